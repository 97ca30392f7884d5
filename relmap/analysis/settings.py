"""The numbers of the rule book as a document has them (method.md 4.1, ``RuleSetting``)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from relmap.analysis.thresholds import DEFAULTS, Thresholds
from relmap.model.keeping import FIXED_RULE
from relmap.model.snapshot import Snapshot

_RULES = frozenset(f"F{number:02d}" for number in range(1, 26))


def thresholds_of(snapshot: Snapshot) -> Thresholds:
    """The numbers in force: the defaults, and what the document changed; a setting nobody knows is passed over."""
    if not snapshot.rule_settings:
        return DEFAULTS
    changed: dict[str, Any] = {}
    for setting in snapshot.rule_settings.values():
        name, _, place = setting.id.partition(".")
        default = default_of(setting.id)
        if default is None or not math.isfinite(setting.value):
            continue
        value = round(setting.value) if isinstance(default, int) else setting.value
        whole = changed.get(name, getattr(DEFAULTS, name))
        changed[name] = _with(whole, place, value) if place else value
    return replace(DEFAULTS, **changed)


def switched_off(snapshot: Snapshot) -> frozenset[str]:
    """Rules that are not raised in this document; never F01."""
    settings = snapshot.rule_settings.values()
    return frozenset(s.id for s in settings if s.id in _RULES and s.id != FIXED_RULE and s.value == 0)


def changed_settings(snapshot: Snapshot) -> tuple[str, ...]:
    """Ids of the settings that differ from their default, rules switched off included, in order of their ids.

    Their number stands in the footer of every pack ("rule book changed: 3 values").
    """
    return tuple(sorted(_changed(snapshot)))


def default_of(setting: str) -> float | int | None:
    """The default of a setting such as "fragile", "relationship.3" or "influences.HIGH"; None when there is none."""
    return _DEFAULTS.get(setting)


def value_of(thresholds: Thresholds, setting: str) -> float | int:
    """The value of a setting. Raises KeyError when there is no such setting."""
    return dict(_numbers(thresholds))[setting]


def _changed(snapshot: Snapshot) -> Iterator[str]:
    yield from switched_off(snapshot)
    numbers = dict(_numbers(thresholds_of(snapshot)))
    yield from (key for key, default in _DEFAULTS.items() if numbers[key] != default)


def _with(whole: Any, place: str, value: float) -> Any:
    if isinstance(whole, tuple):
        return (*whole[: int(place)], value, *whole[int(place) + 1 :])
    return MappingProxyType({key: value if key.value == place else old for key, old in whole.items()})


def _numbers(thresholds: Thresholds) -> Iterator[tuple[str, float | int]]:
    for field in fields(thresholds):
        value = getattr(thresholds, field.name)
        if isinstance(value, tuple):
            yield from ((f"{field.name}.{place}", number) for place, number in enumerate(value))
        elif isinstance(value, Mapping):
            yield from ((f"{field.name}.{key.value}", number) for key, number in value.items())
        else:
            yield field.name, value


_DEFAULTS: Mapping[str, float | int] = MappingProxyType(dict(_numbers(DEFAULTS)))
