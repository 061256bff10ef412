"""The plan of check-ins through its pages: made, changed in steps, taken, kept, missed, switched off, not wanted."""

from datetime import timedelta

import msgspec
import pytest
from doing import buttons, care, gives, page, planned, turn

from jaga.pages.doorway.guard import now
from jaga.pages.mine.copies import files
from jaga.practice.contact import PlanContact
from jaga.practice.events import Unknown
from jaga.practice.letting_go import NoteLegalThreat
from jaga.practice.refusals import NotYoursToSay
from jaga.practice.telling import BeginStory
from jaga.practice.turns import turn_id
from jaga.usecases.folds import look
from jaga.usecases.strands import begin, do, save


def test_few_fields_make_a_plan_and_it_says_that_it_wakes_nobody(dina):
    new = page(dina, "c1")
    assert "wakes nobody and calls no authority" in new
    assert "checked" not in new, "how often is theirs to say; nothing is marked beforehand"
    planned(dina)
    said = page(dina, "c/plan")
    assert "wakes nobody and calls no authority" in said
    assert "Nobody looks in yet" in said
    assert "Never the same person twice running." in said
    assert "Nobody has a yes to look in yet." in page(dina, "c")


def test_each_step_changes_its_own_and_leaves_the_rest(dina, wei):
    helper = gives(wei, "Wei")
    planned(dina, helper)
    day = (now() + timedelta(days=30)).date().isoformat()
    for step, fields in {
        "1": {"often": "twice", "first": day, "hour": "18:30", "off": ["6"]},
        "2": {"way": "by voice", "ask_way": day, "looks_like": "football"},
        "3": {"never_ask": "why I stay"},
        "4": {"when_missed": "another of you first", "missed_to": helper},
    }.items():
        answer = dina.post(f"{dina.there}c/plan/{step}", **fields)
        assert answer.status_code == 302, answer.content.decode()[-3000:]
    said = page(wei, "c/plan")
    for words in (
        "twice a week",
        "18:30",
        "not on Sunday",
        "by voice",
        "football",
        "why I stay",
        "another of you first",
    ):
        assert words in said
    assert dina.post(f"{dina.there}c/plan/2", way="", ask_way="", looks_like="").status_code == 302
    assert "football" not in page(dina, "c/plan")
    assert "why I stay" in page(dina, "c/plan")


def test_nobody_but_whoever_holds_it_makes_or_changes_a_plan(dina, wei):
    assert wei.get(f"{wei.there}c1").status_code == 404
    planned(dina)
    for end in ("c1", "c/plan/1", "c/plan/5", "c/plan/who", "c/plan/t", "c0"):
        assert wei.post(f"{wei.there}{end}", do="agree", helper="x").status_code == 404, end
    plan = PlanContact("mine", care(dina).contact.made[0].beats[0].phases, now().date(), "UTC")
    assert do(wei.person, wei.place.id, plan, now()) == NotYoursToSay()


def test_numbers_and_hours_are_shown_to_me_and_to_nobody_else(dina, wei):
    gives(wei, "Wei", hours="two evenings", late="22:00", kinds=["listening"])
    for words in ("Contacts a week, at most 2", "two evenings", "not after 22:00"):
        assert words in page(wei, "w").replace(": ", " "), words
        assert words not in page(dina, "w").replace(": ", " "), words
    assert "listening" in page(dina, "w").partition("Somebody who does not use Jaga")[0]
    assert wei.post(f"{wei.there}w/hWei", do="change", name="Wei", week="1").status_code == 302
    assert "two evenings" not in page(dina, "w")
    assert dina.get(f"{dina.there}w/hWei").status_code == 404, "nobody speaks for somebody who is here"


def test_a_capacity_of_nothing_is_said_in_words_and_nothing_is_lost(wei):
    answer = wei.post(f"{wei.there}w", form="GiveHere", once="a", name="Wei", zone="Europe/London")
    assert answer.status_code == 422
    assert "A few words are enough" in answer.content.decode()
    assert "Europe/London" in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"zone": "Mars/Olympus"}, "We know no clock of this name"),
        ({"off": list("0123456")}, "Every hour of the week is quiet here"),
        ({"week": "many"}, "A whole number from 0 to 100"),
        ({"day0": "4"}, "Choose the day, and both hours"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(wei, fields, words):
    answer = wei.post(
        f"{wei.there}w", **{"form": "GiveHere", "once": "a", "name": "Wei", "week": "1", **fields}
    )
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_yes_not_on_that_day_and_taking_it_are_one_step_each(dina, wei, helper):
    arun = helper("arun")
    planned(dina, gives(wei, "Wei"))
    first = care(dina).contact.made[0].beats[0].first
    assert "Wei is asked" in page(dina, "c")
    assert {"take", "decline"} <= buttons(wei, "c")
    assert buttons(arun, "c") == set(), "who was not agreed to is asked nothing"
    assert wei.post(f"{wei.there}{turn(first)}", by="hWei", do="decline").status_code == 302
    assert "Nobody who may look in can on that day." in page(dina, "c")
    dina.post(f"{dina.there}c/plan/who", helper=gives(arun, "Arun"), do="agree")
    assert "Arun is asked" in page(dina, "c")
    assert "Arun is asked" in page(arun, "c")
    assert "somebody is asked" in page(wei, "c")
    assert "Arun" not in page(wei, "c"), "who is asked is told to them and to the holder alone"
    assert arun.post(f"{arun.there}{turn(first)}", by="hArun", do="take").status_code == 302
    assert "Arun took it" in page(wei, "c")
    again = wei.post(f"{wei.there}{turn(first)}", by="hWei", do="take")
    assert again.status_code == 422
    assert "Somebody has taken it meanwhile" in again.content.decode()
    assert arun.post(f"{arun.there}{turn(first)}", by="hArun", do="away").status_code == 302
    assert "Arun took it" not in page(dina, "c")


def test_two_swap_by_asking_and_saying_yes(dina, wei, helper):
    arun = helper("arun")
    first = planned(dina, gives(wei, "Wei"), gives(arun, "Arun"))
    second = first + timedelta(days=7)
    wei.post(f"{wei.there}{turn(first)}", by="hWei", do="take")
    arun.post(f"{arun.there}{turn(second)}", by="hArun", do="take")
    assert f'value="{second:%Y%m%d}.hArun"' in wei.get(f"{wei.there}{turn(first)}").content.decode()
    asked = wei.post(f"{wei.there}{turn(first)}", by="hWei", do="offer", other=f"{second:%Y%m%d}.hArun")
    assert asked.status_code == 302
    assert "swap" in buttons(arun, "c")
    assert arun.post(f"{arun.there}{turn(first)}", by="hArun", do="swap").status_code == 302
    holders = {each.on: each.by for each in care(dina).turns}
    assert holders == {first: "hArun", second: "hWei"}


def test_a_missed_one_waits_with_whom_it_was_written_and_shows_what_was_written(dina, wei, helper):
    arun = helper("arun")
    first = planned(dina, gives(wei, "Wei"), gives(arun, "Arun"), days=0)
    dina.post(
        f"{dina.there}c/plan/4", when_missed="another of you first, never the police", missed_to="hArun"
    )
    wei.post(f"{wei.there}{turn(first)}", by="hWei", do="take")
    assert wei.post(f"{wei.there}{turn(first)}", by="hWei", do="silent", words="no tick").status_code == 302
    said = page(wei, turn(first))
    assert "never the police" in said
    assert "You can turn to: Arun." in said
    assert "Jaga sends nothing and calls nobody" in said
    assert "there is no answer yet" in said
    assert (
        arun.post(f"{arun.there}{turn(first)}", by="hArun", do="seen", words="at the gate").status_code == 302
    )
    assert "Arun saw to it" in page(dina, turn(first))
    assert "at the gate" in page(dina, "c/plan/t")


def test_silence_and_a_day_that_did_not_fit_are_two_things(dina, wei):
    first = planned(dina, gives(wei, "Wei"), days=0)
    assert "One message is enough" in page(wei, turn(first))
    wei.post(f"{wei.there}{turn(first)}", by="hWei", do="missed")
    assert "nobody's fault" in page(wei, turn(first))
    assert "no answer yet" not in page(dina, turn(first))
    wei.post(f"{wei.there}{turn(first)}", by="hWei", do="silent")
    assert "A second message, or a call, may be seen by somebody else." in page(dina, turn(first))
    assert "nobody's fault" not in page(dina, turn(first))


def test_an_older_one_of_which_nobody_said_which_says_neither(dina, wei):
    first = planned(dina, gives(wei, "Wei"), days=0)
    seen = look(wei.person, wei.place.id, now())
    (plan,) = care(wei).contact.made
    body = {
        "at": now(),
        "id": turn_id(plan.id, first),
        "plan": plan.id,
        "on": first,
        "by": "hWei",
        "words": "hm",
    }
    save(wei.person, seen, (Unknown("turn-missed", msgspec.to_builtins(body)),), now())
    said = page(dina, turn(first))
    assert "Nobody wrote down whether the day did not fit" in said
    assert "nobody's fault" not in said
    assert "there is no answer yet" not in said


def test_the_thread_shows_what_was_planned_and_came_and_can_be_switched_off(dina, wei):
    first = planned(dina, gives(wei, "Wei"), days=0)
    wei.post(f"{wei.there}{turn(first)}", by="hWei", do="kept", words="we spoke of the match")
    thread = dina.get(f"{dina.there}c/plan/t").content.decode()
    assert thread.count('class="came"') == 1
    assert "style=" not in thread
    said = page(dina, "c/plan/t")
    assert f"{first.day}: Wei was in touch" in said
    assert "we spoke of the match" in said
    assert dina.post(f"{dina.there}c/plan/t").status_code == 302
    assert "we spoke of the match" not in page(wei, "c/plan/t")
    assert "Nothing is kept here about contact" in page(wei, "c/plan/t")
    assert "kept" not in buttons(wei, turn(first))


def test_a_plan_can_be_read_aloud_before_it_is_kept_to_and_switched_off_where_it_stands(dina, wei):
    planned(dina, gives(wei, "Wei"))
    shown = page(dina, "c/plan")
    assert "By Wei, and nobody else." in shown
    assert "Do you want that?" in shown
    assert "To read aloud" not in page(wei, "c/plan")
    assert f'action="/en/my/{dina.there}c/plan/t"' in dina.get(f"{dina.there}c/plan").content.decode()


def test_no_contact_is_a_whole_answer_that_stops_all_proposing(dina, wei):
    first = planned(dina, gives(wei, "Wei"))
    assert dina.post(f"{dina.there}c0").status_code == 302
    assert wei.get(f"{wei.there}c").headers["Location"].endswith("/c0")
    assert "That is a whole answer" in page(wei, "c0")
    assert "No contact is wanted" in page(wei, "")
    refused = wei.post(f"{wei.there}{turn(first)}", by="hWei", do="take")
    assert "No contact is wanted now" in refused.content.decode()
    assert dina.post(f"{dina.there}c1", once="b", often="weekly", first=first.isoformat()).status_code == 422
    assert dina.post(f"{dina.there}c0").status_code == 302
    assert "Wei is asked" in page(wei, "c")


def test_somebody_who_is_not_in_the_house_is_spoken_for_by_whoever_holds_it(dina, wei):
    sent = dina.post(f"{dina.there}w", form="GivesHere", once="aunt", name="Aunt Mei", week="1")
    assert sent.status_code == 302
    first = planned(dina, "aunt")
    assert buttons(wei, "c") == set()
    assert "Yes, I will (Aunt Mei)" in page(dina, "c")
    assert dina.post(f"{dina.there}{turn(first)}", by="aunt", do="take").status_code == 302
    assert "Aunt Mei took it" in page(wei, "c")
    assert wei.post(f"{wei.there}{turn(first)}", by="aunt", do="away").status_code == 404


@pytest.mark.parametrize(
    "end", ["d/plan/nothing", "d/plan/20200101", "d/plan/99999999", "d/no/20270101", "c/no", "c/plan/9"]
)
def test_what_is_not_there_is_not_found(dina, end):
    planned(dina)
    assert dina.get(f"{dina.there}{end}").status_code == 404


def test_a_plan_and_what_somebody_gives_can_be_let_go_of(dina, wei):
    first = planned(dina, gives(wei, "Wei"), days=0)
    wei.post(f"{wei.there}{turn(first)}", by="hWei", do="kept", words="the bear film")
    assert wei.get(f"{wei.there}c/plan/away").status_code == 404
    assert "cannot be brought back" in page(dina, "c/plan/away")
    assert dina.post(f"{dina.there}c/plan/away").status_code == 302
    assert care(wei).contact.made == ()
    assert care(wei).turns == ()
    assert dina.get(f"{dina.there}w/hWei/away").status_code == 404
    assert wei.post(f"{wei.there}w/hWei/away").status_code == 302
    assert care(dina).helpers.said == ()


def test_a_legal_threat_makes_letting_go_of_it_rest(dina):
    planned(dina)
    do(dina.person, dina.place.id, NoteLegalThreat(), now())
    answer = dina.post(f"{dina.there}c/plan/away")
    assert answer.status_code == 422
    assert "legal threat" in answer.content.decode()
    assert care(dina).contact.made


def test_whose_plan_it_is_reads_it_as_theirs(somebody):
    noor = somebody("noor")
    noor.place = begin(noor.person, "support", "mine", now())
    noor.there = f"h/{noor.place.id.hex()}/"
    do(noor.person, noor.place.id, BeginStory(), now())
    assert "Only if you want one, as often as you say." in page(noor, "c1")
    planned(noor)
    assert "Only those to whom you said yes." in page(noor, "c/plan/who")
    assert "It is yours; you can switch it off at any time." in page(noor, "c/plan/t")
    assert "I want no contact" in page(noor, "c0")
    everything = "".join(page(noor, end) for end in ("c", "c1", "c/plan", "c/plan/who", "c/plan/t", "c0"))
    assert "the person who was harmed" not in everything


def test_what_is_planned_is_in_what_is_taken_along_and_printed_without_its_names(dina, wei):
    first = planned(dina, gives(wei, "Wei", hours="two evenings"), days=0)
    wei.post(f"{wei.there}{turn(first)}", by="hWei", do="kept", words="the bear film")
    taken = b"".join(
        text for name, text in files(dina.person, "en", now()) if name.endswith(".html")
    ).decode()
    for words in ("two evenings", "by message", "the bear film", "was in touch"):
        assert words in taken
    assert "Wei" in page(dina, "print")
    printed = dina.post(f"{dina.there}print", names="Wei").content.decode()
    assert "two evenings" in printed
    assert "the bear film" in printed
    assert "Wei" not in printed.partition("<main")[2].replace("Wei</textarea>", "")


def test_nothing_is_kept_of_a_new_plan_until_its_question_has_a_yes(dina, wei):
    assert 'name="keeps"' in dina.get(f"{dina.there}c1").content.decode()
    first = planned(dina, gives(wei, "Wei"), days=0, keeps="")
    assert not care(dina).contact.made[0].keeps
    assert "kept" not in buttons(wei, turn(first))
    assert "May we keep the days" in page(dina, "c/plan")
    assert dina.post(f"{dina.there}c/plan/t").status_code == 302
    assert care(dina).contact.made[0].keeps
    assert "kept" in buttons(wei, turn(first))
