"""A list of records in headed groups: one is chosen, some can be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from relmap.render.theme import colour
from relmap.ui.fields.check_field import Tick
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.widgets.look import RADIUS, muted, paint_focus, theme_of
from relmap.ui.widgets.plain import plain_tip

_PAD = 8
_LINE_GAP = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what it is, a quiet line below it, and whether it is urgent.

    ``done`` is None for rows without a box to tick; ``tick`` says what ticking it means.
    """

    key: str
    title: str
    detail: str = ""
    urgent: bool = False
    done: bool | None = None
    tick: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows below one heading; a blank heading is left out."""

    heading: str
    entries: tuple[Entry, ...]


class EntryList(QScrollArea):
    """``chosen(key)`` when a row is clicked or walked to by the arrow keys, ``opened(key)`` by a double click or Enter.

    ``ticked(key, done)`` tells of its box.
    """

    chosen = Signal(str)
    opened = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: dict[str, EntryRow] = {}
        self.ticks: dict[str, Tick] = {}
        self._shown: tuple[object, ...] = ()
        self._chosen = ""

    def show_groups(self, groups: Sequence[Group], empty: str, chosen: str = "") -> None:
        """Show these rows, or the words for none; nothing is emitted and the keyboard stays on its row."""
        wanted = (tuple(groups), empty)
        if wanted != self._shown:
            self._shown = wanted
            self._fill(groups, empty)
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Mark a row as chosen."""
        self._chosen = key
        for other, row in self.rows.items():
            row.setChecked(other == key)

    def _fill(self, groups: Sequence[Group], empty: str) -> None:
        focused = next((key for key, row in self.rows.items() if row.hasFocus()), "")
        place = self.verticalScrollBar().value()
        self.rows, self.ticks = {}, {}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(2)
        for group in groups:
            if not group.entries:
                continue
            if group.heading:
                heading = WrapLabel(group.heading, size=0.92).bold().quiet()
                heading.setContentsMargins(2, 8, 0, 2)
                column.addWidget(heading)
            for entry in group.entries:
                column.addWidget(self._row(entry))
        if not self.rows:
            column.addWidget(WrapLabel(empty).quiet())
        column.addStretch(1)
        shown = self.takeWidget()
        if shown is not None:
            shown.deleteLater()  # not at once: one of its rows may be what made it stale
        self.setWidget(page)
        page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setValue(place)
        if focused in self.rows:
            self.rows[focused].setFocus()

    def _row(self, entry: Entry) -> QWidget:
        row = EntryRow(entry)
        row.clicked.connect(lambda _checked=False: self._choose(entry.key))
        row.opened.connect(lambda: self.opened.emit(entry.key))
        row.walked.connect(lambda step: self._walk(entry.key, step))
        self.rows[entry.key] = row
        if entry.done is None:
            return row
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(2, 0, 0, 0)
        line.setSpacing(4)
        tick = Tick("")
        tick.setFixedWidth(tick.sizeHint().width())
        tick.setAccessibleName(entry.tick)
        tick.setToolTip(plain_tip(entry.tick))
        tick.setChecked(entry.done)
        tick.clicked.connect(lambda _checked=False: self.ticked.emit(entry.key, tick.isChecked()))
        self.ticks[entry.key] = tick
        line.addWidget(tick)
        line.addWidget(row, 1)
        return holder

    def _choose(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _walk(self, key: str, step: int) -> None:
        keys = list(self.rows)
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            self.rows[keys[place]].setFocus()
            self.ensureWidgetVisible(self.rows[keys[place]])
            self._choose(keys[place])


class EntryRow(QAbstractButton):
    """Two lines that give way to the width; ``walked(step)`` for the arrow keys, ``opened`` for Enter."""

    walked = Signal(int)
    opened = Signal()

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setText(entry.title)
        self.setCheckable(True)
        self.setAccessibleName(entry.title)
        self.setAccessibleDescription(entry.detail)
        self.setToolTip(plain_tip("\n".join(filter(None, (entry.title, entry.detail)))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        lines = 2 if self.entry.detail else 1
        return QSize(200, lines * self.fontMetrics().height() + (lines - 1) * _LINE_GAP + 2 * _PAD - 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """A click chooses; the list says which row is down."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette, theme = QPainter(self), self.palette(), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            ground = colour(theme.chosen) if self.isChecked() else palette.color(QPalette.ColorRole.AlternateBase)
            painter.setBrush(ground)
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        metrics = self.fontMetrics()
        room = QRect(_PAD, _PAD - 2, self.width() - 2 * _PAD, metrics.height())
        font = QFont(self.font())
        font.setStrikeOut(bool(self.entry.done))
        painter.setFont(font)
        painter.setPen(muted(self) if self.entry.done else palette.color(QPalette.ColorRole.Text))
        self._words(painter, room, self.entry.title)
        painter.setFont(self.font())
        painter.setPen(colour(theme.late) if self.entry.urgent else muted(self))
        self._words(painter, room.translated(0, metrics.height() + _LINE_GAP), self.entry.detail)
        if self.hasFocus():
            paint_focus(painter, self)

    def _words(self, painter: QPainter, room: QRect, words: str) -> None:
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
