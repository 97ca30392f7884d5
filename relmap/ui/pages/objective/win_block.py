"""Who wins what: the quadrant of outcomes, value and price, and the win of each person (method.md 1.3, 27-35)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from relmap.analysis.deal_hints import Hint
from relmap.analysis.steps import buyers, wins_missing
from relmap.edit.commands import SetRole
from relmap.model.ids import pair_id
from relmap.model.relations import RoleAssignment
from relmap.model.strategy_vocabulary import Outcome, PricePosition, YesNo, outcome_of
from relmap.render.theme import colour
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.text_field import TextField
from relmap.ui.pages.objective.aim_blocks import ObjectiveForm
from relmap.ui.pages.objective.block import Block, Editor
from relmap.ui.panels.inspector.page import clear_out
from relmap.ui.session import Session
from relmap.ui.widgets.look import ink, muted, paint_focus, theme_of
from relmap.words.forms import text as form_text
from relmap.words.labels import label
from relmap.words.objective_page import column_head, outcome_words, text, win_words

_CELLS: Sequence[tuple[YesNo, YesNo]] = (
    (YesNo.YES, YesNo.NO),
    (YesNo.YES, YesNo.YES),
    (YesNo.NO, YesNo.NO),
    (YesNo.NO, YesNo.YES),
)
"""Our win and theirs by cell: upper row we win, right column they win."""
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -2, Qt.Key.Key_Down: 2}


class OutcomeBlock(ObjectiveForm):
    """The quadrant, and our win in words."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_OUTCOME"))
        self.quadrant = Quadrant()
        self.quadrant.chosen.connect(lambda ours, theirs: self.revise({"we_win": ours, "they_win": theirs}))
        self.said = WrapLabel()
        self.column.insertWidget(2, self.quadrant)
        self.column.insertWidget(3, self.said)
        self.form.add("our_win", text("OUR_WIN"), LongTextField(text("OUR_WIN_PROMPT")))

    def refresh(self) -> None:
        """Show the outcome as it is now."""
        super().refresh()
        objective = self.objective
        if objective is not None:
            self.quadrant.show_answers(objective.we_win, objective.they_win)
            self.said.say(outcome_words(objective))


class Quadrant(QWidget):
    """Two by two: we win or lose, they win or lose. A click says which; a second one takes it back."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = (YesNo.UNKNOWN, YesNo.UNKNOWN)
        self._cursor = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(520)

    def show_answers(self, we_win: YesNo, they_win: YesNo) -> None:
        """Show who wins."""
        self._answers = (we_win, they_win)
        if self._answers in _CELLS:
            self._cursor = list(_CELLS).index(self._answers)
        self.setAccessibleName(label(outcome_of(we_win, they_win)))
        self.update()

    def cell_rect(self, cell: int) -> QRectF:
        """Where a cell is, 0 … 3 in reading order."""
        width, height = (self.width() - 6) / 2, (self.height() - 6) / 2
        return QRectF(1 + (cell % 2) * (width + 4), 1 + (cell // 2) * (height + 4), width, height)

    def sizeHint(self) -> QSize:
        return QSize(420, 4 * self.fontMetrics().height() + 34)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for cell in range(len(_CELLS)):
            if self.cell_rect(cell).contains(event.position()):
                self._cursor = cell
                self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None:
            aim = self._cursor + step
            if 0 <= aim < len(_CELLS) and (abs(step) == 2 or aim // 2 == self._cursor // 2):
                self._cursor = aim
                self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, palette = theme_of(self), self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for cell, (ours, theirs) in enumerate(_CELLS):
            room, outcome = self.cell_rect(cell), outcome_of(ours, theirs)
            here = self._answers == (ours, theirs)
            sign = theme.supporter if outcome is Outcome.WIN_WIN else theme.opponent
            painter.setPen(QPen(colour(sign), 2) if here else QPen(palette.color(QPalette.ColorRole.Midlight), 1))
            painter.setBrush(palette.color(QPalette.ColorRole.Base))
            painter.drawRoundedRect(room, 4, 4)
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold if here else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(ink(self) if here else muted(self))
            mark = "● " if here else ""
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room.adjusted(4, 0, -4, 0), centred, mark + label(outcome))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            paint_focus(painter, self, self.cell_rect(self._cursor).adjusted(2, 2, -2, -2))

    def _take(self) -> None:
        answers = _CELLS[self._cursor]
        ours, theirs = (YesNo.UNKNOWN, YesNo.UNKNOWN) if answers == self._answers else answers
        self.chosen.emit(ours, theirs)


class ValueBlock(ObjectiveForm):
    """Premium value for premium price (method.md 1.3, 35)."""

    HINTS = (Hint.VALUE_UNCONFIRMED, Hint.DISCOUNT_HURTS)

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_VALUE"))
        form = self.form
        form.add("value_to_customer", text("VALUE_TO_CUSTOMER"), LongTextField(text("VALUE_TO_CUSTOMER_PROMPT")))
        form.add("value_confirmed_by", text("CONFIRMED_BY"), self.person_field(text("CONFIRMED_BY_PROMPT")))
        form.add("price_position", text("PRICE"), EnumField(tuple(PricePosition), form_text("NOT_KNOWN")))
        form.add("margin_ok", text("MARGIN"), EnumField(tuple(YesNo)))


class WinsBlock(Block):
    """The win of each buyer: a sentence a person; one is open at a time, first the one most worth asking about."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_WINS"))
        self.empty = WrapLabel(text("NO_HOLDERS")).quiet()
        self.column.addWidget(self.empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.column.addLayout(self._list)
        self.wins: dict[str, PersonWin] = {}
        self.open: str | None = None

    def editors(self) -> Iterable[Editor]:
        """The form of each person."""
        return tuple(win.form for win in self.wins.values())

    def started(self) -> None:
        """Another objective: the next person to ask about is open."""
        self.open = None

    def refresh(self) -> None:
        """Show the wins as they are now."""
        objective, snapshot = self.objective, self.session.snapshot
        roles = buyers(snapshot, objective) if objective is not None else ()
        if objective is not None and self.open is None:
            missing = wins_missing(snapshot, objective)
            self.open = missing[0].person if missing else ""
        for key in [key for key in self.wins if key not in {role.person for role in roles}]:
            clear_out(self._list, self.wins.pop(key))
        for place, role in enumerate(roles):
            if role.person not in self.wins:
                self.wins[role.person] = win = PersonWin(self, role.person)
                win.head.clicked.connect(partial(self._toggle, role.person))
            win = self.wins[role.person]
            if self._list.indexOf(win) != place:
                self._list.insertWidget(place, win)
                win.show()
            win.show_role(role, role.person == self.open)
        self.empty.setVisible(not roles)
        super().refresh()

    def _toggle(self, person: str) -> None:
        self.open = "" if self.open == person else person
        for win in self.wins.values():
            win.form.commit()
        self.refresh()


class PersonWin(QWidget):
    """What the organisation gets, what she wins, and how we know."""

    def __init__(self, block: WinsBlock, person: str) -> None:
        super().__init__()
        self._block = block
        self._person = person
        self.head = Link("")
        self.said = WrapLabel()
        self.form = Form(self._records, self._save)
        self.form.add("result", text("RESULT"), LongTextField(text("RESULT_PROMPT")))
        self.form.add("personal_win", text("PERSONAL_WIN"), LongTextField(text("PERSONAL_WIN_PROMPT")))
        self.form.add("win_source", text("WIN_SOURCE"), TextField(text("WIN_SOURCE_PROMPT")))
        self.form.add("decided_for_us", text("DECIDED"), block.day_field(text("NOT_DECIDED"), today=True))
        self.form.add("decided_words", text("DECIDED_WORDS"), LongTextField(text("DECIDED_WORDS")))
        self.form.add("sees_us_as_commodity", text("COMMODITY"), EnumField(tuple(YesNo)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.head, self.said, self.form):
            column.addWidget(widget)

    def show_role(self, role: RoleAssignment, opened: bool) -> None:
        """Show the person, with the form when it is her turn."""
        words = column_head(role.person, role.objective, self._block.session.snapshot)
        self.head.setText(words)
        self.head.setAccessibleName(words)
        self.head.updateGeometry()
        self.said.say(win_words(role))
        self.said.setVisible(not opened)
        self.form.setVisible(opened)
        self.form.show_row("decided_words", role.decided_for_us is not None)
        self.form.show_row("win_source", bool(role.result or role.personal_win or role.win_source))

    def _records(self) -> Sequence[RoleAssignment]:
        role = self._block.session.snapshot.roles.get(pair_id(self._block.key or "", self._person))
        return () if role is None else (role,)

    def _save(self, values: Mapping[str, object]) -> None:
        if self._block.key is not None:
            self._block.run(SetRole(self._block.key, (self._person,), values))
