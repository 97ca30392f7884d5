"""The commands ``new``, ``check`` and ``demo``."""

from __future__ import annotations

from pathlib import Path

from relmap import folders
from relmap.assets import asset
from relmap.cli import terminal
from relmap.cli.arguments import Arguments
from relmap.edit.commands import Incorporate
from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.exchange import json_reader
from relmap.model.changes import difference
from relmap.storage import check as checking
from relmap.storage.repository import create_store
from relmap.translation import _
from relmap.words.errors import sentence


def new(arguments: Arguments) -> int:
    """Make an empty document."""
    create_store(arguments.file).close()
    return 0


def check(arguments: Arguments) -> int:
    """List everything that is wrong with a document; the status is 1 when something is broken."""
    report = checking.check(arguments.file)
    problems = [{"code": problem.code, "text": sentence(problem)} for problem in report.problems]
    if arguments.json:
        terminal.say_json({"ok": report.ok, "schema": report.schema, "problems": problems})
    else:
        for problem in problems:
            terminal.note(problem["text"])
        if report.ok:
            terminal.say(_("{file} is sound.").format(file=arguments.file.name))
    return 0 if report.ok else 1


def fresh_sample() -> Path:
    """Put the sample, as it came, where the user plays with it; returns where."""
    path = folders.sample_document()
    sample = json_reader.read(asset("samples", "sample.relmap.json").read_bytes()).snapshot
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whatever an earlier session left of its copy goes with it.
        for old in (path, path.with_name(f"{path.name}-journal")):
            old.unlink(missing_ok=True)
    except OSError as error:
        raise UserError("DOCUMENT_NOT_WRITABLE", file=path.name) from error
    document = Document(create_store(path))
    try:
        document.execute(Incorporate(difference("IMPORT", document.snapshot, sample)))
    finally:
        document.close()
    return path
