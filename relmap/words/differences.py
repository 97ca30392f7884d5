"""What differs between two states of an account, in sentences (desktop.md 2, timeline)."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.analysis.compare import Comparison, DepthChange, Moved
from relmap.model.entities import Person
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import DEPTHS, PersonStatus
from relmap.translation import _, plural
from relmap.words.labels import label
from relmap.words.people import full_date, listed, who

_COUNTED: Mapping[str, tuple[str, str]] = {
    "NEW": ("{count} new", "{count} new"),
    "GONE": ("{count} gone", "{count} gone"),
    "MOVED": ("{count} moved", "{count} moved"),
    "DEEPER": ("{count} deeper", "{count} deeper"),
    "LAPSED": ("{count} lapsed", "{count} lapsed"),
    "RAISED": ("{count} flag raised", "{count} flags raised"),
    "CLEARED": ("{count} flag cleared", "{count} flags cleared"),
}


def counted(code: str, count: int) -> str:
    """How many changes of a kind there are, as part of a sentence."""
    one, many = _COUNTED[code]
    return plural(one, many, count).format(count=count)


def summary(comparison: Comparison) -> str:
    """The whole comparison in one sentence: how much of what changed between which days."""
    days = _("From {earlier} to {later}").format(
        earlier=full_date(comparison.earlier), later=full_date(comparison.later)
    )
    counts = [
        counted(code, len(part))
        for code, part in (
            ("NEW", comparison.new),
            ("GONE", comparison.gone),
            ("MOVED", comparison.moved),
            ("DEEPER", comparison.deeper),
            ("LAPSED", comparison.lapsed),
            ("RAISED", comparison.raised),
            ("CLEARED", comparison.cleared),
        )
        if part
    ]
    return _("{days}: {counts}.").format(days=days, counts=listed(counts, len(_COUNTED)) or _("nothing changed"))


def moved_words(moved: Moved, before: Snapshot, after: Snapshot) -> str:
    """What about somebody's place in the account is different."""
    old, new = moved.before, moved.after
    parts = []
    if "reports_to" in moved.fields:
        parts.append(_("reports to {new}, was {old}").format(new=_boss(new, after), old=_boss(old, before)))
    if "unit" in moved.fields:
        parts.append(_("in {new}, was {old}").format(new=_unit(new, after), old=_unit(old, before)))
    if "title" in moved.fields:
        parts.append(_("now {new}, was {old}").format(new=new.title or _("no title"), old=old.title or _("no title")))
    if "level" in moved.fields:
        parts.append(_("level {new}, was {old}").format(new=label(new.level), old=label(old.level)))
    return "; ".join(parts)


def depth_words(change: DepthChange) -> str:
    """How our best depth to somebody changed, and whether only time went by."""
    words = _("{old} → {new}").format(old=label(DEPTHS[change.before]), new=label(DEPTHS[change.after]))
    return _("{change}, because no talk followed").format(change=words) if change.lapsed_only else words


def gone_words(person: str, after: Snapshot) -> str:
    """What became of somebody who is no longer there."""
    now = after.people.get(person)
    if now is None:
        return _("no longer on the map")
    return label(now.status) if now.status is not PersonStatus.ACTIVE else ""


def _boss(person: Person, snapshot: Snapshot) -> str:
    return who(person.reports_to, snapshot) if person.reports_to is not None else _("nobody")


def _unit(person: Person, snapshot: Snapshot) -> str:
    unit = snapshot.units.get(person.unit) if person.unit is not None else None
    return unit.name if unit is not None else _("no unit")
