"""A house of one becomes one of many by a handle; each person's look is theirs alone from then on."""

import pytest
from django.test import override_settings

from jaga import vault
from jaga.house import clock, people, sessions
from jaga.pages.doorway.guard import COOKIE

RIGHT = "salt lamp river quiet moon"


@pytest.fixture
def alone(house, somebody):
    """Mei, without a handle, in a house of one."""
    with override_settings(MANY=False):
        mei = somebody()
        mei.keyring = vault.new_keyring()
        lock = vault.lock(mei.keyring, RIGHT, cost=vault.Cost(passes=1, kib=8))
        people.create(mei.keyring.card, lock)
        mei.client.cookies[COOKIE] = sessions.begin(mei.keyring, clock.now())
        yield mei


def test_inviting_from_a_house_of_one_takes_a_handle_first(alone, somebody):
    assert alone.get("h/invite").headers["Location"] == "/en/my/h/handle"
    assert b'name="handle"' not in somebody().get("open").content
    assert alone.post("h/handle", chosen="not/this").status_code == 422
    assert alone.post("h/handle", chosen="Mei Ling").headers["Location"] == "/en/my/h/handle"
    row = people.by_address(alone.keyring.card.address)
    assert row.handle.startswith("mei-ling-")
    assert row.handle.encode() in alone.get("h/handle").content
    assert alone.get("h/invite").status_code == 200
    assert b'name="handle"' in somebody().get("open").content
    signed_in = somebody().post("open", handle=row.handle.upper(), passphrase=RIGHT)
    assert signed_in.headers["Location"] == "/en/my/h/"
    assert somebody().post("open", passphrase=RIGHT).status_code == 403


def test_a_handle_is_taken_once(alone):
    alone.post("h/handle", chosen="mei")
    before = people.by_address(alone.keyring.card.address).handle
    alone.post("h/handle", chosen="other")
    assert people.by_address(alone.keyring.card.address).handle == before


def test_the_look_of_a_house_of_one_goes_along_with_its_person(alone, house, somebody):
    alone.post("h/look", name="Garden", icon="leaf", leave_to="https://weather.example/")
    assert b"<title>Garden 2</title>" in somebody().get("open").content
    alone.post("h/handle", chosen="mei")
    assert not (house / "look").exists()
    assert b"<title>Jaga 2</title>" in somebody().get("open").content
    assert b"<title>Garden 3" in alone.get("h/").content


def test_each_persons_look_is_theirs_alone_and_sealed(mei, somebody, house):
    ravi = somebody("ravi")
    mei.post("h/look", name="Garden", icon="leaf", leave_to="https://weather.example/")
    assert b"<title>Garden 3" in mei.get("h/").content
    assert b"icons/leaf" in mei.get("h/mine").content
    assert b"<title>Jaga 3" in ravi.get("h/").content
    assert b"Garden" not in b"".join(file.read_bytes() for file in house.iterdir())
    assert ravi.get("/en/leave").headers["Location"] == "/en/bubur"
    assert mei.get("/en/leave").headers["Location"] == "https://weather.example/"
    assert mei.get("h/").status_code == 303
    assert mei.get("/en/leave").headers["Location"] == "/en/bubur"


def test_a_demo_home_says_so_on_every_page(mei, house):
    assert b"invented case" not in mei.get("h/").content
    (house / "demo").touch()
    for path in ("", "f1", "all", "open", "h/", "h/mine", "come/x"):
        assert b"invented case" in mei.get(path).content, path
