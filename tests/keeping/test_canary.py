"""Words typed into every kind of form are nowhere in the home, in any spelling, in no file that was made on the way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from finding import found_in, hidden_in_every_way
from living import Hand, House, on
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.xdist_group("canary")

Context = Callable[..., BrowserContext]


class Canary:
    """Hands out words that stand nowhere else, in three scripts by turns, and remembers them."""

    MADE_OF = ("kanarivogelzwitschert", "früßänçéñøvögelchén", "கிளிபாடுகிறதுமரத்தில்")

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self) -> str:
        number = len(self.words)
        script = self.MADE_OF[number % 3]
        mark = "".join(script[int(digit)] for digit in f"{number:03d}")
        self.words.append(f"{script}{mark}{script[::-1]}")
        return self.words[-1]


@pytest.mark.parametrize("word", ["kanarivogelzwitschert", "früßänçéñøvögelchén", "கிளிபாடுகிறதுமரத்தில்"])
def test_the_search_finds_a_word_however_it_was_written(tmp_path: Path, word: str) -> None:
    for number, content in enumerate(hidden_in_every_way(word)):
        file = tmp_path / "file"
        file.write_bytes(content)
        assert found_in(tmp_path, [word]), number
    file.write_bytes(b"nothing")
    assert found_in(tmp_path, [word]) == []


def test_words_typed_into_every_form_are_in_no_file(
    build: Callable[..., House], context: Context, tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    house = build(TMPDIR=str(temporary), TEMP=str(temporary), TMP=str(temporary)).open()
    canary, mei = Canary(), Hand(context(), house, "en")
    _refused_before_there_is_a_house(mei, canary)
    mei.first_save(
        name__name=canary()[:55], f0__words=canary(), f0__to=canary(), f0__by=on(2), f1__about=canary(),
        f1__first=on(2), f1__way=canary(), f1__bell=canary(), f2__words=canary(), f2__to=canary(),
    )  # fmt: skip
    canary.words += [mei.passphrase, mei.passphrase.replace(" ", "+")]
    notes = mei.to("").path
    _into_my_notes(mei, notes, canary)
    _into_a_story(mei, notes, canary)
    _while_locked(mei, notes, canary)
    long = canary() * 4_000
    mei.go(f"{notes}n11/").save("WriteNote", words=long)
    twelve = _lock_and_twelve_words(mei, canary)
    with mei.go("h/copy").page.expect_download() as download:
        mei.form().locator("button").click()
    download.value.delete()
    typed = [*canary.words, " ".join(twelve)]
    assert len(typed) > 60
    folders = (house.home, temporary)
    assert [found for folder in folders for found in found_in(folder, typed)] == []
    house.kill()
    assert [found for folder in folders for found in found_in(folder, typed)] == []
    assert not [word for word in typed if word in house.log.read_text("utf-8")]
    house.open()
    house.close()
    assert [found for folder in folders for found in found_in(folder, typed)] == []
    assert list(temporary.rglob("*")) == [], "no temporary file was left"
    assert len([path for path in house.home.rglob("*") if path.is_file()]) >= 4, (
        "there was something to search"
    )


def _refused_before_there_is_a_house(mei: Hand, canary: Canary) -> None:
    mei.go("keep")
    mei.fill(mei.form(), f0__words=canary(), passphrase__own=canary()[:9])
    mei.press(mei.form())
    assert mei.page.locator(".wrong").count() >= 1


def _into_my_notes(mei: Hand, notes: str, canary: Canary) -> None:
    mei.go(f"{notes}n1/").open_thing("")
    mei.save("ChangePromise", words=canary(), by=on(3))
    forms: dict[str, dict[str, object]] = {
        "SayCloseness": {"to": canary(), "near": "close", "words": canary()},
        "NameListener": {"name": canary(), "words": canary()},
        "WriteFeeling": {"words": canary()},
        "SayCapacity": {
            "kinds": ["listening"], "words": canary(), "time_limits": canary(), "energy_limits": canary(),
            "easier": canary(),
        },
        "MakeOffer": {"choices": f"{canary()}\n{canary()}", "to": canary()},
        "HearWhatWentWrong": {"told": canary(), "by": canary(), "does": canary(), "look_again": on(3)},
        "PlanGift": {"to": canary(), "how_much": canary(), "on": on(3)},
        "WriteReflection": {
            name: canary() for name in ("did", "effect", "repair", "change", "holds_shame", "words")
        },
        "NamePodMember": {"name": canary(), "words": canary()},
        "NameShameHolder": {"name": canary(), "words": canary()},
        "WriteNote": {"words": canary(), "of": "draft"},
    }  # fmt: skip
    parts = {
        "n4": ("WriteFeeling", "SayCloseness", "NameListener"), "n5": ("SayCapacity",), "n6": ("MakeOffer",),
        "n7": ("HearWhatWentWrong",), "n8": ("PlanGift",), "n9": ("WriteReflection",),
        "n10": ("NamePodMember", "NameShameHolder"), "n11": ("WriteNote",),
    }  # fmt: skip
    for part, kinds in parts.items():
        for kind in kinds:
            mei.go(f"{notes}{part}/").save(kind, **forms[kind])
    mei.go(f"{notes}n6/").open_thing("").save("NoteChoice", words=canary())
    mei.go(f"{notes}n7/").open_thing("").save("FollowItUp", words=canary())
    mei.go(f"{notes}n2/").open_thing("").save("ChangeRhythm", first=on(4), often="weekly", way=canary())
    mei.save("ChooseBellText", bell=canary())
    mei.go(f"{notes}n11/").open_thing("").save("RewordNote", words=canary())
    mei.go(f"{notes}name")
    mei.fill(mei.form(), name=canary()[:55])
    mei.press(mei.form())


def _into_a_story(mei: Hand, notes: str, canary: Canary) -> None:
    mei.go(f"{notes}more")
    mei.fill(mei.form(), on_behalf_of=canary(), knows="yes", how=canary(), ask_again=on(7), told=canary())
    mei.press(mei.form())
    story = mei.path
    mei.go(f"{story}t1/").save("KeepTold", words=canary())
    mei.go(f"{story}t2/").save("RecordConsent", to=canary(), words=canary(), how=canary(), ask_again=on(9))
    mei.go(f"{story}t2/").save("AskForConsent", to=canary(), words=canary())
    mei.go(f"{story}t3/").save("MakeRequest", words=canary())
    mei.go(f"{story}t5/").save("SayRole", name=canary(), words=canary())
    mei.go(f"{notes}rest")
    mei.fill(mei.form(), words=canary())
    mei.press(mei.form(), "note")


def _while_locked(mei: Hand, notes: str, canary: Canary) -> None:
    mei.go(f"{notes}n11/")
    mei.fill(mei.form("WriteNote"), words=canary())
    mei.page.context.clear_cookies(name="seat")
    mei.press(mei.form("WriteNote"))
    mei.fill(mei.form(), passphrase=canary())
    mei.press(mei.form())
    mei.fill(mei.form(), passphrase=mei.passphrase)
    mei.press(mei.form())
    mei.go(f"{notes}n1/")
    mei.fill(mei.form("MakePromise"), words=canary(), by="2020-01-01")
    mei.press(mei.form("MakePromise"))
    assert mei.page.locator(".wrong").count() >= 1


def _lock_and_twelve_words(mei: Hand, canary: Canary) -> list[str]:
    mei.go("h/passphrase")
    mei.passphrase = canary()
    mei.fill(mei.form(), passphrase__which="own", passphrase__own=mei.passphrase)
    mei.press(mei.form())
    mei.go("h/paper")
    mei.press(mei.page.locator('main form:has(button[value="make"])'), "make")
    words = [each or "" for each in mei.page.locator("ol.twelve li").all_text_contents()]
    assert len(words) == 12
    return words


def test_what_was_chosen_for_the_look_is_all_that_can_be_read(
    build: Callable[..., House], context: Context
) -> None:
    """And so the search is seen to find what is there."""
    house = build().open()
    mei = Hand(context(), house, "en").first_save(
        "4", name__name="Thursday evening", f0__words="something kept"
    )
    mei.go("h/look")
    mei.fill(
        mei.form(), name="Kanariengarten", icon="leaf", leave_to="https://porridge.example/kanarienvogel"
    )
    mei.press(mei.form())
    assert "Kanariengarten" in mei.page.title()
    house.kill()
    found = found_in(
        house.home,
        ["Kanariengarten", "https://porridge.example/kanarienvogel", "Thursday evening", "something kept"],
    )
    assert {(name, word) for name, word, _ in found} == {
        ("look", "Kanariengarten"), ("look", "https://porridge.example/kanarienvogel"),
    }  # fmt: skip
    said = house.run("inventory").stdout
    assert "Kanariengarten" in said or "look" in said, "the inventory tells what was chosen for the look"
