"""Words of the map itself: its legend, and the header and footer of a printed page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from relmap.model.vocabulary import Audience, BuyingRole, Influence
from relmap.translation import _, plural
from relmap.words.labels import label

# Lines, colourings and freshness belong to the picture, a layer above; they come here as members of a StrEnum.
_LINES: Mapping[str, str] = {
    "REPORTS_TO": "reports to",
    "DOTTED_TO": "dotted line",
    "INFLUENCES": "influences",
    "CAN_INTRODUCE": "can introduce",
    "ALLY": "ally",
    "CONFLICT": "conflict",
    "OURS": "our relationship",
}
_FRESHNESS: Mapping[str, str] = {
    "FRESH": "fresh",
    "AGEING": "ageing",
    "STALE": "stale",
    "COLD": "cold",
    "NEVER": "never met",
}
_SIGNS: Mapping[str, str] = {
    "NO_ROLE": "no role yet",
    "DEPTH": "depth of our relationship, 0 to 5",
    "LAPSED": "counts lower: contact lapsed",
    "RATING": "for or against us, −5 to +5",
    "INFLUENCE": "influence",
    "LATE": "last contact too long ago",
    "TEAM": "who of ours",
    "FLAG": "open flags",
    "BELOW": "people below, hidden",
    "ASSUMED": "assumed",
    "VACANT": "vacant post",
    "UNKNOWN": "not identified",
    "LEFT": "has left",
    "EXTERNAL": "outside the account",
    "WAY": "best way to the economic buyer",
    "CUT": "reporting line in a circle",
}
_AUDIENCES: Mapping[Audience, str] = {
    Audience.OWNER: "PRIVATE",
    Audience.TEAM: "INTERNAL – TEAM",
    Audience.COMPANY: "INTERNAL – COMPANY",
    Audience.CUSTOMER: "FOR THE CUSTOMER",
}


def line_label(kind: StrEnum) -> str:
    """What a kind of line means."""
    return _(_LINES[kind.value])


def freshness_label(freshness: StrEnum) -> str:
    """How old the last contact is."""
    return _(_FRESHNESS[freshness.value])


def sign_label(sign: str) -> str:
    """What a sign on a card means; ``sign`` is a key of the legend such as "FLAG"."""
    return _(_SIGNS[sign])


def role_label(role: BuyingRole) -> str:
    """The buying role as the legend writes it."""
    return label(role)


def influence_label(influence: Influence) -> str:
    """How much somebody weighs in the decision."""
    return _("{level} influence").format(level=label(influence).lower())


def no_contact() -> str:
    """In place of the date of the last contact."""
    return _("never")


def not_placed() -> str:
    """Over the people nobody knows a manager of."""
    return _("No manager known")


def no_level() -> str:
    """The lane of people whose level is not known."""
    return _("Level not known")


def no_unit() -> str:
    """The column of people who belong to no unit."""
    return _("No unit known")


def upper_level() -> str:
    """At the line between the upper level and the others (method.md 3.10)."""
    return _("upper level")


def counts_as_upper() -> str:
    """On the card of somebody below that line who counts as upper level all the same."""
    return _("counts as upper level")


def step_value(value: float) -> str:
    """The tag on the weakest step of the way; ``value`` from 0 to 1."""
    return _("weakest step {value} %").format(value=round(100 * value))


def audience_word(audience: Audience) -> str:
    """The word on every page that says who may see it (method.md 6)."""
    return _(_AUDIENCES[audience])


def as_of_words(day: date) -> str:
    """The day a page is true for."""
    return _("as of {day}").format(day=day.isoformat())


def page_words(number: int, total: int) -> str:
    """Page x of y, for the footer."""
    return _("page {number} of {total}").format(number=number, total=total)


def continues_words(branches: Sequence[tuple[str, Sequence[int]]]) -> str:
    """Where the branches go on that have pages of their own; name of the branch and page numbers."""
    shown = ", ".join(f"{branch} {page_reference(pages)}" for branch, pages in branches)
    return _("continues: {branches}").format(branches=shown)


def continues_on(pages: Sequence[int]) -> str:
    """Where the branches go on, when there are too many to name."""
    return _("continues on p. {pages}").format(pages=page_list(pages))


def page_reference(pages: Sequence[int]) -> str:
    """Under a card whose people stand on other pages."""
    return _("→ p. {pages}").format(pages=page_list(pages))


def from_page(page: int) -> str:
    """On the repeated card at the head of a branch's page."""
    return _("from p. {page}").format(page=page)


def page_list(pages: Sequence[int]) -> str:
    """Page numbers in rising order, neighbours as a range: "2, 4–6"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def chain_words(names: Sequence[str]) -> str:
    """The managers above the head of a page, the highest first."""
    return _("below {managers}").format(managers=" › ".join(names))


def changed_rules_words(count: int) -> str:
    """That numbers of the rule book differ from their defaults (method.md 4)."""
    return plural("rule book changed: {count} value", "rule book changed: {count} values", count).format(count=count)


def sheet_words(column: str, row: int, number: int, total: int) -> str:
    """Which sheet of a poster this is."""
    return _("sheet {column}{row} – {number} of {total}").format(column=column, row=row, number=number, total=total)
