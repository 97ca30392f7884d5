"""Cells of tables that never stay blank: what is known, or the question that would tell (method.md 6(a))."""

from __future__ import annotations

from relmap.packs.blocks import Cell, Tone
from relmap.packs.strategy.brief import Brief
from relmap.words.people import who
from relmap.words.strategy_pack import asked_of, person_details


def known_or(words: str, question: str) -> Cell:
    """What is known, else a question in quiet letters."""
    known = words.strip()
    return Cell(known) if known else Cell(question, Tone.QUIET)


def person_cell(brief: Brief, person: str) -> Cell:
    """Somebody of theirs or ours by name, with title and what is particular below."""
    return Cell(who(person, brief.snapshot), Tone.STRONG, below=person_details(person, brief.snapshot, brief.as_of))


def asking_cell(brief: Brief, person: str) -> Cell:
    """Who asks what is not known about somebody, and whom."""
    return Cell(asked_of(brief.asks_directly(person), brief.askers(but=person), brief.snapshot), Tone.QUIET)
