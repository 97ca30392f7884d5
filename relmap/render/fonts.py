"""The bundled typefaces: the same letters on every screen and page (desktop-engineering.md 3).

Noto Sans covers Latin, Greek, Cyrillic and Vietnamese; its Math (arrows, minus), Arabic, Hebrew and Thai relatives and
Droid Sans Fallback (Chinese, Japanese) step in for characters it lacks. Korean comes from the system's fonts: a
typeface would double the size. Licences lie beside the files.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from relmap.assets import asset

FAMILY = "Noto Sans"
"""The family of all text on maps and pages."""

_FALLBACKS = ["Noto Sans Math", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Thai", "Droid Sans Fallback"]
_FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-SemiBold.ttf",
    "NotoSans-Italic.ttf",
    "NotoSansMath-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "DroidSansFallbackFull.ttf",
)
_LIGATURES = ("liga", "clig", "dlig")


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to Qt; needs a ``QGuiApplication``. Further calls cost nothing."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(asset("fonts", name)))


@lru_cache(maxsize=128)
def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal, italic: bool = False, struck: bool = False) -> QFont:
    """A font of the bundled family, ``pixels`` map units high; shared, so never to be changed by the caller.

    Ligatures are off so that a search in a PDF finds "Sofia"; hinting is off so that a text is as wide at every zoom
    (drawing.md 4).
    """
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


@lru_cache(maxsize=128)
def metrics(of: QFont) -> QFontMetricsF:
    """Measures of a font made by ``font``."""
    return QFontMetricsF(of)
