"""Files of words made in the house, one at a time, and kept until the words or the day change.

What is asked for stands in the home under a digest of the words themselves: nothing is made twice, and no file
outlives a correction. Only few may wait, each text has one file of a kind, and of sets only so many are made in an
hour: a stranger who asks for all of them makes the house work for a while, gently, and not without end. Any process
of the house may do what any was asked.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Literal

import msgspec
from django.conf import settings
from django.utils import timezone

from jaga.formats.refusals import NotMade
from jaga.house.errors import HouseError
from jaga.house.files import refusal, try_lock, write_whole
from jaga.house.pace import Pace
from jaga.pages.formats.made import Wanted, make
from jaga.pages.shown import library, places

WAITING = 6
"""How many may wait at once."""
SETS_WAITING = 3
"""How many of them may be of several texts, so that a single text finds a place beside them."""
SLOW = ("audio", "film")
"""What a voice has to read first."""
SLOWER = 20
"""How many times as long that takes, about."""
MOST = 300 * 2**20
"""Bytes that may be kept; beyond them the sets that were made go, and then everything."""
AT_MOST = {"pdf": 20, "zine": 3, "audio": 5, "film": 3}
"""How many texts one file may hold: of a sheet there is little, and a voice reads each for minutes."""
SETS = Pace(60, 3600.0)
"""How many texts may be asked for in sets within an hour: of sets there is no end."""


class Full(Exception):  # noqa: N818  (a refusal is named as what it is)
    """As many wait as may wait."""


class Later(Exception):  # noqa: N818
    """As many sets were asked for as may be in an hour."""


class Order(msgspec.Struct, frozen=True):
    """What was asked for, and how far it is."""

    kind: str
    names: tuple[str, ...]
    language: str
    place: str
    day: str
    state: Literal["waits", "making", "done", "failed"] = "waits"
    done: int = 0
    of: int = 0
    told: tuple[str, ...] = ()
    """What had no room; where it failed, why, for whoever runs the house."""
    why: str = ""
    """Where it failed, why, in a word for the page."""

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in ("done", "failed")

    @property
    def several(self) -> bool:
        """Whether it is of more than one text."""
        return len(self.names) > 1


_working = threading.Lock()


def ask(kind: str, names: tuple[str, ...], language: str, place: str) -> None:
    """Have one file made of these texts, unless it is there or waits already. Full, Later, HouseError."""
    found = look(kind, names, language, place)
    if found is None or found.state == "failed":
        folder = _folder()
        _be_there(folder)
        order = Order(kind, names, language, place, _today())
        _need_room(folder, order)
        _write(folder / f"{key_of(order)}.json", order)
    _wake()


def _need_room(folder: Path, order: Order) -> None:
    """Full, Later."""
    waiting = [each for _key, each in _orders(folder) if not each.ended]
    if len(waiting) >= WAITING:
        raise Full
    if not order.several:
        return
    if sum(each.several for each in waiting) >= SETS_WAITING:
        raise Full
    if not SETS.may(len(order.names)):
        raise Later


def look(kind: str, names: tuple[str, ...], language: str, place: str) -> Order | None:
    """How far it is; None where nobody has asked for these words today."""
    key = key_of(Order(kind, names, language, place, _today()))
    found = _read(_folder() / f"{key}.json")
    if found is not None and not found.ended:
        _wake()  # whoever was making it may have been ended with the house
    return found


def content(order: Order, suffix: str) -> bytes | None:
    """The file that was made, None where it is not there."""
    with suppress(OSError):
        return (_folder() / f"{key_of(order)}.{suffix}").read_bytes()
    return None


def key_of(order: Order) -> str:
    """A digest over the words, the place, the day (ages of numbers are counted by days) and what is made of them."""
    texts = [library().text(order.language, name) for name in order.names]
    said = msgspec.msgpack.encode((texts, places()[order.place], order.kind, order.day))
    return blake2b(said, digest_size=16, person=b"jaga.made.1").hexdigest()


def _wake() -> None:
    """Begin to work, unless this process does already."""
    if _working.acquire(blocking=False):
        threading.Thread(target=_work, args=(_folder(),), daemon=True).start()


def _work(folder: Path) -> None:
    """Make what waits until nothing waits; of several processes one works, and the others leave it to that one."""
    try:
        lock = try_lock(folder / "lock")
        if lock is None:
            return
        try:
            while waiting := next((each for each in _orders(folder) if not each[1].ended), None):
                _tidy(folder)
                _make(folder, *waiting)
        finally:
            os.close(lock)
    finally:
        _working.release()


def _make(folder: Path, key: str, order: Order) -> None:
    file = folder / f"{key}.json"

    def tell(done: int, of: int) -> None:
        _write(file, msgspec.structs.replace(order, state="making", done=done, of=of))

    tell(0, 0)
    try:
        made = make(order.kind, _wanted(order), tell)
        for suffix, found in made.files.items():
            write_whole(folder / f"{key}.{suffix}", found)
        _write(file, msgspec.structs.replace(order, state="done", told=made.left_out))
    except (NotMade, HouseError, OSError, KeyError, ValueError) as reason:
        why = reason.what if isinstance(reason, NotMade) else ""
        with suppress(HouseError, OSError):
            _write(file, msgspec.structs.replace(order, state="failed", told=(str(reason),), why=why))


def _wanted(order: Order) -> Wanted:
    """The words of an order. Texts that its language lacks are shown in another, and read as that."""
    found = [library().text(order.language, name) for name in order.names]
    texts = tuple(text for text in found if text is not None)
    if len(texts) < len(found):
        raise NotMade("This text is not there any more.")
    return Wanted(texts, texts[0].language, order.place)


def _tidy(folder: Path) -> None:
    """What is of another day is never asked for again; and the house keeps no more than so much.

    When it is too much, sets go first: somebody who asks for many of them does not take the single texts of others.
    """
    for file in list(folder.glob("*.json")):
        order = _read(file)
        if order is None or (order.ended and order.day != _today()):
            _remove(folder, file.stem)
    for sets_alone in (True, False):
        if _size(folder) > MOST:
            for key, order in list(_orders(folder)):
                if order.ended and (order.several or not sets_alone):
                    _remove(folder, key)


def _size(folder: Path) -> int:
    """The bytes of all that lies there; what is gone between two looks, as a file being written, has none."""
    found = 0
    for file in folder.iterdir():
        with suppress(FileNotFoundError):
            found += file.stat().st_size
    return found


def _remove(folder: Path, key: str) -> None:
    for file in folder.glob(f"{key}.*"):
        file.unlink(missing_ok=True)


def _orders(folder: Path) -> Iterator[tuple[str, Order]]:
    """Everything that was asked for: what takes seconds before what takes minutes, single texts before sets."""
    found = []
    for file in folder.glob("*.json"):
        order = _read(file)
        with suppress(FileNotFoundError):  # removed since by another process
            if order is not None:
                slow = len(order.names) * (SLOWER if order.kind in SLOW else 1)
                found.append((slow, file.stat().st_mtime_ns, file.stem, order))
    yield from ((key, order) for _slow, _at, key, order in sorted(found, key=lambda each: each[:3]))


def _read(file: Path) -> Order | None:
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode(file.read_bytes(), type=Order)
    return None


def _write(file: Path, order: Order) -> None:
    write_whole(file, msgspec.json.encode(order))


def _folder() -> Path:
    return Path(settings.HOME) / "made"


def _be_there(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as fault:
        raise refusal(fault, folder) from fault


def _today() -> str:
    return timezone.localdate().isoformat()
