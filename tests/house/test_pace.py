"""So many within so long, all together."""

import pytest

from jaga.house import pace
from jaga.house.pace import Pace


def test_what_is_too_much_is_not_counted_and_time_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    at = [0.0]
    monkeypatch.setattr(pace.time, "monotonic", lambda: at[0])
    three = Pace(3, 60)
    assert three.may(2)
    assert not three.may(2)
    assert three.may()
    at[0] = 59.9
    assert not three.may()
    at[0] = 60
    assert three.may(3)
