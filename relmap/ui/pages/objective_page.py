"""The page of one sales objective: its six steps, criteria, solution, wins, give and get, results."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from relmap.analysis.steps import steps
from relmap.model.entities import Objective
from relmap.model.vocabulary import Step
from relmap.ui.appearance import Appearance
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.pages.objective import lists
from relmap.ui.pages.objective.aim_blocks import DifferenceBlock, EndingBlock, FactsBlock
from relmap.ui.pages.objective.block import Block
from relmap.ui.pages.objective.compare_block import CompareBlock
from relmap.ui.pages.objective.criteria_block import ConcernsBlock, CriteriaBlock
from relmap.ui.pages.objective.step_bar import StepBar
from relmap.ui.pages.objective.step_block import StepBlock
from relmap.ui.pages.objective.win_block import OutcomeBlock, ValueBlock, WinsBlock
from relmap.ui.panels.inspector.tabs import Tabs
from relmap.ui.session import Session
from relmap.ui.widgets.when_seen import WhenSeen
from relmap.words.objective_page import next_fact, next_tab, subtitle, text

_TABS: Mapping[str, tuple[Callable[[Session], Block], ...]] = {
    "STEP": (StepBlock,),
    "AIM": (FactsBlock, DifferenceBlock, EndingBlock),
    "CRITERIA": (CriteriaBlock, ConcernsBlock),
    "SOLUTION": (lists.SolutionBlock, lists.OffersBlock, lists.RisksBlock, lists.PlanBlock),
    "WINS": (OutcomeBlock, WinsBlock, ValueBlock),
    "GIVE": (
        lists.ConcessionsBlock,
        lists.StakesBlock,
        lists.InterestsBlock,
        lists.FairBlock,
        lists.PolicyBlock,
    ),
    "RESULTS": (lists.CheckInsBlock, lists.MeasuresBlock, lists.OutcomesBlock),
    "COMPARE": (CompareBlock,),
}
_WIDEST = 960


class ObjectivePage(WhenSeen, QWidget):
    """The objective chosen above the map. The step bar and the one next fact are always in sight."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looked_at: Step | None = None
        self._sheets: dict[str, Sheet] = {}
        self.title = WrapLabel(size=1.25).bold()
        self.below = WrapLabel().quiet()
        self.bar = StepBar()
        self.bar.step_chosen.connect(self.look_at)
        self.next = WrapLabel()
        self.go = Link(text("GO_THERE"))
        self.go.clicked.connect(self._go)
        self._wanted = ""
        self.tabs = Tabs()
        self.tabs.offer(tuple((code, text(f"TAB_{code}")) for code in _TABS))
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _place: self.refresh())
        self.stack = QStackedWidget()
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 0)
        head.setSpacing(4)
        for widget in (self.title, self.below, self.bar):
            head.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.next, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(row)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        session.document_changed.connect(self._opened)
        session.place_changed.connect(self._moved)
        session.content_changed.connect(lambda _changed: self.refresh())
        appearance.changed.connect(self.refresh)

    @property
    def sheet(self) -> Sheet:
        """The sheet of the tab in front."""
        code = self.tabs.code
        if code not in self._sheets:
            blocks = tuple(make(self._session) for make in _TABS[code])
            made = self._sheets[code] = Sheet(blocks)
            self.stack.addWidget(made)
            for block in blocks:
                if isinstance(block, StepBlock):
                    block.stepped.connect(self._stepped)
        return self._sheets[code]

    def show_tab(self, code: str) -> None:
        """Bring a part to the front: STEP, AIM, CRITERIA, SOLUTION, WINS, GIVE, RESULTS or COMPARE."""
        self.tabs.choose(code)

    def look_at(self, step: Step) -> None:
        """Look at a step, without going there."""
        self._looked_at = step
        self.show_tab("STEP")
        self.refresh()

    def _renew(self) -> None:
        session = self._session
        objective = session.snapshot.objectives.get(session.objective or "")
        for widget in (self.bar, self.next, self.go, self.tabs, self.stack):
            widget.setVisible(objective is not None)
        if objective is None:
            self.title.say(text("NO_OBJECTIVE"))
            self.below.say(text("NO_OBJECTIVE_TEXT"))
            return
        self._say_head(objective)
        sheet = self.sheet
        if self.stack.currentWidget() is not sheet:
            shown = self.stack.currentWidget()
            if isinstance(shown, Sheet):
                shown.commit()
            self.stack.setCurrentWidget(sheet)
        sheet.setEnabled(not session.read_only)
        for block in sheet.blocks:
            block.aim(objective.id)
            if isinstance(block, StepBlock):
                block.look_at(self._looked_at or objective.step)
            block.refresh()

    def _say_head(self, objective: Objective) -> None:
        snapshot = self._session.snapshot
        states = steps(snapshot, objective)
        self.title.say(objective.title, 160)
        self.below.say(subtitle(objective, snapshot))
        self.bar.show_states(states, objective.step, self._looked_at or objective.step)
        self.next.say(next_fact(objective, states[objective.step.rank]))
        self._wanted = next_tab(objective, states[objective.step.rank])
        self.go.setVisible(bool(self._wanted) and self._wanted != self.tabs.code)

    def _go(self) -> None:
        if self._wanted == "STEP":
            self._looked_at = None
        self.show_tab(self._wanted)

    def _stepped(self) -> None:
        self._looked_at = None
        self.refresh()

    def _moved(self) -> None:
        """What was typed about the objective shown until now is saved to it, seen or not."""
        self._looked_at = None
        for sheet in self._sheets.values():
            for block in sheet.blocks:
                block.aim(self._session.objective)
        self.refresh()

    def _opened(self) -> None:
        for sheet in self._sheets.values():
            for block in sheet.blocks:
                block.forget()
        self._looked_at = None
        self.refresh()


class Sheet(QScrollArea):
    """Blocks below one another, no wider than can be read with ease."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        super().__init__()
        self.blocks = blocks
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        for block in blocks:
            column.addWidget(block)
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def block(self, kind: type[Block]) -> Block:
        """The block of a kind."""
        return next(block for block in self.blocks if isinstance(block, kind))

    def commit(self) -> None:
        """Save what is typed but not yet decided on."""
        for block in self.blocks:
            for editor in block.editors():
                editor.commit()
