"""Case 4, the storm: Tia keeps four lines for herself alone; Ben has a draft that he does not post; Iman's circle."""

from jaga.demo.script import Begins, Day, Does, Scene, Step
from jaga.practice.agreements import ReachAgreement
from jaga.practice.capacity import Help
from jaga.practice.free_notes import Of, WriteNote
from jaga.practice.gatherings import NoteAfterwards, PlanGathering
from jaga.practice.members import SayIAmIn
from jaga.practice.offers import MakeOffer
from jaga.practice.people import Asked, ChangeSomeone, NameSomeone, Near, SayCloseness, Turning
from jaga.practice.telling import BeginStory, KeepTold

LINES = ("Six years ago: messages.", "A hand.", "A joke in front of others.", "I told nobody.")
DRAFT = "Everyone knows what he did to my cousin"
INSTEAD = (
    "I believe people who speak now, and people who do not. If you want somebody to sit with, write to me."
)


def tia(day: Day) -> tuple[Step, ...]:  # noqa: ARG001  (one shape for all scenes)
    """Tia reads for an hour on the first night and saves nothing; the four lines come the next day."""
    film = MakeOffer("film", ("to watch a film with me",), "my cousin")
    asked = ChangeSomeone("cousin", "my cousin", Turning.AROUND, "only for a film", Asked.YES)
    return (
        Begins(1, "16:20", "story", "Blue folder"),
        Does(1, "16:20", "story", BeginStory()),
        *(
            Does(1, "16:21", "story", KeepTold(f"line {number}", line))
            for number, line in enumerate(LINES, 1)
        ),
        Begins(2, "11:00", "notes", "Blue folder"),
        Does(2, "11:00", "notes", NameSomeone("cousin", "my cousin", Turning.AROUND, "only for a film")),
        Does(2, "11:02", "notes", NameSomeone("line", "a helpline", Turning.FURTHER, "the other half")),
        Does(2, "11:05", "notes", film),
        Does(2, "18:30", "notes", asked),
    )


def ben(day: Day) -> tuple[Step, ...]:  # noqa: ARG001  (one shape for all scenes)
    """Ben is furious. The draft stays a draft, and beside it stand the words that he posts instead."""
    return (
        Begins(2, "22:10", "notes", "Film night"),
        Does(2, "22:10", "notes", WriteNote("draft", DRAFT, Of.DRAFT)),
        Does(2, "22:20", "notes", SayCloseness("cousin", "my cousin", Near.CLOSE, "I am furious")),
        Does(2, "22:40", "notes", WriteNote("instead", INSTEAD, Of.DRAFT)),
    )


def iman(day: Day) -> tuple[Step, ...]:
    """Iman runs the group's chat. She begins a circle of one, and plans one gathering without a verdict."""
    gathering = PlanGathering(
        "evening",
        "How we all are, and what each needs to keep coming.",
        day(6),
        "After dinner, for one hour",
        "Ask me for the place",
        opens="Iman",
        not_here="No names, nothing of what happened, no guesses.",
    )
    return (
        Begins(3, "20:00", "circle", "Sundays"),
        Does(
            3, "20:00", "circle", SayIAmIn("me", "Iman", frozenset({Help.LISTENING}), limits="not after ten")
        ),
        Does(3, "20:05", "circle", ReachAgreement("chat", "Nobody is named in the chat.", on=day(33))),
        Does(3, "20:10", "circle", gathering),
        Does(
            6, "22:30", "circle", NoteAfterwards("evening", "Two of us bring food on Sundays. Nobody voted.")
        ),
        Does(
            6,
            "22:40",
            "circle",
            WriteNote("learned", "Two lead: one speaks, one watches faces and the time."),
        ),
    )


CASE = (
    Scene(
        "tia",
        tia,
        "Played as Tia, up to the four lines and her pod. It stops there: a week later she lets Ben read them, "
        "which needs a house of many. With --person ben the same case is played as her cousin.",
    ),
    Scene(
        "ben",
        ben,
        "Played as Ben, up to the draft that he does not post and the words that name nobody. It stops there: "
        "reading Tia's four lines needs a house of many.",
    ),
    Scene(
        "iman",
        iman,
        "Played as Iman, up to the evening after the gathering. It stops there: the others of her circle come in a "
        "house of many.",
    ),
)
