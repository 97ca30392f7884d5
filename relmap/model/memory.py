"""What a document remembers of earlier imports and of answers given to questions about them (formats.md 5.5, 5.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relmap.model.ids import pair_id
from relmap.model.vocabulary import Level, PersonStatus


@dataclass(frozen=True, slots=True)
class ImportedValues:
    """What the files of one source last said about a person; blank where they never said anything.

    ``source`` is preset and account, ``external_id`` the id in those files ("" when they have none). Somebody merged
    out of two records of a source has two of these. ``unit`` is the name as written; ``reports_to`` is whom the
    reference meant: an id that may belong to nobody by now.
    """

    id: str
    person: str
    source: str
    external_id: str = ""
    name: str = ""
    title: str = ""
    firm: str = ""
    unit: str = ""
    function: str = ""
    site: str = ""
    email: str = ""
    phone: str = ""
    level: Level = Level.UNKNOWN
    status: PersonStatus | None = None
    in_post_since: date | None = None
    reports_to: str | None = None

    @property
    def vacant(self) -> bool:
        """Whether the file said that nobody holds the post."""
        return self.status is PersonStatus.VACANT


@dataclass(frozen=True, slots=True)
class NotSame:
    """Two people who look alike and whom the user has told apart; see ``told_apart``."""

    first: str
    second: str

    @property
    def id(self) -> str:
        """The id of the pair."""
        return pair_id(self.first, self.second)


def told_apart(one: str, other: str) -> NotSame:
    """The record that two people are not the same, whichever is named first."""
    first, second = sorted((one, other))
    return NotSame(first, second)
