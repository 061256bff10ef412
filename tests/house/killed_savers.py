"""Forks savers and kills each with -9 at a random moment; run by test_kill.py over a home that it names.

Every saver saves through the vault, and two rows of the Store that belong together, and tells what was
acknowledged. Afterwards everything told must be there, once, in order, and nothing half. Prints how many.
"""

import os
import random
import signal
import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402
from household import begin, move_in, words_in, write  # noqa: E402

from jaga.house import home  # noqa: E402
from jaga.house.store import DatabaseStore  # noqa: E402
from jaga.vault import Appended, PutSlot  # noqa: E402
from jaga.vault.layout import header  # noqa: E402
from jaga.vault.store import Append  # noqa: E402

KILLS = int(sys.argv[1])
TAG, EPOCH = b"t" * 16, b"e" * 16
chance = random.Random(os.urandom(8))  # noqa: S311  (moments, not secrets)


def pair(number: int) -> list[Append | PutSlot]:
    mark = int(number == 0)
    content = header(mark, TAG, EPOCH, os.urandom(32), 256) + number.to_bytes(8, "big") * 38
    return [
        Append(TAG, EPOCH if number else None, number, content),
        PutSlot(number.to_bytes(8, "big"), content),
    ]


def save(number: int, tell: int) -> None:
    place_words = 0
    while True:
        write(laila, place, f"{number}.{place_words}")
        os.write(tell, f"w {number}.{place_words}\n".encode())
        place_words += 1
        position = DatabaseStore().length(TAG)
        outcome = DatabaseStore().save(pair(position))
        assert isinstance(outcome, Appended)
        os.write(tell, f"p {position}\n".encode())


def kill_one(number: int) -> list[str]:
    """Fork a saver, kill it a moment after some save that it told, and give back all that it told."""
    connection.close()
    reading, telling = os.pipe()
    saver = os.fork()
    if saver == 0:
        os.close(reading)
        save(number, telling)
        os._exit(1)
    os.close(telling)
    with os.fdopen(reading) as lines:
        begun = time.monotonic()
        seen = [lines.readline() for _ in range(chance.choice([0, 1, 1, 2]))]
        # Within the time that one save takes, on this disk as it is now.
        once = (time.monotonic() - begun) / max(1, len(seen)) or 0.03
        time.sleep(chance.uniform(0, min(once, 0.3)))
        os.kill(saver, signal.SIGKILL)
        assert os.WIFSIGNALED(os.waitpid(saver, 0)[1]), "a saver ended by itself"
        # A last line may be cut: it was acknowledged, and its line was not written whole.
        return [line.rstrip("\n") for line in (*seen, *lines) if line.endswith("\n")]


def check(told: list[str]) -> None:
    kept = words_in(laila, place)
    assert len(kept) == len(set(kept)), "a save was doubled"
    words = [line[2:] for line in told if line.startswith("w ")]
    assert [word for word in kept if word in set(words)] == words, "an acknowledged save is missing"
    rows = DatabaseStore().read(TAG)
    assert max([int(line[2:]) for line in told if line.startswith("p ")], default=-1) < len(rows)
    for position, row in enumerate(rows):
        assert DatabaseStore().slot(position.to_bytes(8, "big")) == row, "half of a save"
    assert DatabaseStore().slot(len(rows).to_bytes(8, "big")) is None, "half of a save"


home.claim()
laila = move_in()
place = begin(laila)
everything: list[str] = []
for number in range(KILLS):
    everything += kill_one(number)
    if number % 20 == 19:
        check(everything)
check(everything)
with connection.cursor() as cursor:
    cursor.execute("PRAGMA integrity_check")
    assert cursor.fetchone()[0] == "ok"
sys.stdout.write(str(len(everything)))
