"""The notes strand, mine alone: promises, what I may say, where I stand, what I can carry, nudges, words."""

from jaga.practice import (
    answers,
    before,
    capacity,
    ending,
    free_notes,
    giving,
    mending,
    milestones,
    nudges,
    offers,
    pacing,
    parts,
    people,
    placemarks,
    planning,
    promises,
    reflection,
    saying,
    smallharms,
    staying,
    trusting,
    wordings,
)
from jaga.practice.answers import Answers
from jaga.practice.before import Before
from jaga.practice.capacity import Capacities
from jaga.practice.ending import Endings
from jaga.practice.free_notes import FreeNotes
from jaga.practice.giving import Giving
from jaga.practice.mending import Mendings
from jaga.practice.milestones import Milestones
from jaga.practice.nudges import Nudges
from jaga.practice.offers import Offers
from jaga.practice.pacing import Pacing
from jaga.practice.people import People
from jaga.practice.placemarks import PlaceMarks
from jaga.practice.promises import Promises
from jaga.practice.reflection import Reflections
from jaga.practice.saying import Saying
from jaga.practice.smallharms import SmallHarms
from jaga.practice.staying import Staying
from jaga.practice.trusting import Trusting
from jaga.practice.wordings import Wordings


class Notes(parts.Strand, frozen=True, kw_only=True):
    """Everything in one notes strand. All of it is optional, in any order."""

    promises: Promises = Promises()
    saying: Saying = Saying()
    people: People = People()
    capacity: Capacities = Capacities()
    offers: Offers = Offers()
    nudges: Nudges = Nudges()
    mending: Mendings = Mendings()
    giving: Giving = Giving()
    reflections: Reflections = Reflections()
    free_notes: FreeNotes = FreeNotes()
    trusting: Trusting = Trusting()
    small_harms: SmallHarms = SmallHarms()
    endings: Endings = Endings()
    milestones: Milestones = Milestones()
    before: Before = Before()
    wordings: Wordings = Wordings()
    answers: Answers = Answers()
    staying: Staying = Staying()
    pacing: Pacing = Pacing()
    place_marks: PlaceMarks = PlaceMarks()


PARTS = (
    parts.Part("promises", promises.Command, promises.decide, promises.evolve),
    parts.Part("saying", saying.Command, saying.decide, saying.evolve),
    parts.Part("people", people.Command, people.decide, people.evolve),
    parts.Part("capacity", capacity.Command, capacity.decide, capacity.evolve),
    parts.Part("offers", offers.Command, offers.decide, offers.evolve),
    parts.Part("nudges", nudges.Command, planning.decide, planning.evolve),
    parts.Part("mending", mending.Command, mending.decide, mending.evolve),
    parts.Part("giving", giving.Command, giving.decide, giving.evolve),
    parts.Part("reflections", reflection.Command, reflection.decide, reflection.evolve),
    parts.Part("free_notes", free_notes.Command, free_notes.decide, free_notes.evolve),
    parts.Part("trusting", trusting.Command, trusting.decide, trusting.evolve),
    parts.Part("small_harms", smallharms.Command, smallharms.decide, smallharms.evolve),
    parts.Part("endings", ending.Command, ending.decide, ending.evolve),
    parts.Part("milestones", milestones.Command, milestones.decide, milestones.evolve),
    parts.Part("before", before.Command, before.decide, before.evolve),
    parts.Part("wordings", wordings.Command, wordings.decide, wordings.evolve),
    parts.Part("answers", answers.Command, answers.decide, answers.evolve),
    parts.Part("staying", staying.Command, staying.decide, staying.evolve),
    parts.Part("pacing", pacing.Command, pacing.decide, pacing.evolve),
    parts.Part("place_marks", placemarks.Command, placemarks.decide, placemarks.evolve),
)

decide, evolve, replay = parts.rules(Notes, PARTS)
