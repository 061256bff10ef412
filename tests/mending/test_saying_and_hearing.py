"""Saying what went wrong and hearing it: help before the words, drafts, one answer or none, and nothing pushed."""

import re

from jaga.pages.doorway.guard import now
from jaga.practice.nudges import KeepCheckIn, PlanCheckIns
from jaga.practice.people import NameSomeone, Turning
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.usecases import cards, heard
from jaga.usecases.folds import look
from jaga.usecases.strands import begin, do, situations

WORDS = "You asked why I stayed in the group."


def page(who, path):
    answer = who.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def of(who, name):
    return next(each.id.hex() for each in cards.mine(who.person) if each.name == name)


def said(bina, **more):
    path = f"h/say/{of(bina, 'Kumar')}"
    answer = bina.post(path, do="send", once="a" * 16, **{"words": WORDS, "answer": "yes", **more})
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return answer["Location"]


def came(who):
    return re.search(r"/h/word/([0-9a-f]+)", page(who, "h/in"))[1]


def notes_of(who):
    place = next(s.place("notes") for s in situations(who.person) if s.place("notes"))
    return place, look(who.person, place.id, now()).state


def test_it_goes_to_one_person_and_the_page_says_that_no_more_is_owed(bina, kumar):
    assert f'/h/say/{of(bina, "Kumar")}"' in page(bina, "h/say")
    assert f'/h/say/{of(bina, "Kumar")}"' in page(bina, f"h/p/{of(bina, 'Kumar')}")
    sent = page(bina, said(bina))
    assert "nothing more for you to do" in sent
    assert WORDS not in sent
    assert bina.get(f"h/say/{bytes(16).hex()}").status_code == 404


def test_a_draft_is_sent_by_nobody_until_it_is_sent(bina, kumar):
    path = f"h/say/{of(bina, 'Kumar')}"
    kept = bina.post(path, do="draft", once="a", words="not yet", answer="no", on_word_of="Mei")
    assert "Nothing was sent" in page(bina, kept["Location"])
    shown = page(bina, path)
    assert "not yet" in shown
    assert re.search(r'value="no"[^>]*checked', shown)
    assert "Something that may be hard" not in page(kumar, "h/in")
    bina.post(path, do="away")
    assert "not yet" not in page(bina, path)


def test_help_stands_before_the_words_and_the_words_wait_closed(bina, kumar):
    said(bina)
    listed = page(kumar, "h/in")
    assert "Something waits for you" in page(kumar, "h/")
    assert WORDS not in listed
    shown = page(kumar, f"h/word/{came(kumar)}")
    assert shown.index("that took courage") < shown.index(WORDS)
    assert shown.index("You do not have to answer at once") < shown.index(WORDS)
    closed = shown.split('<details class="one-more">', 1)
    assert WORDS not in closed[0]
    assert WORDS in closed[1]
    assert "After all" in shown, "what is better left unsaid stands there too"


def test_taken_into_ones_own_notes_it_is_answered_once_and_the_answer_is_read_or_left(bina, kumar):
    said(bina)
    word = came(kumar)
    answer = kumar.post(f"h/word/{word}", do="take", name="Thursday", does="I stop asking that.")
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    there = answer["Location"]
    _, state = notes_of(kumar)
    assert [(m.told, m.by, m.does) for m in state.mending.heard] == [(WORDS, "Bina", "I stop asking that.")]
    assert kumar.get(f"h/word/{word}").status_code == 404
    shown = page(kumar, there)
    assert "Send one short answer" in shown
    mark = re.search(r'name="mark" value="(\w+)"', shown)[1]
    kumar.post(there, form="AnswerThem", mark=mark, words="I asked that. It was wrong.")
    assert "Send one short answer" not in page(kumar, there)
    assert "What I answered" in page(kumar, there)
    assert "An answer to what you said" in page(bina, "h/in")
    back = page(bina, f"h/word/{came(bina)}")
    assert "I asked that. It was wrong." in back
    assert "You owe nothing back" in back
    assert bina.post(f"h/word/{came(bina)}", do="leave")["Location"].endswith("/h/in")
    assert "Nothing waits for you" in page(bina, "h/in")


def test_no_answer_please_is_kept_to(bina, kumar):
    said(bina, answer="no", on_word_of="Mei")
    shown = page(kumar, f"h/word/{came(kumar)}")
    assert "They want no answer" in shown
    assert "On the word of Mei" in shown
    assert "You can say" not in shown, "no words for an answer that is not wanted"
    there = kumar.post(f"h/word/{came(kumar)}", do="take", name="Thursday")["Location"]
    shown = page(kumar, there)
    assert "Bina, on the word of Mei" in shown
    assert "Send one short answer" not in shown
    assert heard.came(bina.person) == ()


def test_it_can_be_put_away_unread_and_a_form_sent_late_leads_back(bina, kumar):
    said(bina)
    word = came(kumar)
    kumar.post(f"h/word/{word}", do="leave")
    assert "Nothing waits for you" in page(kumar, "h/in")
    late = kumar.post(f"h/word/{word}", do="take", name="Thursday")
    assert (late.status_code, late["Location"]) == (303, "/en/my/h/in")


def test_new_notes_need_a_name_and_nothing_is_lost_without_one(bina, kumar):
    said(bina)
    answer = kumar.post(f"h/word/{came(kumar)}", do="take", does="I stop asking that.")
    assert answer.status_code == 422
    assert "I stop asking that." in answer.content.decode()
    assert came(kumar)


def _looked_in(mei):
    place = begin(mei.person, "notes", "Thursday", now())
    weekly = (Phase(Span(1, Unit.WEEKS)),)
    do(mei.person, place.id, PlanCheckIns("n", weekly, now().date()), now())
    return place, f"h/{place.id.hex()}/"


def test_a_small_closing_is_offered_after_looking_in_and_never_forced(bina):
    place, there = _looked_in(bina)
    assert "You looked in today" not in page(bina, f"{there}n2/n")
    mark = re.search(r'name="mark" value="(\w+)"', page(bina, f"{there}n2/n"))[1]
    answer = bina.post(f"{there}n2/n", form="KeepCheckIn", mark=mark)
    assert answer["Location"].endswith("n2/n"), "it leads where it always led"
    shown = page(bina, f"{there}n2/n")
    assert "You looked in today" in shown
    assert f'{there}down"' in shown
    do(bina.person, place.id, KeepCheckIn("n", on=now().date().replace(year=now().year - 1)), now())
    assert "You looked in today" not in page(bina, f"{there}n2/n")


def test_the_closing_shows_whom_i_named_and_keeps_a_line_or_nothing(bina, kumar):
    place, there = _looked_in(bina)
    do(bina.person, place.id, NameSomeone("s", "Su", Turning.POD, "to hear her voice"), now())
    shown = page(bina, f"{there}down")
    assert "Su" in shown
    assert "Wash your hands and face" in shown
    assert bina.post(f"{there}down", once="x", words="tired, and glad").status_code == 302
    [note] = look(bina.person, place.id, now()).state.free_notes.written
    assert (note.words, note.of.value) == ("tired, and glad", "feeling")
    assert "<form" not in page(bina, "h/down").split("<main", 1)[1]
    story = begin(bina.person, "story", "Thursday", now())
    assert bina.get(f"h/{story.id.hex()}/down").status_code == 404
    assert kumar.get(f"{there}down").status_code == 404


def test_a_gift_that_comes_again_stands_on_today_and_moves_on_when_it_is_given(bina):
    _, there = _looked_in(bina)
    fields = {"to": "the shelter", "how_much": "thirty", "on": now().date().isoformat(), "often": "monthly"}
    assert bina.post(f"{there}n8/", form="PlanGift", once="g", **fields).status_code == 302
    bina.post(f"{there}n8/", form="NoteTrusted", once="t", name="the shelter", words="they answer at night")
    today = page(bina, "h/")
    assert "I meant to give: the shelter" in today
    assert "thirty" not in today
    shown = page(bina, f"{there}n8/g")
    assert "every month" in shown
    mark = re.search(r'name="mark" value="(\w+)"', shown)[1]
    bina.post(f"{there}n8/g", form="NoteGiven", mark=mark)
    assert "I meant to give" not in page(bina, "h/")
    assert "Given last" in page(bina, f"{there}n8/g")
    assert "they answer at night" in page(bina, f"{there}n8/")
