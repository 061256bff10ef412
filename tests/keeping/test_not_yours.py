"""What is another person's is the same page as what is nowhere, in one house of many."""

import re
from pathlib import Path

from django.db import connections
from django.test import Client, override_settings

from jaga import vault
from jaga.house import clock, home, people, sessions
from jaga.house.sqlite import database_at
from jaga.house.store import DatabaseStore
from jaga.pages.doorway.guard import COOKIE


def test_what_is_another_persons_is_the_same_page_as_what_is_nowhere(tmp_path: Path, prepared: Path) -> None:
    """In one house of many: Devi asks for what Faiz keeps, with his ids in her hand."""
    folder = tmp_path / "home"
    with override_settings(HOME=folder, STATIC_ROOT=prepared), database_at(folder / "house.db"):
        home.claim()
        try:
            store, now, cheap = DatabaseStore(), clock.now(), vault.Cost(passes=1, kib=8)
            faiz, devi = vault.new_keyring(), vault.new_keyring()
            for keyring, name in ((faiz, "faiz"), (devi, "devi")):
                people.create(keyring.card, vault.lock(keyring, "x", cost=cheap), handle=name)
            his = vault.create_strand(store, faiz, kind="notes", name="two in the morning", now=now)
            client = Client(headers={"host": "localhost"})
            client.cookies[COOKIE] = sessions.begin(devi, now)
            assert client.get("/en/my/h/").status_code == 200
            endings = ("", "n1/", "n1/abc", "n1/abc/away", "away", "rest", "back", "name", "more")
            answers = [
                ask(f"/en/my/h/{id_.hex()}/{ending}")
                for id_ in (his.id, his.strand, his.content, bytes(16))
                for ending in endings
                for ask in (client.get, client.post)
            ]
            bodies = {re.sub(rb'href="[^"]*" lang="', b"", answer.content) for answer in answers}
            assert ({answer.status_code for answer in answers}, len(bodies)) == ({404}, 1)
            assert b"two in the morning" not in client.get("/en/my/h/").content
            client.cookies[COOKIE] = sessions.begin(faiz, now)
            assert client.get(f"/en/my/h/{his.id.hex()}/").status_code == 200
        finally:
            home.release()
    connections.close_all()
