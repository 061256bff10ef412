"""The pages of bells: off until somebody turns one on, with what others see of it said before."""

import json
import re
from datetime import UTC, datetime

import icalendar
import pytest
from django.test import override_settings
from letterbox import letterbox

from jaga.house import clock, home, ringing, sessions
from jaga.house.backup import backup
from jaga.house.models import Bell, Feed
from jaga.house.restore import restore
from jaga.pages.doorway import guard
from jaga.pages.doorway.guard import COOKIE
from jaga.pages.mine.copies import files
from jaga.usecases import bells, cards, heard

TIMES = {"text": "basil", "days": "MO", "at": "08:00", "zone": "Asia/Kuala_Lumpur"}
SEEN = b"Whoever runs this Jaga can see this text, this address and these times"


def link_on(page: bytes) -> str:
    found = re.search(rb"http://localhost(/c/[\w-]+\.ics)<", page)
    assert found, page.decode()
    return found[1].decode()


def nothing_at(somebody, path: str) -> bytes:
    """The one page for what is not here. Of a calendar's address it repeats nothing: that is a secret."""
    answer = somebody.get(path)
    assert answer.status_code == 404
    return answer.content


def mailed(somebody, to: str = "mei@post.example", **more: str) -> str:
    """Turn one on by e-mail; the path of its page."""
    answer = somebody.post("h/b2", **{**TIMES, "to": to, **more})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def later(somebody, moment: list[int], now: int) -> None:
    """It is so late now, and they have signed in anew."""
    moment[0] = now
    somebody.client.cookies[COOKIE] = sessions.begin(somebody.keyring, clock.now())


def ready(somebody, box) -> str:
    path = mailed(somebody)
    ringing.ring()
    assert somebody.post(path, do="number", number=str(box.came.pop()["Subject"])).status_code == 302
    return path


def test_it_is_off_until_somebody_turns_it_on(mei) -> None:
    assert b"You have none. Nothing rings unless you turn it on." in mei.get("h/b").content
    for path in ("h/mine", "h/b", "h/b1", "h/b2", "h/b3"):
        assert mei.get(path).status_code == 200
    assert bells.mine(mei.person) == ()
    assert not Bell.objects.exists()
    assert not Feed.objects.exists()


def test_what_is_seen_by_whom_is_said_before_it_is_turned_on(mei) -> None:
    with letterbox():
        for path in ("h/b2", "h/b3"):
            page = mei.get(path).content
            assert page.index(SEEN) < page.index(b"Turn it on")
    page = mei.get("h/b1").content
    assert SEEN not in page
    assert page.index(b"Whoever has the address sees the text and the times") < page.index(b"Turn it on")


def test_without_a_mail_server_or_the_services_the_pages_say_so_and_take_nothing(mei, monkeypatch) -> None:
    monkeypatch.setattr("jaga.house.services.find_spec", lambda _name: None)
    for path, said in (("h/b2", b"no mail server is set"), ("h/b3", b"is not installed")):
        page = mei.get(path).content
        assert said in page
        assert b"Turn it on" not in page
        assert b"and whoever runs" not in page, "it sees nothing where there is nothing to see"
        mei.post(path, **TIMES, to="mei@post.example")
    assert not Bell.objects.exists()
    listed = mei.get("h/b").content
    assert b"h/b1" in listed
    assert b"h/b2" not in listed, "no way is shown that leads nowhere"
    assert b"h/b3" not in listed


def test_the_clock_of_the_place_stands_first_and_the_others_by_their_part_of_the_world(mei) -> None:
    page = mei.get("h/b1").content.decode()
    [choice] = re.findall(r"<select[^>]*name=\"zone\".*?</select>", page, re.DOTALL)
    assert choice.index("Asia/Kuala_Lumpur") < choice.index("<optgroup")
    assert choice.count('value="Asia/Kuala_Lumpur"') == 1
    assert 'label="Europe"' in choice


def test_a_calendar_opens_by_its_address_and_by_no_other(mei, somebody) -> None:
    path = mei.post("h/b1", **TIMES).headers["Location"]
    page = mei.get(path).content
    link, stranger = link_on(page), somebody()
    answer = stranger.get(link)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert not answer.cookies
    [event] = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["SUMMARY"] == "basil"
    assert b"<svg" in mei.get(f"{path}/code").content
    nothing = nothing_at(stranger, "/c/")
    [other] = re.findall(rb'href="([^"]+)" lang="ms"', nothing)
    assert stranger.get(other.decode()).status_code == 200
    for each in ("x", link[3:-5], "é", "a" * 43, bytes(16).hex()):
        assert nothing_at(stranger, f"/c/{each}.ics") == nothing
    mei.post(path, do="keep", **{**TIMES, "text": "cinnamon", "days": "SU"})
    [event] = icalendar.Calendar.from_ical(stranger.get(link).content).walk("VEVENT")
    assert event["SUMMARY"] == "cinnamon"
    assert mei.post(path, do="off").headers["Location"].endswith("/h/b")
    assert nothing_at(stranger, link) == nothing
    assert mei.get(path).status_code == 404
    assert not Feed.objects.exists()


def test_by_mail_a_number_comes_first_and_then_it_rings(mei, moment) -> None:
    with letterbox() as box:
        path = mailed(mei)
        assert b"A number is on its way" in mei.get(path).content
        ringing.ring()
        assert b"A number was sent to this address" in mei.get(path).content
        assert mei.post(path, do="number", number="1").status_code == 422
        number = str(box.came.pop()["Subject"])
        assert mei.post(path, do="number", number=f" {number[:3]} {number[3:]}").status_code == 302
        page = mei.get(path).content
        assert b"number" not in page.split(b"<main")[1].split(b"Change it")[0]
        mei.post(path, do="now")
        assert ringing.ring() == 1
        row = Bell.objects.get()
        monday = datetime.fromtimestamp(row.due * 60, UTC)
        assert (monday.weekday(), monday.hour) == (0, 0)
        later(mei, moment, row.due * 60)
        assert ringing.ring() == 1
        assert [letter["Subject"] for letter in box.came] == ["basil", "basil"]
        mei.post(path, do="off")
    assert not Bell.objects.exists()
    assert bells.mine(mei.person) == ()


def test_what_could_not_be_sent_is_said_on_the_page(mei, moment) -> None:
    with letterbox() as box:
        path = ready(mei, box)
        box.answer = "451 not now"
        later(mei, moment, Bell.objects.get().due * 60)
        ringing.ring()
        assert b"It is tried again in a while." in mei.get(path).content
        assert b"could not be sent" in mei.get("h/b").content
        later(mei, moment, moment[0] + 59 * 60)
        ringing.ring()
        assert b"It rings again at the next time." in mei.get(path).content
        box.answer_to["mei@post.example"] = "550 nobody here"
        mei.post(path, do="now")
        ringing.ring()
        page = mei.get(path).content
        assert b"nothing is taken at this address" in page
        assert b"It rests now" in page


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("days", "", b"Choose at least one day."),
        ("at", "", b"Choose a time."),
        ("at", "soon", b"This is not a time that we can read."),
        ("text", "a" * 61, b"longer than 60"),
        ("text", "a\x07b", b""),
        ("zone", "Nowhere/At_All", b""),
        ("to", "mei", b"This is no e-mail address"),
        ("to", "mei@post.example, ravi@post.example", b"This is no e-mail address"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(mei, field: str, value: str, said: bytes) -> None:
    with letterbox():
        said_so = {**TIMES, "to": "mei@post.example", field: value}
        # A browser leaves out a field of boxes of which none is ticked.
        answer = mei.post("h/b2", **{name: words for name, words in said_so.items() if words})
    assert answer.status_code == 422
    assert said in answer.content
    assert not Bell.objects.exists()
    assert bells.mine(mei.person) == ()


def test_nobody_turns_a_service_on_the_house_itself(mei) -> None:
    for address in ("json://127.0.0.1:8321", "ntfy://127.0.0.1/x", "gotify://x/y", "exec://x"):
        answer = mei.post("h/b3", **TIMES, to=address)
        assert answer.status_code == 422
        assert b"We do not send there." in answer.content
    assert not Bell.objects.exists()
    assert mei.post("h/b3", **TIMES, to="ntfy://a-quiet-garden").status_code == 302


def test_letting_everything_go_takes_every_bell_along(mei, somebody) -> None:
    ravi = somebody("ravi")
    with letterbox() as box:
        ready(mei, box)
        ready(ravi, box)
    link = link_on(mei.get(mei.post("h/b1", **TIMES).headers["Location"]).content)
    assert mei.post("h/everything").status_code == 302
    assert mei.get(link).status_code == 404
    assert bells.mine(mei.person) == ()
    assert Bell.objects.count() == 1
    assert len(bells.mine(ravi.person)) == 1


def test_the_bell_of_somebody_else_is_the_one_page_for_what_is_not_here(mei, somebody) -> None:
    ravi = somebody("ravi")
    hers = mei.post("h/b1", **TIMES).headers["Location"]
    for path in (hers, f"{hers}/code"):
        nowhere = re.sub(r"[0-9a-f]{32}", bytes(16).hex(), path)
        found, empty = ravi.get(path), ravi.get(nowhere)
        assert found.status_code == empty.status_code == 404
        assert found.content.replace(path[4:].encode(), b"") == empty.content.replace(
            nowhere[4:].encode(), b""
        )
    assert ravi.post(hers, do="off").status_code == 404
    assert Feed.objects.count() == 1


def test_after_a_restored_backup_bells_are_off_and_it_says_so(mei, house, tmp_path) -> None:
    with letterbox() as box:
        by_mail = ready(mei, box)
        calendar = mei.post("h/b1", **TIMES).headers["Location"]
        link = link_on(mei.get(calendar).content)
        backup(tmp_path / "monday")
        home.release()
        restore(tmp_path / "monday")
        home.take(house)
        mei.client.cookies[COOKIE] = sessions.begin(mei.keyring, clock.now())
        assert mei.get(link).status_code == 404
        for path in (by_mail, calendar):
            page = mei.get(path).content
            assert b"It is off: a backup was brought back here." in page
            assert b"Send one now" not in page
        mei.post(calendar, do="keep", **TIMES)
        assert mei.get(link).status_code == 200
        mei.post(by_mail, do="keep", **TIMES, to="mei@post.example")
        assert b"A number is on its way" in mei.get(by_mail).content


@override_settings(MAIL="", MAIL_FROM="")
def test_in_malay_it_says_the_same(somebody) -> None:
    mei = somebody("mei", language="ms")
    path = mei.post("h/b1", **TIMES).headers["Location"]
    for each in ("h/b", "h/b1", "h/b2", "h/b3", path):
        page = mei.get(each).content.decode().split("<main")[1]
        assert not re.search(
            r"\b(the|house|bell|times)\b", re.sub(r"<select.*?</select>|<[^>]*>", " ", page, flags=re.DOTALL)
        )


def test_everything_of_mine_tells_of_bells_look_and_unsent_words_and_holds_no_address(mei, somebody, house):
    secret = link_on(mei.get(mei.post("h/b1", **TIMES).headers["Location"]).content)
    with letterbox():
        mailed(mei, text="thyme")
    mei.post("h/look", name="Garden", icon="leaf", leave_to="")
    faiz = cards.keep(mei.person, somebody("faiz").keyring.card, "Faiz")
    heard.keep_draft(mei.person, faiz.id, heard.Tell("x", "what I meant to say"), guard.now())
    folder = dict(files(mei.person, "en", guard.now()))
    apart = json.loads(folder["apart.json"])
    assert [(bell["text"], bell["way"], bell["at"]) for bell in apart["bells"]] == [
        ("basil", "calendar", "08:00:00"),
        ("thyme", "mail", "08:00:00"),
    ]
    assert [(each["to"], each["words"]) for each in apart["drafts"]] == [("Faiz", "what I meant to say")]
    assert (apart["look"]["name"], apart["look"]["icon"]) == ("Garden", "leaf")
    shown = folder["index.html"].decode()
    for words in ("basil", "In your calendar, Mon, 08:00", "Faiz", "what I meant to say", "Garden", "a leaf"):
        assert words in shown, words
    whole = b"".join(folder.values())
    assert secret.removeprefix("/c/").removesuffix(".ics").encode() not in whole
    assert b"post.example" not in whole


def test_who_has_none_of_it_finds_no_word_of_it_in_the_folder(mei):
    folder = dict(files(mei.person, "en", guard.now()))
    assert "apart.json" not in folder
    assert b"<section" not in folder["index.html"]
