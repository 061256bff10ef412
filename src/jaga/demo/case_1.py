"""Case 1, the reading group: Mei, who was told, from the first night to day 20."""

from jaga.demo.script import Begins, Day, Does, Scene, Step
from jaga.practice.capacity import Help, SayCapacity
from jaga.practice.consent import AskForConsent, ConfirmConsent, Purpose, Reach, RecordConsent
from jaga.practice.free_notes import Of, WriteNote
from jaga.practice.mending import HearWhatWentWrong, SayWhatIDo
from jaga.practice.nudges import ChangeRhythm, KeepCheckIn, PlanCheckIns
from jaga.practice.offers import MakeOffer, NoteChoice
from jaga.practice.people import NameSomeone, Near, SayCloseness, Turning
from jaga.practice.promises import KeepPromise, MakePromise
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.saying import NoteMaySay
from jaga.practice.telling import BeginStory, KeepTold, Knows

NAME = "Thursday"
TOLD = (
    "Laila says that after the last meeting Haziq came home with her to get a book and did not stop when "
    "she asked him to. She does not want the police. She is scared that everyone will know."
)
FELT = "I have known Haziq for fifteen years. I want it not to be true and I hate that."
SIT, HOSPITAL, FILMS = "to sit with her", "to go with her to a hospital", "only to send silly films"
THINNING = (
    Phase(Span(2, Unit.DAYS), Span(2, Unit.WEEKS)),
    Phase(Span(1, Unit.WEEKS), Span(3, Unit.MONTHS)),
    Phase(Span(1, Unit.MONTHS)),
)
WEEKLY = (Phase(Span(1, Unit.WEEKS)),)


def mei(day: Day) -> tuple[Step, ...]:
    """Mei's notes, and what she holds for Laila."""
    return (*_first_night(day), *_first_days(day), *_asked_again(day), *_heard(day))


def _first_night(day: Day) -> tuple[Step, ...]:
    only_me = RecordConsent("mei", how="she wrote it to me", given_on=day(0), ask_again=day(7))
    without_names = RecordConsent(
        "su", "Su", frozenset({Purpose.SUPPORT}), words="without names", answers="ask su"
    )
    return (
        Begins(0, "23:40", "notes", NAME),
        Does(0, "23:40", "notes", MakePromise("believe", "I tell nobody unless she says so.", "Laila")),
        Begins(0, "23:43", "story", NAME),
        Does(0, "23:43", "story", BeginStory("Laila", Knows.YES)),
        Does(0, "23:43", "story", only_me),
        Does(0, "23:43", "story", KeepTold("told", TOLD)),
        Does(0, "23:50", "notes", WriteNote("felt", FELT, Of.FEELING)),
        Does(0, "23:51", "notes", SayCloseness("laila", "Laila", Near.CLOSE)),
        Does(0, "23:51", "notes", SayCloseness("haziq", "Haziq", Near.CLOSE, "since school")),
        Does(0, "23:52", "notes", NameSomeone("su", "Su", Turning.LISTENER, "in another town")),
        Does(0, "23:54", "story", AskForConsent("ask su", "Su", "May I talk to Su, without names?")),
        Does(0, "23:58", "story", without_names),
    )


def _first_days(day: Day) -> tuple[Step, ...]:
    can = SayCapacity(
        "can",
        frozenset({Help.LISTENING, Help.RESEARCH}),
        "listening, being there in the evening, finding a counsellor",
        time_limits="not after 23:00",
        energy_limits="no talking to Haziq this week",
    )
    films = MakePromise("films", "three silly films, on Saturday", "Laila", by=day(6))
    check_ins = PlanCheckIns("look in", THINNING, day(4), "Laila", "by message", bell="Water the plants")
    return (
        Does(1, "19:10", "notes", can),
        Does(2, "12:30", "notes", MakeOffer("offer", (SIT, HOSPITAL, FILMS), "Laila")),
        Does(2, "18:05", "notes", NoteChoice("offer", (FILMS, HOSPITAL))),
        Does(2, "18:06", "notes", films),
        Does(4, "20:00", "notes", check_ins),
        Does(4, "20:30", "notes", KeepCheckIn("look in", words="sent a film")),
        Does(6, "21:15", "notes", KeepPromise("films", "she laughed at the second one")),
        Does(6, "21:16", "notes", KeepCheckIn("look in")),
    )


def _asked_again(day: Day) -> tuple[Step, ...]:
    ravi = RecordConsent(
        "ravi",
        "Ravi",
        frozenset({Purpose.PLAN_APART}),
        Reach.FROM_NOW_ON,
        how="she wrote it to me",
        given_on=day(8),
        words="He may know that she and Haziq never sit in the same room. Not what happened.",
    )
    nothing = "That is not mine to speak about. I do not talk about people who are not here."
    return (
        Does(8, "20:40", "story", ConfirmConsent("mei", day(15), "asked again, by message")),
        Does(8, "20:42", "story", ravi),
        Does(8, "20:50", "notes", KeepCheckIn("look in")),
        Does(12, "13:20", "notes", NoteMaySay("nothing", nothing, "anyone who asks about the group chat")),
    )


def _heard(day: Day) -> tuple[Step, ...]:
    told = "being asked how she is every two days feels like being watched"
    return (
        Does(20, "20:10", "notes", HearWhatWentWrong("watched", told, "Laila")),
        Does(20, "20:25", "notes", SayWhatIDo("watched", "weekly, by message only", day(34))),
        Does(20, "20:26", "notes", ChangeRhythm("look in", WEEKLY, day(27), "by message only")),
    )


CASE = (
    Scene(
        "mei",
        mei,
        "Played as Mei on days 0 to 12 and 20. It stops there: on day 15 Laila joins with a passphrase of her "
        "own and the story is handed over to her, which needs a house of many.",
    ),
)
