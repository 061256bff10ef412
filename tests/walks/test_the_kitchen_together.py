"""Case 2 with its six: Kumar faces his friend while Bina hears only what is agreed, and Tan sees no strand but one."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from company import Person, Together
from living import House, on
from playwright.sync_api import BrowserContext
from several import Several, settled
from test_holding_over import begun
from test_the_kitchen import ASKED, OURS, THEIRS, TOLD, _a_kitchen, everything, opens, passes_on, takes_up

pytestmark = pytest.mark.xdist_group("walk-2")

SIX = ("Bina", "Aishah", "Jo", "Kumar", "Farid", "Tan")
MONTH_4 = 120
HIDDEN = (
    OURS,
    THEIRS,
    TOLD,
    "the museum",
    "Aishah",
    "Jo ",
    "only when something is agreed",
    "a joke",
    "sue me",
)
SINCE = "I have been like this to her since she came. I do not know why it is her."


class Kitchen(Together):
    """The six, and what one of them may see."""

    def tan_sees_one_strand(self) -> str:
        """Every page that Tan finds: of one strand, and of nothing else that there is."""
        his = everything(self.hands["Tan"])
        assert len(set(re.findall(r"h/([0-9a-f]{32})/", his))) == 1
        assert [words for words in HIDDEN if words in his] == []
        return his


def _filled(people: Several) -> str:
    _a_kitchen(people)
    begun(people, "Aishah", "notes")
    return f"h/{begun(people, 'Kumar', 'notes').id.hex()}/"


def test_kumar_faces_it_bina_hears_what_is_agreed_and_tan_sees_no_other_strand(
    build: Callable[..., House], prepared: Path, context: Callable[..., BrowserContext]
) -> None:
    """One test, because it is one story: each day stands on the days before it."""
    house = build()
    people, notes = settled(house.home, prepared, SIX, _filled)
    kitchen = Kitchen(house, people, context)
    kitchen.day_is(0)
    _the_three_requests_reach_both_teams(kitchen)
    _kumar_looks_first_and_rehearses(kitchen.hands["Kumar"], notes)
    _the_talks_stand_in_his_own_notes(kitchen, notes)
    facing = _agreed_and_bina_hears_it(kitchen)
    kitchen.day_is(20)
    _aishah_is_threatened(kitchen)
    kitchen.day_is(MONTH_4)
    _kumar_ends_it(kitchen, notes, facing)
    house.kill()


def _the_three_requests_reach_both_teams(kitchen: Kitchen) -> None:
    bina, aishah, kumar = (kitchen.hands[name] for name in ("Bina", "Aishah", "Kumar"))
    for to in ("Aishah", "Kumar"):
        passes_on(bina, to)
    takes_up(aishah, "the museum: A team")
    takes_up(kumar, "the museum: A team", "the museum: What was asked and agreed")
    assert all(words in kitchen.tan_sees_one_strand() for words in ASKED)
    with_bina, with_tan = everything(kitchen.hands["Jo"]), everything(kitchen.hands["Farid"])
    assert OURS in with_bina
    assert THEIRS in with_tan
    assert OURS not in with_tan
    assert THEIRS not in with_bina


def _kumar_looks_first_and_rehearses(kumar: Person, notes: str) -> None:
    kumar.go(f"{notes}f").shows(*ASKED)
    kumar.go(f"{notes}f1/").save(
        "LookFirst", safe="yes", able="for a few talks", hurt="I have laughed along before"
    )
    kumar.go(f"{notes}f/m/b?take=0")
    kumar.fill(kumar.form(), words="Tan, I was there. I laughed. Not now.", who="me")
    kumar.press(kumar.form())
    kumar.go(f"{notes}f/p/b")
    kumar.fill(kumar.form(), words="I would like to come back to what you did.")
    kumar.press(kumar.form())
    kumar.go(f"{notes}f/p/b").shows("I would like to come back to what you did.")


def _the_talks_stand_in_his_own_notes(kitchen: Kitchen, notes: str) -> None:
    kumar = kitchen.hands["Kumar"]
    kumar.go(f"{notes}f5/").save(
        "NoteWhatCame",
        came=["silence", "evasion", "defensiveness"],
        words="that it was a joke",
        meets__0="no",
    ).shows("that it was a joke")
    kumar.go(f"{notes}f6/").save("Weigh", friend="yes, for now", talks="two").shows("yes, for now")
    kumar.go(f"{notes}f5/").save(
        "NoteWhatCame", came=["remorse", "helplessness"], words=SINCE, hope="named it himself"
    ).shows(SINCE)
    for name in ("Farid", "Tan", "Bina"):
        assert SINCE not in everything(kitchen.hands[name])


def _agreed_and_bina_hears_it(kitchen: Kitchen) -> str:
    kumar, tan, bina = (kitchen.hands[name] for name in ("Kumar", "Tan", "Bina"))
    [facing] = set(re.findall(r"h/[0-9a-f]{32}/(?=a2/)", everything(kumar)))
    for words, by in (("he speaks to those who heard it", 14), ("no shared shifts", 40)):
        kumar.go(f"{facing}a2/").save("ReachAgreement", words=words, who="Tan", on=on(by))
    kumar.go(f"{facing}a6/").save("SetBoundary", words="no calls after ten", of="time", whose="Kumar")
    his = kitchen.tan_sees_one_strand()
    assert "no calls after ten" in his
    [place] = set(re.findall(r"h/[0-9a-f]{32}/", his))
    tan.go(f"{place}a2/").open_thing("he speaks to those who heard it")
    tan.press(tan.form("AgreedToThis"))
    tan.go(f"{place}a2/").shows("agreed to this, on")
    kumar.go(f"{facing}a2/").shows("agreed to this, on")
    _told(kumar, facing, "something was agreed", "He speaks to them on the 14th.")
    opens(bina)
    bina.shows("He speaks to them on the 14th.", "Kumar")
    assert "He speaks to them on the 14th." not in kitchen.tan_sees_one_strand()
    return facing


def _told(kumar: Person, facing: str, occasion: str, words: str) -> None:
    kumar.go(f"{facing}tell")
    form = kumar.form()
    choices = form.get_by_label(re.compile("something|end"))
    assert choices.count() == 1, "of what she did not choose, nothing is offered"
    form.get_by_label(occasion).check()
    kumar.fill(form, words=words)
    kumar.press(form).shows("It was sent")


def _aishah_is_threatened(kitchen: Kitchen) -> None:
    aishah = kitchen.hands["Aishah"]
    [notes] = set(re.findall(r"h/[0-9a-f]{32}/(?=n1/)", everything(aishah)))
    aishah.go(f"{notes}rest").shows("This is not legal advice.", "write less")
    form = aishah.page.locator('main form:has(button[value="note"])')
    aishah.fill(form, words="Tan's brother writes that they will sue me")
    aishah.press(form, "note").shows("will sue me")
    aishah.go(f"{notes}away").shows("You noted a legal threat")
    assert all("sue me" not in everything(kitchen.hands[name]) for name in ("Kumar", "Jo", "Bina"))


def _kumar_ends_it(kitchen: Kitchen, notes: str, facing: str) -> None:
    kumar, bina = kitchen.hands["Kumar"], kitchen.hands["Bina"]
    kumar.go(f"{notes}e")
    kumar.fill(kumar.form(), how="stopping", words="he answers nobody", safe="the keys", grief="I am sad")
    kumar.press(kumar.form()).shows("Somebody stopped", "I am sad", "the keys")
    kumar.go(f"{notes}e/l")
    form = kumar.form()
    kumar.fill(form, words="Tan laughed. New people are told how they may expect to be treated.")
    kumar.press(form, "look")
    assert kumar.page.locator("main mark").all_text_contents() == ["Tan"]
    assert "he answers nobody" not in everything(bina), (
        "she chose to hear when something is agreed, and nothing else"
    )
    kumar.go(f"{facing}a9/").save("SayItEnded", how="stopping", words="we meet no more")
    assert "we meet no more" in kitchen.tan_sees_one_strand()
    kumar.go(f"{facing}tell").shows("something was agreed")
    assert "the end" not in [each.strip() for each in kumar.page.locator("main label").all_text_contents()]
