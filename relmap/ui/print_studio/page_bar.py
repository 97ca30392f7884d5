"""Below the preview: which page is looked at, and how large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from relmap.ui.print_studio.page_view import Fit, PageView
from relmap.words.print_studio import page_place, percent, text


class PageBar(QWidget):
    """Buttons for what the view's keys do; the keys work wherever the keyboard is in the studio."""

    def __init__(self, view: PageView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self.place = QLabel()
        self.zoom = QLabel()
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance(percent(6.0)) + 8)
        self.previous = _button("‹", text("PREVIOUS"), lambda: view.turn_to(view.page - 1))
        self.next = _button("›", text("NEXT"), lambda: view.turn_to(view.page + 1))
        self.smaller = _button("−", text("SMALLER"), view.zoom_out)
        self.larger = _button("+", text("LARGER"), view.zoom_in)
        self.whole = _button(text("WHOLE_PAGE"), text("WHOLE_PAGE_TIP"), lambda: view.zoom_to(Fit.PAGE))
        self.wide = _button(text("PAGE_WIDTH"), text("PAGE_WIDTH_TIP"), lambda: view.zoom_to(Fit.WIDTH))
        for button in (self.whole, self.wide):
            button.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        for widget in (self.previous, self.place, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.smaller, self.zoom, self.larger, self.whole, self.wide):
            row.addWidget(widget)
        for keys, act in (
            ("Ctrl++", view.zoom_in),
            ("Ctrl+=", view.zoom_in),
            ("Ctrl+-", view.zoom_out),
            ("Ctrl+0", self.whole.click),
            ("Ctrl+9", self.wide.click),
            ("PgUp", self.previous.click),
            ("PgDown", self.next.click),
        ):
            QShortcut(QKeySequence(keys), parent, act)
        view.turned.connect(self.refresh)
        view.zoomed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show where the view is."""
        view, total = self._view, len(self._view.sheets)
        self.place.setText(page_place(view.page + 1, total) if total else "")
        self.zoom.setText(percent(view.zoom) if total else "")
        self.previous.setEnabled(view.page > 0)
        self.next.setEnabled(0 <= view.page < total - 1)
        for button in (self.smaller, self.larger, self.whole, self.wide):
            button.setEnabled(total > 0)
        self.whole.setChecked(view.fit is Fit.PAGE)
        self.wide.setChecked(view.fit is Fit.WIDTH)


def _button(words: str, tip: str, act: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(lambda _checked=False: act())
    return made
