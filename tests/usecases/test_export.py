"""Everything of mine: every word as it was written, also the earlier ones, and nothing of anybody else."""

import json
from datetime import timedelta

from jaga.practice.capacity import SayCapacity
from jaga.practice.consent import Reach, RecordConsent
from jaga.practice.free_notes import RewordNote, WriteNote
from jaga.practice.letting_go import NoteLegalThreat
from jaga.practice.promises import ChangePromise, KeepPromise, MakePromise
from jaga.practice.telling import BeginStory, KeepTold, RewordTold
from jaga.usecases import cards
from jaga.usecases.export import everything, people
from jaga.usecases.giving import Give, give
from jaga.usecases.letting import let_go


def exported(told) -> dict[str, dict]:
    return {name: json.loads(as_json) for name, _, as_json in everything(told.person, told.now)}


def test_every_word_that_was_ever_kept_is_in_it_in_its_order(mei):
    notes, story = mei.begin("Thursday"), mei.begin("Thursday", "story")
    mei.do(
        notes,
        MakePromise("p", "Send silly films", to="L"),
        ChangePromise("p", "Send only short films"),
        KeepPromise("p", "she laughed"),
        WriteNote("w", "நான் கேட்டேன்\nand two lines"),
        RewordNote("w", "Ich weiß es nicht 🫂"),
        SayCapacity("k", words="evenings", time_limits="not after 23:00", energy_limits="not him"),
        NoteLegalThreat("a letter"),
    )
    mei.do(
        story,
        BeginStory("Laila"),
        RecordConsent("c", words="only you", how="by message", ask_again=mei.now.date() + timedelta(days=7)),
        KeepTold("t", "what was told"),
        RewordTold("t", "fewer words"),
    )
    files = exported(mei)
    assert list(files) == ["1-notes", "2-story"]
    assert (files["1-notes"]["name"], files["1-notes"]["kind"]) == ("Thursday", "notes")
    said = json.dumps(files, ensure_ascii=False)
    for word in (
        "Send silly films", "Send only short films", "she laughed", "நான் கேட்டேன்\\nand two lines",
        "Ich weiß es nicht 🫂", "evenings", "not after 23:00", "not him", "a letter", "Laila", "only you",
        "by message", "what was told", "fewer words",
    ):  # fmt: skip
        assert word in said, word
    kinds = [event["kind"] for entry in files["1-notes"]["entries"] for event in entry["events"]]
    assert kinds[:3] == ["promise-made", "promise-changed", "promise-kept"]
    assert files["1-notes"]["entries"][0]["written"].startswith("2026-12-01T15:40")


def test_what_was_let_go_is_not_in_it(mei):
    place = mei.begin()
    mei.do(place, WriteNote("a", "gone"), WriteNote("b", "stays"))
    let_go(mei.person, place.id, "a", mei.now)
    said = json.dumps(exported(mei))
    assert "gone" not in said
    assert "stays" in said


def test_nothing_in_it_could_prove_that_it_is_genuine(mei):
    mei.do(mei.begin(), WriteNote("a", "words"))
    [(_, _, as_json)] = everything(mei.person, mei.now)
    keys = {key for entry in json.loads(as_json)["entries"] for key in entry}
    assert keys == {"written", "events"}
    assert mei.person.keyring.card.id.hex() not in as_json.decode()


def test_nobody_elses_is_in_it(mei, faiz):
    mei.do(mei.begin("Thursday"), WriteNote("a", "hers"))
    faiz.do(faiz.begin("Thursday"), WriteNote("a", "his"))
    assert "his" not in json.dumps(exported(mei))
    assert "hers" not in json.dumps(exported(faiz))


def test_of_an_empty_house_it_is_empty(mei):
    assert exported(mei) == {}


def test_who_reads_and_whose_cards_i_hold_are_in_it(mei, faiz):
    assert people(mei.person) is None
    place = mei.begin(kind="story")
    known = cards.keep(mei.person, faiz.person.keyring.card, "Faiz")
    assert isinstance(known, cards.Known)
    wish = Give(Reach.WHOLE, until=mei.now.date() + timedelta(days=3))
    assert isinstance(give(mei.person, place.id, known.id, wish, mei.now), bytes)
    [reads] = exported(mei)["1-story"]["who_reads"]
    assert (reads["name"], reads["purposes"], reads["whole"]) == ("Faiz", ["listen"], True)
    assert reads["until"].startswith((mei.now.date() + timedelta(days=3)).isoformat())
    [listed] = json.loads(people(mei.person) or b"[]")
    assert listed["name"] == "Faiz"
    assert listed["five_words"] == list(cards.five_words(faiz.person.keyring.card))
