"""Case 5: Faiz alone at two in the morning, then asked; three months seen; Shu hears the end in three lines."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from company import Person, Together
from living import House, day, on
from playwright.sync_api import BrowserContext
from several import Several, settled
from test_holding_over import TOLD, begun, taken
from test_the_kitchen import everything, opens

from jaga.pages.doorway.guard import now
from jaga.practice.consent import Reach
from jaga.practice.requests import MakeRequest
from jaga.practice.telling import BeginStory, ChooseHearing, Hearing, KeepTold
from jaga.usecases import cards, giving
from jaga.usecases.giving import Give
from jaga.usecases.strands import begin
from jaga.vault import Place

pytestmark = pytest.mark.xdist_group("walk-5")

THREE = ("Shu", "Devi", "Raj")
DID = "I wanted them to laugh. I did not want to see her face."
APART, SAY_IT = "not to sit near her", "to tell the team what he said and that it was wrong"
LEAVES, HERS = "that he leaves the group of the studio", "that nobody asks"
AGREED = {
    APART: "another desk, at the window", SAY_IT: "he tells the team on Monday", LEAVES: "he leaves it on Friday",
}  # fmt: skip
SEEN = ("no remark in all of it", "he stopped a joke of somebody else", "he asked what she needs, not her")
MONTHS = (30, 60, 90)
LINES = "He told the team what he said.\nHe sits elsewhere since March.\nIt has ended, and you keep apart."
LEARNED = 'Shu had asked for it twice. Faiz said: "it was only a joke". We begin with how people are.'
NAMELESS = "Somebody had asked, and nobody listened. We begin with how people are."


class Studio(Together):
    """Three who live in one house, and Faiz, who is asked in."""

    places: dict[str, str]
    his = ""

    def shu_hears_nothing(self) -> None:
        """Nothing waits for her, on the two pages where it would."""
        assert "/came/" not in "".join(body for *_, body in self.hands["Shu"].pages("h/", "h/in"))


def _before(people: Several) -> dict[str, str]:
    """Shu keeps her story and what she asks; Devi and Raj are in a circle, and Raj reads where it will be faced."""
    people.meet("Shu", "Devi")
    people.meet("Devi", "Raj")
    asked = [MakeRequest(f"r{number}", words) for number, words in enumerate((*AGREED, HERS))]
    told = (BeginStory(), KeepTold("t", TOLD), *asked, ChooseHearing(Hearing.END))
    places = {"story": begun(people, "Shu", "story", *told)}
    places |= {kind: begun(people, "Devi", kind) for kind in ("notes", "team", "accountability")}
    devi = people.people["Devi"]
    circle = begin(devi, "circle", "our meetings", now())
    assert isinstance(circle, Place)
    places["circle"] = circle
    known = next(each.id for each in cards.mine(devi) if each.name == "Raj")
    for kind, called in (("accountability", "Raj"), ("circle", "")):
        wish = Give(Reach.WHOLE, writes=True, called=called)
        assert isinstance(giving.give(devi, places[kind].id, known, wish, now()), bytes)
        places[f"{kind} of Raj"] = taken(people, "Raj", kind)
    return {name: f"h/{place.id.hex()}/" for name, place in places.items()}


def test_from_his_own_door_at_night_to_three_lines_for_shu_and_what_the_team_learned(
    build: Callable[..., House], prepared: Path, context: Callable[..., BrowserContext]
) -> None:
    """One test, because it is one story: each day stands on the days before it."""
    _faiz_writes_for_himself_at_two_in_the_morning(build, context)
    house = build()
    people, places = settled(house.home, prepared, THREE, _before)
    studio = Studio(house, people, context)
    studio.places = places
    studio.hands["Faiz"] = Person(context(), house, "en")
    studio.day_is(0)
    _what_shu_asks_reaches_devi(studio)
    _faiz_is_asked_in(studio)
    _he_finds_nothing_else_there_is(studio)
    _he_agrees_and_one_thing_is_asked_no_more(studio)
    for number, seen in zip(MONTHS, SEEN, strict=True):
        studio.day_is(number)
        studio.hands["Faiz"].sign_in()
        _a_month_is_seen(studio, number, seen)
    _it_ends_and_shu_hears_three_lines(studio)
    _the_team_learns_without_names(studio)
    house.kill()


def _faiz_writes_for_himself_at_two_in_the_morning(
    build: Callable[..., House], context: Callable[..., BrowserContext]
) -> None:
    """In a house of his own, by the door that is his: nobody reads it, and nothing sends him to Shu."""
    house = build().open(day(0) + timedelta(hours=2, minutes=20))
    faiz = Person(context(), house, "en")
    faiz.go("").click("d3")
    faiz.first_save("3", name__name="two in the morning", f0__did=DID)
    assert "only you" in (faiz.page.locator(".whoreads").text_content() or "")
    faiz.to("two in the morning", "n9").open_thing(DID)
    faiz.save(
        "WriteReflection",
        did=DID,
        effect="She stopped eating with us.",
        repair="Say to the team what I said and that it was wrong, if she wants that.",
        change="I stop when somebody asks me once.",
        holds_shame="my aunt",
    ).shows(DID, "She stopped eating with us.", "I stop when somebody asks me once.", "my aunt")
    faiz.to("two in the morning", "n10")
    faiz.save("NameShameHolder", name="my aunt", words="all of it, on Sunday")
    faiz.to("two in the morning").click("/r").shows(
        "A room of your own", "all of it, on Sunday", "For you alone", "Nobody has asked anything of you here"
    )
    house.kill()


def _what_shu_asks_reaches_devi(studio: Studio) -> None:
    """Three requests of four go, and that she wants to hear the end alone."""
    shu, devi = studio.hands["Shu"], studio.hands["Devi"]
    shu.go("h/").follow(shu.page.locator("a.tile", has_text="the museum").first)
    shu.click("/t3/").click("/over")
    form = shu.form()
    for words in (*AGREED, "Devi"):
        form.get_by_label(words, exact=True).check()
    shu.fill(form, asked_by="Shu", by="Shu")
    shu.press(form)
    opens(devi)
    devi.shows(*AGREED)
    assert HERS not in devi.said()
    form = devi.form()
    for kind in ("the museum: A team", "the museum: What was asked and agreed"):
        form.get_by_label(kind).check()
    devi.press(form)


def _faiz_is_asked_in(studio: Studio) -> None:
    """He comes by a link, and sees who reads there, whom he may call, and then what is asked."""
    devi, faiz = studio.hands["Devi"], studio.hands["Faiz"]
    faiz.come(devi.invite("Faiz", "Devi", "Come when you want to."), "faiz", "Faiz")
    devi.go(studio.places["accountability"]).readers().give("Faiz", "whole")
    faiz.go("h/").shows("You do not have to answer today.", "Devi wants to show you what is asked.")
    assert faiz.path.endswith("/h/with"), "he lands on who is with him, before he sees what it is"
    assert APART not in faiz.said()
    studio.his = faiz.take("the office").here
    faiz.go("h/")
    assert faiz.path.endswith("/h/with")
    said = faiz.shows("Devi", *AGREED).said()
    assert said.index("Whom you meet there") < said.index("What support there is") < said.index(APART)
    faiz.go(f"{studio.his}r").press(faiz.page.locator('main form:has(button[value="notes"])'), "notes")
    said = faiz.shows("Devi and Raj", "asked by Shu").said()
    assert said.index("Whom you may call") < said.index("Who can read there") < said.index(APART)
    found = everything(faiz)
    assert [words for words in (HERS, TOLD, "our meetings", "the museum") if words in found] == []


def _he_finds_nothing_else_there_is(studio: Studio) -> None:
    """Whatever address of the others he tries, it answers as one that never was."""
    faiz = studio.hands["Faiz"]
    ends = ("", "t1/", "m2/", "a2/", "e/l", "tell", "who", "hand")
    answers = {
        (status, body.replace(there + end, ""))
        for there in (f"h/{bytes(16).hex()}/", *studio.places.values())
        for end in ends
        for status, _headers, body in faiz.pages(there + end)
    }
    assert {status for status, _ in answers} == {404}
    assert len(answers) == 1
    faiz.go(studio.places["team"]).shows("There is nothing here")


def _he_agrees_and_one_thing_is_asked_no_more(studio: Studio) -> None:
    shu, devi, faiz = (studio.hands[name] for name in ("Shu", "Devi", "Faiz"))
    for number, (asked, words) in enumerate(AGREED.items()):
        devi.go(f"{studio.places['accountability']}a2/")
        form = devi.form("ReachAgreement")
        devi.fill(form, words=words, who="Faiz", on=on(9 + number))
        form.locator('[name="request"]').select_option(label=asked)
        devi.press(form).shows(words)
    for words in AGREED.values():
        faiz.go(f"{studio.his}a2/").open_thing(words)
        faiz.press(faiz.form("AgreedToThis")).shows("agreed to this, on")
    shu.to("the museum", "t3").open_thing(LEAVES)
    shu.save("AskNoMore")
    devi.go(f"{studio.places['accountability']}a1/").open_thing(LEAVES)
    devi.save("NoteNoLongerAsked")
    said = faiz.go(f"{studio.his}a2/").said()
    assert said.count("agreed to this, on") == len(AGREED), "what he agreed to stays as he said it"
    assert said.count("This is no longer asked for.") == 1
    studio.shu_hears_nothing()


def _a_month_is_seen(studio: Studio, number: int, seen: str) -> None:
    """Every other week two of them meet him: what one saw, and what the other saw, each in their words."""
    devi, raj, faiz = (studio.hands[name] for name in ("Devi", "Raj", "Faiz"))
    devi.go(f"{studio.places['accountability']}a3/").save("WriteWhatWasSeen", words=seen)
    raj.go(f"{studio.places['accountability of Raj']}a3/").save(
        "WriteWhatWasSeen", words=f"day {number - 14}: we met"
    )
    faiz.go(f"{studio.his}a3/").shows(seen, f"day {number - 14}: we met")
    studio.shu_hears_nothing()


def _it_ends_and_shu_hears_three_lines(studio: Studio) -> None:
    devi, shu = studio.hands["Devi"], studio.hands["Shu"]
    devi.go(f"{studio.places['accountability']}tell")
    assert devi.page.locator('main [name="occasion"]').count() == 0, "nothing can go before it has ended"
    devi.go(f"{studio.places['accountability']}a9/").save("SayItEnded", how="repair", words="at a distance")
    studio.shu_hears_nothing()
    devi.go(f"{studio.places['accountability']}tell")
    form = devi.form()
    form.get_by_label(re.compile("end")).check()
    devi.fill(form, words=LINES)
    devi.press(form).shows("It was sent")
    found = everything(shu)
    assert [words for words in (*AGREED.values(), *SEEN, "Faiz", "at a distance") if words in found] == []
    opens(shu)
    shu.shows("Devi", *LINES.splitlines())
    for name, there in (("Faiz", studio.his), ("Raj", studio.places["accountability of Raj"])):
        found = "".join(body for *_, body in studio.hands[name].pages(f"{there}a9/", there, f"{there}path"))
        assert "at a distance" in found
        assert "since March" not in found


def _the_team_learns_without_names(studio: Studio) -> None:
    devi, raj = studio.hands["Devi"], studio.hands["Raj"]
    devi.go(f"{studio.places['notes']}e/l")
    form = devi.form()
    devi.fill(form, words=LEARNED)
    devi.press(form, "look")
    marked = set(devi.page.locator("main mark").all_text_contents())
    assert {"Shu", "Faiz"} <= marked
    form = devi.form()
    devi.fill(form, words=NAMELESS)
    devi.press(form, "look")
    assert devi.page.locator("main mark").count() == 0
    form = devi.form()
    devi.follow(form.get_by_role("button", name="Put it into our meetings"))
    devi.shows(NAMELESS)
    raj.go(f"{studio.places['circle of Raj']}c4/").shows(NAMELESS)
    assert "Shu had asked" not in raj.said()
