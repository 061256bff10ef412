"""A bell by e-mail: over a real server, and nothing in it but the chosen text."""

import re
import socket
import ssl
import subprocess
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult
from django.test import override_settings
from letterbox import SENDER, letterbox

from jaga.house import mail
from jaga.practice.bells import Failure

TO = "mei@post.example"


@pytest.mark.parametrize("text", ["·", "Water the basil", "Telefon Mak Cik Siti — 8.30 🌱", "a" * 60])
def test_a_letter_holds_the_chosen_text_and_nothing_else(text: str) -> None:
    with letterbox() as box:
        assert mail.send(TO, text) is None
    [letter], [raw] = box.came, box.raw
    assert letter["Subject"] == text
    assert letter.get_content().strip() == text
    assert letter.get_content_type() == "text/plain"
    assert box.envelopes == [(SENDER, [TO])]
    assert (letter["From"], letter["To"]) == (SENDER, TO)
    assert set(letter.keys()) == {
        "Subject", "From", "To", "Date", "Message-ID",
        "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert re.fullmatch(r"<[0-9a-f]{32}@garden\.example>", letter["Message-ID"])
    assert abs(parsedate_to_datetime(letter["Date"]) - datetime.now(UTC)) < timedelta(minutes=2)
    assert box.helos == ["garden.example"]
    assert b"jaga" not in raw.lower()
    assert socket.gethostname().encode() not in raw


def test_no_two_letters_bear_one_mark() -> None:
    with letterbox() as box:
        mail.send(TO, "·")
        mail.send(TO, "·")
    assert box.came[0]["Message-ID"] != box.came[1]["Message-ID"]


@pytest.mark.parametrize(
    ("answer", "failure"),
    [("550 no such user", Failure.REFUSED), ("450 come again later", Failure.UNREACHABLE)],
)
def test_an_address_that_is_refused_and_one_that_is_only_asked_to_wait(answer: str, failure: Failure) -> None:
    with letterbox() as box:
        box.answer_to[TO] = answer
        assert mail.send(TO, "·") is failure
        box.answer_to.clear()
        box.answer = answer
        assert mail.send(TO, "·") is failure
        assert not box.came


def test_nobody_at_the_server() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"smtp://127.0.0.1:{taken.getsockname()[1]}"
        with override_settings(MAIL=address, MAIL_FROM=SENDER):
            assert mail.send(TO, "·") is Failure.UNREACHABLE


def test_a_server_that_says_nothing_is_not_waited_for_for_ever(monkeypatch) -> None:
    monkeypatch.setattr(mail, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"smtp://127.0.0.1:{silent.getsockname()[1]}"
        with override_settings(MAIL=address, MAIL_FROM=SENDER):
            assert mail.send(TO, "·") is Failure.UNREACHABLE


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # this server's, on this machine
def test_a_name_and_a_password_are_used_where_they_are_set() -> None:
    def let_in(_server, _session, _envelope, _mechanism, data) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (b"garden", b"p@ss word"), handled=False)

    how = {"authenticator": let_in, "auth_required": True, "auth_require_tls": False}
    with letterbox(**how) as box:
        from django.conf import settings

        port = settings.MAIL.rpartition(":")[2]
        with override_settings(MAIL=f"smtp://garden:p%40ss%20word@127.0.0.1:{port}"):
            assert mail.send(TO, "·") is None
        with override_settings(MAIL=f"smtp://garden:wrong@127.0.0.1:{port}"):
            assert mail.send(TO, "·") is Failure.SHUT_OUT
        assert len(box.came) == 1


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that nobody signed but itself."""
    key, signed = tmp_path / "key", tmp_path / "certificate"
    subprocess.run(
        ("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-keyout", key, "-out", signed, "-days", "2", "-subj", "/CN=x",
         "-addext", "subjectAltName=IP:127.0.0.1"),
        check=True, capture_output=True,
    )  # fmt: skip
    return key, signed


def test_to_another_machine_it_goes_under_a_certificate_that_holds_or_not_at_all(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    key, signed = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(signed, key)
    # As if this machine were another: nothing else is changed.
    monkeypatch.setattr(mail.Server, "is_here", property(lambda _: False))
    with letterbox() as plain:
        assert mail.send(TO, "·") is Failure.SHUT_OUT
    with letterbox(tls_context=context, require_starttls=True) as box:
        assert mail.send(TO, "·") is Failure.SHUT_OUT, "nobody whom we trust signed it"
        monkeypatch.setenv("SSL_CERT_FILE", str(signed))
        assert mail.send(TO, "·") is None
    assert (len(plain.came), len(box.came)) == (0, 1)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 587, False, False)),
        ("smtps://mail.example", ("mail.example", 465, True, False)),
        ("smtp://localhost", ("localhost", 25, False, True)),
        ("smtp://127.0.0.1:2525", ("127.0.0.1", 2525, False, True)),
        ("smtp://[::1]", ("::1", 25, False, True)),
    ],
)
def test_how_a_server_is_set(written: str, expected: tuple[str, int, bool, bool]) -> None:
    with override_settings(MAIL=written, MAIL_FROM=SENDER):
        found = mail.server()
        assert found is not None
        assert (found.host, found.port, found.tls_at_once, found.is_here) == expected


@pytest.mark.parametrize(
    ("written", "sender"),
    [
        ("", SENDER), ("mail.example", SENDER), ("http://mail.example", SENDER), ("smtp://", SENDER),
        ("smtp://mail.example:x", SENDER), ("smtp://mail.example", ""), ("smtp://mail.example", "not an address"),
    ],
)  # fmt: skip
def test_without_a_server_that_can_be_understood_no_mail_goes(written: str, sender: str) -> None:
    with override_settings(MAIL=written, MAIL_FROM=sender):
        assert mail.server() is None
        assert mail.send(TO, "·") is Failure.SHUT_OUT


@pytest.mark.parametrize(
    "written",
    ["", "mei", "mei@", "@x.example", "mei@x.example,ravi@x.example", "Mei <mei@x.example>", "mei@x.example\n",
     "mei@x.example\r\nBcc: ravi@x.example", "méi@x.example", "mei@x..example", "a" * 65 + "@x.example",
     "mei@" + "x." * 130 + "example"],
)  # fmt: skip
def test_what_is_no_address(written: str) -> None:
    assert not mail.is_address(written)
    assert mail.is_address(TO)
