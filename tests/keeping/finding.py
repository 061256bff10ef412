"""Looking for a word in files, however it may have been written down."""

import base64
import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

STREAMS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b\x08")


def spellings(word: str) -> dict[str, bytes]:
    """Every way in which this word may lie on a disk."""
    plain = word.encode()
    found = {
        "UTF-8": plain,
        "UTF-16 LE": word.encode("utf-16-le"),
        "UTF-16 BE": word.encode("utf-16-be"),
        "percent": quote(word, safe="").encode(),
        "percent of every byte": "".join(f"%{byte:02X}" for byte in plain).encode(),
        "percent in small letters": "".join(f"%{byte:02x}" for byte in plain).encode(),
        "escaped": word.encode("unicode_escape"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
        "reversed": plain[::-1],
    }
    for offset in range(3):
        padded = base64.b64encode(bytes(offset) + plain)
        # The letters at both ends also hold bits of their neighbours.
        core = padded[0 if not offset else offset + 1 : (offset + len(plain)) * 8 // 6]
        found[f"base64 at {offset}"] = core
        found[f"base64 for addresses at {offset}"] = core.translate(bytes.maketrans(b"+/", b"-_"))
    return found


def unpacked(content: bytes) -> Iterator[bytes]:
    """The content, and whatever any stream in it unpacks to."""
    yield content
    for head in STREAMS:
        at = content.find(head)
        while at >= 0:
            machine = zlib.decompressobj(31 if head == STREAMS[-1] else 15)
            with suppress(zlib.error):
                yield machine.decompress(content[at:], 2**24)
            at = content.find(head, at + 1)


def found_in(folder: Path, words: list[str]) -> list[tuple[str, str, str]]:
    """Where a word was found: the file, the word, how it was written."""
    told = []
    wanted = [(word, how, written) for word in words for how, written in spellings(word).items()]
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for content in unpacked(path.read_bytes()):
            told += [(path.name, word, how) for word, how, written in wanted if written in content]
        told += [(path.name, word, "the file's name") for word in words if word in str(path)]
    return told


def hidden_in_every_way(word: str) -> Iterator[bytes]:
    """Files that hold the word, each in another way: what the search has to find."""
    plain = word.encode()
    around = b"\x00\x01before " + plain + b" after"
    yield around
    yield b"x" + word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    yield quote(f"a b {word}", safe="").encode()
    yield around.hex().encode()
    yield around.hex().upper().encode()
    for offset in range(3):
        yield base64.b64encode(b"x" * offset + plain + b" and more")
        yield base64.urlsafe_b64encode(b"x" * offset + plain + b" and more")
    yield b"head" + zlib.compress(around) + b"tail"
    yield b"head" + gzip.compress(around) + b"tail"
