"""The whole job, over HTTP, in a house of many; against the bare Argon2id of the one unlock that is in it.

A survivor who is signed in saves 2 KB in a story that a supporter may read. The supporter signs in, looks at Today,
opens the story and reads it. Both have the form that they send on their screens already. Then the supporter leaves, so
that each time their shelf and the strands are opened anew.
"""

import secrets
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

from nacl.pwhash import argon2id

from bench.asking import Answer, form, get, set_by
from bench.given import Two, filled
from bench.result import Result, at_most, middle
from bench.serving import TODAY, jaga

DOOR, LEAVE = "/en/my/open", "/en/leave"
LONG = 2048
Pairs = list[tuple[float, float]]


def measure(folder: Path, more: tuple[int, int], rounds: int) -> Iterator[Result]:
    """One story of ten; one beside many strands of the supporter's own; and as many stories, all of them given."""
    strands, entries = more
    yield _measured("whole-job", folder, (1, 0, 10), 1.3, rounds)
    yield _measured("whole-job-more", folder, (1, strands - 1, entries), 1.5, rounds)
    yield _measured("whole-job-all-given", folder, (strands, 0, entries), 1.5, rounds)


def _measured(name: str, folder: Path, size: tuple[int, int, int], bar: float, rounds: int) -> Result:
    home, (stories, notes, entries) = folder / name, size
    pairs = _pairs(home, filled(home, *size), rounds)
    return _result(name, pairs, bar, f"{stories} given, {notes} own, {entries} entries each")


def _result(name: str, pairs: Pairs, bar: float, said: str) -> Result:
    ours, bare = middle([one for one, _ in pairs]), middle([other for _, other in pairs])
    less = middle([one - other for one, other in pairs])
    beside = f"{said}: {ours * 1000:.0f} ms, the unlock {bare * 1000:.0f} ms, without it {less * 1000:.0f} ms"
    return at_most(name, middle([one / other for one, other in pairs]), bar, beside)


def _pairs(home: Path, two: Two, rounds: int) -> Pairs:
    with jaga(home) as server:
        _job(server.port, two)  # what is loaded once is loaded
        return [(_job(server.port, two), _stretched(two.passphrase)) for _ in range(rounds)]


def _job(port: int, two: Two) -> float:
    """The seconds of the five answers."""
    words = secrets.token_hex(LONG // 2)
    story, door = form(port, f"{TODAY}{two.written}/t1/", two.cookie), form(port, DOOR)
    saved = _came(story.send(port, words=words), HTTPStatus.FOUND)
    opened = _came(door.send(port, handle=two.handle, passphrase=two.passphrase), HTTPStatus.FOUND)
    seat = set_by(opened)["seat"]
    pages = [_came(get(port, address, seat)) for address in _on_the_way(two)]
    get(port, LEAVE, seat)
    if words.encode() not in pages[-1].body:
        raise RuntimeError("what was saved was not there to be read")
    return sum(answer.seconds for answer in (saved, opened, *pages))


def _on_the_way(two: Two) -> tuple[str, str, str]:
    return TODAY, f"{TODAY}{two.read}/", f"{TODAY}{two.read}/t1/"


def _came(answer: Answer, status: int = HTTPStatus.OK) -> Answer:
    if answer.status != status:
        raise RuntimeError(f"{answer.status} instead of {status}")
    return answer


def _stretched(passphrase: str) -> float:
    begun = time.perf_counter()
    argon2id.kdf(32, passphrase.encode(), bytes(16), opslimit=3, memlimit=64 * 1024 * 1024)
    return time.perf_counter() - begun
