"""The words of the time machine: kept states of an account, and what differs between two."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from relmap.model.keeping import SnapshotMark
from relmap.translation import _
from relmap.words.compare import heading
from relmap.words.people import full_date

_TEXTS: Mapping[str, str] = {
    "NO_ACCOUNT": "Open an account to see how it changed.",
    "NO_MARKS": "No state of this account is kept yet. Keep today’s, and come back after the next meeting to see what "
    "moved.",
    "KEEP": "Keep today’s state",
    "KEEP_PROMPT": "What is it called? For example: before the review",
    "KEPT": "Kept states",
    "KEEPS": "A kept state holds this account as the whole team may see it: people, ties, roles, plans and facts. "
    "What only you may see is left out. It stays in this document until you drop it.",
    "TODAY": "Today",
    "BEFORE": "From",
    "AFTER": "To",
    "DROP": "Drop this kept state",
    "FROM_PACK": "kept with the printed pack “{pack}”",
    "UNREADABLE": "This kept state cannot be read.",
    "SAME": "Choose two different states to compare.",
    "NOTHING": "Nothing differs between these two states.",
    "LIST": "As a list",
    "MAP": "On the map",
    "UNNAMED": "Kept on {day}",
}

GROUPS = ("NEW", "GONE", "MOVED", "DEEPER", "LAPSED", "RAISED", "CLEARED")
"""The groups of a comparison, in the order they are told."""


def text(code: str, **facts: object) -> str:
    """A text of the timeline, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def mark_name(mark: SnapshotMark) -> str:
    """A kept state by the name it was given."""
    return mark.label or text("UNNAMED", day=full_date(mark.kept_on))


def mark_entry(mark: SnapshotMark) -> str:
    """A kept state in a list: its day and its name."""
    if not mark.label:
        return mark_name(mark)
    return _("{day} · {name}").format(day=full_date(mark.kept_on), name=mark.label)


def default_label(day: date) -> str:
    """The name of a state nobody named."""
    return text("UNNAMED", day=full_date(day))


def change_word(code: str) -> str:
    """What a kind of change is called, on the map and above the list."""
    return heading(code.lower())


def group_heading(code: str, count: int) -> str:
    """The heading of a group of changes with how many there are."""
    return _("{group} · {count}").format(group=change_word(code), count=count)
