"""Case 2: what Tan lands on, and that nothing which others write moves it. The whole case is a walk of its own."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from living import Hand, House
from playwright.sync_api import BrowserContext
from several import Several, settled
from test_holding_over import begun, given, taken

from jaga.pages.doorway.guard import now
from jaga.practice.across import SaySide
from jaga.practice.capacity import Side
from jaga.practice.free_notes import WriteNote
from jaga.practice.refusals import CausedHarmHere, OtherSide
from jaga.practice.requests import MakeRequest
from jaga.practice.roles import Role, SayRole
from jaga.practice.telling import BeginStory, ChooseHearing, Hearing, KeepTold
from jaga.usecases.compartments import may_give

TOLD = "in front of the guests he mocked how she speaks"
ASKED = (
    "that he names what he did in front of those who heard it",
    "that he does not run shifts with her for now",
    "that new volunteers are told how they may expect to be treated",
)
OURS, THEIRS = "Jo sits beside her on Sunday", "Kumar begins, Farid listens"
OF_A_FORM = re.compile(r'name="(?:csrfmiddlewaretoken|once\d*)" value="[^"]*"')


def _a_kitchen(people: Several) -> None:
    people.meet("Bina", "Aishah", "Jo")
    people.meet("Bina", "Kumar")
    people.meet("Kumar", "Farid")
    people.meet("Kumar", "Tan")
    asked = [MakeRequest(f"r{number}", words) for number, words in enumerate(ASKED)]
    begun(people, "Bina", "story", BeginStory(), KeepTold("t", TOLD), *asked, ChooseHearing(Hearing.AGREED))
    ours = begun(people, "Aishah", "team", SaySide(Side.SURVIVOR), WriteNote("n", OURS))
    theirs = begun(
        people,
        "Kumar",
        "team",
        SaySide(Side.OTHER),
        WriteNote("n", THEIRS),
        SayRole("a", "Tan", Role.CAUSED_HARM),
    )
    facing = begun(people, "Kumar", "accountability")
    given(people, "Aishah", ours, "Jo")
    given(people, "Kumar", theirs, "Farid")
    given(people, "Kumar", facing, "Tan")
    for reader in ("Jo", "Farid", "Tan"):
        taken(people, reader, "the hall")
    kumar, card = people.people["Kumar"], people.people["Tan"].keyring.card
    support = begun(people, "Kumar", "support")
    assert may_give(kumar, support, card, now()) == CausedHarmHere()
    assert may_give(kumar, support, people.people["Farid"].keyring.card, now()) == OtherSide()


@pytest.fixture
def kitchen(
    tmp_path: Path, build: Callable[..., House], context: Callable[..., BrowserContext]
) -> Callable[[str], Hand]:
    """Opens the house with everybody of the case in it; then seats one of them at a browser."""
    house = build()
    names = ("Bina", "Aishah", "Jo", "Kumar", "Farid", "Tan")
    people, _ = settled(house.home, house.static, names, _a_kitchen)
    house.open()

    def hand(name: str) -> Hand:
        one = context()
        people.seat(one, name)
        return Hand(one, house, "en")

    return hand


def passes_on(bina: Hand, to: str) -> None:
    """Bina sends all three, and what she wants to hear."""
    bina.go("h/").follow(bina.page.locator("a.tile", has_text="the museum").first)
    bina.click("/t3/").click("/over")
    form = bina.form()
    for words in (*ASKED, to):
        form.get_by_label(words, exact=True).check()
    bina.fill(form, asked_by="Bina", by="Bina")
    bina.press(form)
    bina.shows(to)


def opens(hand: Hand) -> None:
    """Somebody opens the one thing that came across."""
    hand.go("h/in").follow(hand.page.locator('main a.tile[href*="/came/"]'))


def takes_up(hand: Hand, *kinds: str) -> None:
    """Somebody finds them in what came across, and takes them up."""
    opens(hand)
    hand.shows(*ASKED, "only when something is agreed")
    form = hand.form()
    for kind in kinds:
        form.get_by_label(kind).check()
    hand.press(form)


def everything(hand: Hand) -> str:
    """All pages that somebody finds by links from Today, as text with their addresses."""
    seen: dict[str, str] = {}
    wanted = [f"{hand.front}h/"]
    while wanted:
        path = wanted.pop()
        answer = hand.page.request.get(f"{hand.house.address}{path}")
        seen[path] = answer.text()
        links = re.findall(
            rf'href="({hand.front}h/[0-9a-f]{{32}}/(?:[a-z]\d+/|over|tell|both|pass|print|text|other)?)"',
            seen[path],
        )
        wanted += [link for link in links if link not in seen and link not in wanted]
    return "\n".join(f"{path}\n{text}" for path, text in seen.items())


def test_tan_lands_on_what_is_asked_of_him_and_his_pages_stay_whatever_others_write(kitchen):
    bina, kumar, farid, aishah, tan = (kitchen(name) for name in ("Bina", "Kumar", "Farid", "Aishah", "Tan"))
    passes_on(bina, "Kumar")
    takes_up(kumar, "the museum: What was asked and agreed")
    tan.go("h/")
    assert tan.path.endswith("/h/with")
    tan.shows("Kumar", *ASKED)
    before = OF_A_FORM.sub("", everything(tan))
    for hand, tile, words in (
        (kumar, "m2", "Kumar begins"),
        (farid, "m3", "two"),
        (aishah, "m3", "Jo rests"),
    ):
        hand.go("h/")
        hand.follow(hand.page.locator("section a.tile", has_text=re.compile("the museum|the hall")).first)
        if not hand.page.locator(f'main a[href$="/{tile}/"]').count():
            hand.follow(hand.page.locator("main .ways-in a", has_text="A team"))
        form = hand.click(f"/{tile}/").form()
        hand.fill(form, words=words)
        hand.press(form).shows(words)
    bina.to("the museum", "t1").save("KeepMine", words="it was not the first time")
    bina.to("the museum", "t3").save("AskFor", words="that nobody asks me where I am from")
    assert OF_A_FORM.sub("", everything(tan)) == before
