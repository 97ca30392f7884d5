"""The command line (interchange.md 2): what to do, and the exit status for what became of it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from relmap import folders
from relmap.cli.arguments import Arguments, parse
from relmap.errors import UserError
from relmap.progress import Cancelled
from relmap.translation import _
from relmap.words.errors import sentence

DONE = 0
INPUT_AT_FAULT = 1
OUR_BUG = 70
STOPPED = 130

OpenWindow = Callable[[Path | None, Callable[[], object]], int]
"""Shows a document in the window, the user's own when none is named, until it is closed.

Does nothing but bring another window to the front when that has the document open; else first what is to be done to
the document.
"""


def main(argv: Sequence[str], open_window: OpenWindow) -> int:
    """Carry out one command line; the window is opened by ``open_window``.

    Returns the exit status: 0 done, 1 the input is at fault, 70 our bug. Wrong usage leaves through ``SystemExit`` 2.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = _run(parse(argv), open_window)
        if sys.stdout is not None:
            sys.stdout.flush()
    except UserError as error:
        return _end(INPUT_AT_FAULT, sentence(error))
    except (KeyboardInterrupt, Cancelled):
        return _end(STOPPED, _("Stopped; nothing was written."))
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback is nothing for the user
        from relmap.cli.crash import report

        return _end(OUR_BUG, report(error))
    return status


def _run(arguments: Arguments, open_window: OpenWindow) -> int:
    """The commands are imported when chosen: asking for the version must not wait for the database."""
    match arguments.command:
        case "window":
            return open_window(_existing(arguments.document) if arguments.document is not None else None, lambda: None)
        case "demo":
            from relmap.cli.documents import fresh_sample

            return open_window(folders.sample_document(), fresh_sample)
        case "new" | "check":
            from relmap.cli import documents

            return documents.new(arguments) if arguments.command == "new" else documents.check(arguments)
        case "import" | "export":
            from relmap.cli import exchange

            return exchange.bring_in(arguments) if arguments.command == "import" else exchange.give_out(arguments)
        case "flags" | "paths":
            from relmap.cli import questions

            return questions.flags(arguments) if arguments.command == "flags" else questions.paths(arguments)
        case "portfolio":
            from relmap.cli.portfolio import portfolio

            return portfolio(arguments)
        case "print":
            from relmap.cli.printing import print_pack

            return print_pack(arguments)
    raise AssertionError(arguments.command)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise UserError("DOCUMENT_MISSING", file=str(path))
    return path


def _end(status: int, text: str) -> int:
    if sys.stderr is not None:
        print(text, file=sys.stderr)
    return status
