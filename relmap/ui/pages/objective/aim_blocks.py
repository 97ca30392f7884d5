"""What the objective is: its facts, what sets us apart, and how it ended (method.md 1.1, 1 and 17; 2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relmap.analysis.deal_hints import Hint
from relmap.model.entities import Objective
from relmap.model.strategy_vocabulary import Differentiator, OurReading
from relmap.model.vocabulary import ObjectiveKind, ObjectiveStatus, RiskToCustomer
from relmap.ui.dialogs.units_dialog import UnitsDialog
from relmap.ui.fields.check_field import CheckField
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.number_fields import MoneyField
from relmap.ui.fields.text_field import TextField
from relmap.ui.fields.unit_field import UnitField
from relmap.ui.pages.objective.block import Block, Editor
from relmap.ui.session import Session
from relmap.words.forms import text as form_text
from relmap.words.objective_page import text


class ObjectiveForm(Block):
    """A block with one form about the objective itself."""

    def __init__(self, session: Session, heading: str) -> None:
        super().__init__(session, heading)
        self.form = Form(self.records, self.save)
        self.column.addWidget(self.form)

    def records(self) -> Sequence[Objective]:
        """The objective, none when gone."""
        objective = self.objective
        return () if objective is None else (objective,)

    def save(self, values: Mapping[str, object]) -> None:
        """Save what was decided."""
        self.revise(dict(values))

    def editors(self) -> Iterable[Editor]:
        """The form."""
        return (self.form,)


class FactsBlock(ObjectiveForm):
    """Title, offer, value, dates, scope, risk."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_FACTS"))
        self.units = UnitField(session, form_text("WHOLE_ACCOUNT"))
        self.units.edit_wanted.connect(lambda: UnitsDialog(session, self.window()).open())
        unknown = form_text("NOT_KNOWN")
        form = self.form
        form.add("title", form_text("OBJECTIVE_TITLE"), TextField(needed=True))
        form.add("offer", text("OFFER"), LongTextField(text("OFFER_PROMPT")))
        form.add("problem", text("PROBLEM"), LongTextField(text("PROBLEM_PROMPT")))
        form.add("opportunity", text("OPPORTUNITY"), LongTextField(text("OPPORTUNITY_PROMPT")))
        form.add(("value", "currency"), form_text("VALUE"), MoneyField())
        form.add("decision_date", form_text("DECISION_DATE"), self.day_field(unknown))
        form.add("partner_selection_date", text("PARTNER_SELECTION"), self.day_field(unknown))
        form.add("unit", form_text("SCOPE"), self.units)
        form.add("risk_to_customer", form_text("RISK"), EnumField(tuple(RiskToCustomer), unknown))
        form.add("joint_approval", form_text("JOINT_APPROVAL"), CheckField(form_text("JOINT_APPROVAL")), wide=True)
        form.add("factory_contact", text("FACTORY_CONTACT"), self.team_field())

    def refresh(self) -> None:
        """Show the objective as it is now."""
        objective = self.objective
        self.units.read_units(objective.account if objective is not None else None)
        super().refresh()
        if objective is not None:
            partnership = objective.kind is ObjectiveKind.PARTNERSHIP
            self.form.field("title").setEnabled(not partnership)
            self.form.note("title", form_text("PARTNERSHIP_HINT") if partnership else "")


class DifferenceBlock(ObjectiveForm):
    """What sets us apart, and who of theirs said that it matters."""

    HINTS = (Hint.OWN_OPINION, Hint.SEEN_AS_COMMODITY)

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_DIFFERENCE"))
        form = self.form
        form.add("differentiator", text("DIFFERENTIATOR"), EnumField(tuple(Differentiator), form_text("NOT_KNOWN")))
        form.add("differentiator_words", text("IN_WORDS"), LongTextField(text("DIFFERENCE_PROMPT")))
        form.add("differentiator_said_by", text("SAID_BY"), self.person_field(text("SAID_BY_PROMPT")))
        form.add("our_reading", text("OUR_READING"), EnumField(tuple(OurReading), form_text("NOT_KNOWN")))

    def refresh(self) -> None:
        """Ask for words and a person once there is something to say them about."""
        super().refresh()
        objective = self.objective
        chosen = objective is not None and objective.differentiator is not None
        for name in ("differentiator_words", "differentiator_said_by"):
            self.form.show_row(name, chosen)


class EndingBlock(ObjectiveForm):
    """How it ended; the honest "no fit" asks for its reason and the day we get in touch again."""

    HINTS = (Hint.NO_FIT_NO_DATE,)

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_ENDING"))
        form = self.form
        form.add("status", form_text("STATUS"), EnumField(tuple(ObjectiveStatus)))
        form.add("closed_on", text("CLOSED_ON"), self.day_field(form_text("NOT_KNOWN")))
        form.add("no_fit_reason", text("NO_FIT_REASON"), LongTextField(text("NO_FIT_PROMPT")))
        form.add("keep_in_touch_date", text("KEEP_IN_TOUCH"), self.day_field(form_text("NOT_KNOWN")))
        self.no_fit = Link(text("NO_FIT"))
        self.no_fit.clicked.connect(self._ask)
        self.asking = _NoFitBox(self)
        self.asking.hide()
        self.column.addWidget(self.no_fit)
        self.column.addWidget(self.asking)

    def started(self) -> None:
        """Another objective."""
        self.asking.hide()

    def refresh(self) -> None:
        """Ask about the ending only when there is one."""
        super().refresh()
        objective = self.objective
        if objective is None:
            return
        partnership = objective.kind is ObjectiveKind.PARTNERSHIP
        ended = objective.status in _ENDED
        no_fit = objective.status is ObjectiveStatus.NO_FIT
        self.form.field("status").setEnabled(not partnership)
        self.form.show_row("closed_on", ended)
        for name in ("no_fit_reason", "keep_in_touch_date"):
            self.form.show_row(name, no_fit)
        self.no_fit.setVisible(not ended and not partnership and not self.asking.isVisibleTo(self))

    def save(self, values: Mapping[str, object]) -> None:
        """Save what was decided; an ending is dated today until somebody says otherwise."""
        objective, status = self.objective, values.get("status")
        after = dict(values)
        if objective is not None and status in _ENDED and objective.closed_on is None:
            after["closed_on"] = self.session.as_of
        elif status in (ObjectiveStatus.OPEN, ObjectiveStatus.ON_HOLD):
            after["closed_on"] = None
        self.revise(after)

    def end(self, reason: str, keep_in_touch: object) -> None:
        """End it without fit."""
        self.asking.hide()
        self.revise(
            {
                "status": ObjectiveStatus.NO_FIT,
                "closed_on": self.session.as_of,
                "no_fit_reason": reason,
                "keep_in_touch_date": keep_in_touch,
            }
        )

    def _ask(self) -> None:
        self.no_fit.hide()
        self.asking.start()


_ENDED = (ObjectiveStatus.WON, ObjectiveStatus.LOST, ObjectiveStatus.NO_FIT)


class _NoFitBox(QWidget):
    def __init__(self, block: EndingBlock) -> None:
        super().__init__()
        self._block = block
        self.reason = LongTextField(text("NO_FIT_PROMPT"))
        self.day = block.day_field(text("KEEP_IN_TOUCH_PROMPT"))
        self.objection = WrapLabel(size=0.92)
        self.end = QPushButton(text("END_IT"))
        self.end.clicked.connect(self._end)
        self.cancel = Link(text("NOT_YET"))
        self.cancel.clicked.connect(self._cancel)
        form = Form(lambda: (), lambda _values: None)
        form.add("reason", text("NO_FIT_REASON"), self.reason)
        form.add("day", text("KEEP_IN_TOUCH"), self.day)
        row = QHBoxLayout()
        row.addWidget(self.end)
        row.addWidget(self.cancel)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(WrapLabel(text("NO_FIT_TEXT")).quiet())
        layout.addWidget(form)
        layout.addWidget(self.objection)
        layout.addLayout(row)

    def start(self) -> None:
        """Ask why, and when to get in touch again."""
        self.reason.show_values([""])
        self.day.show_values([None])
        self._object("")
        self.show()
        self.reason.setFocus()

    def _end(self) -> None:
        self.reason.commit()
        self.day.commit()
        if not self.reason.value:
            self._object(text("NO_FIT_WHY"))
            self.reason.setFocus()
        else:
            self._block.end(self.reason.value, self.day.value)

    def _cancel(self) -> None:
        self.hide()
        self._block.refresh()

    def _object(self, sentence: str) -> None:
        self.objection.say(sentence)
        self.objection.setVisible(bool(sentence))
