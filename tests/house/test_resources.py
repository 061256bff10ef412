"""Resources that a house added: found by words and choices, changed all or not at all, carried by a backup."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from django.db import DatabaseError, connection

from jaga.guides.resource import COSTS, Resource
from jaga.house import resource_commands, resources
from jaga.house.backup import backup
from jaga.house.errors import HouseFull
from jaga.house.inventory import inventory
from jaga.house.resources import wanted
from jaga.house.restore import restore
from jaga.pages.shown import shipped

pytestmark = pytest.mark.usefixtures("house")
SEEN = date(2026, 11, 28)


def made(count: int) -> Iterator[Resource]:
    for number in range(count):
        yield Resource(
            id=f"r{number}",
            title=f"Talking {number}",
            seen=SEEN,
            maker=("Mei Ling", "Ömer")[number % 2],
            languages=(("en",), ("en", "zh-Hans"), ())[number % 3],
            place=("my", "")[number % 2],
            cost=COSTS[number % 4],
            good_for={"en": "Listening", "ms": "Mendengar"},
        )


@pytest.fixture(params=["index", "no index"])
def searched(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With SQLite's index over words, and with a SQLite that has none."""
    if request.param == "no index":
        monkeypatch.setattr(resources, "has_fts", lambda: False)


@pytest.mark.usefixtures("searched")
@pytest.mark.parametrize(
    ("words", "marks"),
    [
        *(("", ()), ("talking", ()), ("talk 1", ()), ("LISTEN omer", ()), ("dengar", ()), ("mendengar", ())),
        *(
            ("", ("lzhhans",)),
            ("talking", ("pmy", "cfree")),
            ("", ("p",)),
            ("", ("c", "len")),
            ("ling", ("lms",)),
        ),
        *(
            ('" OR words:*', ()),
            ("100%", ()),
            ("_", ()),
            ("NEAR(talking 5)", ()),
            ("' -- x", ()),
            ("talking " * 30, ()),
        ),
    ],
)
def test_what_is_found_is_what_fits_in_the_order_of_adding(words: str, marks: tuple[str, ...]) -> None:
    resources.put(made(60))
    asked = wanted(words, marks)
    fits = [each for each in made(60) if asked.fits(each)]
    assert resources.find(asked, 0, 100) == fits
    assert resources.find(asked, 3, 5) == fits[3:8]
    assert resources.find(asked, 0, 100, ("r0", "r7")) == [
        each for each in fits if each.id not in ("r0", "r7")
    ]


def test_a_search_finds_something_and_not_everything() -> None:
    """So that the test above compares something."""
    resources.put(made(60))
    counts = [
        len(resources.find(wanted(words, ()), 0, 100)) for words in ("talking", "omer", "talk 1", "dengar")
    ]
    assert counts == [60, 30, 11, 0]


@pytest.mark.usefixtures("searched")
def test_one_that_is_here_is_corrected_in_its_place_and_a_removed_one_is_found_no_more() -> None:
    assert resources.put(made(3)) == (3, 3)
    other = Resource(id="r1", title="Silence", seen=SEEN, languages=("ta",))
    assert resources.put([other]) == (1, 0)
    assert [each.title for each in resources.everything()] == ["Talking 0", "Silence", "Talking 2"]
    assert resources.find(wanted("talking", ()), 0, 9) == [each for each in made(3) if each.id != "r1"]
    assert ("l", "ta") in resources.choices()
    assert resources.remove(["r1", "nowhere"]) == 1
    assert resources.find(wanted("silence", ()), 0, 9) == []
    assert ("l", "ta") not in resources.choices()


def test_a_change_that_breaks_off_leaves_everything_as_it_was() -> None:
    resources.put(made(3))

    def breaking() -> Iterator[Resource]:
        yield from made(700)
        raise HouseFull("no room")

    with pytest.raises(HouseFull):
        resources.put(breaking())
    assert resources.count() == 3
    assert len(resources.find(wanted("talking", ()), 0, 9)) == 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sqlite_master SET sql = '' WHERE name = 'log'",
        "DELETE FROM sqlite_master",
        "DROP TABLE resource_index",
        "CREATE VIRTUAL TABLE other USING fts5(words)",
        "PRAGMA writable_schema = ON",
    ],
)
def test_what_the_index_needs_lets_nothing_else_in(statement: str) -> None:
    resources.put(made(1))
    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match=r"not authorized|may not be modified"),
    ):
        cursor.execute(statement)


# By command.

Said = Callable[[], str]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return lambda: capsys.readouterr().out


def test_one_wrong_row_of_many_takes_nothing_and_is_named(tmp_path: Path, said: Said) -> None:
    file = tmp_path / "many.csv"
    rows = [f"r{number},Title,2026-11-28" for number in range(3000)]
    file.write_text("\n".join(["id,title,seen", *rows, "last,,2026-11-28"]), "utf-8")
    assert resource_commands.bring_in(file) == (
        "row 3002: title: it has none\nNothing was taken. Mend these rows, then try again."
    )
    assert (resources.count(), said()) == (0, "")


def test_a_hundred_thousand_rows_are_taken_or_one_wrong_one_keeps_all_out(tmp_path: Path, said: Said) -> None:
    file = tmp_path / "many.csv"
    rows = [f"r{number},Reading {number},2026-11-28" for number in range(100_000)]
    file.write_text("\n".join(["id,title,seen", *rows, "r0 0,Reading,2026-11-28"]), "utf-8")
    assert str(resource_commands.bring_in(file)).startswith("row 100002: id: letters, figures")
    assert resources.count() == 0
    file.write_text("\n".join(["id,title,seen", *rows]), "utf-8")
    assert resource_commands.bring_in(file) == 0
    assert "100000 taken: 100000 new" in said()
    assert [each.id for each in resources.find(wanted("99999", ()), 0, 2)] == ["r99999"]


def test_only_the_first_wrong_rows_are_told(tmp_path: Path) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text("id,title,seen\n" + "a,,2026-11-28\n" * 30, "utf-8")
    told = str(resource_commands.bring_in(file)).splitlines()
    assert len(told) == resource_commands.MOST_TOLD + 2
    assert told[-2] == "and 10 more"


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_what_is_exported_comes_back_the_same_and_what_is_shipped_is_not_copied(
    tmp_path: Path, said: Said, ending: str
) -> None:
    resources.put(made(30))
    before, file = list(resources.everything()), tmp_path / f"all.{ending}"
    assert resource_commands.export(file) == 0
    resources.remove([each.id for each in before])
    assert resource_commands.bring_in(file) == 0
    assert "30 taken: 30 new, 0 corrected" in said()
    assert list(resources.everything()) == before


def test_a_file_that_cannot_be_read_or_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"{")
    assert str(resource_commands.bring_in(tmp_path / "x.json")).endswith("Nothing was taken.")
    assert "cannot be read" in str(resource_commands.bring_in(tmp_path / "none.csv"))
    assert "cannot be written" in str(resource_commands.export(tmp_path / "no folder" / "x.csv"))


def test_one_is_added_corrected_and_removed_by_its_id(said: Said) -> None:
    assert resource_commands.add("a", {"title": "Small steps", "good_for": {"en": "Tired"}}) == 0
    assert resource_commands.add("a", {"cost": "free", "good_for": {"ms": "Penat"}}) == 0
    (found,) = resources.everything()
    assert (found.title, found.cost, found.good_for) == (
        "Small steps",
        "free",
        {"en": "Tired", "ms": "Penat"},
    )
    assert resource_commands.add("b", {"address": "javascript:x"}) == (
        "title: it has none\naddress: not an address that begins with https:// or http://: 'javascript:x'\n"
        "Nothing was changed."
    )
    assert resource_commands.remove(("a", "b")) == "Not among what this house added: b. Nothing was removed."
    assert resource_commands.remove(("a",)) == 0
    assert resources.count() == 0
    assert "Added: Small steps" in said()


def test_what_is_shipped_can_be_corrected_by_a_house_and_comes_back(said: Said) -> None:
    first = shipped()[0]
    assert resource_commands.add(first.id, {"checked": SEEN, "checked_by": "somebody here"}) == 0
    assert next(resource_commands.everything()) == msgspec.structs.replace(
        first, checked=SEEN, checked_by="somebody here"
    )
    assert len(list(resource_commands.everything())) == len(shipped())
    resource_commands.remove((first.id,))
    assert next(resource_commands.everything()) == first


def test_check_says_what_is_not_known_and_ends_with_1(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    assert resource_commands.check() == 1
    assert f"{shipped()[0].id}: checked by nobody" in said()
    whole = Resource(
        id="w", title="W", seen=SEEN, checked=SEEN, checked_by="us", languages=("en",), cost="free",
        licence="CC0", address="https://example.org", good_for={"en": "All"},
    )  # fmt: skip
    assert list(resource_commands.to_do(whole, SEEN)) == []
    old = msgspec.structs.replace(
        whole, seen=date(2020, 1, 1), checked=date(2020, 1, 1), checked_by="", cost=""
    )
    assert [each[:12] for each in resource_commands.to_do(old, SEEN)] == [
        "somebody che",
        "last looked ",
        "not known: c",
    ]
    monkeypatch.setattr(resource_commands, "shipped", lambda: (whole,))
    monkeypatch.setattr(resource_commands.clock, "today", lambda: SEEN)
    assert (resource_commands.check(), said()) == (0, "Nothing to do.\n")


def test_a_backup_carries_them_and_the_inventory_counts_them(house: Path, tmp_path: Path) -> None:
    resources.put(made(40))
    assert "  resources that this house added, for everybody to read: 40" in inventory()
    backup(tmp_path / "kept")
    before = list(resources.everything())
    resources.remove([each.id for each in before])
    from jaga.house import home

    home.release()
    restore(tmp_path / "kept")
    home.claim()
    assert list(resources.everything()) == before
    assert len(resources.find(wanted("omer", ("pmy",)), 0, 99)) == 0
    assert len(resources.find(wanted("ling", ("pmy",)), 0, 99)) == 20
    assert ("l", "zh-Hans") in resources.choices()
