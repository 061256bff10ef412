"""espeak-ng reads every line, and each line's length in sound is when the next begins: captions cannot drift."""

import io
import wave
from collections.abc import Callable, Sequence

import msgspec

from jaga.formats.refusals import NotMade, VoiceMissing
from jaga.formats.spoken import Chapter, as_said, by_language, captions_of
from jaga.formats.tools import need, run

RATE = 22050
"""Samples a second, as espeak-ng makes them: one channel, two bytes each."""
PAUSE, LONG_PAUSE = 0.3, 0.9
"""Seconds of quiet after a line, and after a chapter."""
WORDS_A_MINUTE = 145

Tell = Callable[[int, int], None]


class Cue(msgspec.Struct, frozen=True):
    """A caption, and from when to when it is heard, in seconds."""

    begins: float
    ends: float
    text: str
    chapter: str


class Mark(msgspec.Struct, frozen=True):
    """A chapter, and from when to when it lasts."""

    title: str
    begins: float
    ends: float


class Read(msgspec.Struct, frozen=True):
    """All of it read aloud: a WAV file, its captions and its chapters."""

    wav: bytes
    cues: tuple[Cue, ...]
    marks: tuple[Mark, ...]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.marks[-1].ends


class Voices(msgspec.Struct, frozen=True):
    """Who reads: the voice of the language, and that of the first one, for words which the language lacks."""

    own: str
    first: str


def read_aloud(chapters: Sequence[Chapter], voices: Voices, tell: Tell) -> Read:
    """Every chapter, in order. ToolMissing, VoiceMissing."""
    need_voice(voices.own)
    told = [captions for chapter in chapters for captions in map(captions_of, chapter.lines)]
    of, done = sum(map(len, told)), 0
    sound, cues, marks = bytearray(), [], []
    for chapter in chapters:
        begins = _seconds(sound)
        for text in (each for line in chapter.lines for each in captions_of(line)):
            at = _seconds(sound)
            for words, first in by_language(text):
                sound += _said(words, voices.first if first else voices.own)
            cues.append(Cue(at, _seconds(sound), text, chapter.title))
            sound += _quiet(PAUSE)
            done += 1
            tell(done, of)
        sound += _quiet(LONG_PAUSE)
        marks.append(Mark(chapter.title, begins, _seconds(sound)))
    return Read(_wav(bytes(sound)), tuple(cues), tuple(marks))


def need_voice(voice: str) -> None:
    """ToolMissing, VoiceMissing: espeak-ng is asked to say nothing with it."""
    need("espeak-ng")
    try:
        run("espeak-ng", "-v", voice, "-q", "")
    except NotMade as refusal:
        raise VoiceMissing(voice) from refusal


def _said(text: str, voice: str) -> bytes:
    """The sound of a text, which goes in by the side, so that it can never be read as an option."""
    content = run(
        "espeak-ng",
        "-v",
        voice,
        "-s",
        str(WORDS_A_MINUTE),
        "--stdin",
        "--stdout",
        given=as_said(text).encode(),
    )
    # Its header does not know the length yet when it is written: the samples are whatever follows.
    start = content.index(b"data") + 8
    return content[start : start + (len(content) - start) // 2 * 2]


def _quiet(seconds: float) -> bytes:
    return bytes(round(seconds * RATE) * 2)


def _seconds(sound: bytes | bytearray) -> float:
    return len(sound) / 2 / RATE


def _wav(sound: bytes) -> bytes:
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound)
    return target.getvalue()
