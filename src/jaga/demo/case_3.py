"""Case 3, the long haul: Priya's and Dina's own notes and nudges."""

from jaga.demo.script import Begins, Day, Does, LetsGo, Scene, Step
from jaga.practice.capacity import Help, SayCapacity
from jaga.practice.free_notes import Of, WriteNote
from jaga.practice.nudges import ChangeRhythm, KeepCheckIn, PlanCheckIns
from jaga.practice.people import NameSomeone
from jaga.practice.promises import KeepPromise, MakePromise
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.smallharms import SayHowItWent, WriteHurt

NAME = "The tin shelf"
TWICE_A_WEEK = (Phase(Span(3, Unit.DAYS)),)
WEEKLY = (Phase(Span(1, Unit.WEEKS)),)
MONTHLY = (Phase(Span(1, Unit.MONTHS)),)


def priya(day: Day) -> tuple[Step, ...]:
    """Priya: one contact a week, none in exam weeks, and one night."""
    can = SayCapacity("can", frozenset({Help.LISTENING}), "one contact a week", "not in exam weeks")
    wei = MakePromise("wei", "Wei takes over at two in the morning; I write to him then.", "Wei", by=day(150))
    short = WriteHurt(
        "forgot", "left alone with it", "you forgot my evening twice", "that we write it down", "Wei"
    )
    return (
        Begins(0, "20:00", "notes", NAME),
        Does(0, "20:00", "notes", can),
        Does(
            0,
            "20:05",
            "notes",
            PlanCheckIns("look in", WEEKLY, day(3), "N", "in ways that we agreed on"),
        ),
        Does(3, "19:00", "notes", KeepCheckIn("look in")),
        Does(149, "23:50", "notes", WriteNote("night", "She does not want to wake up. I am calling her.")),
        Does(149, "23:58", "notes", wei),
        Does(150, "02:05", "notes", KeepPromise("wei", "he is with her now")),
        Does(
            150, "18:00", "notes", WriteNote("after", "I slept until four. My hands still shake.", Of.FEELING)
        ),
        LetsGo(151, "19:00", "notes", "night"),
        Does(200, "20:00", "notes", short),
        Does(
            215, "20:00", "notes", SayHowItWent("forgot", "We write the days down together. Not again since.")
        ),
    )


def dina(day: Day) -> tuple[Step, ...]:
    """Dina: three contacts a week, and the thinning out that is chosen on purpose."""
    can = SayCapacity("can", frozenset({Help.LISTENING, Help.KEEPING_WATCH}), "three contacts a week")
    ask = MakePromise("ask", "I ask her each month, by voice only, whether it still stands.", "N", by=day(30))
    contact = PlanCheckIns(
        "look in", TWICE_A_WEEK, day(1), "N", "not on Fridays before sunset", bell="Soak the lentils"
    )
    return (
        Begins(0, "21:00", "notes", NAME),
        Does(0, "21:00", "notes", can),
        Does(0, "21:05", "notes", NameSomeone("wei", "Wei", words="a bag stands at his place")),
        Does(0, "21:06", "notes", ask),
        Does(0, "21:10", "notes", contact),
        Does(1, "18:30", "notes", KeepCheckIn("look in", words="talked about nothing much")),
        Does(30, "17:00", "notes", KeepPromise("ask", "in the park; it stands")),
        Does(425, "20:00", "notes", WriteNote("thin", "Once a month by now. We keep that, on purpose.")),
        Does(425, "20:05", "notes", ChangeRhythm("look in", MONTHLY, day(450), "by voice")),
    )


CASE = (
    Scene(
        "priya",
        priya,
        "Played as Priya, her own notes and nudges up to month 7. It stops there: the shared plan, the rota of "
        "the four and the safety plan are strands of several people, which need a house of many.",
    ),
    Scene(
        "dina",
        dina,
        "Played as Dina, her own notes and nudges up to month 14. It stops there: what she holds for Noor, the "
        "safety plan and its places are read by others too, which needs a house of many.",
    ),
)
