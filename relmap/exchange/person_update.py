"""Works what an entry says into a person, field by field, and keeps what the user has changed (formats.md 5.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from relmap.exchange.choices import Choices, Conflict, FieldMode, Side, Succession
from relmap.exchange.headers import Field
from relmap.exchange.import_plan import FieldChange
from relmap.exchange.loops import shown
from relmap.exchange.people_rows import Entry
from relmap.exchange.person_names import Holder
from relmap.exchange.three_way import settled
from relmap.model.entities import Account, Person, Unit
from relmap.model.ids import new_id, pair_id
from relmap.model.memory import ImportedValues
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Level, PersonStatus
from relmap.words.labels import label

_ATTRIBUTES: Mapping[Field, str] = {
    Field.NAME: "name",
    Field.TITLE: "title",
    Field.COMPANY: "firm",
    Field.UNIT: "unit",
    Field.FUNCTION: "function",
    Field.SITE: "site",
    Field.EMAIL: "email",
    Field.PHONE: "phone",
    Field.LEVEL: "level",
    Field.IN_POST_SINCE: "in_post_since",
}
"""Fields of a file and the attribute of a person, an entry and a memory alike; units are compared by name."""

_OF_THE_PERSON = ("name", "email", "phone", "in_post_since", "status")


class PersonUpdate:
    """Brings the people of one account up to date; ``units`` and ``conflicts`` grow."""

    def __init__(self, snapshot: Snapshot, account: Account, source: str, choices: Choices) -> None:
        self.units: dict[str, Unit] = dict(snapshot.units)
        self.conflicts: list[Conflict] = []
        self._account = account.id
        self._source = source
        self._choices = choices
        self._unit_ids = {unit.name.casefold(): unit.id for unit in reversed(snapshot.units_of(account.id))}

    def told(self, person: Person, key: str, entry: Entry, last: ImportedValues | None) -> Person:
        """A person with what the file says; ``key`` is the id under which the user is asked about the record."""
        values: dict[str, Any] = {}
        for field, attribute in _ATTRIBUTES.items():
            in_file = _known(getattr(entry, attribute))
            if in_file is None:
                continue
            on_map = self._of_person(person, attribute)
            if in_file == on_map:
                continue
            before = _known(getattr(last, attribute)) if last is not None else None
            if on_map is not None and before is None and _folded(in_file) == _folded(on_map):
                continue
            value = self._settled(person, key, field, entry, (before, on_map, in_file))
            if value != on_map:
                values[attribute] = self._unit(str(value)) if attribute == "unit" else value
        values |= self._status(person, values.get("name", person.name), entry, last)
        if entry.id and not person.source_id and entry.id != person.id:
            values |= {"source": self._source, "source_id": entry.id}
        return replace(person, **values) if values else person

    def _settled(self, person: Person, key: str, field: Field, entry: Entry, values: tuple[Any, Any, Any]) -> Any:
        before, on_map, in_file = values
        if on_map is None and before is None:
            return in_file
        mode = self._choices.modes.get(field, FieldMode.UPDATE)
        side = self._side(key, field, entry)
        value, disputed = settled(before, on_map, in_file, mode, side)
        if disputed:
            texts = (_text(on_map), _text(in_file), _text(before))
            self.conflicts.append(Conflict(key, field, entry.line, shown(person), *texts, side))
        return value

    def line(
        self,
        key: str,
        entry: Entry,
        last: ImportedValues | None,
        on_map: str | None,
        in_file: str | None,
        called: Callable[[str | None], str],
    ) -> str | None:
        """Whom a person reports to from now on; ``in_file`` None means that the file puts the person at the top."""
        before = last.reports_to if last is not None else None
        mode = self._choices.modes.get(Field.REPORTS_TO, FieldMode.UPDATE)
        side = self._side(key, Field.REPORTS_TO, entry)
        if in_file is not None:
            stands, disputed = settled(before, on_map, in_file, mode, side)
        elif on_map is None or mode is FieldMode.OVERWRITE or (before is not None and before == on_map):
            return None
        elif mode is FieldMode.FILL or (last is not None and before is None):
            return on_map
        else:
            stands, disputed = (on_map if side is Side.MAP else None), True
        if disputed:
            texts = (called(on_map), called(in_file), called(before))
            self.conflicts.append(Conflict(key, Field.REPORTS_TO, entry.line, entry.shown, *texts, side))
        return stands

    def changes(self, before: Person, after: Person, people: Mapping[str, Person]) -> tuple[FieldChange, ...]:
        """What differs between two states of a person, in words."""
        if before is after:
            return ()
        found = [
            FieldChange(field, _text(old), _text(new))
            for field, attribute in _ATTRIBUTES.items()
            if (old := self._of_person(before, attribute)) != (new := self._of_person(after, attribute))
        ]
        if before.status is not after.status:
            found.append(FieldChange(Field.STATUS, _text(before.status), _text(after.status)))
        if before.reports_to != after.reports_to:
            managers = (before.reports_to, after.reports_to)
            bosses = [people.get(manager) if manager is not None else None for manager in managers]
            found.append(FieldChange(Field.REPORTS_TO, *(shown(boss) if boss is not None else "" for boss in bosses)))
        return tuple(found)

    def _side(self, key: str, field: Field, entry: Entry) -> Side:
        # Whoever says that somebody is only called otherwise now wants the other name; and a list with RelMap's own
        # ids is one of ours that somebody has worked on.
        renamed = field is Field.NAME and self._choices.holders.get(key) is Succession.RENAMED
        proposed = Side.FILE if renamed or entry.id == key else Side.MAP
        return self._choices.conflicts.get((key, field), proposed)

    def _of_person(self, person: Person, attribute: str) -> Any:
        if attribute != "unit":
            return _known(getattr(person, attribute))
        return self.units[person.unit].name if person.unit is not None else None

    def _unit(self, name: str) -> str:
        key = name.casefold()
        if key not in self._unit_ids:
            unit = Unit(new_id(), self._account, name)
            self._unit_ids[key] = unit.id
            self.units[unit.id] = unit
        return self._unit_ids[key]

    def _status(self, person: Person, name: str, entry: Entry, last: ImportedValues | None) -> dict[str, Any]:
        """What follows for the status, unless the file says the same as last time."""
        before = last.status if last is not None else None
        told: dict[str, Any] = {}
        if name and not person.name:
            told = {"status": PersonStatus.ACTIVE, "since": None}
        elif not person.name and entry.holder is Holder.VACANT:
            told = {} if before is PersonStatus.VACANT else {"status": PersonStatus.VACANT}
        elif not person.name and last is None and person.status is not PersonStatus.VACANT:
            told = {"status": PersonStatus.UNIDENTIFIED}
        if entry.holder is Holder.NAMED and entry.status is not before:
            if entry.status is PersonStatus.LEFT:
                told |= {"status": PersonStatus.LEFT}
            elif entry.status is PersonStatus.ACTIVE and before is PersonStatus.LEFT is person.status:
                told |= {"status": PersonStatus.ACTIVE, "since": None}
        return told


def on_new_post(post: ImportedValues | None, person: ImportedValues | None) -> ImportedValues | None:
    """What files said about a post and about who comes to it: the post's own facts, and the person's."""
    if post is None:
        return None
    blank = ImportedValues("", "", "")
    return replace(post, **{name: getattr(person or blank, name) for name in _OF_THE_PERSON})


def remembered(
    person: str, source: str, entry: Entry, last: ImportedValues | None, reports_to: str | None, key: str
) -> ImportedValues:
    """What the document keeps of an entry; where it says nothing, what was said before still counts."""
    said: dict[str, Any] = {}
    for attribute in _ATTRIBUTES.values():
        value = _known(getattr(entry, attribute))
        if value is not None:
            said[attribute] = value
    if entry.holder is Holder.VACANT:
        said |= {"name": "", "status": PersonStatus.VACANT}
    elif entry.status is not None or entry.holder is Holder.NAMED:
        said["status"] = entry.status
    if last is None:
        return ImportedValues(key, person, source, entry.id, reports_to=reports_to, **said)
    said |= {"id": key, "person": person, "external_id": entry.id, "reports_to": reports_to}
    if all(getattr(last, name) == value for name, value in said.items()):
        return last
    return replace(last, **said)


def memory_key(person: str, source: str, external_id: str) -> str:
    """The id of the first record about a person from files of a source."""
    return pair_id(person, f"{source} {external_id}")


def _known(value: Any) -> Any:
    """``value``, or None where it says nothing."""
    return None if value in ("", Level.UNKNOWN) else value


def _folded(value: Any) -> Any:
    return value.casefold() if type(value) is str else value


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return label(value)
    return value.isoformat() if isinstance(value, date) else str(value)
