"""Every sentence of the interface stands in every language marked complete, with the same slots."""

import re

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from jaga.guides.languages import complete
from jaga.pages.sentences import sentences

SLOT = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("language", complete()[1:])
def test_no_sentence_is_missing_or_left_over(language: str) -> None:
    catalogue = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
    with catalogue.open("rb") as lines:
        translated = {m.id: m.string for m in read_po(lines) if m.id and m.string and not m.fuzzy}
    wanted = sentences()
    assert {s: f for s, f in wanted.items() if s not in translated} == {}
    assert translated.keys() - wanted.keys() == set()
    for sentence, sister in translated.items():
        assert sorted(SLOT.findall(str(sentence))) == sorted(SLOT.findall(str(sister))), sentence
