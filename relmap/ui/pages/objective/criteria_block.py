"""What each of them needs to see before a yes: people by criteria (method.md 1.1, 19-20)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem

from relmap.analysis.steps import buyers
from relmap.edit.commands import AddRecords, Remove, Revise
from relmap.model.deal import Criterion
from relmap.model.ids import new_id
from relmap.model.knowledge import Fact
from relmap.model.snapshot import StrategyRecord
from relmap.model.strategy_vocabulary import FactCategory, FactState
from relmap.model.vocabulary import Influence
from relmap.ui.fields.choice_field import ChoiceField, EnumField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.text_field import TextField
from relmap.ui.pages.objective.block import Block, Editor
from relmap.ui.pages.objective.lines import Adder, Column, RecordLines
from relmap.ui.session import Session
from relmap.ui.widgets.look import muted
from relmap.ui.widgets.plain import plain_tip
from relmap.words.forms import text as form_text
from relmap.words.labels import label
from relmap.words.objective_page import criteria_count, criterion_cell, grid_head, text
from relmap.words.people import who

_KEY = Qt.ItemDataRole.UserRole
_MOST_ROWS = 30


class CriteriaBlock(Block):
    """A table of criteria and people; below it the criterion chosen, and a line for another."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_CRITERIA"))
        self.count = WrapLabel()
        self.empty = WrapLabel(text("NO_CRITERIA")).quiet()
        self.grid = Grid()
        self.grid.currentCellChanged.connect(self._choose)
        self.grid.cellActivated.connect(self._confirm)
        self._people: tuple[str, ...] = ()
        self._texts: tuple[str, ...] = ()
        self.form = Form(self._chosen, self._save)
        self.form.add("text", text("CRITERION"), TextField(needed=True))
        self.form.add("importance", text("IMPORTANCE"), EnumField(tuple(Influence)))
        self.form.add("confirmed_by", text("CONFIRMED_BY"), self.person_field(text("CONFIRMED_BY_PROMPT")))
        self.form.add("met_on", text("MET_ON"), self.day_field(text("NOT_MET"), today=True))
        self.confirm = QPushButton(text("CONFIRM"))
        self.confirm.clicked.connect(self._met)
        self.remove = Link(text("REMOVE_CRITERION"))
        self.remove.clicked.connect(self._remove)
        self.person = ChoiceField()
        self.person.call(text("WHOSE_CRITERION"))
        self.adder = Adder(text("ADD_CRITERION"), self._add)
        buttons = QHBoxLayout()
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        adding = QHBoxLayout()
        adding.addWidget(self.person, 1)
        adding.addWidget(self.adder, 2)
        for widget in (self.count, self.empty, self.grid, self.form):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)
        self.column.addLayout(adding)
        self._criterion: str | None = None

    def editors(self) -> Iterable[Editor]:
        """The criterion chosen."""
        return (self.form,)

    def started(self) -> None:
        """Another objective."""
        self._criterion = None
        self.adder.drop()
        self.person.show_values([None])

    def refresh(self) -> None:
        """Show table and criterion as they are now."""
        criteria = self._criteria()
        objective, snapshot = self.objective, self.session.snapshot
        holders = [role.person for role in buyers(snapshot, objective)] if objective is not None else []
        self._people = tuple(dict.fromkeys([*holders, *(c.person for c in criteria)]))
        self._texts = tuple(dict.fromkeys(c.text for c in criteria))
        self.count.say(criteria_count(criteria) if criteria else "")
        self.count.setVisible(bool(criteria))
        self.empty.say(text("NO_CRITERIA" if self._people else "NO_HOLDERS"))
        self.empty.setVisible(not criteria)
        self.grid.setVisible(bool(criteria))
        self._fill(criteria)
        self.person.set_options([(key, who(key, snapshot)) for key in self._people])
        if self.person.value not in self._people and self._people:
            without = [key for key in self._people if key not in {c.person for c in criteria}]
            self.person.show_values([(without or list(self._people))[0]])
        for widget in (self.person, self.adder):
            widget.setVisible(bool(self._people))
        super().refresh()
        self._show_chosen()

    def _criteria(self) -> Sequence[Criterion]:
        return self.session.snapshot.criteria_of(self.key or "")

    def _chosen(self) -> Sequence[Criterion]:
        criterion = self.session.snapshot.criteria.get(self._criterion or "")
        return () if criterion is None or criterion.objective != self.key else (criterion,)

    def _fill(self, criteria: Sequence[Criterion]) -> None:
        snapshot, grid = self.session.snapshot, self.grid
        by_place = {(c.text, c.person): c for c in criteria}
        grid.blockSignals(True)
        grid.clear()
        grid.setRowCount(len(self._texts))
        grid.setColumnCount(len(self._people))
        grid.setVerticalHeaderLabels([words or text("UNNAMED") for words in self._texts])
        for place, person in enumerate(self._people):
            head = QTableWidgetItem(grid_head(person, self.key or "", snapshot))
            head.setToolTip(plain_tip(who(person, snapshot)))
            grid.setHorizontalHeaderItem(place, head)
        for row, words in enumerate(self._texts):
            for place, person in enumerate(self._people):
                criterion = by_place.get((words, person))
                item = QTableWidgetItem(criterion_cell(criterion))
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if criterion is not None:
                    item.setData(_KEY, criterion.id)
                if criterion is None or not criterion.met:
                    item.setForeground(muted(grid))
                grid.setItem(row, place, item)
                if criterion is not None and criterion.id == self._criterion:
                    grid.setCurrentCell(row, place)
        grid.blockSignals(False)
        grid.updateGeometry()

    def _choose(self, row: int, place: int, _row: int, _place: int) -> None:
        item = self.grid.item(row, place)
        self.form.commit()
        self._criterion = item.data(_KEY) if item is not None else None
        if 0 <= place < len(self._people):
            self.person.show_values([self._people[place]])
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.form.refresh()
        for widget in (self.form, self.remove):
            widget.setVisible(bool(chosen))
        self.confirm.setVisible(bool(chosen) and not chosen[0].met)

    def _confirm(self, row: int, place: int) -> None:
        """Enter or a double click: an empty place becomes a criterion of hers, an unmet one is confirmed by her."""
        item = self.grid.item(row, place)
        if item is not None and item.data(_KEY) is None:
            self._put(self._texts[row], self._people[place])
        else:
            self._met()

    def _met(self) -> None:
        for criterion in self._chosen():
            if not criterion.met:
                self._save({"met_on": self.session.as_of, "confirmed_by": criterion.confirmed_by or criterion.person})

    def _save(self, values: object) -> None:
        if self._criterion is not None and isinstance(values, dict):
            if values.get("confirmed_by") is not None and "met_on" not in values and not self._chosen()[0].met_on:
                values = {**values, "met_on": self.session.as_of}
            self.run(Revise(Criterion, (self._criterion,), values))

    def _remove(self) -> None:
        if self._criterion is not None:
            self.run(Remove(Criterion, (self._criterion,)))

    def _add(self, typed: str) -> None:
        if isinstance(self.person.value, str):
            self._put(typed, self.person.value)

    def _put(self, words: str, person: str) -> None:
        if self.key is None:
            return
        criterion = Criterion(new_id(), self.key, person, words)
        self._criterion = criterion.id
        self.run(AddRecords((criterion,)))


class Grid(QTableWidget):
    """As high as its rows; what is in it is changed below."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setMaximumWidth(280)
        self.verticalHeader().setHighlightSections(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(text("HEAD_CRITERIA"))

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(min(self.rowCount(), _MOST_ROWS)))
        return QSize(300, self.horizontalHeader().sizeHint().height() + rows + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())


class ConcernsBlock(Block):
    """What they are worried about; a concern is asked about and clarified, not argued away."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_CONCERNS"))
        states = [(state, label(state)) for state in (FactState.OPEN, FactState.CLARIFIED)]
        self.concerns = RecordLines(
            Fact,
            (
                Column("text", text("CONCERN"), LongTextField),
                Column("person", text("WHOSE_CONCERN"), lambda: self.person_field(text("WHOSE_CONCERN"))),
                Column("date", text("WHEN"), lambda: self.day_field(text("WHEN"), today=True)),
                Column("state", form_text("STATUS"), lambda: ChoiceField(states)),
                Column("resolution", text("LEARNED"), lambda: LongTextField(text("LEARNED"))),
            ),
            self._concerns,
            self.run,
            prompt=text("ADD_CONCERN"),
            empty=text("NO_CONCERNS"),
            make=self._make,
        )
        self.column.addWidget(self.concerns)

    def editors(self) -> Iterable[Editor]:
        """The concerns."""
        return (self.concerns,)

    def _concerns(self) -> Sequence[StrategyRecord]:
        objective = self.objective
        if objective is None:
            return ()
        facts = self.session.snapshot.facts_of(objective.account)
        return tuple(f for f in facts if f.category is FactCategory.CONCERN and f.objective == objective.id)

    def _make(self, typed: str) -> Fact | None:
        objective = self.objective
        if objective is None:
            return None
        today = self.session.as_of
        return Fact(
            new_id(),
            objective.account,
            FactCategory.CONCERN,
            typed,
            objective=objective.id,
            date=today,
            recorded_on=today,
            state=FactState.OPEN,
        )
