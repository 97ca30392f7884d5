"""The bundled typefaces: the same letters on every screen and page (desktop-engineering.md 3).

Noto Sans covers Latin, Greek, Cyrillic and Vietnamese; its Math (arrows, minus), Arabic, Hebrew and Thai relatives,
RelMap Hangul (Korean) and Droid Sans Fallback (Chinese, Japanese) step in for characters it lacks. All are cut to what
names and titles need by packaging/subset_fonts.py; licences lie beside the files. A character none of them has is
never drawn as a box: see ``drawable``.
"""

from __future__ import annotations

from functools import cache, lru_cache
from threading import local
from unicodedata import category, normalize

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont

from relmap.assets import asset

FAMILY = "Noto Sans"
"""The family of all text on maps and pages."""

_FALLBACKS = [
    "Noto Sans Math",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Thai",
    "RelMap Hangul",
    "Droid Sans Fallback",
]
_FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-SemiBold.ttf",
    "NotoSans-Italic.ttf",
    "NotoSansMath-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "RelMapHangul-Regular.ttf",
    "DroidSansFallbackFull.ttf",
)
_JOINER = "\u200d"
_UNSEEN = frozenset(("\n", "\u200c", _JOINER))
"""A line break, and what keeps Persian letters apart or together."""
_UNKNOWN = "·"
_LIGATURES = ("liga", "clig", "dlig")


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to Qt; needs a ``QGuiApplication``. Further calls cost nothing."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(asset("fonts", name)))


class _Letters(local):
    """Fonts and their measures, for each thread its own: pages are laid out in one while another draws."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[int, QFont.Weight, bool, bool], QFont] = {}
        self.metrics: dict[QFont, QFontMetricsF] = {}
        self.raw: list[QRawFont] = []


_letters = _Letters()


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal, italic: bool = False, struck: bool = False) -> QFont:
    """A font of the bundled family, ``pixels`` map units high; shared, so never to be changed by the caller.

    Ligatures are off so that a search in a PDF finds "Sofia"; hinting is off so that a text is as wide at every zoom
    (drawing.md 4).
    """
    known = _letters.fonts
    key = pixels, weight, italic, struck
    if key not in known:
        known[key] = _made(*key)
    return known[key]


def _made(pixels: int, weight: QFont.Weight, italic: bool, struck: bool) -> QFont:
    load_fonts()
    made = QFont([FAMILY, *_FALLBACKS])
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setItalic(italic)
    made.setStrikeOut(struck)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _LIGATURES:
        made.setFeature(QFont.Tag(feature), 0)
    return made


def drawable(text: str) -> str:
    """The text as far as it can be drawn: a letter no font has gives way to its plain form, else to a middle dot.

    Emoji and other pictures no bundled font has are left out: what a system has for them are coloured bitmaps, which
    do not belong on paper. Letters the bundled fonts lack are kept where the system has them.
    """
    if text.isascii():
        return text
    # "é" and Korean syllables may come in parts, which fonts and searches do not put together.
    text = normalize("NFC", text)
    if all(map(_known, text)):
        return text
    drawn = "".join([one if _known(one) else _instead(one) for one in text if one != _JOINER])
    return " ".join(drawn.split()) or _UNKNOWN


@lru_cache(maxsize=65536)
def _known(character: str) -> bool:
    """Whether a bundled font has a character, or it is one that joins others and is not drawn itself."""
    return character in _UNSEEN or any(raw.supportsCharacter(ord(character)) for raw in _raw_fonts())


@lru_cache(maxsize=4096)
def _instead(character: str) -> str:
    plain = normalize("NFKC", character)
    if plain != character and all(map(_known, plain)):
        return plain
    kind = category(character)
    if kind[0] in "SCZ" or kind == "Me":  # pictures, controls, spaces, enclosing marks
        return " " if kind[0] == "Z" else ""
    return character if metrics(font(12)).inFontUcs4(ord(character)) else _UNKNOWN


def _raw_fonts() -> list[QRawFont]:
    """The bundled fonts one by one, the most used first."""
    if not _letters.raw:
        _letters.raw = [QRawFont(str(asset("fonts", name)), 12) for name in _FILES]
    return _letters.raw


def metrics(of: QFont) -> QFontMetricsF:
    """Measures of a font made by ``font``."""
    known = _letters.metrics
    if of not in known:
        known[of] = QFontMetricsF(of)
    return known[of]
