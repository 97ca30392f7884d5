"""The cross table of levels and stances, in words (method.md 1.3, 30)."""

from __future__ import annotations

from relmap.analysis.stances import Stances
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import Stance
from relmap.model.vocabulary import Level
from relmap.translation import _, plural
from relmap.words.people import listed, who, whos

_NAMED = 3


def cell_words(found: Stances, level: Level, stance: Stance, snapshot: Snapshot) -> str:
    """Who of a level has a stance; "–" for nobody."""
    people = found.people.get((level, stance), ())
    return listed([who(person, snapshot) for person in people], _NAMED) or "–"


def go_up(found: Stances, snapshot: Snapshot) -> str:
    """The remark that only low levels work against suppliers; "" when that is not so."""
    if not found.low:
        return ""
    said = plural(
        "Only at a low level somebody works against suppliers: {names}. Do not fight there, go up.",
        "Only at a low level some work against suppliers: {names}. Do not fight there, go up.",
        len(found.low),
    ).format(names=whos(found.low, snapshot))
    if found.higher is None:
        return said
    return _("{said} Next above: {name}.").format(said=said, name=who(found.higher, snapshot))
