"""The words of the rule-book page and of letting a flag stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from relmap.analysis.flags.registry import RuleInfo
from relmap.analysis.flags.report import Flag
from relmap.model.keeping import Acknowledgement
from relmap.model.snapshot import Snapshot
from relmap.translation import _, plural
from relmap.words.flags import headline
from relmap.words.labels import label
from relmap.words.people import full_date

_TEXTS: Mapping[str, str] = {
    "TABLE": "All rules",
    "LEAD": "Numbers hold for the whole document. What differs from the method is marked, here and on every pack.",
    "ALL_DEFAULT": "Every number is the method's.",
    "RESET_ALL": "Everything back to the method's",
    "RESET_ASK": "Take back every change of the rule book?",
    "RESET_TEXT": "All numbers are the method's again, and all rules are on. Undo brings your changes back.",
    "RULE": "Rule",
    "NAME": "What it says",
    "RAISED": "Raised",
    "STATE": "State",
    "STATE_ON": "on",
    "STATE_OFF": "off",
    "STATE_CHANGED": "changed",
    "WEIGHTS": "Weights of the steps of a way",
    "WEIGHTS_TEXT": "A way is as strong as its steps multiplied. These weights rank ways; they are no probabilities.",
    "BANDS": "Where the bands begin",
    "BANDS_TEXT": "Strong, fair and weak are steps of the strength of a way, from 0 to 1.",
    "RAISED_WHEN": "The rule",
    "CLEARS": "What would clear it",
    "HIDES": "Says the same better than",
    "ON": "This rule is on",
    "FIXED": "This rule is the reason for RelMap. Its numbers can be changed, but it cannot be switched off.",
    "NUMBERS": "Its numbers",
    "DEFAULT": "the method's: {value}",
    "CHANGED": "changed · the method's: {value}",
    "BACK": "Back",
    "NOT_A_NUMBER": "“{typed}” is not a number.",
    "OUT_OF_RANGE": "Please give a number from {least} to {most}.",
    "WHOLE": "Please give a whole number.",
    "NOW": "Raised now",
    "NOT_RAISED": "Raised nowhere in this document.",
    "SHOW": "Open the map",
    "ACKNOWLEDGE": "Let it stand …",
    "LEFT": "Left standing",
    "RAISE_AGAIN": "Raise again",
    "DIALOG": "Let a flag stand",
    "DIALOG_TEXT": "It stays on internal prints, marked, and comes back on its own after the last day.",
    "REASON": "Why",
    "REASON_PROMPT": "what makes it bearable for now",
    "BY": "Who says so",
    "UNTIL": "Until",
    "NO_DAY": "no day",
    "LONGEST": "At most {days} days for this rule.",
    "LET_STAND": "Let it stand",
    "CANCEL": "Cancel",
}


def text(code: str, **facts: object) -> str:
    """A text of the page, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def severity_words(info: RuleInfo) -> str:
    """How grave a rule is, and how grave its graver case."""
    if info.graver is None:
        return label(info.severity)
    return _("{severity}, at worst {graver}").format(severity=label(info.severity), graver=label(info.graver).lower())


def number_words(value: float) -> str:
    """A number of the rule book as it is typed and shown."""
    return f"{value:g}" if abs(value) < 1000 else f"{value:.0f}"


def flag_line(flag: Flag, snapshot: Snapshot) -> str:
    """Where a flag is raised and what it says."""
    return _("{place}: {words}").format(
        place=place(flag.account, flag.objective, snapshot), words=headline(flag, snapshot)
    )


def acknowledged_line(one: Acknowledgement, snapshot: Snapshot) -> str:
    """Where a flag is left standing, by whom, why and how long."""
    return _("{place}: {reason} – {by}, until {day}").format(
        place=place(one.account, one.objective, snapshot), reason=one.reason, by=one.by, day=full_date(one.until)
    )


def place(account: str, objective: str | None, snapshot: Snapshot) -> str:
    """The account, and the objective where there is one."""
    names = [snapshot.accounts[account].name] if account in snapshot.accounts else []
    if objective is not None and objective in snapshot.objectives:
        names.append(snapshot.objectives[objective].title)
    return " · ".join(names)


def hidden_words(rules: Iterable[str]) -> str:
    """Rules that are not raised beside this one."""
    return ", ".join(sorted(rules))


def changed_words(count: int) -> str:
    """How many values differ from the method's."""
    if not count:
        return text("ALL_DEFAULT")
    return plural("{count} value differs from the method's.", "{count} values differ from the method's.", count).format(
        count=count
    )
