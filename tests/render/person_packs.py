"""The shipped sample for the packs about people and the portfolio, and what stands on their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pypdfium2
from PySide6.QtGui import QPageSize

from relmap.assets import asset
from relmap.exchange.json_reader import read
from relmap.model.changes import Change, ChangeSet, apply
from relmap.model.entities import Account, Person, TeamMember
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.packs.blocks import Facts, Form, Heading, Panel, Table
from relmap.packs.pack import Pack, Section
from relmap.render.paper.pack_sheets import PackPaper, pack_sheets
from relmap.render.paper.pdf_file import PdfInfo, write_pdf_file
from relmap.render.paper.sheets import Sheet

DAY = date(2026, 9, 30)
PAPER = PackPaper(QPageSize(QPageSize.PageSizeId.A4))
_OF_THE_MACHINE = re.compile(r"\bNone\b(?! of)|\bnull\b|[{}]|<[a-z]")
_NOTHING = frozenset({"", "-", "–", "None", "null"})


def sample() -> Snapshot:
    return read(asset("samples", "sample.relmap.json")).snapshot


def account(snapshot: Snapshot, name: str) -> Account:
    return next(a for a in snapshot.accounts.values() if a.name.startswith(name))


def person(snapshot: Snapshot, name: str) -> Person:
    return next(p for p in snapshot.people.values() if p.name.startswith(name))


def member(snapshot: Snapshot, name: str) -> TeamMember:
    return next(m for m in snapshot.team.values() if m.name.startswith(name))


def with_records(snapshot: Snapshot, *records: Record) -> Snapshot:
    """The document with these records added or replaced."""
    changes = (Change(getattr(snapshot, COLLECTIONS[type(record)]).get(record.id), record) for record in records)
    return apply(snapshot, ChangeSet("REVISE", tuple(changes)))


def sheets(pack: Pack) -> tuple[Sheet, ...]:
    return pack_sheets(pack, PAPER)


def pages_of(pack: Pack, folder: Path) -> list[str]:
    """The text of each page of the real PDF."""
    target = folder / "pack.pdf"
    write_pdf_file(target, sheets(pack), PdfInfo(pack.topic, pack.as_of))
    document = pypdfium2.PdfDocument(target)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def texts(value: object) -> Iterator[str]:
    """Every text of a pack's sections, headings and cells included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Pack):
        for section in value.sections:
            if isinstance(section, Section):
                yield from texts(section)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name == "shorter":  # the same once more
                continue
            yield from texts(getattr(value, field.name))


def said(pack: Pack) -> str:
    """All of a pack's blocks as one text."""
    return "\n".join(texts(pack))


def flaws(pack: Pack) -> list[str]:
    """Headings with nothing below them, labels without a value, empty tables, and words of the machine."""
    found: list[str] = []
    for section in pack.sections:
        if isinstance(section, Section):
            found.extend(_flaws(section.blocks))
    found.extend(text for text in texts(pack) if _OF_THE_MACHINE.search(text))
    return found


def _flaws(blocks: tuple[object, ...]) -> Iterator[str]:
    if not blocks:
        yield "nothing in a column, panel or section"
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        if isinstance(block, Heading) and (following is None or isinstance(following, Heading)):
            yield f"heading without content: {block.text}"
        if isinstance(block, Facts) and (not block.rows or any(value.strip() in _NOTHING for _, value in block.rows)):
            yield f"label without value: {block.rows}"
        if isinstance(block, Form) and not block.fields:
            yield "form without fields"
        if isinstance(block, Table) and not block.rows:
            yield "table without rows"
        items = getattr(block, "items", None)
        if items is not None and (not items or any(item.strip() in _NOTHING for item in items)):
            yield f"empty list: {items}"
        if isinstance(block, Panel):
            yield from _flaws(block.blocks)
        for column in getattr(block, "columns", ()) if not isinstance(block, Table) else ():
            yield from _flaws(column)
