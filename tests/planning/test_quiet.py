"""Quiet times go into a form and come out of it as they were, whatever was chosen."""

from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaga.pages.planning.capacity_form import SayCapacity
from jaga.pages.planning.quiet import AwayForm, QuietForm, apart, together
from jaga.practice.hours import Days, Window

MIDNIGHT, EVENING, MORNING = time(0), time(22), time(7)
hours = st.times().map(lambda each: each.replace(second=0, microsecond=0))
windows = st.builds(Window, st.integers(0, 6), hours, hours)


def shown(quiet):
    form = QuietForm(quiet=quiet)
    return {name: form[name].value() for name in form.fields}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of a form
@given(st.lists(windows, max_size=6, unique=True), st.booleans())
def test_what_a_form_shows_is_what_stands(quiet, nightly):
    night = tuple(Window(day, EVENING, MORNING) for day in range(7)) if nightly else ()
    quiet = tuple(dict.fromkeys((*night, *quiet)))
    filled = {
        name: value.strftime("%H:%M") if isinstance(value, time) else value
        for name, value in shown(quiet).items()
        if value is not None
    }
    form = QuietForm(filled, quiet=quiet)
    assert form.is_valid(), form.errors
    assert set(form.quiet()) == set(quiet)


@pytest.mark.parametrize(
    ("said", "quiet"),
    [
        ({"late": EVENING}, tuple(Window(day, EVENING, MIDNIGHT) for day in range(7))),
        ({"early": MORNING, "late": EVENING}, tuple(Window(day, EVENING, MORNING) for day in range(7))),
        ({"off": ["4"]}, (Window(4, MIDNIGHT, MIDNIGHT),)),
        ({"day0": "4", "since0": MIDNIGHT, "until0": time(19, 30)}, (Window(4, MIDNIGHT, time(19, 30)),)),
    ],
)
def test_each_field_is_a_window(said, quiet):
    assert tuple(together(said)) == quiet
    early, late, off, others = apart(quiet)
    again = {"early": early, "late": late, "off": off}
    for row, window in enumerate(others):
        again |= {f"day{row}": str(window.weekday), f"since{row}": window.since, f"until{row}": window.until}
    assert tuple(together(again)) == quiet


@pytest.mark.parametrize("half", [{"day0": "4"}, {"since0": "10:00"}, {"day0": "4", "until0": "10:00"}])
def test_half_a_window_is_said_at_its_day(half):
    form = QuietForm(half)
    assert not form.is_valid()
    assert list(form.errors) == ["day0"]


def test_days_away_are_stretches_and_one_day_is_one():
    form = AwayForm({"first0": "2026-12-03", "last0": "", "first1": "2026-12-24", "last1": "2026-12-26"},
                    away=(Days(date(2026, 1, 1), date(2026, 1, 2)),))  # fmt: skip
    assert form.is_valid()
    third, stretch = form.away()
    assert (third.first, third.last) == (date(2026, 12, 3), date(2026, 12, 3))
    assert (stretch.first.day, stretch.last.day) == (24, 26)
    wrong = AwayForm({"first0": "2026-12-24", "last0": "2026-12-20"})
    assert list(wrong.errors) == ["last0"]


def test_one_more_quiet_time_stands_right_after_the_days_of_the_week():
    names = list(SayCapacity().fields)
    after = names.index("off") + 1
    assert names[after : after + 5] == ["day0", "since0", "until0", "first0", "last0"]
