"""What values the keys of RelMap JSON take, and how each is written and checked (interchange.md 1)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from relmap.errors import UserError
from relmap.exchange.text import clean_text
from relmap.model import vocabulary as v

_LONGEST_ID = 100
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_BAD_IN_ID = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Kind:
    """What values a key takes. ``read`` gets the value and where it stands and raises ``UserError``."""

    read: Callable[[Any, str], Any]
    write: Callable[[Any], Any] = lambda value: value


@dataclass(frozen=True, slots=True)
class Key:
    """One key. ``fixed`` ones are always written, the others only when they differ from the default."""

    name: str
    kind: Kind
    attribute: str
    fixed: bool = False
    required: bool = False


def read_text(value: Any, where: str) -> str:
    """A text, cleaned."""
    if not isinstance(value, str):
        raise UserError("JSON_EXPECTS_TEXT", where=where)
    return clean_text(value)


def read_id(value: Any, where: str) -> str:
    """The id of a record, or a reference to one."""
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_ID or _BAD_IN_ID.search(value):
        raise UserError("JSON_EXPECTS_ID", where=where)
    return value


def read_list(value: Any, where: str) -> list[Any]:
    """A list."""
    if not isinstance(value, list):
        raise UserError("JSON_EXPECTS_LIST", where=where)
    return value


def read_number(value: Any, where: str, limit: float = 1e15) -> float:
    """A number between plus and minus ``limit``."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UserError("JSON_EXPECTS_NUMBER", where=where)
    if not -limit <= value <= limit or not math.isfinite(value):
        raise UserError("JSON_OUT_OF_RANGE", where=where, least=f"{-limit:g}", most=f"{limit:g}")
    return float(value)


def read_position(value: Any, where: str) -> tuple[float, float] | None:
    """``[x, y]`` in map units, or null."""
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:
        raise UserError("JSON_EXPECTS_POSITION", where=where)
    return read_number(value[0], f"{where}[0]", 1e9), read_number(value[1], f"{where}[1]", 1e9)


def set_of(words: type[StrEnum]) -> Kind:
    """A list of codes, each once, in the order of the enumeration."""
    word = words_of(words).read

    def read(value: Any, where: str) -> frozenset[StrEnum]:
        return frozenset(word(item, f"{where}[{place}]") for place, item in enumerate(read_list(value, where)))

    return Kind(read, lambda found: [member.value for member in words if member in found])


def read_flag(value: Any, where: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise UserError("JSON_EXPECTS_FLAG", where=where)
    return value


def read_date(value: Any, where: str) -> date:
    """A day, YYYY-MM-DD."""
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise UserError("JSON_EXPECTS_DATE", where=where)


def whole(least: int, most: int) -> Kind:
    """A whole number within bounds."""

    def read(value: Any, where: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise UserError("JSON_EXPECTS_WHOLE", where=where)
        if not least <= value <= most:
            raise UserError("JSON_OUT_OF_RANGE", where=where, least=least, most=most)
        return value

    return Kind(read)


def words_of(words: type[StrEnum]) -> Kind:
    """A code of an enumeration."""
    allowed = ", ".join(words)

    def read(value: Any, where: str) -> StrEnum:
        if isinstance(value, str) and value in words.__members__:
            return words(value)
        raise UserError("JSON_EXPECTS_WORD", where=where, allowed=allowed)

    return Kind(read, str)


def or_null(kind: Kind) -> Kind:
    """A value of a kind, or null."""
    return Kind(
        lambda value, where: None if value is None else kind.read(value, where),
        lambda value: None if value is None else kind.write(value),
    )


ID = Kind(read_id)
REFERENCE = or_null(ID)
TEXT = Kind(read_text)
FLAG = Kind(read_flag)
DAY = Kind(read_date, date.isoformat)
DATE = or_null(DAY)
CERTAINTY = words_of(v.Certainty)
AMOUNT = Kind(read_number)


def key(name: str, kind: Kind, attribute: str = "") -> Key:
    """A key that is written when its value differs from the default."""
    return Key(name, kind, attribute or name)


def fixed(name: str, kind: Kind, attribute: str = "", *, required: bool = False) -> Key:
    """A key that is always written."""
    return Key(name, kind, attribute or name, fixed=True, required=required)


def required(name: str, kind: Kind, attribute: str = "") -> Key:
    """A key that must be there."""
    return fixed(name, kind, attribute, required=True)
