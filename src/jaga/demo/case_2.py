"""Case 2, the community kitchen: Kumar's own notes, and Aishah's when a legal threat comes."""

from jaga.demo.script import Begins, Day, Does, IsThreatened, Scene, Step
from jaga.practice.answers import Came, Meets, NoteWhatCame
from jaga.practice.before import ChooseWay, LookFirst, Safe, Way
from jaga.practice.capacity import SayCapacity, Side
from jaga.practice.ending import How, NoteEnding
from jaga.practice.free_notes import Of, WriteNote
from jaga.practice.nudges import PlanCheckIns
from jaga.practice.people import NameSomeone, Near, SayCloseness
from jaga.practice.promises import KeepPromise, MakePromise
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.saying import NoteMaySay
from jaga.practice.staying import Weigh
from jaga.practice.wordings import Move, PrepareWords, Rehearse, SayWhoDoesWhat

NAME = "Sunday soup"
SINCE = "I have been like this to her since she came. I do not know why it is her."
POSTED = "Tan abused a migrant woman"
SAID = "people like her"
FORTNIGHTLY = (Phase(Span(2, Unit.WEEKS)),)


def kumar(day: Day) -> tuple[Step, ...]:
    """Kumar, an old friend of Tan, before and between the talks."""
    return (*_before(), *_talks(day), *_agreed(day), *_end())


def _before() -> tuple[Step, ...]:
    able = SayCapacity(
        "able",
        words="I am safe. I am able, for a few talks. I am hurt too: I have laughed along before.",
        time_limits="no calls after ten",
        energy_limits="I will not carry messages to Bina",
        side=Side.OTHER,
    )
    prepared = (
        "Tan, I was there. You said that 'people like her' should be grateful. I laughed before. Not now."
    )
    looked = LookFirst(
        "looked",
        Safe.YES,
        able="for a few talks",
        hurt="I have laughed along before",
        close="old friends",
    )
    practised = Rehearse("practised", "I would like to come back to what you did.", Came.EVASION)
    return (
        Begins(0, "21:00", "notes", NAME),
        Does(0, "21:00", "notes", able),
        Does(0, "21:05", "notes", SayCloseness("tan", "Tan", Near.CLOSE, "old friends")),
        Does(0, "21:06", "notes", NameSomeone("farid", "Farid", words="we do this together")),
        Does(0, "21:10", "notes", looked),
        Does(0, "21:20", "notes", ChooseWay("way", Way.ADDRESS)),
        Does(1, "20:30", "notes", PrepareWords("words", prepared, Move.HEARD, "me")),
        Does(1, "20:40", "notes", SayWhoDoesWhat("who", speaks="me", listens="Farid")),
        Does(1, "20:50", "notes", practised),
    )


def _talks(day: Day) -> tuple[Step, ...]:
    first = NoteWhatCame(
        "first",
        day(3),
        frozenset({Came.SILENCE, Came.EVASION, Came.DEFENSIVENESS}),
        "Silent, then it was a joke, then everyone is too sensitive.",
        meets=(Meets("that he names what he did in front of those who heard it", "no"),),
    )
    third = NoteWhatCame(
        "third",
        day(13),
        frozenset({Came.REMORSE, Came.HELPLESSNESS}),
        f"He said: {SINCE}",
        hope="he named it himself",
    )
    return (
        Does(3, "17:40", "notes", first),
        Does(3, "17:45", "notes", Weigh("stay", friend="yes, for now", talks="two")),
        Does(3, "17:50", "notes", MakePromise("two", "two more talks with him", "myself")),
        Does(13, "18:20", "notes", third),
        Does(13, "18:25", "notes", KeepPromise("two")),
    )


def _agreed(day: Day) -> tuple[Step, ...]:
    agreed = (
        "He speaks to those who heard it, on the 14th. No shared shifts until the new year. He meets Farid once "
        "a fortnight and reads two things that Farid found."
    )
    return (
        Does(16, "20:00", "notes", WriteNote("agreed", agreed)),
        Does(16, "20:05", "notes", PlanCheckIns("look in", FORTNIGHTLY, day(30), "Tan", "not after ten")),
    )


def _end() -> tuple[Step, ...]:
    ended = NoteEnding(
        "ended",
        How.STOPPING,
        "He stopped coming and answers nobody.",
        safe="I changed the lock of the store room.",
        grief="I am sad.",
    )
    learned = "The kitchen now tells new people how they may expect to be treated."
    return (
        Does(120, "21:30", "notes", ended),
        Does(120, "21:40", "notes", WriteNote("learned", learned, Of.LEARNING)),
    )


def aishah(day: Day) -> tuple[Step, ...]:  # noqa: ARG001  (one shape for all scenes)
    """Aishah, close to Bina, when Tan's brother writes."""
    threat = f"Tan's brother writes that they will sue me for defamation, over a post that said '{POSTED}'."
    return (
        Begins(0, "22:00", "notes", NAME),
        Does(0, "22:00", "notes", MakePromise("tell", "I tell her when something is agreed.", "Bina")),
        Does(20, "09:30", "notes", WriteNote("post", f"The post said: {POSTED}")),
        IsThreatened(20, "09:40", threat),
        Does(20, "09:55", "notes", NoteMaySay("refuse", "I will not comment on this.", "anyone")),
    )


CASE = (
    Scene(
        "kumar",
        kumar,
        "Played as Kumar, his own notes alone: before the talks, his words, what came back, how it ended. It stops "
        "there: Bina's requests, the two teams and the agreements with Tan are strands of several people, and a "
        "case is played here as one.",
    ),
    Scene(
        "aishah",
        aishah,
        "Played as Aishah, up to the legal threat of day 20, after which nothing of hers is let go. It stops "
        "there: her team's strand is one of several people, and a case is played here as one.",
    ),
)
