"""The words in one file: read, refused or accepted by the loader once, and loaded whole when a house starts.

The file begins with a digest over every source and over its own content. A source that changed since, a
program that changed since, a file that is damaged: the words are then read from their sources, as ever. A wrong
crisis number can cost a life, so none may outlive its correction.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from jaga.guides.place import Place, load_places
from jaga.guides.resource import Resource, load_resources
from jaga.guides.text import ROOT, Library

_MARK = 32


class Words(msgspec.Struct, frozen=True):
    """All that is said: the library, the places by their code, and the resources that are shipped."""

    library: Library
    places: dict[str, Place]
    resources: tuple[Resource, ...]


def build(root: Path = ROOT) -> bytes:
    """The content of the built file; raises `Refused` where the words are not fit to be shown."""
    content = msgspec.msgpack.encode(_from_sources(root))
    return _mark(root, content) + content


def words(file: Path, root: Path = ROOT) -> Words:
    """The words as they were built into `file`, or from their sources where that does not say the same."""
    return _built(file, root) or _from_sources(root)


def is_current(file: Path, root: Path = ROOT) -> bool:
    """Whether a house would start from this file."""
    return _built(file, root) is not None


def _from_sources(root: Path) -> Words:
    from jaga.guides.library import load  # noqa: PLC0415  (a house that starts from its built words needs no parser)

    return Words(load(root=root), load_places(root / "places"), load_resources(root / "resources"))


def _built(file: Path, root: Path) -> Words | None:
    try:
        kept = file.read_bytes()
    except OSError:
        return None
    mark, content = kept[:_MARK], kept[_MARK:]
    return msgspec.msgpack.decode(content, type=Words) if mark == _mark(root, content) else None


def _mark(root: Path, content: bytes) -> bytes:
    """One digest over the names and contents of all sources, this program's reader among them."""
    found = hashlib.blake2b(digest_size=_MARK, person=b"jaga.words.2")
    for path in _sources(root):
        source = path.read_bytes()
        found.update(f"{path.parent.name}/{path.name} {len(source)} ".encode() + source)
    found.update(content)
    return found.digest()


def _sources(root: Path) -> Iterable[Path]:
    own = Path(__file__).parent.glob("*.py")
    return [
        *sorted(own),
        *sorted(root.glob("*/*.md")),
        *sorted(root.glob("*/*.toml")),
        *sorted(root.glob("places/*/*.yaml")),
        *_resources(root),
    ]


def _resources(root: Path) -> Iterable[Path]:
    return sorted(root.glob("resources/*.yaml"))
