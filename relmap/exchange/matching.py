"""Finds for each entry of a file the person it means on the map (formats.md 5.5, 5.6, decisions D1 and D2)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar

from relmap.exchange.choices import NO_CHOICES, Choices, Succession
from relmap.exchange.headers import plain
from relmap.exchange.import_memory import Memory
from relmap.exchange.people_rows import Entry
from relmap.exchange.person_names import Holder, alike, comparable, same_words
from relmap.exchange.values import is_address
from relmap.model.entities import Person
from relmap.model.vocabulary import PersonStatus

_T = TypeVar("_T")
_K = TypeVar("_K", bound=Hashable)

_COMMON = 300
"""A word that so many people on the map are called tells nothing; comparing them all would take minutes."""


class Finding(Enum):
    """What an entry is to the map; each is one counter of the plan (interchange.md 2)."""

    NEW = auto()
    KNOWN = auto()
    NEW_HOLDER = auto()
    POSSIBLE_DUPLICATE = auto()


@dataclass(frozen=True, slots=True)
class Match:
    """``person`` is the record the entry is about, None when one has to be made.

    ``post`` is who held the post until now (NEW_HOLDER), ``rival`` who might be the same (POSSIBLE_DUPLICATE).
    ``proposed`` is set where the name of a known post differs, and says what that seems to mean.
    """

    finding: Finding
    person: Person | None = None
    post: Person | None = None
    rival: Person | None = None
    proposed: Succession | None = None


def matches(
    entries: Sequence[Entry], people: Sequence[Person], source: str, memory: Memory, choices: Choices = NO_CHOICES
) -> tuple[Match, ...]:
    """One match for each entry, in their order.

    Nobody on the map is matched twice, but for whom the user has merged out of several people of the source.
    """
    if not people:
        return (Match(Finding.NEW),) * len(entries)
    matching = _Matching(entries, people, source, memory, choices)
    matching.by_id()
    matching.by_address()
    matching.by_last_name()
    matching.by_name()
    matching.by_place()
    matching.merged()
    matching.moves()
    matching.duplicates()
    return tuple(matching.found.get(number, Match(Finding.NEW)) for number in range(len(entries)))


class _Matching:
    """One search after the other, each over what the earlier ones left open."""

    def __init__(
        self, entries: Sequence[Entry], people: Sequence[Person], source: str, memory: Memory, choices: Choices
    ) -> None:
        self._entries = entries
        self._people = people
        self._source = source
        self._memory = memory
        self._choices = choices
        self._ids = {p.id: memory.ids(p) for p in people}
        self._keys = {p.id: comparable(p.name) if p.name else "" for p in people}
        self._used: set[str] = set()
        self.found: dict[int, Match] = {}

    def by_id(self) -> None:
        """The id of the same source, or RelMap's own: a post whose holder may have changed (D1)."""
        posts = _grouped(self._people, lambda p: (p.id, *self._ids[p.id]))
        for key, numbers in _grouped(self._open(), lambda n: (self._entries[n].id,)).items():
            if not key or key not in posts:
                continue
            waiting = [p for p in posts[key] if p.id not in self._used]
            # Several hold a shared post: each entry takes whom it fits best, and the rest whoever is left.
            for same in (self._repeats, self._to_the_letter, self._exactly, self._same_holder, _anybody):
                for number in [n for n in numbers if n not in self.found]:
                    entry = self._entries[number]
                    person = next((p for p in waiting if same(entry, p)), None)
                    if person is not None:
                        waiting.remove(person)
                        self._settle(number, person)

    def by_address(self) -> None:
        """A plausible address that is unique in the file and on the map, with a name that does not contradict (D2)."""
        there = _unique(self._loose(), lambda p: p.email.casefold() if is_address(p.email) else "")
        here = _unique(self._open(), lambda n: _address(self._entries[n]))
        for address, number in here.items():
            person = there.get(address)
            if person is not None and self._same_holder(self._entries[number], person):
                self._take(number, person)

    def by_last_name(self) -> None:
        """Without ids: the name the last file had, in case the user has another on the map."""
        names = Counter(same_words(entry.key) for entry in self._entries)
        people = {p.id: p for p in self._people if p.id not in self._used}
        for number in self._open():
            entry = self._entries[number]
            told = self._memory.called(entry) if names[same_words(entry.key)] == 1 else None
            if told is not None and told.person in people and told.person not in self._used:
                self._take(number, people[told.person])

    def by_name(self) -> None:
        """A full name that is unique in the file and on the map; a stranger's namesake is only a possible duplicate."""
        there = _unique(self._loose(), lambda p: same_words(self._keys[p.id]))
        file_names = Counter(same_words(entry.key) for entry in self._entries)
        for number in self._open():
            entry = self._entries[number]
            name = same_words(entry.key)
            person = there.get(name) if file_names[name] == 1 else None
            if person is not None and self._agree(entry, person):
                self._take(number, person)

    def by_place(self) -> None:
        """Without ids: the same name and title from the same source, the first with the first and so on."""
        there = _grouped(
            (p for p in self._loose() if p.source == self._source and not p.source_id),
            lambda p: ((self._keys[p.id], plain(p.title)),),
        )
        for number in self._open():
            entry = self._entries[number]
            waiting = there.get((entry.key, plain(entry.title))) if not entry.id else None
            if waiting:
                self._take(number, waiting.pop(0))

    def merged(self) -> None:
        """Whom the user has made one out of several entries is meant by all of them (formats.md 5.5)."""
        by_id = _grouped(self._people, lambda p: self._ids[p.id])
        people = {p.id: p for p in self._people}
        claimed = set()
        for number, match in self.found.items():
            if match.person is not None and (told := self._memory.of(match.person.id, self._entries[number])):
                claimed.add(told.id)
        for number in self._open():
            entry = self._entries[number]
            called = self._memory.called(entry)
            holders = by_id.get(entry.id, ()) if entry.id else () if called is None else (people[called.person],)
            for person in holders:
                told = self._memory.of(person.id, entry)
                if told is not None and told.id not in claimed and self._means(entry, person):
                    claimed.add(told.id)
                    self.found[number] = Match(Finding.KNOWN, person)
                    break

    def moves(self) -> None:
        """Who no longer holds the old post but stands on another one has moved there, with all relationships."""
        released = [m.post for m in self.found.values() if m.post is not None]
        ids = {entry.id for entry in self._entries if entry.id}
        released += [p for p in self._people if p.id not in self._used and ids.isdisjoint(self._ids[p.id])]
        mine = [p for p in released if self._ids[p.id] and self._keys[p.id]]
        there = _unique(mine, lambda p: same_words(self._keys[p.id]))
        names = Counter(same_words(entry.key) for entry in self._entries)
        for number, entry in enumerate(self._entries):
            match = self.found.get(number, Match(Finding.NEW))
            person = there.get(same_words(entry.key))
            if person is None or match.finding is Finding.KNOWN or names[same_words(entry.key)] > 1 or not entry.id:
                continue
            self.found[number] = Match(match.finding, person, match.post or match.person, proposed=match.proposed)
            self._used.add(person.id)

    def duplicates(self) -> None:
        """Whoever may already be on the map under a similar name is imported and pointed out, never merged."""
        there = _grouped(self._loose(), lambda p: self._keys[p.id].split())
        for number in self._open():
            entry = self._entries[number]
            telling = (there[word] for word in entry.key.split() if len(there.get(word, ())) in range(1, _COMMON))
            near = {p.id: p for people in telling for p in people}
            rival = next((p for p in near.values() if alike(entry.key, self._keys[p.id])), None)
            if rival is None:
                continue
            if entry.line in self._choices.same and rival.id not in self._used:
                self._take(number, rival)
            else:
                self.found[number] = Match(Finding.POSSIBLE_DUPLICATE, rival=rival)

    def _open(self) -> list[int]:
        return [number for number in range(len(self._entries)) if number not in self.found]

    def _loose(self) -> list[Person]:
        """People still free to be matched who are not tied to a post of this source by its id."""
        return [
            p
            for p in self._people
            if p.id not in self._used and p.status is not PersonStatus.LEFT and not self._ids[p.id]
        ]

    def _take(self, number: int, person: Person) -> None:
        self.found[number] = Match(Finding.KNOWN, person)
        self._used.add(person.id)

    def _settle(self, number: int, person: Person) -> None:
        entry = self._entries[number]
        self._used.add(person.id)
        proposed = self._proposed(entry, person)
        taken = self._choices.holders.get(person.id, proposed) if proposed is not None else None
        if taken is Succession.RENAMED or (taken is None and self._same_holder(entry, person)):
            self.found[number] = Match(Finding.KNOWN, person, proposed=proposed)
            return
        # A post nobody was named for is filled in place; a person who goes keeps the record (method.md 3.1).
        filled = None if person.name else person
        self.found[number] = Match(Finding.NEW_HOLDER, filled, None if filled else person, proposed=proposed)

    def _proposed(self, entry: Entry, person: Person) -> Succession | None:
        """What another name in a known post seems to mean; None where the names do not differ."""
        if not entry.name or not person.name or self._repeats(entry, person) or self._exactly(entry, person):
            return None
        return Succession.RENAMED if alike(entry.key, self._keys[person.id]) else Succession.NEW_HOLDER

    def _repeats(self, entry: Entry, person: Person) -> bool:
        return self._memory.repeats(person, entry)

    def _means(self, entry: Entry, person: Person) -> bool:
        return self._repeats(entry, person) or self._same_holder(entry, person)

    def _to_the_letter(self, entry: Entry, person: Person) -> bool:
        return plain(entry.title) == plain(person.title) and self._exactly(entry, person)

    def _exactly(self, entry: Entry, person: Person) -> bool:
        if entry.holder is Holder.NAMED:
            return same_words(entry.key) == same_words(self._keys[person.id])
        return not person.name and (entry.holder is Holder.VACANT) == (person.status is PersonStatus.VACANT)

    def _same_holder(self, entry: Entry, person: Person) -> bool:
        if self._repeats(entry, person):
            return True
        match entry.holder:
            case Holder.BLANK | Holder.UNDISCLOSED:
                return True  # an empty cell never erases
            case Holder.VACANT:
                return not person.name and person.status is PersonStatus.VACANT
        return self._exactly(entry, person) or alike(entry.key, self._keys[person.id])

    def _agree(self, entry: Entry, person: Person) -> bool:
        if is_address(entry.email) and is_address(person.email) and entry.email.casefold() != person.email.casefold():
            return False
        titles = {plain(entry.title), plain(person.title)} - {""}
        return person.source == self._source or len(titles) < 2


def _anybody(_entry: Entry, _person: Person) -> bool:
    return True


def _address(entry: Entry) -> str:
    return entry.email.casefold() if is_address(entry.email) else ""


def _grouped(items: Iterable[_T], keys: Callable[[_T], Iterable[_K]]) -> Mapping[_K, list[_T]]:
    groups: dict[_K, list[_T]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            groups[key].append(item)
    return groups


def _unique(items: Iterable[_T], key: Callable[[_T], str]) -> Mapping[str, _T]:
    """The items whose key is not blank and nobody else's."""
    return {name: group[0] for name, group in _grouped(items, lambda i: (key(i),)).items() if name and len(group) == 1}
