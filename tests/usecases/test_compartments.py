"""Compartments: who cannot be let into what, judged by nothing but what the one who gives can open."""

import pytest
from tellers import Told, somebody

from jaga import vault
from jaga.practice.across import LetBothNoMore, SaySide
from jaga.practice.capacity import Side
from jaga.practice.refusals import CausedHarmHere, Empty, NotYoursToSay, OtherSide
from jaga.practice.roles import Role, SayRole
from jaga.practice.telling import BeginStory
from jaga.usecases import cards
from jaga.usecases.compartments import around, let_both, mark, marked, may_give, say_role
from jaga.vault import Terms

SURVIVORS = ("story", "support", "safety", "places")


@pytest.fixture
def tan(mei: Told) -> Told:
    """Somebody else in the same house, whose card Mei holds."""
    one = somebody(mei.store)
    cards.keep(mei.person, card_of(one), "Tan")
    return one


def card_of(told):
    return told.person.keyring.card


def known(told, other):
    found = cards.called(told.person, card_of(other))
    assert found is not None
    return found


def give(told, place, other, name="Thursday", **terms):
    now = int(told.now.timestamp())
    vault.grant(
        told.store,
        told.person.keyring,
        place.id,
        card_of(other),
        Terms(("listen",), whole=True, **terms),
        now,
    )
    note = next(n for n in vault.waiting(told.store, other.person.keyring) if n.kind == vault.GRANT)
    return vault.accept(told.store, other.person.keyring, note, name)


def asked(told, place, other):
    return may_give(told.person, place, card_of(other), told.now)


@pytest.mark.parametrize("kind", SURVIVORS)
def test_who_caused_harm_is_not_given_what_is_kept_for_the_survivor(mei, tan, kind):
    place, team = mei.begin(kind=kind), mei.begin(kind="team")
    assert asked(mei, place, tan) is None
    say_role(mei.person, team, known(mei, tan).id, Role.CAUSED_HARM, mei.now)
    assert asked(mei, place, tan) == CausedHarmHere()
    assert asked(mei, mei.begin(kind="accountability"), tan) is None


def test_a_role_said_by_name_alone_counts_for_the_card_that_i_call_so(mei, tan):
    story = mei.begin(kind="story")
    mei.do(story, SayRole("a", " tan", Role.CAUSED_HARM))
    assert asked(mei, story, tan) == CausedHarmHere()
    mei.do(story, SayRole("a", "tan"))
    assert asked(mei, story, tan) is None


def test_a_team_with_the_survivor_is_closed_to_who_caused_harm_and_another_situation_is_not(mei, tan):
    team = mei.begin(kind="team")
    say_role(mei.person, team, known(mei, tan).id, Role.CAUSED_HARM, mei.now)
    assert asked(mei, team, tan) is None
    mei.do(team, SaySide(Side.SURVIVOR))
    assert asked(mei, team, tan) == CausedHarmHere()
    assert asked(mei, mei.begin("Friday", kind="story"), tan) is None


@pytest.mark.parametrize("ours", SURVIVORS)
@pytest.mark.parametrize("theirs", ["team", "accountability"])
def test_nobody_is_on_both_sides_by_themself(mei, faiz, ours, theirs):
    cards.keep(mei.person, card_of(faiz), "Faiz")
    here, there = mei.begin(kind=ours), mei.begin(kind=theirs)
    give(mei, there, faiz)
    assert asked(mei, here, faiz) == OtherSide()
    assert asked(mei, there, faiz) is None


def test_the_other_way_round_and_only_as_long_as_the_survivor_says_so(mei, faiz):
    cards.keep(mei.person, card_of(faiz), "Faiz")
    story, team = mei.begin(kind="story"), mei.begin(kind="team")
    give(mei, story, faiz)
    assert asked(mei, team, faiz) == OtherSide()
    mine = known(mei, faiz).id
    assert let_both(mei.person, team, mine, " ", mei.now) == Empty("how")
    let_both(mei.person, team, mine, "by voice, on Sunday", mei.now)
    assert asked(mei, team, faiz) is None
    [both] = next(s for s in around(mei.person, team, mei.now) if s.kind == "team").state.across.both
    mei.do(team, LetBothNoMore(both.id))
    assert asked(mei, team, faiz) == OtherSide()


def test_the_survivor_needs_no_record_of_their_own_yes(mei, faiz):
    cards.keep(mei.person, card_of(faiz), "Faiz")
    story, team = mei.begin(kind="story"), mei.begin(kind="team")
    give(mei, team, faiz)
    assert let_both(mei.person, story, known(mei, faiz).id, "", mei.now) == Empty("how")
    mei.do(story, BeginStory())
    let_both(mei.person, story, known(mei, faiz).id, "", mei.now)
    assert asked(mei, story, faiz) is None


def test_only_the_holder_says_that_somebody_may_be_on_both_sides(mei, faiz, tan):
    cards.keep(faiz.person, card_of(tan), "Tan")
    his = give(mei, mei.begin(kind="story"), faiz, writes=True)
    assert let_both(faiz.person, his, known(faiz, tan).id, "x", faiz.now) == NotYoursToSay()


def test_who_reads_sees_the_holder_and_who_writes_and_nobody_else(mei, faiz, tan):
    for one in (mei, faiz):
        cards.keep(faiz.person, card_of(one), "Mei") if one is mei else None
    cards.keep(mei.person, card_of(faiz), "Faiz")
    cards.keep(faiz.person, card_of(tan), "Tan")
    hers = mei.begin(kind="accountability")
    give(mei, hers, faiz)
    give(mei, hers, tan)
    story = faiz.begin(kind="story")
    assert asked(faiz, story, mei) == OtherSide()
    # That Tan only reads there, Faiz cannot know.
    assert asked(faiz, story, tan) is None
    vault.grant(
        mei.store,
        mei.person.keyring,
        hers.id,
        card_of(tan),
        Terms(("listen",), whole=True, writes=True),
        int(mei.now.timestamp()),
    )
    assert asked(faiz, story, tan) == OtherSide()


def test_a_strand_that_the_asker_cannot_open_changes_no_answer(mei, faiz, tan):
    cards.keep(faiz.person, card_of(tan), "Tan")
    team = mei.begin(kind="team")
    say_role(mei.person, team, known(mei, tan).id, Role.CAUSED_HARM, mei.now)
    give(mei, team, tan)
    story = faiz.begin(kind="story")
    assert asked(faiz, story, tan) is None
    his = give(mei, team, faiz)
    assert asked(faiz, story, tan) == CausedHarmHere()
    reader = next(s for s in around(mei.person, team, mei.now)).opened.holding.readers
    for each in reader:
        vault.withdraw(mei.store, mei.person.keyring, team.id, each.id, int(mei.now.timestamp()))
    assert asked(faiz, story, tan) is None
    assert his.id not in {place.id for place in vault.open_shelf(faiz.store, faiz.person.keyring).places}


def test_notes_belong_to_no_side(mei, tan):
    notes, team = mei.begin(), mei.begin(kind="team")
    say_role(mei.person, team, known(mei, tan).id, Role.CAUSED_HARM, mei.now)
    assert asked(mei, notes, tan) is None


def test_a_mark_means_nothing_in_another_strand(mei, tan):
    story, team = mei.begin(kind="story"), mei.begin(kind="team")
    assert mark(story, card_of(tan)) != mark(team, card_of(tan))
    assert marked(mei.person, story, mark(story, card_of(tan))) == known(mei, tan)
    assert marked(mei.person, team, mark(story, card_of(tan))) is None
    assert marked(mei.person, team, "") is None


def test_two_people_each_hold_a_strand_as_the_one_harmed_and_neither_learns_of_the_other(mei, faiz):
    for one, other in ((mei, faiz), (faiz, mei)):
        cards.keep(one.person, card_of(other), "the other")
        story = one.begin(kind="story")
        one.do(story, BeginStory(), SayRole("a", "me", Role.HARMED))
    for one, other in ((mei, faiz), (faiz, mei)):
        story = one.begin("Friday", kind="story")
        assert asked(one, story, other) is None
        assert len(list(around(one.person, story, one.now))) == 1
