"""`jaga host`: two processes, one house. Any of them answers anything, and what ends in one has ended in both."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from jaga.house.serve import listen

JAGA = (sys.executable, "-c", "from jaga.cli import main; main()")
PASSPHRASE = "salt lamp river quiet moon"
HTTPS = {"X-Forwarded-Proto": "https", "Host": "house.example"}
PATIENCE = 40


class Host:
    """A house of many that runs, and the processes that it has."""

    def __init__(self, home: Path, static: Path, **settings: str) -> None:
        with listen(0) as probe:
            self.port = probe.getsockname()[1]
        ours = {"JAGA_HOME": str(home), "JAGA_PORT": str(self.port), "JAGA_STATIC": str(static)}
        self.home, self.environment = home, {**os.environ, **ours, **settings}
        self.log = home.parent / "host.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                (*JAGA, "host"), env=self.environment, stdout=log, stderr=subprocess.STDOUT
            )
        until = time.monotonic() + PATIENCE
        while not self._is_ready():
            assert time.monotonic() < until, self.log.read_text()
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.05)

    def _is_ready(self) -> bool:
        try:
            return self.ask("/healthz", {"Host": "localhost"})[0] == 200
        except OSError:
            return False

    def workers(self) -> list[int]:
        """The processes that answer."""
        listed = subprocess.run(
            ("ps", "-o", "pid=", "--ppid", str(self.process.pid)), capture_output=True, text=True, check=False
        )
        return [int(pid) for pid in listed.stdout.split()]

    def ask(
        self, path: str, headers: dict[str, str], body: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        """One request over a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        form = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        try:
            connection.request(
                "GET" if body is None else "POST",
                path,
                None if body is None else urlencode(body),
                {**headers, **form},
            )
            answer = connection.getresponse()
            cookies = answer.headers.get_all("Set-Cookie") or []
            told = {**dict(answer.headers), "cookies": "\n".join(cookies)}
            return answer.status, told, answer.read().decode()
        finally:
            connection.close()

    def invited(self) -> str:
        """The path of a link that `jaga invite` prints while the house is open."""
        made = subprocess.run(
            (*JAGA, "invite"), env=self.environment, capture_output=True, text=True, timeout=60, check=True
        )
        return made.stdout.splitlines()[0]

    def only(self, worker: int) -> None:
        """Let every other process sleep, so that this one answers."""
        for each in self.workers():
            os.kill(each, signal.SIGCONT if each == worker else signal.SIGSTOP)

    def all(self) -> None:
        """Wake every process."""
        for each in self.workers():
            os.kill(each, signal.SIGCONT)

    def close(self) -> None:
        """Stop it as a keeper does."""
        self.all()
        self.process.terminate()
        self.process.wait(timeout=30)


@pytest.fixture
def hosted(tmp_path: Path, static: Path) -> Iterator[Callable[..., Host]]:
    """Starts a house of many; it is stopped at the end."""
    running: list[Host] = []

    def start(**settings: str) -> Host:
        (tmp_path / "hosted").mkdir(exist_ok=True)
        running.append(Host(tmp_path / "hosted" / "home", static, **settings))
        return running[-1]

    yield start
    for each in running:
        if each.process.poll() is None:
            each.close()


class Browser:
    """Cookies and forms by hand."""

    def __init__(self, host: Host, headers: dict[str, str]) -> None:
        self.host, self.headers, self.cookies = host, headers, dict[str, str]()
        self.lines: list[str] = []

    def ask(self, path: str, **fields: str) -> tuple[int, dict[str, str], str]:
        """A page, or with fields a form."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if fields:
            body = {name.replace("__", "-"): value for name, value in fields.items()}
            body["csrfmiddlewaretoken"] = self.cookies.get("form", "")
        answer = self.host.ask(path, {**self.headers, "Cookie": cookie}, body)
        for line in answer[1]["cookies"].splitlines():
            self.lines.append(line)
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0].strip('"')
            if not self.cookies[name]:
                del self.cookies[name]
        return answer

    def comes(self, link: str, handle: str = "mei") -> str:
        """Join by a link; the handle with its two words."""
        assert self.ask(link)[0] == 200
        answer = self.ask(
            link,
            do="join",
            chosen=handle,
            own_name="Mei",
            passphrase__which="own",
            passphrase__own=PASSPHRASE,
        )
        assert answer[0] == 302, answer[2][-2000:]
        found = re.search(rf"{handle}-\w+-\w+", self.ask(answer[1]["Location"])[2])
        assert found
        return found[0]


def test_two_processes_are_one_house(hosted: Callable[..., Host]) -> None:
    host = hosted()
    assert "jaga invite" in host.log.read_text()
    one, other = host.workers()
    mei = Browser(host, {"Host": "localhost"})
    link = host.invited().removeprefix(f"http://127.0.0.1:{host.port}")
    assert mei.ask("/en/my/keep")[1]["Location"] == "/en/my/open"
    handle = mei.comes(link)
    assert mei.ask(link)[0] == 404
    for worker in (one, other):
        host.only(worker)
        assert mei.ask("/en/my/h/")[0] == 200
    # Closed in the one, over in the other; and opened in the other, open in the one.
    host.only(one)
    mei.ask("/en/my/h/close")
    host.only(other)
    assert mei.ask("/en/my/h/")[0] == 303
    mei.ask("/en/my/open")
    assert mei.ask("/en/my/open", handle=handle, passphrase=PASSPHRASE)[1]["Location"] == "/en/my/h/"
    host.only(one)
    assert mei.ask("/en/my/h/")[0] == 200
    place = mei.ask("/en/my/h/new", **{"as": "4", "name-name": "Thursday", "f0-of": "anything"})[1][
        "Location"
    ]
    host.only(other)
    assert "Thursday" in mei.ask(place)[2]
    mei.ask(f"{place}name", name="the blue folder")
    host.only(one)
    assert "the blue folder" in mei.ask(place)[2]
    # A new passphrase closes every other browser, whichever process they come to.
    host.only(other)
    second = Browser(host, {"Host": "localhost"})
    second.ask("/en/my/open")
    second.ask("/en/my/open", handle=handle, passphrase=PASSPHRASE)
    assert second.ask("/en/my/h/")[0] == 200
    host.only(one)
    words = {"passphrase__which": "own", "passphrase__own": "another lamp quiet river stone"}
    assert mei.ask("/en/my/h/passphrase", **words)[0] == 302
    host.only(other)
    assert second.ask("/en/my/h/")[0] == 303
    assert mei.ask("/en/my/h/")[0] == 200


def test_a_link_used_in_one_process_is_used_in_the_other(hosted: Callable[..., Host]) -> None:
    host = hosted()
    link = host.invited().removeprefix(f"http://127.0.0.1:{host.port}")
    one, other = host.workers()
    first, second = (Browser(host, {"Host": "localhost"}) for _ in range(2))
    assert first.ask(link)[0] == second.ask(link)[0] == 200
    host.only(one)
    first.comes(link)
    host.only(other)
    fields = {"do": "join", "chosen": "other", "own_name": "O"}
    fields |= {"passphrase__which": "own", "passphrase__own": PASSPHRASE}
    assert second.ask(link, **fields)[0] == 404


def test_a_consent_that_ends_in_one_process_has_ended_in_the_other(hosted: Callable[..., Host]) -> None:
    host = hosted()
    laila, mei = (Browser(host, {"Host": "localhost"}) for _ in range(2))
    laila.comes(host.invited().removeprefix(f"http://127.0.0.1:{host.port}"), "laila")
    fields = {"name": "Mei", "own_name": "Laila", "days": "3"}
    made = laila.ask("/en/my/h/invite", **fields)[1]["Location"]
    [link] = re.findall(r"/en/my/come/[\w-]+", laila.ask(made)[2])
    mei.comes(link)
    begun = {"as": "1", "name-name": "the blue folder", "f0-words": "not a word to anybody"}
    story = laila.ask("/en/my/h/new", **begun)[1]["Location"]
    give = laila.ask(f"{story}give")
    [known] = re.findall(rf"{story}give/([0-9a-f]{{32}})", give[2])
    assert laila.ask(f"{story}give/{known}", reach="whole", purposes="listen")[0] == 302
    [waits] = re.findall(r'name="waits" value="(\w+)"', mei.ask("/en/my/h/in")[2])
    given = mei.ask("/en/my/h/in", waits=waits, do="take", name="hers")[1]["Location"]
    part = f"{given}t1/"
    one, other = host.workers()
    for worker in (one, other):
        host.only(worker)
        assert "not a word to anybody" in mei.ask(part)[2]
    host.only(one)
    [reader] = re.findall(rf"{story}who/([0-9a-f]{{32}})", laila.ask(f"{story}who")[2])
    assert laila.ask(f"{story}who/{reader}", do="end")[0] in (200, 302)
    host.only(other)
    ended = mei.ask(part)
    assert ended[0] == 404
    host.only(one)
    assert mei.ask(part)[0] == 404
    assert "hers" not in mei.ask("/en/my/h/")[2]


def test_behind_a_proxy_that_speaks_tls(hosted: Callable[..., Host]) -> None:
    host = hosted(JAGA_HTTPS="1", JAGA_HOSTS="house.example")
    link = host.invited()
    assert link.startswith("https://house.example/en/my/come/")
    mei = Browser(host, {**HTTPS, "Origin": "https://house.example", "Referer": "https://house.example/"})
    mei.comes(link.removeprefix("https://house.example"))
    status, headers, _page = mei.ask("/en/my/h/invite")
    assert status == 200
    assert "Strict-Transport-Security" in headers
    answer = mei.ask("/en/my/h/invite", name="F", own_name="Mei", days="7")
    assert "https://house.example/en/my/come/" in mei.ask(answer[1]["Location"])[2]
    assert len(mei.lines) >= 2
    assert all("Secure" in line for line in mei.lines)
    forged = Browser(host, {**HTTPS, "Origin": "https://elsewhere.example"})
    forged.ask("/en/my/open")
    assert forged.ask("/en/my/open", handle="x", passphrase="y")[0] == 403
    assert mei.ask("/en/my/open", handle="x", passphrase="y")[0] == 403
    assert host.ask("/en/my/", {**HTTPS, "Host": "elsewhere.example"})[0] == 400


def test_what_is_sent_stays_in_memory(hosted: Callable[..., Host]) -> None:
    """Looked at while a large form is under way: no process has a file open but the house's own."""
    host = hosted()
    words = b"kenari menyanyi " * 200_000
    part = (
        b'--x\r\nContent-Disposition: form-data; name="welcome"; filename="a"\r\n\r\n'
        + words
        + b"\r\n--x--\r\n"
    )
    head = (
        "POST /en/my/open HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        f"Content-Length: {len(part)}\r\nCookie: form={'a' * 32}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", host.port), timeout=20) as line:
        line.sendall(head.encode() + part[: len(part) // 2])
        time.sleep(0.5)
        opened = {str(fd.readlink()) for pid in host.workers() for fd in Path(f"/proc/{pid}/fd").iterdir()}
        line.sendall(part[len(part) // 2 :])
        assert line.recv(12).startswith(b"HTTP/1.1 ")
    files = {name for name in opened if name.startswith("/") and not name.startswith("/dev/null")}
    heartbeat = "/dev/shm/wgunicorn-"  # noqa: S108  (empty, and gone with the process)
    ours = (str(host.home), str(host.log), heartbeat, "/proc/")
    assert {name for name in files if not name.startswith(ours)} == set()


def test_no_process_says_who_asked_for_what_or_what_it_is(hosted: Callable[..., Host]) -> None:
    host = hosted()
    secret = "QmFuYW5hcyBhcmUgeWVsbG93"
    answer = host.ask(f"/en/my/come/{secret}", {"Host": "localhost"})
    assert answer[0] == 404
    assert "Server" not in answer[1]
    host.ask(f"/en/my/come/{secret}/%ff", {"Host": "elsewhere.example"})
    host.ask("/en/my/open", {"Host": "localhost"}, {"passphrase": secret * 100_000})
    files = [file for file in host.home.iterdir() if file.name != "house.db"]
    host.close()
    assert secret not in host.log.read_text()
    assert len(host.log.read_text().splitlines()) == 2
    assert not [file for file in files if secret.encode() in file.read_bytes()]
