"""Stepping back in one action and coming back, and talk not taken: through the pages, with what the others see."""

import re
from datetime import timedelta

import pytest
from doing import buttons, care, gives, page, planned, turn

from jaga import vault
from jaga.pages.doorway.guard import now
from jaga.practice.plan import WritePiece
from jaga.practice.tasks import NoteTask, TakeTask
from jaga.usecases.strands import begin, do
from jaga.vault import Terms


@pytest.fixture
def arun(helper):
    """Arun, who has notes of his own."""
    one = helper("arun")
    one.notes = f"h/{begin(one.person, 'notes', 'mine', now()).id.hex()}/"
    return one


def said(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_one_action_gives_everything_to_others_and_says_what_fits_nobody(dina, wei, arun):
    first = planned(dina, gives(arun, "Arun"), gives(wei, "Wei"))
    dina.post(f"{dina.there}c/plan/who", twice="yes")
    wei.post(f"{wei.there}w/hWei", do="change", name="Wei", week="1", first0=first.isoformat(), last0="")
    for week in (0, 2):
        day = first + timedelta(weeks=week)
        assert arun.post(f"{arun.there}{turn(day)}", by="hArun", do="take").status_code == 302
    do(dina.person, dina.place.id, NoteTask("t", "copy her papers"), now())
    do(arun.person, arun.place.id, TakeTask("t", "Arun", by="hArun"), now())
    assert "You have nothing to arrange" in said(arun.get("h/back"))
    until = (now() + timedelta(weeks=6)).date()
    answer = arun.post("h/back", do="back", back_on=until.isoformat())
    told = said(answer)
    assert answer.status_code == 200
    moved, _, gaps = told.partition("What fits nobody yet")
    assert "somebody is asked" in moved
    assert "Wei" not in moved, "whom it goes to is told to them and to the holder"
    assert "nobody yet" in gaps
    assert "copy her papers" in gaps
    assert all(each.by != "hArun" for each in care(dina).turns)
    assert "Arun" not in "".join(re.findall(r"\w+, \d+ \w+: \w+ (?:took it|is asked)", page(dina, "c")))
    shown = page(dina, "w")
    assert "Is resting." in shown
    assert buttons(arun, "c") == set()


def test_coming_back_is_one_step_and_what_others_took_stays_theirs(dina, wei, arun):
    first = planned(dina, gives(arun, "Arun"), gives(wei, "Wei"))
    arun.post(f"{arun.there}{turn(first)}", by="hArun", do="take")
    arun.post("h/back", do="back")
    assert wei.post(f"{wei.there}{turn(first)}", by="hWei", do="take").status_code == 302
    assert "For as long as you like, also for good." in said(arun.get("h/back"))
    assert arun.post("h/back", do="here").status_code == 302
    assert care(dina).helpers.said[0].here
    assert "Wei took it" in page(arun, "c")


def test_whoever_holds_on_behalf_sees_what_they_hold_and_how_to_hand_it_over(dina, wei):
    gives(dina, "Dina")
    answer = dina.post("h/back", do="back")
    told = said(answer)
    assert "What you hold on behalf of others" in told
    assert "On behalf of Noor." in told
    for end in ("hand", "who"):
        assert f"{dina.there}{end}" in answer.content.decode()
    assert "Nobody loses anything" in said(dina.get("h/back"))
    assert dina.get(f"{dina.there}who").status_code == 200


def test_a_day_that_has_passed_is_said_and_nothing_is_done(dina, arun):
    gives(arun, "Arun")
    answer = arun.post("h/back", do="back", back_on="2020-01-01")
    assert answer.status_code == 422
    assert "This day has passed" in said(answer)
    assert care(dina).helpers.said[0].here


def test_everybody_can_step_back_at_once_and_every_gap_is_shown(dina, wei, arun):
    planned(dina, gives(arun, "Arun"), gives(wei, "Wei"))
    for one in (arun, wei):
        one.post("h/back", do="back")
    shown = page(dina, "c")
    assert shown.count("nobody yet") == shown.count("Nobody who may look in is here for it now.") > 3
    assert "Whoever holds this can" in shown


def test_talk_not_taken_stays_in_the_notes_and_is_seen_as_not_this_one(dina, wei, arun):
    fields = {
        "form": "SayCapacity",
        "once": "c",
        "contacts": "1",
        "talk": ["suicide"],
        "talk_else": "his mother",
    }
    assert arun.post(f"{arun.notes}n5/", **fields).status_code == 302
    assert "talk of suicide or of hurting oneself, his mother" in said(arun.get(f"{arun.notes}n5/"))
    helper = gives(arun, "Arun", week="1")
    planned(dina, helper, gives(wei, "Wei"))
    assert "talk may come up that you would rather not have" not in page(arun, "c")
    sent = dina.post(f"{dina.there}c/plan/3", never_ask="why", talk=["suicide"])
    assert sent.status_code == 302
    assert "talk may come up that you would rather not have" in page(arun, "c")
    assert arun.post(f"{arun.there}c/plan", do="not").status_code == 302
    for one, times in ((dina, 2), (wei, 0)):
        assert "Not this one for Arun" in page(one, "c/plan")
        everything = page(one, "c/plan") + page(one, "c") + page(one, "w")
        assert everything.count("talk of suicide") == times, (
            "the plan and what is read aloud of it, to whoever holds it"
        )
        assert "his mother" not in everything
    assert "Arun is asked" not in page(dina, "c")


def test_one_step_from_my_notes_to_a_plan_with_such_talk_says_not_this_one_by_itself(dina, arun):
    arun.post(
        f"{arun.notes}n5/",
        form="SayCapacity",
        once="c",
        contacts="3",
        kinds=["listening"],
        talk=["suicide"],
        late="22:00",
    )
    planned(dina)
    dina.post(f"{dina.there}c/plan/3", talk=["suicide"])
    form = arun.get(f"{arun.there}w").content.decode()
    assert 'name="week" value="3"' in form
    assert 'value="22:00"' in form
    shown, _, fields = form.partition("From your notes stands in it already")
    assert "not after 22:00" in fields.partition("<form")[0], "what the others will see, before it is sent"
    assert shown
    gives(arun, "Arun", week="3")
    assert care(dina).contact.made[0].not_this == {"hArun"}


def test_closeness_is_asked_about_only_whom_it_concerns_and_read_by_nobody(dina, wei, arun):
    for one, side in ((arun, "other"), (wei, "survivor")):
        notes = begin(one.person, "notes", one.place.name, now()).id.hex()
        fields = {"form": "SayCloseness", "once": "c", "to": "N", "near": "close", "side": side}
        assert one.post(f"h/{notes}/n4/", **fields).status_code == 302
    planned(dina, gives(arun, "Arun"), gives(wei, "Wei"), gives(dina, "Dina"))
    assert "close" not in page(arun, "c") + page(wei, "c")
    both = ["somebody-close", "nobody-close-to-the-other-side"]
    assert dina.post(f"{dina.there}c/plan/6", wishes=both).status_code == 302
    assert dina.get(f"{dina.there}c/plan/6").content.decode().count("checked") == 2
    assert "your notes say that you stand close" in page(wei, "c")
    assert "would rather hear from nobody who stands close" in page(arun, "c")
    assert "close" not in page(dina, "c"), "whoever said nothing of it in their notes is asked nothing"
    assert wei.post(f"{wei.there}c/plan", do="gladly").status_code == 302
    assert arun.post(f"{arun.there}c/plan", do="not").status_code == 302
    for one in (arun, wei):
        assert "close" not in page(one, "c"), "it is asked once"
    assert "You said: gladly." in page(wei, "c/plan")
    assert "Who would be best: rather somebody close" in page(dina, "c/plan"), "also read aloud"
    assert "Who would be best" not in page(arun, "c/plan") + page(wei, "c/plan")
    assert "gladly" not in page(dina, "c") + page(dina, "c/plan") + page(arun, "c") + page(arun, "c/plan")
    assert "Not this one for Arun" in page(dina, "c/plan")
    assert "Wei is asked" in page(dina, "c")
    assert wei.post(f"{wei.there}c/plan", do="after").status_code == 302
    assert "You said: gladly." not in page(wei, "c/plan")
    assert dina.post(f"{dina.there}c/plan/6", once="form").status_code == 302
    assert "Who would be best" not in page(dina, "c/plan")


def test_my_capacity_begins_where_i_left_it(arun):
    fields = {
        "contacts": "2",
        "kinds": ["listening"],
        "late": "22:00",
        "first0": "2027-01-04",
        "last0": "2027-01-20",
    }
    arun.post(f"{arun.notes}n5/", form="SayCapacity", once="c", **fields)
    shown = arun.get(f"{arun.notes}n5/").content.decode()
    for value in ('value="2"', 'value="22:00"', 'value="2027-01-04"', 'value="2027-01-20"'):
        assert value in shown
    assert "4 January 2027 until 20 January 2027" in said(arun.get(f"{arun.notes}n5/"))


def test_today_leads_to_what_is_mine_and_to_a_missed_one_that_waits_for_me(dina, wei, arun):
    first = planned(dina, gives(wei, "Wei"), gives(arun, "Arun"), days=0)
    assert turn(first) in (wei.get("h/").content + arun.get("h/").content).decode()
    wei.post(f"{wei.there}{turn(first)}", by="hWei", do="missed")
    dina.post(f"{dina.there}c/plan/4", missed_to="hArun", when_missed="another of you first")
    assert f"{arun.there}{turn(first)}" in arun.get("h/").content.decode()
    assert "Still open" in said(arun.get("h/"))
    assert "Still open" not in said(wei.get("h/"))


def test_for_good_means_that_nothing_stays_readable_to_the_leaver_where_they_say_so(dina, arun):
    gives(arun, "Arun")
    told = arun.post("h/back", do="back").content.decode()
    assert "If it is for good: what you can still read" in told
    assert f"{arun.there}off" in told
    assert arun.get(arun.there).status_code == 200, "resting takes nothing away"
    assert arun.post(f"{arun.there}off").status_code == 302
    assert arun.get(arun.there).status_code == 404
    assert f"{arun.there}off" not in arun.post("h/back", do="back").content.decode()


def test_whoever_helps_now_is_asked_for_where_it_is_held_and_nothing_is_given_until_it_is_said(
    dina, wei, arun
):
    plan = begin(dina.person, "safety", dina.place.name, now())
    do(dina.person, plan.id, WritePiece("a", "the neighbour's gate"), now())
    terms = Terms(("listen", "support"), whole=True)
    vault.grant(dina.person.store, dina.keyring, plan.id, arun.keyring.card, terms, int(now().timestamp()))
    [given] = [note for note in vault.waiting(arun.person.store, arun.keyring) if note.kind == vault.GRANT]
    vault.accept(arun.person.store, arun.keyring, given, arun.place.name)
    first = planned(dina, gives(arun, "Arun"), gives(wei, "Wei"))
    arun.post(f"{arun.there}{turn(first)}", by="hArun", do="take")
    until = (now() + timedelta(weeks=6)).date()
    told = said(arun.post("h/back", do="back", back_on=until.isoformat()))
    assert f"Whoever holds {dina.place.name}: A safety plan is asked" in told
    assert "Wei" not in told
    assert "Something waits for you" in said(dina.get("h/"))
    assert "They may need to read more for it" in page(dina, "c")
    shown = said(dina.get("h/in"))
    assert "Arun rests, and Wei helps in their place." in shown
    assert "May Wei read it too?" in shown
    assert "Send a plain no" not in shown
    waits = re.search(r'name="waits" value="([0-9a-f]+)"', dina.get("h/in").content.decode())[1]
    there = dina.post("h/in", waits=waits, do="yes").headers["Location"]
    form = dina.get(there).content.decode()
    assert f'value="{until.isoformat()}"' in form
    assert re.search(r'value="whole"[^>]* checked', form)
    wei_reads = vault.open_shelf(wei.person.store, wei.keyring).places
    assert [each.kind for each in wei_reads] == ["support"], "seeing what a yes would be gives nothing"
    fields = {"reach": "whole", "purposes": ["support"], "until": until.isoformat(), "waits": waits}
    assert dina.post(there.partition("?")[0], **fields).status_code == 302
    assert "Nothing waits for you." in said(dina.get("h/in"))
    [note] = [note for note in vault.waiting(wei.person.store, wei.keyring) if note.kind == vault.GRANT]
    assert note.body["kind"] == "safety"
