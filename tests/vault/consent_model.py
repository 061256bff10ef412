"""What consent promises, said without a key: who may read which entry, who may write, and who may not.

Written from docs/spec/vault.md and not from the program, so that the two can disagree. Every deed returns the
refusals that it may meet; with none of them it has happened, and the model has changed.
"""

import copy
from dataclasses import dataclass, field

from jaga.vault import (
    AwaitingConfirmation,
    ConsentEnded,
    HeldForAnother,
    LettingGoPaused,
    NoSuchReader,
    NotAWriter,
    NotGivenToYou,
    NotHere,
    NotTakenYet,
    NotTheHolder,
    NotYours,
    Terms,
    VaultError,
    WouldWiden,
)

Refusals = tuple[type[VaultError], ...]
DONE: Refusals = ()
OUTSIDE: Refusals = (NotHere, NotTheHolder)
NOTHING_OPENS: Refusals = (NotHere, ConsentEnded, NotTakenYet)


@dataclass
class Consent:
    """One person's consent; `stint` tells it from one that they had before and that ended."""

    terms: Terms
    opens: set[str]
    stint: int

    def runs(self, now: int) -> bool:
        return self.terms.until is None or self.terms.until > now


@dataclass
class Strand:
    """What stands in one strand, and for whom."""

    holder: str
    stint: int
    written: dict[str, tuple[str, int]] = field(default_factory=dict)
    let_go: set[str] = field(default_factory=set)
    tombs: set[str] = field(default_factory=set)  # let go of by words that still stand
    consents: dict[str, Consent] = field(default_factory=dict)
    offer: tuple[str, bool] | None = None
    way_back: str | None = None
    date: int | None = None
    paused: bool = False
    gone: bool = False
    closed: bool = False  # opens to its holder alone until they have confirmed
    doubtful: bool = False  # somebody else may hold it
    unsure: set[str] = field(default_factory=set)  # shown to readers or set aside; either is kept to
    epochs: tuple[int, ...] = ()
    ahead: tuple[int, ...] = ()
    reached: int = 0
    control: tuple[int, ...] = ()

    @property
    def stands(self) -> set[str]:
        """What was written and not let go of."""
        return self.written.keys() - self.let_go

    def running(self, now: int) -> dict[str, Consent]:
        return {name: consent for name, consent in self.consents.items() if consent.runs(now)}

    def due(self, now: int) -> bool:
        """Whether its date has come. What a restore brought back waits until the holder has looked."""
        return self.date is not None and self.date <= now and not self.paused and not self.closed

    def sees_all(self) -> set[str]:
        """Who has the control log's key: the holder, whoever may take, whoever may take back."""
        return {self.holder} | ({self.offer[0]} if self.offer else set()) | {self.way_back or self.holder}

    def stint_of(self, name: str) -> int | None:
        if name == self.holder:
            return self.stint
        return self.consents[name].stint if name in self.consents else None


@dataclass
class Witnessed:
    """What is known beside the store, and not restored over."""

    over: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    let_go: set[tuple[int, str]] = field(default_factory=set)


@dataclass
class Model:
    """Several strands, several people, and one clock."""

    now: int
    strands: dict[int, Strand] = field(default_factory=dict)
    witnessed: Witnessed = field(default_factory=Witnessed)
    ever: dict[tuple[int, str], set[str]] = field(default_factory=dict)  # what anybody could open at any time
    heard: dict[int, set[str]] = field(default_factory=dict)  # who shows to others: holders and writers
    counted: int = 0

    def number(self) -> int:
        self.counted += 1
        return self.counted

    def reads(self, number: int, name: str) -> set[str] | None:
        """Exactly what this person can read now; None where nothing opens for them."""
        strand = self.strands[number]
        if strand.gone or strand.due(self.now):
            return None
        if name == strand.holder:
            return None if strand.doubtful else strand.stands
        consent = strand.running(self.now).get(name)
        return None if consent is None or strand.closed else consent.opens & strand.stands

    def refuses_to_open(self, number: int) -> Refusals:
        strand = self.strands[number]
        if strand.gone or strand.due(self.now):
            return NOTHING_OPENS
        if strand.closed or strand.doubtful:
            return (AwaitingConfirmation, *NOTHING_OPENS)
        return NOTHING_OPENS

    def lists(self, name: str) -> set[int]:
        """The strands on this person's shelf, once they have looked at each."""
        return {
            number
            for number, strand in self.strands.items()
            if not strand.gone
            and not strand.due(self.now)
            and (name in strand.sees_all() or name in strand.running(self.now))
        }

    def left_to(self, number: int, name: str) -> set[str]:
        """What may still open to somebody with the disk and all that they kept: nothing that was let go of."""
        strand = self.strands[number]
        return set() if strand.gone else self.ever.get((number, name), set()) - strand.let_go

    def remember(self) -> None:
        """Who reads something has read it: what each could open by now, whatever comes later."""
        for number, strand in self.strands.items():
            heard = self.heard.setdefault(number, set())
            heard |= {name for name, consent in strand.consents.items() if consent.terms.writes}
            heard |= strand.sees_all()
            if strand.gone:
                continue
            for name in strand.sees_all():
                self.ever.setdefault((number, name), set()).update(strand.stands)
            for name, consent in strand.running(self.now).items():
                self.ever.setdefault((number, name), set()).update(consent.opens & strand.stands)

    def begin(self, number: int, name: str) -> Refusals:
        strand = Strand(name, self.number())
        self.strands[number] = strand
        self._turn(strand, control=True)
        return DONE

    def write(self, number: int, name: str, text: str) -> Refusals:
        strand = self.strands[number]
        if refused := self._may_write(strand, name):
            return refused
        self._catch_up(strand)
        strand.written[text] = (name, strand.stint_of(name) or 0)
        for consent in strand.running(self.now).values():
            consent.opens.add(text)
        return DONE

    def grant(self, number: int, name: str, to: str, terms: Terms) -> Refusals:
        strand = self.strands[number]
        if refused := self._may_act(strand, name):
            return refused
        if strand.closed:
            return (AwaitingConfirmation,)
        before = strand.running(self.now).get(to)
        stint = before.stint if before else self.number()
        strand.consents[to] = Consent(terms, _opens(strand, before, terms), stint)
        self._turn(strand)
        return DONE

    def narrow(self, number: int, name: str, to: str, terms: Terms) -> Refusals:
        strand = self.strands[number]
        if refused := self._may_act(strand, name):
            return refused
        before = strand.consents[to]
        if _is_more(before.terms, terms):
            return (WouldWiden,)
        strand.consents[to] = Consent(terms, _opens(strand, before, terms), before.stint)
        self._turn(strand)
        return DONE

    def withdraw(self, number: int, name: str, to: str) -> Refusals:
        strand = self.strands[number]
        if refused := self._may_act(strand, name):
            return refused
        if to not in strand.consents:
            return (NoSuchReader,)
        del strand.consents[to]
        offered = strand.offer is not None and strand.offer[0] == to
        if offered:
            strand.offer = None
        self._turn(strand, control=offered)
        return DONE

    def offer(self, number: int, name: str, to: str, *, way_back: bool) -> Refusals:
        strand = self.strands[number]
        if refused := self._may_act(strand, name, doubtful=True):
            return refused
        if strand.way_back:
            return (HeldForAnother,)
        replaced, strand.offer = strand.offer, (to, way_back)
        if not strand.doubtful:
            self._turn(strand, control=replaced is not None)
        return DONE

    def cancel(self, number: int, name: str) -> Refusals:
        strand = self.strands[number]
        if refused := self._may_act(strand, name, doubtful=True):
            return refused
        if not strand.offer:
            return (NotHere,)
        if strand.doubtful:
            return (AwaitingConfirmation,)
        strand.offer = None
        self._turn(strand, control=True)
        return DONE

    def take(self, number: int, name: str, keep: Terms | None) -> Refusals:
        strand = self.strands[number]
        if strand.gone:
            return (NotGivenToYou, NotHere)
        offered = strand.offer is not None and strand.offer[0] == name
        if not offered and strand.way_back != name:
            return (NotGivenToYou, NotHere)
        giver, stint = strand.holder, strand.stint
        mine = strand.consents.pop(name, None)
        strand.way_back = giver if strand.offer and strand.offer[1] else None
        strand.offer, strand.holder, strand.doubtful = None, name, False
        strand.stint = mine.stint if mine and mine.runs(self.now) else self.number()
        if keep:
            opens = set(strand.written) if keep.whole else set[str]()
            strand.consents[giver] = Consent(keep, opens, stint)
        self._turn(strand, control=True)
        return DONE

    def let_go_entry(self, number: int, name: str, text: str) -> Refusals:
        strand = self.strands[number]
        if (visible := self.reads(number, name)) is None:
            return self.refuses_to_open(number)
        if text not in visible:
            return (NotHere,)
        if name != strand.holder and strand.written[text] != (name, strand.stint_of(name)):
            return (NotYours,)
        if name == strand.holder and strand.paused:
            return (LettingGoPaused,)
        if refused := self._may_write(strand, name):
            return refused
        self._catch_up(strand)
        strand.let_go.add(text)
        strand.tombs.add(text)
        self.witnessed.let_go.add((number, text))
        return DONE

    def let_go_strand(self, number: int, name: str) -> Refusals:
        strand = self.strands[number]
        if refused := self._may_act(strand, name):
            return refused
        if strand.paused:
            return (LettingGoPaused,)
        strand.gone = True
        self.witnessed.gone.add(number)
        return DONE

    def let_go_on(self, number: int, name: str, date: int | None) -> Refusals:
        strand = self.strands[number]
        if refused := self._may_act(strand, name):
            return refused
        if strand.paused and date is not None:
            return (LettingGoPaused,)
        strand.date = date
        self._turn(strand)
        return DONE

    def pause(self, number: int, name: str, *, paused: bool) -> Refusals:
        strand = self.strands[number]
        if refused := self._may_act(strand, name):
            return refused
        strand.paused = paused
        if paused:
            strand.date = None
        self._turn(strand)
        return DONE

    def confirm(self, number: int, name: str, keep: set[str]) -> Refusals:
        strand = self.strands[number]
        if refused := self._may_act(strand, name):
            return refused
        strand.consents = {who: consent for who, consent in strand.consents.items() if who in keep}
        if strand.date is not None and strand.date <= self.now:
            strand.date = None
        strand.closed, strand.offer = False, None
        self._turn(strand, control=True)
        return DONE

    def its_date_came(self, number: int) -> None:
        """Somebody opened it on its date."""
        self.strands[number].gone = True
        self.witnessed.gone.add(number)

    def restore(self, strands: dict[int, Strand], *, witness: bool) -> None:
        """Go back to what stood at a backup; what was ended since stays ended where a witness saw it."""
        lost, self.strands = self.strands, copy.deepcopy(strands)
        if not witness:
            self.witnessed = Witnessed()
        seen = self.witnessed
        for number, strand in self.strands.items():
            strand.gone = strand.gone or number in seen.gone
            since = {text for text in strand.stands if (number, text) in seen.let_go}
            strand.unsure |= {text for one in since for text in _before_in_a_closed_chain(strand, one)}
            strand.let_go |= since
            strand.closed = strand.closed or not witness or strand.epochs[-1] in seen.over
            strand.doubtful = strand.doubtful or strand.control[-1] in seen.over
            seen.over |= {*strand.epochs[:-1], *strand.control[:-1]}
            seen.let_go |= {(number, text) for text in strand.let_go}
        for number in lost.keys() & self.strands.keys() if witness else ():
            was, now = lost[number], self.strands[number]
            seen.over |= {was.epochs[-1], was.control[-1]} - {now.epochs[-1], now.control[-1]}

    def _may_act(self, strand: Strand, name: str, *, doubtful: bool = False) -> Refusals:
        if strand.gone or strand.holder != name:
            return OUTSIDE
        # Of several reasons for a no, any may be named.
        several = (AwaitingConfirmation, LettingGoPaused, NoSuchReader, WouldWiden)
        return several if strand.doubtful and not doubtful else DONE

    def _may_write(self, strand: Strand, name: str) -> Refusals:
        if strand.gone:
            return NOTHING_OPENS
        consent = strand.running(self.now).get(name)
        if strand.closed or strand.doubtful:
            return (AwaitingConfirmation, *(() if name == strand.holder or consent else NOTHING_OPENS))
        if name == strand.holder:
            return DONE
        if consent is None:
            return NOTHING_OPENS
        return DONE if consent.terms.writes else (NotAWriter,)

    def _turn(self, strand: Strand, *, control: bool = False) -> None:
        strand.consents = strand.running(self.now)
        ends = {consent.terms.until for consent in strand.consents.values()}
        strand.ahead = tuple(sorted(end for end in ends if end is not None))
        strand.reached = 0
        self.witnessed.over |= set(strand.epochs[-1:])
        strand.epochs = (*strand.epochs, self.number())
        if control:
            self.witnessed.over |= set(strand.control[-1:])
            strand.control = (*strand.control, self.number())

    def _catch_up(self, strand: Strand) -> None:
        """Whoever writes first after an end date opens the epoch that was signed ahead for it."""
        passed = [end for end in strand.ahead if strand.reached < end <= self.now]
        if passed:
            strand.reached = passed[-1]
            self.witnessed.over.add(strand.epochs[-1])
            strand.epochs = (*strand.epochs, self.number())


def _opens(strand: Strand, before: Consent | None, terms: Terms) -> set[str]:
    """The whole story, or from now on; "from now on" given again goes on from where it began."""
    if terms.whole:
        return set(strand.written)
    return set() if before is None or before.terms.whole else before.opens


def _is_more(before: Terms, after: Terms) -> bool:
    later = before.until is not None and (after.until is None or after.until > before.until)
    wider = (after.whole and not before.whole) or (after.writes and not before.writes)
    return later or wider or not set(after.purposes) <= set(before.purposes)


def _before_in_a_closed_chain(strand: Strand, text: str) -> set[str]:
    """What its author wrote before, if they had stopped writing: the spec promises no more of these than care."""
    name, stint = strand.written[text]
    consent = strand.consents.get(name)
    if strand.stint_of(name) == stint and (name == strand.holder or (consent and consent.terms.writes)):
        return set()
    order = list(strand.written)
    return {other for other in order[: order.index(text)] if strand.written[other][0] == name}
