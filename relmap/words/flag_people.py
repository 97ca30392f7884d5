"""Flags about single people in words: F09 to F13, F17, F18, F21 (method.md 4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relmap.analysis.flags.report import Flag
from relmap.analysis.flags.strategy_facts import (
    CoachDoubt,
    CoachLack,
    CoachUnproven,
    InfluenceUncovered,
    Lapse,
    ModeClosed,
    Opponent,
    OpponentUnanswered,
    PeopleFacts,
    PlayerChange,
    PlayerChanged,
    PlayerEvent,
    RelationStale,
    RoleUnfilled,
    Uncovered,
    WinMissing,
)
from relmap.model.ids import pair_id
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import DEPTHS, BuyingRole, PersonStatus
from relmap.translation import _, plural
from relmap.words.flag_names import line, objective_title, people_line
from relmap.words.labels import label
from relmap.words.paths import route_sentence
from relmap.words.people import full_date, listed, who, whos

_ROLES: Mapping[BuyingRole, str] = {
    BuyingRole.COACH: "coach",
    BuyingRole.TECHNICAL: "technical buyer",
    BuyingRole.USER: "user buyer",
    BuyingRole.ECONOMIC: "economic buyer",
}

_LACKS: Mapping[CoachLack, str] = {
    CoachLack.CREDIBLE: "credibility with the buyers is not known",
    CoachLack.TRUSTS_US: "trust in us is not known",
    CoachLack.WANTS_US: "it is not clear that we are wanted to win",
    CoachLack.RATING: "the rating is below “for us”",
    CoachLack.DEPTH: "our relationship is only {depth}",
    CoachLack.CONFLICT: "there is a conflict with the economic buyer",
}

_CHANGES: Mapping[PlayerEvent, str] = {
    PlayerEvent.GONE: "{name} has left ({date}).",
    PlayerEvent.NEW: "{name} is new in the post ({date}).",
    PlayerEvent.REORGANISED: "The post of {name} is reorganised ({date}).",
    PlayerEvent.COLLEAGUE_GONE: "{member} is no longer with us and was the only one of ours who worked with {name}.",
}


def headline(flag: Flag, facts: PeopleFacts, snapshot: Snapshot) -> str:
    """The flag in a few words."""
    names = whos(flag.people, snapshot)
    match facts:
        case RoleUnfilled(missing=missing):
            return _("There is no {roles}").format(roles=_roles(missing, _("or")))
        case CoachUnproven():
            return _("Nobody has proven to be a coach")
        case InfluenceUncovered():
            return _("High influence, hardly any relationship: {names}").format(names=names)
        case OpponentUnanswered():
            return _("Against it and not answered: {names}").format(names=names)
        case ModeClosed():
            return _("Sees no gap: {names}").format(names=names)
        case PlayerChanged():
            return _("A change of players: {names}").format(names=names)
        case RelationStale():
            return _("Not talked to for long: {names}").format(names=names)
        case WinMissing(people=people):
            return _("What do they win? {names}").format(names=names) if people else _("Not everybody's win is known")


def sentence(flag: Flag, facts: PeopleFacts, snapshot: Snapshot) -> str:
    """What is the matter, in full."""
    title = objective_title(flag, snapshot)
    match facts:
        case RoleUnfilled(missing=missing):
            return _("“{objective}” has no {roles}.").format(objective=title, roles=_roles(missing, _("and no")))
        case CoachUnproven(doubts=doubts):
            return " ".join(_doubt(doubt, snapshot) for doubt in doubts)
        case InfluenceUncovered(people=people):
            return " ".join(_uncovered(one, title, snapshot) for one in people)
        case OpponentUnanswered(opponents=opponents):
            return " ".join(_against(one, flag, title, snapshot) for one in opponents)
        case ModeClosed(people=people):
            return " ".join(_closed(person, flag, snapshot) for person in people)
        case PlayerChanged(changes=changes):
            return " ".join(_changed(change, snapshot) for change in changes)
        case RelationStale(lapses=lapses):
            return " ".join(_lapsed(lapse, snapshot) for lapse in lapses)
        case WinMissing():
            return " ".join(_wins(facts, snapshot))


def action(flag: Flag, facts: PeopleFacts, snapshot: Snapshot) -> str:
    """What to do next."""
    match facts:
        case RoleUnfilled():
            return " ".join(_fill(facts, snapshot))
        case CoachUnproven(doubts=doubts):
            return _("Test {names}: ask for one introduction and for one thing that is not public.").format(
                names=who(doubts[0].person, snapshot)
            )
        case InfluenceUncovered(people=people):
            return _reach(people[0], snapshot)
        case OpponentUnanswered(opponents=opponents):
            return _(
                "Learn what {name} would lose by it, use one of our strengths, or let somebody who is for us talk to "
                "{name}. Put the answer down as an action with a day."
            ).format(name=who(opponents[0].person, snapshot))
        case ModeClosed(people=people, receptive=receptive):
            return _show_gap(people, receptive, snapshot)
        case PlayerChanged(changes=changes):
            return " ".join(dict.fromkeys(_after_change(change, snapshot) for change in changes))
        case RelationStale(lapses=lapses):
            return _("Plan a contact with {name}, for a reason that serves {name}.").format(
                name=who(lapses[0].person, snapshot)
            )
        case WinMissing():
            return _ask_win(facts, snapshot)


def evidence(flag: Flag, facts: PeopleFacts, snapshot: Snapshot) -> Iterator[str]:
    """The facts used, one a line."""
    match facts:
        case RoleUnfilled(candidates=candidates, askers=askers):
            yield from people_line(_("Could become coach"), candidates, snapshot)
            yield from people_line(_("Could be asked"), askers, snapshot)
        case CoachUnproven(doubts=doubts):
            for doubt in doubts:
                yield _tests(doubt, flag, snapshot)
        case InfluenceUncovered(people=people):
            yield from (route_sentence(one.way, snapshot) for one in people if one.way is not None)
        case OpponentUnanswered(opponents=opponents):
            for one in opponents:
                yield from people_line(
                    _("Listens to {name}").format(name=who(one.person, snapshot)), one.ears, snapshot
                )
        case ModeClosed(receptive=receptive):
            yield from people_line(_("In trouble or growth"), receptive, snapshot)
        case PlayerChanged(changes=changes):
            for change in changes:
                yield from _used(change, snapshot)
        case RelationStale(lapses=lapses):
            yield from (line(_("Relationship of"), who(lapse.member, snapshot)) for lapse in lapses)
        case WinMissing(people=people, askers=askers):
            yield from people_line(_("Result or personal win missing"), people, snapshot)
            yield from people_line(_("Could be asked"), askers, snapshot)


def _roles(roles: tuple[BuyingRole, ...], joint: str) -> str:
    names = [_(_ROLES[role]) for role in roles]
    return f" {joint} ".join(names)


def _part(flag: Flag, person: str, snapshot: Snapshot) -> RoleAssignment | None:
    return snapshot.roles.get(pair_id(flag.objective, person)) if flag.objective is not None else None


def _doubt(doubt: CoachDoubt, snapshot: Snapshot) -> str:
    depth = label(DEPTHS[doubt.depth])
    lacks = [_(_LACKS[lack]).format(depth=depth) for lack in doubt.lacks]
    return _("{name} is named as coach, but {lacks}.").format(name=who(doubt.person, snapshot), lacks=listed(lacks))


def _tests(doubt: CoachDoubt, flag: Flag, snapshot: Snapshot) -> str:
    part = _part(flag, doubt.person, snapshot)
    if part is None:
        return who(doubt.person, snapshot)
    return _(
        "{name}: credible with the buyers {credible}, trusts us {trusts}, wants us to win {wants}, {depth}."
    ).format(
        name=who(doubt.person, snapshot),
        credible=label(part.coach_credible).lower(),
        trusts=label(part.coach_trusts_us).lower(),
        wants=label(part.coach_wants_us).lower(),
        depth=label(DEPTHS[doubt.depth]).lower(),
    )


def _uncovered(one: Uncovered, title: str, snapshot: Snapshot) -> str:
    return _("{name} has high influence on “{objective}”; our relationship is {depth}.").format(
        name=who(one.person, snapshot), objective=title, depth=label(DEPTHS[one.depth])
    )


def _reach(one: Uncovered, snapshot: Snapshot) -> str:
    said = _("Say who of ours takes care of {name} and how deep the relationship should become.").format(
        name=who(one.person, snapshot)
    )
    if one.way is None:
        return said
    return _("{said} The best way there: {route}").format(said=said, route=route_sentence(one.way, snapshot))


def _against(one: Opponent, flag: Flag, title: str, snapshot: Snapshot) -> str:
    name, part = who(one.person, snapshot), _part(flag, one.person, snapshot)
    if one.rating is None:
        concern = snapshot.facts[one.concern].text if one.concern is not None else ""
        return _("{name} has a concern about “{objective}” that is still open: “{words}”.").format(
            name=name, objective=title, words=concern
        )
    words = part.rating_evidence.strip().rstrip(".") if part is not None else ""
    detail = _("{rating}, “{words}”").format(rating=_signed(one.rating), words=words) if words else _signed(one.rating)
    said = _("{name} is against “{objective}” ({detail})").format(name=name, objective=title, detail=detail)
    if one.ears:
        said = _("{said} and has the ear of {buyers}").format(said=said, buyers=whos(one.ears, snapshot))
    return _("{said}, and no action answers it.").format(said=said)


def _signed(rating: int) -> str:
    return f"+{rating}" if rating > 0 else f"−{-rating}"


def _closed(person: str, flag: Flag, snapshot: Snapshot) -> str:
    part = _part(flag, person, snapshot)
    name, mode = who(person, snapshot), label(part.mode) if part is not None else ""
    words = part.mode_words.strip() if part is not None else ""
    if not words:
        return _("{name} sees no gap ({mode}).").format(name=name, mode=mode)
    return _("{name} sees no gap ({mode}: “{words}”).").format(name=name, mode=mode, words=words.rstrip("."))


def _show_gap(people: tuple[str, ...], receptive: tuple[str, ...], snapshot: Snapshot) -> str:
    name, helper = who(people[0], snapshot), next((p for p in receptive if p not in people), None)
    if helper is None:
        return _("Show {name} a gap that is not seen yet, or wait; do not push.").format(name=name)
    return _("Let {helper}, who feels the need, show {name} the gap, or wait; do not push.").format(
        helper=who(helper, snapshot), name=name
    )


def _changed(change: PlayerChange, snapshot: Snapshot) -> str:
    name = who(change.person, snapshot)
    member = who(change.member, snapshot) if change.member is not None else ""
    date = full_date(change.day) if change.day is not None else _("day not known")
    person = snapshot.people.get(change.person)
    if change.event is PlayerEvent.GONE and person is not None and person.status is PersonStatus.VACANT:
        said = _("The post “{name}” is empty ({date}).").format(name=name, date=date)
    else:
        said = _(_CHANGES[change.event]).format(name=name, member=member, date=date)
    used = [
        *([_("the part of {roles}").format(roles=_roles(change.roles, _("and")))] if change.roles else ()),
        *([_("the way to {names}").format(names=whos(change.ends, snapshot))] if change.ends else ()),
    ]
    if not used:
        return said
    return _("{said} It concerns {used}.").format(said=said, used=listed(used))


def _used(change: PlayerChange, snapshot: Snapshot) -> Iterator[str]:
    if change.roles:
        yield line(who(change.person, snapshot), _roles(change.roles, _("and")))
    yield from people_line(_("Ways led to"), change.ends, snapshot)


def _after_change(change: PlayerChange, snapshot: Snapshot) -> str:
    name = who(change.person, snapshot)
    if change.event is PlayerEvent.COLLEAGUE_GONE:
        return _("Hand {name} over by an introduction, not by a list.").format(name=name)
    if change.event is PlayerEvent.GONE:
        return _(
            "Check every role again. Keep {name} as a contact outside the account, and ask whether the ties still hold."
        ).format(name=name)
    return _("Check every role again and meet {name} within 30 days.").format(name=name)


def _lapsed(lapse: Lapse, snapshot: Snapshot) -> str:
    facts = {
        "name": who(lapse.person, snapshot),
        "entered": label(DEPTHS[lapse.entered]),
        "usable": label(DEPTHS[lapse.usable]),
    }
    if lapse.days is None:
        return _("{name}: entered as {entered}, last talk not recorded, counts as {usable}.").format(**facts)
    return plural(
        "{name}: entered as {entered}, last talk {days} day ago, counts as {usable}.",
        "{name}: entered as {entered}, last talk {days} days ago, counts as {usable}.",
        lapse.days,
    ).format(days=lapse.days, **facts)


def _fill(facts: RoleUnfilled, snapshot: Snapshot) -> Iterator[str]:
    if BuyingRole.COACH in facts.missing:
        if facts.candidates:
            yield _("Could become coach: {names}.").format(names=whos(facts.candidates, snapshot))
        else:
            yield _("Deepen the relationship to somebody who wants us to win; that person may become coach.")
    others = tuple(role for role in facts.missing if role is not BuyingRole.COACH)
    asked = whos(facts.askers[:2], snapshot) or _("your contacts")
    if BuyingRole.TECHNICAL in others:
        yield _("Ask {names} who screens the offer.").format(names=asked)
    if BuyingRole.USER in others:
        yield _("Ask {names} who will live with the result.").format(names=asked)


def _wins(facts: WinMissing, snapshot: Snapshot) -> Iterator[str]:
    if facts.people:
        yield plural(
            "What does {names} win, at work and personally? Not known.",
            "What do {names} win, at work and personally? Not known.",
            len(facts.people),
        ).format(names=whos(facts.people, snapshot))
    if facts.our_win:
        yield _("What we win is not written down.")
    if facts.somebody_loses:
        yield _("One side loses as it stands.")
    if facts.premium:
        yield _("We ask a premium price, and nobody of theirs has confirmed the value.")


def _ask_win(facts: WinMissing, snapshot: Snapshot) -> str:
    if facts.people:
        name = who(facts.people[0], snapshot)
        coach = next((c for c in facts.askers if c != facts.people[0]), None)
        if coach is None:
            return _("Ask {name} at the next meeting: “What would have to be better for you in a year?”").format(
                name=name
            )
        return _("Ask {name} at the next meeting, or {coach} before it, what a good result would be.").format(
            name=name, coach=who(coach, snapshot)
        )
    if facts.somebody_loses:
        return _("Change the offer until both sides win, or end it without a deal.")
    if facts.premium:
        return _("Ask one of theirs to confirm the value in figures.")
    return _("Write down in one sentence what we win.")
