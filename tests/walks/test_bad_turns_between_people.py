"""What goes wrong between people: sent twice, two windows, an old page, a session that ended, a consent that did."""

import re
from html import unescape

import pytest
import test_giving
from test_giving import DAY, Seat, Table

from jaga.house import sessions
from jaga.pages.doorway.guard import COOKIE
from jaga.usecases import cards

table = test_giving.table
HOW = "by voice, in a park"


@pytest.fixture
def given(table):
    """Laila lets Mei read, who takes it."""
    table.give("Mei")
    return table, table.mei.take()


def tiles(table: Table) -> int:
    return table.laila.get(f"{table.hers}who").count('<a class="tile mine"')


def waits(seat: Seat) -> int:
    return len(re.findall(r'name="waits"', seat.get("in")))


def test_the_same_form_sent_twice_lets_one_person_read_once(table):
    for _ in range(2):
        table.give("Mei", how=HOW)
    assert tiles(table) == 1
    assert table.laila.get(f"{table.hers}t2/").count(HOW) == 1
    table.mei.take()
    assert waits(table.mei) <= 1
    assert table.mei.get("all").count("Laila lets you") == 1


def test_from_the_page_of_another_window_it_counts_as_it_was_said_last(given):
    table, there = given
    table.give("Mei", purposes=["listen", "support"])
    table.give("Mei", purposes=["listen"], reach="from-now-on")
    assert tiles(table) == 1
    assert "only to listen, only what was written since" in table.laila.get(f"{table.hers}who")
    assert "what was before" not in table.mei.get(f"{there}t1/")


def test_going_back_to_the_page_of_a_reader_who_is_gone_ends_nothing_else(given):
    table, there = given
    table.give("Ravi")
    old = table.reader("Mei")
    table.laila.post(old, 200, do="end")
    for fields in ({"do": "end"}, {"do": "less", "purposes": ["listen"]}, {"do": "stands"}):
        answer = table.laila.browser.post(f"/en/my/h/{old}", fields)
        assert answer.status_code in (302, 404)
    assert tiles(table) == 1
    assert "Ravi" in table.laila.get(f"{table.hers}who")
    table.mei.get(there, 404)


def test_to_somebody_whose_consent_ran_out_it_is_given_anew_and_stands_once(table):
    table.give("Mei", until=table.day(1))
    there = table.mei.take()
    reader = table.reader("Mei")
    table.later(3 * DAY)
    table.mei.get(there, 404)
    assert table.laila.post(reader, do="end") == f"{table.hers}who", "what ended by itself is not ended again"
    table.give("Mei")
    assert "what was before" in table.mei.get(f"{table.mei.take('Monday')}t1/")
    assert tiles(table) == 1


def test_a_session_that_ended_while_giving_gives_nothing_and_hands_the_words_back(table):
    page = f"/en/my/h/{table.hers}give/{table.laila.card('Mei')}"
    sessions.end(table.laila.browser.cookies[COOKIE].value)
    fields = {"reach": "whole", "purposes": ["listen", "support"], "how": HOW, "until": table.day(9)}
    answer = table.laila.browser.post(page, fields)
    body = unescape(answer.content.decode())
    assert answer.status_code == 401
    for words in (HOW, "support", "whole", table.day(9)):
        assert words in body, words
    assert waits(table.mei) == 0
    table.laila.sit()
    assert tiles(table) == 0


def test_a_card_that_was_put_away_meanwhile_is_given_nothing(table):
    card = table.laila.card("Mei")
    cards.forget(table.laila.person, bytes.fromhex(card))
    table.laila.post(f"{table.hers}give/{card}", 404, reach="whole", purposes=["listen"])
    assert waits(table.mei) == 0


def test_what_was_let_go_meanwhile_is_given_to_nobody(given):
    table, there = given
    page = f"{table.hers}give/{table.laila.card('Ravi')}"
    table.laila.post(f"{table.hers}away", do="now")
    table.laila.post(page, 404, reach="whole", purposes=["listen"])
    assert waits(table.ravi) == 0
    table.mei.get(f"{there}t1/", 404)
