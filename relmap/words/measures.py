"""The measures in words (method.md 5): never a bare number, always with what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relmap.analysis.account_measures import AccountMeasures, Reach, ReachBand, Shape, ShapeKind
from relmap.analysis.knowledge import Missing
from relmap.analysis.measures import (
    Coverage,
    CoverageBand,
    DepthMeasure,
    FreshnessMeasure,
    Knowledge,
    ObjectiveMeasures,
    Progress,
)
from relmap.analysis.paths import Access
from relmap.model.entities import Unit
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import DEPTHS, BuyingRole
from relmap.translation import _, plural
from relmap.words.fit_page import verdict
from relmap.words.knowledge import question
from relmap.words.labels import label
from relmap.words.paths import way_missing, way_sentence
from relmap.words.people import listed, who, whos

_NAMED = 3

_COVERAGE: Mapping[CoverageBand, str] = {
    CoverageBand.COVERED: "covered",
    CoverageBand.PARTIAL: "partly covered",
    CoverageBand.THIN: "thin",
}
_BANDS: Mapping[ReachBand, str] = {
    ReachBand.TOP: "the top",
    ReachBand.MIDDLE: "the middle",
    ReachBand.BASE: "the base",
}
_SHAPES: Mapping[ShapeKind, str] = {
    ShapeKind.BOW_TIE: "Bow tie",
    ShapeKind.IN_BETWEEN: "In between",
    ShapeKind.DIAMOND: "Diamond",
}
_MISSING_ROLES: Mapping[BuyingRole, str] = {
    BuyingRole.ECONOMIC: "No economic buyer is named.",
    BuyingRole.TECHNICAL: "No technical buyer is named.",
    BuyingRole.USER: "No user buyer is named.",
}


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure as a page or a print shows it: ``figure`` with its denominator, and the sentence.

    ``share`` 0 … 1 is the length of its bar, None for a measure that is none (an ordinal fact, or nothing to count).
    """

    name: str
    figure: str
    share: float | None
    sentence: str


def objective_lines(measures: ObjectiveMeasures, snapshot: Snapshot) -> tuple[MeasureLine, ...]:
    """The measures of an objective in the order of the method."""
    access, depth, fresh, steps = measures.access, measures.depth, measures.freshness, measures.progress
    cover = measures.coverage
    return (
        MeasureLine(_("Access"), access_figure(access), access.shown / 100, access_sentence(access, snapshot)),
        MeasureLine(_("Coverage"), coverage_figure(cover), cover.percent / 100, coverage_sentence(cover)),
        MeasureLine(
            _("Depth"),
            depth_figure(depth),
            depth.middle / (len(DEPTHS) - 1) if depth.middle is not None else None,
            depth_sentence(depth, snapshot),
        ),
        MeasureLine(
            _("Freshness"),
            freshness_figure(fresh),
            fresh.percent / 100 if fresh.percent is not None else None,
            freshness_sentence(fresh, snapshot),
        ),
        *(
            MeasureLine(
                _("Knowledge"), knowledge_figure(one), one.percent / 100, knowledge_sentence(one, measures, snapshot)
            )
            for one in measures.knowledge
        ),
        MeasureLine(
            _("Progress"),
            progress_figure(steps),
            len(steps.agreed) / steps.number if steps.number else None,
            progress_sentence(steps),
        ),
    )


def account_lines(measures: AccountMeasures, snapshot: Snapshot) -> tuple[MeasureLine, ...]:
    """The measures of an account in the order of the method."""
    fit = measures.fit
    share = fit.percent / 100 if fit.percent is not None and fit.enough else None
    return (
        MeasureLine(_("Reach"), reach_figure(measures.reach), None, reach_sentence(measures.reach, snapshot)),
        MeasureLine(_("Breadth"), shape_name(measures.shape.kind), None, shape_sentence(measures.shape, snapshot)),
        MeasureLine(_("Fit"), fit_figure(measures), share, verdict(fit)),
    )


def access_figure(access: Access) -> str:
    """The best known path as a number with its band."""
    if access.best is None:
        return _("No known path")
    return _("{shown} of 100, {band}").format(shown=access.shown, band=label(access.band))


def access_sentence(access: Access, snapshot: Snapshot) -> str:
    """Which path the number is of."""
    return way_sentence(access.best, snapshot) + "." if access.best is not None else way_missing(access, snapshot)


def coverage_figure(coverage: Coverage) -> str:
    """How much is covered, with what it says."""
    return _("{percent} of 100, {band}").format(percent=coverage.percent, band=_(_COVERAGE[coverage.band]))


def coverage_sentence(coverage: Coverage) -> str:
    """How many of the buyers we work with, and whose role is not filled."""
    told = plural(
        "{working} of {holders} buyer is at Working or better.",
        "{working} of {holders} buyers are at Working or better.",
        coverage.holders,
    ).format(working=coverage.working, holders=coverage.holders)
    return " ".join((told, *(_(_MISSING_ROLES[role]) for role in coverage.missing)))


def reach_figure(reach: Reach) -> str:
    """The highest level."""
    return label(reach.highest) if reach.highest is not None else _("Nobody yet")


def reach_sentence(reach: Reach, snapshot: Snapshot) -> str:
    """How high we reach, and which part of the account not."""
    if reach.highest is None:
        return _("We work with nobody whose level is known.")
    reached = _("Reaches {level} ({names})").format(level=label(reach.highest), names=whos(reach.people, snapshot))
    if not reach.missing:
        return _("{reached}; top, middle and base are all reached.").format(reached=reached)
    missing = listed([_(_BANDS[band]) for band in reach.missing])
    return _("{reached}; not reached: {missing}.").format(reached=reached, missing=missing)


def depth_figure(depth: DepthMeasure) -> str:
    """The middle of the holders on the scale of depth."""
    if depth.middle is None:
        return _("No buyer named")
    return _("{middle:g} of 5").format(middle=depth.middle)


def depth_sentence(depth: DepthMeasure, snapshot: Snapshot) -> str:
    """Where the middle buyer stands, and the largest gaps."""
    if depth.middle is None:
        return _("No buyer is named, so there is nobody to be deep with.")
    told = plural("Of {count} buyer", "Of {count} buyers", depth.holders).format(count=depth.holders)
    stands = _("{told}, the middle one stands at {label}.").format(told=told, label=_middle(depth.middle))
    if not depth.planned:
        return _("{stands} No target depth is set: there is no plan.").format(stands=stands)
    if not depth.gaps:
        return _("{stands} Every target depth is reached.").format(stands=stands)
    gaps = listed(
        [
            _("{member} with {person} ({usable} → {target})").format(
                member=who(gap.team_member, snapshot),
                person=who(gap.person, snapshot),
                usable=label(DEPTHS[gap.usable]),
                target=label(DEPTHS[max(0, min(gap.target, len(DEPTHS) - 1))]),
            )
            for gap in depth.named
        ]
    )
    rungs = plural("{count} rung to climb", "{count} rungs to climb", depth.gap).format(count=depth.gap)
    return _("{stands} {rungs}: {gaps}.").format(stands=stands, rungs=rungs, gaps=gaps)


def _middle(middle: float) -> str:
    lower = label(DEPTHS[int(middle)])
    if middle == int(middle):
        return lower
    return _("{lower} to {higher}").format(lower=lower, higher=label(DEPTHS[int(middle) + 1]))


def shape_name(kind: ShapeKind) -> str:
    """The shape of our contacts."""
    return _(_SHAPES[kind])


def shape_sentence(shape: Shape, snapshot: Snapshot) -> str:
    """Who holds how many of the working relationships."""
    if shape.largest is None:
        said = _("Nobody of ours works with any of the {mapped} people on the map yet.").format(mapped=shape.mapped)
        return " ".join((said, *_untouched(shape, snapshot)))
    member, most = shape.largest
    told = plural(
        "{name} holds {most} of {count} working relationship",
        "{name} holds {most} of {count} working relationships",
        shape.relationships,
    ).format(name=who(member, snapshot), most=most, count=shape.relationships)
    ours = plural("{count} of ours holds any", "{count} of ours hold any", shape.holders).format(count=shape.holders)
    pairs = plural("{count} pair of functions meets", "{count} pairs of functions meet", len(shape.pairs)).format(
        count=len(shape.pairs)
    )
    threads = plural("{count} contact", "{count} contacts", shape.threads).format(count=shape.threads)
    said = _("{told}; {ours}; {pairs}. We work with {threads} of {mapped} people mapped.").format(
        told=told, ours=ours, pairs=pairs, threads=threads, mapped=shape.mapped
    )
    return " ".join((said, *_untouched(shape, snapshot)))


def _untouched(shape: Shape, snapshot: Snapshot) -> Iterator[str]:
    """Where they buy and we know nobody (method.md 1.5, 56)."""
    if shape.untouched:
        yield _("No contact where they buy: {units}.").format(
            units=listed([_spending(snapshot.units[unit], snapshot) for unit in shape.untouched])
        )


def _spending(unit: Unit, snapshot: Snapshot) -> str:
    spend = f"{unit.spend:,.0f} {snapshot.accounts[unit.account].currency}".strip()
    return _("{unit} ({spend} a year)").format(unit=unit.name, spend=spend)


def fit_figure(measures: AccountMeasures) -> str:
    """Always two numbers: the fit, and how much of it is assessed."""
    fit = measures.fit
    if fit.percent is None:
        return _("Not assessed")
    return _("{fit} of 100 on {assessed} % assessed").format(fit=fit.percent, assessed=fit.assessed_percent)


def freshness_figure(fresh: FreshnessMeasure) -> str:
    """How many of how many relations."""
    if not fresh.relations:
        return _("No relation yet")
    return _("{fresh} of {relations}").format(fresh=fresh.fresh, relations=fresh.relations)


def freshness_sentence(fresh: FreshnessMeasure, snapshot: Snapshot) -> str:
    """Which of the relations that matter have lapsed, and with whom there is none."""
    if not fresh.relations:
        told = _("We have no relation with anybody who matters here yet.")
    else:
        told = plural(
            "{fresh} of {relations} relation that matters is fresh enough.",
            "{fresh} of {relations} relations that matter are fresh enough.",
            fresh.relations,
        ).format(fresh=fresh.fresh, relations=fresh.relations)
    if fresh.lapsed:
        names = listed([_lapsed(one.person, one.days, snapshot) for one in fresh.lapsed], _NAMED)
        told = _("{told} Lapsed: {names}.").format(told=told, names=names)
    if fresh.unknown and fresh.relations:
        told = _("{told} No relation with {names}.").format(told=told, names=whos(fresh.unknown, snapshot))
    return told


def _lapsed(person: str, days: int | None, snapshot: Snapshot) -> str:
    since = (
        plural("{count} day", "{count} days", days).format(count=days) if days is not None else _("no talk recorded")
    )
    return _("{name} ({since})").format(name=who(person, snapshot), since=since)


def knowledge_figure(knowledge: Knowledge) -> str:
    """How much of what there is to know."""
    return _("{points} of {weight} points").format(points=knowledge.points, weight=knowledge.weight)


def knowledge_sentence(knowledge: Knowledge, measures: ObjectiveMeasures, snapshot: Snapshot) -> str:
    """How well we know a holder, and the next thing to find out: one question, not a form."""
    name = who(knowledge.person, snapshot)
    if not knowledge.missing:
        return _("{name}: everything is known and confirmed within the year.").format(name=name)
    first = Missing(measures.objective, knowledge.person, knowledge.missing[0], 1, 1)
    return _("{name}: {percent} % is known and confirmed within the year. Next: {question}").format(
        name=name, percent=knowledge.percent, question=question(first, snapshot)
    )


def progress_figure(progress: Progress) -> str:
    """Agreed steps of those so far."""
    if not progress.number:
        return label(progress.step)
    return _("{step} agreed {agreed} of {number}").format(
        step=label(progress.step), agreed=len(progress.agreed), number=progress.number
    )


def progress_sentence(progress: Progress) -> str:
    """Which steps the customer agreed to; a date in a pipeline is no progress."""
    if not progress.number:
        return _("{step} is our own step and needs nobody's agreement.").format(step=label(progress.step))
    if not progress.open:
        return _("Somebody of theirs agreed to the result of every step up to {step}.").format(
            step=label(progress.step)
        )
    return _("Nobody of theirs has agreed to the result of {steps}.").format(
        steps=listed([label(step) for step in progress.open])
    )
