"""Asking for pages: one, over a connection of its own, or many, by a small process beside."""

import http.client
import subprocess
import sys
import time
from pathlib import Path

import msgspec

PATIENCE = 400.0
ROOT = Path(__file__).parent.parent


class Answer(msgspec.Struct, frozen=True):
    """What came back, and how many bytes it was on the way."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


def get(port: int, address: str, cookie: str = "", **headers: str) -> Answer:
    """One page, over a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    sent = {"Cookie": f"seat={cookie}"} if cookie else {}
    begun = time.perf_counter()
    try:
        connection.request("GET", address, headers={**sent, **headers})
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    seconds = time.perf_counter() - begun
    return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, body, seconds)


class Load(msgspec.Struct):
    """What came of asking a page again and again: how long it took, and the seconds of each answer."""

    seconds: float
    answers: list[float]
    failed: int

    @property
    def rate(self) -> float:
        """Pages in a second."""
        return len(self.answers) / self.seconds


def load(port: int, address: str, seconds: float, connections: int, cookie: str = "") -> Load:
    """Run bench/load.py beside, and wait for it."""
    words = ["-m", "bench.load", str(port), address, str(seconds), str(connections), cookie]
    done = subprocess.run([sys.executable, *words], check=True, cwd=ROOT, stdout=subprocess.PIPE)
    found = msgspec.json.decode(done.stdout, type=Load)
    if found.failed:
        raise RuntimeError(f"{found.failed} pages of {address} did not come")
    return found
