"""A small place made out of a list that anybody may use: checked by nobody, and nothing guessed."""

import json
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from jaga.cli import main
from jaga.guides.faults import Refused
from jaga.guides.helplines import Origin, Unfit, bring_in
from jaga.guides.place import Place, Source, load_places

LISTED = Path(__file__).parent / "open_helplines" / "id.json"
COMMIT = "3bb2e1852012a08d111b5c1916503fcfa656f17c"
ORIGIN = Origin("id", "Asia/Jakarta", "62", COMMIT, date(2026, 11, 28))
Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty folder of places."""
    (tmp_path / "places").mkdir()
    return tmp_path / "places"


def brought(root: Path, change: Change = lambda _: None, origin: Origin = ORIGIN) -> Place:
    told = json.loads(LISTED.read_bytes())
    change(told)
    assert bring_in(json.dumps(told).encode(), origin, root) == len(told["records"])
    return load_places(root)[origin.code]


def test_the_second_place_is_what_the_list_says_but_for_a_name_and_words_by_hand(root: Path) -> None:
    made, shipped = brought(root), load_places()["id"]
    by_hand = {"name": shipped.services[0].name, "about": shipped.services[0].about}
    assert msgspec.structs.replace(made.services[0], **by_hand) == shipped.services[0]
    assert msgspec.structs.replace(made, services=shipped.services) == shipped
    assert made.laws == ()


def test_every_entry_says_the_list_its_state_and_the_day_and_that_nobody_checked(root: Path) -> None:
    (service,) = brought(root).services
    (source,) = service.sources
    assert isinstance(source, Source)
    assert service.checked is None
    assert (source.seen, source.published) == (date(2026, 11, 28), date(2026, 6, 2))
    for told in ("github.com/Kouki-odaka/open-helplines", "3bb2e185", "intothelightid.org"):
        assert told in str(source.source)
    assert "counselling service operated" not in msgspec.json.encode(service).decode()


def test_a_number_that_is_short_for_its_country_is_written_as_it_is_dialled_there_and_not_sure(
    root: Path,
) -> None:
    def more(told: dict[str, Any]) -> None:
        (contact,) = told["records"][0]["contacts"]
        told["records"][0]["contacts"] += [
            {**contact, "number": "+62215551234", "method": "text", "hours": "Mon 9-17", "free": False},
            {
                "method": "chat",
                "url": "https://example.org",
                "languages": ["jv"],
                "hours": "24/7",
                "free": True,
            },
        ]

    short, long, web = brought(root, more).services[0].contacts
    assert (short.value, short.sure, short.daily) == ("119", False, None)
    assert (long.kind, long.value, long.sure, long.daily) == ("sms", "+62215551234", True, None)
    assert (web.kind, web.value) == ("web", "https://example.org")
    assert web.answers(time(3)) is True
    known = load_places(root)["id"].services[0].known
    # Said of one way and not of all, it is not said.
    assert known == {
        "languages": {"en": "Languages: Indonesian, Javanese.", "ms": "Bahasa: Indonesia, Jawa."}
    }


@pytest.mark.parametrize(
    ("category", "topics"),
    [
        ("domestic_violence", ("abuse",)),
        ("sexual_violence", ("sexual-violence",)),
        ("suicide_prevention", ("suicide",)),
        ("youth", ()),
    ],
)
def test_only_what_a_line_is_for_becomes_a_topic(root: Path, category: str, topics: tuple[str, ...]) -> None:
    def other(told: dict[str, Any]) -> None:
        told["records"][0] |= {"category": category, "secondary_categories": ["grief"]}

    assert brought(root, other).services[0].topics == topics


@pytest.mark.parametrize(
    ("content", "origin", "why"),
    [
        (b"{", ORIGIN, "not a file of"),
        (b'{"country": "ID", "records": [{"id": "x"}]}', ORIGIN, "not a file of"),
        (b'{"country": "JP", "records": []}', ORIGIN, "is of jp"),
        (b"{}", msgspec.structs.replace(ORIGIN, code="../x"), "not the code of a country"),
        (b"{}", msgspec.structs.replace(ORIGIN, code="qq"), "not the code of a country"),
        (LISTED.read_bytes().replace(b'"phone"', b'"smoke"'), ORIGIN, "no such way"),
    ],
)
def test_what_is_not_of_the_list_is_refused(root: Path, content: bytes, origin: Origin, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        bring_in(content, origin, root)
    assert list(root.iterdir()) == []


def test_what_could_not_be_shown_is_not_written_and_what_is_there_is_not_written_over(root: Path) -> None:
    with pytest.raises(Refused, match="not a clock"):
        bring_in(LISTED.read_bytes(), msgspec.structs.replace(ORIGIN, clock="Jakarta"), root)
    assert list(root.iterdir()) == []
    brought(root)
    with pytest.raises(Unfit, match="already"):
        brought(root)


def test_the_command_says_why_it_wrote_nothing() -> None:
    asked = ["places", "import-helplines", str(LISTED), "id", "--clock", "Asia/Jakarta", "--calling", "62"]
    done = CliRunner().invoke(main, [*asked, "--commit", COMMIT, "--seen", "2026-11-28"])
    assert done.exit_code == 1
    assert "There is a place id already" in done.output
    assert "Nothing was written." in done.output
