"""Facing something together: readers see each other, each speaks for themself, and who holds it was named or not."""

import pytest
from tellers import Kept, Told, somebody

from jaga import vault
from jaga.practice.agreements import AgreementAnswered, ChangeAgreement, EndAgreement, ReachAgreement, Says
from jaga.practice.consent import Reach
from jaga.practice.events import Event as Fact
from jaga.practice.held import HolderNamed, SayWhoNamed
from jaga.practice.kinds import write
from jaga.practice.passed_on import NoteNoLongerAsked, TakeUpHearing, TakeUpRequest
from jaga.practice.refusals import AlreadyEnded, CausedHarmHere, NotInIt, NotYoursToSay, OtherSide
from jaga.practice.roles import Role, RoleSaid, SayRole
from jaga.practice.telling import BeginStory, Hearing
from jaga.usecases import agreeing, cards, circle, giving, held_here, holding, receiving, whoreads
from jaga.usecases.acting import act
from jaga.usecases.agreeing import Say
from jaga.usecases.compartments import may_give
from jaga.usecases.folds import Seen, forget_everybody, look
from jaga.usecases.giving import Give, Narrow
from jaga.usecases.holding import Taking
from jaga.usecases.letting import let_go
from jaga.usecases.strands import do
from jaga.vault import ConsentEnded, Event, Place


@pytest.fixture
def farid() -> Told:
    """Farid, who holds the strand."""
    return somebody(Kept())


@pytest.fixture
def tan(farid: Told) -> Told:
    """Tan, who is asked to face it."""
    return met(farid, "Tan")


@pytest.fixture
def kumar(farid: Told) -> Told:
    """Kumar, who walks with them, and whom Tan does not know here."""
    return met(farid, "Kumar")


@pytest.fixture
def his(farid: Told) -> Place:
    """The strand, with one agreement in it."""
    place = farid.begin("the hall", "accountability")
    farid.do(place, ReachAgreement("a", "he speaks to those who heard it", "Tan"))
    return place


def met(farid: Told, name: str) -> Told:
    other = somebody(farid.store)
    cards.keep(farid.person, other.person.keyring.card, name)
    cards.keep(other.person, farid.person.keyring.card, "Farid")
    return other


def known(told: Told, name: str) -> bytes:
    return next(each.id for each in cards.mine(told.person) if each.name == name)


def let_in(farid: Told, place: Place, name: str, other: Told) -> Place:
    wish = Give(Reach.WHOLE, called=name)
    assert isinstance(giving.give(farid.person, place.id, known(farid, name), wish, farid.now), bytes)
    [waits] = [each for each in receiving.waiting(other.person) if each.kind == vault.GRANT]
    taken = receiving.accept(other.person, waits.id, "Blue", other.now)
    assert isinstance(taken, Place)
    return taken


def seen(told: Told, place: Place) -> Seen:
    return look(told.person, place.id, told.now)


def names(told: Told, place: Place) -> list[str]:
    """Whom one of them sees in it, but for themself and the holder."""
    there = circle.in_it(told.person, seen(told, place))
    return sorted(each.called for each in there if not each.me and not each.holds)


def say_it_all_the_same(told: Told, place: Place, fact: Fact) -> Seen:
    """What a changed program would write."""
    kind, body = write(fact)
    now, opened = int(told.now.timestamp()), seen(told, place)
    event = Event(kind, dict(body))
    vault.append(told.store, told.person.keyring, opened.opened, [event], now, opened.fold.frontier)
    forget_everybody()
    return seen(told, place)


def test_those_who_read_see_each_other_by_the_name_that_the_holder_gave(farid, tan, kumar, his):
    theirs, kumars = let_in(farid, his, "Tan", tan), let_in(farid, his, "Kumar", kumar)
    assert names(tan, theirs) == ["Kumar"]
    assert names(kumar, kumars) == ["Tan"]
    assert names(farid, his) == ["Kumar", "Tan"]


def asked_in(farid: Told, place: Place, name: str, other: Told, wish: Give) -> receiving.Waits:
    assert isinstance(giving.give(farid.person, place.id, known(farid, name), wish, farid.now), bytes)
    [waits] = [each for each in receiving.waiting(other.person) if each.kind == vault.GRANT]
    return waits


def test_who_else_is_in_it_is_known_before_it_is_taken_and_looking_leaves_no_trace(farid, tan, kumar, his):
    let_in(farid, his, "Kumar", kumar)
    waits = asked_in(farid, his, "Tan", tan, Give(Reach.WHOLE, called="Tan"))
    rows, shelf = farid.store.rows(), vault.open_shelf(tan.store, tan.person.keyring)
    found = receiving.who_is_in_it(tan.person, waits, tan.now)
    assert [(each.holds, each.known and each.known.name, each.called) for each in found] == [
        (True, "Farid", ""),
        (False, None, "Kumar"),
    ]
    assert farid.store.rows() == rows
    assert vault.open_shelf(tan.store, tan.person.keyring) == shelf
    assert names(farid, his) == ["Kumar", "Tan"], "they stand on the list though they took nothing"


def test_of_what_is_no_longer_given_nobody_is_told_who_is_in_it(farid, tan, kumar, his):
    let_in(farid, his, "Kumar", kumar)
    waits = asked_in(farid, his, "Tan", tan, Give(Reach.WHOLE, called="Tan"))
    reader = next(r for r in whoreads.readers(farid.person, seen(farid, his)) if r.known.name == "Tan")
    giving.end(farid.person, his.id, reader.id, farid.now)
    assert receiving.who_is_in_it(tan.person, waits, tan.now) == ()
    assert receiving.who_is_in_it(kumar.person, waits, kumar.now) == (), (
        "a note that is not theirs opens nothing"
    )


def test_who_reads_only_what_is_newer_learns_how_many_and_no_name_from_before(farid, tan, kumar, his):
    let_in(farid, his, "Kumar", kumar)
    waits = asked_in(farid, his, "Tan", tan, Give(Reach.FROM_NOW_ON, called="Tan"))
    found = receiving.who_is_in_it(tan.person, waits, tan.now)
    assert [(each.holds, each.called) for each in found] == [(True, ""), (False, "")]


def test_nobody_can_be_made_a_reader_whom_the_others_do_not_see(farid, tan, kumar, his):
    theirs = let_in(farid, his, "Tan", tan)
    let_in(farid, his, "Kumar", kumar)
    reader = next(r for r in whoreads.readers(farid.person, seen(farid, his)) if r.known.name == "Kumar")
    giving.narrow(farid.person, his.id, reader.id, Narrow(only_reads=True), farid.now)
    assert names(tan, theirs) == ["Kumar"]
    stranger = met(farid, "Aunt")
    assert stranger is not None
    assert holding.offer(farid.person, his.id, known(farid, "Aunt"), farid.now) == NotInIt()


def test_who_is_let_in_no_more_is_gone_for_the_others_with_the_name(farid, tan, kumar, his):
    theirs, kumars = let_in(farid, his, "Tan", tan), let_in(farid, his, "Kumar", kumar)
    reader = next(r for r in whoreads.readers(farid.person, seen(farid, his)) if r.known.name == "Kumar")
    giving.end(farid.person, his.id, reader.id, farid.now)
    assert names(tan, theirs) == []
    assert [each.name for each in seen(tan, theirs).state.held.called] == ["Tan"]
    with pytest.raises(ConsentEnded):
        seen(kumar, kumars)


def test_each_confirms_for_themself_and_nobody_for_another(farid, tan, kumar, his):
    theirs, kumars = let_in(farid, his, "Tan", tan), let_in(farid, his, "Kumar", kumar)
    act(tan.person, theirs.id, Say("a", Says.NOT_SO, "not before Sunday"), tan.now)
    act(tan.person, theirs.id, Say("a", Says.AGREED), tan.now)
    act(kumar.person, kumars.id, Say("a", Says.AGREED), kumar.now)
    said = agreeing.said(seen(farid, his), "a")
    assert [(each.says, each.words) for each in said] == [(Says.AGREED, ""), (Says.AGREED, "")]
    assert {whoreads.author(farid.person, seen(farid, his), each.id).known.name for each in said} == {
        "Tan",
        "Kumar",
    }
    tans = agreeing.said_by_me(seen(tan, theirs), "a")
    for other, place in ((kumar, kumars), (farid, his)):
        forged = AgreementAnswered(tans.id, "a", Says.NOT_SO, "forged", at=other.now)
        now = say_it_all_the_same(other, place, forged)
        assert "forged" not in [each.words for each in agreeing.said(now, "a")]


def test_it_is_agreed_once_whoever_is_to_do_it_said_so_and_nobody_else(farid, tan, kumar, his):
    theirs, kumars = let_in(farid, his, "Tan", tan), let_in(farid, his, "Kumar", kumar)

    def confirmed() -> bool:
        now = seen(farid, his)
        [agreed] = now.state.agreements.reached
        return agreeing.is_confirmed(farid.person, now, agreed)

    act(farid.person, his.id, Say("a", Says.AGREED), farid.now)
    assert not confirmed(), "whoever put it forward agrees with themself"
    act(tan.person, theirs.id, Say("a", Says.NOT_YET, "after the weekend"), tan.now)
    act(kumar.person, kumars.id, Say("a", Says.AGREED), kumar.now)
    assert not confirmed(), "Kumar does not agree for Tan"
    act(tan.person, theirs.id, Say("a", Says.AGREED), tan.now)
    assert confirmed()
    farid.do(his, ChangeAgreement("a", "he speaks to all of them"))
    assert not confirmed(), "to other words nobody has agreed"


def test_whose_it_is_to_do_is_told_by_the_name_that_the_holder_gave(farid, tan, his):
    theirs = let_in(farid, his, "Tan", tan)
    [agreed] = seen(tan, theirs).state.agreements.reached
    assert agreeing.is_mine_to_do(tan.person, seen(tan, theirs), agreed)
    assert not agreeing.is_mine_to_do(farid.person, seen(farid, his), agreed)


def test_the_same_word_sent_twice_is_one(farid, his):
    act(farid.person, his.id, Say("a", Says.AGREED), farid.now)
    before = len(farid.store.rows())
    act(farid.person, his.id, Say("a", Says.AGREED), farid.now)
    assert len(farid.store.rows()) == before


def test_of_what_is_over_or_gone_nobody_says_that_they_agreed(farid, his):
    farid.do(his, EndAgreement("a", "he did"))
    assert act(farid.person, his.id, Say("a", Says.AGREED), farid.now) == AlreadyEnded("of")


def test_letting_go_of_an_agreement_drops_what_each_said_of_it_too(farid, tan, his):
    theirs = let_in(farid, his, "Tan", tan)
    act(tan.person, theirs.id, Say("a", Says.NOT_SO, "words about it"), tan.now)
    word = agreeing.said_by_me(seen(tan, theirs), "a")
    entries = {entry for entry, _author in seen(farid, his).fold.entries[word.id]}
    let_go(farid.person, his.id, "a", farid.now)
    forget_everybody()
    after = seen(farid, his)
    assert after.state.agreements.answers == ()
    assert not entries & {entry for each in after.fold.entries.values() for entry, _author in each}


def test_a_reader_says_no_roles_and_those_said_all_the_same_do_not_count(farid, tan, his):
    theirs = let_in(farid, his, "Tan", tan)
    role = SayRole("r", "Kumar", Role.CAUSED_HARM)
    assert do(tan.person, theirs.id, role, tan.now) == NotYoursToSay()
    now = say_it_all_the_same(tan, theirs, RoleSaid("r", "Kumar", Role.CAUSED_HARM, at=tan.now))
    assert now.state.roles.said == ()
    say_it_all_the_same(tan, theirs, HolderNamed("h", by="Bina", at=tan.now))
    assert held_here.named(seen(farid, his)) is None


def test_who_was_named_to_hold_it_is_said_of_that_one_alone(farid, kumar, his):
    kumars = let_in(farid, his, "Kumar", kumar)
    farid.do(his, SayWhoNamed("h", "Farid", "Bina", "by voice"))
    assert held_here.named(seen(kumar, kumars)).how == "by voice"
    assert holding.offer(farid.person, his.id, known(farid, "Kumar"), farid.now) is None
    [offered] = holding.offers(kumar.person, kumar.now)
    taken = holding.take(kumar.person, offered.id, Taking("Blue", reads_on=True), kumar.now)
    assert isinstance(taken, Place), taken
    forget_everybody()
    assert held_here.named(seen(kumar, taken)) is None
    kumar.do(taken, SayWhoNamed("k", "Kumar", "Bina", "in a letter"))
    [back] = [each for each in seen(farid, his).state.held.named if each.id == "k"]
    assert held_here.named(seen(farid, his)) == back
    assert held_here.called(seen(farid, his), kumar.person.keyring.card) == "Kumar"


def test_when_the_survivor_leaves_what_was_agreed_stays_and_nothing_more_is_told(farid, tan, his):
    theirs = let_in(farid, his, "Tan", tan)
    farid.do(his, TakeUpRequest("r", "that he names it"), TakeUpHearing(Hearing.AGREED))
    farid.do(his, ReachAgreement("b", "he names it", request="r"))
    farid.do(his, NoteNoLongerAsked("r"), TakeUpHearing(Hearing.NOTHING))
    act(tan.person, theirs.id, Say("b", Says.AGREED), tan.now)
    state = seen(tan, theirs).state
    assert [each.ended for each in state.passed_on.requests] == [True]
    assert [(each.id, each.request, each.ended) for each in state.agreements.reached][1] == ("b", "r", False)
    farid.do(his, EndAgreement("b"))


def test_both_can_hold_a_strand_as_the_one_who_was_harmed(farid, tan):
    """Nothing in either reaches the other, and nobody is told that there are two."""
    for told, other in ((farid, "Tan"), (tan, "Farid")):
        story = told.begin("what happened", "story")
        told.do(story, BeginStory(), SayRole("r", other, Role.CAUSED_HARM), SayRole("m", "me", Role.HARMED))
        facing = told.begin("what happened", "accountability")
        told.do(facing, TakeUpRequest("q", "that it is said aloud"))
        card = next(each.card for each in cards.mine(told.person) if each.name == other)
        assert may_give(told.person, story, card, told.now) == CausedHarmHere()
        assert may_give(told.person, facing, card, told.now) is None


def test_who_was_asked_onto_both_teams_sees_it_alone(farid, kumar, his):
    """Two who know nothing of each other's strands ask the same person: neither learns of it, and nothing refuses."""
    aishah = somebody(farid.store)
    cards.keep(aishah.person, kumar.person.keyring.card, "Kumar")
    cards.keep(kumar.person, aishah.person.keyring.card, "Aishah")
    ours = aishah.begin("Thursday", "support")
    let_in(farid, his, "Kumar", kumar)
    wish = Give(Reach.WHOLE)
    assert isinstance(giving.give(aishah.person, ours.id, known(aishah, "Kumar"), wish, aishah.now), bytes)
    [waits] = [each for each in receiving.waiting(kumar.person) if each.kind == vault.GRANT]
    assert isinstance(receiving.accept(kumar.person, waits.id, "Blue", kumar.now), Place)
    assert {each.kind for each in vault.open_shelf(kumar.store, kumar.person.keyring).places} == {
        "accountability",
        "support",
    }
    assert [each.name for each in vault.open_shelf(farid.store, farid.person.keyring).places] == ["the hall"]
    # Whoever knows of both is asked for the survivor's word.
    theirs = farid.begin("the hall", "support")
    card = kumar.person.keyring.card
    assert may_give(farid.person, theirs, card, farid.now) == OtherSide()
