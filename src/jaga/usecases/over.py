"""What goes across between the two sides: requests in the survivor's words, how much they want to hear, a digest.

Each is a sealed note of its own with words, and nothing that leads to a story. The one who sends it is seen by
the card that signed it; a change of the choice counts where the choice came from the same card.
"""

import secrets
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

import msgspec

from jaga import vault
from jaga.practice import words
from jaga.practice.across import Across, NoteSent, Sent
from jaga.practice.digests import Digests, NoteDigestSent, NoteEndTold
from jaga.practice.ending import Endings, SaidEnds
from jaga.practice.events import Command, CommandOn
from jaga.practice.passed_on import WANTED, Occasion, PassedOn, TakeUpHearing, TakeUpRequest
from jaga.practice.refusals import (
    AlreadyKnown,
    Empty,
    EndWasTold,
    NobodyToTell,
    NotCommanded,
    NothingEnded,
    NotKnown,
    NotWanted,
    NotYoursToSay,
    Refusal,
)
from jaga.practice.story import Story
from jaga.practice.telling import ChooseHearing, Hearing, Telling
from jaga.usecases import cards
from jaga.usecases.cards import Known
from jaga.usecases.compartments import CANNOT_OPEN, around, mark, marked
from jaga.usecases.folds import STRANDS, Seen, look
from jaga.usecases.person import Person, seconds
from jaga.usecases.strands import do, mine
from jaga.vault import Note, NotHere, Place, alias

REQUESTS, HEARING, DIGEST = "over.requests", "over.hearing", "over.digest"
TAKES = ("team", "accountability")
"""The kinds that take up what came across."""
_LONGEST_ABOUT = 32


class Over(CommandOn, frozen=True):
    """What is sent: chosen requests, who asks in their word, who passes them on, and whether the choice goes too."""

    requests: tuple[str, ...]
    asked_by: str = ""
    by: str = ""
    hearing_too: bool = False


class RequestsNote(msgspec.Struct, frozen=True):
    """Requests as they go across; `about` is drawn for this one note."""

    about: str
    words: tuple[str, ...]
    asked_by: str = ""
    by: str = ""
    hearing: Hearing = Hearing.UNSAID
    nth: int = 0


class HearingNote(msgspec.Struct, frozen=True):
    """Another choice of how much to hear, about requests that went across before; `nth`: how many she had made."""

    about: str
    hearing: Hearing
    at: int
    nth: int = 0


class DigestNote(msgspec.Struct, frozen=True):
    """A short text of a team for the survivor."""

    words: str
    occasion: Occasion


Body = RequestsNote | HearingNote | DigestNote
_SHAPES: dict[str, type[Any]] = {REQUESTS: RequestsNote, HEARING: HearingNote, DIGEST: DigestNote}


class Came(msgspec.Struct, frozen=True):
    """Something that came across to me: `id` is fit for addresses, `sender` whom I know by that card."""

    id: bytes
    note: Note
    body: Body
    sender: Known | None

    @property
    def kind(self) -> str:
        """Requests, a choice, or a digest."""
        return self.note.kind


def send(person: Person, place_id: bytes, known_id: bytes, over: Over, now: datetime) -> Seen | Refusal:
    """Send chosen requests, in their words, to somebody whose card I hold; the story says to whom they went.

    The id of `over` is drawn before the form is shown: the same form sent twice is one sending.
    """
    seen, known = look(person, place_id, now), cards.find(person, known_id)
    story = seen.state
    if not isinstance(story, Story):
        return NotCommanded(type(over).__name__)
    if seen.opened.holding is None:
        return NotYoursToSay()
    if refused := words.refuse(over, now):
        return refused
    asked = {request.id: request.words for request in story.requests.made if not request.ended}
    if not asked.keys() >= set(over.requests):
        return NotKnown("requests")
    hearing_too = over.hearing_too and story.telling.hearing is not Hearing.UNSAID
    command = NoteSent(over.id, known.name, mark(seen.opened.place, known.card), over.requests, hearing_too)
    decided = STRANDS[seen.kind].decide(story, command, now)
    if isinstance(decided, Refusal):
        return decided
    chosen = story.telling.hearing if hearing_too else Hearing.UNSAID
    sent = tuple(asked[each] for each in over.requests)
    _post(
        person,
        known,
        REQUESTS,
        RequestsNote(over.id, sent, over.asked_by, over.by, chosen, story.telling.choices),
    )
    return do(person, place_id, command, now)


def act(person: Person, place_id: bytes, command: Command, now: datetime) -> Seen | Refusal:
    """Do one thing in a strand; a choice of how much to hear goes to all to whom the one before went."""
    done = do(person, place_id, command, now)
    if isinstance(command, ChooseHearing) and isinstance(done, Seen) and done.opened.holding:
        for sent, known in sent_to(person, done):
            if sent.hearing_too and known is not None:
                nth = done.state.part(Telling).choices
                _post(person, known, HEARING, HearingNote(sent.id, command.hearing, seconds(now), nth))
    return done


def sent_to(person: Person, seen: Seen) -> list[tuple[Sent, Known | None]]:
    """To whom requests of this story went, and whether I hold their card."""
    place = seen.opened.place
    return [(sent, marked(person, place, sent.card)) for sent in seen.state.part(Across).sent]


def came(person: Person) -> tuple[Came, ...]:
    """Everything that came across to me and that can be read; the rest goes on waiting."""
    found = [(note, body) for note in vault.waiting(person.store, person.keyring) if (body := _read(note))]
    known = {each.card.id: each for each in cards.mine(person)} if found else {}
    return tuple(
        Came(alias(person.keyring, note.sealed), note, body, known.get(note.sender.id))
        for note, body in found
    )


def find(person: Person, came_id: bytes) -> Came:
    """The one with this id, or `NotHere`."""
    for each in came(person):
        if each.id == came_id:
            return each
    raise NotHere("nothing like this came")


def may_take(person: Person, each: Came, now: datetime) -> tuple[Place, ...]:
    """My strands that can take it up: any team or accountability for requests, for a choice those with its requests."""
    places = tuple(place for place in mine(person) if place.kind in TAKES)
    if not isinstance(each.body, HearingNote):
        return places if isinstance(each.body, RequestsNote) else ()
    about = each.body.about
    return tuple(place for place in places if _heard(person, place, about, now))


def take_up(person: Person, came_id: bytes, into: Collection[bytes], now: datetime) -> Refusal | None:
    """Take it up into strands that I hold, and out of what waits."""
    each = find(person, came_id)
    places = [place for place in may_take(person, each, now) if place.id in into]
    if not places:
        return Empty("places")
    # Who caused harm reads accountability too, so the choice stands with a team where there is one.
    hear = [place for place in places if place.kind == "team"] or places
    for place in places:
        for command in _commands(each, place, hears=place in hear):
            done = do(person, place.id, command, now)
            if isinstance(done, Refusal) and done != AlreadyKnown("id"):
                return done
    leave(person, each)
    return None


def leave(person: Person, each: Came) -> None:
    """Take it out of what waits. Nobody is told."""
    vault.dismiss(person.store, person.keyring, each.note)


def catch_up(person: Person, place_id: bytes, now: datetime) -> Seen:
    """The strand with every change of the choice that came from the card of the choice before: it counts at once."""
    seen = look(person, place_id, now)
    if seen.opened.holding is None or seen.kind not in TAKES:
        return seen
    waits = [each for each in came(person) if _continues(each, seen)]
    for each in sorted(waits, key=_at):
        take_up(person, each.id, {place.id for place in may_take(person, each, now)}, now)
    return look(person, place_id, now) if waits else seen


def whom_to_tell(person: Person, seen: Seen) -> Known | None:
    """Whose card the choice came from, if I hold it: a digest can go there and nowhere else."""
    return marked(person, seen.opened.place, _passed_on(seen).card)


def tell(person: Person, place_id: bytes, occasion: Occasion, said: str, now: datetime) -> Seen | Refusal:
    """A digest, at nothing but what they chose to hear, to nobody but the card that the choice came from."""
    return send_lines(person, place_id, NoteDigestSent(secrets.token_hex(8), occasion, said), now)


def send_lines(person: Person, place_id: bytes, lines: NoteDigestSent, now: datetime) -> Seen | Refusal:
    """The same, under the id of lines that were proposed, or drawn before the form was shown: twice is one sending."""
    seen = catch_up(person, place_id, now)
    known = whom_to_tell(person, seen) if seen.kind in TAKES else None
    if refused := may_tell(person, seen, lines.occasion, now) or _refuse_lines(known, lines.words):
        return refused
    command = _to_note(seen, lines)
    decided = STRANDS[seen.kind].decide(seen.state, command, now) if command else ()
    if isinstance(decided, Refusal):
        return decided
    assert known is not None
    _post(person, known, DIGEST, DigestNote(lines.words, lines.occasion))
    done = do(person, place_id, command, now) if command else seen
    # By itself: what is let go takes the whole entry along in which it was said.
    return do(person, place_id, NoteEndTold(), now) if lines.occasion is Occasion.END else done


def may_tell(person: Person, seen: Seen, occasion: Occasion, now: datetime) -> Refusal | None:
    """Why nothing of this can be told now, if that is so: asked when lines are drawn up and again when they go."""
    if seen.kind not in TAKES or seen.opened.holding is None:
        return NotYoursToSay()
    if occasion not in WANTED[_passed_on(seen).hearing]:
        return NotWanted()
    if seen.state.part(Digests).end_told:
        return EndWasTold()
    return NothingEnded() if occasion is Occasion.END and not has_ended(person, seen, now) else None


def has_ended(person: Person, seen: Seen, now: datetime) -> bool:
    """Whether an ending was noted, and stands: where it was faced together, or in my own notes of this situation."""
    return any(_ends_in(each) for each in around(person, seen.opened.place, now))


def _ends_in(seen: Seen) -> bool:
    return seen.state.part(SaidEnds).ended or seen.state.part(Endings).ended


def _refuse_lines(known: Known | None, said: str) -> Refusal | None:
    if known is None:
        return NobodyToTell()
    return words.refuse_text("words", said) if said.strip() else Empty("words")


def _to_note(seen: Seen, sent: NoteDigestSent) -> NoteDigestSent | None:
    """What stands in the strand afterwards: a team sees what was said in its name.

    Where the one who caused harm reads, only that the end was told, since after it nothing more may go.
    """
    if seen.kind == "team":
        return sent
    return msgspec.structs.replace(sent, words="") if sent.occasion is Occasion.END else None


def asked_in(person: Person, each: Came, now: datetime) -> Seen | None:
    """The story of mine for which a digest came: the one whose requests went to whoever sends it."""
    for place in mine(person):
        if place.kind != "story":
            continue
        try:
            seen = look(person, place.id, now)
        except CANNOT_OPEN:
            continue
        of = mark(place, each.note.sender)
        if any(sent.card == of for sent in seen.state.part(Across).sent):
            return seen
    return None


def is_wanted(story: Seen, each: Came) -> bool:
    """Whether a digest is of what is chosen now: it may have been sent before the choice changed."""
    chosen = story.state.part(Telling).hearing
    return isinstance(each.body, DigestNote) and each.body.occasion in WANTED[chosen]


def where_to_tell(person: Person, seen: Seen, now: datetime) -> Place:
    """The strand of this situation that has the choice: this one, unless only another that I hold has it."""
    held = [
        each for each in around(person, seen.opened.place, now) if each.opened.holding and each.kind in TAKES
    ]
    chosen = [each.opened.place for each in held if _passed_on(each).hearing is not Hearing.UNSAID]
    here = seen.opened.place
    return here if not chosen or here in chosen else chosen[0]


def _commands(each: Came, place: Place, *, hears: bool) -> Iterator[Command]:
    match each.body:
        case RequestsNote(about, said, asked_by, by, hearing, nth):
            for number, text in enumerate(said):
                yield TakeUpRequest(f"{about}-{number}", text, asked_by, by)
            if hears and hearing is not Hearing.UNSAID:
                yield TakeUpHearing(hearing, mark(place, each.note.sender), nth)
        case HearingNote(_, hearing, _, nth) if hears:
            yield TakeUpHearing(hearing, mark(place, each.note.sender), nth)


def _continues(each: Came, seen: Seen) -> bool:
    same = _passed_on(seen).card == mark(seen.opened.place, each.note.sender)
    return isinstance(each.body, HearingNote) and same and _has(seen, each.body.about)


def _at(each: Came) -> tuple[int, int]:
    return (each.body.at, each.body.nth) if isinstance(each.body, HearingNote) else (0, 0)


def _heard(person: Person, place: Place, about: str, now: datetime) -> bool:
    try:
        seen = look(person, place.id, now)
        return _has(seen, about) and bool(_passed_on(seen).card)
    except CANNOT_OPEN:
        return False


def _has(seen: Seen, about: str) -> bool:
    return any(request.id.startswith(f"{about}-") for request in _passed_on(seen).requests)


def _passed_on(seen: Seen) -> PassedOn:
    return seen.state.part(PassedOn)


def understood(note: Note) -> bool:
    """Whether this came across and can be read here."""
    return _read(note) is not None


def _read(note: Note) -> Body | None:
    shape = _SHAPES.get(note.kind)
    if shape is None:
        return None
    try:
        body: Body = msgspec.convert(note.body, shape)
    except msgspec.ValidationError:
        return None
    # Ids of what is taken up begin with it, and stand in addresses.
    about = getattr(body, "about", "a")
    return body if about.isalnum() and about.isascii() and len(about) <= _LONGEST_ABOUT else None


def _post(person: Person, known: Known, kind: str, body: Body) -> None:
    plain: dict[str, Any] = msgspec.to_builtins(body)
    vault.send_note(person.store, person.keyring, known.card, kind, plain)
