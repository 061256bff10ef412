"""Case 4, the storm: Tia keeps four lines for herself alone; Ben has a draft that he does not post."""

from jaga.demo.script import Begins, Day, Does, Scene, Step
from jaga.practice.free_notes import Of, WriteNote
from jaga.practice.offers import MakeOffer
from jaga.practice.people import NameSomeone, Near, SayCloseness
from jaga.practice.telling import BeginStory, KeepTold

LINES = ("Six years ago: messages.", "A hand.", "A joke in front of others.", "I told nobody.")
DRAFT = "Everyone knows what he did to my cousin"
INSTEAD = (
    "I believe people who speak now, and people who do not. If you want somebody to sit with, write to me."
)


def tia(day: Day) -> tuple[Step, ...]:  # noqa: ARG001  (one shape for all scenes)
    """Tia reads for an hour on the first night and saves nothing; the four lines come the next day."""
    film = MakeOffer("film", ("to watch a film with me",), "my cousin")
    return (
        Begins(1, "16:20", "story", "Blue folder"),
        Does(1, "16:20", "story", BeginStory()),
        *(
            Does(1, "16:21", "story", KeepTold(f"line {number}", line))
            for number, line in enumerate(LINES, 1)
        ),
        Begins(2, "11:00", "notes", "Blue folder"),
        Does(2, "11:00", "notes", NameSomeone("cousin", "my cousin", words="only to watch a film with me")),
        Does(2, "11:02", "notes", NameSomeone("line", "a helpline", words="the other half of my pod")),
        Does(2, "11:05", "notes", film),
    )


def ben(day: Day) -> tuple[Step, ...]:  # noqa: ARG001  (one shape for all scenes)
    """Ben is furious. The draft stays a draft, and beside it stand the words that he posts instead."""
    return (
        Begins(2, "22:10", "notes", "Film night"),
        Does(2, "22:10", "notes", WriteNote("draft", DRAFT, Of.DRAFT)),
        Does(2, "22:20", "notes", SayCloseness("cousin", "my cousin", Near.CLOSE, "I am furious")),
        Does(2, "22:40", "notes", WriteNote("instead", INSTEAD, Of.DRAFT)),
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
)
