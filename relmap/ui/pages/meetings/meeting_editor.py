"""One meeting: its preparation, and what came of it (method.md 1.4 item 39, 1.5 items 98 and 110-112)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from relmap.analysis.meetings import PROFILE, Lack, buyers_met, chain_to, lacks, unknown_buyer
from relmap.edit.commands import AddRecords, Remove, Revise
from relmap.model.entities import Person
from relmap.model.ids import new_id
from relmap.model.knowledge import Fact
from relmap.model.plan import Meeting
from relmap.model.strategy_vocabulary import FactCategory, MeetingSetting, YesNo
from relmap.ui.fields.check_field import CheckField
from relmap.ui.fields.choice_field import ChoiceField, EnumField
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.person_field import PersonField
from relmap.ui.fields.text_field import TextField
from relmap.ui.pages.meetings.attendees import AttendeesCard
from relmap.ui.pages.meetings.questions import QuestionsCard
from relmap.ui.pages.meetings.record_editor import RecordEditor
from relmap.ui.panels.inspector.page import Card
from relmap.ui.session import Session
from relmap.words.meetings import lack_question, meeting_day, meeting_name, text

_TYPED = frozenset({*PROFILE, Lack.COACH_INPUT})
"""What is answered in one line right where it is asked."""
_AFTER = ("outcome", "next_step", "next_step_by", "next_step_due", "next_step_done")


class MeetingEditor(RecordEditor):
    """Asks for the most valuable missing fact first. ``following_wanted(id)``: plan the stone after this one."""

    person_chosen = Signal(str)
    following_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.ask = AskCard()
        self.ask.fill_in.clicked.connect(self._fill_in)
        self.ask.answer.edited.connect(self._answer)
        self.nothing = WrapLabel(text("CHOOSE_MEETING")).quiet()
        self.attendees = AttendeesCard(session)
        self.attendees.person_chosen.connect(self.person_chosen)
        self.before, self.after = Form(self.records, self._save), Form(self.records, self._save)
        self.questions = QuestionsCard(session)
        self.objective, self.previous = ChoiceField(), ChoiceField()
        self._before_card, self._after_card = Card(text("BEFORE")), Card(text("AFTER"))
        self._add_before()
        self._add_after()
        self.following = QPushButton(text("FOLLOWING"))
        self.following.clicked.connect(lambda: self.following_wanted.emit(self.key))
        self._after_card.column.addWidget(self.following, 0, Qt.AlignmentFlag.AlignLeft)
        self.remove = Link(text("REMOVE_MEETING"))
        self.remove.clicked.connect(self._remove)
        self._parts: tuple[QWidget, ...] = (
            self.ask,
            self.attendees,
            self._before_card,
            self.questions,
            self._after_card,
            self.remove,
        )
        self.column.addWidget(self.nothing)
        for part in self._parts:
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _add_before(self) -> None:
        session, form = self.session, self.before
        form.add("purpose", text("PURPOSE"), TextField(text("PURPOSE_PROMPT")))
        form.add("why_for_them", text("WHY_FOR_THEM"), LongTextField(text("WHY_FOR_THEM_PROMPT")))
        form.add("planned", text("PLANNED"), CheckField(text("PLANNED")), wide=True)
        form.add("date", text("DATE"), DateField(lambda: session.as_of, text("NO_DATE")))
        form.add("aim", text("AIM"), LongTextField(text("AIM_PROMPT")))
        form.add("minimum_action", text("MINIMUM_ACTION"), LongTextField(text("MINIMUM_ACTION_PROMPT")))
        form.add("setting", text("SETTING"), EnumField(tuple(MeetingSetting), text("NOT_KNOWN")))
        form.add("place", text("PLACE"), TextField())
        form.add("coach_advice", text("COACH_ADVICE"), LongTextField(text("COACH_ADVICE_PROMPT")))
        form.add("coach_advice_followed", text("COACH_FOLLOWED"), EnumField(tuple(YesNo)))
        form.add("feeling", text("FEELING"), TextField())
        form.add("objective", text("OBJECTIVE"), self.objective)
        form.add("previous", text("PREVIOUS"), self.previous)
        self._before_card.column.addWidget(form)

    def _add_after(self) -> None:
        session, form = self.session, self.after
        form.add("held", text("HELD"), CheckField(text("HELD")), wide=True)
        form.add("outcome", text("OUTCOME"), LongTextField(text("OUTCOME_PROMPT")))
        form.add("next_step", text("NEXT_STEP"), LongTextField(text("NEXT_STEP_PROMPT")))
        by = PersonField(self._people, self._person, nobody=text("NOBODY"))
        form.add("next_step_by", text("NEXT_STEP_BY"), by)
        form.add("next_step_due", text("NEXT_STEP_DUE"), DateField(lambda: session.as_of, text("NO_DATE")))
        done = DateField(lambda: session.as_of, text("NOT_DONE"), today_button=True)
        form.add("next_step_done", text("NEXT_STEP_DONE"), done)
        self._after_card.column.addWidget(form)

    def records(self) -> Sequence[Meeting]:
        """The meeting, none when it is gone."""
        meeting = self.session.snapshot.meetings.get(self.key)
        return () if meeting is None else (meeting,)

    def forms(self) -> Iterable[Form]:
        """Before, after and the questions."""
        return (self.before, self.after, *self.questions.forms())

    def started(self) -> None:
        """Another meeting."""
        self.attendees.start(self.key)
        self.questions.start(self.key)

    def refresh(self) -> None:
        """Show the meeting as it is now."""
        records = self.records()
        self.nothing.setVisible(not records)
        for part in self._parts:
            part.setVisible(bool(records))
        if not records:
            return
        meeting = records[0]
        self._offer(meeting)
        super().refresh()
        self.attendees.refresh()
        self.questions.refresh()
        self.before.field("planned").setEnabled(bool(meeting.why_for_them))
        self.before.note("planned", "" if meeting.why_for_them else text("PLANNED_HINT"))
        self.before.show_row("coach_advice_followed", meeting.held and bool(meeting.coach_advice))
        for name in _AFTER:
            self.after.show_row(name, meeting.held or bool(getattr(meeting, name)))
        for name in ("next_step_by", "next_step_due", "next_step_done"):
            self.after.show_row(name, bool(meeting.next_step))
        self.following.setVisible(meeting.held)
        missing = lacks(self.session.snapshot, meeting, self.session.as_of)
        lack = missing[0] if missing else None
        question = lack_question(lack, meeting, self.session.snapshot) if lack is not None else ""
        self.ask.show_question(question, meeting.held, typed=lack in _TYPED)

    def _offer(self, meeting: Meeting) -> None:
        snapshot, as_of = self.session.snapshot, self.session.as_of
        objectives = ((o.id, o.title) for o in snapshot.objectives_of(meeting.account))
        self.objective.set_options([(None, text("NO_OBJECTIVE")), *objectives])
        earlier = [
            (m.id, f"{meeting_day(m, as_of)} · {meeting_name(m, snapshot)}")
            for m in snapshot.meetings_of(meeting.account)
            if meeting not in chain_to(snapshot, m)
        ]
        self.previous.set_options([(None, text("NO_PREVIOUS")), *earlier])

    def _fill_in(self) -> None:
        for meeting in self.records():
            missing = lacks(self.session.snapshot, meeting, self.session.as_of)
            for lack in missing[:1]:
                self._places()[lack]()

    def _places(self) -> Mapping[Lack, Callable[[], object]]:
        def at(form: Form, name: str) -> Callable[[], object]:
            return partial(self._go_to, form, name)

        return {
            Lack.WHETHER_HELD: at(self.after, "held"),
            Lack.NEXT_STEP: at(self.after, "next_step"),
            Lack.NEXT_STEP_BY: at(self.after, "next_step_by"),
            Lack.NEXT_STEP_DUE: at(self.after, "next_step_due"),
            Lack.OUTCOME: at(self.after, "outcome"),
            Lack.THEIRS: self.attendees.adder.setFocus,
            Lack.WHY_FOR_THEM: at(self.before, "why_for_them"),
            Lack.DATE: at(self.before, "date"),
            Lack.AIM: at(self.before, "aim"),
            Lack.OURS: self.attendees.team.setFocus,
            Lack.OUR_PARTS: self._first_part,
            Lack.QUESTIONS: self.questions.add_question,
            Lack.ANSWERS: self.questions.answer_next,
            Lack.MINIMUM_ACTION: at(self.before, "minimum_action"),
            Lack.STYLE: self._show_buyer,
        }

    def _show_buyer(self) -> None:
        for meeting in self.records():
            snapshot = self.session.snapshot
            buyer = unknown_buyer(snapshot, buyers_met(snapshot, meeting), Lack.STYLE)
            if buyer is not None:
                self.person_chosen.emit(buyer)

    def _answer(self, words: object) -> None:
        """The answer about a buyer becomes a fact of its own."""
        session = self.session
        self.ask.answer.show_values([""])
        for meeting in self.records():
            lack = next(iter(lacks(session.snapshot, meeting, session.as_of)), None)
            buyers = buyers_met(session.snapshot, meeting)
            if lack not in _TYPED or not isinstance(words, str) or not words:
                continue
            person = unknown_buyer(session.snapshot, buyers, lack) if lack in PROFILE else buyers[0]
            fact = Fact(
                new_id(),
                meeting.account,
                category=PROFILE.get(lack, FactCategory.COACH_INPUT),
                person=person,
                text=words,
                date=session.as_of,
                recorded_on=session.as_of,
            )
            session.run(AddRecords((fact,)), self)

    def _go_to(self, form: Form, name: str) -> None:
        self.ensureWidgetVisible(form.field(name))
        form.field(name).setFocus()

    def _first_part(self) -> None:
        without = [part for part in self.attendees.parts.values() if part.value is None]
        for part in without[:1]:
            part.setFocus()

    def _save(self, values: Mapping[str, object]) -> None:
        self.session.run(Revise(Meeting, (self.key,), values), self)

    def _remove(self) -> None:
        for form in self.forms():
            form.drop()
        self.session.run(Remove(Meeting, (self.key,)), self)

    def _people(self) -> Iterable[Person]:
        for meeting in self.records():
            return self.session.snapshot.people_of(meeting.account)
        return ()

    def _person(self, key: str) -> Person | None:
        return self.session.snapshot.people.get(key)


class AskCard(Card):
    """The one fact worth most now, and the way to its place."""

    def __init__(self) -> None:
        super().__init__("")
        self.title.hide()
        self.question = WrapLabel().bold()
        self.fill_in = QPushButton(text("FILL_IN"))
        self.answer = TextField(text("ANSWER"))
        self.answer.call(text("ANSWER"))
        self.column.addWidget(self.question)
        self.column.addWidget(self.answer)
        self.column.addWidget(self.fill_in, 0, Qt.AlignmentFlag.AlignLeft)

    def show_question(self, question: str, held: bool, typed: bool) -> None:
        """Ask for a fact, ``typed`` here or filled in at its place; with "" say that nothing is missing."""
        self.fill_in.setVisible(bool(question) and not typed)
        self.answer.setVisible(typed)
        if question:
            self.question.say(text("NEXT_FACT", question=question))
        else:
            self.question.say(text("COMPLETE_AFTER" if held else "COMPLETE"))
