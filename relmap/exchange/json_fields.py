"""Which key of RelMap JSON holds which field of which record, and how a value is written and checked.

One table for reader and writer, so that neither can know a field the other forgets (interchange.md 1 and 3).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from relmap.errors import UserError
from relmap.exchange.text import clean_text
from relmap.model import vocabulary as v
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.relations import Relationship, RoleAssignment, Tie

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


def read_roles(value: Any, where: str) -> frozenset[v.BuyingRole]:
    """A list of buying roles."""
    word = _words(v.BuyingRole).read
    return frozenset(word(item, f"{where}[{place}]") for place, item in enumerate(read_list(value, where)))


def _flag(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise UserError("JSON_EXPECTS_FLAG", where=where)
    return value


def _date(value: Any, where: str) -> date:
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise UserError("JSON_EXPECTS_DATE", where=where)


def _whole(least: int, most: int) -> Kind:
    def read(value: Any, where: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise UserError("JSON_EXPECTS_WHOLE", where=where)
        if not least <= value <= most:
            raise UserError("JSON_OUT_OF_RANGE", where=where, least=least, most=most)
        return value

    return Kind(read)


def _words(words: type[StrEnum]) -> Kind:
    allowed = ", ".join(words)

    def read(value: Any, where: str) -> StrEnum:
        if isinstance(value, str) and value in words.__members__:
            return words(value)
        raise UserError("JSON_EXPECTS_WORD", where=where, allowed=allowed)

    return Kind(read, str)


def _or_null(kind: Kind) -> Kind:
    return Kind(
        lambda value, where: None if value is None else kind.read(value, where),
        lambda value: None if value is None else kind.write(value),
    )


_ID = Kind(read_id)
_REFERENCE = _or_null(_ID)
_TEXT = Kind(read_text)
_FLAG = Kind(_flag)
_DATE = _or_null(Kind(_date, date.isoformat))
_CERTAINTY = _words(v.Certainty)
_AMOUNT = Kind(read_number)


def _key(name: str, kind: Kind, attribute: str = "") -> Key:
    return Key(name, kind, attribute or name)


def _fixed(name: str, kind: Kind, attribute: str = "", *, required: bool = False) -> Key:
    return Key(name, kind, attribute or name, fixed=True, required=required)


def _required(name: str, kind: Kind, attribute: str = "") -> Key:
    return _fixed(name, kind, attribute, required=True)


KEYS: Mapping[type[Any], tuple[Key, ...]] = MappingProxyType(
    {
        TeamMember: (
            _required("id", _ID),
            _required("name", _TEXT),
            _fixed("org", _words(v.TeamOrg)),
            _fixed("is_management", _FLAG),
            _fixed("active", _FLAG),
            _key("title", _TEXT),
            _key("firm", _TEXT),
        ),
        Account: (
            _required("id", _ID),
            _required("name", _TEXT),
            _fixed("target_status", _words(v.TargetStatus)),
            _fixed("stage", _or_null(_words(v.AccountStage))),
            _fixed("upper_from", _words(v.Level)),
            _fixed("employees", _or_null(_whole(0, 10**9))),
            _key("map_shape", _words(v.MapShape)),
            _key("map_direction", _words(v.MapDirection)),
        ),
        Unit: (
            _required("id", _ID),
            _required("name", _TEXT),
            _fixed("parent", _REFERENCE),
        ),
        Person: (
            _required("id", _ID),
            _fixed("kind", _words(v.PersonKind)),
            _fixed("affiliation", _or_null(_words(v.Affiliation))),
            _fixed("status", _words(v.PersonStatus)),
            _fixed("name", _TEXT),
            _fixed("title", _TEXT),
            _fixed("unit", _REFERENCE),
            _fixed("level", _words(v.Level)),
            _fixed("upper_override", _or_null(_TEXT)),
            _fixed("reports_to", _REFERENCE),
            _key("firm", _TEXT),
            _key("function", _TEXT),
            _key("site", _TEXT),
            _key("email", _TEXT),
            _key("phone", _TEXT),
            _key("since", _DATE),
            _key("in_post_since", _DATE),
            _key("reports_to_certainty", _CERTAINTY),
            _key("pinned", _FLAG),
            _key("collapsed", _FLAG),
            _key("source", _TEXT),
            _key("source_id", _TEXT),
        ),
        Relationship: (
            _required("team_member", _ID),
            _required("person", _ID),
            _fixed("depth", _whole(0, 5)),
            _fixed("last_contact", _DATE),
            _fixed("cadence_days", _whole(1, 36_500)),
            _key("target_depth", _or_null(_whole(0, 5))),
            _key("social", _or_null(_words(v.Social))),
            _key("evidence", _TEXT),
            _key("since", _DATE),
            _key("next_step", _TEXT),
        ),
        Tie: (
            _required("id", _ID),
            _required("kind", _words(v.TieKind)),
            _required("from", _ID, "source"),
            _required("to", _ID, "target"),
            _fixed("certainty", _CERTAINTY),
            _key("strength", _words(v.Strength)),
            _key("date", _DATE),
            _key("words", _TEXT),
            _key("reason", _TEXT),
            _key("was_solid", _FLAG),
        ),
        Objective: (
            _required("id", _ID),
            _fixed("title", _TEXT),
            _fixed("kind", _words(v.ObjectiveKind)),
            _fixed("status", _words(v.ObjectiveStatus)),
            _fixed("step", _words(v.Step)),
            _fixed("unit", _REFERENCE),
            _key("joint_approval", _FLAG),
            _key("risk_to_customer", _or_null(_words(v.RiskToCustomer))),
            _key("value", _or_null(_AMOUNT)),
            _key("currency", _TEXT),
            _key("decision_date", _DATE),
        ),
        RoleAssignment: (
            _required("person", _ID),
            _fixed("roles", Kind(read_roles, lambda roles: [role.value for role in v.BuyingRole if role in roles])),
            _fixed("influence", _words(v.Influence)),
            _fixed("rating", _or_null(_whole(-5, 5))),
            _key("certainty", _CERTAINTY),
            _key("how_known", _or_null(_words(v.HowKnown))),
            _key("known_on", _DATE),
            _key("influence_reason", _TEXT),
            _key("mode", _words(v.ResponseMode)),
            _key("mode_words", _TEXT),
            _key("mode_certainty", _CERTAINTY),
            _key("rating_evidence", _TEXT),
            _key("rating_certainty", _CERTAINTY),
        ),
        ImportedValues: (
            _required("id", _ID),
            _required("source", _TEXT),
            _key("external_id", _TEXT),
            _key("name", _TEXT),
            _key("title", _TEXT),
            _key("firm", _TEXT),
            _key("unit", _TEXT),
            _key("function", _TEXT),
            _key("site", _TEXT),
            _key("email", _TEXT),
            _key("phone", _TEXT),
            _key("level", _words(v.Level)),
            _key("status", _or_null(_words(v.PersonStatus))),
            _key("in_post_since", _DATE),
            _key("reports_to", _REFERENCE),
        ),
        NotSame: (
            _required("first", _ID),
            _required("second", _ID),
        ),
    }
)
"""The keys of each record, in the order they are written.

Kept elsewhere: ``account`` and ``objective`` follow from where a record stands, as does the person of what was
imported; ``rank`` follows from the order of ``people``, ``x`` and ``y`` are ``position``.
"""
