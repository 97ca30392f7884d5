"""A pack and its pages, made away from the window: of a large account both take seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from relmap.packs.kinds import PackKind
from relmap.packs.pack import MapSection, Pack, PackWish
from relmap.progress import Progress
from relmap.render.paper.job import Sheets
from relmap.render.paper.pack_sheets import PackPaper, map_job, map_layout, pack_sheets
from relmap.render.paper.proposal import proposal
from relmap.render.paper.sheets import Sheet

_TRIED_IN_ALL_WAYS = 400
"""People on a map up to which all ways to print it are compared; that takes as long as laying it out five times."""


@dataclass(frozen=True, eq=False)
class Pages:
    """What somebody wished for, the pack made of it, and its pages. ``proposed`` says what else could be done."""

    wish: PackWish
    pack: Pack
    sheets: Sequence[Sheet]
    proposed: str


def made_pages(wish: PackWish, make: Callable[[], Pack], paper: PackPaper, progress: Progress) -> Pages:
    """Make a pack and lay it out on paper. Raises ``UserError``, and passes on ``Cancelled``."""
    progress.step(0, 1)
    pack = make()
    return Pages(wish, pack, pack_sheets(pack, paper, progress), _proposed(pack, paper))


def _proposed(pack: Pack, paper: PackPaper) -> str:
    """Whether a map fits on a page, and what else could be done; "" where that is no question."""
    section = pack.sections[0] if pack.sections else None
    if pack.kind is not PackKind.MAP or not isinstance(section, MapSection) or paper.sheets is not Sheets.FIT:
        return ""
    if len(section.picture.cards) > _TRIED_IN_ALL_WAYS:
        return ""
    return proposal(map_job(pack, section, paper), map_layout(section, paper)).sentence
