"""The witness: what a backup cannot know, because it happened after it.

The file `witness` of the home holds heads of logs, superseded epochs, ids that were let go of and generations
of locks: digests and numbers, no keys. It is never restored over; a restore unites with it. The Store renews
it with every save that opens an epoch or lets go, so that nobody can forget to, and before that save counts:
a witness may say more than happened, never less. A copy goes to where the last backup was put, if that place
can be reached.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import connection

from jaga import vault
from jaga.house import home
from jaga.house.errors import HouseError
from jaga.house.files import write_whole
from jaga.house.models import OPENS_EPOCH, Log, Person
from jaga.vault import Append, Damaged, DropLog, DropRow, Lock, Step, Store
from jaga.vault.layout import envelope_id, epoch_of, opens_epoch
from jaga.vault.witness import Head

FILE, PLACE = "witness", "backup-place"


def follow(steps: Sequence[Step]) -> bool:
    """Renew the witness by what these steps, taken but not yet certain, ended; whether there was any."""
    touched = set(_touched(steps))
    if not touched or connection.settings_dict["NAME"] != home.database():
        return False  # nothing ended, or a restore that fills a database of its own
    gone = {step.tag for step in steps if isinstance(step, DropLog)}
    stubs = {envelope_id(step.stub) for step in steps if isinstance(step, DropRow)}
    heads = {tag: head for tag in touched - gone if (head := _head(tag)) is not None}
    over = frozenset().union(*(_epochs(tag) - {head.epoch} for tag, head in heads.items()))
    _unite(vault.Witness(heads=heads, superseded=over, let_go=frozenset(gone | stubs)))
    return True


def follow_lock(address: bytes, generation: int) -> None:
    """Renew the witness by a lock that is replaced."""
    _unite(vault.Witness(locks={address: generation}))


def look(store: Store) -> vault.Witness:
    """All that can be witnessed of this house now; reads every row."""
    locks = {bytes(one): number for one, number in Person.objects.values_list("address", "generation")}
    return vault.look(store, locks)


def note(store: Store) -> None:
    """Renew the witness by all that can be seen, as at a backup."""
    _unite(look(store))
    copy()


def keep(seen: vault.Witness) -> None:
    """Write the witness into the home."""
    write_whole(settings.HOME / FILE, seen.to_bytes())


def copy() -> None:
    """Put a copy beside the last backup; a stick that is not plugged in is passed over."""
    place = backup_place()
    if place is not None:
        with suppress(HouseError, OSError):
            write_whole(place / copy_name(home.name() or ""), (settings.HOME / FILE).read_bytes())


def read(file: Path) -> vault.Witness | None:
    """The witness in a file; None where there is none, or it is cut."""
    try:
        return vault.read_witness(file.read_bytes())
    except (OSError, Damaged):
        return None


def check(address: bytes, lock: Lock) -> None:
    """StaleLock where a passphrase was changed after this lock was made."""
    seen = read(settings.HOME / FILE)
    if seen is not None:
        vault.check_lock(seen, address, lock)


def backup_place() -> Path | None:
    """The folder of the last backup."""
    try:
        return Path((settings.HOME / PLACE).read_text("utf-8", "surrogateescape"))
    except OSError:
        return None


def copy_name(house: str) -> str:
    """Under which name the witness of a house lies beside its backups."""
    return f"witness-{house[:8]}"


def without_absent(seen: vault.Witness, present: set[bytes]) -> vault.Witness:
    """The witness without heads of logs that are not here: not let go of, a later backup may bring them."""
    heads = {tag: head for tag, head in seen.heads.items() if tag in present}
    return msgspec.structs.replace(seen, heads=heads)


def _unite(later: vault.Witness) -> None:
    before = read(settings.HOME / FILE)
    keep(later if before is None else vault.unite(before, later))


def _touched(steps: Sequence[Step]) -> Iterator[bytes]:
    """The logs in which these steps end something."""
    for step in steps:
        if isinstance(step, DropRow | DropLog) or (isinstance(step, Append) and opens_epoch(step.row)):
            yield step.tag


def _head(tag: bytes) -> Head | None:
    last = Log.objects.filter(tag=tag).order_by("-position").values_list("position", "bytes").first()
    if last is None:
        return None
    openers = Log.objects.filter(OPENS_EPOCH, tag=tag).order_by("-position").values_list("bytes", flat=True)
    opener = openers.first()
    epoch = b"" if opener is None else epoch_of(bytes(opener))
    return Head(last[0] + 1, envelope_id(bytes(last[1])), epoch)


def _epochs(tag: bytes) -> frozenset[bytes]:
    openers = Log.objects.filter(OPENS_EPOCH, tag=tag).values_list("bytes", flat=True)
    return frozenset(epoch_of(bytes(row)) for row in openers)
