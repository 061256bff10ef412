"""A year of people who look in together, day by day: they step back and return, answer late or not at all.

Everything that chance decides is drawn from the seed, the person and the day, so that two ways of planning meet the
same people. The figures about people are assumptions, named here; nobody measured them.
"""

import random
from collections.abc import Callable
from datetime import date, time, timedelta
from itertools import pairwise

import msgspec

from jaga.practice import hours, seating
from jaga.practice.hours import Window
from jaga.practice.planner import Proposal, Standing, asked
from jaga.practice.rhythm import Phase, Span, Unit, dates
from jaga.practice.seating import LATELY, Hand, Line, Slot

ZONE = "Asia/Kuala_Lumpur"
BEGINS = date(2026, 1, 5)
YEAR, QUARTER = timedelta(weeks=52), 91
AHEAD = timedelta(weeks=3)
TURNS_UP = 0.3
"""How many of the people step back or return in any quarter."""
SAYS_YES = 0.8
YES_AHEAD = 0.3
NOT_THIS = 0.15
ANSWERS = (0.1, 0.7)
"""How likely somebody answers on a day on which they are asked; each has their own."""
RHYTHM = (
    Phase(Span(1, Unit.WEEKS), Span(26, Unit.WEEKS), times=2),
    Phase(Span(1, Unit.WEEKS), Span(13, Unit.WEEKS)),
    Phase(Span(2, Unit.WEEKS)),
)
Proposer = Callable[[tuple[Hand, ...], tuple[Line, ...], date], tuple[Proposal, ...]]


class Somebody(msgspec.Struct, frozen=True):
    """A helper, how quickly they answer, and the days on which they step back or return."""

    hand: Hand
    answers: float
    turns: frozenset[date]


class People(msgspec.Struct, frozen=True):
    """Those around two survivors, the seed of all that chance decides, and each survivor's check-ins."""

    seed: int
    helpers: tuple[Somebody, ...]
    lines: tuple[Line, ...]

    def chance(self, *about: object) -> float:
        """A number that is the same whenever the same is asked."""
        return random.Random(f"{self.seed}/{'/'.join(map(str, about))}").random()  # noqa: S311  (no secret)

    def here(self, day: date) -> dict[str, Hand]:
        """Everybody as they are on this day: who has stepped back cannot be asked."""
        return {
            each.hand.id: each.hand
            if sum(turn <= day for turn in each.turns) % 2 == 0
            else msgspec.structs.replace(each.hand, since=date.max)
            for each in self.helpers
        }


def people(seed: int) -> People:
    """Five to eight helpers around two survivors, by this seed."""
    drawn = random.Random(seed)  # noqa: S311  (no secret)
    helpers = tuple(_somebody(drawn, number) for number in range(drawn.randint(5, 8)))
    return People(seed, helpers, tuple(_line(drawn, name, helpers) for name in ("a", "b")))


def _somebody(drawn: random.Random, number: int) -> Somebody:
    quiet = tuple(Window(drawn.randrange(7), time(8), time(21)) for _ in range(2))
    hand = Hand(f"h{number}", drawn.choice((1, 1, 2, 3)), quiet, ahead=drawn.random() < YES_AHEAD)
    turns = frozenset(
        BEGINS + timedelta(days=quarter * QUARTER + drawn.randrange(QUARTER))
        for quarter in range(4)
        if drawn.random() < TURNS_UP
    )
    return Somebody(hand, drawn.uniform(*ANSWERS), turns)


def _line(drawn: random.Random, name: str, helpers: tuple[Somebody, ...]) -> Line:
    first = BEGINS + timedelta(days=drawn.randrange(7))
    on = [day for day in _until(first) if day < BEGINS + YEAR]
    slots = tuple(Slot(day, hours.moment(day, time(drawn.choice((9, 18, 18))), ZONE)) for day in on)
    ids = [each.hand.id for each in helpers]
    agreed = tuple(drawn.sample(ids, drawn.randint(len(ids) - 2, len(ids))))
    return Line(name, slots, agreed, frozenset(each for each in agreed if drawn.random() < NOT_THIS))


def _until(first: date) -> list[date]:
    found = []
    for day in dates(RHYTHM, first):
        if day >= BEGINS + YEAR:
            break
        found.append(day)
    return found


class Year(msgspec.Struct):
    """What came of a year: who was there for each check-in, and what went wrong, which should be nothing."""

    people: People
    came: dict[tuple[str, date], str]
    unshown: int = 0

    @property
    def share(self) -> float:
        """How many of the promised check-ins had somebody willing in time."""
        return sum(map(bool, self.came.values())) / len(self.came)

    @property
    def silence(self) -> int:
        """The most days in which nobody was there for one of them."""
        return max(
            _silence([day for (name, day), by in self.came.items() if name == line.id and by])
            for line in self.people.lines
        )

    @property
    def above(self) -> int:
        """How many contacts in all were above what somebody gives in a week."""
        weeks: dict[tuple[str, date], int] = {}
        for (_, day), by in self.came.items():
            weeks[by, hours.monday(day)] = weeks.get((by, hours.monday(day)), 0) + 1
        gives = {each.hand.id: each.hand.week for each in self.people.helpers}
        return sum(max(0, number - gives[by]) for (by, _), number in weeks.items() if by)

    @property
    def fairness(self) -> float:
        """Jain's index of what each carried, measured by what they give while they are here; 1 is equal."""
        shares = [self._carried(each) for each in self.people.helpers if self._could(each.hand.id)]
        return sum(shares) ** 2 / (len(shares) * sum(each**2 for each in shares)) if any(shares) else 1.0

    def _could(self, helper: str) -> bool:
        return any(helper in set(line.agreed) - line.not_this for line in self.people.lines)

    def _carried(self, each: Somebody) -> float:
        days = sum(
            self.people.here(BEGINS + timedelta(days=n))[each.hand.id].since == date.min
            for n in range(0, YEAR.days, 7)
        )
        return sum(by == each.hand.id for by in self.came.values()) / (each.hand.week * max(1, days))


def _silence(days: list[date]) -> int:
    ends = [BEGINS, *days, BEGINS + YEAR]
    return max((after - before).days for before, after in pairwise(ends))


class Days:
    """One year as it goes on under one way of proposing."""

    def __init__(self, around: People, proposer: Proposer) -> None:
        self._people, self._proposer = around, proposer
        self._slots = {(line.id, slot.on): slot for line in around.lines for slot in line.slots}
        self._year = Year(around, {})

    def lived(self) -> Year:
        """The whole year."""
        for number in range(YEAR.days):
            self._day(BEGINS + timedelta(days=number))
        return self._year

    def _day(self, day: date) -> None:
        hands = self._people.here(day)
        self._step_back(hands, day)
        proposals = self._propose(hands, day)
        for each in proposals:
            for by in asked(each, day):
                self._answer(hands, each, by, day)
        self._close({each.plan: each for each in proposals if each.on == day}, day)

    def _step_back(self, hands: dict[str, Hand], day: date) -> None:
        for key, slot in self._slots.items():
            if slot.on >= day and slot.by and hands[slot.by].since > day:
                self._slots[key] = msgspec.structs.replace(slot, by="")

    def _lines(self, day: date) -> tuple[Line, ...]:
        window = (hours.monday(day) - LATELY, day + AHEAD)
        return tuple(
            msgspec.structs.replace(
                line,
                slots=tuple(self._slots[line.id, s.on] for s in line.slots if window[0] <= s.on <= window[1]),
            )
            for line in self._people.lines
        )

    def _propose(self, hands: dict[str, Hand], day: date) -> tuple[Proposal, ...]:
        lines = self._lines(day)
        found = self._proposer(tuple(hands.values()), lines, day)
        promised = {(line.id, slot.on) for line in lines for slot in line.slots if not slot.past}
        self._year.unshown += len(promised - {(each.plan, each.on) for each in found})
        return found

    def _answer(self, hands: dict[str, Hand], each: Proposal, by: str, day: date) -> None:
        key = (each.plan, each.on)
        answers = next(helper.answers for helper in self._people.helpers if helper.hand.id == by)
        if self._slots[key].by or self._people.chance("answers", by, *key, day) >= answers:
            return
        if self._people.chance("yes", by, *key) < SAYS_YES:
            if self._fits(hands[by], key):
                self._slots[key] = msgspec.structs.replace(self._slots[key], by=by)
        else:
            declined = self._slots[key].declined | {by}
            self._slots[key] = msgspec.structs.replace(self._slots[key], declined=declined)

    def _fits(self, hand: Hand, key: tuple[str, date]) -> bool:
        """What the program asks when somebody takes one: the limit of that week, and nobody twice running."""
        line = next(line for line in self._people.lines if line.id == key[0])
        days = [slot.on for slot in line.slots]
        at, week = days.index(key[1]), hours.monday(key[1])
        beside = [days[number] for number in (at - 1, at + 1) if 0 <= number < len(days)]
        taken = sum(slot.by == hand.id and hours.monday(slot.on) == week for slot in self._slots.values())
        return taken < hand.week and all(self._slots[key[0], day].by != hand.id for day in beside)

    def _close(self, today: dict[str, Proposal], day: date) -> None:
        for key, slot in self._slots.items():
            if slot.on == day:
                ahead = today.get(key[0])
                by = slot.by or (ahead.helper if ahead and ahead.stands is Standing.AHEAD else "")
                self._year.came[key] = by
                self._slots[key] = msgspec.structs.replace(slot, by=by, past=True)


def rota(around: People) -> Year:
    """A fixed weekly rota: whoever was put down at the start is there, while they are here and it is not quiet."""
    hands = {each.hand.id: each.hand for each in around.helpers}
    used = dict.fromkeys(hands, 0)
    year = Year(around, {})
    for line in around.lines:
        fixed = [_put_down(hands, used, line, slot) for slot in line.slots[:2]]
        for number, slot in enumerate(line.slots):
            by = fixed[number % 2]
            there = (
                by and around.here(slot.on)[by].since == date.min and not seating.is_quiet(hands[by], slot)
            )
            year.came[line.id, slot.on] = by if there else ""
    return year


def _put_down(hands: dict[str, Hand], used: dict[str, int], line: Line, slot: Slot) -> str:
    free = [by for by in seating.could(hands, line, slot) if used[by] < hands[by].week]
    by = min(free, key=lambda each: used[each] / hands[each].week, default="")
    if by:
        used[by] += 1
    return by


def fading(around: People) -> Year:
    """Support without a plan, as we assume that it fades: nearly all at first, half as much every four weeks."""
    year = Year(around, {})
    for line in around.lines:
        for slot in line.slots:
            weeks = (slot.on - line.slots[0].on).days / 7
            there = around.chance("fades", line.id, slot.on) < max(0.05, 0.95 * 0.5 ** (weeks / 4))
            year.came[line.id, slot.on] = line.agreed[0] if there else ""
    return year
