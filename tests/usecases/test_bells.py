"""My bells are mine to read alone; there are none unless I turned one on; and what cannot be kept is refused."""

from datetime import time

import msgspec
import pytest

from jaga import vault
from jaga.practice.bells import Way, Weekday
from jaga.practice.refusals import ControlCharacter, Empty, TooLong, TooMany
from jaga.usecases import bells
from jaga.usecases.bells import Bell
from jaga.usecases.person import Person
from jaga.vault import MemoryStore, NotHere
from jaga.vault.shelf import new_id


@pytest.fixture
def mei() -> Person:
    return Person(vault.new_keyring(), MemoryStore())


def bell(text: str = "basil", **more: object) -> Bell:
    made = Bell(
        new_id(), Way.MAIL, text, (Weekday.MONDAY,), time(20, 15), "Asia/Kuala_Lumpur", "mei@post.example"
    )
    return msgspec.structs.replace(made, **more)


def test_there_is_none_unless_i_turn_one_on(mei: Person) -> None:
    assert bells.mine(mei) == ()
    bells.forget_all(mei)
    bells.forget(mei, new_id())
    assert bells.mine(mei) == ()


def test_a_bell_comes_back_as_i_kept_it_and_changes_in_its_place(mei: Person) -> None:
    one, other = bell(), bell("cinnamon", way=Way.CALENDAR, to="a secret")
    assert (bells.keep(mei, one), bells.keep(mei, other)) == (one, other)
    later = msgspec.structs.replace(one, at=time(7), days=(Weekday.SUNDAY,))
    bells.keep(mei, later)
    assert bells.mine(mei) == (later, other)
    assert bells.find(mei, other.id) == other
    bells.forget(mei, one.id)
    assert bells.mine(mei) == (other,)
    bells.forget_all(mei)
    assert bells.mine(mei) == ()


def test_without_a_text_it_says_nothing_in_any_language(mei: Person) -> None:
    kept = bells.keep(mei, bell("  "))
    assert isinstance(kept, Bell)
    assert kept.text == "·"


def test_a_bell_of_somebody_else_is_not_here(mei: Person) -> None:
    ravi = Person(vault.new_keyring(), mei.house)
    hers = bells.keep(mei, bell())
    assert isinstance(hers, Bell)
    with pytest.raises(NotHere):
        bells.find(ravi, hers.id)
    assert bells.mine(ravi) == ()


@pytest.mark.parametrize(
    ("made", "refusal"),
    [
        (bell(days=()), Empty("days")),
        (bell("a" * 61), TooLong("text", 60)),
        (bell("basil\nBcc: somebody@elsewhere.example"), ControlCharacter("text", 5)),
        (bell("a\u2028b"), ControlCharacter("text", 1)),
        (bell("a\u202eb"), ControlCharacter("text", 1)),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(mei: Person, made: Bell, refusal: object) -> None:
    assert bells.keep(mei, made) == refusal
    assert bells.mine(mei) == ()


def test_there_is_an_end_to_how_many(mei: Person) -> None:
    kept = [bells.keep(mei, bell()) for _ in range(bells.MOST)]
    assert bells.keep(mei, bell()) == TooMany("text", bells.MOST)
    last = kept[-1]
    assert isinstance(last, Bell)
    assert isinstance(bells.keep(mei, msgspec.structs.replace(last, text="other")), Bell), (
        "a change is no new one"
    )
