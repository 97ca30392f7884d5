"""The evidence of one step, and the agreement with which the objective goes on to the next (method.md 1.1, 14-16)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relmap.analysis.steps import StepState, step_after, step_state
from relmap.edit.commands import AddRecords, Command, Revise, Together
from relmap.model.deal import Agreement
from relmap.model.entities import Objective
from relmap.model.ids import new_id
from relmap.model.knowledge import Fact
from relmap.model.strategy_vocabulary import AgreedHow, FactCategory
from relmap.model.vocabulary import Audience, Certainty, ObjectiveStatus, Step
from relmap.ui.dialogs.objective_dialog import ObjectiveDialog
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.field import Field
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.pages.objective.block import Block, Editor
from relmap.ui.pages.objective.lines import Column, RecordLines
from relmap.ui.panels.inspector.page import clear_out
from relmap.ui.session import Session
from relmap.words.labels import label
from relmap.words.objective_page import agreement_question, entry_words, evidence_words, go_on, text


class StepBlock(Block):
    """One of the steps; ``stepped`` when the objective went on."""

    stepped = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.step = Step.TARGET
        self.entry = WrapLabel().quiet()
        self.evidence: list[WrapLabel] = []
        self._evidence = QVBoxLayout()
        self._evidence.setSpacing(2)
        self.noted = RecordLines(
            Fact,
            (
                Column("text", text("EVIDENCE"), LongTextField),
                Column("source", text("SAID_BY"), lambda: self.person_field(text("SAID_BY_PROMPT"))),
                Column("date", text("WHEN"), lambda: self.day_field(text("WHEN"), today=True)),
            ),
            self._noted,
            self.run,
            prompt=text("ADD_EVIDENCE"),
            make=self._make_fact,
        )
        self.agreements = RecordLines(
            Agreement,
            (
                Column("statement", text("STATEMENT"), LongTextField),
                Column("agreed_by", text("AGREED_BY"), lambda: self.person_field(text("AGREED_BY_PROMPT"))),
                Column("agreed_on", text("WHEN"), lambda: self.day_field(text("WHEN"), today=True)),
                Column("how", text("AGREED_HOW"), lambda: EnumField(tuple(AgreedHow), text("HOW_NOT_KNOWN"))),
                Column("audience", text("WHO_SEES"), lambda: EnumField(tuple(Audience))),
            ),
            self._agreements,
            self.run,
        )
        self.agreed = WrapLabel(text("AGREEMENTS")).bold().quiet()
        self.box = AgreementBox(self)
        self.box.hide()
        self.on = QPushButton()
        self.on.clicked.connect(self._go_on)
        self.back = Link(text("STAND_HERE"))
        self.back.clicked.connect(lambda: self._stand_at(self.step))
        buttons = QHBoxLayout()
        buttons.addWidget(self.on)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        self.column.addWidget(self.entry)
        self.column.addLayout(self._evidence)
        for widget in (self.noted, self.agreed, self.agreements, self.box):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)

    def look_at(self, step: Step) -> None:
        """Show another step."""
        if step is not self.step:
            for editor in self.editors():
                editor.commit()
            self.step = step
            self.box.hide()
            self.refresh()

    def started(self) -> None:
        """Another objective: nobody is asked to agree yet."""
        self.box.hide()

    def editors(self) -> Iterable[Editor]:
        """Notes and agreements of the step."""
        return (self.noted, self.agreements)

    def refresh(self) -> None:
        """Show the step as it is now."""
        super().refresh()
        objective = self.objective
        if objective is None:
            return
        state = step_state(self.session.snapshot, objective, self.step)
        self.title.say(label(self.step))
        self._say_entry(objective)
        self._list_evidence(state)
        self.agreed.setVisible(bool(self._agreements()))
        here = self.step is objective.step
        follows = step_after(self.step)
        self.on.setVisible(here and objective.status is ObjectiveStatus.OPEN and not self.box.isVisible())
        self.on.setText(go_on(follows))
        self.back.setVisible(self.step.rank < objective.step.rank)

    def _say_entry(self, objective: Objective) -> None:
        before = tuple(Step)[self.step.rank - 1] if self.step.rank else None
        words = ""
        if before is not None:
            words = entry_words(step_state(self.session.snapshot, objective, before), self.session.snapshot)
        self.entry.say(words)
        self.entry.setVisible(bool(words))

    def _list_evidence(self, state: StepState) -> None:
        while self.evidence:
            clear_out(self._evidence, self.evidence.pop())
        for evidence, there in state.evidence:
            line = WrapLabel(evidence_words(evidence, there), parent=self)
            self._evidence.addWidget(line)
            self.evidence.append(line if there else line.quiet())

    def _noted(self) -> Sequence[Fact]:
        objective = self.objective
        if objective is None:
            return ()
        return tuple(
            fact
            for fact in self.session.snapshot.facts_of(objective.account)
            if fact.category is FactCategory.STEP_EVIDENCE and fact.objective == objective.id and fact.step is self.step
        )

    def _agreements(self) -> Sequence[Agreement]:
        return tuple(a for a in self.session.snapshot.agreements_of(self.key or "") if a.step is self.step)

    def _make_fact(self, typed: str) -> Fact | None:
        objective = self.objective
        if objective is None:
            return None
        return Fact(
            new_id(),
            objective.account,
            FactCategory.STEP_EVIDENCE,
            typed,
            objective=objective.id,
            step=self.step,
            certainty=Certainty.REPORTED,
            recorded_on=self.session.as_of,
        )

    def _go_on(self) -> None:
        objective = self.objective
        if objective is None:
            return
        follows = step_after(objective.step)
        if follows is None:
            ObjectiveDialog(self.session, self.window()).open()
            return
        state = step_state(self.session.snapshot, objective, objective.step)
        if not state.agreement_needed or state.agreement is not None:
            self._stand_at(follows)
        else:
            self.box.start(objective.step, self.session.as_of)
            self.on.hide()

    def _stand_at(self, step: Step, agreement: Agreement | None = None) -> None:
        objective = self.objective
        if objective is None:
            return
        command: Command = Revise(Objective, (objective.id,), {"step": step})
        if agreement is not None:
            command = Together("STEP_ON", (AddRecords((agreement,)), command))
        self.box.hide()
        if self.run(command) is not None:
            self.stepped.emit()

    def agree(self, values: dict[str, object] | None) -> None:
        """Go on with what was agreed, or with None without agreement."""
        objective = self.objective
        follows = step_after(objective.step) if objective is not None else None
        if objective is None or follows is None:
            return
        agreement = None
        if values is not None:
            agreement = Agreement(new_id(), objective.id, objective.step, **values)  # type: ignore[arg-type]
        self._stand_at(follows, agreement)


class AgreementBox(QWidget):
    """Asks who of theirs agreed before the objective goes on (method.md 1.1, 15)."""

    def __init__(self, block: StepBlock) -> None:
        super().__init__()
        self._block = block
        self.question = WrapLabel().bold()
        self.fields: dict[str, Field] = {
            "agreed_by": block.person_field(text("AGREED_BY_PROMPT")),
            "statement": LongTextField(text("STATEMENT_PROMPT")),
            "agreed_on": block.day_field(text("WHEN"), today=True),
            "how": EnumField(tuple(AgreedHow), text("HOW_NOT_KNOWN")),
        }
        titles = {"agreed_by": "AGREED_BY", "statement": "STATEMENT", "agreed_on": "WHEN", "how": "AGREED_HOW"}
        self.objection = WrapLabel(size=0.92)
        self.objection.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.question)
        for name, field in self.fields.items():
            field.call(text(titles[name]))
            field.refused.connect(self._refused)
            column.addWidget(field)
        column.addWidget(self.objection)
        self.agree = QPushButton(text("AGREED"))
        self.agree.clicked.connect(self._agree)
        self.without = Link(text("GO_ON_WITHOUT"))
        self.without.clicked.connect(lambda: block.agree(None))
        self.cancel = Link(text("NOT_YET"))
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout()
        for widget in (self.agree, self.without, self.cancel):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)

    def start(self, step: Step, today: object) -> None:
        """Ask about a step."""
        self.question.say(agreement_question(step))
        blank = {"agreed_by": None, "statement": "", "agreed_on": today, "how": AgreedHow.SAID}
        for name, field in self.fields.items():
            field.show_values([blank[name]])
        self._refused("")
        self.show()
        self.fields["agreed_by"].setFocus()

    def _agree(self) -> None:
        for field in self.fields.values():
            field.commit()
        if self.fields["agreed_by"].value is None:
            self._refused(text("WHO_AGREED"))
            self.fields["agreed_by"].setFocus()
            return
        self._block.agree({name: field.value for name, field in self.fields.items()})

    def _cancel(self) -> None:
        self.hide()
        self._block.refresh()

    def _refused(self, sentence: str) -> None:
        self.objection.say(sentence)
        self.objection.setVisible(bool(sentence))
