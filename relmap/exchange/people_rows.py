"""Turns the rows of a mapped table into entries: one person or post each, whatever the program called its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from relmap.exchange import values
from relmap.exchange.columns import Mapped
from relmap.exchange.dates import DateOrder, depends_on_order, order_of, read_date, usual_order
from relmap.exchange.headers import TIE_FIELDS, Field, plain
from relmap.exchange.person_names import Holder, comparable, holder
from relmap.exchange.presets import date_order
from relmap.exchange.remarks import Remark
from relmap.exchange.table import Row, Table
from relmap.exchange.values import Involvement
from relmap.model.vocabulary import Level, PersonStatus, TieKind
from relmap.progress import Progress

_CHUNK = 200
_FLIPPED_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says about a person or post; "" and None where it says nothing.

    ``manager`` is the reference as written; ``former_managers`` are those of earlier rows about the same person.
    ``ties`` are further lines: their kind and the reference to the other end.
    """

    line: int
    name: str
    holder: Holder
    id: str = ""
    title: str = ""
    firm: str = ""
    unit: str = ""
    function: str = ""
    site: str = ""
    email: str = ""
    phone: str = ""
    level: Level | None = None
    manager: str = ""
    former_managers: tuple[str, ...] = ()
    dotted: tuple[str, ...] = ()
    involvement: Involvement | None = None
    status: PersonStatus | None = None
    in_post_since: date | None = None
    ties: tuple[tuple[TieKind, str], ...] = ()
    key: str = field(default="", repr=False)

    @property
    def shown(self) -> str:
        """How a remark calls the entry."""
        return self.name or self.title or self.id


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a table in its order; ``blocked`` counts the rows that became none, each with its remark."""

    entries: tuple[Entry, ...]
    blocked: int
    remarks: tuple[Remark, ...]


def read_entries(table: Table, columns: Mapped, progress: Progress) -> Entries:
    """Every row as an entry, or as a remark that says why not."""
    reading = _Reading(table, columns)
    for number, row in enumerate(table.rows):
        if number % _CHUNK == 0:
            progress.step(number, len(table.rows))
        reading.row(row)
    progress.step(len(table.rows), len(table.rows))
    return reading.result()


class _Reading:
    """The entries of one table while it is read."""

    def __init__(self, table: Table, columns: Mapped) -> None:
        self._columns = columns
        self._ties = tuple(name for name in TIE_FIELDS if name in columns)
        self._entries: dict[object, Entry] = {}
        self._blocked = 0
        self._remarks: list[Remark] = []
        self._damaged_ids: list[int] = []
        self._order, unsure = _order(table, columns)
        if unsure:
            facts = {"column": table.headers[columns[Field.IN_POST_SINCE]]}
            code = "DATES_DAY_FIRST" if self._order is DateOrder.DAY_FIRST else "DATES_MONTH_FIRST"
            self._remarks.append(Remark(code, facts=facts))
        self._flipped = Field.NAME in columns and _family_first(table.column(columns[Field.NAME]))
        companies = {plain(c) for c in table.column(columns[Field.COMPANY])} if Field.COMPANY in columns else set()
        # One company in all rows is the account itself; only a list across firms says something about a person.
        self._many_firms = len(companies - {""}) > 1

    def row(self, row: Row) -> None:
        entry = self._entry(row)
        if entry.holder is not Holder.NAMED and not entry.title:
            self._blocked += 1
            self._remarks.append(Remark("NO_NAME", row.line))
            return
        key = _sameness(entry)
        earlier = self._entries.get(key)
        if earlier is None:
            self._entries[key] = entry
            return
        self._blocked += 1
        self._entries[key] = self._joined(earlier, entry)

    def result(self) -> Entries:
        if self._damaged_ids:
            facts = {"count": len(self._damaged_ids)}
            self._remarks.append(Remark("IDS_DAMAGED", self._damaged_ids[0], facts))
        return Entries(tuple(self._entries.values()), self._blocked, tuple(self._remarks))

    def _joined(self, earlier: Entry, entry: Entry) -> Entry:
        """Two rows about one person: the later line to a manager is the newer one (method.md 3.7)."""
        facts = {"name": entry.shown, "first": earlier.line}
        if entry.involvement is not None:
            earlier = replace(earlier, involvement=entry.involvement.joined(earlier.involvement))
        earlier = replace(earlier, ties=tuple(dict.fromkeys((*earlier.ties, *entry.ties))))
        if entry.manager in ("", earlier.manager):
            self._remarks.append(Remark("ROW_REPEATED", entry.line, facts))
            return earlier
        self._remarks.append(Remark("SECOND_MANAGER", entry.line, facts))
        former = (*earlier.former_managers, earlier.manager) if earlier.manager else earlier.former_managers
        return replace(earlier, manager=entry.manager, former_managers=former)

    def _cell(self, row: Row, name: Field) -> str:
        column = self._columns.get(name)
        text = row.cells[column] if column is not None else ""
        return "" if not text or values.says_nothing(text) else text

    def _entry(self, row: Row) -> Entry:
        name, kind = self._name(row)
        id_ = values.identifier(self._cell(row, Field.ID))
        if values.damaged(id_):
            self._damaged_ids.append(row.line)
        entry = Entry(
            row.line,
            name,
            kind,
            id=id_,
            title=self._cell(row, Field.TITLE),
            firm=self._cell(row, Field.COMPANY) if self._many_firms else "",
            unit=self._cell(row, Field.UNIT),
            function=self._cell(row, Field.FUNCTION),
            site=self._cell(row, Field.SITE),
            email=values.first_of(self._cell(row, Field.EMAIL)),
            phone=values.first_of(self._cell(row, Field.PHONE)),
            level=values.level(self._cell(row, Field.LEVEL)),
            manager=self._cell(row, Field.REPORTS_TO),
            dotted=values.references(self._cell(row, Field.DOTTED)),
            involvement=values.involvement(role) if (role := self._cell(row, Field.ROLE)) else None,
            status=values.status(self._raw(row, Field.STATUS)),
            in_post_since=read_date(self._raw(row, Field.IN_POST_SINCE), self._order),
            ties=tuple(
                (TieKind(name.name), text) for name in self._ties for text in values.references(self._cell(row, name))
            ),
            key=comparable(name) if name else "",
        )
        self._note_odd(row, entry)
        return entry

    def _raw(self, row: Row, name: Field) -> str:
        column = self._columns.get(name)
        return row.cells[column] if column is not None else ""

    def _name(self, row: Row) -> tuple[str, Holder]:
        whole = self._raw(row, Field.NAME)
        if holder(whole) is Holder.BLANK:
            whole = " ".join(part for part in (self._cell(row, Field.FIRST), self._raw(row, Field.LAST)) if part)
        elif self._flipped and whole.count(",") == 1:
            family, given = whole.split(",")
            whole = f"{given.strip()} {family.strip()}".strip()
        kind = holder(whole)
        return (whole if kind is Holder.NAMED else ""), kind

    def _note_odd(self, row: Row, entry: Entry) -> None:
        if entry.email and not values.is_address(entry.email):
            self._remarks.append(Remark("EMAIL_ODD", row.line, {"name": entry.shown, "email": entry.email}))
        if entry.level is None and (word := self._cell(row, Field.LEVEL)):
            self._remarks.append(Remark("LEVEL_NOT_KNOWN", row.line, {"name": entry.shown, "level": word}))
        for name, value, code in (
            (Field.STATUS, entry.status, "STATUS_NOT_KNOWN"),
            (Field.IN_POST_SINCE, entry.in_post_since, "DATE_NOT_KNOWN"),
        ):
            if value is None and (word := self._cell(row, name)):
                self._remarks.append(Remark(code, row.line, {"name": entry.shown, "word": word}))
        if entry.involvement is None and (word := self._cell(row, Field.ROLE)):
            self._remarks.append(Remark("ROLE_NOT_KNOWN", row.line, {"name": entry.shown, "role": word}))


def _order(table: Table, columns: Mapped) -> tuple[DateOrder, bool]:
    """The order of the dates of the column mapped to one, and whether it is only a guess (formats.md 1.2)."""
    column = columns.get(Field.IN_POST_SINCE)
    cells = table.column(column) if column is not None else ()
    known = table.dates or order_of(cells) or date_order(table)
    return known or usual_order(), known is None and any(map(depends_on_order, cells))


def _family_first(names: Sequence[str]) -> bool:
    named = [name for name in names if holder(name) is Holder.NAMED]
    return bool(named) and sum(name.count(",") == 1 for name in named) >= len(named) * _FLIPPED_SHARE


def _sameness(entry: Entry) -> object:
    """Entries of equal key are one person told twice.

    The same id with another name is a shared post, hence two people; without an id the address or, lacking that,
    everything must agree, and posts nobody is named for always count one by one.
    """
    named = entry.holder is Holder.NAMED
    if entry.id:
        return entry.id, entry.key if named else (entry.holder, entry.title)
    if not named:
        return entry.line
    if values.is_address(entry.email):
        return entry.email.casefold(), entry.key
    return replace(entry, line=0, involvement=None)
