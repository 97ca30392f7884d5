"""The plan: everything open by day, with who does it and the flag it removes (method.md 2.1, PLAN)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from relmap.analysis.flags.report import Flag
from relmap.analysis.meetings import Due, DueKind, dues, soon
from relmap.edit.commands import AddRecords, Remove, Revise
from relmap.model.entities import Person
from relmap.model.ids import new_id
from relmap.model.plan import Action, Meeting
from relmap.model.strategy_vocabulary import ActionKind
from relmap.model.text import one_line
from relmap.ui.fields.choice_field import ChoiceField, EnumField
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel, shortened
from relmap.ui.fields.link import Link
from relmap.ui.fields.person_field import PersonField
from relmap.ui.fields.text_field import TextField
from relmap.ui.pages.entry_list import Entry, EntryList, Group
from relmap.ui.pages.meetings.record_editor import RecordEditor
from relmap.ui.session import Session
from relmap.words.flags import sentence
from relmap.words.map import short_date
from relmap.words.meetings import due_day, due_words, text
from relmap.words.people import who

_FLAG_WORDS = 70


class PlanView(QWidget):
    """A line to type the next action, the list by day with boxes to tick, and the chosen action."""

    meeting_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.action = ""
        self.adder = QLineEdit()
        self.adder.setPlaceholderText(text("NEW_ACTION_PROMPT"))
        self.adder.setAccessibleName(text("NEW_ACTION_PROMPT"))
        self.adder.returnPressed.connect(self._add)
        self.list = EntryList(text("TAB_PLAN"))
        self.list.chosen.connect(self._choose)
        self.list.ticked.connect(self._tick)
        self.editor = ActionEditor(session)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 8, 4, 0)
        column.addWidget(self.adder)
        column.addWidget(self.list, 1)
        left.setMinimumWidth(240)
        self.editor.setMinimumWidth(260)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.editor)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([580, 420])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def choose(self, action: str) -> None:
        """Show another action."""
        self.action = action
        self.refresh()

    def forget(self) -> None:
        """Another document is open."""
        self.action = ""
        self.adder.clear()
        self.editor.forget()

    def refresh(self) -> None:
        """Show the plan as it is now."""
        session = self._session
        snapshot, as_of, account = session.snapshot, session.as_of, session.account or ""
        groups: dict[str, list[Entry]] = {code: [] for code in ("LATE", "SOON", "LATER", "OPEN_DAY", "DONE")}
        for due in dues(snapshot, account, as_of):
            nearness = "SOON" if soon(due, as_of) else "LATER" if due.day is not None else "OPEN_DAY"
            groups["LATE" if due.late else nearness].append(self._entry(due))
        done = [a for a in snapshot.actions_of(account) if a.done is not None]
        done.sort(key=lambda a: (a.done or as_of, a.id), reverse=True)
        groups["DONE"] = [
            Entry(a.id, a.what, short_date(a.done or as_of, as_of), done=True, tick=text("DONE", what=a.what))
            for a in done
        ]
        shown = [Group(text(f"PLAN_{code}"), tuple(entries)) for code, entries in groups.items()]
        self.list.show_groups(shown, text("NO_ACTIONS"), self.action)
        for tick in self.list.ticks.values():
            tick.setEnabled(not session.read_only)
        self.adder.setEnabled(not session.read_only and session.account is not None)
        self.editor.aim(self.action if self.action in snapshot.actions else "")

    def _entry(self, due: Due) -> Entry:
        snapshot, as_of = self._session.snapshot, self._session.as_of
        words = due_words(due, snapshot)
        parts = [due_day(due, as_of)]
        if due.kind is DueKind.ACTION:
            action = snapshot.actions[due.id]
            parts += [who(due.who, snapshot) if due.who is not None else "", action.removes]
        done = False if due.kind is not DueKind.NO_NEXT_STEP else None
        detail = " · ".join(filter(None, parts))
        return Entry(due.id, words, detail, due.late > 0, done, text("DONE", what=words))

    def _choose(self, key: str) -> None:
        if key in self._session.snapshot.meetings:
            self.meeting_chosen.emit(key)
        else:
            self.choose(key)

    def _tick(self, key: str, done: bool) -> None:
        session = self._session
        day = session.as_of if done else None
        if key in session.snapshot.meetings:
            session.run(Revise(Meeting, (key,), {"next_step_done": day}), self)
        else:
            session.run(Revise(Action, (key,), {"done": day}), self)

    def _add(self) -> None:
        session, what = self._session, one_line(self.adder.text())
        if session.account is None or not what:
            return
        made = Action(new_id(), session.account, what, objective=session.objective)
        if session.run(AddRecords((made,)), self) is not None:
            self.adder.clear()
            self.choose(made.id)


class ActionEditor(RecordEditor):
    """One action; asks for the first of owner, date and flag that is missing."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.nothing = WrapLabel(text("CHOOSE_ACTION")).quiet()
        self.ask = WrapLabel().bold()
        self.owner, self.objective, self.flag = ChoiceField(), ChoiceField(), ChoiceField()
        self.form = form = Form(self.records, self._save)
        form.add("what", text("WHAT"), TextField(needed=True))
        form.add("owner", text("OWNER"), self.owner)
        form.add("due", text("DUE"), DateField(lambda: session.as_of, text("NO_DUE")))
        form.add("removes", text("REMOVES"), self.flag)
        form.add("person", text("WITH"), PersonField(self._people, self._person, nobody=text("NOBODY")))
        form.add("kind", text("KIND"), EnumField(tuple(ActionKind)))
        form.add("objective", text("OBJECTIVE"), self.objective)
        form.add("done", text("DONE_ON"), DateField(lambda: session.as_of, text("NOT_DONE"), today_button=True))
        self.remove = Link(text("REMOVE_ACTION"))
        self.remove.clicked.connect(self._remove)
        for widget in (self.nothing, self.ask, self.form, self.remove):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def records(self) -> Sequence[Action]:
        """The action, none when it is gone."""
        action = self.session.snapshot.actions.get(self.key)
        return () if action is None else (action,)

    def forms(self) -> Iterable[Form]:
        """The only form."""
        return (self.form,)

    def refresh(self) -> None:
        """Show the action as it is now."""
        records = self.records()
        self.nothing.setVisible(not records)
        self.form.setVisible(bool(records))
        self.remove.setVisible(bool(records))
        question = ""
        for action in records:
            self._offer(action)
            question = _question(action)
        self.ask.say(question)
        self.ask.setVisible(bool(question))
        super().refresh()

    def _offer(self, action: Action) -> None:
        snapshot = self.session.snapshot
        owners = {member.id: member.name for member in self.session.team()}
        if action.owner is not None:
            owners.setdefault(action.owner, who(action.owner, snapshot))
        self.owner.set_options([(None, text("NOBODY")), *owners.items()])
        objectives = ((o.id, o.title) for o in snapshot.objectives_of(action.account))
        self.objective.set_options([(None, text("NO_OBJECTIVE")), *objectives])
        flags: dict[str, str] = {}
        for flag in self._flags():
            words = shortened(sentence(flag, snapshot), _FLAG_WORDS)
            flags.setdefault(flag.rule, f"{flag.rule} · {words}")
        if action.removes:
            flags.setdefault(action.removes, text("FLAG_NOT_RAISED", rule=action.removes))
        self.flag.set_options([("", text("NO_FLAG")), *sorted(flags.items())])

    def _flags(self) -> Iterable[Flag]:
        objective, account = self.session.objective_report, self.session.account_report
        yield from objective.flags if objective is not None else ()
        yield from account.flags if account is not None else ()

    def _save(self, values: Mapping[str, object]) -> None:
        self.session.run(Revise(Action, (self.key,), values), self)

    def _remove(self) -> None:
        self.form.drop()
        self.session.run(Remove(Action, (self.key,)), self)

    def _people(self) -> Iterable[Person]:
        for action in self.records():
            return self.session.snapshot.people_of(action.account)
        return ()

    def _person(self, key: str) -> Person | None:
        return self.session.snapshot.people.get(key)


def _question(action: Action) -> str:
    if action.done is not None:
        return ""
    if action.owner is None:
        return text("ASK_OWNER")
    if action.due is None:
        return text("ASK_DUE")
    return "" if action.removes else text("ASK_REMOVES")
