"""People who sign in again and again: `python -m bench.unlockers PORT SECONDS PASSPHRASE HANDLE...`, one a handle.

Each has a browser, which keeps its cookies, and comes again when they were told to. Prints a line once all have begun,
and at the end how often a lock was opened.
"""

import sys
import threading
import time
from http import HTTPStatus

from bench.asking import Form, form, set_by

DOOR = "/en/my/open"
PAUSE = 0.2


def _sign_in(port: int, until: float, door: Form, said: dict[str, str], opened: list[int]) -> None:
    cookies = dict(door.cookies)
    while time.monotonic() < until:
        answer = Form(door.address, cookies, door.hidden).send(port, **said)
        cookies |= set_by(answer)
        opened.append(answer.status == HTTPStatus.FOUND)
        time.sleep(float(answer.headers.get("retry-after", PAUSE)))


def main(port: str, seconds: str, passphrase: str, *handles: str) -> None:
    """All of them at once."""
    doors = [form(int(port), DOOR) for _ in handles]
    until, opened = time.monotonic() + float(seconds), list[int]()
    threads = [
        threading.Thread(
            target=_sign_in,
            args=(int(port), until, door, {"handle": handle, "passphrase": passphrase}, opened),
        )
        for door, handle in zip(doors, handles, strict=True)
    ]
    for thread in threads:
        thread.start()
    print("begun", flush=True)
    for thread in threads:
        thread.join()
    print(sum(opened))


if __name__ == "__main__":
    main(*sys.argv[1:])
