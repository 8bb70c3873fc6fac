"""Cross-references: packed as far as copies share them, with what is one copy's own behind that as it stands."""

import random
import zlib

import pytest

from handout.paint.objects import Objects, PackedRows
from handout.verify.strict import parse


def packed(rows):
    packer = zlib.compressobj()
    return PackedRows(rows, packer.compress(rows) + packer.flush(zlib.Z_SYNC_FLUSH), zlib.adler32(rows))


@pytest.mark.parametrize("own", [0, 1, 49, 0xFFFF, 0x10000, 200_000])
@pytest.mark.parametrize("shared", [0, 7, 2000])
def test_any_reader_unpacks_what_was_packed_in_two(shared, own):
    made = random.Random(5)
    begin, rest = made.randbytes(shared), made.randbytes(own)
    assert zlib.decompress(packed(begin).whole(begin + rest)) == begin + rest


def test_a_file_of_more_objects_than_one_block_holds_is_read_whole():
    objects = Objects()
    root = objects.put(b"<</Type/Catalog>>")
    objects.seal()
    for _ in range(10_000):
        objects.put_stream({}, b"q Q")
    found, trailer = parse(objects.write(root, root))
    assert len(found) >= 10_001
    assert trailer["/Root"].idnum == root
