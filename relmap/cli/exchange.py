"""The commands ``import`` and ``export``."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from relmap.cli import terminal
from relmap.cli.arguments import Arguments
from relmap.cli.choice import account_called, check_target, opened, picture_format
from relmap.edit.commands import Incorporate
from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.exchange.account_plan import only_account, plan_snapshot
from relmap.exchange.formats import format_of, plan_content, read_file, write_file
from relmap.exchange.import_plan import Counters, ImportPlan
from relmap.exchange.reading import ReadingOptions
from relmap.exchange.table import Table
from relmap.exchange.writers.audience import for_audience
from relmap.model.vocabulary import Audience
from relmap.storage.export import write_for
from relmap.storage.untrusted import read_untrusted
from relmap.translation import _
from relmap.words.imports import counter

_DOCUMENT_SUFFIX = ".relmap"


def bring_in(arguments: Arguments) -> int:
    """Read people or a document from a file, or only say what that would do."""
    with opened(arguments.file) as document:
        plan = _plan(document, arguments)
        if not arguments.dry_run:
            document.execute(Incorporate(plan.change_set()))
    if arguments.json:
        terminal.say_json(plan.report())
    else:
        _tell(plan, arguments)
    return 0


def _plan(document: Document, arguments: Arguments) -> ImportPlan:
    snapshot = document.snapshot
    account = None
    if arguments.account is None and len(snapshot.accounts) == 1:
        account = next(iter(snapshot.accounts))
    if _is_document(arguments.source, arguments.format):
        return plan_snapshot(snapshot, read_untrusted(arguments.source))
    content = read_file(arguments.source, arguments.format, _options(arguments))
    if arguments.sheet is not None and not (isinstance(content, Table) and content.sheets):
        raise UserError("SHEET_NOT_POSSIBLE", file=arguments.source.name)
    return plan_content(
        snapshot,
        content,
        format_of(arguments.source, arguments.format),
        account,
        arguments.account or "",
        arguments.mapping,
        terminal.TerminalProgress(),
    )


def _options(arguments: Arguments) -> ReadingOptions:
    return ReadingOptions(
        arguments.encoding,
        arguments.delimiter,
        arguments.sheet,
        arguments.header_line,
        arguments.arrows,
        arguments.dates,
    )


def _tell(plan: ImportPlan, arguments: Arguments) -> None:
    counts = {f.name: getattr(plan.counters, f.name) for f in fields(Counters)}
    told = ", ".join(counter(name, count) for name, count in counts.items() if count) or counter("new", 0)
    template = _("{file}: would import {counts}.") if arguments.dry_run else _("{file}: imported {counts}.")
    terminal.say(template.format(file=arguments.source.name, counts=told))
    for warning in plan.warnings:
        where = _("line {line}: ").format(line=warning.line) if warning.line is not None else ""
        terminal.note(where + warning.text)


def give_out(arguments: Arguments) -> int:
    """Write the document, or one account of it, to a file."""
    target = arguments.target
    check_target(target, arguments.file)
    drawn = picture_format(target, arguments.format)
    if arguments.template is not None and drawn != "pptx":
        raise UserError("TEMPLATE_NEEDS_SLIDES", file=target.name)
    if drawn is not None:
        # Qt is needed for drawings only.
        from relmap.cli.printing import export_picture

        return export_picture(arguments, drawn)
    if arguments.objective is not None:
        raise UserError("OBJECTIVE_NEEDS_PICTURE", file=target.name)
    with opened(arguments.file) as document:
        account = None
        if arguments.account is not None:
            account = account_called(document.snapshot, arguments.account, arguments.file).id
        if _is_document(target, arguments.format):
            _write_document(document, account, arguments)
        else:
            write_file(target, document.snapshot, account, arguments.format, arguments.audience, arguments.as_of)
    return 0


def _is_document(target: Path, name: str | None) -> bool:
    if name is not None:
        return name.lower() == _DOCUMENT_SUFFIX[1:]
    return target.suffix.lower() == _DOCUMENT_SUFFIX


def _write_document(document: Document, account: str | None, arguments: Arguments) -> None:
    """A copy without earlier values, or a new document with what was asked for: no more was ever in that file."""
    audience = arguments.audience or Audience.OWNER
    if account is None and audience is Audience.OWNER:
        document.copy_to(arguments.target, with_history=False)
        return
    snapshot = document.snapshot if account is None else only_account(document.snapshot, account)
    write_for(arguments.target, for_audience(snapshot, audience), audience)
