"""Guides made into files by the command line."""

from pathlib import Path

from jaga.formats.refusals import NotMade
from jaga.guides.marks import unmarked
from jaga.guides.text import Text
from jaga.house.errors import HouseError
from jaga.house.files import write_whole
from jaga.pages.formats.made import SUFFIXES, Wanted, make
from jaga.pages.shown import library, places


def write(kind: str, names: tuple[str, ...], target: Path, language: str, place: str) -> str | int:
    """Make `target` and what belongs beside it; 0, or the sentence that says why not."""
    try:
        wanted = _wanted(names, language, place)
        _refuse_target(target, kind)
        made = make(kind, wanted)
        if made.left_out:
            print(unmarked(f"Not in it, for want of room: {'; '.join(made.left_out)}."))  # noqa: T201
        files = {target.with_suffix(f".{suffix}"): content for suffix, content in made.files.items()}
        for file, content in files.items():
            write_whole(file, content)
    except (NotMade, HouseError) as refusal:
        return str(refusal)
    print(f"Written: {', '.join(map(str, files))}")  # noqa: T201
    return 0


def _wanted(names: tuple[str, ...], language: str, place: str) -> Wanted:
    if language not in library().languages:
        raise NotMade(f"There are no words in {language!r}, only in: {', '.join(library().languages)}")
    if place not in places():
        raise NotMade(f"Nothing is known of a place {place!r}, only of: {', '.join(places())}")
    return Wanted(tuple(_text(language, name.lower()) for name in names), language, place)


def _text(language: str, name: str) -> Text:
    found = library().text(language, name)
    if found is None:
        raise NotMade(
            f"There is no guide called {name!r}. Their names are: {', '.join(library().texts[language])}"
        )
    if found.language != language:
        raise NotMade(f"The guide {name!r} is not in {language!r} yet. It is there in {found.language!r}.")
    return found


def _refuse_target(target: Path, kind: str) -> None:
    """Before the work, which may take minutes, and not after it."""
    first, *_beside = SUFFIXES[kind]
    if target.suffix != f".{first}":
        raise NotMade(f"The file's name has to end with .{first}, so that it can be opened: {target}")
    if not target.parent.is_dir():
        raise NotMade(f"There is no folder {target.parent}.")
    for file in (target.with_suffix(f".{suffix}") for suffix in SUFFIXES[kind]):
        if file.exists():
            raise NotMade(f"{file} is there already. Name a new file.")
