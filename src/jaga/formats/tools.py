"""Programs of the system that are called: found by name, run within a time, and missed with their package."""

import shutil
import subprocess
from pathlib import Path

from jaga.formats.refusals import NotMade, ToolMissing

_LONGEST = 1800
"""Seconds that one call may take on a slow machine."""
_PACKAGES = {
    "espeak-ng": "espeak-ng",
    "ffmpeg": "ffmpeg",
    "pdftoppm": "poppler-utils",
    "fc-list": "fontconfig",
}


def need(*names: str) -> None:
    """ToolMissing for the first of these programs that is not here, before any work is done."""
    for name in names:
        _found(name)


def are_here(*names: str) -> bool:
    """Whether all of these programs are here."""
    return all(shutil.which(name) for name in names)


def run(name: str, *words: str | Path, given: bytes = b"") -> bytes:
    """What the program printed. ToolMissing, NotMade."""
    # On a machine with few cores the pages of the house go first.
    gently = ("nice", "-n", "10") if shutil.which("nice") else ()
    command = (*gently, _found(name), *map(str, words))
    try:
        ended = subprocess.run(  # noqa: S603  (the program is one of four; no word of a reader is in the command)
            command, input=given, capture_output=True, check=False, timeout=_LONGEST
        )
    except subprocess.TimeoutExpired as late:
        raise NotMade(f"{name} did not end. Try again, or choose a shorter text.") from late
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip().splitlines()
        raise NotMade(f"{name} could not do it: {said[-1] if said else ended.returncode}")
    return ended.stdout


def _found(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise ToolMissing(name, f"sudo apt install {_PACKAGES[name]}")
    return path
