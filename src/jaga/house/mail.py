"""A bell as an e-mail: the chosen text, and nothing else that this program could be known by.

The server is the keeper's choice (JAGA_MAIL). To another machine only over TLS, with a certificate that holds.
"""

import re
import secrets
import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

import msgspec
from django.conf import settings

from jaga.practice.bells import Failure

PATIENCE = 20.0
"""Seconds after which a server that says nothing is not reached."""
_PLAIN, _SUBMISSION, _TLS = 25, 587, 465
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_REFUSED_FOR_GOOD = 500


class Server(msgspec.Struct, frozen=True):
    """The mail server of this house, and in whose name it writes."""

    host: str
    port: int
    name: str
    password: str
    tls_at_once: bool
    sender: str

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine, so that nobody is between."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False


def server() -> Server | None:
    """The server that the keeper set; None where none is, or it cannot be understood."""
    try:
        parts = urlsplit(settings.MAIL)
        port, host = parts.port, parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("smtp", "smtps") or not host or not is_address(settings.MAIL_FROM):
        return None
    at_once = parts.scheme == "smtps"
    found = Server(
        host, port or 0, unquote(parts.username or ""), unquote(parts.password or ""), at_once, settings.MAIL_FROM
    )  # fmt: skip
    usual = _TLS if at_once else (_PLAIN if found.is_here else _SUBMISSION)
    return msgspec.structs.replace(found, port=port or usual)


def is_address(written: str) -> bool:
    """Whether this is one plain address, without a name or anything else around it."""
    return len(written) <= 254 and _ADDRESS.fullmatch(written) is not None  # noqa: PLR2004  (RFC 5321)


def send(to: str, text: str) -> Failure | None:
    """Hand one message over; why it could not be."""
    found = server()
    if found is None:
        return Failure.SHUT_OUT
    try:
        with _connected(found) as line:
            line.send_message(_message(found, to, text), found.sender, [to])
    except OSError as fault:  # smtplib's own are of this kind, and so are those of TLS
        return _meaning(fault)
    return None


def _meaning(fault: OSError) -> Failure:
    match fault:
        case smtplib.SMTPRecipientsRefused():
            return _refused(min(code for code, _ in fault.recipients.values()))
        case smtplib.SMTPDataError():
            return _refused(fault.smtp_code)
        case smtplib.SMTPServerDisconnected() | smtplib.SMTPConnectError():
            return Failure.UNREACHABLE
        case smtplib.SMTPException() | ssl.SSLError():
            return Failure.SHUT_OUT
        case _:
            return Failure.UNREACHABLE


def _refused(code: int) -> Failure:
    """A code below asks to come again later."""
    return Failure.REFUSED if code >= _REFUSED_FOR_GOOD else Failure.UNREACHABLE


def _connected(found: Server) -> smtplib.SMTP:
    # The name of this machine would tell which house it is: the sender's domain is known anyway.
    name = found.sender.partition("@")[2]
    if found.tls_at_once:
        context = ssl.create_default_context()
        line: smtplib.SMTP = smtplib.SMTP_SSL(found.host, found.port, name, timeout=PATIENCE, context=context)
    else:
        line = smtplib.SMTP(found.host, found.port, name, PATIENCE)
    try:
        if not found.tls_at_once and not found.is_here:
            line.starttls(context=ssl.create_default_context())
        if found.name:
            line.login(found.name, found.password)
    except BaseException:
        line.close()
        raise
    return line


def _message(found: Server, to: str, text: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = text
    message["From"] = found.sender
    message["To"] = to
    message["Date"] = formatdate(usegmt=True)
    message["Message-ID"] = f"<{secrets.token_hex(16)}@{found.sender.partition('@')[2]}>"
    message.set_content(text)
    return message
