"""A circle: who is in it, what each says for themself, leaving, keeping a card, and that it is no case."""

from datetime import timedelta

import pytest
from tellers import Kept, Told, somebody

from jaga import vault
from jaga.practice.agreements import ReachAgreement
from jaga.practice.consent import Reach
from jaga.practice.free_notes import WriteNote
from jaga.practice.kinds import write
from jaga.practice.letting_go import NoteLegalThreat
from jaga.practice.members import MemberSaid, SayIAmIn
from jaga.practice.refusals import AlreadyKnown, NotInIt, NotYoursToSay
from jaga.practice.roles import Role
from jaga.usecases import cards, circle, giving, holding, leaving, receiving
from jaga.usecases.compartments import mark, may_give, say_role
from jaga.usecases.folds import Seen, look
from jaga.usecases.giving import Give, Narrow
from jaga.usecases.holding import Taking
from jaga.usecases.landing import Landing, land
from jaga.usecases.letting import let_go_of_what_is_due
from jaga.usecases.strands import begin, do
from jaga.usecases.today import gather
from jaga.vault import ConsentEnded, Event, NotHere, Place
from jaga.vault.shelf import adding


@pytest.fixture
def iman() -> Told:
    """Iman, who holds the circle, in the store of the others."""
    return somebody(Kept())


@pytest.fixture
def ben(iman: Told) -> Told:
    """Ben, whose card she holds, as he holds hers."""
    return met(iman, "Iman", "Ben")


def met(iman: Told, her: str, name: str) -> Told:
    """Somebody whom Iman knows by this name."""
    other = somebody(iman.store)
    cards.keep(iman.person, other.person.keyring.card, name)
    cards.keep(other.person, iman.person.keyring.card, her)
    return other


@pytest.fixture
def hers(iman: Told) -> Place:
    """A circle with one agreement in it."""
    place = iman.begin("Sundays", "circle")
    iman.do(place, SayIAmIn("i", "Iman"), ReachAgreement("a", "we ask before we hug"))
    return place


def let_in(iman: Told, place: Place, name: str, other: Told, called: str = "Blue") -> Place:
    """Iman lets somebody in, and they take it."""
    known = next(known for known in cards.mine(iman.person) if known.name == name)
    given = giving.give(iman.person, place.id, known.id, Give(Reach.WHOLE), iman.now)
    assert isinstance(given, bytes), given
    [waits] = [each for each in receiving.waiting(other.person) if each.kind == vault.GRANT]
    taken = receiving.accept(other.person, waits.id, called, other.now)
    assert isinstance(taken, Place)
    return taken


def opens(iman: Told, place: Place) -> None:
    """The holder opens the circle, as every page of it does."""
    assert let_go_of_what_is_due(iman.person, place.id, iman.now) is not None


def names(told: Told, place: Place) -> list[tuple[str, bool]]:
    """Who is in it as one of them sees it: what they said of themselves, and whether they hold it."""
    seen = look(told.person, place.id, told.now)
    return [(each.said.name if each.said else "", each.holds) for each in circle.in_it(told.person, seen)]


def test_a_circle_of_one_works(iman, hers):
    assert names(iman, hers) == [("Iman", True)]
    iman.do(hers, WriteNote("l", "rest comes first"))


def test_those_in_it_see_each_other_and_who_was_asked_and_has_not_said_a_word(iman, ben, hers):
    wei = met(iman, "Iman", "Wei")
    his, theirs = let_in(iman, hers, "Ben", ben), let_in(iman, hers, "Wei", wei)
    wei.do(theirs, SayIAmIn("w", "Wei"))
    for told, place in ((iman, hers), (ben, his), (wei, theirs)):
        assert sorted(names(told, place)) == [("", False), ("Iman", True), ("Wei", False)]
    [me] = [each for each in circle.in_it(ben.person, look(ben.person, his.id, ben.now)) if each.me]
    assert (me.said, me.holds) == (None, False)


def test_who_reads_only_what_is_newer_is_told_nothing_of_what_others_said_before(iman, ben, hers):
    known = cards.mine(iman.person)[0]
    giving.give(iman.person, hers.id, known.id, Give(Reach.FROM_NOW_ON), iman.now)
    [waits] = receiving.waiting(ben.person)
    his = receiving.accept(ben.person, waits.id, "Blue", ben.now)
    assert isinstance(his, Place)
    found = circle.in_it(ben.person, look(ben.person, his.id, ben.now))
    assert [(each.holds, each.said, each.silent) for each in found] == [
        (True, None, False),
        (False, None, True),
    ]


def test_whose_reading_is_ended_is_not_in_it_any_more_and_neither_is_what_they_said(iman, ben, hers):
    his = let_in(iman, hers, "Ben", ben)
    ben.do(his, SayIAmIn("b", "Ben", words="lifts at night"), WriteNote("l", "a cup to pass round"))
    [reader] = look(iman.person, hers.id, iman.now).opened.holding.readers
    giving.end(iman.person, hers.id, reader.id, iman.now)
    seen = look(iman.person, hers.id, iman.now)
    assert [each.name for each in seen.state.members.said] == ["Iman"]
    assert [each.words for each in seen.state.free_notes.written] == ["a cup to pass round"]


def test_whoever_reads_it_writes_in_it_whatever_was_ticked_so_that_nobody_reads_unseen(iman, ben, hers):
    his = let_in(iman, hers, "Ben", ben)
    [reader] = look(iman.person, hers.id, iman.now).opened.holding.readers
    giving.narrow(iman.person, hers.id, reader.id, Narrow(only_reads=True), iman.now)
    assert look(ben.person, his.id, ben.now).opened.writes
    ben.do(his, WriteNote("l", "a cup to pass round"))


def test_what_one_can_do_is_said_by_oneself_alone_and_not_by_the_holder(iman, ben, hers):
    his = let_in(iman, hers, "Ben", ben)
    ben.do(his, SayIAmIn("b", "Ben", words="lifts"))
    assert do(iman.person, hers.id, SayIAmIn("b", "Ben", words="everything"), iman.now) == NotYoursToSay()
    assert do(ben.person, his.id, SayIAmIn("i", "Iman"), ben.now) == NotYoursToSay()
    # Not by a changed program either.
    opened = look(iman.person, hers.id, iman.now).opened
    kind, body = write(MemberSaid("b", "Ben", words="everything", at=iman.now))
    vault.append(
        iman.store, iman.person.keyring, opened, [Event(kind, dict(body))], int(iman.now.timestamp())
    )
    said = look(ben.person, his.id, ben.now).state.members.said
    assert [each.words for each in said if each.name == "Ben"] == ["lifts"]


def test_an_agreement_is_changed_by_who_wrote_it_or_holds_the_circle(iman, ben, hers):
    his = let_in(iman, hers, "Ben", ben)
    ben.do(his, ReachAgreement("b", "phones stay outside"))
    assert [each.words for each in look(iman.person, hers.id, iman.now).state.agreements.reached] == [
        "we ask before we hug", "phones stay outside",
    ]  # fmt: skip


def test_who_leaves_is_gone_in_one_step_and_reads_nothing_from_the_holders_next_step_on(iman, ben, hers):
    his = let_in(iman, hers, "Ben", ben)
    ben.do(his, SayIAmIn("b", "Ben"), WriteNote("l", "a cup to pass round"))
    circle.leave(ben.person, his.id, ben.now)
    with pytest.raises(NotHere):
        look(ben.person, his.id, ben.now)
    [waits] = receiving.waiting(iman.person)
    assert (waits.kind, leaving.left_which(iman.person, waits.note)) == (leaving.LEFT, hers)
    opens(iman, hers)
    opens(iman, hers)  # asked again, nothing more happens
    seen = look(iman.person, hers.id, iman.now)
    assert names(iman, hers) == [("Iman", True)]
    assert [each.name for each in seen.state.members.said] == ["Iman"], "what was said of oneself goes along"
    assert [each.words for each in seen.state.free_notes.written] == ["a cup to pass round"]
    assert len(receiving.waiting(iman.person)) == 1, "the line waits until it is read"


def test_a_leavers_keys_open_nothing_that_is_written_afterwards(iman, ben, hers):
    his = let_in(iman, hers, "Ben", ben)
    kept = vault.find(vault.open_shelf(ben.store, ben.person.keyring), his.id)
    circle.leave(ben.person, his.id, ben.now)
    opens(iman, hers)
    iman.do(hers, WriteNote("l", "after he left"))
    # A program that kept the place all the same.
    vault.change_shelf(ben.store, ben.person.keyring, adding(kept))
    with pytest.raises(ConsentEnded):
        look(ben.person, his.id, ben.now)


def test_opening_today_is_enough_for_that(iman, ben, hers):
    circle.leave(ben.person, let_in(iman, hers, "Ben", ben).id, ben.now)
    gather(iman.person, iman.now)
    assert look(iman.person, hers.id, iman.now).opened.holding.readers == ()


def test_who_left_and_is_let_in_anew_is_not_put_out_by_the_old_line(iman, ben, hers):
    circle.leave(ben.person, let_in(iman, hers, "Ben", ben).id, ben.now)
    opens(iman, hers)
    his = let_in(iman, hers, "Ben", ben, "Green")
    opens(iman, hers)
    ben.do(his, SayIAmIn("b2", "Ben"))
    assert names(iman, hers) == [("Iman", True), ("Ben", False)]


def test_nobody_can_put_out_somebody_else(iman, ben, hers):
    wei = met(iman, "Iman", "Wei")
    his, _ = let_in(iman, hers, "Ben", ben), let_in(iman, hers, "Wei", wei)
    me = look(ben.person, his.id, ben.now).opened.me
    body = {"strand": hers.strand, "reader": me}
    vault.send_note(wei.store, wei.person.keyring, iman.person.keyring.card, leaving.LEFT, body)
    opens(iman, hers)
    assert look(ben.person, his.id, ben.now).opened.me == me


def test_under_a_legal_threat_one_leaves_all_the_same(iman, ben, hers):
    his = let_in(iman, hers, "Ben", ben)
    ben.do(his, SayIAmIn("b", "Ben"))
    iman.do(hers, NoteLegalThreat())
    circle.leave(ben.person, his.id, ben.now)
    opens(iman, hers)
    assert names(iman, hers) == [("Iman", True)]


@pytest.mark.parametrize(("his_word", "hers_too"), [(False, False), (False, True), (True, False)])
def test_a_card_is_kept_through_a_circle_only_if_both_said_so(iman, ben, hers, his_word, hers_too):
    wei = met(iman, "Iman", "Wei")
    his, theirs = let_in(iman, hers, "Ben", ben), let_in(iman, hers, "Wei", wei)
    ben.do(his, SayIAmIn("b", "Ben", outside=his_word))
    wei.do(theirs, SayIAmIn("w", "Wei", outside=hers_too))
    me = look(wei.person, theirs.id, wei.now).opened.me
    with pytest.raises(NotHere):
        circle.keep_card(ben.person, his.id, me, "Wei", ben.now)
    ben.do(his, SayIAmIn("b", "Ben", outside=True))
    wei.do(theirs, SayIAmIn("w", "Wei", outside=True))
    assert circle.keep_card(ben.person, his.id, me, "Iman", ben.now) == AlreadyKnown("name")
    kept = circle.keep_card(ben.person, his.id, me, "Wei", ben.now)
    assert (kept.name, kept.card) == ("Wei", wei.person.keyring.card)
    assert circle.may_keep_card(ben.person, look(ben.person, his.id, ben.now), me) is None, (
        "it is kept already"
    )


def test_a_circle_stands_beside_no_case_whatever_it_is_called(iman, hers):
    assert begin(iman.person, "notes", "Sundays", iman.now) == AlreadyKnown("name")
    iman.begin("Thursday")
    assert begin(iman.person, "circle", "Thursday", iman.now) == AlreadyKnown("name")


def test_what_is_taken_into_a_circles_name_is_refused_too(iman, ben, hers):
    ben.begin("Blue")
    known = cards.mine(iman.person)[0]
    giving.give(iman.person, hers.id, known.id, Give(Reach.WHOLE), iman.now)
    [waits] = receiving.waiting(ben.person)
    assert receiving.accept(ben.person, waits.id, "Blue", ben.now) == AlreadyKnown("name")
    assert isinstance(receiving.accept(ben.person, waits.id, "Green", ben.now), Place)


def test_what_was_said_of_somebody_elsewhere_is_not_looked_up(iman, ben, hers):
    """Iman holds a team in which Ben is said to have caused harm; that counts there and nowhere else."""
    team = iman.begin("Thursday", "team")
    known = cards.mine(iman.person)[0]
    seen = say_role(iman.person, team, known.id, Role.CAUSED_HARM, iman.now)
    assert isinstance(seen, Seen)
    assert seen.state.roles.said[0].card == mark(team, known.card)
    assert may_give(iman.person, hers, known.card, iman.now) is None
    let_in(iman, hers, "Ben", ben)


def test_being_in_a_circle_does_not_hide_that_one_is_asked_something(iman, ben, hers):
    let_in(iman, hers, "Ben", ben)
    asked = iman.begin("Thursday", "accountability")
    let_in(iman, asked, "Ben", ben, "Tuesday")
    assert land(ben.person, ben.now) is Landing.ASKED


def test_a_circle_is_handed_over_like_anything_else(iman, ben, hers):
    his = let_in(iman, hers, "Ben", ben)
    ben.do(his, SayIAmIn("b", "Ben"))
    holding.offer(iman.person, hers.id, cards.mine(iman.person)[0].id, iman.now)
    [offered] = holding.offers(ben.person, ben.now)
    assert isinstance(holding.take(ben.person, offered.id, Taking("Blue", reads_on=True), ben.now), Place)
    assert names(ben, his) == [("Ben", True), ("Iman", False)] == names(iman, hers)
    ben.do(his, SayIAmIn("b", "Ben", words="lifts"))
    iman.do(hers, SayIAmIn("i", "Iman", words="tea"))


def test_a_circle_is_handed_only_to_somebody_whom_the_others_see_in_it(iman, ben, hers):
    """Whoever is offered a strand can read it from then on."""
    known = cards.mine(iman.person)[0]
    assert holding.offer(iman.person, hers.id, known.id, iman.now) == NotInIt()
    assert holding.offers(ben.person, ben.now) == ()


def test_what_is_in_a_circle_ends_with_the_day_that_was_set(iman, ben, hers):
    known = cards.mine(iman.person)[0]
    wish = Give(Reach.WHOLE, until=iman.now.date())
    giving.give(iman.person, hers.id, known.id, wish, iman.now)
    [waits] = receiving.waiting(ben.person)
    his = receiving.accept(ben.person, waits.id, "Blue", ben.now)
    assert isinstance(his, Place)
    ben.now += timedelta(days=2)
    with pytest.raises(ConsentEnded):
        look(ben.person, his.id, ben.now)
