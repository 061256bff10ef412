"""Kumar faces his friend, or not: looks first, takes up words, rehearses, notes what came back, decides for now."""

from datetime import timedelta

import pytest

from jaga.pages.doorway.guard import now
from jaga.pages.facing.practising import CAME_UNDER, MOVE_UNDER, sentences
from jaga.practice.answers import Came
from jaga.practice.before import Way
from jaga.usecases.folds import look

ASKED = ("that he names what he did", "no shared shifts for now")


def page(one, path: str = "f", status: int = 200) -> str:
    answer = one.get(f"{one.there}{path}")
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def state(one):
    return look(one.person, one.place.id, now()).state


def sent(one, path: str, **fields: object) -> None:
    answer = one.post(f"{one.there}{path}", **fields)
    assert answer.status_code == 302, answer.content.decode()[-3000:]


def test_the_whole_way_of_kumar(kumar) -> None:
    assert "Talking to the person who caused harm, or not" in page(kumar, "")
    front = page(kumar)
    assert all(words in front for words in ASKED)
    sent(
        kumar,
        "f1/",
        form="LookFirst",
        once="l",
        safe="yes",
        able="for a few talks",
        hurt="I laughed along before",
    )
    sent(kumar, "f/w/d", once="w")
    assert "Your way for now" in page(kumar)
    first = sentences(MOVE_UNDER["b"], "en")[0]
    assert first.variant == "gentle"
    taken = page(kumar, "f/m/b?take=0")
    assert taken.count(first.words.replace("'", "&#x27;")) == 2, "offered, and in the field to change"
    sent(kumar, "f/m/b", once="m", words="Tan, I was there. I laughed.", who="me")
    sent(kumar, "f3/", form="SayWhoDoesWhat", once="t", speaks="me", listens="Farid")
    assert "Tan, I was there." in page(kumar, "f/m")
    sent(kumar, "f/p/b", once="p", words="I would like to come back to what you did.")
    assert "come back to what you did" in page(kumar, "f/p")
    form = page(kumar, "f5/")
    assert all(f"Does it meet this: {words}" in form for words in ASKED)
    sent(kumar, "f5/", form="NoteWhatCame", once="c", came=["silence", "evasion"], feel="tired",
         **{"meets-0": "no", "meets-1": "not yet"})  # fmt: skip
    sent(kumar, "f5/c", form="ThinkLater", mark=_mark(page(kumar, "f5/c")), words="he was afraid")
    [came] = state(kumar).answers.noted
    assert came.came == {Came.SILENCE, Came.EVASION}
    assert [(each.asked, each.words) for each in came.meets] == list(
        zip(ASKED, ("no", "not yet"), strict=True)
    )
    assert came.later[0].words == "he was afraid"
    again = (now() + timedelta(days=14)).date().isoformat()
    sent(kumar, "f6/", form="Weigh", once="d", friend="yes, for now", talks="two", look_again=again)
    sent(kumar, "f6/", form="Weigh", once="e", for_now="stay until March")
    decided = page(kumar, "f6/")
    assert decided.index("stay until March") < decided.index("yes, for now"), (
        "the newest first, the earlier beside"
    )


def _mark(body: str) -> str:
    return body.partition('name="mark" value="')[2].partition('"')[0]


@pytest.mark.parametrize("letter", ["a", "b", "c", "d"])
def test_each_way_is_whole_can_be_chosen_and_changed(kumar, letter: str) -> None:
    before = page(kumar, f"f/w/{letter}")
    assert "What helps then" in before
    assert "This is my way for now" in before
    sent(kumar, f"f/w/{letter}", once="x", words="as I see it")
    assert "This is your way for now" in page(kumar, f"f/w/{letter}")
    other = "a" if letter == "d" else "d"
    sent(kumar, f"f/w/{other}", once="y")
    assert [each.words for each in state(kumar).before.chosen] == ["as I see it", ""]
    assert "as I see it" in page(kumar, "f7/")


def test_who_is_not_safe_is_told_what_comes_first_and_nothing_is_locked(kumar) -> None:
    sent(kumar, "f1/", form="LookFirst", once="l", safe="no", safe_words="he has hit somebody before")
    for path in ("f", "f1/", "f/w/d"):
        assert "You wrote that you may not be safe" in page(kumar, path), path
    assert "You wrote that you may not be safe" not in page(kumar, "f/w/a")
    sent(kumar, "f/w/d", once="w")
    sent(kumar, "f/m/a", once="m", words="Is Sunday at four all right?")
    assert state(kumar).before.way is Way.ADDRESS


def test_nothing_needs_anything_before_it(kumar) -> None:
    sent(kumar, "f6/", form="Weigh", once="d", for_now="do not know")
    sent(kumar, "f5/", form="NoteWhatCame", once="c", came=["anger"])
    sent(kumar, "f/p/c", once="p", words="I am leaving now.")


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("f1/", {"form": "LookFirst", "once": "a"}, "A few words are enough"),
        ("f/m/a", {"once": "a", "words": " "}, "A few words are enough"),
        ("f/p/a", {"once": "a"}, "A few words are enough"),
        ("f5/", {"form": "NoteWhatCame", "once": "a", "on": "2099-01-01", "words": "kept"}, "kept"),
        ("f6/", {"form": "Weigh", "once": "a", "able": "kept", "look_again": "2020-01-01"}, "kept"),
        ("f/w/a", {"once": "a", "words": "a\x07b"}, '<p class="wrong"'),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said_and_comes_back(kumar, path, fields, told) -> None:
    answer = kumar.post(f"{kumar.there}{path}", **fields)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_it_is_in_ones_own_notes_alone(kumar, somebody) -> None:
    farid = somebody("farid")
    for path in ("f", "f/m", "f/m/a", "f/p", "f/p/a", "f/w/a", "f1/"):
        assert farid.get(f"{kumar.there}{path}").status_code == 404, path
    teams = [each for each in kumar.get("h/").content.decode().split('href="') if "/h/" in each]
    assert teams
    for path in ("f/m/z", "f/p/z", "f/w/z", "f9/"):
        assert kumar.get(f"{kumar.there}{path}").status_code == 404, path


def test_what_might_come_back_is_written_by_people_in_each_language_of_the_house(kumar) -> None:
    for language in ("en", "ms"):
        for letter in CAME_UNDER:
            body = kumar.client.get(f"/{language}/my/{kumar.there}f/p/{letter}").content.decode()
            assert body.count("<li>") >= 1, (language, letter)


def test_sent_twice_stands_once(kumar) -> None:
    for _ in range(2):
        sent(kumar, "f/m/a", once="same", words="Is Sunday all right?")
    assert len(state(kumar).wordings.prepared) == 1
