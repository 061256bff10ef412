"""Every address in every language: answers, leaves no trace, refuses what it should."""

import gzip
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

pytestmark = pytest.mark.xdist_group("addresses")

Ask = Callable[..., SimpleNamespace]
LANGUAGES = ("en", "ms")


class _Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def tags(body: bytes) -> list[tuple[str, dict[str, str]]]:
    parser = _Tags()
    parser.feed(body.decode())
    return parser.found


@pytest.fixture(scope="module")
def answers(addresses: dict[str, list[str]], ask: Ask) -> dict[str, SimpleNamespace]:
    """Every page, asked for once."""
    return {path: ask(path) for paths in addresses.values() for path in paths}


def test_every_address_answers(answers: dict[str, SimpleNamespace]) -> None:
    assert len(answers) > 4 * len(LANGUAGES)
    assert {path: answer.status for path, answer in answers.items() if answer.status != 200} == {}


def _missing(answer: SimpleNamespace) -> list[str]:
    """What an answer lacks of the headers that every page has."""
    wanted = {
        "Cache-Control": "no-store",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Robots-Tag": "noindex",
    }
    lacks = [name for name, value in wanted.items() if answer.headers.get_all(name) != [value]]
    permissions = answer.headers.get("Permissions-Policy", "")
    lacks += [
        feature for feature in ("camera", "geolocation", "microphone") if f"{feature}=()" not in permissions
    ]
    lacks += [name for name in ("Set-Cookie", "Server", "ETag", "Last-Modified") if name in answer.headers]
    return lacks + _weak(answer.headers.get("Content-Security-Policy", ""))


def _weak(policy: str) -> list[str]:
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";") if rule.strip())
    strict = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "form-action": "'self'",
    }
    weak = [name for name, value in strict.items() if rules.get(name) != value]
    own = {name: value for name, value in rules.items() if name not in strict}
    return weak + [f"{name} {value}" for name, value in own.items() if value not in ("'self'", "'none'")]


def test_every_page_has_the_headers_that_leave_few_traces(answers: dict[str, SimpleNamespace]) -> None:
    lacking = {path: _missing(answer) for path, answer in answers.items()}
    assert {path: lacks for path, lacks in lacking.items() if lacks} == {}


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/en/leave", "/ms/leave", "/en/my/nothing", "/xx/my/", "/static/nothing.css"]
)
def test_what_is_no_page_has_the_same_headers(ask: Ask, path: str) -> None:
    assert _missing(ask(path)) == []


def leads_away(path: str, tag: str, attributes: dict[str, str]) -> bool:
    """A link of the list of resources, which alone leads elsewhere: only if tapped, and not saying from where."""
    quiet = attributes.get("rel") == "noreferrer nofollow" and attributes.get("href", "").startswith(
        "https://"
    )
    return tag == "a" and path.endswith("/books") and quiet


def test_no_page_has_a_form_an_inline_script_an_inline_style_or_anything_from_elsewhere(
    answers: dict[str, SimpleNamespace],
) -> None:
    wrong = {}
    for path, answer in answers.items():
        for tag, attributes in tags(answer.body):
            asks = tag == "form" and attributes.get("method") == "get" and path.endswith("/books")
            inline = (tag in ("style", "form", "iframe", "img", "base") and not asks) or (
                tag == "script" and "src" not in attributes
            )
            handlers = [name for name in attributes if name.startswith("on") or name == "style"]
            links = [attributes[name] for name in ("src", "href", "action") if name in attributes]
            elsewhere = [link for link in links if re.match(r"(?!tel:|sms:)[a-z]+:|//", link)]
            if leads_away(path, tag, attributes):
                elsewhere = []
            if inline or handlers or elsewhere:
                wrong[path] = (tag, attributes)
    assert wrong == {}


def test_every_link_of_every_page_leads_to_a_page(answers: dict[str, SimpleNamespace], ask: Ask) -> None:
    links = {}
    for path, answer in answers.items():
        for tag, attributes in tags(answer.body):
            href = attributes.get("href", "")
            if (
                tag in ("a", "link")
                and not href.startswith(("tel:", "sms:"))
                and not leads_away(path, tag, attributes)
            ):
                links[href if href.startswith("/") else f"{path.rpartition('/')[0]}/{href}"] = path
    gone = {
        link: page
        for link, page in links.items()
        if link not in answers and ask(link).status not in (200, 303)
    }
    assert gone == {}


def test_reading_everything_writes_no_file_and_prints_nothing(
    server: SimpleNamespace,
    addresses: dict[str, list[str]],
    ask: Ask,
    footprint: Callable[[Path], dict[str, str]],
) -> None:
    def lies_there() -> dict[str, str]:
        """All but the minute that the house's clock keeps, which goes on while nobody reads."""
        return {name: content for name, content in footprint(server.home).items() if name != "clock"}

    before = lies_there()
    for paths in addresses.values():
        for path in paths:
            ask(path)
    for path in ("/", "/en/leave", "/en/my/secret-looking", "/xx/", "/static/none.css", "/en/my/f1?q=a-name"):
        ask(path)
        ask(path, Host="elsewhere.example")
        ask(path, method="POST")
        ask(path, Cookie="sessionid=1")
    assert lies_there() == before
    printed = server.log.read_text("utf-8").splitlines()
    assert len(printed) > 0
    # On a busy machine the server says that a request waits; it may not say which.
    assert [line for line in printed[1:] if "waitress.queue:Task queue depth" not in line] == []
    assert [line for line in printed if re.search(r"/(en|ms|xx|static)/", line)] == []


UNKNOWN = (
    "/en/my/nothing",
    "/en/my/f99",
    "/en/my/f1/",
    "/en/my/F1",
    "/en/my/paper/f99",
    "/en/my/f1.md",
    "/en/my/../f1",
    "/en/xx/",
    "/en/xx/f1",
    "/admin/",
    "/favicon.ico",
    "/static/nothing.css",
    "/static/../settings.py",
    "/xx/my/f1",
    "/en/my/%00",
    "/en/my/" + "f" * 3000,
)


def _without(body: bytes, path: str) -> bytes:
    """A page without the links that say the same address in another language."""
    return re.sub(rb'href="[^"]*" lang="[a-z-]+" hreflang="[a-z-]+"', b"", body).replace(path.encode(), b"")


def test_everything_unknown_is_one_and_the_same_page(ask: Ask) -> None:
    answers = {path: ask(path) for path in UNKNOWN}
    assert {path: answer.status for path, answer in answers.items() if answer.status != 404} == {}
    assert len({_without(answer.body, path) for path, answer in answers.items()}) == 1


def test_an_address_that_does_not_exist_is_refused_in_its_language(ask: Ask) -> None:
    answer = ask("/ms/my/nothing")
    assert answer.status == 404
    assert b'<html lang="ms"' in answer.body
    assert b"There is nothing here" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_but_reading_is_answered(ask: Ask, addresses: dict[str, list[str]], method: str) -> None:
    some = ["/", "/healthz", "/en/leave", *addresses["en"][:6], *addresses["ms"][:6]]
    answered = {path: ask(path, method=method).status for path in some}
    assert {path: status for path, status in answered.items() if status not in (403, 405)} == {}


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("", "en"),
        ("ms", "ms"),
        ("ms-MY,en;q=0.5", "ms"),
        ("en-GB,ms;q=0.9", "en"),
        ("zh-CN,ms;q=0.8,en;q=0.2", "ms"),
        ("id,ms;q=0.4", "ms"),
        ("fr", "en"),
        ("en;q=0.1,ms;q=0.9", "ms"),
        ("*", "en"),
        (";;q=x,,,ms", "en"),
        ("x" * 4000, "en"),
    ],
)
def test_the_first_address_speaks_the_language_of_the_device(ask: Ask, wish: str, language: str) -> None:
    answer = ask("/", Accept_Language=wish)
    assert (answer.status, answer.headers["Location"]) == (302, f"/{language}/my/")
    assert "Set-Cookie" not in answer.headers
    assert "Accept-Language" in answer.headers["Vary"]


def test_an_address_keeps_its_language_whatever_the_device_wishes(ask: Ask) -> None:
    assert b'<html lang="ms"' in ask("/ms/my/", Accept_Language="en").body
    assert b'<html lang="en"' in ask("/en/my/", Accept_Language="ms").body


def _static(answer: SimpleNamespace) -> set[str]:
    found = {attributes.get("href") or attributes.get("src", "") for _, attributes in tags(answer.body)}
    return {link for link in found if link.startswith("/static/")}


def test_static_files_are_named_by_content_kept_for_good_and_compressed(
    answers: dict[str, SimpleNamespace], ask: Ask
) -> None:
    files = _static(answers["/en/my/"])
    assert {name.rpartition(".")[2] for name in files} == {"css", "js", "svg"}
    for name in files:
        assert re.search(r"\.[0-9a-f]{12}\.", name), name
        answer = ask(name, Accept_Encoding="gzip")
        assert "immutable" in answer.headers["Cache-Control"], name
        assert "Set-Cookie" not in answer.headers
        if not name.endswith("svg"):
            assert answer.headers["Content-Encoding"] == "gzip", name
            assert gzip.decompress(answer.body) == ask(name).body


def test_pages_are_compressed_where_the_browser_can(addresses: dict[str, list[str]], ask: Ask) -> None:
    long = [path for path in addresses["en"] if not path.endswith("/bubur")]
    plain = {path: ask(path, Accept_Encoding="gzip").headers.get("Content-Encoding") for path in long}
    assert {path: coding for path, coding in plain.items() if coding != "gzip"} == {}
