"""What the words of several flags share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from relmap.analysis.flags.report import Flag
from relmap.model.snapshot import Snapshot
from relmap.translation import _
from relmap.words.people import whos


def objective_title(flag: Flag, snapshot: Snapshot) -> str:
    """The title of the flag's objective, "" for a flag of the account."""
    return snapshot.objectives[flag.objective].title if flag.objective is not None else ""


def line(what: str, value: str) -> str:
    """One line of evidence."""
    return _("{what}: {value}.").format(what=what, value=value)


def people_line(what: str, people: Iterable[str], snapshot: Snapshot) -> Iterator[str]:
    """One line of evidence that names people; none for nobody."""
    named = tuple(people)
    if named:
        yield line(what, whos(named, snapshot))
