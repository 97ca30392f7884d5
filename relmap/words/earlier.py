"""The words of a full history: the switch, and what a field held before (storage.md 4.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from unicodedata import bidirectional

from relmap.analysis.earlier import EarlierValue
from relmap.model.entities import Person
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import Record, Snapshot
from relmap.model.strategy_vocabulary import YesNo
from relmap.model.text import one_line
from relmap.model.vocabulary import DEPTHS
from relmap.translation import _, plural
from relmap.words import forms, knowledge, objective_page
from relmap.words.labels import label
from relmap.words.map import short_date
from relmap.words.people import who

_TEXTS: Mapping[str, str] = {
    "SWITCH": "Keep a full history in this document",
    "KEEPS": "When on, every earlier value stays in this file, with day and time; not who wrote it. What is removed "
    "stays, too. A person’s History shows it. It goes along with a copy or backup of the document, never with an "
    "export, and stays until you switch this off.",
    "ERASE_ASK": "Erase the full history of this document?",
    "ERASE_TEXT": "All earlier values are removed from this file for good; Undo does not bring them back. Kept states "
    "stay. The backups RelMap made hold earlier values, too; you can delete those, as well. Copies you saved keep what "
    "they hold.",
    "ERASE": "Erase, keep the backups",
    "ERASE_WITH_BACKUPS": "Erase, delete the backups",
    "HEADING": "Earlier values",
    "NOTHING": "Nothing was changed since this document keeps a full history.",
    "REMOVED": "removed",
    "GONE": "no longer there",
    # fields whose name in a form needs what stands around it
    "AFFILIATION": "Outside the account as",
    "STATUS_SINCE": "Status since",
    "STYLE_HOW_KNOWN": "How the style is known",
    "STYLE_ON": "Style observed on",
    "STANCE_REASON": "With suppliers, because",
    "RELATIONSHIP_SINCE": "Relationship since",
    "ROLES_CERTAINTY": "How certain of the roles",
    "ROLES_HOW_KNOWN": "How the roles are known",
    "ROLES_KNOWN_ON": "Roles known on",
    "INFLUENCE_REASON": "Why this influence",
    "MODE_WORDS": "Mode in own words",
    "RATING_EVIDENCE": "Evidence of the rating",
    "WIN_SOURCE": "How the win is known",
    "DECIDED_WORDS": "Said when deciding",
    # fields that no form shows
    "REORG_DATE": "Reorganised on",
    "PUBLISHED": "May stand on the customer’s copy",
    "TARGET_DATE": "Aim until",
    "TOPIC": "Joint topic",
    "CREDIBILITY": "Trust: credibility",
    "RELIABILITY": "Trust: reliability",
    "INTIMACY": "Trust: intimacy",
    "SELF_ORIENTATION": "Trust: self-orientation",
    "RELEASES_FUNDS": "Releases the funds",
    "SCREENS_FOR": "Screens for",
    "JOB_IMPACT": "What it does to the job",
    "WHY_FOR_THEM": "Reason to meet us",
    "CONFIRMED_ON": "Last confirmed on",
}


def text(code: str, **facts: object) -> str:
    """A text about the full history, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


_Words = Callable[[str], str]

_FIELDS: Mapping[type[Record], Mapping[str, tuple[_Words, str]]] = {
    Person: {
        "name": (forms.text, "NAME"),
        "title": (forms.text, "TITLE"),
        "kind": (forms.text, "KIND"),
        "affiliation": (text, "AFFILIATION"),
        "firm": (forms.text, "FIRM"),
        "status": (forms.text, "STATUS"),
        "since": (text, "STATUS_SINCE"),
        "unit": (forms.text, "UNIT"),
        "function": (forms.text, "FUNCTION"),
        "site": (forms.text, "SITE"),
        "email": (forms.text, "EMAIL"),
        "phone": (forms.text, "PHONE"),
        "level": (forms.text, "LEVEL"),
        "upper_override": (forms.text, "UPPER"),
        "in_post_since": (forms.text, "IN_POST_SINCE"),
        "reports_to": (forms.text, "MANAGER"),
        "reports_to_certainty": (forms.text, "LINE_CERTAINTY"),
        "pace": (knowledge.text, "PACE"),
        "warmth": (knowledge.text, "WARMTH"),
        "style_certainty": (knowledge.text, "STYLE_CERTAINTY"),
        "style_how_known": (text, "STYLE_HOW_KNOWN"),
        "style_on": (text, "STYLE_ON"),
        "stance": (knowledge.text, "STANCE"),
        "stance_reason": (text, "STANCE_REASON"),
        "adaptability": (knowledge.text, "ADAPTABILITY"),
        "reorg_date": (text, "REORG_DATE"),
        "languages": (knowledge.text, "LANGUAGES"),
        "pronunciation": (knowledge.text, "PRONUNCIATION"),
        "published": (text, "PUBLISHED"),
        "fact_checked_on": (knowledge.text, "CHECKED_ON"),
    },
    Relationship: {
        "depth": (forms.text, "DEPTH"),
        "last_contact": (forms.text, "LAST_CONTACT"),
        "cadence_days": (forms.text, "CADENCE"),
        "target_depth": (forms.text, "TARGET_DEPTH"),
        "social": (forms.text, "SOCIAL"),
        "evidence": (forms.text, "EVIDENCE"),
        "since": (text, "RELATIONSHIP_SINCE"),
        "next_step": (forms.text, "NEXT_STEP"),
        "target_date": (text, "TARGET_DATE"),
        "topic": (text, "TOPIC"),
        "trust_credibility": (text, "CREDIBILITY"),
        "trust_reliability": (text, "RELIABILITY"),
        "trust_intimacy": (text, "INTIMACY"),
        "trust_self_orientation": (text, "SELF_ORIENTATION"),
    },
    RoleAssignment: {
        "roles": (forms.text, "ROLES"),
        "certainty": (text, "ROLES_CERTAINTY"),
        "how_known": (text, "ROLES_HOW_KNOWN"),
        "known_on": (text, "ROLES_KNOWN_ON"),
        "influence": (forms.text, "INFLUENCE"),
        "influence_reason": (text, "INFLUENCE_REASON"),
        "mode": (forms.text, "MODE"),
        "mode_words": (text, "MODE_WORDS"),
        "mode_certainty": (forms.text, "MODE_CERTAINTY"),
        "rating": (forms.text, "RATING"),
        "rating_evidence": (text, "RATING_EVIDENCE"),
        "rating_certainty": (forms.text, "RATING_CERTAINTY"),
        "result": (objective_page.text, "RESULT"),
        "personal_win": (objective_page.text, "PERSONAL_WIN"),
        "win_source": (text, "WIN_SOURCE"),
        "coach_credible": (knowledge.text, "COACH_CREDIBLE"),
        "coach_trusts_us": (knowledge.text, "COACH_TRUSTS"),
        "coach_wants_us": (knowledge.text, "COACH_WANTS"),
        "sells_for_us": (knowledge.text, "SELLS_FOR_US"),
        "decided_for_us": (objective_page.text, "DECIDED"),
        "decided_words": (text, "DECIDED_WORDS"),
        "sees_us_as_commodity": (objective_page.text, "COMMODITY"),
        "releases_funds": (text, "RELEASES_FUNDS"),
        "screens_for": (text, "SCREENS_FOR"),
        "job_impact": (text, "JOB_IMPACT"),
        "why_for_them": (text, "WHY_FOR_THEM"),
        "confirmed_on": (text, "CONFIRMED_ON"),
    },
}


def earlier_line(value: EarlierValue, snapshot: Snapshot, as_of: date) -> str:
    """One earlier value in a line: "Title: Buyer → Head of purchasing, 3 Sep", before it whom or what it is about."""
    words, code = _FIELDS[value.record_type][value.field]
    line = _("{field}: {before} → {after}, {day}").format(
        field=words(code),
        before=_apart(_held(value.field, value.before, snapshot, as_of)),
        after=text("REMOVED") if value.removed else _apart(_held(value.field, value.after, snapshot, as_of)),
        day=short_date(value.at.astimezone().date(), as_of),
    )
    if value.other is None:
        return line
    objective = snapshot.objectives.get(value.other)
    about = objective.title if objective is not None else who(value.other, snapshot)
    return _("{about} · {line}").format(about=_apart(about), line=line)


def older_line(count: int) -> str:
    """How many earlier values are kept besides those shown."""
    return plural("{count} older value is kept, too.", "{count} older values are kept, too.", count).format(count=count)


def _apart(words: str) -> str:
    """Words that run from right to left, kept from turning round the arrow and the day beside them."""
    turned = any(bidirectional(letter) in ("R", "AL") for letter in words)
    return f"\u2068{words}\u2069" if turned else words


def _held(field: str, value: object, snapshot: Snapshot, as_of: date) -> str:
    match value:
        case None if field == "reports_to":
            return forms.text("NOBODY")
        case None | "":
            return forms.text("NONE")
        case bool():
            return label(YesNo.YES if value else YesNo.NO)
        case StrEnum():
            return label(value)
        case date():
            return short_date(value, as_of)
        case frozenset():
            return ", ".join(sorted(map(label, value))) or forms.text("NONE")
        case int():
            return _number(field, value)
        case str() if field == "reports_to":
            return who(value, snapshot)
        case str() if field == "unit":
            unit = snapshot.units.get(value)
            return unit.name if unit is not None else text("GONE")
    return one_line(str(value))


def _number(field: str, value: int) -> str:
    if field in ("depth", "target_depth"):
        return label(DEPTHS[value])
    if field == "rating":
        return forms.rating_words(value)
    if field == "cadence_days":
        return plural("{count} day", "{count} days", value).format(count=value)
    return str(value)
