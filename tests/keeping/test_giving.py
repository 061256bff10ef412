"""Giving a story through the pages: three people in one house, each seeing only what was given to them."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client, override_settings
from django.utils import timezone

from jaga import vault
from jaga.house import clock, home, people, sessions
from jaga.house.sqlite import database_at
from jaga.house.store import DatabaseStore
from jaga.pages.doorway.guard import COOKIE
from jaga.practice.refusals import Refusal
from jaga.practice.roles import Role
from jaga.practice.telling import BeginStory, KeepTold
from jaga.usecases import cards
from jaga.usecases.compartments import say_role
from jaga.usecases.person import Person
from jaga.usecases.strands import begin, do
from jaga.vault.marks import UNKNOWN, held_mark

CHEAP = vault.Cost(passes=1, kib=8)
DAY = 24 * 60 * 60
HOME = "/en/my/h/"


class Seat:
    """Somebody at a browser in this house."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.ring = vault.new_keyring()
        people.create(self.ring.card, vault.lock(self.ring, "x", cost=CHEAP), handle=name.lower())
        self.person = Person(self.ring, DatabaseStore())
        self.browser = Client(headers={"host": "localhost"})
        self.sit()

    def sit(self) -> None:
        """Signed in, now."""
        self.browser.cookies[COOKIE] = sessions.begin(self.ring, clock.now())

    def get(self, path: str, status: int = 200) -> str:
        """What the page says, without the address of the page itself."""
        answer = self.browser.get(HOME + path)
        assert answer.status_code == status, (answer.status_code, answer.content.decode()[-1500:])
        return re.sub(r'href="[^"]*" lang="', "", answer.content.decode())

    def post(self, path: str, status: int = 302, **fields: object) -> str:
        """Where it leads, or what the page says."""
        answer = self.browser.post(HOME + path, fields)
        assert answer.status_code == status, (answer.status_code, answer.content.decode()[-2500:])
        return answer.headers["Location"].removeprefix(HOME) if status == 302 else answer.content.decode()

    def knows(self, other: "Seat") -> None:
        """Each holds the card of the other."""
        for one, two in ((self, other), (other, self)):
            assert isinstance(cards.keep(one.person, two.ring.card, two.name), cards.Known)

    def card(self, name: str) -> str:
        """The id of a card of mine, as addresses have it."""
        return next(known.id.hex() for known in cards.mine(self.person) if known.name == name)

    def take(self, name: str = "Sunday") -> str:
        """Take the first thing that waits; where it stands."""
        waits = re.search(r'name="waits" value="([0-9a-f]{32})"', self.get("in"))
        assert waits
        return self.post("in", waits=waits[1], do="take", name=name)


class Table:
    """Laila, who holds her story; Mei and Ravi, whose cards she holds; and the house's clock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.laila, self.mei, self.ravi = Seat("Laila"), Seat("Mei"), Seat("Ravi")
        self.laila.knows(self.mei)
        self.laila.knows(self.ravi)
        now = datetime.fromtimestamp(clock.now(), timezone.get_default_timezone())
        place = begin(self.laila.person, "story", "kite", now)
        assert isinstance(place, vault.Place)
        for command in (BeginStory(), KeepTold("a", "what was before")):
            done = do(self.laila.person, place.id, command, now)
            assert not isinstance(done, Refusal), done
        self.place, self.hers = place, f"{place.id.hex()}/"

    def give(self, name: str, status: int = 302, **fields: object) -> str:
        """Laila lets somebody read."""
        wish = {"reach": "whole", "purposes": ["listen"], **fields}
        return self.laila.post(f"{self.hers}give/{self.laila.card(name)}", status, **wish)

    def reader(self, name: str) -> str:
        """The page of one reader."""
        found = re.search(
            rf'href="{HOME}({self.hers}who/[0-9a-f]{{32}})"><strong>{name}<',
            self.laila.get(f"{self.hers}who"),
        )
        assert found, name
        return found[1]

    def later(self, seconds: int) -> None:
        """Time passes in the house; everybody signs in again."""
        now = clock.now() + seconds
        (self.folder / "clock").write_text(str(now))
        clock._clocks.pop(self.folder / "clock", None)
        for seat in (self.laila, self.mei, self.ravi):
            seat.sit()

    def day(self, days: int) -> str:
        """That day, as a form has it."""
        now = datetime.fromtimestamp(clock.now(), timezone.get_default_timezone())
        return (now + timedelta(days=days)).date().isoformat()


@pytest.fixture
def table(tmp_path: Path, prepared: Path) -> Iterator[Table]:
    folder = tmp_path / "home"
    with override_settings(HOME=folder, STATIC_ROOT=prepared), database_at(folder / "house.db"):
        home.claim()
        yield Table(folder)
        home.release()
    connections.close_all()


def test_one_sentence_gives_and_how_far_back_is_never_decided_for_her(table):
    page = table.laila.get(f"{table.hers}give/{table.laila.card('Mei')}")
    assert "Let Mei read this, only to listen?" in page
    assert page.count('type="radio"') == 2
    assert "checked" not in page.split("<details")[0]
    assert "Choose one of these." in table.give("Mei", 422, reach="")
    assert table.mei.get("in").count("Nothing waits for you.") == 1
    assert table.give("Mei") == f"{table.hers}who"
    page = table.laila.get(f"{table.hers}who")
    assert "only to listen, the whole story" in page, page[-3000:]


def test_what_is_given_waits_quietly_and_is_read_without_forms(table):
    table.give("Mei")
    assert "Something waits for you" in table.mei.get("")
    assert "From Laila: something to read" in table.mei.get("in")
    there = table.mei.take("Sunday")
    page = table.mei.get(f"{there}t1/")
    assert "what was before" in page
    assert "<form" not in page.split("<main")[1]
    assert "you, Laila who holds it, and those whom they let" in page
    assert "Something waits for you" not in table.mei.get("")
    assert "Laila" in table.mei.get(f"{there}who")
    for closed in ("away", "rest", "t1/a/away", "give", f"give/{table.laila.card('Mei')}"):
        table.mei.get(f"{there}{closed}", 404)


def test_every_page_of_a_strand_says_who_reads_it_and_readers_see_no_other_reader(table):
    table.give("Mei")
    table.give("Ravi")
    for page in ("", "t1/", "t1/a", "away", "who"):
        assert "you, Mei and Ravi" in table.laila.get(table.hers + page), page
    there = table.mei.take()
    for page in ("", "t1/", "t1/a", "who", "ask", "off", "name"):
        assert "Ravi" not in table.mei.get(there + page), page
    assert "Ravi" not in table.mei.get("all") + table.mei.get("in") + table.mei.get("")


def test_ended_in_one_step_it_is_the_same_page_as_what_never_was_and_stays_so(table):
    table.give("Mei")
    there = table.mei.take()
    nowhere = f"{bytes(16).hex()}/"
    ended = table.laila.post(table.reader("Mei"), 200, do="end")
    assert "Until now Mei could read everything that is here." in ended
    pages = ("", "t1/", "t1/a", "who", "ask", "off", "name", "away")
    after = [table.mei.get(there + page, 404) for page in pages]
    assert after == [table.mei.get(nowhere + page, 404) for page in pages]
    before = (table.mei.get(""), table.mei.get("all"), table.mei.get("in"))
    table.laila.post(f"{table.hers}t1/", form="KeepMine", once="b1", words="written afterwards")
    assert [table.mei.get(there + page, 404) for page in pages] == after
    assert (table.mei.get(""), table.mei.get("all"), table.mei.get("in")) == before
    assert "Mei" not in table.laila.get(f"{table.hers}who")


def test_ending_twice_is_ending_once(table):
    table.give("Mei")
    reader = table.reader("Mei")
    table.laila.post(reader, 200, do="end")
    assert table.laila.post(reader, do="end") == f"{table.hers}who"
    table.laila.get(reader, 404)


def test_an_end_by_date_comes_while_she_is_away_and_says_so_afterwards(table):
    table.give("Mei", until=table.day(2))
    there = table.mei.take()
    table.later(2 * DAY)
    assert "what was before" in table.mei.get(f"{there}t1/")
    table.later(DAY)
    table.mei.get(f"{there}t1/", 404)
    assert "Mei could read this until" in table.laila.get(f"{table.hers}who")


def test_an_overdue_question_is_one_quiet_line_and_locks_nobody_out(table):
    table.give("Mei", ask_again=table.day(1))
    there = table.mei.take()
    assert "Ask yourself again who reads this" not in table.laila.get("")
    table.later(3 * DAY)
    assert table.laila.get("").count("Ask yourself again who reads this") == 1
    assert "what was before" in table.mei.get(f"{there}t1/")
    reader = table.reader("Mei")
    assert table.laila.post(reader, do="stands", ask_again=table.day(30)) == reader
    assert "Ask yourself again who reads this" not in table.laila.get("")


def test_less_than_before_is_one_step_and_more_is_given_anew(table):
    table.give("Mei", purposes=["listen", "support"], writes="on")
    there, reader = table.mei.take(), table.reader("Mei")
    assert "to support the person who was harmed, the whole story, may add words" in table.mei.get(
        f"{there}who"
    )
    assert table.laila.post(reader, do="less", purposes=["listen"], reach="on", only_reads="on") == reader
    assert "only to listen, only what was written since" in table.mei.get(f"{there}who")
    assert "what was before" not in table.mei.get(f"{there}t1/")
    wrong = table.laila.post(reader, 422, do="less", purposes=[])
    assert "Choose at least one of these." in wrong
    table.give("Mei", purposes=["listen", "support"])
    assert "what was before" in table.mei.get(f"{there}t1/")


def test_who_may_write_writes_and_it_is_said_who_wrote(table):
    table.give("Mei", writes="on")
    table.give("Ravi")
    there = table.mei.take()
    table.mei.post(f"{there}t1/", form="KeepTold", once="m1", words="what Mei heard")
    assert "Mei" in table.laila.get(f"{table.hers}t1/m1")
    page = table.mei.get(f"{there}t1/")
    assert page.count("Open, change or delete") == 1
    assert "<form" not in table.mei.get(f"{there}t2/").split("<main")[1]
    theirs = table.ravi.take()
    assert "somebody who may write here" in table.ravi.get(f"{theirs}t1/")


def test_a_card_that_i_do_not_have_is_said_with_its_five_words_and_can_be_declined(table):
    table.give("Mei")
    cards.forget(table.mei.person, bytes.fromhex(table.mei.card("Laila")))
    page = table.mei.get("in")
    assert "You do not know them here" in page
    assert " ".join(cards.five_words(table.laila.ring.card)) in page
    waits = re.search(r'name="waits" value="([0-9a-f]{32})"', page)
    assert table.mei.post("in", waits=waits[1], do="away") == "in"
    assert "Nothing waits for you." in table.mei.get("in")
    assert "Nothing waits for you." in table.laila.get("in")


def test_what_was_ended_before_it_was_taken_is_no_longer_given(table):
    table.give("Mei")
    waits = re.search(r'name="waits" value="([0-9a-f]{32})"', table.mei.get("in"))[1]
    table.laila.post(table.reader("Mei"), 200, do="end")
    assert "It is no longer given." in table.mei.post("in", 422, waits=waits, do="take", name="Sunday")
    assert "Sunday" not in table.mei.get("all")


def test_asking_waits_with_her_alone_and_a_yes_is_the_page_of_giving(table):
    table.give("Mei")
    there = table.mei.take()
    asked = {"whom": "", "purposes": ["listen", "support"], "words": "to bring food"}
    assert table.mei.post(f"{there}ask", **asked) == f"{there}ask"
    assert "You asked on" in table.mei.get(f"{there}ask")
    assert "You asked this already." in table.mei.post(f"{there}ask", 422, **asked)
    page = table.laila.get("in")
    assert "They ask for more than now in kite: to support me." in page
    assert "to bring food" in page
    waits = re.search(r'name="waits" value="([0-9a-f]{32})"', page)[1]
    leads = table.laila.post("in", waits=waits, do="yes")
    form = table.laila.get(leads)
    assert len(re.findall(r'value="(?:listen|support)"[^>]*checked', form)) == 2
    yes = {"waits": waits, "reach": "whole", "purposes": ["listen", "support"]}
    table.laila.post(leads, **yes)
    assert "Nothing waits for you." in table.laila.get("in")
    assert "to support the person who was harmed" in table.mei.get(f"{there}who")


def test_a_no_is_sent_only_where_she_chooses_it(table):
    table.give("Mei")
    there = table.mei.take()
    table.mei.post(f"{there}ask", whom="", purposes=["support"], words="")
    waits = re.search(r'name="waits" value="([0-9a-f]{32})"', table.laila.get("in"))[1]
    table.laila.post("in", waits=waits, do="no")
    page = table.mei.get("in")
    assert "From Laila: no" in page
    no = re.search(r'name="waits" value="([0-9a-f]{32})"', page)[1]
    table.mei.post("in", waits=no, do="read")
    assert "They said no." in table.mei.get(f"{there}ask")
    assert "what was before" in table.mei.get(f"{there}t1/")


def test_somebody_else_is_let_in_by_the_card_that_came_along(table):
    table.give("Mei")
    there = table.mei.take()
    devi = Seat("Devi")
    table.mei.knows(devi)
    table.mei.post(f"{there}ask", whom=table.mei.card("Devi"), purposes=["listen"], words="")
    page = table.laila.get("in")
    assert "They ask whether Devi may read kite: only to listen." in page
    leads = table.laila.post("in", waits=re.search(r'name="waits" value="([0-9a-f]{32})"', page)[1], do="yes")
    table.laila.post(leads, reach="whole", purposes=["listen"])
    assert "what was before" in devi.get(f"{devi.take()}t1/")


def test_everything_in_one_place(table):
    table.give("Mei", until=table.day(9), purposes=["advice"])
    table.mei.take("Sunday")
    page = table.laila.get("all")
    assert re.search(r">Mei</a></dt><dd>to get legal or professional advice, the whole story, until", page)
    page = table.mei.get("all")
    assert "Laila lets you: to get legal or professional advice, the whole story, until" in page
    assert "Sunday" in page


def test_after_a_restore_it_waits_until_she_says_who_goes_on(table):
    table.give("Mei")
    table.give("Ravi")
    mei, ravi = table.mei.take(), table.ravi.take()
    DatabaseStore().save((vault.PutSlot(held_mark(table.place.content), UNKNOWN),))
    assert "This waits" in table.mei.get(f"{mei}t1/", 409)
    assert "It waits until" in table.mei.get("all")
    table.mei.get("")
    assert "Say who goes on reading" in table.laila.get("")
    page = table.laila.get(f"{table.hers}who")
    assert "only you, until you say who goes on reading" in page
    assert "A backup was brought back." in page
    keep = re.search(r'name="keep" value="([0-9a-f]{32})"> <span>Mei', page)[1]
    table.laila.get(f"{table.hers}give", 404)
    table.laila.post(f"{table.hers}who", keep=keep)
    assert "what was before" in table.mei.get(f"{mei}t1/")
    table.ravi.get(f"{ravi}t1/", 404)
    assert "Say who goes on reading" not in table.laila.get("")


def test_what_was_given_is_taken_off_my_list_and_stays_where_it_is(table):
    table.give("Mei")
    there = table.mei.take()
    table.mei.post(f"{there}off")
    table.mei.get(there, 404)
    assert "Mei" in table.laila.get(f"{table.hers}who")


def test_a_note_on_how_it_was_given_is_read_by_those_who_read(table):
    table.give("Mei", how="by voice, in a park")
    there = table.mei.take()
    assert "by voice, in a park" in table.mei.get(f"{there}t2/")
    table.laila.post(table.reader("Mei"), 200, do="end")
    assert "no longer" in table.laila.get(f"{table.hers}t2/")


def test_who_was_said_to_have_caused_the_harm_is_not_let_in_and_it_is_said_why(table):
    now = datetime.fromtimestamp(clock.now(), timezone.get_default_timezone())
    known = bytes.fromhex(table.laila.card("Ravi"))
    said = say_role(table.laila.person, table.place, known, Role.CAUSED_HARM, now)
    assert not isinstance(said, Refusal), said
    assert "It was said here that this person caused the harm." in table.give("Ravi", 422)
    assert "Nothing waits for you." in table.ravi.get("in")


def test_who_is_with_the_other_side_is_let_in_only_where_she_says_so_and_the_way_there_is_shown(table):
    now = datetime.fromtimestamp(clock.now(), timezone.get_default_timezone())
    theirs = begin(table.laila.person, "accountability", "kite", now)
    assert isinstance(theirs, vault.Place)
    wish = {"reach": "whole", "purposes": ["listen"]}
    table.laila.post(f"{theirs.id.hex()}/give/{table.laila.card('Ravi')}", **wish)
    refused = table.give("Ravi", 422)
    assert f'href="{HOME}{table.hers}both"' in refused
    table.laila.post(f"{table.hers}both", to=table.laila.card("Ravi"))
    table.give("Ravi")
