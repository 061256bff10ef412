"""Every address against every role: what exists elsewhere and what exists nowhere are one answer.

The addresses come from the program itself, so that a page which is added tomorrow is asked for as well.
"""

import gc
import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import FrameType
from typing import Any

import cast as seated
import pytest
from cast import SITS_BY, SOUP, WHO, WORDS, Cast
from django.conf import settings
from django.db import connections
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from jaga import vault
from jaga.house import clock, home
from jaga.house.backup import backup
from jaga.house.doctor import examine
from jaga.house.inventory import inventory
from jaga.house.sqlite import database_at
from jaga.pages.doorway.guard import COOKIE, now
from jaga.pages.mine.copies import files
from jaga.pages.shown import library
from jaga.practice.nudges import PlanCheckIns
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.usecases import folds
from jaga.usecases.strands import begin, do

SLOT = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
PARTS, THINGS = ("t1", "n1"), ("a", "zz")
ONE_OF = {"plan": "p", "step": "1", "helper": "h", "day": "20270101"}
"""What stands in slots below a strand whose kind is looked at first."""
HER_WORDS = (
    WORDS.encode(), b"in a park", b"red kite", b"tin of buttons", b"seven spoons", b"green door", SOUP.encode(),
    SITS_BY.encode(),
)  # fmt: skip


def routes() -> list[str]:
    """Every address of the program, with its slots."""

    def below(patterns: list[Any], before: str) -> Iterator[str]:
        for each in patterns:
            route = before + str(each.pattern)
            if isinstance(each, URLResolver):
                yield from below(each.url_patterns, route)
            elif isinstance(each, URLPattern):
                yield route

    return list(below(get_resolver().url_patterns, "/"))


def filled(route: str, id_: bytes) -> Iterator[str]:
    """The addresses of a route with this id in its first slot for one, and known parts and things in the others."""
    route = route.replace("<language:language>", "en").replace("<place:place>", "my")
    for slot, known in ONE_OF.items():
        route = route.replace(f"<slug:{slot}>", known)
    ids = [match[0] for match in SLOT.finditer(route) if match["kind"] in ("hex", "key")]
    if not ids:
        return
    for part in PARTS if "<slug:part>" in route else ("",):
        for thing in THINGS if "<slug:thing>" in route else ("",):
            path = route.replace("<slug:part>", part).replace("<slug:thing>", thing)
            path = path.replace(ids[0], id_.hex())
            for other in ids[1:]:
                path = path.replace(other, bytes(15).hex() + "01")
            assert not SLOT.search(path), f"a slot that this test cannot fill: {path}"
            yield path


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Cast]:
    """The cast, in one house, two minutes after a consent among them ended by its date."""
    folder = tmp_path_factory.mktemp("matrix") / "home"
    with override_settings(HOME=folder, STATIC_ROOT=prepared), database_at(folder / "house.db"):
        home.claim()
        cast = seated.seat()
        after_the_end(folder, cast)
        yield cast
        home.release()
    connections.close_all()


@pytest.fixture(autouse=True)
def _all_signed_in(house: Cast) -> None:
    """Sessions of their own for each test: on a slow machine those of the first would end among so many answers."""
    house.sign_in()


def after_the_end(folder: Path, cast: Cast) -> None:
    """Two minutes later."""
    (folder / "clock").write_text(str(cast.now + 120))
    clock._clocks.pop(folder / "clock", None)
    assert clock.now() >= cast.now + 120


def client(cast: Cast, who: str) -> Client:
    """A browser in which this person is signed in, if they can be."""
    browser = Client(headers={"host": "localhost"})
    if who in cast.cookies:
        browser.cookies[COOKIE] = cast.cookies[who]
    return browser


Answer = tuple[int, bytes, tuple[tuple[str, str], ...], tuple[str, ...]]


def answer(browser: Client, method: str, path: str, fields: dict[str, str] | None = None) -> Answer:
    """Status, body, headers and names of cookies, less the address itself and the token, which is drawn anew."""
    found = getattr(browser, method)(path, fields)
    body = found.getvalue() if found.streaming else found.content
    for language in library().languages:
        body = body.replace(path.replace("/en/", f"/{language}/", 1).encode(), b"HERE")
    if (
        len(last := path.rpartition("/")[2]) > 40
    ):  # a secret, which a page that is not there links to in Malay
        body = body.replace(last.encode(), b"SECRET")
    body = re.sub(rb'(name="csrfmiddlewaretoken" value=")[^"]*', rb"\1", body)
    headers = sorted((name, value) for name, value in found.headers.items() if name != "Content-Length")
    return found.status_code, body, tuple(headers), tuple(sorted(found.cookies))


@pytest.mark.parametrize("who", WHO)
def test_what_is_somebody_elses_and_what_is_nowhere_are_one_answer(house: Cast, who: str) -> None:
    others = [id_ for id_ in house.ids() if id_ not in readable(house, who)]
    assert len(others) > 20
    browser, sends = client(house, who), WHO.index(who) % SHARES
    assert asked_of_others(browser, ("get",), shared_out(house, who, others)) > 500
    assert asked_of_others(browser, ("post",), others[sends::SHARES]) > 200


SHARES = 3
"""A third of the roles sends forms for each id: what is sent is looked up as what is asked for, and it is slow."""


TWINS = (
    ("stranger", "invited"), ("member", "keeper"), ("withdrawn", "ended"), ("reader", "supporter"),
    ("caused", "beside_them"),
)  # fmt: skip
"""Roles that share the asking between them, where they cannot differ: for an id that is on the shelf of neither, and
of no strand that either reads or read, one who is signed in is like the other (the test of one path through the code
holds that), and nobody who is signed out is anything. What is near to either both ask for."""
NEAR = {
    "withdrawn": "survivor", "ended": "survivor", "reader": "survivor", "supporter": "survivor",
    "caused": "other_team", "beside_them": "other_team",
}  # fmt: skip
"""Whose strands they read, or read once."""


def shared_out(cast: Cast, who: str, others: list[bytes]) -> list[bytes]:
    """Of these ids, those that this role asks for: everything near, and its share of the rest."""
    pair = next((twins for twins in TWINS if who in twins), (who,))
    near = {
        id_
        for (role, _), place in cast.places.items()
        if role in (*pair, NEAR.get(who, ""))
        for id_ in (place.id, place.strand, place.content, place.control)
    }
    turns = {id_: number % len(pair) for number, id_ in enumerate(cast.ids())}
    return [id_ for id_ in others if id_ in near or turns[id_] == pair.index(who)]


def asked_of_others(browser: Client, methods: tuple[str, ...], others: list[bytes]) -> int:
    """Ask every address for these and for what is nowhere; how often, if all answers are alike.

    Where an address names parts and things as well, each of its fillings is asked for its share of the ids, so that
    every id comes to every address once for each method.
    """
    nowhere, asked = bytes(15) + b"\x07", 0
    for route in routes():
        fillings = tuple(filled(route, nowhere))
        for method, (number, empty) in product(methods, enumerate(fillings)):
            expected = answer(browser, method, empty)
            # 302: what was asked for is done already, and leads back to a list.
            assert expected[0] in (302, 303, 404), f"{method} {empty}: {expected[0]}"
            for id_ in others[number :: len(fillings)]:
                path = empty.replace(nowhere.hex(), id_.hex())
                asked += 1
                assert answer(browser, method, path) == expected, f"{method} {path}"
    return asked


def readable(cast: Cast, who: str) -> set[bytes]:
    """The ids under which this person may find something: their own places, less those whose consent is over."""
    return set() if who in ("withdrawn", "ended") else cast.own(who)


@pytest.mark.parametrize("who", WHO)
def test_nobody_finds_a_word_that_is_not_theirs_on_any_page_without_an_id(house: Cast, who: str) -> None:
    browser = client(house, who)
    mine = {
        "survivor": (HER_WORDS[0], b"red kite", b"green door", SOUP.encode()), "reader": (HER_WORDS[0],),
        "on_behalf": (b"in a park", b"tin of buttons"), "supporter": (SOUP.encode(),),
        "other_team": (b"seven spoons", SITS_BY.encode()), "caused": (b"seven spoons",),
        "beside_them": (SITS_BY.encode(),),
    }.get(who, ())  # fmt: skip
    for route in routes():
        path = route.replace("<language:language>", "en").replace("<place:place>", "my")
        if SLOT.search(path) or path.endswith(("close", "leave")):
            continue
        body = answer(browser, "get", path)[1]
        for words in HER_WORDS:
            assert words in mine or words not in body, f"{who} at {path} reads {words!r}"


@pytest.mark.parametrize(
    ("who", "part", "words"),
    [
        ("survivor", "t1", WORDS),
        ("reader", "t1", WORDS),
        ("on_behalf", "t1", "in a park"),
        ("survivor", "s1", SOUP),
        ("supporter", "s1", SOUP),
        ("other_team", "m3", SITS_BY),
        ("beside_them", "m3", SITS_BY),
    ],
)
def test_those_to_whom_it_was_given_read_it(house: Cast, who: str, part: str, words: str) -> None:
    """Otherwise the tests above would pass in a house in which nothing can be read at all."""
    browser = client(house, who)
    pages = [browser.get(f"/en/my/h/{id_.hex()}/{part}/") for id_ in house.own(who)]
    assert any(words.encode() in page.content for page in pages)


@pytest.mark.parametrize(
    "who",
    [
        "member",
        "withdrawn",
        "ended",
        "caused",
        "other_team",
        "on_behalf",
        "keeper",
        "supporter",
        "beside_them",
    ],
)
def test_what_is_somebody_elses_takes_one_path_through_the_code(house: Cast, still: None, who: str) -> None:
    folds.forget_everybody()  # else what another test left in memory could grow old between two of these looks
    hers = house.places["survivor", "red kite"]
    nowhere = bytes(15) + b"\x07"
    browser = client(house, who)
    asked = [
        f"/en/my/h/{id_.hex()}/" for id_ in (nowhere, nowhere, hers.id, hers.strand, hers.content, nowhere)
    ]
    [_once, *paths] = [lines_of(browser, path) for path in asked]  # whatever is done once is done
    assert len(paths[0]) > 100
    assert all(path == paths[0] for path in paths[1:])


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two looks no minute begins: a session notes the one in which it was seen, on a path of its own."""
    at = clock.now()
    monkeypatch.setattr(clock, "now", lambda: at)


def lines_of(browser: Client, path: str) -> list[tuple[str, int]]:
    """Every line of this program that ran for an answer."""
    lines: list[tuple[str, int]] = []
    source = str(Path(vault.__file__).parents[1])

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        if not frame.f_code.co_filename.startswith(source):
            return None
        if event == "line":
            lines.append((frame.f_code.co_filename, frame.f_lineno))
        return trace

    before = sys.gettrace()
    gc.collect()
    gc.disable()  # whatever is tidied away in between would run lines of its own
    sys.settrace(trace)
    try:
        assert browser.get(path).status_code == 404
    finally:
        sys.settrace(before)
        gc.enable()
    return lines


WAYS_TO_COME = (
    {}, {"do": "join", "chosen": "Ravi", "own_name": "Ravi"},
    {"do": "exchange", "handle": "survivor", "passphrase": seated.PASSPHRASE},
)  # fmt: skip


@pytest.mark.parametrize("who", WHO)
def test_an_address_with_a_secret_that_opens_nothing_any_more_and_one_that_never_was_are_one_answer(
    house: Cast, still: None, who: str
) -> None:
    browser, asked = client(house, who), 0
    secrets = (*house.dead_links(), house.dead_feed())
    for route in (each for each in routes() if "<str:secret>" in each):
        front = route.replace("<language:language>", "en").replace("<place:place>", "my")
        [never, *dead] = [front.replace("<str:secret>", each) for each in secrets]
        [_once, *paths] = [lines_of(browser, path) for path in (never, never, *dead)]
        assert all(path == paths[0] for path in paths), who
        for method, fields in (("get", None), *(("post", fields) for fields in WAYS_TO_COME)):
            expected = answer(browser, method, never, fields)
            assert expected[0] in (404, 405)  # 405: a calendar takes no forms, whatever its address
            for path in dead:
                asked += 1
                assert answer(browser, method, path, fields) == expected, f"{who}: {method} {path}"
    assert asked == 2 * 4 * 4, "an invitation and a calendar; one look and three forms"


def test_a_link_that_holds_tells_whoever_has_it_what_its_maker_wrote_and_nothing_else(house: Cast) -> None:
    path = f"/en/my/come/{house.living_link()}"
    body = answer(client(house, "invited"), "get", path)[1]
    assert b"Laila" in body
    others = {who.replace("_", "-").encode() + b"-" for who in house.rings}
    assert [words for words in (*HER_WORDS, *others) if words in body] == []


def test_a_calendar_holds_what_its_own_person_planned_and_nothing_of_others(house: Cast) -> None:
    survivor, planned = (
        house.person("survivor"),
        PlanCheckIns("a", (Phase(Span(1, Unit.WEEKS)),), now().date(), bell="Basil"),
    )
    notes = begin(survivor, "notes", "blue gate", now())
    assert isinstance(notes, vault.Place)
    do(survivor, notes.id, planned, now())
    found = {who for who in WHO if b"Basil" in answer(client(house, who), "get", "/en/my/h/days.ics")[1]}
    assert found == {"survivor"}


def test_what_somebody_takes_along_is_what_they_hold(house: Cast) -> None:
    holds = {
        "survivor": {HER_WORDS[0], b"red kite", b"green door", SOUP.encode()},
        "on_behalf": {b"in a park", b"tin of buttons"},
        "other_team": {b"seven spoons", SITS_BY.encode()}, "caused": {b"seven spoons"},
    }  # fmt: skip
    for who in house.rings:
        taken = b"".join(content for _, content in files(house.person(who), "en", now()))
        found = {words for words in HER_WORDS if words in taken}
        assert found == holds.get(who, set()), who


def test_what_the_keeper_prints_and_carries_away_holds_no_word(house: Cast, tmp_path: Path) -> None:
    backup(tmp_path / "monday")
    said = [*inventory(), *(finding.sentence for finding in examine())]
    files_of_the_house = [
        path for path in (settings.HOME, tmp_path) for path in path.rglob("*") if path.is_file()
    ]
    seen = "\n".join(said).encode() + b"".join(path.read_bytes() for path in files_of_the_house)
    assert len(seen) > 100_000
    names = {place.name.encode() for place in house.places.values()} - {b"of survivor", b"of other_team"}
    for words in (*HER_WORDS, *names, b"Laila"):
        assert words not in seen, words
    handles = {who.replace("_", "-") for who in house.rings}
    assert all(any(handle in line for line in said) for handle in handles), (
        "the keeper sees handles; the page says so"
    )
