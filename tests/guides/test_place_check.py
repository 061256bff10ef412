"""What has to be looked at in a place is said; and nothing of any one place stands in the program."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from jaga import guides
from jaga.cli import main
from jaga.guides.place import Contact, Law, Place, Service, Source, load_places
from jaga.guides.place_check import to_do

TODAY = date(2026, 11, 28)
PACKAGE = Path(guides.__file__).parent.parent
SAME = {"en": "A", "ms": "A"}
WELL = Service(
    id="line",
    topics=("abuse",),
    sources=(Source("a paper", TODAY),),
    checked=TODAY,
    name="A line",
    contacts=(Contact("phone", "1", sure=True),),
)
LAW = Law(
    id="law", topics=("child",), sources=WELL.sources, checked=TODAY, name=SAME, facts={"en": (), "ms": ()}
)

FIRST = msgspec.structs.replace(WELL, id="first", topics=("emergency",))


def said(*services: Service, laws: tuple[Law, ...] = (LAW,)) -> list[str]:
    return list(to_do(Place("xx", SAME, (FIRST, *services), laws, "UTC"), TODAY))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"checked": None}, "line: checked by nobody. Call"),
        ({"checked": None, "topics": ("emergency",)}, "line: checked by nobody. Never call it"),
        ({"sources": (Source("a paper", TODAY, date(2024, 11, 28)),)}, "line: old: from 2024-11-28"),
        (
            {"contacts": (Contact("phone", "1", sure=False), Contact("phone", "2", sure=False))},
            "line: in conflict: 1 or 2",
        ),
        ({"contacts": (Contact("phone", "1", sure=False),)}, "line: not sure: 1."),
        ({"contacts": ()}, "line: only a name"),
    ],
)
def test_each_thing_that_is_the_matter_is_said_with_what_to_do(
    change: dict[str, object], sentence: str
) -> None:
    assert said(WELL) == []
    (found,) = said(msgspec.structs.replace(WELL, **change))
    assert found.startswith(sentence)


def test_old_unchecked_and_unknown_law_is_said() -> None:
    old = msgspec.structs.replace(LAW, checked=None, sources=(Source("a paper", TODAY, date(2020, 1, 1)),))
    assert [each.partition(".")[0] for each in said(laws=(old,))] == [
        "law: old: from 2020-01-01",
        "law: checked by nobody",
    ]
    assert said(laws=())[0].startswith("law: none is known")


def test_the_command_goes_through_every_place_and_ends_with_1_where_there_is_something() -> None:
    done = CliRunner().invoke(main, ["places", "check"])
    assert done.exit_code == 1
    assert [line.partition(":")[0] for line in done.output.splitlines() if not line.startswith(" ")] == list(
        load_places()
    )
    assert "befrienders-kl: in conflict: 03-7627 2929 or 03-7956 8145" in done.output


def test_the_command_ends_with_0_where_nothing_is_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "jaga.guides.place.load_places", lambda: {"xx": Place("xx", SAME, (FIRST,), (LAW,), "UTC")}
    )
    done = CliRunner().invoke(main, ["places", "check"])
    assert (done.exit_code, done.output) == (0, "xx: nothing to do\n")


# What a house says unless it is told otherwise, how a zone is written, and a word for where somebody comes from.
ALLOWED = {
    (file, word)
    for file in ("house/settings.py", "pages/keeping/sentences.py")
    for word in ("asia/", "kuala")
} | {("practice/telltale.py", "indonesia")}
NAMES = ("malaysia", "kuala", "penang", "sarawak", "sabah", "ringgit", "indonesia", "jakarta", "asia/")


def of_a_place(place: Place) -> set[str]:
    """Names and numbers that only a place can know; a number of three figures is one in the program by chance."""
    numbers = {each.value for one in place.services for each in one.contacts if isinstance(each.value, str)}
    names = {
        words
        for one in (*place.services, *place.laws)
        for words in ([one.name] if isinstance(one.name, str) else one.name.values())
    }
    # What is called the same everywhere, and so is no place's own.
    generic = {"Emergency", "Kecemasan", "Defamation", "Legal aid", "Bantuan guaman"}
    return {each for each in names | numbers if len(each) > len("999")} - generic


def test_nothing_of_any_place_stands_in_the_program() -> None:
    wanted = {word.lower() for place in load_places().values() for word in of_a_place(place)} | set(NAMES)
    files = (*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"))
    sources = {str(file.relative_to(PACKAGE)): file.read_text("utf-8").lower() for file in files}
    assert len(sources) > 100
    assert {(name, word) for name, text in sources.items() for word in wanted if word in text} == ALLOWED


def test_the_texts_name_no_place_so_that_each_can_be_read_in_all() -> None:
    wanted = {word.lower() for place in load_places().values() for word in of_a_place(place)} | set(NAMES)
    texts = {
        file.parent.name + file.name: file.read_text("utf-8").lower()
        for file in PACKAGE.glob("guides/*/*.md")
    }
    assert len(texts) > 100
    assert {(name, word) for name, text in texts.items() for word in wanted if word in text} == set()


def test_a_place_without_an_emergency_number_is_told_first() -> None:
    told = list(to_do(load_places()["id"], TODAY))
    assert told[-2].startswith("emergency: no number is known")
    assert told[-1].startswith("law: none is known")
    assert not any(each.startswith("emergency: no") for each in to_do(load_places()["my"], TODAY))


# As the facts have them, which were seen and never called; nobody adds one without a source of its own.
NUMBERS = {
    "my": [
        *("999", "15555", "03-7627 2929", "03-7956 8145", "03-3000 8858", "018-988 8058", "15999"),
        *("011-3108 4001", "016-428 7265", "016-439 0698", "016-418 0342", "082-422 660"),
    ],
    "id": ["119"],
}


def test_no_number_is_shipped_but_those_that_were_seen() -> None:
    assert {
        code: [each.value for one in place.services for each in one.contacts if each.kind in ("phone", "sms")]
        for code, place in load_places().items()
    } == NUMBERS
