"""Makes ready what is built from the source: translations compiled, words read, static files named by content."""

import os
import sys
from pathlib import Path

import django
from babel import localedata
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command

from jaga.guides.built import build
from jaga.guides.faults import Refused
from jaga.guides.marks import marked
from jaga.house.files import write_whole


def prepare() -> None:
    """Compile every language's messages, build the words, and collect static files under hashed names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jaga.house.settings")
    compile_messages()
    build_words()
    django.setup()
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def compile_messages() -> None:
    """Write the .mo beside each .po of the interface. What a begun language lacks stands in it in the first, marked."""
    catalogues = {source: _read(source) for source in _catalogues()}
    every = {message.id for catalogue in catalogues.values() for message in catalogue if message.id}
    for source, catalogue in catalogues.items():
        for sentence in every:
            found = catalogue.get(sentence)
            if found is None or not found.string or found.fuzzy:
                catalogue.delete(sentence)
                catalogue.add(sentence, marked(str(sentence)))
        with source.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)


def _read(source: Path) -> Catalog:
    locale = source.parts[-3]
    with source.open("rb") as lines:
        # Of a language that babel does not know it counts no plurals; we have none.
        return read_po(lines, locale=locale if localedata.exists(locale) else None)


def build_words() -> None:
    """Write all words into one file that a house starts from; raises `Refused` where they are not fit."""
    content = build()
    settings.WORDS_BUILT.parent.mkdir(parents=True, exist_ok=True)
    write_whole(settings.WORDS_BUILT, content)
    settings.WORDS_BUILT.chmod(0o644)  # nobody's words: whoever serves may read them


def _catalogues() -> list[Path]:
    return [found for root in settings.LOCALE_PATHS for found in Path(root).glob("*/LC_MESSAGES/*.po")]


if __name__ == "__main__":
    try:
        prepare()
    except Refused as refusal:
        sys.exit(f"The words are not fit to be shown:\n{refusal}")
