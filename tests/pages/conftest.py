"""A real house, started as a person starts it, and a real browser that looks at it."""

import fcntl
import hashlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from jaga.guides.text import FIRST
from jaga.pages.shown import library

sys.path.insert(0, str(Path(__file__).parent))  # axe.py, which the tests of several folders share

JAGA = (sys.executable, "-c", "from jaga.cli import main; main()")
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable")
"""The first is the same engine without a window of its own, and takes half the work for a page."""
BROWSER_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
PATIENCE = 60
"""Seconds that a start or a page may take on a machine that does much else."""

Jaga = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Static files and translations made ready once, whichever worker comes first."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    built, done = shared / "static_built", shared / "prepared"
    with (shared / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            environment = {**os.environ, "JAGA_STATIC": str(built)}
            subprocess.run(
                (sys.executable, "-m", "jaga.house.prepare"), env=environment, check=True, timeout=180
            )
            done.touch()
    return built


@pytest.fixture(scope="session")
def jaga(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jaga]:
    """Starts `jaga` with some words on the command line; whatever still runs at the end is stopped."""
    running = []

    def start(
        *words: str, home: Path | None = None, port: int = 0, log: Path | None = None
    ) -> subprocess.Popen[bytes]:
        folder = home or tmp_path_factory.mktemp("home")
        environment = {
            **os.environ,
            "JAGA_HOME": str(folder),
            "JAGA_PORT": str(port),
            "JAGA_BROWSER": "0",
            "JAGA_STATIC": str(prepared),
        }
        target = (log or folder.with_suffix(".log")).open("wb")
        with target:
            process = subprocess.Popen(
                (*JAGA, *words), env=environment, stdout=target, stderr=subprocess.STDOUT
            )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.wait(timeout=10)


@pytest.fixture(scope="session")
def open_house(jaga: Jaga, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., SimpleNamespace]:
    """Opens a house on a free port, and waits: its address, port, home and what it printed."""

    def house(*words: str) -> SimpleNamespace:
        home, log = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("printed") / "log"
        port = _free_port()
        process = jaga("open", *words, home=home, port=port, log=log)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and process.poll() is None:
            if _is_ready(port):
                return SimpleNamespace(address=f"http://127.0.0.1:{port}", port=port, home=home, log=log)
            time.sleep(0.1)
        pytest.fail(f"the house did not open: {log.read_text('utf-8')}")

    return house


@pytest.fixture(scope="session")
def server(open_house: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    """The house that all tests of a worker visit; none of them writes anything into it."""
    return open_house()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_ready(port: int) -> bool:
    try:
        return bool(_ask(port, "/healthz", "GET", {}).status == 200)
    except OSError:
        return False


def _ask(port: int, path: str, method: str, headers: dict[str, str]) -> SimpleNamespace:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return SimpleNamespace(status=answer.status, headers=answer.headers, body=answer.read())
    finally:
        connection.close()


@pytest.fixture(scope="session")
def ask(server: SimpleNamespace) -> Callable[..., SimpleNamespace]:
    """One request to the house, nothing followed: its status, headers and body."""

    def answer(path: str, method: str = "GET", port: int = 0, **headers: str) -> SimpleNamespace:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return _ask(port or server.port, path, method, named)

    return answer


@pytest.fixture(scope="session")
def addresses() -> dict[str, list[str]]:
    """Every address that shows a page, by language, from the words as they are shipped."""
    place = settings.DEFAULT_PLACE
    return {
        language: [
            *(f"/{language}/{place}/{page}" for page in ("", "now", "all", "near", "books", "along")),
            *(f"/{language}/{place}/{name}" for name in texts),
            *(f"/{language}/{place}/paper/{name}" for name in texts),
            *(f"/{language}/{place}/r8-{at}" for at in (1, 2, last)),
            f"/{language}/bubur",
        ]
        for language in library().languages
        # Of a language that is begun: what it has, and one text that it lacks.
        for texts in [{*library().texts[language], "w8"}]
        for last in [len(library().texts[FIRST]["r8"].steps) + 1]
    }


@pytest.fixture
def footprint() -> Callable[[Path], dict[str, str]]:
    """Every file below a folder, with what it holds, as far as two looks can be told apart."""

    def files(folder: Path) -> dict[str, str]:
        return {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return files


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser. A module long: its event loop must not stand around other tests of the worker."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_chromium(), args=list(BROWSER_OPTIONS))
        yield chromium
        chromium.close()


def _chromium() -> str:
    """The same browser that tests/install_browser finds: one that answers with its version."""
    for name in BROWSERS:
        path = shutil.which(name)
        if (
            path
            and subprocess.run((path, "--version"), capture_output=True, check=False, timeout=30).returncode
            == 0
        ):
            return path
    pytest.fail("no browser: run tests/install_browser")


@pytest.fixture
def phone(browser: Browser, server: SimpleNamespace) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a phone that remembers nothing: `script` off or on, width and height as given."""
    contexts = []

    def context(*, script: bool = True, width: int = 360, height: int = 740) -> BrowserContext:
        made = browser.new_context(
            base_url=server.address,
            viewport={"width": width, "height": height},
            java_script_enabled=script,
        )
        made.set_default_timeout(PATIENCE * 1000)
        contexts.append(made)
        return made

    yield context
    for made in contexts:
        made.close()  # else its connections stay, and the house takes only so many
