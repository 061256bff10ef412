"""Mei holds on behalf of Laila, who joins; who holds it then; and who is asked to face harm. By links and forms."""

from collections.abc import Callable
from pathlib import Path

import pytest
from living import Hand, House
from playwright.sync_api import BrowserContext
from several import Several, settled

from jaga.house import clock
from jaga.pages.doorway.guard import now as house_time
from jaga.practice.consent import RecordConsent
from jaga.practice.passed_on import TakeUpRequest
from jaga.practice.telling import BeginStory, KeepTold, Knows
from jaga.usecases.strands import begin, do
from jaga.vault import GRANT, Place, Terms, accept, grant, waiting

TOLD = "after the last meeting he came home with her to get a book"
ASKED = "not to sit near her"

Context = Callable[..., BrowserContext]


def begun(people: Several, name: str, kind: str, *commands) -> Place:
    """A strand of this person, with these things in it."""
    place = begin(people.people[name], kind, "the museum", house_time())
    assert isinstance(place, Place)
    for command in commands:
        do(people.people[name], place.id, command, house_time())
    return place


def given(people: Several, giver: str, place: Place, reader: str) -> None:
    """Let somebody read and write a strand."""
    one, other = people.people[giver], people.people[reader]
    terms = Terms(("listen",), whole=True, writes=True)
    grant(one.store, one.keyring, place.id, other.keyring.card, terms, clock.now())


def taken(people: Several, reader: str, name: str) -> Place:
    """Take what was given."""
    person = people.people[reader]
    [note] = [note for note in waiting(person.store, person.keyring) if note.kind == GRANT]
    return accept(person.store, person.keyring, note, name)


def _mei_holds_it(people: Several) -> Place:
    people.meet("Mei", "Laila")
    begun(people, "Mei", "notes")
    return begun(
        people, "Mei", "story", BeginStory("Laila", Knows.YES), KeepTold("a", TOLD),
        RecordConsent("c", "Ravi", how="by message"),
    )  # fmt: skip


def _faiz_is_asked(people: Several) -> tuple[Place, ...]:
    people.meet("Devi", "Shu", "Raj")
    people.meet("Devi", "Faiz")
    story = begun(people, "Shu", "story", BeginStory(), KeepTold("a", TOLD))
    team = begun(people, "Devi", "team")
    asked = begun(people, "Devi", "accountability", TakeUpRequest("a", ASKED, "Shu", "Devi"))
    for name in ("Faiz", "Raj"):
        given(people, "Devi", asked, name)
    return taken(people, "Faiz", "the office"), story, team, asked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A home of this test."""
    return tmp_path / "home"


@pytest.fixture
def served(folder: Path, prepared: Path, build: Callable[..., House]) -> Callable[[], House]:
    """Opens the house in that home."""

    def serve() -> House:
        house = build()
        house.home = folder
        return house.open()

    return serve


@pytest.mark.parametrize(("language", "script"), [("en", False), ("ms", True)])
def test_laila_joins_takes_what_is_hers_lends_it_and_takes_it_back_alone(
    folder: Path,
    prepared: Path,
    served: Callable[[], House],
    context: Context,
    language: str,
    *,
    script: bool,
) -> None:
    """One test, because it is one story."""
    people, hers = settled(folder, prepared, ("Mei", "Laila"), _mei_holds_it)
    house = served()
    hands = {}
    for name in ("Mei", "Laila"):
        browser = context(script=script)
        people.seat(browser, name)
        hands[name] = Hand(browser, house, language)
    mei, laila = hands["Mei"], hands["Laila"]
    there = f"h/{hers.id.hex()}/"

    mei.go(there).click("/hand")
    form = mei.form()
    mei.fill(form, whom=mei.page.locator('[name="whom"]').first.get_attribute("value"))
    mei.press(form, "offer").shows("Laila")
    assert mei.page.locator('button[value="cancel"]').count() == 1
    for page in (there, f"{there}who"):
        said = mei.go(page).page.locator(".whoreads").text_content() or ""
        # Named because the one it is offered to can read it; for whom it is held is behind a tap.
        assert said.count("Laila") == 1, said
    assert mei.go("h/all").page.locator(".tile", has_text="Laila").count() == 1

    laila.go("h/")
    assert laila.path.endswith("/h/here")
    laila.shows("Mei")
    assert laila.page.locator('button[value="leave"], button[value="away"]').count() == 2
    laila.follow(laila.page.locator('main a[href*="/h/to/"]'))
    form = laila.form()
    laila.fill(form, name="the blue folder", mine="yes", reads_on="yes")
    laila.press(form, "take").shows("the blue folder")
    hers_now = laila.path
    assert laila.page.locator(".care").count() == 0, "it is held on behalf of nobody any more"
    laila.click("/t1/").shows(TOLD)
    laila.go(hers_now).click("/t2/").shows("Ravi", "by message")
    laila.open_thing("Ravi").save("LetKnowNoMore")

    mei.go(there).shows("Laila")
    mei.click("/t1/").shows(TOLD)
    assert mei.go(f"{there}hand").page.locator("main form").count() == 0, "only the word of Laila counts"

    laila.go(hers_now).click("/hand")
    form = laila.form()
    laila.fill(form, whom=laila.page.locator('[name="whom"]').first.get_attribute("value"), how="lent")
    laila.press(form, "offer")
    mei.go("h/").follow(mei.page.locator('main a[href*="/h/to/"]'))
    mei.press(mei.form(), "take").shows("Laila")
    mei.go(f"{there}hand").shows("Laila")
    assert mei.page.locator("main form").count() == 0, "what is held with a way back goes to nobody else"

    laila.go(hers_now).shows("Mei")
    laila.follow(laila.page.locator('button[value="back"]'))
    assert laila.path == hers_now
    laila.click("/t1/").shows(TOLD)
    mei.go(there)
    assert mei.page.locator("main").text_content() is not None
    assert TOLD not in mei.page.content()
    house.kill()


def test_whoever_is_asked_to_face_harm_lands_on_that_and_finds_nothing_else(
    folder: Path, prepared: Path, served: Callable[[], House], context: Context
) -> None:
    """Faiz reads who is with him, what support there is, has notes of his own, and then sees what is asked."""
    people, (his, *others) = settled(folder, prepared, ("Devi", "Shu", "Faiz", "Raj"), _faiz_is_asked)
    house = served()
    browser = context()
    people.seat(browser, "Faiz")
    faiz = Hand(browser, house, "en")
    faiz.go("h/")
    assert faiz.path.endswith("/h/with")
    said = faiz.shows("Devi", ASKED, "Notes for you alone").said()
    assert (
        said.index("Whom you meet there") < said.index("What support there is") < said.index("Notes for you")
    )
    assert said.index("Notes for you") < said.index(ASKED)
    assert "the museum" not in faiz.page.content()
    faiz.click(f"{his.id.hex()}/")
    assert faiz.path.endswith(f"{his.id.hex()}/")
    pages = set()
    for id_ in (*(place.id for place in others), his.strand, others[0].content, bytes(16)):
        for ending in ("", "hand", "who", "name", "away", "t1/", "a2/", "a1/a"):
            answer = faiz.page.request.get(f"{house.address}/en/my/h/{id_.hex()}/{ending}")
            body = answer.text().replace(f"{id_.hex()}/{ending}", "")
            pages.add((answer.status, body))
    assert len(pages) == 1, "every address of others answers alike"
    assert next(iter(pages))[0] == 404
    faiz.go("h/with").press(faiz.form(), "leave")
    assert faiz.path.endswith("/h/")
    faiz.click("/h/with")
    faiz.shows(ASKED)
    house.kill()
