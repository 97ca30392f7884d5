"""Page 3, the way to the economic buyer: the paths, what to ask, and who it is that signs (method.md 6(a) 3, 3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from relmap.analysis.paths import Path
from relmap.analysis.scope import economic_buyers
from relmap.model.strategy_vocabulary import FactCategory
from relmap.packs.blocks import Block, Bullets, Facts, Heading, Panel, Text, Tone, filled
from relmap.packs.pack import Section
from relmap.packs.strategy.brief import Brief
from relmap.packs.strategy.profile import profile
from relmap.words.paths import (
    also_sentence,
    caution_sentence,
    no_way,
    path_move,
    route_sentence,
    rung_question,
    way_missing,
    way_sentence,
)
from relmap.words.people import who
from relmap.words.strategy_pack import ask_or, decision_step, path_title, text, title, who_signs

_PROFILES = 2
"""More buyers than this cannot be described on one page; the open questions name the others."""
_POSSIBLE, _RUNGS = 2, 3


def way_page(brief: Brief) -> Section:
    """What is known of the way up, what is worth asking, and the profile of whoever signs."""
    return Section(
        title("WAY"),
        (
            *_paths(brief),
            *_unreached(brief),
            *_worth_asking(brief),
            *_profiles(brief),
            Heading(text("DECISION")),
            _decision(brief),
        ),
    )


def _paths(brief: Brief) -> Iterator[Block]:
    access, snapshot = brief.access, brief.snapshot
    if access.best is None:
        yield Text(no_way(access, snapshot) if not access.possible else way_missing(access, snapshot), Tone.LEAD)
        return
    yield Text(f"{way_sentence(access.best, snapshot)}.", Tone.LEAD)
    several = len(access.buyers) > 1
    for number, path in enumerate(access.known, start=1):
        yield Panel(_path(path, brief), title=path_title(number, path, snapshot, several))


def _path(path: Path, brief: Brief) -> tuple[Block, ...]:
    snapshot = brief.snapshot
    also = also_sentence(path, snapshot)
    cautions = " ".join(caution_sentence(caution, snapshot) for caution in path.cautions)
    rows = filled((text("BEST_MOVE"), path_move(path, snapshot)), (text("CAUTION"), cautions))
    return (Text(" ".join(part for part in (route_sentence(path, snapshot), also) if part)), Facts(rows, 0.16))


def _unreached(brief: Brief) -> Iterator[Block]:
    """The buyers no path leads to, where others are reached."""
    if brief.access.known:
        for buyer in brief.access.buyers:
            if not buyer.known:
                yield Text(way_missing(replace(brief.access, buyers=(buyer,)), brief.snapshot), Tone.STRONG)


def _worth_asking(brief: Brief) -> Iterator[Block]:
    access, snapshot = brief.access, brief.snapshot
    possible = access.possible[:_POSSIBLE]
    if possible:
        yield Heading(text("WORTH_ASKING"))
        for path in possible:
            yield Panel((Text(path_move(path, snapshot), Tone.STRONG), Text(route_sentence(path, snapshot))))
    for rung in access.ladder[:_RUNGS]:
        said = (Text(rung_question(rung, snapshot), Tone.STRONG), Text(route_sentence(rung.via, snapshot)))
        yield Panel(said)


def _profiles(brief: Brief) -> Iterator[Block]:
    """What is known of each buyer, with its source and day; the rest as questions."""
    buyers = economic_buyers(brief.snapshot, brief.objective)
    active = tuple(buyer for buyer in buyers if buyer.active)
    if not active:
        yield Heading(text("WHO_SIGNS"))
        yield Text(who_signs(buyers, brief.askers(), brief.snapshot))
    for buyer in active[:_PROFILES]:
        yield Heading(text("PROFILE", name=who(buyer.id, brief.snapshot)))
        yield profile(brief, buyer)


def _decision(brief: Brief) -> Block:
    """The steps of their decision, in the order they will be taken (1.5, 91)."""
    steps = sorted(brief.facts(FactCategory.DECISION_STEP), key=lambda fact: fact.date or date.max)
    if not steps:
        return Text(ask_or("NO_DECISION_STEP", brief.askers(), brief.snapshot))
    return Bullets(tuple(decision_step(fact, brief.snapshot) for fact in steps), numbered=True)
