"""Checking and cleaning of single field values, whoever edits them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from relmap.errors import UserError
from relmap.model.keeping import RuleSetting
from relmap.model.snapshot import Record
from relmap.model.text import LONG_TEXTS, many_lines, one_line
from relmap.model.vocabulary import RATINGS

_R = TypeVar("_R", bound=Record)

_AS_IT_IS = frozenset({"content"})


def revised(record: _R, values: Mapping[str, object]) -> _R:
    """``record`` with new values, cleaned. Raises ``UserError`` naming the field when a value is not possible."""
    names = {f.name for f in fields(record)}
    unknown = set(values) - names
    assert not unknown, f"no such field: {unknown}"
    return replace(record, **{name: _clean(record, name, value) for name, value in values.items()})


def _clean(record: Record, name: str, value: object) -> Any:
    if type(value) is str and name not in _AS_IT_IS:
        value = many_lines(value) if name in LONG_TEXTS else one_line(value)
    check = _CHECKS.get(name) if not isinstance(record, RuleSetting) else None
    if check is not None and value is not None and not check(value):
        raise UserError("VALUE_NOT_POSSIBLE", field=name, value=value)
    return value


def _between(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and low <= value <= high


def _amount(value: Any) -> bool:
    return isinstance(value, int | float) and math.isfinite(value) and value >= 0


_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "depth": _between(0, 5),
    "target_depth": _between(0, 5),
    "rating": lambda value: value in RATINGS,
    "cadence_days": _between(1, 3660),
    "employees": _between(0, 100_000_000),
    "value": _amount,
    "revenue": _amount,
    "revenue_at_risk": _amount,
    "spend": _amount,
    "points": _between(0, 3),
    "trust_credibility": _between(1, 5),
    "trust_reliability": _between(1, 5),
    "trust_intimacy": _between(1, 5),
    "trust_self_orientation": _between(1, 5),
}
