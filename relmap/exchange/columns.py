"""Proposes what the columns of a table mean, from their headers and their values (formats.md 5.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from relmap.errors import UserError
from relmap.exchange.dates import is_date
from relmap.exchange.headers import (
    SALUTATIONS,
    TIE_FIELDS,
    Field,
    counts_posts,
    plain,
    spellings,
    synonyms,
    tells_of_firms,
)
from relmap.exchange.person_names import Holder, holder
from relmap.exchange.table import Table
from relmap.exchange.values import identifier, involvement, is_address, level, means_top, says_nothing, status

Mapped = Mapping[Field, int]
"""Which column holds a field: places in ``Table.headers``."""

_SAMPLE = 500
_SIMILAR = 0.88
_MOST_COMPARED = 100


class Why(StrEnum):
    """What a guess rests on."""

    HEADER = "HEADER"
    PART_OF_HEADER = "PART_OF_HEADER"
    SIMILAR_HEADER = "SIMILAR_HEADER"
    VALUES = "VALUES"


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column and the field it seems to hold; ``confidence`` runs from 0 to 1 and is meant for sorting and colour."""

    column: int
    field: Field
    confidence: float
    why: Why


@dataclass(frozen=True, slots=True)
class _Candidate:
    guess: ColumnGuess
    # Place in the list of synonyms, 0 is most specific; less of it wins among equal confidence.
    place: int

    @property
    def order(self) -> tuple[float, int, int]:
        return (-self.guess.confidence, self.place, self.guess.column)


def propose(table: Table) -> tuple[ColumnGuess, ...]:
    """One guess for each column that seems to hold a field, each field at most once, in the order of the columns."""
    candidates = [c for column, header in enumerate(table.headers) for c in _by_header(column, header)]
    candidates = [c for c in candidates if _values_agree(table, c.guess)]
    taken: dict[Field, ColumnGuess] = {}
    used: set[int] = set()

    def take(guess: ColumnGuess) -> None:
        if guess.field not in taken and guess.column not in used:
            taken[guess.field] = guess
            used.add(guess.column)

    managers = [c.guess for c in candidates if c.guess.field is Field.REPORTS_TO]
    for candidate in sorted(candidates, key=lambda c: c.order):
        if candidate.guess.field is not Field.REPORTS_TO or len(managers) == 1:
            take(candidate.guess)
    if len(managers) > 1:
        take(_best_manager(table, managers, taken))
    for guess in _by_values(table, taken, used):
        take(guess)
    return tuple(sorted(taken.values(), key=lambda g: g.column))


def mapped(guesses: Iterable[ColumnGuess]) -> Mapped:
    """The guesses as they are handed to planning."""
    return {guess.field: guess.column for guess in guesses}


def remapped(table: Table, columns: Mapped, wanted: Mapping[str, str]) -> Mapped:
    """``columns`` with the user's own choices, field name -> header ("" for none).

    Raises ``UserError`` when there is no such field or no such column.
    """
    chosen = dict(columns)
    by_name = {plain(header): place for place, header in reversed(list(enumerate(table.headers)))}
    for name, header in wanted.items():
        if name.lower() not in list(Field):
            raise UserError("MAP_FIELD_UNKNOWN", field=name, fields=", ".join(Field))
        field = Field(name.lower())
        chosen.pop(field, None)
        if not header:
            continue
        place = table.headers.index(header) if header in table.headers else by_name.get(plain(header))
        if place is None:
            raise UserError("MAP_COLUMN_UNKNOWN", column=header, columns=", ".join(table.headers))
        chosen = {other: column for other, column in chosen.items() if column != place}
        chosen[field] = place
    return chosen


def require_people(table: Table, columns: Mapped) -> None:
    """Raises ``UserError`` when the table lists no people: no names and no titles, several posts a row, or firms."""
    if columns.keys() <= {Field.ID, Field.NAME, Field.COMPANY, Field.PHONE, Field.SITE}:
        for header in table.headers:
            if tells_of_firms(header):
                raise UserError("LIST_OF_COMPANIES", column=header)
    if not columns.keys() & {Field.NAME, Field.FIRST, Field.LAST}:
        for header in table.headers:
            if counts_posts(header):
                raise UserError("NOT_A_PEOPLE_LIST", column=header)
        if Field.TITLE not in columns:
            raise UserError("NO_NAME_COLUMN", columns=", ".join(table.headers[:20]))


def _by_header(column: int, header: str) -> list[_Candidate]:
    known = synonyms()
    found: list[_Candidate] = []
    for number, form in enumerate(spellings(header)):
        for field, place in known.get(form, ()):
            if all(c.guess.field is not field for c in found):
                why, confidence = (Why.HEADER, 1.0) if number < 2 else (Why.PART_OF_HEADER, 0.95)
                found.append(_Candidate(ColumnGuess(column, field, confidence, why), place))
    if not found and column < _MOST_COMPARED:
        for name in get_close_matches(plain(header), known, n=1, cutoff=_SIMILAR):
            for field, place in known[name]:
                if field in TIE_FIELDS:
                    continue  # "Influence" is not whom somebody influences
                found.append(_Candidate(ColumnGuess(column, field, 0.8, Why.SIMILAR_HEADER), place))
    return found


def _sample(table: Table, column: int) -> list[str]:
    return [cell for row in table.rows[:_SAMPLE] if (cell := row.cells[column]) and not says_nothing(cell)]


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values) if values else 0.0


def _values_agree(table: Table, guess: ColumnGuess) -> bool:
    """Whether the values do not contradict the header; a column without values contradicts nothing."""
    values = _sample(table, guess.column)
    if not values:
        return guess.field not in (Field.LEVEL, Field.ROLE, Field.STATUS)
    match guess.field:
        case Field.TITLE:
            return _share(values, lambda v: plain(v) in SALUTATIONS) < 0.5
        case Field.EMAIL:
            return _share(values, is_address) >= 0.3
        case Field.LEVEL:
            return _share(values, lambda v: level(v) is not None) >= 0.5
        case Field.ROLE:
            return _share(values, lambda v: involvement(v) is not None) >= 0.5
        case Field.STATUS:
            return _share(values, lambda v: status(v) is not None) >= 0.5
        case Field.IN_POST_SINCE:
            return _share(values, is_date) >= 0.5
    return True


def _best_manager(table: Table, guesses: Sequence[ColumnGuess], taken: Mapping[Field, ColumnGuess]) -> ColumnGuess:
    """Of several columns that may name the manager, the one whose values point at most rows (formats.md D3)."""
    keys: set[str] = set()
    for field in (Field.ID, Field.EMAIL, Field.NAME):
        if field in taken:
            keys.update(_key(cell) for cell in table.column(taken[field].column))
    if Field.FIRST in taken and Field.LAST in taken:
        first, last = table.column(taken[Field.FIRST].column), table.column(taken[Field.LAST].column)
        keys.update(_key(f"{given} {family}") for given, family in zip(first, last, strict=True))

    def rate(guess: ColumnGuess) -> float:
        values = [v for v in table.column(guess.column) if v and not means_top(v)]
        return _share(values, lambda v: _key(v) in keys)

    return max(guesses, key=rate)


def _key(text: str) -> str:
    return identifier(text).casefold()


def _by_values(table: Table, taken: Mapping[Field, ColumnGuess], used: set[int]) -> list[ColumnGuess]:
    """Guesses for names and addresses in columns whose headers say nothing."""
    guesses: list[ColumnGuess] = []
    nameless = not taken.keys() & {Field.NAME, Field.FIRST, Field.LAST}
    for column in range(min(len(table.headers), _MOST_COMPARED)):
        if column in used:
            continue
        values = _sample(table, column)
        if Field.EMAIL not in taken and _share(values, is_address) >= 0.8:
            guesses.append(ColumnGuess(column, Field.EMAIL, 0.7, Why.VALUES))
        elif (
            nameless
            and len(values) >= min(len(table.rows), _SAMPLE) * 0.5
            and len(set(values)) > len(values) * 0.8
            and _share(values, _like_a_name) >= 0.8
        ):
            guesses.append(ColumnGuess(column, Field.NAME, 0.5, Why.VALUES))
    return guesses


def _like_a_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 4 or holder(text) is not Holder.NAMED:
        return False
    return not any(c.isdigit() for c in text) and all(word[0].isupper() for word in (words[0], words[-1]))
