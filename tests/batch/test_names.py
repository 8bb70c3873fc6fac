"""Names of files: only an id, and nothing that a file system could misunderstand."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.batch.names import fan, file_name

WORDS = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("P-17", "P-17.anakinra.en.pdf"),
        ("../x", "%2E.%2Fx.anakinra.en.pdf"),
        ("CON", "%43ON.anakinra.en.pdf"),
        ("lpt1.old", "%6Cpt1.old.anakinra.en.pdf"),
        ("Zoë", "Zo%C3%AB.anakinra.en.pdf"),
    ],
)
def test_an_id_is_percent_encoded(id_, name):
    assert file_name(id_, "anakinra", "en") == name


@given(WORDS)
def test_a_name_stays_in_its_folder_and_gives_its_id_back(id_):
    name = file_name(id_, "anakinra", "en")
    assert not set(name) & set('/\\:*?"<>|')
    assert name.isascii()
    assert not name.startswith(".")
    assert unquote(name.removesuffix(".anakinra.en.pdf")) == id_


@given(WORDS)
def test_a_name_has_one_of_256_folders(id_):
    assert len(fan(id_)) == 2
    assert int(fan(id_), 16) < 256
