"""Finds every sentence of the interface that is marked for translation, in templates and in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

SOURCE = Path(__file__).parent.parent
MARKERS = {"gettext", "gettext_lazy", "later", "_"}
_TEXT = r"""(u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")"""
_MARKED = re.compile(rf"gettext\({_TEXT}\)")


def sentences() -> dict[str, str]:
    """Each marked sentence with the file that it stands in."""
    return dict([*_in_templates(), *_in_code()])


def _in_templates() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.glob("pages/**/*.html")):
        for match in _MARKED.finditer(templatize(path.read_text("utf-8"))):
            yield ast.literal_eval(match[1]), str(path.relative_to(SOURCE))


def _in_code() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) in MARKERS and node.args:
                yield ast.literal_eval(node.args[0]), str(path.relative_to(SOURCE))
