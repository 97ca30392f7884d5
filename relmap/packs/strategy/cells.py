"""Cells of tables that never stay blank: what is known, or the question that would tell (method.md 6(a))."""

from __future__ import annotations

from relmap.packs.blocks import Cell, Tone
from relmap.packs.strategy.brief import Brief
from relmap.words.people import who
from relmap.words.strategy_pack import asked_of, person_details

_SHORT_TITLE = 60
"""Longer titles are whole in the appendix only."""


def known_or(words: str, question: str) -> Cell:
    """What is known, else a question in quiet letters."""
    known = words.strip()
    return Cell(known) if known else Cell(question, Tone.QUIET)


def person_cell(brief: Brief, person: str, title: int = _SHORT_TITLE) -> Cell:
    """Somebody of theirs or ours by name, with a title of so many characters and what is particular below."""
    details = person_details(person, brief.snapshot, brief.as_of, title)
    return Cell(who(person, brief.snapshot), Tone.STRONG, below=details)


def asking_cell(brief: Brief, person: str) -> Cell:
    """Who asks what is not known about somebody, and whom."""
    return Cell(asked_of(brief.asks_directly(person), brief.askers(but=person), brief.snapshot), Tone.QUIET)
