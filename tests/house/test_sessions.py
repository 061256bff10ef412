"""A session ends when it should, and neither of its halves opens anything alone."""

import pytest
from household import NOW, move_in

from jaga import vault
from jaga.house import sessions
from jaga.house.models import Session

pytestmark = pytest.mark.usefixtures("house")

MINUTE = 60


@pytest.fixture
def cookie() -> str:
    sessions._open.clear()
    return sessions.begin(move_in(), NOW)


def test_a_cookie_brings_back_its_keyring() -> None:
    laila = move_in()
    session = sessions.resume(sessions.begin(laila, NOW), NOW + 30)
    assert session is not None
    assert (session.keyring, session.person) == (laila, laila.card.address)


def test_it_ends_when_nobody_came_for_the_idle_time(cookie: str) -> None:
    assert sessions.resume(cookie, NOW + 15 * MINUTE) is not None
    assert sessions.resume(cookie, NOW + 31 * MINUTE) is None
    assert not Session.objects.exists()


def test_it_ends_after_twelve_hours_however_busy(cookie: str) -> None:
    for minutes in range(10, 12 * 60 + 1, 10):
        assert sessions.resume(cookie, NOW + minutes * MINUTE) is not None
    assert sessions.resume(cookie, NOW + (12 * 60 + 1) * MINUTE) is None


def test_last_seen_is_written_at_most_once_a_minute_and_never_backwards(cookie: str) -> None:
    def seen() -> int:
        return Session.objects.get().seen

    for later, expected in ((59, 0), (60, 1), (119, 1), (30, 1), (121, 2)):
        sessions.resume(cookie, NOW + later)
        assert seen() == NOW // MINUTE + expected


def test_signing_out_removes_the_row(cookie: str) -> None:
    sessions.end(cookie)
    assert sessions.resume(cookie, NOW) is None
    assert not Session.objects.exists()


def test_signing_out_everywhere_spares_others_and_the_one_kept() -> None:
    laila, ravi = move_in("laila"), move_in("ravi")
    here, there, his = (sessions.begin(who, NOW) for who in (laila, laila, ravi))
    sessions.end_all(laila, but=here)
    assert [sessions.resume(cookie, NOW) is not None for cookie in (here, there, his)] == [True, False, True]
    sessions.end_all(laila)
    assert sessions.resume(here, NOW) is None


@pytest.mark.parametrize("strange", ["", "x", "é", "A" * 43, "A" * 10_000, "====", "\0"])
def test_a_strange_cookie_is_nobody(strange: str) -> None:
    assert sessions.resume(strange, NOW) is None
    sessions.end(strange)


def test_the_row_of_one_cookie_opens_under_no_other(cookie: str) -> None:
    other = sessions.begin(vault.new_keyring(), NOW)
    blobs = list(Session.objects.order_by("mark").values_list("mark", "blob"))
    (first, one), (second, two) = blobs
    Session.objects.filter(mark=first).update(blob=two)
    Session.objects.filter(mark=second).update(blob=one)
    assert sessions.resume(cookie, NOW) is None
    assert sessions.resume(other, NOW) is None


def test_rows_name_nobody_and_keep_no_seconds() -> None:
    laila = move_in()
    sessions.begin(laila, NOW + 59)
    row = Session.objects.get()
    assert laila.card.address not in (row.owner, row.mark)
    assert (row.begun, row.seen) == (NOW // MINUTE, NOW // MINUTE)


def test_sweeping_removes_only_what_is_over() -> None:
    laila = move_in()
    sessions.begin(laila, NOW)
    kept = sessions.begin(laila, NOW + 60 * MINUTE)
    assert sessions.sweep(NOW + 60 * MINUTE) == 1
    assert sessions.resume(kept, NOW + 60 * MINUTE) is not None


def test_keys_kept_open_go_with_their_session(cookie: str) -> None:
    """In every worker: the row is asked for each time, and whoever was left or signed out is dropped from memory."""
    first, again = (sessions.resume(cookie, NOW + later) for later in (0, 61))
    assert first is not None
    assert again is not None
    assert again.keyring is first.keyring
    assert len(sessions._open) == 1
    row = Session.objects.get()
    Session.objects.all().delete()  # as another worker does it
    assert sessions.resume(cookie, NOW + 62) is None
    assert sessions._open == {}
    row.save(force_insert=True)
    assert sessions.resume(cookie, NOW + 63) is not None
    Session.objects.update(blob=bytes(len(row.blob)))
    assert sessions.resume(cookie, NOW + 64) is None


@pytest.mark.parametrize("how", ["signed out", "signed out everywhere", "left", "others came"])
def test_keys_are_not_kept_open_longer(monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    sessions._open.clear()
    laila = move_in("laila")
    cookie = sessions.begin(laila, NOW)
    sessions.resume(cookie, NOW)
    assert [keyring for _, keyring, _ in sessions._open.values()] == [laila]
    if how == "signed out":
        sessions.end(cookie)
    elif how == "signed out everywhere":
        sessions.end_all(laila)
    elif how == "left":
        sessions.sweep(NOW + 17 * MINUTE)
    else:
        monkeypatch.setattr(sessions, "MOST_OPEN", 1)
        for name in ("ravi", "devi"):
            sessions.resume(sessions.begin(move_in(name), NOW), NOW)
    assert laila not in [keyring for _, keyring, _ in sessions._open.values()]
