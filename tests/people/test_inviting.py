"""Coming by invitation: a link that works once, two cards that change hands, and one answer to every other link."""

import re
from datetime import timedelta

import pytest
from django.test import override_settings

from jaga import vault
from jaga.house import clock, invitations, people
from jaga.house.models import Inbox, Invitation, Person, Shelf
from jaga.pages.people import coming
from jaga.usecases import cards, inviting
from jaga.usecases.inviting import Letter
from jaga.vault.letter import mark_of_secret
from jaga.vault.shelf import new_id


def secret_of(link):
    return link.rsplit("/", 1)[1]


def test_somebody_new_comes_and_both_hold_each_others_cards(mei, somebody):
    link = mei.invites("my cousin", welcome="Come in, there is tea.")
    faiz = somebody()
    page = faiz.get(link).content.decode()
    assert "Mei Ling invites you" in page
    assert "Come in, there is tea." in page
    assert "my cousin" not in page, "the name that somebody chose for another is theirs alone"
    came = faiz.comes(link)
    assert (came.status_code, came.headers["Location"]) == (302, "/en/my/h/handle")
    handle = re.search(r"faiz-\w+-\w+", faiz.get("h/handle").content.decode())
    assert handle
    assert people.by_handle(handle[0]) is not None
    assert [(known.name, known.card) for known in cards.mine(faiz.person)] == [("Mei Ling", mei.keyring.card)]
    assert cards.name_i_go_by(faiz.person) == "Faiz R."
    assert cards.mine(mei.person) == (), "taken up at the next visit"
    assert "my cousin came by your invitation" in mei.get("h/p").content.decode()
    (known,) = cards.mine(mei.person)
    assert (known.name, known.goes_by) == ("my cousin", "Faiz R.")
    assert known.card == faiz.person.keyring.card
    assert inviting.sent(mei.person) == ()
    assert not Inbox.objects.exists()
    assert "came by your invitation" not in mei.get("h/p").content.decode()


def test_looking_at_a_link_uses_nothing_up(mei, somebody):
    link = mei.invites()
    for _ in range(3):
        assert somebody().get(link).status_code == 200
        assert somebody().client.head(link).status_code == 200
    assert Invitation.objects.count() == 1
    assert somebody().comes(link).status_code == 302
    assert Invitation.objects.count() == 0


def test_a_form_that_needs_a_look_uses_nothing_up_and_lets_nobody_in(mei, somebody):
    link, faiz = mei.invites(), somebody()
    wrong = (
        {"handle": ""},
        {"name": ""},
        {"passphrase__own": "short"},
        {"handle": "no/slash"},
        {"name": "a\x07b"},
    )
    for fields in wrong:
        answer = faiz.comes(link, **fields)
        assert answer.status_code == 422, fields
        assert b'class="wrong"' in answer.content
    assert Person.objects.count() == 1
    assert faiz.comes(link).status_code == 302


def test_a_link_works_once_and_the_second_who_sends_the_form_leaves_no_trace(mei, somebody):
    link = mei.invites()
    first, second = somebody(), somebody()
    assert second.get(link).status_code == 200
    assert first.comes(link).status_code == 302
    before = (Person.objects.count(), Shelf.objects.count(), Inbox.objects.count())
    assert second.comes(link, handle="other").status_code == 404
    assert (Person.objects.count(), Shelf.objects.count(), Inbox.objects.count()) == before


def test_of_two_who_send_the_form_at_one_moment_one_comes_in(mei, somebody, monkeypatch):
    """The second had found the link good; it is used up before their save."""
    link = mei.invites()
    letter = coming._letter(secret_of(link))
    first, second, ravi = somebody(), somebody(), somebody("ravi")
    monkeypatch.setattr(coming, "_letter", lambda _: letter)
    assert first.comes(link).status_code == 302
    before = (Person.objects.count(), Shelf.objects.count(), Inbox.objects.count())
    assert second.comes(link, handle="other").status_code == 404
    assert ravi.post(link, do="exchange").status_code == 404
    assert (Person.objects.count(), Shelf.objects.count(), Inbox.objects.count()) == before


def test_what_is_used_up_and_who_comes_by_it_is_one_save(mei, somebody, monkeypatch):
    """If anything of it fails, the link still holds and nobody is there."""
    link = mei.invites()
    store_fails = RuntimeError("the machine stopped")

    def fail(*_):
        raise store_fails

    monkeypatch.setattr("jaga.house.store._take", fail)
    faiz = somebody()
    with pytest.raises(RuntimeError):
        faiz.comes(link)
    monkeypatch.undo()
    assert (Person.objects.count(), Invitation.objects.count()) == (1, 1)
    assert faiz.comes(link).status_code == 302


def dead_links(mei, somebody):
    """A link of every kind that opens nothing, and the questions that the house asked for each."""
    used, withdrawn, expired = mei.invites("a"), mei.invites("b"), mei.invites("c")
    somebody().comes(used)
    sent = next(one for one in inviting.sent(mei.person) if one.secret == secret_of(withdrawn))
    mei.post(f"h/invite/{sent.id.hex()}")
    row = Invitation.objects.filter(mark=mark_of_secret(secret_of(expired)))
    assert row.update(until=(clock.today() - timedelta(days=1)).toordinal())
    never = "/en/my/come/" + vault.new_secret()
    return [used, withdrawn, expired, never, "/en/my/come/x", "/en/my/come/%F0%9F%8D%9A"]


def test_every_link_that_opens_nothing_gets_one_answer_by_one_path(mei, somebody, questions):
    answers = []
    for link in dead_links(mei, somebody):
        for ask in ("get", "post"):
            stranger = somebody()
            with questions() as asked:
                answer = stranger.get(link) if ask == "get" else stranger.comes(link)
            body = answer.content.replace(secret_of(answer.request["PATH_INFO"]).encode(), b"SECRET")
            body = re.sub(rb'href="[^"]*" lang="', b"", body)
            answers.append(
                (answer.status_code, sorted(answer.headers.items()), body, asked, bool(answer.cookies))
            )
    assert answers[0][0] == 404
    assert b"This link opens nothing" in answers[0][2]
    assert len(answers[0][3]) == 1, "one question to the database"
    assert all(answer == answers[0] for answer in answers)


def test_a_link_taken_back_is_mine_to_take_back(mei, somebody):
    link, ravi = mei.invites(), somebody("ravi")
    sent = inviting.sent(mei.person)[0]
    for ask in (ravi.get, ravi.post):
        assert ask(f"h/invite/{sent.id.hex()}").status_code == 404
    assert ravi.get(f"h/invite/{sent.id.hex()}/code").status_code == 404
    invitations.withdraw(sent.secret, ravi.keyring)
    assert somebody().get(link).status_code == 200
    assert sent.name in mei.get("h/invite").content.decode()
    mei.post(f"h/invite/{sent.id.hex()}")
    assert somebody().get(link).status_code == 404
    assert inviting.sent(mei.person) == ()


def test_letting_everything_go_takes_every_link_back(mei, somebody):
    link, other = mei.invites("a"), somebody("ravi").invites("b")
    assert mei.post("h/everything").status_code == 302
    assert somebody().get(link).status_code == 404
    assert somebody().get(other).status_code == 200


def test_two_who_live_here_exchange_cards(mei, somebody):
    link, ravi = mei.invites("R."), somebody("ravi")
    assert b"A place of your own here" not in ravi.get(link).content
    assert ravi.post(link, do="exchange").headers["Location"] == "/en/my/h/p"
    assert [known.name for known in cards.mine(ravi.person)] == ["Mei Ling"]
    mei.get("h/p")
    assert [known.name for known in cards.mine(mei.person)] == ["R."]
    assert somebody().get(link).status_code == 404


def test_whoever_lives_here_can_sign_in_at_the_link(mei, somebody):
    link, ravi = mei.invites("R."), somebody("ravi")
    elsewhere = somebody()
    wrong = elsewhere.post(link, do="exchange", handle=ravi.handle, passphrase="not it at all")
    assert (wrong.status_code, Invitation.objects.count()) == (422, 1)
    right = elsewhere.post(link, do="exchange", handle=ravi.handle, passphrase="salt lamp river quiet moon")
    assert right.headers["Location"] == "/en/my/h/p"
    assert [known.name for known in cards.mine(elsewhere.person)] == ["Mei Ling"]


def test_whoever_signs_in_at_the_link_is_meant_and_not_who_is_still_signed_in_there(mei, somebody):
    link, ravi, laila = mei.invites("R."), somebody("ravi"), somebody("laila")
    laila_herself = laila.person
    laila.post(link, do="exchange", handle=ravi.handle, passphrase="salt lamp river quiet moon")
    assert cards.mine(laila_herself) == ()
    assert [known.name for known in cards.mine(ravi.person)] == ["Mei Ling"]


def test_ones_own_invitation_is_not_used_up_by_oneself(mei):
    link = mei.invites()
    assert mei.post(link, do="exchange").status_code == 422
    assert Invitation.objects.count() == 1


def test_a_note_that_names_no_invitation_of_mine_puts_no_card_on_my_shelf(mei, somebody):
    ravi = somebody("ravi")
    mei.invites()
    body = {"invitation": new_id(), "name": "Mei's friend"}
    vault.send_note(ravi.person.store, ravi.keyring, mei.keyring.card, inviting.CAME, body)
    mei.get("h/p")
    assert cards.mine(mei.person) == ()
    assert not Inbox.objects.exists()


def test_who_came_is_taken_up_though_the_last_day_has_passed(mei, somebody):
    link = mei.invites("my cousin", days="1")
    somebody().comes(link)
    later = (clock.today() + timedelta(days=40)).toordinal()
    invitations.sweep(clock.today().fromordinal(later))
    mei.get("h/invite")
    assert [known.name for known in cards.mine(mei.person)] == ["my cousin"]


def test_the_code_is_a_picture_of_the_same_house(mei):
    link = mei.invites()
    sent = inviting.sent(mei.person)[0]
    page = mei.get(f"h/invite/{sent.id.hex()}")
    assert f'src="/en/my/h/invite/{sent.id.hex()}/code"' in page.content.decode()
    code = mei.get(f"h/invite/{sent.id.hex()}/code")
    assert code.headers["Content-Type"] == "image/svg+xml"
    assert code.headers["Cache-Control"] == "no-store"
    assert code.content.startswith(b"<svg")
    assert b"style" not in code.content
    assert secret_of(link).encode() not in code.content


def test_days_are_one_to_thirty(mei):
    for days in ("0", "31", "many"):
        assert mei.post("h/invite", name="x", own_name="Mei", days=days).status_code == 422
    mei.invites("x", days="30")
    assert Invitation.objects.get().until == (clock.today() + timedelta(days=30)).toordinal()
    invitations.sweep(clock.today() + timedelta(days=30))
    assert Invitation.objects.exists()
    invitations.sweep(clock.today() + timedelta(days=31))
    assert not Invitation.objects.exists()


def test_where_the_keeper_lets_in_a_members_link_joins_two_who_live_here_and_nobody_new(mei, somebody):
    link, ravi = mei.invites("R."), somebody("ravi")
    with override_settings(INVITE="keeper"):
        stranger = somebody()
        assert b"A place of your own here" not in stranger.get(link).content
        assert stranger.comes(link).status_code == 200
        assert Person.objects.count() == 2
        assert ravi.post(link, do="exchange").status_code == 302
        secret, sealed = inviting.seal_letter(Letter(new_id()))
        invitations.put(secret, sealed, clock.today(), None)
        assert stranger.comes(f"/en/my/come/{secret}").status_code == 302
    assert Person.objects.count() == 3


def test_an_invitation_tells_nothing_without_its_link(mei, house):
    secret = secret_of(mei.invites("my cousin", welcome="there is tea"))
    files = b"".join(file.read_bytes() for file in house.iterdir())
    for word in (secret, "my cousin", "there is tea", "Mei Ling"):
        assert word.encode() not in files
