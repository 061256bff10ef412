"""What somebody says they did and will repair, in their own name and by their own hand. Nothing sends it anywhere.

It stands where its readers are known to whoever writes it. A change keeps the words before it, so that nothing is
promised away; taking it back takes all of its words from sight, and it can be said anew.
"""

from datetime import datetime
from typing import Self

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, Moment
from jaga.practice.refusals import Empty, NotKnown


class Plan(Struct, frozen=True):
    """What I did, what it did, what I will repair, how I change; any of it may be left out."""

    did: str = ""
    effect: str = ""
    repair: str = ""
    change: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """What of it was said."""
        return tuple(words for words in structs.astuple(self) if words.strip())

    @classmethod
    def of(cls, words: Struct) -> Self:
        """The four as they stand in something that has more."""
        return cls(*(getattr(words, name) for name in cls.__struct_fields__))


class Earlier(Struct, frozen=True):
    """How it stood before, and since when."""

    plan: Plan
    said: Moment


class Repair(things.Thing, frozen=True):
    """What is said as it stands, since when, and how it stood before."""

    said: Moment
    did: str = ""
    effect: str = ""
    repair: str = ""
    change: str = ""
    earlier: tuple[Earlier, ...] = ()
    taken_back: bool = False

    @property
    def ended(self) -> bool:
        """Whether whoever said it took it back."""
        return self.taken_back


class Repairs(Struct, frozen=True):
    """All that was said to be repaired."""

    shared: tuple[Repair, ...] = ()


class ShareRepair(CommandOn, frozen=True):
    """I say it here, in my own name."""

    did: str = ""
    effect: str = ""
    repair: str = ""
    change: str = ""


class ChangeRepair(CommandOn, frozen=True):
    """I say it differently now, or again after I took it back."""

    did: str = ""
    effect: str = ""
    repair: str = ""
    change: str = ""


class TakeRepairBack(CommandOn, frozen=True):
    """I take it back, without a reason."""


class RepairShared(EventOn, frozen=True):
    """It was said."""

    did: str = ""
    effect: str = ""
    repair: str = ""
    change: str = ""


class RepairChanged(EventOn, frozen=True):
    """It was said differently."""

    did: str = ""
    effect: str = ""
    repair: str = ""
    change: str = ""


class RepairTakenBack(EventOn, frozen=True):
    """It was taken back."""


Command = ShareRepair | ChangeRepair | TakeRepairBack
ONES_OWN = (RepairShared, RepairChanged, RepairTakenBack)
"""An apology that another can word or withdraw would be nobody's."""


def decide(state: Repairs, command: Command, now: datetime) -> Decision:
    """What follows from a command about what is to be repaired."""
    if isinstance(command, TakeRepairBack):
        return things.continued(state.shared, RepairTakenBack(command.id, at=now))
    plan = Plan.of(command)
    if not plan.said:
        return Empty("did")
    said = structs.astuple(plan)
    if isinstance(command, ShareRepair):
        return things.begun(state.shared, RepairShared(command.id, *said, at=now))
    known = things.find(state.shared, command.id) is not None
    return (RepairChanged(command.id, *said, at=now),) if known else NotKnown("id")


def evolve(state: Repairs, event: Fact) -> Repairs:
    """What is to be repaired, after this event."""
    match event:
        case RepairShared(id=id_):
            said = Repair(id_, event.at, *structs.astuple(Plan.of(event)))
            return Repairs(things.add(state.shared, said))
        case RepairChanged(id=id_):
            old = things.find(state.shared, id_)
            return state if old is None else _changed(state, old, Plan.of(event), event.at)
        case RepairTakenBack(id=id_):
            none = structs.asdict(Plan())
            return Repairs(things.change(state.shared, id_, **none, earlier=(), taken_back=True))
    return state


def _changed(state: Repairs, old: Repair, plan: Plan, at: datetime) -> Repairs:
    """With the words before it; none where it says the same, or had been taken back."""
    before = Plan.of(old)
    if before == plan:
        return state
    earlier = () if old.taken_back else (*old.earlier, Earlier(before, old.said))
    fields = structs.asdict(plan)
    changed = things.change(state.shared, old.id, **fields, said=at, earlier=earlier, taken_back=False)
    return Repairs(changed)
