"""What was read aloud, in writing: captions as WebVTT, chapters for ffmpeg, and the text by itself."""

from collections.abc import Sequence

from jaga.formats.spoken import Chapter, width
from jaga.formats.voice import Read
from jaga.guides.marks import BEGINS, ENDS, unmarked
from jaga.guides.text import FIRST


def webvtt(read: Read) -> bytes:
    """Captions that a player shows in step with the sound."""
    cues = [f"{_clock(cue.begins)} --> {_clock(cue.ends)}\n{_escaped(cue.text)}\n" for cue in read.cues]
    return "\n".join(["WEBVTT\n", *cues]).encode()


def chapter_list(read: Read, title: str) -> bytes:
    """Title and chapters as ffmpeg takes them, and nothing else about the file."""
    parts = [f";FFMETADATA1\ntitle={_plain(title)}"]
    parts += [
        f"[CHAPTER]\nTIMEBASE=1/1000\nSTART={round(mark.begins * 1000)}\nEND={round(mark.ends * 1000)}\n"
        f"title={_plain(mark.title)}"
        for mark in read.marks
    ]
    return ("\n".join(parts) + "\n").encode()


def chapter_tags(read: Read, title: str) -> bytes:
    """The same for Ogg, whose chapters are tags; ffmpeg, given a list, is off by a second at times."""
    parts = [f";FFMETADATA1\ntitle={_plain(title)}"]
    for number, mark in enumerate(read.marks):
        name = f"CHAPTER{number:03}"
        parts.append(f"{name}={_clock(mark.begins)}\n{name}NAME={_plain(mark.title)}")
    return ("\n".join(parts) + "\n").encode()


def text_beside(chapters: Sequence[Chapter]) -> bytes:
    """The same words to read: each chapter's lines, a line of dashes under its heading."""
    told = []
    for chapter in chapters:
        heading, *lines = chapter.lines
        told.append("\n".join([heading, "-" * min(width(heading), 60), "", *lines, ""]))
    return unmarked("\n".join(told)).encode()


def _clock(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def _escaped(text: str) -> str:
    """A caption in which words of the first language say so."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace(BEGINS, f"<lang {FIRST}>").replace(ENDS, "</lang>")


def _plain(text: str) -> str:
    return "".join(f"\\{each}" if each in "=;#\\\n" else each for each in unmarked(text))
