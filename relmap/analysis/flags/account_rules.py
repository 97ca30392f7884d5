"""Rules that belong to the account: F14, F23, F24 (method.md 4.2, 4.4.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from relmap.analysis.fit import fit_of
from relmap.analysis.flags.case import AccountCase
from relmap.analysis.flags.report import Flag
from relmap.analysis.flags.strategy_facts import BowTie, KnowledgeStale, Silence, TargetUnproven
from relmap.analysis.integration import unowned
from relmap.analysis.standing import entered_depth, in_force, usable
from relmap.analysis.stewardship import stale
from relmap.analysis.thresholds import TOLERANCE
from relmap.model.strategy_vocabulary import FactState, FitLine
from relmap.model.vocabulary import AccountStage, Certainty, Severity, TargetStatus


def bow_tie(case: AccountCase) -> Flag | None:
    """F14: nearly all working relationships hang on one of ours."""
    if case.account.stage is AccountStage.EXPLORATORY:
        return None
    snapshot, limits = case.snapshot, case.thresholds
    working = [
        r
        for person in case.people
        for r in snapshot.relationships_of(person.id)
        if usable(snapshot, r, case.ground.as_of) >= limits.working
    ]
    if not working or len(working) < limits.bow_tie_relationships:
        return None
    held = Counter(r.team_member for r in working)
    member = min(held, key=lambda key: (-held[key], key))
    if held[member] < limits.bow_tie_share * len(working) - TOLERANCE:
        return None
    others = {r.person for r in working if r.team_member != member}
    alone = tuple(r.person for r in working if r.person not in others)
    facts = BowTie(member, held[member], len(working), alone)
    return case.flag("F14", "BOW_TIE", Severity.HIGH, facts, alone)


def knowledge_stale(case: AccountCase) -> Flag | None:
    """F23: nobody keeps the knowledge current, much of it is old, or who knows most has written nothing.

    Also a connected system nobody of theirs answers for (1.1, 12).
    """
    holders = sorted({person.id for person, _ in case.held})
    facts = [
        fact
        for person in holders
        for fact in case.snapshot.facts_about(person)
        if fact.state is not FactState.ASKED and fact.text.strip()
    ]
    old = sum(stale(fact, case.ground.as_of) for fact in facts)
    too_old = bool(facts) and old > case.thresholds.stale_share * len(facts) + TOLERANCE
    silences = tuple(_silences(case))
    steward = case.snapshot.team.get(case.account.steward) if case.account.steward is not None else None
    nobody = steward is None or not steward.active
    systems = tuple(line.area for line in unowned(case.snapshot, case.account.id))
    parts = (("a", nobody), ("b", too_old), ("c", silences), ("d", systems))
    variants = tuple(letter for letter, holds in parts if holds)
    if not variants:
        return None
    found = KnowledgeStale(nobody, old, len(facts), silences, too_old, systems)
    people = tuple(silence.person for silence in silences)
    return case.flag("F23", "KNOWLEDGE_STALE", Severity.INFO, found, people, variants=variants)


def _silences(case: AccountCase) -> Iterator[Silence]:
    """The deepest first."""
    found = []
    for person in case.people:
        ours = case.snapshot.relationships_of(person.id)
        if ours and not any(f.text.strip() for f in case.snapshot.facts_about(person.id)):
            found += [r for r in ours if in_force(case.snapshot, r) and entered_depth(r) >= case.thresholds.knows_well]
    found.sort(key=lambda r: (-entered_depth(r), r.id))
    return (Silence(r.team_member, r.person) for r in found)


def target_unproven(case: AccountCase) -> Flag | None:
    """F24: we treat the account as a target without knowing that it fits."""
    if case.account.target_status not in (TargetStatus.KEY, TargetStatus.TARGET):
        return None
    limits, fit = case.thresholds, fit_of(case.snapshot, case.account.id)
    unknown = FitLine.VISION in fit.missing
    waits = tuple(w.line for w in fit.waits if w.certainty is Certainty.CONFIRMED)
    parts = (
        ("a", fit.assessed_percent < 100 * limits.assessed - TOLERANCE),
        ("b", fit.percent is not None and fit.points < limits.fit * fit.possible - TOLERANCE),
        ("c", unknown),
        ("d", len(waits) >= limits.waits),
    )
    variants = tuple(letter for letter, holds in parts if holds)
    if not variants:
        return None
    facts = TargetUnproven(fit.percent, fit.assessed_percent, unknown, waits)
    return case.flag("F24", "TARGET_UNPROVEN", Severity.MEDIUM, facts, variants=variants)
