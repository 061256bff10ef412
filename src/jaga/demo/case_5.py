"""Case 5, the one who did it: Faiz alone, at two in the morning and the days after."""

from jaga.demo.script import Begins, Day, Does, Scene, Step
from jaga.practice.free_notes import Of, WriteNote
from jaga.practice.people import NameSomeone, Turning
from jaga.practice.promises import MakePromise
from jaga.practice.reflection import WriteReflection

NAME = "Nights"
LAUGH = "I wanted them to laugh. I did not want to see her face."


def faiz(day: Day) -> tuple[Step, ...]:  # noqa: ARG001  (one shape for all scenes)
    """Faiz, as far as he comes by himself; he does not contact Shu."""
    did = (
        "Remarks about a colleague's body, for months. She asked me to stop through a friend, and I laughed."
    )
    whole = WriteReflection(
        "wrote",
        did,
        effect="She stopped coming to lunch. Others learned that it is all right to laugh.",
        repair="Say in front of those who heard it that it was wrong, if she wants that.",
        change="No remarks about bodies. I speak up when others make them.",
        holds_shame="my aunt, never Shu",
    )
    return (
        Begins(0, "02:00", "notes", NAME),
        Does(0, "02:00", "notes", WriteReflection("wrote", did)),
        Does(0, "02:10", "notes", WriteNote("laugh", LAUGH, Of.FEELING)),
        Does(0, "02:20", "notes", NameSomeone("aunt", "my aunt", Turning.HOLDS_SHAME)),
        Does(0, "02:25", "notes", MakePromise("leave", "I do not write to Shu.", "myself")),
        Does(3, "21:00", "notes", whole),
    )


CASE = (
    Scene(
        "faiz",
        faiz,
        "Played as Faiz, alone. It stops there: Devi brings Shu's two requests in a strand that several people "
        "read, and a case is played here as one.",
    ),
)
