"""Case 1 to its end: Mei, Laila and Ravi, each at a browser of their own, from the first night to month six."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import reading_group as alone
from company import Person, next_day
from living import House, day, on
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.xdist_group("walk-1")

APART = "that she and H never sit in the same room"
AT_THE_STATION = "I saw him at the station and I could not breathe"
MONTH_6 = 183


def test_what_laila_agreed_to_is_what_the_keys_open_from_the_first_night_to_month_six(
    build: Callable[..., House], context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    """One test, because it is one story: each day stands on the days before it."""
    house = build().open(day(0))
    mei, ravi, laila = (Person(context(), house, "en") for _ in range(3))
    _nights_of_mei_alone(mei)
    _day_8_ravi_is_let_in_from_now_on(mei, ravi)
    alone.day_12_a_sentence(mei)
    _day_15_laila_comes_and_takes_it_over(mei, laila, ravi)
    alone.day_20_what_she_got_wrong(mei)
    backup = tmp_path / "day-20"
    assert house.run("backup", str(backup)).returncode == 0
    his = _day_31_laila_ends_it(mei, laila, ravi)
    _day_32_she_writes_and_he_cannot_learn_of_it(mei, laila, ravi, his)
    next_day(MONTH_6, mei, laila, ravi)
    _month_6_she_takes_hers_and_lets_the_rest_go(laila)
    _nobody_opens_anything_of_it(mei, laila, ravi)
    house.close()
    assert house.run("restore", "--over", str(backup)).returncode == 0
    next_day(MONTH_6 + 1, mei, laila, ravi)
    _nobody_opens_anything_of_it(mei, laila, ravi)
    _a_name_that_came_back_is_taken_away(laila)
    house.kill()


def _nights_of_mei_alone(mei: Person) -> None:
    alone.day_0_words_and_first_save(mei)
    alone.day_0_the_story_and_her_own_notes(mei)
    alone.day_1_capacity(mei)
    alone.day_2_an_offer(mei)
    alone.day_4_looking_in(mei)


def _to_the_story(mei: Person) -> Person:
    mei.to(alone.NAME).follow(mei.page.locator("main .ways-in a").first)
    return mei


def _day_8_ravi_is_let_in_from_now_on(mei: Person, ravi: Person) -> None:
    next_day(8, mei)
    mei.follow(mei.page.locator('section a[href*="/t2/"]').first)
    mei.save("ConfirmConsent", ask_again=on(30), how="by message")
    mei.take_handle("mei")
    ravi.come(mei.invite("Ravi", "Mei", "Come in, there is tea."), "ravi", "Ravi")
    mei.go("h/").shows("Ravi came by your invitation")
    _to_the_story(mei).shows("Held on behalf of Laila").readers().shows("Only you.")
    mei.give("Ravi", "from-now-on", ["plan-apart"], ask_again=on(30), how="by message")
    mei.shows("Ravi", "to plan so that they do not meet, only what was written since this was given")
    _to_the_story(mei).click("/t3/").save("MakeRequest", words=APART)
    ravi.go("h/").shows("Something waits for you")
    ravi.take("evenings").shows(APART, "Mei holds this. You can read it because they let you.")
    assert ravi.page.locator('main a[href$="/t1/"]').count() == 0, (
        "an empty part is no tile to somebody who reads"
    )
    there = ravi.here
    ravi.go(f"{there}t1/").shows("There is nothing here for you to read yet.")
    for page in ("", "t1/", "t2/", "t3/", "t4/", "t5/", "who", "pass", "print", "text"):
        said = ravi.go(there + page).page.content()
        assert "Haziq" not in said, page
        assert "Laila" not in said, page


def _day_15_laila_comes_and_takes_it_over(mei: Person, laila: Person, ravi: Person) -> None:
    next_day(15, mei, ravi)
    laila.come(mei.invite("Laila", "Mei"), "laila", "Laila")
    laila.go("h/").shows("You keep nothing here.")
    hers, meis = laila.own_words(), mei.own_words()
    laila.hears("Mei", meis)
    mei.hears("Laila", hers)
    _to_the_story(mei).click("/hand")
    form = mei.form()
    form.get_by_label("Laila", exact=True).check()
    mei.press(form, "offer").shows("It is offered to Laila.")
    laila.go("h/")
    assert laila.path.endswith("/h/here"), "a survivor lands on what is theirs"
    laila.shows("Mei can tell you who they are.")
    laila.follow(laila.page.locator('main a[href*="/h/to/"]'))
    form = laila.form()
    laila.shows("May Mei go on reading?")
    laila.fill(form, name="the blue folder", mine="yes", reads_on="yes")
    laila.press(form, "take").shows("the blue folder", "What I want to keep")
    laila.click("/t1/").shows(alone.TOLD)
    laila.readers().shows("Mei", "only to listen, the whole story", "Ravi (so called by whoever let them in)")
    _to_the_story(mei).shows("Laila holds this. You can read it because they let you.")
    assert mei.page.locator('main a[href$="/give"], main a[href$="/hand"]').count() == 0
    ravi.to("evenings").shows(APART)


def _day_31_laila_ends_it(mei: Person, laila: Person, ravi: Person) -> str:
    next_day(31, mei, laila, ravi)
    his = ravi.to("evenings").here
    laila.go("h/")
    assert laila.said().count("Ask again") == 0, "what was asked of Mei is asked no more"
    laila.to("the blue folder").readers().end("Ravi").shows("It has ended", "Ravi")
    assert ravi.go(his).page.title() == ravi.go(f"h/{bytes(16).hex()}/").page.title()
    return his


def _day_32_she_writes_and_he_cannot_learn_of_it(mei: Person, laila: Person, ravi: Person, his: str) -> None:
    next_day(32, mei, laila, ravi)
    ends = (
        "",
        "t1/",
        "t2/",
        "t3/",
        "t4/",
        "t5/",
        "who",
        "ask",
        "off",
        "pass",
        "print",
        "text",
        "over",
        "hand",
    )
    paths = [f"h/{page}" for page in ("", "all", "in", "p", "here", "mine", "new", "copy", "days.ics")]
    paths += [his + end for end in ends]
    before = ravi.pages(*paths)
    laila.to("the blue folder", "t1").save("KeepMine", words=AT_THE_STATION)
    assert ravi.pages(*paths) == before
    assert {status for status, *_ in before[9:]} == {404}
    assert "evenings" not in "".join(body for *_, body in before)
    _to_the_story(mei).click("/t1/").shows(alone.TOLD, AT_THE_STATION)


def _month_6_she_takes_hers_and_lets_the_rest_go(laila: Person) -> None:
    laila.go("h/mine").click("/h/copy")
    with laila.page.expect_download() as taken:
        laila.page.locator("main form button").click()
    with zipfile.ZipFile(taken.value.path()) as folder:
        pages = "".join(folder.read(name).decode() for name in folder.namelist() if name.endswith(".html"))
    assert AT_THE_STATION in pages
    assert APART in pages
    assert alone.FELT not in pages, "what Mei felt is Mei's"
    laila.go("h/mine").click("/h/everything").press(laila.form())


def _a_name_that_came_back_is_taken_away(laila: Person) -> None:
    """The shelf of day 20 still knows what she called it; nothing stands behind it."""
    named = laila.go("h/").page.locator("section:last-of-type a.tile")
    assert named.count() == 1
    laila.follow(named)
    laila.shows("Nothing of this is here any more, only its name.")
    laila.press(laila.form())
    assert laila.path.endswith("/h/")
    assert laila.page.locator("section:last-of-type a.tile").count() == 0


def _nobody_opens_anything_of_it(mei: Person, laila: Person, ravi: Person) -> None:
    for person in (mei, laila, ravi):
        pages = "".join(
            body for *_, body in person.pages(*(f"h/{page}" for page in ("", "all", "in", "here")))
        )
        for place in set(re.findall(r"/h/([0-9a-f]{32})/", pages)):
            there = (f"h/{place}/{page}" for page in ("", "t1/", "t2/", "t3/", "who", "hand", "print"))
            pages += "".join(body for *_, body in person.pages(*there))
        for words in (AT_THE_STATION, APART, alone.TOLD):
            assert words not in pages
    laila.go("h/all").shows("Nothing is kept here now.")
    mei.to(alone.NAME, "n4").shows(alone.FELT)
