"""Several people at once: what is decided here holds for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal

from relmap.edit.commands import Reassign, Revise
from relmap.model.entities import Person
from relmap.model.relations import RoleAssignment
from relmap.model.vocabulary import Affiliation, Level, PersonKind, PersonStatus, ResponseMode
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form
from relmap.ui.fields.person_field import PersonField
from relmap.ui.fields.roles_field import RolesField
from relmap.ui.fields.scale_fields import CertaintyField, InfluenceField, RatingField
from relmap.ui.fields.text_field import TextField
from relmap.ui.fields.unit_field import UnitField
from relmap.ui.panels.inspector.objective_page import assignments, save_roles
from relmap.ui.panels.inspector.page import Page
from relmap.ui.session import Session
from relmap.words.forms import text


class SeveralPage(Page):
    """Roles in the objective and particulars of all selected people; where they differ, fields are blank."""

    units_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.units = UnitField(session, text("NONE"))
        self.units.edit_wanted.connect(self.units_wanted)
        self.roles = Form(self.role_records, self._save_roles)
        self.roles.add("roles", text("ROLES"), RolesField(), wide=True)
        self.roles.add("certainty", text("CERTAINTY"), CertaintyField(), wide=True)
        self.roles.add("influence", text("INFLUENCE"), InfluenceField())
        self.roles.add("mode", text("MODE"), EnumField(tuple(ResponseMode)))
        self.roles.add("rating", text("RATING"), RatingField())
        self.form = Form(self.records, self._save)
        self.form.add("title", text("TITLE"), TextField())
        self.form.add("unit", text("UNIT"), self.units)
        self.form.add("site", text("SITE"), TextField())
        self.form.add("function", text("FUNCTION"), TextField())
        self.form.add("level", text("LEVEL"), EnumField(tuple(Level)))
        manager = PersonField(self._possible_managers, self._person, text("NOBODY"))
        self.form.add("reports_to", text("MANAGER"), manager)
        self.form.add("status", text("STATUS"), EnumField(tuple(PersonStatus)))
        self.form.add("since", text("STATUS_SINCE"), DateField(lambda: session.as_of, text("NOT_KNOWN")))
        self.form.add("kind", text("KIND"), EnumField(tuple(PersonKind)))
        self.form.add("affiliation", text("AFFILIATION"), EnumField(tuple(Affiliation)))
        self.form.add("firm", text("FIRM"), TextField())
        self.column.addWidget(self.roles)
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def records(self) -> Sequence[Person]:
        """The people that are still there."""
        people = self.session.snapshot.people
        return tuple(people[key] for key in self.target.people if key in people)

    def role_records(self) -> Sequence[RoleAssignment]:
        """Their assignments in the objective."""
        return assignments(self.session, self.target.objective, self.target.people)

    def forms(self) -> Iterable[Form]:
        """Roles and particulars."""
        return (self.roles, self.form)

    def refresh(self) -> None:
        """Show them as they are now."""
        self.units.read_units(self.target.account)
        super().refresh()
        people = self.records()
        self.roles.setVisible(bool(self.role_records()))
        self.form.show_row("affiliation", all(p.kind is PersonKind.EXTERNAL for p in people))
        self.form.show_row("firm", all(p.kind is PersonKind.EXTERNAL for p in people))
        self.form.show_row("since", any(p.status is not PersonStatus.ACTIVE for p in people))

    def _possible_managers(self) -> Iterable[Person]:
        return (p for p in self.session.snapshot.people_of(self.target.account or "") if p.id not in self.target.people)

    def _person(self, key: str) -> Person | None:
        return self.session.snapshot.people.get(key)

    def _save_roles(self, values: Mapping[str, object]) -> None:
        save_roles(self, values)

    def _save(self, values: Mapping[str, object]) -> None:
        if "reports_to" in values:
            manager = values["reports_to"]
            self.run(Reassign(self.target.people, manager if isinstance(manager, str) else None))
        else:
            self.run(Revise(Person, self.target.people, values))
