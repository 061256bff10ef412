"""Two marks around a sentence that stands in the first language in a page of another.

They are characters that no writing uses, so that a sentence can carry them through every template; a page turns
them into elements that say the language (`pages/templatetags/languages.py`).
"""

BEGINS, ENDS = "\ue000", "\ue001"


def marked(sentence: str) -> str:
    """The sentence, between the two."""
    return f"{BEGINS}{sentence}{ENDS}"


def unmarked(words: str) -> str:
    """The words without any."""
    return words.replace(BEGINS, "").replace(ENDS, "")
