"""All texts in all languages, and the rules that keep a language whole.

A language marked complete has every text, none older than the revision it was made from, with the same
steps and blocks; every link leads somewhere; every step that owes a why has one. A begun language may lack texts
and have old ones; what it has is held to the rest.
"""

from pathlib import Path

from jaga.guides.faults import Fault, Refused
from jaga.guides.languages import Language, languages
from jaga.guides.markup import Link, Sheet, read_sheet
from jaga.guides.text import (
    FIRST,
    KINDS_WITH_WHY,
    ROOT,
    Front,
    Library,
    SisterFront,
    Step,
    Text,
)

LONGEST_TITLE, LONGEST_TILE = 45, 110


def load(link: Link = str, root: Path = ROOT) -> Library:
    """Every text under `root`, with links made by `link`; raises `Refused` with all faults found."""
    faults: list[Fault] = []
    firsts = _read_folder(root, FIRST, Front, link, faults)
    names = frozenset(firsts)
    texts = {FIRST: _texts(FIRST, firsts, firsts)}
    for file, sheet in _named(FIRST, firsts):
        faults += _faults_of_first(file, sheet, names)
    every = languages(root)
    for language in every[1:]:
        sisters = _read_folder(root, language.code, SisterFront, link, faults)
        if not language.complete:
            sisters = {name: sheet for name, sheet in sisters.items() if not _still_worked_on(sheet)}
        faults += _faults_of_language(language, sisters, firsts)
        texts[language.code] = _texts(language.code, sisters, firsts)
    if faults:
        raise Refused(faults)
    return Library(tuple(language.code for language in every), texts)


def _faults_of_language(
    language: Language, sisters: dict[str, Sheet], firsts: dict[str, Sheet]
) -> list[Fault]:
    code, names = language.code, frozenset(firsts)
    faults = [Fault(f"{code}/{name}.md", 1, f"no such text in {FIRST}") for name in sisters.keys() - names]
    if language.complete:
        faults += [Fault(f"{code}/{name}.md", 1, "this text is missing") for name in names - sisters.keys()]
    for file, sheet in _named(code, sisters):
        first = firsts.get(Path(file).stem)
        old = not language.complete and _is_old(sheet, first)
        faults += _faults_of_any(file, sheet, names) if old else _faults_of_sister(file, sheet, first, names)
    return faults


def _read_folder(
    root: Path, language: str, front: type[Front | SisterFront], link: Link, faults: list[Fault]
) -> dict[str, Sheet]:
    sheets = {}
    for path in sorted((root / language).glob("*.md")):
        sheet = read_sheet(f"{language}/{path.name}", path.read_text("utf-8"), front, link)
        faults += sheet.faults
        if sheet.front is not None:
            sheets[path.stem] = sheet
    return sheets


def _still_worked_on(sheet: Sheet) -> bool:
    return isinstance(sheet.front, SisterFront) and sheet.front.source == 0


def _is_old(sheet: Sheet, first: Sheet | None) -> bool:
    """Whether the text was made from an earlier revision than the one that is there now."""
    if first is None or not isinstance(first.front, Front) or not isinstance(sheet.front, SisterFront):
        return False
    return 0 < sheet.front.source < first.front.revision


def _named(language: str, sheets: dict[str, Sheet]) -> list[tuple[str, Sheet]]:
    return [(f"{language}/{name}.md", sheet) for name, sheet in sheets.items()]


def _texts(language: str, sheets: dict[str, Sheet], firsts: dict[str, Sheet]) -> dict[str, Text]:
    return {
        name: _text(language, name, sheet, firsts[name]) for name, sheet in sheets.items() if name in firsts
    }


def _text(language: str, name: str, sheet: Sheet, first: Sheet) -> Text:
    front, base = sheet.front, first.front
    assert front is not None
    assert isinstance(base, Front)
    lead, *steps = sheet.steps
    return Text(
        name,
        language,
        front.title,
        front.tile,
        front.note,
        front.reviewed,
        base,
        lead,
        tuple(steps),
        draft=front.draft if isinstance(front, SisterFront) else "",
        stale=_is_old(sheet, first),
    )


def _faults_of_first(file: str, sheet: Sheet, names: frozenset[str]) -> list[Fault]:
    front = sheet.front
    assert isinstance(front, Front)
    faults = _faults_of_any(file, sheet, names)
    faults += [Fault(file, 1, f"next leads nowhere: {name}") for name in front.next if name not in names]
    if front.kind in KINDS_WITH_WHY:
        faults += [
            Fault(file, step.line, f"this step has no why, or several: {step.heading}")
            for step in sheet.steps[1:]
            if sum(block.kind == "why" for block in step.blocks) != 1
        ]
    return faults


def _faults_of_any(file: str, sheet: Sheet, names: frozenset[str]) -> list[Fault]:
    front = sheet.front
    assert front is not None
    faults = [Fault(file, line, f"dead link: {name}") for name, line in sheet.links if name not in names]
    if len(front.title) > LONGEST_TITLE:
        faults.append(Fault(file, 1, f"the title is longer than {LONGEST_TITLE} characters"))
    if len(front.tile) > LONGEST_TILE:
        faults.append(Fault(file, 1, f"the tile is longer than {LONGEST_TILE} characters"))
    if not sheet.steps[0].blocks:
        faults.append(Fault(file, 1, "nothing stands before the first step"))
    return faults


def _faults_of_sister(file: str, sheet: Sheet, first: Sheet | None, names: frozenset[str]) -> list[Fault]:
    front = sheet.front
    assert isinstance(front, SisterFront)
    faults = _faults_of_any(file, sheet, names)
    if first is None or not isinstance(first.front, Front):
        return faults
    if front.source != first.front.revision:
        faults.append(
            Fault(
                file, 1, f"stale: made from revision {front.source}, the first is at {first.front.revision}"
            )
        )
    if bool(front.note) != bool(first.front.note):
        faults.append(Fault(file, 1, "the content note stands in one language only"))
    return faults + _differences(file, sheet, first)


def _differences(file: str, sheet: Sheet, first: Sheet) -> list[Fault]:
    """Where the steps or blocks of a translation part from those of the first language."""
    if len(sheet.steps) != len(first.steps):
        return [Fault(file, 1, f"has {len(sheet.steps) - 1} steps, the first has {len(first.steps) - 1}")]
    return [
        Fault(file, mine.line, "the blocks of this step differ from those of the first language")
        for mine, theirs in zip(sheet.steps, first.steps, strict=True)
        if _shape(mine) != _shape(theirs)
    ]


def _shape(step: Step) -> list[tuple[str, str]]:
    return [(block.kind, block.variant) for block in step.blocks if block.kind != "prose"]
