"""Keyrings, cards, locks and recovery codes."""

import pytest

from jaga.vault import (
    Cost,
    Keyring,
    MistypedWord,
    WrongCode,
    WrongPassphrase,
    change_passphrase,
    fingerprint,
    generate_passphrase,
    generation,
    lock,
    make_recovery,
    new_keyring,
    new_session,
    recover,
    resume,
    unlock,
    words,
)
from jaga.vault.errors import Damaged
from jaga.vault.keyring import x_wing

CHEAP = Cost(passes=1, kib=8)


def test_x_wing_keys_are_those_of_the_draft():
    """First test vector of the X-Wing draft: its seed, and both ends of its public key."""
    _, (mlkem, x25519) = x_wing(
        bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
    )
    assert mlkem[:24].hex() == "e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b"
    assert x25519.hex() == "859edb06eff389b27dce59844570216223593d4ba32d9abac8cd049040ef6534"


def test_one_seed_gives_one_keyring():
    assert Keyring(bytes(32)).card == Keyring(bytes(32)).card
    assert new_keyring().card != new_keyring().card


def test_a_keyring_does_not_print_its_seed():
    keyring = new_keyring()
    assert repr(keyring.seed) not in repr(keyring)
    assert repr(keyring) == "Keyring(...)"


def test_a_fingerprint_is_five_words_that_follow_the_card():
    one, other = new_keyring().card, new_keyring().card
    assert len(fingerprint(one)) == 5
    assert fingerprint(one) == fingerprint(one) != fingerprint(other)


def test_a_lock_costs_64_mib_and_three_passes_unless_asked_otherwise():
    sealed = lock(new_keyring(), "six words")
    assert int.from_bytes(sealed[6:10], "big") == 3
    assert int.from_bytes(sealed[10:14], "big") == 64 * 1024


def test_a_passphrase_opens_its_lock_and_no_other_does():
    keyring = new_keyring()
    sealed = lock(keyring, "six words or more", cost=CHEAP)
    assert unlock(sealed, "six words or more") == keyring
    assert unlock(sealed, "  six words or more ") == keyring
    for wrong in ("six words or mor", "", "\udc80"):
        with pytest.raises(WrongPassphrase):
            unlock(sealed, wrong)


def test_the_same_passphrase_typed_on_another_keyboard_opens():
    sealed = lock(new_keyring(), "caf\u00e9", cost=CHEAP)
    assert unlock(sealed, "cafe\u0301")


def test_changing_the_passphrase_counts_up_and_keeps_the_keyring():
    keyring = new_keyring()
    first = lock(keyring, "old", cost=CHEAP)
    second = change_passphrase(first, "old", "new", cost=CHEAP)
    assert (generation(first), generation(second)) == (1, 2)
    assert unlock(second, "new") == keyring
    with pytest.raises(WrongPassphrase):
        unlock(second, "old")
    with pytest.raises(WrongPassphrase):
        change_passphrase(second, "old", "newer", cost=CHEAP)


@pytest.mark.parametrize("place", range(6, 14))
def test_a_lock_with_other_parameters_does_not_open(place):
    sealed = lock(new_keyring(), "words", cost=CHEAP)
    for value in (sealed[place] ^ 1, 255):
        with pytest.raises((Damaged, WrongPassphrase)):
            unlock(sealed[:place] + bytes([value]) + sealed[place + 1 :], "words")


def test_twelve_words_open_the_recovery_lock_however_they_are_typed():
    keyring = new_keyring()
    code, sealed = make_recovery(keyring, generation=3)
    assert len(code) == 12
    assert recover(sealed, code) == keyring == recover(sealed, [f" {word.upper()} " for word in code])
    assert generation(sealed) == 3


@pytest.mark.parametrize("position", [1, 7, 12])
def test_one_wrong_word_of_the_list_is_found(position):
    code, sealed = make_recovery(new_keyring())
    typed = list(code)
    typed[position - 1] = next(word for word in words.words() if word != code[position - 1])
    with pytest.raises(MistypedWord) as found:
        recover(sealed, typed)
    assert (found.value.position, found.value.meant) == (position, code[position - 1])


def test_a_word_that_is_not_on_the_list_is_found_and_what_was_meant():
    code, sealed = make_recovery(new_keyring())
    with pytest.raises(MistypedWord) as found:
        recover(sealed, [*code[:4], "jaga", *code[5:]])
    assert (found.value.position, found.value.meant) == (5, code[4])


def test_two_strange_words_name_the_first():
    code, sealed = make_recovery(new_keyring())
    with pytest.raises(MistypedWord) as found:
        recover(sealed, ["jaga", *code[1:11], "kita"])
    assert (found.value.position, found.value.meant) == (1, None)


def test_a_code_of_another_keyring_or_length_is_wrong():
    _, sealed = make_recovery(new_keyring())
    other, _ = make_recovery(new_keyring())
    for code in (other, other[:11], ()):
        with pytest.raises(WrongCode):
            recover(sealed, code)


def test_locks_of_one_kind_do_not_open_as_another():
    keyring = new_keyring()
    code, recovery = make_recovery(keyring)
    with pytest.raises(Damaged):
        unlock(recovery, " ".join(code))
    with pytest.raises(Damaged):
        recover(lock(keyring, "words", cost=CHEAP), code)


def test_a_session_needs_both_halves():
    keyring = new_keyring()
    secret, blob = new_session(keyring)
    assert resume(secret, blob) == keyring
    for wrong in (bytes(32), b"", secret[:31]):
        with pytest.raises(Damaged):
            resume(wrong, blob)


def test_a_passphrase_made_for_somebody_has_six_words():
    assert len(generate_passphrase().split()) == 6
    assert generate_passphrase() != generate_passphrase()
