"""Marks what a page says in the first language because its own has no word for it yet."""

import re
from typing import Any

from django import template
from django.template import Context, Node, NodeList
from django.template.base import Parser, Token
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from jaga.guides.languages import complete
from jaga.guides.marks import BEGINS, ENDS, unmarked
from jaga.guides.text import FIRST
from jaga.pages import days

register = template.Library()
register.filter(days.day)
register.filter(days.month)

_PIECES = re.compile(f"<title>.*?</title>|<[^>]*>|[{BEGINS}{ENDS}]", re.DOTALL)
_SPAN = {BEGINS: f'<span lang="{FIRST}" dir="ltr">', ENDS: "</span>"}


@register.tag
def marked(parser: Parser, _token: Token) -> Node:
    """A page in which each sentence of the first language says that it is one."""
    inside = parser.parse(("endmarked",))
    parser.delete_first_token()
    return _Marked(inside)


@register.filter
def is_foreign(language: str) -> bool:
    """Whether this is another language than the one that the page is in."""
    return language != translation.get_language()


class _Marked(Node):
    """Turns the marks around a sentence into an element; inside a tag or a title, where none may stand, they fall."""

    def __init__(self, inside: NodeList) -> None:
        self.inside = inside

    def render(self, context: Context) -> SafeString:
        """The page; where nothing can be missing, whatever somebody wrote stands in it untouched."""
        spoken = translation.get_language()
        page = self.inside.render(context)
        if {spoken, context.get("address_language", spoken)} <= set(complete()):
            return page
        return mark_safe(_PIECES.sub(_shown, page))  # noqa: S308  (what is put in is constant)


def _shown(piece: re.Match[str]) -> Any:
    return _SPAN.get(piece[0]) or unmarked(piece[0])
