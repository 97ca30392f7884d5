"""Which files RelMap reads and writes as data, by suffix or name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from relmap.errors import UserError
from relmap.exchange import json_reader, json_writer
from relmap.exchange.columns import mapped, propose, remapped
from relmap.exchange.fact_sheet import is_fact_sheet, plan_fact_sheet
from relmap.exchange.files import write_bytes
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.planning import plan_document, plan_people
from relmap.exchange.presets import prepared
from relmap.exchange.reading import FIND_OUT, ReadingOptions
from relmap.exchange.role_plan import lists_roles, plan_roles
from relmap.exchange.table import Table, read_table
from relmap.exchange.writers import csv_lists, dot, gexf_writer, graphml_writer, mermaid, vcard_writer, visio_csv
from relmap.exchange.writers.outgoing import Outgoing, outgoing
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.progress import Progress
from relmap.words.imports import format_label

Content = Table | json_reader.Read
"""What a file holds: a table of people whose columns are to be mapped, or a document with ids of its own."""

Reader = Callable[[Path, ReadingOptions], Content]
"""Reads a file; raises ``UserError`` for whatever is wrong with it."""

Writer = Callable[[Outgoing], bytes]
"""Makes the content of a file; raises ``UserError`` where the format, or the audience, does not allow it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. ``suffixes`` are all it is known by; it is written under the first of them.

    ``read`` and ``write`` are None where RelMap only does the other. Of several formats with one suffix the first is
    meant, the others go by their name. ``audience`` is who a file is for when nobody says (interchange.md 3), and
    ``contact_data`` marks the lists that exist to tell how people are reached, whoever they are for.
    """

    code: str
    suffixes: tuple[str, ...]
    people: bool
    read: Reader | None = None
    write: Writer | None = None
    audience: Audience = Audience.TEAM
    contact_data: bool = False

    @property
    def name(self) -> str:
        """The name for ``--format``."""
        return self.code.lower()

    @property
    def label(self) -> str:
        """What the format is called in a file dialog."""
        return format_label(self.code)


def _json(path: Path, options: ReadingOptions) -> Content:
    from relmap.exchange.json_tables import read  # loaded only when needed

    return read(path, options)


def _graphml(path: Path, options: ReadingOptions) -> Content:
    from relmap.exchange.graphml_reader import read  # loaded only when needed

    return read(path, options)


def _gexf(path: Path, options: ReadingOptions) -> Content:
    from relmap.exchange.gexf_reader import read  # loaded only when needed

    return read(path, options)


def _text_table(path: Path, options: ReadingOptions) -> Content:
    return read_table(path, options.encoding, options.delimiter, options.header_line)


def _workbook(path: Path, options: ReadingOptions) -> Content:
    from relmap.exchange.spreadsheet import read_workbook  # loaded only when needed

    return read_workbook(path, options)


def _to_workbook(out: Outgoing) -> bytes:
    from relmap.exchange.writers.workbook import write  # loaded only when needed

    return write(out)


def _contact_list(code: str, suffixes: tuple[str, ...], write: Writer, read: Reader = _text_table) -> Format:
    return Format(code, suffixes, True, read, write, Audience.CUSTOMER, contact_data=True)


def _cards(path: Path, options: ReadingOptions) -> Content:
    from relmap.exchange.vcard_reader import read_vcards  # loaded only when needed

    return read_vcards(path, options)


FORMATS: tuple[Format, ...] = (
    Format(
        "JSON",
        (".json",),
        people=False,
        read=_json,
        write=lambda out: json_writer.write(out.snapshot, out.account),
        audience=Audience.OWNER,
    ),
    _contact_list("CSV", (".csv", ".txt", ".psv", ".ssv"), csv_lists.write_people),
    _contact_list("TSV", (".tsv", ".tab"), lambda out: csv_lists.write_people(out, "\t")),
    Format("XLSX", (".xlsx", ".xlsm"), people=True, read=_workbook, write=_to_workbook),
    Format("XLS", (".xls",), people=True, read=_workbook),
    Format("XLSB", (".xlsb",), people=True, read=_workbook),
    Format("ODS", (".ods",), people=True, read=_workbook),
    _contact_list("VCARD", (".vcf", ".vcard"), vcard_writer.write, _cards),
    _contact_list("VISIO", (".csv",), visio_csv.write),
    Format("RELATIONSHIPS", (".csv",), people=True, write=csv_lists.write_relationships),
    Format("GRAPHML", (".graphml",), people=True, read=_graphml, write=graphml_writer.write),
    Format("GEXF", (".gexf",), people=True, read=_gexf, write=gexf_writer.write),
    Format("MERMAID", (".mmd", ".mermaid"), people=True, write=mermaid.write),
    Format("DOT", (".dot", ".gv"), people=True, write=dot.write),
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
    return prepared(content, options.dates) if isinstance(content, Table) else content


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
    return plan_content(snapshot, content, format_of(path, name), account, account_name, mapping, progress)


def plan_content(
    snapshot: Snapshot,
    content: Content,
    format_: Format,
    account: str | None = None,
    account_name: str = "",
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> ImportPlan:
    """What importing something already read would do; ``format_`` is what it was read from. As ``plan_import``."""
    if isinstance(content, json_reader.Read):
        return plan_document(snapshot, content)
    if is_fact_sheet(content):
        return replace(plan_fact_sheet(snapshot, content), format=format_.name)
    if lists_roles(content) and not mapping:
        return replace(plan_roles(snapshot, content, account, account_name), format=format_.name)
    columns = remapped(content, mapped(propose(content)), mapping or {})
    plan = plan_people(snapshot, account, account_name, content, columns, progress)
    return replace(plan, format=format_.name)


def exported(
    snapshot: Snapshot,
    path: Path,
    account: str | None = None,
    name: str | None = None,
    audience: Audience | None = None,
    as_of: date | None = None,
) -> bytes:
    """The content of a file of this name: as much of the document, or of one account, as ``audience`` may see.

    ``name`` overrides the suffix; without an audience the file is for that of the format, without a day it is true for
    today. Raises ``UserError`` for a format RelMap does not write and for whatever the format does not allow.
    """
    found = format_of(path, name)
    if found.write is None:
        raise UserError("FORMAT_NOT_WRITABLE", format=found.label, known=_suffixes(writable()))
    reader = audience or found.audience
    day = as_of or date.today()  # noqa: DTZ011 - the day where the user is
    return found.write(outgoing(snapshot, reader, day, account, contact_data=found.contact_data))


def write_file(
    path: Path,
    snapshot: Snapshot,
    account: str | None = None,
    name: str | None = None,
    audience: Audience | None = None,
    as_of: date | None = None,
) -> None:
    """Write a file as ``exported`` makes it; raises ``UserError`` and leaves an older file as it was."""
    write_bytes(path, exported(snapshot, path, account, name, audience, as_of))


def _suffixes(formats: tuple[Format, ...]) -> str:
    return ", ".join(dict.fromkeys(known.suffixes[0] for known in formats))
