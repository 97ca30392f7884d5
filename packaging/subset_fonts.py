#!/usr/bin/env python3
"""Makes the bundled fonts from their sources: what names and titles can need, without hinting; always the same bytes.

    python3 packaging/subset_fonts.py SOURCES          writes resources/fonts/*.ttf
    python3 packaging/subset_fonts.py SOURCES --check  says whether the files there are what would be written

SOURCES is a folder with the font files of these Debian packages:

    fonts-noto-core 20201225, fonts-noto-extra 20201225   NotoSans-{Regular,SemiBold,Italic}, NotoSansMath-Regular,
                                                          NotoSans{Arabic,Hebrew,Thai}-Regular
    fonts-droid-fallback 6.0.1r16                         DroidSansFallbackFull
    fonts-nanum 20200506                                  NanumSquareR

Needs fontTools 4.68, which is no dependency of the program: fonts are made once. Hinting goes because maps and pages
are drawn without it (drawing.md 4). Letters that an earlier font of the list has are left out of the later ones. The
Korean one is renamed, as its licence asks for; the licences lie beside the fonts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
_EVERYTHING = ((0x20, 0x10FFFF),)
_UNUSED_TABLES = [
    "FFTM",
    "TSI0",
    "TSI1",
    "TSI2",
    "TSI3",
    "TSI5",
    "TTFA",
    "DSIG",
    "VDMX",
    "hdmx",
    "LTSH",
    "vhea",
    "vmtx",
]
_COPYRIGHT, _FAMILY, _UNIQUE, _FULL, _POSTSCRIPT = 0, 1, 3, 4, 6
_LICENCE, _LICENCE_URL = 13, 14
_KEPT_NAMES = [_COPYRIGHT, _FAMILY, 2, _UNIQUE, _FULL, 5, _POSTSCRIPT, _LICENCE, _LICENCE_URL, 16, 17]


@dataclass(frozen=True)
class Cut:
    """One bundled font: its source file, its own file, the ranges of letters kept, and a new family name if any.

    With ``all`` it keeps letters that earlier fonts have too.
    """

    source: str
    target: str
    ranges: Iterable[tuple[int, int]] = _EVERYTHING
    family: str = ""
    all: bool = False


CUTS = (
    Cut("NotoSans-Regular.ttf", "NotoSans-Regular.ttf", all=True),
    Cut("NotoSans-SemiBold.ttf", "NotoSans-SemiBold.ttf", all=True),
    Cut("NotoSans-Italic.ttf", "NotoSans-Italic.ttf", all=True),
    Cut("NotoSansArabic-Regular.ttf", "NotoSansArabic-Regular.ttf", all=True),
    Cut("NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Regular.ttf", all=True),
    Cut("NotoSansThai-Regular.ttf", "NotoSansThai-Regular.ttf", all=True),
    # Arrows, operators, geometric shapes; no mathematical alphabets.
    Cut("NotoSansMath-Regular.ttf", "NotoSansMath-Regular.ttf", ((0x2000, 0x28FF), (0x2B00, 0x2BFF))),
    # Every syllable, and the letters they are made of.
    Cut(
        "NanumSquareR.ttf",
        "RelMapHangul-Regular.ttf",
        ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3)),
        "RelMap Hangul",
    ),
    Cut("DroidSansFallbackFull.ttf", "DroidSansFallbackFull.ttf"),
)


def made(sources: Path) -> dict[str, bytes]:
    """All bundled fonts, by file name."""
    fonts: dict[str, bytes] = {}
    taken: set[int] = set()
    for cut in CUTS:
        font = _cut(sources / cut.source, cut, frozenset() if cut.all else frozenset(taken))
        taken |= font.getBestCmap().keys()
        if cut.family:
            _rename(font, cut.family)
        buffer = BytesIO()
        font.save(buffer)
        fonts[cut.target] = buffer.getvalue()
    return fonts


def _cut(source: Path, cut: Cut, taken: frozenset[int]) -> TTFont:
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = _KEPT_NAMES
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += _UNUSED_TABLES
    font = subset.load_font(str(source), options)
    wanted = {letter for letter in font.getBestCmap() if any(first <= letter <= last for first, last in cut.ranges)}
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted - taken)
    subsetter.subset(font)
    return font


def _rename(font: TTFont, family: str) -> None:
    """Give a font a name of its own in every language it has a name in; its copyright stays."""
    names = font["name"]
    new = {
        _FAMILY: family,
        16: family,
        _UNIQUE: family,
        _FULL: family,
        _POSTSCRIPT: f"{family.replace(' ', '')}-Regular",
        _LICENCE: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        _LICENCE_URL: "https://openfontlicense.org",
    }
    for record in list(names.names):
        if record.nameID in new:
            names.setName(new[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID)


def main() -> int:
    """Write or check; the status is 1 when a file in the checkout is out of date."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    fonts = made(Path(arguments[0]))
    if "--check" in sys.argv[1:]:
        stale = [name for name, data in fonts.items() if (TARGET / name).read_bytes() != data]
        for name in stale:
            print(f"{name} is out of date; run packaging/subset_fonts.py", file=sys.stderr)
        return int(bool(stale))
    for name, data in fonts.items():
        (TARGET / name).write_bytes(data)
        print(f"{len(data):9,}  {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
