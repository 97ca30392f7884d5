"""What stands on the pages of a pack, as data: paragraphs, tables, bars, room to write (method.md 6).

Blocks have no coordinates, fonts or colours; ``relmap.render.paper.blocks`` draws them. Texts are plain.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from relmap.model.vocabulary import BuyingRole, Severity


class Tone(Enum):
    """How a text is meant; never the only sign of it, because paper may be grey."""

    PLAIN = auto()
    STRONG = auto()
    LEAD = auto()
    """The sentence that matters most on its page."""
    QUIET = auto()
    GOOD = auto()
    BAD = auto()
    LATE = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows, never the last thing on a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; line breaks in it are kept."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``numbered`` when the order counts, ``ticks`` with a box to tick with a pen."""

    items: tuple[str, ...]
    numbered: bool = False
    ticks: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values; ``labels`` is the share of the width the labels take."""

    rows: tuple[tuple[str, str], ...]
    labels: float = 0.24


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. Roles are drawn as their shapes, ``depth`` as five bars, both before the text.

    ``below`` stands under the text in quiet letters: what explains it.
    """

    text: str = ""
    tone: Tone = Tone.PLAIN
    roles: tuple[BuyingRole, ...] = ()
    depth: int | None = None
    below: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``share`` is its part of the width in relation to the others."""

    title: str
    share: float = 1.0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head, which is repeated on the next page. A row of one cell only spans the table: a subtitle.

    A ``dense`` table gives every row one line, on which longer texts end with "…".
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A measure: its name, its share from 0 to 1 (None: not known), and what it says in words."""

    name: str
    share: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Measures below each other."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Quadrant:
    """Two yes-or-no questions and where the answer stands: ``corners`` left to right, upper row first.

    ``marked`` is the corner that is true now, 0 to 3, or None while it is not known.
    """

    corners: tuple[str, str, str, str]
    across: str
    upward: str
    marked: int | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """Fields to be corrected with a pen: label, what we have, and an empty box."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WritingRoom:
    """Ruled lines to write on under a label; where it ``grows`` it takes more of them while the page has room."""

    label: str
    lines: int = 3
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Blocks that belong together, with a coloured edge when ``severity`` says how serious they are."""

    blocks: tuple[Block, ...]
    title: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Columns of blocks side by side; ``shares`` are their widths in relation, even when there are none."""

    columns: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...] = ()


Block: TypeAlias = Heading | Text | Bullets | Facts | Table | Bars | Quadrant | Form | WritingRoom | Panel | Beside


def filled(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The rows whose value is known: a page shows no empty labels."""
    return tuple(row for row in rows if row[1])
