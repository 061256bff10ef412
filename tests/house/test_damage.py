"""A damaged database is said by name; what is not damaged opens as before."""

from pathlib import Path

import pytest
from django.db import connection
from household import PASSPHRASE, begin, move_in, words_in

from jaga.house import home, sessions, unlocking
from jaga.house.errors import HouseDamaged
from jaga.house.models import Log
from jaga.house.store import DatabaseStore

PAGE = 4096


def spoil(file: Path, where: bytes) -> None:
    """Overwrite the page on which these bytes stand, as a failing disk does."""
    connection.close()
    content = bytearray(file.read_bytes())
    start = content.index(where) // PAGE * PAGE
    content[start : start + PAGE] = b"\xff" * PAGE
    file.write_bytes(content)


def test_a_lost_page_takes_only_what_stood_on_it(house: Path) -> None:
    laila = move_in()
    one, two = begin(laila, *["one " * 400] * 12), begin(laila, *["two " * 400] * 12)
    # From the middle of a long log: its neighbours on the page are of the same strand, whatever the random tags.
    row = bytes(Log.objects.filter(position=6).order_by("-tag").values_list("bytes", flat=True)[0])
    spoil(house / "house.db", row[:60])
    read = []
    for place in (one, two):
        try:
            read.append(len(words_in(laila, place)))
        except HouseDamaged:
            read.append(0)
    assert 12 in read, "the other strand opens whole"
    assert sum(read) < 24


def test_a_file_that_is_no_database_is_said_at_the_start(house: Path) -> None:
    home.release()
    connection.close()
    (house / "house.db").write_bytes(b"these are not pages " * 1000)
    with pytest.raises(HouseDamaged, match="jaga restore"):
        home.claim()


def test_a_shortened_database_opens_for_reading_and_signing_in(house: Path) -> None:
    laila = move_in()
    place = begin(laila, *["word " * 300] * 30)
    home.release()
    connection.close()
    content = (house / "house.db").read_bytes()
    (house / "house.db").write_bytes(content[:-PAGE])
    home.claim()
    keyring = unlocking.unlock("", PASSPHRASE).keyring
    cookie = sessions.begin(keyring, 0)
    session = sessions.resume(cookie, 0)
    assert session is not None
    try:
        assert len(words_in(session.keyring, place)) > 0
    except HouseDamaged:
        assert DatabaseStore().tags()
    with pytest.raises(HouseDamaged, match="nothing more is written"):
        begin(keyring)
    sessions.end(cookie)
    assert sessions.resume(cookie, 0) is None
