"""People whose cards I hold: nobody else is anywhere; and what was compared is said with its day."""

from jaga.usecases import cards


def test_a_card_that_i_do_not_hold_is_the_same_page_as_one_that_is_nowhere(mei, somebody):
    ravi = somebody("ravi")
    known = cards.keep(ravi.person, mei.keyring.card, "Mei")
    answers = [mei.get(f"h/p/{id_.hex()}") for id_ in (known.id, ravi.keyring.card.id[:16], bytes(16))]
    assert {answer.status_code for answer in answers} == {404}
    assert ravi.get(f"h/p/{known.id.hex()}").status_code == 200
    assert b"ravi" not in mei.get("h/p").content


def test_comparing_by_voice_says_what_and_when(mei, somebody):
    ravi = somebody("ravi")
    known = cards.keep(mei.person, ravi.keyring.card, "R.")
    page = mei.get(f"h/p/{known.id.hex()}").content.decode()
    assert " ".join(cards.five_words(ravi.keyring.card)) in page
    assert " ".join(cards.five_words(mei.keyring.card)) in page
    assert "not compared yet" in mei.get("h/p").content.decode()
    assert mei.post(f"h/p/{known.id.hex()}", do="same").status_code == 302
    compared = cards.find(mei.person, known.id).compared
    assert f"{compared:%B %Y}" in mei.get("h/p").content.decode()
    assert "You compared each other's five words" in mei.get(f"h/p/{known.id.hex()}").content.decode()
    mei.post(f"h/p/{known.id.hex()}", do="not-same")
    assert cards.find(mei.person, known.id).compared is None


def test_renaming_and_putting_away(mei, somebody):
    ravi, laila = somebody("ravi"), somebody("laila")
    known = cards.keep(mei.person, ravi.keyring.card, "R.")
    cards.keep(mei.person, laila.keyring.card, "L.")
    for name in ("", "L.", "a\x07"):
        assert mei.post(f"h/p/{known.id.hex()}", do="name", name=name).status_code == 422
    assert mei.post(f"h/p/{known.id.hex()}", do="name", name="the tall one").status_code == 302
    assert b"the tall one" in mei.get("h/p").content
    assert mei.post(f"h/p/{known.id.hex()}", do="forget").headers["Location"] == "/en/my/h/p"
    assert [one.name for one in cards.mine(mei.person)] == ["L."]
    assert mei.get(f"h/p/{known.id.hex()}").status_code == 404


def test_the_pages_are_there_in_malay(mei, somebody):
    known = cards.keep(mei.person, somebody("ravi").keyring.card, "R.")
    for path in ("p", f"p/{known.id.hex()}", "invite", "handle"):
        assert mei.get(f"/ms/my/h/{path}").status_code == 200
    assert "Jemput seseorang" in mei.get("/ms/my/h/p").content.decode()
