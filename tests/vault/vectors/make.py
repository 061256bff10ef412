# ruff: noqa: T201 - a script that says what it wrote
"""Writes the test vectors beside it: bytes that every implementation must open or refuse alike.

    python tests/vault/vectors/make.py

Everything is drawn from labels, so that running it again gives the same files. Wraps cannot be made twice alike (HPKE
draws its own randomness): `wrap.json` is written only where it is missing.
"""

import hashlib
import json
from pathlib import Path

from jaga.vault import box, layout, words
from jaga.vault.coding import encode
from jaga.vault.control import Consent, EpochKey, State
from jaga.vault.envelope import (
    CONTENT,
    CONTROL,
    Epoch,
    Inner,
    _message,
    _seal_with_salt,
    entry_id,
)
from jaga.vault.keyring import Keyring, _seal_to_self_with_salt, fingerprint, sign
from jaga.vault.locks import Cost, _lock_with_salt, _recovery_with_salt
from jaga.vault.shapes import Event, Terms
from jaga.vault.slip import locator, write_slip
from jaga.vault.wrap import wrap

HERE = Path(__file__).parent


def draw(label, size=32):
    return hashlib.shake_256(b"jaga test vector: " + label.encode()).digest(size)


LAILA, MEI = Keyring(draw("Laila")), Keyring(draw("Mei"))
EPOCH = Epoch(draw("log", 16), draw("epoch", 16), draw("epoch key"), CONTENT)
COST = Cost(passes=1, kib=64)


def flip(blob, place):
    return blob[:place] + bytes([blob[place] ^ 1]) + blob[place + 1 :]


def sealed(raw, epoch=EPOCH, keyring=LAILA, salt="salt", mark=0):
    return _seal_with_salt(epoch, raw + sign(keyring, _message(epoch, raw)), draw(salt), mark)


def keyrings():
    for name, keyring in (("Laila", LAILA), ("Mei", MEI), ("zeros", Keyring(bytes(32)))):
        yield {
            "name": name,
            "seed": keyring.seed.hex(),
            "card": keyring.card.to_bytes().hex(),
            "card id": keyring.card.id.hex(),
            "fingerprint": " ".join(fingerprint(keyring.card)),
        }


def envelopes():
    inner = Inner(
        draw("strand", 16),
        LAILA.card.id,
        draw("chain", 16),
        0,
        b"",
        (),
        1_800_000_000,
        (Event("Said", {"words": "kita jaga kita"}),),
    )
    raw = encode(inner)
    blob = sealed(raw)
    later = encode([*[getattr(inner, name) for name in inner.__struct_fields__], {"of": "a later version"}])
    other = Epoch(EPOCH.log, draw("other epoch", 16), EPOCH.key, CONTENT)
    cases = {
        "opens": (blob, "opens"),
        "opens-an-epoch": (sealed(raw, mark=1), "opens"),
        "opens-with-fields-of-a-later-version": (sealed(later), "opens"),
        "opens-4096-bytes": (
            sealed(
                encode(
                    Inner(
                        inner.strand,
                        inner.author,
                        inner.chain,
                        1,
                        entry_id(raw),
                        (entry_id(raw),),
                        0,
                        (Event("Said", {"words": "x" * 3000}),),
                    )
                )
            ),
            "opens",
        ),
        "flipped-mark": (flip(blob, 2), "damaged"),
        "flipped-log-tag": (flip(blob, 3), "damaged"),
        "flipped-salt": (flip(blob, 40), "damaged"),
        "flipped-length": (flip(blob, 70), "damaged"),
        "flipped-commitment": (flip(blob, 71), "damaged"),
        "flipped-ciphertext": (flip(blob, 103), "damaged"),
        "flipped-last-byte": (flip(blob, len(blob) - 1), "damaged"),
        "cut": (blob[:-1], "damaged"),
        "lengthened": (blob + b"\0", "damaged"),
        "empty": (b"", "damaged"),
        "stub": (layout.stub_of(blob), "damaged"),
        "wrong-epoch": (sealed(raw, other), "damaged"),
        "wrong-label": (sealed(raw, Epoch(EPOCH.log, EPOCH.tag, EPOCH.key, CONTROL)), "damaged"),
        "wrong-author": (sealed(raw, keyring=MEI), "damaged"),
        "inner-is-not-an-entry": (sealed(b"\x93\x01\x02\x03"), "damaged"),
        "signature-over-another-epoch": (
            _seal_with_salt(EPOCH, raw + sign(LAILA, _message(other, raw)), draw("salt"), 0),
            "damaged",
        ),
        "newer-version": (b"\x02" + blob[1:], "newer-version"),
        "newer-suite": (blob[:1] + b"\x02" + blob[2:], "newer-version"),
    }
    for name, (bytes_, outcome) in cases.items():
        case = {
            "name": name,
            "outcome": outcome,
            "log": EPOCH.log.hex(),
            "epoch": EPOCH.tag.hex(),
            "key": EPOCH.key.hex(),
            "label": CONTENT.decode(),
            "author key": LAILA.card.verify.hex(),
            "envelope": bytes_.hex(),
        }
        if outcome == "opens":
            case |= {"envelope id": layout.envelope_id(bytes_).hex()}
        if name == "opens":
            case |= {"inner": raw.hex(), "entry id": entry_id(raw).hex()}
        yield case


def locks():
    phrase, entropy = "café rumah hujan", draw("entropy", 16)
    by_phrase = _lock_with_salt(LAILA, phrase, 3, COST, draw("lock salt"))
    by_code = _recovery_with_salt(LAILA, entropy, 1, draw("code salt"))
    code = list(words.code_of(entropy))
    wrong = [*code[:4], "zoo" if code[4] != "zoo" else "abandon", *code[5:]]
    for name, blob, secret, outcome in (
        ("passphrase-opens", by_phrase, phrase, "opens"),
        ("passphrase-decomposed-opens", by_phrase, "cafe\u0301 rumah hujan ", "opens"),
        ("passphrase-wrong", by_phrase, "café rumah", "wrong-passphrase"),
        ("passphrase-lowered-cost", by_phrase[:13] + b"\x08" + by_phrase[14:], phrase, "wrong-passphrase"),
        ("passphrase-cut", by_phrase[:-1], phrase, "damaged"),
        ("code-opens", by_code, " ".join(code), "opens"),
        ("code-word-5-mistyped", by_code, " ".join(wrong), "mistyped-word-5"),
        ("code-of-another", by_code, " ".join(words.code_of(draw("other", 16))), "wrong-code"),
        ("code-cut", by_code[:-1], " ".join(code), "damaged"),
    ):
        yield {
            "name": name,
            "outcome": outcome,
            "lock": blob.hex(),
            "secret": secret,
            "seed": LAILA.seed.hex(),
        }


def selves():
    blob = _seal_to_self_with_salt(LAILA, b"draft", b"words", draw("self salt"))
    for name, context, bytes_, outcome in (
        ("opens", "draft", blob, "opens"),
        ("wrong-context", "snapshot", blob, "damaged"),
        ("flipped", "draft", flip(blob, 60), "damaged"),
    ):
        yield {
            "name": name,
            "outcome": outcome,
            "seed": LAILA.seed.hex(),
            "context": context,
            "sealed": bytes_.hex(),
            "content": b"words".hex(),
        }


def lengths():
    for length in (0, 1, 256, 257, 4096, 4097, 5000, 65537, 1_000_003):
        yield {"length": length, "padded": box.padded_length(length)}


def slips():
    consent = Consent(MEI.card.to_bytes(), draw("slot secret"), 1, Terms(("listening",), 1_900_000_000))
    key = EpochKey(EPOCH.tag, EPOCH.key, 1, 0, LAILA.card.verify)
    state = State(
        draw("strand", 16),
        EPOCH.log,
        "story",
        LAILA.card.to_bytes(),
        draw("me", 16),
        bytes(32),
        1,
        (key,),
        b"",
        {draw("reader", 16): consent},
    )
    signed = write_slip(LAILA, state, draw("reader", 16), key, ())
    where = locator(consent.secret, key.tag)
    yield {
        "name": "slip",
        "outcome": "opens",
        "signed": signed.hex(),
        "locator": where.hex(),
        "slot secret": consent.secret.hex(),
        "epoch": key.tag.hex(),
        "holder key": LAILA.card.verify.hex(),
    }


def wraps():
    blob = wrap(MEI.card, b"there", b"words")
    for name, purpose, bytes_, outcome in (
        ("opens", "there", blob, "opens"),
        ("wrong-purpose", "elsewhere", blob, "damaged"),
        ("flipped-encapsulation", "there", flip(blob, 5), "damaged"),
        ("flipped-ciphertext", "there", flip(blob, len(blob) - 1), "damaged"),
        ("newer-version", "there", b"\x02" + blob[1:], "newer-version"),
    ):
        yield {
            "name": name,
            "outcome": outcome,
            "seed": MEI.seed.hex(),
            "purpose": purpose,
            "wrap": bytes_.hex(),
            "content": b"words".hex(),
        }


FILES = {
    "keyring.json": keyrings,
    "envelope.json": envelopes,
    "lock.json": locks,
    "self.json": selves,
    "padding.json": lengths,
    "slip.json": slips,
}


def text(cases):
    return json.dumps(list(cases()), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for file, cases in FILES.items():
        (HERE / file).write_text(text(cases))
        print(file)
    if not (HERE / "wrap.json").exists():
        (HERE / "wrap.json").write_text(text(wraps))
        print("wrap.json")
