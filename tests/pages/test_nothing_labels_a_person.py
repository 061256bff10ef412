"""Nothing labels a person outside a strand: no list, search or field across strands, no score, no count of reports.

Looked for in all that can be kept, in tables, in what is taken along, in addresses, and in words that people read.
"""

import re
import types
import typing
from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver
from msgspec import Struct, structs

from jaga import vault
from jaga.practice import kinds
from jaga.practice.accountability import Accountability
from jaga.practice.agreements import ReachAgreement
from jaga.practice.roles import Role, SayRole
from jaga.usecases import cards, export
from jaga.usecases.compartments import mark
from jaga.usecases.folds import EMPTY
from jaga.usecases.person import Person
from jaga.usecases.strands import begin, do

PACKAGE = Path(kinds.__file__).parents[1]
NOW = datetime(2026, 12, 1, 23, 40, tzinfo=ZoneInfo("Asia/Kuala_Lumpur"))

MEASURES = {
    "score", "scores", "rating", "rank", "ranking", "risk", "percent", "percentage", "progress", "streak",
    "tally", "count", "counter", "reports", "reported", "strikes", "severity", "grade", "level", "points",
    "stars", "badge", "verdict", "guilt", "guilty", "credible", "credibility", "flag", "flagged", "warnings",
    "blacklist", "blocklist", "offender", "perpetrator", "abuser", "predator", "accused", "accuser", "victim",
    "suspect", "votes", "vote", "completed", "completion", "overdue",
}  # fmt: skip
"""Words by which a thing would measure, judge or list somebody."""
NUMBERS = {
    ("capacity-said", "contacts"), ("limits-said", "week"), ("helping-begun", "week"), ("hearing-passed-on", "nth"),
    ("place-kept", "part"),
}  # fmt: skip
"""The only numbers in what is kept, beside those of rhythms: how many contacts a week somebody can carry, they say;
which of two choices of how much to hear is the later; and the part of a text in which I stopped reading."""
RHYTHM = {"Phase", "Span", "Window"}


def words_of(name: str) -> set[str]:
    """A name in the code as the words that it is made of."""
    return {part.lower() for part in re.findall(r"[A-Z]?[a-z]+", name)}


def below(of: object, seen: set[object]) -> Iterator[type]:
    """Every struct and enumeration that this type is made of."""
    for each in typing.get_args(of):
        yield from below(each, seen)
    if not isinstance(of, type) or isinstance(of, types.GenericAlias) or of in seen:
        return
    seen.add(of)
    if issubclass(of, Struct):
        yield of
        for field in structs.fields(of):
            yield from below(field.type, seen)
    elif issubclass(of, Enum):
        yield of


def everything_kept() -> list[type]:
    """All events, all that strands come to, and what each of them is made of."""
    seen: set[object] = set()
    return [each for of in (*kinds.KINDS.values(), *EMPTY.values()) for each in below(of, seen)]


def names_in(of: type) -> set[str]:
    """The names of a struct or an enumeration, and of all in it."""
    inside = of.__struct_fields__ if issubclass(of, Struct) else (each.name for each in of)  # type: ignore[attr-defined]
    return {of.__name__, *inside}


def test_nothing_that_can_be_kept_measures_judges_or_lists_anybody() -> None:
    found = {
        (of.__name__, name) for of in everything_kept() for name in names_in(of) if words_of(name) & MEASURES
    }
    assert found == set()
    assert not any(words_of(kind.replace("-", " ")) & MEASURES for kind in kinds.KINDS)


def numbers_in(of: object, path: str, seen: tuple[object, ...] = ()) -> Iterator[tuple[str, str]]:
    """Where in a type a number can stand, but for those of rhythms and hours."""
    for each in typing.get_args(of):
        yield from numbers_in(each, path, seen)
    if of in (int, float):
        yield path.split(".", maxsplit=1)[0], path.rsplit(".", 1)[-1]
    if isinstance(of, type) and issubclass(of, Struct) and of.__name__ not in RHYTHM and of not in seen:
        for field in structs.fields(of):
            yield from numbers_in(field.type, f"{path}.{field.name}", (*seen, of))


def test_no_event_holds_a_number_but_of_what_somebody_carries_chose_later_or_was_reading() -> None:
    found = {each for kind, event in kinds.KINDS.items() for each in numbers_in(event, kind)}
    assert found == NUMBERS


def test_a_field_that_would_label_somebody_is_found() -> None:
    """The tests above can fail: what they look for is found where it stands, also deep inside."""

    class Inside(Struct):
        risk_level: str
        seen: int = 0

    class SomeoneRated(Struct):
        who: tuple[Inside, ...]

    made = list(below(SomeoneRated, set()))
    assert [of.__name__ for of in made if any(words_of(name) & MEASURES for name in names_in(of))] == [
        "Inside"
    ]
    assert set(numbers_in(SomeoneRated, "someone-rated")) == {("someone-rated", "seen")}


def test_tables_hold_sealed_bytes_and_no_text_or_number_about_a_person() -> None:
    plain = {
        (model._meta.db_table, field.name)
        for model in apps.get_app_config("house").get_models()
        for field in model._meta.get_fields()
        if not isinstance(field, models.BinaryField | models.CompositePrimaryKey)
    }
    bells = {"way", "text", "target", "days", "at", "zone", "chosen", "due", "tries", "failure", "number"}
    assert plain == {
        ("log", "position"),
        ("person", "handle"),
        ("person", "generation"),
        ("session", "begun"),
        ("session", "seen"),
        ("invitation", "until"),
        *(("bell", field) for field in bells),
    }


@pytest.fixture
def kumar() -> Person:
    """Somebody with two situations, who knows one person in both."""
    keyring = vault.new_keyring()
    sealed = vault.lock(keyring, "salt lamp river quiet", cost=vault.Cost(passes=1, kib=8))
    return Person(vault.unlock(sealed, "salt lamp river quiet"), vault.MemoryStore())


def test_what_is_taken_along_joins_nobody_across_strands(kumar: Person) -> None:
    tan = vault.new_keyring().card
    cards.keep(kumar, tan, "Tan")
    marks = set()
    for name in ("Saturday", "films"):
        place = begin(kumar, "accountability", name, NOW)
        assert isinstance(place, vault.Place)
        marks.add(mark(place, tan))
        do(kumar, place.id, SayRole("r", "Tan", Role.CAUSED_HARM, card=mark(place, tan)), NOW)
        do(kumar, place.id, ReachAgreement("a", "he speaks", "Tan"), NOW)
    assert len(marks) == 2
    files = {name: msgspec.json.decode(content) for name, _seen, content in export.everything(kumar, NOW)}
    assert {name: content["name"] for name, content in files.items()} == {
        "1-accountability": "Saturday",
        "2-accountability": "films",
    }
    assert {key for content in files.values() for key in content} == {"name", "kind", "who_reads", "entries"}
    listed = msgspec.json.decode(export.people(kumar) or b"")
    assert [set(one) for one in listed] == [{"name", "goes_by", "five_words", "compared"}]
    assert b"caused" not in (export.people(kumar) or b"")


def routes() -> list[str]:
    """Every address of the program, with its slots."""

    def each_below(patterns: list[typing.Any], before: str) -> Iterator[str]:
        for each in patterns:
            route = before + str(each.pattern)
            if isinstance(each, URLResolver):
                yield from each_below(each.url_patterns, route)
            elif isinstance(each, URLPattern):
                yield route

    return list(each_below(get_resolver().url_patterns, "/"))


def test_no_address_searches_or_takes_a_name() -> None:
    free = {slot for route in routes() for slot in re.findall(r"<(?:str|path|slug):(\w+)>", route)}
    named = {slot for slot in free if slot in {"name", "who", "person", "q", "query", "words", "handle"}}
    assert named == set()
    steps = {step for route in routes() for step in re.sub(r"<[^>]*>", "", route).split("/")}
    assert not steps & (MEASURES | {"search", "find", "lookup", "people-like", "everybody-who", "list"})
    asked = {
        word
        for file in PACKAGE.glob("pages/**/*.py")
        for word in re.findall(r"GET(?:\.get\(|\.getlist\(|\[)\"(\w+)\"", file.read_text("utf-8"))
    }
    assert not asked & {"q", "query", "search", "name", "who", "person", "find"}


SAID = re.compile(
    r"%(?!\()|\b(?:scores?|rating|percent\w*|streaks?|badges?|tally|risk level|offenders?|perpetrators?|abusers?|"
    r"predators?|skor|"
    r"markah|peratus\w*|lencana|penarafan|pemangsa|pelaku|reports? against|laporan terhadap)\b",
    re.IGNORECASE,
)
SAYS_THAT_THERE_IS_NONE = {"s6"}
"""The text that says what this program is not."""
NONE = re.compile(r"\b(?:tiada markah|no scores?)\b|kerja, markah", re.IGNORECASE)
"""Where it is said that there is none, and the marks of somebody's school, on which a teacher has a hold."""


def labels_in(said: str) -> list[str]:
    """The words in it that would measure or label somebody."""
    return SAID.findall(NONE.sub("", said))


def test_no_word_that_people_read_measures_or_labels_anybody() -> None:
    found = []
    for language in ("en", "ms"):
        for text in sorted((PACKAGE / "guides" / language).glob("*.md")):
            if text.stem not in SAYS_THAT_THERE_IS_NONE:
                found += [(text.name, language, word) for word in labels_in(text.read_text("utf-8"))]
    catalogue = settings.LOCALE_PATHS[0] / "ms" / "LC_MESSAGES" / "django.po"
    with catalogue.open("rb") as lines:
        sentences = [(str(m.id), str(m.string)) for m in read_po(lines) if m.id]
    found += [(said, "catalogue", word) for pair in sentences for said in pair for word in labels_in(said)]
    assert found == []
    assert len(sentences) > 1000


@pytest.mark.parametrize(
    "said", ["You are at 40%", "his score", "Skor anda", "3 reports against them", "a badge"]
)
def test_such_a_word_would_be_found(said: str) -> None:
    assert labels_in(said)


def test_the_strand_that_its_subject_reads_has_no_list_of_how_they_were() -> None:
    """How somebody answered is noted in helpers' own notes; what is kept where they read is asked, agreed and seen."""
    held = {field for field in Accountability.__struct_fields__ if "answer" in field or "reaction" in field}
    assert held == set()
