# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0", "brotli==1.2.1"]
# ///
"""Build the fonts in this folder from pinned npm packages.

Run ``uv run fonts/build.py`` (needs ``npm``), or give a folder of packages
already unpacked: ``python fonts/build.py --packages DIR``, where DIR holds one
folder per package, named as in ``SOURCES`` (for instance
``expo-google-fonts-noto-sans-0.4.2``), each with the package's files.

Why whole fonts and not the per-script web subsets of ``@fontsource/*`` 5.3.0:
joining those subsets loses things. Measured on the Regular weight against the
whole font of the same version:

* a pair of letters from two subsets has no common kerning table: "Tő", "Vő"
  come out unkerned (5306 of 157 609 Noto pairs tried, 5865 of 78 961 Atkinson);
* ``fontTools.merge`` maps some base letters to their copy in another subset,
  which breaks kerning within English too ("AV" in Atkinson);
* the Atkinson subsets have no "≥ ≤ ≠ ≈ ∞ ‰ μ" though the font has;
* the Noto subsets have 8 of the font's 112 combining diacritics, and misplace
  some of those ("ẹ́").

The ``@expo-google-fonts/*`` packages hold the same Google Fonts releases
(Atkinson Hyperlegible Next 2.001, Noto Sans 2.015) as whole static TTFs, so
there is nothing to join. Debian's Noto Sans is whole too, but older (2.004)
and without U+2212 MINUS SIGN.

The output is the same byte for byte on each run.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from repertoires import japanese, korean, simplified, traditional

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SOURCES = {
    "atkinson": ("@expo-google-fonts/atkinson-hyperlegible-next", "0.4.1"),
    "noto": ("@expo-google-fonts/noto-sans", "0.4.2"),
    "math": ("@expo-google-fonts/noto-sans-math", "0.4.2"),
    "symbols": ("@expo-google-fonts/noto-sans-symbols-2", "0.4.1"),
}

# Families of one script each, with all their glyphs: regular and bold.
SCRIPTS = {
    "Noto Nastaliq Urdu": ("@expo-google-fonts/noto-nastaliq-urdu", "0.4.2"),
    "Noto Sans Arabic": ("@expo-google-fonts/noto-sans-arabic", "0.4.3"),
    "Noto Sans Armenian": ("@expo-google-fonts/noto-sans-armenian", "0.4.2"),
    "Noto Sans Bengali": ("@expo-google-fonts/noto-sans-bengali", "0.4.4"),
    "Noto Sans Devanagari": ("@expo-google-fonts/noto-sans-devanagari", "0.4.1"),
    "Noto Sans Ethiopic": ("@expo-google-fonts/noto-sans-ethiopic", "0.4.2"),
    "Noto Sans Georgian": ("@expo-google-fonts/noto-sans-georgian", "0.4.3"),
    "Noto Sans Gujarati": ("@expo-google-fonts/noto-sans-gujarati", "0.4.2"),
    "Noto Sans Gurmukhi": ("@expo-google-fonts/noto-sans-gurmukhi", "0.4.1"),
    "Noto Sans Hebrew": ("@expo-google-fonts/noto-sans-hebrew", "0.4.1"),
    "Noto Sans Kannada": ("@expo-google-fonts/noto-sans-kannada", "0.4.3"),
    "Noto Sans Khmer": ("@expo-google-fonts/noto-sans-khmer", "0.4.3"),
    "Noto Sans Lao": ("@expo-google-fonts/noto-sans-lao", "0.4.2"),
    "Noto Sans Malayalam": ("@expo-google-fonts/noto-sans-malayalam", "0.4.2"),
    "Noto Sans Myanmar": ("@expo-google-fonts/noto-sans-myanmar", "0.4.2"),
    "Noto Sans Sinhala": ("@expo-google-fonts/noto-sans-sinhala", "0.4.2"),
    "Noto Sans Tamil": ("@expo-google-fonts/noto-sans-tamil", "0.4.3"),
    "Noto Sans Telugu": ("@expo-google-fonts/noto-sans-telugu", "0.4.2"),
    "Noto Sans Thaana": ("@expo-google-fonts/noto-sans-thaana", "0.4.2"),
    "Noto Sans Thai": ("@expo-google-fonts/noto-sans-thai", "0.4.2"),
    "Noto Serif Tibetan": ("@expo-google-fonts/noto-serif-tibetan", "0.4.2"),
}

# Families of Chinese, Japanese and Korean: regular and bold, each cut to a repertoire.
CJK = {
    "Noto Sans SC": ("@expo-google-fonts/noto-sans-sc", "0.4.3"),
    "Noto Sans TC": ("@expo-google-fonts/noto-sans-tc", "0.4.3"),
    "Noto Sans JP": ("@expo-google-fonts/noto-sans-jp", "0.4.3"),
    "Noto Sans KR": ("@expo-google-fonts/noto-sans-kr", "0.4.3"),
}
REPERTOIRES = {
    "Noto Sans SC": (simplified, "GB 2312 and general standard subset"),
    "Noto Sans TC": (traditional, "Big5 and HKSCS subset"),
    "Noto Sans JP": (japanese, "JIS X 0213 and Windows-31J subset"),
    "Noto Sans KR": (korean, "Hangul and KS X 1001 subset"),
}
SOURCES |= SCRIPTS | CJK

STYLES = {
    "Regular": "400Regular",
    "Bold": "700Bold",
    "Italic": "400Regular_Italic",
    "BoldItalic": "700Bold_Italic",
}

# 2025-01-01T00:00:00Z, in seconds since 1904 as the head table counts.
FIXED_TIMESTAMP = 3818534400

NOTO_RANGES = (
    (0x0000, 0x058F),  # Latin, IPA, modifiers, combining marks, Greek, Cyrillic
    (0x1AB0, 0x1AFF),  # combining marks extended
    (0x1C80, 0x1C8F),  # Cyrillic Extended-C
    (0x1D00, 0x1FFF),  # phonetics, marks supplement, Vietnamese, Greek Extended
    (0x2000, 0x20CF),  # punctuation, superscripts, currency
    (0x2100, 0x218F),  # letter-like, number forms
    (0x2190, 0x21FF),  # arrows (few)
    (0x2200, 0x22FF),  # mathematical operators (few)
    (0x25CC, 0x25CC),  # dotted circle
    (0x2C60, 0x2C7F),  # Latin Extended-C
    (0x2DE0, 0x2E7F),  # Cyrillic Extended-A, punctuation supplement
    (0xA640, 0xA69F),  # Cyrillic Extended-B
    (0xA700, 0xA7FF),  # tone letters, Latin Extended-D
    (0xAB30, 0xAB6F),  # Latin Extended-E
    (0xFB00, 0xFB06),  # Latin ligatures
    (0xFE20, 0xFE2F),  # combining half marks
    (0xFEFF, 0xFEFF),
    (0xFFFC, 0xFFFD),
)

CJK_FEATURES = ("calt", "ccmp", "kern", "liga", "locl", "mark")
LATIN_SCRIPTS = ("DFLT", "latn", "cyrl", "grek")

MATH_CHARACTERS = "←↑→↓↔⇐⇒⇔≤≥≠≈±×÷−∞√∆∼∙"
SYMBOL_CHARACTERS = "□■▪▫○●◯☐☑☒✓✔✗✘★☆☎✆✉⚠▶►◀◄▲▼"


@dataclass(frozen=True)
class Source:
    """Where the unpacked npm packages are."""

    root: Path

    def folder(self, key: str) -> Path:
        """Return the folder of the package called ``key`` in ``SOURCES``."""
        return self.root / folder_name(*SOURCES[key])

    def font(self, key: str, style: str) -> TTFont:
        """Open the package's TTF of one style."""
        (path,) = (self.folder(key) / STYLES[style]).glob("*.ttf")
        return TTFont(path, recalcTimestamp=False)

    def licence(self, key: str) -> str:
        """Return the package's font licence, copyright line first."""
        text = (self.folder(key) / "LICENSE_FONT").read_text(encoding="utf-8")
        return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def folder_name(package: str, version: str) -> str:
    """Return npm's file name for a package, without the ``.tgz``."""
    return package.removeprefix("@").replace("/", "-") + "-" + version


@contextmanager
def fetched_packages() -> Iterator[Path]:
    """Fetch and unpack every package in a temporary folder."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not installed; give --packages DIR instead")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for package, version in SOURCES.values():
            subprocess.run(
                [npm, "pack", "--silent", f"{package}@{version}"],
                cwd=root,
                check=True,
                stdout=subprocess.DEVNULL,
            )
            unpack(root, folder_name(package, version))
        yield root


def unpack(root: Path, name: str) -> None:
    """Unpack ``name.tgz`` so that its files lie directly in ``root/name``."""
    with tarfile.open(root / f"{name}.tgz") as archive:
        archive.extractall(root / f"{name}.tmp", filter="data")
    (root / f"{name}.tmp" / "package").rename(root / name)


def subset(
    font: TTFont,
    characters: Iterable[int],
    *,
    features: Sequence[str] = ("*",),
    scripts: Sequence[str] = LATIN_SCRIPTS,
    glyph_names: bool = True,
) -> None:
    """Cut ``font`` down in place to ``characters``; unhinted, static, desktop. Without features, no layout tables."""
    options = Options()
    options.layout_features = list(features)
    options.layout_scripts = list(scripts)
    options.harfbuzz_repacker = False  # the same bytes whether uharfbuzz is installed or not
    options.name_IDs = list(range(25))  # others only if a table refers to them
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.glyph_names = glyph_names
    options.hinting = False
    options.recalc_timestamp = False
    options.drop_tables += ["STAT", "DSIG", "MATH", "vhea", "vmtx", "gasp", "meta", "VORG", "BASE"]
    if not features:
        options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(characters))
    subsetter.subset(font)


def set_names(font: TTFont, family: str, style: str, note: str) -> None:
    """Write family, style, full, unique and PostScript names; note the change."""
    names = font["name"]
    words = {"BoldItalic": "Bold Italic"}.get(style, style)
    postscript = f"{family.replace(' ', '')}-{style}"
    version = names.getDebugName(5).split(";")[0] + (f"; {note}" if note else "")
    values = {
        1: family,
        2: words,
        3: f"{version};{postscript}",
        4: f"{family} {words}",
        5: version,
        6: postscript,
    }
    for name_id in (16, 17, 21, 22, 25):
        names.removeNames(nameID=name_id)
    for name_id, value in values.items():
        names.setName(value, name_id, 3, 1, 0x409)


def set_style_bits(font: TTFont, style: str) -> None:
    """Make the style flags agree with ``style`` and allow embedding freely."""
    os2 = font["OS/2"]
    head = font["head"]
    bold, italic = "Bold" in style, "Italic" in style
    os2.fsType = 0
    os2.usWeightClass = 700 if bold else 400
    kept = os2.fsSelection & 0x80  # USE_TYPO_METRICS
    os2.fsSelection = kept | italic | (bold << 5) | ((not bold and not italic) << 6)
    head.macStyle = bold | (italic << 1)


def save(font: TTFont, path: Path) -> None:
    """Write ``font`` with fixed timestamps."""
    head = font["head"]
    head.created = head.modified = FIXED_TIMESTAMP
    font.recalcTimestamp = False
    font.flavor = None
    font.save(path, reorderTables=True)


def noto_characters() -> Iterator[int]:
    """Yield the code points kept in Noto Sans."""
    for first, last in NOTO_RANGES:
        yield from range(first, last + 1)


def build_atkinson(source: Source, style: str, out: Path) -> None:
    """Write one style of Atkinson Hyperlegible Next, with all its glyphs."""
    font = source.font("atkinson", style)
    subset(font, font.getBestCmap())
    set_names(font, "Atkinson Hyperlegible Next", style, "")
    set_style_bits(font, style)
    save(font, out / f"AtkinsonHyperlegibleNext-{style}.ttf")


def build_noto(source: Source, style: str, out: Path) -> None:
    """Write one style of Noto Sans: Latin, Greek, Cyrillic."""
    font = source.font("noto", style)
    subset(font, noto_characters())
    set_names(font, "Noto Sans", style, "Latin, Greek and Cyrillic subset")
    set_style_bits(font, style)
    save(font, out / f"NotoSans-{style}.ttf")


def build_script(source: Source, family: str, style: str, out: Path) -> None:
    """Write one style of a family of one script, with all its glyphs."""
    font = source.font(family, style)
    subset(font, font.getBestCmap(), scripts=("*",), glyph_names=False)
    set_names(font, family, style, "")
    set_style_bits(font, style)
    save(font, out / f"{family.replace(' ', '')}-{style}.ttf")


def build_cjk(source: Source, family: str, style: str, out: Path) -> None:
    """Write one style of a Chinese, Japanese or Korean family, cut to its repertoire.

    Of its features those go that text asks for by name: lines down the page, other widths, older forms, ruby.
    """
    font = source.font(family, style)
    characters, note = REPERTOIRES[family]
    subset(font, characters(), features=CJK_FEATURES, scripts=("*",), glyph_names=False)
    set_names(font, family, style, note)
    set_style_bits(font, style)
    save(font, out / f"{family.replace(' ', '')}-{style}.ttf")


def build_symbols(source: Source, out: Path) -> None:
    """Write the symbols that neither family has, on Noto Sans's line metrics."""
    with tempfile.TemporaryDirectory() as name:
        parts = []
        for key, characters in (
            ("symbols", SYMBOL_CHARACTERS),
            ("math", MATH_CHARACTERS),
        ):
            part = source.font(key, "Regular")
            subset(part, map(ord, characters), features=())
            parts.append(str(Path(name) / f"{key}.ttf"))
            save(part, Path(parts[-1]))
        font = Merger().merge(parts)
    missing = set(map(ord, MATH_CHARACTERS + SYMBOL_CHARACTERS)) - set(font.getBestCmap())
    if missing:
        raise SystemExit(f"symbols missing from the sources: {sorted(missing)}")
    copy_line_metrics(source.font("noto", "Regular"), font)
    set_names(font, "Noto Sans Symbols", "Regular", "subset of Symbols 2 and Math")
    credit = "; ".join(source.licence(key).splitlines()[0] for key in ("symbols", "math"))
    font["name"].setName(credit, 0, 3, 1, 0x409)
    set_style_bits(font, "Regular")
    save(font, out / "NotoSansSymbols-Regular.ttf")


def copy_line_metrics(source: TTFont, target: TTFont) -> None:
    """Give ``target`` the ascender, descender and line gap of ``source``."""
    fields = {
        "hhea": ("ascent", "descent", "lineGap"),
        "OS/2": (
            "sTypoAscender",
            "sTypoDescender",
            "sTypoLineGap",
            "usWinAscent",
            "usWinDescent",
            "sxHeight",
            "sCapHeight",
        ),
    }
    for tag, attributes in fields.items():
        for attribute in attributes:
            setattr(target[tag], attribute, getattr(source[tag], attribute))


def write_licences(source: Source, out: Path) -> None:
    """Write the OFL texts, with the copyright lines of all the sources."""
    (out / "OFL-AtkinsonHyperlegibleNext.txt").write_text(source.licence("atkinson"), encoding="utf-8")
    others = dict.fromkeys(source.licence(key).splitlines()[0] for key in ("math", "symbols", *SCRIPTS, *CJK))
    (out / "OFL-NotoSans.txt").write_text("\n".join(others) + "\n" + source.licence("noto"), encoding="utf-8")


def build(source: Source, out: Path) -> None:
    """Write every font and licence to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    for style in STYLES:
        build_atkinson(source, style, out)
        build_noto(source, style, out)
    for style in ("Regular", "Bold"):
        for family in SCRIPTS:
            build_script(source, family, style, out)
        for family in CJK:
            build_cjk(source, family, style, out)
    build_symbols(source, out)
    write_licences(source, out)


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Build the handout fonts.")
    parser.add_argument("--packages", type=Path, help="folder of unpacked packages (else npm pack)")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    if arguments.packages is not None:
        build(Source(arguments.packages), arguments.out)
        return
    with fetched_packages() as root:
        build(Source(root), arguments.out)


if __name__ == "__main__":
    main()
