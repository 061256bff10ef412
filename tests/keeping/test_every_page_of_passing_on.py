"""Every page of passing on and of the other strands in a real browser: small, at 200% text, light and dark, for axe."""

from collections.abc import Callable, Iterator
from pathlib import Path

import looking_in
import pytest
from living import House
from on_a_phone import LONG, Found, look_by_keys, look_small, look_with_axe, none, with_axe
from playwright.sync_api import BrowserContext
from several import Several, settled
from test_holding_over import TOLD, begun, given, taken

from jaga.pages.doorway.guard import now
from jaga.practice.agreements import AnswerAgreement, ChangeAgreement, ReachAgreement, Says
from jaga.practice.boundaries import Of as OfLimits
from jaga.practice.boundaries import SetBoundary
from jaga.practice.consent import Reach, RecordConsent
from jaga.practice.digests import ProposeDigest
from jaga.practice.ending import How, SayItEnded
from jaga.practice.events import Command
from jaga.practice.expecting import SayExpectation
from jaga.practice.held import SayWhoNamed
from jaga.practice.helps import NoteHelp
from jaga.practice.milestones import NoteSeen, PlanMilestone
from jaga.practice.needs import NoteDoneForNeed, SayNeed
from jaga.practice.offers import MakeOffer
from jaga.practice.plan import Of, WritePiece
from jaga.practice.requests import MakeRequest
from jaga.practice.roles import PauseToAssess, Role, SayRole
from jaga.practice.tasks import NoteTask
from jaga.practice.telling import BeginStory, ChooseHearing, Hearing, KeepTold
from jaga.usecases import cards, heard, over, threat
from jaga.usecases.compartments import let_both
from jaga.usecases.giving import Give, give
from jaga.usecases.heard import Tell
from jaga.usecases.letting import note_legal_threat
from jaga.usecases.over import Over
from jaga.usecases.steppingback import StoodBack, step_back
from jaga.usecases.strands import do
from jaga.usecases.threat import Advise
from jaga.vault import Place

Pages = list[tuple[str, str]]
WAYS = tuple(f"pass?as={way}" for way in range(1, 8))


def _sent(people: Several, story: Place, once: str) -> None:
    bina, kumar = people.people["Bina"], people.people["Kumar"]
    known = cards.called(bina, kumar.keyring.card)
    assert known is not None
    over.send(
        bina, story.id, known.id, Over(once * 16, ("r", "s"), LONG[:60], "Bina", hearing_too=True), now()
    )


def _filled(people: Several) -> Pages:
    """Each page with the person who looks at it."""
    people.meet("Bina", "Kumar")
    people.meet("Mei", "Kumar")
    asked = (MakeRequest("r", LONG), MakeRequest("s", "no shared shifts"), ChooseHearing(Hearing.EVERYTHING))
    story = begun(people, "Bina", "story", BeginStory(), KeepTold("a", TOLD), *asked, PauseToAssess(LONG))
    do(people.people["Bina"], story.id, SayRole("b", LONG[:60], Role.CAUSED_HARM), now())
    held = begun(
        people, "Mei", "story", BeginStory("Laila"), RecordConsent("c", words=LONG), MakeRequest("r", LONG)
    )
    given(people, "Mei", held, "Kumar")
    his = taken(people, "Kumar", "Tuesday")
    safety = begun(
        people,
        "Bina",
        "safety",
        BeginStory(),
        WritePiece("a", LONG, LONG, LONG),
        WritePiece("b", LONG, of=Of.CALLS),
    )
    helping = (NoteTask("a", LONG, LONG[:60]), SayNeed("n", LONG), NoteDoneForNeed("n", LONG, LONG[:60]))
    support = begun(people, "Bina", "support", BeginStory(), *helping, MakeOffer("o", (LONG, "films")))
    for command in looking_in.commands(now().date()):
        done = do(people.people["Bina"], support.id, command, now())
        assert hasattr(done, "opened"), done
    places, silent = begun(people, "Bina", "places", BeginStory()), begun(people, "Mei", "team")
    team = begun(people, "Kumar", "team", NoteTask("a", LONG, LONG[:60]))
    ended = (ReachAgreement("a", LONG, LONG[:60]), SayItEnded("e", How.DISTANCE, LONG))
    facing = begun(people, "Kumar", "accountability", *ended, *_the_long_way())
    kumar = people.people["Kumar"]
    let_both(kumar, team, cards.mine(kumar)[0].id, LONG, now())
    _sent(people, story, "a")
    over.take_up(kumar, over.came(kumar)[0].id, {team.id, facing.id}, now())
    _sent(people, story, "b")
    from_kumar = over.came(kumar)[0].id.hex()
    do(kumar, team.id, ProposeDigest("d", over.Occasion.BETWEEN, LONG), now())
    over.tell(kumar, team.id, over.Occasion.AGREED, LONG, now())
    digest = over.came(people.people["Bina"])[0].id.hex()
    words = Tell("w" * 16, LONG, LONG[:60])
    [his_card] = [each for each in cards.mine(people.people["Bina"]) if each.name == "Kumar"]
    heard.tell(people.people["Bina"], his_card.id, words, now())
    [hard] = heard.came(kumar)
    notes = begun(people, "Kumar", "notes")
    note_legal_threat(kumar, LONG, now())
    [hers] = [each for each in cards.mine(kumar) if each.name == "Bina"]
    give(kumar, team.id, hers.id, Give(reach=Reach.WHOLE), now())
    threat.advise(kumar, Advise(LONG), frozenset({hers.id}), now())
    [told] = threat.told(people.people["Bina"])
    assert isinstance(
        step_back(people.people["Mei"], None, now(), begun(people, "Mei", "notes").id), StoodBack
    )
    own = (*WAYS, "pass", "print", "text", "over", "both", "other", "t3/", "t5/", "")
    return [
        *(("Bina", f"{story.id.hex()}/{path}") for path in own),
        *(("Bina", f"{place.id.hex()}/{part}") for place in (safety, places) for part in ("", "k1/", "k2/")),
        *(("Bina", f"{support.id.hex()}/{part}") for part in ("", "s1/", "s2/", "s2/a", "s4/", "s5/", "s5/n", "s6/o")),
        *(("Bina", f"{support.id.hex()}/{part}") for part in looking_in.pages(now().date())),
        ("Bina", "back"),
        ("Mei", "back"),
        *(("Bina", f"{safety.id.hex()}/{part}") for part in ("short", "q/1/", "q/2/e", "print")),
        ("Bina", "in"),
        ("Bina", f"rest/{told.id.hex()}"),
        *(("Kumar", f"{notes.id.hex()}/{path}") for path in ("rest", "rest/a")),
        ("Bina", f"came/{digest}"),
        ("Bina", f"say/{his_card.id.hex()}"),
        ("Bina", "down"),
        *(("Mei", f"{held.id.hex()}/{path}") for path in ("pass?as=2", "pass?as=7", "over", "print")),
        ("Mei", f"{silent.id.hex()}/tell"),
        *(("Kumar", f"{his.id.hex()}/{path}") for path in ("pass?as=1", "pass?as=4", "text")),
        *(("Kumar", f"{team.id.hex()}/m{part}/") for part in range(1, 7)),
        *(("Kumar", f"{team.id.hex()}/{part}") for part in ("", "both", "tell")),
        *(("Kumar", f"{facing.id.hex()}/{part}") for part in ("", "a1/", "a2/", "a2/a", "a3/", "a9/")),
        *(("Kumar", f"{facing.id.hex()}/{part}") for part in ("path", "a6/", "a6/l", "a7/", "a8/", "a8/m", "a11/")),
        ("Kumar", f"{facing.id.hex()}/give/{hers.id.hex()}"),
        ("Kumar", "in"),
        ("Kumar", f"word/{hard.id.hex()}"),
        ("Kumar", f"came/{from_kumar}"),
    ]  # fmt: skip


def _the_long_way() -> Iterator[Command]:
    """One of each that stands in a longer engagement, each with as many words as it takes."""
    yield AnswerAgreement("s", "a", Says.NOT_SO, LONG)
    yield ChangeAgreement("a", LONG[:-1], now().date())
    yield SayExpectation("x", LONG, LONG[:60])
    yield SetBoundary("l", LONG, OfLimits.SHARED, LONG[:60], now().date())
    yield NoteHelp("h", LONG, about=LONG)
    yield PlanMilestone("m", now().date(), LONG)
    yield NoteSeen("m", LONG)
    yield SayWhoNamed("n", LONG[:60], LONG[:60], LONG)


@pytest.mark.xdist_group("passing-look")
@pytest.mark.parametrize("language", ["en", "ms"])
def test_every_page_holds_on_a_small_screen_and_for_axe(
    tmp_path: Path, build: Callable[..., House], context: Callable[..., BrowserContext], language: str
) -> None:
    house = build()
    people, pages = settled(house.home, house.static, ("Bina", "Mei", "Kumar"), _filled)
    house.open()
    made = {name: with_axe(context(script=True, width=320, height=640)) for name in people.people}
    wrong: Found = {}
    tabs = {}
    for name, one in made.items():
        people.seat(one, name)
        tabs[name] = one.new_page()
    for name, path in pages:
        page, where = tabs[name], f"{path[-12:]} of {name}"
        answer = page.goto(f"{house.address}/{language}/my/h/{path}")
        assert answer is not None
        assert answer.status == 200, path
        look_small(page, made[name].new_cdp_session(page), where, wrong)
        look_with_axe(page, where, wrong)
        look_by_keys(page, where, wrong)
    none(wrong)
