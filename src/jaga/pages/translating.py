"""The files of a translator: begun, brought up to date, and what is missing or old in each language.

Nothing that somebody translated is ever written over: a text is written once, as a skeleton with the first
language's words in it, and from then on only its translator changes it.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from jaga.guides.faults import Fault, Refused
from jaga.guides.languages import CODE, FILE, languages
from jaga.guides.library import load
from jaga.guides.text import FIRST, ROOT, Front, SisterFront
from jaga.pages.catalogues import LOCALES, catalogue_file, read_catalogue, write_catalogue
from jaga.pages.sentences import sentences

_FRONT = "---\n"


def start(code: str, name: str, direction: str, root: Path = ROOT, locales: Path = LOCALES) -> Iterator[str]:
    """Begin a language: its small file, its sentences, and a skeleton of every text; what was written, in words."""
    if not CODE.fullmatch(code):
        raise Refused([Fault(code, 1, "not the code of a language (small letters, like ms or zh-hans)")])
    file = root / code / FILE
    if file.exists():
        raise Refused(
            [Fault(f"{code}/{FILE}", 1, "this language is begun already; bring it up to date with merge")]
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    said = {"name": name, "direction": direction, "state": "begun"}
    file.write_text(
        "".join(f"{key} = {msgspec.json.encode(each).decode()}\n" for key, each in said.items()), "utf-8"
    )
    languages.cache_clear()
    yield f"{file}: the name, the direction, and whether it is complete"
    yield from merge(code, root, locales)


def merge(code: str, root: Path = ROOT, locales: Path = LOCALES) -> Iterator[str]:
    """Bring a language up to date: new sentences, and a skeleton of each text that it has no file of."""
    if code not in {language.code for language in languages(root)} - {FIRST}:
        raise Refused([Fault(f"{code}/{FILE}", 1, "this language is not begun; begin it with start")])
    done, of = write_catalogue(code, sentences(), locales)
    yield f"{catalogue_file(code, locales)}: {done} of {of} sentences are translated"
    written = [_skeleton(first, root / code / first.name) for first in sorted((root / FIRST).glob("*.md"))]
    yield f"{root / code}: {sum(written)} texts to translate were added; nothing that was there is changed"


def _skeleton(first: Path, target: Path) -> bool:
    """The text in the first language's words, marked as worked on: nobody is shown it until its `from:` is set."""
    if target.exists():
        return False
    _, front, body = first.read_text("utf-8").split(_FRONT, 2)
    said = msgspec.yaml.decode(front, type=Front)
    kept = {"title": said.title, "tile": said.tile, **({"note": said.note} if said.note else {}), "from": 0}
    head = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000)
    target.write_text(f"{_FRONT}{head}{_FRONT}{body}", "utf-8")
    return True


def report(root: Path = ROOT, locales: Path = LOCALES) -> Iterator[str]:
    """Of each language what is missing and old, and who has read what."""
    library, wanted = load(root=root), set(sentences())
    for language in languages(root)[1:]:
        state = "complete" if language.complete else "begun"
        yield f"{language.code} ({language.name}), {state}:"
        have = {message.id for message in read_catalogue(language.code, locales) if message.string}
        yield f"  sentences: {len(wanted & have)} of {len(wanted)}"
        texts = library.texts[language.code]
        lacks = sorted(library.texts[FIRST].keys() - texts.keys())
        yield f"  texts: {len(texts)} of {len(library.texts[FIRST])}" + (
            f"; not yet: {' '.join(lacks)}" if lacks else ""
        )
        old = [
            f"{name} (from {_from(root, language.code, name)})" for name, text in texts.items() if text.stale
        ]
        if old:
            yield f"  older than the first language: {', '.join(old)}"
        read = [
            f"{name}: {', '.join(each.who for each in text.reviewed)}"
            for name, text in texts.items()
            if text.reviewed
        ]
        yield "  read by: " + ("; ".join(read) or "nobody outside the makers yet")


def _from(root: Path, code: str, name: str) -> int:
    front = (root / code / f"{name}.md").read_text("utf-8").split(_FRONT, 2)[1]
    return msgspec.yaml.decode(front, type=SisterFront).source
