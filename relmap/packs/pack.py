"""A pack: the pages for one meeting or one reader, as data, made from what its audience may see (method.md 6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import TypeAlias

from relmap.layout.geometry import Placement
from relmap.layout.style import Style
from relmap.model.earlier import Replaced
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.packs.blocks import Block
from relmap.packs.customer.contact_map import ContactMap
from relmap.packs.kinds import AUDIENCES, PackKind
from relmap.packs.picture import Colouring, LineKind, Picture


class Split(Enum):
    """How a map too large for one page is divided; every person stands on exactly one page, references aside."""

    BRANCH = auto()
    UNIT = auto()
    LEVEL = auto()


@dataclass(frozen=True)
class PackWish:
    """What somebody asks to have printed; everything but ``kind`` and ``as_of`` where the pack needs it.

    ``account``, ``objective``, ``person`` and ``meeting`` are ids; of a hand-over ``person`` is one of ours. ``people``
    limits the map to these and those one step away; empty means everybody. ``file`` is the document's name, ``copy``
    which copy this is and for whom. ``readers`` are those a map is made for when it is not the team; every other pack
    is for whom it always is. ``before`` is the document as the account was last kept, on ``before_on``: what to compare
    with. ``replaced`` is what a full history keeps of the records about the person, the earliest first.
    """

    kind: PackKind
    as_of: date
    account: str = ""
    objective: str = ""
    person: str = ""
    meeting: str = ""
    people: frozenset[str] = frozenset()
    file: str = ""
    copy: str = ""
    readers: Audience | None = None
    before: Snapshot | None = None
    before_on: date | None = None
    replaced: tuple[Replaced, ...] = ()

    @property
    def audience(self) -> Audience:
        """For whom the pack is made: what they may not see does not go into it."""
        usual = AUDIENCES[self.kind]
        return self.readers or usual if self.kind is PackKind.MAP else usual


LEGIBLE = 0.83
"""How small a page may become: the smallest letters then have 7 points."""


@dataclass(frozen=True)
class Section:
    """A page, or as many as its blocks take. ``title`` stands on it and in the bookmarks of the PDF.

    ``smallest`` and ``largest`` are how small and how large, in relation to the usual size, everything may become to
    fit on one page; what needs several is as large as usual, or as ``largest``. ``shorter`` says the same in fewer
    words, the longest first, for when it does not fit.
    """

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    smallest: float = 1.0
    largest: float = 1.0
    shorter: tuple[tuple[Block, ...], ...] = ()


@dataclass(frozen=True)
class MapSection:
    """The map of an account on one page, or on one for each part.

    ``lines`` are those to draw, None for those a map usually shows. ``placement`` is where the cards stand on the
    screen: it is kept when full cards fit on one page so, otherwise the map is laid out for the paper.
    """

    title: str
    picture: Picture
    lines: frozenset[LineKind] | None = None
    colouring: Colouring = Colouring.ROLE
    split: Split = Split.BRANCH
    style: Style = field(default_factory=Style)
    placement: Placement | None = None


@dataclass(frozen=True)
class ContactSection:
    """The customer-safe map: who works with whom, without a single opinion (method.md 6(b))."""

    title: str
    map: ContactMap


AnySection: TypeAlias = Section | MapSection | ContactSection


@dataclass(frozen=True)
class Pack:
    """Everything to be printed, in order.

    ``subject`` heads every page: an account, a person, a portfolio; ``topic`` stands below it: objective or purpose.
    ``audience_word`` is printed on every page. ``file``, ``changed_rules`` (values of the rule book that are not its
    own) and ``copy`` (whose copy it is) stand in the last line; the customer's has none of them. ``closing`` is the
    warning a page ends with. ``file_name`` is the proposed name without suffix and holds nothing but what the audience
    may read.
    """

    kind: PackKind
    audience: Audience
    subject: str
    topic: str
    as_of: date
    audience_word: str
    file_name: str
    sections: tuple[AnySection, ...]
    file: str = ""
    changed_rules: int = 0
    copy: str = ""
    closing: str = ""
