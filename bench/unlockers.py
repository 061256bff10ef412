"""People who sign in again and again: `python -m bench.unlockers PORT SECONDS PEOPLE PASSPHRASE`.

Prints a line once they have begun, and at the end how often a lock was opened.
"""

import http.client
import re
import sys
import threading
import time
from urllib.parse import urlencode

DOOR = "/en/my/open"
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
_KIND = "application/x-www-form-urlencoded"


def _sign_in(port: int, until: float, passphrase: str, opened: list[int]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", DOOR)
    response = connection.getresponse()
    token = _TOKEN.search(response.read())
    assert token is not None
    cookie = str(response.headers["Set-Cookie"]).split(";")[0]
    body = urlencode({"csrfmiddlewaretoken": token[1].decode(), "passphrase": passphrase})
    while time.monotonic() < until:
        connection.request("POST", DOOR, body, {"Cookie": cookie, "Content-Type": _KIND})
        response = connection.getresponse()
        response.read()
        opened.append(response.status == http.client.FOUND)
        # Somebody who is told to come again does not come in the same moment.
        time.sleep(0.2)


def main(port: str, seconds: str, people: str, passphrase: str) -> None:
    """So many people at once."""
    until, opened = time.monotonic() + float(seconds), list[int]()
    threads = [
        threading.Thread(target=_sign_in, args=(int(port), until, passphrase, opened))
        for _ in range(int(people))
    ]
    for thread in threads:
        thread.start()
    print("begun", flush=True)
    for thread in threads:
        thread.join()
    print(sum(opened))


if __name__ == "__main__":
    main(*sys.argv[1:])
