"""Our relationships to one person: a block for each of ours who has one (method.md 2.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from relmap.analysis.account_hints import only_business
from relmap.analysis.fitting import matches
from relmap.analysis.standing import Freshness, days_since_contact, freshness, in_force, usable
from relmap.edit.commands import AddTeamMember, RemoveRelationship, SetRelationship
from relmap.model.entities import TeamMember
from relmap.model.ids import pair_id
from relmap.model.relations import Relationship
from relmap.model.vocabulary import DEPTHS, Social, TeamOrg
from relmap.ui.fields.choice_field import EnumField, TeamPicker
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.number_fields import CountField
from relmap.ui.fields.scale_fields import DepthField
from relmap.ui.fields.text_field import TextField
from relmap.ui.panels.inspector.block import BlockHead
from relmap.ui.panels.inspector.page import Card, clear_out
from relmap.ui.session import Session
from relmap.words.fitting import fits_sentence
from relmap.words.forms import ago, heading, text
from relmap.words.labels import label

_LONGEST_CADENCE = 3660
_EVIDENCE_FROM = 4
_BEHIND_MORE = ("target_depth", "social", "evidence", "since", "next_step", "topic")


class RelationshipCard(Card):
    """All blocks, deepest first when a person is shown first; a block keeps its place while it is edited."""

    def __init__(self, session: Session) -> None:
        super().__init__(text("OUR_RELATIONSHIP"))
        self._session = session
        self._person: str | None = None
        self.blocks: dict[str, RelationshipBlock] = {}
        self.nothing = WrapLabel().quiet()
        self.column.addWidget(self.nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.column.addLayout(self._list)
        self.picker = TeamPicker(text("ADD_RELATIONSHIP"))
        self.picker.chosen.connect(self._add)
        self.picker.new_wanted.connect(self._ask_name)
        self.column.addWidget(self.picker)
        self.fits = WrapLabel(size=0.92).quiet()
        self.column.addWidget(self.fits)
        self.new_name = TextField(text("NEW_MEMBER_PROMPT"))
        self.new_name.call(text("NEW_MEMBER_PROMPT"))
        self.new_name.edited.connect(self._add_new)
        self.new_name.hide()
        self.column.addWidget(self.new_name)

    def forms(self) -> Iterable[Form]:
        """The form of each block."""
        return tuple(block.form for block in self.blocks.values())

    def start(self, person: str | None) -> None:
        """Show the relationships to another person from the next refresh on."""
        self._person = person
        self.new_name.hide()
        for member in tuple(self.blocks):
            self._drop(member)

    def refresh(self) -> None:
        """Show the relationships as they are now."""
        snapshot = self._session.snapshot
        person = snapshot.people.get(self._person or "")
        self.setVisible(person is not None)
        if person is None:
            return
        as_of = self._session.as_of
        known = [r for r in snapshot.relationships_of(person.id) if r.team_member in snapshot.team]
        known.sort(key=lambda r: (-usable(snapshot, r, as_of), -r.depth, snapshot.team[r.team_member].name, r.id))
        members = {r.team_member for r in known}
        for gone in [member for member in self.blocks if member not in members]:
            self._drop(gone)
        for relationship in known:
            if relationship.team_member not in self.blocks:
                block = RelationshipBlock(self._session, relationship.team_member, person.id)
                self.blocks[relationship.team_member] = block
                self._list.addWidget(block)
                block.show()
        business = only_business(snapshot, person.id, as_of)
        for block in self.blocks.values():
            block.refresh(business)
        self.nothing.setVisible(not known)
        self.nothing.say(text("NO_RELATIONSHIP", name=heading(person)), 160)
        self.picker.offer((m.id, m.name) for m in self._session.team() if m.id not in members)
        fitting = next((m for m in matches(snapshot, person.id, as_of) if m.member not in members), None)
        self.fits.say(fits_sentence(fitting, snapshot) if fitting is not None else "")
        self.fits.setVisible(fitting is not None)

    def _drop(self, member: str) -> None:
        block = self.blocks.pop(member)
        block.form.drop()
        clear_out(self._list, block)

    def _add(self, member: str) -> None:
        if self._person is None:
            return
        self._session.run(SetRelationship(member, (self._person,), {}), self)
        block = self.blocks.get(member)
        if block is not None:
            block.form.field("depth").setFocus()

    def _ask_name(self) -> None:
        self.new_name.show_values([""])
        self.new_name.show()
        self.new_name.setFocus()

    def _add_new(self, name: object) -> None:
        self.new_name.hide()
        command = AddTeamMember(str(name))
        if name and self._session.run(command, self) is not None:
            self._add(command.id)


class RelationshipBlock(QWidget):
    """What one of ours is to the person: depth, last contact and cadence at once, the rest behind "More"."""

    def __init__(self, session: Session, member: str, person: str) -> None:
        super().__init__()
        self._session = session
        self._member = member
        self._person = person
        self._open = False
        self._only_business = False
        self.head = BlockHead(text("REMOVE_RELATIONSHIP"))
        self.head.remove.clicked.connect(self._remove)
        self.form = Form(self.records, self._save)
        self.depth_field = DepthField()
        self.form.add("depth", text("DEPTH"), self.depth_field)
        self.form.add(
            "last_contact", text("LAST_CONTACT"), DateField(lambda: session.as_of, text("NEVER"), today_button=True)
        )
        cadence = CountField(1, _LONGEST_CADENCE, text("DAYS"), needed=True)
        self.form.add("cadence_days", text("CADENCE"), cadence)
        self.form.add("evidence", text("EVIDENCE"), LongTextField(text("EVIDENCE_PROMPT")))
        self.form.add("next_step", text("NEXT_STEP"), TextField())
        self.form.add("topic", text("TOPIC"), TextField())
        self.form.note("topic", text("TOPIC_HINT"))
        self.form.add("target_depth", text("TARGET_DEPTH"), DepthField(text("NO_TARGET")))
        self.form.add("social", text("SOCIAL"), EnumField(tuple(Social), text("NOT_KNOWN")))
        self.form.add("since", text("SINCE"), DateField(lambda: session.as_of, text("NOT_KNOWN")))
        self.more = Link(text("MORE"))
        self.more.clicked.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.head)
        column.addWidget(self.form)
        column.addWidget(self.more)

    def records(self) -> Sequence[Relationship]:
        """The relationship, none when it is gone."""
        record = self._session.snapshot.relationships.get(pair_id(self._member, self._person))
        return () if record is None else (record,)

    def refresh(self, only_business: bool) -> None:
        """Show the relationship as it is now; ``only_business`` asks for a social side (method.md 1.5, 113)."""
        self._only_business = only_business
        records = self.records()
        if not records:
            return
        snapshot, record = self._session.snapshot, records[0]
        self.form.refresh()
        self.head.say(_member_words(snapshot.team[self._member]))
        counts = usable(snapshot, record, self._session.as_of)
        self.depth_field.show_usable(counts if counts < record.depth else None)
        self.form.note("depth", self._depth_note(record, counts))
        self.form.note("last_contact", self._contact_note(record))
        needs_evidence = record.depth >= _EVIDENCE_FROM
        self.form.note("evidence", text("EVIDENCE_HINT") if needs_evidence and not record.evidence else "")
        for name in _BEHIND_MORE:
            said = getattr(record, name) not in ("", None)
            self.form.show_row(name, self._open or (said and name in ("evidence", "next_step", "topic")))
        if needs_evidence:
            self.form.show_row("evidence", True)
        if only_business:
            self.form.show_row("social", True)
        self.form.note("social", text("ONLY_BUSINESS") if only_business else "")
        self.more.setText(text("LESS") if self._open else text("MORE"))
        self.more.updateGeometry()

    def _depth_note(self, record: Relationship, counts: int) -> str:
        if counts >= record.depth:
            return ""
        snapshot, as_of = self._session.snapshot, self._session.as_of
        if not in_force(snapshot, record):
            member = snapshot.team[self._member]
            return text("PERSON_NOT_ACTIVE") if member.active else text("MEMBER_INACTIVE", name=member.name)
        days = days_since_contact(record, as_of)
        facts = {"entered": label(DEPTHS[record.depth]), "usable": label(DEPTHS[counts])}
        if days is None:
            return text("COUNTS_LOWER_UNKNOWN", **facts)
        return text("COUNTS_LOWER", ago=ago(days), **facts)

    def _contact_note(self, record: Relationship) -> str:
        as_of = self._session.as_of
        days = days_since_contact(record, as_of)
        if days is None or record.last_contact is None:
            return ""
        if record.last_contact > as_of:
            return text("CONTACT_AHEAD")
        if freshness(record, as_of) is Freshness.FRESH:
            return ago(days)
        return text("LATE", ago=ago(days), days=record.cadence_days)

    def _toggle(self) -> None:
        self._open = not self._open
        self.refresh(self._only_business)

    def _save(self, values: Mapping[str, object]) -> None:
        self._session.run(SetRelationship(self._member, (self._person,), values), self)

    def _remove(self) -> None:
        self.form.drop()
        self._session.run(RemoveRelationship(self._member, self._person), self)


def _member_words(member: TeamMember) -> str:
    words = [member.name]
    if member.org is TeamOrg.SUPPLIER_PARTNER:
        words.append(member.firm or label(member.org))
    if not member.active:
        words.append(text("MEMBER_GONE"))
    return " · ".join(words)
