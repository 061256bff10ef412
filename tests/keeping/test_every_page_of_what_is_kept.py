"""Every page of what is kept in a real browser: small, at 200% text, light and dark, by keyboard alone."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from types import SimpleNamespace

import pytest
from living import PASSPHRASE, Hand, House, Visitor, follow, on
from on_a_phone import (
    LONG,
    OPEN_ALL,
    Found,
    collect,
    found_by_axe,
    look_by_keys,
    look_small,
    look_with_axe,
    none,
    with_axe,
)
from playwright.sync_api import BrowserContext, Page

Context = Callable[..., BrowserContext]

THINGS: dict[str, tuple[str, dict[str, str]]] = {
    "n1": ("MakePromise", {"words": f"Send silly films {LONG}", "to": LONG, "by": on(2)}),
    "n2": ("PlanCheckIns", {"about": "L", "first": on(2), "often": "thinning", "way": LONG, "bell": "Basil"}),
    "n3": ("NoteMaySay", {"words": "நான் அதைப் பற்றிப் பேச மாட்டேன்", "to": "all"}),
    "n4": (
        "SayCloseness",
        {"to": "L and H", "near": "close", "side": "other", "words": "I want it not to be true"},
    ),
    "n5": ("SayCapacity", {"kinds": "listening", "time_limits": "not after 23:00", "easier": "a car"}),
    "n6": ("MakeOffer", {"choices": "films\na hospital", "to": "L"}),
    "n7": ("HearWhatWentWrong", {"told": "It feels like being watched", "by": "L", "look_again": on(3)}),
    "n8": ("PlanGift", {"to": "those who cook", "how_much": "20", "on": on(4)}),
    "n9": ("WriteReflection", {"did": "I laughed", "effect": "She left", "holds_shame": "my aunt"}),
    "n10": (
        "NamePodMember",
        {"name": f"a cousin {LONG}", "turning": "around", "asked": "yes", "words": "films"},
    ),
    "n11": ("WriteNote", {"words": f"a draft {LONG}", "of": "draft"}),
    "n14": (
        "NoteEnding",
        {"how": "stopping", "words": f"he answers nobody {LONG}", "safe": "keys", "grief": "Sundays"},
    ),
    "n16": ("PickOne", {"words": f"a talk {LONG}", "size": "5", "on": on(6)}),
    "f1": ("LookFirst", {"safe": "no", "able": LONG, "hurt": "yes"}),
    "f3": ("SayWhoDoesWhat", {"speaks": LONG, "leaves": "we two"}),
    "f5": ("NoteWhatCame", {"came": "anger", "words": LONG, "feel": "tired"}),
    "f6": ("Weigh", {"for_now": LONG, "look_again": on(5)}),
    "t1": ("KeepTold", {"words": "what was told"}),
    "t2": (
        "RecordConsent",
        {"to": "Ravi", "purposes": "plan-apart", "reach": "from-now-on", "ask_again": on(7)},
    ),
    "t3": ("MakeRequest", {"words": "that he names what he did"}),
    "t4": ("ChooseHearing", {"hearing": "end"}),
    "t5": ("SayRole", {"name": "R", "role": "unsettled", "words": "as R says"}),
}
OWN = ("n", "f")
"""What the parts of my own notes begin with."""
FACING = ("f", "f/m", "f/m/b", "f/m/b?take=0", "f/p", "f/p/f", "f/w/c", "f/w/d", "f2/", "f4/", "f7/")


@pytest.fixture(scope="module")
def full(build: Callable[..., House]) -> Iterator[SimpleNamespace]:
    """A house in which something stands in every part."""
    house = build().open()
    visitor = Visitor(house).move_in("Thursday")
    notes = visitor.place
    fields = {
        "on_behalf_of": "L",
        "knows": "yes",
        "how": "by message",
        "told": "she said",
        "ask_again": on(7),
    }
    story = visitor.post(f"{notes}more", **fields).headers["Location"].removeprefix(visitor.front)
    paths = [
        "keep",
        "open",
        "open/paper",
        "h/",
        "h/new",
        "h/new?as=3",
        "h/at/r8-2",
        "h/kept",
        "h/mine",
        "h/passphrase",
        "h/paper",
    ]
    assert house.run("letters", typed=f"{PASSPHRASE}\n").returncode == 0
    visitor.get("word")
    assert visitor.post("word", about="add", words=LONG, answer_to=LONG).status == 302
    came = re.search(r"h/sent/[0-9a-f]{32}", visitor.get("h/sent").body.decode())
    assert came
    paths += ["word?of=f1", "word?sent", "h/sent", came[0]]
    paths += ["h/look", "h/copy", "h/everything"]
    paths += [f"{notes}{page}" for page in ("", "name", "rest", "away", "back", "more")]
    paths += [story, f"{story}away", f"{story}rest", f"{story}name"]
    for part, (form, fields) in THINGS.items():
        place = notes if part.startswith(OWN) else story
        answer = visitor.post(f"{place}{part}/", form=form, once=f"abc{part}", **fields)
        assert answer.status == 302, (part, answer.body.decode()[-3000:])
        paths.append(f"{place}{part}/")
        if part not in ("t4", "n5"):
            paths += [f"{place}{part}/abc{part}", f"{place}{part}/abc{part}/away"]
    paths += [f"{notes}e", f"{notes}e/abcn14", f"{notes}e/l"]
    for path, fields in {
        "f/w/a": {}, "f/w/d": {"words": LONG}, "f/m/b": {"words": LONG, "who": LONG}, "f/p/f": {"words": LONG},
    }.items():  # fmt: skip
        assert visitor.post(f"{notes}{path}", **fields).status == 302, path
    paths += [f"{notes}{path}" for path in FACING]
    yield SimpleNamespace(house=house, visitor=visitor, paths=paths, notes=notes, story=story)
    house.kill()


def _inside(full: SimpleNamespace, context: BrowserContext) -> Page:
    context.add_cookies(
        [
            {"name": name, "value": value, "url": full.house.address}
            for name, value in full.visitor.cookies.items()
        ]
    )
    return context.new_page()


@pytest.mark.xdist_group("kept-look")
@pytest.mark.parametrize("language", ["en", "ms"])
def test_no_page_scrolls_sideways_at_any_size_and_whatever_is_tapped_is_large_enough(
    full: SimpleNamespace, context: Context, language: str
) -> None:
    """At 320 alone: no rule of the look asks how wide the screen is, which a test in tests/pages holds."""
    page = _inside(full, context(width=320, height=640))
    letters = page.context.new_cdp_session(page)
    wrong: Found = {}
    for path in full.paths:
        page.goto(f"{full.house.address}/{language}/my/{path}")
        look_small(page, letters, path, wrong)
    none(wrong)


@pytest.mark.xdist_group("kept-look")
@pytest.mark.parametrize("language", ["en", "ms"])
def test_axe_finds_nothing_on_any_page_of_what_is_kept(
    full: SimpleNamespace, context: Context, language: str
) -> None:
    """WCAG 2.2 AA, contrast at AAA; light and dark, everything that can be opened open."""
    page = _inside(full, with_axe(context(script=True)))
    wrong: Found = {}
    for path in full.paths:
        page.goto(f"{full.house.address}/{language}/my/{path}")
        look_with_axe(page, path, wrong)
        look_by_keys(page, path, wrong)
    none(wrong)


@pytest.mark.xdist_group("kept-look")
@pytest.mark.parametrize("language", ["en", "ms"])
def test_axe_finds_nothing_on_pages_that_hand_something_back(
    full: SimpleNamespace, context: Context, language: str
) -> None:
    page = _inside(full, with_axe(context(script=True)))
    wrong: Found = {}
    handed_back = 0
    for part, (form, fields) in THINGS.items():
        place = full.notes if part.startswith(OWN) else full.story
        page.goto(f"{full.house.address}/{language}/my/{place}{part}/")
        dated = [name for name, value in fields.items() if value.startswith("20") and "-" in value]
        page.evaluate(OPEN_ALL)
        shown = page.locator(f'main form:has(input[value="{form}"])')
        for name in dated:
            shown.locator(f'[name="{name}"]').fill("2020-01-01")
        follow(shown.locator("button").first)
        if page.locator('[role="alert"]').count():
            handed_back += 1
            for _ in range(50):  # the browser sets the focus once it has drawn the page
                focused = page.evaluate("document.activeElement.getAttribute('role')")
                if focused == "alert":
                    break
                page.wait_for_timeout(100)
            collect(wrong, [] if focused == "alert" else [f"the focus is on {focused}"], part)
            collect(wrong, found_by_axe(page), part)
    none(wrong)
    assert handed_back > 8


@pytest.mark.xdist_group("kept-look")
@pytest.mark.parametrize("script", [False, True])
def test_by_keyboard_alone_one_makes_the_first_save_and_one_promise(
    house: House, hand: Callable[..., Hand], *, script: bool
) -> None:
    mei = hand(script=script).go("keep")
    _tab_to(mei.page, "name-name")
    mei.page.keyboard.type("Thursday")
    _tab_to(mei.page, "f0-words")
    mei.page.keyboard.type("Send silly films")
    _tab_to(mei.page, "passphrase-which")
    _press_button(mei)
    assert mei.path == f"{mei.front}h/kept"
    _enter_link(mei, f"{mei.front}h/")
    _enter_link(mei, "/", main=True, within="section:last-of-type a.tile")
    _enter_link(mei, "/n1/")
    _unfold(mei.page)
    _tab_to(mei.page, "words")
    mei.page.keyboard.type("Write on Thursday")
    _press_button(mei)
    assert mei.path.endswith("/n1/")
    mei.shows("Send silly films", "Write on Thursday")


TITLE = re.compile(r"<title>Garden( \d+)*</title>")
BEHALF = re.compile("on behalf of somebody|bagi pihak seseorang")


@pytest.mark.xdist_group("kept-look")
@pytest.mark.parametrize("language", ["en", "ms"])
def test_every_page_says_who_can_read_it_and_how_to_leave_under_the_name_and_icon_chosen(
    full: SimpleNamespace, language: str
) -> None:
    full.visitor.post("h/look", name="Garden", icon="leaf")
    wrong: Found = {}
    for path in full.paths:
        answer = full.visitor.get(f"/{language}/my/{path}")
        if answer.status == 303:
            continue  # a door, for somebody who is inside
        body = answer.body.decode()
        first_link = re.findall(r"<a [^>]*>", body)[0]
        inside = path.startswith("h/")
        of_a_story = path.startswith(full.story) and not path.endswith(
            "rest"
        )  # a threat is noted in my own notes
        readers = re.search(r'<p class="whoreads">(.*?)</p>', body, re.DOTALL)
        faults = {
            "the title tells more, or less": not TITLE.search(body),
            "another icon": "icons/leaf" not in body,
            "leaving is not what comes first": 'id="leave"' not in first_link,
            "nothing says who can read it": inside and readers is None,
            "it is not said that it is held on behalf": of_a_story
            and (readers is None or not BEHALF.search(readers[1])),
        }
        collect(wrong, [fault for fault, found in faults.items() if found], path)
    none(wrong)


@pytest.mark.xdist_group("kept-look")
@pytest.mark.parametrize("language", ["en", "ms"])
def test_words_come_back_from_every_form_once_the_session_has_ended(
    full: SimpleNamespace, language: str
) -> None:
    begun = [
        (
            f"{full.notes if part.startswith(OWN) else full.story}{part}/",
            {"form": form, "once": "f", **fields},
        )
        for part, (form, fields) in THINGS.items()
    ]
    words = "what I was just writing"
    begun += [(f"{full.notes}name", {"name": words}), (f"{full.notes}rest", {"do": "note", "words": words})]
    begun += [(f"{full.notes}more", {"told": words}), ("h/new", {"as": "4", "f0-words": words})]
    begun += [("h/look", {"name": words})]
    wrong: Found = {}
    for path, fields in begun:
        token = full.visitor.cookies["form"]
        answer = full.house.ask(
            f"/{language}/my/{path}", {"csrfmiddlewaretoken": token, **fields}, Cookie=f"form={token}"
        )
        body = unescape(answer.body.decode())
        lost = [
            f"lost: {value}"
            for name, value in fields.items()
            if value not in body and name not in ("once", "do")
        ]
        collect(wrong, lost + ([] if answer.status == 401 else [str(answer.status)]), path)
    none(wrong)


@pytest.mark.xdist_group("kept-look")
def test_a_passphrase_carries_out_what_came_back_on_pages_with_several_buttons(full: SimpleNamespace) -> None:
    token = full.visitor.cookies["form"]
    for page, fields, told in (
        ("rest", {"words": "a letter came"}, "a letter came"),
        ("away", {"on": on(300)}, str(on(300)[:4])),
    ):
        body = {"csrfmiddlewaretoken": token, "written": "1", "passphrase": PASSPHRASE, **fields}
        answer = full.house.ask(f"/en/my/{full.notes}{page}", body, Cookie=f"form={token}")
        assert answer.status == 302, page
        assert told in full.visitor.get(f"{full.notes}{page}").body.decode()
        full.visitor.post(f"{full.notes}{page}", do="over" if page == "rest" else "keep")


def _tab_to(page: Page, name: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid", "what has the focus can be seen"
            return
    raise AssertionError(f"{name} cannot be reached by keys")


def _unfold(page: Page) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('details:not([open]) > summary')"):
            page.keyboard.press("Enter")
            return
    raise AssertionError("nothing that waits closed can be reached by keys")


def _press_button(mei: Hand) -> None:
    for _ in range(40):
        if mei.page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
        mei.page.keyboard.press("Tab")
    with mei.page.expect_navigation():
        mei.page.keyboard.press("Enter")


def _enter_link(mei: Hand, ending: str, *, main: bool = True, within: str = "a") -> None:
    wanted = mei.page.locator(f'main {within}[href$="{ending}"]').first.get_attribute("href")
    for _ in range(60):
        mei.page.keyboard.press("Tab")
        if mei.page.evaluate("document.activeElement.getAttribute('href')") == wanted:
            with mei.page.expect_navigation():
                mei.page.keyboard.press("Enter")
            return
    raise AssertionError(f"{wanted} cannot be reached by keys")
