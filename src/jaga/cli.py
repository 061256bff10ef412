"""The command line: parses, calls, prints."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from jaga.guides.faults import Refused
from jaga.guides.resource import COSTS, FORMATS


@click.group()
@click.version_option(package_name="jaga")
def main() -> None:
    """Jaga: words, and a place to keep promises, for the people around somebody who was harmed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jaga.house.settings")


@main.command("open")
@click.option("--words-only", is_flag=True, help="Serve nothing but words: no database, nothing to keep.")
def open_(*, words_only: bool) -> None:
    """Start the house on this machine and open the browser. JAGA_PORT and JAGA_BROWSER=0 change that."""
    if words_only:
        os.environ["JAGA_WORDS_ONLY"] = "1"
    from jaga.house.errors import HouseError  # noqa: PLC0415  (reads settings)
    from jaga.house.serve import NotPrepared, PortTaken, serve  # noqa: PLC0415

    try:
        serve()
    except (HouseError, PortTaken, NotPrepared) as refusal:
        sys.exit(str(refusal))


@main.command()
def host() -> None:
    """Serve a house of many on this machine, behind a proxy that speaks TLS (docs/running-a-house.md)."""
    os.environ["JAGA_MANY"] = "1"
    from jaga.house import commands  # noqa: F401, PLC0415  (sets Django up)
    from jaga.house.errors import HouseError  # noqa: PLC0415
    from jaga.house.host import serve  # noqa: PLC0415
    from jaga.house.serve import NotPrepared, PortTaken  # noqa: PLC0415

    try:
        serve()
    except (HouseError, PortTaken, NotPrepared) as refusal:
        sys.exit(str(refusal))


@main.command()
@click.option("--days", type=click.IntRange(1, 30), default=7, help="For how many days the link holds.")
@click.option("--withdraw", is_flag=True, help="Take back every link that was made by this command.")
def invite(*, days: int, withdraw: bool) -> None:
    """Make a link that lets somebody into this house, also while it is open. Nobody's card is in it."""
    from jaga.house import commands  # noqa: PLC0415  (reads settings)

    sys.exit(commands.withdraw_invitations() if withdraw else commands.invite(days))


@main.command()
@click.option("--handle", default="", help="Whose, in a house of many.")
@click.option("--leave", is_flag=True, help="This person reads nothing new; the others go on.")
@click.option("--close", is_flag=True, help="Nobody takes any more.")
def letters(*, handle: str, leave: bool, close: bool) -> None:
    """Let words about the words come to somebody who runs this house; run it once for each who reads them."""
    from jaga.house import commands  # noqa: PLC0415  (reads settings)

    if close:
        sys.exit(commands.no_letters())
    if leave:
        sys.exit(commands.leave_letters(handle))
    sys.exit(commands.letters(handle, click.prompt("Passphrase", hide_input=True)))


@main.command()
def bells() -> None:
    """Ring the bells that are due, once: for a timer, where the house is not open all day."""
    from jaga.house import commands  # noqa: PLC0415  (reads settings)

    sys.exit(commands.bells())


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def book(folder: Path) -> None:
    """Write all words as plain linked HTML into FOLDER, to pass on or to keep on a phone."""
    from jaga.house.book import FolderNotEmpty, write_book  # noqa: PLC0415  (reads settings)

    try:
        count = write_book(folder)
    except FolderNotEmpty as refusal:
        sys.exit(str(refusal))
    print(f"{count} pages written. Begin with {folder / 'index.html'}.")


def _makes(kind: str, told: str) -> None:
    """A command that makes guides into one kind of file."""

    @main.command(kind, help=told)
    @click.argument("names", nargs=-1, required=True)
    @click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
    @click.option("--language", default="en", show_default=True, help="In which language.")
    @click.option("--place", help="For which place; else the house's own.")
    def made(names: tuple[str, ...], file: Path, language: str, place: str | None) -> None:
        from jaga.house import commands  # noqa: F401, PLC0415  (sets Django up)
        from jaga.house.settings import DEFAULT_PLACE  # noqa: PLC0415
        from jaga.pages.formats.command import write  # noqa: PLC0415

        sys.exit(write(kind, names, file, language, place or DEFAULT_PLACE))


_makes("pdf", "Write the guides NAMES into FILE, to print: a PDF that can be read aloud.")
_makes("zine", "Write the guides NAMES into FILE: one A4 sheet, to fold into eight small pages.")
_makes("audio", "Read the guides NAMES aloud into FILE, and write the text and captions beside it.")
_makes("film", "Make a film of the guides NAMES into FILE: still pages, read aloud, with captions.")


@main.command()
def words() -> None:
    """Read every text and every place, and say what has to be mended, by file and line."""
    from jaga.guides.languages import complete  # noqa: PLC0415
    from jaga.guides.library import load  # noqa: PLC0415  (only this command needs it)
    from jaga.guides.place import load_places  # noqa: PLC0415

    try:
        library, places = load(), load_places()
    except Refused as refusal:
        sys.exit(str(refusal))
    for language in library.languages:
        print(
            f"{language}: {len(library.texts[language])} texts, {'complete' if language in complete() else 'begun'}"
        )
    for place in places.values():
        print(f"{place.code}: {len(place.services)} services, {len(place.laws)} laws")


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write everything that the house keeps, sealed as it is, into FILE."""
    from jaga.house import commands  # noqa: PLC0415  (reads settings)

    sys.exit(commands.backup(file))


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--over", is_flag=True, help="Replace another house that lives in this home.")
def restore(file: Path, *, over: bool) -> None:
    """Bring back what `jaga backup` wrote into FILE."""
    from jaga.house import commands  # noqa: PLC0415  (reads settings)

    sys.exit(commands.restore(file, over=over))


@main.command()
def inventory() -> None:
    """Print what somebody learns who has all files of this house and no passphrase."""
    from jaga.house import commands  # noqa: PLC0415  (reads settings)

    sys.exit(commands.inventory())


@main.command()
def doctor() -> None:
    """Look at everything the house stands on; ends with 1 where something is wrong."""
    from jaga.house import commands  # noqa: PLC0415  (reads settings)

    sys.exit(commands.doctor())


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--language", type=click.Choice(["en", "ms"]), default="en", help="The language of its headings."
)
@click.option("--handle", default="", help="Whose, in a house of many.")
def export(folder: Path, language: str, handle: str) -> None:
    """Write everything of mine into FOLDER as HTML and JSON, unlocked and readable by anybody."""
    from jaga.house import commands  # noqa: F401, PLC0415  (sets Django up)
    from jaga.house.errors import HouseError  # noqa: PLC0415
    from jaga.pages.mine.command import export_into  # noqa: PLC0415

    passphrase = click.prompt("Passphrase", hide_input=True)
    try:
        print(export_into(folder, passphrase, language, handle))
    except HouseError as refusal:
        sys.exit(str(refusal))


@main.command()
@click.option("--case", "number", type=click.IntRange(1, 5), required=True, help="Which written case.")
@click.option("--home", type=click.Path(path_type=Path), required=True, help="An empty folder to fill.")
@click.option("--person", help="Whose view of the case, where it can be played as several.")
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), help="Day 0; else the case ended yesterday.")
@click.option("--signins", is_flag=True, help="Print handle and passphrase as JSON lines.")
def demo(number: int, home: Path, person: str | None, start: datetime | None, *, signins: bool) -> None:
    """Fill an empty home with an invented case, as far as it can be played. It is marked demo for ever."""
    os.environ["JAGA_HOME"] = str(home.absolute())
    from jaga.demo import command  # noqa: PLC0415  (reads settings)

    sys.exit(command.play(number, home.absolute(), person, start.date() if start else None, signins=signins))


@main.group()
def translate() -> None:
    """The files of a translator. No code is touched (docs/new-language.md)."""


@translate.command("start")
@click.argument("code")
@click.argument("name")
@click.option("--rtl", is_flag=True, help="It is written from the right to the left.")
def start_language(code: str, name: str, *, rtl: bool) -> None:
    """Begin the language CODE (like id), which its speakers call NAME: everything to translate is written out."""
    from jaga.pages.translating import start  # noqa: PLC0415  (only this command needs it)

    _tell(start, code, name, "rtl" if rtl else "ltr")


@translate.command("merge")
@click.argument("code")
def merge_language(code: str) -> None:
    """Add what is new since: sentences and texts. Nothing that was translated is changed."""
    from jaga.pages.translating import merge  # noqa: PLC0415

    _tell(merge, code)


@translate.command("report")
def report_languages() -> None:
    """Say of each language what is missing, what is old, and who has read what."""
    from jaga.pages.translating import report  # noqa: PLC0415

    _tell(report)


def _tell(work: Callable[..., Iterable[str]], *given: str) -> None:
    """Print what a piece of work says as it goes; end with its refusal."""
    try:
        for line in work(*given):
            print(line)
    except Refused as refusal:
        sys.exit(str(refusal))
    except OSError as fault:
        sys.exit(
            f"{fault.filename} cannot be written: {fault.strerror}. Translate in a copy of the source that is yours."
        )


@main.group()
def places() -> None:
    """The places: who can be turned to, and what the law says."""


@places.command("check")
def check_places() -> None:
    """Say of each place what is old, checked by nobody, in conflict or without a number; ends with 1 where any is."""
    from jaga.guides.place import load_places  # noqa: PLC0415  (only this command needs it)
    from jaga.guides.place_check import to_do  # noqa: PLC0415

    try:
        told = {code: list(to_do(place, date.today())) for code, place in load_places().items()}  # noqa: DTZ011  (a keeper's day)
    except Refused as refusal:
        sys.exit(str(refusal))
    for code, sentences in told.items():
        print(f"{code}: {f'{len(sentences)} things to do' if sentences else 'nothing to do'}")
        for sentence in sentences:
            print(f"  {sentence}")
    sys.exit(int(any(told.values())))


@places.command("import-helplines")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("code", metavar="CODE")
@click.option("--clock", required=True, help="The clock of the place, like: Europe/Berlin")
@click.option("--calling", required=True, help="The code of its telephone numbers, like: 62")
@click.option("--commit", required=True, help="The commit of the list in which you saw the file.")
@click.option("--seen", type=click.DateTime(["%Y-%m-%d"]), help="The day on which you saw it; else today.")
def import_helplines(file: Path, code: str, seen: datetime | None, **told: str) -> None:
    """Make the place CODE out of a country's FILE of open-helplines (CC0); every entry is checked by nobody."""
    from jaga.guides import helplines  # noqa: PLC0415  (only this command needs it)

    day = seen.date() if seen else date.today()  # noqa: DTZ011  (a keeper's day)
    try:
        count = helplines.bring_in(file.read_bytes(), helplines.Origin(code=code, seen=day, **told))
    except (helplines.Unfit, Refused) as unfit:
        sys.exit(f"{unfit} Nothing was written.")
    except OSError as fault:
        sys.exit(f"{fault.filename} cannot be read or written: {fault.strerror}.")
    print(f"{code}: {count} services, no law, checked by nobody. See what is left to do: jaga places check")


@main.group()
def library() -> None:
    """The resources that everybody can read here: add and correct, remove, import, export, check."""


@library.command("add")
@click.argument("id")
@click.option("--title", help="What it is called.")
@click.option("--maker", help="Who made it.")
@click.option("--languages", help="Codes of its languages, like: en ms")
@click.option("--place", help="For which country it is made, like: my. Without one: for no one place.")
@click.option("--format", type=click.Choice(FORMATS))
@click.option("--cost", type=click.Choice(COSTS))
@click.option(
    "--note", type=(str, str), multiple=True, metavar="LANGUAGE WORDS", help="Content note, if it is hard."
)
@click.option(
    "--good-for", type=(str, str), multiple=True, metavar="LANGUAGE WORDS", help="What it is good for."
)
@click.option("--address", help="Where it is. Only https becomes a link.")
@click.option("--licence", help="What may be done with it.")
@click.option("--source", help="Where you know it from.")
@click.option("--seen", type=click.DateTime(["%Y-%m-%d"]), help="The day on which you saw it; else today.")
@click.option("--checked", type=click.DateTime(["%Y-%m-%d"]), help="The day on which somebody read it.")
@click.option("--checked-by", help="Who that was to it, such as: somebody of this house. No names.")
def add_resource(id: str, **told: Any) -> None:  # noqa: A002, ANN401  (click hands options over by name)
    """Add the resource ID, or correct what is told of it. Everybody can read it: name nobody who did not publish."""
    from jaga.house import resource_commands  # noqa: PLC0415  (reads settings)

    given = {name: value for name, value in told.items() if value is not None}
    given |= {name: given[name].date() for name in ("seen", "checked") if name in given}
    given |= {name: dict(given[name]) for name in ("note", "good_for")}
    if "languages" in given:
        given["languages"] = tuple(given["languages"].split())
    sys.exit(resource_commands.add(id, given))


@library.command("remove")
@click.argument("ids", nargs=-1, required=True)
def remove_resources(ids: tuple[str, ...]) -> None:
    """Remove resources that this house added, by their IDs."""
    from jaga.house import resource_commands  # noqa: PLC0415  (reads settings)

    sys.exit(resource_commands.remove(ids))


@library.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_resources(file: Path) -> None:
    """Add and correct from FILE, all or nothing: CSV in UTF-8, or HSDS 3 where it ends with .json."""
    from jaga.house import resource_commands  # noqa: PLC0415  (reads settings)

    sys.exit(resource_commands.bring_in(file))


@library.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export_resources(file: Path) -> None:
    """Write all resources into FILE: CSV for spreadsheets, or HSDS 3 where it ends with .json."""
    from jaga.house import resource_commands  # noqa: PLC0415  (reads settings)

    sys.exit(resource_commands.export(file))


@library.command("check")
def check_resources() -> None:
    """Say of each resource what is old, unchecked or not known; ends with 1 where there is anything to do."""
    from jaga.house import resource_commands  # noqa: PLC0415  (reads settings)

    sys.exit(resource_commands.check())
