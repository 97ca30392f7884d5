"""Flags about the plan and the account in words: F14 to F16, F19, F20, F22 to F25 (method.md 4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relmap.analysis.flags.report import Flag
from relmap.analysis.flags.strategy_facts import (
    BowTie,
    Clash,
    Contradiction,
    DataContradiction,
    Diagnosis,
    DoorClosing,
    GapKind,
    KnowledgeStale,
    MeetingUnprepared,
    NoManagementTie,
    NoNextStep,
    PlanFacts,
    Preparation,
    Silence,
    StepGap,
    StepNotAgreed,
    TargetUnproven,
)
from relmap.model.snapshot import Snapshot
from relmap.translation import _, plural
from relmap.words.flag_names import line, objective_title, people_line
from relmap.words.labels import label
from relmap.words.people import full_date, listed, who, whos

_GAPS: Mapping[GapKind, str] = {
    GapKind.MEETING: "The meeting with {name} on {date} led nowhere: no next step agreed.",
    GapKind.OVERDUE_STEP: "{name} was to do something by {date}: “{what}”. It is overdue.",
    GapKind.OVERDUE_PROMISE: "We promised “{what}” by {date}. It is overdue.",
    GapKind.NOTHING_PLANNED: "Nothing with a day ahead is planned for “{what}”.",
    GapKind.NO_FOLLOW_UP: "“{what}” was won on {date}, and no follow-up is planned.",
    GapKind.POLICY: "The request to change a rule of ours (“{what}”) has been open since {date}.",
}

_DIAGNOSES: Mapping[Diagnosis, str] = {
    Diagnosis.BUYER_RESULT: "the result the economic buyer needs",
    Diagnosis.TECHNICAL_RESULT: "a result of a technical buyer",
    Diagnosis.USER_RESULT: "a result of a user buyer",
    Diagnosis.USER_MEETING: "a meeting with a user",
}

_PREPARATIONS: Mapping[Preparation, str] = {
    Preparation.STYLE: "style",
    Preparation.VALUES: "values",
    Preparation.BACKGROUND: "background",
    Preparation.HOT_BUTTONS: "hot buttons",
    Preparation.COLD_BUTTONS: "cold buttons",
    Preparation.WHY_FOR_THEM: "their reason to meet us",
    Preparation.OUR_ROLES: "who of ours does what",
    Preparation.QUESTIONS: "likely questions",
    Preparation.AIM: "the next step we aim at",
    Preparation.COACH_INPUT: "what a coach says about them",
}

_CLASHES: Mapping[Clash, str] = {
    Clash.CYCLE: "{names} report to each other in a circle.",
    Clash.SELF_REPORT: "{first} reports to the same person.",
    Clash.SEVERAL_MANAGERS: "{first} has several managers with a solid line: {others}.",
    Clash.FRIEND_AND_FOE: "{names} are recorded as in conflict and as friendly to each other.",
    Clash.GONE_WITH_ACTIONS: "{first} is no longer there, but still has open actions.",
    Clash.GONE_WITH_TIES: "{first} is no longer there, but still carries ties.",
    Clash.REPORTS_TO_GONE: "{first} has left, but {others} still report there.",
    Clash.INTRODUCER_UNKNOWN: "{first} has agreed to introduce us, but we hardly know {first}.",
    Clash.NO_EVIDENCE: "Our relationship to {first} is recorded as deep without any evidence.",
    Clash.LEVEL_UNKNOWN: "{first} has a role, but the level is not known.",
    Clash.COACHES_DIFFER: "The coaches name different people who give the final yes: {names}.",
    Clash.STAFF_SIGNS: "{first} is named as economic buyer, but is on the level Staff.",
    Clash.TWICE: "{first} is on the map more than once, in the same unit.",
}


def headline(flag: Flag, facts: PlanFacts, snapshot: Snapshot) -> str:
    """The flag in a few words."""
    match facts:
        case BowTie(member=member):
            return _("Nearly everything hangs on {name}").format(name=who(member, snapshot))
        case NoManagementTie():
            return _("Our management knows nobody on the upper level")
        case DoorClosing():
            return _("The door may close")
        case NoNextStep():
            return _("There is no next step")
        case StepNotAgreed():
            return _("We are further than they have agreed to")
        case MeetingUnprepared(buyer=buyer):
            return _("The meeting with {name} is not prepared").format(name=who(buyer, snapshot))
        case KnowledgeStale():
            return _("What we know is not kept current")
        case TargetUnproven():
            return _("It is not proven that the account fits")
        case DataContradiction(cases=cases):
            return plural("{count} contradiction in the data", "{count} contradictions in the data", len(cases)).format(
                count=len(cases)
            )


def sentence(flag: Flag, facts: PlanFacts, snapshot: Snapshot) -> str:
    """What is the matter, in full."""
    match facts:
        case BowTie(member=member, held=held, total=total):
            return _("{name} holds {held} of {total} working relationships. If {name} is away, so are we.").format(
                name=who(member, snapshot), held=held, total=total
            )
        case NoManagementTie(upper=upper):
            return plural(
                "{names} on the upper level knows us, but none of our management works with anybody there.",
                "{names} on the upper level know us, but none of our management works with anybody there.",
                len(upper),
            ).format(names=whos(upper, snapshot))
        case DoorClosing():
            return " ".join(_door(facts, snapshot))
        case NoNextStep(gaps=gaps):
            return " ".join(_gap(gap, snapshot) for gap in gaps)
        case StepNotAgreed():
            return " ".join(_not_agreed(flag, facts, snapshot))
        case MeetingUnprepared():
            return _unprepared(facts, snapshot)
        case KnowledgeStale():
            return " ".join(_stale(facts, snapshot))
        case TargetUnproven():
            return " ".join(_unproven(flag, facts, snapshot))
        case DataContradiction(cases=cases):
            return _contradictions(cases, snapshot)


def action(flag: Flag, facts: PlanFacts, snapshot: Snapshot) -> str:
    """What to do next."""
    match facts:
        case BowTie(people=people):
            return _pair(people, snapshot)
        case NoManagementTie(upper=upper, management=management):
            ours = whos(management[:2], snapshot) or _("somebody of our management")
            return _(
                "Bring {ours} together with {name}: find an occasion and brief our side. It is not a call to close."
            ).format(ours=ours, name=who(upper[0], snapshot))
        case DoorClosing(buyers=buyers):
            names = whos(buyers, snapshot) or _("the economic buyer")
            return _("Bring the meeting with {names} forward, then decide whether to stay or go.").format(names=names)
        case NoNextStep(gaps=gaps):
            return _next(gaps[0], snapshot)
        case StepNotAgreed(criteria=criteria):
            if criteria and flag.variants == ("c",):
                return _("Show what meets each open criterion and let the person who set it confirm it.")
            return _("Go back a step: confirm in one paragraph what you understood, and get a yes.")
        case MeetingUnprepared(coach=coach, missing=missing):
            names = who(coach, snapshot) if coach is not None else _("somebody who knows them")
            return _("Call {coach} and ask about: {list}.").format(coach=names, list=_prepared(missing))
        case KnowledgeStale():
            return _write_down(facts, snapshot)
        case TargetUnproven():
            return _("Find out what the fit sheet still asks, or no longer treat the account as a target.")
        case DataContradiction():
            return _("Open the records and correct what is wrong.")


def evidence(facts: PlanFacts, snapshot: Snapshot) -> Iterator[str]:
    """The facts used, one a line."""
    match facts:
        case BowTie(member=member, people=people):
            yield from people_line(_("Known to {name} alone").format(name=who(member, snapshot)), people, snapshot)
        case NoManagementTie(management=management):
            yield from people_line(_("Our management"), management, snapshot)
        case DoorClosing(ties=ties):
            for key in ties:
                tie = snapshot.competitor_ties[key]
                yield line(f"{tie.competitor} – {who(tie.person, snapshot)}", tie.words.strip().rstrip(".") or "–")
        case StepNotAgreed(criteria=criteria):
            yield from (line(_("Open criterion"), snapshot.criteria[key].text) for key in criteria)
        case KnowledgeStale(silences=silences):
            yield from (_silence(silence, snapshot) for silence in silences)
        case TargetUnproven(waits=waits):
            yield from (line(_("Reason to wait"), label(wait)) for wait in waits)
        case DataContradiction(cases=cases):
            yield from (_clash(case, snapshot) for case in cases)
        case MeetingUnprepared() | NoNextStep():
            return


def _door(facts: DoorClosing, snapshot: Snapshot) -> Iterator[str]:
    if facts.incumbent:
        yield _("They have a partner already: {name}.").format(name=facts.incumbent)
    for key in facts.ties:
        tie = snapshot.competitor_ties[key]
        yield _("{competitor} is close to {name}.").format(
            competitor=tie.competitor.strip() or _("A competitor"), name=who(tie.person, snapshot)
        )
    if facts.selection is not None:
        yield _("They choose their partner on {date}.").format(date=full_date(facts.selection))
    if facts.renewal is not None:
        yield _("The agreement ends on {date}.").format(date=full_date(facts.renewal))
    if facts.buyers:
        yield _("Our access to {names}: {band}.").format(
            names=whos(facts.buyers, snapshot), band=label(facts.band).lower()
        )


def _gap(gap: StepGap, snapshot: Snapshot) -> str:
    return _(_GAPS[gap.kind]).format(
        name=who(gap.person, snapshot) if gap.person is not None else _("the customer"),
        date=full_date(gap.day) if gap.day is not None else _("an unknown day"),
        what=_what(gap, snapshot),
    )


def _what(gap: StepGap, snapshot: Snapshot) -> str:
    match gap.kind:
        case GapKind.OVERDUE_STEP | GapKind.MEETING:
            return snapshot.meetings[gap.record].next_step.strip()
        case GapKind.OVERDUE_PROMISE:
            return snapshot.actions[gap.record].what.strip()
        case GapKind.NOTHING_PLANNED | GapKind.NO_FOLLOW_UP:
            return snapshot.objectives[gap.record].title
        case GapKind.POLICY:
            return snapshot.policy_requests[gap.record].need.strip()


def _next(gap: StepGap, snapshot: Snapshot) -> str:
    match gap.kind:
        case GapKind.OVERDUE_PROMISE:
            return _("Keep the promise today, or name a new day yourself.")
        case GapKind.OVERDUE_STEP:
            return _("Ask what stands in the way, and agree on a new day.")
        case GapKind.NO_FOLLOW_UP:
            return _("Plan a visit after the sale and ask whether the result has come.")
        case GapKind.POLICY:
            name = who(gap.person, snapshot) if gap.person is not None else _("whoever of ours decides")
            return _("Get a yes or a no from {name}, and tell the customer.").format(name=name)
        case GapKind.MEETING | GapKind.NOTHING_PLANNED:
            return _("Agree what the customer will do next, with a day.")


def _not_agreed(flag: Flag, facts: StepNotAgreed, snapshot: Snapshot) -> Iterator[str]:
    title, account = objective_title(flag, snapshot), snapshot.accounts[flag.account].name
    step = snapshot.objectives[flag.objective].step if flag.objective is not None else None
    if facts.steps and step is not None:
        yield _("“{objective}” stands at {step}, but nobody at {account} has agreed to the result of {steps}.").format(
            objective=title, step=label(step), account=account, steps=listed([label(one) for one in facts.steps])
        )
    if facts.missing:
        what = listed([_(_DIAGNOSES[one]) for one in facts.missing])
        said = (
            _("A proposal is out, but the diagnosis is missing: {list}.")
            if facts.proposal
            else _("We work on a solution, but the diagnosis is missing: {list}.")
        )
        yield said.format(list=what)
    if facts.criteria:
        yield plural(
            "We ask for the yes, but {count} criterion is not confirmed as met.",
            "We ask for the yes, but {count} criteria are not confirmed as met.",
            len(facts.criteria),
        ).format(count=len(facts.criteria))


def _unprepared(facts: MeetingUnprepared, snapshot: Snapshot) -> str:
    name = who(facts.buyer, snapshot)
    if facts.days == 0:
        said = _("You meet {name} today").format(name=name)
    else:
        said = plural("You meet {name} in {days} day", "You meet {name} in {days} days", facts.days).format(
            name=name, days=facts.days
        )
    if facts.first:
        said = _("{said} for the first time").format(said=said)
    return _("{said}. Missing: {list}.").format(said=said, list=_prepared(facts.missing))


def _prepared(missing: tuple[Preparation, ...]) -> str:
    return listed([_(_PREPARATIONS[one]) for one in missing], most=len(missing))


def _stale(facts: KnowledgeStale, snapshot: Snapshot) -> Iterator[str]:
    if facts.too_old:
        yield _("{old} of {total} facts about people with a role are older than a year.").format(
            old=facts.old, total=facts.total
        )
    if facts.silences:
        yield _silence(facts.silences[0], snapshot)
    if facts.no_steward:
        yield _("Nobody of ours keeps the knowledge about this account current.")
    if facts.systems:
        yield _("Connected, but nobody of theirs is named who answers for it: {areas}.").format(
            areas=listed([label(area) for area in facts.systems])
        )


def _silence(silence: Silence, snapshot: Snapshot) -> str:
    return _("{member} knows {name} well, but nothing is written down.").format(
        member=who(silence.member, snapshot), name=who(silence.person, snapshot)
    )


def _write_down(facts: KnowledgeStale, snapshot: Snapshot) -> str:
    if facts.silences:
        silence = facts.silences[0]
        return _("Ask {member} ten minutes about {name} and write it down.").format(
            member=who(silence.member, snapshot), name=who(silence.person, snapshot)
        )
    if facts.too_old:
        return _("Go through the facts that wait: confirm, change, or say that it is not known.")
    if facts.no_steward:
        return _("Name one of ours as steward of this account.")
    return _("Ask who of theirs answers for it, and write the name on the fit sheet.")


def _unproven(flag: Flag, facts: TargetUnproven, snapshot: Snapshot) -> Iterator[str]:
    account = snapshot.accounts[flag.account]
    status = label(account.target_status).lower()
    if facts.fit is None:
        yield _("{account} is treated as {status}, but nothing about its fit is assessed.").format(
            account=account.name, status=status
        )
    else:
        yield _("{account} is treated as {status}; its fit is {fit} on {assessed} % known.").format(
            account=account.name, status=status, fit=facts.fit, assessed=facts.assessed
        )
    if facts.vision_unknown and facts.fit is not None:
        yield _("Their vision is not known.")
    if "d" in flag.variants:
        yield _("Reasons to wait are confirmed: {list}.").format(list=listed([label(wait) for wait in facts.waits]))


def _contradictions(cases: tuple[Contradiction, ...], snapshot: Snapshot) -> str:
    said, rest = _clash(cases[0], snapshot), len(cases) - 1
    if not rest:
        return said
    return plural("{said} And {count} more case.", "{said} And {count} more cases.", rest).format(said=said, count=rest)


def _clash(case: Contradiction, snapshot: Snapshot) -> str:
    return _(_CLASHES[case.clash]).format(
        first=who(case.people[0], snapshot),
        others=whos(case.people[1:], snapshot),
        names=whos(case.people, snapshot),
    )


def _pair(people: tuple[str, ...], snapshot: Snapshot) -> str:
    functions = [snapshot.people[person].function.strip() for person in people if person in snapshot.people]
    named = list(dict.fromkeys(function for function in functions if function))
    if named:
        return _("Bring two colleagues together with their counterparts in {functions}.").format(
            functions=listed(named, most=3)
        )
    if people:
        return _("Bring two colleagues together with {names}.").format(names=whos(people[:2], snapshot))
    return _("Bring two colleagues together with their counterparts.")
