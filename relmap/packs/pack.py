"""A pack: the pages for one meeting or one reader, as data, made from what its audience may see (method.md 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum, auto
from typing import TypeAlias

from relmap.layout.geometry import Placement
from relmap.layout.style import Style
from relmap.model.vocabulary import Audience
from relmap.packs.blocks import Block
from relmap.packs.contact_map import ContactMap
from relmap.packs.picture import Colouring, LineKind, Picture


class PackKind(StrEnum):
    """What can be put on paper (interchange.md 2)."""

    MAP = "MAP"
    STRATEGY = "STRATEGY"
    JOINT_MAP = "JOINT_MAP"
    PRECALL = "PRECALL"
    PORTFOLIO = "PORTFOLIO"
    FACTSHEET = "FACTSHEET"
    COACH_BRIEFING = "COACH_BRIEFING"
    SUBJECT_REPORT = "SUBJECT_REPORT"


class Split(Enum):
    """How a map too large for one page is divided; every person stands on exactly one page, references aside."""

    BRANCH = auto()
    UNIT = auto()
    LEVEL = auto()


AUDIENCES: Mapping[PackKind, Audience] = {
    PackKind.MAP: Audience.TEAM,
    PackKind.STRATEGY: Audience.TEAM,
    PackKind.JOINT_MAP: Audience.CUSTOMER,
    PackKind.PRECALL: Audience.TEAM,
    PackKind.PORTFOLIO: Audience.COMPANY,
    PackKind.FACTSHEET: Audience.CUSTOMER,
    PackKind.COACH_BRIEFING: Audience.CUSTOMER,
    PackKind.SUBJECT_REPORT: Audience.TEAM,
}
"""For whom each pack is made (method.md 6)."""


@dataclass(frozen=True)
class PackWish:
    """What somebody asks to have printed; everything but ``kind`` and ``as_of`` where the pack needs it.

    ``account``, ``objective``, ``person`` and ``meeting`` are ids. ``people`` limits the map to these and those one
    step away; empty means everybody. ``file`` is the document's name, ``copy`` which copy this is and for whom.
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


@dataclass(frozen=True)
class Section:
    """A page, or as many as its blocks take. ``title`` stands on it and in the bookmarks of the PDF."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


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
