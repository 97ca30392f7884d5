"""Works the entries of a people list into an account (formats.md 5.3 - 5.6, method.md 3.1, 3.7, 4.4.10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from relmap.exchange import succession
from relmap.exchange.choices import Absence, Choices, Conflict, Decision, FieldMode, ManagerQuestion, Succession
from relmap.exchange.headers import Field
from relmap.exchange.import_memory import Memory
from relmap.exchange.import_plan import Fate, FieldChange, PlannedRow
from relmap.exchange.loops import shown
from relmap.exchange.manager_answers import ManagerAnswers
from relmap.exchange.managers import Directory, Resolution
from relmap.exchange.matching import Finding, Match, matches
from relmap.exchange.people_rows import Entry
from relmap.exchange.people_ties import PeopleTies, unfollowed
from relmap.exchange.person_update import PersonUpdate, memory_key, on_new_post, remembered
from relmap.exchange.remarks import Remark
from relmap.model.entities import Account, Person
from relmap.model.ids import new_id
from relmap.model.integrity import reporting_cycles
from relmap.model.memory import ImportedValues
from relmap.model.names import called
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, PersonStatus

_FATES = {
    Finding.NEW: Fate.NEW,
    Finding.NEW_HOLDER: Fate.NEW_HOLDER,
    Finding.POSSIBLE_DUPLICATE: Fate.POSSIBLE_DUPLICATE,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the entries, and what the user may answer. ``lines`` says where in the file each person stands."""

    after: Snapshot
    rows: tuple[PlannedRow, ...]
    decisions: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]
    questions: tuple[ManagerQuestion, ...]
    absences: tuple[Absence, ...]
    reports_to: Resolution | None
    remarks: tuple[Remark, ...]
    lines: dict[str, int]


def incorporated(
    snapshot: Snapshot, account: Account, entries: Sequence[Entry], source: str, choices: Choices
) -> Outcome:
    """The account with the entries worked in; ``snapshot`` already holds the account and its Partnership."""
    work = _Work(snapshot, account, entries, source, choices)
    work.people()
    work.reporting_lines()
    work.new_circles()
    work.former_holders()
    work.absent()
    work.remember()
    return work.outcome()


@dataclass(slots=True)
class _Row:
    """An entry on its way into the map. ``key`` is the id of the record the user knows; ``last`` what files said."""

    entry: Entry
    match: Match
    id: str
    key: str
    last: ImportedValues | None
    says_line: bool = False
    line: str | None = None


class _Work:
    """The collections of the document while the entries are worked in, one concern after the other."""

    def __init__(
        self, snapshot: Snapshot, account: Account, entries: Sequence[Entry], source: str, choices: Choices
    ) -> None:
        self._before = snapshot
        self._account = account
        self._source = source
        self._choices = choices
        self._there = snapshot.people_of(account.id)
        self._memory = Memory(snapshot, self._there, source)
        found = matches(entries, self._there, source, self._memory, choices)
        self._rows = [self._row(entry, match) for entry, match in zip(entries, found, strict=True)]
        self._successors = {row.match.post.id: row.id for row in self._rows if row.match.post is not None}
        self._in_file = {row.id for row in self._rows}
        self._people: dict[str, Person] = dict(snapshot.people)
        self._relationships = dict(snapshot.relationships)
        self._imported: dict[str, ImportedValues] = dict(snapshot.imported)
        self._not_same = dict(snapshot.not_same)
        self._remarks: list[Remark] = []
        self._absences: list[Absence] = []
        self._missing: list[PlannedRow] = []
        self._update = PersonUpdate(snapshot, account, source, choices)
        staying = [p for p in self._there if p.id not in self._successors or p.id in self._in_file]
        by_id = [(row.id, row.entry) for row in self._rows]
        self._directory = Directory(by_id, [(person, self._memory.ids(person)) for person in staying])
        self._resolution = self._directory.settle(entry.manager for entry in entries)
        self._answers = ManagerAnswers(self._directory, dict(reversed(by_id)), choices.managers)
        self._ties = PeopleTies(snapshot, self._directory, self._successors)

    def people(self) -> None:
        """A record for every entry, as it was or made, with what the file says."""
        rank = max((person.rank for person in self._there), default=-1.0)
        for row in self._rows:
            match = row.match
            if match.post is not None:
                base = succession.on_post(match.post, match.person, row.id)
            elif match.person is not None:
                # Somebody whose old post is gone stands on a new one and takes over its id.
                base = replace(self._people[row.id], source_id="") if _moved(match) else self._people[row.id]
            else:
                rank += 1.0
                base = Person(row.id, self._account.id, rank=rank, source=self._source)
            self._people[row.id] = self._update.told(base, row.key, row.entry, row.last)
            self._remark_on(row)

    def reporting_lines(self) -> None:
        """The solid lines; a blank or unknown manager leaves the line as it was."""
        for row in self._rows:
            person = self._inheriting(self._people[row.id])
            last = row.last
            if last is not None and last.reports_to is not None:
                last = replace(last, reports_to=self._holder_of(last.reports_to, row.id))
            known = (person.reports_to, last.reports_to if last is not None else None)
            manager = self._answers.manager(row.entry, known, ask=True)
            if manager.said:
                row.says_line, row.line = True, manager.person
                line = self._update.line(row.key, row.entry, last, person.reports_to, manager.person, self._called)
                if line != person.reports_to:
                    person = replace(person, reports_to=line, reports_to_certainty=Certainty.CONFIRMED)
            else:
                row.line = last.reports_to if last is not None else None
                if row.entry.manager:
                    self._remarks.append(unfollowed(row.entry, row.entry.manager, manager.ambiguous))
            self._people[row.id] = person
        for person in self._there:
            if person.id not in self._in_file:
                self._people[person.id] = self._inheriting(person)

    def new_circles(self) -> None:
        """Where lines of the file and lines of the user close a circle neither had, the user's map stands."""
        told = {row.id: row for row in self._rows}
        for circle in reporting_cycles(self._people[p] for p in self._people if self._here(p)):
            rows = [told[key] for key in circle if key in told]
            if len(rows) == len(circle) and all(self._people[row.id].reports_to == row.line for row in rows):
                continue  # the file itself says so (method.md 3.7)
            for row in rows:
                before = self._before.people.get(row.id)
                line = self._inheriting(before).reports_to if before is not None else None
                if line != self._people[row.id].reports_to:
                    self._people[row.id] = replace(self._people[row.id], reports_to=line)
                    self._remarks.append(Remark("LINE_NOT_TAKEN", row.entry.line, {"name": row.entry.shown}))

    def former_holders(self) -> None:
        """Who held a post that has another holder now, and does not stand elsewhere in the file."""
        for post in self._successors.keys() - self._in_file:
            if self._before.people[post].name:
                self._people[post] = succession.gone(self._people[post])
                continue
            del self._people[post]
            for relationship in self._before.relationships_of(post):
                del self._relationships[relationship.id]
            for values in self._before.imported_of(post):
                del self._imported[values.id]
            for pair in self._before.not_same_of(post):
                self._not_same.pop(pair.id, None)

    def absent(self) -> None:
        """Whoever stood in an earlier file and is not in this one; has left only when the user says so."""
        told = set(self._successors)
        told.update(row.id for row in self._rows if row.match.person is not None and not _moved(row.match))
        for person in self._there:
            if person.id in told or person.status is PersonStatus.LEFT or not self._memory.known(person):
                continue
            missing = PlannedRow(Fate.MISSING, None, called(person), person.title, person.id)
            self._missing.append(missing)
            if person.id in self._in_file:
                self._remarks.append(Remark("POST_GONE", facts={"name": shown(person)}))
                continue
            left = person.id in self._choices.left
            self._absences.append(Absence(person.id, person.name, person.title, left))
            if left:
                self._people[person.id] = replace(self._people[person.id], status=PersonStatus.LEFT, since=None)
            else:
                self._remarks.append(Remark("MISSING_FROM_FILE", facts={"name": shown(person)}))

    def remember(self) -> None:
        """What this file has said, for the next one."""
        told: dict[str, ImportedValues] = {}
        for row in self._rows:
            # The id of a post belongs to its holder; who has moved no longer has the one of the old post.
            for person in (row.match.post, row.match.person if _moved(row.match) else None):
                for values in self._before.imported_of(person.id) if person is not None else ():
                    if values.source == self._source:
                        self._imported.pop(values.id, None)
        for row in self._rows:
            last = self._memory.of(row.id, row.entry)
            if last is None and row.entry.id == row.id and self._people[row.id] == self._before.people[row.id]:
                continue  # a list of our own that says what the map says
            if last is not None and last.id not in told and last.id in self._imported:
                key = last.id
            else:
                key = memory_key(row.id, self._source, row.entry.id)
                if key in told or key in self._imported:
                    key = new_id()
            told[key] = remembered(row.id, self._source, row.entry, row.last, row.line, key)
        for key, values in self._imported.items():
            if values.reports_to in self._successors:
                self._imported[key] = replace(values, reports_to=self._successors[values.reports_to])
        self._imported.update(told)

    def outcome(self) -> Outcome:
        """Everything together, row by row."""
        entries = [(row.id, row.entry) for row in self._rows]
        self._ties.dotted_lines(entries)
        self._ties.other_ties(entries)
        mode = self._choices.modes.get(Field.ROLE, FieldMode.UPDATE)
        self._ties.buying_roles(self._account.id, entries, mode)
        resolution = self._resolution
        if resolution is not None:
            resolution = replace(resolution, resolved=resolution.resolved + self._answers.settled)
        return Outcome(
            self._after(),
            (*map(self._planned, self._rows), *self._missing),
            tuple(decision for row in self._rows if (decision := _decision(row)) is not None),
            tuple(self._update.conflicts),
            self._answers.questions(self._people, self._update.units),
            tuple(self._absences),
            resolution,
            (*self._remarks, *self._ties.remarks),
            {row.id: row.entry.line for row in self._rows},
        )

    def _row(self, entry: Entry, match: Match) -> _Row:
        person, post = match.person, match.post
        id_ = person.id if person is not None else new_id()
        record = post or person
        last = self._memory.of(record.id, entry) if record is not None else None
        if post is not None:
            last = on_new_post(last, self._memory.about(person.id) if person is not None else None)
        elif person is not None and _moved(match):
            last = self._memory.about(person.id)
        return _Row(entry, match, id_, record.id if record is not None else id_, last)

    def _after(self) -> Snapshot:
        return replace(
            self._before,
            units=self._update.units,
            people=self._people,
            relationships=self._relationships,
            ties=self._ties.ties,
            roles=self._ties.roles,
            imported=self._imported,
            not_same=self._not_same,
        )

    def _planned(self, row: _Row) -> PlannedRow:
        after = self._people[row.id]
        rival = row.match.rival.id if row.match.rival is not None else None
        name, title = row.entry.name, row.entry.title or after.title
        record = row.match.post or row.match.person
        changes: tuple[FieldChange, ...] = ()
        if record is not None:
            # The same post with another holder is the same manager as far as this person is concerned.
            before = self._inheriting(self._before.people[record.id])
            changes = self._update.changes(before, after, self._people)
        fate = _FATES.get(row.match.finding)
        if fate is None:
            fate = Fate.CHANGED if changes or row.id in self._ties.touched else Fate.UNCHANGED
        return PlannedRow(fate, row.entry.line, name or called(after), title, row.id, changes, rival)

    def _remark_on(self, row: _Row) -> None:
        entry, match = row.entry, row.match
        if match.finding is Finding.NEW_HOLDER:
            former = match.post if match.post is not None else match.person
            facts = {"title": entry.title or entry.id, "name": entry.name, "former": former.name if former else ""}
            code = "POST_VACANT" if not entry.name else "NEW_HOLDER" if facts["former"] else "POST_FILLED"
            self._remarks.append(Remark(code, entry.line, facts))
        elif match.rival is not None:
            facts = {"name": entry.shown, "rival": shown(match.rival)}
            self._remarks.append(Remark("POSSIBLE_DUPLICATE", entry.line, facts))
        elif match.person is not None and self._people[row.id].status is PersonStatus.LEFT is not entry.status:
            self._remarks.append(Remark("LEFT_BUT_LISTED", entry.line, {"name": entry.shown}))

    def _called(self, key: str | None) -> str:
        return shown(self._people[key]) if key is not None and key in self._people else ""

    def _here(self, person: str) -> bool:
        return self._people[person].account == self._account.id

    def _holder_of(self, manager: str, person: str) -> str | None:
        holder = self._successors.get(manager, manager)
        return holder if holder != person or manager == person else None

    def _inheriting(self, person: Person) -> Person:
        """A person whose manager's post has changed hands reports to whoever holds it now."""
        if person.reports_to not in self._successors:
            return person
        return replace(person, reports_to=self._holder_of(person.reports_to, person.id))


def _decision(row: _Row) -> Decision | None:
    match, entry = row.match, row.entry
    if match.proposed is None:
        return None
    post = match.post if match.post is not None else match.person
    assert post is not None
    taken = Succession.NEW_HOLDER if match.finding is Finding.NEW_HOLDER else Succession.RENAMED
    return Decision(post.id, entry.line, entry.title or post.title, post.name, entry.name, match.proposed, taken)


def _moved(match: Match) -> bool:
    """Whether the person comes from another post."""
    return match.finding is Finding.NEW or match.post is not None
