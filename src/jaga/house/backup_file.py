"""One backup as a file: a zip of stored parts, sealed bytes as they stand in the tables, nothing else.

`keys`: locks, shelves, inboxes, slots, resources, and of each entry its header, commitment and digest. `bodies`: the
ciphertexts. Neither part is of use without the other. `about`, written last, has the SHA-256 of both, so that
a file that was cut is refused whole. Parts are lines of MessagePack, each after its length in four bytes. No
sessions, no devices, no times.
"""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from jaga.house.errors import BackupDamaged
from jaga.vault.layout import DIGEST, HEADER, is_stub, stub_of

FORMAT = 1
KEYS, BODIES, ABOUT = "keys", "bodies", "about"
_PREFIX = HEADER + DIGEST
_CHUNK = 1 << 20
_LONGEST = 1 << 28
_NOT_OURS = (
    *(OSError, EOFError, KeyError, ValueError, RuntimeError, OverflowError),
    *(zipfile.BadZipFile, zlib.error, struct.error, msgspec.MsgspecError),
)
"""What reading a file that is no backup may come to."""


class PersonLine(msgspec.Struct, frozen=True, array_like=True, tag="person"):
    """One person's locks."""

    address: bytes
    handle: str
    lock: bytes
    recovery: bytes | None
    generation: int


class SlotLine(msgspec.Struct, frozen=True, array_like=True, tag="slot"):
    """One slot."""

    locator: bytes
    blob: bytes


class InboxLine(msgspec.Struct, frozen=True, array_like=True, tag="inbox"):
    """One note that waits."""

    person: bytes
    blob: bytes


class ShelfLine(msgspec.Struct, frozen=True, array_like=True, tag="shelf"):
    """One person's shelf."""

    person: bytes
    blob: bytes


class ResourceLine(msgspec.Struct, frozen=True, array_like=True, tag="resource"):
    """One resource that this house added: public, and readable in a backup too."""

    body: bytes


class RowLine(msgspec.Struct, frozen=True, array_like=True, tag="log"):
    """One row without its ciphertext, or all of one that is a stub."""

    log: bytes
    position: int
    stub: bytes
    whole: bool


class BodyLine(msgspec.Struct, frozen=True, array_like=True, tag="body"):
    """The ciphertext of one row."""

    log: bytes
    position: int
    body: bytes


KeyLine = PersonLine | SlotLine | InboxLine | ShelfLine | ResourceLine | RowLine


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself."""

    format: int
    house: str
    people: int
    entries: int
    keys: str
    bodies: str


def split(log: bytes, position: int, row: bytes) -> tuple[RowLine, BodyLine | None]:
    """One row as its two lines."""
    if is_stub(row):
        return RowLine(log, position, row, whole=True), None
    return RowLine(log, position, stub_of(row), whole=False), BodyLine(log, position, row[_PREFIX:])


def join(line: RowLine, body: bytes) -> bytes:
    """A row from its two parts; BackupDamaged where they do not belong together."""
    row = line.stub[:_PREFIX] + body
    if stub_of(row) != line.stub:
        raise damaged("parts of it do not belong together")
    return row


def damaged(why: str) -> BackupDamaged:
    """The refusal of a backup."""
    return BackupDamaged(f"This backup cannot be used: {why}. Nothing was touched. Use another one.")


def write_part(archive: zipfile.ZipFile, name: str, lines: Iterator[KeyLine] | Iterator[BodyLine]) -> str:
    """Write one part; its SHA-256."""
    digest = hashlib.sha256()
    with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
        for line in lines:
            content = msgspec.msgpack.encode(line)
            framed = len(content).to_bytes(4, "big") + content
            digest.update(framed)
            part.write(framed)
    return digest.hexdigest()


def check(file: Path) -> About:
    """Read a backup to its end; BackupDamaged unless every byte is what was written."""
    try:
        with zipfile.ZipFile(file) as archive:
            about = msgspec.json.decode(archive.read(ABOUT), type=About)
            if about.format != FORMAT:
                raise damaged("it was written by a newer program")
            whole = _sum(archive, KEYS) == about.keys and _sum(archive, BODIES) == about.bodies
    except FileNotFoundError as fault:
        raise damaged("there is no such file") from fault
    except _NOT_OURS as fault:
        raise damaged("it is no backup of Jaga, or not all of one") from fault
    if not whole:
        raise damaged("it was changed")
    return about


def key_lines(archive: zipfile.ZipFile) -> Iterator[KeyLine]:
    """The lines of the keys."""
    with archive.open(KEYS) as part:
        for content in _frames(part):
            yield msgspec.msgpack.decode(content, type=KeyLine)


def body_lines(archive: zipfile.ZipFile) -> Iterator[BodyLine]:
    """The lines of the bodies."""
    with archive.open(BODIES) as part:
        for content in _frames(part):
            yield msgspec.msgpack.decode(content, type=BodyLine)


def _sum(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _frames(part: IO[bytes]) -> Iterator[bytes]:
    while framed := part.read(4):
        length = int.from_bytes(framed, "big")
        content = part.read(length) if length <= _LONGEST else b""
        if len(content) != length:
            raise damaged("it is not all there")
        yield content
