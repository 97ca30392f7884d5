"""A table pasted from another program: a range of a spreadsheet, or lines with commas (formats.md 5.1)."""

from __future__ import annotations

from dataclasses import replace

from relmap.errors import UserError
from relmap.exchange.files import require_size
from relmap.exchange.reading import FIND_OUT, ReadingOptions
from relmap.exchange.remarks import Remark
from relmap.exchange.table import Table, table_of_text

_TAB = "\t"


def read_pasted(text: str, options: ReadingOptions = FIND_OUT) -> Table:
    """The table in a pasted text.

    Spreadsheets separate cells by tabs, and tabs stand in nothing else that is copied: where there is one, they
    separate. Raises ``UserError`` when nothing is in the text, or more than an import takes.
    """
    require_size(text.encode("utf-8", "replace"))
    remarks = [Remark("NUL_LEFT_OUT", facts={"count": text.count("\x00")})] if "\x00" in text else []
    text = text.replace("\x00", "").removeprefix("\ufeff").rstrip("\r\n")
    if not text.strip():
        raise UserError("NOTHING_TO_PASTE")
    delimiter = options.delimiter or (_TAB if _TAB in text else None)
    return replace(table_of_text(text, delimiter, options.header_line, remarks), encoding="")
