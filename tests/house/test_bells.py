"""Bells ring at chosen times and at no other, once, whoever looks; and what cannot be sent is said."""

import multiprocessing
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import override_settings
from household import begin, move_in
from letterbox import Letterbox, letterbox

from jaga.house import bells, clock, feeds, ringing
from jaga.house.backup import backup
from jaga.house.bells import Hung
from jaga.house.clock import HouseClock
from jaga.house.delays import Delays, TooSoon
from jaga.house.inventory import inventory
from jaga.house.models import Bell, Feed
from jaga.house.restore import restore
from jaga.practice.bells import Failure, Times, Way, Weekday
from jaga.vault import Damaged, Keyring
from jaga.vault.shelf import new_id

TO = "mei@post.example"
ZONE = "Asia/Kuala_Lumpur"
MONDAYS = Times((Weekday.MONDAY, Weekday.FRIDAY), time(8), ZONE)
MINUTE, HOUR, DAY = 60, 3600, 86400
MONDAY = int(datetime(2026, 11, 30, 0, 0, tzinfo=UTC).timestamp())
"""Eight in the morning, in Malaysia."""
FRIDAY = MONDAY + 4 * DAY


class Hand:
    """The hand on the house's clock."""

    def __init__(self, house: Path, now: int) -> None:
        self.now = now
        clock._clocks[house / "clock"] = HouseClock(house / "clock", lambda: self.now)

    def to(self, now: int) -> int:
        """Turn it on, and look at what is due; how many were sent."""
        self.now = now
        return ringing.ring()


@pytest.fixture
def hand(house: Path) -> Iterator[Hand]:
    """A day before the first chosen time."""
    yield Hand(house, MONDAY - DAY)
    clock._clocks.pop(house / "clock")


@pytest.fixture(autouse=True)
def _nobody_asked_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bells, "_numbers", Delays(free=8, clock=lambda: 0.0))
    monkeypatch.setattr(bells, "_guesses", Delays(free=5, clock=lambda: 0.0))


@pytest.fixture
def box() -> Iterator[Letterbox]:
    """The mail server of this house."""
    with letterbox() as found:
        yield found


def hung(mark: bytes, text: str = "basil", target: str = TO, times: Times = MONDAYS) -> Hung:
    return Hung(mark, Way.MAIL, text, target, times)


def ready(mei: Keyring, hand: Hand, box: Letterbox, text: str = "basil", target: str = TO) -> bytes:
    """A bell whose number came back."""
    mark = new_id()
    bells.hang(mei, hung(mark, text, target), hand.now)
    assert hand.to(hand.now) == 1
    assert bells.confirm(mei, mark, str(box.came.pop()["Subject"]), hand.now)
    return mark


def test_a_bell_rings_at_each_chosen_time_and_at_no_other(hand: Hand, box: Letterbox) -> None:
    ready(move_in(), hand, box)
    heard = {
        minute
        for minute in (*range(MONDAY - 8 * HOUR, FRIDAY + 8 * HOUR, 8 * HOUR), FRIDAY + HOUR)
        if hand.to(minute)
    }
    assert heard == {MONDAY, FRIDAY}
    assert [letter["Subject"] for letter in box.came] == ["basil", "basil"]


def test_whether_anything_waits_or_is_done_changes_nothing(hand: Hand, box: Letterbox, house: Path) -> None:
    """The row of a bell, and what is sent, are the same beside a full house and beside an empty one."""
    busy, quiet = move_in("busy"), move_in("quiet")
    one, other = ready(busy, hand, box), ready(quiet, hand, box)
    for words in ("a", "b", "c"):
        begin(busy, words, words)
    hand.to(MONDAY)
    assert [letter["Subject"] for letter in box.came] == ["basil", "basil"]
    rows = [
        Bell.objects.filter(mark=mark).values_list("text", "due", "tries", "failure").get()
        for mark in (one, other)
    ]
    assert rows[0] == rows[1]


def test_a_new_address_is_sent_a_number_and_rings_only_once_it_came_back(hand: Hand, box: Letterbox) -> None:
    mei, mark = move_in(), new_id()
    bells.hang(mei, hung(mark), hand.now)
    assert hand.to(hand.now) == 1
    [letter] = box.came
    assert len(letter["Subject"]) == 6
    assert letter["Subject"].isdigit()
    assert hand.to(MONDAY) == 0, "it rang for somebody who never said that they read there"
    assert bells.standing(mei)[mark].waits_for_number
    assert not bells.confirm(mei, mark, "", hand.now)
    assert bells.confirm(mei, mark, letter["Subject"], hand.now)
    assert not bells.standing(mei)[mark].waits_for_number
    assert hand.to(FRIDAY) == 1
    bells.hang(mei, hung(mark, "cinnamon"), hand.now)
    assert not bells.standing(mei)[mark].waits_for_number, "another text needs no number"
    bells.hang(mei, hung(mark, target="ravi@post.example"), hand.now)
    assert bells.standing(mei)[mark].waits_for_number, "another address does"


def test_numbers_cannot_be_guessed_nor_sent_without_end(hand: Hand) -> None:
    mei, mark = move_in(), new_id()
    bells.hang(mei, hung(mark), hand.now)
    for _ in range(5):
        assert not bells.confirm(mei, mark, "0", hand.now)
    with pytest.raises(TooSoon):
        bells.confirm(mei, mark, Bell.objects.get().number, hand.now)
    for each in range(7):
        bells.hang(mei, hung(new_id(), target=f"somebody{each}@post.example"), hand.now)
    with pytest.raises(TooSoon):
        bells.hang(mei, hung(new_id(), target="one.more@post.example"), hand.now)
    with pytest.raises(TooSoon):
        bells.ring_now(mei, mark, hand.now)


def test_nobody_changes_or_sees_the_bell_of_another(hand: Hand, box: Letterbox) -> None:
    mei, ravi = move_in("mei"), move_in("ravi")
    mark = ready(mei, hand, box)
    assert bells.standing(ravi) == {}
    bells.take_down(ravi, mark)
    bells.ring_now(ravi, mark, hand.now)
    assert not bells.confirm(ravi, mark, "", hand.now)
    bells.take_down_all(ravi)
    assert hand.to(hand.now) == 0
    assert hand.to(MONDAY) == 1
    bells.take_down_all(mei)
    assert not Bell.objects.exists()


def test_a_failed_sending_is_tried_again_ever_later_within_the_hour_and_then_said(
    hand: Hand, box: Letterbox
) -> None:
    mei = move_in()
    mark = ready(mei, hand, box)
    box.answer = "451 not now"
    tried = []
    for minute in (0, 1, 2, 3, 4, 5, 12, 13, 14, 39, 40, 41, 59, 61, 120):
        hand.to(MONDAY + minute * MINUTE)
        row = Bell.objects.get()
        if row.tries > len(tried) or (tried and not row.tries and len(tried) < 5):
            tried.append(minute)
    assert tried == [0, 1, 4, 13, 40]
    standing = bells.standing(mei)[mark]
    assert (standing.failure, standing.tries_again, standing.rests) == (Failure.UNREACHABLE, False, False)
    assert Bell.objects.get().due == FRIDAY // MINUTE
    box.answer = "250 OK"
    assert hand.to(FRIDAY) == 1
    assert bells.standing(mei)[mark].failure is None


def test_one_that_comes_through_at_the_second_try_is_heard_once(hand: Hand, box: Letterbox) -> None:
    mei = move_in()
    mark = ready(mei, hand, box)
    box.answer = "451 not now"
    hand.to(MONDAY)
    assert bells.standing(mei)[mark].tries_again
    box.answer = "250 OK"
    assert [hand.to(MONDAY + minute * MINUTE) for minute in (0, 1, 2, 3, 30)] == [0, 1, 0, 0, 0]
    assert bells.standing(mei)[mark].failure is None


def test_an_address_that_is_none_is_said_and_tried_no_more(hand: Hand, box: Letterbox) -> None:
    mei = move_in()
    mark = ready(mei, hand, box)
    box.answer_to[TO] = "550 no such user"
    assert hand.to(MONDAY) == 0
    standing = bells.standing(mei)[mark]
    assert (standing.failure, standing.rests) == (Failure.REFUSED, True)
    box.answer_to.clear()
    assert hand.to(FRIDAY) == 0
    bells.ring_now(mei, mark, hand.now)
    assert hand.to(FRIDAY + MINUTE) == 1
    assert Bell.objects.get().due == (MONDAY + 7 * DAY) // MINUTE


def test_a_number_that_cannot_be_sent_is_given_up_and_said(hand: Hand, box: Letterbox) -> None:
    mei, mark = move_in(), new_id()
    box.answer = "451 not now"
    bells.hang(mei, hung(mark), hand.now)
    for minute in (0, 1, 4, 13, 40, 41, 300):
        hand.to(MONDAY + minute * MINUTE)
    standing = bells.standing(mei)[mark]
    assert (standing.failure, standing.rests, standing.waits_for_number) == (Failure.UNREACHABLE, True, True)


def test_after_a_long_time_closed_it_waits_for_the_next_chosen_time(hand: Hand, box: Letterbox) -> None:
    """Not once for each that was missed, and not at an hour that nobody chose."""
    mei = move_in()
    mark = ready(mei, hand, box)
    assert hand.to(MONDAY + 30 * DAY + 3 * HOUR) == 0
    assert bells.standing(mei)[mark].failure is Failure.MISSED
    assert box.came == []
    again = Bell.objects.get().due
    assert again is not None
    assert hand.to(again * MINUTE) == 1
    assert bells.standing(mei)[mark].failure is None


def test_a_little_late_it_rings_all_the_same(hand: Hand, box: Letterbox) -> None:
    ready(move_in(), hand, box)
    assert hand.to(MONDAY + 50 * MINUTE) == 1


def test_the_clock_set_back_rings_nothing_twice(hand: Hand, box: Letterbox) -> None:
    ready(move_in(), hand, box)
    assert [hand.to(MONDAY), hand.to(MONDAY - DAY), hand.to(MONDAY)] == [1, 0, 0]


def test_a_sender_killed_in_the_midst_leaves_it_to_the_next(
    hand: Hand, box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(_to: str, _text: str) -> None:
        raise Killed

    ready(move_in(), hand, box)
    with monkeypatch.context() as during:
        during.setattr(ringing.mail, "send", die)
        with pytest.raises(Killed):
            hand.to(MONDAY)
    assert hand.to(MONDAY + MINUTE) == 0, "it may still be sending"
    assert hand.to(MONDAY + ringing.LEASE * MINUTE) == 1


def test_whatever_a_sender_stumbles_over_the_others_are_heard(
    hand: Hand, box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    mei = move_in()
    broken, whole = ready(mei, hand, box), ready(mei, hand, box)
    Bell.objects.filter(mark=broken).update(way=Way.SERVICE)
    monkeypatch.setattr(ringing.services, "send", lambda _to, _text: 1 / 0)
    assert hand.to(MONDAY) == 1
    assert bells.standing(mei)[broken].failure is Failure.UNREACHABLE
    Bell.objects.filter(mark=broken).update(zone="Nowhere/At_All", due=FRIDAY // MINUTE)
    assert hand.to(FRIDAY) == 1
    assert bells.standing(mei)[whole].failure is None


def test_a_bell_turned_off_or_changed_while_it_is_sent_stays_so(
    hand: Hand, box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    mei = move_in()
    gone, changed = ready(mei, hand, box, target="gone@post.example"), ready(mei, hand, box)
    send, later = ringing.mail.send, Times((Weekday.SUNDAY,), time(9), ZONE)

    def meanwhile(to: str, text: str) -> Failure | None:
        if to == TO:
            bells.hang(mei, hung(changed, times=later), hand.now)
        else:
            bells.take_down(mei, gone)
        return send(to, text)

    monkeypatch.setattr(ringing.mail, "send", meanwhile)
    hand.to(MONDAY)
    [row] = Bell.objects.all()
    assert bytes(row.mark) == changed
    assert row.due == row.chosen > FRIDAY // MINUTE


def test_a_server_that_is_not_reached_costs_one_patience_a_pass(
    hand: Hand, box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    mei, asked = move_in(), []
    for _ in range(3):
        ready(mei, hand, box)
    monkeypatch.setattr(ringing.mail, "send", lambda to, _text: asked.append(to) or Failure.UNREACHABLE)
    hand.to(MONDAY)
    assert len(asked) == 1
    for _ in range(2):
        hand.to(MONDAY)
    assert len(asked) == 3, "the others have their turn all the same"


def _race(home: Path, url: str, now: int, gate: Any, told: Any) -> None:
    """One of several processes that look at the same moment."""
    with override_settings(HOME=home, MAIL=url, MAIL_FROM="post@garden.example"):
        connections.close_all()
        clock._clocks[home / "clock"] = HouseClock(home / "clock", lambda: now)
        gate.wait(30)
        told.put(ringing.ring())


def test_two_senders_at_once_ring_nothing_twice(hand: Hand, box: Letterbox, house: Path) -> None:
    from django.conf import settings

    mei = move_in()
    for number in range(8):
        ready(mei, hand, box, f"bell {number}")
    connections.close_all()
    apart = multiprocessing.get_context("fork")
    gate, told = apart.Barrier(3), apart.Queue()
    racers = [apart.Process(target=_race, args=(house, settings.MAIL, MONDAY, gate, told)) for _ in range(3)]
    for racer in racers:
        racer.start()
    counts = [told.get(timeout=60) for _ in racers]
    for racer in racers:
        racer.join(60)
    assert sum(counts) == 8
    assert sorted(letter["Subject"] for letter in box.came) == [f"bell {number}" for number in range(8)]


def test_the_schedule_that_the_house_can_see_is_in_the_inventory(hand: Hand, box: Letterbox) -> None:
    mei = move_in()
    assert "bells that the house sends: 0" in "\n".join(inventory())
    mark = ready(mei, hand, box)
    feeds.put("a secret", b"BEGIN:VCALENDAR", mei)
    printed = "\n".join(inventory())
    for line in (
        "calendars that phones ask for: 1",
        "bells that the house sends: 1",
        f"  'basil' by mail to {TO}, MO FR at 08:00 {ZONE}",
        "    next 2026-11-30 00:00 UTC, tried 2026-11-30 00:00 UTC, tries 0, failure: none",
    ):
        assert f"  {line}\n" in printed
    assert "NOT KNOWN" not in printed
    bells.hang(mei, hung(mark, target="ravi@post.example"), hand.now)
    assert f", number {Bell.objects.get().number}\n" in "\n".join(inventory())


def test_no_backup_has_a_bell_and_after_restoring_none_rings(
    hand: Hand, box: Letterbox, house: Path, tmp_path: Path
) -> None:
    mei = move_in()
    ready(mei, hand, box, "kenari menyanyi")
    feeds.put("a secret", b"BEGIN:VCALENDAR", mei)
    backup(tmp_path / "monday")
    for file in tmp_path.glob("*monday*"):
        assert b"kenari" not in file.read_bytes()
        assert TO.encode() not in file.read_bytes()
    connections.close_all()
    from jaga.house import home

    home.release()
    restore(tmp_path / "monday")
    home.take(house)
    assert not Bell.objects.exists()
    assert not Feed.objects.exists()
    assert hand.to(MONDAY) == 0
    assert feeds.find("a secret") is None


def test_a_feed_opens_by_its_secret_alone(house: Path) -> None:
    mei, ravi = move_in("mei"), move_in("ravi")
    feeds.put("a secret", b"BEGIN:VCALENDAR kenari", mei)
    assert feeds.find("a secret") == b"BEGIN:VCALENDAR kenari"
    assert feeds.find("another") is None
    feeds.put("a secret", b"BEGIN:VCALENDAR nuri", mei)
    assert feeds.find("a secret") == b"BEGIN:VCALENDAR nuri"
    everything = b"".join(file.read_bytes() for file in house.iterdir())
    for word in (b"VCALENDAR", b"nuri", b"kenari", b"a secret"):
        assert word not in everything
    blob = Feed.objects.get().blob
    Feed.objects.update(blob=bytes(blob)[:-1] + bytes([bytes(blob)[-1] ^ 1]))
    with pytest.raises(Damaged):
        feeds.find("a secret")
    feeds.remove("a secret", ravi)
    assert Feed.objects.exists()
    feeds.remove_all(mei)
    assert not Feed.objects.exists()


def test_what_was_turned_off_is_not_in_the_file_any_more(hand: Hand, box: Letterbox, house: Path) -> None:
    mei = move_in()
    mark = ready(mei, hand, box, "kenari menyanyi")
    assert b"kenari menyanyi" in (house / "house.db").read_bytes(), "readable, as the page says"
    bells.take_down(mei, mark)
    connections.close_all()
    raw = sqlite3.connect(house / "house.db")
    assert raw.execute("SELECT count(*) FROM bell").fetchone() == (0,)
    raw.close()
    assert not [file for file in house.iterdir() if b"kenari" in file.read_bytes()]
