"""The rules of consent, between people with real keys."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaga import vault
from jaga.vault import ConsentEnded, NotAWriter, NotHere, Terms
from jaga.vault.slip import locator, read_slip
from jaga.vault.wrap import unwrap, wrap

DAY = 86_400


def test_from_now_on_never_opens_what_was_written_before(house):
    place = house.strand("Laila")
    house.write("Laila", place, "before")
    _, his = house.give("Laila", place, "Ravi")
    assert house.read("Ravi", his) == []
    house.write("Laila", place, "after")
    assert house.read("Ravi", his) == ["after"]


def test_the_whole_story_opens_from_the_beginning(house):
    place = house.strand("Laila")
    house.write("Laila", place, "before")
    _, hers = house.give("Laila", place, "Mei", whole=True)
    house.write("Laila", place, "after")
    assert house.read("Mei", hers) == ["before", "after"]


def test_after_a_withdrawal_nothing_opens_and_the_place_is_gone(house):
    place = house.strand("Laila")
    person, his = house.give("Laila", place, "Ravi", whole=True)
    _, hers = house.give("Laila", place, "Mei", whole=True)
    house.withdraw("Laila", place, person)
    house.write("Laila", place, "I saw him at the station")
    with pytest.raises(ConsentEnded):
        house.open("Ravi", his)
    with pytest.raises(NotHere):
        house.open("Ravi", his)
    assert house.read("Mei", hers) == ["I saw him at the station"]


def test_who_kept_every_key_they_ever_had_reads_nothing_written_after_their_withdrawal(house):
    place = house.strand("Laila")
    person, his = house.give("Laila", place, "Ravi", whole=True)
    kept = house.open("Ravi", his)
    house.withdraw("Laila", place, person)
    house.write("Laila", place, "later")
    assert vault.read(house.store, kept).entries == ()


def test_a_consent_ends_by_date_while_the_holder_is_away(house):
    place = house.strand("Laila")
    _, hers = house.give("Laila", place, "Mei", whole=True, writes=True)
    _, his = house.give("Laila", place, "Ravi", whole=True, until=house.now + DAY)
    kept = house.open("Ravi", his)
    house.write("Mei", hers, "in time")
    assert house.read("Ravi", his) == ["in time"]
    house.now += DAY
    house.write("Mei", hers, "after the date")
    with pytest.raises(ConsentEnded):
        house.open("Ravi", his)
    assert [e.events[0].body["words"] for e in vault.read(house.store, kept).entries] == ["in time"]
    assert house.read("Mei", hers) == ["in time", "after the date"]
    assert house.read("Laila", place) == ["in time", "after the date"]


def test_who_wrote_until_a_date_is_no_writer_after_it(house):
    place = house.strand("Laila")
    house.give("Laila", place, "Ravi", whole=True, writes=True, until=house.now + DAY)
    assert len(house.reading("Laila", place).writers) == 2
    house.now += DAY
    house.write("Laila", place, "after the date")
    assert [card for _, card in house.reading("Laila", place).writers] == [house.keyring("Laila").card]


def test_a_clock_that_runs_backwards_brings_no_ended_consent_back(house):
    place = house.strand("Laila")
    _, his = house.give("Laila", place, "Ravi", whole=True, until=house.now + DAY)
    house.now += DAY
    house.write("Laila", place, "after the date")
    house.now -= DAY
    house.write("Laila", place, "still after it")
    with pytest.raises(ConsentEnded):
        house.open("Ravi", his)


def test_several_end_dates_pass_one_after_the_other_and_all_at_once(house):
    place = house.strand("Laila")
    _, a = house.give("Laila", place, "A", until=house.now + DAY)
    _, b = house.give("Laila", place, "B", until=house.now + 2 * DAY)
    _, c = house.give("Laila", place, "C", until=house.now + 3 * DAY, writes=True)
    house.now += 2 * DAY
    house.write("C", c, "two dates later")
    for name, theirs in (("A", a), ("B", b)):
        with pytest.raises(ConsentEnded):
            house.open(name, theirs)
    assert house.read("C", c) == ["two dates later"]
    house.now += DAY
    with pytest.raises(ConsentEnded):
        house.open("C", c)
    house.write("Laila", place, "alone")
    assert house.read("Laila", place) == ["two dates later", "alone"]


def test_a_key_for_after_the_end_date_is_never_laid_out_for_its_reader(house):
    place = house.strand("Laila")
    _, his = house.give("Laila", place, "Ravi", until=house.now + DAY)
    _, hers = house.give("Laila", place, "Mei", until=house.now + 2 * DAY)
    current, *ahead = house.open("Laila", place).epochs[-3:]
    assert [epoch.due for epoch in ahead] == [house.now + DAY, house.now + 2 * DAY]

    def laid(keyring, theirs, epoch):
        where = locator(theirs.secret, epoch.tag)
        blob = house.store.slot(where)
        return blob and read_slip(house.keyring(keyring), where, blob)

    assert laid("Ravi", his, current).schedule == ()
    assert [due.at for due in laid("Mei", hers, current).schedule] == [house.now + DAY]
    assert [bool(laid("Ravi", his, epoch)) for epoch in ahead] == [False, False]
    assert [bool(laid("Mei", hers, epoch)) for epoch in ahead] == [True, False]


def test_somebody_elses_slip_in_my_slot_is_refused(house):
    place = house.strand("Laila")
    _, his = house.give("Laila", place, "Ravi")
    _, hers = house.give("Laila", place, "Mei", whole=True)
    epoch = house.store.epoch(place.content)
    signed = unwrap(
        house.keyring("Mei"),
        b"slot/" + locator(hers.secret, epoch),
        house.store.slot(locator(hers.secret, epoch)),
    )
    where = locator(his.secret, epoch)
    house.store.save([vault.PutSlot(where, wrap(house.keyring("Ravi").card, b"slot/" + where, signed))])
    with pytest.raises(vault.Damaged):
        house.open("Ravi", his)


def test_a_withdrawal_replaces_the_schedule(house):
    place = house.strand("Laila")
    house.give("Laila", place, "A", until=house.now + DAY)
    person, b = house.give("Laila", place, "B", until=house.now + 2 * DAY)
    ahead = house.open("B", b)
    house.withdraw("Laila", place, person)
    house.now += DAY
    house.write("Laila", place, "unread")
    assert vault.read(house.store, ahead).entries == ()
    with pytest.raises(ConsentEnded):
        house.open("B", b)


def test_narrowing_only_takes_away(house):
    place = house.strand("Laila")
    person, hers = house.give("Laila", place, "Mei", whole=True, writes=True)
    house.write("Laila", place, "first")
    laila = house.keyring("Laila")
    vault.narrow(house.store, laila, place.id, person, Terms(("listening",)), house.now)
    house.write("Laila", place, "second")
    assert house.read("Mei", hers) == ["second"]
    with pytest.raises(NotAWriter):
        house.write("Mei", hers, "no longer")
    for wider in (
        Terms(("listening", "more")),
        Terms(("listening",), whole=True),
        Terms(("listening",), writes=True),
    ):
        with pytest.raises(vault.WouldWiden):
            vault.narrow(house.store, laila, place.id, person, wider, house.now)


def test_only_the_holder_gives_and_withdraws(house):
    place = house.strand("Laila")
    person, hers = house.give("Laila", place, "Mei", whole=True, writes=True)
    mei, card = house.keyring("Mei"), house.keyring("Su").card
    with pytest.raises(vault.NotTheHolder):
        vault.grant(house.store, mei, hers.id, card, Terms(("x",)), house.now)
    with pytest.raises(vault.NotTheHolder):
        vault.withdraw(house.store, mei, hers.id, person, house.now)


def test_readers_see_who_writes_and_not_who_reads(house):
    place = house.strand("Laila")
    house.give("Laila", place, "Ravi")
    _, hers = house.give("Laila", place, "Mei", whole=True, writes=True)
    cards = [card for _, card in house.reading("Mei", hers).writers]
    assert cards == [house.keyring("Laila").card, house.keyring("Mei").card]


def test_a_gift_and_a_withdrawal_look_alike_from_outside(house):
    place = house.strand("Laila")
    person, _ = house.give("Laila", place, "Ravi")
    given = [len(blob) for blob in house.store._slots.values()]
    house.withdraw("Laila", place, person)
    assert len(given) == len(house.store._slots) == 4
    assert len(set(given)) == 1


def test_a_consent_given_again_after_its_end_starts_from_then(house):
    place = house.strand("Laila")
    person, his = house.give("Laila", place, "Ravi", until=house.now + DAY)
    house.now += DAY
    house.write("Laila", place, "between")
    again, his = house.give("Laila", place, "Ravi")
    house.write("Laila", place, "again")
    assert again == person
    assert house.read("Ravi", his) == ["again"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_note_of_a_consent_that_ended_does_not_replace_one_that_runs(house, order):
    place, laila, ravi = house.strand("Laila"), house.keyring("Laila"), house.keyring("Ravi")
    notes = []
    for turn in range(2):
        person = vault.grant(house.store, laila, place.id, ravi.card, Terms(("listening",)), house.now)
        notes += [note for note in vault.waiting(house.store, ravi) if note not in notes]
        if turn == 0:
            house.withdraw("Laila", place, person)
    house.write("Laila", place, "words")
    for note in notes[::order]:
        his = vault.accept(house.store, ravi, note, "theirs")
    assert house.read("Ravi", his) == ["words"]


def test_a_replaced_card_reads_on_and_the_old_one_does_not(house):
    place = house.strand("Laila")
    person, his = house.give("Laila", place, "Ravi")
    new = house.keyring("Ravi, new")
    vault.replace_card(house.store, house.keyring("Laila"), place.id, person, new.card, house.now)
    house.write("Laila", place, "after")
    with pytest.raises(ConsentEnded):
        house.open("Ravi", his)
    assert house.read("Ravi, new", house.accept("Ravi, new")) == ["after"]


def test_not_yours_and_not_there_are_one_refusal(house):
    place = house.strand("Laila")
    house.strand("Su")
    refusals = []
    for place_id in (place.id, bytes(16)):
        with pytest.raises(NotHere) as refusal:
            vault.open_strand(house.store, house.keyring("Su"), place_id, house.now)
        refusals.append((type(refusal.value), refusal.value.args))
    assert refusals[0] == refusals[1]


def test_the_vaults_own_kinds_cannot_be_written_from_outside(house):
    place = house.strand("Laila")
    forged = (vault.Event("vault.epoch-opened", {}),)
    with pytest.raises(vault.ReservedKind):
        vault.append(house.store, house.keyring("Laila"), house.open("Laila", place), forged, house.now)


def test_withdrawing_a_reader_reads_no_content(house, monkeypatch):
    place = house.strand("Laila")
    person, _ = house.give("Laila", place, "Ravi", whole=True)
    house.write("Laila", place, "words")
    read, tags = house.store.read, []
    monkeypatch.setattr(house.store, "read", lambda tag, position=0: tags.append(tag) or read(tag, position))
    house.withdraw("Laila", place, person)
    assert set(tags) == {place.control}


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("give"),
            st.sampled_from("ABC"),
            st.booleans(),
            st.none() | st.integers(1, 4),
            st.booleans(),
        ),
        st.tuples(st.just("withdraw"), st.sampled_from("ABC")),
        st.tuples(st.just("write")),
        st.tuples(st.just("reader writes"), st.sampled_from("ABC")),
        st.tuples(st.just("a day passes")),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_happens_each_reads_what_their_consent_says(steps, house):
    """A model beside the real thing: who may read which of the entries, after every sequence of steps."""
    house = type(house)()
    place = house.strand("Laila")
    said: list[str] = []
    consents: dict[str, tuple[bytes, object, int | None, bool, bool]] = {}
    allowed: dict[str, set[str]] = {name: set() for name in "ABC"}

    def alive(name):
        return name in consents and (consents[name][2] is None or consents[name][2] > house.now)

    def record(text):
        said.append(text)
        for name in "ABC":
            if alive(name):
                allowed[name].add(text)

    for number, step in enumerate(steps):
        text = f"entry {number}"
        match step:
            case ("give", name, whole, days, writes):
                until = None if days is None else house.now + days * DAY
                before = alive(name)
                terms = Terms(("x",), until=until, whole=whole, writes=writes)
                card = house.keyring(name).card
                person = vault.grant(house.store, house.keyring("Laila"), place.id, card, terms, house.now)
                theirs = consents[name][1] if before else house.accept(name)
                was_whole = before and consents[name][4]
                consents[name] = (person, theirs, until, writes, whole)
                if whole:
                    allowed[name] = set(said)
                elif not before or was_whole:
                    allowed[name] = set()
            case ("withdraw", name) if alive(name):
                house.withdraw("Laila", place, consents.pop(name)[0])
            case ("write",):
                house.write("Laila", place, text)
                record(text)
            case ("reader writes", name) if alive(name) and consents[name][3]:
                house.write(name, consents[name][1], text)
                record(text)
            case ("a day passes",):
                house.now += DAY
    for name in "ABC":
        if alive(name):
            assert set(house.read(name, consents[name][1])) == allowed[name]
        elif name in consents:
            with pytest.raises((ConsentEnded, NotHere)):
                house.open(name, consents[name][1])
    reading = house.reading("Laila", place)
    assert [entry.events[0].body["words"] for entry in reading.entries] == said
    assert not reading.set_aside
    assert not reading.damaged
