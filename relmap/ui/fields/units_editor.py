"""The units of an account as a tree, with name, place, kind and spend of the chosen one below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from relmap.edit.commands import AddUnit, Remove, Revise
from relmap.model.entities import Unit
from relmap.model.strategy_vocabulary import UnitKind
from relmap.ui.fields.amount_field import AmountField
from relmap.ui.fields.choice_field import ChoiceField, EnumField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel, shortened
from relmap.ui.fields.text_field import TextField
from relmap.ui.fields.unit_field import unit_tree
from relmap.ui.session import Session
from relmap.ui.widgets.plain import plain_tip
from relmap.words.forms import text

_ID = Qt.ItemDataRole.UserRole


class UnitsEditor(QWidget):
    """Adds, renames, moves and removes units. Used in the inspector and in a window of its own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._account: str | None = None
        self._unit: str | None = None
        self._rows: list[tuple[str, str, int, int]] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        self.nothing = WrapLabel(text("NO_UNITS")).quiet()
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setMinimumSize(QSize(120, 140))
        self.tree.setAccessibleName(text("TAB_UNITS"))
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, self.tree.header().ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, self.tree.header().ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(self._chosen)
        self.add = QPushButton(text("ADD_UNIT"))
        self.add_below = QPushButton(text("ADD_UNIT_BELOW"))
        self.remove = QPushButton(text("REMOVE"))
        self.add.clicked.connect(self._add_beside)
        self.add_below.clicked.connect(self._add_below)
        self.remove.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.setSpacing(5)
        for button in (self.add, self.add_below, self.remove):
            button.setMinimumWidth(40)
            buttons.addWidget(button)
        self.parent_field = ChoiceField()
        self.form = Form(self.records, self._save)
        self.form.add("name", text("NAME"), TextField(needed=True))
        self.form.add("parent", text("UNIT_PARENT"), self.parent_field)
        self.form.add("kind", text("UNIT_KIND"), EnumField(tuple(UnitKind), text("NOT_KNOWN")))
        self.form.add("spend", text("UNIT_SPEND"), AmountField(text("UNIT_SPEND_PROMPT")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.nothing)
        column.addWidget(self.tree, 1)
        column.addLayout(buttons)
        column.addWidget(self.form)

    def records(self) -> Sequence[Unit]:
        """The chosen unit, none when nothing is chosen."""
        unit = self._session.snapshot.units.get(self._unit or "")
        return () if unit is None else (unit,)

    def show_account(self, account: str | None) -> None:
        """Show the units of an account as they are now; the chosen one stays chosen."""
        self._account = account
        self._fill()
        self._show_unit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for item in self._items.values():
                item.setForeground(1, self.palette().placeholderText())

    def item(self, unit: str) -> QTreeWidgetItem | None:
        """The row of a unit."""
        return self._items.get(unit)

    def choose(self, unit: str) -> None:
        """Choose a unit and let its name be typed."""
        item = self.item(unit)
        if item is not None:
            self.tree.setCurrentItem(item)
            name = self.form.field("name")
            name.setFocus()
            if isinstance(name, TextField):
                name.line.selectAll()

    def _fill(self) -> None:
        snapshot = self._session.snapshot
        people = Counter(p.unit for p in snapshot.people_of(self._account or "") if p.unit is not None)
        rows = [(u.id, u.name, depth, people[u.id]) for u, depth in unit_tree(snapshot, self._account or "")]
        self.tree.blockSignals(True)
        if rows != self._rows:
            self._rows = rows
            self._rebuild()
        current = self.item(self._unit or "")
        if current is not None:
            self.tree.setCurrentItem(current)
        else:
            self.tree.clearSelection()
            self._unit = None
        self.tree.blockSignals(False)
        self.nothing.setVisible(not rows)

    def _rebuild(self) -> None:
        self.tree.clear()
        self._items = {}
        trail: list[QTreeWidgetItem] = []
        for key, name, depth, people in self._rows:
            item = QTreeWidgetItem([name, str(people or "")])
            item.setData(0, _ID, key)
            item.setToolTip(0, plain_tip(shortened(name, 400)))
            self._items[key] = item
            item.setForeground(1, self.palette().placeholderText())
            del trail[depth:]
            if trail:
                trail[-1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            trail.append(item)
        self.tree.expandAll()

    def _show_unit(self) -> None:
        unit = next(iter(self.records()), None)
        self.form.setVisible(unit is not None)
        self.add_below.setEnabled(unit is not None)
        self.remove.setEnabled(unit is not None)
        if unit is None:
            return
        inside = self._session.snapshot.unit_subtree(unit.id)
        tree = unit_tree(self._session.snapshot, unit.account)
        places = [(other.id, other.name) for other, _depth in tree if other.id not in inside]
        self.parent_field.set_options([(None, text("UNIT_TOP")), *places])
        self.form.refresh()

    def _chosen(self, current: QTreeWidgetItem | None) -> None:
        unit = str(current.data(0, _ID)) if current is not None else None
        self.form.commit()
        self.form.drop()
        self._unit = unit
        self.show_account(self._account)

    def _save(self, values: Mapping[str, object]) -> None:
        self._session.run(Revise(Unit, tuple(u.id for u in self.records()), values), self)

    def _add_beside(self) -> None:
        unit = next(iter(self.records()), None)
        self._add(unit.parent if unit is not None else None)

    def _add_below(self) -> None:
        self._add(self._unit)

    def _add(self, parent: str | None) -> None:
        if self._account is None:
            return
        command = AddUnit(self._account, text("NEW_UNIT"), parent)
        if self._session.run(command, self) is not None:
            self.choose(command.id)

    def _remove(self) -> None:
        if self._unit is not None:
            self.form.drop()
            self._session.run(Remove(Unit, (self._unit,)), self)
