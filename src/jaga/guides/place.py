"""A place: its services and its law, each with its source and the date it was seen.

A wrong crisis number can cost a life. So an entry without a source is refused, a name without a source of
its own carries no contact, a number that two sources dispute is never sure, what is older than 24
months says so and stands last (emergency numbers stay first, with their age). Hours are reckoned
with only where no source disputes them.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from jaga.guides.faults import Fault, Refused
from jaga.guides.languages import complete
from jaga.guides.lines import list_with_lines
from jaga.guides.text import LAW_TOPICS, ROOT, SERVICE_TOPICS

OLD_AFTER_MONTHS = 24
NO_SOURCE = "named without a source for a number"


def is_older(day: date, today: date) -> bool:
    """Whether it was more than `OLD_AFTER_MONTHS` ago."""
    months = (today.year - day.year) * 12 + today.month - day.month
    return months - (today.day < day.day) >= OLD_AFTER_MONTHS


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where something was read: `seen` by the makers, `published` by its author where that is known."""

    source: str | Mapping[str, str]
    seen: date
    published: date | None = None

    @property
    def dated(self) -> date:
        """How old the statement is: the date it was published, else the date it was seen."""
        return self.published or self.seen


class Daily(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The hours of every day, by the clock of the place, as the source gives them; both the same: day and night."""

    opens: time
    shuts: time

    def holds(self, at: time) -> bool:
        """Whether it is within them; they may run past midnight."""
        if self.opens < self.shuts:
            return self.opens <= at < self.shuts
        return self.opens == self.shuts or at >= self.opens or at < self.shuts


class Contact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to reach a service; not `sure` where sources disagree."""

    kind: Literal["phone", "sms", "visit", "web"]
    value: str | Mapping[str, str]
    sure: bool
    hours: Mapping[str, str] = {}
    daily: Daily | None = None

    def answers(self, at: time) -> bool | None:
        """Whether it answers at this time by its hours; None where no source settles them."""
        return None if self.daily is None else self.daily.holds(at)


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    topics: tuple[str, ...]
    sources: tuple[Source, ...]
    checked: date | None

    @property
    def dated(self) -> date:
        """The date of its newest source."""
        return max(source.dated for source in self.sources)

    @property
    def seen(self) -> date:
        """When the makers last saw a source of it."""
        return max(source.seen for source in self.sources)

    def is_old(self, today: date) -> bool:
        """Whether its newest source is older than `OLD_AFTER_MONTHS`."""
        return is_older(self.dated, today)


Field = Literal["serves", "languages", "cost", "records", "tells", "papers", "queer", "address"]
"""What may be known of a service: whom it serves, in which languages, what it costs, what it notes down of who calls,
whom it tells, whether it is safe without papers, good to people who are gay or trans, and keeps its address secret."""
FIELDS: tuple[Field, ...] = get_args(Field)


class Service(_Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody who can be turned to. `known` has a sentence for each thing that is known, and none for the rest."""

    name: str | Mapping[str, str]
    contacts: tuple[Contact, ...] = ()
    about: Mapping[str, str] = {}
    known: Mapping[Field, Mapping[str, str]] = {}

    def answers(self, at: time) -> bool | None:
        """Whether one of its contacts answers then; None where that is not known of any, and none does for sure."""
        found = [contact.answers(at) for contact in self.contacts]
        return True if True in found else None if None in found else False


class Law(_Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a law says, as information; never advice."""

    name: Mapping[str, str]
    facts: Mapping[str, tuple[str, ...]]


class Place(msgspec.Struct, frozen=True):
    """A place with its services and law, in the order of its files."""

    code: str
    name: Mapping[str, str]
    services: tuple[Service, ...]
    laws: tuple[Law, ...]
    clock: str

    def time_here(self, moment: datetime) -> time:
        """What the clocks of the place show at this moment."""
        return moment.astimezone(ZoneInfo(self.clock)).time()

    def services_for(self, topic: str, today: date, at: time | None = None) -> list[Service]:
        """Services of a topic that carry a contact: emergency first, new before old, and at night who answers then."""
        found = [service for service in self.services if service.contacts and _fits(service, topic)]

        def place_of(service: Service) -> tuple[bool, bool, int]:
            # An emergency number stays first whatever its age; of the others, the old ones stand last.
            emergency = "emergency" in service.topics
            shut = 1 if at is None else (True, None, False).index(service.answers(at))
            return not emergency, not emergency and service.is_old(today), 0 if emergency else shut

        return sorted(found, key=place_of)

    def names_for(self, topic: str) -> list[Service]:
        """Services of a topic of which only the name is known."""
        return [service for service in self.services if not service.contacts and _fits(service, topic)]

    def laws_for(self, topic: str) -> list[Law]:
        """The law of a topic."""
        return [law for law in self.laws if _fits(law, topic)]


def _fits(entry: _Entry, topic: str) -> bool:
    return topic == "all" or topic in entry.topics


def load_places(root: Path = ROOT / "places") -> dict[str, Place]:
    """Every place by its code; raises `Refused` with all faults found."""
    faults: list[Fault] = []
    places = {
        folder.name: _load_place(folder, faults) for folder in sorted(root.iterdir()) if folder.is_dir()
    }
    if faults:
        raise Refused(faults)
    return places


class _PlaceFront(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    name: Mapping[str, str]
    clock: str
    reviewed: tuple[str, ...]


def _load_place(folder: Path, faults: list[Fault]) -> Place:
    front = msgspec.yaml.decode((folder / "place.yaml").read_bytes(), type=_PlaceFront)
    services = tuple(_entries(folder / "services.yaml", Service, SERVICE_TOPICS, faults))
    laws = tuple(_entries(folder / "law.yaml", Law, LAW_TOPICS, faults))
    if front.clock not in available_timezones():
        faults.append(Fault(f"places/{folder.name}/place.yaml", 1, f"not a clock: {front.clock}"))
    return Place(front.code, front.name, services, laws, front.clock)


def _entries(path: Path, kind: type[Any], topics: tuple[str, ...], faults: list[Fault]) -> Iterator[Any]:
    """The entries of a file that hold; a fault for each of the others, on the line where it begins."""
    file = f"places/{path.parent.name}/{path.name}"
    for line, raw in list_with_lines(path.read_text("utf-8")):
        try:
            entry = msgspec.convert(raw, type=kind)
        except msgspec.ValidationError as fault:
            faults.append(Fault(file, line, str(fault)))
            continue
        wrong = [Fault(file, line, sentence) for sentence in _wrongs(entry, topics)]
        faults += wrong
        if not wrong:
            yield entry


def _wrongs(entry: Service | Law, topics: tuple[str, ...]) -> Iterator[str]:
    if not entry.sources:
        yield f"{entry.id}: no source"
    for topic in entry.topics:
        if topic not in topics or topic == "all":
            yield f"{entry.id}: not a topic: {topic}"
    for words in _said_in_languages(entry):
        for language in complete():
            if language not in words:
                yield f"{entry.id}: {dict(words)} has no {language}"
    for contact in entry.contacts if isinstance(entry, Service) else ():
        if contact.daily and not (contact.hours and contact.sure):
            yield f"{entry.id}: hours to reckon with are said in words too, and of a sure contact"
    unsourced = all(source.source == NO_SOURCE for source in entry.sources)
    if unsourced and isinstance(entry, Service) and entry.contacts:
        yield f"{entry.id}: a contact needs a source of its own"


def _said_in_languages(entry: Service | Law) -> Iterator[Mapping[str, Any]]:
    """Every part of an entry that is said language by language."""
    parts: list[Any] = [
        *(source.source for source in entry.sources),
        entry.name,
        entry.facts if isinstance(entry, Law) else entry.about,
    ]
    if isinstance(entry, Service):
        parts += [words for contact in entry.contacts for words in (contact.hours, contact.value)]
        parts += entry.known.values()
    yield from (words for words in parts if words and not isinstance(words, str))
