"""Letting go of a strand: now, or on a date signed ahead, and the pause that a noted legal threat makes."""

from jaga.vault.control import LetGoOn, LettingGoPaused
from jaga.vault.errors import AwaitingConfirmation
from jaga.vault.errors import LettingGoPaused as Paused
from jaga.vault.hold import Hold, load
from jaga.vault.keyring import Keyring
from jaga.vault.marks import SUPERSEDED, held_mark
from jaga.vault.shelf import find, open_shelf
from jaga.vault.store import Store
from jaga.vault.strand import let_go_of
from jaga.vault.turning import Turn, act


def let_go_strand(store: Store, keyring: Keyring, place_id: bytes, now: int) -> None:  # noqa: ARG001
    """Let go of a whole strand, keys and rows in one save: for everybody in it, it is gone."""
    hold = load(store, keyring, find(open_shelf(store, keyring), place_id))
    if store.slot(held_mark(hold.place.control)) == SUPERSEDED:
        raise AwaitingConfirmation("somebody else may hold this strand now")
    if hold.state.paused:
        raise Paused("a legal threat was noted")
    let_go_of(store, keyring, hold)


def let_go_on(store: Store, keyring: Keyring, place_id: bytes, due: int | None, now: int) -> None:
    """Sign ahead the date of letting go.

    Whoever opens the strand first from then on finds it gone. None takes it back.
    """

    def decide(hold: Hold) -> Turn:
        if hold.state.paused and due is not None:
            raise Paused("a legal threat was noted")
        return Turn((LetGoOn(due),))

    act(store, keyring, place_id, now, decide)


def pause_letting_go(
    store: Store, keyring: Keyring, place_id: bytes, now: int, *, paused: bool = True
) -> None:
    """A legal threat was noted: a date that was set is cancelled, and letting go waits."""

    def decide(_: Hold) -> Turn:
        cancelled = (LetGoOn(None),) if paused else ()
        return Turn((LettingGoPaused(paused), *cancelled))

    act(store, keyring, place_id, now, decide)
