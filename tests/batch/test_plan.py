"""Which sheet a row asks for, and what is said of rows that ask for none."""

import pytest

from handout.batch.plan import Defaults, Sheet, refused, sheet_of
from handout.batch.register import Register
from handout.batch.shards import Shard
from handout.diagnostics import Span
from handout.source.recipients import recipient

LIBRARY = {"anakinra": ["en", "es", "zh-Hant"], "gout": ["de"]}
FALLBACK = Defaults("anakinra", fallback={"pdc": "es", "nds": "de"})


def row(number, **cells):
    found, faults = recipient(number, tuple(cells.items()), Span("rows.csv", number + 1))
    assert not faults
    return found


def planned(*rows, defaults=FALLBACK):
    """The sheets of the rows that have one, and the faults of the others."""
    register = Register("rows.csv")
    sheets, faults = {}, []
    for each in rows:
        found = sheet_of(each, LIBRARY, defaults)
        if isinstance(found, Sheet):
            register.add(found)
            sheets[each.row] = found
        else:
            register.refuse(refused(each, found, LIBRARY, defaults))
            faults += found
    faults += [fault for _, fault in register.settle()]
    kept = [row for row, each in register.planned(Shard()) if each.key]
    return [sheets[row] for row in kept], faults


@pytest.mark.parametrize(
    ("cells", "sheet"),
    [
        ({"id": "1"}, ("anakinra", "en", "standard", False)),
        ({"id": "1", "handout": "Gout"}, ("gout", "de", "standard", False)),
        ({"id": "1", "language": "es-MX"}, ("anakinra", "es", "standard", False)),
        ({"id": "1", "language": "EN_us"}, ("anakinra", "en", "standard", False)),
        ({"id": "1", "language": "zh-Hant-TW"}, ("anakinra", "zh-Hant", "standard", False)),
        ({"id": "1", "language": "pdc-US"}, ("anakinra", "es", "standard", True)),
        ({"id": "1", "edition": "Large-Print"}, ("anakinra", "en", "large-print", False)),
        ({"id": "1", "edition": "Large  Print"}, ("anakinra", "en", "large-print", False)),
    ],
)
def test_a_row_says_its_sheet(cells, sheet):
    (found,), faults = planned(row(1, **cells))
    assert (found.handout, found.language, found.edition, found.fell_back) == sheet
    assert not faults


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"handout": "anakinr"}, "handout"),
        ({"language": "fr"}, "language"),
        ({"language": "zh-Hans"}, "language"),
        ({"language": "zh"}, "language"),
        ({"language": "nds"}, "language"),
        ({"edition": "huge"}, "edition"),
        ({"id": "x" * 300}, "id"),
    ],
)
def test_a_fault_names_row_and_column_and_no_value(cells, column):
    sheets, (fault,) = planned(row(7, **cells))
    assert not sheets
    assert f"row 7, column '{column}'" in fault.message
    assert fault.span.line == 8
    assert cells[column] not in (fault.message.split(":", 1)[1] + "".join(fault.hints)).split()


@pytest.mark.parametrize(
    ("written", "why", "hint"),
    [
        ("French", "the handout is not in this language", "it has de; 'language_fallback'"),
        ("Chinese", "this language is written in two ways, and the row does not say in which", "zh-Hans or zh-Hant"),
        ("Mandarin", "this language is written in two ways, and the row does not say in which", "zh-Hans or zh-Hant"),
        ("zho", "the handout is not in this language", "it has de; 'language_fallback'"),
        ("Declined", "this is no language", "such as es or Spanish; it has de"),
        ("1", "this is no language", "such as es or Spanish; it has de"),
    ],
)
def test_why_no_language_serves_a_row_is_said(written, why, hint):
    _, (fault,) = planned(row(1, handout="gout", language=written))
    assert fault.message == f"row 1, column 'language': {why}"
    assert hint in fault.hints[0]


def test_all_faults_of_a_row_at_once():
    _, faults = planned(row(1, handout="other", edition="huge"))
    assert [each.message.split("'")[1] for each in faults] == ["handout", "edition"]


def test_without_a_handout_anywhere_the_row_is_at_fault():
    _, (fault,) = planned(row(1, id="1"), defaults=Defaults())
    assert "names no handout" in fault.message


def test_rivals_for_one_name_are_at_fault_together_and_nobody_else():
    sheets, faults = planned(row(1, id="a"), row(2, id="A"), row(3, id="b"), row(4, id="b", language="es"))
    assert [sheet.recipient.row for sheet in sheets] == [3, 4]
    assert ["capitals" in each.message for each in faults] == [True, True]


@pytest.mark.parametrize("pair", ["CON con", "Élan-1 élan-1", "Ж7 ж7", "Ａ１ ａ１", "nul.x Nul.x", ".a .A"])
def test_so_are_those_whose_names_differ_since_their_letters_are_encoded(pair):
    rows = [row(number, id=each) for number, each in enumerate(pair.split(), 1)]
    sheets, faults = planned(*rows)
    assert not sheets
    assert ["but for capitals" in each.message for each in faults] == [True, True]
    sheets, faults = planned(*(each._replace(opaque_id=f"{each.row:064x}") for each in rows))
    assert (len(sheets), faults) == (2, [])


def test_a_row_without_an_id_has_its_number_which_may_be_anothers_id():
    sheets, faults = planned(row(1, name="N"), row(2, id="1"))
    assert not sheets
    assert len(faults) == 2
    (sheet,), _ = planned(row(5, name="N"))
    assert isinstance(sheet, Sheet)
    assert sheet.name == "5.anakinra.en.pdf"
    assert "N" not in repr(sheet).split("Recipient")[1].split(",")[0]
