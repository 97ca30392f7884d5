"""Flags in words: what is known, why it matters, what to do next, and what clears it (method.md 4.2)."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.analysis.flags.facts import (
    FragilePath,
    LevelDoubtful,
    LowOnly,
    NobodySigns,
    NoContact,
    NoPath,
    PostEmpty,
    SeveralBuyers,
)
from relmap.analysis.flags.report import Flag, Reason
from relmap.analysis.flags.strategy_facts import PeopleFacts, PlanFacts
from relmap.analysis.settings import thresholds_of
from relmap.model.snapshot import Snapshot
from relmap.translation import _
from relmap.words import flag_people, flag_plans
from relmap.words.flag_facts import evidence
from relmap.words.flag_sentences import (
    fragile,
    fragile_headline,
    level_doubtful,
    low_only,
    no_contact,
    no_path,
    place,
    post_empty,
    several_buyers,
    title,
)
from relmap.words.paths import next_move
from relmap.words.people import full_date, who, whos
from relmap.words.rule_book import clears, condition

_ASKED = 3
_COACHES = 2


def headline(flag: Flag, snapshot: Snapshot) -> str:
    """The flag in a few words, for the head of a map or a list."""
    if isinstance(flag.facts, PeopleFacts):
        return flag_people.headline(flag, flag.facts, snapshot)
    if isinstance(flag.facts, PlanFacts):
        return flag_plans.headline(flag, flag.facts, snapshot)
    match flag.facts:
        case LowOnly(buyers=buyers):
            if flag.reason is Reason.EB_UNIDENTIFIED:
                return _("Only low-level contacts, and no economic buyer is identified")
            return _("Only low-level contacts, and no known path to {names}").format(names=whos(buyers, snapshot))
        case NoContact():
            return _("Nobody of ours has a live contact at {place}").format(place=place(flag, snapshot))
        case NobodySigns():
            return _("Nobody is named who gives the final yes")
        case NoPath(buyers=buyers):
            return _("No known path to {names}").format(names=whos(buyers, snapshot))
        case PostEmpty():
            return _("The economic buyer's post is empty")
        case SeveralBuyers(buyers=buyers):
            return _("{count} people are named as economic buyer").format(count=len(buyers))
        case LevelDoubtful(buyer=buyer):
            return _("It is doubtful whether {name} gives the final yes").format(name=who(buyer, snapshot))
        case FragilePath() as facts:
            return fragile_headline(flag, facts, snapshot)


def sentence(flag: Flag, snapshot: Snapshot) -> str:
    """What is the matter, in full."""
    if isinstance(flag.facts, PeopleFacts):
        return flag_people.sentence(flag, flag.facts, snapshot)
    if isinstance(flag.facts, PlanFacts):
        return flag_plans.sentence(flag, flag.facts, snapshot)
    match flag.facts:
        case LowOnly() as facts:
            return low_only(flag, facts, snapshot)
        case NoContact() as facts:
            return no_contact(flag, facts, snapshot)
        case NobodySigns():
            return _("Nobody is named who can give the final yes to “{objective}”.").format(
                objective=title(flag, snapshot)
            )
        case NoPath() as facts:
            return no_path(flag, facts, snapshot)
        case PostEmpty() as facts:
            return post_empty(facts, snapshot)
        case SeveralBuyers() as facts:
            return several_buyers(flag, facts, snapshot)
        case LevelDoubtful() as facts:
            return level_doubtful(flag, facts, snapshot)
        case FragilePath() as facts:
            return fragile(flag, facts, snapshot)


def why(flag: Flag, snapshot: Snapshot) -> str:
    """The facts used, one a line, and the rule."""
    lines = (*_evidence(flag, snapshot), condition(flag.rule, thresholds_of(snapshot)), set_aside(flag))
    return "\n".join(line for line in lines if line)


def action(flag: Flag, snapshot: Snapshot) -> str:
    """What to do next."""
    if isinstance(flag.facts, PeopleFacts):
        return flag_people.action(flag, flag.facts, snapshot)
    if isinstance(flag.facts, PlanFacts):
        return flag_plans.action(flag, flag.facts, snapshot)
    match flag.facts:
        case LowOnly(access=access) | NoPath(access=access):
            return next_move(access, snapshot)
        case NoContact() as facts:
            return _contact_plan(facts, snapshot)
        case NobodySigns(askers=askers):
            names = whos(askers[:_ASKED], snapshot) or _("your contacts")
            return _(
                "Ask {names}: “Who can release this money alone? Who could stop it after everyone agreed?”"
            ).format(names=names)
        case PostEmpty():
            return _(
                "Find out who signs in the interim and name that person as economic buyer, as reported. Plan a first "
                "contact with the successor within 30 days of the appointment."
            )
        case SeveralBuyers(coaches=coaches):
            names = whos(coaches[:_COACHES], snapshot) if len(coaches) >= _COACHES else _("two coaches")
            return _(
                "Ask {names} independently who says the final yes; else tick “joint approval” and build a path to each."
            ).format(names=names)
        case LevelDoubtful() as facts:
            return _ask_coach(flag, facts, snapshot)
        case FragilePath(access=access):
            return _("{move} Develop a second coach in another function.").format(move=next_move(access, snapshot))


def clears_when(flag: Flag, snapshot: Snapshot) -> str:
    """What would make the flag go away."""
    return clears(flag.rule, thresholds_of(snapshot))


def _evidence(flag: Flag, snapshot: Snapshot) -> Iterator[str]:
    if isinstance(flag.facts, PeopleFacts):
        return flag_people.evidence(flag, flag.facts, snapshot)
    if isinstance(flag.facts, PlanFacts):
        return flag_plans.evidence(flag.facts, snapshot)
    return evidence(flag.facts, snapshot)


def set_aside(flag: Flag) -> str:
    """Who lets the flag stand, until when and why; "" when nobody does."""
    if flag.acknowledged is None:
        return ""
    return _("Acknowledged by {name} until {date}: {reason}").format(
        name=flag.acknowledged.by, date=full_date(flag.acknowledged.until), reason=flag.acknowledged.reason
    )


def _contact_plan(facts: NoContact, snapshot: Snapshot) -> str:
    if facts.approach:
        plan = _("Plan a contact (letter, phone, visit) with {names}.").format(names=whos(facts.approach, snapshot))
    else:
        plan = _("Name two people there and plan a contact with them (letter, phone, visit).")
    if not facts.helpers:
        return plan
    return _("{plan} Ask {names} for an introduction.").format(plan=plan, names=whos(facts.helpers, snapshot))


def _ask_coach(flag: Flag, facts: LevelDoubtful, snapshot: Snapshot) -> str:
    coach = who(facts.coach, snapshot) if facts.coach is not None else _("a coach")
    return _("Ask {coach}: “Can {name} alone release {sum}?”").format(
        coach=coach, name=who(facts.buyer, snapshot), sum=_sum(flag, snapshot)
    )


def _sum(flag: Flag, snapshot: Snapshot) -> str:
    objective = snapshot.objectives[flag.objective] if flag.objective is not None else None
    if objective is None or objective.value is None:
        return _("this money")
    return f"{objective.value:,.0f} {objective.currency}".strip()
