"""Rules about who the economic buyer is: F03, F05, F06, F07 (method.md 4.2)."""

from __future__ import annotations

from relmap.analysis.flags.case import Case
from relmap.analysis.flags.facts import LevelDoubtful, NobodySigns, PostEmpty, SeveralBuyers
from relmap.analysis.flags.report import Flag
from relmap.analysis.scope import buyer_unidentified, holders
from relmap.model.entities import Person
from relmap.model.vocabulary import BuyingRole, Certainty, Level, RiskToCustomer, Severity, Step


def buyer_unknown(case: Case) -> Flag | None:
    """F03: the objective has begun, and nobody is named who can give the final yes."""
    if case.objective.step.rank < Step.CONTACT.rank or not buyer_unidentified(case.buyers):
        return None
    askers = case.coaches or tuple(case.contacts.upper)
    placeholders = tuple(p.id for p in case.buyers)
    return case.flag("F03", "EB_UNIDENTIFIED", Severity.HIGH, NobodySigns(askers), placeholders)


def post_empty(case: Case) -> Flag | None:
    """F05: whoever was to sign is no longer there. A placeholder among them makes it F03 (4.4.2)."""
    if not case.buyers or case.active_buyers or buyer_unidentified(case.buyers):
        return None
    posts = tuple(p.id for p in case.buyers)
    since = max((p.since for p in case.buyers if p.since is not None), default=None)
    return case.flag("F05", "EB_POST_EMPTY", Severity.HIGH, PostEmpty(posts, since), posts)


def several_buyers(case: Case) -> Flag | None:
    """F06: more than one final yes, unless they approve together and we reach each of them."""
    if len(case.buyers) < 2:
        return None
    unreached = tuple(buyer.person for buyer in case.access.buyers if not buyer.known)
    if case.objective.joint_approval and not unreached:
        return None
    people = tuple(p.id for p in case.buyers)
    severity = Severity.HIGH if unreached else Severity.MEDIUM
    return case.flag("F06", "EB_SEVERAL", severity, SeveralBuyers(people, unreached, case.coaches), people)


def level_doubtful(case: Case) -> Flag | None:
    """F07: (a) the risk is decided higher up, (b) the buyer is our guess although talks have begun."""
    if len(case.active_buyers) != 1:
        return None
    buyer = case.active_buyers[0]
    variants = tuple(letter for letter, holds in (("a", _too_low(case, buyer)), ("b", _guessed(case, buyer))) if holds)
    if not variants:
        return None
    coach = next((c for c in case.coaches if c != buyer.id), None)
    facts = LevelDoubtful(buyer.id, coach)
    return case.flag("F07", "EB_LEVEL_DOUBTFUL", Severity.MEDIUM, facts, (buyer.id,), variants=variants)


def _too_low(case: Case, buyer: Person) -> bool:
    if buyer.level is Level.UNKNOWN:
        return False
    employees = case.account.employees
    small = employees is not None and employees < case.thresholds.small_firm
    match case.objective.risk_to_customer:
        case RiskToCustomer.HIGH:
            return buyer.level.rank < (Level.C_SUITE if small else Level.VP).rank
        case RiskToCustomer.MEDIUM:
            return buyer.level.rank < Level.DIRECTOR.rank
        case _:
            return False


def _guessed(case: Case, buyer: Person) -> bool:
    named = {p.id: r for p, r in holders(case.snapshot, case.objective, BuyingRole.ECONOMIC)}
    return case.objective.step.rank >= Step.EXPLORE.rank and named[buyer.id].certainty is Certainty.ASSUMED
