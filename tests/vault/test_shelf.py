"""The shelf, the inbox, and what a disk shows of them."""

import msgspec
import pytest

from jaga import vault
from jaga.vault import NotHere, PutShelf, Terms


def test_names_are_mine_alone(house):
    place = house.strand("Laila")
    _, his = house.give("Laila", place, "Ravi")
    vault.rename(house.store, house.keyring("Ravi"), his.id, "the room plan")
    [mine] = vault.open_shelf(house.store, house.keyring("Laila")).places
    [theirs] = vault.open_shelf(house.store, house.keyring("Ravi")).places
    assert (mine.name, theirs.name) == ("a name", "the room plan")
    assert mine.id != theirs.id


def test_nothing_on_the_disk_names_anything(house):
    place = house.strand("Laila")
    house.give("Laila", place, "Ravi")
    house.write("Laila", place, "the words themselves")
    disk = b"".join(
        [
            *house.store._slots.values(),
            *house.store._shelves.values(),
            *house.store.read(place.content),
            *house.store.read(place.control),
        ]
    )
    for secret in (
        b"a name",
        b"the words",
        b"story",
        place.strand,
        place.secret,
        house.keyring("Ravi").card.verify,
    ):
        assert secret not in disk
    assert place.content not in b"".join(house.store._slots.values())
    assert place.control not in b"".join(house.store.read(place.content))


def test_the_length_of_a_shelf_says_little(house):
    lengths = []
    for _ in range(6):
        house.strand("Laila")
        lengths.append(len(house.store.shelf(house.keyring("Laila").card.address)))
    assert len(set(lengths)) == 1


def test_cards_and_extras_are_kept(house):
    laila = house.keyring("Laila")
    card = house.keyring("Ravi").card
    vault.keep_card(house.store, laila, card, "R.")
    vault.keep_card(house.store, laila, card, "Ravi")
    vault.change_shelf(
        house.store, laila, lambda shelf: msgspec.structs.replace(shelf, extras={"days": [1, 2]})
    )
    shelf = vault.open_shelf(house.store, laila)
    assert [(known.read(), known.name) for known in shelf.cards] == [(card, "Ravi")]
    assert shelf.extras == {"days": [1, 2]}


def test_two_changes_at_once_both_land(house, monkeypatch):
    laila = house.keyring("Laila")
    save, raced = house.store.save, []

    def racing(steps):
        if not raced:
            raced.append(True)
            vault.keep_card(house.store, laila, house.keyring("Su").card, "Su")
        return save(steps)

    monkeypatch.setattr(house.store, "save", racing)
    vault.keep_card(house.store, laila, house.keyring("Ravi").card, "Ravi")
    assert [known.name for known in vault.open_shelf(house.store, laila).cards] == ["Su", "Ravi"]


def test_a_shelf_put_in_somebody_elses_place_does_not_open(house):
    house.strand("Laila")
    blob = house.store.shelf(house.keyring("Laila").card.address)
    house.store.save([PutShelf(house.keyring("Su").card.address, None, blob)])
    with pytest.raises(vault.Damaged):
        vault.open_shelf(house.store, house.keyring("Su"))


def test_a_note_arrives_signed_and_can_be_dismissed(house):
    laila, mei = house.keyring("Laila"), house.keyring("Mei")
    vault.send_note(house.store, mei, laila.card, "digest", {"words": "nothing new"})
    [note] = vault.waiting(house.store, laila)
    assert (note.kind, note.body, note.sender) == ("digest", {"words": "nothing new"}, mei.card)
    vault.dismiss(house.store, laila, note)
    assert vault.waiting(house.store, laila) == ()


def test_junk_in_an_inbox_hides_nothing(house):
    laila = house.keyring("Laila")
    house.store.save([vault.PutInbox(laila.card.address, junk) for junk in (b"", b"junk", bytes(2000))])
    vault.send_note(house.store, house.keyring("Mei"), laila.card, "digest", {})
    assert len(vault.waiting(house.store, laila)) == 1


def test_a_strangers_grant_does_not_touch_a_place_that_i_have(house):
    """Su learned the id of Laila's strand and sends her a grant of the same: it stands beside, and opens to nothing."""
    place = house.strand("Laila")
    body = {"strand": place.strand, "content": place.content, "kind": "story", "secret": bytes(32)}
    vault.send_note(house.store, house.keyring("Su"), house.keyring("Laila").card, vault.GRANT, body)
    assert house.accept("Laila").id != place.id
    assert house.open("Laila", place).holding is not None


def test_a_grant_that_was_withdrawn_before_it_was_accepted_opens_to_nothing(house):
    place = house.strand("Laila")
    person = vault.grant(
        house.store, house.keyring("Laila"), place.id, house.keyring("Ravi").card, Terms(("x",)), house.now
    )
    house.withdraw("Laila", place, person)
    his = house.accept("Ravi")
    with pytest.raises(vault.ConsentEnded):
        house.open("Ravi", his)
    with pytest.raises(NotHere):
        vault.find(vault.open_shelf(house.store, house.keyring("Ravi")), his.id)


def test_a_writer_whose_strand_turns_meanwhile_seals_again_or_is_told(house):
    place = house.strand("Laila")
    person, hers = house.give("Laila", place, "Mei", writes=True)
    opened = house.open("Mei", hers)
    house.give("Laila", place, "Ravi")
    said = (vault.Event("Said", {"words": "still here"}),)
    vault.append(house.store, house.keyring("Mei"), opened, said, house.now)
    assert house.read("Laila", place) == ["still here"]
    opened = house.open("Mei", hers)
    house.withdraw("Laila", place, person)
    with pytest.raises(vault.ConsentEnded):
        vault.append(house.store, house.keyring("Mei"), opened, said, house.now)
    assert house.read("Laila", place) == ["still here"]
