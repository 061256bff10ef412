"""What Mei does in case 1 by links and forms, day by day: in a house of one, and where others live as well."""

import re
from datetime import date

from living import Hand, on

NAME = "the museum"
TOLD = (
    "Laila says that after the last meeting Haziq came home with her to get a book and did not stop when she "
    "asked him to. She does not want the police. She is scared that everyone will know."
)
FELT = "I have known Haziq for fifteen years. I want it not to be true and I hate that."
WATCHED = "Being asked how she is every two days feels like being watched."


def day_0_words_and_first_save(mei: Hand) -> None:
    """Words first; then her promises, which ask for a passphrase."""
    mei.go("").click("d2")
    assert mei.page.locator(".say li").first.is_visible(), "a sentence to send comes first"
    mei.first_save(
        name__name=NAME,
        f0__words="Only I know. I ask before I tell anybody.",
        f0__to="L",
        f2__words="I will not talk about that.",
    )
    assert len(mei.passphrase.split()) == 6
    mei.go("h/").shows(NAME, "Only I know. I ask before I tell anybody.", "L")


def day_0_the_story_and_her_own_notes(mei: Hand) -> None:
    """What Laila told, kept on her behalf; what Mei feels, for Mei alone."""
    mei.to(NAME).click("/more")
    form = mei.form()
    mei.fill(
        form, on_behalf_of="Laila", knows="yes", how="by message, last night", ask_again=on(7), told=TOLD
    )
    mei.press(form)
    mei.shows("Laila")
    readers = mei.page.locator(".whoreads").text_content() or ""
    assert re.search("on behalf of somebody|bagi pihak seseorang", readers), "that it is not her own"
    assert "Laila" not in readers, "no page says the name on top, where somebody may look over a shoulder"
    mei.click("/t1/").shows(TOLD)
    mei.to(NAME).follow(mei.page.locator("main .ways-in a").first)
    mei.click("/t2/").shows("by message, last night")
    mei.to(NAME, "n4")
    mei.save("WriteFeeling", words=FELT)
    mei.save("SayCloseness", to="L and H", near="close")
    mei.save("NameListener", name="Su", words="without names: Laila said yes")
    mei.shows(FELT, "L and H", "Su", "without names: Laila said yes")


def day_1_capacity(mei: Hand) -> None:
    """What she can give, and where it ends."""
    mei.next_day(1).to(NAME, "n5")
    mei.save(
        "SayCapacity",
        kinds=["listening", "logistics", "research"],
        time_limits="not after 23:00",
        energy_limits="no talking to H this week",
    )
    mei.shows("not after 23:00", "no talking to H this week")


def day_2_an_offer(mei: Hand) -> None:
    """An offer, and what Laila chose of it."""
    mei.next_day(2).to(NAME, "n6")
    mei.save("MakeOffer", choices="sit with her\ngo with her to a hospital\nsend silly films", to="L")
    mei.open_thing("silly films")
    mei.save("NoteChoice", chosen=["go with her to a hospital", "send silly films"])
    mei.to(NAME, "n6").shows("go with her to a hospital, send silly films")


def day_4_looking_in(mei: Hand) -> None:
    """When she looks in, and the first time kept."""
    mei.next_day(4).to(NAME, "n2")
    mei.save("PlanCheckIns", about="L", first=on(6), often="thinning", bell="Water the basil")
    mei.go("h/").shows("L", NAME)
    mei.next_day(6).shows("L")
    mei.click(address_of(mei, "n2"))
    mei.save("KeepCheckIn")
    mei.shows(long(mei, on(8)))


def day_8_asked_again(mei: Hand) -> None:
    """Laila is asked again, and lets Ravi know; kept in words."""
    mei.next_day(8)
    waiting = mei.page.locator("section").first
    assert waiting.locator('a[href*="/t2/"]').count() == 1, "the day to ask again has come"
    mei.follow(waiting.locator('a[href*="/t2/"]'))
    mei.save("ConfirmConsent", ask_again=on(30), how="by message")
    mei.click("/t2/")
    mei.save(
        "RecordConsent",
        to="Ravi",
        purposes=["plan-apart"],
        reach="from-now-on",
        words="so that she and H never sit in the same room; not what happened",
        how="by message",
    )
    mei.shows("Ravi", "never sit in the same room")
    assert mei.page.locator("li.tile.mine").count() == 2
    mei.go("h/")
    assert mei.page.locator("section").first.locator('a[href*="/t2/"]').count() == 0


def day_12_a_sentence(mei: Hand) -> None:
    """A sentence that tells nothing."""
    mei.next_day(12).to(NAME, "n3").shows("I will not talk about that.")


def day_20_what_she_got_wrong(mei: Hand) -> None:
    """She hears that it feels like being watched, and changes it."""
    mei.next_day(20).to(NAME, "n7")
    mei.save("HearWhatWentWrong", told=WATCHED, by="L", does="I change it to once a week.", look_again=on(27))
    mei.to(NAME, "n2").open_thing("L")
    mei.save("ChangeRhythm", first=on(27), often="weekly", way="only by message")
    mei.shows("only by message", long(mei, on(27)))
    mei.go("h/").shows("I change it to once a week.", "only by message")
    assert "Water the basil" not in mei.said(), "the text for the calendar is for the calendar"


def address_of(mei: Hand, part: str) -> str:
    """Where the first link to this part leads."""
    return mei.page.locator(f'main a[href*="/{part}/"]').first.get_attribute("href") or ""


def long(mei: Hand, iso: str) -> str:
    """A day as a page writes it."""
    found = date.fromisoformat(iso)
    months = {
        "en": "January February March April May June July August September October November December",
        "ms": "Januari Februari Mac April Mei Jun Julai Ogos September Oktober November Disember",
    }
    return f"{found.day} {months[mei.language].split()[found.month - 1]} {found.year}"
