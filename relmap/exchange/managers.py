"""Decides from its values what a "reports to" column holds, and whom each value means (formats.md D3, 5.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from relmap.exchange.headers import plain
from relmap.exchange.people_rows import Entry
from relmap.exchange.person_names import comparable, same_words
from relmap.exchange.values import identifier, is_address, means_top
from relmap.model.entities import Person
from relmap.model.vocabulary import PersonStatus


class Space(StrEnum):
    """What a reference to a manager can be; the more reliable stands first and wins a tie."""

    ID = "id"
    EMAIL = "email"
    NAME = "name"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Resolution:
    """How the column was read: as what, and how many of its values that are no "top" point at somebody."""

    kind: Space
    resolved: int
    of: int


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom a value means: the ids of the people it fits. Several are a shared post (ids) or namesakes (the rest)."""

    found: tuple[str, ...] = ()
    by: Space = Space.ID
    top: bool = False

    @property
    def person(self) -> str | None:
        """The one person meant; None when nobody or one of several namesakes is."""
        if len(self.found) == 1 or (self.found and self.by is Space.ID):
            return self.found[0]
        return None


class Directory:
    """Everybody a reference can mean: first the entries of the file, then who else is on the map.

    ``people`` come with the ids they have in files of the source.
    """

    def __init__(self, entries: Sequence[tuple[str, Entry]], people: Iterable[tuple[Person, Sequence[str]]]) -> None:
        self._file = _Index()
        for key, entry in entries:
            self._file.add(key, (entry.id,), entry.email, entry.name, entry.title)
        self._map = _Index()
        in_file = {key for key, _entry in entries}
        for person, ids in people:
            if person.id not in in_file and person.status is not PersonStatus.LEFT:
                self._map.add(person.id, (person.id, *ids), person.email, person.name, person.title)
        self._kind = Space.ID

    def settle(self, references: Iterable[str]) -> Resolution | None:
        """Choose the kind of reference that explains most values; None when no value refers to anybody."""
        named = [text for text in references if text and not (means_top(text) and not self._hit(Space.ID, text))]
        if not named:
            return None
        hits: dict[Space, int] = {}
        for space in Space:
            hits[space] = sum(bool(self._hit(space, text)) for text in named)
            if hits[space] == len(named):
                break
        self._kind = max(hits, key=lambda space: hits[space])
        resolved = sum(self.find(text).person is not None for text in named)
        return Resolution(self._kind, resolved, len(named))

    def find(self, text: str) -> Reference:
        """Whom a reference means, by the settled kind first."""
        for space in (self._kind, *(other for other in Space if other is not self._kind)):
            found = self._hit(space, text)
            if found:
                return Reference(found, space)
        return Reference(top=means_top(text))

    def _hit(self, space: Space, text: str) -> tuple[str, ...]:
        key = _key(space, text)
        return (self._file.get(space, key) or self._map.get(space, key)) if key else ()


class _Index:
    """People by each kind of key; a kind nobody asks for costs nothing."""

    def __init__(self) -> None:
        self._texts: Mapping[Space, list[tuple[str, str]]] = {space: [] for space in Space}
        self._by: dict[Space, dict[str, list[str]]] = {}

    def add(self, person: str, ids: Iterable[str], email: str, name: str, title: str) -> None:
        self._texts[Space.ID].extend((id_, person) for id_ in ids)
        for space, text in ((Space.EMAIL, email), (Space.NAME, name), (Space.TITLE, title)):
            self._texts[space].append((text, person))

    def get(self, space: Space, key: str) -> tuple[str, ...]:
        if space not in self._by:
            self._by[space] = {}
            for text, person in self._texts[space]:
                if found := _key(space, text):
                    self._by[space].setdefault(found, []).append(person)
        return tuple(dict.fromkeys(self._by[space].get(key, ())))


def _key(space: Space, text: str) -> str:
    match space:
        case Space.ID:
            return identifier(text)
        case Space.EMAIL:
            return text.casefold() if is_address(text) else ""
        case Space.NAME:
            return same_words(comparable(text))
        case Space.TITLE:
            return plain(text)
