"""Whether the ZIP archive that a workbook is may be opened at all: limits, names and declarations of its parts.

A workbook may come from anybody, and the library that reads it trusts it. So everything is looked at before: parts are
unpacked here a piece at a time, which also shows whether the sizes the archive tells are true.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from relmap.errors import UserError
from relmap.exchange.text import clean_text

MOST_PARTS = 5_000
MOST_UNPACKED = 128 * 2**20
"""Bytes all parts may have together."""
MOST_SQUEEZED = 200
"""Times a part of some size may be larger than it is packed; sheets full of the same value reach about 40."""

_XML = (".xml", ".rels")
_SHEETS_OF_ODS = "content.xml"
_SMALL = 2**20
_PIECE = 2**20
_ENCRYPTED = 0x1
_LONGEST_NAME = 60
_LEADS_OUT = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")
# Writers of the first years name the public declaration of the list of parts; it declares nothing itself.
_MAY_NAME_A_DTD = "META-INF/manifest.xml"


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of every part, one after the other.

    Raises ``UserError`` for an archive that is damaged or has damaged XML, is locked, too large, squeezed beyond
    reason, has names that lead elsewhere, or declares a document type or entities.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            found = archive.infolist()
            _require_limits(found)
            for part in found:
                content = _content(archive, part)
                _require_no_declarations(part.filename, content)
                if _must_be_xml(part.filename.lower(), content):
                    # A part that breaks off would be read for ever.
                    ParserCreate().Parse(content, True)
                yield part.filename, content
    except (BadZipFile, zlib.error, ExpatError, EOFError, LookupError, OSError, RuntimeError, ValueError):
        raise UserError("WORKBOOK_DAMAGED") from None


def _must_be_xml(name: str, content: bytes) -> bool:
    # Some programs add parts with nothing in them, and pictures in XML that is none.
    return name == _SHEETS_OF_ODS or b"sheetData" in content or (bool(content) and name.endswith(_XML))


def _require_limits(found: list[ZipInfo]) -> None:
    if len(found) > MOST_PARTS:
        raise UserError("WORKBOOK_TOO_MANY_PARTS", limit=MOST_PARTS)
    for part in found:
        if _LEADS_OUT.search(part.orig_filename):
            raise UserError("WORKBOOK_ODD_NAME", name=clean_text(part.orig_filename)[:_LONGEST_NAME])
        if part.flag_bits & _ENCRYPTED:
            raise UserError("WORKBOOK_LOCKED")
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UserError("WORKBOOK_DAMAGED")
        if part.file_size > max(_SMALL, part.compress_size * MOST_SQUEEZED):
            raise UserError("WORKBOOK_SQUEEZED", limit=MOST_SQUEEZED)
    if sum(part.file_size for part in found) > MOST_UNPACKED:
        raise UserError("WORKBOOK_TOO_LARGE", limit=MOST_UNPACKED // 2**20)
    # Of two parts with one name each program takes another one.
    if len({part.filename.casefold() for part in found}) < len(found):
        raise UserError("WORKBOOK_DAMAGED")


def _content(archive: ZipFile, part: ZipInfo) -> bytes:
    """The part unpacked: never more than it says it has, whatever is really in it."""
    with archive.open(part) as stream:
        pieces = list(iter(lambda: stream.read(_PIECE), b""))
    return b"".join(pieces)


def _require_no_declarations(name: str, content: bytes) -> None:
    # Without the empty bytes, UTF-16 reads like ASCII.
    text = content if b"\x00" not in content[:4] else content.replace(b"\x00", b"")
    if b"<!ENTITY" in text or (b"<!DOCTYPE" in text and name != _MAY_NAME_A_DTD):
        raise UserError("WORKBOOK_DECLARES")
