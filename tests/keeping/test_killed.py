"""What the house said is kept is there when it was killed in the same moment."""

import re
from collections.abc import Callable

import pytest
from living import House, Visitor

ROUNDS = 20


@pytest.mark.xdist_group("killed")
def test_whatever_was_acknowledged_is_there_after_kill_9(build: Callable[..., House]) -> None:
    house = build().open()
    visitor = Visitor(house).move_in()
    for number in range(ROUNDS):
        answer = visitor.keep("n11", "WriteNote", f"once{number}", words=f"kept before kill number {number}.")
        house.kill()
        assert answer.status == 302
        house.open()
    body = visitor.get(f"{visitor.place}n11/").body.decode()
    kept = [int(each) for each in re.findall(r"kept before kill number (\d+)\.", body)]
    assert kept == list(range(ROUNDS))
    assert house.run("doctor").returncode == 0


@pytest.mark.xdist_group("killed")
def test_a_first_save_that_was_acknowledged_is_there_after_kill_9(build: Callable[..., House]) -> None:
    for _ in range(3):
        house = build().open()
        visitor = Visitor(house).move_in("Thursday")
        house.kill()
        house.open()
        visitor.cookies.pop("seat")
        visitor.get("open")
        assert visitor.post("open", passphrase="salt lamp river quiet moon").status == 302
        assert b"Thursday" in visitor.get("h/").body
        house.kill()
