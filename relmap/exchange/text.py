"""Text that comes from outside, made harmless for every file we may later write it to (formats.md D10, 4.4)."""

from __future__ import annotations

import re

from relmap.model.text import one_line

LONGEST_TEXT = 32_767
"""Characters one cell of a table may have (formats.md 1.6)."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_HALF_PAIRS = re.compile("[\ud800-\udfff]")
_FORMULA = re.compile("'*[=+@-]")
_NUMBER = re.compile(r"[+-]?[\d\s()./-]+")
_GUARDED = re.compile("'+[=+@-]")


def clean_text(text: str) -> str:
    """``text`` without control characters and halves of surrogate pairs; tabs and line ends stay."""
    return _HALF_PAIRS.sub("\ufffd", _UNWRITABLE.sub("", text))


def cell_text(text: str) -> str:
    """A cell as one line, without the quote that guards spreadsheets against formulas (formats.md 4.3)."""
    # Nearly every cell is printable, which no unwanted character is: no need to look at each character.
    clean = " ".join(text.split()) if text.isprintable() else one_line(clean_text(text))
    return clean[1:] if _GUARDED.match(clean) else clean


def guarded(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula; phone numbers and plain numbers stay as they are."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
