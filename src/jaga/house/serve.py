"""Starts one house on this machine: for one person with waitress, for many with gunicorn (host.py)."""

import os
import socket
import sys
import threading
import time
import webbrowser
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import waitress
from django.conf import settings

# Waitress puts what is larger than its buffers into temporary files; requests and answers hold people's words.
IN_MEMORY = {
    "inbuf_overflow": 2**26,
    "outbuf_overflow": 2**30,
    "max_request_body_size": 2**25,
    "connection_limit": 1000,
    "channel_timeout": 30,
}


RING_EVERY = 20
"""Seconds between two looks at what is due."""


class PortTaken(Exception):  # noqa: N818  (refusals are named as what they are)
    """Something else listens on the port."""


class NotPrepared(Exception):  # noqa: N818
    """Translations and static files were not built."""


def serve() -> None:
    """Serve until interrupted; refuses with one of the errors above, each a clear sentence."""
    port = asked_port()
    listener = listen(port)
    refuse_unprepared()
    from jaga.house.wsgi import application  # noqa: PLC0415  (Django starts only once the port is ours)

    if not settings.WORDS_ONLY:
        from jaga.house import home  # noqa: PLC0415  (its tables need Django)

        home.claim()
        start_sweeping()
        start_ringing()

    address = f"http://127.0.0.1:{port}/"
    print(f"{settings.HOUSE_NAME} is open at {address} (Ctrl+C closes it).", flush=True)  # noqa: T201
    if os.environ.get("JAGA_BROWSER") != "0":
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    waitress.serve(
        application,
        sockets=[listener],
        threads=settings.THREADS,
        ident=None,
        clear_untrusted_proxy_headers=True,
        **IN_MEMORY,
    )


def asked_port() -> int:
    """The port that was asked for."""
    return int(os.environ.get("JAGA_PORT", "8321"))


def refuse_unprepared() -> None:
    """NotPrepared where translations and static files were not built."""
    if not (settings.STATIC_BUILT / "staticfiles.json").exists():
        raise NotPrepared("The house is not prepared. Start it with: make run")


def start_sweeping() -> None:
    """In this process, every minute, end what was left and drop what it had open."""
    threading.Thread(target=_sweep, daemon=True).start()


def _sweep() -> None:
    """Sessions and invitations whose time is over go; what nobody looked at is dropped from memory."""
    from jaga.house import clock, invitations, sessions  # noqa: PLC0415  (its tables need Django)
    from jaga.house.errors import HouseError  # noqa: PLC0415
    from jaga.usecases import folds  # noqa: PLC0415

    while True:
        time.sleep(60)
        with suppress(HouseError):
            sessions.sweep(clock.now())
            invitations.sweep(clock.today())
        folds.sweep(datetime.now(UTC) - timedelta(seconds=sessions.IDLE))


def start_ringing() -> None:
    """In this process, ring what is due; of several processes, whichever takes a bell first has it."""
    threading.Thread(target=_ring, daemon=True).start()


def _ring() -> None:
    from jaga.house import ringing  # noqa: PLC0415  (its tables need Django)
    from jaga.house.errors import HouseError  # noqa: PLC0415

    while True:
        with suppress(HouseError):
            ringing.ring()
        time.sleep(RING_EVERY)


def listen(port: int) -> socket.socket:
    """A socket that listens on this machine alone; PortTaken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        # On Windows this option would let a second program take the port over.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as fault:
        listener.close()
        raise PortTaken(
            f"Port {port} is taken, perhaps by a house that is open already: try http://127.0.0.1:{port}/. "
            "Another port: JAGA_PORT=8322"
        ) from fault
    listener.listen(64)
    return listener
