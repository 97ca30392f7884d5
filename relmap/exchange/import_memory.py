"""What the files of one source said last time, and whom they meant (formats.md 5.6)."""

from __future__ import annotations

from collections.abc import Iterable

from relmap.exchange.people_rows import Entry
from relmap.exchange.person_names import Holder, comparable, same_words
from relmap.exchange.values import identifier
from relmap.model.entities import Person
from relmap.model.memory import ImportedValues
from relmap.model.snapshot import Snapshot


class Memory:
    """The records of one source about the people of one account."""

    def __init__(self, snapshot: Snapshot, people: Iterable[Person], source: str) -> None:
        self._source = source
        self._of: dict[str, list[ImportedValues]] = {}
        self._by_id: dict[tuple[str, str], list[ImportedValues]] = {}
        self._by_name: dict[str, list[ImportedValues]] = {}
        for person in people:
            for values in snapshot.imported_of(person.id):
                if values.source == source:
                    self._of.setdefault(person.id, []).append(values)
                    self._by_id.setdefault((person.id, values.external_id), []).append(values)
                    if not values.external_id and values.name:
                        self._by_name.setdefault(same_words(comparable(values.name)), []).append(values)

    def ids(self, person: Person) -> tuple[str, ...]:
        """The ids by which files of the source call somebody, other than RelMap's own."""
        told = [values.external_id for values in self._of.get(person.id, ()) if values.external_id]
        if person.source == self._source and person.source_id and person.source_id not in told:
            told.insert(0, identifier(person.source_id))
        return tuple(dict.fromkeys(told))

    def known(self, person: Person) -> bool:
        """Whether somebody stood in an earlier file of the source."""
        return person.source == self._source or person.id in self._of

    def of(self, person: str, entry: Entry) -> ImportedValues | None:
        """What the entry's predecessor said about a person: of several, the one with the same name."""
        told = self._by_id.get((person, entry.id))
        if told is None or len(told) == 1:
            return told[0] if told else None
        return next((values for values in told if values.name == entry.name), told[0])

    def about(self, person: str) -> ImportedValues | None:
        """Anything files of the source said about somebody, on whatever post."""
        return next(iter(self._of.get(person, ())), None)

    def called(self, entry: Entry) -> ImportedValues | None:
        """What was said about the only person a file without ids called so."""
        told = self._by_name.get(same_words(entry.key), []) if entry.key and not entry.id else []
        return told[0] if len(told) == 1 else None

    def repeats(self, person: Person, entry: Entry) -> bool:
        """Whether the entry names the same holder of a post as last time, whatever the user made of it since."""
        values = self.of(person.id, entry)
        if values is None:
            return False
        if entry.holder is Holder.VACANT:
            return values.vacant
        return bool(entry.name) and values.name == entry.name
