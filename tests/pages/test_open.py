"""`jaga open`: words only, a second start, and what is printed."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

pytestmark = pytest.mark.xdist_group("open")

Ask = Callable[..., SimpleNamespace]
Jaga = Callable[..., "subprocess.Popen[bytes]"]
ADDRESSES = """
import json, django
django.setup()
from django.urls import get_resolver

def views(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from views(pattern)
        else:
            yield pattern.callback.__module__

print(json.dumps(sorted(set(views(get_resolver())))))
"""


@pytest.fixture(scope="module")
def words_only(open_house: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    """A house that serves words for anybody."""
    return open_house("--words-only")


def test_words_only_serves_every_page_of_words(
    words_only: SimpleNamespace, ask: Ask, addresses: dict[str, list[str]]
) -> None:
    statuses = {
        path: ask(path, port=words_only.port).status for paths in addresses.values() for path in paths
    }
    assert {path: status for path, status in statuses.items() if status != 200} == {}


def test_words_only_has_no_address_but_those_of_the_words() -> None:
    environment = {**os.environ, "JAGA_WORDS_ONLY": "1"}
    command = (sys.executable, "-c", ADDRESSES)
    printed = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60).stdout
    modules = json.loads(printed)
    assert modules
    assert [name for name in modules if not re.fullmatch(r"jaga\.pages\.(words|frame)\.\w+", name)] == []


def test_words_only_asks_for_nothing_and_keeps_nothing(
    words_only: SimpleNamespace,
    ask: Ask,
    addresses: dict[str, list[str]],
    footprint: Callable[[Path], dict[str, str]],
) -> None:
    for path in [*addresses["en"], *addresses["ms"]]:
        answer = ask(path, port=words_only.port)
        # Looking for a resource is asking, and sends nothing; keeping the words is the browser's own affair.
        may = {"books": rb"<form method=\"get\"|<(?:input|button)\b", "along": rb"<button type=\"button\""}
        asks = re.sub(may.get(path.rpartition("/")[2], rb"(?!)"), b"", answer.body)
        assert not re.search(rb"<(form|input|textarea|button)\b", asks), path
        assert "Set-Cookie" not in answer.headers
    for path in ("/", "/en/my/", "/en/my/d2"):
        assert ask(path, method="POST", port=words_only.port).status in (403, 405)
    assert footprint(words_only.home) == {}
    assert list(words_only.home.iterdir()) == []


def test_the_house_says_where_it_is_in_one_line_and_listens_to_this_machine_alone(
    server: SimpleNamespace,
) -> None:
    printed = server.log.read_text("utf-8").splitlines()
    assert printed[0] == f"Jaga is open at {server.address}/ (Ctrl+C closes it)."
    listening = Path("/proc/net/tcp").read_text("utf-8")
    ports = [line.split()[1] for line in listening.splitlines()[1:] if line.split()[3] == "0A"]
    assert [at for at in ports if at.endswith(f":{server.port:04X}")] == [f"0100007F:{server.port:04X}"]


def test_a_second_start_on_the_same_port_says_so_in_one_sentence(
    server: SimpleNamespace, jaga: Jaga, ask: Ask, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    home = tmp_path / "home"
    home.mkdir()
    assert jaga("open", home=home, port=server.port, log=log).wait(timeout=30) == 1
    printed = log.read_text("utf-8")
    assert len(printed.splitlines()) == 1
    assert f"Port {server.port} is taken" in printed
    assert f"{server.address}/" in printed
    assert "Traceback" not in printed
    assert ask("/healthz").status == 200, "the first house stays open"


def test_the_house_answers_at_once_when_it_is_asked_whether_it_is_ready(ask: Ask) -> None:
    answer = ask("/healthz")
    assert (answer.status, answer.body) == (200, b"ready\n")


def test_a_house_asked_under_a_name_that_is_not_its_own_refuses(ask: Ask) -> None:
    """Else a page elsewhere could read this house under a name that it made point here."""
    assert ask("/en/my/", Host="elsewhere.example").status == 400
