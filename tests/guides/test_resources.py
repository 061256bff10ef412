"""Resources: what is shipped holds, and what comes in by a file is taken whole or named row by row."""

import csv
import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from jaga.guides import resource_csv, resource_hsds
from jaga.guides.faults import Refused
from jaga.guides.languages import complete
from jaga.guides.resource import Resource, faults_of, load_resources, plain
from jaga.guides.resource_csv import COLUMNS, Unreadable, Wrong

TODAY = date(2026, 11, 28)
WHOLE = Resource(
    id="a-zine",
    title="Small steps",
    seen=date(2026, 11, 20),
    maker="Somebody",
    languages=("en", "zh-Hans"),
    place="my",
    format="zine",
    cost="free",
    note={"en": "It speaks of fear.", "ms": "Ia menyentuh rasa takut."},
    good_for={"en": "A tired friend.", "ms": "Kawan yang penat."},
    address="https://example.org/small",
    licence="CC BY 4.0",
    source="a friend",
    checked=date(2026, 11, 21),
    checked_by="somebody of this house",
)
Keep = Callable[[bytes | str], Path]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Writes a file and says where it lies."""

    def file(content: bytes | str) -> Path:
        path = tmp_path / "resources.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return file


def table(*rows: str, names: str = "id,title,seen") -> str:
    return "\n".join((names, *rows)) + "\n"


def refusal(file: Path) -> str:
    with pytest.raises(Unreadable) as refused:
        list(resource_csv.read(file))
    return str(refused.value)


def told(found: Iterator[Resource | Wrong]) -> list[str]:
    return [f"{each.row}: {each.sentence}" for each in found if isinstance(each, Wrong)]


def test_what_is_shipped_has_a_source_and_was_checked_by_nobody() -> None:
    """Once somebody has checked one, the last line is theirs to change."""
    shipped = load_resources()
    assert shipped
    assert all(each.source and each.seen for each in shipped)
    for each in shipped:
        assert all(set(said) == set(complete()) for said in (each.note, each.good_for) if said), each.id
    assert {each.checked for each in shipped} == {None}


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("{id: a, title: T, seen: 2026-11-22}", "no source"),
        ("{id: a, title: T, source: s, seen: 2026-11-22, note: {en: Hard.}}", "note: not in every language"),
        ("{id: a, title: T, source: s, seen: 2026-11-22, stars: 5}", "unknown field `stars`"),
        ("{id: a, title: T, source: s}", "missing required field `seen`"),
        ("{id: a b, title: T, source: s, seen: 2026-11-22}", "id: letters, figures"),
        ("{id: a, title: T, source: s, seen: 2026-11-22, cost: cheap}", "cost: not one of"),
    ],
)
def test_what_is_not_fit_to_be_shipped_is_refused_with_its_line(
    tmp_path: Path, entry: str, sentence: str
) -> None:
    (tmp_path / "en.yaml").write_text(f"# why\n\n- {entry}\n", "utf-8")
    with pytest.raises(Refused, match=r"resources/en\.yaml:3") as refused:
        load_resources(tmp_path)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "example.org",
            "https://",
        ),
        *(
            "https://bank.example@evil.example/",
            "https://exa mple.org",
            "https://example.org/\u202egro",
            "https:\\x",
        ),
    ],
)
def test_nothing_but_a_plain_address_is_taken(address: str) -> None:
    found = msgspec.structs.replace(WHOLE, address=address)
    assert [sentence for sentence in faults_of(found) if sentence.startswith("address")]


def test_only_https_becomes_a_link() -> None:
    assert WHOLE.link == WHOLE.address
    assert msgspec.structs.replace(WHOLE, address="http://example.org").link == ""
    assert list(faults_of(msgspec.structs.replace(WHOLE, address="http://example.org"))) == []


def test_words_are_compared_without_case_and_accents() -> None:
    assert plain("Déjà-VU, 𝐛𝐨𝐥𝐝 _ (2)") == ["deja", "vu", "bold", "2"]


def test_a_table_comes_back_as_it_was_written(keep: Keep) -> None:
    target = io.StringIO(newline="")
    assert resource_csv.write(target, [WHOLE]) == 1
    assert list(resource_csv.read(keep("\ufeff" + target.getvalue()))) == [WHOLE]


@pytest.mark.parametrize(
    "words", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'=1", "''+1", "＝1", '"=1";=2']
)
def test_no_cell_is_a_formula_and_all_words_come_back(keep: Keep, words: str) -> None:
    target = io.StringIO(newline="")
    resource_csv.write(target, [msgspec.structs.replace(WHOLE, title=words, good_for={"en": words})])
    cells = next(csv.DictReader(io.StringIO(target.getvalue(), newline="")))
    assert not any(cell.startswith(("=", "+", "-", "@", "＝")) for cell in cells.values())
    assert (
        '",' in target.getvalue()
    )  # every cell stands in quotation marks, also where a semicolon parts cells
    (back,) = resource_csv.read(keep(target.getvalue()))
    assert isinstance(back, Resource)
    assert (back.title, back.good_for) == (words, {"en": words})


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "row 1: columns missing: 'id', 'title', 'seen'"),
        (table(names="id,title,seen,phone"), "row 1: columns not known here: 'phone'"),
        (table(names="id,title"), "row 1: columns missing: 'seen'"),
        (table(names="id,title,seen,title"), "row 1: columns there twice: 'title'"),
        (table(names="id;title;seen"), "row 1: the columns are not parted by commas"),
        (
            table("a,A,2026-11-28").encode("utf-16"),
            "row 1: this is not UTF-8 but another encoding, such as UTF-16",
        ),
        (table("a,A,2026-11-28", "b,Más,2026-11-28").encode("cp1252"), "row 3: this is not UTF-8"),
        (table("a,A,2026-11-28", 'b,"B,2026-11-28'), "row 3: not a row of a CSV file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "row 1: this is not UTF-8"),
        (b"x" * (2 << 20), "row 1: a line without an end"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_the_row_and_what_to_do(
    keep: Keep, content: bytes | str, sentence: str
) -> None:
    assert sentence in refusal(keep(content))


def test_every_row_that_is_not_fit_is_told_by_its_number(keep: Keep) -> None:
    rows = ("a,A,2026-11-28", "b,,2026-11-28", "c,C,yesterday", "d,D", "", "a b,F,", "g,G\x07,2026-11-28")
    found = list(resource_csv.read(keep(table(*rows))))
    assert [each.id for each in found if isinstance(each, Resource)] == ["a"]
    assert told(iter(found)) == [
        "3: title: it has none",
        "4: seen: not a day like 2026-11-28: 'yesterday'",
        "5: it has 2 cells, and row 1 has 3",
        "7: seen: on which day was it seen? Like this: 2026-11-28",
        "8: title: a character in it that cannot be seen",
    ]


def most_held(file: Path) -> int:
    tracemalloc.start()
    try:
        assert not told(resource_csv.read(file))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_large_table_is_read_without_being_held(keep: Keep) -> None:
    few, many = (
        most_held(keep(table(*(f"r{number},Title {number},2026-11-28" for number in range(rows)))))
        for rows in (500, 8000)
    )
    assert many < few + (1 << 16)


def written(*found: Resource) -> bytes:
    target = io.BytesIO()
    assert resource_hsds.write(target, found) == len(found)
    return target.getvalue()


def test_a_page_of_services_comes_back_as_it_was_written() -> None:
    other = msgspec.structs.replace(WHOLE, id="b", place="", checked=None)
    assert list(resource_hsds.read(written(WHOLE, other), TODAY)) == [WHOLE, other]
    assert json.loads(written()) == {
        "contents": [],
        "total_items": 0,
        "total_pages": 1,
        "page_number": 1,
        "size": 0,
        "empty": True,
        "first_page": True,
        "last_page": True,
    }


def test_every_service_that_is_written_has_what_the_specification_requires() -> None:
    (service,) = json.loads(written(WHOLE))["contents"]
    assert {"id", "name", "status"} <= service.keys()
    assert {"id", "name", "description"} <= service["organization"].keys()
    assert all({"id", "link_id", "link_entity"} <= each.keys() for each in service["attributes"])


SERVICE = {
    "id": "6c2b1c1e-0000-4000-8000-000000000001",
    "name": "Talking it through",
    "status": "active",
    "description": "Two people\nwho listen.",
    "url": "http://example.com/talk",
    "assured_date": "2025-03-01",
    "phones": [{"id": "1", "number": "+44 1234 234567"}],
    "languages": [{"id": "2", "name": "Urdu", "code": "ur"}],
    "cost_options": [{"id": "3", "amount": 0}, {"id": "4", "amount": 35}],
    "contacts": [{"id": "5", "name": "Ann Persona", "email": "ann@example.com"}],
    "service_at_locations": [{"id": "6", "location": {"addresses": [{"id": "7", "country": "GB"}]}}],
}
MAKER = {"id": "8", "name": "Example Circle"}
SHAPES = {
    "one service": {**SERVICE, "organization": MAKER},
    "an organization": {**MAKER, "services": [SERVICE]},
    "a page of services": {"total_items": 1, "contents": [{**SERVICE, "organization": MAKER}]},
    "a page of organizations": {"contents": [{**MAKER, "services": [SERVICE]}]},
    "tables": {"organization": [MAKER], "service": [{**SERVICE, "organization_id": "8"}]},
    "a list": [{**SERVICE, "organization": MAKER}],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_services_are_found_in_every_shape_that_the_specification_publishes(shape: str) -> None:
    (found,) = resource_hsds.read(json.dumps(SHAPES[shape]).encode(), TODAY)
    assert found == Resource(
        id=str(SERVICE["id"]),
        title="Talking it through",
        seen=TODAY,
        maker="Example Circle",
        languages=("ur",),
        place="gb",
        format="service",
        cost="partly",
        good_for={"en": "Two people who listen."},
        address="http://example.com/talk",
        checked=date(2025, 3, 1),
    )
    assert b"234567" not in msgspec.json.encode(found)
    assert b"Ann" not in msgspec.json.encode(found)


PUBLISHED = {
    "service_list": {"maker": "Example Organization Inc."},
    "organization_full": {"maker": "Example Organization Inc.", "languages": ("ur",), "place": "us"},
    # Its tables do not belong together: the maker and the cost are of another service.
    "tabular": {},
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_examples_of_the_specification_itself_are_taken(name: str) -> None:
    """Where they come from and their licence stand beside them."""
    content = (Path(__file__).parent / "hsds" / f"{name}.json").read_bytes()
    (found,) = resource_hsds.read(content, TODAY)
    assert isinstance(found, Resource)
    assert found.good_for["en"].startswith("Counselling Services provided by trained")
    assert msgspec.structs.replace(found, good_for={}) == Resource(
        id="ac148810-d857-441c-9679-408f346de14b",
        title="Community Counselling",
        seen=TODAY,
        format="service",
        address="http://example.com/counselling",
        checked=date(2005, 1, 1),
        **PUBLISHED[name],
    )
    assert b"Persona" not in msgspec.json.encode(found)


def test_a_service_that_is_no_more_is_left_out_and_a_wrong_one_is_told() -> None:
    gone, wrong = {**SERVICE, "status": "defunct"}, {**SERVICE, "id": None, "assured_date": "soon"}
    content = json.dumps({"contents": [gone, wrong]}).encode()
    assert told(resource_hsds.read(content, TODAY)) == [
        "2: Invalid isoformat date: 'soon'".replace("date", "string")
    ]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": "3.0"}', b"\xff", b"7"])
def test_what_holds_no_service_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"not JSON|no service"):
        list(resource_hsds.read(content, TODAY))


def test_the_columns_follow_the_languages_that_are_complete() -> None:
    assert [name for name in COLUMNS if name.startswith("note_")] == [
        f"note_{language}" for language in complete()
    ]
