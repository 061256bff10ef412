"""Several texts in one file: chosen on a page, bounded, and made in the same way as one."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from test_making import finished, home, reader, until, words

from jaga.formats import voice
from jaga.house.files import try_lock
from jaga.house.pace import Pace
from jaga.pages.formats import making
from jaga.pages.formats.chosen import MOST, chosen, in_order
from jaga.pages.formats.made import Made, Wanted, _read
from jaga.pages.formats.paper import drafts

__all__ = ["home", "reader"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The names of what is made from now on, without the work of making it."""
    found: list[tuple[str, ...]] = []

    def make(_kind: str, wanted: Wanted, _tell: Callable[[int, int], None]) -> Made:
        found.append(tuple(text.name for text in wanted.texts))
        return Made({"pdf": b"%PDF-"})

    monkeypatch.setattr(making, "make", make)
    return found


def test_texts_are_ticked_asked_for_and_taken_as_one_file(
    reader: Client, asked: list[tuple[str, ...]]
) -> None:
    assert 'value="f2"' in reader.get("/en/my/made").content.decode()
    went = reader.get("/en/my/made", {"t": ["l7", "f2", "f1"], "go": "1"})
    assert (went.status_code, went["Location"]) == (302, "/en/my/made/f1+f2+l7")
    assert "Several texts together" in words(reader.get("/en/my/made/f1+f2+l7"))
    assert reader.post("/en/my/made/f1+f2+l7/1")["Location"] == "/en/my/made/f1+f2+l7/1"
    assert "Take the file" in finished(reader, "/en/my/made/f1+f2+l7/1")
    taken = reader.get("/en/my/made/f1+f2+l7/1.pdf")
    assert taken["Content-Disposition"] == 'attachment; filename="f1+2-1.pdf"'
    assert asked == [("f1", "f2", "l7")]


def test_the_same_set_in_another_order_is_the_same_file(reader: Client, asked: list[tuple[str, ...]]) -> None:
    for address in ("f1+f2", "f2+f1", "f2+f1+f2"):
        reader.post(f"/en/my/made/{address}/1")
        assert "Take the file" in finished(reader, f"/en/my/made/{address}/1")
    assert asked == [("f1", "f2")]


def test_what_is_ticked_stays_ticked_where_something_is_wrong(reader: Client) -> None:
    none = reader.get("/en/my/made", {"go": "1"})
    assert none.status_code == 422
    assert "Nothing is ticked yet" in words(none)
    names = [text.name for text in in_order("en")][: MOST + 1]
    many = reader.get("/en/my/made", {"t": names, "go": "1"})
    assert many.status_code == 422
    assert f"at most {MOST}" in words(many)
    assert len(re.findall(r" checked>", many.content.decode())) == MOST + 1
    assert reader.get(f"/en/my/made/{'+'.join(names)}").status_code == 404


def test_every_text_can_be_ticked(reader: Client) -> None:
    offered = re.findall(r'name="t" value="([a-z0-9]+)"', reader.get("/ms/my/made").content.decode())
    assert offered == [text.name for text in in_order("ms")]
    assert chosen("ms", "my", offered[0]).names == (offered[0],)


def test_a_kind_that_holds_fewer_says_how_many_and_takes_no_more(
    reader: Client, asked: list[tuple[str, ...]]
) -> None:
    page = words(reader.get("/en/my/made/f1+f2+f3+f4"))
    assert page.count("This holds at most 3 texts.") == 2, "a sheet and a film"
    assert reader.post("/en/my/made/f1+f2+f3+f4/2").status_code == 200
    assert making.look("zine", ("f1", "f2", "f3", "f4"), "en", "my") is None
    assert asked == []


def test_texts_in_two_languages_are_not_put_into_one_file(reader: Client) -> None:
    page = reader.get("/zh-hans/my/made/f1+f2")
    assert b"<form" not in page.content.split(b"<main")[1]
    assert reader.post("/zh-hans/my/made/f1+f2/1").status_code == 200
    assert making.look("pdf", ("f1", "f2"), "zh-hans", "my") is None


def test_of_sets_only_so_many_are_made_in_an_hour_and_single_texts_go_on(
    reader: Client, asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "SETS", Pace(4, 3600))
    for address in ("f1+f2", "f1+f3"):
        assert reader.post(f"/en/my/made/{address}/1").status_code == 302
        finished(reader, f"/en/my/made/{address}/1")
    refused = reader.post("/en/my/made/f2+f3/1")
    assert "Much was made here in the last hour" in words(refused)
    assert reader.post("/en/my/made/f1+f2/1").status_code == 302, "what is there can be had"
    assert reader.post("/en/my/made/f4/1").status_code == 302
    finished(reader, "/en/my/made/f4/1")
    assert asked == [("f1", "f2"), ("f1", "f3"), ("f4",)]


def test_a_single_text_goes_before_a_set_and_paper_before_a_voice(home: Path) -> None:
    folder = home / "made"
    folder.mkdir(parents=True)
    wanted = [("audio", ("f1",)), ("pdf", ("f1", "f2")), ("pdf", ("f3",))]
    for kind, names in wanted:
        order = making.Order(kind, names, "en", "my", "2026-11-28")
        making._write(folder / f"{making.key_of(order)}.json", order)
    assert [order.names for _key, order in making._orders(folder)] == [("f3",), ("f1", "f2"), ("f1",)]


def test_a_printed_set_says_on_which_page_each_text_begins(
    made: Callable[..., Made], file: Callable[..., Path]
) -> None:
    titles = {text.name: text.title for text in in_order("en")}
    told = subprocess.run(
        ["pdftotext", "-layout", str(file("pdf", "w2b", "d2")), "-"], check=True, capture_output=True
    ).stdout.decode()
    pages = told.split("\f")
    for name in ("w2b", "d2"):
        at = re.search(rf"{re.escape(titles[name])}\s+—\s+(\d+)", pages[0])
        assert at is not None, pages[0]
        assert titles[name] in pages[int(at[1]) - 1]
    assert (
        "What is in it"
        not in subprocess.run(
            ["pdftotext", str(file("pdf", "d2")), "-"], check=True, capture_output=True
        ).stdout.decode()
    )


def test_every_text_of_a_set_is_one_chapter_of_what_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps stay headings of the captions and of the text beside; a player's list has the texts alone."""
    texts = chosen("en", "my", "d2+w2b").texts
    monkeypatch.setattr(voice, "need_voice", lambda _voice: None)
    monkeypatch.setattr(voice, "_said", lambda text, _voice: bytes(len(text) * 2))
    chapters, heard = _read(Wanted(texts, "en", "my"), lambda _done, _of: None)
    assert [mark.title for mark in heard.marks] == [text.title for text in texts]
    first, second = heard.marks
    assert (first.begins, first.ends, second.ends) == (0, second.begins, heard.seconds)
    begins = next(cue.begins for cue in heard.cues if cue.begins >= second.begins)
    assert begins == second.begins
    assert {cue.chapter for cue in heard.cues} == {chapter.title for chapter in chapters}
    alone = _read(Wanted(texts[:1], "en", "my"), lambda _done, _of: None)[1]
    assert len(alone.marks) == len(texts[0].steps) + (2 if texts[0].note else 1)


def test_a_sheet_of_several_texts_takes_steps_from_each_and_names_them_all() -> None:
    texts = chosen("en", "my", "d2+w2b").texts
    every = drafts(texts, "en", "my")
    headings = [step.heading for step in texts[0].steps]
    assert every[-1].left_out[-1].startswith("W2B, ")
    assert {f"D2, {heading}" for heading in headings} <= set(every[-1].left_out)
    assert any(texts[1].title in piece for piece in every[-1].pieces), "each text says at least how it begins"
    front = every[-1].front
    assert f"parts of D2 ({len(texts[0].steps)})" in front
    said_once = [back.count("Nobody outside the makers") for back in every[0].backs]
    assert said_once == [1, 1], "who read it is said once where it is the same of all"
    assert headings[-1] not in front, "a first page that lists all would have no room"


def test_sets_take_only_half_of_the_places_where_one_waits(
    reader: Client, home: Path, asked: list[tuple[str, ...]]
) -> None:
    (home / "made").mkdir(parents=True)
    lock = try_lock(home / "made" / "lock")
    assert lock is not None
    sets_of_two = ["f1+f2", "f1+f3", "f1+f4", "f1+f5"]
    answers = [reader.post(f"/en/my/made/{address}/1") for address in sets_of_two]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
    assert "Several others are waiting" in words(answers[-1])
    assert reader.post("/en/my/made/f6/1").status_code == 302, "a single text finds a place"
    until(lambda: not making._working.locked())
    os.close(lock)
    for address in (*sets_of_two[:3], "f6"):
        finished(reader, f"/en/my/made/{address}/1")
    assert asked[0] == ("f6",), "and goes first"


@pytest.mark.usefixtures("asked")
def test_when_the_room_is_full_sets_go_before_single_texts_and_unreadable_orders_go(
    reader: Client, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address in ("f1", "f1+f2"):
        reader.post(f"/en/my/made/{address}/1")
        finished(reader, f"/en/my/made/{address}/1")
    (home / "made" / "of-another-age.json").write_text('{"kind": "pdf", "name": "f1"}')
    size = sum(file.stat().st_size for file in (home / "made").iterdir())
    monkeypatch.setattr(making, "MOST", size - 60)
    making._tidy(home / "made")
    assert making.look("pdf", ("f1",), "en", "my") is not None
    assert making.look("pdf", ("f1", "f2"), "en", "my") is None
    assert not (home / "made" / "of-another-age.json").exists()
