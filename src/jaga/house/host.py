"""Serves a house of many with gunicorn: several processes, any of which may answer any request.

Behind a proxy on the same machine that speaks TLS, or an onion service. Nothing is logged, and no request or
answer is put into a file. What was claimed and read before the processes part is shared by all of them.
"""

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.http.wsgi import Response

from jaga.house.serve import asked_port, listen, refuse_unprepared, start_ringing, start_sweeping

_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  (gunicorn puts empty files there, by which it sees that a worker lives)

_headers = Response.default_headers

HOW_TO_BEGIN = (
    "Nobody lives here yet. The first comes by a link, made in another terminal with the same settings: "
    "jaga invite"
)


def serve() -> None:
    """Serve until interrupted. HouseError | PortTaken | NotPrepared, each a clear sentence."""
    port = asked_port()
    listener = listen(port)
    refuse_unprepared()
    from jaga.house import home  # noqa: PLC0415  (its tables need Django)
    from jaga.house.wsgi import application  # noqa: PLC0415

    home.claim()
    _say(port)
    # Each process opens its own connection: SQLite's must not cross a fork.
    connections.close_all()
    Response.default_headers = _without_a_name
    _Many(application, listener.fileno()).run()


def _say(port: int) -> None:
    from jaga.house import people  # noqa: PLC0415  (its tables need Django)

    print(f"{settings.HOUSE_NAME} answers at http://127.0.0.1:{port}/ (Ctrl+C closes it).", flush=True)  # noqa: T201
    if people.is_empty():
        print(HOW_TO_BEGIN, flush=True)  # noqa: T201


class _Many(BaseApplication):  # type: ignore[misc]
    def __init__(self, application: Any, listener: int) -> None:  # noqa: ANN401  (a WSGI application)
        self._application, self._listener = application, listener
        super().__init__()

    def load_config(self) -> None:
        """As gunicorn asks for its settings."""
        for name, value in options(self._listener).items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401  (a WSGI application)
        """The one application."""
        return self._application


def options(listener: int) -> dict[str, object]:
    """How gunicorn serves: in memory, without a word about who asked for what."""
    return {
        "bind": f"fd://{listener}",
        "workers": settings.WORKERS,
        "threads": settings.THREADS,
        "worker_class": "gthread",
        "preload_app": True,
        "proc_name": "house",
        "timeout": 120,
        "graceful_timeout": 10,
        "keepalive": 5,
        "umask": 0o077,
        "accesslog": None,
        # Its error log names addresses; what goes wrong at the start is said by `serve` itself.
        "errorlog": os.devnull,
        "loglevel": "critical",
        "worker_tmp_dir": str(_SHARED_MEMORY) if _SHARED_MEMORY.is_dir() else None,
        "forwarded_allow_ips": "127.0.0.1",
        "control_socket_disable": True,
        "post_fork": _after_parting,
    }


def _after_parting(_arbiter: object, _worker: object) -> None:
    start_sweeping()
    start_ringing()
    sys.stdout.flush()


def _without_a_name(response: Any) -> list[str]:  # noqa: ANN401  (gunicorn has no types)
    """Which program answers, and of which age, helps only whoever looks for a hole in it."""
    return [line for line in _headers(response) if not line.startswith("Server:")]
