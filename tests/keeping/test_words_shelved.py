"""Only who runs the house puts anything before everybody, whatever somebody else's inbox holds."""

from pathlib import Path

from cast import CHEAP, PASSPHRASE
from django.db import connections
from django.test import Client, override_settings

from jaga import vault
from jaga.house import clock, home, letterbox, people, resources, sessions
from jaga.house.sqlite import database_at
from jaga.house.store import DatabaseStore
from jaga.pages.doorway.guard import COOKIE
from jaga.usecases import sent_back
from jaga.usecases.person import Person


def test_a_member_who_sends_themself_a_word_adds_nothing_to_the_library(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    with override_settings(HOME=folder), database_at(folder / "house.db"):
        home.claim()
        answers = {}
        for who in ("bina", "omer"):
            ring, store = vault.new_keyring(), DatabaseStore()
            people.create(ring.card, vault.lock(ring, PASSPHRASE, cost=CHEAP), handle=who)
            if who == "bina":
                letterbox.open_for(ring.card)
            assert sent_back.send(store, [ring.card], sent_back.Word("A book", sent_back.About.ADD)) is None
            (word,) = sent_back.came(Person(ring, store))
            browser = Client(headers={"host": "localhost"})
            browser.cookies[COOKIE] = sessions.begin(ring, clock.now())
            answers[who] = browser.post(f"/en/my/h/sent/{word.id.hex()}", {"title": who}).status_code
        assert answers == {"bina": 302, "omer": 404}
        assert [each.title for each in resources.everything()] == ["bina"]
        home.release()
    connections.close_all()
