"""What goes across, through its pages: sent in their words, taken up elsewhere, told at what they chose."""

import re

import pytest

from jaga.pages.doorway.guard import now
from jaga.practice.agreements import ReachAgreement, Says
from jaga.practice.ending import How, SayItEnded
from jaga.practice.held import SayWhoNamed
from jaga.practice.passed_on import TakeUpHearing, TakeUpRequest
from jaga.practice.requests import MakeRequest
from jaga.practice.telling import BeginStory, ChooseHearing, Hearing
from jaga.usecases import agreeing, cards, over
from jaga.usecases.agreeing import Say
from jaga.usecases.strands import begin, do

WORDS = ("that he names it in front of them", "no shared shifts", "that newcomers are told")


@pytest.fixture
def story(bina):
    """Bina's own story, with three requests; its address."""
    place = begin(bina.person, "story", "the blue folder", now())
    do(bina.person, place.id, BeginStory(), now())
    for number, words in enumerate(WORDS):
        do(bina.person, place.id, MakeRequest(f"r{number}", words), now())
    do(bina.person, place.id, ChooseHearing(Hearing.AGREED), now())
    return f"h/{place.id.hex()}/"


@pytest.fixture
def team(kumar):
    """Kumar's team; its address."""
    return f"h/{begin(kumar.person, 'team', 'Saturday', now()).id.hex()}/"


def send(bina, story, **more):
    page = bina.get(f"{story}over").content.decode()
    [to] = re.findall(r'name="to" value="(\w+)"', page)
    [once] = re.findall(r'name="once" value="(\w+)"', page)
    fields = {
        "once": once,
        "requests": ["r0", "r1", "r2"],
        "to": to,
        "asked_by": "Bina",
        "by": "Aishah",
        "hearing_too": "yes",
    }
    return bina.post(f"{story}over", **{**fields, **more})


def waits(kumar):
    return re.findall(r"h/came/(\w+)", kumar.get("h/in").content.decode())


def without_ids(answer):
    return re.sub(r"[0-9a-f]{32}", "", answer.content.decode())


def test_three_requests_arrive_and_are_taken_up_with_the_team(bina, kumar, story, team):
    assert send(bina, story).status_code == 302
    [came] = waits(kumar)
    page = kumar.get(f"h/came/{came}").content.decode()
    assert all(words in page for words in (*WORDS, "Bina", "Aishah", "only when something is agreed"))
    assert "blue folder" not in page
    place = team.split("/")[1]
    assert kumar.post(f"h/came/{came}", places=place).headers["Location"].endswith(team)
    shown = kumar.get(f"{team}m1/").content.decode()
    assert all(words in shown for words in WORDS)
    assert waits(kumar) == []
    assert "Kumar" in bina.get(f"{story}over").content.decode()


def test_pressing_twice_sends_once_and_a_form_without_words_says_so(bina, kumar, story):
    assert send(bina, story, once="c" * 16).status_code == 302
    assert send(bina, story, once="c" * 16).status_code == 302
    assert len(waits(kumar)) == 1
    assert send(bina, story, requests=[]).status_code == 422
    assert send(bina, story, to="").status_code == 422
    assert len(waits(kumar)) == 1


def test_another_choice_on_the_page_of_the_story_reaches_the_team(bina, kumar, story, team):
    send(bina, story)
    [came] = waits(kumar)
    kumar.post(f"h/came/{came}", places=team.split("/")[1])
    assert 'name="words"' in kumar.get(f"{team}tell").content.decode()
    bina.post(f"{story}t4/", form="ChooseWhatIHear", once="d" * 16, hearing="nothing")
    page = kumar.get(f"{team}tell").content.decode()
    assert 'name="words"' not in page
    assert "They chose to hear nothing" in page
    assert waits(kumar) == []


def test_a_digest_goes_at_what_they_chose_and_waits_for_them(bina, kumar, story, team):
    send(bina, story)
    [came] = waits(kumar)
    kumar.post(f"h/came/{came}", places=team.split("/")[1])
    refused = kumar.post(f"{team}tell", occasion="between", words="he was silent")
    assert refused.status_code == 422
    assert waits(bina) == []
    kumar.post(f"{team}tell", occasion="agreed", words="he speaks to them on the 14th")
    [digest] = waits(bina)
    page = bina.get(f"h/came/{digest}").content.decode()
    assert "he speaks to them on the 14th" in page
    assert "Kumar" in page
    assert bina.post(f"h/came/{digest}", do="leave").status_code == 302
    assert waits(bina) == []


def test_a_choice_told_by_voice_has_no_card_to_go_to(kumar, team):
    place = bytes.fromhex(team.split("/")[1])
    do(kumar.person, place, TakeUpRequest("r", "another room"), now())
    assert "They have not said" in kumar.get(f"{team}tell").content.decode()
    do(kumar.person, place, TakeUpHearing(Hearing.EVERYTHING), now())
    assert "tell them by voice" in kumar.get(f"{team}tell").content.decode()


def test_what_is_not_mine_and_what_is_nowhere_are_the_same(bina, kumar, story, team):
    send(bina, story)
    [came] = waits(kumar)
    nowhere = "0" * 32
    for path in ("over", "tell", "both", "pass", "print", "text"):
        there = bina.get(f"{team}{path}")
        gone = bina.get(f"h/{nowhere}/{path}")
        assert there.status_code == gone.status_code == 404
        assert without_ids(there) == without_ids(gone)
    assert without_ids(bina.get(f"h/came/{came}")) == without_ids(bina.get(f"h/came/{nowhere}"))


def test_somebody_with_both_sides_is_said_and_taken_back(kumar, team):
    to = cards.mine(kumar.person)[0].id.hex()
    assert kumar.post(f"{team}both", to=to).status_code == 422
    assert kumar.post(f"{team}both", to=to, how="by voice").status_code == 302
    page = kumar.get(f"{team}both").content.decode()
    assert "by voice" in page
    kumar.post(f"{team}both", no_more=re.search(r'name="no_more" value="(\w+)"', page)[1])
    assert "no_more" not in kumar.get(f"{team}both").content.decode()


def test_from_somebody_unknown_it_says_so(bina, kumar, story):
    cards.forget(kumar.person, cards.mine(kumar.person)[0].id)
    send(bina, story)
    [came] = waits(kumar)
    assert "somebody you do not know here" in kumar.get(f"h/came/{came}").content.decode()
    assert over.came(kumar.person)[0].sender is None


def test_of_my_own_no_name_is_asked_and_for_somebody_else_it_stands_open(bina, kumar, story):
    page = bina.get(f"{story}over").content.decode().split("<main")[1]
    names = page.split("<details")[1].split("</details>")[0]
    assert re.findall(r'name="(asked_by|by)"(?! value)', names) == ["asked_by", "by"]
    place = begin(bina.person, "story", "another folder", now())
    do(bina.person, place.id, BeginStory("L."), now())
    do(bina.person, place.id, MakeRequest("r", WORDS[0]), now())
    page = bina.get(f"h/{place.id.hex()}/over").content.decode().split("<main")[1]
    assert "<details" not in page
    assert 'value="L."' in page


def main(page):
    return re.sub(r"\s+", " ", page.content.decode().split("<main")[1])


@pytest.fixture
def taken(bina, kumar, story, team):
    """Kumar's team once the requests stand there, with the choice: only when something is agreed."""
    send(bina, story)
    [came] = waits(kumar)
    kumar.post(f"h/came/{came}", places=team.split("/")[1])
    return team


def choose(bina, story, hearing):
    once = hearing.ljust(16, "x")
    assert bina.post(f"{story}t4/", form="ChooseWhatIHear", once=once, hearing=hearing).status_code == 302


def test_lines_are_proposed_read_again_changed_and_sent_once(bina, kumar, taken):
    page = main(kumar.get(f"{taken}m6/"))
    assert re.findall(r'name="occasion" value="(\w+)"', page) == ["agreed"]
    assert (
        kumar.post(
            f"{taken}m6/", form="ProposeDigest", once="p" * 16, occasion="between", words="x"
        ).status_code
        == 422
    )
    assert kumar.post(f"{taken}m6/", form="ProposeDigest", once="p" * 16, words="x").status_code == 422
    kumar.post(f"{taken}m6/", form="ProposeDigest", once="p" * 16, occasion="agreed", words="on the 14th")
    assert waits(bina) == []
    assert "on the 14th" in main(kumar.get(f"{taken}tell"))
    page = main(kumar.get(f"{taken}tell?take={'p' * 16}"))
    assert 'name="once" value="pppppppppppppppp"' in page
    assert ">on the 14th</textarea>" in page.replace("> on", ">on")
    for _twice in range(2):
        kumar.post(f"{taken}tell", once="p" * 16, occasion="agreed", words="he speaks on the 14th")
    assert len(waits(bina)) == 1
    page = main(kumar.get(f"{taken}m6/"))
    assert "he speaks on the 14th" in page
    assert "it was sent" in page


def test_between_drafting_and_sending_another_choice_counts_and_the_draft_stays(bina, kumar, story, taken):
    kumar.post(f"{taken}m6/", form="ProposeDigest", once="p" * 16, occasion="agreed", words="on the 14th")
    choose(bina, story, "nothing")
    sent = kumar.post(f"{taken}tell", once="p" * 16, occasion="agreed", words="on the 14th")
    assert sent.status_code == 422
    assert "They chose to hear nothing" in sent.content.decode()
    assert waits(bina) == []
    assert "on the 14th" in main(kumar.get(f"{taken}m6/"))


def test_lines_begin_with_what_was_agreed_or_how_it_ended(bina, kumar, story, taken):
    facing = begin(kumar.person, "accountability", "Saturday", now())
    agreed = ReachAgreement("ag", "he speaks to those who heard it", "Kumar")
    do(kumar.person, facing.id, agreed, now())
    do(kumar.person, facing.id, SayWhoNamed("h", "Kumar", "Bina"), now())
    page = main(kumar.get(f"{taken}tell?from=ag"))
    assert "Put forward, not yet agreed" in page
    assert "he speaks to those who heard it" in page
    assert "This was agreed" not in page
    assert "tell?from=ag" not in page
    agreeing.say(kumar.person, facing.id, Say("ag", Says.NOT_YET), now())
    assert "This was agreed" not in main(kumar.get(f"{taken}tell?from=ag"))
    agreeing.say(kumar.person, facing.id, Say("ag", Says.AGREED), now())
    page = main(kumar.get(f"{taken}tell?from=ag"))
    assert "Put forward, not yet agreed" not in page
    assert "This was agreed: he speaks to those who heard it</textarea>" in page
    choose(bina, story, "end")
    page = main(kumar.get(f"{taken}tell"))
    assert "they are told once it is noted that it has ended" in page
    assert f'{facing.id.hex()}/a9/"' in page
    assert 'name="words"' not in page
    assert kumar.post(f"{taken}tell", occasion="end", words="x").status_code == 422
    do(kumar.person, facing.id, SayItEnded("en", How.DISTANCE), now())
    page = main(kumar.get(f"{taken}tell?from=en"))
    assert "It has ended. We keep apart from now on. Nothing more will come." in page
    kumar.post(f"{taken}tell", occasion="end", words="It has ended.", once="n" * 16)
    [digest] = waits(bina)
    page = main(bina.get(f"h/came/{digest}"))
    assert "Nothing more will come, unless you choose anew" in page
    assert "the people in the team who wrote this" in bina.get(f"h/came/{digest}").content.decode()
    assert f'{story}t4/"' in page
    assert "that nothing more comes" in main(kumar.get(f"{taken}tell"))


def test_what_was_sent_before_a_choice_changed_is_not_laid_before_them(bina, kumar, story, taken):
    kumar.post(f"{taken}tell", occasion="agreed", words="on the 14th", once="n" * 16)
    choose(bina, story, "nothing")
    [digest] = waits(bina)
    page = main(bina.get(f"h/came/{digest}"))
    before, folded = page.split("<details", 1)
    assert "on the 14th" not in before
    assert "on the 14th" in folded.split("</details>")[0]


def test_for_somebody_else_it_is_said_whose_lines_they_are(bina, kumar, team):
    place = begin(bina.person, "story", "another folder", now())
    do(bina.person, place.id, BeginStory("L."), now())
    do(bina.person, place.id, MakeRequest("r0", WORDS[0]), now())
    do(bina.person, place.id, ChooseHearing(Hearing.AGREED), now())
    send(bina, f"h/{place.id.hex()}/", requests=["r0"])
    [came] = waits(kumar)
    kumar.post(f"h/came/{came}", places=team.split("/")[1])
    kumar.post(f"{team}tell", occasion="agreed", words="on the 14th", once="n" * 16)
    assert "It is for L." in main(bina.get(f"h/came/{waits(bina)[0]}"))
