"""People who stand in every way that somebody can stand to a story, in one house, seated through the vault alone.

So what the pages do is tried against what the keys can do, and not against the pages' own way of giving.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from jaga import vault
from jaga.house import clock, feeds, invitations, people, sessions
from jaga.house.store import DatabaseStore
from jaga.practice.events import Event
from jaga.practice.free_notes import NoteWritten
from jaga.practice.kinds import write
from jaga.practice.telling import StoryBegun, ToldKept
from jaga.usecases import cards
from jaga.usecases.inviting import Letter, seal_letter
from jaga.usecases.person import Person
from jaga.vault import Keyring, Place, Terms

CHEAP = vault.Cost(passes=1, kib=8)
PASSPHRASE = "salt lamp river quiet"
WORDS = "I saw him at the station and I could not breathe"
WHO = (
    "stranger", "invited", "member", "withdrawn", "ended", "caused", "other_team", "on_behalf", "survivor",
    "reader", "keeper", "supporter", "beside_them",
)  # fmt: skip
"""`member` has no grant; `keeper` runs the house and is a member of it. `supporter` is in the support strand of the
survivor, who also lets `reader` read the story; `beside_them` is in the team around the person who caused harm, which
`other_team` holds, and reads what is asked and agreed."""
SOUP, SITS_BY = "soup on Friday", "he is driven home after it"


@dataclass
class Cast:
    """The people by their roles, their places, and every id and name that exists in the house."""

    store: DatabaseStore
    now: int
    rings: dict[str, Keyring] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    readers: list[bytes] = field(default_factory=list)
    addresses: tuple[str, ...] = ()
    said: str = ""

    def person(self, who: str) -> Person:
        """Somebody of the cast, signed in."""
        return Person(self.rings[who], self.store)

    def ids(self) -> list[bytes]:
        """Every id of sixteen bytes that somebody could have seen or guessed at, of everybody's places and people."""
        found = [
            id_
            for place in self.places.values()
            for id_ in (place.id, place.strand, place.content, place.control)
            if len(id_) == 16 and any(id_)
        ]
        cards_ = [ring.card.address[:16] for ring in self.rings.values()]
        return list(dict.fromkeys((*found, *self.readers, *cards_)))

    def dead_links(self) -> tuple[str, ...]:
        """The secrets of links that open nothing: one that never was, one used, one taken back, one that is over."""
        used, taken_back, over = self.living_link(), self.living_link(), self.living_link(days=-1)
        invitations.use(used, clock.today(), [])
        invitations.withdraw(taken_back, self.rings["survivor"])
        return vault.new_secret(), used, taken_back, over

    def dead_feed(self) -> str:
        """The secret of a calendar that was taken away."""
        secret = self.living_feed()
        feeds.remove(secret, self.rings["survivor"])
        return secret

    def living_feed(self) -> str:
        """The secret of a calendar of the survivor's."""
        secret = vault.new_secret()
        feeds.put(secret, b"BEGIN:VCALENDAR", self.rings["survivor"])
        return secret

    def living_link(self, days: int = 7) -> str:
        """The secret of a link that the survivor makes."""
        hers = self.rings["survivor"]
        secret, sealed = seal_letter(Letter(bytes(16), hers.card.to_bytes(), "Laila", "there is tea"))
        invitations.put(secret, sealed, clock.today() + timedelta(days=days), hers)
        return secret

    def sign_in(self) -> None:
        """Everybody opens what is theirs, and has a new session."""
        for who, ring in self.rings.items():
            self.cookies[who] = sessions.begin(ring, clock.now())

    def own(self, who: str) -> set[bytes]:
        """The ids under which this person finds something."""
        return {place.id for (role, _), place in self.places.items() if role == who}


def seat(now: int | None = None) -> Cast:
    """Everybody, in the house whose home is claimed; times are the house's own."""
    cast = Cast(DatabaseStore(), now or clock.now())
    for who in WHO[2:]:
        ring = vault.new_keyring()
        people.create(ring.card, vault.lock(ring, PASSPHRASE, cost=CHEAP), handle=who.replace("_", "-"))
        cast.rings[who] = ring
        cast.cookies[who] = sessions.begin(ring, cast.now)
    _know_each_other(cast)
    story = _begin(
        cast, "survivor", "story", "red kite", StoryBegun("", at=_at(cast)), _told(cast, "a", WORDS)
    )
    give = _giver(cast, "survivor", story)
    give("reader", Terms(("listen",), whole=True))
    give("withdrawn", Terms(("plan-apart",)))
    give("ended", Terms(("listen",), until=cast.now + 60))
    vault.withdraw(cast.store, cast.rings["survivor"], story.id, cast.readers[1], cast.now)
    support = _begin(cast, "survivor", "support", "green door", NoteWritten("a", SOUP, at=_at(cast)))
    _giver(cast, "survivor", support)("supporter", Terms(("listen",), whole=True, writes=True))
    held = _begin(
        cast,
        "on_behalf",
        "story",
        "tin of buttons",
        StoryBegun("Noor", at=_at(cast)),
        _told(cast, "b", "in a park"),
    )
    assert held.holds
    team = _begin(cast, "other_team", "team", "seven spoons", NoteWritten("a", SITS_BY, at=_at(cast)))
    _giver(cast, "other_team", team)("beside_them", Terms(("listen",), whole=True, writes=True))
    _begin(cast, "caused", "notes", "seven spoons")
    agreed = _begin(cast, "other_team", "accountability", "seven spoons, agreed")
    for who in ("caused", "beside_them"):
        _giver(cast, "other_team", agreed)(who, Terms(("listen",), whole=True, writes=True))
    circle = _begin(cast, "other_team", "circle", "tin drum")
    _giver(cast, "other_team", circle)("keeper", Terms(("listen",), whole=True, writes=True))
    return cast


def _know_each_other(cast: Cast) -> None:
    """The survivor holds the cards of those they gave something; the others hold hers."""
    hers = cast.person("survivor")
    for who in ("reader", "withdrawn", "ended"):
        cards.keep(hers, cast.rings[who].card, who)
        cards.keep(cast.person(who), cast.rings["survivor"].card, "Laila")


def _at(cast: Cast) -> datetime:
    return datetime.fromtimestamp(cast.now, UTC)


def _told(cast: Cast, id_: str, words: str) -> Event:
    return ToldKept(id_, words, at=_at(cast))


def _begin(cast: Cast, who: str, kind: str, name: str, *events: Event) -> Place:
    ring = cast.rings[who]
    place = vault.create_strand(cast.store, ring, kind=kind, name=name, now=cast.now)
    for event in events:
        opened = vault.open_strand(cast.store, ring, place.id, cast.now)
        said, body = write(event)
        vault.append(cast.store, ring, opened, [vault.Event(said, dict(body))], cast.now)
    cast.places[who, name] = place
    return place


def _giver(cast: Cast, holder: str, place: Place) -> Callable[[str, Terms], None]:
    def give(who: str, terms: Terms) -> None:
        card = cast.rings[who].card
        cast.readers.append(vault.grant(cast.store, cast.rings[holder], place.id, card, terms, cast.now))
        [note] = vault.waiting(cast.store, cast.rings[who])
        taken = vault.accept(cast.store, cast.rings[who], note, f"of {holder}")
        cast.places[who, f"{holder}'s {place.kind}"] = taken

    return give
