"""Faiz in a room of his own, and Wei with a small harm, asked for without a browser: case 5 and case 3's last line."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client, override_settings
from several import Several
from test_holding_over import ASKED, TOLD, begun, given, taken

from jaga.house import home
from jaga.house.sqlite import database_at
from jaga.pages.doorway.guard import COOKIE, now
from jaga.practice.agreements import ReachAgreement
from jaga.practice.free_notes import WriteNote
from jaga.practice.held import CallReader
from jaga.practice.offers import MakeOffer
from jaga.practice.passed_on import TakeUpRequest
from jaga.practice.people import NameSomeone, Turning
from jaga.practice.promises import MakePromise
from jaga.practice.reflection import WriteReflection
from jaga.practice.repair import ShareRepair
from jaga.practice.requests import MakeRequest
from jaga.practice.telling import BeginStory, KeepTold
from jaga.usecases.compartments import mark
from jaga.usecases.folds import look
from jaga.usecases.strands import do, situations
from jaga.vault import Place

HERE = "/en/my/h/"
DID, EFFECT = "I wanted them to laugh.", "She eats alone."
AGREED = "another desk, from Monday on"
OF_A_FORM = re.compile(r'name="(?:csrfmiddlewaretoken|once\d*)" value="[^"]*"')


@pytest.fixture
def people(tmp_path: Path, prepared: Path) -> Iterator[Several]:
    """Shu, Devi, Raj and Faiz; and Wei and Priya, in one house."""
    folder = tmp_path / "home"
    with override_settings(HOME=folder, STATIC_ROOT=prepared, MANY=True), database_at(folder / "house.db"):
        home.claim()
        several = Several("Shu", "Devi", "Raj", "Faiz", "Wei", "Priya")
        several.meet("Shu", "Devi", "Raj")
        several.meet("Devi", "Faiz")
        several.meet("Wei", "Priya")
        yield several
        home.release()
    connections.close_all()


@pytest.fixture
def at(people: Several) -> Callable[[str], Client]:
    """Somebody who asks for pages."""

    def client(name: str) -> Client:
        browser = Client(headers={"host": "localhost"})
        browser.cookies[COOKIE] = people.cookies[name]
        return browser

    return client


@pytest.fixture
def held(people: Several) -> Place:
    """What Devi holds beside a team and Shu's story, and lets Faiz and Raj read and write."""
    begun(people, "Shu", "story", BeginStory(), KeepTold("a", TOLD), MakeRequest("r", ASKED))
    begun(people, "Devi", "team", WriteNote("n", "Raj listens first"))
    place = begun(
        people,
        "Devi",
        "accountability",
        TakeUpRequest("a", ASKED, "Shu", "Devi"),
        ReachAgreement("g", AGREED),
    )
    for name in ("Faiz", "Raj"):
        given(people, "Devi", place, name)
        called = CallReader(name, name, mark(place, people.people[name].keyring.card))
        do(people.people["Devi"], place.id, called, now())
    return place


@pytest.fixture
def his(people: Several, held: Place) -> Place:
    """The same, as Faiz took it."""
    return taken(people, "Faiz", "the office")


def said(browser: Client, path: str) -> str:
    """A page that is there, as text."""
    answer = browser.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def keeps_at_night(faiz: Client) -> str:
    """From his own door: the first thing he keeps; where it leads."""
    sent = {"as": "3", "name-name": "two in the morning", "f0-did": DID, "f0-effect": EFFECT}
    sent |= {"f0-holds_shame": "my aunt"}
    answer = faiz.post(f"{HERE}new", sent)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def test_what_he_keeps_first_from_his_own_door_leads_to_a_room_fit_for_him(people, at):
    faiz = at("Faiz")
    room = keeps_at_night(faiz)
    page = said(faiz, room)
    assert room.endswith("/r")
    assert "this page: only you" in page
    assert '/w8">' in page
    assert "Leave the person you may have hurt in peace" in page
    assert "We know of no service here yet" in page
    assert "Nobody has asked anything of you here" in page
    assert room.removesuffix("r") + "n9/" in page
    strand = said(faiz, room.removesuffix("r"))
    assert f'href="{room}"' in strand


def test_his_notes_begin_with_what_is_his_and_what_is_for_helpers_waits_behind_one_fold(people, at):
    faiz = at("Faiz")
    notes = keeps_at_night(faiz).removesuffix("r")
    first, folded = said(faiz, notes).split("<summary>Other things</summary>")
    assert all(f"{notes}{part}" in first for part in ("r", "n9/", "n10/", "n11/", "n15/"))
    assert "What I offered" not in first
    assert "Talking to the person who caused harm" not in first
    folded = folded.split("</details>")[0]
    assert all(f"{notes}{part}" in folded for part in ("n1/", "n6/", "n8/"))
    do(people.people["Faiz"], bytes.fromhex(notes.split("/")[-2]), MakePromise("p", "I sit elsewhere"), now())
    first, folded = said(faiz, notes).split("<summary>Other things</summary>")
    assert "I sit elsewhere" in first, "what he wrote is not hidden from him"


def test_notes_of_a_friend_who_laughed_along_stay_as_they_are(people, at):
    kite = begun(
        people, "Raj", "notes", WriteReflection("m", "I laughed along."), MakeOffer("o", ("a meal",))
    )
    assert "Other things" not in said(at("Raj"), f"{HERE}{kite.id.hex()}/")


def test_the_room_goes_from_him_alone_to_whom_he_may_call_to_what_is_asked(people, at, his):
    faiz = at("Faiz")
    page = said(faiz, keeps_at_night(faiz))
    order = [
        page.index(each)
        for each in ("For you alone", "Whom you may call", ASKED, AGREED, "If you are hurt too")
    ]
    assert order == sorted(order)
    assert page.count("<details>") >= 2, "what is asked stands behind a tap"
    assert "asked by Shu" in page
    assert "Who can read there: you, Devi and Raj (whom you do not know here)." in page
    assert "forgive" not in page.lower()


def test_where_something_is_asked_his_room_helps_to_tell_others_without_hurting_her_again(people, at, his):
    faiz = at("Faiz")
    room = said(faiz, f"{HERE}{his.id.hex()}/r")
    told = room.split("If you are asked to tell others what you did")[1].split("</details>")[0]
    assert "Ask first, through whoever brought you this" in told
    assert "Leave out their name, the words or the deed itself" in told
    assert "Please do not ask who it was." in told
    alone = keeps_at_night(at("Priya"))
    assert "If you are asked to tell others" not in said(at("Priya"), alone), "nobody asked it of them"


def test_he_lands_on_what_is_asked_and_finds_the_way_to_his_room(people, at, his):
    faiz = at("Faiz")
    room = keeps_at_night(faiz)
    assert faiz.get(HERE).headers["Location"] == f"{HERE}with"
    assert f'href="{room}"' in said(faiz, f"{HERE}with")


def test_whom_he_may_call_begins_with_who_holds_his_shame_and_has_the_number_of_a_line(people, at):
    faiz = at("Faiz")
    room = keeps_at_night(faiz)
    notes = bytes.fromhex(room.split("/")[-2])
    for command in (
        NameSomeone("l", "a line to call", Turning.FURTHER, service="my:talian-heal"),
        NameSomeone("a", "my aunt", Turning.HOLDS_SHAME, "all of it, on Sunday"),
        NameSomeone("s", "Su, for another thing", Turning.LISTENER),
    ):
        do(people.people["Faiz"], notes, command, now())
    page = said(faiz, room)
    assert page.index("all of it, on Sunday") < page.index("a line to call")
    assert "15555" in page
    assert "Su, for another thing" not in page
    assert "If there is nobody" not in page


def test_without_notes_the_room_begins_some_with_one_button_and_once(people, at, his):
    faiz, there = at("Faiz"), f"{HERE}{his.id.hex()}/r"
    assert "Begin notes for me alone" in said(faiz, there)
    led = faiz.post(there, {"do": "notes"}).headers["Location"]
    assert faiz.post(there, {"do": "notes"}).headers["Location"] == led
    assert "Begin notes for me alone" not in said(faiz, led)


def test_he_shares_by_his_own_hand_after_seeing_who_can_read_it(people, at, his, held):
    faiz = at("Faiz")
    room = keeps_at_night(faiz)
    say = f"{room}/{his.id.hex()}"
    page = said(faiz, say)
    assert page.index("Who can read it there") < page.index("<textarea")
    assert "<strong>you, Devi and Raj (whom you do not know here)</strong>" in page, "everybody, by name"
    assert DID not in page, "what he wrote for himself comes here by a tap of his own"
    page = said(faiz, f"{say}?notes=1")
    assert DID in page
    assert EFFECT in page
    assert "my aunt" not in page
    assert DID not in said(at("Devi"), f"{HERE}{held.id.hex()}/a5/"), "a draft is nobody else's"
    sent = {"did": "I talked about her body.", "repair": "I say to the team that it was wrong.", "once": "r"}
    assert faiz.post(say, sent).headers["Location"] == f"{HERE}{his.id.hex()}/a5/"
    faiz.post(say, sent)
    shared = said(at("Devi"), f"{HERE}{held.id.hex()}/a5/")
    assert shared.count("I talked about her body.") == 1
    assert re.search(r"<dt>Written by</dt><dd[^>]*>Faiz<", shared)
    assert DID in said(faiz, f"{room.removesuffix('r')}n9/"), "his notes stay as they are"
    assert "It stands there" in said(faiz, room)


def test_he_agrees_in_his_own_name_from_his_room_and_the_others_see_it(people, at, his, held):
    faiz = at("Faiz")
    page = said(faiz, keeps_at_night(faiz))
    assert f'href="{HERE}{his.id.hex()}/"' in page
    there = f"{HERE}{his.id.hex()}/a2/g"
    mark_of = re.search(r'name="mark" value="([^"]*)"', said(faiz, there))[1]
    assert faiz.post(there, {"form": "AgreedToThis", "mark": mark_of}).status_code == 302
    assert "Faiz" in said(at("Devi"), f"{HERE}{held.id.hex()}/a2/")


def test_nothing_at_all_is_refused_in_clear_words_and_nothing_is_lost(people, at, his):
    faiz = at("Faiz")
    say = f"{keeps_at_night(faiz)}/{his.id.hex()}"
    answer = faiz.post(say, {"did": " ", "change": ""})
    assert answer.status_code == 422
    assert "A few words are enough" in answer.content.decode()


def test_he_changes_it_and_takes_it_back_on_its_page_and_devi_can_do_neither(people, at, his, held):
    do(people.people["Faiz"], his.id, _shared(), now())
    faiz, devi = at("Faiz"), at("Devi")
    there, hers = f"{HERE}{his.id.hex()}/a5/r", f"{HERE}{held.id.hex()}/a5/r"
    assert "ChangeRepair" not in said(devi, hers)
    mark = re.search(r'name="mark" value="([^"]*)"', said(faiz, there))[1]
    change = {"form": "ChangeRepair", "mark": mark, "did": "I talked about her body, for months."}
    assert faiz.post(there, change).status_code == 302
    page = said(devi, f"{HERE}{held.id.hex()}/a5/")
    assert "I talked about her body, for months." in page
    assert page.count("I say that it was wrong.") == 1, "the words before it stay"
    mark = re.search(r'name="mark" value="([^"]*)"', said(faiz, there))[1]
    assert faiz.post(there, {"form": "TakeRepairBack", "mark": mark}).status_code == 302
    page = said(devi, f"{HERE}{held.id.hex()}/a5/")
    assert "It was taken back." in page
    assert "her body" not in page


def _shared():
    return ShareRepair("r", "I talked about her body.", repair="I say that it was wrong.")


def test_his_own_side_has_a_place_that_nobody_has_to_answer(people, at, his, held):
    faiz, there = at("Faiz"), f"{HERE}{his.id.hex()}/a10/"
    assert "Nobody has to" in said(faiz, there)
    answer = faiz.post(there, {"form": "SayHowISeeIt", "once": "s1", "words": "I remember it otherwise."})
    assert answer.status_code == 302
    page = said(at("Devi"), f"{HERE}{held.id.hex()}/a10/")
    assert "I remember it otherwise." in page
    assert re.search(r"<dt>Written by</dt><dd[^>]*>Faiz<", page)
    assert "SayItDifferently" not in said(at("Devi"), f"{HERE}{held.id.hex()}/a10/s1")


def everything(browser: Client) -> dict[str, str]:
    """All pages that somebody finds by links from Today, from where they land and from their room."""
    found: dict[str, str] = {}
    wanted = [HERE, f"{HERE}with", f"{HERE}all", f"{HERE}in"]
    while wanted:
        path = wanted.pop()
        answer = browser.get(path)
        text = OF_A_FORM.sub("", answer.content.decode() + answer.headers.get("Location", ""))
        found[path] = text
        links = re.findall(rf'href="({HERE}[0-9a-f]{{32}}/[a-z0-9/]*)"', text)
        wanted += [link for link in dict.fromkeys(links) if link not in found and link not in wanted]
    return found


def test_he_sees_no_other_strand_time_or_trace_whatever_others_do(people, at, his, held):
    """Names, counts and dates: his pages are the same, letter for letter, after others wrote, read and were let in."""
    faiz = at("Faiz")
    keeps_at_night(faiz)
    raj = taken(people, "Raj", "the museum")
    faiz.post(f"{HERE}with", {"do": "leave"})
    before = everything(faiz)
    assert "two in the morning" in before[HERE], "Today is among them, and where he lands"
    assert len(before) > 30
    assert any(path.endswith("/r") for path in before)
    for words in (TOLD, "Raj listens first", "the museum", "red kite"):
        assert not any(words in text for text in before.values()), words
    shu, devi = people.people["Shu"], people.people["Devi"]
    begun(people, "Devi", "support", WriteNote("w", "red kite"))
    kite = begun(people, "Raj", "notes", WriteReflection("m", "I laughed along."))
    given(people, "Shu", next(p for p in _places(shu) if p.kind == "story"), "Devi")
    taken(people, "Devi", "what Shu told")
    team = next(place for place in _places(devi) if place.kind == "team")
    given(people, "Devi", team, "Raj")
    look(people.people["Raj"], raj.id, now())
    at("Devi").get(f"{HERE}{held.id.hex()}/a1/")
    at("Raj").get(f"{HERE}{kite.id.hex()}/r")
    after = everything(faiz)
    assert after.keys() == before.keys()
    for path, text in before.items():
        assert after[path] == text, path


def _places(person):
    return [place for each in situations(person) for place in each.places]


def test_others_have_no_room_at_his_and_he_has_none_at_theirs(people, at, his, held):
    faiz = at("Faiz")
    room = keeps_at_night(faiz)
    notes = begun(people, "Devi", "notes")
    for name, path in (
        ("Devi", room), ("Raj", room), ("Devi", f"{HERE}{held.id.hex()}/r"), ("Faiz", f"{HERE}{held.id.hex()}/r"),
        ("Faiz", f"{HERE}{notes.id.hex()}/r"), ("Devi", f"{HERE}{notes.id.hex()}/r/{held.id.hex()}"),
        ("Faiz", f"{room}/{held.id.hex()}"), ("Devi", f"{room}/{his.id.hex()}"),
    ):  # fmt: skip
        assert at(name).get(path).status_code == 404, (name, path)


WEI = {
    "form": "WriteDone", "once": "w1", "did": "I forgot you twice.", "listened": "You stood there alone at night.",
    "holds_shame": "my brother", "they_need": "a message the same day", "to": "P",
    "commit": "I write to you before I write to the others.",
}  # fmt: skip
PRIYA = {
    "form": "WriteHurt", "once": "p1", "feel": "scared, and then angry", "happened": "You forgot me, twice.",
    "need": "to hear of changes the same day",
}  # fmt: skip


def test_priya_says_her_three_lines_to_wei_who_answers_with_five_and_a_month_on_how_it_went(people, at):
    priya, wei = at("Priya"), at("Wei")
    hers, his = (f"{HERE}{begun(people, name, 'notes').id.hex()}/" for name in ("Priya", "Wei"))
    assert priya.post(f"{hers}n13/", PRIYA).status_code == 302
    page = said(priya, f"{hers}n13/p1")
    assert f'href="{hers}r2/p1"' in page
    page = said(priya, f"{hers}r2/p1")
    assert "scared, and then angry\n\nYou forgot me, twice.\n\nto hear of changes the same day" in page
    to = re.search(r'name="to" value="([0-9a-f]+)"', page)[1]
    assert b"Choose one person." in priya.post(f"{hers}r2/p1").content
    led = priya.post(f"{hers}r2/p1", {"to": to}).headers["Location"]
    assert "You forgot me, twice." in said(priya, led)
    assert "Something that may be hard" not in said(wei, f"{HERE}in"), "a draft is sent by nobody"
    answer = priya.post(led, {"do": "send", "once": "x1", "words": "You forgot me, twice.", "answer": "yes"})
    assert answer.status_code == 302
    assert wei.post(f"{his}n13/", WEI).status_code == 302
    page = said(wei, f"{his}r2/w1")
    assert "I forgot you twice." in page
    assert "my brother" not in page, "whoever was hurt does not carry his shame"
    assert "Make it a draft" not in page
    mark = re.search(r'name="mark" value="([^"]*)"', said(wei, f"{his}n13/w1"))[1]
    went = {"form": "SayHowItWent", "mark": mark, "words": "kept three times out of four"}
    assert wei.post(f"{his}n13/w1", went).status_code == 302
    assert "kept three times out of four" in said(wei, f"{his}n13/w1")
    for browser, path in ((wei, f"{hers}r2/p1"), (priya, f"{his}r2/w1"), (wei, f"{his}r2/none")):
        assert browser.get(path).status_code == 404


def test_another_draft_is_not_written_over_and_a_form_with_nothing_in_it_is_refused(people, at):
    priya, hers = at("Priya"), f"{HERE}{begun(people, 'Priya', 'notes').id.hex()}/"
    answer = priya.post(f"{hers}n13/", {"form": "WriteHurt", "once": "p0", "to": "W"})
    assert answer.status_code == 422
    assert "A few words are enough" in answer.content.decode()
    for once, words in (("p1", "angry"), ("p2", "tired")):
        priya.post(f"{hers}n13/", {"form": "WriteHurt", "once": once, "feel": words})
    things = re.findall(r"/n13/(p\d+)\"", said(priya, f"{hers}n13/"))
    to = re.search(r'name="to" value="([0-9a-f]+)"', said(priya, f"{hers}r2/{things[0]}"))[1]
    assert priya.post(f"{hers}r2/{things[0]}", {"to": to}).status_code == 302
    assert priya.post(f"{hers}r2/{things[0]}", {"to": to}).status_code == 302, "sent twice"
    answer = priya.post(f"{hers}r2/{things[1]}", {"to": to})
    assert answer.status_code == 422
    assert "stands already" in answer.content.decode()


def test_whoever_has_nobody_finds_their_page_beside_those_whom_one_turns_to(people, at):
    wei, his = at("Wei"), f"{HERE}{begun(people, 'Wei', 'notes').id.hex()}/"
    page = said(wei, f"{his}n10/")
    assert '/s3">If there is nobody' in page
    sent = {"form": "NamePodMember", "once": "a1", "name": "Dina", "turning": "calls-me-out"}
    assert wei.post(f"{his}n10/", sent).status_code == 302
    assert "to tell me when I was wrong" in said(wei, f"{his}n10/")
