"""What is needed and what is offered, through the pages: said by whoever may say it, chosen, done."""

import re

from jaga.pages.doorway.guard import now
from jaga.practice.needs import SayNeed
from jaga.practice.offers import MakeOffer, OfferTheirs
from jaga.practice.refusals import NotYoursToSay
from jaga.practice.telling import BeginStory
from jaga.usecases.folds import look
from jaga.usecases.strands import begin, do


def forms(answer) -> set[str]:
    return set(re.findall(r'name="form" value="(\w+)"', answer.content.decode()))


def act(one, address, form, /, **fields):
    page = one.get(address).content.decode()
    [mark] = set(re.findall(r'name="mark" value="(\w+)"', page))
    return one.post(address, form=form, mark=mark, **fields)


def test_a_need_is_said_by_whoever_holds_and_whoever_writes_says_what_was_done(dina, wei):
    assert dina.post(f"{dina.there}s5/", form="SayNeed", once="a", kinds=["company"]).status_code == 302
    thing = f"{wei.there}s5/a"
    assert "company, or a film" in wei.get(f"{wei.there}s5/").content.decode()
    assert forms(wei.get(f"{wei.there}s5/")) == set(), "nobody else says what she needs"
    assert forms(wei.get(thing)) == {"NoteDoneForNeed"}
    assert act(wei, thing, "NoteDoneForNeed", words="the bear film", who="Wei").status_code == 302
    assert "the bear film · Wei" in dina.get(f"{dina.there}s5/").content.decode()
    assert forms(dina.get(f"{dina.there}s5/a")) == {"NoteDoneForNeed", "RewordNeed", "NeedNoMore"}
    assert act(dina, f"{dina.there}s5/a", "NeedNoMore").status_code == 302
    assert forms(wei.get(thing)) == set()
    assert do(wei.person, wei.place.id, SayNeed("b", "quiet"), now()) == NotYoursToSay()


def test_an_empty_need_is_refused_in_words(dina):
    answer = dina.post(f"{dina.there}s5/", form="SayNeed", once="a", words="")
    assert answer.status_code == 422
    assert "A few words are enough" in answer.content.decode()


def test_an_offer_is_chosen_from_by_whoever_holds_and_she_can_give_too(dina, wei):
    assert forms(wei.get(f"{wei.there}s6/")) == {"MakeOffer"}
    assert forms(dina.get(f"{dina.there}s6/")) == {"MakeOffer", "OfferTheirs"}
    sent = wei.post(f"{wei.there}s6/", form="MakeOffer", once="a", choices="films\na lift", by="Wei")
    assert sent.status_code == 302
    chosen = act(dina, f"{dina.there}s6/a", "NoteChoice", chosen=["a lift"], words="on Tuesdays")
    assert chosen.status_code == 302
    page = wei.get(f"{wei.there}s6/").content.decode()
    assert "a lift" in page
    assert "on Tuesdays" in page
    hers = dina.post(f"{dina.there}s6/", form="OfferTheirs", once="b", choices="her lentil soup")
    assert hers.status_code == 302
    assert forms(wei.get(f"{wei.there}s6/b")) == {"NoteOfferDone"}
    assert act(wei, f"{wei.there}s6/b", "NoteOfferDone", words="we ate it twice").status_code == 302
    assert "we ate it twice" in dina.get(f"{dina.there}s6/").content.decode()
    assert do(wei.person, wei.place.id, OfferTheirs("c", ("a cake",)), now()) == NotYoursToSay()


def test_whoever_only_reads_sees_both_and_can_say_nothing(dina, helper):
    do(dina.person, dina.place.id, SayNeed("a", "silly films"), now())
    do(dina.person, dina.place.id, MakeOffer("b", ("a lift",), by="Dina"), now())
    arun = helper("arun", writes=False)
    for part, words in (("s5", "silly films"), ("s6", "a lift")):
        page = arun.get(f"{arun.there}{part}/")
        assert words in page.content.decode()
        assert forms(page) == set()
    assert [need.id for need in look(arun.person, arun.place.id, now()).state.needs.said] == ["a"]


def test_in_support_that_is_mine_needs_and_gifts_are_said_with_i(somebody):
    noor = somebody("noor")
    noor.place = begin(noor.person, "support", "mine", now())
    noor.there = f"h/{noor.place.id.hex()}/"
    do(noor.person, noor.place.id, BeginStory(), now())
    sent = noor.post(f"{noor.there}s5/", form="SayINeed", once="a", kinds=["company"])
    assert sent.status_code == 302
    assert act(noor, f"{noor.there}s5/a", "NoteDoneForMe", words="a film").status_code == 302
    given = noor.post(f"{noor.there}s6/", form="OfferMine", once="b", choices="lentil soup")
    assert given.status_code == 302
    shown = "".join(noor.get(f"{noor.there}{end}").content.decode() for end in ("", "s5/", "s5/a", "s6/"))
    assert "What I need" in shown
    assert "lentil soup" in shown
    assert "the person who was harmed" not in shown
