"""Whom each reference to a manager means, with the answers of the user where it fits several (formats.md 5.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from relmap.exchange.choices import Candidate, ManagerQuestion
from relmap.exchange.headers import plain
from relmap.exchange.managers import Directory, Reference
from relmap.exchange.people_rows import Entry
from relmap.model.entities import Person, Unit


@dataclass(frozen=True, slots=True)
class Manager:
    """What a reference came to: ``said`` is whether one can follow it, ``person`` whom it means, None for the top."""

    said: bool = False
    person: str | None = None
    ambiguous: int = 0


@dataclass(slots=True)
class _Asked:
    """Who reports to whom a question is about."""

    reference: Reference
    entries: list[Entry] = field(default_factory=list)


class ManagerAnswers:
    """Follows references; what only the user can tell becomes a question, once for all who report there."""

    def __init__(self, directory: Directory, entries: Mapping[str, Entry], answers: Mapping[str, str]) -> None:
        self._directory = directory
        self._entries = entries
        self._answers = answers
        self._asked: dict[str, _Asked] = {}
        self.settled = 0

    def manager(self, entry: Entry, known: tuple[str | None, ...] = (), *, ask: bool = False) -> Manager:
        """Whom the reference of an entry to its manager means.

        ``known`` are whom the person reports to on the map and reported to in the last file: when the reference fits
        several, one of these is meant. With ``ask`` a reference only the user can follow becomes a question.
        """
        if not entry.manager:
            return Manager()
        reference = self._directory.find(entry.manager)
        if reference.top:
            return Manager(said=True)
        if reference.person is not None:
            return Manager(True, reference.person)
        if not reference.found:
            return Manager()
        person = next((key for key in known if key in reference.found), None)
        if person is None and ask:
            asked = self._asked.setdefault(entry.manager, _Asked(reference))
            asked.entries.append(entry)
            answer = self._answers.get(entry.manager)
            person = next((key for key in reference.found if self._key(key) == answer), None)
        if person is None:
            return Manager(ambiguous=len(reference.found))
        self.settled += 1
        return Manager(True, person)

    def questions(self, people: Mapping[str, Person], units: Mapping[str, Unit]) -> tuple[ManagerQuestion, ...]:
        """What was asked, in the order of the file; candidates near those who report to them stand first."""
        return tuple(self._question(text, asked, people, units) for text, asked in self._asked.items())

    def _question(
        self, text: str, asked: _Asked, people: Mapping[str, Person], units: Mapping[str, Unit]
    ) -> ManagerQuestion:
        around = Counter(plain(word) for entry in asked.entries for word in (entry.unit, entry.function, entry.site))
        words = Counter(word for entry in asked.entries for word in plain(entry.title).split())

        def nearness(candidate: Candidate) -> tuple[int, int]:
            near = around[plain(candidate.unit)] if candidate.unit else 0
            return -near, -sum(words[word] for word in set(plain(candidate.title).split()))

        candidates = sorted((self._candidate(people[key], units) for key in asked.reference.found), key=nearness)
        answer = self._answers.get(text)
        return ManagerQuestion(
            text,
            tuple(entry.line for entry in asked.entries),
            tuple(entry.shown for entry in asked.entries),
            tuple(candidates),
            answer if answer == "" or any(candidate.key == answer for candidate in candidates) else None,
        )

    def _candidate(self, person: Person, units: Mapping[str, Unit]) -> Candidate:
        unit = units[person.unit].name if person.unit is not None else ""
        return Candidate(self._key(person.id), person.name, person.title, unit)

    def _key(self, person: str) -> str:
        # Ids of people the import makes differ from plan to plan; their lines do not.
        entry = self._entries.get(person)
        return f"line {entry.line}" if entry is not None else person
