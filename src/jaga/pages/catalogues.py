"""The interface's sentences in a language: its gettext file, read, brought up to date and written by babel."""

from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.utils.translation import to_locale

LOCALES = Path(__file__).parent / "locale"
WIDTH = 110


def catalogue_file(language: str, root: Path = LOCALES) -> Path:
    """Where the sentences of that language stand."""
    return root / to_locale(language) / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str, root: Path = LOCALES) -> Catalog:
    """What is translated so far; nothing where nobody has begun."""
    file = catalogue_file(language, root)
    if not file.exists():
        return Catalog(locale=_known(language))
    with file.open("rb") as lines:
        return read_po(lines, locale=_known(language))


def _known(language: str) -> str | None:
    """The locale, where babel knows it: of a language that it does not know it counts no plurals."""
    try:
        return str(Locale.parse(to_locale(language)))
    except (UnknownLocaleError, ValueError):
        return None


def write_catalogue(language: str, wanted: dict[str, str], root: Path = LOCALES) -> tuple[int, int]:
    """Bring the file up to date with the sentences that there are; how many are translated, and how many there are.

    A sentence that is gone is kept in the file, out of use, as gettext does: its words may be needed again.
    """
    catalogue, template = read_catalogue(language, root), Catalog()
    for sentence, place in wanted.items():
        template.add(sentence, locations=[(place, 0)])
    catalogue.update(template, no_fuzzy_matching=True)
    file = catalogue_file(language, root)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        write_po(target, catalogue, width=WIDTH, include_lineno=False)
    done = sum(bool(message.string) for message in catalogue if message.id in wanted)
    return done, len(wanted)
