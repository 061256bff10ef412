"""Who gets in, and what every page of what is kept tells the browser: keep nothing, run nothing, tell nobody."""

import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from living import Hand, House, Visitor, on

pytestmark = pytest.mark.xdist_group("who-gets-in")

PAGES = (
    "",
    "new",
    "kept",
    "mine",
    "passphrase",
    "paper",
    "look",
    "copy",
    "everything",
    "days.ics",
    "p",
    "handle",
)
OF_A_PLACE = ("", "name", "rest", "away", "back", "more")
TELLING = (
    "harm", "hurt", "told", "abuse", "assault", "victim", "survivor", "story", "threat", "law", "promise", "suicide",
    "sakiti", "mangsa", "penyintas", "cerita", "janji", "undang", "ugut",
)  # fmt: skip


def _addresses(visitor: Visitor, part: str = "") -> list[str]:
    """Every address of what is kept, with one thing in every part."""
    parts = [f"n{number}" for number in range(1, 12)]
    found = [f"{visitor.front}h/{page}" for page in PAGES]
    found += [f"{visitor.front}{visitor.place}{page}" for page in OF_A_PLACE]
    return found + [f"{visitor.front}{visitor.place}{part}/" for part in parts]


@pytest.fixture(scope="module")
def lived_in(build: Callable[..., House]) -> Iterator[SimpleNamespace]:
    """A house with somebody in it who keeps a promise and a story; nobody changes it."""
    house = build().open()
    visitor = Visitor(house).move_in("Thursday")
    visitor.keep("n1", "MakePromise", "abc", words="Send silly films", by=on(2))
    answer = visitor.post(f"{visitor.place}more", on_behalf_of="L", told="what was told")
    story = answer.headers["Location"].removeprefix(visitor.front)
    addresses = _addresses(visitor)
    addresses += [f"{visitor.front}{visitor.place}n1/abc", f"{visitor.front}{visitor.place}n1/abc/away"]
    addresses += [f"{visitor.front}{story}", *(f"{visitor.front}{story}t{part}/" for part in range(1, 6))]
    yield SimpleNamespace(house=house, visitor=visitor, addresses=addresses, story=story)
    house.kill()


def test_every_page_of_what_is_kept_answers(lived_in: SimpleNamespace) -> None:
    wrong = {path: lived_in.visitor.get(path).status for path in lived_in.addresses}
    assert {path: status for path, status in wrong.items() if status != 200} == {}
    assert len(lived_in.addresses) > 30


def test_every_page_of_what_is_kept_is_stored_by_nobody_and_runs_nothing_of_others(
    lived_in: SimpleNamespace,
) -> None:
    for path in lived_in.addresses:
        headers = lived_in.visitor.get(path).headers
        assert headers.get_all("Cache-Control") == ["no-store"], path
        policy = dict(
            rule.strip().partition(" ")[::2] for rule in headers["Content-Security-Policy"].split(";")
        )
        assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'", path
        assert set(policy.values()) <= {"'none'", "'self'"}, path
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Robots-Tag"] == "noindex"
        assert not [name for name in ("ETag", "Last-Modified", "Server") if name in headers], path


def test_no_page_of_what_is_kept_holds_anything_inline_or_from_elsewhere(lived_in: SimpleNamespace) -> None:
    for path in lived_in.addresses:
        answer = lived_in.visitor.get(path)
        if answer.headers["Content-Type"].startswith("text/html"):
            body = answer.body.decode()
            assert not re.search(r"<style|\sstyle=|\son\w+=|<iframe|<script(?![^>]*\ssrc=)", body), path
            assert not re.search(r'(?:src|href|action)="(?:https?:)?//', body), path


def test_all_cookies_are_for_this_house_alone_and_end_with_the_browser(house: House) -> None:
    seen = []
    visitor = Visitor(house)
    seen += visitor.get("keep").headers.get_all("Set-Cookie") or []
    fields = {"name-name": "Thursday", "as": "4", "f0-of": "anything"}
    fields["passphrase-own"] = "salt lamp river quiet moon"
    seen += visitor.post("keep", **fields).headers.get_all("Set-Cookie") or []
    named = {line.partition("=")[0]: line for line in seen}
    assert set(named) == {"form", "seat", "known"}
    for line in named.values():
        attributes = {part.strip().lower() for part in line.split(";")[1:]}
        assert {"httponly", "samesite=strict", "path=/"} <= attributes
        assert not [each for each in attributes if each.startswith(("max-age", "expires", "domain"))]


@pytest.mark.parametrize("language", ["en", "ms"])
def test_signed_out_every_address_of_what_is_kept_gives_the_same_answer(
    lived_in: SimpleNamespace, language: str
) -> None:
    nowhere = [f"/en/my/h/{'0' * 32}/", f"/en/my/h/{'0' * 32}/n1/", f"/en/my/h/{'0' * 32}/n1/abc"]
    odd = {}
    for path in [*lived_in.addresses, *nowhere]:
        answer = lived_in.house.ask(path.replace("/en/", f"/{language}/", 1))
        told = (answer.status, answer.headers.get("Location"), answer.body, answer.headers.get("Set-Cookie"))
        if told != (303, f"/{language}/my/open", b"", None):
            odd[path] = told
    assert odd == {}


def test_signed_out_a_form_gives_no_more_away_than_an_address(lived_in: SimpleNamespace) -> None:
    stranger = Visitor(lived_in.house)
    stranger.get("open")
    answers = [stranger.post(path, words="x") for path in lived_in.addresses if "/n" in path]
    answers.append(stranger.post(f"h/{'0' * 32}/n1/", words="x"))
    assert {answer.status for answer in answers} == {401}
    alike = {re.sub(rb'(action|href|value)="[^"]*"', b"", answer.body) for answer in answers}
    assert len(alike) == 1


def test_a_form_without_its_token_is_refused_wherever_it_is_sent(lived_in: SimpleNamespace) -> None:
    for path in (*lived_in.addresses, "/en/my/open", "/en/my/keep", "/en/my/open/paper"):
        if path.endswith(("/", "h/kept", "h/mine", "days.ics")) and "/n" not in path:
            continue
        answer = lived_in.house.ask(path, {"words": "x", "do": "now"}, **lived_in.visitor.headers())
        assert answer.status == 403, path
    assert b"Send silly films" in lived_in.visitor.get(f"{lived_in.visitor.place}n1/").body


def test_a_form_sent_from_another_site_is_refused(lived_in: SimpleNamespace) -> None:
    headers = {**lived_in.visitor.headers(), "Origin": "http://elsewhere.example"}
    body = {"csrfmiddlewaretoken": lived_in.visitor.cookies["form"], "do": "now"}
    answer = lived_in.house.ask(f"/en/my/{lived_in.visitor.place}away", body, **headers)
    assert answer.status == 403
    assert lived_in.visitor.places()


def test_a_house_asked_for_under_another_name_answers_nothing(lived_in: SimpleNamespace) -> None:
    """A page elsewhere whose name is made to lead to this machine gets nothing out of it."""
    answer = lived_in.house.ask("/en/my/h/", **{**lived_in.visitor.headers(), "Host": "elsewhere.example"})
    assert answer.status == 400
    assert b"Thursday" not in answer.body


def test_no_address_and_no_title_tells_what_it_is_about(lived_in: SimpleNamespace) -> None:
    told = {}
    for path in (*lived_in.addresses, "/en/my/keep", "/en/my/open", "/en/my/open/paper"):
        for language in ("en", "ms"):
            there = path.replace("/en/", f"/{language}/", 1)
            body = lived_in.visitor.get(there).body.decode()
            title = re.search(r"<title>(.*?)</title>", body)
            said = f"{there} {title[1] if title else ''}".lower()
            found = [word for word in TELLING if word in said]
            if found or "thursday" in said:
                told[there] = found
            links = re.findall(r'href="([^"]*)"', body)
            told |= {link: True for link in links if any(word in link.lower() for word in TELLING)}
    assert told == {}


def test_who_can_read_this_stands_on_every_page_of_a_strand(lived_in: SimpleNamespace) -> None:
    for path in lived_in.addresses:
        if "days.ics" in path:
            continue
        body = lived_in.visitor.get(path).body.decode()
        assert 'class="whoreads"' in body, path
        if lived_in.story in path:
            assert re.search(r'class="whoreads".*on behalf of somebody', body), path


def test_leave_quickly_ends_the_session_and_the_old_cookie_opens_nothing(house: House) -> None:
    visitor = Visitor(house).move_in()
    old = dict(visitor.cookies)
    answer = visitor.get("/en/leave")
    assert (answer.status, answer.headers["Location"]) == (303, "/en/bubur")
    assert "seat" not in visitor.cookies
    visitor.cookies = old
    assert visitor.get("h/").status == 303
    assert visitor.post(f"{visitor.place}n11/", form="WriteNote", once="abc", words="x").status == 401


@pytest.mark.parametrize("script", [False, True])
def test_back_after_leave_quickly_shows_nothing_of_what_is_kept(
    house: House, hand: Callable[..., Hand], *, script: bool
) -> None:
    mei = hand(script=script).first_save("4", name__name="Thursday", f0__words="only mine")
    mei.to("Thursday", "n11").shows("only mine")
    mei.page.locator("#leave").click()
    mei.page.wait_for_url("**/bubur")
    for _ in range(3):
        mei.page.go_back()
        mei.page.wait_for_load_state()
        mei.page.wait_for_timeout(100)
        assert "only mine" not in mei.page.content()
        assert "Thursday" not in mei.page.content()


def test_close_and_lock_ends_the_session(house: House, hand: Callable[..., Hand]) -> None:
    mei = hand().first_save("4", name__name="Thursday", f0__words="only mine")
    mei.follow(mei.page.locator('footer a[href$="/h/close"]'))
    assert mei.go("h/").path == f"{mei.front}open"
