"""The house's clock never runs backwards."""

from pathlib import Path

from household import NOW

from jaga.house.clock import HouseClock, kept


def test_it_never_runs_backwards(tmp_path: Path) -> None:
    times = [NOW, NOW + 5, NOW - 1000, NOW + 6]
    clock = HouseClock(tmp_path / "clock", source=iter(times).__next__)
    assert [clock.now() for _ in times] == [NOW, NOW + 5, NOW + 5, NOW + 6]


def test_a_restart_does_not_bring_time_back(tmp_path: Path) -> None:
    HouseClock(tmp_path / "clock", source=lambda: NOW + 86_400).now()
    assert NOW + 86_400 - HouseClock(tmp_path / "clock", source=lambda: NOW).now() < 60


def test_workers_agree_within_a_minute(tmp_path: Path) -> None:
    times = [NOW, NOW + 61]
    slow = HouseClock(tmp_path / "clock", source=iter(times).__next__)
    slow.now()
    HouseClock(tmp_path / "clock", source=lambda: NOW + 7200).now()
    assert slow.now() >= NOW + 7140


def test_it_keeps_the_minute_and_is_written_once_a_minute(tmp_path: Path) -> None:
    times = [NOW + 59, NOW + 60, NOW + 61]
    clock = HouseClock(tmp_path / "clock", source=iter(times).__next__)
    written = []
    for _ in times:
        clock.now()
        written.append(kept(tmp_path / "clock"))
    assert written == [NOW, NOW + 60, NOW + 60]


def test_a_damaged_or_unwritable_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "clock").write_text("yesterday")
    assert HouseClock(tmp_path / "clock", source=lambda: NOW).now() == NOW
    assert HouseClock(tmp_path / "nowhere" / "clock", source=lambda: NOW).now() == NOW
