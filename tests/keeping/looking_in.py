"""Something on every page of looking in together, with words that nobody can break."""

from datetime import date, time, timedelta

from on_a_phone import LONG

from jaga.practice.contact import AgreeToContact, PlanContact, SayGladly, Wish
from jaga.practice.events import Command
from jaga.practice.helping import BeginHelping
from jaga.practice.hours import Days, Window
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.turns import NoteTurnMissed, OfferSwap, TakeTurn

WEEK = timedelta(7)
QUIET = (Window(4, time(0), time(19, 30)), *(Window(each, time(22), time(7)) for each in range(7)))


def commands(today: date) -> tuple[Command, ...]:
    """Three who help, a plan, one that was missed, two that somebody would like to swap."""
    later = today + WEEK
    weekly = (Phase(Span(1, Unit.WEEKS)),)
    words = {"way": LONG, "never_ask": LONG, "when_missed": LONG}
    return (
        BeginHelping("h1", LONG[:60], 2),
        BeginHelping("h2", "Noor", 2, told=True),
        BeginHelping("h3", "Su", 1, told=True, hours=LONG, quiet=QUIET, away=(Days(later, later),)),
        PlanContact(
            "pl",
            weekly,
            today,
            "UTC",
            **words,
            talk=("faith", LONG[:60]),
            missed_to="h1",
            wishes=frozenset(Wish),
        ),
        AgreeToContact("pl", "h1"),
        AgreeToContact("pl", "h2"),
        SayGladly("pl", "h1"),
        NoteTurnMissed("pl", today, "h1", LONG),
        TakeTurn("pl", later, "h1"),
        TakeTurn("pl", later + WEEK, "h2"),
        OfferSwap("pl", later, "h1", "h2", later + WEEK),
    )


def pages(today: date) -> tuple[str, ...]:
    """The pages of all that, below the strand."""
    turns = (f"d/pl/{day:%Y%m%d}" for day in (today, today + 2 * WEEK))
    steps = (f"c/pl/{each}" for each in range(1, 7))
    return ("c", "c0", "c1", "c/pl", "c/pl/who", *steps, "c/pl/t", "c/pl/away", "w", "w/h3", *turns)
