"""What is wrong with a text or a place, with file and line."""

import msgspec


class Fault(msgspec.Struct, frozen=True, order=True):
    """One thing to mend: `line` counts from 1."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


class Refused(Exception):  # noqa: N818  (a refusal is named as one)
    """The words are not fit to be shown; `faults` says what to mend, and where."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(map(str, self.faults)))
