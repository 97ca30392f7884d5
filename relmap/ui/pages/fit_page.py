"""The fit sheet of an account: criteria, vision and culture of both sides, reasons to wait, connected systems.

See method.md 5, measure 6, and 1.1, 12.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from relmap.analysis.fit import MOST_POINTS, Fit, fit_of, overloaded
from relmap.analysis.ground import Ground
from relmap.analysis.settings import thresholds_of
from relmap.analysis.standing import best_depth
from relmap.edit.commands import AddRecords, Remove
from relmap.model.knowledge import FitAnswer
from relmap.model.strategy_vocabulary import FitLine, YesNo
from relmap.model.vocabulary import Certainty
from relmap.ui.appearance import Appearance
from relmap.ui.fields.choice_field import ChoiceField, EnumField
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.field import Field
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.text_field import TextField
from relmap.ui.pages.fit.integration_card import IntegrationCard
from relmap.ui.session import Session
from relmap.ui.widgets.panel_card import PanelCard
from relmap.ui.widgets.when_seen import WhenSeen
from relmap.words.fit_page import heard, hints, points_words, question, text, three_words, verdict
from relmap.words.labels import label

_TRUSTED = 4
_WIDEST = 1100
_CRITERIA = (FitLine.C1, FitLine.C2, FitLine.C3, FitLine.C4)


@dataclass(frozen=True, slots=True)
class _Cell:
    line: FitLine
    name: str
    field: Field


class FitPage(WhenSeen, QScrollArea):
    """Shows the chosen account; every answer is saved at once, with today as the day of evidence just written."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cells: list[_Cell] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._next: FitLine | None = None
        self.integration = IntegrationCard(session)
        self._empty = WrapLabel(text("NO_ACCOUNT")).quiet()
        self._sheet = QWidget()
        page = QWidget()
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for card in self._cards():
            column.addWidget(card)
        column.addStretch(1)
        self._sheet.setMaximumWidth(_WIDEST)
        frame = QHBoxLayout(page)
        frame.setContentsMargins(16, 12, 16, 12)
        frame.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        frame.addWidget(self._sheet, 100)
        frame.addStretch(1)
        self.setWidget(page)
        for signal in (session.document_changed, session.place_changed, session.content_changed, appearance.changed):
            signal.connect(self.refresh)

    def field(self, line: FitLine, name: str) -> Field:
        """The field of one part of a line."""
        return next(cell.field for cell in self._cells if (cell.line, cell.name) == (line, name))

    # Making

    def _cards(self) -> Iterable[QWidget]:
        yield self._head()
        criteria = _card(text("TARGETS"), text("TARGETS_TEXT"))
        for line in _CRITERIA:
            criteria.add(self._scored(line, title=True))
            below = [tick for tick in FitLine if tick.below is line]
            if below:
                criteria.add(self._ticks(below))
        yield criteria
        for line in (FitLine.VISION, FitLine.CULTURE):
            common = _card(text(line.value), text("TWO_SIDES"))
            common.add(self._scored(line))
            common.add(self._sides([part for part in FitLine if part.below is line]))
            yield common
        yield self._waits()
        yield self.integration
        seen = _card(text("SEEN"), text("SEEN_TEXT"))
        seen.add(self._sides([FitLine.STRENGTHS, FitLine.WEAKNESSES]))
        self._heard = WrapLabel()
        self._heard_title = WrapLabel(text("HEARD"), 0.9).quiet()
        seen.add(self._heard_title)
        seen.add(self._heard)
        yield seen

    def _head(self) -> PanelCard:
        card = PanelCard()
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(28)
        numbers.setColumnStretch(2, 1)
        self.fit_number, self.assessed_number = WrapLabel("", 1.9).bold(), WrapLabel("", 1.9).bold()
        for place, (name, number) in enumerate(
            ((text("FIT"), self.fit_number), (text("ASSESSED"), self.assessed_number))
        ):
            number.setWordWrap(False)
            numbers.addWidget(WrapLabel(name, 0.9).quiet(), 0, place)
            numbers.addWidget(number, 1, place)
        self._three = WrapLabel()
        numbers.addWidget(self._three, 0, 2, 2, 1)
        holder = QWidget()
        holder.setLayout(numbers)
        numbers.setContentsMargins(0, 0, 0, 0)
        card.add(holder)
        self.verdict = WrapLabel()
        card.add(self.verdict)
        self._hints = WrapLabel()
        card.add(self._hints)
        self._next_title = WrapLabel(text("NEXT_FACT"), 0.9).quiet()
        self._question = WrapLabel()
        self.go = Link(text("GO_THERE"))
        self.go.clicked.connect(self._go)
        for widget in (self._next_title, self._question, self.go):
            card.add(widget)
        return card

    def _scored(self, line: FitLine, title: bool = False) -> QWidget:
        holder, grid = _grid()
        if title:
            grid.addWidget(WrapLabel(label(line)).bold(), 0, 0, 1, 3)
        points = [(None, text("NOT_ASSESSED")), *((n, points_words(line, n)) for n in range(MOST_POINTS + 1))]
        today = DateField(lambda: self._session.as_of, text("NO_DATE"))
        fields = (
            ("points", "POINTS", ChoiceField(points)),
            ("evidence", "EVIDENCE", TextField(text("EVIDENCE_PROMPT"))),
            ("evidence_date", "EVIDENCE_DATE", today),
        )
        for place, (name, called, field) in enumerate(fields):
            grid.addWidget(self._bound(line, name, called, field), 1, place)
        self._objections(today, grid, 2, 3)
        for place, stretch in enumerate((3, 5, 2)):
            grid.setColumnStretch(place, stretch)
        return holder

    def _ticks(self, lines: list[FitLine]) -> QWidget:
        holder, grid = _grid(indent=14)
        for row, line in enumerate(lines):
            grid.addWidget(WrapLabel(label(line)).quiet(), row, 0)
            grid.addWidget(self._bound(line, "holds", "HOLDS", EnumField(tuple(YesNo))), row, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 2)
        return holder

    def _sides(self, lines: list[FitLine]) -> QWidget:
        holder, grid = _grid()
        for place, side in ((1, "THEIRS"), (2, "OURS")):
            grid.addWidget(WrapLabel(text(side), 0.9).quiet(), 0, place)
        for row, line in enumerate(lines, 1):
            grid.addWidget(WrapLabel(label(line)).quiet(), row, 0)
            grid.addWidget(self._bound(line, "theirs", "THEIRS", TextField()), row, 1)
            grid.addWidget(self._bound(line, "ours", "OURS", TextField()), row, 2)
        for place, stretch in enumerate((3, 5, 5)):
            grid.setColumnStretch(place, stretch)
        return holder

    def _waits(self) -> PanelCard:
        card = _card(text("WAIT"), text("WAIT_TEXT"))
        holder, grid = _grid()
        for row, line in enumerate(line for line in FitLine if line.wait):
            grid.addWidget(WrapLabel(label(line)).quiet(), row, 0)
            grid.addWidget(self._bound(line, "holds", "HOLDS", EnumField(tuple(YesNo))), row, 1)
            grid.addWidget(self._bound(line, "certainty", "CERTAINTY", EnumField(tuple(Certainty))), row, 2)
            evidence = TextField(text("EVIDENCE_PROMPT"))
            grid.addWidget(self._bound(line, "evidence", "EVIDENCE", evidence), row, 3)
        for place, stretch in enumerate((4, 2, 2, 5)):
            grid.setColumnStretch(place, stretch)
        card.add(holder)
        return card

    def _bound(self, line: FitLine, name: str, called: str, field: Field) -> Field:
        field.call(text("NAMED", line=label(line), what=text(called)))
        field.edited.connect(partial(self._save, line, name))
        self._cells.append(_Cell(line, name, field))
        return field

    def _objections(self, field: Field, grid: QGridLayout, row: int, columns: int) -> None:
        note = WrapLabel(size=0.92)
        note.hide()
        grid.addWidget(note, row, 0, 1, columns)

        def objected(sentence: str) -> None:
            note.say(sentence)
            note.setVisible(bool(sentence))

        field.refused.connect(objected)

    # Showing

    def _renew(self) -> None:
        session = self._session
        account = session.snapshot.accounts.get(session.account or "")
        self._empty.setVisible(account is None)
        self._sheet.setVisible(account is not None)
        if account is None:
            return
        fit = fit_of(session.snapshot, account.id)
        people = session.snapshot.people_of(account.id)
        trusted = sum(best_depth(session.snapshot, person.id, session.as_of) >= _TRUSTED for person in people)
        self.fit_number.say(f"{fit.percent} %" if fit.percent is not None else text("NOTHING_YET"))
        self.assessed_number.say(f"{fit.assessed_percent} %")
        tone = QPalette.ColorRole.Text if fit.enough else QPalette.ColorRole.PlaceholderText
        self.fit_number.setForegroundRole(tone)
        self._three.say(three_words(session.snapshot, account.id, trusted))
        self.verdict.say(verdict(fit))
        found = hints(session.snapshot, fit, account, overloaded(session.snapshot))
        self._hints.say("\n".join(found), 800)
        self._hints.setVisible(bool(found))
        said = heard(session.snapshot, account.id)
        self._heard.say("\n".join(said), 1200)
        self._heard.setVisible(bool(said))
        self._heard_title.setVisible(bool(said))
        self._ask(fit)
        self.integration.refresh(Ground(session.snapshot, account.id, session.as_of, thresholds_of(session.snapshot)))
        answers = {answer.line: answer for answer in session.snapshot.fit_of(account.id)}
        for cell in self._cells:
            if not cell.field.typing:
                answer = answers.get(cell.line, FitAnswer(account.id, cell.line))
                cell.field.show_values([getattr(answer, cell.name)])
            cell.field.setEnabled(not session.read_only)

    def _ask(self, fit: Fit) -> None:
        self._next = fit.missing[0] if fit.missing else None
        for widget in (self._next_title, self._question):
            widget.setVisible(self._next is not None)
        self.go.setVisible(self._next is not None and not self._session.read_only)
        if self._next is not None:
            self._question.say(question(self._next))

    def _go(self) -> None:
        if self._next is not None:
            field = self.field(self._next, "points")
            self.ensureWidgetVisible(field, 0, 120)
            field.setFocus()

    # Saving

    def _save(self, line: FitLine, name: str, value: Any) -> None:
        account = self._session.account
        if account is None:
            return
        before = next((a for a in self._session.snapshot.fit_of(account) if a.line is line), None)
        blank = FitAnswer(account, line)
        after = replace(before or blank, **{name: value})
        if name == "evidence" and value and after.evidence_date is None:
            after = replace(after, evidence_date=self._session.as_of)
        if replace(after, evidence_date=None, certainty=blank.certainty) != blank:
            self._session.run(AddRecords((after,)), self)
        elif before is not None:
            self._session.run(Remove(FitAnswer, (before.id,)), self)
        self.refresh()


def _card(title: str, words: str) -> PanelCard:
    card = PanelCard()
    card.add(WrapLabel(title, 1.1).bold())
    card.add(WrapLabel(words, 0.92).quiet())
    return card


def _grid(indent: int = 0) -> tuple[QWidget, QGridLayout]:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(indent, 4, 0, 2)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    return holder, grid
