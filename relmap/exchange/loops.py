"""Lists reporting loops; they are kept as the file said (method.md 4.4.10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relmap.exchange.remarks import Remark
from relmap.model.entities import Person
from relmap.model.integrity import reporting_cycles, self_reports
from relmap.model.names import called


def shown(person: Person) -> str:
    """How a remark calls somebody: by name, else by title, else by id."""
    return called(person) or person.id


def cycles(people: Mapping[str, Person]) -> tuple[tuple[str, ...], ...]:
    """The names along each reporting cycle."""
    return tuple(tuple(shown(people[key]) for key in cycle) for cycle in reporting_cycles(people.values()))


def loops(people: Mapping[str, Person], lines: Mapping[str, int] | None = None) -> Iterator[Remark]:
    """The reporting cycles and self-reports among people, as remarks; ``lines`` says where a person stands."""
    lines = lines or {}
    for cycle in reporting_cycles(people.values()):
        where = min((lines[key] for key in cycle if key in lines), default=None)
        yield Remark("REPORTING_CYCLE", where, {"names": ", ".join(shown(people[key]) for key in cycle)})
    for key in self_reports(people.values()):
        yield Remark("SELF_REPORT", lines.get(key), {"name": shown(people[key])})
