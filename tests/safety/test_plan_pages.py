"""The questions of a plan, the short page, and the paper: two taps, large words, the place's numbers, no names."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from jaga import vault
from jaga.guides.languages import complete
from jaga.house import clock
from jaga.pages.doorway.guard import now
from jaga.pages.safety.questions import PLANS, heading, step_of
from jaga.pages.shown import library, places
from jaga.practice.plan import Of, WritePiece
from jaga.practice.roles import PauseToAssess, Role, SayRole
from jaga.practice.telling import BeginStory
from jaga.usecases.folds import look
from jaga.usecases.letting import note_legal_threat
from jaga.usecases.strands import begin, do

NUMBERS = {
    contact.value if isinstance(contact.value, str) else contact.value["en"]
    for topic in ("emergency", "suicide", "abuse")
    for service in places()["my"].services_for(topic, now().date())
    for contact in service.contacts
}


def keep(who, kind, *pieces, name="Football"):
    place = begin(who.person, kind, name, now())
    do(who.person, place.id, BeginStory("N."), now())
    for piece in pieces:
        do(who.person, place.id, piece, now())
    return f"h/{place.id.hex()}/", place


def page(who, path):
    answer = who.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


@pytest.mark.parametrize("language", complete())
def test_every_question_has_a_step_with_its_reason_and_words_to_say(language):
    for plan in PLANS:
        text = library().text(language, plan.text)
        assert len(text.steps) == len(plan.of)
        for of in plan.of:
            kinds = {block.kind for block in step_of(of, language).blocks}
            assert {"why", "say"} <= kinds, (language, of)
    assert heading(Of.WORD, "en") == "A word that means come"
    assert heading(Of.PROFESSIONALS, "en").startswith("Helplines")


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.number)
def test_each_question_keeps_a_piece_of_its_kind_in_any_order(bina, plan):
    there, place = keep(bina, "safety")
    for of in reversed(plan.of):
        question = f"{there}q/{plan.number}/{plan.letter(of)}"
        shown = page(bina, question)
        assert heading(of, "en") in shown
        assert "Why" in shown
        assert "You can say" in shown
        answer = bina.post(question, once=f"once{plan.letter(of)}", words=f"for {of.value}", who="Wei")
        assert (answer.status_code, answer["Location"]) == (302, f"/en/my/{there}q/{plan.number}/")
        bina.post(question, once=f"once{plan.letter(of)}", words=f"for {of.value}", who="Wei")  # sent twice
    kept = look(bina.person, place.id, now()).state.plan.pieces
    assert [(p.of, p.words, p.who) for p in kept] == [
        (of, f"for {of.value}", "Wei") for of in reversed(plan.of)
    ]
    listed = page(bina, f"{there}q/{plan.number}/")
    assert all((f"for {of.value}" in listed) is (of is not Of.WORD) for of in plan.of)


def test_a_word_stands_on_its_own_page_with_what_it_means_beside_it(bina):
    there, _ = keep(bina, "safety")
    bina.post(f"{there}q/1/a", once="x", words="chapter nine", about="come to the gate")
    assert "chapter nine" not in page(bina, f"{there}q/1/")
    for end in ("q/1/a", "short", "k1/"):
        shown = page(bina, there + end)
        assert "chapter nine" in shown
        assert "What it means" in shown
        assert "come to the gate" in shown


def test_nothing_is_asked_for_and_an_empty_answer_says_so_kindly(bina):
    there, _ = keep(bina, "safety")
    answer = bina.post(f"{there}q/1/a", once="x", words="  ")
    assert answer.status_code == 422
    assert "A few words are enough" in answer.content.decode()
    for wrong in ("q/3/", "q/1/z", "q/t1/t1"):
        assert bina.get(there + wrong).status_code == 404


def test_the_numbers_beside_a_question_are_those_of_the_place(bina):
    there, _ = keep(bina, "safety")
    helplines = page(bina, f"{there}q/2/e")
    assert set(re.findall(r'class="number"[^>]*>([^<]+)<', helplines)) <= NUMBERS
    assert 'class="number"' in helplines


def test_a_plan_is_two_taps_from_today_under_a_name_that_tells_nothing(bina):
    assert "The short page" not in page(bina, "h/")
    there, _ = keep(bina, "safety", WritePiece("a", "no match tonight", of=Of.WORD))
    today = page(bina, "h/")
    assert 'href="/en/my/h/short"' in today
    assert not any(word in today.casefold() for word in ("safety", "suicide", "abuse", "danger"))
    assert 'href="/en/my/h/short"' in page(bina, "h/here"), "from where one lands as well"
    assert bina.get("h/short")["Location"] == f"/en/my/{there}short"
    shown = page(bina, f"{there}short")
    assert "no match tonight" in shown
    assert re.search(r"<title>\w+ 3 70</title>", shown)
    keep(bina, "places", name="Tuesday")
    assert "Tuesday" in page(bina, "h/short")


def test_the_short_page_shows_all_i_can_open_with_the_numbers_of_the_place_below(bina):
    there, _ = keep(
        bina, "safety", WritePiece("a", "whatever else", "Sundays"), WritePiece("b", "call Dina", of=Of.CALLS)
    )
    goes, _ = keep(bina, "places", WritePiece("c", "the house with the blue gate", who="Wei"))
    shown = page(bina, f"{there}short")
    order = ["call Dina", "whatever else", "Places of safety", "the blue gate", "Danger to life"]
    assert [shown.index(each) for each in order] == sorted(shown.index(each) for each in order)
    assert "who holds this part: Wei" in shown.replace("Who", "who")
    assert set(re.findall(r'class="number"[^>]*>([^<]+)<', shown)) <= NUMBERS
    numbers = re.findall(r'class="number" href="([^"]+)"', shown)
    assert numbers[0] == "tel:999"
    assert len(numbers) == len(set(numbers)), "nothing stands twice at two in the morning"
    assert shown.index('href="#danger"') < shown.index("call Dina")
    assert page(bina, f"{goes}short").count("the blue gate") == 1


def test_a_number_in_the_plan_is_one_tap_away_and_the_signs_stand_below_the_numbers(bina):
    there, _ = keep(
        bina, "safety", WritePiece("a", "no <b>picture</b>", of=Of.SIGNS),
        WritePiece("b", "ring 000-555 0199 & stay, since 2026-11-28", of=Of.CALLS),
        WritePiece("c", "basil", "come to the gate", of=Of.WORD),
    )  # fmt: skip
    shown = page(bina, f"{there}short")
    assert 'ring <a href="tel:0005550199">000-555 0199</a> &amp; stay, since 2026-11-28' in shown
    assert "What it means: come to the gate" in shown
    assert "no &lt;b&gt;picture" in shown
    assert shown.index("If nobody picks up") < shown.index("Danger to life") < shown.index("Early signs")
    assert "no &lt;b&gt;picture" in shown[shown.index("Early signs") :]
    assert shown.count("picture") == 1
    assert "/print" not in shown


@pytest.mark.parametrize(
    ("hour", "first", "said"), [(18, "03-7627 2929", "shut now"), (2, "15555", "open now")]
)
def test_help_now_and_the_ten_minutes_know_the_hour_there(bina, monkeypatch, hour, first, said):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 27, hour, 0, tzinfo=UTC))
    for path in ("now", "w8"):
        shown = page(bina, path)
        numbers = re.findall(r'class="number" href="tel:([^"]+)"', shown)
        assert numbers[0] == "999"
        assert numbers[1] == re.sub(r"\D", "", first), path
        line = shown[shown.index("15555</a>") :][:160]
        assert said in line
    assert "now</strong>" not in page(bina, "paper/w8"), "paper is read at another hour"


def test_the_name_of_a_plan_is_not_undone_by_the_line_below_it(bina):
    there, _ = keep(bina, "safety", WritePiece("a", "basil", of=Of.WORD))
    shown = page(bina, there)
    assert "<details><summary>What this is</summary>" in shown
    assert "tells nothing" not in shown


def test_whoever_was_given_the_plan_alone_sees_no_trace_of_the_places(bina, kumar):
    there, place = keep(bina, "safety", WritePiece("a", "no match tonight", of=Of.WORD))
    keep(bina, "places", WritePiece("c", "the house with the blue gate"))
    terms = vault.Terms(("support",), whole=True)
    vault.grant(bina.person.store, bina.keyring, place.id, kumar.keyring.card, terms, clock.now())
    [note] = vault.waiting(kumar.person.store, kumar.keyring)
    his = vault.accept(kumar.person.store, kumar.keyring, note, "Football")
    shown = page(kumar, f"h/{his.id.hex()}/short")
    assert "no match tonight" in shown
    assert "blue gate" not in shown
    assert "Places of safety" not in shown
    question = page(kumar, f"h/{his.id.hex()}/q/1/a")
    assert "<textarea" not in question
    kumar.post(f"h/{his.id.hex()}/q/1/a", once="x", words="forged")
    assert "forged" not in page(bina, f"{there}short")


def test_nothing_overdue_paused_or_threatened_locks_it(bina, kumar):
    _, place = keep(bina, "safety", WritePiece("a", "no match tonight", of=Of.WORD))
    terms = vault.Terms(("support",), whole=True, ask_again=clock.now() + 60)
    vault.grant(bina.person.store, bina.keyring, place.id, kumar.keyring.card, terms, clock.now())
    [note] = vault.waiting(kumar.person.store, kumar.keyring)
    his = vault.accept(kumar.person.store, kumar.keyring, note, "Football")
    do(bina.person, place.id, PauseToAssess("both say so"), now())
    note_legal_threat(bina.person, "a letter", now())
    for who, id_ in ((bina, place.id), (kumar, his.id)):
        assert look(who.person, id_, now() + timedelta(days=400)).state.plan.pieces
        assert "no match tonight" in page(who, f"h/{id_.hex()}/short")


def test_on_paper_stand_the_pieces_without_names_and_not_who_did_it(bina, kumar):
    there, place = keep(
        bina, "safety", WritePiece("a", "ring Kumar, then Dina", of=Of.CALLS, who="Dina"),
        WritePiece("b", "bag at Wei's", of=Of.BAG, who="Wei"),
    )  # fmt: skip
    do(bina.person, place.id, SayRole("r", "Azlan", Role.CAUSED_HARM), now())
    whole = page(bina, f"{there}print")
    assert "1 Kumar, 2 Dina, 3 Wei" in whole, "the key is learned from the screen"
    paper = whole.split("</form>", 1)[1]
    assert "ring 1, then 2" in paper
    assert "bag at 3" in paper
    assert "Who calls whom" in paper
    assert not any(name in paper for name in ("Kumar", "Dina", "Wei", "Azlan"))
    assert "Who stands where" not in paper
    assert 'class="number"' not in paper
    kept = bina.post(f"{there}print", names="Dina", numbers="on").content.decode().split("</form>", 1)[1]
    assert "ring Kumar, then 1" in kept
    assert set(re.findall(r'class="number"[^>]*>([^<]+)<', kept)) <= NUMBERS
    assert 'class="number"' in kept


def test_the_paper_of_places_does_not_say_what_it_is(bina):
    there, _ = keep(bina, "places", WritePiece("a", "blue gate, third bell"))
    paper = page(bina, f"{there}print").split("</form>", 1)[1].split("<footer", 1)[0]
    assert "blue gate" in paper
    assert "<h2" not in paper
    assert "afe" not in paper
