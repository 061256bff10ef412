"""Several run a house: each reads what is sent back, one can leave, and the page says beforehand who reads."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client, override_settings
from several import Several

from jaga.house import commands, home, letterbox, people
from jaga.house.pace import Pace
from jaga.house.sqlite import database_at
from jaga.house.store import DatabaseStore
from jaga.pages.doorway.guard import COOKIE
from jaga.usecases import sent_back
from jaga.usecases.sent_back import Word
from jaga.vault import Card, PutInbox

WORD, SENT = "/en/my/word", "/en/my/h/sent"
WORDS = "The second number does not answer"
At = Callable[..., str]


@pytest.fixture
def house(tmp_path: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Several]:
    """Mei, Laila and Su live in one house."""
    folder = tmp_path / "home"
    monkeypatch.setattr(letterbox, "WRITERS", Pace(1_000, 60.0))
    with override_settings(HOME=folder, STATIC_ROOT=prepared), database_at(folder / "house.db"):
        home.claim()
        yield Several("Mei", "Laila", "Su")
        home.release()
    connections.close_all()


@pytest.fixture
def at(house: Several) -> At:
    """The page that somebody sees, after they pressed something where `do` is given; without a name a stranger."""

    def ask(path: str, name: str = "", expect: int = 200, **pressed: str) -> str:
        browser = Client(headers={"host": "localhost"})
        if name:
            browser.cookies[COOKIE] = house.cookies[name]
        answer = browser.post(path, pressed) if pressed else browser.get(path)
        assert answer.status_code == (expect if not pressed or expect != 200 else 302), path
        return unescape(answer.content.decode() if not pressed or expect != 200 else "")

    return ask


def card(house: Several, name: str) -> Card:
    return house.people[name].keyring.card


def reads(house: Several, *names: str) -> None:
    for name in names:
        letterbox.open_for(card(house, name))


def id_on(page: str) -> str:
    found = re.search(r'name="id" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


def test_before_anything_is_typed_the_page_says_how_many_can_open_it(house, at):
    assert "Nobody takes words here now" in at(WORD)
    reads(house, "Mei")
    assert "One person who runs this place can open it, and nobody else" in at(WORD)
    reads(house, "Laila")
    page = at(WORD)
    assert "2 people who run this place can open it, each of them alone" in page
    assert 'name="read_by" value="2"' in page
    assert "2 orang yang menguruskan tempat ini" in at(WORD.replace("/en/", "/ms/"))


def test_who_was_told_of_one_reader_sends_nothing_to_two(house, at):
    reads(house, "Mei", "Laila")
    page = at(WORD, words=WORDS, read_by="1", expect=422)
    assert "Meanwhile another number of people read this" in page
    assert WORDS in page
    assert 'name="read_by" value="2"' in page, "pressed again it goes, since now it was said"
    assert "Nothing came." in at(SENT, "Mei")
    at(WORD, words=WORDS, read_by="2", once="a")
    at(WORD, words=WORDS, read_by="2", once="a")
    for name in ("Mei", "Laila"):
        assert at(SENT, name).count(WORDS) == 1, "a second press is no second word"


def test_the_others_see_who_looks_after_it_and_keep_their_copy(house, at):
    reads(house, "Mei", "Laila")
    at(WORD, words=WORDS)
    page = at(SENT, "Mei")
    assert "Who else reads what comes here: laila." in page, "her handle, without its two words"
    assert people.by_address(card(house, "Laila").address).handle not in page
    at(SENT, "Mei", id=id_on(page), do="mine")
    assert "You look after it." in at(SENT, "Mei")
    page = at(SENT, "Laila")
    assert re.search(r"mei looks after it, since \d+ \w+ \d{4}\.", page)
    assert "h/sent" not in at("/en/my/h/", "Laila"), "Today calls whom it waits for"
    assert "h/sent" in at("/en/my/h/", "Mei")
    at(SENT, "Mei", id=id_on(at(SENT, "Mei")), do="done")
    at(SENT, "Mei", do="all")
    assert "Nothing came." in at(SENT, "Mei")
    page = at(SENT, "Laila")
    assert "mei says that it is done" in page
    assert WORDS in page, "nobody takes out another's copy"
    at(SENT, "Laila", do="all")
    assert "Nothing came." in at(SENT, "Laila")


def test_one_leaves_without_the_others_and_what_came_stays_with_them(house, at):
    reads(house, "Mei", "Laila")
    at(WORD, words=WORDS)
    at(SENT, "Mei", id=id_on(at(SENT, "Mei")), do="mine")
    assert letterbox.leave(card(house, "Mei").address)
    assert not letterbox.leave(card(house, "Mei").address)
    at(WORD, words="Later words")
    page = at(SENT, "Mei")
    assert "Nothing new comes to you." in page
    assert WORDS in page
    assert "Later words" not in page
    assert 'value="mine"' not in page
    page = at(SENT, "Laila")
    assert "looks after it" not in page, "who has left looks after nothing any more"
    assert "Later words" in page
    at(SENT, "Mei", id=id_on(at(SENT, "Mei")), do="go")
    at(SENT, "Mei", expect=404)
    at(SENT, "Su", expect=404)
    assert letterbox.leave(card(house, "Laila").address)
    assert "Nobody takes words here now" in at(WORD)
    assert WORDS in at(SENT, "Laila"), "the last takes what came with them"


def test_who_comes_later_reads_only_what_comes_later(house, at):
    reads(house, "Mei")
    at(WORD, words=WORDS)
    reads(house, "Laila")
    at(WORD, words="Later words")
    page = at(SENT, "Laila")
    assert "Later words" in page
    assert WORDS not in page
    assert "does not have what came before" in at(SENT, "Mei")


def test_a_box_that_is_full_closes_it_for_nobody_else_and_nothing_typed_is_lost(house, at):
    reads(house, "Mei", "Laila")
    store = DatabaseStore()
    fill = [PutInbox(card(house, "Mei").address, str(each).encode()) for each in range(sent_back.MOST)]
    store.save(fill)
    assert "One person who runs this place can open it" in at(WORD)
    at(WORD, words=WORDS, read_by="1")
    assert WORDS in at(SENT, "Laila")
    assert "So much waits for mei that nothing new reaches them" in at(SENT, "Laila")
    letterbox.leave(card(house, "Laila").address)
    assert "nothing more fits in" in at(WORD)
    page = at(WORD, words=WORDS, page="f1", expect=422)
    assert "Nothing was sent." in page
    assert re.search(rf'<textarea id="lines"[^>]*>[^<]*\(f1, revision \d+, en\)[^<]*{WORDS}', page)


def test_where_too_many_write_at_once_the_words_stay_and_can_be_copied(house, at, monkeypatch):
    reads(house, "Mei")
    monkeypatch.setattr(letterbox, "WRITERS", Pace(0, 60.0))
    page = at(WORD, words=WORDS, page="f1", expect=429)
    assert len(re.findall(WORDS, page)) == 2, "in the form, and in the lines to copy"


def test_a_home_in_which_one_card_lay_goes_on_and_takes_a_second(house, at):
    (settings.HOME / letterbox.FILE).write_bytes(card(house, "Mei").to_bytes())
    assert sent_back.send(DatabaseStore(), letterbox.keepers(), Word(WORDS)) is None
    assert WORDS in at(SENT, "Mei")
    reads(house, "Laila", "Mei")
    assert set(letterbox.keepers()) == {card(house, "Mei"), card(house, "Laila")}
    (settings.HOME / letterbox.FILE).write_bytes(b"broken")
    assert letterbox.keepers() == ()


def test_the_command_names_who_reads_and_takes_one_off(house, capsys):
    handle = people.by_address(card(house, "Mei").address).handle
    reads(house, "Laila")
    assert commands.letters(handle, "x") == 0
    assert commands.leave_letters("nobody-here") != 0
    assert commands.leave_letters(handle) == 0
    assert commands.no_letters() == 0
    said = capsys.readouterr().out
    assert "What others got before, you cannot open." in said
    assert said.count("Who reads what comes: laila") == 2
    assert "Who reads what comes: laila, mei." in said
    assert handle not in said
