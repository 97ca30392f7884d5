"""What can be said on the command line (interchange.md 2)."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

import relmap
from relmap.exchange.dates import DateOrder
from relmap.exchange.reading import Arrows
from relmap.model.vocabulary import Audience
from relmap.packs.kinds import PackKind
from relmap.translation import _

_SIGNS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


class Paper(StrEnum):
    """Sheets to print on; SHEET is one page as large as the map needs."""

    A4 = "A4"
    A3 = "A3"
    LETTER = "LETTER"
    TABLOID = "TABLOID"
    SHEET = "SHEET"


@dataclass(frozen=True, slots=True)
class Arguments:
    """One command line. ``command`` is "window" when only a document, or nothing, was named."""

    command: str
    document: Path | None = None
    source: Path = Path()
    target: Path = Path()
    account: str | None = None
    objective: str | None = None
    audience: Audience | None = None
    format: str | None = None
    template: Path | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header_line: int | None = None
    dates: DateOrder | None = None
    arrows: Arrows | None = None
    dry_run: bool = False
    json: bool = False
    as_of: date = date.min
    pack: PackKind = PackKind.MAP
    person: str | None = None
    paper: Paper = Paper.A4

    @property
    def file(self) -> Path:
        """The document of a command that needs one."""
        assert self.document is not None
        return self.document


def parse(argv: Sequence[str]) -> Arguments:
    """The command line as a value; raises ``SystemExit`` for wrong usage (2), help and version (0)."""
    parser, commands = _parser()
    if not argv or (not argv[0].startswith("-") and argv[0] not in commands):
        if len(argv) > 1:
            parser.error(_("“{word}” is not a command").format(word=argv[0]))
        return Arguments("window", Path(argv[0]) if argv else None)
    said = vars(parser.parse_args(_spread(argv)))
    said["mapping"] = dict(said.pop("map", None) or [])
    said["as_of"] = said.get("as_of") or date.today()  # noqa: DTZ011 - the day where the user is
    return Arguments(**said)


def _spread(argv: Sequence[str]) -> list[str]:
    """``--map a=b c=d`` as ``--map a=b --map c=d``."""
    spread: list[str] = []
    mapping = False
    for word in argv:
        if word.startswith("-") or "=" not in word:
            mapping = word == "--map"
        elif mapping and spread[-1] != "--map":
            spread.append("--map")
        spread.append(word)
    return spread


def _parser() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    parser = argparse.ArgumentParser(
        prog="relmap",
        usage="relmap [DOCUMENT] | relmap COMMAND …",
        description=_("Relationship maps of key accounts. Without a command the window opens."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"RelMap {relmap.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, prog="relmap")

    def command(name: str, text: str, *, document: bool = True) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        if document:
            added.add_argument("document", type=Path, metavar="DOCUMENT")
        return added

    command("demo", _("open the window on a fresh copy of the sample"), document=False)
    command("new", _("make an empty document"))

    bring_in = command("import", _("read people or a document from a file"))
    bring_in.add_argument("source", type=Path, metavar="SOURCE")
    _account(bring_in)
    _format(bring_in)
    bring_in.add_argument("--map", action="append", type=_assignment, metavar="FIELD=COLUMN")
    bring_in.add_argument("--sheet", metavar="NAME", help=_("of a workbook; the likeliest when not given"))
    bring_in.add_argument("--encoding", metavar="NAME", help=_("such as utf-8 or cp1252; found out when not given"))
    bring_in.add_argument("--delimiter", type=_delimiter, metavar="SIGN", help=_("what parts cells; “tab” for tabs"))
    bring_in.add_argument("--header-line", type=_line, metavar="LINE", help=_("of the column names; 0 for none"))
    bring_in.add_argument("--dates", type=_member(DateOrder), choices=list(DateOrder), metavar="ORDER")
    bring_in.add_argument("--arrows", type=_member(Arrows), choices=list(Arrows), metavar="WAY")
    bring_in.add_argument("--dry-run", action="store_true", help=_("say what would happen, write nothing"))
    _json(bring_in)

    give_out = command("export", _("write the document, or one account of it, to a file"))
    give_out.add_argument("target", type=Path, metavar="TARGET")
    _account(give_out)
    _objective(give_out)
    give_out.add_argument("--audience", type=_member(Audience), choices=list(Audience), metavar="AUDIENCE")
    _format(give_out)
    give_out.add_argument("--template", type=Path, metavar="FILE", help=_("your own .pptx or .potx for slides"))

    flags = command("flags", _("what needs attention"))
    _account(flags)
    _as_of(flags)
    _json(flags)

    paths = command("paths", _("the ways to the economic buyer"))
    _account(paths, required=True)
    _objective(paths)
    _as_of(paths)
    _json(paths)

    portfolio = command("portfolio", _("all accounts side by side, worst first"))
    _as_of(portfolio)
    _json(portfolio)

    print_ = command("print", _("put a map or a pack of pages on paper, as PDF"))
    print_.add_argument("target", type=Path, metavar="TARGET.pdf")
    print_.add_argument("--pack", type=_member(PackKind), choices=list(PackKind), required=True, metavar="PACK")
    _account(print_)
    _objective(print_)
    print_.add_argument("--person", metavar="NAME", help=_("whom the pack is about or for"))
    print_.add_argument("--paper", type=_member(Paper), choices=list(Paper), default=Paper.A4, metavar="PAPER")
    _as_of(print_)

    _json(command("check", _("look for damage and contradictions")))
    return parser, frozenset(commands.choices)


def _account(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    parser.add_argument("--account", metavar="NAME", required=required)


def _objective(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--objective", metavar="TITLE")


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", metavar="NAME", help=_("instead of the one the file name says"))


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=_day, metavar="DATE", help=_("YYYY-MM-DD; today when not given"))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is not a date such as 2026-09-30").format(text=text)) from None


def _delimiter(text: str) -> str:
    sign = _SIGNS.get(text.lower(), text)
    if len(sign) != 1 or sign in '"\r\n':
        raise argparse.ArgumentTypeError(_("“{text}” is not one sign, or “tab”").format(text=text))
    return sign


def _line(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(_("“{text}” is not the number of a line").format(text=text))
    return int(text)


def _assignment(text: str) -> tuple[str, str]:
    name, equals, column = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(_("“{text}” is not FIELD=COLUMN").format(text=text))
    return name.strip(), column


class _member:  # noqa: N801 - used like a function, in the place of one
    """Reads a member of an enumeration, whatever the case."""

    def __init__(self, kind: type[StrEnum]) -> None:
        self._kind = kind
        self.__name__ = kind.__name__.lower()

    def __call__(self, text: str) -> StrEnum:
        for member in self._kind:
            if member.value.casefold() == text.casefold():
                return member
        allowed = ", ".join(self._kind)
        raise argparse.ArgumentTypeError(_("“{text}” is not one of {allowed}").format(text=text, allowed=allowed))
