"""Cells of tables that never stay blank: what is known, or the question that would tell (method.md 6(a))."""

from __future__ import annotations

from relmap.packs.blocks import Cell, Tone


def known_or(words: str, question: str) -> Cell:
    """What is known, else a question in quiet letters."""
    known = words.strip()
    return Cell(known) if known else Cell(question, Tone.QUIET)
