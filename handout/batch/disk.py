"""Which file systems are of this machine alone."""

from __future__ import annotations

import os
import re
from pathlib import Path

_LOCAL = frozenset({"apfs", "bcachefs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "ramfs"})
_LOCAL |= {"reiserfs", "tmpfs", "vfat", "xfs", "zfs"}
"""Linux' names of file systems whose locks and shared memory hold; a network share has others: nfs4, cifs, 9p, fuse."""

_MOUNTS = Path("/proc/self/mountinfo")


def is_local(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether a file is known to lie on a disk of this machine, rather than on a network share.

    Where the system does not say it, as macOS does not in a file, the answer is no: that is safe, only slower.
    """
    if os.name == "nt":
        return _is_local_drive(path)
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    place = Path(os.path.realpath(path))
    # proc(5): mount point is field 5, the type follows a lone '-'. Of two at one point the later one covers the other.
    kinds = {}
    for line in lines:
        mounted, _, rest = line.partition(" - ")
        kinds[Path(_plain(mounted.split()[4]))] = rest.split()[0]
    return next((kinds[each] in _LOCAL for each in (place, *place.parents) if each in kinds), False)


def _plain(name: str) -> str:
    """A mount point with its octal escapes undone: `\\040` is a space."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), name)


def _is_local_drive(path: Path) -> bool:
    import ctypes  # noqa: PLC0415 - on Windows alone

    remote = 4  # DRIVE_REMOTE of GetDriveTypeW
    drive = os.path.splitdrive(os.path.realpath(path))[0]
    if drive.startswith("\\\\"):
        return False
    windll = getattr(ctypes, "windll", None)
    return windll is not None and windll.kernel32.GetDriveTypeW(f"{drive}\\") not in (0, 1, remote)
