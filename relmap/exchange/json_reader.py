"""Reads RelMap JSON (interchange.md 1 and 3).

What the file's author can mend is one sentence naming the place. What the method accepts as found - dangling ids,
reporting cycles, self-reports (method.md 3.7, 4.4.10) - is read as well as it can be and listed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from relmap.errors import UserError
from relmap.exchange.files import read_bytes, require_size
from relmap.exchange.json_fields import KEYS
from relmap.exchange.json_kinds import read_list, read_number, read_position
from relmap.exchange.json_references import resolved
from relmap.exchange.json_strategy_fields import LESSONS, PARTS, RULES, parent_field
from relmap.exchange.json_writer import FORMAT, VERSION
from relmap.exchange.remarks import Remark
from relmap.model.changes import snapshot_of
from relmap.model.entities import PARTNERSHIP_TITLE, Account, Objective, Person, TeamMember, Unit
from relmap.model.ids import pair_id
from relmap.model.keeping import RuleSetting
from relmap.model.knowledge import Fact
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot
from relmap.model.vocabulary import ObjectiveKind

DEEPEST = 50
"""How deep lists and objects may be nested (formats.md 1.6)."""

MOST_VALUES = 1_500_000
"""About how many values one file may hold: a small file can stand for very many."""

_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+"')

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read, what was noticed, and the ids of Partnership objectives the file did not have."""

    snapshot: Snapshot
    warnings: tuple[Remark, ...] = ()
    made: frozenset[str] = frozenset()


def read(source: bytes | Path) -> Read:
    """The document in a RelMap JSON file or its content; raises ``UserError`` naming what is wrong and where."""
    return read_document(parsed(read_bytes(source) if isinstance(source, Path) else require_size(source)))


def read_document(parsed_json: Any) -> Read:
    """The document in JSON that was parsed; raises ``UserError`` naming what is wrong and where."""
    root = _object(parsed_json, "document")
    if root.get("format") != FORMAT:
        raise UserError("JSON_NOT_RELMAP")
    version = root.get("version")
    if isinstance(version, bool) or version != VERSION:
        newer = isinstance(version, int) and not isinstance(version, bool) and version > VERSION
        raise UserError("JSON_NEWER" if newer else "JSON_NOT_RELMAP")
    _known(root, ("format", "version", "team", "accounts", LESSONS, RULES), "document")
    reading = _Reading()
    for place, item in enumerate(read_list(root.get("team", []), "team")):
        reading.add(_record(TeamMember, item, f"team[{place}]"), f"team[{place}]")
    for place, item in enumerate(read_list(root.get("accounts", []), "accounts")):
        reading.account(item, f"accounts[{place}]")
    reading.all(Fact, read_list(root.get(LESSONS, []), LESSONS), LESSONS, account=None)
    reading.all(RuleSetting, read_list(root.get(RULES, []), RULES), RULES)
    snapshot, warnings = resolved(snapshot_of(reading.records))
    return Read(snapshot, (*reading.warnings, *warnings), frozenset(reading.made))


class _Reading:
    """The records of one file while it is read."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.warnings: list[Remark] = []
        self.made: set[str] = set()
        self._ids: set[tuple[object, str]] = set()

    def add(self, record: Record, where: str) -> None:
        """Keep a record; raises ``UserError`` when its id, or its pair, is already taken."""
        # Ours and theirs share one space of ids: a role may name either (method.md 4.4.12).
        space = Person if isinstance(record, TeamMember) else type(record)
        if (space, record.id) in self._ids:
            if all(f.name != "id" for f in fields(record)):
                raise UserError("JSON_PAIR_TWICE", where=where)
            raise UserError("JSON_DUPLICATE_ID", where=where, id=record.id)
        self._ids.add((space, record.id))
        self.records.append(record)

    def account(self, item: Any, where: str) -> None:
        """Read one account with everything in it."""
        lists = ("units", "people", "relationships", "ties", "objectives", "not_same")
        account = _record(Account, item, where, *lists, *PARTS[Account])
        self.add(account, where)
        parts = {name: read_list(item.get(name, []), f"{where}.{name}") for name in lists}
        self.all(Unit, parts["units"], f"{where}.units", account=account.id)
        self._people(parts["people"], f"{where}.people", account.id)
        self.all(Relationship, parts["relationships"], f"{where}.relationships")
        self.all(Tie, parts["ties"], f"{where}.ties")
        self.all(NotSame, parts["not_same"], f"{where}.not_same")
        self._objectives(parts["objectives"], f"{where}.objectives", account.id)
        self._parts(account, item, where)

    def all(self, record_type: type[Record], items: list[Any], where: str, **given: Any) -> None:
        """Keep the records of a list, with what stands inside each."""
        for place, item in enumerate(items):
            here = f"{where}[{place}]"
            record = _record(record_type, item, here, *PARTS.get(record_type, ()), **given)
            self.add(record, here)
            self._parts(record, item, here)

    def _parts(self, record: Record, item: dict[str, Any], where: str) -> None:
        parent = type(record)
        for name, part in PARTS.get(parent, {}).items():
            if name in item:
                field = parent_field(parent, part)
                given = {field: record.id} if field is not None else {}
                self.all(part, read_list(item[name], f"{where}.{name}"), f"{where}.{name}", **given)

    def _people(self, items: list[Any], where: str, account: str) -> None:
        people: list[Person] = []
        for place, item in enumerate(items):
            here = f"{where}[{place}]"
            person = _record(Person, item, here, "position", "rank", "imported", account=account)
            position = read_position(item.get("position"), f"{here}.position")
            if position is not None:
                person = replace(person, x=position[0], y=position[1])
            people.append(replace(person, rank=read_number(item.get("rank", place), f"{here}.rank")))
            imported = read_list(item.get("imported", []), f"{here}.imported")
            self.all(ImportedValues, imported, f"{here}.imported", person=person.id)
        order = [(person.rank, person.id) for person in people]
        if any(first > second for first, second in pairwise(order)):
            # The order of people is sibling order; ranks that contradict it are from before somebody moved a line.
            people = [replace(person, rank=float(place)) for place, person in enumerate(people)]
        for place, person in enumerate(people):
            self.add(person, f"{where}[{place}]")

    def _objectives(self, items: list[Any], where: str, account: str) -> None:
        partnership = False
        for place, item in enumerate(items):
            here = f"{where}[{place}]"
            objective = _record(Objective, item, here, "roles", *PARTS[Objective], account=account, title="")
            if objective.kind is ObjectiveKind.PARTNERSHIP:
                if partnership:
                    raise UserError("JSON_TWO_PARTNERSHIPS", where=here)
                partnership = True
                objective = replace(objective, title=objective.title or PARTNERSHIP_TITLE)
            elif "title" not in item:
                raise UserError("JSON_MISSING_KEY", where=here, key="title")
            self.add(objective, here)
            for number, role in enumerate(read_list(item.get("roles", []), f"{here}.roles")):
                self._role(role, f"{here}.roles[{number}]", objective)
            self._parts(objective, item, here)
        if not partnership:
            # The id follows from the account, so that reading the same file again means the same objective.
            made = pair_id(account, ObjectiveKind.PARTNERSHIP)
            self.made.add(made)
            self.add(Objective(made, account, PARTNERSHIP_TITLE, ObjectiveKind.PARTNERSHIP), where)

    def _role(self, item: Any, where: str, objective: Objective) -> None:
        role = _record(RoleAssignment, item, where, objective=objective.id)
        if role.rating == 0:
            self.warnings.append(Remark("RATING_ZERO", facts={"where": where}))
            role = replace(role, rating=None)
        self.add(role, where)


def parsed(data: bytes) -> Any:
    """JSON in UTF-8 as lists and dicts. Raises ``UserError`` for what is none, too deep or too much."""
    # Memory is bounded before anything is built. Signs inside texts, such as kept states, count only at second sight.
    if _values(data) > MOST_VALUES and _values(_TEXT.sub(b"", data)) > MOST_VALUES:
        raise UserError("JSON_TOO_MANY_VALUES", limit=MOST_VALUES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("JSON_NOT_UTF8", line=data.count(b"\n", 0, error.start) + 1) from None
    try:
        found = json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise UserError("JSON_SYNTAX", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise UserError("JSON_TOO_DEEP", limit=DEEPEST) from None
    _require_shallow(found)
    return found


def _values(data: bytes) -> int:
    return data.count(b",") + data.count(b"[") + data.count(b"{")


def _require_shallow(found: Any) -> None:
    """Raises ``UserError`` when lists and objects are nested deeper than formats.md 1.6 allows."""
    layer = [found]
    for _depth in range(DEEPEST + 1):
        layer = [
            inside
            for item in layer
            if isinstance(item, dict | list)
            for inside in (item.values() if isinstance(item, dict) else item)
            if isinstance(inside, dict | list)
        ]
        if not layer:
            return
    raise UserError("JSON_TOO_DEEP", limit=DEEPEST)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for name, _value in pairs:
            if name in seen:
                raise UserError("JSON_DUPLICATE_KEY", key=_shown(name))
            seen.add(name)
    return found


def _no_constant(word: str) -> Any:
    raise UserError("JSON_NOT_A_NUMBER", word=word)


def _integer(digits: str) -> int | float:
    # Python refuses to convert thousands of digits; as a number without bounds the range check names the place.
    return int(digits) if len(digits) <= 20 else float(digits)


def _record(record_type: type[_R], item: Any, where: str, *nested: str, **given: Any) -> _R:
    item = _object(item, where)
    keys = KEYS[record_type]
    _known(item, (*(key.name for key in keys), *nested), where)
    values: dict[str, Any] = dict(given)
    for key in keys:
        if key.name in item:
            values[key.attribute] = key.kind.read(item[key.name], f"{where}.{key.name}")
        elif key.required:
            raise UserError("JSON_MISSING_KEY", where=where, key=key.name)
    return record_type(**values)


def _object(item: Any, where: str) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise UserError("JSON_EXPECTS_OBJECT", where=where)
    return item


def _known(item: dict[str, Any], names: tuple[str, ...], where: str) -> None:
    for name in item:
        if name not in names:
            raise UserError("JSON_UNKNOWN_KEY", where=where, key=_shown(name))


def _shown(name: str) -> str:
    return name if name.isprintable() and len(name) <= 60 else ascii(name)[:60]
