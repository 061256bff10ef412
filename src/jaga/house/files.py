"""Small files of a home: written whole or not at all, readable by their owner alone."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from jaga.house.errors import HouseError, HouseFull, HouseUnreachable

try:
    import fcntl
except ImportError:  # Windows: the locks below are then not taken
    fcntl = None  # type: ignore[assignment]

_OURS = 0o600
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_whole(file: Path, content: bytes) -> None:
    """Replace `file` by `content` in one step that survives a power cut; HouseFull | HouseUnreachable."""
    part = file.with_name(file.name + ".part")
    try:
        _write(part, content)
        part.replace(file)
        sync_folder(file.parent)
    except OSError as fault:
        with suppress(OSError):
            part.unlink()
        raise refusal(fault, file) from fault


def refusal(fault: OSError, file: Path) -> HouseError:
    """What a failed write means for people."""
    if fault.errno in _FULL:
        return HouseFull(f"There is no room for {file}. Make room, then try again.")
    return HouseUnreachable(f"{file} cannot be written: {fault.strerror}.")


def _write(file: Path, content: bytes) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OURS), "wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())


def sync_folder(folder: Path) -> None:
    """A new name is on the disk only once its folder is."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def touch(file: Path) -> None:
    """Make an empty file that its owner alone may read; one that is there keeps its content."""
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, _OURS))
    file.chmod(_OURS)


def try_lock(file: Path) -> int | None:
    """A lock that ends with this process, however it ends, or by `os.close`; None while another has it."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), _OURS)
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def wait_lock(file: Path) -> int:
    """The same lock, waited for."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), _OURS)
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX)
    return handle
