"""Which files RelMap reads and writes as data, by suffix or name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from relmap.errors import UserError
from relmap.exchange import json_reader, json_writer, people_csv
from relmap.exchange.columns import mapped, propose, remapped
from relmap.exchange.files import write_bytes
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.planning import plan_document, plan_people
from relmap.exchange.table import read_table
from relmap.model.snapshot import Snapshot
from relmap.progress import Progress
from relmap.words.imports import format_label

Writer = Callable[[Snapshot, str | None], bytes]
"""Writes a document, or one account of it, as the content of a file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. ``suffixes`` are all it is read from; it is written under the first of them."""

    code: str
    suffixes: tuple[str, ...]
    people: bool
    write: Writer

    @property
    def name(self) -> str:
        """The name for ``--format``."""
        return self.code.lower()

    @property
    def label(self) -> str:
        """What the format is called in a file dialog."""
        return format_label(self.code)


FORMATS: tuple[Format, ...] = (
    Format("JSON", (".json",), people=False, write=json_writer.write),
    Format("CSV", (".csv", ".txt", ".psv", ".ssv"), people=True, write=people_csv.write),
    Format(
        "TSV",
        (".tsv", ".tab"),
        people=True,
        write=lambda snapshot, account: people_csv.write(snapshot, account, delimiter="\t"),
    ),
)


def format_of(path: Path, name: str | None = None) -> Format:
    """The format called ``name``, else that of the file's suffix; raises ``UserError`` when there is none."""
    if name is not None:
        for known in FORMATS:
            if known.name == name.lower():
                return known
        raise UserError("FORMAT_NAME_UNKNOWN", name=name, known=", ".join(f.name for f in FORMATS))
    suffix = path.suffix.lower()
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    raise UserError("FORMAT_UNKNOWN", file=path.name, known=", ".join(f.suffixes[0] for f in FORMATS))


def plan_import(
    snapshot: Snapshot,
    path: Path,
    account: str | None = None,
    account_name: str = "",
    name: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> ImportPlan:
    """What importing a file would do, as it is without further questions.

    ``account`` (an id) or ``account_name`` say where people go, ``name`` overrides the suffix, ``mapping`` (field ->
    header) parts of the proposed columns. Raises ``UserError`` for whatever is wrong with the file or the wishes.
    """
    if not format_of(path, name).people:
        return plan_document(snapshot, json_reader.read(path))
    table = read_table(path)
    columns = remapped(table, mapped(propose(table)), mapping or {})
    return plan_people(snapshot, account, account_name, table, columns, progress)


def exported(snapshot: Snapshot, path: Path, account: str | None = None, name: str | None = None) -> bytes:
    """The content of a file of this name: the document, or one account of it. Raises ``UserError`` for other names."""
    return format_of(path, name).write(snapshot, account)


def write_file(path: Path, snapshot: Snapshot, account: str | None = None, name: str | None = None) -> None:
    """Write a document, or one account of it, to a file; raises ``UserError`` and leaves an older file as it was."""
    write_bytes(path, exported(snapshot, path, account, name))
