"""Files made in the house: one at a time, never twice, never without end, and none that outlives a correction."""

import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings

from jaga.formats.refusals import NothingFits, NotMade
from jaga.house.files import try_lock
from jaga.house.inventory import FILES
from jaga.pages.formats import making
from jaga.pages.formats.made import Made, Wanted
from jaga.pages.shown import library

PATIENCE = 60


@pytest.fixture
def home(tmp_path: Path, prepared: Path) -> Iterator[Path]:
    """The home of a house in which nothing was asked for yet."""
    with override_settings(HOME=tmp_path / "home", STATIC_ROOT=prepared):
        yield tmp_path / "home"
        until(lambda: not making._working.locked())


@pytest.fixture
def reader(home: Path) -> Client:
    return Client(headers={"host": "localhost"})


def until(holds: Callable[[], bool]) -> None:
    """Wait for what another thread does, not longer than patience lasts."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        threading.Event().wait(0.1)


def words(page: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def finished(reader: Client, address: str) -> str:
    """Look again until it is there or was not made."""
    until(lambda: 'id="again"' not in reader.get(address).content.decode())
    return words(reader.get(address))


def test_a_zine_is_asked_for_looked_at_again_and_taken(reader: Client, home: Path) -> None:
    assert reader.get("/en/my/made/d2/2.pdf").status_code == 404
    assert not (home / "made").exists(), "looking alone leaves nothing"
    asked = reader.post("/en/my/made/d2/2")
    assert (asked.status_code, asked["Location"]) == (302, "/en/my/made/d2/2")
    assert "Take the file" in finished(reader, "/en/my/made/d2/2")
    taken = reader.get("/en/my/made/d2/2.pdf")
    assert taken.content.startswith(b"%PDF-")
    assert taken["Content-Disposition"] == 'attachment; filename="d2-2.pdf"'
    assert taken["Cache-Control"] == "no-store"
    assert reader.get("/en/my/made/d2/2.ogg").status_code == 404
    assert "made" in FILES


def test_what_has_no_room_is_said_before_it_is_taken(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    short = Made({"pdf": b"%PDF-"}, ("the reasons", "When it goes wrong"))
    monkeypatch.setattr(making, "make", lambda *_any: short)
    reader.post("/en/my/made/r8/2")
    said = finished(reader, "/en/my/made/r8/2")
    told = said.index("Not on this sheet, but in the whole text: the reasons; When it goes wrong.")
    assert told < said.index("Take the file")


@pytest.mark.parametrize("path", ["made/f99", "made/f99/1", "made/d2/5", "made/d2/0"])
def test_what_is_nowhere_is_not_found(reader: Client, home: Path, path: str) -> None:
    for answer in (reader.get(f"/en/my/{path}"), reader.post(f"/en/my/{path}")):
        assert answer.status_code in (404, 405)
    assert not (home / "made").exists()


def test_the_same_is_made_once(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = counting(monkeypatch)
    for _ in range(3):
        reader.post("/en/my/made/d2/1")
        assert "Take the file" in finished(reader, "/en/my/made/d2/1")
    assert counted == ["d2"]


def test_one_is_made_at_a_time_and_only_few_may_wait(
    reader: Client, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who asks for everything gets no more work out of the house than this."""
    gate, together = threading.Event(), [0, 0]

    def slow(_kind: str, _wanted: Wanted, _tell: object) -> Made:
        together[0] += 1
        together[1] = max(together)
        gate.wait(PATIENCE)
        together[0] -= 1
        return Made({"pdf": b"%PDF-"})

    monkeypatch.setattr(making, "make", slow)
    names = list(library().texts["en"])
    asked = {name: reader.post(f"/en/my/made/{name}/1") for name in names}
    taken = [name for name, answer in asked.items() if answer.status_code == 302]
    assert taken == names[: making.WAITING]
    assert "Several others are waiting" in words(asked[names[-1]])
    assert len(list((home / "made").glob("*.json"))) == making.WAITING
    assert "It waits for its turn" in words(reader.get(f"/en/my/made/{taken[-1]}/1"))
    gate.set()
    for name in taken:
        assert "Take the file" in finished(reader, f"/en/my/made/{name}/1")
    assert together == [0, 1]


def test_another_process_that_works_is_left_to_it_and_its_end_stops_nothing(
    reader: Client, home: Path
) -> None:
    """As when the house is closed in the middle: whoever looks next has the rest made."""
    (home / "made").mkdir(parents=True)
    lock = try_lock(home / "made" / "lock")
    assert lock is not None
    reader.post("/en/my/made/d2/1")
    until(lambda: not making._working.locked())
    order = making.look("pdf", ("d2",), "en", "my")
    assert order is not None
    making._write(
        home / "made" / f"{making.key_of(order)}.json",
        msgspec.structs.replace(order, state="making", done=3, of=9),
    )
    assert "It is being made: 3 of 9 parts" in words(reader.get("/en/my/made/d2/1"))
    until(lambda: not making._working.locked())
    os.close(lock)
    assert "Take the file" in finished(reader, "/en/my/made/d2/1")


def test_no_file_outlives_a_correction_or_its_day(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.post("/en/my/made/d2/1")
    finished(reader, "/en/my/made/d2/1")
    text = library().texts["en"]["d2"]
    mended = msgspec.structs.replace(text, title="Another title")
    changed = msgspec.structs.replace(library(), texts={"en": {"d2": mended}})
    with monkeypatch.context() as patched:
        patched.setattr(making, "library", lambda: changed)
        assert making.look("pdf", ("d2",), "en", "my") is None
    assert making.look("pdf", ("d2",), "en", "my") is not None
    monkeypatch.setattr(making, "_today", lambda: "2031-01-01")
    assert reader.get("/en/my/made/d2/1.pdf").status_code == 404


def test_what_is_old_or_too_much_goes(reader: Client, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.post("/en/my/made/d2/1")
    finished(reader, "/en/my/made/d2/1")
    monkeypatch.setattr(making, "MOST", 10)
    reader.post("/en/my/made/w2b/1")
    finished(reader, "/en/my/made/w2b/1")
    assert [file.suffix for file in sorted((home / "made").glob("*.*"))] == [".json", ".pdf"]
    assert making.look("pdf", ("d2",), "en", "my") is None


def test_a_file_that_is_gone_between_two_looks_stops_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each order is written beside and then put in its place, while somebody else counts what lies there."""
    folder = home / "made"
    folder.mkdir(parents=True)
    (folder / "there.pdf").write_bytes(b"12345")
    listed = [folder / "order.json.part", *folder.iterdir()]
    with monkeypatch.context() as patched:
        patched.setattr(Path, "iterdir", lambda _folder: iter(listed))
        assert making._size(folder) == len(b"12345")


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (NotMade("The lamp went out."), "Cuba lagi kemudian."),
        (OSError("No space left on device"), "Cuba lagi kemudian."),
        (NothingFits("Choose another text."), "Bahagian pertamanya pun tidak muat"),
    ],
)
def test_what_could_not_be_made_says_so_in_the_readers_language_and_can_be_tried_again(
    reader: Client, monkeypatch: pytest.MonkeyPatch, why: Exception, told: str
) -> None:
    """Why stands in the home, for whoever runs the house: it may name a program or a folder."""

    def fails(*_any: object) -> Made:
        raise why

    with monkeypatch.context() as patched:
        patched.setattr(making, "make", fails)
        reader.post("/ms/my/made/d2/1")
        said = finished(reader, "/ms/my/made/d2/1")
    assert told in said
    assert str(why) not in said
    order = making.look("pdf", ("d2",), "ms", "my")
    assert order is not None
    assert order.told == (str(why),)
    reader.post("/ms/my/made/d2/1")
    assert "Ambil fail" in finished(reader, "/ms/my/made/d2/1")


def test_without_the_programs_the_page_says_so_and_asks_for_nothing(
    reader: Client, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    page = reader.get("/en/my/made/d2")
    assert words(page).count("This house cannot make it") == 2, "to hear and to watch; paper needs no program"
    assert page.content.count(b"<form") == 2
    assert reader.post("/en/my/made/d2/3").status_code == 200
    assert not (home / "made").exists()
    assert home == settings.HOME


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is really made, from now on."""
    counted: list[str] = []
    real = making.make

    def make(kind: str, wanted: Wanted, tell: Callable[[int, int], None]) -> Made:
        counted.append(wanted.texts[0].name)
        return real(kind, wanted, tell)

    monkeypatch.setattr(making, "make", make)
    return counted
