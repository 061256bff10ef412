"""Case 3 with its four: a plan that lasts fourteen months, through stepping back, a missed one and a night."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from company import Person
from django.db import connections
from django.test import override_settings
from living import House, day, local_date, on
from playwright.sync_api import BrowserContext
from several import Several, settled
from test_holding_over import begun, given, taken

from jaga.house import home, sessions
from jaga.house.sqlite import database_at
from jaga.practice import beats
from jaga.practice.capacity import SayCapacity
from jaga.practice.support import Support
from jaga.practice.telling import BeginStory
from jaga.practice.turns import KeepTurn
from jaga.usecases.folds import look
from jaga.usecases.strands import do
from jaga.vault import Place

pytestmark = pytest.mark.xdist_group("walk-3")

FOUR = ("Dina", "Arun", "Wei", "Priya")
NEVER = "first another of us four, never the police by itself"
THREE_MONTHS, A_NIGHT, FOURTEEN_MONTHS = 92, 148, 428
"""Days on which the plan has a check-in."""


class Four:
    """The four at their browsers, in a house whose days pass while it is closed."""

    def __init__(
        self, house: House, people: Several, places: dict[str, Place], new: Callable[..., BrowserContext]
    ) -> None:
        self.house, self.people, self.places = house, people, places
        self.hands = {name: Person(new(), house, "en") for name in FOUR}
        self.plan = ""

    def at(self, name: str, end: str = "") -> Person:
        """Somebody, at a page of their support strand."""
        return self.hands[name].go(f"h/{self.places[name].id.hex()}/{end}")  # type: ignore[return-value]

    def day_is(self, number: int, *before: KeepTurn) -> None:
        """The house is closed, days pass; what Dina notes in between is noted on its day; everybody is signed in."""
        self.house.close()
        with ThreadPoolExecutor(1) as apart:
            apart.submit(self._meanwhile, day(number), before).result()
        self.house.open(day(number))
        for name in FOUR:
            self.people.seat(self.hands[name].page.context, name)

    def _meanwhile(self, at: datetime, before: tuple[KeepTurn, ...]) -> None:
        static = self.house.static
        with (
            override_settings(HOME=self.house.home, STATIC_ROOT=static),
            database_at(self.house.home / "house.db"),
        ):
            home.claim()
            for turn in before:
                when = datetime.combine(turn.on, day(0).timetz())
                seen = do(self.people.people["Dina"], self.places["Dina"].id, turn, when)
                assert hasattr(seen, "opened"), seen
            for name, person in self.people.people.items():
                self.people.cookies[name] = sessions.begin(person.keyring, int(at.timestamp()))
            home.release()
        connections.close_all()

    def planned(self, name: str) -> list[str]:
        """Who has each coming one of the first plan, as its list says it."""
        tiles = self.at(name, "c").page.locator(f'main li.tile:has(a[href*="/d/{self.plan}/"]) .words')
        return [said.partition(": ")[2] for said in tiles.all_text_contents()]


def _filled(people: Several) -> dict[str, Place]:
    people.meet(*FOUR)
    places = {"Dina": begun(people, "Dina", "support", BeginStory("Noor"))}
    for name in FOUR[1:]:
        given(people, "Dina", places["Dina"], name)
        places[name] = taken(people, name, "Football")
    begun(people, "Arun", "notes", SayCapacity("c", contacts=1, talk=("suicide",)))
    return places


def test_support_lasts_fourteen_months_within_what_four_people_can_give(
    build: Callable[..., House], prepared: Path, context: Callable[..., BrowserContext]
) -> None:
    """One test, because it is one story: each month stands on those before it."""
    house = build()
    people, places = settled(house.home, prepared, FOUR, _filled)
    four = Four(house, people, places, context)
    four.day_is(0)
    _each_says_what_they_can_give(four)
    _dina_makes_the_plan_as_noor_said_it(four)
    _the_first_weeks_never_the_same_twice_running(four)
    four.day_is(THREE_MONTHS)
    _arun_steps_back_and_what_was_his_is_with_others_the_same_minute(four)
    _a_missed_one_waits_with_wei_and_calls_nobody(four)
    four.day_is(A_NIGHT)
    _priya_hands_over_at_night(four)
    four.day_is(FOURTEEN_MONTHS, *_what_came(four))
    _the_four_see_that_it_thinned_and_keep_once_a_month_on_purpose(four)
    house.kill()


def _each_says_what_they_can_give(four: Four) -> None:
    for name, week in (("Dina", 3), ("Wei", 2), ("Priya", 1)):
        hand = four.at(name, "w")
        hand.fill(hand.form("GiveHere"), name=name, week=week)
        if name == "Priya":
            hand.fill(hand.form("GiveHere"), first0=on(200), last0=on(220))
        hand.press(hand.form("GiveHere")).shows(name, f"Contacts a week, at most{week}")
    arun = four.at("Arun", "w")
    assert arun.form("GiveHere").locator('[name="week"]').input_value() == "1", "as he said in his notes"
    arun.fill(arun.form("GiveHere"), name="Arun")
    arun.press(arun.form("GiveHere"))


def _dina_makes_the_plan_as_noor_said_it(four: Four) -> None:
    dina = four.at("Dina", "c").click("/c1")
    dina.shows("Jaga wakes nobody and calls no authority")
    dina.fill(
        dina.form(), often="twice", first=on(1), way="messages about football", hour="18:00", keeps=[None]
    )
    dina.fill(dina.form(), since0="00:00", until0="19:30")
    dina.form().locator('[name="day0"]').select_option("4")
    dina.press(dina.form()).shows("twice a week", "not on Friday from 00:00 until 19:30")
    four.plan = dina.path.rpartition("/")[2]
    dina.click("/4")
    dina.form().locator('[name="missed_to"]').select_option(label="Wei")
    dina.fill(dina.form(), when_missed=NEVER)
    dina.press(dina.form()).shows(NEVER)
    _agreed(dina, f"/c/{four.plan}/who")
    _a_second_plan_for_hard_nights_is_not_arun_s(four)


def _agreed(dina: Person, end: str) -> None:
    dina.click(end)
    for name in FOUR:
        dina.press(dina.page.locator(f'main li.tile:has(.words:text-is("{name}")) form'))
    assert dina.page.locator('button[value="end"]').count() == len(FOUR)


def _a_second_plan_for_hard_nights_is_not_arun_s(four: Four) -> None:
    dina = four.at("Dina", "c1")
    dina.fill(dina.form(), often="monthly", first=on(2), way="by voice")
    dina.press(dina.form())
    hard = dina.path
    dina.click("/3").fill(dina.form(), talk=["suicide"])
    dina.press(dina.form())
    _agreed(dina, f"{hard.rpartition('/h/')[2][32:]}/who")
    arun = four.at("Arun", "c").shows("Only you see this line.")
    arun.press(arun.page.locator('main form:has(button[value="not"])').first)
    plan = four.at("Wei", f"c/{hard.rpartition('/')[2]}").shows("Not this one forArun")
    assert "Only you see this line." not in plan.said()


def _the_first_weeks_never_the_same_twice_running(four: Four) -> None:
    names = [said.split(" ")[0].strip(",") for said in four.planned("Dina")]
    assert len(names) > 5
    assert all(one != other for one, other in pairwise(names)), names
    arun = four.at("Arun", "c")
    mine = arun.page.locator(f'main li.tile:has(button[value="take"]):has(a[href*="/d/{four.plan}/"]) form')
    arun.press(mine.first)
    assert "Arun took it" in four.planned("Dina")


def _arun_steps_back_and_what_was_his_is_with_others_the_same_minute(four: Four) -> None:
    arun = four.at("Arun", "c")
    asked = arun.page.locator('main li.tile:has(button[value="take"]) form').first
    arun.press(asked)
    arun.click("/h/back").fill(arun.form(), back_on=on(THREE_MONTHS + 42))
    arun.press(arun.form()).shows(
        "You are resting", "What was yours and is not yours any more", "So that this day has somebody."
    )
    assert not any(said.startswith("Arun") for said in four.planned("Dina"))
    four.at("Priya", "w").shows("Is resting.")


def _a_missed_one_waits_with_wei_and_calls_nobody(four: Four) -> None:
    today = f"d/{four.plan}/{local_date(day(THREE_MONTHS)):%Y%m%d}"
    dina = four.at("Dina", today)
    form = dina.page.locator('main form:has(button[value="silent"])')
    dina.fill(form, words="no tick behind it")
    dina.press(form, "silent")
    wei = four.hands["Wei"].go("h/")
    wei.follow(wei.page.locator("main a.tile", has_text="Still open"))
    wei.shows(NEVER, "You can turn to: ", "Jaga sends nothing and calls nobody")
    form = wei.page.locator('main form:has(button[value="seen"])')
    wei.fill(form, words="at the gate, all well")
    wei.press(form, "seen")
    four.at("Dina", today).shows("It was still open, and Wei saw to it.", "at the gate, all well")


def _priya_hands_over_at_night(four: Four) -> None:
    tomorrow = f"d/{four.plan}/{local_date(day(A_NIGHT + 3)):%Y%m%d}"
    priya = four.at("Priya", tomorrow)
    priya.press(priya.page.locator('main form:has(button[value="take"])'), "take")
    priya = four.at("Priya", tomorrow).shows("Priya took it")
    priya.press(priya.page.locator('main form:has(button[value="away"])'), "away")
    said = four.at("Dina", tomorrow).said()
    other = next(name for name in ("Wei", "Dina", "Arun") if f"{name} is asked" in said)
    hers = four.at(other, tomorrow)
    hers.press(hers.page.locator('main form:has(button[value="take"])'), "take")
    four.at("Priya", tomorrow).shows(f"{other} took it")


def _what_came(four: Four) -> tuple[KeepTurn, ...]:
    """Each one for three months, one a week for three more, one a month since."""

    def read() -> tuple[KeepTurn, ...]:
        with override_settings(HOME=four.house.home), database_at(four.house.home / "house.db"):
            seen = look(four.people.people["Dina"], four.places["Dina"].id, day(A_NIGHT))
        connections.close_all()
        assert isinstance(seen.state, Support)
        [helper] = [each.id for each in seen.state.care.helpers.said if each.name == "Dina"]
        made = next(each for each in seen.state.care.contact.made if each.id == four.plan)
        days = list(beats.days(made, local_date(day(FOURTEEN_MONTHS - 1))))
        told = {turn.on for turn in seen.state.care.turns if turn.seen_by or turn.by}
        return tuple(KeepTurn(four.plan, each, helper) for each in _thinning(days) if each not in told)

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(read).result()


def _thinning(days: list[date]) -> list[date]:
    first, kept = days[0], []
    for each in days:
        gap = 1 if each < first + timedelta(90) else 7 if each < first + timedelta(180) else 28
        if not kept or each - kept[-1] >= timedelta(gap):
            kept.append(each)
    return kept


def _the_four_see_that_it_thinned_and_keep_once_a_month_on_purpose(four: Four) -> None:
    for name in ("Dina", "Priya"):
        page = four.at(name, f"c/{four.plan}/t").page
        months = [said.count("was in touch") for said in page.locator(".months dd").all_text_contents()]
        assert months[1] > 2 * months[5] > 0 < months[9] < months[5], months
        assert page.locator("circle.came").count() == sum(months) + 1, "the one that was seen to has a dot"
        assert "style" not in page.locator("figure.thread").evaluate("e => e.outerHTML")
    dina = four.at("Dina", f"c/{four.plan}/1")
    dina.fill(dina.form(), often="monthly")
    dina.press(dina.form())
    four.at("Wei", f"c/{four.plan}").shows("How oftenmonthly")
