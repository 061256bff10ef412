"""Those who come alone: Tia, a survivor, and her cousin Ben with a draft. Faiz is in the walk of case 5."""

from collections.abc import Callable

import pytest
from living import Hand, House, day, on
from playwright.sync_api import BrowserContext

Context = Callable[..., BrowserContext]

FOUR_LINES = (
    "It was six years ago: messages, a hand, a joke in front of others.",
    "I told nobody.",
    "I stayed in the group because my friends were there.",
    "I do not have to say anything in public.",
)
DRAFT = "Everyone knows what he did to my cousin"
INSTEAD = "I stand by everybody who was hurt, and I ask nobody for their story."


@pytest.mark.parametrize(("language", "script"), [("en", False), ("ms", True)])
def test_tia_keeps_four_lines_for_herself_and_half_a_year_on_lets_all_of_it_go(
    build: Callable[..., House], context: Context, language: str, *, script: bool
) -> None:
    house = build().open(day(0))
    tia = Hand(context(script=script), house, language)
    tia.go("").click("d1")
    assert not (house.home / "look").exists()
    tia.go("keep?as=1")
    assert tia.page.locator('[name="f0-words"]').count() == 1
    assert tia.page.locator('[name^="f1-"]').count() == 0, "a survivor is asked for nothing but her own words"
    tia.first_save("1", name__name="tomato seeds", f0__words="\n".join(FOUR_LINES))
    tia.to("tomato seeds")
    assert "Laila" not in tia.said()
    tia.click("/t1/").shows(*FOUR_LINES)
    assert "tomato" not in tia.page.url
    tia.next_day(7).to("tomato seeds", "t4")
    tia.save("ChooseWhatIHear", hearing="nothing")
    tia.to("tomato seeds", "t2").save("LetSomebodyKnow", to="B", purposes=["listen"])
    tia.open_thing("B")
    tia.save("LetKnowNoMore")
    tia.to("tomato seeds", "t3").save("AskFor", words="that nobody asks me")
    tia.open_thing("that nobody asks me").save("AskDifferently", words="that nobody asks me anything")
    tia.save("AskNoMore")
    if language == "en":
        for part in ("", "t1", "t2", "t3", "t4"):
            said = tia.to("tomato seeds", part).said().lower()
            assert not {"they", "their", "them"} & set(said.replace(".", " ").split()), (
                f"{part}: it is her story: {said}"
            )
    tia.to("tomato seeds", "t1").open_thing(FOUR_LINES[1])
    tia.save("RewordTold", words="\n".join(FOUR_LINES[:2]))
    tia.shows(*FOUR_LINES[:2])
    assert FOUR_LINES[3] not in tia.said()
    tia.next_day(180).to("tomato seeds").click("/away")
    tia.press(tia.page.locator('main form:has(button[value="now"])'), "now")
    assert tia.path == f"{tia.front}h/"
    assert "tomato seeds" not in tia.said()
    assert tia.page.locator("main a.tile").count() == 0
    house.kill()


def test_the_cousin_keeps_his_draft_until_morning_and_says_it_differently(
    house: House, hand: Callable[..., Hand]
) -> None:
    ben = hand()
    ben.go("").click("d4")
    ben.first_save("4", name__name="posts", f0__words=DRAFT, f0__of="draft")
    ben.to("posts", "n11").open_thing(DRAFT)
    assert ben.form("RewordNote").locator('[name="words"]').input_value() == DRAFT
    ben.save("RewordNote", words=INSTEAD)
    ben.shows(INSTEAD)
    assert DRAFT not in ben.said()
    ben.to("posts", "n11").open_thing(INSTEAD).click("/away")
    ben.press(ben.page.locator('main form:has(button[value="now"])'), "now")
    assert INSTEAD not in ben.said()
    assert ben.path.endswith("/n11/")


def test_what_is_to_be_let_go_on_a_day_is_gone_on_that_day(
    build: Callable[..., House], context: Context
) -> None:
    house = build().open(day(0))
    tia = Hand(context(), house, "en").first_save("1", name__name="seeds", f0__words=FOUR_LINES[0])
    tia.to("seeds").click("/away")
    form = tia.page.locator('main form:has([name="on"])')
    tia.fill(form, on=on(3))
    tia.press(form, "on").shows(str(day(3).year))
    tia.next_day(2).to("seeds", "t1").shows(FOUR_LINES[0])
    tia.next_day(3)
    assert "seeds" not in tia.said()
    house.kill()


def test_a_link_leads_from_the_words_to_the_keeping(house: House, hand: Callable[..., Hand]) -> None:
    somebody = hand()
    ways = {
        door: somebody.go(door).page.locator('main a[href*="keep"]').count()
        for door in ("d1", "d2", "d3", "f5b")
    }
    assert all(ways.values()), ways


def test_whoever_keeps_something_finds_the_way_back_in_from_the_first_page(
    house: House, hand: Callable[..., Hand]
) -> None:
    tia = hand().first_save("1", name__name="seeds", f0__words=FOUR_LINES[0])
    tia.go("h/close")
    tia.go("")
    tia.follow(tia.page.locator('a[href$="/keep"], a[href$="/open"]').first)
    assert tia.path == f"{tia.front}open"
