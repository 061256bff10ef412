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


def said(*services: Service, laws: tuple[Law, ...] = (LAW,)) -> list[str]:
    return list(to_do(Place("xx", SAME, services, laws, "UTC"), TODAY))


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
        "jaga.guides.place.load_places", lambda: {"xx": Place("xx", SAME, (WELL,), (LAW,), "UTC")}
    )
    done = CliRunner().invoke(main, ["places", "check"])
    assert (done.exit_code, done.output) == (0, "xx: nothing to do\n")


# What a house says unless it is told otherwise, and an example of how a zone is written.
ALLOWED = {
    (file, word)
    for file in ("house/settings.py", "pages/keeping/sentences.py")
    for word in ("asia/", "kuala")
}
NAMES = ("malaysia", "kuala", "penang", "sarawak", "sabah", "ringgit", "singapore", "singapura", "asia/")


def of_a_place(place: Place) -> set[str]:
    """Names and numbers that only a place can know; a number of three figures is one in the program by chance."""
    numbers = {each.value for one in place.services for each in one.contacts if isinstance(each.value, str)}
    names = {
        words
        for one in place.services
        for words in ([one.name] if isinstance(one.name, str) else one.name.values())
    }
    generic = {"Emergency", "Kecemasan"}
    return {each for each in names | numbers if len(each) > len("999")} - generic


def test_nothing_of_any_place_stands_in_the_program() -> None:
    wanted = {word.lower() for place in load_places().values() for word in of_a_place(place)} | set(NAMES)
    files = (*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"))
    sources = {str(file.relative_to(PACKAGE)): file.read_text("utf-8").lower() for file in files}
    assert len(sources) > 100
    assert {(name, word) for name, text in sources.items() for word in wanted if word in text} == ALLOWED
