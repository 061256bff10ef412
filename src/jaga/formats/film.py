"""What was read aloud as a film: still pages of the text, each for as long as its words are heard, with captions.

WebM with VP9, Opus and WebVTT: free of licences, and every browser of today plays it.
"""

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from jaga.formats.captions import chapter_list, webvtt
from jaga.formats.refusals import NotMade
from jaga.formats.sheet import pdf
from jaga.formats.sound import BY_NOBODY, FFMPEG, pack
from jaga.formats.tools import need, run
from jaga.formats.voice import Read

DOTS_AN_INCH = 96
"""At which the slides' page of 1280 by 720 pixels of HTML becomes a picture of as many dots."""


def webm(read: Read, title: str, slides: str) -> bytes:
    """The film; `slides` is a whole HTML page that prints one page for each caption. ToolMissing, NotMade."""
    need("pdftoppm", "ffmpeg")
    with TemporaryDirectory(prefix="house-") as name:
        folder = Path(name)
        _draw(read, slides, folder)
        _pictures(folder)
        pack(read, folder / "sound.ogg")
        return _join(read, title, folder)


def _draw(read: Read, slides: str, folder: Path) -> None:
    """One picture a caption, and the list of how long each is seen."""
    (folder / "slides.pdf").write_bytes(pdf(slides))
    run("pdftoppm", "-r", str(DOTS_AN_INCH), "-png", folder / "slides.pdf", folder / "slide")
    drawn = sorted(folder.glob("slide-*.png"))
    if len(drawn) != len(read.cues):
        raise NotMade("A part of this text does not fit on one page of a film.")
    begins = [0.0, *(cue.begins for cue in read.cues[1:]), read.seconds]
    lines = ["ffconcat version 1.0"]
    for picture, (one, other) in zip(drawn, pairwise(begins), strict=True):
        lines.append(f"file {picture.name}\nduration {other - one:.6f}")
    # The last stands twice, else its length counts for nothing.
    lines.append(f"file {drawn[-1].name}")
    (folder / "list.txt").write_text("\n".join(lines) + "\n", "utf-8")


def _pictures(folder: Path) -> None:
    """A picture for each change and none between: nothing moves, so a film of an hour stays small."""
    run(
        *FFMPEG, "-f", "concat", "-i", folder / "list.txt", "-vsync", "vfr", "-pix_fmt", "yuv420p",
        "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-crf", "34", "-b:v", "0", "-g", "1",
        "-fflags", "+bitexact", "-flags:v", "+bitexact", folder / "pictures.webm",
    )  # fmt: skip


def _join(read: Read, title: str, folder: Path) -> bytes:
    (folder / "chapters.txt").write_bytes(chapter_list(read, title))
    (folder / "captions.vtt").write_bytes(webvtt(read))
    run(
        *FFMPEG, "-i", folder / "pictures.webm", "-f", "ffmetadata", "-i", folder / "chapters.txt",
        "-i", folder / "sound.ogg", "-i", folder / "captions.vtt", "-map", "0:v", "-map", "2:a", "-map", "3:s",
        "-map_chapters", "1", *BY_NOBODY, "-c", "copy", "-disposition:s:0", "default", folder / "film.webm",
    )  # fmt: skip
    return (folder / "film.webm").read_bytes()
