"""A house that one person lives in, started and stopped as a person would, and a hand that fills in its forms.

Days pass by the file in which the house keeps its time: it never goes back behind that. So a house that is
stopped, told a later time there and started again has the later day.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Locator, Page

JAGA = (sys.executable, "-c", "from jaga.cli import main; main()")
HERE = ZoneInfo("Asia/Kuala_Lumpur")
PATIENCE = 40
"""Seconds that a start may take on a slow machine."""
PASSPHRASE = "salt lamp river quiet moon"

_midnight = datetime.now(HERE).replace(hour=23, minute=40, second=0, microsecond=0)
NIGHT = _midnight + timedelta(days=3)
"""Day 0, twenty to midnight: ahead of every clock, so that the house's own time is the one that was set."""


def day(number: int) -> datetime:
    """That day after day 0."""
    return NIGHT + timedelta(days=number)


def on(number: int) -> str:
    """That day as a date field takes it."""
    return day(number).date().isoformat()


@dataclass
class House:
    """One home and the program that runs in it."""

    home: Path
    static: Path
    settings: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        """Where its pages begin."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What it printed."""
        return self.home.with_suffix(".log")

    def environment(self) -> dict[str, str]:
        """The settings that it is started with."""
        ours = {
            "JAGA_HOME": str(self.home),
            "JAGA_PORT": str(self.port),
            "JAGA_BROWSER": "0",
            "JAGA_STATIC": str(self.static),
        }
        return {**os.environ, **ours, **self.settings}

    def open(self, at: datetime | None = None) -> "House":
        """Start it, on that day, and wait until it is ready."""
        self.port = self.port or _free_port()
        self.home.mkdir(exist_ok=True)
        if at is not None:
            (self.home / "clock").write_text(str(int(at.timestamp())))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                (*JAGA, "open"), env=self.environment(), stdout=log, stderr=subprocess.STDOUT
            )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            if self._is_ready():
                return self
            time.sleep(0.02)
        raise AssertionError(f"the house did not open: {self.log.read_text('utf-8')}")

    def close(self) -> None:
        """Stop it as Ctrl+C does."""
        self._end("terminate")

    def kill(self) -> None:
        """Stop it in the middle of whatever it does."""
        self._end("kill")

    def _end(self, how: str) -> None:
        if self.process is not None:
            getattr(self.process, how)()
            self.process.wait(timeout=20)
            self.process = None

    def on_day(self, at: datetime) -> None:
        """Closed, and opened again on that day."""
        self.close()
        self.open(at)

    def run(self, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        """Another command of the same program, in the same home; `typed` is what it asks for."""
        return subprocess.run(
            (*JAGA, *words), env=self.environment(), input=typed, capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip

    def ask(self, path: str, body: dict[str, str] | None = None, **headers: str) -> SimpleNamespace:
        """One request, nothing followed: status, headers, body; with a body it is a POST."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            named["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(
                "GET" if body is None else "POST", path, urlencode(body) if body is not None else None, named
            )
            answer = connection.getresponse()
            return SimpleNamespace(status=answer.status, headers=answer.headers, body=answer.read())
        finally:
            connection.close()

    def _is_ready(self) -> bool:
        try:
            return bool(self.ask("/healthz").status == 200)
        except OSError:
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Visitor:
    """Somebody without a browser: cookies and forms by hand, as fast as the house answers."""

    def __init__(self, house: House, language: str = "en") -> None:
        self.house, self.front = house, f"/{language}/my/"
        self.cookies: dict[str, str] = {}
        self.place = ""

    def headers(self) -> dict[str, str]:
        """The cookies, as a browser sends them."""
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    def get(self, path: str) -> SimpleNamespace:
        """Ask for a page."""
        return self._noted(self.house.ask(self._full(path), **self.headers()))

    def post(self, path: str, **fields: str) -> SimpleNamespace:
        """Send a form, with the token of a page looked at before."""
        token = self.cookies.get("form", "")
        body = {"csrfmiddlewaretoken": token, **{name.replace("__", "-"): v for name, v in fields.items()}}
        return self._noted(self.house.ask(self._full(path), body, **self.headers()))

    def _full(self, path: str) -> str:
        return path if path.startswith("/") else self.front + path

    def _noted(self, answer: SimpleNamespace) -> SimpleNamespace:
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = line.partition("=")
            value = rest.partition(";")[0].strip('"')
            self.cookies[name] = value
            if not value:
                del self.cookies[name]
        return answer

    def move_in(self, name: str = "Thursday", way: str = "4", passphrase: str = PASSPHRASE) -> "Visitor":
        """The first save, of a name alone."""
        self.get("keep")
        fields = {"as": way, "name-name": name, "passphrase-which": "own", "passphrase-own": passphrase}
        fields["f0-of"] = "anything"  # what stands chosen in the form before anybody writes
        answer = self.post("keep", **fields)
        assert answer.status == 302, answer.body.decode()[-4000:]
        self.places()
        return self

    def places(self) -> list[str]:
        """The addresses of what is kept, as Today lists them; the first is noted."""
        body = self.get("h/").body.decode()
        found = list(dict.fromkeys(re.findall(rf"{self.front}h/([0-9a-f]{{32}})/\"", body)))
        self.place = f"h/{found[0]}/" if found else ""
        return found

    def keep(self, part: str, form: str, once: str, **fields: str) -> SimpleNamespace:
        """Begin one thing in the place noted."""
        return self.post(f"{self.place}{part}/", form=form, once=once, **fields)


class Hand:
    """Somebody at a browser: follows links, fills in forms by the names of their fields, presses buttons."""

    def __init__(self, context: BrowserContext, house: House, language: str) -> None:
        self.page: Page = context.new_page()
        self.house, self.language = house, language
        self.front = f"/{language}/my/"
        self.passphrase = ""

    def go(self, path: str) -> "Hand":
        """Type an address."""
        self.page.goto(f"{self.house.address}{path if path.startswith('/') else self.front + path}")
        return self

    @property
    def path(self) -> str:
        """Where this is."""
        return urlsplit(self.page.url).path

    def click(self, ending: str) -> "Hand":
        """Follow the first link to an address with this ending."""
        link = self.page.locator(f'main a[href$="{ending}"]').first
        self._reach(link)
        return self.follow(link)

    def follow(self, leads_on: Locator) -> "Hand":
        """Press what leads to another page, and wait for that page."""
        follow(leads_on)
        return self

    def shows(self, *words: str) -> "Hand":
        """These words can be read on the page."""
        said = self.said()
        for word in words:
            assert " ".join(word.split()) in said, f"{word!r} is not on {self.path}: {said[:1500]}"
        return self

    def said(self) -> str:
        """Everything that the page says, closed parts included."""
        return " ".join((self.page.locator("main").text_content() or "").split())

    def form(self, kind: str = "") -> Locator:
        """The form of this kind, or the only one with a button."""
        if kind:
            return self.page.locator(f'main form:has(input[name="form"][value="{kind}"])')
        return self.page.locator("main form").first

    def fill(self, form: Locator, **fields: object) -> None:
        """Fill in fields by their names; `__` stands for the hyphen of a name, a list for boxes to tick."""
        for name, value in fields.items():
            named = form.locator(f'[name="{name.replace("__", "-")}"]')
            if isinstance(value, (list, tuple)):
                for box in named.all():
                    self._reach(box)
                    box.set_checked(box.get_attribute("value") in value)
                continue
            self._reach(named.first)
            if named.first.get_attribute("type") == "radio":
                form.locator(f'[name="{name.replace("__", "-")}"][value="{value}"]').check()
            else:
                named.first.fill(str(value))

    def _reach(self, field: Locator) -> None:
        """Open whatever part the field or link waits in."""
        for _ in range(3):
            if field.is_visible():
                return
            field.locator("xpath=ancestor::details[not(@open)]").first.locator("summary").first.click()

    def press(self, form: Locator, value: str = "") -> "Hand":
        """Press the form's button."""
        button = form.locator(f'button[value="{value}"]' if value else "button").first
        self._reach(button)
        return self.follow(button)

    def save(self, kind: str, **fields: object) -> "Hand":
        """Fill in a form of this page and press its button; it must be taken."""
        form = self.form(kind)
        self.fill(form, **fields)
        self.press(form)
        assert self.page.locator(".wrong").count() == 0, self.said()[:1500]
        return self

    def first_save(self, way: str = "2", **fields: object) -> "Hand":
        """The first save, with the passphrase that the page offers."""
        self.go(f"keep?as={way}")
        self.passphrase = self.page.locator('[name="passphrase-offered"]').input_value()
        form = self.form()
        self.fill(form, **fields, passphrase__which="offered")
        self.press(form)
        assert self.path == f"{self.front}h/kept", f"{self.path}: {self.said()[:1500]}"
        return self

    def sign_in(self) -> "Hand":
        """Open what is kept with the passphrase."""
        self.go("open")
        self.fill(self.form(), passphrase=self.passphrase)
        self.press(self.form())
        assert self.path == f"{self.front}h/", f"{self.path}: {self.said()[:1500]}"
        return self

    def next_day(self, number: int) -> "Hand":
        """The house is closed, days pass, it is opened again, and so is what is kept."""
        self.house.on_day(day(number))
        return self.sign_in()

    def to(self, name: str, part: str = "") -> "Hand":
        """From Today by links to what has this name, and to one of its parts."""
        self.go("h/")
        self.follow(self.page.locator("section:last-of-type a.tile", has_text=name).first)
        return self.click(f"/{part}/") if part else self

    def open_thing(self, words: str) -> "Hand":
        """From a part to the one thing in it that bears these words."""
        return self.follow(self.page.locator("li.tile", has_text=words).first.locator("a").last)


def follow(leads_on: Locator) -> None:
    """Press this, and wait for the page that it leads to: a click alone may return while the old one still stands."""
    with leads_on.page.expect_navigation():
        leads_on.click()


def local_date(moment: datetime) -> date:
    """The day where the person is."""
    return moment.astimezone(HERE).date()


def utc(moment: datetime) -> datetime:
    """The same moment in UTC."""
    return moment.astimezone(UTC)
