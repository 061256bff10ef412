"""Hears what was made: how long it is, where it is silent, and which captions stand beside it."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any


def probe(file: Path) -> Any:
    """What ffprobe says of a file."""
    asked = ("-show_format", "-show_chapters", "-show_streams", "-of", "json")
    printed = subprocess.run(("ffprobe", "-v", "error", *asked, file), capture_output=True, check=True).stdout
    return json.loads(printed)


def clock(told: str) -> float:
    hours, minutes, seconds = told.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def cues(file: Path) -> list[tuple[float, float, str]]:
    """Each caption of a WebVTT file with its times."""
    found = re.findall(r"(\S+) --> (\S+)\n(.+)\n", file.read_text("utf-8"))
    return [(clock(begins), clock(ends), text) for begins, ends, text in found]


def quiet(file: Path) -> list[tuple[float, float]]:
    """From when to when a file is silent."""
    heard = ("-af", "silencedetect=n=-50dB:d=0.2", "-f", "null", "-")
    said = subprocess.run(
        ("ffmpeg", "-nostdin", "-i", file, *heard), capture_output=True, check=True, text=True
    ).stderr
    begins = [float(each) for each in re.findall(r"silence_start: (\S+)", said)]
    return list(zip(begins, [float(each) for each in re.findall(r"silence_end: (\S+)", said)], strict=True))
