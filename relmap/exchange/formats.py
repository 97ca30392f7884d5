"""Which files RelMap reads and writes as data, by suffix or name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from relmap.errors import UserError
from relmap.exchange import json_reader, json_writer, people_csv
from relmap.exchange.columns import mapped, propose, remapped
from relmap.exchange.files import write_bytes
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.planning import plan_document, plan_people
from relmap.exchange.presets import prepared
from relmap.exchange.reading import FIND_OUT, ReadingOptions
from relmap.exchange.role_plan import lists_roles, plan_roles
from relmap.exchange.table import Table, read_table
from relmap.model.snapshot import Snapshot
from relmap.progress import Progress
from relmap.words.imports import format_label

Content = Table | json_reader.Read
"""What a file holds: a table of people whose columns are to be mapped, or a document with ids of its own."""

Reader = Callable[[Path, ReadingOptions], Content]
"""Reads a file; raises ``UserError`` for whatever is wrong with it."""

Writer = Callable[[Snapshot, str | None], bytes]
"""Writes a document, or one account of it, as the content of a file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. ``suffixes`` are all it is known by; it is written under the first of them.

    ``read`` and ``write`` are None where RelMap only does the other. Of several formats with one suffix the first is
    meant, the others go by their name.
    """

    code: str
    suffixes: tuple[str, ...]
    people: bool
    read: Reader | None = None
    write: Writer | None = None

    @property
    def name(self) -> str:
        """The name for ``--format``."""
        return self.code.lower()

    @property
    def label(self) -> str:
        """What the format is called in a file dialog."""
        return format_label(self.code)


def _json(path: Path, _options: ReadingOptions) -> Content:
    return json_reader.read(path)


def _text_table(path: Path, options: ReadingOptions) -> Content:
    return read_table(path, options.encoding, options.delimiter, options.header_line)


def _workbook(path: Path, options: ReadingOptions) -> Content:
    from relmap.exchange.spreadsheet import read_workbook  # loaded only when needed

    return read_workbook(path, options)


FORMATS: tuple[Format, ...] = (
    Format("JSON", (".json",), people=False, read=_json, write=json_writer.write),
    Format("CSV", (".csv", ".txt", ".psv", ".ssv"), people=True, read=_text_table, write=people_csv.write),
    Format(
        "TSV",
        (".tsv", ".tab"),
        people=True,
        read=_text_table,
        write=lambda snapshot, account: people_csv.write(snapshot, account, delimiter="\t"),
    ),
    Format("XLSX", (".xlsx", ".xlsm"), people=True, read=_workbook),
    Format("XLS", (".xls",), people=True, read=_workbook),
    Format("XLSB", (".xlsb",), people=True, read=_workbook),
    Format("ODS", (".ods",), people=True, read=_workbook),
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
    raise UserError("FORMAT_UNKNOWN", file=path.name, known=_suffixes(FORMATS))


def readable() -> tuple[Format, ...]:
    """The formats an import takes."""
    return tuple(known for known in FORMATS if known.read is not None)


def writable() -> tuple[Format, ...]:
    """The formats an export makes."""
    return tuple(known for known in FORMATS if known.write is not None)


def read_file(path: Path, name: str | None = None, options: ReadingOptions = FIND_OUT) -> Content:
    """What a file holds. Raises ``UserError`` for a format RelMap does not read and for whatever is wrong with it."""
    found = format_of(path, name)
    if found.read is None:
        raise UserError("FORMAT_NOT_READABLE", format=found.label, known=_suffixes(readable()))
    content = found.read(path, options)
    return prepared(content) if isinstance(content, Table) else content


def plan_import(
    snapshot: Snapshot,
    path: Path,
    account: str | None = None,
    account_name: str = "",
    name: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    options: ReadingOptions = FIND_OUT,
) -> ImportPlan:
    """What importing a file would do, as it is without further questions.

    ``account`` (an id) or ``account_name`` say where people go, ``name`` overrides the suffix, ``mapping`` (field ->
    header) parts of the proposed columns, ``options`` what would be found out about the file. Raises ``UserError`` for
    whatever is wrong with the file or the wishes.
    """
    content = read_file(path, name, options)
    if isinstance(content, json_reader.Read):
        return plan_document(snapshot, content)
    if lists_roles(content) and not mapping:
        return plan_roles(snapshot, content, account, account_name)
    columns = remapped(content, mapped(propose(content)), mapping or {})
    plan = plan_people(snapshot, account, account_name, content, columns, progress)
    return replace(plan, format=format_of(path, name).name)


def exported(snapshot: Snapshot, path: Path, account: str | None = None, name: str | None = None) -> bytes:
    """The content of a file of this name: the document, or one account of it. Raises ``UserError`` for other names."""
    found = format_of(path, name)
    if found.write is None:
        raise UserError("FORMAT_NOT_WRITABLE", format=found.label, known=_suffixes(writable()))
    return found.write(snapshot, account)


def write_file(path: Path, snapshot: Snapshot, account: str | None = None, name: str | None = None) -> None:
    """Write a document, or one account of it, to a file; raises ``UserError`` and leaves an older file as it was."""
    write_bytes(path, exported(snapshot, path, account, name))


def _suffixes(formats: tuple[Format, ...]) -> str:
    return ", ".join(dict.fromkeys(known.suffixes[0] for known in formats))
