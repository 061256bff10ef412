"""The loader refuses every word that is not fit to be shown, and says in which file and on which line."""

from pathlib import Path

import pytest

from jaga.guides.faults import Refused
from jaga.guides.languages import complete
from jaga.guides.library import LONGEST_TILE, LONGEST_TITLE, load

FIRST = """---
title: First, believe them
tile: Words for the first moment.
kind: card
serves: [F1]
revision: 1
next: [f2]
---
They have told you.

## Say that you believe them

Short is good, and [more is here](f2).

::: say
- I believe you.
:::

::: why
The first answer counts.
:::
"""
SECOND = """---
title: Before you pass anything on
tile: Whose story it is.
kind: page
serves: [F2]
revision: 2
next: [f1]
---
It is theirs.
"""
FIRST_SISTER = """---
title: Mula-mula, percaya
tile: Kata-kata untuk saat pertama.
from: 1
---
Dia sudah memberitahu anda.

## Kata bahawa anda percaya

Pendek pun baik, dan [ada lagi di sini](f2).

::: say
- Saya percaya kamu.
:::

::: why
Jawapan pertama penting.
:::
"""
SECOND_SISTER = """---
title: Sebelum menyampaikannya
tile: Cerita siapa ini.
from: 2
---
Ini kepunyaannya.
"""
WHOLE = {
    "en/f1.md": FIRST,
    "en/f2.md": SECOND,
    "ms/f1.md": FIRST_SISTER,
    "ms/f2.md": SECOND_SISTER,
    "en/language.toml": 'name = "English"\ndirection = "ltr"\nstate = "complete"\n',
    "ms/language.toml": 'name = "Bahasa Melayu"\ndirection = "ltr"\nstate = "complete"\n',
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small library with nothing wrong in it."""
    for file, source in WHOLE.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(source, "utf-8")
    return tmp_path


def change(root: Path, file: str, old: str, new: str) -> None:
    """Put `new` for the one `old` in that file."""
    source = (root / file).read_text("utf-8")
    assert source.count(old) == 1, f"{old!r} does not stand once in {file}"
    (root / file).write_text(source.replace(old, new), "utf-8")


def faults(root: Path) -> list[str]:
    """What the loader has to say about it, nothing if it loads."""
    try:
        load(root=root)
    except Refused as refusal:
        return str(refusal).splitlines()
    return []


def line_of(root: Path, file: str, begins: str) -> int:
    """The line of a file, counted from 1, that begins so."""
    lines = (root / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(begins))


def test_the_words_that_are_shipped_load_in_every_language_with_the_same_texts() -> None:
    library = load()
    assert complete() == ("en", "ms")
    assert library.texts["en"].keys() == library.texts["ms"].keys()
    assert all(texts.keys() <= library.texts["en"].keys() for texts in library.texts.values())
    assert all(text.title and text.tile for texts in library.texts.values() for text in texts.values())


def test_a_whole_library_loads(root: Path) -> None:
    assert faults(root) == []


def test_a_missing_sister_is_refused(root: Path) -> None:
    (root / "ms/f2.md").unlink()
    assert faults(root) == ["ms/f2.md:1: this text is missing"]


def test_a_sister_without_a_first_is_refused(root: Path) -> None:
    (root / "ms/f3.md").write_text(SECOND_SISTER, "utf-8")
    assert faults(root) == ["ms/f3.md:1: no such text in en"]


@pytest.mark.parametrize("made_from", [0, 1, 3])
def test_a_stale_sister_is_refused(root: Path, made_from: int) -> None:
    change(root, "ms/f2.md", "from: 2", f"from: {made_from}")
    assert faults(root) == [f"ms/f2.md:1: stale: made from revision {made_from}, the first is at 2"]


def test_a_step_without_its_why_is_refused_at_its_heading(root: Path) -> None:
    for file in ("en/f1.md", "ms/f1.md"):
        source = (root / file).read_text("utf-8")
        (root / file).write_text(source.split("\n::: why")[0], "utf-8")
    line = line_of(root, "en/f1.md", "## ")
    assert faults(root) == [
        f"en/f1.md:{line}: this step has no why, or several: Say that you believe them",
    ]


def test_a_step_with_two_whys_is_refused_at_its_heading(root: Path) -> None:
    for file in ("en/f1.md", "ms/f1.md"):
        (root / file).write_text((root / file).read_text("utf-8") + "\n::: why\nTwice.\n:::\n", "utf-8")
    line = line_of(root, "en/f1.md", "## ")
    assert faults(root) == [
        f"en/f1.md:{line}: this step has no why, or several: Say that you believe them",
    ]


@pytest.mark.parametrize("language", ["en", "ms"])
def test_a_dead_link_in_a_text_is_refused_on_its_line(root: Path, language: str) -> None:
    change(root, f"{language}/f1.md", "](f2)", "](f22)")
    line = line_of(root, f"{language}/f1.md", "Short" if language == "en" else "Pendek")
    assert faults(root) == [f"{language}/f1.md:{line}: dead link: f22"]


@pytest.mark.parametrize("elsewhere", ["https://example.org", "../f2", "f2#s1", "F2"])
def test_a_link_that_is_no_name_of_a_text_is_refused(root: Path, elsewhere: str) -> None:
    change(root, "en/f1.md", "](f2)", f"]({elsewhere})")
    line = line_of(root, "en/f1.md", "Short")
    assert faults(root) == [f"en/f1.md:{line}: dead link: {elsewhere}"]


def test_a_bare_address_between_angle_brackets_is_refused(root: Path) -> None:
    change(root, "en/f2.md", "It is theirs.", "It is <https://example.org>.")
    assert faults(root) == ["en/f2.md:9: dead link: https://example.org"]


def test_a_next_that_leads_nowhere_is_refused(root: Path) -> None:
    change(root, "en/f1.md", "next: [f2]", "next: [f2, f9]")
    assert faults(root) == ["en/f1.md:1: next leads nowhere: f9"]


@pytest.mark.parametrize(
    "html",
    ["<div>It is theirs.</div>", "<!-- a note -->", "<script>alert(1)</script>", "It is <b>theirs</b>."],
)
@pytest.mark.parametrize("language", ["en", "ms"])
def test_raw_html_is_refused_as_a_block_and_in_a_line(root: Path, language: str, html: str) -> None:
    lead = "It is theirs." if language == "en" else "Ini kepunyaannya."
    change(root, f"{language}/f2.md", lead, f"A first line.\n\n{html}")
    line = line_of(root, f"{language}/f2.md", html)
    found = faults(root)
    assert found
    assert set(found) == {f"{language}/f2.md:{line}: raw HTML is not allowed"}


def test_raw_html_inside_a_block_is_refused(root: Path) -> None:
    change(root, "en/f1.md", "- I believe you.", "- I <i>believe</i> you.")
    line = line_of(root, "en/f1.md", "- I <i>")
    assert set(faults(root)) == {f"en/f1.md:{line}: raw HTML is not allowed"}


@pytest.mark.parametrize("block", ["::: shout", "::: Say", "::: saying", ":::"])
def test_an_unknown_block_is_refused(root: Path, block: str) -> None:
    change(root, "en/f2.md", "It is theirs.", f"It is theirs.\n\n{block}\n- A thing.\n:::")
    line = line_of(root, "en/f2.md", block)
    assert f"en/f2.md:{line}: not a block that exists: {block}" in faults(root)


@pytest.mark.parametrize("variant", ["loud", "Gentle", "gentle firm"])
def test_an_unknown_variant_of_a_block_is_refused(root: Path, variant: str) -> None:
    change(root, "en/f1.md", "::: say", f"::: say {variant}")
    line = line_of(root, "en/f1.md", "::: say")
    assert f"en/f1.md:{line}: ::: say has no variant {variant!r}" in faults(root)


@pytest.mark.parametrize("kind", ["contacts", "law"])
@pytest.mark.parametrize("topic", ["police", ""])
def test_facts_of_an_unknown_topic_are_refused(root: Path, kind: str, topic: str) -> None:
    change(root, "en/f2.md", "It is theirs.", f"It is theirs.\n\n::: {kind} {topic}\n:::")
    line = line_of(root, "en/f2.md", f"::: {kind}")
    assert f"en/f2.md:{line}: ::: {kind} has no variant {topic!r}" in faults(root)


def test_facts_written_into_a_text_are_refused(root: Path) -> None:
    change(root, "en/f2.md", "It is theirs.", "It is theirs.\n\n::: contacts all\nCall 999.\n:::")
    assert "en/f2.md:11: ::: contacts holds text" in faults(root)


def test_an_empty_block_of_sentences_is_refused(root: Path) -> None:
    change(root, "en/f1.md", "- I believe you.\n", "")
    line = line_of(root, "en/f1.md", "::: say")
    assert f"en/f1.md:{line}: ::: say is empty" in faults(root)


def test_a_block_that_swallows_the_next_one_is_refused(root: Path) -> None:
    """Else what is better left unsaid would stand under *You can say*, in every language alike."""
    for file in ("en/f2.md", "ms/f2.md"):
        source = (root / file).read_text("utf-8")
        unclosed = "\n::: say\n- I believe you.\n\n::: avoid\n- Are you sure?\n:::\n"
        (root / file).write_text(source + unclosed, "utf-8")
    line = line_of(root, "en/f2.md", "::: say")
    assert any(fault.startswith((f"en/f2.md:{line}:", f"en/f2.md:{line + 3}:")) for fault in faults(root))


def test_a_block_that_is_never_closed_is_refused(root: Path) -> None:
    for file in ("en/f2.md", "ms/f2.md"):
        source = (root / file).read_text("utf-8")
        (root / file).write_text(
            source + "\n::: avoid\n- Are you sure?\n\n## A later step\n\nText.\n", "utf-8"
        )
    line = line_of(root, "en/f2.md", "::: avoid")
    assert any(fault.startswith(f"en/f2.md:{line}:") for fault in faults(root))


def test_a_picture_is_refused(root: Path) -> None:
    change(root, "en/f2.md", "It is theirs.", "It is ![theirs](face.png).")
    assert faults(root) == ["en/f2.md:9: pictures are not allowed in a text"]


@pytest.mark.parametrize("heading", ["# Too large", "### Too small"])
def test_a_heading_of_another_size_is_refused(root: Path, heading: str) -> None:
    change(root, "en/f2.md", "It is theirs.", f"It is theirs.\n\n{heading}")
    assert "en/f2.md:11: only headings with ## are allowed" in faults(root)


@pytest.mark.parametrize("language", ["en", "ms"])
def test_a_title_that_is_too_long_for_a_phone_is_refused(root: Path, language: str) -> None:
    title = "Before you pass anything on" if language == "en" else "Sebelum menyampaikannya"
    change(root, f"{language}/f2.md", title, "x" * LONGEST_TITLE)
    assert faults(root) == []
    change(root, f"{language}/f2.md", "x" * LONGEST_TITLE, "x" * (LONGEST_TITLE + 1))
    assert faults(root) == [f"{language}/f2.md:1: the title is longer than 45 characters"]


def test_a_tile_that_is_too_long_is_refused(root: Path) -> None:
    change(root, "en/f2.md", "Whose story it is.", "x" * (LONGEST_TILE + 1))
    assert faults(root) == ["en/f2.md:1: the tile is longer than 110 characters"]


def test_blocks_that_differ_between_languages_are_refused_at_the_sisters_heading(root: Path) -> None:
    change(root, "ms/f1.md", "::: say", "::: avoid")
    line = line_of(root, "ms/f1.md", "## ")
    assert faults(root) == [
        f"ms/f1.md:{line}: the blocks of this step differ from those of the first language",
    ]


def test_a_step_that_one_language_lacks_is_refused(root: Path) -> None:
    change(root, "ms/f2.md", "Ini kepunyaannya.", "Ini kepunyaannya.\n\n## Lagi\n\nSatu lagi.")
    assert faults(root) == ["ms/f2.md:1: has 1 steps, the first has 0"]


def test_a_content_note_in_one_language_only_is_refused(root: Path) -> None:
    change(root, "en/f2.md", "next: [f1]", "next: [f1]\nnote: This page speaks of suicide.")
    assert faults(root) == ["ms/f2.md:1: the content note stands in one language only"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Before you pass anything on\n", ""),
        ("kind: page", "kind: poem"),
        ("revision: 2", "revision: two"),
        ("next: [f1]", "next: [f1]\nauthor: me"),
    ],
)
def test_front_matter_that_is_not_whole_is_refused(root: Path, old: str, new: str) -> None:
    change(root, "en/f2.md", old, new)
    assert any(fault.startswith("en/f2.md:1: front matter: ") for fault in faults(root))


def test_a_text_without_front_matter_is_refused(root: Path) -> None:
    (root / "en/f2.md").write_text("It is theirs.\n", "utf-8")
    assert "en/f2.md:1: front matter is missing" in faults(root)


def test_a_text_with_nothing_before_its_first_step_is_refused(root: Path) -> None:
    change(root, "en/f2.md", "It is theirs.", "## A step\n\nIt is theirs.")
    assert "en/f2.md:1: nothing stands before the first step" in faults(root)


def test_every_fault_is_named_at_once_so_that_nobody_mends_one_by_one(root: Path) -> None:
    change(root, "en/f1.md", "](f2)", "](f22)")
    change(root, "ms/f2.md", "from: 2", "from: 1")
    assert len(faults(root)) == 2
