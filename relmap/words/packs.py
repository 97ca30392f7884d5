"""The names of packs, of their files, and words several of them share (method.md 6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from relmap.translation import _, plural
from relmap.words.file_names import file_stem

_NAMES: Mapping[str, str] = {
    "MAP": "Map",
    "STRATEGY": "Strategy pack",
    "JOINT_MAP": "Joint map and plan",
    "PRECALL": "Pre-call sheet",
    "PORTFOLIO": "Portfolio review",
    "FACTSHEET": "Fact-check sheet",
    "COACH_BRIEFING": "Coach briefing",
    "SUBJECT_REPORT": "Everything stored about a person",
    "HANDOVER": "Hand-over list",
}
_TO_ITS_READER: Mapping[str, str] = {"COACH_BRIEFING": "Briefing"}
"""What a pack is called on paper and in its file where that is not its name: nobody reads that he is our coach."""


def pack_name(kind: StrEnum) -> str:
    """What a pack is called."""
    return _(_NAMES[kind.name])


def kept_pack_name(kept_for: str) -> str:
    """The pack a state was kept for: its name, or what somebody called it."""
    name = _NAMES.get(kept_for.upper().replace("-", "_"))
    return _(name) if name is not None else kept_for


def file_name(kind: StrEnum, subject: str, day: date) -> str:
    """The proposed name of a pack's file, without suffix: subject, pack, day (method.md 6(b))."""
    return "-".join((file_stem(subject), _TO_ITS_READER.get(kind.name, kind.value).lower(), day.isoformat()))


def pack_title(kind: StrEnum, subject: str) -> str:
    """What a pack's file and print job are called: the pack and whom it is about."""
    return _("{pack} – {subject}").format(pack=_(_TO_ITS_READER.get(kind.name, _NAMES[kind.name])), subject=subject)


def and_more(count: int) -> str:
    """The end of a list that is longer than its room."""
    return plural("… and {count} more", "… and {count} more", count).format(count=count)
