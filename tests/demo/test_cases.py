"""Every case plays to where it says it stops, and is opened again with the sign-in that it printed."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from jaga.demo.cases import CASES, NotInThisCase, scene
from jaga.demo.filling import MARK, SignIn, ending_yesterday, fill
from jaga.demo.script import Does, Scene, from_day
from jaga.house import home, unlocking
from jaga.house.errors import HomeNotEmpty
from jaga.house.store import DatabaseStore
from jaga.practice.notes import Notes
from jaga.practice.parts import Strand
from jaga.practice.story import Story
from jaga.usecases.folds import look
from jaga.usecases.letting import let_go
from jaga.usecases.person import Person
from jaga.usecases.strands import situations
from jaga.vault import WrongPassphrase

START = date(2026, 3, 1)
NOW = datetime(2026, 3, 22, 9, 0, tzinfo=ZoneInfo("Asia/Kuala_Lumpur"))
SCENES = [scene for scenes in CASES.values() for scene in scenes]
QUOTED = {
    "mei": [
        (
            "Laila says that after the last meeting Haziq came home with her to get a book and did not stop "
            "when she asked him to. She does not want the police. She is scared that everyone will know."
        ),
        "I have known Haziq for fifteen years. I want it not to be true and I hate that.",
    ],
    "kumar": ["I have been like this to her since she came. I do not know why it is her.", "people like her"],
    "aishah": ["Tan abused a migrant woman"],
    "priya": [],
    "dina": [],
    "tia": [],
    "ben": ["Everyone knows what he did to my cousin"],
    "iman": ["Two lead: one speaks, one watches faces and the time."],
    "faiz": ["I wanted them to laugh. I did not want to see her face."],
}


def by_person(scene: Scene) -> str:
    return scene.who


def signed_in(sign_in: SignIn) -> Person:
    unlocked = unlocking.unlock(sign_in.handle, sign_in.passphrase)
    return Person(unlocked.keyring, DatabaseStore())


def strands(person: Person) -> dict[str, Strand]:
    return {
        place.kind: look(person, place.id, NOW).state
        for situation in situations(person)
        for place in situation.places
    }


def played(folder: Path, who: str) -> dict[str, Strand]:
    found = next(scene for scene in SCENES if scene.who == who)
    return strands(signed_in(fill(folder, found, START)[0]))


def texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from texts(part)
        case list() | tuple():
            for part in value:
                yield from texts(part)


@pytest.mark.parametrize("scene", SCENES, ids=by_person)
def test_a_case_plays_and_its_sign_in_opens_it_with_the_words_of_the_case(empty: Path, scene: Scene) -> None:
    (sign_in,) = fill(empty, scene, START)
    person = signed_in(sign_in)
    said = "\n".join(text for state in strands(person).values() for text in texts(msgspec.to_builtins(state)))
    for quoted in QUOTED[scene.who]:
        assert quoted in said
    with pytest.raises(WrongPassphrase):
        unlocking.unlock(sign_in.handle, sign_in.passphrase + "s")


@pytest.mark.parametrize("scene", SCENES, ids=by_person)
def test_no_word_of_a_case_stands_unsealed_in_its_home(empty: Path, scene: Scene) -> None:
    (sign_in,) = fill(empty, scene, START)
    steps = scene.steps(from_day(START))
    said = {
        text
        for step in steps
        if isinstance(step, Does)
        for text in texts(msgspec.to_builtins(step.command))
        if " " in text
    }
    content = b"".join(file.read_bytes() for file in empty.iterdir())
    assert said
    for text in (*said, sign_in.passphrase):
        assert text.encode() not in content
        assert text.encode("utf-16-le") not in content


def test_mei_keeps_promises_and_the_story_under_lailas_consent(empty: Path) -> None:
    found = played(empty, "mei")
    notes, story = found["notes"], found["story"]
    assert isinstance(notes, Notes)
    assert isinstance(story, Story)
    assert [promise.words for promise in notes.promises.made] == [
        "I tell nobody unless she says so.",
        "three silly films, on Saturday",
    ]
    assert {consent.to for consent in story.consents.recorded} == {"", "Su", "Ravi"}
    assert notes.nudges.planned[0].way == "by message only"
    assert notes.nudges.planned[0].next == date(2026, 3, 28)


def test_tia_keeps_four_lines_for_herself(empty: Path) -> None:
    story = played(empty, "tia")["story"]
    assert isinstance(story, Story)
    assert len(story.telling.told) == 4
    assert story.telling.on_behalf_of == ""
    assert story.consents.recorded == ()


def test_nothing_of_aishahs_is_let_go_after_the_threat(empty: Path) -> None:
    person = signed_in(fill(empty, scene(2, "Aishah"), START)[0])
    (place,) = situations(person)[0].places
    state = look(person, place.id, NOW).state
    assert isinstance(state, Notes)
    assert state.letting_go.paused
    assert let_go(person, place.id, state.free_notes.written[0].id, NOW) is not None


def test_a_home_in_which_anything_is_kept_is_refused_and_untouched(empty: Path) -> None:
    empty.mkdir()
    (empty / "something").write_text("mine")
    with pytest.raises(HomeNotEmpty, match="not empty"):
        fill(empty, SCENES[0], START)
    assert [file.name for file in empty.iterdir()] == ["something"]


def test_a_filled_home_is_marked_and_cannot_be_filled_again(empty: Path) -> None:
    fill(empty, scene(5), START)
    assert (empty / MARK).exists()
    with pytest.raises(HomeNotEmpty):
        fill(empty, scene(5), START)
    home.claim(empty)  # it was given back


def test_unless_told_otherwise_the_case_ended_yesterday() -> None:
    assert (ending_yesterday(scene(1)) - ending_yesterday(scene(3))).days == 215 - 20


def test_nobody_else_is_played() -> None:
    with pytest.raises(NotInThisCase, match="kumar, aishah"):
        scene(2, "Tan")


def test_priya_let_go_of_the_note_of_that_night(empty: Path) -> None:
    notes = played(empty, "priya")["notes"]
    assert isinstance(notes, Notes)
    assert [note.words for note in notes.free_notes.written] == ["I slept until four. My hands still shake."]
