"""The pages of holding and landing, asked without a browser: what each choice does, and every way of saying no."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client, override_settings
from several import Several
from test_holding_over import TOLD, begun, given, taken

from jaga.house import home
from jaga.house.sqlite import database_at
from jaga.pages.doorway.guard import COOKIE, now
from jaga.practice.agreements import ReachAgreement
from jaga.practice.consent import RecordConsent
from jaga.practice.passed_on import TakeUpHearing, TakeUpRequest
from jaga.practice.roles import Role
from jaga.practice.telling import BeginStory, Hearing, KeepTold, Knows
from jaga.usecases import cards, holding
from jaga.usecases.compartments import say_role
from jaga.usecases.letting import note_legal_threat
from jaga.usecases.strands import do
from jaga.vault import Place

HERE = "/en/my/h/"


@pytest.fixture
def people(tmp_path: Path, prepared: Path) -> Iterator[Several]:
    """Mei, Laila and Su in one house; Mei holds a story on behalf of Laila."""
    folder = tmp_path / "home"
    with override_settings(HOME=folder, STATIC_ROOT=prepared), database_at(folder / "house.db"):
        home.claim()
        several = Several("Mei", "Laila", "Su")
        several.meet("Mei", "Laila", "Su")
        yield several
        home.release()
    connections.close_all()


@pytest.fixture
def hers(people: Several) -> Place:
    """What Mei holds on behalf of Laila."""
    return begun(people, "Mei", "story", BeginStory("Laila", Knows.YES), KeepTold("a", TOLD))


@pytest.fixture
def at(people: Several) -> Callable[[str], Client]:
    """Somebody who asks for pages."""

    def client(name: str) -> Client:
        browser = Client(headers={"host": "localhost"})
        browser.cookies[COOKIE] = people.cookies[name]
        return browser

    return client


def known(people: Several, name: str, other: str) -> bytes:
    person = people.people[name]
    return next(each.id for each in cards.mine(person) if each.name == other)


def offered(people: Several, place: Place, to: str = "Laila") -> str:
    """Offer it; the address of the offer."""
    assert holding.offer(people.people["Mei"], place.id, known(people, "Mei", to), now()) is None
    [offer] = holding.offers(people.people[to], now())
    return f"{HERE}to/{offer.id.hex()}"


def test_nobody_is_chosen_and_the_field_says_so(people, hers, at):
    answer = at("Mei").post(f"{HERE}{hers.id.hex()}/hand", {"do": "offer"})
    assert answer.status_code == 422
    assert b"Choose one person." in answer.content


def test_the_page_that_offers_says_what_changes_and_what_an_offer_shows(people, hers, at):
    said = at("Mei").get(f"{HERE}{hers.id.hex()}/hand").content.decode()
    assert "only their word counts" in said
    assert "only if they let you" in said
    assert "whom you ever let read it" in said
    assert "Nobody has to join" in said


def test_notes_are_handed_to_nobody(people, at):
    notes = begun(people, "Mei", "notes")
    for ask in (at("Mei").get, at("Mei").post):
        assert ask(f"{HERE}{notes.id.hex()}/hand").status_code == 404


def test_an_offer_is_taken_back_on_the_same_page(people, hers, at):
    address = offered(people, hers)
    mei = at("Mei")
    assert b"Laila" in mei.get(f"{HERE}{hers.id.hex()}/hand").content
    assert at("Laila").get(address).status_code == 200
    mei.post(f"{HERE}{hers.id.hex()}/hand", {"do": "cancel"})
    assert at("Laila").get(address).status_code == 404
    assert at("Laila").post(address, {"do": "take", "name": "x"}).status_code == 404


def test_leave_it_so_leads_to_today_which_still_names_it(people, hers, at):
    address = offered(people, hers)
    laila = at("Laila")
    assert laila.get(HERE).headers["Location"] == f"{HERE}here"
    assert b"Mei" in laila.get(f"{HERE}here").content
    assert laila.post(f"{HERE}here", {"do": "leave"}).headers["Location"] == HERE
    today = laila.get(HERE)
    assert today.status_code == 200
    assert address.encode() in today.content


def test_a_name_that_is_taken_is_said_at_its_field_and_nothing_is_taken(people, hers, at):
    begun(people, "Laila", "story")
    address = offered(people, hers)
    answer = at("Laila").post(address, {"do": "take", "name": "the museum", "reads_on": "no"})
    assert answer.status_code == 422
    assert re.search(rb'id="id_name_error">[^<]*taken', answer.content)
    assert at("Laila").post(address, {"do": "take", "name": "blue"}).status_code == 302


def test_let_it_all_go_from_the_offer_leaves_nothing_and_says_what_lasts(people, hers, at):
    given(people, "Mei", hers, "Su")
    sus = taken(people, "Su", "hers")
    offered(people, hers)
    answer = at("Laila").post(f"{HERE}here", {"do": "away"})
    assert answer.status_code == 200
    assert b"cannot be taken back" in answer.content
    assert b"14 days" in answer.content
    # To Mei, who held it, the name is left to take away; to Su it is as if it had never been.
    for name, place, status in (("Mei", hers, 410), ("Su", sus, 404)):
        assert at(name).get(f"{HERE}{place.id.hex()}/").status_code == status
        assert TOLD.encode() not in at(name).get(HERE).content


def test_under_a_legal_threat_nothing_is_let_go_and_the_page_says_why(people, hers, at):
    note_legal_threat(people.people["Mei"], "a letter", now())
    address = offered(people, hers)
    for path in (f"{HERE}here", address):
        answer = at("Laila").post(path, {"do": "away"})
        assert answer.status_code == 422
        assert b"legal threat" in answer.content
    assert TOLD.encode() in at("Mei").get(f"{HERE}{hers.id.hex()}/t1/").content


def test_in_month_six_she_takes_everything_with_her_and_lets_the_rest_go(people, hers, at):
    laila = at("Laila")
    there = laila.post(
        offered(people, hers), {"do": "take", "name": "blue", "mine": "yes", "reads_on": "yes"}
    )
    assert TOLD.encode() in at("Mei").get(f"{HERE}{hers.id.hex()}/t1/").content
    folder = laila.post(f"{HERE}copy")
    assert folder.headers["Content-Type"] == "application/zip"
    assert b"1-story.html" in folder.content
    assert b"1-story.html" not in at("Mei").post(f"{HERE}copy").content
    assert b"not in it" in laila.get(f"{HERE}copy").content
    said = laila.get(f"{HERE}everything").content
    assert b"can open it no more" in said
    assert b"14 days" in said
    laila.post(f"{HERE}everything")
    assert laila.get(there.headers["Location"]).status_code == 404
    assert at("Mei").get(f"{HERE}{hers.id.hex()}/").status_code == 404


def test_only_me_as_mei_recorded_it_does_not_read_as_laila(people, hers, at):
    do(people.people["Mei"], hers.id, RecordConsent("c"), now())
    assert b"Only me" in at("Mei").get(f"{HERE}{hers.id.hex()}/t2/").content
    there = at("Laila").post(offered(people, hers), {"do": "take", "name": "blue"}).headers["Location"]
    do(people.people["Laila"], bytes.fromhex(there.split("/")[-2]), RecordConsent("d", "Ravi"), now())
    for page in (there, f"{there}t2/", f"{there}t2/c"):
        said = at("Laila").get(page).content
        # It ended when she took the story: among what stands it is not named, where it was written it is.
        assert (b"Only the person who held it then" in said) == (page != there), page
        assert b"Only me" not in said.replace(b"Only me, only to listen", b""), page


def test_what_waits_names_offers_too(people, hers, at):
    assert b"Nothing waits for you" in at("Laila").get(f"{HERE}in").content
    address = offered(people, hers)
    said = at("Laila").get(f"{HERE}in").content
    assert address.encode() in said
    assert b"Nothing waits for you" not in said


def test_what_was_lent_cannot_be_put_off_the_list_with_its_way_back(people, at):
    own = begun(people, "Laila", "story", BeginStory(), KeepTold("a", TOLD))
    laila, su = people.people["Laila"], people.people["Su"]
    assert holding.offer(laila, own.id, known(people, "Laila", "Su"), now(), way_back=True) is None
    [offer] = holding.offers(su, now())
    assert at("Su").post(f"{HERE}to/{offer.id.hex()}", {"do": "take", "name": "x"}).status_code == 302
    there = f"{HERE}{own.id.hex()}/"
    page = at("Laila").get(there).content
    assert b"Su holds this for you" in page
    exists = at("Laila").get(f"{HERE}here").content
    assert b"Su holds this for you" in exists
    assert b"stays with them until you take it back" in exists
    assert f"{there}off".encode() not in page
    at("Laila").post(f"{there}off")
    assert at("Laila").post(f"{there}hand", {"do": "back"}).headers["Location"] == there
    for address in (there, f"{HERE}here"):
        assert b"holds this for you" not in at("Laila").get(address).content


def test_whoever_is_asked_nothing_has_no_such_page(people, hers, at):
    for name in ("Mei", "Laila"):
        for path in ("with", "along"):
            assert at(name).get(f"{HERE}{path}").status_code == 404
    assert at("Laila").get(f"{HERE}here").status_code == 200


def test_whoever_only_reads_along_begins_where_nothing_is_asked_of_them(people, at):
    asked = begun(people, "Mei", "accountability", TakeUpRequest("a", "no shared shifts", "S"))
    given(people, "Mei", asked, "Laila")
    mei, su = at("Mei"), at("Su")
    there = f"{HERE}{asked.id.hex()}/give/{known(people, 'Mei', 'Su').hex()}"
    assert b"They only read along: nothing here is asked of them" in mei.get(there).content
    assert (
        mei.post(there, {"reach": "whole", "purposes": "listen", "along": "on", "called": "Su"}).status_code
        == 302
    )
    for _waiting_then_taken in range(2):
        assert su.get(HERE).headers["Location"] == f"{HERE}along"
        assert su.get(f"{HERE}with").status_code == 404
        said = su.get(f"{HERE}along").content.decode()
        for told in (
            "Nothing is asked of you here",
            "Mei lets you read this",
            "only to listen",
            "Who else reads it: Laila.",
        ):
            assert told in said, told
        assert "no shared shifts" not in said
        if f'href="{HERE}in"' in said:
            taken(people, "Su", "Sunday")
    assert b"What I read along" in su.get(f"{HERE}in").content
    assert su.post(f"{HERE}along", {"do": "leave"}).headers["Location"] == HERE
    assert su.get(HERE).status_code == 200
    assert b"They only read along" not in mei.get(there).content, (
        "it is said: a role is changed where roles are"
    )
    laila = at("Laila").get(f"{HERE}with").content
    assert b"It may be of you, or you may only read along" in laila, "of her nothing was said"
    say_role(people.people["Mei"], asked, known(people, "Mei", "Laila"), Role.CAUSED_HARM, now())
    assert b"Somebody asks something of you" in at("Laila").get(f"{HERE}with").content
    to_laila = f"{HERE}{asked.id.hex()}/give/{known(people, 'Mei', 'Laila').hex()}"
    assert b"They only read along" not in mei.get(to_laila).content


def test_who_reads_names_nobody_twice_while_it_is_offered(people, hers, at):
    given(people, "Mei", hers, "Su")
    offered(people, hers, "Su")
    said = at("Mei").get(f"{HERE}{hers.id.hex()}/").content.decode()
    assert "you, on behalf of somebody; and Su, to whom it is offered" in said


def test_whoever_only_reads_is_led_to_asking_and_to_no_page_that_lets_somebody_in(people, hers, at):
    given(people, "Mei", hers, "Su")
    there = f"{HERE}{taken(people, 'Su', 'hers').id.hex()}/"
    said = at("Su").get(f"{there}pass?as=4").content
    assert b"Ask first" in said
    assert b"I do it" not in said
    assert b"I do it" in at("Mei").get(f"{HERE}{hers.id.hex()}/pass?as=4").content


def test_where_i_stand_is_a_sentence_to_me_behind_its_tile_and_says_who_said_it(people, at):
    asked = begun(people, "Mei", "accountability")
    say_role(people.people["Mei"], asked, known(people, "Mei", "Su"), Role.CAUSED_HARM, now())
    given(people, "Mei", asked, "Su")
    su, there = at("Su"), f"{HERE}{taken(people, 'Su', 'theirs').id.hex()}/"
    said = su.get(f"{there}a4/").content.decode()
    assert "Mei wrote that you caused harm here." in said
    assert "This is only about this one matter." in said
    answer = re.search(r'href="([^"]+)">I would say it differently<', said)
    assert answer is not None
    assert 'value="SayHowISeeIt"' in su.get(answer.group(1)).content.decode()
    assert "I would say it differently" not in at("Mei").get(f"{HERE}{asked.id.hex()}/a4/").content.decode()
    assert (
        "<strong>Who stands where</strong><span>It can stay unsettled.</span>"
        in su.get(there).content.decode()
    )
    assert "caused harm" in at("Mei").get(f"{HERE}{asked.id.hex()}/a4/").content.decode()


def test_where_others_read_a_name_is_asked_for_that_they_understand(people, hers, at):
    there = f"{HERE}{hers.id.hex()}/t5/"
    assert b"only you understand" in at("Mei").get(there).content
    given(people, "Mei", hers, "Su")
    said = at("Mei").get(there).content
    assert b"only you understand" not in said
    assert b"you and the others here understand" in said


def test_what_came_of_something_begins_empty(people, at):
    asked = begun(people, "Mei", "accountability", ReachAgreement("g", TOLD))
    said = at("Mei").get(f"{HERE}{asked.id.hex()}/a2/g").content.decode()
    assert len(re.findall(rf"<textarea[^>]*>\s*{TOLD}", said)) == 1, "to change it, and not to end it"


def test_what_is_asked_of_a_team_can_be_read_with_how_much_they_want_to_hear(people, at):
    asked = (TakeUpRequest("a", "no shared shifts", "Laila"), TakeUpHearing(Hearing.AGREED, "mark"))
    team = begun(people, "Mei", "team", *asked)
    given(people, "Mei", team, "Su")
    for name, place in (("Mei", team), ("Su", taken(people, "Su", "theirs"))):
        said = at(name).get(f"{HERE}{place.id.hex()}/m1/").content
        assert b"no shared shifts" in said
        assert b"only when something is agreed" in said
