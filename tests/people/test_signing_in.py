"""Signing in to a house of many: unknown handles and wrong passphrases are one answer, made by the same work."""

import re
from collections import Counter

import pytest
from nacl.pwhash import argon2id

from jaga.house import devices, people, unlocking
from jaga.house.delays import LONGEST
from jaga.house.models import Device
from jaga.pages.doorway.guard import DEVICE

RIGHT = "salt lamp river quiet moon"


@pytest.fixture
def derived(monkeypatch):
    """Counts how often Argon2id is asked, and for how much."""
    counted, kdf = Counter(), argon2id.kdf

    def counting(size, password, salt, opslimit, memlimit):
        counted[opslimit, memlimit] += 1
        return kdf(size, password, salt, opslimit=opslimit, memlimit=memlimit)

    monkeypatch.setattr(argon2id, "kdf", counting)
    return counted


@pytest.fixture
def real(mei):
    """Mei's lock, as dear as any lock is."""
    from jaga.vault import lock

    row = people.by_address(mei.keyring.card.address)
    people.replace_lock(row.address, lock(mei.keyring, RIGHT, generation=row.generation + 1))
    unlocking._nobody.cache_clear()
    return mei


def bare(answer, handle):
    """A whole response, without what every form has of its own."""
    body = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", answer.content)
    headers = sorted((name, value) for name, value in answer.headers.items())
    cookies = {name: (re.sub(r"form=[^;]*", "", str(morsel))) for name, morsel in answer.cookies.items()}
    return answer.status_code, headers, cookies, body.replace(handle.encode(), b"HANDLE")


def test_an_unknown_handle_and_a_wrong_passphrase_are_the_same_answer_and_the_same_work(
    real, somebody, derived, questions
):
    known, unknown = real.handle, "nobody-" + real.handle.split("-", 1)[1]
    answers = []
    # Twice each, because the first try in a process makes what later ones use.
    for handle in (known, unknown, unknown, known):
        derived.clear()
        stranger = somebody()
        with questions() as asked:
            answer = stranger.post("open", handle=handle, passphrase="not it at all")
        answers.append((bare(answer, handle), asked, dict(derived)))
    first, *others = answers
    assert first[0][0] == 403
    assert list(first[2].values()) == [2], "one to make a lock of nobody's, one to try"
    assert [answer[:2] for answer in others] == [first[:2]] * 3
    assert [sum(answer[2].values()) for answer in others] == [1, 1, 1]
    assert {cost for answer in answers for cost in answer[2]} == {(3, 64 * 1024 * 1024)}


def test_the_first_try_in_a_process_costs_the_same_for_both(real, somebody, derived):
    counts = []
    for handle in (real.handle, "nobody-at-all"):
        unlocking._nobody.cache_clear()
        derived.clear()
        somebody().post("open", handle=handle, passphrase="not it at all")
        counts.append(dict(derived))
    assert counts[0] == counts[1]


def test_twelve_words_tell_as_little(real, somebody, questions):
    twelve = "abandon " * 11 + "about"
    answers = []
    for handle in (real.handle, "nobody-" + real.handle.split("-", 1)[1]):
        stranger = somebody()
        with questions() as asked:
            answer = stranger.post("open/paper", handle=handle, twelve=twelve)
        answers.append((bare(answer, handle), asked))
    assert answers[0] == answers[1]
    assert answers[0][0][0] == 403


def test_guesses_come_ever_more_slowly_by_handle_and_nobody_else_waits(mei, somebody):
    ravi = somebody("ravi")
    answers = [somebody().post("open", handle=mei.handle, passphrase="wrong") for _ in range(5)]
    assert [answer.headers.get("Retry-After") for answer in answers][:3] == [None] * 3
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= LONGEST
    unknown = [somebody().post("open", handle="no-such-one", passphrase="wrong") for _ in range(5)]
    assert [bool(a.headers.get("Retry-After")) for a in unknown] == [
        bool(a.headers.get("Retry-After")) for a in answers
    ]
    assert somebody().post("open", handle=ravi.handle, passphrase=RIGHT).headers["Location"] == "/en/my/h/"


def test_a_browser_that_its_person_calls_theirs_is_spared_the_wait(mei, somebody):
    own, other = somebody(), somebody()
    answer = own.post("open", handle=mei.handle, passphrase=RIGHT, stay="on")
    morsel = answer.cookies[DEVICE]
    assert (morsel["httponly"], morsel["samesite"], morsel["path"]) == (True, "Strict", "/")
    assert int(morsel["max-age"]) == 90 * 24 * 3600
    for _ in range(5):
        other.post("open", handle=mei.handle, passphrase="wrong")
    assert other.post("open", handle=mei.handle, passphrase=RIGHT).status_code == 403
    own.get("h/close")
    assert own.post("open", handle=mei.handle, passphrase=RIGHT).headers["Location"] == "/en/my/h/"
    assert devices.mark(mei.handle, morsel.value) in [bytes(row.mark) for row in Device.objects.all()]


def test_without_that_word_nothing_of_the_browser_is_remembered(mei, somebody):
    answer = somebody().post("open", handle=mei.handle, passphrase=RIGHT)
    assert DEVICE not in answer.cookies
    assert not Device.objects.exists()


def test_a_new_passphrase_forgets_every_browser(mei, somebody):
    somebody().post("open", handle=mei.handle, passphrase=RIGHT, stay="on")
    assert Device.objects.count() == 1
    answer = mei.post(
        "h/passphrase", passphrase__which="own", passphrase__own="another lamp quiet river stone"
    )
    assert answer.status_code == 302
    assert not Device.objects.exists()


def test_a_house_of_many_is_begun_by_nobody_who_saves_first(house, somebody):
    stranger = somebody()
    assert stranger.get("keep").headers["Location"] == "/en/my/open"
    fields = {"as": "4", "name-name": "Thursday", "passphrase-own": RIGHT, "f0-of": "anything"}
    assert stranger.post("keep", **fields).headers["Location"] == "/en/my/open"
    assert people.is_empty()
    assert b'name="handle"' in stranger.get("open").content


def test_words_being_written_come_back_in_a_house_of_many(mei, somebody):
    place = mei.post("h/new", **{"as": "4", "name-name": "Thursday", "f0-of": "anything"}).headers["Location"]
    mei.get("h/close")
    back = mei.post(f"{place}name", name="the blue folder")
    assert back.status_code == 401
    assert b'name="handle"' in back.content
    fields = {"written": "1", "name": "the blue folder", "handle": mei.handle, "passphrase": RIGHT}
    assert mei.post(f"{place}name", **fields).status_code == 302
    assert b"the blue folder" in mei.get("h/").content
