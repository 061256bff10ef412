"""Turns come in the order of asking, and nobody waits for ever."""

import threading
import time

import pytest

from jaga.house.errors import HouseBusy
from jaga.house.turns import Queue


def test_the_next_is_whoever_came_first() -> None:
    queue, order = Queue(), list[int]()
    queue.enter()

    def come(number: int) -> None:
        queue.enter()
        order.append(number)
        queue.leave()

    comers = [threading.Thread(target=come, args=(number,)) for number in range(8)]
    for comer in comers:
        comer.start()
        time.sleep(0.01)
    queue.leave()
    for comer in comers:
        comer.join()
    assert order == list(range(8))


def test_who_gave_up_is_passed_over() -> None:
    queue = Queue()
    queue.enter()
    with pytest.raises(HouseBusy, match="Try again"):
        queue.enter(patience=0.01)
    queue.leave()
    queue.enter(patience=0.01)
