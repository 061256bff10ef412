"""A circle at three browsers: begun, come into by one's own word, a gathering, a card through it, and left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from living import Hand, House, on
from playwright.sync_api import BrowserContext
from several import Several, settled

pytestmark = pytest.mark.xdist_group("a-circle")


def test_a_circle_is_come_into_by_ones_own_word_and_left_in_one_step(
    build: Callable[..., House], context: Callable[..., BrowserContext], prepared: Path
) -> None:
    house = build()
    house.home.mkdir(exist_ok=True)
    people, _ = settled(house.home, prepared, ("Iman", "Ben", "Wei"), _know_iman)
    house.open()
    iman, ben, wei = (_at(people, context(), house, name) for name in ("Iman", "Ben", "Wei"))
    sundays = _iman_begins(iman)
    _comes(ben, iman, sundays)
    _comes(wei, iman, sundays)
    _a_gathering_stands_on_the_day_of_everybody(iman, wei, sundays)
    _ben_keeps_the_card_of_wei(ben)
    _ben_leaves(ben, iman, wei, sundays)
    house.kill()


def _know_iman(people: Several) -> None:
    """Ben and Wei know Iman, and not each other."""
    people.meet("Iman", "Ben")
    people.meet("Iman", "Wei")


def _at(people: Several, made: BrowserContext, house: House, name: str) -> Hand:
    people.seat(made, name)
    return Hand(made, house, "en")


def _iman_begins(iman: Hand) -> str:
    iman.go("h/new?as=5")
    form = iman.form()
    assert form.locator('[name="until-on"]').input_value() == "", (
        "nobody's day is suggested for what all of them keep"
    )
    iman.fill(
        form, name__name="Sundays", f0__name="Iman", f0__kinds=["listening"], f1__words="we ask before we hug"
    )
    iman.press(form).shows("you · holds it", "we ask before we hug")
    return iman.path.removeprefix(iman.front)


def _comes(told: Hand, iman: Hand, sundays: str) -> None:
    """Iman asks somebody in; they see who is there before they say a word, and say that they are in."""
    name = "Ben" if "Ben" not in iman.go(f"{sundays}who").said() else "Wei"
    iman.go(f"{sundays}give").page.locator("main a.tile", has_text=name).first.click()
    iman.page.wait_for_url("**/give/*")
    iman.fill(iman.form(), reach="whole")
    iman.press(iman.form()).shows(name)
    told.go("h/in").shows("Iman asks you into a circle", "Who is in it: Iman")
    told.fill(told.form(), name="Kitchen")
    told.press(told.form(), "take").shows("Iman · holds it", "say that you are in", "we ask before we hug")
    # A box without a value of its own is ticked by None.
    told.click("/c1/").save("SayIAmIn", name=name, kinds=["money"], outside=[None])
    assert told.form("SayIAmIn").count() == 0, "one thing each"


def _a_gathering_stands_on_the_day_of_everybody(iman: Hand, wei: Hand, sundays: str) -> None:
    iman.go(f"{sundays}c3/").save(
        "PlanGathering", words="how we all are", on=on(1), opens="Iman", listens="Wei"
    )
    wei.go("h/").shows("You come together: how we all are").page.locator(
        "main a.tile", has_text="how we all"
    ).click()
    wei.page.wait_for_url("**/c3/**")
    wei.shows("Who opens it, and keeps the timeIman")
    assert wei.page.locator("main form").count() == 0, "whoever planned it, or holds the circle, changes it"


def _ben_keeps_the_card_of_wei(ben: Hand) -> None:
    ben.to("Kitchen").shows("Wei (whom you do not know here)")
    ben.page.locator('main a[href*="card/"]').first.click()
    ben.page.wait_for_url("**/card/*")
    ben.press(ben.form())
    ben.page.wait_for_url("**/h/p/*")
    assert "whom you do not know" not in ben.to("Kitchen").said()


def _ben_leaves(ben: Hand, iman: Hand, wei: Hand, sundays: str) -> None:
    his = ben.to("Kitchen").path.removeprefix(ben.front)
    ben.click("/off").shows("without a reason", "What you read, you read.")
    ben.press(ben.form())
    assert "Kitchen" not in ben.go("h/").said()
    assert ben.page.request.get(f"{ben.house.address}{ben.front}{his}").status == 404
    iman.go(f"{sundays}c1/").shows("Iman", "Wei")
    assert "Ben" not in iman.said()
    assert "Ben" not in wei.to("Kitchen").said(), "Iman opened it since"
    iman.go("h/in").shows("Ben left a circle", "Nobody owes a reason.")
    iman.press(iman.form()).shows("Nothing waits for you.")
