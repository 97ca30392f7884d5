"""What one person is to the chosen objective, and how we stand with that person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from relmap.edit.commands import SetRole, ToggleRole
from relmap.model.ids import pair_id
from relmap.model.relations import RoleAssignment
from relmap.model.vocabulary import BuyingRole, HowKnown, Influence, ResponseMode
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form, Records, Save
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.roles_field import RolesField
from relmap.ui.fields.scale_fields import CertaintyField, InfluenceField, RatingField
from relmap.ui.panels.inspector.page import Page
from relmap.ui.panels.inspector.relationship_card import RelationshipCard
from relmap.ui.session import Session
from relmap.words.forms import text


class ObjectivePage(Page):
    """Roles, influence, mode and rating in the session's objective; below them our relationships."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.nothing = WrapLabel(text("NO_OBJECTIVE")).quiet()
        self.form = role_form(session, self.records, self._save)
        self.card = RelationshipCard(session)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.form)
        self.column.addWidget(self.card)
        self.column.addStretch(1)

    def records(self) -> Sequence[RoleAssignment]:
        """The assignment of the person, as a blank one when there is none yet."""
        return assignments(self.session, self.target.objective, self.target.people)

    def forms(self) -> Iterable[Form]:
        """The roles and each relationship."""
        return (self.form, *self.card.forms())

    def started(self) -> None:
        """Another person or objective."""
        super().started()
        self.card.start(self.target.people[0] if self.target.people else None)

    def refresh(self) -> None:
        """Show roles and relationships as they are now."""
        super().refresh()
        records = self.records()
        self.form.setVisible(bool(records))
        self.nothing.setVisible(not records and self.target.objective is None)
        if records:
            show_what_matters(self.form, records[0])
        self.card.refresh()

    def _save(self, values: Mapping[str, object]) -> None:
        save_roles(self, values)


def assignments(session: Session, objective: str | None, people: tuple[str, ...]) -> Sequence[RoleAssignment]:
    """The assignments of people in an objective, blank ones where there are none yet."""
    snapshot = session.snapshot
    if objective is None or objective not in snapshot.objectives:
        return ()
    return tuple(
        snapshot.roles.get(pair_id(objective, key)) or RoleAssignment(objective, key)
        for key in people
        if key in snapshot.people
    )


def save_roles(page: Page, values: Mapping[str, object]) -> None:
    """Save what was decided about the assignments of a page's target."""
    target = page.target
    if target.objective is None:
        return
    role = values.get("roles")
    if isinstance(role, BuyingRole):
        page.run(ToggleRole(target.objective, target.people, role))
    else:
        page.run(SetRole(target.objective, target.people, values))


def role_form(session: Session, records: Records, save: Save) -> Form:
    """The form of a role assignment."""
    form = Form(records, save)
    form.add("roles", text("ROLES"), RolesField(), wide=True)
    form.add("certainty", text("CERTAINTY"), CertaintyField(), wide=True)
    form.add("how_known", text("HOW_KNOWN"), EnumField(tuple(HowKnown), text("NOT_KNOWN")))
    form.add("known_on", text("KNOWN_ON"), DateField(lambda: session.as_of, text("NOT_KNOWN"), today_button=True))
    form.add("influence", text("INFLUENCE"), InfluenceField())
    form.add("influence_reason", text("INFLUENCE_REASON"), LongTextField(text("INFLUENCE_REASON_PROMPT")))
    form.add("mode", text("MODE"), EnumField(tuple(ResponseMode)))
    form.add("mode_words", text("MODE_WORDS"), LongTextField(text("MODE_WORDS_PROMPT")))
    form.add("mode_certainty", text("MODE_CERTAINTY"), CertaintyField(), wide=True)
    form.add("rating", text("RATING"), RatingField())
    form.add("rating_evidence", text("RATING_EVIDENCE"), LongTextField(text("RATING_EVIDENCE_PROMPT")))
    form.add("rating_certainty", text("RATING_CERTAINTY"), CertaintyField(), wide=True)
    return form


def show_what_matters(form: Form, record: RoleAssignment) -> None:
    """Ask for reasons and sources only where there is something to give them for."""
    for name in ("certainty", "how_known", "known_on"):
        form.show_row(name, record.holder or getattr(record, name) != getattr(_BLANK, name))
    form.show_row("influence_reason", record.influence is not Influence.UNKNOWN or bool(record.influence_reason))
    mode = record.mode is not ResponseMode.UNKNOWN
    form.show_row("mode_words", mode or bool(record.mode_words))
    form.show_row("mode_certainty", mode)
    rated = record.rating is not None
    form.show_row("rating_evidence", rated or bool(record.rating_evidence))
    form.show_row("rating_certainty", rated)


_BLANK = RoleAssignment("", "")
