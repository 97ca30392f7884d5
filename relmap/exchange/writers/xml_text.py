"""XML as text, element by element: what the graph formats share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from relmap.exchange.text import clean_text
from relmap.exchange.writers.sheets import Value

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def escaped(text: str) -> str:
    """``text`` for content and attributes alike, without characters XML cannot hold (formats.md 4.4)."""
    return clean_text(text).translate(_ESCAPES)


def tag(name: str, content: str | Iterable[str] = "", /, **attributes: object) -> str:
    """An element. ``content`` is XML already; attributes are escaped.

    A trailing underscore keeps the names of attributes from Python's own words: ``class_`` and ``for_``.
    """
    told = "".join(f' {key.rstrip("_")}="{escaped(str(value))}"' for key, value in attributes.items())
    inner = content if isinstance(content, str) else "".join(content)
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def typed(value: Value) -> str:
    """A value as it is written in XML; "" for a blank."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def kind_of(values: Iterable[Value], whole: str) -> str:
    """The type of a column: ``whole`` when all it holds are whole numbers, else "string"."""
    told = [value for value in values if value not in (None, "")]
    return whole if told and all(isinstance(value, int) for value in told) else "string"
