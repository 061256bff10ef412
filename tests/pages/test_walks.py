"""The five cases' people who open the program first, walking by links alone, saving nothing.

Every visit begins at the first page, as it does on a phone. A step is a visible link that is tapped, named by
where it leads; then what the person came for has to stand on the page, visible without JavaScript.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Locator, Page

from jaga.pages.shown import library

pytestmark = pytest.mark.xdist_group("walks")

Phone = Callable[..., BrowserContext]
MOST_TAPS = 5
"""From the first page to what somebody came for."""


class Step(NamedTuple):
    """A tap, and what is found where it leads: each in either language."""

    to: str
    says: str = ""
    """A sentence that can be sent."""
    warns: str = ""
    """A sentence that is better left unsaid."""
    about: str = ""
    """A heading."""
    number: bool = False
    """A number that one tap calls."""
    law: bool = False
    """The law of the place, with its source."""
    four_moves: bool = False
    """Four moves, each gentle and firm."""
    either_way: bool = False
    """Sentences gentle and firm."""


WALKS = {
    # Case 1. Mei, on her phone, is told by Laila what Haziq did.
    "Mei, day 0, wants to answer Laila": [
        Step("d2", says="believe|percaya"),
        Step("f1", says="fault|salah", warns="Are you sure|Betul ke|pasti"),
    ],
    "Mei, day 0, has known Haziq for fifteen years and asks whether she may talk to Su": [
        Step("d2"),
        Step("f3", about="How close|Rapat mana", says="outside|someone|somebody|luar|orang|seseorang"),
    ],
    "Mei, day 0, is asked to keep it to herself": [
        Step("d2"),
        Step("f2", about="only you, only to listen|dengar saja", says="who|tell|siapa|beritahu"),
    ],
    "Mei, day 1, has a little to give and no calls after eleven": [
        Step("d2"),
        Step("f4", about="Say where it ends|[Ss]etakat mana", says="after|eleven|lepas|selepas|malam"),
    ],
    "Mei, day 2, offers three things": [Step("d2"), Step("f5", says="only|or|atau|hanya|saja")],
    "Mei, day 4, plans to look in": [
        Step("d2"),
        Step("f5b", about="Week 1|Minggu 1", says="answer|jawab|balas"),
    ],
    "Mei, day 12, is asked in public why Haziq left": [
        Step("d2"),
        Step("f7"),
        Step(
            "s1",
            about="group chat|grup|kumpulan",
            either_way=True,
            warns="Nothing happened|Tak ada apa|Tiada apa",
        ),
    ],
    "Mei, day 20, hears that she asks too often": [
        Step("d2"),
        Step("f5b", about="watched|diperhatikan"),
        Step("f8", says="sorry|maaf"),
    ],
    # Case 2. Aishah is close to Bina; Kumar is an old friend of Tan.
    "Aishah is told by Bina, then threatened with a suit": [
        Step("d2", says="believe|percaya"),
        Step("f7"),
        Step("w6", about="Write less|kurangkan menulis", says=".", law=True),
        Step("s1", either_way=True),
    ],
    "Aishah looks for what was done to Bina": [Step("all"), Step("w3", says=".", about=".")],
    "Kumar asks himself whether he can talk to Tan": [
        Step("d2"),
        Step("f4"),
        Step("h1", about="safe|[Ss]elamat", says="not the right one|bukan orangnya|tak|tidak"),
        Step("h2", about="."),
    ],
    "Kumar prepares four moves": [
        Step("all"),
        Step("h4", four_moves=True, about="rehearsal|latihan", warns="."),
        Step("h5", about="."),
        Step("h6", about="."),
    ],
    "Kumar goes the long way, and ends it": [
        Step("all"),
        Step("h7", about="where you stop|setakat mana", says="."),
        Step("h8", says=".", about="sad|sedih"),
    ],
    # Case 3. Dina, Arun, Wei and Priya stand by Noor.
    "Priya, at night, reads that Noor does not want to wake up": [
        Step("now", number=True),
        Step(
            "w8",
            number=True,
            about="take over|ganti",
            says="Can you be with them|Boleh kamu temankan",
            law=True,
        ),
    ],
    "Priya comes by the door of somebody who was told": [
        Step("d2"),
        Step("w8", number=True, says="killing yourself|bunuh diri", about="tomorrow|Tomorrow|Esok"),
    ],
    "Dina makes a safety plan with Noor": [
        Step("now"),
        Step("w7", about="Make a plan|pelan", number=True, says="."),
        Step("s5", about="."),
    ],
    "Arun steps back for six weeks": [
        Step("d2"),
        Step("f4", about="too much|berat", says="step|take over|undur|berhenti|rehat|ganti"),
        Step("l8", about="hand it on|serahkan"),
    ],
    "Wei forgot Priya twice": [Step("d5"), Step("l2", says="sorry|maaf")],
    # Case 4. Tia, her cousin Ben, her friend Iman.
    "Tia, on a night when everybody posts, has nobody": [
        Step("d1", about="."),
        Step("s3", about="One and a half|Seorang dua", says="film|filem"),
        Step("s4", about="friend|kawan"),
    ],
    "Tia decides to do nothing": [Step("d1"), Step("s4", about="You can change it|diubah")],
    "Tia wants to know what happened to her, six years ago": [Step("d1"), Step("w9", about=".")],
    "Tia wants to know what the phone keeps": [Step("d1"), Step("s5", about=".")],
    "Ben is about to post names": [
        Step("d4", about="."),
        Step("f2b", about="recognised|dicam", warns="what he did to my cousin|sepupu", law=True),
        Step("s2", says="."),
    ],
    "Ben said the wrong thing first": [Step("d4"), Step("f2b"), Step("f8", says="sorry|maaf")],
    "Iman holds one gathering without a verdict": [
        Step("d4"),
        Step("w2", about="without a verdict|menjatuhkan hukuman", says="."),
    ],
    # Case 5. Faiz, at two in the morning.
    "Faiz cannot sleep": [
        Step(
            "d3",
            says=".",
            warns="please answer|jawab",
            number=True,
            about="On paper|Di atas kertas",
        ),
        Step("l2", about="."),
    ],
    "Faiz does not want to live": [
        Step("d3", number=True),
        Step("w8", about="If it is you|diri anda|anda sendiri"),
    ],
    "Faiz asks what would repair it": [Step("d3"), Step("p3", about=".")],
}


def _link(page: Page, to: str) -> Locator:
    """A link on this page that leads there and can be seen."""
    links = page.locator(f"a[href='{to}'], a[href$='/{to}']").filter(visible=True)
    if links.count() == 0:
        pytest.fail(f"on {page.url} nothing that can be seen leads to {to}")
    return links.first


def _tap(page: Page, to: str) -> None:
    link = _link(page, to)
    assert link.inner_text().strip(), f"the link to {to} has no words"
    link.click()
    page.wait_for_url(f"**/my/{to}")
    page.locator("h1").wait_for(state="visible")


def _one(page: Page, selector: str, words: str) -> bool:
    """Whether one visible thing of that sort holds the words."""
    found = page.locator(selector).filter(visible=True).all_inner_texts()
    return any(re.search(words, text) for text in found)


def _lacks(page: Page, step: Step) -> list[str]:
    """What the person came for and does not find."""
    sources = page.locator("li:has(li) p.small").filter(visible=True)
    moves = page.locator("section:has(.say + .say), section:has(.say ~ .say)").filter(visible=True)
    held = {
        f"a sentence with {step.says}": not step.says or _one(page, ".say li", step.says),
        f"a warning with {step.warns}": not step.warns or _one(page, ".avoid li", step.warns),
        f"a heading with {step.about}": not step.about or _one(page, "main h2", step.about),
        "a number to call": not step.number
        or page.locator("main a.number[href^='tel:']").filter(visible=True).count() > 0,
        "the law, with a source": not step.law or sources.count() > 0,
        "four moves, gentle and firm": not step.four_moves or moves.count() >= 4,
        "gentle and firm": not (step.either_way or step.four_moves) or moves.count() >= 1,
    }
    return [name for name, holds in held.items() if not holds]


@pytest.mark.parametrize("language", ["en", "ms"])
@pytest.mark.parametrize("person", WALKS)
def test_everybody_in_the_cases_finds_by_links_what_they_came_for(
    phone: Phone, person: str, language: str
) -> None:
    page = phone(script=False).new_page()
    page.goto("/")
    if not page.url.endswith(f"/{language}/my/"):
        page.locator(f"nav a[hreflang='{language}']").click()
        page.wait_for_url(f"**/{language}/my/")
    lacking = {}
    steps = WALKS[person]
    assert len(steps) <= MOST_TAPS
    for step in steps:
        _tap(page, step.to)
        lacks = _lacks(page, step)
        if lacks:
            lacking[step.to] = lacks
    assert lacking == {}
    assert page.locator("form, input, textarea").count() == 0
    assert page.context.cookies() == []


WAY = re.compile(r"now|near|[a-z][0-9]+[a-z]?")
"""What one goes through on the way to a text; its pages for paper, for files and for parts lead to no other."""


@pytest.mark.parametrize("language", ["en", "ms"])
def test_every_text_can_be_reached_from_the_first_page_in_few_taps_without_the_list(
    phone: Phone, addresses: dict[str, list[str]], language: str
) -> None:
    """A list of forty texts is no way in for somebody whose hands shake."""
    page = phone(script=False).new_page()
    front = addresses[language][0]
    reached = {front: 0}
    waiting = [front]
    while waiting:
        here = waiting.pop(0)
        page.goto(here)
        links = page.eval_on_selector_all(
            "main a, nav a", "(all) => all.map((e) => new URL(e.href).pathname)"
        )
        for link in links:
            if link not in reached and WAY.fullmatch(link.removeprefix(front)):
                reached[link] = reached[here] + 1
                waiting.append(link)
    texts = [f"{front}{name}" for name in library().texts[language]]
    assert [path for path in texts if reached.get(path, MOST_TAPS + 1) > MOST_TAPS] == []
