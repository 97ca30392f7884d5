"""The words of the hand-over list (method.md 1.5, 87; scenarios.md 8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from relmap.analysis.dependence import Loss
from relmap.analysis.flags.report import Flag
from relmap.analysis.handover import Duty, HandOver, Passing
from relmap.analysis.paths import Path
from relmap.analysis.standing import days_since_contact
from relmap.model.entities import TeamMember
from relmap.model.plan import Action, Meeting
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import ActionKind
from relmap.model.vocabulary import DEPTHS
from relmap.translation import _, plural
from relmap.words.flags import headline
from relmap.words.forms import ago
from relmap.words.labels import label
from relmap.words.meetings import meeting_name
from relmap.words.paths import route_sentence
from relmap.words.people import full_date, listed, who, whos

_TEXTS: Mapping[str, str] = {
    "OVERVIEW": "What goes with {name}",
    "NOTHING": "{name} has no relationship, task or meeting in any account: there is nothing to hand over.",
    "ACCOUNT": "Account",
    "RELATIONSHIPS": "Relationships",
    "SOLE": "Known well by nobody else",
    "TASKS": "Open tasks",
    "MEETINGS": "Meetings ahead",
    "EFFECT": "Ways and flags",
    "FIRST": "First: whom nobody else of ours works with",
    "HOW": "Hand over by an introduction, not by a list: meet each person together, say who keeps what was promised.",
    "PEOPLE": "Whom to hand over",
    "PERSON": "Person",
    "DEPTH": "Counts as",
    "LAST_TALK": "Last talk",
    "OPEN": "Agreed next",
    "SUCCESSOR": "Could take over",
    "TAKES_OVER": "Takes over",
    "DUTIES": "Named as",
    "LOST": "Without a successor we lose",
    "TELL": "What to tell whom",
    "ACTIONS": "Open actions and promises",
    "WHAT": "What",
    "WITH": "With",
    "UNTIL": "Until",
    "MEETING": "Meeting",
    "DAY": "Day",
    "GOES": "Goes there",
    "WRITE": "To write down before the last day",
    "ROOM": "Agreed with {name}",
    "NOBODY_FITS": "nobody yet",
    "NO_DAY": "no day",
    "WHOLE": "The account",
}

_DUTIES: Mapping[Duty, str] = {
    Duty.OWNER: "Answers for the account",
    Duty.STEWARD: "Steward of what we know",
    Duty.FACTORY_CONTACT: "Our factory contact for “{what}”",
    Duty.SYSTEM_OWNER: "Our owner of {what}",
    Duty.POLICY_DECIDER: "Decides on “{what}”",
}


def text(code: str, **facts: object) -> str:
    """A text of the list, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def member_words(member: TeamMember) -> str:
    """What one of ours is, and whether still with us."""
    parts = [member.title.strip(), member.firm.strip() or label(member.org)]
    if not member.active:
        parts.append(_("no longer active"))
    return " · ".join(part for part in parts if part)


def counts(found: HandOver) -> tuple[str, str, str, str]:
    """Relationships, those nobody else holds, open tasks and meetings ahead, as figures."""
    figures = (found.passings, [p for p in found.passings if p.sole], found.actions, found.meetings)
    relationships, sole, tasks, meetings = (str(len(one)) if one else "–" for one in figures)
    return relationships, sole, tasks, meetings


def effect_words(loss: Loss) -> str:
    """How many ways are lost and how many flags raised; "–" when none."""
    ways = sum(len(one.lost) for one in loss.effect.objectives)
    flags = len(loss.effect.flags.raised) + sum(len(one.flags.raised) for one in loss.effect.objectives)
    parts = [
        *([plural("{count} way lost", "{count} ways lost", ways).format(count=ways)] if ways else ()),
        *([plural("{count} flag raised", "{count} flags raised", flags).format(count=flags)] if flags else ()),
    ]
    return ", ".join(parts) or "–"


def lost_lines(lost: Sequence[Path], raised: Sequence[Flag], snapshot: Snapshot) -> tuple[str, ...]:
    """The ways that are lost, then the flags that come."""
    ways = [_("Way: {route}").format(route=route_sentence(path, snapshot)) for path in lost]
    return (*ways, *(_("Flag: {rule} {said}").format(rule=f.rule, said=headline(f, snapshot)) for f in raised))


def first_words(passing: Passing, account: str, snapshot: Snapshot) -> str:
    """Somebody only the leaver works with: how well, and who could take over."""
    return _("{name} ({account}): {depth}; could take over: {successor}").format(
        name=who(passing.relationship.person, snapshot),
        account=account,
        depth=label(DEPTHS[passing.usable]),
        successor=successor_words(passing, snapshot),
    )


def person_words(person: str, snapshot: Snapshot) -> str:
    """A person with the title."""
    title = snapshot.people[person].title.strip()
    name = who(person, snapshot)
    return _("{name}, {title}").format(name=name, title=title) if title and title != name else name


def depth_words(passing: Passing) -> str:
    """What the relationship counts as, and that it is the only one."""
    depth = label(DEPTHS[passing.usable])
    return _("{depth}, only one of ours").format(depth=depth) if passing.sole else depth


def last_talk(passing: Passing, as_of: date) -> str:
    """How long ago the two talked."""
    days = days_since_contact(passing.relationship, as_of)
    return ago(days) if days is not None else "–"


def successor_words(passing: Passing, snapshot: Snapshot) -> str:
    """Who could take over, and how well they know the person."""
    if passing.successor is None:
        return text("NOBODY_FITS")
    name = who(passing.successor.member, snapshot)
    if not passing.successor.depth:
        return _("{name} (to be introduced)").format(name=name)
    return _("{name} ({depth})").format(name=name, depth=label(DEPTHS[passing.successor.depth]).lower())


def duty_words(duty: Duty, key: str, snapshot: Snapshot) -> str:
    """What one of ours is named as."""
    what = ""
    if key in snapshot.objectives:
        what = snapshot.objectives[key].title
    elif key in snapshot.integrations:
        what = label(snapshot.integrations[key].area).lower()
    elif key in snapshot.policy_requests:
        what = snapshot.policy_requests[key].need.strip()
    return _(_DUTIES[duty]).format(what=what)


def tell_words(person: str, promises: Sequence[Action], meetings: Sequence[Meeting], snapshot: Snapshot) -> str:
    """What a person is to hear besides who comes next: who keeps what stands, who comes to the meeting; or ""."""
    parts = []
    what = listed([_("“{what}”").format(what=action.what.strip()) for action in promises if action.what.strip()], 3)
    if what:
        parts.append(_("who does {what}").format(what=what))
    if meetings:
        parts.append(_("who comes to “{name}”").format(name=meeting_name(meetings[0], snapshot)))
    return _("{name}: {parts}").format(name=who(person, snapshot), parts=listed(parts)) if parts else ""


def tell_all(people: Sequence[str], snapshot: Snapshot) -> str:
    """Everybody who hears who comes next."""
    return _("Who comes next: {names}").format(names=listed([who(person, snapshot) for person in people], 30))


def action_words(action: Action) -> str:
    """What is to be done; a promise says that it is one."""
    what = action.what.strip() or _("An action without words")
    return _("Promised: {what}").format(what=what) if action.kind is ActionKind.PROMISE else what


def until_words(day: date | None, as_of: date) -> str:
    """Until when, and whether that day has passed."""
    if day is None:
        return text("NO_DAY")
    return _("{day}, late").format(day=full_date(day)) if day < as_of else full_date(day)


def unwritten_words(people: Sequence[str], snapshot: Snapshot) -> str:
    """About whom nothing is written down although they are known well."""
    return _("What every colleague should know before meeting {names}").format(names=whos(people, snapshot))
