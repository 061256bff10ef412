"""Files in other scripts: the right letters, or a clear word that they are missing; read by the right voice."""

import shutil
import subprocess
import wave
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from unicodedata import category

import numpy as np
import pytest
from django.test import Client
from django.utils import translation

from jaga.formats import captions, sheet
from jaga.formats.refusals import LettersMissing, VoiceMissing
from jaga.formats.spoken import Chapter, as_said, captions_of, width
from jaga.formats.voice import PAUSE, RATE, Cue, Read, Voices, read_aloud
from jaga.guides.languages import Language, language
from jaga.guides.marks import BEGINS, ENDS, marked
from jaga.pages.days import day, month
from jaga.pages.formats import made, paper
from jaga.pages.formats.made import Wanted
from jaga.pages.formats.script import chapters_of
from jaga.pages.shown import library

File = Callable[..., Path]
SCRIPTS = ("zh-hans", "ta")
DIGITS = {"zh-hans": "一, 五, 九, 九, 九", "ta": "ஒன்று, ஐந்து, ஒன்பது, ஒன்பது, ஒன்பது"}
SAID = {"zh-hans": "我相信你。这不是你的错。", "ta": "நான் உன்னை நம்புகிறேன். இது உன் தவறு இல்லை."}


def written(file: Path) -> str:
    """The text of a PDF without the breaks of its lines."""
    asked = ("pdftotext", file, "-")
    return "".join(subprocess.run(asked, capture_output=True, check=True, text=True).stdout.split())


def phonemes(voice: str, text: str) -> str:
    """What a voice says, in the letters that espeak-ng has for sounds."""
    asked = ("espeak-ng", "-v", voice, "-q", "-x", "--stdin")
    return subprocess.run(asked, input=text, capture_output=True, check=True, text=True).stdout


def read(code: str, *lines: str) -> Read:
    voices = Voices(language(code).voice, "en-gb")
    return read_aloud([Chapter(lines[0], lines)], voices, lambda _done, _of: None)


@pytest.fixture
def latin_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A house with one font, which has Latin letters."""
    found = subprocess.run(
        ("fc-match", "-f", "%{file}", "sans:lang=en"), capture_output=True, check=True, text=True
    )
    (tmp_path / "fonts").mkdir()
    shutil.copy(found.stdout, tmp_path / "fonts")
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{tmp_path}/fonts</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>", "utf-8"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))


@pytest.mark.parametrize("code", SCRIPTS)
def test_the_letters_of_a_script_are_in_the_file_and_can_be_read_back(file: File, code: str) -> None:
    target, text = file("pdf", "f1", language=code), library().texts[code]["f1"]
    found = written(target)
    assert BEGINS not in found
    assert ENDS not in found
    for step in text.steps:
        # Of a letter drawn on both sides of another a PDF does not know what it says: whole letters alone are asked.
        assert {each for each in step.heading if category(each) == "Lo"} <= set(found), step.heading
    if code == "zh-hans":
        assert all(step.heading in found for step in text.steps)
    listed = subprocess.run(("pdffonts", target), capture_output=True, check=True, text=True).stdout
    fonts = [line for line in listed.splitlines()[2:] if "Hyperlegible" not in line]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes"] * 3 for line in fonts)


@pytest.mark.parametrize(("code", "package"), [("zh-hans", "fonts-noto-cjk"), ("ta", "fonts-noto-core")])
@pytest.mark.usefixtures("latin_alone")
def test_a_house_without_the_letters_says_what_to_install_and_writes_no_boxes(
    code: str, package: str
) -> None:
    wanted = Wanted((library().texts[code]["f1"],), code, "my")
    for kind in ("pdf", "zine", "film"):
        with pytest.raises(LettersMissing, match=f"sudo apt install {package}$"):
            made.make(kind, wanted)
        assert made.lacks(kind, code) == "letters"
        assert made.lacks(kind, "ms") == ""
    assert made.lacks("audio", code) == ""
    shown = Client(SERVER_NAME="127.0.0.1").get(f"/{code}/my/made/f1").content.decode()
    assert (
        shown.count("<form")
        == Client(SERVER_NAME="127.0.0.1").get("/ms/my/made/f1").content.decode().count("<form") - 3
    )


@pytest.mark.usefixtures("latin_alone")
def test_one_letter_that_no_font_has_is_seen_when_the_file_is_written() -> None:
    page = '<html lang="en"><title>x</title><p>A {}'
    assert sheet.pdf(page.format("friend")).startswith(b"%PDF-")
    with pytest.raises(LettersMissing, match="these letters: 信"):
        sheet.pdf(page.format("信"))


def test_what_a_language_lacks_says_in_a_file_that_it_is_english() -> None:
    cue = Cue(0, 1, f"先相信他们 {marked('Help now')}", "先相信他们")
    with translation.override("zh-hans"):
        page = paper.slides_of((library().texts["zh-hans"]["f1"],), "zh-hans", (cue,))
    assert "Help now" in page
    assert '<span lang="en" dir="ltr">Help now</span>' in page
    assert "Noto Sans CJK SC" in page


@pytest.mark.parametrize(
    ("code", "when", "year"),
    [
        ("en", "5 March 2026", "March 2026"),
        ("ms", "5 Mac 2026", "Mac 2026"),
        ("zh-hans", "2026年3月5日", "2026年3月"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(code: str, when: str, year: str) -> None:
    with translation.override(code):
        assert (day(date(2026, 3, 5)), month(date(2026, 3, 5))) == (when, year)


@pytest.mark.parametrize("code", SCRIPTS)
def test_every_line_is_read_in_its_own_language_and_a_number_digit_by_digit(code: str) -> None:
    text, voice = library().texts[code]["f1"], language(code).voice
    with translation.override(code):
        lines = [line for chapter in chapters_of(text, code, "my") for line in chapter.lines]
    said = phonemes(voice, as_said("\n".join(lines)))
    assert len(said.split()) > len(lines)
    assert "(en)" not in said, "a voice that spells in English what it cannot say"
    spelled, words = (phonemes(voice, each).replace(".", "") for each in (as_said("15999"), DIGITS[code]))
    assert spelled.split() == words.split()


@pytest.mark.parametrize("code", SCRIPTS)
def test_it_is_heard_for_as_long_as_its_words_with_captions_in_step(code: str) -> None:
    sentences = captions_of(SAID[code])
    heard = read(code, *sentences)
    with wave.open(BytesIO(heard.wav)) as sound:
        samples = np.frombuffer(sound.readframes(sound.getnframes()), dtype=np.int16)
    assert [cue.text for cue in heard.cues] == sentences
    for cue in heard.cues:
        letters = sum(map(str.isalnum, cue.text))
        assert 0.06 < (cue.ends - cue.begins) / letters < 0.45, cue
        assert np.abs(samples[round(cue.begins * RATE) : round(cue.ends * RATE)]).max() > 2000
        assert not samples[round(cue.ends * RATE) : round((cue.ends + PAUSE) * RATE)].any()


def test_what_a_language_lacks_is_read_by_the_english_voice() -> None:
    def seconds(code: str, line: str) -> float:
        (cue,) = read(code, line).cues
        return cue.ends - cue.begins

    mixed = seconds("zh-hans", f"我相信你。{marked('Please stay with me.')}")
    apart = seconds("zh-hans", "我相信你。") + seconds("en", "Please stay with me.")
    assert mixed == pytest.approx(apart, abs=0.01)


def test_captions_say_which_words_are_english_and_other_files_have_no_marks() -> None:
    line = f"我相信你。{marked('Stay. Call me.')}"
    cue = Cue(0, 1, line, marked("Why"))
    assert "\n我相信你。<lang en>Stay. Call me.</lang>\n" in captions.webvtt(Read(b"", (cue,), ())).decode()
    beside = captions.text_beside([Chapter(line, (line,))]).decode()
    assert beside.splitlines()[:2] == ["我相信你。Stay. Call me.", "-" * 24]


def test_a_line_is_cut_between_sentences_of_any_script() -> None:
    chinese = "我相信你，这不是你的错，我就在这里陪着你。" * 4
    parts = captions_of(chinese)
    assert "".join(parts) == chinese
    assert len(parts) > 1
    assert all(width(part) < 110 for part in parts)
    assert captions_of("他说：“我在。”然后走了。") == ["他说：“我在。”然后走了。"]
    arabic = "هل أنت بخير؟ " * 12
    assert len(captions_of(arabic)) > 1
    long = "It is a long way to go from here to there, and back. " * 2
    for part in captions_of(f"{marked(long.strip())} 我在。{marked(long.strip())}"):
        assert part.count(BEGINS) == part.count(ENDS)
        assert part.startswith((BEGINS, "我"))


def test_a_language_without_a_voice_is_refused_and_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    def voiceless(code: str) -> Language:
        return Language(code, "中文", "ltr", complete=False, voice="km-none")

    offered = Client(SERVER_NAME="127.0.0.1").get("/zh-hans/my/made/f1").content.decode().count("<form")
    monkeypatch.setattr(made, "language_of", voiceless)
    with pytest.raises(VoiceMissing, match="no voice 'km-none'"):
        made.make("audio", Wanted((library().texts["zh-hans"]["f1"],), "zh-hans", "my"))
    assert [made.lacks(kind, "zh-hans") for kind in made.SUFFIXES] == ["", "", "voice", "voice"]
    shown = Client(SERVER_NAME="127.0.0.1").get("/zh-hans/my/made/f1").content.decode()
    assert shown.count("<form") == offered - 2
    with translation.override("zh-hans"):
        assert (
            shown.count(translation.gettext("The house has no voice that can read this language aloud.")) == 2
        )
