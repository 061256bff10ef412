"""What was read aloud as Opus in an Ogg file, with its chapters: small, and every phone plays it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from jaga.formats.captions import chapter_tags
from jaga.formats.tools import need, run
from jaga.formats.voice import Read

FFMPEG = ("ffmpeg", "-v", "error", "-nostdin")
BY_NOBODY = ("-map_metadata", "1", "-map_metadata:s", "-1", "-fflags", "+bitexact")
"""Title and chapters come from the list that is given second; no name, hour or machine is in the file."""


def ogg(read: Read, title: str) -> bytes:
    """The audio file. ToolMissing, NotMade."""
    need("ffmpeg")
    with TemporaryDirectory(prefix="house-") as folder:
        packed, chapters, target = (Path(folder) / name for name in ("a.ogg", "b.txt", "c.ogg"))
        pack(read, packed)
        chapters.write_bytes(chapter_tags(read, title))
        # In a second step, for whoever packs the sound writes its own name beside it.
        run(
            *FFMPEG,
            "-i",
            packed,
            "-f",
            "ffmetadata",
            "-i",
            chapters,
            "-map",
            "0:a",
            *BY_NOBODY,
            "-c",
            "copy",
            target,
        )
        return target.read_bytes()


def pack(read: Read, target: Path) -> None:
    """The sound alone as Opus."""
    run(
        *FFMPEG, "-f", "wav", "-i", "pipe:0", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact",
        "-c:a", "libopus", "-b:a", "32k", "-application", "voip", target, given=read.wav,
    )  # fmt: skip
