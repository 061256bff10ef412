"""The bytes on disk: the vectors are what the script beside them writes, and each has the outcome in its name."""

import json
import runpy
from pathlib import Path

import pytest

from jaga.vault import box, layout
from jaga.vault.envelope import Epoch, open_
from jaga.vault.errors import Damaged, MistypedWord, NewerVersion, WrongCode, WrongPassphrase
from jaga.vault.keyring import Keyring, fingerprint, open_from_self, verify
from jaga.vault.locks import recover, unlock
from jaga.vault.slip import locator
from jaga.vault.wrap import unwrap

HERE = Path(__file__).parent / "vectors"
MADE = runpy.run_path(str(HERE / "make.py"))
REFUSALS = {
    "damaged": Damaged,
    "newer-version": NewerVersion,
    "wrong-passphrase": WrongPassphrase,
    "wrong-code": WrongCode,
    "mistyped-word-5": MistypedWord,
}


def cases(file):
    found = json.loads((HERE / file).read_text())
    return pytest.mark.parametrize("case", found, ids=lambda case: str(case.get("name", case.get("length"))))


def raw(case, name):
    return bytes.fromhex(case[name])


def outcome(case, opens):
    if case["outcome"] == "opens":
        return opens()
    with pytest.raises(REFUSALS[case["outcome"]]) as refusal:
        opens()
    if case["outcome"] == "damaged":
        assert type(refusal.value) is Damaged
    return refusal.value


@pytest.mark.parametrize("file", MADE["FILES"])
def test_the_files_are_what_the_script_writes(file):
    assert (HERE / file).read_text() == MADE["text"](MADE["FILES"][file])


@cases("keyring.json")
def test_keyring(case):
    card = Keyring(raw(case, "seed")).card
    assert card.to_bytes() == raw(case, "card")
    assert card.id == raw(case, "card id")
    assert " ".join(fingerprint(card)) == case["fingerprint"]


@cases("envelope.json")
def test_envelope(case):
    epoch = Epoch(raw(case, "log"), raw(case, "epoch"), raw(case, "key"), case["label"].encode())
    found = outcome(case, lambda: open_(raw(case, "envelope"), epoch, raw(case, "author key")))
    if case["outcome"] == "opens":
        assert found.envelope == layout.envelope_id(raw(case, "envelope")) == raw(case, "envelope id")
    if "inner" in case:
        assert (found.raw, found.id) == (raw(case, "inner"), raw(case, "entry id"))


@cases("lock.json")
def test_lock(case):
    by_code = case["name"].startswith("code")
    secret = case["secret"].split() if by_code else case["secret"]
    found = outcome(case, lambda: (recover if by_code else unlock)(raw(case, "lock"), secret))
    if case["outcome"] == "opens":
        assert found.seed == raw(case, "seed")
    if isinstance(found, MistypedWord):
        assert found.position == 5


@cases("self.json")
def test_sealed_to_oneself(case):
    keyring = Keyring(raw(case, "seed"))
    found = outcome(case, lambda: open_from_self(keyring, case["context"].encode(), raw(case, "sealed")))
    assert case["outcome"] != "opens" or found == raw(case, "content")


@cases("wrap.json")
def test_wrap(case):
    keyring = Keyring(raw(case, "seed"))
    found = outcome(case, lambda: unwrap(keyring, case["purpose"].encode(), raw(case, "wrap")))
    assert case["outcome"] != "opens" or found == raw(case, "content")


@cases("slip.json")
def test_slip(case):
    signed = raw(case, "signed")
    verify(raw(case, "holder key"), b"jaga/1/slip/" + signed[:-64], signed[-64:])
    assert locator(raw(case, "slot secret"), raw(case, "epoch")) == raw(case, "locator")


@cases("padding.json")
def test_padding(case):
    assert box.padded_length(case["length"]) == case["padded"]
