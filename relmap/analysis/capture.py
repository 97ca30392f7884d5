"""Reading one typed line as a fact: whom it is about, of what kind, and what was said (method.md 1.5, 80)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from relmap.model.entities import Person
from relmap.model.strategy_vocabulary import FactCategory
from relmap.model.text import one_line

_QUOTES = '“”„«»"'


@dataclass(frozen=True, slots=True)
class Captured:
    """What a line says; ``person`` None is the account as a whole. ``text`` "" is nothing to keep yet."""

    text: str
    person: str | None = None
    category: FactCategory = FactCategory.NOTE


def read_line(
    line: str, people: Iterable[Person], categories: Mapping[str, FactCategory], selected: str | None = None
) -> Captured:
    """Read "Dave Hollis: concern: delivery in August"; name and kind are optional, in any order.

    ``people`` are named by full name, or by any one word of it that only one of them has. ``categories`` are the words
    for kinds, in lower case. Without a name the line is about ``selected``. Words in quotation marks about a person
    are what she said.
    """
    everybody = tuple(people)
    person, category = selected, None
    rest = one_line(line)
    while ":" in rest:
        head, _colon, tail = rest.partition(":")
        key = head.strip().casefold()
        somebody = _named(key, everybody)
        if category is None and key in categories:
            category = categories[key]
        elif somebody is not None and person in (None, selected):
            person = somebody
        else:
            break
        rest = tail.strip()
    if category is None:
        quoted = len(rest) > 1 and rest[0] in _QUOTES and rest[-1] in _QUOTES and person is not None
        category = FactCategory.LISTENING if quoted else FactCategory.NOTE
    if category is FactCategory.LISTENING:
        rest = rest.strip(_QUOTES).strip()
    return Captured(rest, person, category)


def _named(key: str, people: tuple[Person, ...]) -> str | None:
    if not key:
        return None
    whole = [p.id for p in people if p.name.casefold() == key]
    part = [p.id for p in people if key in p.name.casefold().split()]
    for found in (whole, part):
        if len(found) == 1:
            return found[0]
    return None
