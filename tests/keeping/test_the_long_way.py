"""The pages of a longer engagement, asked without a browser: who says what, and what each of those in it is shown."""

import re
import secrets
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client, override_settings
from several import Several
from test_holding_over import begun, taken

from jaga.house import home
from jaga.house.sqlite import database_at
from jaga.pages.doorway.guard import COOKIE, now
from jaga.pages.keeping.parts import PARTS
from jaga.practice.agreements import EndAgreement, ReachAgreement
from jaga.practice.consent import Reach
from jaga.practice.milestones import NoteSeen
from jaga.practice.passed_on import NoteNoLongerAsked, TakeUpRequest
from jaga.usecases import cards, giving
from jaga.usecases.folds import look
from jaga.usecases.giving import Give
from jaga.usecases.strands import do
from jaga.vault import Place

HERE = "/en/my/h/"
UNSAID = "Nobody has said here yet, for themself, that they agreed to this."


@pytest.fixture
def people(tmp_path: Path, prepared: Path) -> Iterator[Several]:
    """Farid, whom Tan and Kumar know; Tan and Kumar do not know each other here."""
    folder = tmp_path / "home"
    with override_settings(HOME=folder, STATIC_ROOT=prepared), database_at(folder / "house.db"):
        home.claim()
        several = Several("Farid", "Tan", "Kumar")
        several.meet("Farid", "Tan")
        several.meet("Farid", "Kumar")
        yield several
        home.release()
    connections.close_all()


@pytest.fixture
def facing(people: Several) -> Place:
    """Farid holds it; one request, one agreement that answers it; Tan and Kumar read it."""
    asked = TakeUpRequest("r", "that he names what he did", "Bina")
    place = begun(people, "Farid", "accountability", asked)
    reached = ReachAgreement("a", "he speaks to those who heard it", "Tan", request="r")
    do(people.people["Farid"], place.id, reached, now())
    for name in ("Tan", "Kumar"):
        known = next(each for each in cards.mine(people.people["Farid"]) if each.name == name)
        wish = Give(Reach.WHOLE, called=name)
        assert isinstance(giving.give(people.people["Farid"], place.id, known.id, wish, now()), bytes)
    return place


@pytest.fixture
def at(people: Several, facing: Place) -> Callable[[str], tuple[Client, str]]:
    """Somebody who asks for pages, and where the strand stands for them."""

    def client(name: str) -> tuple[Client, str]:
        browser = Client(headers={"host": "localhost"})
        browser.cookies[COOKIE] = people.cookies[name]
        place = facing if name == "Farid" else taken(people, name, "the hall")
        return browser, f"{HERE}{place.id.hex()}/"

    return client


def read(of: tuple[Client, str], end: str = "") -> str:
    """A page as its words."""
    client, there = of
    said = re.sub(
        r"<(?:script|style).*?</(?:script|style)>|<[^>]+>", " ", client.get(there + end).content.decode()
    )
    return re.sub(r"\s+", " ", said)


def send(who: tuple[Client, str], end: str, form: str, **said: str) -> int:
    """Send a form of a page as it stands."""
    client, there = who
    page = client.get(there + end).content.decode()
    mark = re.search(r'name="mark" value="([^"]+)"', page)
    known = {"mark": mark.group(1)} if mark else {"once": secrets.token_hex(8)}
    return client.post(there + end, {"form": form, **known, **said}).status_code


def test_its_first_page_says_who_holds_it_and_who_named_them_and_shows_its_readers(at):
    farid, tan = at("Farid"), at("Tan")
    assert "Held by you. Nobody has said here whether the person who was harmed chose who holds it." in read(
        farid
    )
    assert send(farid, "a11/", "SayWhoNamed", by="Bina", how="by voice", name="Farid") == 302
    said = read(tan)
    assert "Held by Farid. Bina named Farid for it. How it was said: by voice." in said
    for name in ("Farid", "Kumar"):
        assert re.search(rf"Who can read this .* {name}", said)
    assert "you, Farid and Kumar" in said
    send(tan, "a11/", "SayWhoNamed", by="a stranger")
    assert "a stranger" not in read(farid, "a11/")


def test_each_says_for_themself_that_they_agreed_and_all_read_who(at):
    farid, tan, kumar = at("Farid"), at("Tan"), at("Kumar")
    assert UNSAID in read(tan, "a2/")
    assert send(tan, "a2/a", "NotSo", words="not before Sunday") == 302
    assert "Tan did not agree, or not like this: not before Sunday" in read(kumar, "a2/")
    client, there = tan
    assert "Leave it here and come back another time" in read(tan, "a2/a")
    assert send(tan, "a2/a", "NotYet", words="after the exam") == 302
    assert "Tan said not yet: after the exam" in read(kumar, "a2/")
    assert UNSAID not in read(kumar, "a2/")
    assert ">I agree to this</button>" in client.get(f"{there}a2/a").content.decode()
    assert ">Answer</a>" in client.get(f"{there}a2/").content.decode()
    assert "Say what I think of it" in read(kumar, "a2/")
    assert "Say what I think of it, or change it" in read(farid, "a2/")
    assert send(tan, "a2/a", "AgreedToThis") == 302
    assert send(farid, "a2/a", "AgreedToThis") == 302
    assert "AgreedToThis" not in tan[0].get(f"{tan[1]}a2/a").content.decode()
    for who, names in ((farid, ("Tan", "you")), (kumar, ("Tan", "Farid")), (tan, ("you", "Farid"))):
        said = read(who, "a2/")
        assert all(f"{name} agreed to this, on" in said for name in names)
        assert UNSAID not in said
    day = (now().date() + timedelta(days=9)).isoformat()
    assert send(farid, "a2/a", "ChangeAgreement", words="he speaks to all", on=day, request="r") == 302
    said = read(tan, "a2/")
    assert "agreed to how it was before" in said
    assert UNSAID in said


def test_the_paper_says_who_confirmed_and_leaves_out_a_name_there_too(at):
    farid, tan = at("Farid"), at("Tan")
    send(tan, "a2/a", "AgreedToThis")
    send(farid, "a2/a", "NotYet", words="first with Kumar")
    client, there = farid
    said = re.sub(r"<[^>]+>", " ", client.get(f"{there}print").content.decode())
    assert re.search(r"Tan\s+agreed to this, on", said)
    assert re.search(r"Whoever printed this\s+said not yet: first with Kumar", said)
    said = re.sub(r"<[^>]+>", " ", client.post(f"{there}print", {"names": "Tan\nKumar"}).content.decode())
    assert re.search(r"____\s+agreed to this, on", said)
    assert "said not yet: first with ____" in said


def test_a_commitment_for_a_day_that_has_passed_is_refused_in_words_and_keeps_what_was_written(at):
    farid = at("Farid")
    yesterday = (now().date() - timedelta(days=1)).isoformat()
    client, there = farid
    sent = {"form": "ReachAgreement", "once": "e" * 16, "words": "no shared shifts", "on": yesterday}
    answer = client.post(f"{there}a2/", sent)
    assert answer.status_code == 422
    assert "This day has passed. Choose today or a later day." in answer.content.decode()
    assert "no shared shifts" in answer.content.decode()
    assert "no shared shifts" not in read(farid)


def test_a_request_shows_what_is_agreed_on_it_and_an_agreement_that_it_is_no_longer_asked_for(
    people, facing, at
):
    tan, person = at("Tan"), people.people["Farid"]
    assert "What was agreed on it he speaks to those who heard it" in read(tan, "a1/")
    do(person, facing.id, TakeUpRequest("s", "no shared shifts"), now())
    assert "Nothing is agreed on this yet." in read(tan, "a1/")
    do(person, facing.id, NoteNoLongerAsked("r"), now())
    assert "This is no longer asked for. What was agreed stays here" in read(tan, "a2/")
    farid = at("Farid")
    words = "he names it all the same"
    client, there = farid
    assert "(no longer asked for)" not in client.get(f"{there}a2/").content.decode()
    # The page was open before the request was taken back: what was written is kept, and says so.
    sent = {"form": "ReachAgreement", "once": "d" * 16, "words": words, "request": "r"}
    assert client.post(f"{there}a2/", sent).status_code == 302
    assert words in read(tan, "a2/")


def test_what_is_over_can_be_taken_up_again_and_the_path_tells_all_of_it(people, facing, at):
    farid, tan = at("Farid"), at("Tan")
    do(people.people["Farid"], facing.id, EndAgreement("a", "he told two of them"), now())
    assert send(farid, "a2/a", "ReopenAgreement") == 302
    assert "How it went before he told two of them" in read(tan, "a2/")
    send(farid, "a8/", "PlanMilestone", on=now().date().isoformat(), words="the shifts")
    said = read(tan, "path")
    for step in (
        "asked for: that he names",
        "put forward: he speaks",
        "over: he told two",
        "taken up again: he",
    ):
        assert step in said
    assert tan[0].get(f"{HERE}{'0' * 32}/path").status_code == 404


def test_expectations_limits_help_and_days_stand_for_all_who_read(at):
    farid, tan = at("Farid"), at("Tan")
    assert (
        send(farid, "a6/", "SayExpectation", words="that he says when he does not come", whose="Farid") == 302
    )
    assert send(tan, "a6/", "SetBoundary", words="no calls after ten", of="time", whose="Tan") == 302
    assert send(farid, "a7/", "NoteHelp", words="his aunt", of="person") == 302
    said = read(tan, "a6/")
    assert "that he says when he does not come Who expects it Farid" in said
    assert "no calls after ten Whose limit it is Tan What it is about time" in said
    said = read(tan, "a7/")
    assert "his aunt" in said
    assert "For somebody who caused harm we know of no service here yet." in said


def test_whoever_is_asked_in_is_told_by_name_who_else_is_in_it_before_they_take_it(people, facing):
    tan = Client(headers={"host": "localhost"})
    tan.cookies[COOKIE] = people.cookies["Tan"]
    said = read((tan, HERE), "in")
    assert "Who is in it: Farid and Kumar (whom you do not know here)." in said
    assert "Yours is on the list already, whether or not you take it" in said
    assert "he speaks to those" not in said, "names alone, and nothing that stands in it"


def test_what_somebody_else_said_stands_there_only_if_they_said_that_it_may(at):
    tan, farid = at("Tan"), at("Farid")
    client, there = farid
    page = client.get(f"{there}a3/").content.decode()
    assert re.search(r'type="checkbox" name="may"(?![^>]*checked)', page)
    sent = {
        "form": "WriteWhatWasSeen",
        "once": "c" * 16,
        "words": "he came",
        "theirs": "I have been like this",
    }
    answer = client.post(f"{there}a3/", sent)
    assert answer.status_code == 422
    assert "only if they said that it may" in answer.content.decode()
    assert "I have been like this" not in read(tan, "a3/")
    assert client.post(f"{there}a3/", {**sent, "may": "on"}).status_code == 302
    assert "What somebody else said, and said may stand here I have been like this" in read(tan, "a3/")


def test_who_planned_no_day_finds_on_it_where_to_write_what_they_saw(at):
    farid, kumar = at("Farid"), at("Kumar")
    assert send(farid, "a8/", "PlanMilestone", on=now().date().isoformat(), words="the shifts") == 302
    client, there = kumar
    [words] = re.findall(r'href="([^"]+)">Write down what I saw<', client.get(f"{there}a8/").content.decode())
    assert words == f"{there}a3/"
    assert send(kumar, "a3/", "WriteWhatWasSeen", words="two shifts, without a word about her") == 302
    assert "two shifts, without a word about her" in read(farid, "a3/")
    assert "Write down what I saw" not in farid[0].get(f"{farid[1]}a8/").content.decode()


def test_who_lets_somebody_in_is_told_first_that_all_are_shown_to_each_other(people, at):
    client, there = at("Farid")
    known = next(each for each in cards.mine(people.people["Farid"]) if each.name == "Tan")
    said = client.get(f"{there}give/{known.id.hex()}").content.decode()
    assert "do they know that the other will see that they can read this" in said
    assert 'name="called"' in said
    assert 'name="writes"' not in said


def test_days_of_my_own_stand_in_my_notes_alone(people):
    browser = Client(headers={"host": "localhost"})
    browser.cookies[COOKIE] = people.cookies["Kumar"]
    mine = (browser, f"{HERE}{begun(people, 'Kumar', 'notes').id.hex()}/")
    assert send(mine, "n15/", "PlanMilestoneOfMine", on=now().date().isoformat(), words="his jokes") == 302
    thing = re.search(r"/n15/(\w+)\"", browser.get(f"{mine[1]}n15/").content.decode())
    assert thing is not None
    assert send(mine, f"n15/{thing.group(1)}", "NoteSeen", words="none this month") == 302
    assert "none this month" in read(mine, "n15/")


def test_a_day_to_look_back_stands_on_today_until_something_was_seen(people, facing, at):
    farid, tan = at("Farid"), at("Tan")
    assert send(farid, "a8/", "PlanMilestone", on=now().date().isoformat(), words="the shifts") == 302
    today = (tan[0], HERE)
    tan[0].post(f"{HERE}with", {"do": "leave"})
    assert "A day to look back: the shifts" in read(today)
    person = people.people["Farid"]
    [day] = look(person, facing.id, now()).state.milestones.planned
    do(person, facing.id, NoteSeen(day.id, "two shifts, without a word about her"), now())
    assert "A day to look back" not in read(today)


def test_no_two_parts_of_a_kind_have_one_address():
    at = [(part.kind, part.slug) for part in PARTS]
    assert len(set(at)) == len(at)
