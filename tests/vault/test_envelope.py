"""Envelopes and everything else that is sealed: every flipped, cut, lengthened or transplanted byte is refused."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaga.vault import (
    Damaged,
    Event,
    NewerVersion,
    box,
    inbox,
    layout,
    new_keyring,
    open_from_self,
    read_card,
    seal_to_self,
    slip,
    statement,
    wrap,
)
from jaga.vault.control import EpochKey
from jaga.vault.envelope import CONTENT, CONTROL, Epoch, Inner, open_, seal
from jaga.vault.locks import Cost, lock, make_recovery, new_session, recover, resume, unlock

LAILA, MEI = new_keyring(), new_keyring()
EPOCH = Epoch(os.urandom(16), os.urandom(16), os.urandom(32), CONTENT)
INNER = Inner(bytes(16), LAILA.card.id, bytes(16), 0, b"", (), 0, (Event("Said", {"words": "x" * 300}),))
SEALED = seal(LAILA, EPOCH, INNER)
CHEAP = Cost(passes=1, kib=8)

LOCKED = lock(LAILA, "six words", cost=CHEAP)
WORDS, RECOVERY = make_recovery(LAILA)
SECRET, SESSION = new_session(LAILA)
SELF = seal_to_self(LAILA, b"draft", b"words")
WRAPPED = wrap.wrap(LAILA.card, b"there", b"words")
NOTE = inbox.posting(MEI, LAILA.card, "note", {}).blob
STATEMENT = statement.hand_over(LAILA, bytes(16), MEI.card, way_back=False)
KEY = EpochKey(EPOCH.tag, EPOCH.key, 1, 0, LAILA.card.verify)
BOXED = slip.box_row(KEY, SEALED)[1]

THINGS = {
    "envelope": (SEALED, lambda blob: open_(blob, EPOCH, LAILA.card.verify)),
    "lock": (LOCKED, lambda blob: unlock(blob, "six words")),
    "recovery lock": (RECOVERY, lambda blob: recover(blob, WORDS)),
    "session lock": (SESSION, lambda blob: resume(SECRET, blob)),
    "sealed to oneself": (SELF, lambda blob: open_from_self(LAILA, b"draft", blob)),
    "wrap": (WRAPPED, lambda blob: wrap.unwrap(LAILA, b"there", blob)),
    "statement": (STATEMENT, lambda blob: statement.read_statement(blob, LAILA.card.to_bytes())),
    "boxed row": (BOXED, lambda blob: slip.unbox_row(KEY, blob)),
}
REFUSED = {
    "lock": (Damaged, unlock.__globals__["WrongPassphrase"]),
    "recovery lock": (Damaged, recover.__globals__["WrongCode"]),
}
EVERY = pytest.mark.parametrize("thing", [name for name in THINGS if name != "recovery lock"])


def refuses(thing, blob):
    _, open_it = THINGS[thing]
    with pytest.raises(REFUSED.get(thing, Damaged)):
        open_it(blob)


@pytest.mark.parametrize("thing", THINGS)
def test_what_was_sealed_opens(thing):
    blob, open_it = THINGS[thing]
    assert open_it(blob)


@EVERY
def test_every_flipped_byte_is_refused(thing):
    blob, _ = THINGS[thing]
    parameters = range(6, 14) if thing == "lock" else ()  # those cost memory; tried on their own below
    for place in range(len(blob)):
        if place not in parameters:
            refuses(thing, blob[:place] + bytes([blob[place] ^ 1 << place % 8]) + blob[place + 1 :])


@EVERY
def test_every_cut_is_refused(thing):
    blob, _ = THINGS[thing]
    for length in range(0, len(blob), 3):
        refuses(thing, blob[:length])
        refuses(thing, blob[length:] if length else blob + b"\0")


@EVERY
@settings(max_examples=60, deadline=None)
@given(junk=st.binary(max_size=2000))
def test_bytes_from_anywhere_raise_nothing_but_the_named_refusal(thing, junk):
    refuses(thing, junk)
    blob, _ = THINGS[thing]
    start = 14 if thing == "lock" else 2
    refuses(thing, blob[:start] + junk)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_reordered_pieces_are_refused(data):
    size = data.draw(st.integers(1, 80))
    pieces = [SEALED[at : at + size] for at in range(0, len(SEALED), size)]
    order = data.draw(st.permutations(range(len(pieces))))
    mixed = b"".join(pieces[place] for place in order)
    if mixed != SEALED:
        refuses("envelope", mixed)


@pytest.mark.parametrize("part", ["header", "commitment", "ciphertext"])
def test_parts_of_one_envelope_do_not_fit_another(part):
    other = seal(LAILA, EPOCH, INNER)
    cuts = {"header": (0, 71), "commitment": (71, 103), "ciphertext": (103, len(SEALED))}
    start, end = cuts[part]
    refuses("envelope", SEALED[:start] + other[start:end] + SEALED[end:])


@pytest.mark.parametrize(
    "epoch",
    [
        Epoch(bytes(16), EPOCH.tag, EPOCH.key, CONTENT),
        Epoch(EPOCH.log, bytes(16), EPOCH.key, CONTENT),
        Epoch(EPOCH.log, EPOCH.tag, bytes(32), CONTENT),
        Epoch(EPOCH.log, EPOCH.tag, EPOCH.key, CONTROL),
    ],
    ids=["log", "epoch", "key", "label"],
)
def test_an_envelope_opens_in_its_own_log_and_epoch_only(epoch):
    with pytest.raises(Damaged):
        open_(SEALED, epoch, LAILA.card.verify)


def test_an_envelope_opens_for_its_authors_key_only():
    with pytest.raises(Damaged):
        open_(SEALED, EPOCH, MEI.card.verify)


def test_a_signature_under_a_small_order_key_is_refused():
    """The identity point as public key, R the identity, S zero: OpenSSL verifies this for any message."""
    from jaga.vault.keyring import verify

    identity = b"\x01" + bytes(31)
    with pytest.raises(Damaged):
        verify(identity, b"anything", identity + bytes(32))


def test_what_a_newer_program_wrote_is_named_so():
    for thing in ("envelope", "lock", "wrap"):
        blob, open_it = THINGS[thing]
        with pytest.raises(NewerVersion):
            open_it(b"\x02" + blob[1:])


def test_a_stub_keeps_the_id_and_opens_to_nobody():
    stub = layout.stub_of(SEALED)
    assert (
        layout.envelope_id(stub)
        == layout.envelope_id(SEALED)
        == open_(SEALED, EPOCH, LAILA.card.verify).envelope
    )
    refuses("envelope", stub)


@given(length=st.integers(0, 200_000))
def test_padding_gives_few_lengths_and_little_waste(length):
    padded = box.padded_length(length)
    assert padded >= max(length, 256)
    assert padded <= max(2 * length, 256)
    if length > 4096:
        assert padded <= length * 1.12
    assert box.padded_length(padded) == padded


@given(content=st.binary(max_size=9000))
def test_padding_comes_off_again(content):
    assert box.unpad(box.pad(content)) == content


def test_the_same_words_never_seal_to_the_same_bytes():
    assert seal(LAILA, EPOCH, INNER)[71:] != SEALED[71:]


def test_what_is_sealed_to_oneself_opens_in_its_own_context_only():
    for keyring, context in ((LAILA, b"other"), (MEI, b"draft")):
        with pytest.raises(Damaged):
            open_from_self(keyring, context, SELF)


def test_a_note_that_was_changed_or_meant_for_another_is_passed_over():
    assert inbox._read(LAILA, NOTE) is not None
    assert inbox._read(MEI, NOTE) is None
    for place in range(0, len(NOTE), 7):
        assert inbox._read(LAILA, NOTE[:place] + bytes([NOTE[place] ^ 64]) + NOTE[place + 1 :]) is None


def test_a_card_of_another_length_or_version_is_refused():
    card = LAILA.card.to_bytes()
    assert read_card(card) == LAILA.card
    for wrong in (card[:-1], card + b"\0", b"\0" + card[1:], b""):
        with pytest.raises(Damaged):
            read_card(wrong)
    with pytest.raises(NewerVersion):
        read_card(b"\x02" + card[1:])


@pytest.mark.parametrize(
    "inner", [b"\xc1", b"\x90", b"\x93\x01\x02\x03", b"\x81" * 40_000, b"\xdd\xff\xff\xff\xff"]
)
def test_an_inner_that_is_not_one_is_refused_even_when_sealed_with_the_right_key(inner):
    from jaga.vault.envelope import _message, _seal_with_salt
    from jaga.vault.keyring import sign

    signed = inner + sign(LAILA, _message(EPOCH, inner))
    refuses("envelope", _seal_with_salt(EPOCH, signed, os.urandom(32), 0))


def test_an_inner_with_fields_of_a_later_version_opens():
    from jaga.vault.coding import encode
    from jaga.vault.envelope import _message, _seal_with_salt
    from jaga.vault.keyring import sign

    raw = encode([bytes(16), LAILA.card.id, bytes(16), 0, b"", [], 0, [["Said", {}, "more"]], {"later": 1}])
    sealed = _seal_with_salt(EPOCH, raw + sign(LAILA, _message(EPOCH, raw)), os.urandom(32), 0)
    found = open_(sealed, EPOCH, LAILA.card.verify)
    assert found.raw == raw
    assert found.inner.events == (Event("Said"),)
