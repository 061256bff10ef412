"""A real mail server on this machine, which keeps what it was given."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import override_settings

if TYPE_CHECKING:
    from email.message import EmailMessage

SENDER = "post@garden.example"


class Letterbox:
    """What came, and how this server answers."""

    def __init__(self) -> None:
        self.came: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.helos: list[str] = []
        self.envelopes: list[tuple[str, list[str]]] = []
        self.answer_to: dict[str, str] = {}
        self.answer = "250 OK"

    async def handle_RCPT(  # noqa: N802  (aiosmtpd's name)
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Whether a letter may go to this address."""
        envelope.rcpt_tos.append(address)
        return self.answer_to.get(address, "250 OK")

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep it, or not."""
        if self.answer.startswith("250"):
            content: Any = envelope.content
            self.raw.append(content)
            self.came.append(message_from_bytes(content, policy=default))  # type: ignore[arg-type]
            self.helos.append(str(session.host_name))
            self.envelopes.append((str(envelope.mail_from), list(envelope.rcpt_tos)))
        return self.answer


@contextmanager
def letterbox(**how: Any) -> Iterator[Letterbox]:
    """Such a server while this is open, set as the house's own."""
    box = Letterbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port, **how)
    server.start()
    try:
        with override_settings(MAIL=f"smtp://127.0.0.1:{port}", MAIL_FROM=SENDER):
            yield box
    finally:
        server.stop()
