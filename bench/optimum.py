"""The best that could be proposed, found by an integer program: on one day with what is known then, or in hindsight."""

from datetime import date

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from bench.circle import People, Year
from jaga.practice.planner import HURRY, Proposal, Standing, Why
from jaga.practice.seating import Hand, Key, Line, Seat, Table, could

WORTH_ASKED, WORTH_ASKED_LATE = 0.9, 0.5
"""What somebody who still has to answer counts, against one who said yes ahead: nobody knows how they will answer."""


def propose(hands: tuple[Hand, ...], lines: tuple[Line, ...], day: date) -> tuple[Proposal, ...]:
    """The same question as the planner's, with the same answer's shape."""
    table = Table({hand.id: hand for hand in hands}, lines)
    choices = [
        (seat, by) for seat in table.seats if not seat.fixed for by in seat.could if _free(table, seat, by)
    ]
    for seat, by in _solved(table, choices, [_worth(table, seat, by, day) for seat, by in choices]):
        table.put(seat, by)
    return tuple(_proposal(table, seat) for seat in table.seats if not seat.slot.past)


def hindsight(around: People) -> Year:
    """The most that could have been: everybody says yes, and it is known who is here on every day."""
    by_day = {slot.on: around.here(slot.on) for line in around.lines for slot in line.slots}
    table = Table({each.hand.id: each.hand for each in around.helpers}, around.lines)
    choices = [(seat, by) for seat in table.seats for by in could(by_day[seat.slot.on], seat.line, seat.slot)]
    year = Year(around, {seat.key: "" for seat in table.seats})
    for seat, by in _solved(table, choices, [1.0] * len(choices)):
        year.came[seat.key] = by
    return year


def _free(table: Table, seat: Seat, by: str) -> bool:
    return not table.full(by, seat) and not table.running(by, seat)


def _worth(table: Table, seat: Seat, by: str, day: date) -> float:
    if table.hands[by].ahead:
        return 1.0
    return WORTH_ASKED_LATE if seat.slot.on <= day + HURRY else WORTH_ASKED


def _solved(table: Table, choices: list[tuple[Seat, str]], worth: list[float]) -> list[tuple[Seat, str]]:
    """Which of the choices together are worth most, within every limit."""
    if not choices:
        return []
    rows = _rows(table, choices)
    entries = [(row, column) for row, (columns, _) in enumerate(rows) for column in columns]
    at = ([row for row, _ in entries], [column for _, column in entries])
    matrix = coo_array((np.ones(len(entries)), at), shape=(len(rows), len(choices)))
    most = LinearConstraint(matrix, ub=[bound for _, bound in rows])
    found = milp(-np.array(worth), constraints=most, bounds=Bounds(0, 1), integrality=np.ones(len(choices)))
    if found.x is None:
        raise RuntimeError(f"no optimum was found: {found.message}")
    return [choice for choice, chosen in zip(choices, found.x, strict=True) if chosen > 0.5]


def _rows(table: Table, choices: list[tuple[Seat, str]]) -> list[tuple[list[int], int]]:
    """Columns that together are at most so many: one for a seat, so many in a week, nobody twice running."""
    seats: dict[Key, list[int]] = {}
    weeks: dict[tuple[str, date], list[int]] = {}
    column: dict[tuple[Key, str], int] = {}
    for number, (seat, by) in enumerate(choices):
        seats.setdefault(seat.key, []).append(number)
        weeks.setdefault((by, seat.week), []).append(number)
        column[seat.key, by] = number
    rows = [(columns, 1) for columns in seats.values()]
    rows += [(columns, _left(table, by, week)) for (by, week), columns in weeks.items()]
    for (seat, by), number in zip(choices, range(len(choices)), strict=True):
        after = seat.after
        if after is not None and not seat.line.twice_running and (after.key, by) in column:
            rows.append(([number, column[after.key, by]], 1))
    return rows


def _left(table: Table, by: str, week: date) -> int:
    return table.hands[by].week - len(table.in_week.get((by, week), ()))


def _proposal(table: Table, seat: Seat) -> Proposal:
    others = tuple(each for each in seat.could if each != seat.by and table.may_take(each, seat))
    stands, why = Standing.PROPOSED, Why.LEAST_LATELY
    if not seat.by:
        stands, why = Standing.GAP, Why.LIMIT
    elif seat.slot.by:
        stands, why = Standing.TAKEN, Why.TOOK_IT
    elif table.hands[seat.by].ahead:
        stands = Standing.AHEAD
    return Proposal(seat.line.id, seat.slot.on, seat.slot.at, seat.by, stands, why, others)
