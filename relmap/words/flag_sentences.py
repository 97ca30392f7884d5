"""The sentence of each flag, as the rule book words it (method.md 4.2)."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.analysis.flags.facts import (
    FragilePath,
    LevelDoubtful,
    LowOnly,
    NoContact,
    NoPath,
    Obstacle,
    PostEmpty,
    SeveralBuyers,
)
from relmap.analysis.flags.report import Flag, Reason
from relmap.analysis.paths import HopKind
from relmap.analysis.settings import thresholds_of
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import RiskToCustomer, TargetStatus
from relmap.translation import _, plural
from relmap.words.labels import label
from relmap.words.paths import weakest_step
from relmap.words.people import full_date, listed, who, whos

_ASSUMED: Mapping[HopKind, str] = {
    HopKind.CAN_INTRODUCE: "We only assume that {source} can introduce us to {target}.",
    HopKind.INFLUENCES: "We only assume that {source} has the ear of {target}.",
    HopKind.ALLY: "We only assume that {source} is an ally of {target}.",
}

_NO_CONTACT: Mapping[TargetStatus, str] = {
    TargetStatus.KEY: "{place} is a key account, but nobody of ours has a live contact there",
    TargetStatus.TARGET: "{place} is a target account, but nobody of ours has a live contact there",
}

_TOO_LOW: Mapping[RiskToCustomer, str] = {
    RiskToCustomer.HIGH: "{name} ({level}) is named as economic buyer, but the risk for the customer is high; such "
    "decisions are usually made higher up.",
    RiskToCustomer.MEDIUM: "{name} ({level}) is named as economic buyer, but the risk for the customer is medium; such "
    "decisions are usually made higher up.",
}


def title(flag: Flag, snapshot: Snapshot) -> str:
    """The title of the flag's objective."""
    return snapshot.objectives[flag.objective].title if flag.objective is not None else ""


def place(flag: Flag, snapshot: Snapshot) -> str:
    """The account, with the unit the objective is limited to."""
    account = snapshot.accounts[flag.account].name
    objective = snapshot.objectives[flag.objective] if flag.objective is not None else None
    unit = snapshot.units.get(objective.unit) if objective is not None and objective.unit is not None else None
    return _("{account} / {unit}").format(account=account, unit=unit.name) if unit is not None else account


def low_only(flag: Flag, facts: LowOnly, snapshot: Snapshot) -> str:
    """F01."""
    known = _("{contacts}.").format(contacts=_contacts(flag, facts, snapshot))
    parts = (known, _no_known_path(flag, facts, snapshot), reason_text(flag, facts.obstacle, snapshot))
    return " ".join(part for part in parts if part)


def _contacts(flag: Flag, facts: LowOnly, snapshot: Snapshot) -> str:
    known, met = len(facts.low), len(facts.only_met)
    where = {"place": place(flag, snapshot), "objective": title(flag, snapshot)}
    if not known:
        return plural(
            "At {place}, for “{objective}”, we know nobody but {count} upper-level person, who has only been met",
            "At {place}, for “{objective}”, we know nobody but {count} upper-level people, who have only been met",
            met,
        ).format(count=met, **where)
    low = plural(
        "At {place}, for “{objective}”, we know {count} person, who is below {level}",
        "At {place}, for “{objective}”, we know {count} people, all below {level}",
        known,
    ).format(count=known, level=label(snapshot.accounts[flag.account].upper_from), **where)
    if not met:
        return low
    return plural(
        "{low}; {count} upper-level person has only been met",
        "{low}; {count} upper-level people have only been met",
        met,
    ).format(low=low, count=met)


def _no_known_path(flag: Flag, facts: LowOnly, snapshot: Snapshot) -> str:
    if flag.reason is Reason.EB_UNIDENTIFIED:
        return _("No known path leads to the economic buyer – who has not been identified.")
    return plural(
        "No known path leads to the economic buyer {names}.",
        "No known path leads to any of the economic buyers {names}.",
        len(facts.buyers),
    ).format(names=whos(facts.buyers, snapshot))


def no_contact(flag: Flag, facts: NoContact, snapshot: Snapshot) -> str:
    """F02."""
    status = snapshot.accounts[flag.account].target_status
    template = _NO_CONTACT.get(status, "For “{objective}”, nobody of ours has a live contact at {place}")
    said = _(template).format(place=place(flag, snapshot), objective=title(flag, snapshot))
    if facts.lapsed is None:
        return _("{said}.").format(said=said)
    return _("{said}; the last one lapsed on {date}.").format(said=said, date=full_date(facts.lapsed))


def no_path(flag: Flag, facts: NoPath, snapshot: Snapshot) -> str:
    """F04."""
    said = _("We work with {upper}, but no known path reaches {names}.").format(
        upper=whos((contact.person for contact in facts.upper), snapshot), names=whos(facts.buyers, snapshot)
    )
    return _("{said} {reason}").format(said=said, reason=reason_text(flag, facts.obstacle, snapshot))


def reason_text(flag: Flag, obstacle: Obstacle | None, snapshot: Snapshot) -> str:
    """Why there is no known path; "" where the sentence says so already."""
    if obstacle is None:
        if flag.reason is Reason.EB_POST_EMPTY:
            return _("The post is empty.")
        return _("Nobody has agreed to take us there yet.") if flag.reason is Reason.NO_ROUTE else ""
    if flag.reason is Reason.ROUTE_BLOCKED:
        return _blocked(flag, obstacle, snapshot)
    if flag.reason is Reason.ROUTE_STALE:
        return _stale(obstacle, snapshot)
    if obstacle.hop is not None:
        return _(_ASSUMED[obstacle.hop.kind]).format(
            source=who(obstacle.hop.source, snapshot), target=who(obstacle.hop.target, snapshot)
        )
    return _("The best route has strength {strength}, below {threshold}.").format(
        strength=obstacle.route.shown, threshold=round(100 * thresholds_of(snapshot).known)
    )


def _blocked(flag: Flag, obstacle: Obstacle, snapshot: Snapshot) -> str:
    if obstacle.hop is not None:
        return _("The only route runs through {source}, who is in conflict with {target}.").format(
            source=who(obstacle.hop.source, snapshot), target=who(obstacle.hop.target, snapshot)
        )
    person = obstacle.opponent or obstacle.route.first
    return _("The only route runs through {name}, who is against “{objective}”.").format(
        name=who(person, snapshot), objective=title(flag, snapshot)
    )


def _stale(obstacle: Obstacle, snapshot: Snapshot) -> str:
    ours = obstacle.route.hops[0]
    name = who(ours.target, snapshot)
    if ours.days is None:
        return _("There is no record of the last talk with {name}.").format(name=name)
    return plural(
        "Nobody has talked to {name} for {days} day.", "Nobody has talked to {name} for {days} days.", ours.days
    ).format(name=name, days=ours.days)


def post_empty(facts: PostEmpty, snapshot: Snapshot) -> str:
    """F05."""
    titles = listed([snapshot.people[post].title.strip() or who(post, snapshot) for post in facts.posts])
    if facts.since is None:
        return plural(
            "The economic buyer's post ({titles}) is empty.",
            "The posts of the economic buyers ({titles}) are empty.",
            len(facts.posts),
        ).format(titles=titles)
    return plural(
        "The economic buyer's post ({titles}) is empty since {date}.",
        "The posts of the economic buyers ({titles}) are empty, the last one since {date}.",
        len(facts.posts),
    ).format(titles=titles, date=full_date(facts.since))


def several_buyers(flag: Flag, facts: SeveralBuyers, snapshot: Snapshot) -> str:
    """F06."""
    said = _("{count} people are named as economic buyer of “{objective}”: {names}.").format(
        count=len(facts.buyers), objective=title(flag, snapshot), names=whos(facts.buyers, snapshot)
    )
    if not facts.unreached:
        return said
    return _("{said} {names} cannot be reached.").format(said=said, names=whos(facts.unreached, snapshot))


def level_doubtful(flag: Flag, facts: LevelDoubtful, snapshot: Snapshot) -> str:
    """F07."""
    name = who(facts.buyer, snapshot)
    objective = snapshot.objectives[flag.objective] if flag.objective is not None else None
    risk = objective.risk_to_customer if objective is not None else None
    if "a" not in flag.variants or risk is None:
        return _("{name} is named as economic buyer, but nobody has confirmed it.").format(name=name)
    said = _(_TOO_LOW[risk]).format(name=name, level=label(snapshot.people[facts.buyer].level))
    return _("{said} Nobody has confirmed it.").format(said=said) if "b" in flag.variants else said


def fragile(flag: Flag, facts: FragilePath, snapshot: Snapshot) -> str:
    """F08: one sentence for every part that holds."""
    best = facts.access.known[0]
    parts: list[str] = []
    if "a" in flag.variants:
        parts.append(
            _("The best path to {name} is weak ({strength}): {step}.").format(
                name=who(best.end, snapshot), strength=best.shown, step=weakest_step(best, snapshot)
            )
        )
    if "b" in flag.variants:
        parts.append(
            plural(
                "Every path to {buyers} runs through {names}. If {names} leaves or turns, access is gone.",
                "Every path to {buyers} runs through {names}. If one of them leaves or turns, access is gone.",
                len(facts.through),
            ).format(buyers=_reached(facts, snapshot), names=whos(facts.through, snapshot))
        )
    if "c" in flag.variants:
        parts.append(
            plural(
                "All contacts are low-level; {names} is the only way up.",
                "All contacts are low-level; the ways up begin with {names}.",
                len(facts.ways_up),
            ).format(names=whos(facts.ways_up, snapshot))
        )
    return " ".join(parts)


def fragile_headline(flag: Flag, facts: FragilePath, snapshot: Snapshot) -> str:
    """F08 in a few words: its first part."""
    match flag.variants[0]:
        case "a":
            return _("The best path to {name} is weak").format(name=who(facts.access.known[0].end, snapshot))
        case "b":
            return _("Every path to {buyers} runs through {names}").format(
                buyers=_reached(facts, snapshot), names=whos(facts.through, snapshot)
            )
        case _:
            return _("There is a way up, but all contacts are low-level")


def _reached(facts: FragilePath, snapshot: Snapshot) -> str:
    return whos((buyer.person for buyer in facts.access.buyers if buyer.known), snapshot)
