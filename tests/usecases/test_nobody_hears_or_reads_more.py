"""Facing it, in every order: nobody reads beyond consent, and the survivor hears what they chose and nothing else.

Bina asks; Aishah and Jo are with her; Kumar and Farid are with Tan, who reads where it is faced. Real keys, one store.
After each step everybody reads what they were let read, every request stands until it is said to be no longer asked
for, and lines are with nobody but Bina, of nothing that she had not chosen.
"""

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tellers import Kept, Told, somebody

from jaga import vault
from jaga.practice.across import SaySide
from jaga.practice.agreements import ChangeAgreement, EndAgreement, ReachAgreement, ReopenAgreement, Says
from jaga.practice.capacity import Side
from jaga.practice.consent import Reach
from jaga.practice.digests import Digests, NoteDigestSent, ProposeDigest
from jaga.practice.ending import SayItEnded, SayItGoesOn
from jaga.practice.kinds import write
from jaga.practice.passed_on import (
    WANTED,
    HearingPassedOn,
    NoLongerAsked,
    NoteNoLongerAsked,
    Occasion,
    PassedOn,
)
from jaga.practice.refusals import Refusal
from jaga.practice.requests import MakeRequest, TakeRequestBack
from jaga.practice.telling import BeginStory, ChooseHearing, Hearing, KeepTold
from jaga.usecases import cards, drawing_up, folds, giving, holding, letting, over, receiving
from jaga.usecases.agreeing import Say
from jaga.usecases.folds import Seen, look
from jaga.usecases.giving import Give
from jaga.usecases.holding import Taking
from jaga.usecases.over import DIGEST, REQUESTS, Over
from jaga.usecases.strands import do
from jaga.vault import ConsentEnded, NotHere

if TYPE_CHECKING:
    from jaga.vault import Place

ASKED = {"r1": "that he names it", "r2": "no shared shifts", "r3": "that newcomers are told"}
PEOPLE = ("bina", "aishah", "jo", "kumar", "farid", "tan")
STRANDS = ("story", "ours", "theirs", "facing")
TOLD = "what he said in front of the guests"
MAY_READ = {
    "story": ("aishah",),
    "ours": ("jo",),
    "theirs": ("kumar", "farid"),
    "facing": ("kumar", "farid", "tan"),
}
SOME = st.frozensets(st.sampled_from(sorted(ASKED)), min_size=1)
TEAMS = st.sampled_from(("ours", "theirs", "facing"))
THEIRS = st.sampled_from(("theirs", "facing"))


class Kitchen(RuleBasedStateMachine):
    """What each may read and what Bina chose is kept beside the vault, and compared with it after every step."""

    def __init__(self) -> None:
        super().__init__()
        folds.forget_everybody()
        store = Kept()
        self.people: dict[str, Told] = {name: somebody(store) for name in PEOPLE}
        self.holder = {"story": "bina", "ours": "aishah", "theirs": "kumar", "facing": "kumar"}
        self.at: dict[tuple[str, str], Place] = {}
        self.reads: dict[str, set[str]] = {strand: set() for strand in STRANDS}
        self.asked: dict[str, dict[str, str]] = {strand: {} for strand in STRANDS}
        self.taken_back: set[str] = set()
        self.hearing, self.lines, self.count = Hearing.UNSAID, 0, 0

    @initialize()
    def begin(self) -> None:
        """Everybody's strands, who knows whom, and what Bina asked first; nobody has let anybody read."""
        for one, other in (("bina", "aishah"), ("aishah", "jo"), ("bina", "kumar"), ("bina", "farid"),
                           ("kumar", "farid"), ("kumar", "tan"), ("farid", "tan")):  # fmt: skip
            for mine, theirs in ((one, other), (other, one)):
                cards.keep(self.people[mine].person, self.people[theirs].person.keyring.card, theirs)
        kinds = {"story": "story", "ours": "team", "theirs": "team", "facing": "accountability"}
        for strand, kind in kinds.items():
            name = self.holder[strand]
            self.at[name, strand] = self.people[name].begin("the hall", kind)
        self.do("story", BeginStory(), KeepTold("t", TOLD), *(MakeRequest(*each) for each in ASKED.items()))
        self.do("ours", SaySide(Side.SURVIVOR))
        self.do("theirs", SaySide(Side.OTHER))
        self.choose(Hearing.AGREED)
        for to in ("aishah", "kumar"):
            self.pass_on(to, frozenset(ASKED), hearing_too=True)
            self.take_up(to)

    def do(self, strand: str, *commands: object) -> None:
        """Its holder does these; what cannot be done is refused, and that is all."""
        name = self.holder[strand]
        for command in commands:
            do(self.people[name].person, self.at[name, strand].id, command, self.people[name].now)

    def seen(self, name: str, strand: str) -> Seen:
        told = self.people[name]
        return look(told.person, self.at[name, strand].id, told.now)

    def known(self, name: str, other: str) -> bytes:
        found = cards.called(self.people[name].person, self.people[other].person.keyring.card)
        assert found is not None
        return found.id

    def next(self) -> str:
        self.count += 1
        return f"{self.count:016x}"

    # What Bina says.

    @rule(hearing=st.sampled_from(Hearing))
    def choose(self, hearing) -> None:
        """She chooses how much she wants to hear, as often as she likes."""
        bina = self.people["bina"]
        over.act(bina.person, self.at["bina", "story"].id, ChooseHearing(hearing), bina.now)
        self.hearing = hearing

    @rule(to=st.sampled_from(("aishah", "kumar", "farid")), some=SOME, hearing_too=st.booleans())
    def pass_on(self, to, some, hearing_too) -> None:
        bina = self.people["bina"]
        some = tuple(sorted(some - self.taken_back))
        wish = Over(self.next(), some, "Bina", "Bina", hearing_too)
        sent = over.send(bina.person, self.at["bina", "story"].id, self.known("bina", to), wish, bina.now)
        assert isinstance(sent, Refusal) is (not some)

    @rule(request=st.sampled_from(sorted(ASKED)))
    def take_back(self, request) -> None:
        self.do("story", TakeRequestBack(request))
        self.taken_back.add(request)

    # What the teams do.

    @rule(name=st.sampled_from(("aishah", "kumar", "farid")))
    def take_up(self, name) -> None:
        """Requests that came are taken up wherever this person holds a strand for it."""
        told = self.people[name]
        held = {strand for strand in ("ours", "theirs", "facing") if self.holder[strand] == name}
        for each in over.came(told.person):
            if each.kind == REQUESTS and held:
                assert (
                    over.take_up(told.person, each.id, {self.at[name, s].id for s in held}, told.now) is None
                )
                for strand in held:
                    for number, words in enumerate(each.body.words):
                        self.asked[strand].setdefault(f"{each.body.about}-{number}", words)

    @rule(strand=TEAMS, number=st.integers(0, 9))
    def no_longer_asked(self, strand, number) -> None:
        if ids := sorted(self.asked[strand]):
            id_ = ids[number % len(ids)]
            self.do(strand, NoteNoLongerAsked(id_))
            del self.asked[strand][id_]

    @rule(
        verb=st.sampled_from(("reach", "change", "end", "again")),
        number=st.integers(0, 3),
        answers=st.booleans(),
    )
    def agree(self, verb, number, answers) -> None:
        """They agree, agree otherwise, stop, and take it up again: it loops, and no request goes by that."""
        ids = sorted(self.asked["facing"])
        request = ids[number % len(ids)] if ids and answers else ""
        self.do("facing", {
            "reach": ReachAgreement(f"g{number}", "he names it", "Tan", request=request),
            "change": ChangeAgreement(f"g{number}", "he names it on Sunday", request=request),
            "end": EndAgreement(f"g{number}", "left"), "again": ReopenAgreement(f"g{number}"),
        }[verb])  # fmt: skip

    @rule(
        name=st.sampled_from(("kumar", "farid", "tan")), number=st.integers(0, 3), says=st.sampled_from(Says)
    )
    def answer(self, name, number, says) -> None:
        """Each who reads says for themself whether they agreed."""
        if name in self.reads["facing"] or self.holder["facing"] == name:
            told = self.people[name]
            over.act(told.person, self.at[name, "facing"].id, Say(f"g{number}", says), told.now)

    @rule(on=st.booleans(), number=st.integers(0, 1))
    def end_it(self, on, number) -> None:
        self.do(
            "facing", SayItGoesOn(f"e{number}") if on else SayItEnded(f"e{number}", words="he stopped coming")
        )

    @rule(order=st.permutations(Occasion))
    def tell(self, order) -> None:
        """Lines go, or do not: never of what she has not chosen, as far as her word came to whoever holds it."""
        for strand in ("ours", "theirs", "facing"):
            for occasion in order:
                self.tell_from(strand, occasion)

    def tell_from(self, strand: str, occasion: Occasion) -> None:
        self.send(strand, NoteDigestSent(f"sent{self.next()}", occasion, "he spoke to those who heard it"))

    @rule(
        strand=st.sampled_from(("ours", "theirs")), reader=st.booleans(), occasion=st.sampled_from(Occasion)
    )
    def draft(self, strand, reader, occasion) -> None:
        """Somebody in a team proposes lines: they go nowhere yet, whatever follows before somebody sends them."""
        who = sorted(self.reads[strand])[:1] if reader else [self.holder[strand]]
        for name in who:
            told, place = self.people[name], self.at[name, strand]
            wish = ProposeDigest(f"draft{self.next()}", occasion, "he spoke")
            drawing_up.propose(told.person, place.id, wish, told.now)

    @rule(strand=st.sampled_from(("ours", "theirs")), number=st.integers(0, 3))
    def send_a_draft(self, strand, number) -> None:
        """Whoever holds it by now sends what was proposed: what she chose meanwhile counts, and who is known here."""
        if drafts := drawing_up.proposed(self.seen(self.holder[strand], strand)):
            each = drafts[number % len(drafts)]
            self.send(strand, NoteDigestSent(each.id, each.occasion, each.words))

    @rule(strand=TEAMS, number=st.integers(0, 3))
    def let_lines_go(self, strand, number) -> None:
        """What is noted of lines is let go: whether more may come to her is as before."""
        name = self.holder[strand]
        told, place = self.people[name], self.at[name, strand]
        before = self.seen(name, strand).state.part(Digests)
        if before.written:
            gone = before.written[number % len(before.written)].id
            assert letting.let_go(told.person, place.id, gone, told.now) is None
            folds.forget_everybody()
            after = self.seen(name, strand).state.part(Digests)
            assert after.end_told is before.end_told
            assert gone not in {each.id for each in after.written}

    def send(self, strand: str, lines: NoteDigestSent) -> None:
        name, occasion = self.holder[strand], lines.occasion
        told, place = self.people[name], self.at[name, strand]
        heard = self.seen(name, strand).state.part(PassedOn)
        done = over.send_lines(told.person, place.id, lines, told.now)
        if isinstance(done, Refusal):
            return
        self.lines += 1
        now = self.seen(name, strand).state.part(PassedOn)
        assert occasion in WANTED[now.hearing]
        assert heard.card == now.card, "and to no other card than the one from which the choice came"
        if self.known_choice(name, strand):
            assert occasion in WANTED[self.hearing]

    def known_choice(self, name: str, strand: str) -> bool:
        """Whether her latest word can have reached whoever holds this: it goes to those to whom the first went."""
        (bina, story) = self.people["bina"], self.seen("bina", "story")
        whom = {known.name for sent, known in over.sent_to(bina.person, story) if sent.hearing_too and known}
        return name in whom and self.holder[strand] == name and name != "farid"

    # Who reads.

    @rule(strand=st.sampled_from(STRANDS), number=st.integers(0, 2))
    def let_read(self, strand, number) -> None:
        """The holder lets one of those read who may; they take it."""
        holder = self.holder[strand]
        others = [name for name in MAY_READ[strand] if name not in (holder, *self.reads[strand])]
        if not others:
            return
        name = others[number % len(others)]
        giver, taker = self.people[holder], self.people[name]
        wish = Give(Reach.WHOLE, writes=True, called=name if strand == "facing" else "")
        given = giving.give(
            giver.person, self.at[holder, strand].id, self.known(holder, name), wish, giver.now
        )
        if isinstance(given, Refusal):
            return
        [waits] = [each for each in receiving.waiting(taker.person) if each.kind == vault.GRANT]
        taken = receiving.accept(taker.person, waits.id, self.next(), taker.now)
        self.at[name, strand] = taken
        self.reads[strand].add(name)

    @rule(strand=st.sampled_from(STRANDS), number=st.integers(0, 2))
    def withdraw(self, strand, number) -> None:
        holder = self.holder[strand]
        if names := sorted(self.reads[strand]):
            name = names[number % len(names)]
            seen, card = self.seen(holder, strand), self.people[name].person.keyring.card
            [reader] = [each for each in seen.opened.holding.readers if each.card == card]
            giving.end(
                self.people[holder].person, self.at[holder, strand].id, reader.id, self.people[holder].now
            )
            self.reads[strand].discard(name)

    @rule(strand=THEIRS, reads_on=st.booleans())
    def hand_over(self, strand, reads_on) -> None:
        """Kumar hands it to Farid, or Farid to Kumar."""
        holder = self.holder[strand]
        other = "farid" if holder == "kumar" else "kumar"
        giver, taker = self.people[holder], self.people[other]
        if holding.offer(giver.person, self.at[holder, strand].id, self.known(holder, other), giver.now):
            return
        [offered] = holding.offers(taker.person, taker.now)
        taken = holding.take(taker.person, offered.id, Taking(self.next(), reads_on=reads_on), taker.now)
        assert not isinstance(taken, Refusal), taken
        self.at[other, strand], self.holder[strand] = taken, other
        self.reads[strand].discard(other)
        stays = reads_on or (strand == "facing" and holder in self.names_in(other, strand))
        if stays:
            self.reads[strand].add(holder)

    def names_in(self, holder: str, strand: str) -> set[str]:
        """Who reads, as its holder sees it."""
        readers = self.seen(holder, strand).opened.holding.readers
        cards_of = {told.person.keyring.card: name for name, told in self.people.items()}
        return {cards_of[each.card] for each in readers}

    @rule(name=st.sampled_from(("farid", "tan", "kumar")), strand=THEIRS, lie=st.integers(0, 1))
    def lie(self, name, strand, lie) -> None:
        """A changed program of somebody who only reads says what is not theirs to say."""
        if name not in self.reads[strand]:
            return
        told, seen = self.people[name], self.seen(name, strand)
        if not seen.opened.writes:
            return
        before = seen.state.part(PassedOn)
        ids = sorted(self.asked[strand]) or ["none"]
        fact = (HearingPassedOn(Hearing.EVERYTHING, "x", at=told.now), NoLongerAsked(ids[0], at=told.now))[
            lie
        ]
        kind, body = write(fact)
        event = vault.Event(kind, dict(body))
        vault.append(
            told.store,
            told.person.keyring,
            seen.opened,
            [event],
            int(told.now.timestamp()),
            seen.fold.frontier,
        )
        folds.forget_everybody()
        assert self.seen(name, strand).state.part(PassedOn) == before

    @rule()
    def a_day_passes(self) -> None:
        for told in self.people.values():
            told.later(1)

    # What holds after each step.

    @invariant()
    def nobody_reads_beyond_consent(self) -> None:
        for (name, strand), place in self.at.items():
            told = self.people[name]
            if name == self.holder[strand] or name in self.reads[strand]:
                self.seen(name, strand)
            else:
                with pytest.raises((ConsentEnded, NotHere)):
                    look(told.person, place.id, told.now)

    @invariant()
    def every_request_stays_until_it_is_no_longer_asked_for(self) -> None:
        for strand in ("ours", "theirs", "facing"):
            for name in {self.holder[strand], *self.reads[strand]} if self.at else ():
                state = self.seen(name, strand).state.part(PassedOn)
                stands = {each.id: each.words for each in state.requests if not each.ended}
                assert stands == self.asked[strand], (name, strand)

    @invariant()
    def lines_are_with_bina_alone_and_folded_where_she_chose_anew(self) -> None:
        if not self.at:
            return
        for name, told in self.people.items():
            lines = [each for each in over.came(told.person) if each.kind == DIGEST]
            assert len(lines) == (self.lines if name == "bina" else 0), name
            for each in lines:
                story = over.asked_in(told.person, each, told.now)
                if story is not None:
                    assert over.is_wanted(story, each) is (each.body.occasion in WANTED[self.hearing])


Kitchen.TestCase.settings = settings(max_examples=12, stateful_step_count=18, deadline=None)
test_in_every_order_nobody_hears_or_reads_more_than_was_chosen = Kitchen.TestCase
