"""Why a file was not made, each a sentence that says what to do."""


class NotMade(Exception):  # noqa: N818  (a refusal is named as what it is)
    """No file was made; the text of it is a sentence for whoever asked."""


class ToolMissing(NotMade):
    """A program or library that this needs is not installed here."""

    def __init__(self, tool: str, how: str) -> None:
        self.tool, self.how = tool, how
        super().__init__(f"This needs {tool}, which is not here. To install it: {how}")


class NothingFits(NotMade):
    """Not one part of the text fits on the small pages."""
