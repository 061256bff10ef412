"""What the command line asks of the demo: sign-ins on standard output, where it stops on standard error."""

import sys
from datetime import date
from pathlib import Path

import msgspec

from jaga.demo.cases import NotInThisCase, scene
from jaga.demo.filling import SignIn, ending_yesterday, fill
from jaga.house.errors import HouseError


def play(case: int, folder: Path, who: str | None, start: date | None, *, signins: bool) -> str | int:
    """Fill the folder with this case as this person sees it; 0, or a sentence that says why not."""
    try:
        found = scene(case, who)
        filled = fill(folder, found, start or ending_yesterday(found))
    except (HouseError, NotInThisCase) as refusal:
        return str(refusal)
    for sign_in in filled:
        print(msgspec.json.encode(sign_in).decode() if signins else _plainly(folder, sign_in))  # noqa: T201
    print(found.stops, file=sys.stderr)  # noqa: T201
    return 0


def _plainly(folder: Path, sign_in: SignIn) -> str:
    handle = f"\nHandle: {sign_in.handle}" if sign_in.handle else ""
    return f"Open it with: JAGA_HOME={folder} jaga open{handle}\nPassphrase: {sign_in.passphrase}"
