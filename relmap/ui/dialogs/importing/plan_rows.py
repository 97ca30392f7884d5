"""An import plan as the lines and filters the dialog lists (formats.md 5.1, step 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import Enum, auto
from typing import Any

from relmap.exchange.choices import Candidate, Choices, Conflict, Decision, ManagerQuestion, Side, Succession
from relmap.exchange.headers import Field
from relmap.exchange.import_plan import Counters, Fate, FieldChange, ImportPlan, PlannedRow
from relmap.exchange.remarks import Remark
from relmap.model.names import called
from relmap.ui.dialogs.importing.plan_list import PlanRow, Question
from relmap.words import plans
from relmap.words.import_window import question_count, remark_count
from relmap.words.imports import counter, field_label

QUESTIONS, REMARKS = "questions", "remarks"
_LONGEST = 40


class Topic(Enum):
    """What a question is about; with the key of the answer it names the question."""

    HOLDER = auto()
    MANAGER = auto()
    CONFLICT = auto()
    SAME = auto()
    LEFT = auto()
    CELL = auto()


Key = tuple[Topic, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """Everything the list can show. ``chips`` are (code, words, urgent)."""

    rows: tuple[PlanRow, ...] = ()
    chips: tuple[tuple[str, str, bool], ...] = ()
    absent: frozenset[str] = field(default_factory=frozenset)


def listed(plan: ImportPlan) -> Listed:
    """The rows of a plan, with what becomes of each, and how many there are of each kind."""
    rows = (*_questions(plan), *_rows(plan), *_remarks(plan))
    asked = sum(QUESTIONS in row.codes for row in rows)
    chips = [(QUESTIONS, question_count(asked), True)] if asked else []
    for named in fields(Counters):
        count = getattr(plan.counters, named.name)
        if count:
            chips.append((named.name, counter(named.name, count), False))
    if plan.warnings:
        chips.append((REMARKS, remark_count(len(plan.warnings)), False))
    return Listed(rows, tuple(chips), frozenset(absence.person for absence in plan.absences))


def answered(choices: Choices, key: Key, value: Any) -> Choices:
    """The choices with one more answer."""
    topic, about = key
    match topic:
        case Topic.HOLDER:
            return replace(choices, holders={**choices.holders, about: value})
        case Topic.MANAGER:
            return replace(choices, managers={**choices.managers, about: value})
        case Topic.CONFLICT:
            return replace(choices, conflicts={**choices.conflicts, about: value})
        case Topic.SAME:
            return replace(choices, same=choices.same | {about} if value else choices.same - {about})
        case Topic.LEFT:
            return replace(choices, left=choices.left | {about} if value else choices.left - {about})
        case Topic.CELL:
            return replace(choices, corrections={**choices.corrections, about: value})


def _questions(plan: ImportPlan) -> Iterator[PlanRow]:
    codes = frozenset({QUESTIONS})
    for asked in plan.questions:
        yield PlanRow(
            codes,
            plans.text("MANAGER", reference=asked.reference, count=len(asked.candidates)),
            who=_several(asked.reports),
            line=asked.lines[0] if asked.lines else None,
            question=_manager(asked),
        )
    for conflict in plan.conflicts:
        what = plans.text(
            "CONFLICT", field=field_label(conflict.field), on_map=conflict.on_map, in_file=conflict.in_file
        )
        yield PlanRow(codes, what, who=conflict.name, line=conflict.line, question=_conflict(conflict))


def _rows(plan: ImportPlan) -> Iterator[PlanRow]:
    decisions = {decision.line: decision for decision in plan.decisions}
    absent = {absence.person: absence for absence in plan.absences}
    said: dict[int, list[str]] = defaultdict(list)
    for warning in plan.warnings:
        if warning.line is not None:
            said[warning.line].append(warning.text)
    for row in plan.planned:
        codes = {row.fate.value}
        question: Question | None = None
        if row.line is not None and row.line in decisions:
            question = _holder(decisions[row.line])
        elif row.rival is not None or (row.line is not None and row.line in plan.choices.same):
            options = ((False, plans.text("IS_OTHER")), (True, plans.text("IS_SAME")))
            question = Question((Topic.SAME, row.line), options, row.line in plan.choices.same)
        if question is not None:
            codes.add(QUESTIONS)
        elif row.person in absent and row.line is None:
            options = ((False, plans.text("STAYS")), (True, plans.text("HAS_LEFT")))
            question = Question((Topic.LEFT, row.person), options, absent[row.person].left)
        what = _what(plan, row, decisions, said.get(row.line or 0, []))
        yield PlanRow(frozenset(codes), what, row.name, row.title, row.line, question, _cells(row, plan))


def _what(plan: ImportPlan, row: PlannedRow, decisions: Mapping[int, Decision], said: Sequence[str]) -> str:
    """What becomes of a row: the decision it hangs on, the values that change, or one sentence."""
    decision = decisions.get(row.line) if row.line is not None else None
    if decision is not None and decision.former and decision.name:
        code = "RENAMED" if decision.title else "RENAMED_UNTITLED"
        return plans.text(code, title=decision.title, former=decision.former, name=decision.name)
    if row.line is not None and row.line in plan.choices.same and row.person is not None:
        return plans.text("SAME", rival=called(plan.after.people[row.person]))
    if row.fate is Fate.MISSING:
        left = any(absence.left for absence in plan.absences if absence.person == row.person)
        return plans.text("LEFT") if left else plans.fate(row.fate)
    if row.changes:
        return " · ".join(map(_change, row.changes))
    if said and row.fate in (Fate.BLOCKED, Fate.NEW_HOLDER):
        return " ".join(said)
    if row.fate is Fate.NEW and row.person is not None:
        return _place(plan, row.person)
    rival = plan.before.people.get(row.rival or "")
    return plans.fate(row.fate, rival=called(rival) if rival is not None else "")


def _place(plan: ImportPlan, person: str) -> str:
    manager = plan.after.people.get(plan.after.people[person].reports_to or "")
    if manager is None or manager.id == person:
        return plans.text("ADDED_TOP")
    return plans.text("ADDED_BELOW", manager=called(manager))


def _change(change: FieldChange) -> str:
    name = field_label(change.field)
    if not change.before:
        return plans.text("ADDED", field=name, after=change.after)
    return plans.text("CHANGE", field=name, before=change.before, after=change.after or plans.text("NOTHING"))


def _cells(row: PlannedRow, plan: ImportPlan) -> tuple[tuple[str, Key], ...]:
    """The cells that can be corrected where they stand."""
    if row.line is None or row.fate is Fate.MISSING:
        return ()
    named = plan.mapping.keys() & {Field.NAME, Field.FIRST, Field.LAST}
    possible = (("who", Field.NAME, bool(named)), ("post", Field.TITLE, Field.TITLE in plan.mapping))
    return tuple((column, (Topic.CELL, (row.line, name))) for column, name, there in possible if there)


def _remarks(plan: ImportPlan) -> Iterator[PlanRow]:
    names = {row.line: (row.name, row.title) for row in plan.planned if row.line is not None}
    for warning in plan.warnings:
        yield _remark(warning, names.get(warning.line or 0, ("", "")))


def _remark(warning: Remark, called_: tuple[str, str]) -> PlanRow:
    return PlanRow(frozenset({REMARKS}), warning.text, called_[0], called_[1], warning.line)


def _holder(decision: Decision) -> Question:
    options = (
        (Succession.RENAMED, plans.text("RENAMED_YES")),
        (Succession.NEW_HOLDER, plans.text("RENAMED_NO")),
    )
    return Question((Topic.HOLDER, decision.post), options, decision.taken)


def _manager(asked: ManagerQuestion) -> Question:
    options = (*((c.key, _candidate(c)) for c in asked.candidates), ("", plans.text("NOBODY")))
    return Question((Topic.MANAGER, asked.reference), options, asked.taken, open=asked.taken is None)


def _candidate(candidate: Candidate) -> str:
    return ", ".join(part for part in (candidate.name, candidate.title, candidate.unit) if part)


def _conflict(conflict: Conflict) -> Question:
    options = (
        (Side.MAP, plans.text("KEEP_MAP", value=_short(conflict.on_map))),
        (Side.FILE, plans.text("TAKE_FILE", value=_short(conflict.in_file))),
    )
    return Question((Topic.CONFLICT, conflict.key), options, conflict.taken)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _several(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
