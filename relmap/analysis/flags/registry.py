"""The rule book as a list: every rule with its severity and the numbers that can be changed (method.md 4.1, 4.2)."""

from __future__ import annotations

from dataclasses import dataclass

from relmap.model.keeping import FIXED_RULE
from relmap.model.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule. ``settings`` are ids of ``relmap.analysis.settings``; the words are in ``relmap.words.rule_book``.

    ``severity`` is the one it is raised with, ``graver`` the one of its graver case, if it has two. ``account`` says
    that the rule belongs to the account and not to an objective (4.4.3).
    """

    rule: str
    code: str
    severity: Severity
    graver: Severity | None = None
    account: bool = False
    settings: tuple[str, ...] = ()

    @property
    def can_be_off(self) -> bool:
        """Whether it can be switched off; F01 cannot."""
        return self.rule != FIXED_RULE


_CRITICAL, _HIGH, _MEDIUM, _INFO = Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.INFO

RULE_BOOK: tuple[RuleInfo, ...] = (
    RuleInfo("F01", "LOW_ONLY_NO_PATH", _CRITICAL, settings=("upper_contact", "known")),
    RuleInfo("F02", "NO_CONTACT", _CRITICAL),
    RuleInfo("F03", "EB_UNIDENTIFIED", _HIGH),
    RuleInfo("F04", "EB_NO_PATH", _HIGH, settings=("known",)),
    RuleInfo("F05", "EB_POST_EMPTY", _HIGH),
    RuleInfo("F06", "EB_SEVERAL", _MEDIUM, _HIGH),
    RuleInfo("F07", "EB_LEVEL_DOUBTFUL", _MEDIUM, settings=("small_firm",)),
    RuleInfo("F08", "PATH_FRAGILE", _MEDIUM, settings=("fragile",)),
    RuleInfo("F09", "ROLE_UNFILLED", _MEDIUM, _HIGH, settings=("candidate_depth", "candidate_rating")),
    RuleInfo("F10", "COACH_UNPROVEN", _MEDIUM),
    RuleInfo("F11", "INFLUENCE_UNCOVERED", _HIGH, settings=("covered",)),
    RuleInfo("F12", "OPPONENT_UNANSWERED", _HIGH, settings=("opponent", "answer_days")),
    RuleInfo("F13", "MODE_CLOSED", _MEDIUM, _HIGH),
    RuleInfo("F14", "BOW_TIE", _HIGH, account=True, settings=("bow_tie_share", "bow_tie_relationships", "working")),
    RuleInfo("F15", "NO_MANAGEMENT_TIE", _MEDIUM, settings=("management_value", "working")),
    RuleInfo("F16", "DOOR_CLOSING", _HIGH, settings=("closing_days", "strong")),
    RuleInfo("F17", "PLAYER_CHANGED", _HIGH, settings=("change_days", "working")),
    RuleInfo("F18", "RELATION_STALE", _MEDIUM, settings=("working",)),
    RuleInfo("F19", "NO_NEXT_STEP", _MEDIUM, settings=("assure_days", "policy_days")),
    RuleInfo("F20", "STEP_NOT_AGREED", _HIGH),
    RuleInfo("F21", "WIN_MISSING", _MEDIUM),
    RuleInfo("F22", "EB_MEETING_UNPREPARED", _HIGH, settings=("meeting_days", "coach_input_days", "likely_questions")),
    RuleInfo("F23", "KNOWLEDGE_STALE", _INFO, account=True, settings=("stale_share", "knows_well")),
    RuleInfo("F24", "TARGET_UNPROVEN", _MEDIUM, account=True, settings=("assessed", "fit", "waits")),
    RuleInfo("F25", "DATA_CONTRADICTION", _MEDIUM, account=True, settings=("evidence_depth", "introducer")),
)
"""All 25 rules. F16 is raised for an objective, and for the account where the account has another partner (4.4.3)."""

WEIGHTS: tuple[str, ...] = (
    *(f"relationship.{depth}" for depth in range(1, 6)),
    "can_introduce",
    *(f"influences.{strength}" for strength in ("HIGH", "MEDIUM", "LOW")),
    "ally",
    "line_down",
    "line_up",
    "dotted_up",
    *(f"certainty.{certainty}" for certainty in ("CONFIRMED", "REPORTED", "ASSUMED")),
    "outsider",
)
"""The weights of the hops, ids of ``relmap.analysis.settings`` (method.md 3.4)."""

BANDS: tuple[str, ...] = ("possible", "known", "fair", "strong")
"""Where the bands of a path begin (method.md 3.5)."""
