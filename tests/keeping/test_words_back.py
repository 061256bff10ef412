"""Somebody without an account writes back; only whoever runs the house reads it, and nothing says who wrote."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import TYPE_CHECKING

import pytest
from living import PASSPHRASE, House, Visitor

from jaga.house import letterbox
from jaga.usecases.sent_back import LONGEST

if TYPE_CHECKING:
    import subprocess

WORDS = "The number of Telenita did not answer, three evenings"
HOW = "a café at the river, on Fridays"


@pytest.fixture(scope="module")
def house(build: Callable[..., House]) -> Iterator[House]:
    """A house in which somebody lives who runs it."""
    one = build().open()
    yield one
    one.kill()


@pytest.fixture(scope="module")
def keeper(house: House) -> Visitor:
    """She who runs it, signed in; words come to her from the moment at which she says so."""
    mei = Visitor(house).move_in("Thursday")
    stranger = Visitor(house)
    assert "Nobody takes words here now" in said(stranger, "word")
    assert re.search(
        r"About the page: First, believe them \(f1, revision \d+, en\)", said(stranger, "word?of=f1")
    )
    said(stranger, "open")  # a form that was open while the box was closed has a token too
    answer = stranger.post("word", words=WORDS, about="hurts", answer_to=HOW, page="f1")
    assert answer.status == 422
    lines = re.search(r'<textarea id="lines"[^>]*>\n([^<]*)</textarea>', answer.body.decode())
    assert lines, "nothing is lost where nobody takes it"
    for told in ("First, believe them (f1, ", "Something hurt, or did not help", WORDS, HOW):
        assert told in unescape(lines[1])
    assert mei.get("h/sent").status == 404
    assert "Nothing was changed" in letters(house, "wrong wrong wrong").stderr
    assert letters(house, PASSPHRASE).returncode == 0
    return mei


def letters(house: House, passphrase: str) -> "subprocess.CompletedProcess[str]":
    return house.run("letters", typed=f"{passphrase}\n")


def said(visitor: Visitor, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status == 200, path
    return unescape(answer.body.decode())


def fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(page|once|read_by)"(?: value="([^"]*)")?', page))


def test_a_word_from_a_text_reaches_the_keeper_once_and_is_let_go(keeper: Visitor) -> None:
    stranger = Visitor(keeper.house)
    assert 'href="word?of=f1"' in said(stranger, "f1")
    form = said(stranger, "word?of=f1")
    assert "One person who runs this place can open it, and nobody else" in form
    assert "You are writing about the page:" in form
    assert "Which sentence? The first words are enough." in form
    sent = {**fields(form), "about": "wrong", "words": WORDS, "answer_to": HOW}
    assert sent["page"] == "f1"
    for _twice in range(2):
        assert stranger.post("word", **sent).headers["Location"] == "/en/my/word?sent"
    assert "It is sent." in said(stranger, "word?sent")
    assert "Words about the words" in said(keeper, "h/")
    page = said(keeper, "h/sent")
    assert page.count(WORDS) == 1, "a form sent twice is one word"
    assert HOW in page
    assert "Something is wrong" in page
    assert 'href="/en/my/f1"' in page
    id_ = re.search(r'name="id" value="([0-9a-f]+)"', page)
    assert id_
    assert keeper.post("h/sent", id=id_[1], do="go").status == 302
    assert "Nothing came." in said(keeper, "h/sent")
    assert "Words about the words" not in said(keeper, "h/")
    assert keeper.post("h/sent", id=id_[1]).status == 302, (
        "let go in another window: the page shows how it stands"
    )


def test_nobody_else_reads_it_and_no_file_holds_it_in_the_open(keeper: Visitor) -> None:
    stranger = Visitor(keeper.house)
    said(stranger, "word")
    assert stranger.post("word", words=WORDS, answer_to=HOW).status == 302
    assert stranger.get("h/sent").status == 303, "whoever is not signed in is sent to the door"
    for file in keeper.house.home.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert WORDS.encode() not in content, file.name
            assert HOW.encode() not in content, file.name
    assert "127.0.0.1" not in keeper.house.log.read_text("utf-8").split("\n", 1)[1]


def test_what_is_worth_adding_goes_into_the_list_after_looking(keeper: Visitor) -> None:
    stranger = Visitor(keeper.house)
    assert 'href="/en/my/word"' in said(stranger, "near")
    said(stranger, "word")
    assert stranger.post("word", about="add", words="Small steps, example.org/steps").status == 302
    (path,) = set(re.findall(r"h/sent/[0-9a-f]{32}", said(keeper, "h/sent")))
    assert "Small steps, example.org/steps" in said(keeper, path)
    assert stranger.get(path).status == 303
    assert keeper.get("h/sent/" + "0" * 32).status == 404
    for wrong in ({"title": " "}, {"title": "x", "address": "javascript:1"}, {"title": "x" * 301}):
        assert keeper.post(path, **wrong).status == 422
    told = {"title": "Small steps", "address": "https://example.org/steps", "good_for": "Tired\npeople"}
    assert keeper.post(path, **told).status == 302
    page = said(stranger, "books?words=small+steps")
    assert 'href="https://example.org/steps"' in page
    assert "Tired people" in page
    assert "We have not checked these." in page
    assert path in said(keeper, "h/sent"), "the word itself waits until it is let go"


def test_what_cannot_go_stays_in_the_form(keeper: Visitor) -> None:
    stranger = Visitor(keeper.house)
    said(stranger, "word")
    assert stranger.post("word", words=" ").status == 422
    long = stranger.post("word", words="x" * (LONGEST + 1))
    assert long.status == 422
    assert b"x" * (LONGEST + 1) in long.body
    answers = [
        stranger.post("word", words=f"{WORDS} {number}") for number in range(letterbox.WRITERS.most + 1)
    ]
    assert answers[-1].status == 429
    assert WORDS in answers[-1].body.decode()


def test_who_closes_it_takes_no_more_and_keeps_what_came(keeper: Visitor) -> None:
    assert "What came stays" in keeper.house.run("letters", "--close").stdout
    assert "Nobody takes words here now" in said(Visitor(keeper.house), "word")
    assert "It was not open" in keeper.house.run("letters", "--close").stdout
