"""A bell by a service, spoken by the real apprise to a server on this machine; and addresses that are refused.

Only the host of each service is changed. That each leads to its own fixed host otherwise is looked at as well.
"""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import import_module
from threading import Thread
from urllib.parse import parse_qs

import pytest

from jaga.house import services
from jaga.practice.bells import Failure

NTFY = "ntfy://quiet-garden_7319"
TELEGRAM = "tgram://123456789:ABCdefghijkl-mnop_qrstuvwxyz01234/-10012345"
PUSHOVER = f"pover://{'u' * 30}@{'a' * 30}"
HOSTS = {
    "ntfy": ("NotifyNtfy", "cloud_notify_url", "https://ntfy.sh"),
    "telegram": ("NotifyTelegram", "notify_url", "https://api.telegram.org/bot"),
    "pushover": ("NotifyPushover", "notify_url", "https://api.pushover.net/1/messages.json"),
}


class Service:
    """What came in over HTTP, and how it is answered."""

    def __init__(self) -> None:
        self.came: list[tuple[str, dict[str, str], bytes]] = []
        self.status = 200
        self.elsewhere = ""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A server on this machine in place of all three."""
    found = Service()

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            found.came.append((self.path, dict(self.headers), self.rfile.read(length)))
            self.send_response(found.status)
            if found.elsewhere:
                self.send_header("Location", found.elsewhere)
            self.end_headers()
            self.wfile.write(b'{"ok": true, "status": 1, "result": {"message_id": 1, "chat": {"id": 1}}}')

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    here = f"http://127.0.0.1:{server.server_port}"
    for name, (kind, where, fixed) in HOSTS.items():
        module = import_module(f"apprise.plugins.{name}")
        assert getattr(getattr(module, kind), where) == fixed, (
            "the host of this service is not the listed one"
        )
        monkeypatch.setattr(
            getattr(module, kind),
            where,
            here + "/" + fixed.split("/", 3)[-1] if fixed.count("/") > 2 else here,
        )
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("address", [NTFY, TELEGRAM, PUSHOVER])
@pytest.mark.parametrize("text", ["·", "Water the <b>basil</b> & go", "Telefon Mak Cik 🌱"])
def test_nothing_but_the_chosen_text_is_sent_and_to_whom(service: Service, address: str, text: str) -> None:
    assert services.send(address, text) is None
    [(path, headers, body)] = service.came
    fields = said(headers, body)
    if address is NTFY:
        assert fields == {"topic": "quiet-garden_7319", "message": text}
    elif address is TELEGRAM:
        assert path == "/bot123456789:ABCdefghijkl-mnop_qrstuvwxyz01234/sendMessage"
        shown = fields.pop("text")
        assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
        assert fields.pop("chat_id") == -10012345
        assert set(fields) == {"disable_notification", "disable_web_page_preview", "parse_mode"}
    else:
        assert (fields.pop("message"), fields.pop("title")) == (text, "·")
        assert (fields.pop("user"), fields.pop("token")) == ("u" * 30, "a" * 30)
        assert fields == {"priority": "0", "sound": "pushover", "device": "ALL_DEVICES"}
    assert headers["User-Agent"] == "Mozilla/5.0"
    assert not [name for name in headers if name.lower().startswith("x-")]
    everything = (path + json.dumps(headers)).encode() + body
    for word in (b"jaga", b"apprise", b"github"):
        assert word not in everything.lower(), word


def said(headers: dict[str, str], body: bytes) -> dict[str, object]:
    """The fields of a request, however they were written."""
    if headers["Content-Type"] == "application/json":
        found: dict[str, object] = json.loads(body)
        return found
    return {name: value for name, [value] in parse_qs(body.decode(), keep_blank_values=True).items()}


@pytest.mark.parametrize("address", [NTFY, TELEGRAM, PUSHOVER])
def test_what_is_not_taken_is_said_and_no_redirect_is_followed(service: Service, address: str) -> None:
    service.status = 500
    assert services.send(address, "·") is Failure.UNREACHABLE
    before = len(service.came)
    service.status, service.elsewhere = 307, "/inside"
    assert services.send(address, "·") is Failure.UNREACHABLE
    assert len(service.came) == before + 1


@pytest.mark.parametrize(
    "address",
    ["", "https://ntfy.sh/x", "ntfy://", "ntfy://127.0.0.1/x", "ntfy://house.example/x", "ntfy://x?mode=private",
     "ntfy://user:pass@x", "ntfy://x\n", "ntfys://x", "json://127.0.0.1:8321", "xml://x", "mailto://x", "exec://x",
     "file:///etc/passwd", "syslog://", "gotify://x/y", "matrix://x", "signal://x", "smpp://x", "dbus://",
     "tgram://123456789:ABCdefghijkl-mnop_qrstuvwxyz01234/", "tgram://123456789:short/1",
     f"{TELEGRAM}?image=yes", f"{TELEGRAM}/99", f"{PUSHOVER}/device", f"{PUSHOVER}?attach=/etc/passwd",
     "pover://short@short", "telegram://x", "ntfy://é"],
)  # fmt: skip
def test_no_other_address_is_taken(service: Service, address: str) -> None:
    assert services.service_of(address) is None
    assert services.send(address, "·") is Failure.SHUT_OUT
    assert service.came == []


@pytest.mark.parametrize("topic", ["localhost", "127", "house", "0", "metadata", "a" * 64, "-x", "_"])
def test_a_topic_that_reads_like_a_host_stays_a_topic(service: Service, topic: str) -> None:
    services.send(f"ntfy://{topic}", "·")
    assert [json.loads(body)["topic"] for _, _, body in service.came] in ([topic], [])


def test_where_apprise_is_missing_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "find_spec", lambda _name: None)
    assert not services.is_there()
    assert services.send(NTFY, "·") is Failure.SHUT_OUT
