"""How it ended, what was learned, and a legal threat, through their pages."""

import re

import pytest

from jaga.pages.doorway.guard import now
from jaga.practice.consent import Reach
from jaga.practice.ending import How, NoteEnding
from jaga.practice.members import SayIAmIn
from jaga.practice.promises import MakePromise
from jaga.usecases import cards, threat
from jaga.usecases.folds import look
from jaga.usecases.giving import Give, give
from jaga.usecases.strands import begin, do, mine

WAYS = ("something was repaired", "we keep apart from now on", "somebody stopped", "it was left unfinished")


@pytest.fixture
def notes(kumar):
    """Kumar's own notes; their address."""
    return f"h/{begin(kumar.person, 'notes', 'Saturday', now()).id.hex()}/"


def place(address):
    return bytes.fromhex(address.split("/")[1])


def shown(one, path):
    answer = one.get(path)
    assert answer.status_code == 200, path
    return re.sub(r"\s+", " ", answer.content.decode().split("<main")[1])


def given(giver, reader, strand):
    """The address of it for the one who was let read and write."""
    known = cards.called(giver.person, reader.keyring.card)
    give(giver.person, strand.id, known.id, Give(reach=Reach.WHOLE, writes=True), now())
    [waits] = re.findall(r'name="waits" value="(\w+)"', reader.get("h/in").content.decode())
    return reader.post("h/in", waits=waits, do="take", name="hers").headers["Location"].split("/my/")[1]


def hidden(page, name):
    return re.findall(rf'name="{name}" value="(\w+)"', page)[0]


def test_the_tile_leads_to_the_four_ways(kumar, notes):
    here = notes.split("/")[1]
    assert f'{here}/f"' in kumar.get(notes).content.decode(), "among the ways of facing it"
    assert f'{here}/e"' in shown(kumar, f"{notes}f")
    page = shown(kumar, f"{notes}e")
    assert all(way in page for way in WAYS)


def test_an_ending_is_noted_with_a_word_or_without_written_anew_goes_on_and_ends_again(kumar, notes):
    once = hidden(shown(kumar, f"{notes}e"), "once")
    assert kumar.post(f"{notes}e", once=once).status_code == 422
    for _twice in range(2):
        sent = kumar.post(f"{notes}e", once=once, how="stopping", words="he answers nobody", safe="keys")
        assert sent.headers["Location"].endswith(f"e/{once}")
    one = f"{notes}e/{once}"
    page = shown(kumar, one)
    assert all(words in page for words in ("Somebody stopped", "he answers nobody", "keys"))
    assert all(f'/{text}"' in page for text in ("h8", "l8", "f3", "w8", "now"))
    assert f"{notes.split('/')[1]}/away" in page
    assert kumar.post(one, how="repair", words="he spoke").status_code == 302
    assert kumar.post(one, do="on").status_code == 302
    page = shown(kumar, one)
    assert "It goes on after all" in page
    assert "he spoke" in page
    assert not look(kumar.person, place(notes), now()).state.endings.ended
    assert kumar.post(one, words="it ended again").status_code == 302
    assert look(kumar.person, place(notes), now()).state.endings.ended
    assert kumar.post(f"{notes}n14/{once}/away", do="now").status_code == 302
    assert kumar.get(one).status_code == 404


def test_in_what_was_asked_and_agreed_its_holder_says_that_it_ended_and_its_readers_see_it(kumar, bina):
    facing = begin(kumar.person, "accountability", "Saturday", now())
    there = f"h/{facing.id.hex()}/"
    hers = given(kumar, bina, facing)
    assert "It has ended" in shown(kumar, f"{there}a9/")
    kumar.post(f"{there}a9/", form="SayItEnded", once="c" * 16, how="distance", words="we keep apart")
    assert "we keep apart" in shown(bina, f"{hers}a9/")
    assert "<form" not in shown(bina, f"{hers}a9/")
    assert bina.post(f"{hers}a9/", form="SayItEnded", once="d" * 16, how="repair").status_code != 302


def test_what_was_learned_is_looked_through_kept_nowhere_and_goes_where_one_says(kumar, notes):
    circle = begin(kumar.person, "circle", "the kitchen people", now())
    do(kumar.person, circle.id, SayIAmIn("k", "Kumar"), now())
    do(kumar.person, place(notes), MakePromise("p", "films", to="Tan"), now())
    words = "Tan laughed on the 14th. We begin each shift by asking how people are."
    page = shown(kumar, f"{notes}e/l")
    assert "the kitchen people" not in page
    looked = kumar.post(f"{notes}e/l", words=words, do="look", once=hidden(page, "once"))
    page = re.sub(r"\s+", " ", looked.content.decode().split("<main")[1])
    assert "<mark>Tan</mark> laughed on the <mark>14th</mark>." in page
    assert "<mark>We" not in page
    assert "In a small circle everybody may know" in page
    assert words in page
    assert look(kumar.person, place(notes), now()).state.free_notes.written == ()
    for _twice in range(2):
        put = kumar.post(f"{notes}e/l", words=words, do=circle.id.hex(), once="e" * 16)
        assert put.headers["Location"].endswith("c4/")
    assert [each.words for each in look(kumar.person, circle.id, now()).state.free_notes.written] == [words]
    kept = kumar.post(f"{notes}e/l", words=words, do=notes.split("/")[1], once="f" * 16)
    assert kept.headers["Location"].endswith("n11/")
    assert kumar.post(f"{notes}e/l", words=" ", do=circle.id.hex(), once="g" * 16).status_code == 422


def test_where_nothing_is_found_it_does_not_say_that_nobody_can_be_recognised(kumar, notes):
    looked = kumar.post(f"{notes}e/l", words="We listen first.", do="look").content.decode()
    assert "That does not mean that nobody can be recognised" in looked
    assert "<mark>" not in looked


def test_a_threat_is_noted_told_to_whom_one_chooses_and_over_again(kumar, bina, notes):
    team = begin(kumar.person, "team", "Saturday", now())
    given(kumar, bina, team)
    assert kumar.get(f"{notes}rest/a").status_code == 404
    page = shown(kumar, f"{notes}rest")
    assert all(
        said in page for said in ("This is not legal advice.", "write less", "not commenting", "Seen by us")
    )
    assert kumar.post(f"{notes}rest", words="a letter on the 20th", do="note").status_code == 302
    assert "a letter on the 20th" in shown(kumar, f"{notes}rest")
    assert "a letter on the 20th" in shown(kumar, f"h/{team.id.hex()}/rest")
    assert threat.told(bina.person) == ()
    page = shown(kumar, f"{notes}rest/a")
    assert kumar.post(f"{notes}rest/a", words="x").status_code == 422
    assert kumar.post(f"{notes}rest/a", words="let us meet", to=hidden(page, "to")).status_code == 302
    [told] = re.findall(r"h/rest/(\w+)", bina.get("h/in").content.decode())
    page = shown(bina, f"h/rest/{told}")
    assert all(said in page for said in ("let us meet", "Kumar", "Nothing of yours has changed"))
    assert "Saturday" not in page
    assert bina.post(f"h/rest/{told}").status_code == 302
    assert bina.get(f"h/rest/{told}").status_code == 404
    assert kumar.post(f"{notes}rest", do="over").status_code == 302
    assert "a letter on the 20th" not in shown(kumar, f"{notes}rest")


@pytest.mark.parametrize(("kind", "named"), [("team", "Saturday"), ("circle", "For me alone")])
def test_without_notes_the_page_says_that_some_are_begun_for_a_line_about_a_threat(kumar, kind, named):
    there = f"h/{begin(kumar.person, kind, 'Saturday', now()).id.hex()}/"
    assert f"are begun under the name {named}." in shown(kumar, f"{there}rest")
    assert kumar.post(f"{there}rest", words="a letter on the 20th", do="note").status_code == 302
    page = shown(kumar, f"{there}rest")
    assert "a letter on the 20th" in page
    assert "You have no notes" not in page
    assert [place.name for place in mine(kumar.person) if place.kind == "notes"] == [named]


def test_under_a_threat_no_page_that_others_read_says_so_and_nothing_goes(kumar, bina, notes):
    team = begin(kumar.person, "team", "Saturday", now())
    hers = given(kumar, bina, team)
    before = bina.get(hers).content.decode()
    kumar.post(f"{notes}rest", words="a letter", do="note")
    assert re.sub(r'value="[^"]*"', "", bina.get(hers).content.decode()) == re.sub(
        r'value="[^"]*"', "", before
    )
    for path in (f"{notes}away", f"h/{team.id.hex()}/away"):
        assert "You noted a legal threat" in shown(kumar, path)
        assert kumar.post(path, do="now").status_code == 422
    assert kumar.post("h/everything", do="now").status_code != 302
    do(kumar.person, place(notes), NoteEnding("e", How.STOPPING), now())
    assert "You noted a legal threat" in shown(kumar, f"{notes}e/e")
