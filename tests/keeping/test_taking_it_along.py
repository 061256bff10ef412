"""Everything of mine as a folder that any browser reads; the calendar; and backups that hold nothing let go."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest
from living import Hand, House, Visitor, day, follow, on
from playwright.sync_api import Browser, BrowserContext

pytestmark = pytest.mark.xdist_group("taking-it-along")

Context = Callable[..., BrowserContext]

SAID = {
    "n1": [("MakePromise", {"words": "Send silly films", "to": "L with the red scarf", "by": on(2)})],
    "n2": [("PlanCheckIns", {"about": "L on the phone", "first": on(2), "often": "weekly", "way": "only by message"})],
    "n3": [("NoteMaySay", {"words": "That is not mine to talk about.", "to": "whoever asks"})],
    "n4": [
        ("WriteFeeling", {"words": "I want it not to be true"}),
        ("SayCloseness", {"to": "H since school", "near": "close", "words": "fifteen years"}),
        ("NameListener", {"name": "Su", "words": "without names"}),
    ],
    "n5": [
        ("SayCapacity", {
            "kinds": "listening", "words": "evenings", "time_limits": "not after 23:00",
            "energy_limits": "no talking to H", "easier": "I have a car", "side": "survivor",
        }),
    ],
    "n6": [("MakeOffer", {"choices": "sit with her\ngo to a hospital", "to": "L"})],
    "n7": [("HearWhatWentWrong", {"told": "It feels like being watched", "by": "L", "does": "weekly now"})],
    "n8": [("PlanGift", {"to": "those who cook", "how_much": "twenty", "on": on(4)})],
    "n9": [("WriteReflection", {
        "did": "I laughed", "effect": "She left the room", "repair": "say so to the team", "change": "stop at once",
        "holds_shame": "my aunt", "words": "I could not sleep",
    })],
    "n10": [("NamePodMember", {"name": "a cousin", "words": "for films"}),
            ("NameShameHolder", {"name": "an aunt", "words": "all of it"})],
    "n11": [("WriteNote", {"words": 'நான் கேட்டேன் <b>& "so"</b> 🫂\nsecond line', "of": "talk"})],
    "t1": [("KeepTold", {"words": "She said that she is scared"})],
    "t2": [("RecordConsent", {"to": "Ravi", "purposes": "plan-apart", "words": "never in one room",
                              "how": "in a park"}),
           ("AskForConsent", {"to": "Su", "words": "may I talk to somebody outside"})],
    "t3": [("MakeRequest", {"words": "that everybody hears it"})],
    "t5": [("SayRole", {"name": "R", "role": "stands-by", "words": "says so himself"})],
}  # fmt: skip


def _fill_up(house: House) -> Visitor:
    visitor = Visitor(house).move_in("the museum")
    notes = visitor.place
    fields = {
        "on_behalf_of": "Laila",
        "knows": "yes",
        "how": "by message, at night",
        "told": "only this much",
    }
    story = visitor.post(f"{notes}more", **fields).headers["Location"].removeprefix(visitor.front)
    for part, sent in SAID.items():
        for number, (form, said) in enumerate(sent):
            place = notes if part.startswith("n") else story
            answer = visitor.post(f"{place}{part}/", form=form, once=f"{part}x{number}", **said)
            assert answer.status == 302, (part, answer.body.decode()[-2000:])
    return visitor


def _words() -> list[str]:
    names = {"words", "to", "about", "way", "name", "told", "by", "does", "how", "how_much", "choices"}
    names |= {"did", "effect", "repair", "change", "holds_shame", "time_limits", "energy_limits", "easier"}
    found = [
        line
        for sent in SAID.values()
        for _, fields in sent
        for name, value in fields.items()
        if name in names and not re.fullmatch(r"\d{4}-\d\d-\d\d", value)
        for line in value.splitlines()
    ]
    return [*found, "Laila", "by message, at night", "only this much", "the museum"]


@pytest.fixture
def folder(house: House, context: Context, tmp_path: Path) -> Path:
    """The folder as it was taken along with a browser, unpacked; the house is closed."""
    visitor = _fill_up(house)
    made = context()
    made.add_cookies([{"name": n, "value": v, "url": house.address} for n, v in visitor.cookies.items()])
    before = {path.name for path in house.home.rglob("*")}
    mei = Hand(made, house, "en").go("h/mine").click("/h/copy")
    with mei.page.expect_download() as download:
        mei.form().locator("button").click()
    assert download.value.suggested_filename == "folder.zip", "its name tells nothing"
    download.value.save_as(tmp_path / "folder.zip")
    assert {path.name for path in house.home.rglob("*")} <= before | {"clock"}, (
        "nothing of it stays in the house"
    )
    house.close()
    with zipfile.ZipFile(tmp_path / "folder.zip") as packed:
        packed.extractall(tmp_path / "folder")
        assert {info.date_time[0] for info in packed.infolist()} == {1980}
    return tmp_path / "folder"


def test_the_folder_opens_in_any_browser_without_the_house_and_holds_every_word(
    folder: Path, browser: Browser
) -> None:
    page = browser.new_context(java_script_enabled=False, offline=True).new_page()
    gone = []
    page.on("requestfailed", lambda request: gone.append(request.url))
    page.goto((folder / "index.html").as_uri())
    links = [link.get_attribute("href") or "" for link in page.locator("a").all()]
    assert len(links) == 2
    said = ""
    for link in links:
        follow(page.locator(f'a[href="{link}"]'))
        said += " ".join((page.locator("body").text_content() or "").split()) + " "
        page.go_back()
    page.context.close()
    assert [word for word in _words() if " ".join(word.split()) not in said] == []
    assert gone == []
    for path in folder.rglob("*.html"):
        assert not re.search(r'(?:src|href)="(?:https?:|/)', path.read_text("utf-8")), path.name
        assert "<script" not in path.read_text("utf-8")


def test_the_json_beside_it_parses_and_holds_every_word(folder: Path) -> None:
    read = {path.name: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    assert sorted(read) == ["1-notes.json", "2-story.json"]
    said = json.dumps(read, ensure_ascii=False)
    assert [word for word in _words() if json.dumps(word, ensure_ascii=False)[1:-1] not in said] == []


def test_the_folder_holds_no_name_of_a_file_or_title_that_tells(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [
        "1-notes.html", "1-notes.json", "2-story.html", "2-story.json", "fonts", "house.css", "index.html",
    ]  # fmt: skip
    titles = {
        re.findall(r"<title>(.*?)</title>", path.read_text("utf-8"))[0] for path in folder.glob("*.html")
    }
    assert titles == {"Folder"}


def test_earlier_words_are_in_the_json_and_the_newer_ones_on_the_page(house: House, tmp_path: Path) -> None:
    visitor = Visitor(house).move_in("Thursday")
    visitor.keep("n1", "MakePromise", "abc", words="Send silly films")
    body = visitor.get(f"{visitor.place}n1/abc").body.decode()
    mark = re.findall(r'name="mark" value="(\w+)"', body)[0]
    visitor.post(f"{visitor.place}n1/abc", form="ChangePromise", mark=mark, words="Send only short films")
    (tmp_path / "f.zip").write_bytes(visitor.post("h/copy").body)
    with zipfile.ZipFile(tmp_path / "f.zip") as packed:
        as_json, page = packed.read("1-notes.json").decode(), packed.read("1-notes.html").decode()
    assert "Send silly films" in as_json
    assert "Send only short films" in as_json
    assert "Send only short films" in page


def test_the_calendar_holds_days_and_chosen_texts_and_nothing_else(house: House) -> None:
    visitor = Visitor(house).move_in("the museum")
    chosen = "Basil; water, and\\slash 🌱"
    plans = [
        ("a", {"about": "Laila", "way": "by message", "bell": chosen}),
        ("b", {"about": "Tia"}),
        ("c", {"about": "H"}),
    ]
    for once, said in plans:
        visitor.keep("n2", "PlanCheckIns", once, first=on(2), often="thinning", **said)
    body = visitor.get(f"{visitor.place}n2/c").body.decode()
    mark = re.findall(r'name="mark" value="(\w+)"', body)[0]
    visitor.post(f"{visitor.place}n2/c", form="EndCheckIns", mark=mark)
    answer = visitor.get("h/days.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert 'filename="days.ics"' in answer.headers["Content-Disposition"]
    events = list(icalendar.Calendar.from_ical(answer.body).walk("VEVENT"))
    assert {str(event["summary"]) for event in events} == {chosen, "Water the plants"}
    days = sorted(event.decoded("dtstart") for event in events if str(event["summary"]) == chosen)
    assert [(later - days[0]).days for later in days[:9]] == [0, 2, 4, 6, 8, 10, 12, 14, 21]
    assert days[0].isoformat() == on(2)
    assert {name for event in events for name in event} == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}
    for word in (b"Laila", b"Tia", b"museum", b"message", b"jaga", b"127.0.0.1", visitor.place.encode()):
        assert word.lower() not in answer.body.lower(), word
    again = visitor.get("h/days.ics").body
    assert not {line for line in answer.body.splitlines() if b"UID" in line} & set(again.splitlines())


def test_a_calendar_text_cannot_add_lines_of_its_own(house: House) -> None:
    visitor = Visitor(house).move_in()
    visitor.keep(
        "n2", "PlanCheckIns", "a", first=on(2), bell="Basil\r\nATTENDEE:mailto:someone@elsewhere.example"
    )
    body = visitor.get("h/days.ics").body
    assert not re.search(rb"^ATTENDEE", body, re.MULTILINE)


@pytest.mark.parametrize("what", ["thing", "strand"])
def test_what_was_let_go_does_not_come_back_from_an_older_backup_into_this_house(
    house: House, tmp_path: Path, what: str
) -> None:
    """The witness remembers what was let go; the pages have to tell it."""
    visitor = Visitor(house).move_in("Thursday")
    visitor.keep("n11", "WriteNote", "abc", words="what I want gone")
    visitor.keep("n11", "WriteNote", "def", words="what stays")
    backup = tmp_path / "backup"
    assert house.run("backup", str(backup)).returncode == 0
    ending = "n11/abc/away" if what == "thing" else "away"
    assert visitor.post(f"{visitor.place}{ending}", do="now").status == 302
    house.close()
    back = house.run("restore", "--over", str(backup))
    assert back.returncode == 0, back.stderr
    house.open()
    visitor.get("open")
    assert visitor.post("open", passphrase="salt lamp river quiet moon").status == 302
    pages = [visitor.get("h/").body]
    pages += [visitor.get(f"h/{place}/n11/").body for place in visitor.places()]
    assert b"what I want gone" not in b"".join(pages)


def test_under_a_legal_threat_nothing_goes_and_once_it_is_over_it_goes(
    build: Callable[..., House], context: Context
) -> None:
    house = build().open(day(0))
    mei = Hand(context(), house, "en").first_save("4", name__name="blue folder", f0__words="letter")
    mei.to("blue folder").click("/rest")
    mei.fill(mei.form(), words="a letter on the 20th")
    mei.press(mei.form(), "note").shows("a letter on the 20th")
    mei.to("blue folder").click("/away")
    assert mei.page.locator('button[value="now"]').count() == 0
    mei.go("h/everything")
    mei.press(mei.form())
    assert mei.page.locator('[role="alert"]').count() == 1
    mei.to("blue folder").click("/rest").press(
        mei.page.locator('main form:has(button[value="over"])'), "over"
    )
    mei.to("blue folder").click("/away").press(mei.page.locator('main form:has(button[value="now"])'), "now")
    assert mei.path == f"{mei.front}h/", mei.said()[:300]
    assert "blue folder" not in mei.said()
    house.kill()
