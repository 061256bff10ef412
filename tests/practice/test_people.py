"""My pod: whom I turn to, for what, and whether I asked them."""

import pytest

from jaga.practice import kinds, notes
from jaga.practice.people import Asked, ChangeSomeone, NameSomeone, Turning
from jaga.practice.refusals import NotKnown


def test_whom_i_turn_to_for_what_and_whether_i_asked_can_change(my_notes):
    named = NameSomeone("b", "Ben", Turning.AROUND, "films")
    state = my_notes.did(named, ChangeSomeone("b", "Ben", Turning.HARMED, "films, and more", Asked.YES))
    (ben,) = state.people.turn_to
    assert (ben.turning, ben.words, ben.asked) == (Turning.HARMED, "films, and more", Asked.YES)
    assert my_notes.do(ChangeSomeone("nobody", "N")) == NotKnown("id")


def test_an_entry_of_a_places_services_stays_with_whom_it_names(my_notes):
    named = NameSomeone("h", "Talian HEAL", Turning.FURTHER, service="my:talian-heal")
    (line,) = my_notes.did(named, ChangeSomeone("h", "HEAL", Turning.FURTHER)).people.turn_to
    assert (line.name, line.service) == ("HEAL", "my:talian-heal")


@pytest.mark.parametrize("turning", ["listener", "pod", "holds-shame"])
def test_whom_i_turned_to_before_there_was_a_pod_still_reads(turning):
    body = {"at": "2026-03-01T23:40:00+08:00", "id": "s", "name": "Su", "turning": turning, "words": "tea"}
    (someone,) = notes.replay([kinds.read("someone-named", body)]).people.turn_to
    assert (someone.name, someone.turning.value, someone.words) == ("Su", turning, "tea")
    assert (someone.asked, someone.service) == (Asked.NOT, "")
