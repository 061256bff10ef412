"""What goes across: the survivor's requests, how much they want to hear, and a digest that is nothing more."""

import pytest
from tellers import Told, somebody

from jaga import vault
from jaga.practice.agreements import ReachAgreement
from jaga.practice.digests import LeaveDigest, NoteDigestSent, ProposeDigest, RewordDigest
from jaga.practice.ending import GoOnAfterAll, How, NoteEnding, SayItEnded, SayItGoesOn
from jaga.practice.passed_on import Occasion, TakeUpHearing
from jaga.practice.refusals import (
    AlreadyEnded,
    AlreadyKnown,
    Empty,
    EndWasTold,
    NobodyToTell,
    NothingEnded,
    NotKnown,
    NotWanted,
    NotYoursToSay,
)
from jaga.practice.requests import MakeRequest, TakeRequestBack
from jaga.practice.telling import BeginStory, ChooseHearing, Hearing, KeepTold
from jaga.usecases import cards, drawing_up, over
from jaga.usecases.folds import look
from jaga.usecases.letting import let_go
from jaga.usecases.over import DIGEST, HEARING, REQUESTS, Over

ASKED = {"r1": "that he names it", "r2": "no shared shifts", "r3": "that newcomers are told"}


@pytest.fixture
def bina(mei: Told) -> Told:
    """Bina, who holds her own story with three requests, and the card of Kumar."""
    return mei


@pytest.fixture
def kumar(bina: Told) -> Told:
    one = somebody(bina.store)
    hold(bina, one, "Kumar")
    hold(one, bina, "Bina")
    return one


@pytest.fixture
def story(bina: Told):
    place = bina.begin("the blue folder", kind="story")
    bina.do(place, BeginStory(), KeepTold("t", "what he said in front of the guests"))
    bina.do(place, *(MakeRequest(id_, said) for id_, said in ASKED.items()), ChooseHearing(Hearing.AGREED))
    return place


def hold(told, other, name):
    cards.keep(told.person, other.person.keyring.card, name)


def known(told, other):
    found = cards.called(told.person, other.person.keyring.card)
    assert found is not None
    return found.id


def send(bina, story, kumar, *requests, once="a" * 16, hearing_too=True):
    wish = Over(once, requests or tuple(ASKED), "Bina", "Aishah", hearing_too)
    return over.send(bina.person, story.id, known(bina, kumar), wish, bina.now)


def taken(kumar, kind="team"):
    place = kumar.begin("Saturday", kind=kind)
    [came] = over.came(kumar.person)
    assert over.take_up(kumar.person, came.id, {place.id}, kumar.now) is None
    return place


def test_of_two_choices_in_one_second_the_later_counts_in_whatever_order_they_are_taken_up(
    bina, kumar, story
):
    send(bina, story, kumar)
    team = taken(kumar)
    for hearing in (Hearing.EVERYTHING, Hearing.NOTHING):
        over.act(bina.person, story.id, ChooseHearing(hearing), bina.now)
    later, earlier = sorted(over.came(kumar.person), key=lambda each: -each.body.nth)
    for each in (later, earlier):
        assert over.take_up(kumar.person, each.id, {team.id}, kumar.now) is None
        assert look(kumar.person, team.id, kumar.now).state.passed_on.hearing is Hearing.NOTHING
    assert over.tell(kumar.person, team.id, Occasion.AGREED, "x", kumar.now) == NotWanted()


@pytest.mark.parametrize("kind", over.TAKES)
def test_the_three_requests_arrive_as_they_were_said_and_nothing_else_does(bina, kumar, story, kind):
    send(bina, story, kumar)
    [came] = over.came(kumar.person)
    assert came.note.body.keys() == {"about", "words", "asked_by", "by", "hearing", "nth"}
    assert came.sender.name == "Bina"
    state = look(kumar.person, taken(kumar, kind).id, kumar.now).state
    assert [r.words for r in state.passed_on.requests] == list(ASKED.values())
    assert {(r.asked_by, r.by) for r in state.passed_on.requests} == {("Bina", "Aishah")}
    assert state.passed_on.hearing is Hearing.AGREED
    assert over.came(kumar.person) == ()


def test_only_what_was_chosen_goes_and_what_was_taken_back_cannot(bina, kumar, story):
    bina.do(story, TakeRequestBack("r2"))
    assert send(bina, story, kumar, "r2") == NotKnown("requests")
    assert send(bina, story, kumar, "r1", hearing_too=False)
    [came] = over.came(kumar.person)
    assert (came.body.words, came.body.hearing) == (("that he names it",), Hearing.UNSAID)
    wish = Over("b" * 16, ())
    assert over.send(bina.person, story.id, known(bina, kumar), wish, bina.now) == Empty("requests")


def test_the_same_form_sent_twice_is_one_sending(bina, kumar, story):
    send(bina, story, kumar)
    assert send(bina, story, kumar) == AlreadyKnown("id")
    assert len(over.came(kumar.person)) == 1


def test_who_only_reads_or_writes_sends_nothing_in_the_survivors_name(bina, kumar, story):
    now = int(bina.now.timestamp())
    terms = vault.Terms(("listen",), whole=True, writes=True)
    vault.grant(bina.store, bina.person.keyring, story.id, kumar.person.keyring.card, terms, now)
    [note] = vault.waiting(kumar.store, kumar.person.keyring)
    his = vault.accept(kumar.store, kumar.person.keyring, note, "x")
    wish = Over("b" * 16, ("r1",))
    assert over.send(kumar.person, his.id, known(kumar, bina), wish, kumar.now) == NotYoursToSay()


def test_another_choice_follows_the_requests_and_counts_before_anything_is_told(bina, kumar, story):
    send(bina, story, kumar)
    team = taken(kumar)
    over.act(bina.person, story.id, ChooseHearing(Hearing.EVERYTHING), bina.now)
    bina.later(1)
    over.act(bina.person, story.id, ChooseHearing(Hearing.NOTHING), bina.now)
    assert over.tell(kumar.person, team.id, Occasion.AGREED, "we agreed", kumar.now) == NotWanted()
    assert look(kumar.person, team.id, kumar.now).state.passed_on.hearing is Hearing.NOTHING
    assert over.came(kumar.person) == over.came(bina.person) == ()


def test_a_choice_that_did_not_go_along_is_not_sent_later(bina, kumar, story):
    send(bina, story, kumar, hearing_too=False)
    over.act(bina.person, story.id, ChooseHearing(Hearing.NOTHING), bina.now)
    assert [each.kind for each in over.came(kumar.person)] == [REQUESTS]


def test_a_choice_from_another_card_waits_for_a_person_to_look_at_it(bina, kumar, story, faiz):
    send(bina, story, kumar)
    team = taken(kumar)
    about = look(kumar.person, team.id, kumar.now).state.passed_on.requests[0].id.split("-")[0]
    body = {"about": about, "hearing": "everything", "at": 2**40}
    vault.send_note(faiz.store, faiz.person.keyring, kumar.person.keyring.card, HEARING, body)
    assert over.tell(kumar.person, team.id, Occasion.BETWEEN, "x", kumar.now) == NotWanted()
    [waits] = over.came(kumar.person)
    assert waits.sender is None


@pytest.mark.parametrize(
    ("hearing", "occasions"),
    [
        (Hearing.EVERYTHING, {"between", "agreed", "end"}),
        (Hearing.AGREED, {"agreed"}),
        (Hearing.END, {"end"}),
        (Hearing.NOTHING, set()),
    ],
)
def test_a_digest_is_told_at_what_they_chose_and_at_nothing_else(bina, kumar, story, hearing, occasions):
    over.act(bina.person, story.id, ChooseHearing(hearing), bina.now)
    send(bina, story, kumar)
    team = taken(kumar)
    kumar.do(kumar.begin("Saturday"), NoteEnding("e", How.STOPPING))
    for occasion in Occasion:
        done = over.tell(kumar.person, team.id, occasion, "three lines", kumar.now)
        assert (done != NotWanted()) == (occasion.value in occasions)
    assert {each.body.occasion.value for each in over.came(bina.person)} == occasions


def test_a_digest_has_nowhere_to_go_but_the_card_that_the_choice_came_from(bina, kumar, story, faiz):
    hold(kumar, faiz, "Faiz")
    team = kumar.begin("Saturday", kind="team")
    kumar.do(team, TakeUpHearing(Hearing.EVERYTHING))
    assert over.tell(kumar.person, team.id, Occasion.AGREED, "x", kumar.now) == NobodyToTell()
    send(bina, story, kumar)
    [came] = over.came(kumar.person)
    over.take_up(kumar.person, came.id, {team.id}, kumar.now)
    assert over.tell(kumar.person, team.id, Occasion.AGREED, " ", kumar.now) == Empty("words")
    over.tell(kumar.person, team.id, Occasion.AGREED, "he speaks on the 14th", kumar.now)
    [digest] = over.came(bina.person)
    assert (digest.kind, digest.body.words, digest.sender.name) == (DIGEST, "he speaks on the 14th", "Kumar")
    assert over.came(faiz.person) == ()


def test_taken_up_in_two_strands_the_choice_stands_with_the_team_alone(bina, kumar, story):
    send(bina, story, kumar)
    [came] = over.came(kumar.person)
    team, facing = (kumar.begin("Saturday", kind=kind) for kind in over.TAKES)
    assert over.take_up(kumar.person, came.id, {team.id, facing.id}, kumar.now) is None
    over.act(bina.person, story.id, ChooseHearing(Hearing.END), bina.now)
    over.catch_up(kumar.person, team.id, kumar.now)
    seen = [look(kumar.person, place.id, kumar.now) for place in (team, facing)]
    states = [each.state.passed_on for each in seen]
    assert [(len(s.requests), s.hearing) for s in states] == [(3, Hearing.END), (3, Hearing.UNSAID)]
    assert [over.where_to_tell(kumar.person, each, kumar.now).kind for each in seen] == ["team", "team"]


def test_where_there_is_no_team_the_choice_stands_with_the_requests(bina, kumar, story):
    send(bina, story, kumar)
    facing = taken(kumar, "accountability")
    over.act(bina.person, story.id, ChooseHearing(Hearing.END), bina.now)
    seen = over.catch_up(kumar.person, facing.id, kumar.now)
    assert seen.state.passed_on.hearing is Hearing.END
    assert over.where_to_tell(kumar.person, seen, kumar.now).id == facing.id


def test_nothing_is_taken_up_where_it_does_not_belong(bina, kumar, story):
    send(bina, story, kumar)
    [came] = over.came(kumar.person)
    for kind in ("notes", "story", "support"):
        place = kumar.begin("Saturday", kind=kind)
        assert over.take_up(kumar.person, came.id, {place.id}, kumar.now) == Empty("places")
    over.leave(kumar.person, came)
    with pytest.raises(vault.NotHere):
        over.find(kumar.person, came.id)


@pytest.mark.parametrize("body", [{}, {"about": "../x", "words": ["a"]}, {"about": "a", "words": "no list"}])
def test_a_note_that_cannot_be_read_goes_on_waiting_unseen(bina, kumar, body):
    vault.send_note(bina.store, bina.person.keyring, kumar.person.keyring.card, REQUESTS, body)
    assert over.came(kumar.person) == ()


def heard(bina, kumar, story, hearing, kind="team"):
    """The place where the choice stands with Kumar."""
    over.act(bina.person, story.id, ChooseHearing(hearing), bina.now)
    send(bina, story, kumar)
    return taken(kumar, kind)


@pytest.mark.parametrize(
    ("after", "goes"),
    [(Hearing.NOTHING, NotWanted()), (Hearing.END, NotWanted()), (Hearing.EVERYTHING, None)],
)
def test_a_choice_changed_between_drafting_and_sending_counts(bina, kumar, story, after, goes):
    team = heard(bina, kumar, story, Hearing.AGREED)
    proposed = ProposeDigest("d", Occasion.AGREED, "he speaks on the 14th")
    assert not isinstance(drawing_up.propose(kumar.person, team.id, proposed, kumar.now), NotWanted)
    over.act(bina.person, story.id, ChooseHearing(after), bina.now)
    sent = over.send_lines(
        kumar.person, team.id, NoteDigestSent("d", Occasion.AGREED, "on the 14th"), kumar.now
    )
    assert (sent if goes else None) == goes
    state = look(kumar.person, team.id, kumar.now).state
    assert [(each.words, each.sent) for each in state.digests.written] == [
        ("on the 14th" if goes is None else "he speaks on the 14th", goes is None)
    ]
    assert [each.body.words for each in over.came(bina.person)] == ([] if goes else ["on the 14th"])


def test_nothing_is_drafted_of_what_they_chose_not_to_hear(bina, kumar, story):
    team = heard(bina, kumar, story, Hearing.AGREED)
    for occasion in (Occasion.BETWEEN, Occasion.END):
        proposed = ProposeDigest("d", occasion, "he was silent")
        assert drawing_up.propose(kumar.person, team.id, proposed, kumar.now) == NotWanted()


def test_proposing_rewording_and_leaving_send_nothing(bina, kumar, story):
    team = heard(bina, kumar, story, Hearing.EVERYTHING)
    kumar.do(team, ProposeDigest("d", Occasion.BETWEEN, "a"), RewordDigest("d", "b"), LeaveDigest("d"))
    assert over.came(bina.person) == ()
    sent = NoteDigestSent("d", Occasion.BETWEEN, "b")
    assert over.send_lines(kumar.person, team.id, sent, kumar.now) == AlreadyEnded("id")
    assert over.came(bina.person) == ()


def test_the_same_lines_sent_twice_are_one_sending(bina, kumar, story):
    team = heard(bina, kumar, story, Hearing.AGREED)
    sent = NoteDigestSent("once", Occasion.AGREED, "on the 14th")
    over.send_lines(kumar.person, team.id, sent, kumar.now)
    assert over.send_lines(kumar.person, team.id, sent, kumar.now) == AlreadyEnded("id")
    assert len(over.came(bina.person)) == 1


@pytest.mark.parametrize("where", ["own notes", "what was asked and agreed"])
def test_the_end_is_told_only_once_an_ending_was_noted_and_stands(bina, kumar, story, where):
    team = heard(bina, kumar, story, Hearing.END)
    own = where == "own notes"
    place = kumar.begin("Saturday", kind="notes" if own else "accountability")
    elsewhere = kumar.begin("another thing")
    kumar.do(elsewhere, NoteEnding("e", How.REPAIR))
    assert over.tell(kumar.person, team.id, Occasion.END, "x", kumar.now) == NothingEnded()
    kumar.do(place, *((NoteEnding("e", How.STOPPING), GoOnAfterAll("e")) if own else ()))
    kumar.do(place, *(() if own else (SayItEnded("e", How.STOPPING), SayItGoesOn("e"))))
    assert over.tell(kumar.person, team.id, Occasion.END, "x", kumar.now) == NothingEnded()
    kumar.do(place, NoteEnding("e", How.REPAIR) if own else SayItEnded("f", How.REPAIR))
    over.tell(kumar.person, team.id, Occasion.END, "It has ended.", kumar.now)
    assert [each.body.words for each in over.came(bina.person)] == ["It has ended."]


@pytest.mark.parametrize("kind", over.TAKES)
def test_after_the_end_nothing_more_comes_unless_they_choose_anew(bina, kumar, story, kind):
    place = heard(bina, kumar, story, Hearing.EVERYTHING, kind)
    kumar.do(kumar.begin("Saturday"), NoteEnding("e", How.DISTANCE))
    over.tell(kumar.person, place.id, Occasion.END, "It has ended.", kumar.now)
    for occasion in Occasion:
        assert over.tell(kumar.person, place.id, occasion, "and one thing more", kumar.now) == EndWasTold()
    over.act(bina.person, story.id, ChooseHearing(Hearing.EVERYTHING), bina.now)
    over.tell(kumar.person, place.id, Occasion.AGREED, "they met once more", kumar.now)
    assert {each.body.words for each in over.came(bina.person)} == {"It has ended.", "they met once more"}


@pytest.mark.parametrize("kind", over.TAKES)
def test_letting_go_of_what_was_told_at_the_end_opens_no_way_to_tell_more(bina, kumar, story, kind):
    """What is noted of the lines can go; that nothing more may come to her does not go with it."""
    place = heard(bina, kumar, story, Hearing.EVERYTHING, kind)
    kumar.do(kumar.begin("Saturday"), NoteEnding("e", How.DISTANCE))
    sent = NoteDigestSent("told", Occasion.END, "It has ended.")
    over.send_lines(kumar.person, place.id, sent, kumar.now)
    assert let_go(kumar.person, place.id, "told", kumar.now) is None
    assert look(kumar.person, place.id, kumar.now).state.digests.written == ()
    for occasion in Occasion:
        assert over.tell(kumar.person, place.id, occasion, "and one thing more", kumar.now) == EndWasTold()
    assert len(over.came(bina.person)) == 1


def test_where_the_one_who_caused_harm_reads_no_word_of_a_digest_stands(bina, kumar, story):
    facing = heard(bina, kumar, story, Hearing.EVERYTHING, "accountability")
    kumar.do(facing, SayItEnded("e", How.DISTANCE))
    over.tell(kumar.person, facing.id, Occasion.AGREED, "secret to them", kumar.now)
    over.tell(kumar.person, facing.id, Occasion.END, "secret too", kumar.now)
    seen = look(kumar.person, facing.id, kumar.now)
    said = repr([entry.events for entry in vault.read(kumar.store, seen.opened).entries])
    assert "digest-sent" in said
    assert "secret" not in said


def test_lines_are_drawn_from_what_was_faced_together_and_from_no_notes_of_mine(bina, kumar, story):
    team = heard(bina, kumar, story, Hearing.EVERYTHING)
    facing = kumar.begin("Saturday", kind="accountability")
    kumar.do(facing, ReachAgreement("a", "he speaks to them", "Tan"), SayItEnded("e", How.DISTANCE, "apart"))
    kumar.do(kumar.begin("Saturday"), NoteEnding("mine", How.STOPPING, "I am so tired of him"))
    seen = look(kumar.person, team.id, kumar.now)
    assert [each.words for each in drawing_up.sources(kumar.person, seen, kumar.now)] == [
        "he speaks to them",
        "apart",
    ]
    over.act(bina.person, story.id, ChooseHearing(Hearing.END), bina.now)
    seen = over.catch_up(kumar.person, team.id, kumar.now)
    assert [each.words for each in drawing_up.sources(kumar.person, seen, kumar.now)] == ["apart"]
