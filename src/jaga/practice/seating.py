"""Who could have which coming check-in, put together so that as many as possible have somebody.

Every seat is filled in the order of time, by who has least of what they give. Where nobody is free
for one, those who have others are moved along, as far as that leads to somebody free (augmenting paths), so that
one more is covered and none is uncovered. The same state gives the same plan: nothing here is left to chance.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct

from jaga.practice import hours
from jaga.practice.hours import Away, Quiet

FARTHEST = 5
"""How many are moved along for one; longer chains were never needed in the measurements."""
LATELY = timedelta(weeks=8)
"""How far back it counts what somebody had."""


class Hand(Struct, frozen=True):
    """Somebody who helps, as the planner knows them. `since` is the first day on which they can be asked."""

    id: str
    week: int
    quiet: Quiet = ()
    away: Away = ()
    zone: str = ""
    ahead: bool = False
    since: date = date.min


class Slot(Struct, frozen=True):
    """One check-in: its day and moment, who has or had it, who said not on that day; `past` ones only count."""

    on: date
    at: datetime
    by: str = ""
    declined: frozenset[str] = frozenset()
    past: bool = False


class Line(Struct, frozen=True):
    """One plan: its check-ins in the order of time, and who may have them.

    `gladly` are those who come first where somebody close is wished for; None where nothing like it is.
    """

    id: str
    slots: tuple[Slot, ...]
    agreed: tuple[str, ...]
    not_this: frozenset[str] = frozenset()
    twice_running: bool = False
    gladly: frozenset[str] | None = None

    def after_others(self, by: str) -> bool:
        """Whether somebody else is wished for first."""
        return self.gladly is not None and by not in self.gladly


Key = tuple[str, date]


class Seat:
    """A check-in on the table: who could have it by all that does not change, and who has it."""

    __slots__ = ("after", "before", "by", "could", "fixed", "key", "line", "slot", "week")

    def __init__(self, line: Line, slot: Slot, could: tuple[str, ...]) -> None:
        self.key, self.line, self.slot, self.could = (line.id, slot.on), line, slot, could
        self.week = hours.monday(slot.on)
        self.by, self.fixed = slot.by, bool(slot.by) or slot.past
        self.before: Seat | None = None
        self.after: Seat | None = None

    def beside(self) -> Iterator["Seat"]:
        """The seats just before and after it, where nobody is to have two running."""
        if not self.line.twice_running:
            yield from (seat for seat in (self.before, self.after) if seat is not None)


class Table:
    """All seats of all plans, how many each helper has in each week, and how much of what they give that is lately."""

    def __init__(self, hands: Mapping[str, Hand], lines: tuple[Line, ...]) -> None:
        self.hands = hands
        self.seats: list[Seat] = []
        self.in_week: dict[tuple[str, date], list[Seat]] = {}
        self.had: dict[str, int] = dict.fromkeys(hands, 0)
        for line in lines:
            self._lay(line)
        self.seats.sort(key=lambda seat: (seat.slot.at, seat.key))
        for seat in self.seats:
            if seat.by in hands:
                self._count(seat, seat.by)

    def _lay(self, line: Line) -> None:
        before = None
        for slot in line.slots:
            seat = Seat(line, slot, () if slot.past else could(self.hands, line, slot))
            seat.before = before
            if before is not None:
                before.after = seat
            before = seat
            self.seats.append(seat)

    def _count(self, seat: Seat, by: str) -> None:
        self.in_week.setdefault((by, seat.week), []).append(seat)
        self.had[by] += 1

    def put(self, seat: Seat, by: str) -> None:
        """Somebody has it from now on; with an empty name, nobody."""
        if seat.by in self.hands:
            self.in_week[seat.by, seat.week].remove(seat)
            self.had[seat.by] -= 1
        seat.by = by
        if by:
            self._count(seat, by)

    def full(self, by: str, seat: Seat) -> bool:
        """Whether they have as many in that week as they give."""
        return len(self.in_week.get((by, seat.week), ())) >= self.hands[by].week

    def running(self, by: str, seat: Seat) -> bool:
        """Whether they have the one just before or after it."""
        return any(other.by == by for other in seat.beside())

    def free(self, by: str, seat: Seat) -> bool:
        """Whether they can have it as things stand."""
        return not self.full(by, seat) and not self.running(by, seat)

    def may_take(self, by: str, seat: Seat) -> bool:
        """Whether they could say yes to it now: what is proposed gives way to that, what is taken does not."""
        taken = sum(other.fixed for other in self.in_week.get((by, seat.week), ()))
        return taken < self.hands[by].week and not any(o.fixed and o.by == by for o in seat.beside())

    def share(self, by: str) -> float:
        """How much they would have with one more, measured by what they give."""
        return (self.had[by] + 1) / max(self.hands[by].week, 1)


def could(hands: Mapping[str, Hand], line: Line, slot: Slot) -> tuple[str, ...]:
    """Who could have it by what does not change with who has the others, in the order in which they were agreed to."""
    return tuple(each for each in line.agreed if each in hands and not hindered(hands[each], line, slot))


def hindered(hand: Hand, line: Line, slot: Slot) -> bool:
    """Whether something stands against it for this one, whoever has the others."""
    return (
        hand.week < 1
        or slot.on < hand.since
        or hand.id in line.not_this
        or hand.id in slot.declined
        or is_quiet(hand, slot)
    )


def is_quiet(hand: Hand, slot: Slot) -> bool:
    """Whether it is quiet for them then, on their own clock."""
    if not (hand.quiet or hand.away):
        return False
    at = slot.at.astimezone(hours.clock(hand.zone)) if hand.zone else slot.at
    return hours.is_quiet(hand.quiet, hand.away, at)


def fill(table: Table, wished: Mapping[Key, str], hurry: date) -> None:
    """Give every open seat to somebody, in the order of time, as wished; until `hurry` to who said yes ahead."""
    week = Counter((by, seat.week) for seat in table.seats if (by := wished.get(seat.key)))
    for seat in table.seats:
        if not seat.fixed:
            upsets = {by for by in seat.could if _upsets(table, seat, by, wished, week)} if wished else set()
            _place(table, seat, _order(table, seat, wished.get(seat.key, ""), upsets, hurry))


def _upsets(
    table: Table, seat: Seat, by: str, wished: Mapping[Key, str], week: Counter[tuple[str, date]]
) -> bool:
    """Whether somebody could have this one only if others than they were to have what is wished for them."""
    if wished.get(seat.key) == by:
        return False
    beside = any(wished.get(other.key) == by for other in seat.beside())
    return beside or week[by, seat.week] >= table.hands[by].week


def _order(table: Table, seat: Seat, wished: str, upsets: Collection[str], hurry: date) -> list[str]:
    hands, soon = table.hands, seat.slot.on <= hurry
    return sorted(
        seat.could,
        key=lambda by: (
            soon and not hands[by].ahead,
            by != wished,
            by in upsets,
            seat.line.after_others(by),
            table.share(by),
            -hands[by].week,
            by,
        ),
    )


def _place(table: Table, seat: Seat, order: list[str]) -> None:
    by = next((each for each in order if table.free(each, seat)), None)
    if by is None:
        _Moves(table).along(seat, order, FARTHEST)
    else:
        table.put(seat, by)


class _Moves:
    """Moving those along who hinder one seat; what leads nowhere is undone, and nothing is tried twice."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._tried: set[tuple[Key, str]] = set()
        self._done: list[tuple[Seat, str]] = []

    def along(self, seat: Seat, order: list[str], left: int) -> bool:
        """Give it to somebody who cannot have it yet, where those seats of theirs that hinder it find somebody else."""
        for by in order:
            if (seat.key, by) not in self._tried:
                self._tried.add((seat.key, by))
                if any(self._moved(seat, by, moved, left) for moved in _hindering(self._table, seat, by)):
                    return True
        return False

    def _moved(self, seat: Seat, by: str, moved: list[Seat], left: int) -> bool:
        before = len(self._done)
        for each in moved:
            self._put(each, "")
        if self._table.free(by, seat):  # it is not, where they kept more in a week than they give
            self._put(seat, by)
            if all(self._again(each, left - 1) for each in moved):
                return True
        while len(self._done) > before:
            self._table.put(*self._done.pop())
        return False

    def _again(self, seat: Seat, left: int) -> bool:
        if seat.by:
            return True  # found somebody while another was moved
        order = sorted(seat.could, key=lambda by: (seat.line.after_others(by), self._table.share(by), by))
        by = next((each for each in order if self._table.free(each, seat)), None)
        if by is None:
            return left > 0 and self.along(seat, order, left)
        self._put(seat, by)
        return True

    def _put(self, seat: Seat, by: str) -> None:
        self._done.append((seat, seat.by))
        self._table.put(seat, by)


def _hindering(table: Table, seat: Seat, by: str) -> Iterator[list[Seat]]:
    """The seats that somebody would have to leave for this one; each choice where there are several."""
    running = [other for other in seat.beside() if other.by == by]
    if any(other.fixed for other in running):
        return
    theirs = table.in_week.get((by, seat.week), [])
    if len(theirs) - sum(other.week == seat.week for other in running) < table.hands[by].week:
        yield running
        return
    for other in list(theirs):
        if not other.fixed and other not in running:
            yield [*running, other]
