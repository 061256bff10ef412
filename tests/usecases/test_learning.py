"""What we learned is looked through with the names that I know, kept or put into a circle, and never held up."""

from tellers import somebody

from jaga.practice.agreements import ReachAgreement
from jaga.practice.promises import MakePromise
from jaga.practice.refusals import NotKnown
from jaga.usecases import cards, learning
from jaga.usecases.folds import look

WORDS = "Tan laughed, and Devi did too. Bina had asked us. We begin each shift by asking how people are."


def marked(told, words=WORDS):
    found = learning.looked_through(told.person, words, told.now)
    return [(piece, each.whys) for each in found for piece, is_marked in each.pieces if is_marked]


def test_names_come_from_people_situations_and_everything_that_i_can_open(mei, faiz):
    cards.keep(mei.person, faiz.person.keyring.card, "Tan")
    mei.do(mei.begin("the blue folder"), MakePromise("a", "films", to="Devi"))
    mei.do(mei.begin("Saturday", "accountability"), ReachAgreement("a", "he speaks", who="Kumar"))
    assert learning.names_i_know(mei.person, mei.now) == {
        "Tan",
        "the blue folder",
        "Devi",
        "Saturday",
        "Kumar",
    }
    names = [piece for piece, whys in marked(mei) if "name" in whys]
    assert names == ["Tan", "Devi"]


def test_looking_through_keeps_nothing(mei):
    mei.begin()
    before = mei.store.everything()
    assert marked(mei)
    assert mei.store.everything() == before


def test_it_goes_into_a_circle_or_my_own_notes_as_it_was_written_and_nowhere_else(mei):
    for kind in ("circle", "notes"):
        place = mei.begin(f"a {kind}", kind)
        learning.put(mei.person, place.id, "once", WORDS, mei.now)
        assert [each.words for each in look(mei.person, place.id, mei.now).state.free_notes.written] == [
            WORDS
        ]
    team = mei.begin("Saturday", "team")
    assert learning.put(mei.person, team.id, "once", WORDS, mei.now) == NotKnown("place")
    assert [place.kind for place in learning.circles(mei.person)] == ["circle"]


def test_names_of_others_stay_with_them(mei):
    other = somebody(mei.store)
    other.do(other.begin("their name for it"), MakePromise("a", "films", to="Devi"))
    assert learning.names_i_know(mei.person, mei.now) == frozenset()
