"""Between the frozen records of the model and rows of SQLite, by field name.

Nothing here knows a record type: how a field is stored follows from its annotation. Reading checks every value, because
a table does not (storage.md 7): codes, dates, finite numbers, and the two scales that have gaps or ends.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from relmap.model.snapshot import COLLECTIONS, Record
from relmap.model.vocabulary import DEPTHS, RATINGS

Cell = str | int | float | None
"""What a column holds."""

_Encode = Callable[[Any], Cell]
_Decode = Callable[[Any], object]

_TICKS = frozenset(range(1, 6))
_SCALES: Mapping[str, frozenset[int]] = {
    "depth": frozenset(range(len(DEPTHS))),
    "target_depth": frozenset(range(len(DEPTHS))),
    "rating": frozenset(RATINGS),
    "points": frozenset(range(4)),
    "trust_credibility": _TICKS,
    "trust_reliability": _TICKS,
    "trust_intimacy": _TICKS,
    "trust_self_orientation": _TICKS,
}


class BadRow(ValueError):  # noqa: N818 - a finding about data, handled by whoever reads
    """A row that is no record: ``key`` are its first cells, ``column`` the first one with an impossible value."""

    def __init__(self, key: tuple[Cell, ...], column: str) -> None:
        super().__init__(column)
        self.key = key
        self.column = column


@dataclass(frozen=True, slots=True)
class RowMapping:
    """How one record type is stored. ``columns`` in field order; ``key`` names the columns that identify a row."""

    record_type: type[Record]
    columns: tuple[str, ...]
    key: tuple[str, ...]
    _encoders: Mapping[str, _Encode]
    _at: tuple[tuple[int, _Encode], ...]
    _decoders: tuple[tuple[int, _Decode], ...]
    _strict_decoders: Mapping[str, _Decode]

    def cells(self, record: Record, columns: Iterable[str]) -> dict[str, Cell]:
        """Columns of a record by name."""
        cells: dict[str, Cell] = {}
        for name in columns:
            value, encode = getattr(record, name), self._encoders.get(name)
            cells[name] = value if encode is None or value is None else encode(value)
        return cells

    def row(self, record: Record) -> tuple[Cell, ...]:
        """All cells of a record in the order of ``columns``."""
        values = [getattr(record, name) for name in self.columns]
        for position, encode in self._at:
            if values[position] is not None:
                values[position] = encode(values[position])
        return tuple(values)

    def record(self, row: Sequence[Cell]) -> Record:
        """The record of a row whose cells stand in the order of ``columns``; raises ``BadRow``."""
        values: list[Any] = list(row)
        position = 0
        try:
            for position, decode in self._decoders:
                values[position] = decode(values[position])
        except (KeyError, ValueError, TypeError) as error:
            raise BadRow(tuple(row[: len(self.key)]), self.columns[position]) from error
        return self.record_type(*values)

    def values(self, cells: Mapping[str, object]) -> dict[str, object]:
        """The values of some cells by name, whose types no table has checked; raises ``BadRow`` without a key."""
        values: dict[str, object] = {}
        for name, cell in cells.items():
            try:
                values[name] = self._strict_decoders[name](cell)
            except (KeyError, ValueError, TypeError, AttributeError, OverflowError) as error:
                raise BadRow((), name) from error
        return values


def _mapping_of(record_type: type[Record]) -> RowMapping:
    hints = get_type_hints(record_type)
    columns = tuple(f.name for f in fields(record_type))
    encoders: dict[str, _Encode] = {}
    decoders: list[tuple[int, _Decode]] = []
    strict: dict[str, _Decode] = {}
    for position, name in enumerate(columns):
        kind, optional = _without_none(hints[name])
        encode, decode = _codec(name, kind)
        if encode is not None:
            encoders[name] = encode
        if decode is not None:
            decoders.append((position, _or_none(decode) if optional else decode))
        exactly = decode or _exactly(kind)
        strict[name] = _or_none(exactly) if optional else exactly
    # A record that joins two others has no column for its id: the pair is the key.
    key = ("id",) if "id" in columns else columns[:2]
    at = tuple((columns.index(name), encode) for name, encode in encoders.items())
    return RowMapping(record_type, columns, key, encoders, at, tuple(decoders), strict)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) is UnionType:
        (kind,) = (a for a in get_args(hint) if a is not NoneType)
        return kind, True
    return hint, False


def _codec(name: str, kind: Any) -> tuple[_Encode | None, _Decode | None]:
    """How a value that is not None is written and read; None where it is stored as it is."""
    if name in _SCALES:
        return None, {value: value for value in _SCALES[name]}.__getitem__
    if kind in (str, int):
        return None, None
    if kind is bool:
        return int, {0: False, 1: True}.__getitem__
    if kind is float:
        return float, _finite
    if kind is date:
        return date.isoformat, _day
    if get_origin(kind) is frozenset:
        return _set_codec(get_args(kind)[0])
    assert issubclass(kind, StrEnum), f"no way to store {name}"
    return str.__str__, {member.value: member for member in kind}.__getitem__


def _set_codec(kind: type[StrEnum]) -> tuple[_Encode, _Decode]:
    """A set of codes is stored in the order of the enumeration, separated by spaces."""
    members = {member.value: member for member in kind}

    def encode(value: frozenset[StrEnum]) -> str:
        return " ".join(member.value for member in kind if member in value)

    @cache
    def decode(cell: str) -> frozenset[StrEnum]:
        return frozenset(members[code] for code in cell.split())

    return encode, decode


def _exactly(kind: type) -> _Decode:
    """For cells stored as they are, where no table says of which type they are."""

    def decode(cell: object) -> object:
        if type(cell) is not kind:
            raise TypeError(kind.__name__)
        return cell

    return decode


def _or_none(decode: _Decode) -> _Decode:
    return lambda cell: None if cell is None else decode(cell)


def _finite(cell: float) -> float:
    if not math.isfinite(cell):
        raise ValueError(cell)
    return cell


@cache
def _day(cell: str) -> date:
    if len(cell) != 10:  # Python reads more spellings than a document holds
        raise ValueError(cell)
    return date.fromisoformat(cell)


MAPPINGS: Mapping[type[Record], RowMapping] = MappingProxyType({kind: _mapping_of(kind) for kind in COLLECTIONS})
"""How records of each type are stored."""
