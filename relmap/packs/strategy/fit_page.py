"""Page 8, vision, culture, target fit: both sides with their evidence, incidents (method.md 6(a) 8; 5, measure 6)."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.analysis.fit import WEIGHTS, assessed, fit_of, overloaded
from relmap.analysis.standing import best_depth
from relmap.model.knowledge import FitAnswer
from relmap.model.strategy_vocabulary import FactCategory, FitLine, YesNo
from relmap.packs.blocks import Block, Bullets, Cell, Column, Heading, Table, Text, Tone
from relmap.packs.pack import Section
from relmap.packs.strategy.brief import Brief
from relmap.packs.strategy.cells import known_or
from relmap.words import fit_page as words
from relmap.words.labels import label
from relmap.words.strategy_pack import title
from relmap.words.strategy_pack_plan import evidence_words, incident_words, text

_TRUSTED = 4
_SIDES = (FitLine.VISION, FitLine.CULTURE)


def fit_page(brief: Brief) -> Section:
    """How well the account fits, line by line, and how the relationship was tested."""
    snapshot, account = brief.snapshot, brief.account
    fit = fit_of(snapshot, account.id)
    trusted = sum(best_depth(snapshot, p.id, brief.as_of) >= _TRUSTED for p in snapshot.people_of(account.id))
    hints = tuple(words.hints(snapshot, fit, account, overloaded(snapshot)))
    return Section(
        title("FIT"),
        (
            Text(words.verdict(fit), Tone.LEAD),
            Text(words.three_words(snapshot, account.id, trusted)),
            *((Bullets(hints),) if hints else ()),
            _scored(brief),
            Heading(text("TWO_SIDES")),
            _two_sides(brief),
            Heading(words.text("SEEN")),
            _seen(brief),
            *_waits(brief),
            *_heard(brief),
            Heading(text("INCIDENTS")),
            _incidents(brief),
        ),
    )


def _answers(brief: Brief) -> dict[FitLine, FitAnswer]:
    return {answer.line: answer for answer in brief.snapshot.fit_of(brief.account.id)}


def _scored(brief: Brief) -> Block:
    """Vision and culture first, then the four criteria, each with the ticks that explain it; questions for the rest."""
    answers = _answers(brief)
    columns = (
        Column(text("LINE"), 2.3),
        Column(words.text("POINTS"), 1.5),
        Column(words.text("EVIDENCE"), 4.2),
    )
    rows: list[tuple[Cell, ...]] = []
    for line in (*_SIDES, *(one for one in WEIGHTS if one not in _SIDES)):
        rows.append(_head(line, answers.get(line)))
        below = (answers[one] for one in FitLine if one.below is line and one.ticked and one in answers)
        rows.extend(_tick(answer) for answer in below if answer.holds is not YesNo.UNKNOWN)
    return Table(columns, tuple(rows))


def _head(line: FitLine, answer: FitAnswer | None) -> tuple[Cell, ...]:
    name = Cell(label(line), Tone.STRONG)
    if answer is None or not assessed(answer):
        return name, Cell(words.text("NOT_ASSESSED"), Tone.QUIET), Cell(words.question(line), Tone.QUIET)
    return name, Cell(words.points_words(line, answer.points or 0)), Cell(evidence_words(answer))


def _tick(answer: FitAnswer) -> tuple[Cell, ...]:
    return Cell(label(answer.line)), Cell(label(answer.holds)), known_or(evidence_words(answer), text("EVIDENCE_OPEN"))


def _two_sides(brief: Brief) -> Block:
    """What they want beside what we want, as far as either is written down."""
    answers = _answers(brief)
    known = [
        answer
        for line in _SIDES
        for one in FitLine
        if (one is line or one.below is line) and (answer := answers.get(one)) is not None
        if answer.theirs.strip() or answer.ours.strip()
    ]
    if not known:
        return Text(text("SIDES_OPEN"))
    columns = (Column(text("LINE"), 1.6), Column(words.text("THEIRS"), 3.0), Column(words.text("OURS"), 3.0))
    rows = (
        (
            Cell(label(answer.line), Tone.STRONG, below=evidence_words(answer) if not answer.line.scored else ""),
            known_or(answer.theirs, text("THEIRS_OPEN")),
            known_or(answer.ours, text("OURS_OPEN")),
        )
        for answer in known
    )
    return Table(columns, tuple(rows))


def _seen(brief: Brief) -> Block:
    answers = _answers(brief)
    columns = (Column(text("LINE"), 1.0), Column(words.text("THEIRS"), 3.0), Column(words.text("OURS"), 3.0))
    rows = []
    for line in (FitLine.STRENGTHS, FitLine.WEAKNESSES):
        answer = answers.get(line)
        theirs, ours = (answer.theirs, answer.ours) if answer is not None else ("", "")
        rows.append(
            (
                Cell(label(line), Tone.STRONG),
                known_or(theirs, text(f"{line.value}_THEIRS")),
                known_or(ours, text(f"{line.value}_OURS")),
            )
        )
    return Table(columns, tuple(rows))


def _waits(brief: Brief) -> Iterator[Block]:
    waits = fit_of(brief.snapshot, brief.account.id).waits
    if waits:
        yield Heading(words.text("WAIT"))
        yield Bullets(
            tuple(
                " – ".join(part for part in (label(w.line), label(w.certainty), evidence_words(w)) if part)
                for w in waits
            )
        )


def _heard(brief: Brief) -> Iterator[Block]:
    heard = tuple(words.heard(brief.snapshot, brief.account.id))
    if heard:
        yield Heading(words.text("HEARD"))
        yield Bullets(heard)


def _incidents(brief: Brief) -> Block:
    incidents = brief.facts(FactCategory.INCIDENT)
    if not incidents:
        return Text(text("NO_INCIDENTS"))
    return Bullets(tuple(incident_words(fact, brief.snapshot) for fact in reversed(incidents)))
