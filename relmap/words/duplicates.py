"""The words of comparing people who may be the same (formats.md 5.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from relmap.translation import _, plural

_TEXTS: Mapping[str, str] = {
    "TITLE": "People who may be the same",
    "NONE": "Nobody on this map looks like somebody else on it.",
    "DONE": "Every pair is dealt with.",
    "PAIR": "{one}  –  {other}",
    "PAIRS": "Pairs to compare",
    "HINT": "Choose line by line what is right. Relationships, roles, lines and notes of both are kept.",
    "MERGE": "Merge into one",
    "APART": "Not the same",
    "CLOSE": "Close",
    "BLANK": "–",
    "KEPT": "Kept of both",
    "BELOW": "{people} below",
    "MERGED": "{name} is one person now. Undo parts them again.",
}
_REASONS: Mapping[str, str] = {
    "SAME_NAME": "same name",
    "SIMILAR_NAME": "similar name",
    "SAME_EMAIL": "same e-mail",
    "SAME_PHONE": "same telephone",
    "SAME_TITLE": "same job title",
    "SAME_UNIT": "same department",
    "SAME_MANAGER": "same manager",
}


def text(code: str, **facts: object) -> str:
    """A text of the dialog, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def reasons(codes: Iterable[str]) -> str:
    """Why two people may be the same, in one line."""
    return ", ".join(_(_REASONS[code]) for code in codes)


def pair_count(count: int) -> str:
    """How many pairs wait."""
    return plural("{count} pair", "{count} pairs", count).format(count=count)
