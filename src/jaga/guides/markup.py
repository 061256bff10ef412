"""Reads one Markdown file into its front matter and steps, and notes every fault with its line.

Refused: raw HTML, pictures, headings other than `##`, links that do not name a text, unknown blocks.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from jaga.guides.faults import Fault
from jaga.guides.text import BLOCKS, VARIANTS, Block, Front, SisterFront, Step

Link = Callable[[str], str]
"""Makes an address out of a text's name."""


class Sheet(msgspec.Struct):
    """One file as read: its front matter, its steps (the lead first), and where its links lead."""

    front: Front | SisterFront | None
    steps: list[Step]
    links: list[tuple[str, int]]
    faults: list[Fault]


def _parser() -> MarkdownIt:
    # html=True so that raw HTML becomes a token that can be refused, instead of text that slips through
    parser = MarkdownIt("commonmark", {"html": True}).use(front_matter_plugin)
    for name in BLOCKS:
        parser.use(container_plugin, name)
    return parser


PARSER = _parser()


def read_sheet(file: str, source: str, kind: type[Front | SisterFront], link: Link) -> Sheet:
    """A file's source as a `Sheet`; faults are collected in it, none is raised."""
    sheet = Sheet(None, [], [], [])
    tokens = PARSER.parse(source)
    if tokens and tokens[0].type == "front_matter":
        _read_front(file, tokens.pop(0), kind, sheet)
    else:
        sheet.faults.append(Fault(file, 1, "front matter is missing"))
    sheet.faults += _never_closed(file, tokens, len(source.splitlines()))
    before = ""
    for token in _flat(tokens):
        _inspect(file, token, sheet, link, under_heading=before == "heading_open")
        before = token[0].type
    for group in _by_heading(tokens):
        sheet.steps.append(_step(file, group, sheet, len(sheet.steps)))
    return sheet


def _read_front(file: str, token: Token, kind: type[Front | SisterFront], sheet: Sheet) -> None:
    try:
        sheet.front = msgspec.yaml.decode(token.content, type=kind)
    except msgspec.ValidationError as fault:
        sheet.faults.append(Fault(file, 1, f"front matter: {fault}"))
    except msgspec.DecodeError as fault:
        sheet.faults.append(Fault(file, 1, f"front matter is not YAML: {' '.join(str(fault).split())}"))


def _never_closed(file: str, tokens: list[Token], lines: int) -> Iterator[Fault]:
    """Blocks that run to the end of the file: what follows them would stand inside, in every language alike."""
    for token in tokens:
        if token.type.startswith("container_") and token.map and token.map[1] >= lines:
            yield Fault(file, token.map[0] + 1, "this block is never closed")


def _flat(tokens: list[Token], line: int = 1) -> Iterator[tuple[Token, int]]:
    """Every token, children included, with the line it stands on."""
    for token in tokens:
        here = token.map[0] + 1 if token.map else line
        yield token, here
        yield from _flat(token.children or [], here)


def _inspect(
    file: str, at: tuple[Token, int], sheet: Sheet, link: Link, *, under_heading: bool = False
) -> None:
    token, line = at

    def fault(sentence: str) -> None:
        sheet.faults.append(Fault(file, line, sentence))

    if token.type in ("html_block", "html_inline"):
        fault("raw HTML is not allowed")
    elif token.type == "image":
        fault("pictures are not allowed in a text")
    elif token.level and token.type.startswith(("heading_open", "container_")) and token.nesting == 1:
        fault("this stands inside a block: is the block before it closed?")
    elif token.type == "heading_open" and token.tag != "h2":
        fault("only headings with ## are allowed")
    elif (
        token.type == "inline" and under_heading and any(each.type != "text" for each in token.children or ())
    ):
        fault("a heading holds words alone, without emphasis or links")
    elif token.type == "text" and token.content.startswith(":::"):
        fault(f"not a block that exists: {token.content.splitlines()[0]}")
    elif token.type == "link_open":
        name = str(token.attrGet("href"))
        sheet.links.append((name, line))
        token.attrSet("href", link(name))


def _by_heading(tokens: list[Token]) -> list[list[Token]]:
    """The tokens cut before each heading; the first group, the lead, has none."""
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "heading_open":
            groups.append([])
        groups[-1].append(token)
    return groups


def _step(file: str, tokens: list[Token], sheet: Sheet, number: int) -> Step:
    heading, line = "", 1
    if tokens and tokens[0].type == "heading_open":
        heading, line = tokens[1].content, (tokens[0].map or [0])[0] + 1
        tokens = tokens[3:]
    blocks = tuple(_block(file, run, sheet) for run in _runs(tokens))
    return Step(heading, f"s{number}" if number else "", blocks, line)


def _runs(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens of a step cut into blocks: one run a container, one for the prose between them."""
    run: list[Token] = []
    inside = False
    for token in tokens:
        opens, closes = token.type.startswith("container_"), token.type.endswith("_close")
        if opens and not closes and not inside and run:
            yield run
            run = []
        inside = inside or opens
        run.append(token)
        if opens and closes:
            yield run
            run, inside = [], False
    if run:
        yield run


def _block(file: str, run: list[Token], sheet: Sheet) -> Block:
    line = (run[0].map or [0])[0] + 1
    if not run[0].type.startswith("container_"):
        return Block("prose", "", _render(run), line)
    kind, _, variant = run[0].info.strip().partition(" ")
    if variant.strip() not in VARIANTS.get(kind, ("",)):
        sheet.faults.append(Fault(file, line, f"::: {kind} has no variant {variant.strip()!r}"))
    empty = len(run) == 2  # noqa: PLR2004  (the opening and the closing token alone)
    if empty != (kind in ("contacts", "law")):
        sheet.faults.append(Fault(file, line, f"::: {kind} {'is empty' if empty else 'holds text'}"))
    return Block(kind, variant.strip(), _render(run[1:-1]), line)


def _render(tokens: list[Token]) -> str:
    options: Any = PARSER.options
    return str(PARSER.renderer.render(tokens, options, {}))
