"""The machine that plays several people through consent, with stops at any save, and compares with the model.

JAGA_LONG=1 plays for long and by chance; without it, the same short plays each time.
"""

import copy
import os
import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from consent_model import Model, Refusals, Strand
from consent_world import Hoard, InMemory, Stopped
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from jaga import vault
from jaga.vault import Event, Keyring, NotHere, Opened, Place, Store, Terms, VaultError
from jaga.vault.hold import load

LONG = bool(os.environ.get("JAGA_LONG"))
DAY = 86_400
NAMES = ("Laila", "Mei", "Ravi", "Su")
PEOPLE = {name: Keyring(bytes([number]) * 32) for number, name in enumerate(NAMES, 1)}
PURPOSES = ("listening", "supporting", "advice")

person = st.sampled_from(NAMES)
which = st.integers(0, 11)
stop = st.sampled_from((None, None, None, (1, False), (1, True), (2, False), (2, True), (3, False)))
days = st.sampled_from((None, None, 1, 2, 3))
some = st.sampled_from((PURPOSES, PURPOSES[:2], PURPOSES[:1]))
given = st.tuples(some, days, st.booleans(), st.booleans())
change = st.one_of(
    st.tuples(st.just("purposes"), some),
    st.tuples(st.just("until"), days),
    st.tuples(st.sampled_from(("whole", "writes")), st.booleans()),
)
Deed = Callable[[], object]
Said = Callable[[Model], Refusals]


def plays(count: int) -> settings:
    """So many plays of thirty deeds."""
    return settings(
        max_examples=count,
        stateful_step_count=50 if LONG else 30,
        deadline=None,
        derandomize=not LONG,
        database=None,
        # Making a failure smaller takes minutes; the long plays do it.
        phases=(Phase.generate, Phase.shrink) if LONG else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


class Consenting(RuleBasedStateMachine):
    """People who give, narrow, withdraw, hand over, let go and restore, each at any time."""

    def __init__(self) -> None:
        super().__init__()
        # The same chance in each run, so that what fails once fails again.
        self.chance = pytest.MonkeyPatch()
        self.chance.setattr(os, "urandom", random.Random(7).randbytes)  # noqa: S311
        self.world: Any = self.house()
        self.model = Model(1_800_000_000)
        self.places: dict[int, Place] = {}
        self.hoards: dict[tuple[int, str], Hoard] = {}
        self.backups: list[tuple[object, dict[int, Any], int]] = []
        self.reversed = False

    def house(self) -> Any:
        return InMemory()

    def teardown(self) -> None:
        self.world.close()
        self.chance.undo()

    # What people do. Each deed may be stopped at a save; then it is done again, or left.

    @initialize(name=person, one=given, other=given)
    def a_strand_in_which_somebody_reads(self, name, one, other) -> None:
        self._begin(0, name)
        self._writes(0, name, None, again=False)
        for to, terms in zip(self._others(0), (one, other), strict=False):
            self._grants(0, to, terms, None, again=False)

    @precondition(lambda self: len(self._running()) < 2 and len(self.places) < 4)
    @rule(name=person)
    def another_strand(self, name) -> None:
        self._begin(len(self.places), name)

    def _begin(self, number: int, name: str) -> None:
        self.places[number] = vault.create_strand(self.store, PEOPLE[name], "story", "a name", self.model.now)
        self.model.begin(number, name)
        for who, keyring in PEOPLE.items():
            place = self.places[number]
            self.hoards[number, who] = Hoard(keyring, place.content, place.control)

    @precondition(lambda self: self._running())
    @rule(which=which, who=which, stop=stop, again=st.booleans())
    def somebody_writes(self, which, who, stop, again) -> None:
        """The holder, somebody who reads, or somebody who does not."""
        number = self._which(which)
        holder, others = self._holder(number), self._others(number)
        self._writes(
            number,
            (holder, *self._readers(number), holder, *others)[who % (5 + len(self._readers(number)))],
            stop,
            again,
        )

    def _writes(self, number, name, stop, again) -> None:
        def deed() -> None:
            opened = self._opened(number, name)
            event = Event("Said", {"words": self.words})
            vault.append(self.store, PEOPLE[name], opened, [event], self.model.now)

        self._do(deed, lambda model: model.write(number, name, self.words), stop, again)

    @precondition(lambda self: self._running())
    @rule(which=which, to=which, terms=given, stop=stop, again=st.booleans())
    def the_holder_grants(self, which, to, terms, stop, again) -> None:
        number = self._which(which)
        self._grants(number, self._others(number)[to % 3], terms, stop, again)

    def _grants(self, number, to, terms, stop, again) -> None:
        name, given = self._holder(number), self._terms(terms)
        card = PEOPLE[to].card
        self._do(
            lambda: vault.grant(*self._at(number, name), card, given, self.model.now),
            lambda model: model.grant(number, name, to, given),
            stop,
            again,
        )

    @precondition(lambda self: self._running(Strand.running))
    @rule(which=which, to=which, change=change, stop=stop, again=st.booleans())
    def the_holder_narrows(self, which, to, change, stop, again) -> None:
        """One thing changes, perhaps to more than before."""
        number = self._which(which, Strand.running)
        to = self._readers(number)[to % len(self._readers(number))]
        name, (what, value) = self._holder(number), change
        if what == "until" and value:
            value = self.model.now + value * DAY
        less = msgspec.structs.replace(self.model.strands[number].consents[to].terms, **{what: value})
        self._do(
            lambda: vault.narrow(
                *self._at(number, name), self._person(number, name, to), less, self.model.now
            ),
            lambda model: model.narrow(number, name, to, less),
            stop,
            again,
        )

    @precondition(lambda self: self._running(Strand.running))
    @rule(which=which, to=which, stop=stop, again=st.booleans())
    def the_holder_withdraws(self, which, to, stop, again) -> None:
        number = self._which(which, Strand.running)
        to = self._readers(number)[to % len(self._readers(number))]
        name = self._holder(number)
        who = self._person(number, name, to)
        self._do(
            lambda: vault.withdraw(*self._at(number, name), who, self.model.now),
            lambda model: model.withdraw(number, name, to),
            stop,
            again,
        )

    @precondition(lambda self: self._running())
    @rule(which=which, to=which, way_back=st.booleans(), stop=stop, again=st.booleans())
    def the_holder_offers(self, which, to, way_back, stop, again) -> None:
        number = self._which(which)
        name, to = self._holder(number), self._others(number)[to % 3]
        card = PEOPLE[to].card
        self._do(
            lambda: vault.offer_holding(*self._at(number, name), card, self.model.now, way_back=way_back),
            lambda model: model.offer(number, name, to, way_back=way_back),
            stop,
            again,
        )

    @precondition(lambda self: self._running(_offered))
    @rule(which=which, stop=stop, again=st.booleans())
    def the_holder_takes_the_offer_back(self, which, stop, again) -> None:
        number = self._which(which, _offered)
        name = self._holder(number)
        self._do(
            lambda: vault.cancel_offer(*self._at(number, name), self.model.now),
            lambda model: model.cancel(number, name),
            stop,
            again,
        )

    @precondition(lambda self: self._running(_offered))
    @rule(which=which, who=which, keep=st.none() | given, stop=stop, again=st.booleans())
    def somebody_takes_the_strand(self, which, who, keep, stop, again) -> None:
        """Mostly somebody who may, sometimes somebody who was offered nothing."""
        number = self._which(which, _offered)
        may = sorted(self.model.strands[number].sees_all() - {self._holder(number)})
        name = self._others(number)[who % 3] if who > 8 else may[who % len(may)]
        terms = keep and self._terms(keep)

        def deed() -> None:
            self._comes(self.store, name)
            shelf = vault.open_shelf(self.store, PEOPLE[name])
            mine = [place.id for place in shelf.places if place.content == self.places[number].content]
            offered = [place.id for place in shelf.places if place.id in mine and place.offer]
            place_id = (*offered, *mine, bytes(16))[0]
            vault.take_holding(self.store, PEOPLE[name], place_id, self.model.now, keep=terms)

        self._do(deed, lambda model: model.take(number, name, terms), stop, again)

    @precondition(lambda self: self._running(_says_something))
    @rule(which=which, who=which, text=which, stop=stop, again=st.booleans())
    def an_entry_is_let_go_of(self, which, who, text, stop, again) -> None:
        number = self._which(which, _says_something)
        holder = self._holder(number)
        name = (holder, holder, *self._readers(number), *self._others(number))[
            who % (2 + len(self._readers(number)))
        ]
        known = self.model.strands[number]
        texts = [
            text
            for text, (author, stint) in known.written.items()
            if self._plainly(known, author, stint, name)
        ]
        if not texts:
            return
        text = texts[text % len(texts)]

        def deed() -> None:
            opened = self._opened(number, name)
            entry = _entry(self.store, opened, text)
            vault.let_go_entry(self.store, PEOPLE[name], opened, entry, self.model.now)

        self._do(deed, lambda model: model.let_go_entry(number, name, text), stop, again)

    @precondition(lambda self: len(self._running()) > 1)
    @rule(which=which, stop=stop, again=st.booleans())
    def the_strand_is_let_go_of(self, which, stop, again) -> None:
        number = self._which(which)
        name = self._holder(number)
        self._do(
            lambda: vault.let_go_strand(*self._at(number, name), self.model.now),
            lambda model: model.let_go_strand(number, name),
            stop,
            again,
        )

    @precondition(lambda self: self._running())
    @rule(which=which, ahead=days, stop=stop, again=st.booleans())
    def a_date_is_set(self, which, ahead, stop, again) -> None:
        number = self._which(which)
        name, date = self._holder(number), ahead and self.model.now + ahead * DAY
        self._do(
            lambda: vault.let_go_on(*self._at(number, name), date, self.model.now),
            lambda model: model.let_go_on(number, name, date),
            stop,
            again,
        )

    @precondition(lambda self: self._running())
    @rule(which=which, paused=st.booleans(), stop=stop, again=st.booleans())
    def a_legal_threat_is_noted_or_over(self, which, paused, stop, again) -> None:
        number = self._which(which)
        name = self._holder(number)
        self._do(
            lambda: vault.pause_letting_go(*self._at(number, name), self.model.now, paused=paused),
            lambda model: model.pause(number, name, paused=paused),
            stop,
            again,
        )

    @precondition(lambda self: self._running(_closed))
    @rule(which=which, keep=st.sets(person), stop=stop, again=st.booleans())
    def the_holder_confirms(self, which, keep, stop, again) -> None:
        number = self._which(which, _closed)
        name = self._holder(number)

        def deed() -> None:
            ids = [
                self._person(number, name, who) for who in keep if who in self.model.strands[number].consents
            ]
            vault.confirm(*self._at(number, name), ids, self.model.now)

        self._do(deed, lambda model: model.confirm(number, name, keep), stop, again)

    @precondition(lambda self: self._running())
    @rule(which=which, who=which, to=person)
    def somebody_who_does_not_hold_it_tries(self, which, who, to) -> None:
        number = self._which(which)
        name = self._others(number)[who % 3]
        at, now = self._at(number, name), self.model.now
        for deed in (
            lambda: vault.grant(*at, PEOPLE[to].card, Terms(PURPOSES, whole=True), now),
            lambda: vault.withdraw(*at, bytes(16), now),
            lambda: vault.offer_holding(*at, PEOPLE[to].card, now),
            lambda: vault.cancel_offer(*at, now),
            lambda: vault.confirm(*at, [], now),
            lambda: vault.let_go_on(*at, now, now),
            lambda: vault.let_go_strand(*at, now),
        ):
            with pytest.raises((vault.NotTheHolder, NotHere)):
                deed()

    @rule(name=person, backwards=st.booleans(), stop=stop)
    def somebody_comes(self, name, backwards, stop) -> None:
        """Somebody takes what waits for them, in whatever order it waits, and opens all that they list."""
        self.reversed = backwards
        self.store.stop_at(stop)
        try:
            self._comes(self.store, name)
            for place in vault.open_shelf(self.store, PEOPLE[name]).places:
                _opens(self.store, name, place, self.model.now)
        except Stopped:
            pass
        self.store.stop_at(None)

    @rule(first=person, stop=stop)
    def a_day_passes(self, first, stop) -> None:
        self.model.now += DAY
        for number, strand in self.model.strands.items():
            if strand.due(self.model.now) and not strand.gone:
                self._its_date_came(number, first, stop)

    def _its_date_came(self, number: int, first: str, stop: tuple[int, bool] | None) -> None:
        """One person opens it, perhaps with a machine that stops; the holder comes after them."""
        for name, at in ((first, stop), (self._holder(number), None)):
            self.store.stop_at(at)
            try:
                self._comes(self.store, name)
                with pytest.raises(VaultError):
                    self._opened(number, name)
            except Stopped:
                pass
            self.store.stop_at(None)
            self.what_each_can_read_is_what_the_model_says()
        self.model.its_date_came(number)

    @rule()
    def a_backup_is_made(self) -> None:
        kept = self.world.keep(), copy.deepcopy(self.model.strands), len(self.backups)
        self.backups = [*self.backups[-1:], kept]

    @precondition(lambda self: self.backups)
    @rule(which=st.integers(0, 1), witness=st.sampled_from((True, True, False)))
    def a_backup_is_restored(self, which, witness) -> None:
        backup, strands, _ = self.backups[which % len(self.backups)]
        self.world.restore(backup, witness_kept=witness)
        self.model.restore(strands, witness=witness)
        for number, strand in self.model.strands.items():
            if strand.due(self.model.now) and not strand.gone:
                self._its_date_came(number, strand.holder, None)
        self.backups = []

    # What must hold, whatever they did.

    @invariant()
    def what_each_can_read_is_what_the_model_says(self) -> None:
        self.model.remember()
        with self.world.looked_at() as store:
            for (number, name), hoard in self.hoards.items():
                if number in self.model.strands:
                    hoard.gather(store)
                    more = hoard.opens(store) - self.model.left_to(number, name)
                    assert not more, f"{name} opens {sorted(more)} of {number} with what they kept"
                    assert not hoard.left_over(store), f"slots of {number} outlived their epoch"
                    self._nobody_is_shown(number, name, hoard)
            for name in NAMES:
                self._comes(store, name)
                self._reads_what_was_given(store, name)

    def _reads_what_was_given(self, store: Store, name: str) -> None:
        places = vault.open_shelf(store, PEOPLE[name]).places
        found: dict[bytes, list[Opened | VaultError]] = {}
        for place in places:
            found.setdefault(place.content, []).append(_opens(store, name, place, self.model.now))
        for number in self.model.strands:
            self._is_what_was_given(store, number, name, found.get(self.places[number].content, []))
        left = vault.open_shelf(store, PEOPLE[name]).places
        listed = {n for n in self.model.strands for place in left if place.content == self.places[n].content}
        unclear = {
            n for n, known in self.model.strands.items() if known.closed or known.doubtful or known.gone
        }
        assert listed - unclear == self.model.lists(name) - unclear, f"the shelf of {name}"
        assert len(left) == len({place.content for place in left}) or unclear

    def _is_what_was_given(
        self, store: Store, number: int, name: str, found: list[Opened | VaultError]
    ) -> None:
        opened = [one for one in found if isinstance(one, Opened)]
        expected, known = self.model.reads(number, name), self.model.strands[number]
        if expected is None:
            assert not opened, f"{name} opens {number}"
            for refusal in found:
                assert isinstance(refusal, self.model.refuses_to_open(number)), f"{name} meets {refusal!r}"
            return
        assert len(opened) == 1, f"{name} does not open {number}: {found}"
        reading = vault.read(store, opened[0])
        texts = [words for entry in reading.entries for words in _words(entry)]
        aside = {words for entry in reading.set_aside for words in _words(entry)}
        assert len(set(texts)) == len(texts)
        assert set(texts) | (expected & known.unsure) == expected, f"{name} reads {texts} of {number}"
        assert aside <= known.unsure
        assert not reading.damaged
        holding = opened[0].holding
        assert (holding is not None) == (name == known.holder)
        if holding is None:
            assert opened[0].terms == known.consents[name].terms
        else:
            assert len(reading.let_go) == len(known.tombs)
            self._holds_what_stands(holding, number)

    def _holds_what_stands(self, holding: vault.Holding, number: int) -> None:
        known = self.model.strands[number]
        readers = {reader.card.id: reader.terms for reader in holding.readers}
        running = known.running(self.model.now)
        assert readers == {PEOPLE[name].card.id: consent.terms for name, consent in running.items()}
        assert holding.offered_to == (PEOPLE[known.offer[0]].card if known.offer else None)
        assert holding.held_for == (PEOPLE[known.way_back].card if known.way_back else None)
        assert (holding.let_go_on, holding.paused) == (known.date, known.paused)
        assert (holding.needs_confirming, holding.forked) == (known.closed, False)

    def _nobody_is_shown(self, number: int, name: str, hoard: Hoard) -> None:
        """A reader's slips and rows name the holders and those who write, and nobody else who reads."""
        if hoard.controls:
            return  # whoever held it, or was offered it, knows who reads
        for other in set(NAMES) - {name} - self.model.heard[number]:
            card = PEOPLE[other].card
            for raw in hoard.seen.values():
                assert card.id not in raw, f"{name} is shown {other}"
                assert card.verify not in raw, f"{name} is shown {other}"

    # How a deed is done.

    @property
    def store(self) -> Any:
        return self.world.store

    def _do(self, deed: Deed, say: Said, stop: tuple[int, bool] | None, again: bool) -> None:  # noqa: FBT001 - drawn
        self._once(deed, say, stop)
        if stop and again:
            self.what_each_can_read_is_what_the_model_says()
            self._once(deed, say, None)

    def _once(self, deed: Deed, say: Said, stop: tuple[int, bool] | None) -> None:
        after = copy.deepcopy(self.model)
        self.words = f"entry {after.number()}"
        expected, met = say(after), None
        self.store.stop_at(stop)
        try:
            deed()
        except Stopped:
            happened = self.store.changed
        except VaultError as refusal:
            happened, met = False, refusal
        else:
            happened = True
        self.store.stop_at(None)
        assert met is None or isinstance(met, expected), f"{met!r} where {expected} was due"
        if happened:
            assert not expected, f"done where {expected} was due"
            self.model = after

    def _running(self, like: Callable[[Strand, int], object] | None = None) -> list[int]:
        """The strands that are not gone, and are like this."""
        now = self.model.now
        return [
            n for n, one in self.model.strands.items() if not one.gone and (like is None or like(one, now))
        ]

    def _which(self, which: int, like: Callable[[Strand, int], object] | None = None) -> int:
        found = self._running(like)
        return found[which % len(found)]

    def _others(self, number: int) -> list[str]:
        return [name for name in NAMES if name != self._holder(number)]

    def _readers(self, number: int) -> list[str]:
        return sorted(self.model.strands[number].running(self.model.now))

    def _holder(self, number: int) -> str:
        return self.model.strands[number].holder

    def _plainly(self, known: Any, author: str, stint: int, name: str) -> bool:
        """Whether it is plain whose entry this is: what one wrote under a consent that ended is not said here."""
        return author != name or stint == known.stint_of(name) or name == known.holder

    def _terms(self, given: tuple[tuple[str, ...], int | None, bool, bool]) -> Terms:
        purposes, ahead, whole, writes = given
        until = None if ahead is None else self.model.now + ahead * DAY
        return Terms(purposes, until, None, whole, writes)

    def _at(self, number: int, name: str) -> tuple[Store, Keyring, bytes]:
        shelf = vault.open_shelf(self.store, PEOPLE[name])
        mine = [place for place in shelf.places if place.content == self.places[number].content]
        best = sorted(mine, key=lambda place: not place.holds)
        return self.store, PEOPLE[name], best[0].id if best else bytes(16)

    def _person(self, number: int, name: str, to: str) -> bytes:
        store, keyring, place_id = self._at(number, name)
        place = vault.find(vault.open_shelf(store, keyring), place_id)
        readers = load(store, keyring, place).state.readers
        return next(id_ for id_, consent in readers.items() if consent.card == PEOPLE[to].card.to_bytes())

    def _comes(self, store: Store, name: str) -> None:
        notes = vault.waiting(store, PEOPLE[name])
        order = sorted(notes, key=lambda note: self.store.arrived[note.sealed], reverse=self.reversed)
        for note in order:
            vault.accept(store, PEOPLE[name], note, "theirs")

    def _opened(self, number: int, name: str) -> Opened:
        self._comes(self.store, name)
        shelf = vault.open_shelf(self.store, PEOPLE[name])
        mine = [place for place in shelf.places if place.content == self.places[number].content]
        found = [_opens(self.store, name, place, self.model.now) for place in mine]
        refusal: VaultError = NotHere()
        for one in found:
            if isinstance(one, Opened):
                return one
            refusal = one
        raise refusal


def _offered(strand: Strand, _: int) -> bool:
    return strand.offer is not None or strand.way_back is not None


def _says_something(strand: Strand, _: int) -> bool:
    return bool(strand.stands)


def _closed(strand: Strand, _: int) -> bool:
    """Closed, or now and then not: confirming is never refused to who holds it."""
    return strand.closed or len(strand.epochs) % 5 == 0


def _opens(store: Store, name: str, place: Place, now: int) -> Opened | VaultError:
    try:
        return vault.open_strand(store, PEOPLE[name], place.id, now)
    except VaultError as refusal:
        return refusal


def _entry(store: Store, opened: Opened, text: str) -> bytes:
    reading = vault.read(store, opened)
    found = [entry.id for entry in (*reading.entries, *reading.set_aside) if text in _words(entry)]
    return (*found, bytes(32))[0]


def _words(entry: vault.Entry) -> list[str]:
    return [event.body["words"] for event in entry.events if event.kind == "Said"]
