"""Case 2, the community kitchen: Kumar's own notes, and Aishah's when a legal threat comes."""

from jaga.demo.script import Begins, Day, Does, IsThreatened, Scene, Step
from jaga.practice.capacity import SayCapacity, Side
from jaga.practice.free_notes import Of, WriteNote
from jaga.practice.nudges import PlanCheckIns
from jaga.practice.people import NameSomeone, Near, SayCloseness
from jaga.practice.promises import KeepPromise, MakePromise
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.saying import NoteMaySay

NAME = "Sunday soup"
SINCE = "I have been like this to her since she came. I do not know why it is her."
POSTED = "Tan abused a migrant woman"
SAID = "people like her"
FORTNIGHTLY = (Phase(Span(2, Unit.WEEKS)),)


def kumar(day: Day) -> tuple[Step, ...]:
    """Kumar, an old friend of Tan, before and between the talks."""
    return (*_before(), *_talks(), *_agreed(day), *_end())


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
    return (
        Begins(0, "21:00", "notes", NAME),
        Does(0, "21:00", "notes", able),
        Does(0, "21:05", "notes", SayCloseness("tan", "Tan", Near.CLOSE, "old friends")),
        Does(0, "21:06", "notes", NameSomeone("farid", "Farid", words="we do this together")),
        Does(1, "20:30", "notes", WriteNote("words", prepared, Of.DRAFT)),
    )


def _talks() -> tuple[Step, ...]:
    first = (
        "Silent, then it was a joke, then everyone is too sensitive. Silence, evasion, defensiveness. Meets "
        "what Bina asked: no. Can I stay his friend? Yes, for now. More talks needed: two."
    )
    third = f"He said: {SINCE} Remorse, helplessness. Hope: he named it himself."
    return (
        Does(3, "17:40", "notes", WriteNote("first", first, Of.TALK)),
        Does(3, "17:50", "notes", MakePromise("two", "two more talks with him", "myself")),
        Does(13, "18:20", "notes", WriteNote("third", third, Of.TALK)),
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
    ended = (
        "He stopped coming and answers nobody. I changed the lock of the store room. I am sad. The kitchen now "
        "tells new people how they may expect to be treated."
    )
    return (Does(120, "21:30", "notes", WriteNote("ended", ended, Of.LEARNING)),)


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
        "Played as Kumar, his own notes alone. It stops there: Bina's requests, the two teams and the agreements "
        "with Tan are strands of several people, which need a house of many.",
    ),
    Scene(
        "aishah",
        aishah,
        "Played as Aishah, up to the legal threat of day 20, after which nothing of hers is let go. It stops "
        "there: her team's strand needs a house of many.",
    ),
)
