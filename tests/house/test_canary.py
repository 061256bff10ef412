"""Words that were kept are in no file of the home, in no encoding, and in no backup."""

import base64
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from household import NOW, begin, move_in

from jaga import vault
from jaga.house import clock, inventory, sessions, unlocking
from jaga.house.backup import backup
from jaga.house.store import DatabaseStore
from jaga.vault import Cost, Event


def encodings(canary: str) -> Iterator[bytes]:
    """Every way in which these words could lie on a disk."""
    plain = canary.encode()
    for content in (plain, canary.encode("utf-16-le"), canary.encode("utf-16-be")):
        yield content
        yield content.hex().encode()
        yield content.hex().upper().encode()
        yield "".join(f"%{byte:02x}" for byte in content).encode()
        yield "".join(f"%{byte:02X}" for byte in content).encode()
        for offset in range(3):
            # The first and last characters depend on what stands beside.
            for letters in (base64.b64encode, base64.urlsafe_b64encode):
                yield letters(bytes(offset) + content)[4:-4]
    yield quote(canary).encode()


def opened(content: bytes) -> Iterator[bytes]:
    """The content, and whatever in it is a zlib stream."""
    yield content
    for start in range(len(content) - 2):
        if content[start] == 0x78 and int.from_bytes(content[start : start + 2], "big") % 31 == 0:
            try:
                yield zlib.decompressobj().decompress(content[start:])
            except zlib.error:
                continue


def found_in(folder: Path, canary: str) -> list[str]:
    forms = list(encodings(canary))
    return [
        file.name
        for file in folder.rglob("*")
        if file.is_file()
        for content in opened(file.read_bytes())
        if any(form in content for form in forms)
    ]


def test_the_search_finds_what_lies_open(tmp_path: Path) -> None:
    canary = "kenari dalam zlib: é"
    (tmp_path / "zlib").write_bytes(b"before" + zlib.compress(b"..." + canary.encode()) + b"after")
    (tmp_path / "base64").write_bytes(base64.b64encode(b"xx" + canary.encode() + b"yy"))
    (tmp_path / "utf16").write_bytes(("..." + canary).encode("utf-16"))
    assert sorted(found_in(tmp_path, canary)) == ["base64", "utf16", "zlib"]


@pytest.mark.usefixtures("house")
def test_no_word_that_was_kept_is_in_any_file(tmp_path: Path) -> None:
    canary = f"kenari {os.urandom(6).hex()} menyanyi"
    store, laila = DatabaseStore(), move_in()
    place = begin(laila, canary, canary * 50)
    vault.rename(store, laila, place.id, canary)
    vault.keep_card(store, laila, vault.new_keyring().card, canary)
    vault.send_note(store, laila, laila.card, "note", {canary: canary})
    strand = vault.open_strand(store, laila, place.id, NOW)
    vault.append(store, laila, strand, [Event(canary, {canary: [canary]})], NOW)
    vault.let_go_entry(store, laila, strand, vault.read(store, strand).entries[0].id, NOW)
    sessions.resume(sessions.begin(laila, NOW), NOW)
    unlocking.new_device("", laila)
    with unlocking.slot():
        vault.lock(laila, canary, cost=Cost(passes=1, kib=8))
    clock.now()
    backup(tmp_path / "kept")
    assert found_in(tmp_path, canary) == []
    assert canary not in "\n".join(inventory.inventory())


@pytest.mark.usefixtures("house")
def test_keys_and_secrets_are_in_no_file(tmp_path: Path) -> None:
    laila = move_in()
    cookie = sessions.begin(laila, NOW)
    device = unlocking.new_device("", laila)
    begin(laila, "one")
    backup(tmp_path / "kept")
    secret = base64.urlsafe_b64decode(cookie + "=")
    content = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    for hidden in (laila.seed, secret, cookie.encode(), device.encode()):
        assert hidden not in content
