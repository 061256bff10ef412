"""Things in a strand that have an id: finding, adding, changing and forgetting them in frozen states.

Changing or forgetting what is not there changes nothing: the entry that began a thing may have been let go.
"""

from collections.abc import Iterator
from typing import TypeVar

from msgspec import Struct, structs

from jaga.practice.events import Decision, EventOn
from jaga.practice.refusals import AlreadyEnded, AlreadyKnown, NotKnown


class Thing(Struct, frozen=True):
    """Something in a strand that can be spoken of again by its id."""

    id: str

    @property
    def ended(self) -> bool:
        """Whether nothing more is expected of it."""
        return False


SomeThing = TypeVar("SomeThing", bound=Thing)
SomeStruct = TypeVar("SomeStruct", bound=Struct)
Things = tuple[SomeThing, ...]


def find(things: Things[SomeThing], id_: str) -> SomeThing | None:
    """The thing with this id, if it is there."""
    return next((thing for thing in things if thing.id == id_), None)


def add(things: Things[SomeThing], thing: SomeThing) -> Things[SomeThing]:
    """The things with this one at the end, or in the place of the one that had its id."""
    if find(things, thing.id) is None:
        return (*things, thing)
    return tuple(thing if old.id == thing.id else old for old in things)


def change(things: Things[SomeThing], id_: str, **fields: object) -> Things[SomeThing]:
    """The things with these fields changed in the one with this id."""
    return tuple(structs.replace(thing, **fields) if thing.id == id_ else thing for thing in things)


def begun(things: Things[SomeThing], event: EventOn) -> Decision:
    """The event that begins a thing, refused where its id is taken."""
    return (event,) if find(things, event.id) is None else AlreadyKnown("id")


def continued(things: Things[SomeThing], event: EventOn) -> Decision:
    """An event about a thing that is there and has not ended."""
    thing = find(things, event.id)
    if thing is None:
        return NotKnown("id")
    return AlreadyEnded("id") if thing.ended else (event,)


def ids(state: Struct) -> Iterator[str]:
    """The ids of all things anywhere in this state."""
    for name in state.__struct_fields__:
        value = getattr(state, name)
        if isinstance(value, Struct):
            yield from ids(value)
        elif isinstance(value, tuple):
            yield from (thing.id for thing in value if isinstance(thing, Thing))


def forget(state: SomeStruct, id_: str) -> SomeStruct:
    """The state without the thing that has this id, wherever in it that stands."""
    names = state.__struct_fields__
    return structs.replace(state, **{name: _without(getattr(state, name), id_) for name in names})


def _without(value: object, id_: str) -> object:
    if isinstance(value, tuple):
        return tuple(thing for thing in value if not (isinstance(thing, Thing) and thing.id == id_))
    return forget(value, id_) if isinstance(value, Struct) else value
