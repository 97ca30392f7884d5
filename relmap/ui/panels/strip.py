"""The strip above the map: account, objective, who fills the four roles, the way to the economic buyer, flags."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from relmap.model.names import called
from relmap.model.vocabulary import Band, BuyingRole, Severity
from relmap.ui.appearance import Appearance
from relmap.ui.session import Session
from relmap.ui.widgets.elided_label import ElidedLabel
from relmap.ui.widgets.link_button import LinkButton
from relmap.ui.widgets.plain import plain_tip
from relmap.ui.widgets.role_slot import RoleSlot
from relmap.words.labels import label
from relmap.words.window import step_count, text

_NAME = 110
"""Pixels the account's name keeps when room is short."""


class Strip(QWidget):
    """Follows the session; switching the objective recolours the map at once."""

    hidden_roles_changed = Signal(object)
    way_wanted = Signal()
    flags_wanted = Signal()

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._name = ElidedLabel()
        font = self._name.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setWeight(QFont.Weight.DemiBold)
        self._name.setFont(font)
        self.objective = QComboBox()
        self.objective.setToolTip(text("OBJECTIVE_TIP"))
        self.objective.setAccessibleName(text("OBJECTIVE_TIP"))
        self.objective.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.objective.setMinimumWidth(90)
        self.objective.setMaximumWidth(260)
        self.objective.activated.connect(self._objective_chosen)
        self.slots = {role: RoleSlot(role, appearance.theme) for role in BuyingRole}
        for slot in self.slots.values():
            slot.toggled.connect(self._filtered)
        self._way = ElidedLabel()
        self._way.setMinimumWidth(40)
        self.way = LinkButton()
        self.way.clicked.connect(self.way_wanted)
        self.flags = LinkButton()
        self.flags.setToolTip(text("FLAGS_TIP"))
        self.flags.clicked.connect(self.flags_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self.objective)
        row.addSpacing(4)
        for slot in self.slots.values():
            row.addWidget(slot)
        row.addStretch(1)
        row.addWidget(self._way)
        row.addWidget(self.way)
        row.addWidget(self.flags)
        for widget in (self._name, self.objective, self._way):
            widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        for signal in (
            session.document_changed,
            session.place_changed,
            session.content_changed,
            session.reports_changed,
        ):
            signal.connect(self.refresh)
        appearance.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show account, objective, roles, way and flags as they are now."""
        session = self._session
        account = session.snapshot.accounts.get(session.account or "")
        name = account.name if account is not None else ""
        self._name.setText(name)
        self._name.setMinimumWidth(min(self._name.sizeHint().width(), _NAME))
        self.objective.blockSignals(True)
        self.objective.clear()
        for objective in session.snapshot.objectives_of(session.account or ""):
            self.objective.addItem(objective.title, objective.id)
        self.objective.setCurrentIndex(self.objective.findData(session.objective))
        self.objective.blockSignals(False)
        self._show_slots()
        self._show_way()
        self._show_flags()

    def _show_slots(self) -> None:
        snapshot = self._session.snapshot
        holders: dict[BuyingRole, list[str]] = {role: [] for role in BuyingRole}
        for record in snapshot.roles_of(self._session.objective or ""):
            holder = snapshot.people.get(record.person)
            name = called(holder) if holder is not None else snapshot.team[record.person].name
            for role in record.roles:
                holders[role].append(name)
        for number, (role, slot) in enumerate(self.slots.items(), start=1):
            names = sorted(holders[role], key=str.casefold)
            if names:
                tip = text("SLOT_TIP", role=label(role), names=", ".join(names))
            else:
                tip = text("SLOT_EMPTY_TIP", role=label(role), key=number)
            slot.show_holders(len(names), tip, self._appearance.theme)

    def _show_way(self) -> None:
        report = self._session.objective_report
        theme = self._appearance.theme
        tip = ""
        if report is None:
            lead, value, ink = "", "", theme.muted
            if self._session.account_report is not None:
                lead, tip = text("WAY_NOT_EVALUATED"), text("WAY_NOT_EVALUATED_TIP")
        elif report.access.known:
            best = report.access.known[0]
            lead = text("WAY_TO", name=called(self._session.snapshot.people[best.end]))
            value = f"{best.shown} {label(best.band).lower()}, {step_count(len(best.hops))}"
            ink = theme.supporter if best.band is Band.STRONG else theme.late
        elif (buyer := self._buyer()) is not None:
            lead, value, ink = text("WAY_TO", name=buyer), text("WAY_NONE"), theme.severity(Severity.CRITICAL)
        else:
            lead, value, ink = text("WAY_NO_BUYER"), "", theme.severity(Severity.CRITICAL)
        self._way.setText(lead)
        if tip:
            self._way.setToolTip(plain_tip(tip))
        self.way.say(value, ink)
        self.way.setVisible(bool(value))

    def _buyer(self) -> str | None:
        snapshot = self._session.snapshot
        for record in snapshot.roles_of(self._session.objective or ""):
            if BuyingRole.ECONOMIC in record.roles and record.person in snapshot.people:
                person = snapshot.people[record.person]
                if person.name:
                    return called(person)
        return None

    def _show_flags(self) -> None:
        report = self._session.objective_report
        account = self._session.account_report
        flags = [*(account.flags if account is not None else ()), *(report.flags if report is not None else ())]
        worst = min((flag.severity for flag in flags), key=lambda severity: severity.rank, default=None)
        ink = self._appearance.theme.muted if worst is None else self._appearance.theme.severity(worst)
        self.flags.say(f"⚑ {len(flags)}", ink)

    def _objective_chosen(self, index: int) -> None:
        self._session.choose(self._session.account, self.objective.itemData(index))

    def _filtered(self) -> None:
        hidden = frozenset(role for role, slot in self.slots.items() if not slot.isChecked())
        self.hidden_roles_changed.emit(hidden)
