"""Asking for pages: one, over a connection of its own, or many, by a small process beside."""

import http.client
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import msgspec

PATIENCE = 400.0
ROOT = Path(__file__).parent.parent
_HIDDEN = re.compile(rb'<input type="hidden" name="([^"]+)" value="([^"]*)">')


class Answer(msgspec.Struct, frozen=True):
    """What came back, and how many bytes it was on the way."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float
    cookies: tuple[str, ...] = ()


def get(port: int, address: str, cookie: str = "", **headers: str) -> Answer:
    """One page, over a connection of its own."""
    sent = {"Cookie": f"seat={cookie}"} if cookie else {}
    return _ask(port, "GET", address, {**sent, **headers})


def _ask(port: int, method: str, address: str, headers: dict[str, str], body: str | None = None) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    begun = time.perf_counter()
    try:
        connection.request(method, address, body, headers)
        response = connection.getresponse()
        content = response.read()
    finally:
        connection.close()
    seconds = time.perf_counter() - begun
    kept = {name.lower(): value for name, value in response.getheaders()}
    cookies = tuple(response.headers.get_all("Set-Cookie") or ())
    return Answer(response.status, kept, content, seconds, cookies)


class Form(msgspec.Struct, frozen=True):
    """A page with a form, as a browser that has it on its screen would send it: what is hidden in it goes along."""

    address: str
    cookies: dict[str, str]
    hidden: dict[str, str]

    def send(self, port: int, **written: str) -> Answer:
        """The answer to this form, with what somebody wrote into it."""
        sent = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return _ask(port, "POST", self.address, sent, urlencode({**self.hidden, **written}))


def form(port: int, address: str, cookie: str = "") -> Form:
    """The form on this page, with the cookie that belongs to it."""
    answer = get(port, address, cookie)
    hidden = {name.decode(): value.decode() for name, value in _HIDDEN.findall(answer.body)}
    cookies = {"seat": cookie} if cookie else {}
    return Form(address, {**cookies, **set_by(answer)}, hidden)


def set_by(answer: Answer) -> dict[str, str]:
    """The cookies that an answer sets."""
    return dict(line.split(";")[0].split("=", 1) for line in answer.cookies)


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
