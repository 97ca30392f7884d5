"""What has to be known before each pack can be made (method.md 6)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from relmap.packs.kinds import PackKind


class Need(StrEnum):
    """Something the user chooses for some packs and not for others."""

    ACCOUNT = "ACCOUNT"
    OBJECTIVE = "OBJECTIVE"
    PERSON = "PERSON"
    COLLEAGUE = "COLLEAGUE"
    MEETING = "MEETING"
    PEOPLE = "PEOPLE"
    AUDIENCE = "AUDIENCE"
    ARRANGEMENT = "ARRANGEMENT"
    COPY = "COPY"


_A, _O, _P = Need.ACCOUNT, Need.OBJECTIVE, Need.PERSON
NEEDS: Mapping[PackKind, frozenset[Need]] = {
    PackKind.MAP: frozenset({_A, _O, Need.PEOPLE, Need.AUDIENCE, Need.ARRANGEMENT}),
    PackKind.STRATEGY: frozenset({_A, _O, Need.COPY}),
    PackKind.JOINT_MAP: frozenset({_A}),
    PackKind.PRECALL: frozenset({_A, _O, _P, Need.MEETING}),
    PackKind.PORTFOLIO: frozenset({Need.COPY}),
    PackKind.FACTSHEET: frozenset({_A, _P}),
    PackKind.COACH_BRIEFING: frozenset({_A, _P}),
    PackKind.SUBJECT_REPORT: frozenset({_A, _P}),
    PackKind.HANDOVER: frozenset({Need.COLLEAGUE}),
}
"""The choices each pack leaves."""

INDISPENSABLE = (Need.ACCOUNT, Need.PERSON, Need.COLLEAGUE)
"""Without these there are no pages; a pack can do without the others."""
