"""The words of what would change: trials, and paths and flags before and after."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.analysis.flags.report import Flag
from relmap.analysis.paths import Path
from relmap.analysis.what_if import FlagChanges, ObjectiveEffect, WhatIf
from relmap.model.relations import Tie
from relmap.model.snapshot import Snapshot
from relmap.translation import _
from relmap.words.flags import headline
from relmap.words.labels import label
from relmap.words.paths import route_sentence
from relmap.words.people import who

_TEXTS: Mapping[str, str] = {
    "LEAD": "Try one change and see ways and flags before anything is saved.",
    "NO_ACCOUNT": "Choose an account to try something.",
    "KIND": "What if",
    "LEAVES": "somebody leaves",
    "DEEPER": "a relationship grows one step",
    "INTRODUCED": "somebody introduces us",
    "SURER": "something becomes more certain",
    "WHO_LEAVES": "Who",
    "WHO_OURS": "Who of ours",
    "WHO_THEIRS": "With whom",
    "WHO_INTRODUCES": "Who introduces us",
    "TO_WHOM": "To whom",
    "WHOM": "Whom",
    "WHICH_TIE": "Which line",
    "CHOOSE": "choose",
    "NOTHING_UNCERTAIN": "Every line on this map is confirmed.",
    "WORTH_TRYING": "Worth trying",
    "DEPENDS": "Every known way passes these people. What if …",
    "COMPUTING": "Looking …",
    "NO_DIFFERENCE": "Nothing changes: no way and no flag depends on it.",
    "RECORD": "It has happened – record it",
    "WAYS_LOST": "Ways lost",
    "WAYS_GAINED": "Ways gained",
    "RAISED": "Flags raised",
    "CLEARED": "Flags cleared",
    "CHANGED": "Flags that differ",
    "ACCOUNT": "The account",
    "GONE_OURS": "{name} (ours)",
}


def text(code: str, **facts: object) -> str:
    """A text of the panel, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def tie_words(tie: Tie, snapshot: Snapshot) -> str:
    """A line and how certain it is, for a list."""
    return _("{source} – {kind} – {target} ({certainty})").format(
        source=who(tie.source, snapshot),
        kind=label(tie.kind).lower(),
        target=who(tie.target, snapshot),
        certainty=label(tie.certainty).lower(),
    )


def deeper_words(member: str, person: str, snapshot: Snapshot) -> str:
    """The trial of a relationship one step deeper."""
    return _("{member} and {person} grow one step closer").format(
        member=who(member, snapshot), person=who(person, snapshot)
    )


def introduced_words(source: str, target: str, snapshot: Snapshot) -> str:
    """The trial of an introduction."""
    return _("{source} introduces us to {target}").format(source=who(source, snapshot), target=who(target, snapshot))


def surer_words(tie: Tie, snapshot: Snapshot) -> str:
    """The trial of a line known better."""
    return _("{tie} becomes more certain").format(tie=tie_words(tie, snapshot))


def leaves_words(person: str, snapshot: Snapshot) -> str:
    """The trial of somebody who goes."""
    return _("{name} leaves").format(name=who(person, snapshot))


def access_words(effect: ObjectiveEffect) -> str:
    """The best way before and after, with the bands."""
    before, after = effect.before, effect.after
    return _("Best way: {before} → {after}").format(
        before=f"{before.shown} {label(before.band).lower()}" if before is not None and before.shown else _("none"),
        after=f"{after.shown} {label(after.band).lower()}" if after is not None and after.shown else _("none"),
    )


def path_lines(paths: tuple[Path, ...], snapshot: Snapshot) -> str:
    """Ways, one a line."""
    return "\n".join(f"{path.shown} · {route_sentence(path, snapshot)}" for path in paths)


def flag_sections(flags: FlagChanges, snapshot: Snapshot) -> list[tuple[str, str]]:
    """Headed lists of flags raised, cleared and changed; empty ones left out."""
    sections = (
        (text("RAISED"), "\n".join(flag_line(flag, snapshot) for flag in flags.raised)),
        (text("CLEARED"), "\n".join(flag_line(flag, snapshot) for flag in flags.cleared)),
        (text("CHANGED"), "\n".join(flag_line(new, snapshot) for _old, new in flags.changed)),
    )
    return [(title, lines) for title, lines in sections if lines]


def in_short(effect: WhatIf) -> str:
    """The whole effect in one sentence."""
    raised = sum(len(e.flags.raised) for e in effect.objectives) + len(effect.flags.raised)
    cleared = sum(len(e.flags.cleared) for e in effect.objectives) + len(effect.flags.cleared)
    lost, gained = (sum(len(getattr(e, side)) for e in effect.objectives) for side in ("lost", "gained"))
    parts = [
        _("{name} {count}").format(name=text(code), count=count)
        for code, count in (
            ("WAYS_LOST", lost),
            ("WAYS_GAINED", gained),
            ("RAISED", raised),
            ("CLEARED", cleared),
        )
        if count
    ]
    return " · ".join(parts) if parts else text("NO_DIFFERENCE")


def flag_line(flag: Flag, snapshot: Snapshot) -> str:
    """A flag in a few words, for a list."""
    return f"{flag.rule} · {headline(flag, snapshot)}"
