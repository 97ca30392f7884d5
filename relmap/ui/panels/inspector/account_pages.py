"""What is shown while nobody is selected: the objective, the account, its units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from relmap.analysis.messages import MOST_MESSAGES, untold
from relmap.edit.commands import Revise, ToggleRole
from relmap.model.entities import Account, Objective
from relmap.model.ids import pair_id
from relmap.model.vocabulary import (
    AccountStage,
    BuyingRole,
    Level,
    MapDirection,
    MapShape,
    ObjectiveKind,
    ObjectiveStatus,
    RiskToCustomer,
    Step,
    TargetStatus,
)
from relmap.ui.fields.check_field import CheckField
from relmap.ui.fields.choice_field import EnumField, TeamPicker
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.number_fields import CountField, MoneyField
from relmap.ui.fields.team_field import TeamField
from relmap.ui.fields.text_field import TextField
from relmap.ui.fields.unit_field import UnitField
from relmap.ui.fields.units_editor import UnitsEditor
from relmap.ui.panels.inspector.block import BlockHead
from relmap.ui.panels.inspector.page import Card, Page, clear_out
from relmap.ui.session import Session
from relmap.words.forms import text
from relmap.words.meetings import untold_sentence

_MOST_EMPLOYEES = 100_000_000
_LEVELS = tuple(level for level in Level if level is not Level.UNKNOWN)


class ObjectiveFactsPage(Page):
    """The chosen objective, and who of ours coaches us in it."""

    units_wanted = Signal()
    team_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.hint = WrapLabel(text("CHOOSE_SOMEBODY")).quiet()
        self.units = UnitField(session, text("WHOLE_ACCOUNT"))
        self.units.edit_wanted.connect(self.units_wanted)
        form = self.form = Form(self.records, self._save)
        form.add("title", text("OBJECTIVE_TITLE"), TextField(needed=True))
        form.add("status", text("STATUS"), EnumField(tuple(ObjectiveStatus)))
        form.add("step", text("STEP"), EnumField(tuple(Step)))
        form.add("unit", text("SCOPE"), self.units)
        form.add(("value", "currency"), text("VALUE"), MoneyField())
        form.add("decision_date", text("DECISION_DATE"), DateField(lambda: session.as_of, text("NOT_KNOWN")))
        form.add("risk_to_customer", text("RISK"), EnumField(tuple(RiskToCustomer), text("NOT_KNOWN")))
        form.add("joint_approval", text("JOINT_APPROVAL"), CheckField(text("JOINT_APPROVAL")), wide=True)
        self.coaches = CoachCard(session)
        self.coaches.team_wanted.connect(self.team_wanted)
        for widget in (self.hint, self.form, self.coaches):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def records(self) -> Sequence[Objective]:
        """The objective, none when gone."""
        objective = self.session.snapshot.objectives.get(self.target.objective or "")
        return () if objective is None else (objective,)

    def forms(self) -> Iterable[Form]:
        """The one form."""
        return (self.form,)

    def refresh(self) -> None:
        """Show the objective as it is now."""
        self.units.read_units(self.target.account)
        super().refresh()
        self.form.setVisible(bool(self.records()))
        for objective in self.records():
            partnership = objective.kind is ObjectiveKind.PARTNERSHIP
            self.form.field("title").setEnabled(not partnership)
            self.form.note("title", text("PARTNERSHIP_HINT") if partnership else "")
        self.coaches.refresh(self.target.objective)

    def _save(self, values: Mapping[str, object]) -> None:
        self.run(Revise(Objective, tuple(o.id for o in self.records()), values))


class CoachCard(Card):
    """Our own executives who are coaches in the objective (method.md 4.4.12)."""

    team_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(text("OUR_COACHES"))
        self._session = session
        self._objective: str | None = None
        self.heads: dict[str, BlockHead] = {}
        self._list = QVBoxLayout()
        self.column.addLayout(self._list)
        self.picker = TeamPicker(text("ADD_COACH"))
        self.picker.chosen.connect(self._toggle)
        self.picker.new_wanted.connect(self.team_wanted)
        self.column.addWidget(self.picker)

    def refresh(self, objective: str | None) -> None:
        """Show who coaches in an objective."""
        self._objective = objective
        snapshot = self._session.snapshot
        self.setVisible(objective in snapshot.objectives)
        coaches = [m for m in snapshot.team.values() if pair_id(objective or "", m.id) in snapshot.roles]
        for head in self.heads.values():
            clear_out(self._list, head)
        self.heads = {}
        for member in sorted(coaches, key=lambda m: (m.name.casefold(), m.id)):
            head = BlockHead(text("REMOVE_COACH", name=member.name))
            head.say(member.name)
            head.remove.clicked.connect(lambda _checked=False, key=member.id: self._toggle(key))
            self.heads[member.id] = head
            self._list.addWidget(head)
        self.picker.offer((m.id, m.name) for m in self._session.team() if m.id not in self.heads)

    def _toggle(self, member: str) -> None:
        if self._objective is not None:
            self._session.run(ToggleRole(self._objective, (member,), BuyingRole.COACH), self)


class AccountPage(Page):
    """The account as a whole."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        form = self.form = Form(self.records, self._save)
        form.add("name", text("NAME"), TextField(needed=True))
        form.add("target_status", text("TARGET_STATUS"), EnumField(tuple(TargetStatus)))
        form.add("stage", text("STAGE"), EnumField(tuple(AccountStage), text("NOT_KNOWN")))
        form.add("owner", text("OWNER"), TeamField(session))
        form.add("employees", text("EMPLOYEES"), CountField(0, _MOST_EMPLOYEES))
        form.add("upper_from", text("UPPER_FROM"), EnumField(_LEVELS))
        form.add(("revenue_at_risk", "currency"), text("REVENUE_AT_RISK"), MoneyField())
        form.add("renewal_date", text("RENEWAL"), DateField(lambda: session.as_of, text("NOT_KNOWN")))
        form.add("incumbent_partner", text("INCUMBENT"), TextField(text("INCUMBENT_PROMPT")))
        form.add("messages", text("MESSAGES"), LongTextField(text("MESSAGES_PROMPT")))
        form.add("map_shape", text("MAP_SHAPE"), EnumField(tuple(MapShape)))
        form.add("map_direction", text("MAP_DIRECTION"), EnumField(tuple(MapDirection)))
        self.column.addWidget(form)
        self.column.addStretch(1)

    def records(self) -> Sequence[Account]:
        """The account, none when gone."""
        account = self.session.snapshot.accounts.get(self.target.account or "")
        return () if account is None else (account,)

    def forms(self) -> Iterable[Form]:
        """The one form."""
        return (self.form,)

    def refresh(self) -> None:
        """Show the account as it is now."""
        super().refresh()
        for account in self.records():
            self.form.note("messages", self._about_messages(account))

    def _about_messages(self, account: Account) -> str:
        if len(account.messages.splitlines()) > MOST_MESSAGES:
            return text("MESSAGES_MANY")
        snapshot, as_of = self.session.snapshot, self.session.as_of
        news = next(untold(snapshot, account.id, as_of), None)
        return untold_sentence(news, snapshot, as_of) if news is not None else ""

    def _save(self, values: Mapping[str, object]) -> None:
        if "messages" in values:
            values = {**values, "messages_on": self.session.as_of if values["messages"] else None}
        self.run(Revise(Account, tuple(a.id for a in self.records()), values))


class UnitsPage(Page):
    """The units of the account."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.editor = UnitsEditor(session)
        self.column.addWidget(self.editor, 1)

    def forms(self) -> Iterable[Form]:
        """The form of the chosen unit."""
        return (self.editor.form,)

    def refresh(self) -> None:
        """Show the units as they are now."""
        self.editor.show_account(self.target.account)
        self.inside.setEnabled(not self.session.read_only)
