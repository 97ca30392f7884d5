"""Works the entries of a people list into an account (formats.md 5.3 - 5.6, method.md 3.1, 3.7, 4.4.10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from relmap.exchange import succession
from relmap.exchange.loops import shown
from relmap.exchange.managers import Directory, Resolution
from relmap.exchange.matching import Finding, Match, matches
from relmap.exchange.people_rows import Entry
from relmap.exchange.person_names import Holder
from relmap.exchange.remarks import Remark
from relmap.exchange.role_plan import assumed_role
from relmap.model.entities import Account, Person, Unit
from relmap.model.ids import new_id, pair_id
from relmap.model.relations import RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, ObjectiveKind, PersonStatus, TieKind


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the entries. ``lines`` says where in the file each person stands."""

    after: Snapshot
    findings: Counter[Finding]
    changed: int
    missing: int
    reports_to: Resolution | None
    remarks: tuple[Remark, ...]
    lines: dict[str, int]


def incorporated(snapshot: Snapshot, account: Account, entries: Sequence[Entry], source: str) -> Outcome:
    """The account with the entries worked in; ``snapshot`` already holds the account and its Partnership."""
    work = _Work(snapshot, account, entries, source)
    work.people()
    work.reporting_lines()
    work.former_holders()
    work.dotted_lines()
    work.other_ties()
    work.roles()
    return work.outcome()


class _Work:
    """The collections of the document while the entries are worked in, one concern after the other."""

    def __init__(self, snapshot: Snapshot, account: Account, entries: Sequence[Entry], source: str) -> None:
        self._before = snapshot
        self._account = account
        self._source = source
        self._there = snapshot.people_of(account.id)
        found = matches(entries, self._there, source)
        self._rows: list[tuple[Entry, Match, str]] = [
            (entry, match, match.person.id if match.person is not None else new_id())
            for entry, match in zip(entries, found, strict=True)
        ]
        self._successors = {match.post.id: id_ for _entry, match, id_ in self._rows if match.post is not None}
        self._in_file = {id_ for _entry, _match, id_ in self._rows}
        self._units = dict(snapshot.units)
        self._unit_ids = {unit.name.casefold(): unit.id for unit in reversed(snapshot.units_of(account.id))}
        self._people: dict[str, Person] = dict(snapshot.people)
        self._relationships = dict(snapshot.relationships)
        self._ties: dict[str, Tie] = dict(snapshot.ties)
        self._roles: dict[str, RoleAssignment] = dict(snapshot.roles)
        self._remarks: list[Remark] = []
        self._touched: set[str] = set()
        staying = [p for p in self._there if p.id not in self._successors or p.id in self._in_file]
        self._directory = Directory([(id_, entry) for entry, _match, id_ in self._rows], staying, source)
        self._resolution = self._directory.settle(entry.manager for entry in entries)

    def people(self) -> None:
        """A record for every entry, as it was or made, with what the file says."""
        rank = max((person.rank for person in self._there), default=-1.0)
        for entry, match, id_ in self._rows:
            if match.post is not None:
                base = succession.on_post(match.post, match.person, id_)
            elif match.person is not None:
                # Somebody whose old post is gone stands on a new one and takes over its id.
                base = replace(match.person, source_id="") if _moved(match) else match.person
            else:
                rank += 1.0
                base = Person(id_, self._account.id, rank=rank, source=self._source)
            self._people[id_] = self._told(base, entry)
            self._remark_on(entry, match)

    def reporting_lines(self) -> None:
        """The solid lines; a blank or unknown manager leaves the line as it was."""
        for entry, _match, id_ in self._rows:
            person = self._people[id_]
            manager = self._manager(entry, entry.manager)
            if manager is None and not self._top(entry.manager):
                self._people[id_] = self._inheriting(person)
            elif manager != person.reports_to:
                self._people[id_] = replace(person, reports_to=manager, reports_to_certainty=Certainty.CONFIRMED)
        for person in self._there:
            if person.id not in self._in_file:
                self._people[person.id] = self._inheriting(person)

    def former_holders(self) -> None:
        """Who held a post that has another holder now, and does not stand elsewhere in the file."""
        for post in self._successors.keys() - self._in_file:
            if self._before.people[post].name:
                self._people[post] = succession.gone(self._people[post])
            else:
                del self._people[post]
                for relationship in self._before.relationships_of(post):
                    del self._relationships[relationship.id]

    def dotted_lines(self) -> None:
        """Dotted lines: those of posts with a new holder, of the file, and earlier solid lines (method.md 3.7)."""
        for key, tie in succession.lines_of(self._before, self._successors).items():
            if tie is None:
                del self._ties[key]
            else:
                self._ties[key] = tie
        joined = {(t.source, t.target) for t in self._ties.values() if t.kind is TieKind.DOTTED_TO}
        for entry, _match, id_ in self._rows:
            told = [(text, True) for text in entry.former_managers] + [(text, False) for text in entry.dotted]
            for text, was_solid in told:
                manager = self._manager(entry, text)
                if manager is None or manager == id_ or (id_, manager) in joined:
                    continue
                joined.add((id_, manager))
                self._touched.add(id_)
                key = pair_id(id_, f"{TieKind.DOTTED_TO} {manager}")
                certainty = Certainty.CONFIRMED
                self._ties[key] = Tie(key, TieKind.DOTTED_TO, id_, manager, certainty, was_solid=was_solid)

    def other_ties(self) -> None:
        """Ties a file names beside the lines, as assumptions; the same tie is never made twice."""
        joined = {(t.kind, *_ends(t.kind, t.source, t.target)) for t in self._ties.values()}
        for entry, _match, id_ in self._rows:
            for kind, text in entry.ties:
                other = self._directory.find(text).person
                if other is None:
                    self._remarks.append(Remark("TIE_END_UNKNOWN", entry.line, {"name": entry.shown, "other": text}))
                    continue
                source, target = _ends(kind, id_, other)
                if source == target or (kind, source, target) in joined:
                    continue
                joined.add((kind, source, target))
                self._touched.add(id_)
                key = pair_id(source, f"{kind} {target}")
                self._ties[key] = Tie(key, kind, source, target)

    def roles(self) -> None:
        """Buying roles of a CRM as assumptions in Partnership; what we know ourselves is never touched."""
        for key, role in succession.roles_of_unnamed(self._before, self._successors).items():
            if role is None:
                del self._roles[key]
            else:
                self._roles[key] = role
        objectives = self._before.objectives_of(self._account.id)
        partnership = next((o for o in objectives if o.kind is ObjectiveKind.PARTNERSHIP), None)
        for entry, _match, id_ in self._rows:
            told = entry.involvement
            if partnership is None or told is None or told.blank:
                continue
            role = assumed_role(partnership.id, id_, told)
            if role.id not in self._roles:
                self._roles[role.id] = role
                self._touched.add(id_)

    def outcome(self) -> Outcome:
        """Everything together, with the counts."""
        missing = self._missing()
        for person in missing:
            code = "POST_GONE" if person.id in self._in_file else "MISSING_FROM_FILE"
            self._remarks.append(Remark(code, facts={"name": shown(person)}))
        return Outcome(
            self._after(),
            Counter(match.finding for _entry, match, _id in self._rows),
            sum(match.finding is Finding.KNOWN and self._changed(id_) for _entry, match, id_ in self._rows),
            len(missing),
            self._resolution,
            tuple(self._remarks),
            {id_: entry.line for entry, _match, id_ in self._rows},
        )

    def _after(self) -> Snapshot:
        return replace(
            self._before,
            units=self._units,
            people=self._people,
            relationships=self._relationships,
            ties=self._ties,
            roles=self._roles,
        )

    def _told(self, person: Person, entry: Entry) -> Person:
        """A person with what the file says; an empty cell never erases (formats.md 5.6)."""
        facts = {
            "name": entry.name,
            "title": entry.title,
            "firm": entry.firm,
            "function": entry.function,
            "site": entry.site,
            "email": entry.email,
            "phone": entry.phone,
            "level": entry.level,
            "unit": self._unit(entry.unit),
            "in_post_since": entry.in_post_since,
        }
        told: dict[str, Any] = {name: value for name, value in facts.items() if value}
        if entry.status is PersonStatus.LEFT and entry.holder is Holder.NAMED:
            told["status"] = PersonStatus.LEFT
        if person.name or entry.holder is Holder.NAMED:
            if not person.name:
                told = {"status": PersonStatus.ACTIVE, "since": None} | told
        elif entry.holder is Holder.VACANT:
            told["status"] = PersonStatus.VACANT
        elif person.status is not PersonStatus.VACANT:
            told["status"] = PersonStatus.UNIDENTIFIED
        if entry.id and not person.source_id and entry.id != person.id:
            told |= {"source": self._source, "source_id": entry.id}
        return replace(person, **told)

    def _unit(self, name: str) -> str | None:
        if not name:
            return None
        key = name.casefold()
        if key not in self._unit_ids:
            unit = Unit(new_id(), self._account.id, name)
            self._unit_ids[key] = unit.id
            self._units[unit.id] = unit
        return self._unit_ids[key]

    def _remark_on(self, entry: Entry, match: Match) -> None:
        if match.finding is Finding.NEW_HOLDER:
            former = match.post if match.post is not None else match.person
            facts = {"title": entry.title or entry.id, "name": entry.name, "former": former.name if former else ""}
            code = "POST_VACANT" if not entry.name else "NEW_HOLDER" if facts["former"] else "POST_FILLED"
            self._remarks.append(Remark(code, entry.line, facts))
        elif match.rival is not None:
            self._remarks.append(
                Remark("POSSIBLE_DUPLICATE", entry.line, {"name": entry.shown, "rival": shown(match.rival)})
            )

    def _manager(self, entry: Entry, text: str) -> str | None:
        """The id of whom a reference means; notes a reference that means nobody or one of several."""
        if not text:
            return None
        reference = self._directory.find(text)
        if reference.person is None and not reference.top:
            code = "MANAGER_AMBIGUOUS" if reference.found else "MANAGER_NOT_FOUND"
            facts = {"name": entry.shown, "manager": text, "count": len(reference.found)}
            self._remarks.append(Remark(code, entry.line, facts))
        return reference.person

    def _top(self, text: str) -> bool:
        return bool(text) and self._directory.find(text).top

    def _inheriting(self, person: Person) -> Person:
        """A person whose manager's post has changed hands reports to whoever holds it now."""
        if person.reports_to not in self._successors:
            return person
        manager = self._successors[person.reports_to]
        return replace(person, reports_to=manager if manager != person.id else None)

    def _missing(self) -> list[Person]:
        """Whoever stood in an earlier file on a post this file does not have, moved to another post or not."""
        told = set(self._successors)
        told.update(m.person.id for _e, m, _id in self._rows if m.person is not None and not _moved(m))
        return [
            person
            for person in self._there
            if person.source == self._source and person.status is not PersonStatus.LEFT and person.id not in told
        ]

    def _changed(self, id_: str) -> bool:
        # The same post with another holder is the same manager as far as this person is concerned.
        before = self._inheriting(self._before.people[id_])
        after = replace(self._people[id_], source=before.source, source_id=before.source_id)
        return id_ in self._touched or after != before


def _ends(kind: TieKind, source: str, target: str) -> tuple[str, str]:
    """The ends of a tie; of one without direction in an order of their own."""
    return (min(source, target), max(source, target)) if kind.mutual else (source, target)


def _moved(match: Match) -> bool:
    """Whether the person comes from another post."""
    return match.finding is Finding.NEW or match.post is not None
