"""Cleaning of what people type and files bring."""

from __future__ import annotations

import unicodedata

_KEPT = {"\n", "\t"}
# Bidirectional overrides and isolates change how the *surroundings* of a name are drawn; line and paragraph
# separators break one-line fields.
_UNWANTED = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff"}

LONG_TEXTS = frozenset(
    (
        *("evidence", "rating_evidence", "mode_words", "words", "reason", "influence_reason"),
        *("text", "resolution", "question", "our_view", "answer", "statement", "need", "our_rule"),
        *("purpose", "why_for_them", "aim", "minimum_action", "coach_advice", "feeling", "outcome"),
        *("result", "personal_win", "sells_for_us", "decided_words", "job_impact", "theirs", "ours"),
        *("offer", "problem", "opportunity", "differentiator_words", "our_win", "value_to_customer", "no_fit_reason"),
        *("messages", "background"),
    )
)
"""Names of the fields of records that may have several lines; every other text is one line."""


def one_line(text: str) -> str:
    """``text`` without control characters, with single spaces: for names, titles and other one-line fields."""
    return " ".join("".join(_cleaned(text)).split())


def many_lines(text: str) -> str:
    """``text`` without control characters except line breaks: for evidence and quotes."""
    return "\n".join(" ".join(line.split(" ")).rstrip() for line in "".join(_cleaned(text)).split("\n")).strip("\n")


def _cleaned(text: str) -> list[str]:
    out = []
    for character in text.replace("\r\n", "\n").replace("\r", "\n"):
        if character in _UNWANTED:
            continue
        category = unicodedata.category(character)
        if category == "Cc" and character not in _KEPT:
            out.append(" ")
        elif category != "Cs":  # half a character cannot be stored as UTF-8
            out.append(character)
    return out
