"""A film of a guide: plays its whole length, shows the words that are heard, and carries its captions."""

import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from listening import cues, probe
from PIL import Image

pytestmark = pytest.mark.xdist_group("film")  # what they look at is made once

SHORT = "d2"


def seen(film: Path) -> list[tuple[float, "np.ndarray[tuple[int, int], np.dtype[np.int16]]"]]:
    """Every picture with the moment from which it is seen."""
    asked = ("-select_streams", "v", "-show_entries", "packet=pts_time", "-of", "csv=p=0")
    printed = subprocess.run(
        ("ffprobe", "-v", "error", *asked, film), capture_output=True, check=True, text=True
    ).stdout
    small = ("-vf", "scale=320:180", "-vsync", "passthrough", film.with_name("seen-%04d.png"))
    subprocess.run(("ffmpeg", "-v", "error", "-nostdin", "-i", film, "-an", "-sn", *small), check=True)
    pictures = []
    for name in sorted(film.parent.glob("seen-*.png")):
        with Image.open(name) as image:
            pictures.append(np.asarray(image.convert("L"), dtype=np.int16))
    return list(zip(map(float, printed.split()), pictures, strict=True))


def test_it_plays_its_length_with_pictures_sound_and_captions(file: Callable[..., Path]) -> None:
    film = file("film", SHORT)
    told, found = cues(film.with_suffix(".vtt")), probe(film)
    assert [each["codec_name"] for each in found["streams"]] == ["vp9", "opus", "webvtt"]
    assert float(found["format"]["duration"]) == pytest.approx(told[-1][1] + 1.2, abs=0.3)
    subprocess.run(
        ("ffmpeg", "-v", "error", "-xerror", "-nostdin", "-i", film, "-f", "null", "-"), check=True
    )
    assert set(found["format"]["tags"]) <= {"title", "encoder"}
    # Matroska demands the name of the program that joined it; neither its age nor anything else is said.
    assert found["format"]["tags"].get("encoder", "Lavf") == "Lavf"


def test_its_captions_are_those_beside_it(file: Callable[..., Path]) -> None:
    film = file("film", SHORT)
    inside = film.with_name("inside.vtt")
    subprocess.run(("ffmpeg", "-v", "error", "-nostdin", "-i", film, "-map", "0:s", inside), check=True)
    beside = cues(film.with_suffix(".vtt"))
    extracted = "\n" + inside.read_text("utf-8")
    assert all(text in extracted for _, _, text in beside)
    assert extracted.count("-->") == len(beside)


def test_each_line_has_its_own_picture_from_the_moment_it_is_heard(file: Callable[..., Path]) -> None:
    film = file("film", SHORT)
    told, pictures = cues(film.with_suffix(".vtt")), seen(film)
    for (begins, _ends, caption), (at, picture) in zip(told, pictures, strict=False):
        assert at == pytest.approx(begins, abs=0.06), caption
        assert (picture > 100).mean() > 0.001, "there are words on it"
    for (_, one), (_, other) in pairwise(pictures[: len(told)]):
        assert np.abs(one - other).mean() > 0.3
    assert len(pictures) - len(told) in (0, 1), "the last picture stands twice"
