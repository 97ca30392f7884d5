"""The words of the matrix of our people and theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from relmap.analysis.flags.facts import Contact
from relmap.analysis.standing import usable
from relmap.model.relations import Relationship
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import DEPTHS
from relmap.translation import _, plural
from relmap.words.labels import label
from relmap.words.people import full_date, who

_TEXTS: Mapping[str, str] = {
    "NO_ACCOUNT": "Choose an account to see who of ours knows whom.",
    "NO_PEOPLE": "Nobody is on this map yet. Name the people first, then come back and say who of ours knows them.",
    "NO_TEAM": "None of ours is named yet. Add your team with Account · Our team.",
    "HOW": "Choose cells and type 0 to 5. Enter shows the person on the map, Delete takes a relationship away.",
    "NOW": "Depth today",
    "TARGET": "Target depth",
    "ALL": "Everybody",
    "HOLDERS": "With a role",
    "MATRIX": "Depth of our relationships",
    "NO_TARGET_UPPER": "Nobody of the upper level has a target depth. How well should we know {name} a year from now?",
    "NO_GAP": "Every target is reached.",
    "GAP": "{steps} to the targets; the longest ways: {ways}.",
    "NO_TARGETS": "No target depth is set, so there is no plan. Choose “Target depth” and type one.",
    "GAP_WAY": "{member} – {person} {now} → {target}",
    "INACTIVE": "{name} (inactive)",
    "NOT_A_DEPTH": "Please type a depth from 0 to 5, or two with a slash: today/target.",
    "LEAVES": "What if one of ours left?",
    "LEAVES_NOBODY": "choose somebody",
    "HELD": "Relationships that go",
    "SOLE": "Known well by nobody else",
    "EFFECT": "Ways and flags",
    "HOLDS_NOTHING": "{name} has no relationship here that counts today.",
    "COMPUTING": "Looking …",
}


def text(code: str, **facts: object) -> str:
    """A text of the page, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def gap_steps(count: int) -> str:
    """How many steps are missing to the targets."""
    return plural("{count} step is missing", "{count} steps are missing", count).format(count=count)


def cell(relationship: Relationship | None, counts: int) -> str:
    """A cell in few characters: depth, what it counts as when that is less, and the target: "3 ↓2 → 4"."""
    if relationship is None:
        return ""
    now = str(relationship.depth)
    if counts < relationship.depth:
        now = f"{now} ↓{counts}"
    return f"{now} → {relationship.target_depth}" if relationship.target_depth is not None else now


def contacts(snapshot: Snapshot, found: Sequence[Contact]) -> str:
    """People and how deep we know them, in one line."""
    return ", ".join(f"{who(c.person, snapshot)} {c.depth}" for c in found)


def spoken_cell(snapshot: Snapshot, member: str, person: str, as_of: date) -> str:
    """A cell in full."""
    names = _("{member} and {person}").format(member=who(member, snapshot), person=who(person, snapshot))
    relationship = next((r for r in snapshot.relationships_of(person) if r.team_member == member), None)
    if relationship is None:
        return _("{names}: no relationship").format(names=names)
    parts = [label(DEPTHS[min(len(DEPTHS) - 1, max(0, relationship.depth))])]
    counts = usable(snapshot, relationship, as_of)
    if counts < relationship.depth:
        parts.append(_("counts as {depth}").format(depth=label(DEPTHS[counts])))
    if relationship.target_depth is not None:
        parts.append(_("target {depth}").format(depth=label(DEPTHS[relationship.target_depth])))
    if relationship.last_contact is not None:
        parts.append(_("last talk {day}").format(day=full_date(relationship.last_contact)))
    return f"{names}: {', '.join(parts)}"
