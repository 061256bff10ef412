"""Why a file was not made, each a sentence that says what to do."""

from typing import ClassVar


class NotMade(Exception):  # noqa: N818  (a refusal is named as what it is)
    """No file was made; its text is for whoever runs the house, `what` is the reason in one word for a page."""

    what: ClassVar[str] = ""


class Lacking(NotMade):
    """The house has not what this needs, and `what` says what that is."""


class ToolMissing(Lacking):
    """A program or library that this needs is not installed here."""

    what = "program"

    def __init__(self, tool: str, how: str) -> None:
        self.tool, self.how = tool, how
        super().__init__(f"This needs {tool}, which is not here. To install it: {how}")


class LettersMissing(Lacking):
    """No font of this machine has these letters: boxes would stand in their place."""

    what = "letters"

    def __init__(self, letters: str, package: str) -> None:
        some = " ".join(sorted(set(letters))[:8])
        super().__init__(
            f"No font here has these letters: {some}. To install one: sudo apt install {package}"
        )


class VoiceMissing(Lacking):
    """espeak-ng cannot read this language."""

    what = "voice"

    def __init__(self, voice: str) -> None:
        super().__init__(
            f"espeak-ng has no voice {voice!r}: what is in this language cannot be read aloud here."
        )


class NothingFits(NotMade):
    """Not one part of the text fits on the small pages."""

    what = "size"
