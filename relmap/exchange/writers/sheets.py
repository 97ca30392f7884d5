"""The lists a document is written as: people, lines, relationships and roles, column by column (formats.md 4.1).

The headers are read back by ``relmap.exchange.columns`` and are therefore the same in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from relmap.analysis.standing import best_depth, usable
from relmap.exchange.text import clean_text
from relmap.exchange.writers.outgoing import Outgoing
from relmap.model.entities import Person
from relmap.model.names import called
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.vocabulary import DEPTHS, Audience, BuyingRole, Certainty, Level, PersonStatus
from relmap.translation import _
from relmap.words.labels import label

T = TypeVar("T")
Value = str | int | float | date | None
"""What a cell holds; None and "" are blank."""

VACANT = "Vacant"
"""In place of the name of a post nobody holds; reading knows the word."""

COMPANY, TEAM = Audience.COMPANY, Audience.TEAM


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column of a list. ``widest`` is the audience it may go as far as, ``width`` in characters.

    ``contact`` columns are there only where contact data may be shown; ``hidden`` ones hold ids.
    """

    header: str
    value: Callable[[Outgoing, T], Value]
    width: int = 20
    widest: Audience = Audience.CUSTOMER
    contact: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """A list: what its rows are and which columns they have."""

    title: str
    columns: tuple[Column[T], ...]
    rows: Callable[[Outgoing], Iterable[T]]
    widest: Audience = Audience.CUSTOMER

    def shown(self, out: Outgoing) -> tuple[Column[T], ...]:
        """The columns that are for the audience."""
        return tuple(c for c in self.columns if out.shows(c.widest) and (out.contact_data or not c.contact))

    def table(self, out: Outgoing) -> Iterator[list[Value]]:
        """The cells row by row, texts cleaned."""
        columns = self.shown(out)
        for row in self.rows(out):
            yield [_clean(column.value(out, row)) for column in columns]


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two people: a tie, or without one the solid line."""

    source: Person
    target: Person
    certainty: Certainty
    tie: Tie | None = None


def shown_name(person: Person) -> str:
    """The name, or a word in its place that reading takes for a vacancy."""
    return VACANT if person.status is PersonStatus.VACANT and not person.name else person.name


def lines_of(out: Outgoing) -> Iterator[Line]:
    """The solid lines, then the ties, of everybody who is written."""
    people = out.snapshot.people
    for person in out.people:
        if (manager := out.manager(person)) is not None:
            yield Line(person, manager, person.reports_to_certainty)
    for account in out.accounts:
        for tie in sorted(out.snapshot.account_ties(account.id), key=lambda t: (t.kind, t.source, t.target, t.id)):
            yield Line(people[tie.source], people[tie.target], tie.certainty, tie)


def _clean(value: Value) -> Value:
    return clean_text(value).strip() if isinstance(value, str) else value


def _manager_id(out: Outgoing, person: Person) -> str:
    manager = out.manager(person)
    return manager.id if manager is not None else ""


def _manager_name(out: Outgoing, person: Person) -> str:
    manager = out.manager(person)
    return called(manager) if manager is not None else ""


def _role_words(out: Outgoing, person: Person) -> str:
    told = []
    for title, roles in out.roles_of(person.id):
        told.append(f"{', '.join(label(role) for role in BuyingRole if role in roles)} ({title})")
    return "; ".join(told)


def _last_contact(out: Outgoing, person: Person) -> date | None:
    days = [r.last_contact for r in out.snapshot.relationships_of(person.id) if r.last_contact is not None]
    return max(days, default=None)


def _known_by(out: Outgoing, person: Person) -> str:
    known = (r for r in out.snapshot.relationships_of(person.id) if r.depth > 0)
    deepest_first = sorted(known, key=lambda r: (-r.depth, r.team_member))
    return ", ".join(name for r in deepest_first if (name := out.name_of(r.team_member)))


def _entered_depth(out: Outgoing, person: Person) -> int | None:
    return max((r.depth for r in out.snapshot.relationships_of(person.id)), default=None)


def _counts_as(out: Outgoing, person: Person) -> int | None:
    if not out.snapshot.relationships_of(person.id):
        return None
    return best_depth(out.snapshot, person.id, out.as_of)


CONTACTS: Sheet[Person] = Sheet(
    "Contacts",
    (
        Column("RelMap ID", lambda _out, p: p.id, hidden=True),
        Column("Account", lambda out, p: out.account_name(p.account)),
        Column("Name", lambda _out, p: shown_name(p), 26),
        Column("Job title", lambda _out, p: p.title, 30),
        Column("Company", lambda _out, p: p.firm, 20, COMPANY),
        Column("Department", lambda out, p: out.unit_name(p)),
        Column("Function", lambda _out, p: p.function, 18, COMPANY),
        Column("Location", lambda _out, p: p.site, 16),
        Column("Level", lambda _out, p: "" if p.level is Level.UNKNOWN else label(p.level), 16, COMPANY),
        Column("E-mail", lambda _out, p: p.email, 28, contact=True),
        Column("Phone", lambda _out, p: p.phone, 18, contact=True),
        Column("Reports to ID", _manager_id, hidden=True),
        Column("Reports to", _manager_name, 26),
        Column("Status", lambda _out, p: label(p.status), 14, COMPANY),
        Column("In post since", lambda _out, p: p.in_post_since, 12, COMPANY),
    ),
    lambda out: out.people,
)
"""One row a person or post: facts, all of which are read back."""

PEOPLE: Sheet[Person] = Sheet(
    "People",
    (
        *CONTACTS.columns,
        Column("Roles by objective", _role_words, 34, COMPANY),
        Column("Depth entered", _entered_depth, 9, COMPANY),
        Column("Depth counts as", _counts_as, 9, COMPANY),
        Column("Talked last on", _last_contact, 12, COMPANY),
        Column("Known by", _known_by, 24, COMPANY),
    ),
    lambda out: out.people,
)
"""One row a person or post, with what we know of them beyond a contact list; that is for colleagues only."""

LINES: Sheet[Line] = Sheet(
    "Lines",
    (
        Column("Account", lambda out, line: out.account_name(line.source.account)),
        Column("From ID", lambda _out, line: line.source.id, hidden=True),
        Column("From", lambda _out, line: called(line.source), 26),
        Column("Line", lambda _out, line: label(line.tie.kind) if line.tie is not None else _("Reports to"), 18),
        Column("To ID", lambda _out, line: line.target.id, hidden=True),
        Column("To", lambda _out, line: called(line.target), 26),
        Column("Certainty", lambda _out, line: label(line.certainty), 12, COMPANY),
        Column("Strength", lambda _out, line: label(line.tie.strength) if line.tie else "", 12, COMPANY),
        Column("Date", lambda _out, line: line.tie.date if line.tie else None, 12, COMPANY),
        Column("Words", lambda _out, line: line.tie.words if line.tie else "", 40, TEAM),
        Column("Reason", lambda _out, line: line.tie.reason if line.tie else "", 40, TEAM),
    ),
    lines_of,
)
"""One row a line: reporting lines first."""


def _relationships(out: Outgoing) -> Iterator[Relationship]:
    for person in out.people:
        yield from sorted(out.snapshot.relationships_of(person.id), key=lambda r: (-r.depth, r.team_member))


RELATIONSHIPS: Sheet[Relationship] = Sheet(
    "Relationships",
    (
        Column("Account", lambda out, r: out.account_name(out.snapshot.people[r.person].account)),
        Column("Ours ID", lambda _out, r: r.team_member, hidden=True),
        Column("Ours", lambda out, r: out.name_of(r.team_member), 24),
        Column("Person ID", lambda _out, r: r.person, hidden=True),
        Column("Person", lambda out, r: out.name_of(r.person), 26),
        Column("Job title", lambda out, r: out.snapshot.people[r.person].title, 30),
        Column("Depth", lambda _out, r: r.depth, 8),
        Column("Depth in words", lambda _out, r: label(DEPTHS[r.depth]), 14),
        Column("Counts as", lambda out, r: usable(out.snapshot, r, out.as_of), 10),
        Column("Target depth", lambda _out, r: r.target_depth, 10),
        Column("Last contact", lambda _out, r: r.last_contact, 12),
        Column("Cadence in days", lambda _out, r: r.cadence_days, 10),
        Column("Since", lambda _out, r: r.since, 12),
        Column("Social", lambda _out, r: label(r.social) if r.social is not None else "", 10, TEAM),
        Column("Evidence", lambda _out, r: r.evidence, 40, TEAM),
        Column("Next step", lambda _out, r: r.next_step, 40, TEAM),
    ),
    _relationships,
    COMPANY,
)
"""One row for each of ours and whom they know."""


def _roles(out: Outgoing) -> Iterator[RoleAssignment]:
    places = {person.id: place for place, person in enumerate(out.people)}
    for account in out.accounts:
        for objective in out.snapshot.objectives_of(account.id):
            yield from sorted(
                out.snapshot.roles_of(objective.id), key=lambda r: (places.get(r.person, len(places)), r.person)
            )


ROLES: Sheet[RoleAssignment] = Sheet(
    "Roles",
    (
        Column("Account", lambda out, r: out.account_name(out.snapshot.objectives[r.objective].account)),
        Column("Objective", lambda out, r: out.snapshot.objectives[r.objective].title, 24),
        Column("Person ID", lambda _out, r: r.person, hidden=True),
        Column("Person", lambda out, r: out.name_of(r.person), 26),
        Column("Buying roles", lambda _out, r: ", ".join(label(role) for role in BuyingRole if role in r.roles), 30),
        Column("Certainty", lambda _out, r: label(r.certainty), 12),
        Column("How known", lambda _out, r: label(r.how_known) if r.how_known is not None else "", 14),
        Column("Influence", lambda _out, r: label(r.influence), 12),
        Column("Influence because", lambda _out, r: r.influence_reason, 34, TEAM),
        Column("Response mode", lambda _out, r: label(r.mode), 16, TEAM),
        Column("Mode in words", lambda _out, r: r.mode_words, 34, TEAM),
        Column("Rating", lambda _out, r: r.rating, 8, TEAM),
        Column("Rating evidence", lambda _out, r: r.rating_evidence, 34, TEAM),
    ),
    _roles,
    COMPANY,
)
"""One row for each person's part in an objective."""
