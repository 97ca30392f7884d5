"""The words of two objectives side by side."""

from __future__ import annotations

from relmap.model.entities import Objective
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, Certainty, Influence
from relmap.translation import _, plural
from relmap.words.labels import label
from relmap.words.people import full_date


def objective_facts(one: Objective, other: Objective, snapshot: Snapshot) -> list[tuple[str, str, str]]:
    """What two objectives are, row by row: name and both values."""
    rows = [
        (_("Status"), label(one.status), label(other.status)),
        (_("Step"), label(one.step), label(other.step)),
        (_("Value"), _money(one), _money(other)),
        (_("Decision"), _day(one), _day(other)),
        (_("Outcome"), label(one.outcome), label(other.outcome)),
    ]
    rows.insert(2, (_("Scope"), _scope(one, snapshot), _scope(other, snapshot)))
    return rows


def role_in_words(role: RoleAssignment | None) -> str:
    """What somebody is in an objective, on one line."""
    if role is None or not role.roles:
        return "–"
    words = ", ".join(label(r) for r in BuyingRole if r in role.roles)
    if role.influence is not Influence.UNKNOWN:
        words += _(", influence {influence}").format(influence=label(role.influence).lower())
    if role.rating is not None:
        words += f", {role.rating:+d}"
    if role.certainty is Certainty.ASSUMED:
        words += _(" (assumed)")
    return words


def roles_copied(count: int) -> str:
    """The button that takes over roles from Partnership."""
    return plural(
        "Copy {count} role from Partnership as assumed", "Copy {count} roles from Partnership as assumed", count
    ).format(count=count)


def _scope(objective: Objective, snapshot: Snapshot) -> str:
    unit = snapshot.units.get(objective.unit or "")
    return unit.name if unit is not None else _("Whole account")


def _money(objective: Objective) -> str:
    return f"{objective.value:,.0f} {objective.currency}".strip() if objective.value is not None else "–"


def _day(objective: Objective) -> str:
    return full_date(objective.decision_date) if objective.decision_date is not None else "–"
