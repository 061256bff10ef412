"""Makes ready what is built from the source: translations compiled, static files named by their content."""

import os
from pathlib import Path

import django
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command


def prepare() -> None:
    """Compile every language's messages and collect static files under hashed names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jaga.house.settings")
    compile_messages()
    django.setup()
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def compile_messages() -> None:
    """Write the .mo beside each .po of the interface."""
    for source in _catalogues():
        with source.open("rb") as lines, source.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(lines, locale=source.parts[-3]))


def _catalogues() -> list[Path]:
    return [found for root in settings.LOCALE_PATHS for found in Path(root).glob("*/LC_MESSAGES/*.po")]


if __name__ == "__main__":
    prepare()
