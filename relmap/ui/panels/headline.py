"""The headline above the map: the worst flag, impossible to overlook, with the way to act on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relmap.analysis.flags.report import Flag
from relmap.model.vocabulary import Severity
from relmap.render.theme import Theme, colour
from relmap.ui.appearance import Appearance
from relmap.ui.session import Session
from relmap.ui.widgets.link_button import LinkButton
from relmap.ui.widgets.plain import plain_label
from relmap.words.flags import action, sentence
from relmap.words.window import text

_BAR = 5
_TINT = 0.1


class Headline(QWidget):
    """Shows the worst flag of the objective when it is critical or high; otherwise it takes no room."""

    why_wanted = Signal()
    plan_wanted = Signal()

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._flag: Flag | None = None
        self.sentence = plain_label()
        self.action = plain_label()
        self.why = LinkButton()
        self.plan = LinkButton()
        self.why.clicked.connect(self.why_wanted)
        self.plan.clicked.connect(self.plan_wanted)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.sentence)
        words.addWidget(self.action)
        row = QHBoxLayout(self)
        row.setContentsMargins(_BAR + 14, 9, 10, 9)
        row.addLayout(words, 1)
        row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignVCenter)
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
        """Show the worst flag as it is now."""
        self._flag = headline_flag(self._session)
        self.setVisible(self._flag is not None)
        if self._flag is None:
            return
        snapshot, theme = self._session.snapshot, self._appearance.theme
        self.sentence.setText(sentence(self._flag, snapshot))
        self.action.setText(action(self._flag, snapshot))
        ink = theme.severity(self._flag.severity)
        self.sentence.setStyleSheet(f"color: {ink}; font-weight: 600;")
        self.action.setStyleSheet(f"color: {theme.ink};")
        self.why.say(text("WHY"), theme.accent)
        self.plan.say(text("PLAN"), theme.accent)
        self.setAccessibleName(self.sentence.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._flag is None:
            return
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), _tint(theme, self._flag.severity))
        painter.fillRect(QRectF(0, 0, _BAR, self.height()), colour(theme.severity(self._flag.severity)))


def headline_flag(session: Session) -> Flag | None:
    """The flag that deserves the headline: the worst of the objective, else of the account, from HIGH on."""
    objective, account = session.objective_report, session.account_report
    flags = [*(objective.flags if objective is not None else ()), *(account.flags if account is not None else ())]
    worst = min(flags, key=lambda flag: (flag.severity.rank, flag.rule), default=None)
    return worst if worst is not None and worst.severity.rank <= Severity.HIGH.rank else None


def _tint(theme: Theme, severity: Severity) -> QColor:
    ground, ink = colour(theme.ground), colour(theme.severity(severity))
    return QColor.fromRgbF(
        ground.redF() + (ink.redF() - ground.redF()) * _TINT,
        ground.greenF() + (ink.greenF() - ground.greenF()) * _TINT,
        ground.blueF() + (ink.blueF() - ground.blueF()) * _TINT,
    )
