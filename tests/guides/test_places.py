"""A wrong crisis number can cost a life: what a place may say, and how it is shown."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from jaga.guides.faults import Refused
from jaga.guides.place import NO_SOURCE, Daily, Place, load_places
from jaga.pages.words import facts

TODAY = date(2026, 11, 23)
FRONT = "code: xx\nname: {en: Somewhere, ms: Di sana}\nclock: Asia/Kuala_Lumpur\nreviewed: []\n"
GOOD = """- id: line
  name: A line
  topics: [suicide]
  sources: [{source: A paper, seen: 2026-11-22, published: 2026-01-07}]
  checked: null
  contacts: [{kind: phone, value: "15555", sure: true, hours: {en: all day, ms: sepanjang hari}}]
  about: {en: Somebody listens., ms: Ada yang mendengar.}
"""
LAW = """- id: law
  name: {en: A law, ms: Undang-undang}
  topics: [child]
  sources: [{source: A paper, seen: 2026-11-22}]
  checked: null
  facts: {en: [A fact.], ms: [Satu fakta.]}
"""
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a place pack of the services and law given, and says where it lies."""

    def place(services: str = GOOD, law: str = LAW) -> Path:
        folder = tmp_path / "places" / "xx"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "place.yaml").write_text(FRONT, "utf-8")
        (folder / "services.yaml").write_text(services, "utf-8")
        (folder / "law.yaml").write_text(law, "utf-8")
        return tmp_path / "places"

    return place


def faults(root: Path) -> list[str]:
    try:
        load_places(root)
    except Refused as refusal:
        return str(refusal).splitlines()
    return []


def service(
    name: str, *, published: str, topics: str = "suicide", value: str = "15555", sure: str = "true"
) -> str:
    return (
        f"- id: {name}\n  name: {name}\n  topics: [{topics}]\n  checked: null\n"
        f"  sources: [{{source: A paper, seen: 2026-11-22, published: {published}}}]\n"
        f'  contacts: [{{kind: phone, value: "{value}", sure: {sure}}}]\n'
    )


def names(place: Place, topic: str = "suicide") -> list[str]:
    return [str(found.name) for found in place.services_for(topic, TODAY)]


def test_the_first_place_has_a_sure_emergency_number() -> None:
    assert any(
        contact.kind == "phone" and contact.sure
        for found in load_places()["my"].services_for("emergency", TODAY)
        for contact in found.contacts
    )


def test_every_shipped_contact_has_a_source_of_its_own_and_a_day_on_which_it_was_seen() -> None:
    for place in load_places().values():
        for entry in place.services:
            assert entry.sources
            if entry.contacts:
                assert any(source.source != NO_SOURCE for source in entry.sources), entry.id


def test_a_whole_place_loads(write: Write) -> None:
    assert faults(write()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  sources: [{source: A paper, seen: 2026-11-22, published: 2026-01-07}]\n", ""),
        ("source: A paper, ", ""),
        (", seen: 2026-11-22", ""),
        ("seen: 2026-11-22", "seen: lately"),
        ("[{source: A paper, seen: 2026-11-22, published: 2026-01-07}]", "[]"),
        ("  checked: null\n", ""),
    ],
)
def test_a_service_without_source_or_day_is_refused_on_the_line_it_begins(
    write: Write, old: str, new: str
) -> None:
    assert GOOD.count(old) == 1
    found = faults(write(services=service("other", published="2026-01-01") + GOOD.replace(old, new)))
    assert {fault.partition(": ")[0] for fault in found} == {"places/xx/services.yaml:7"}


@pytest.mark.parametrize(("old", "new"), [("source: A paper, ", ""), (", seen: 2026-11-22", "")])
def test_a_law_without_source_or_day_is_refused(write: Write, old: str, new: str) -> None:
    assert LAW.count(old) == 1
    found = faults(write(law=LAW.replace(old, new)))
    assert [fault.partition(": ")[0] for fault in found] == ["places/xx/law.yaml:1"]


def test_a_contact_under_a_bare_name_is_refused(write: Write) -> None:
    bare = GOOD.replace("source: A paper", f"source: {NO_SOURCE}")
    assert faults(write(services=bare)) == [
        "places/xx/services.yaml:1: line: a contact needs a source of its own",
    ]


def test_a_bare_name_alone_is_only_a_name(write: Write) -> None:
    bare = GOOD.replace("source: A paper", f"source: {NO_SOURCE}")
    root = write(services="".join(line for line in bare.splitlines(keepends=True) if "contacts" not in line))
    place = load_places(root)["xx"]
    assert names(place) == []
    assert [found.name for found in place.names_for("suicide")] == ["A line"]


@pytest.mark.parametrize("topic", ["horoscope", "all"])
def test_an_unknown_topic_is_refused(write: Write, topic: str) -> None:
    found = faults(write(services=GOOD.replace("[suicide]", f"[{topic}]")))
    assert found == [f"places/xx/services.yaml:1: line: not a topic: {topic}"]


@pytest.mark.parametrize("part", [", ms: sepanjang hari", ", ms: Ada yang mendengar."])
def test_words_in_one_language_only_are_refused(write: Write, part: str) -> None:
    found = faults(write(services=GOOD.replace(part, "")))
    assert len(found) == 1
    assert "has no ms" in found[0]


def test_what_is_old_stands_last_and_the_day_it_turns_old_is_24_months_on(write: Write) -> None:
    place = load_places(
        write(
            services=service("day-before", published="2024-11-24")
            + service("very-old", published="2017-04-16")
            + service("turned-today", published="2024-11-23")
            + service("new", published="2026-01-07")
        )
    )["xx"]
    assert names(place) == ["day-before", "new", "very-old", "turned-today"]


def test_a_look_at_an_old_page_does_not_make_it_new(write: Write) -> None:
    """Seen yesterday, published years ago: the number is as old as the page."""
    place = load_places(write(services=service("old", published="2017-04-16")))["xx"]
    assert place.services[0].is_old(TODAY)


def test_emergency_stays_first_whatever_its_age(write: Write) -> None:
    place = load_places(
        write(
            services=service("new", published="2026-01-07")
            + service("emergency", published="2010-01-01", topics="emergency, suicide")
        )
    )["xx"]
    assert names(place) == ["emergency", "new"]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, write: Write) -> Callable[..., str]:
    """What a page shows of the services given, on the day of these tests."""

    def html(services: str, language: str = "en", topic: str = "suicide") -> str:
        pack: dict[str, Any] = dict(load_places(write(services=services)))
        monkeypatch.setattr(facts, "places", lambda: pack)
        monkeypatch.setattr(facts.timezone, "localdate", lambda: TODAY)
        with translation.override(language):
            found = facts.services_shown("xx", topic, language)
            return render_to_string("words/_services.html", {"services": found})

    return html


Shown = Callable[..., str]


def test_a_sure_number_is_one_tap_away(shown: Shown) -> None:
    assert 'href="tel:0376272929"' in shown(service("a", published="2026-01-07", value="03-7627 2929"))


@pytest.mark.parametrize("language", ["en", "ms"])
def test_a_number_in_dispute_is_one_tap_away_and_says_so(shown: Shown, language: str) -> None:
    html = shown(service("a", published="2026-01-07", sure="false"), language)
    assert 'href="tel:15555"' in html
    with translation.override(language):
        assert gettext("not sure") in html


@pytest.mark.parametrize("language", ["en", "ms"])
def test_what_nobody_checked_says_so(shown: Shown, language: str) -> None:
    with translation.override(language):
        unchecked = gettext("Nobody of us has called to check this.")
    one = service("a", published="2026-01-07")
    assert unchecked in shown(one, language)
    checked = shown(one.replace("checked: null", "checked: 2026-11-01"), language)
    assert unchecked not in checked
    assert "2026" in checked


def test_what_is_old_says_from_when_it_is(shown: Shown) -> None:
    sentence = "This is from April 2017 and may have changed."
    assert sentence in shown(service("a", published="2017-04-16"))
    assert "may have changed" not in shown(service("a", published="2026-01-07"))


def test_an_old_emergency_number_says_its_age_and_stays_first(shown: Shown) -> None:
    html = shown(
        service("new", published="2026-01-07")
        + service("emergency", published="2021-07-02", topics="emergency, suicide", value="999")
    )
    assert html.index("999") < html.index("This is from July 2021") < html.index("15555")


def test_every_entry_shows_its_source_and_the_day_it_was_seen(shown: Shown) -> None:
    html = shown(service("a", published="2026-01-07"))
    assert "A paper, 7 January 2026" in html
    assert "Seen by us on 22 November 2026." in html


def test_a_source_without_a_date_says_that_it_is_undated(shown: Shown) -> None:
    undated = service("a", published="2026-01-07").replace(", published: 2026-01-07", "")
    assert "A paper, undated" in shown(undated)


def test_where_nothing_is_known_it_is_said(shown: Shown) -> None:
    assert "We would rather say so than guess." in shown(service("a", published="2026-01-07"), topic="money")


DAY_AND_NIGHT = service("day-and-night", published="2026-01-07").replace(
    "sure: true",
    'sure: true, hours: {en: always, ms: sentiasa}, daily: {opens: "00:00:00", shuts: "00:00:00"}',
)
TILL_MIDNIGHT = service("till-midnight", published="2026-01-07").replace(
    "sure: true", 'sure: true, hours: {en: late, ms: lewat}, daily: {opens: "08:00:00", shuts: "00:00:00"}'
)


@pytest.mark.parametrize(
    ("opens", "shuts", "at", "answers"),
    [
        ("00:00", "00:00", "02:00", True),
        ("08:00", "00:00", "02:00", False),
        ("08:00", "00:00", "23:59", True),
        ("08:00", "00:00", "08:00", True),
        ("20:00", "06:00", "02:00", True),
        ("20:00", "06:00", "06:00", False),
    ],
)
def test_hours_may_run_past_midnight(opens: str, shuts: str, at: str, *, answers: bool) -> None:
    assert (
        Daily(time.fromisoformat(opens), time.fromisoformat(shuts)).holds(time.fromisoformat(at)) is answers
    )


def test_at_two_in_the_morning_who_answers_then_stands_first_by_the_clock_of_the_place(write: Write) -> None:
    place = load_places(
        write(
            services=TILL_MIDNIGHT
            + service("unknown", published="2026-01-07")
            + DAY_AND_NIGHT
            + service("emergency", published="2010-01-01", topics="emergency, suicide")
        )
    )["xx"]
    at = place.time_here(datetime(2026, 11, 22, 18, 0, tzinfo=UTC))
    assert at == time(2, 0)
    found = [each.id for each in place.services_for("suicide", TODAY, at)]
    assert found == ["emergency", "day-and-night", "unknown", "till-midnight"]


def test_what_is_shut_says_so_and_what_nobody_knows_says_nothing(
    monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    pack = load_places(write(services=TILL_MIDNIGHT + service("unknown", published="2026-01-07")))
    monkeypatch.setattr(facts, "places", lambda: pack)
    night = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
    with translation.override("en"):
        found = facts.services_shown("xx", "suicide", "en", night)
        html = render_to_string("words/_services.html", {"services": found})
        later = render_to_string(
            "words/_services.html", {"services": facts.services_shown("xx", "suicide", "en")}
        )
    assert "It is 02:00 there." in html
    assert html.count("shut now") == 1
    assert "open now" not in html
    assert "shut now" not in later, "paper is read at another hour"


def test_hours_in_dispute_are_not_reckoned_with(write: Write) -> None:
    disputed = TILL_MIDNIGHT.replace("sure: true", "sure: false")
    assert any("hours to reckon with" in each for each in faults(write(services=disputed)))


def test_a_clock_that_there_is_not_is_refused(write: Write) -> None:
    root = write()
    (root / "xx" / "place.yaml").write_text(FRONT.replace("Kuala_Lumpur", "Nowhere"), "utf-8")
    assert any("not a clock" in each for each in faults(root))
