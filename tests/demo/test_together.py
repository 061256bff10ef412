"""Several people of one case in one house: each with a handle, their steps in the order of the hours."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from jaga.demo.filling import MARK, fill_many
from jaga.demo.script import Begins, Does, Meets, Scene
from jaga.house import people, unlocking
from jaga.house.store import DatabaseStore
from jaga.practice.promises import MakePromise
from jaga.usecases import cards
from jaga.usecases.folds import look
from jaga.usecases.person import Person
from jaga.usecases.strands import situations

START = date(2026, 3, 1)
NOW = datetime(2026, 3, 22, 9, 0, tzinfo=ZoneInfo("Asia/Kuala_Lumpur"))


def scene(who, *steps):
    return Scene(who, lambda _day: steps, "It stops there.")


def test_two_have_places_in_one_house_and_meet_there(empty):
    mei = scene(
        "mei",
        Begins(0, "23:40", "notes", "Thursday"),
        Meets(1, "09:00", "priya"),
        Does(2, "10:00", "notes", MakePromise(id="films", words="Send silly films", to="L")),
    )
    priya = scene("priya", Begins(0, "23:50", "notes", "a friend"))
    sign_ins = fill_many(empty, [mei, priya], START)
    assert [sign_in.handle.split("-")[0] for sign_in in sign_ins] == ["mei", "priya"]
    assert (empty / MARK).exists()
    assert people.of_many()
    opened = [unlocking.unlock(one.handle, one.passphrase) for one in sign_ins]
    first, second = (Person(one.keyring, DatabaseStore()) for one in opened)
    assert [(known.name, known.card) for known in cards.mine(first)] == [("priya", second.keyring.card)]
    assert [(known.name, known.card) for known in cards.mine(second)] == [("mei", first.keyring.card)]
    (mine,), (hers,) = situations(first), situations(second)
    assert (mine.name, hers.name) == ("Thursday", "a friend")
    assert [p.words for p in look(first, mine.places[0].id, NOW).state.promises.made] == ["Send silly films"]
