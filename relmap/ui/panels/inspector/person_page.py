"""Who a person is, or what a post is: the fields that do not depend on an objective."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal

from relmap.edit.commands import FillPost, Reassign, Revise
from relmap.model.entities import Person
from relmap.model.text import one_line
from relmap.model.vocabulary import Affiliation, Level, PersonKind, PersonStatus
from relmap.ui.fields.check_field import CheckField
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.person_field import PersonField
from relmap.ui.fields.scale_fields import CertaintyField
from relmap.ui.fields.text_field import TextField
from relmap.ui.fields.unit_field import UnitField
from relmap.ui.panels.inspector.page import Page
from relmap.ui.session import Session
from relmap.words.forms import text


class PersonPage(Page):
    """Name, title, place in the organisation, how to reach her or him."""

    units_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.units = UnitField(session, text("NONE"))
        self.units.edit_wanted.connect(self.units_wanted)
        self.form = Form(self.records, self._save)
        self._add_place()
        self._add_particulars()
        self.origin = WrapLabel(size=0.92).quiet()
        self.column.addWidget(self.form)
        self.column.addWidget(self.origin)
        self.column.addStretch(1)

    def records(self) -> Sequence[Person]:
        """The person, none when gone."""
        people = self.session.snapshot.people
        return tuple(people[key] for key in self.target.people if key in people)

    def forms(self) -> Iterable[Form]:
        """The one form."""
        return (self.form,)

    def refresh(self) -> None:
        """Show the person as now."""
        self.units.read_units(self.target.account)
        super().refresh()
        for person in self.records():
            self._show_what_matters(person)

    def focus_name(self) -> None:
        """Let the name be typed over."""
        field = self.form.field("name")
        field.setFocus()
        if isinstance(field, TextField):
            field.line.selectAll()

    def _add_place(self) -> None:
        form = self.form
        form.add("name", text("NAME"), TextField())
        form.add("title", text("TITLE"), TextField())
        form.add("unit", text("UNIT"), self.units)
        form.add("site", text("SITE"), TextField())
        form.add("function", text("FUNCTION"), TextField())
        form.add("level", text("LEVEL"), EnumField(tuple(Level)))
        upper = TextField(text("UPPER_PROMPT"), optional=True)
        upper.setToolTip(text("UPPER_HINT"))
        form.add("upper_override", text("UPPER"), upper)
        manager = PersonField(self._possible_managers, self._person, text("NOBODY"))
        form.add("reports_to", text("MANAGER"), manager)
        form.add("reports_to_certainty", text("LINE_CERTAINTY"), CertaintyField(), wide=True)

    def _add_particulars(self) -> None:
        session, form = self.session, self.form
        form.add("status", text("STATUS"), EnumField(tuple(PersonStatus)))
        form.add("since", text("STATUS_SINCE"), DateField(lambda: session.as_of, text("NOT_KNOWN")))
        form.add("kind", text("KIND"), EnumField(tuple(PersonKind)))
        form.add("affiliation", text("AFFILIATION"), EnumField(tuple(Affiliation)))
        form.add("firm", text("FIRM"), TextField())
        form.add("email", text("EMAIL"), TextField())
        form.add("phone", text("PHONE"), TextField())
        form.add("in_post_since", text("IN_POST_SINCE"), DateField(lambda: session.as_of, text("NOT_KNOWN")))
        form.add("published", text("PUBLISHED"), CheckField(text("PUBLISHED")), wide=True)

    def _show_what_matters(self, person: Person) -> None:
        form = self.form
        external = person.kind is PersonKind.EXTERNAL
        form.show_row("affiliation", external)
        form.show_row("firm", external or bool(person.firm))
        ended = person.status in (PersonStatus.LEFT, PersonStatus.VACANT)
        form.show_row("published", external or person.status is PersonStatus.VACANT)
        form.show_row("since", ended or person.since is not None)
        form.show_row("reports_to_certainty", person.reports_to is not None)
        form.note("name", text("POST_NAME_HINT") if person.status is PersonStatus.VACANT and not person.name else "")
        self.origin.setVisible(bool(person.source))
        self.origin.say(text("IMPORTED_FROM", source=person.source, id=person.source_id or "–"), 200)

    def _possible_managers(self) -> Iterable[Person]:
        """Everybody on the map but the person: whether a line would close a cycle is said when it is drawn."""
        return (p for p in self.session.snapshot.people_of(self.target.account or "") if p.id not in self.target.people)

    def _person(self, key: str) -> Person | None:
        return self.session.snapshot.people.get(key)

    def _save(self, values: Mapping[str, object]) -> None:
        person = next(iter(self.records()))
        if "reports_to" in values:
            manager = values["reports_to"]
            self.run(Reassign((person.id,), manager if isinstance(manager, str) else None))
            return
        name = values.get("name")
        if isinstance(name, str) and one_line(name) and person.status is PersonStatus.VACANT:
            command = FillPost(person.id, name)
            if self.run(command) is not None:
                self.session.select((command.id,))
            return
        self.run(Revise(Person, (person.id,), values))
