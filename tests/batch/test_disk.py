"""A disk of this machine, or a network share, by what the system says of its mounts."""

from pathlib import Path

import pytest

from handout.batch.disk import is_local

MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
41 22 0:40 / {place}/share rw,relatime shared:2 - nfs4 server:/export rw
42 22 0:41 / {place}/odd\\040name rw - cifs //server/x rw
43 22 0:42 / {place}/twice rw - nfs4 server:/export rw
44 22 0:43 / {place}/twice rw - tmpfs tmpfs rw
45 41 0:44 / {place}/share/local rw - xfs /dev/vdb1 rw
46 22 0:45 / {place}/fused rw - fuse.sshfs me@server:/ rw
"""


@pytest.mark.parametrize(
    ("folder", "local"),
    [
        ("here", True),
        ("share", False),
        ("share/deep/er", False),
        ("share/local", True),
        ("sharepoint", True),
        ("odd name", False),
        ("twice", True),
        ("fused", False),
    ],
)
def test_the_nearest_mount_counts(tmp_path, folder, local):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format(place=tmp_path), encoding="utf-8")
    assert is_local(tmp_path / folder / "ledger.sqlite", mounts) == local


def test_where_nobody_says_it_a_disk_may_be_a_share(tmp_path):
    assert not is_local(tmp_path, Path("/nowhere/mountinfo"))
