"""Our people across, theirs down: how deep we know them, how deep we want to, and what goes with one of ours."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from relmap.analysis.dependence import Loss, loss
from relmap.analysis.standing import is_upper, usable
from relmap.model.vocabulary import TargetStatus
from relmap.progress import Progress
from relmap.render.theme import colour
from relmap.ui.appearance import Appearance
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.item_models.team_matrix import COUNTS, TeamMatrix
from relmap.ui.session import Session
from relmap.ui.widgets.filter_chips import FilterChips
from relmap.ui.widgets.look import paint_focus, row_height
from relmap.ui.widgets.panel_card import PanelCard
from relmap.ui.widgets.when_seen import WhenSeen
from relmap.words import what_if as what_if_words
from relmap.words.people import who
from relmap.words.team_page import contacts, gap_steps, text

Index = QModelIndex | QPersistentModelIndex
_LONGEST_WAYS = 3
_CELL = 92
_NAMES = 220


class MatrixView(QTableView):
    """Digits set the depth of all chosen cells, today's or the target."""

    depth_typed = Signal(int)
    cleared = Signal()
    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and len(typed) == 1 and typed in "012345":
            self.depth_typed.emit(int(typed))
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class TeamPage(WhenSeen, QWidget):
    """Wired to the map: people chosen here are chosen there and the other way round."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._following = False
        self._round = 0
        self.matrix = TeamMatrix(session, self)
        self.depths = FilterChips()
        self.depths.show_chips([("depth", text("NOW"), False), ("target_depth", text("TARGET"), False)])
        self.shown = FilterChips()
        self.shown.show_chips([("ALL", text("ALL"), False), ("HOLDERS", text("HOLDERS"), False)])
        self.shown.changed.connect(self._filter)
        self.next_fact = WrapLabel()
        self._how = WrapLabel(text("HOW"), 0.92).quiet()
        self.table = self._table(appearance)
        self._empty = WrapLabel().quiet()
        self._column = QWidget()
        left = QVBoxLayout(self._column)
        left.setContentsMargins(0, 0, 0, 0)
        chips = QHBoxLayout()
        chips.addWidget(self.depths, 1)
        chips.addWidget(self.shown, 1)
        left.addLayout(chips)
        left.addWidget(self.next_fact)
        left.addWidget(self.table, 1)
        left.addWidget(self._how)
        self._side = self._leaving()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._column, 1)
        row.addWidget(self._side)
        for signal in (session.document_changed, session.place_changed, session.content_changed):
            signal.connect(self.refresh)
        session.reports_changed.connect(self.refresh)
        session.selection_changed.connect(self._follow)
        appearance.changed.connect(self.table.viewport().update)

    # Making

    def _table(self, appearance: Appearance) -> MatrixView:
        table = MatrixView()
        table.setModel(self.matrix)
        table.setItemDelegate(_DepthDelegate(appearance, table))
        table.setAccessibleName(text("MATRIX"))
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        across, down = table.horizontalHeader(), table.verticalHeader()
        across.setDefaultSectionSize(_CELL)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setMaximumWidth(_NAMES)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(row_height(table) + 2)
        down.sectionDoubleClicked.connect(lambda row: self.person_chosen.emit(self.matrix.people[row].id))
        table.depth_typed.connect(self._type)
        table.cleared.connect(self._clear)
        table.opened.connect(self._open)
        table.selectionModel().selectionChanged.connect(self._lead)
        return table

    def _leaving(self) -> QScrollArea:
        self.leaver = ChoiceField()
        self.leaver.call(text("LEAVES"))
        self.leaver.edited.connect(lambda _member: self._preview())
        card = PanelCard()
        card.add(WrapLabel(text("LEAVES")).bold())
        card.add(self.leaver)
        self.loss = WrapLabel()
        card.add(self.loss)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        area.setFixedWidth(270)
        return area

    # Showing

    def _renew(self) -> None:
        session = self._session
        self.matrix.refresh()
        missing = ""
        if session.account is None:
            missing = "NO_ACCOUNT"
        elif not session.snapshot.people_of(session.account):
            missing = "NO_PEOPLE"
        elif not self.matrix.members:
            missing = "NO_TEAM"
        self._empty.setVisible(bool(missing))
        self._empty.say(text(missing) if missing else "")
        for widget in (self._column, self._side):
            widget.setVisible(not missing)
        self._how.setVisible(not session.read_only)
        self.next_fact.say(self._next_words())
        members = [(m.id, m.name) for m in self.matrix.members if m.active]
        self.leaver.set_options([(None, text("LEAVES_NOBODY")), *members])
        if self.leaver.value not in dict(members):
            self.leaver.show_values([None])
        self._preview()
        self._follow()

    def _next_words(self) -> str:
        """The one thing to plan next: an upper-level target, then the longest way to a target (method.md 5, 4)."""
        snapshot = self._session.snapshot
        account = snapshot.accounts.get(self._session.account or "")
        if account is None:
            return ""
        ties = [r for person in self.matrix.people for r in snapshot.relationships_of(person.id)]
        planned = [r for r in ties if r.target_depth is not None]
        upper = [person for person in self.matrix.people if is_upper(person, account)]
        aimed = {r.person for r in planned}
        target = account.target_status in (TargetStatus.KEY, TargetStatus.TARGET)
        if target and upper and aimed.isdisjoint(person.id for person in upper):
            return text("NO_TARGET_UPPER", name=who(upper[0].id, snapshot))
        if not planned:
            return text("NO_TARGETS")
        gaps = [
            ((r.target_depth or 0) - counts, r, counts)
            for r in planned
            if (counts := usable(snapshot, r, self._session.as_of)) < (r.target_depth or 0)
        ]
        if not gaps:
            return text("NO_GAP")
        gaps.sort(key=lambda gap: (-gap[0], gap[1].id))
        ways = "; ".join(
            text(
                "GAP_WAY",
                member=who(r.team_member, snapshot),
                person=who(r.person, snapshot),
                now=counts,
                target=r.target_depth,
            )
            for _steps, r, counts in gaps[:_LONGEST_WAYS]
        )
        return text("GAP", steps=gap_steps(sum(gap[0] for gap in gaps)), ways=ways)

    def _preview(self) -> None:
        """What goes with one of ours; computed in the background and dropped when it comes too late."""
        self._round += 1
        session, member, asked = self._session, self.leaver.value, self._round
        if member is None or session.account is None:
            self.loss.say("")
            return
        snapshot, as_of, account, known = session.snapshot, session.as_of, session.account, session.account_report
        if not self.loss.text():
            self.loss.say(text("COMPUTING"))

        def work(_progress: Progress) -> Loss:
            return loss(snapshot, member, account, as_of, known)

        session.background.run(self, work, lambda found: self._lost(found, asked))

    def _lost(self, found: Loss, asked: int) -> None:
        if asked != self._round:
            return
        snapshot = self._session.snapshot
        if not found.relationships:
            self.loss.say(text("HOLDS_NOTHING", name=who(found.member, snapshot)))
            return
        parts = [text("HELD"), contacts(snapshot, found.relationships)]
        if found.sole:
            parts += ["", text("SOLE"), contacts(snapshot, found.sole)]
        parts += ["", text("EFFECT"), what_if_words.in_short(found.effect)]
        for title, line in what_if_words.flag_sections(found.effect.flags, snapshot):
            parts += ["", title, line]
        for effect in found.effect.touched:
            parts += ["", snapshot.objectives[effect.objective].title]
            if effect.access[0] != effect.access[1]:
                parts.append(what_if_words.access_words(effect))
            lost = what_if_words.path_lines(effect.lost, snapshot)
            sections = [(what_if_words.text("WAYS_LOST"), lost)] if lost else []
            for title, line in (*sections, *what_if_words.flag_sections(effect.flags, snapshot)):
                parts += [f"{title}:", line]
        self.loss.say("\n".join(parts), 4000)

    # Working

    def _filter(self, code: str) -> None:
        self.matrix.holders_only = code == "HOLDERS"
        self.refresh()

    def _cells(self) -> list[QModelIndex]:
        return self.table.selectionModel().selectedIndexes()

    def _type(self, depth: int) -> None:
        if not self._session.read_only and self._cells():
            self.matrix.enter(self._cells(), self.depths.chosen, depth)

    def _clear(self) -> None:
        if self._session.read_only:
            return
        if self.depths.chosen == "target_depth":
            self.matrix.enter([i for i in self._cells() if self.matrix.relationship(i)], "target_depth", None)
        else:
            self.matrix.clear(self._cells())

    def _open(self) -> None:
        current = self.table.currentIndex()
        if current.isValid():
            self.person_chosen.emit(self.matrix.people[current.row()].id)

    def _lead(self, *_changes: object) -> None:
        """People chosen here are chosen on the map."""
        if not self._following:
            rows = sorted({index.row() for index in self._cells()})
            if rows:
                self._session.select(self.matrix.people[row].id for row in rows)

    def _follow(self) -> None:
        """People chosen on the map are chosen here."""
        if not self.isVisible():
            return
        rows = {row for person in self._session.selection if (row := self.matrix.row_of(person)) >= 0}
        if not rows or rows == {index.row() for index in self._cells()}:
            return
        self._following = True
        chosen = self.table.selectionModel()
        chosen.clearSelection()
        column = max(0, self.table.currentIndex().column())
        for row in sorted(rows):
            index = self.matrix.index(row, column)
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)
            self.table.scrollTo(index)
        self._following = False


class _DepthDelegate(QStyledItemDelegate):
    """A tint by what the depth counts as, the numbers on it, and a mark where a target waits."""

    def __init__(self, appearance: Appearance, parent: QTableView) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_CELL, row_height(option.widget) if option.widget is not None else 24)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._appearance.theme
        counts = index.data(COUNTS)
        box: QRect = option.rect.adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, colour(theme.depth_tints[counts] if counts else theme.surface))
        if counts is None:
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Midlight), 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.setPen(colour(theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        if chosen and option.widget is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus(painter, option.widget, box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()
