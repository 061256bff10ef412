"""What the holder's own log can say, and what it adds up to.

Where the log has forked, only what every branch allows is allowed (`meet`). A kind that this program does not
know could be a restriction, so it is refused rather than passed over.
"""

from functools import reduce

import msgspec

from jaga.vault.coding import convert, plain
from jaga.vault.envelope import Id, Tag
from jaga.vault.errors import Damaged, Forked, HeldForAnother, NewerVersion
from jaga.vault.shapes import Event, Terms
from jaga.vault.statement import read_statement


class EpochKey(msgspec.Struct, frozen=True, array_like=True):
    """The key of one content epoch: opened by the holder at `turn`, or by date where `due` is set."""

    tag: Tag
    key: Id
    turn: int
    due: int
    opener: Id

    def __repr__(self) -> str:
        return "EpochKey(...)"  # keys do not belong into tracebacks


class StrandOpened(msgspec.Struct, frozen=True):
    """The first word of every control log."""

    strand: bytes
    content: bytes
    kind: str
    holder: bytes
    me: bytes
    secret: bytes


class Granted(msgspec.Struct, frozen=True):
    """A consent; `since` is the first turn whose key comes with it, 0 for the whole story."""

    reader: bytes
    card: bytes
    secret: bytes
    since: int
    terms: Terms


class Narrowed(msgspec.Struct, frozen=True):
    """Less than before."""

    reader: bytes
    since: int
    terms: Terms


class Withdrawn(msgspec.Struct, frozen=True):
    """The end of a consent: by the holder, or by the date that they had set."""

    reader: bytes
    by_date: bool


class CardReplaced(msgspec.Struct, frozen=True):
    """The same person with a new keyring."""

    reader: bytes
    card: bytes


class EpochTurned(msgspec.Struct, frozen=True):
    """A new content epoch, those signed ahead behind it, and the locators of every slot laid for them."""

    epoch: EpochKey
    schedule: tuple[EpochKey, ...]
    laid: bytes


class Offered(msgspec.Struct, frozen=True):
    """HandedOver, signed; counts for nothing until it is taken."""

    statement: bytes


class OfferCancelled(msgspec.Struct, frozen=True):
    """What was offered is no longer."""


class HoldingTaken(msgspec.Struct, frozen=True):
    """The other half of a hand-over, by the one who takes."""

    given: bytes
    way_back: bytes
    me: bytes
    secret: bytes


class LetGoOn(msgspec.Struct, frozen=True):
    """A date on which the whole strand goes; None takes it back."""

    due: int | None


class LettingGoPaused(msgspec.Struct, frozen=True):
    """A legal threat was noted: nothing is let go of until the holder says otherwise."""

    paused: bool


class Confirmed(msgspec.Struct, frozen=True):
    """The holder looked at the consents after a restore or a fork, and these stand."""


KINDS: dict[str, type[msgspec.Struct]] = {
    "vault.strand-opened": StrandOpened,
    "vault.granted": Granted,
    "vault.narrowed": Narrowed,
    "vault.withdrawn": Withdrawn,
    "vault.card-replaced": CardReplaced,
    "vault.epoch-turned": EpochTurned,
    "vault.offered": Offered,
    "vault.offer-cancelled": OfferCancelled,
    "vault.holding-taken": HoldingTaken,
    "vault.let-go-on": LetGoOn,
    "vault.letting-go-paused": LettingGoPaused,
    "vault.confirmed": Confirmed,
}
_NAMES = {shape: kind for kind, shape in KINDS.items()}


class Consent(msgspec.Struct, frozen=True):
    """What one reader may have."""

    card: bytes
    secret: bytes
    since: int
    terms: Terms

    def __repr__(self) -> str:
        return "Consent(...)"  # keys do not belong into tracebacks


class State(msgspec.Struct, frozen=True):
    """What a control log adds up to."""

    strand: bytes
    content: bytes
    kind: str
    holder: bytes
    me: bytes
    secret: bytes
    turn: int = 0
    epochs: tuple[EpochKey, ...] = ()
    laid: bytes = b""
    readers: dict[bytes, Consent] = {}
    offer: bytes = b""
    cancelled: frozenset[bytes] = frozenset()
    handed: tuple[bytes, ...] = ()
    way_back: bytes = b""
    let_go_on: int | None = None
    paused: bool = False
    forked: bool = False

    def __repr__(self) -> str:
        return "State(...)"  # keys do not belong into tracebacks


def written(word: msgspec.Struct) -> Event:
    """A word of the control log as an event."""
    return Event(_NAMES[type(word)], plain(word))


def word_of(event: Event) -> msgspec.Struct:
    """The word that an event is."""
    shape = KINDS.get(event.kind)
    if shape is None:
        raise NewerVersion("the control log says something that this program does not know")
    return convert(event.body, shape)


def opened(word: StrandOpened) -> State:
    """The state after the first word."""
    return State(word.strand, word.content, word.kind, word.holder, word.me, word.secret)


def evolve(state: State, word: msgspec.Struct) -> State:  # noqa: PLR0911 - one line a word
    """The state after one more word."""
    change = msgspec.structs.replace
    match word:
        case Granted(reader, card, secret, since, terms):
            return change(state, readers=state.readers | {reader: Consent(card, secret, since, terms)})
        case Narrowed() | CardReplaced():
            return _changed_reader(state, word)
        case Withdrawn(reader):
            return change(state, readers={id_: c for id_, c in state.readers.items() if id_ != reader})
        case EpochTurned(epoch, schedule, laid):
            epochs = (*state.epochs, epoch, *schedule)
            return change(state, turn=max(state.turn, epoch.turn), epochs=epochs, laid=laid, forked=False)
        case Offered() | OfferCancelled():
            return _offered(state, word)
        case LetGoOn(due):
            return change(state, let_go_on=due)
        case LettingGoPaused(paused):
            return change(state, paused=paused)
        case Confirmed():
            return state
        case _:
            raise Damaged("a word out of place in the control log")


def taken(state: State, word: HoldingTaken, taker: bytes) -> State:
    """The state after somebody took what was offered to them; `taker` signed this entry."""
    given = read_statement(word.given, state.holder)
    if word.given not in (state.offer, state.way_back) or not word.given or given.strand != state.strand:
        raise Damaged("taken without being offered")
    if given.taker != taker:
        raise Damaged("taken by somebody else")
    if given.way_back:
        back = read_statement(word.way_back, taker)
        if back.strand != state.strand or back.taker != state.holder or back.way_back:
            raise Damaged("taken without the way back that was asked for")
    readers = {id_: consent for id_, consent in state.readers.items() if consent.card != taker}
    return msgspec.structs.replace(
        state,
        holder=taker,
        me=word.me,
        secret=word.secret,
        readers=readers,
        offer=b"",
        handed=(*state.handed, word.given),
        way_back=word.way_back if given.way_back else b"",
    )


def meet(states: list[State]) -> State:
    """What every one of these branches allows."""
    return reduce(_meet, states)


def _changed_reader(state: State, word: Narrowed | CardReplaced) -> State:
    before = state.readers.get(word.reader)
    if before is None:
        raise Damaged("a word about nobody")
    if isinstance(word, CardReplaced):
        after = msgspec.structs.replace(before, card=word.card)
    else:
        after = msgspec.structs.replace(before, since=word.since, terms=word.terms)
    return msgspec.structs.replace(state, readers=state.readers | {word.reader: after})


def _offered(state: State, word: Offered | OfferCancelled) -> State:
    if state.way_back:
        raise HeldForAnother("held for somebody else")
    cancelled = state.cancelled | ({state.offer} if state.offer else set())
    offer = word.statement if isinstance(word, Offered) else b""
    return msgspec.structs.replace(state, offer=offer, cancelled=cancelled)


def _meet(one: State, other: State) -> State:
    if one.holder != other.holder:
        raise Forked("two branches name different holders")
    readers = {
        id_: _less(one.readers[id_], other.readers[id_])
        for id_ in one.readers.keys() & other.readers.keys()
        if one.readers[id_].card == other.readers[id_].card
    }
    dates = [due for due in (one.let_go_on, other.let_go_on) if due is not None]
    return msgspec.structs.replace(
        one,
        turn=max(one.turn, other.turn),
        readers=readers,
        forked=True,
        epochs=tuple(
            sorted({*one.epochs, *other.epochs}, key=lambda epoch: (epoch.turn, epoch.due, epoch.tag))
        ),
        laid=one.laid + other.laid,
        offer=one.offer if one.offer == other.offer else b"",
        cancelled=one.cancelled | other.cancelled,
        way_back=one.way_back or other.way_back,
        let_go_on=max(dates) if len(dates) == 2 else None,  # noqa: PLR2004 - both branches
        paused=one.paused or other.paused,
    )


def _less(one: Consent, other: Consent) -> Consent:
    ends = [until for until in (one.terms.until, other.terms.until) if until is not None]
    asks = [when for when in (one.terms.ask_again, other.terms.ask_again) if when is not None]
    terms = Terms(
        tuple(purpose for purpose in one.terms.purposes if purpose in other.terms.purposes),
        min(ends, default=None),
        min(asks, default=None),
        one.terms.whole and other.terms.whole,
        one.terms.writes and other.terms.writes,
    )
    return Consent(one.card, one.secret, max(one.since, other.since), terms)
