"""A day, or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QAbstractButton, QCalendarWidget, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relmap.ui.fields.link import Link
from relmap.ui.fields.reading import FIRST_YEAR, LAST_YEAR, read_day
from relmap.ui.fields.text_field import LineField
from relmap.ui.widgets.look import muted, paint_chevron, paint_focus
from relmap.words.forms import text


class DateField(LineField):
    """Typed, chosen from a calendar, or today by one click; ``never`` are the words for no day.

    Shown as 2026-05-31, which everybody reads alike. ``today`` gives the day for which the window shows everything;
    it can be chosen in the calendar, and with ``today_button`` right beside the line.
    """

    def __init__(
        self, today: Callable[[], date], never: str, today_button: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(never, parent)
        self._today = today
        self._never = never
        self.today = Link(text("TODAY"), self)
        self.today.setVisible(today_button)
        self.today.clicked.connect(self._choose_today)
        self.opener = Chevron(text("CALENDAR"), self)
        self.opener.clicked.connect(self.open_calendar)
        self.line.setMinimumWidth(self.fontMetrics().horizontalAdvance("2026-05-31") + 6)
        self.row.addWidget(self.today)
        self.row.addWidget(self.opener)

    def open_calendar(self) -> None:
        """Show the calendar below the field."""
        calendar = Calendar(self._value, self._today(), self._never, self)
        calendar.chosen.connect(self._choose)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()

    def _choose_today(self) -> None:
        self._choose(self._today())

    def _choose(self, day: object) -> None:
        self._take(day)
        self.line.setFocus()

    def _objection(self, typed: str) -> str:
        return "" if not typed or self._read(typed) is not None else text("NOT_A_DAY", typed=typed)

    def _read(self, typed: str) -> date | None:
        if typed.casefold() == text("TODAY").casefold():
            return self._today()
        return read_day(typed)

    def _written(self, value: object) -> str:
        return value.isoformat() if isinstance(value, date) else ""


class Chevron(QAbstractButton):
    """The small button at the end of a line that opens a list or a calendar."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedWidth(20)

    def sizeHint(self) -> QSize:
        return QSize(20, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chevron(painter, QPointF(self.width() / 2, self.height() / 2), muted(self))
        if self.hasFocus():
            paint_focus(painter, self)


class Calendar(QFrame):
    """A month to choose from, gone when clicked beside."""

    chosen = Signal(object)

    def __init__(self, chosen: date | None, today: date, never: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.month = QCalendarWidget(self)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        workday = QTextCharFormat()
        workday.setForeground(self.palette().text())
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, workday)  # Qt's own red is unreadable on dark ground
        self.month.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        shown = chosen or today
        self.month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.month.clicked.connect(self._day)
        self.month.activated.connect(self._day)
        self._today = today
        self.today = QPushButton(text("TODAY"), self)
        self.today.clicked.connect(self._choose_today)
        self.none = QPushButton(never[:1].upper() + never[1:], self)
        self.none.clicked.connect(self._choose_none)
        buttons = QHBoxLayout()
        buttons.addWidget(self.today)
        buttons.addStretch(1)
        buttons.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.month)
        column.addLayout(buttons)

    def _day(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

    def _choose_today(self) -> None:
        self.close()
        self.chosen.emit(self._today)

    def _choose_none(self) -> None:
        self.close()
        self.chosen.emit(None)
