"""Before passing on: what was agreed, a clear stop with the way to ask, and an act that stays the person's own."""

import pytest

from jaga import vault
from jaga.house import clock
from jaga.pages.doorway.guard import now
from jaga.practice.consent import Purpose, RecordConsent
from jaga.practice.requests import MakeRequest
from jaga.practice.roles import Role, SayRole
from jaga.practice.telling import BeginStory, ChooseHearing, Hearing, KeepTold
from jaga.usecases.folds import look
from jaga.usecases.strands import begin, do, situations

WAYS = "1234567"


def keep(who, whose="", *commands):
    place = begin(who.person, "story", "the blue folder", now())
    do(who.person, place.id, BeginStory(whose), now())
    for command in (KeepTold("t", "Haziq came to get a book"), *commands):
        do(who.person, place.id, command, now())
    return place, f"h/{place.id.hex()}/"


def lent(holder, reader, place, *purposes):
    terms = vault.Terms(purposes, whole=True)
    card = reader.keyring.card
    vault.grant(holder.person.store, holder.keyring, place.id, card, terms, clock.now())
    [note] = vault.waiting(reader.person.store, reader.keyring)
    return f"h/{vault.accept(reader.person.store, reader.keyring, note, 'Tuesday').id.hex()}/"


def page(who, path):
    answer = who.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("way", WAYS)
def test_my_own_is_mine_to_decide(bina, way):
    _, story = keep(bina)
    shown = page(bina, f"{story}pass?as={way}")
    assert "This is mine to decide." in shown
    assert "says yes to this" not in shown
    assert "I do it, though nothing here says yes" not in shown


@pytest.mark.parametrize("way", WAYS)
def test_held_for_somebody_it_stops_until_they_agreed_and_remains_my_own_act(bina, way):
    _, story = keep(bina, "L.")
    shown = page(bina, f"{story}pass?as={way}")
    assert "Agreed: only to listen." in shown
    assert "says yes to this" in shown
    assert "Not now" in shown
    if way in "1234":
        assert "I do it, though nothing here says yes" in shown


def test_what_was_recorded_counts_for_what_it_says(bina):
    said = RecordConsent("c", purposes=frozenset({Purpose.LISTEN, Purpose.PUBLIC}), words="no names, never")
    _, story = keep(bina, "L.", said)
    assert "says yes to this" not in page(bina, f"{story}pass?as=6")
    shown = page(bina, f"{story}pass?as=1")
    assert "says yes to this" in shown
    assert "no names, never" in shown


def test_a_yes_to_somebody_else_is_no_yes_to_me(bina):
    _, story = keep(bina, "L.", RecordConsent("c", "Ravi", purposes=frozenset({Purpose.PUBLIC})))
    assert "says yes to this" in page(bina, f"{story}pass?as=6")


def test_a_reader_sees_their_own_terms_and_the_way_to_ask(bina, kumar):
    place, _ = keep(bina)
    his = lent(bina, kumar, place, "listen")
    shown = page(kumar, f"{his}pass?as=2")
    assert "Agreed: only to listen." in shown
    assert f'/{his}ask"' in shown
    helping = lent(bina, kumar, begin(bina.person, "support", "Friday", now()), "support")
    assert "says yes to this" not in page(kumar, f"{helping}pass?as=2")
    assert "says yes to this" in page(kumar, f"{helping}pass?as=4")


def test_approaching_shows_their_wishes_and_the_risks_and_decides_nothing(bina):
    _, story = keep(bina, "L.", MakeRequest("r", "not to sit near me"), ChooseHearing(Hearing.END))
    shown = page(bina, f"{story}pass?as=7")
    for words in ("not to sit near me", "only the end", "What can go wrong", "/h1", "yours to say"):
        assert words in shown


def test_nothing_is_noted_by_itself_and_a_note_stands_among_my_own(bina):
    place, story = keep(bina, "L.")
    for path in ("pass", "pass?as=2", "print", "text"):
        page(bina, story + path)
    assert [s.places for s in situations(bina.person)] == [(place,)]
    answer = bina.post(f"{story}pass?as=2", once="e" * 16, words="to the clinic, she said yes by voice")
    [situation] = situations(bina.person)
    notes = situation.place("notes")
    assert answer.headers["Location"].endswith(f"{notes.id.hex()}/n11/")
    [note] = look(bina.person, notes.id, now()).state.free_notes.written
    assert (note.words, note.of.value) == ("to the clinic, she said yes by voice", "passed-on")
    assert bina.post(f"{story}pass?as=2", once="f" * 16, words=" ").status_code == 422


@pytest.mark.parametrize("path", ["print", "text"])
def test_a_print_bears_the_line_and_leaves_out_the_names_that_i_chose(bina, path):
    _, story = keep(bina, "Laila", SayRole("a", "Haziq", Role.CAUSED_HARM))
    shown = page(bina, story + path)
    assert "Agreed: only to listen." in shown
    assert "Laila\nHaziq" in shown
    answer = bina.post(story + path, names="haziq\nLaila").content.decode()
    main = answer[answer.index("Agreed:") :]
    assert "____ came to get a book" in main
    assert "Haziq" not in main
    assert "signature" not in main


def test_a_name_inside_another_word_stays(bina):
    place, story = keep(bina)
    do(bina.person, place.id, KeepTold("u", "Ann and Anna (ANN)"), now())
    assert "____ and Anna (____)" in bina.post(f"{story}print", names="Ann").content.decode()


def test_the_pages_are_there_in_malay(bina):
    _, story = keep(bina, "L.", MakeRequest("r", "x"))
    for path in ("pass", *(f"pass?as={way}" for way in WAYS), "print", "text", "over", "both"):
        assert bina.get(f"/ms/my/{story}{path}").status_code == 200
    assert "Sebelum menyampaikannya" in page(bina, f"/ms/my/{story}pass")


def test_paper_does_not_say_who_reads_here(bina, kumar):
    place, story = keep(bina)
    lent(bina, kumar, place, "listen")
    shown = page(bina, f"{story}print")
    who = shown.index("Who can read this")
    assert '<div class="screen">' in shown[who - 120 : who]


def test_whoever_is_asked_is_not_told_of_support_or_of_speaking_with_themself(bina, kumar):
    place = begin(bina.person, "accountability", "Friday", now())
    his = lent(bina, kumar, place, "listen")
    for path in ("", "pass"):
        assert "Speak with the person who caused harm" not in page(kumar, f"{his}{path}")
        assert f'/{his}other"' not in page(kumar, f"{his}{path}")
    hers = f"h/{place.id.hex()}/"
    assert f'/{hers}other"' in page(bina, hers)
    assert "Speak with the person who caused harm" in page(bina, f"{hers}pass")
