"""The kinds of packs there are, and for whom each is made (method.md 6)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from relmap.model.vocabulary import Audience


class PackKind(StrEnum):
    """What can be put on paper (interchange.md 2)."""

    MAP = "map"
    STRATEGY = "strategy"
    JOINT_MAP = "joint-map"
    PRECALL = "precall"
    PORTFOLIO = "portfolio"
    FACTSHEET = "factsheet"
    COACH_BRIEFING = "coach-briefing"
    SUBJECT_REPORT = "subject-report"
    HANDOVER = "handover"


AUDIENCES: Mapping[PackKind, Audience] = {
    PackKind.MAP: Audience.TEAM,
    PackKind.STRATEGY: Audience.TEAM,
    PackKind.JOINT_MAP: Audience.CUSTOMER,
    PackKind.PRECALL: Audience.TEAM,
    PackKind.PORTFOLIO: Audience.COMPANY,
    PackKind.FACTSHEET: Audience.CUSTOMER,
    PackKind.COACH_BRIEFING: Audience.CUSTOMER,
    PackKind.SUBJECT_REPORT: Audience.OWNER,
    PackKind.HANDOVER: Audience.TEAM,
}
"""For whom each pack is made (method.md 6). Who asks what is stored about him is told private notes as well."""
