"""Plays a scene step by step through the usecases, each told the hour of the case."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo

from msgspec import structs

from jaga.demo.script import Begins, Day, Does, IsThreatened, LetsGo, Meets, Scene, Step, from_day
from jaga.practice.events import Command
from jaga.practice.refusals import Refusal
from jaga.usecases import cards
from jaga.usecases.letting import let_go, note_legal_threat
from jaga.usecases.person import Person
from jaga.usecases.strands import begin, do
from jaga.vault import Place

_NAMES_OF_THINGS = ("id", "answers", "instead_of")


class RefusedStep(Exception):  # noqa: N818  (refusals are named as what they are)
    """A usecase refused a step of the script, so the script is wrong."""


class Player:
    """One person in one scene; `start` is the date of day 0, `others` who else of the case has a place here."""

    def __init__(
        self, person: Person, start: date, zone: tzinfo, others: "Mapping[str, Player] | None" = None
    ) -> None:
        self.person, self._zone = person, zone
        self._others = {} if others is None else others
        self._day: Day = from_day(start)
        self._places: dict[str, Place] = {}
        self._ids: dict[str, str] = {}

    def play(self, scene: Scene) -> None:
        """Every step in its order; RefusedStep."""
        for step in self.steps(scene):
            self.take(scene, step)

    def steps(self, scene: Scene) -> tuple[Step, ...]:
        """The steps of a scene that begins on this player's day 0."""
        return scene.steps(self._day)

    def take(self, scene: Scene, step: Step) -> None:
        """One step; RefusedStep."""
        refused = self._take(step)
        if isinstance(refused, Refusal):
            raise RefusedStep(f"{scene.who}, day {step.day}, {step.at}: {refused}")

    def now(self, step: Step) -> datetime:
        """The hour of a step, in the zone of the house."""
        return datetime.combine(self._day(step.day), time.fromisoformat(step.at), self._zone)

    def _take(self, step: Step) -> object:
        """What the usecase answered: a refusal, or anything else."""
        now = self.now(step)
        match step:
            case Begins(_, _, kind, name):
                return self._begin(kind, name, now)
            case Does(_, _, kind, command):
                return do(self.person, self._places[kind].id, self._with_ids(command), now)
            case LetsGo(_, _, kind, thing):
                return let_go(self.person, self._places[kind].id, self._id(thing), now)
            case IsThreatened(_, _, words):
                return note_legal_threat(self.person, words, now)
            case Meets(_, _, other):
                return self._meet(other)
        raise TypeError(step)

    def _begin(self, kind: str, name: str, now: datetime) -> Place | Refusal:
        place = begin(self.person, kind, name, now)
        if isinstance(place, Place):
            self._places[kind] = place
        return place

    def _meet(self, other: str) -> object:
        mine, theirs = self.person.keyring.card, self._others[other]
        me = next(name for name, player in self._others.items() if player is self)
        kept = cards.keep(self.person, theirs.person.keyring.card, other)
        return kept if isinstance(kept, Refusal) else cards.keep(theirs.person, mine, me)

    def _with_ids(self, command: Command) -> Command:
        named = {name: getattr(command, name, "") for name in _NAMES_OF_THINGS}
        return structs.replace(command, **{name: self._id(thing) for name, thing in named.items() if thing})

    def _id(self, thing: str) -> str:
        """Drawn as the pages draw it: ids stand in addresses, and must tell nothing there."""
        return self._ids.setdefault(thing, secrets.token_hex(8))


def play_together(scenes: Mapping[str, Scene], players: Mapping[str, Player]) -> None:
    """The scenes of several people in one house, step by step as the hours come; RefusedStep."""
    steps = [(step, who) for who, scene in scenes.items() for step in players[who].steps(scene)]
    for step, who in sorted(steps, key=lambda each: (each[0].day, each[0].at)):
        players[who].take(scenes[who], step)
