"""Case 2 with its six: Kumar faces his friend while Bina hears only what is agreed, and Tan sees no strand but one."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from company import Person, Together
from living import House, day, on
from playwright.sync_api import BrowserContext
from several import Several, settled
from test_holding_over import begun
from test_the_kitchen import ASKED, OURS, THEIRS, TOLD, _a_kitchen, everything, opens, passes_on, takes_up

pytestmark = pytest.mark.xdist_group("walk-2")

SIX = ("Bina", "Aishah", "Jo", "Kumar", "Farid", "Tan")
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
FIRST_TALK, THIRD_TALK, THREAT, FORTNIGHT, MONTH_4 = 3, 17, 20, 31, 120
MEETING = "Farid meets Tan once a fortnight"
MET = "we met; he read the first of the two"
SINCE = "I have been like this to her since she came. I do not know why it is her."


class Kitchen(Together):
    """The six, and what one of them may see."""

    def tan_sees_one_strand(self) -> str:
        """Every page that Tan finds: of one strand, and of nothing else that there is."""
        his = everything(self.hands["Tan"])
        assert len(set(re.findall(r"h/([0-9a-f]{32})/", his))) == 1
        assert [words for words in HIDDEN if words in his] == []
        return his


def _filled(people: Several) -> dict[str, str]:
    _a_kitchen(people)
    return {name: f"h/{begun(people, name, 'notes').id.hex()}/" for name in ("Aishah", "Kumar")}


def test_kumar_faces_it_bina_hears_what_is_agreed_and_tan_sees_no_other_strand(
    build: Callable[..., House], prepared: Path, context: Callable[..., BrowserContext]
) -> None:
    """One test, because it is one story: each day stands on the days before it.

    What is kept stays on the pages, so everything that Bina, Jo, Farid and Tan find is read once more at the end, and
    not after each day: nothing would be missed that a look in between had found.
    """
    house = build()
    people, notes = settled(house.home, prepared, SIX, _filled)
    kitchen, his = Kitchen(house, people, context), notes["Kumar"]
    kitchen.day_is(0)
    _the_three_requests_reach_both_teams(kitchen)
    _kumar_looks_first_and_rehearses(kitchen.hands["Kumar"], his)
    kitchen.day_is(FIRST_TALK)
    _the_first_talk(kitchen.hands["Kumar"], his)
    kitchen.day_is(THIRD_TALK)
    _the_third_talk(kitchen.hands["Kumar"], his)
    facing = _agreed_and_bina_hears_it(kitchen)
    _farid_takes_the_meetings(kitchen.hands["Farid"])
    kitchen.day_is(THREAT)
    _aishah_is_threatened(kitchen, notes["Aishah"])
    kitchen.day_is(FORTNIGHT)
    _farid_and_tan_have_met(kitchen)
    kitchen.day_is(MONTH_4)
    _kumar_ends_it(kitchen, his, facing)
    _each_found_theirs_alone(kitchen)
    house.kill()


def _the_three_requests_reach_both_teams(kitchen: Kitchen) -> None:
    bina, aishah, kumar = (kitchen.hands[name] for name in ("Bina", "Aishah", "Kumar"))
    for to in ("Aishah", "Kumar"):
        passes_on(bina, to)
    assert not any(words in everything(kitchen.hands["Tan"]) for words in ASKED)
    takes_up(aishah, "the museum: A team")
    takes_up(kumar, "the museum: A team", "the museum: What was asked and agreed")
    assert all(words in kitchen.tan_sees_one_strand() for words in ASKED)


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


def _the_first_talk(kumar: Person, notes: str) -> None:
    kumar.go(f"{notes}f5/").save(
        "NoteWhatCame",
        came=["silence", "evasion", "defensiveness"],
        words="that it was a joke",
        meets__0="no",
    ).shows("that it was a joke", on_page(FIRST_TALK))
    kumar.go(f"{notes}f6/").save("Weigh", friend="yes, for now", talks="two").shows("yes, for now")


def _the_third_talk(kumar: Person, notes: str) -> None:
    kumar.go(f"{notes}f5/").save(
        "NoteWhatCame", came=["remorse", "helplessness"], words=SINCE, hope="named it himself"
    ).shows(SINCE, "that it was a joke", on_page(FIRST_TALK), on_page(THIRD_TALK))


def on_page(number: int) -> str:
    """That day as pages write it."""
    return f"{day(number).day} {day(number):%B %Y}"


def _farid_takes_the_meetings(farid: Person) -> None:
    """In the team with Tan: that he meets him is his to do, and Kumar carries nothing."""
    farid.to("the hall", "m2").save("NoteTurn", words=MEETING).open_thing(MEETING)
    farid.save("TakeTask", who="Farid").shows("Farid")


def _farid_and_tan_have_met(kitchen: Kitchen) -> None:
    kitchen.hands["Farid"].to("the hall", "m3").save("WriteWhatNext", words=MET).shows(MET)


def _agreed_and_bina_hears_it(kitchen: Kitchen) -> str:
    kumar, tan, bina = (kitchen.hands[name] for name in ("Kumar", "Tan", "Bina"))
    [facing] = set(re.findall(r"h/[0-9a-f]{32}/(?=a2/)", everything(kumar)))
    for words, by in (("he speaks to those who heard it", THIRD_TALK + 11), ("no shared shifts", 40)):
        kumar.go(f"{facing}a2/").save("ReachAgreement", words=words, who="Tan", on=on(by))
    kumar.go(f"{facing}a6/").save("SetBoundary", words="no calls after ten", of="time", whose="Kumar")
    tan.go("h/with")
    [place] = set(re.findall(r"h/[0-9a-f]{32}/", tan.page.content()))
    tan.go(f"{place}a6/").shows("no calls after ten")
    tan.go(f"{place}a2/").open_thing("he speaks to those who heard it")
    tan.press(tan.form("AgreedToThis"))
    tan.go(f"{place}a2/").shows("agreed to this, on")
    kumar.go(f"{facing}a2/").shows("agreed to this, on")
    _told(kumar, facing, "something was agreed", "He speaks to them on the 14th.")
    opens(bina)
    bina.shows("He speaks to them on the 14th.", "Kumar")
    return facing


def _told(kumar: Person, facing: str, occasion: str, words: str) -> None:
    kumar.go(f"{facing}tell")
    form = kumar.form()
    choices = form.get_by_label(re.compile("something|end"))
    assert choices.count() == 1, "of what she did not choose, nothing is offered"
    form.get_by_label(occasion).check()
    kumar.fill(form, words=words)
    kumar.press(form).shows("It was sent")


def _aishah_is_threatened(kitchen: Kitchen, notes: str) -> None:
    aishah = kitchen.hands["Aishah"]
    aishah.go(f"{notes}rest").shows("This is not legal advice.", "write less")
    form = aishah.page.locator('main form:has(button[value="note"])')
    aishah.fill(form, words="Tan's brother writes that they will sue me")
    aishah.press(form, "note").shows("will sue me")
    aishah.go(f"{notes}away").shows("You noted a legal threat")


def _kumar_ends_it(kitchen: Kitchen, notes: str, facing: str) -> None:
    kumar = kitchen.hands["Kumar"]
    kumar.go(f"{notes}e")
    kumar.fill(kumar.form(), how="stopping", words="he answers nobody", safe="the keys", grief="I am sad")
    kumar.press(kumar.form()).shows("Somebody stopped", "I am sad", "the keys")
    kumar.go(f"{notes}e/l")
    form = kumar.form()
    kumar.fill(form, words="Tan laughed. New people are told how they may expect to be treated.")
    kumar.press(form, "look")
    assert kumar.page.locator("main mark").all_text_contents() == ["Tan"]
    kumar.go(f"{facing}a9/").save("SayItEnded", how="stopping", words="we meet no more")
    kumar.go(f"{facing}tell").shows("something was agreed")
    assert "the end" not in [each.strip() for each in kumar.page.locator("main label").all_text_contents()]


def _each_found_theirs_alone(kitchen: Kitchen) -> None:
    """All that four of them find by links, after everything: theirs is there, and nothing of the others."""
    found = {name: everything(kitchen.hands[name]) for name in ("Bina", "Jo", "Farid")}
    found["Tan"] = kitchen.tan_sees_one_strand()
    kumars = (SINCE, "a joke", "he answers nobody", "I am sad")
    theirs = {
        "Bina": ((TOLD, *ASKED), (*kumars, "sue me", OURS, THEIRS, MET, "we meet no more")),
        "Jo": ((OURS, *ASKED), (*kumars, "sue me", TOLD, THEIRS, MET, "we meet no more")),
        "Farid": ((THEIRS, MET, MEETING, *ASKED), (*kumars, "sue me", TOLD, OURS)),
        "Tan": (
            ("no calls after ten", "we meet no more", *ASKED),
            (*kumars, *HIDDEN, MET, "He speaks to them"),
        ),
    }
    for name, (reads, never) in theirs.items():
        assert [words for words in reads if words not in found[name]] == [], name
        assert [words for words in never if words in found[name]] == [], name
