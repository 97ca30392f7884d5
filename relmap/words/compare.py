"""What became of an account between two days, in words (desktop.md: timeline)."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.analysis.compare import Comparison, DepthChange, Moved
from relmap.analysis.flags.report import Flag
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import DEPTHS
from relmap.translation import _
from relmap.words.flags import headline
from relmap.words.labels import label
from relmap.words.people import full_date, listed, who

_HEADINGS: Mapping[str, str] = {
    "new": "New",
    "gone": "Gone",
    "moved": "Moved",
    "deeper": "Deeper",
    "lapsed": "Lapsed",
    "raised": "Flags raised",
    "cleared": "Flags cleared",
}
_FIELDS: Mapping[str, str] = {
    "reports_to": "another manager",
    "unit": "another unit",
    "title": "another title",
    "level": "another level",
}


def heading(part: str) -> str:
    """The heading of a part, by its field of ``Comparison``."""
    return _(_HEADINGS[part])


def sections(found: Comparison, before: Snapshot, after: Snapshot) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Heading and lines of every part that has any, in the order of the comparison."""
    parts = {
        "new": tuple(who(person, after) for person in found.new),
        "gone": tuple(who(person, before) for person in found.gone),
        "moved": tuple(moved_line(moved, before, after) for moved in found.moved),
        "deeper": tuple(depth_line(change, after) for change in found.deeper),
        "lapsed": tuple(depth_line(change, after) for change in found.lapsed),
        "raised": tuple(flag_line(flag, after) for flag in found.raised),
        "cleared": tuple(flag_line(flag, before) for flag in found.cleared),
    }
    return tuple((heading(name), lines) for name, lines in parts.items() if lines)


def moved_line(moved: Moved, before: Snapshot, after: Snapshot) -> str:
    """What is different about the place of somebody."""
    name = who(moved.person, after)
    if "reports_to" in moved.fields and moved.after.reports_to is not None:
        manager = who(moved.after.reports_to, after)
        if moved.before.reports_to is None:
            return _("{name} now reports to {manager}.").format(name=name, manager=manager)
        return _("{name} now reports to {manager} instead of {former}.").format(
            name=name, manager=manager, former=who(moved.before.reports_to, before)
        )
    if "title" in moved.fields and moved.after.title:
        return _("{name} is now {title}.").format(name=name, title=moved.after.title)
    return _("{name} has {changes}.").format(name=name, changes=listed([_(_FIELDS[field]) for field in moved.fields]))


def depth_line(change: DepthChange, snapshot: Snapshot) -> str:
    """How a relationship counts now and did before."""
    template = (
        _("{name}: {before} → {after}, only because time went by.")
        if change.lapsed_only and change.after < change.before
        else _("{name}: {before} → {after}.")
    )
    return template.format(
        name=who(change.person, snapshot), before=label(DEPTHS[change.before]), after=label(DEPTHS[change.after])
    )


def flag_line(flag: Flag, snapshot: Snapshot) -> str:
    """A flag with the objective it belongs to."""
    text = _("{rule} {headline}").format(rule=flag.rule, headline=headline(flag, snapshot))
    objective = snapshot.objectives.get(flag.objective) if flag.objective is not None else None
    if objective is None:
        return text
    return _("{text} (“{objective}”)").format(text=text, objective=objective.title)


def summary(found: Comparison) -> str:
    """The comparison in one line."""
    days = {"earlier": full_date(found.earlier), "later": full_date(found.later)}
    if not found:
        return _("Nothing is different between {earlier} and {later}.").format(**days)
    counts = [
        _("{what} {count}").format(what=heading(part), count=len(getattr(found, part)))
        for part in _HEADINGS
        if getattr(found, part)
    ]
    return _("From {earlier} to {later}: {counts}.").format(counts=", ".join(counts), **days)
