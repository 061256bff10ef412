"""A guide read aloud: as long as its words, not silent, with chapters, and captions in step with the sound."""

import re
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from listening import cues, probe, quiet

from jaga.formats.refusals import NotMade
from jaga.formats.spoken import as_said, captions_of, lines_of
from jaga.formats.voice import PAUSE, Voices, read_aloud
from jaga.guides.text import Text
from jaga.pages.formats.made import Made
from jaga.pages.formats.script import chapters_of
from jaga.pages.shown import library

pytestmark = pytest.mark.xdist_group("audio")  # what they listen to is made once

SHORT = "w2b"
"""A short guide with a content note, numbers of services, and a Malay sister."""


@pytest.fixture
def text() -> Text:
    return library().texts["en"][SHORT]


def test_it_lasts_as_long_as_its_words_and_is_heard(file: Callable[..., Path]) -> None:
    ogg = file("audio", SHORT)
    seconds = float(probe(ogg)["format"]["duration"])
    words = len(ogg.with_suffix(".txt").read_text("utf-8").split())
    assert 90 < words / seconds * 60 < 190
    measured = ("-af", "volumedetect", "-f", "null", "-")
    said = subprocess.run(
        ("ffmpeg", "-nostdin", "-i", ogg, *measured), capture_output=True, check=True, text=True
    ).stderr
    assert -32 < float(re.search(r"mean_volume: (\S+)", said)[1]) < -8
    silent = sum(ends - begins for begins, ends in quiet(ogg))
    assert silent < seconds / 2
    assert max(ends - begins for begins, ends in quiet(ogg)) < 3


def test_captions_are_in_step_with_the_sound(file: Callable[..., Path]) -> None:
    """Where a caption begins the quiet before it ends, and where it ends the next quiet has begun."""
    ogg = file("audio", SHORT)
    told, silent = cues(ogg.with_suffix(".vtt")), quiet(ogg)
    assert len(told) > 20
    for one, other in pairwise(told):
        assert other[0] - one[1] >= PAUSE - 0.002
    for begins, _ends, caption in told[1:]:
        assert min(abs(end - begins) for _start, end in silent) < 0.12, caption
    for _begins, ends, caption in told[:-1]:
        assert any(start <= ends + 0.05 < end for start, end in silent), caption


def test_each_step_is_a_chapter_and_the_content_note_comes_first(
    file: Callable[..., Path], text: Text
) -> None:
    ogg = file("audio", SHORT)
    found = probe(ogg)["chapters"]
    titles = [each["tags"]["title"] for each in found]
    assert titles == ["Before you read", text.title, *(step.heading for step in text.steps)]
    told = cues(ogg.with_suffix(".vtt"))
    starts = {caption: begins for begins, _ends, caption in reversed(told)}
    for chapter, title in zip(found, titles, strict=True):
        assert float(chapter["start_time"]) == pytest.approx(starts[title], abs=0.01), title
    assert " ".join(caption for _, _, caption in told).index(text.note) < 30


def test_the_text_beside_and_the_captions_say_all_that_is_heard(
    file: Callable[..., Path], text: Text
) -> None:
    ogg = file("audio", SHORT)
    beside = ogg.with_suffix(".txt").read_text("utf-8")
    heard = " ".join(caption for _, _, caption in cues(ogg.with_suffix(".vtt")))
    for chapter in chapters_of(text, "en", "my"):
        for line in chapter.lines:
            assert line in beside
            assert " ".join(captions_of(line)).replace("&", "&amp;") in heard
    assert "999" in beside


def test_nothing_is_said_of_who_made_it(file: Callable[..., Path], made: Callable[..., Made]) -> None:
    ogg = file("audio", SHORT)
    found = probe(ogg)
    streams = [each.get("tags", {}) for each in found["streams"]]
    told = {key for tags in (found["format"].get("tags", {}), *streams) for key in tags}
    assert {key for key in told if not key.startswith("CHAPTER")} == {"title"}
    assert not re.search(rb"Lavc|/tmp/|encoder|date=", made("audio", SHORT).files["ogg"])


def test_a_line_is_a_paragraph_or_an_item_and_a_number_is_said_by_its_digits() -> None:
    assert lines_of("<p>One <em>and</em> two.</p><ul><li>a</li><li>b &amp; c</li></ul>") == [
        "One and two.",
        "a",
        "b & c",
    ]
    assert as_said("Call 15999 or 03-2630 7900 before 2026, at 9.") == (
        "Call 1, 5, 9, 9, 9 or 0, 3, 2, 6, 3, 0, 7, 9, 0, 0 before 2026, at 9."
    )
    long = "This is a sentence of some length. " * 6
    assert all(len(part) <= 110 for part in captions_of(long))
    assert " ".join(captions_of(long)) == long.strip()


def test_a_language_without_a_voice_is_refused() -> None:
    with pytest.raises(NotMade, match="no voice"):
        read_aloud([], Voices("xx", "en-gb"), lambda _done, _of: None)
