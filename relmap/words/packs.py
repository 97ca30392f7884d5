"""The names of packs, of their files, and words several of them share (method.md 6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from relmap.translation import _
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
}

_FILES: Mapping[str, str] = {
    "MAP": "map",
    "STRATEGY": "strategy",
    "JOINT_MAP": "joint-map",
    "PRECALL": "precall",
    "PORTFOLIO": "portfolio",
    "FACTSHEET": "factsheet",
    "COACH_BRIEFING": "briefing",
    "SUBJECT_REPORT": "stored",
}


def pack_name(kind: StrEnum) -> str:
    """What a pack is called."""
    return _(_NAMES[kind.value])


def file_name(kind: StrEnum, subject: str, day: date) -> str:
    """The proposed name of a pack's file, without suffix: subject, pack, day (method.md 6(b))."""
    return "-".join((file_stem(subject), _FILES[kind.value], day.isoformat()))
