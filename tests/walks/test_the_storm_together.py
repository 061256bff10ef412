"""Case 4 to its end, in Malay: Tia alone, her cousin who gets it wrong and mends it, and half a year later."""

from collections.abc import Callable

import pytest
from company import Person, next_day
from living import House, day, on
from playwright.sync_api import BrowserContext
from test_alone import DRAFT, FOUR_LINES, INSTEAD

pytestmark = pytest.mark.xdist_group("walk-4")

WRONG = "why did you stay in the group?"
HERS, HIS = "biji tomato", "Jumaat"
HALF_A_YEAR = 183


def test_tia_lets_one_person_listen_decides_to_do_nothing_and_lets_all_of_it_go(
    build: Callable[..., House], context: Callable[..., BrowserContext]
) -> None:
    house = build().open(day(0))
    tia, ben = Person(context(), house, "ms"), Person(context(), house, "ms")
    _nights_of_tia_alone(tia)
    _ben_comes_with_his_draft(tia, ben)
    _a_week_later_he_may_read_them_only_to_listen(tia, ben)
    _he_gets_it_wrong_and_mends_it(ben)
    _she_does_nothing_in_public(tia, ben)
    _half_a_year_on_she_lets_go(tia, ben)
    house.kill()


def _nights_of_tia_alone(tia: Person) -> None:
    tia.go("").click("d1")
    assert not list(tia.page.context.cookies()), "whoever reads for an hour saves nothing"
    tia.house.on_day(day(1))
    tia.first_save("1", name__name=HERS, f0__words="\n".join(FOUR_LINES))
    tia.to(HERS, "t1").shows(*FOUR_LINES)
    _a_pod_of_one_and_a_half(tia)


def _a_pod_of_one_and_a_half(tia: Person) -> None:
    """A cousin who is asked for a film and nothing else, and a helpline: that is enough, and it makes a picture."""
    tia.go("s3").go("h/new?as=4")
    tia.fill(tia.form(), name__name="kucing", f0__words="besok")
    tia.press(tia.form()).to("kucing", "n10").shows("Satu setengah pun cukup")
    assert tia.page.locator("svg").count() == 0
    tia.save(
        "NamePodMember", name="sepupu saya", turning="around", asked="yes", words="menonton filem sahaja"
    )
    form = tia.form("NameFurtherOut")
    tia.page.locator("summary", has_text="lebih jauh").click()
    form.locator('[name="service"]').select_option("my:talian-heal")
    tia.press(form).shows("sepupu saya", "dia kata ya", "15555")
    drawn = tia.page.locator(".map text").all_text_contents()
    assert drawn[1:4] == ["Lebih jauh", "Talian HEAL", "Di sekeliling"]
    assert "sepupu saya · ya" in drawn
    listed = tia.page.locator("li.tile .words").all_text_contents()
    assert [name for name in listed if name in ("sepupu saya", "Talian HEAL")] == [
        "sepupu saya",
        "Talian HEAL",
    ]
    assert tia.page.locator("[style]").count() == 0, "colours come from the stylesheet alone"


def _ben_comes_with_his_draft(tia: Person, ben: Person) -> None:
    tia.take_handle("tia")
    ben.come(tia.invite("Ben", "Tia", "Datanglah menonton filem."), "ben", "Ben")
    ben.go("h/").click("/h/new")
    ben.follow(ben.page.locator('main .ways-in a[href$="as=4"]'))
    ben.fill(ben.form(), name__name="catatan", f0__words=DRAFT, f0__of="draft")
    ben.press(ben.form()).to("catatan", "n11").open_thing(DRAFT)
    ben.save("RewordNote", words=INSTEAD)
    assert DRAFT not in ben.to("catatan", "n11").said()
    assert FOUR_LINES[0] not in ben.go("h/").page.content()


def _a_week_later_he_may_read_them_only_to_listen(tia: Person, ben: Person) -> None:
    next_day(8, tia, ben)
    tia.to(HERS).readers().give("Ben", "whole").shows("hanya untuk mendengar, seluruh kisahnya")
    ben.go("h/").shows("Ada sesuatu yang menunggu anda")
    ben.take(HIS).click("/t1/").shows(*FOUR_LINES)
    assert ben.page.locator("main form").count() == 0, "whoever reads only to listen has nothing to fill in"
    assert "anda dan Ben" in (tia.to(HERS).page.locator(".whoreads").text_content() or "")


def _he_gets_it_wrong_and_mends_it(ben: Person) -> None:
    ben.to("catatan", "n7").save("HearWhatWentWrong", told=WRONG, by="T", look_again=on(10))
    ben.open_thing(WRONG).save("SayWhatIDo", does="Saya minta maaf dan mendengar sahaja.")
    next_day(10, ben)
    ben.follow(ben.page.locator('main a[href*="/n7/"]').first)
    ben.save("FollowItUp", words="Saya tanya apa yang dia perlukan.")
    ben.shows(WRONG, "Saya minta maaf dan mendengar sahaja.", "Saya tanya apa yang dia perlukan.")


def _she_does_nothing_in_public(tia: Person, ben: Person) -> None:
    tia.sign_in().to(HERS).click("/pass").click("pass?as=6").shows("Ini hak saya untuk memutuskan.")
    first = tia.page.locator("main .actions a").first
    assert first.get_attribute("href") == tia.path.removesuffix("pass"), "to leave it stands first"
    tia.follow(first)
    assert WRONG not in tia.page.content(), "what Ben notes for himself is his"
    ben.to(HIS, "t1").shows(FOUR_LINES[0][:40])


def _half_a_year_on_she_lets_go(tia: Person, ben: Person) -> None:
    next_day(HALF_A_YEAR, tia, ben)
    his = ben.to(HIS).here
    tia.to(HERS).click("/away").press(tia.page.locator('main form:has(button[value="now"])'), "now")
    assert HERS not in tia.go("h/").page.content()
    nowhere = f"h/{bytes(16).hex()}/"
    for end in ("", "t1/", "who", "print"):
        (gone,), (never,) = ben.pages(his + end), ben.pages(nowhere + end)
        assert gone[0] == 404
        assert gone[2].replace(his, nowhere) == never[2]
    assert HIS not in ben.go("h/").page.content()
    ben.to("catatan", "n7").shows(WRONG)
