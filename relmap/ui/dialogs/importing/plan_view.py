"""What an import will do: counters that filter a list of rows, and the questions answered in that list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relmap.exchange.choices import NO_CHOICES
from relmap.exchange.import_plan import Fate, ImportPlan
from relmap.ui.dialogs.importing.plan_list import PlanList
from relmap.ui.dialogs.importing.plan_rows import Key, Listed, answered, listed
from relmap.ui.widgets.filter_chips import FilterChips
from relmap.ui.widgets.link_button import LinkButton
from relmap.ui.widgets.plain import plain_label
from relmap.words.import_window import text
from relmap.words.imports import managers_found


class PlanView(QWidget):
    """Shows a plan; ``changed`` tells that ``choices`` are others now and the plan is to be made again."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = NO_CHOICES
        self._listed = Listed()
        self.chips = FilterChips()
        self.trouble = plain_label()
        self.summary = plain_label()
        self.summary.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.list = PlanList()
        ink = self.palette().color(QPalette.ColorRole.Link).name()
        self.all_left = LinkButton(text("ALL_LEFT"), ink)
        self.none_left = LinkButton(text("NONE_LEFT"), ink)
        self.again = LinkButton(text("AGAIN"), ink)
        self.chips.changed.connect(self._filter)
        self.list.answered.connect(self._answered)
        self.all_left.clicked.connect(lambda: self._leave(self._listed.absent))
        self.none_left.clicked.connect(lambda: self._leave(frozenset()))
        self.again.clicked.connect(self.changed)
        both = QHBoxLayout()
        both.addWidget(self.again)
        both.addWidget(self.all_left)
        both.addWidget(self.none_left)
        both.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.trouble, self.chips, self.summary, self.list):
            column.addWidget(widget, 1 if widget is self.list else 0)
        column.addLayout(both)
        self.show_trouble("")

    def show_plan(self, plan: ImportPlan, nothing: bool) -> None:
        """Show a plan; ``nothing`` says that it changes nothing at all."""
        self._listed = listed(plan)
        self.trouble.hide()
        self.again.hide()
        told = [text("NOTHING")] if nothing else []
        if (found := plan.reports_to) is not None:
            told.append(managers_found(found.kind.value, found.resolved, found.of))
        self.summary.setText(" · ".join(told))
        self.summary.setVisible(bool(told))
        self.chips.show_chips(self._listed.chips)
        self.chips.setVisible(bool(self._listed.chips))
        self.list.show_rows(self._listed.rows, self.chips.chosen)
        self._show_bulk()

    def show_stopped(self) -> None:
        """Say that the plan was not worked out because the user asked to stop."""
        self.show_trouble(text("STOPPED"))
        self.again.show()

    def show_trouble(self, words: str) -> None:
        """Say why there is no plan."""
        self._listed = Listed()
        self.again.hide()
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.summary.hide()
        self.chips.show_chips([])
        self.list.show_rows((), "")
        self._show_bulk()

    @property
    def counts(self) -> str:
        """All counters, as one line of words."""
        return " · ".join(chip.text() for chip in self.chips.chips)

    def _filter(self, code: str) -> None:
        self.list.filter(code)
        self._show_bulk()

    def _show_bulk(self) -> None:
        shown = self.chips.chosen == Fate.MISSING and len(self._listed.absent) > 0
        self.all_left.setVisible(shown and self.choices.left != self._listed.absent)
        self.none_left.setVisible(shown and bool(self.choices.left))

    def _answered(self, key: Key, value: object) -> None:
        self.choices = answered(self.choices, key, value)
        self.changed.emit()

    def _leave(self, people: frozenset[str]) -> None:
        self.choices = replace(self.choices, left=people)
        self.changed.emit()
