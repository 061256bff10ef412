"""The load: some connections that ask for one page again and again, in a small process of its own.

`python -m bench.load PORT ADDRESS SECONDS CONNECTIONS [COOKIE]` prints the seconds of every answer as JSON.
"""

import http.client
import json
import sys
import threading
import time


class Asker(threading.Thread):
    """One connection; a page that does not come as it should counts as failed."""

    def __init__(self, port: int, address: str, until: float, cookie: str) -> None:
        super().__init__()
        self._port, self._address, self._until = port, address, until
        self._headers = {"Cookie": f"seat={cookie}"} if cookie else {}
        self.answers: list[float] = []
        self.failed = 0

    def run(self) -> None:
        """Ask, read, ask again."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        while time.perf_counter() < self._until:
            begun = time.perf_counter()
            connection.request("GET", self._address, headers=self._headers)
            response = connection.getresponse()
            response.read()
            self.answers.append(time.perf_counter() - begun)
            self.failed += response.status != http.client.OK


def main(port: str, address: str, seconds: str, connections: str, cookie: str = "") -> None:
    """Ask over so many connections at once."""
    begun = time.perf_counter()
    until = begun + float(seconds)
    askers = [Asker(int(port), address, until, cookie) for _ in range(int(connections))]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    found = {
        "seconds": time.perf_counter() - begun,
        "answers": [seconds for asker in askers for seconds in asker.answers],
        "failed": sum(asker.failed for asker in askers),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
