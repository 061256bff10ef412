"""Servers on loopback: this house and a bare Django project, started the same way, ended by their own id."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from bench.asking import ROOT, get
from bench.filled import WayIn

TODAY = "/en/my/h/"
FRONT = "/en/my/"
PATIENCE = 60.0
SETTINGS = "DJANGO_SETTINGS_MODULE"

_JAGA = "from jaga.cli import main; main(['open'])"
_HOST = "from jaga.cli import main; main(['host'])"
_BARE = (
    "import os, waitress; from bare.wsgi import application; "
    "waitress.serve(application, host='127.0.0.1', port=int(os.environ['JAGA_PORT']), threads=4, ident=None)"
)


class Server(msgspec.Struct, frozen=True):
    """A server that answers, and the process that it is."""

    port: int
    pid: int


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def environment(home: Path) -> dict[str, str]:
    """What a house of this home is started with."""
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    ours = {"JAGA_HOME": str(home), "JAGA_BROWSER": "0", SETTINGS: "jaga.house.settings", "PYTHONPATH": path}
    return {**os.environ, **ours}


def filled(home: Path, situations: int, entries: int) -> WayIn:
    """A filled house in this home."""
    words = [sys.executable, "-m", "bench.filled", str(situations), str(entries)]
    done = subprocess.run(words, env=environment(home), cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return msgspec.json.decode(done.stdout, type=WayIn)


@contextmanager
def jaga(home: Path) -> Iterator[Server]:
    """`jaga open`, with waitress."""
    with _served([sys.executable, "-c", _JAGA], environment(home), ROOT, FRONT) as server:
        yield server


@contextmanager
def host(home: Path) -> Iterator[Server]:
    """`jaga host`, with gunicorn."""
    with _served([sys.executable, "-c", _HOST], environment(home), ROOT, FRONT) as server:
        yield server


@contextmanager
def bare(project: Path) -> Iterator[Server]:
    """The bare project, with waitress."""
    with _served([sys.executable, "-c", _BARE], bare_environment(), project, "/") as server:
        yield server


@contextmanager
def jaga_workers(home: Path) -> Iterator[Server]:
    """The house with gunicorn: 2 workers of 1 thread."""
    with _served(_gunicorn("jaga.house.wsgi"), environment(home), ROOT, FRONT) as server:
        yield server


@contextmanager
def bare_workers(project: Path) -> Iterator[Server]:
    """The bare project with gunicorn: 2 workers of 1 thread."""
    with _served(_gunicorn("bare.wsgi"), bare_environment(), project, "/") as server:
        yield server


def _gunicorn(module: str) -> list[str]:
    words = ["gunicorn", "--workers", "2", "--threads", "1", "--no-control-socket", "--log-level", "critical"]
    return [sys.executable, "-m", *words, f"{module}:application"]


def bare_environment() -> dict[str, str]:
    """What the bare project is started with: nothing of this house."""
    kept = {name: value for name, value in os.environ.items() if name != SETTINGS}
    return {**kept, "PYTHONPATH": "."}


@contextmanager
def _served(words: Sequence[str], env: dict[str, str], folder: Path, first: str) -> Iterator[Server]:
    port = free_port()
    bind = ["--bind", f"127.0.0.1:{port}"] if "gunicorn" in words else []
    quiet = subprocess.DEVNULL  # waitress says there how long its queue is
    started = {**env, "JAGA_PORT": str(port)}
    process = subprocess.Popen([*words, *bind], env=started, cwd=folder, stdout=quiet, stderr=quiet)
    try:
        _wait(port, first, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(port: int, first: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            if get(port, first).status == http.client.OK:
                return
        except OSError:
            time.sleep(0.005)
    raise RuntimeError(f"no server answered on {port}")
