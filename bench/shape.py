"""`make shape`: sizes of files and functions, in lines. A report; nothing is tuned to it, and nothing fails by it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
FOLDERS = ("src", "tests", "bench")
LONGEST = 10


class Sized(NamedTuple):
    """A file or a function, and its lines."""

    lines: int
    name: str


def main() -> None:
    """Print the sizes of each folder."""
    for folder in FOLDERS:
        files = list(_files(ROOT / folder))
        functions = [found for file in files for found in _functions(ROOT / file.name)]
        print(f"{folder}: {sum(file.lines for file in files)} lines")
        for kind, sizes in (("files", files), ("functions", functions)):
            _print(kind, sorted(sizes, reverse=True))


def _print(kind: str, sizes: list[Sized]) -> None:
    if not sizes:
        return
    lines = [each.lines for each in sizes]
    print(
        f"  {len(sizes)} {kind}: median {median(lines):g}, 95% at most {lines[len(lines) // 20]}; the longest:"
    )
    for each in sizes[:LONGEST]:
        print(f"    {each.lines:5}  {each.name}")


def _files(folder: Path) -> Iterator[Sized]:
    for file in sorted(folder.rglob("*.py")):
        content = file.read_text("utf-8")
        # Migrations are written by Django; a file of one docstring has no size to speak of.
        if "migrations" not in file.parts and len(content.splitlines()) > 1:
            yield Sized(len(content.splitlines()), str(file.relative_to(ROOT)))


def _functions(file: Path) -> Iterator[Sized]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            end = node.end_lineno or node.lineno
            yield Sized(end - node.lineno + 1, f"{file.relative_to(ROOT)}:{node.lineno} {node.name}")


if __name__ == "__main__":
    main()
