"""What becomes of every torture file of the corpus: the right table, or one sentence that says why there is none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from relmap.errors import UserError
from relmap.exchange.formats import read_file
from relmap.exchange.table import Table
from relmap.words.errors import sentence

pytestmark = pytest.mark.corpus

Expected = tuple[int, int, int, str] | str
"""Rows, columns, line of the headers (0 when there are none) and the first header; or the code of the sentence."""

TABLES: Mapping[str, Expected] = {
    "csv-spectrum/csvs/comma_in_quotes.csv": (1, 5, 1, "first"),
    "csv-spectrum/csvs/empty.csv": (2, 3, 1, "a"),
    "csv-spectrum/csvs/empty_crlf.csv": (2, 3, 1, "a"),
    "csv-spectrum/csvs/escaped_quotes.csv": (2, 2, 1, "a"),
    "csv-spectrum/csvs/json.csv": (1, 2, 1, "key"),
    "csv-spectrum/csvs/location_coordinates.csv": (1, 4, 1, "Contact Phone Number"),
    "csv-spectrum/csvs/newlines.csv": (3, 3, 1, "a"),
    "csv-spectrum/csvs/newlines_crlf.csv": (3, 3, 1, "a"),
    "csv-spectrum/csvs/quotes_and_newlines.csv": (2, 2, 1, "a"),
    "csv-spectrum/csvs/simple.csv": (1, 3, 1, "a"),
    "csv-spectrum/csvs/simple_crlf.csv": (1, 3, 1, "a"),
    "csv-spectrum/csvs/utf8.csv": (2, 3, 1, "a"),
    "csvkit-examples/bad.csv": (3, 4, 1, "column_a"),
    "csvkit-examples/bad_skip_lines.csv": (3, 4, 4, "column_a"),
    "csvkit-examples/blanks.csv": (1, 6, 1, "a"),
    "csvkit-examples/dummy.tsv": (1, 3, 1, "a"),
    "csvkit-examples/empty.csv": "TABLE_EMPTY",
    "csvkit-examples/mac_newlines.csv": (2, 3, 1, "a"),
    "csvkit-examples/no_header_row.csv": (1, 3, 0, "Column 1"),
    "csvkit-examples/null_byte.csv": (1, 3, 1, "a"),
    "csvkit-examples/optional_quote_characters.csv": (1, 3, 1, "a"),
    "csvkit-examples/sheets.xlsx": (5, 8, 1, "text"),
    "csvkit-examples/test.xls": (5, 8, 1, "text"),
    "csvkit-examples/test_empty_columns.csv": (2, 5, 1, "a"),
    "csvkit-examples/test_empty_columns_long_row.csv": (0, 4, 1, "a"),
    "csvkit-examples/test_extra_header.csv": (1, 4, 1, "a"),
    "csvkit-examples/test_header_newline.csv": (1, 3, 1, "start end"),
    "csvkit-examples/test_latin1.csv": (2, 3, 1, "a"),
    "csvkit-examples/test_locale.csv": (1, 3, 1, "a"),
    "csvkit-examples/test_no_leading_zeroes.csv": (1, 3, 1, "a"),
    "csvkit-examples/test_skip_lines.csv": (1, 3, 4, "a"),
    "csvkit-examples/test_skip_lines.xlsx": (5, 8, 4, "text"),
    "csvkit-examples/test_utf16_big.csv": (2, 3, 1, "a"),
    "csvkit-examples/test_utf16_little.csv": (2, 3, 1, "a"),
    "csvkit-examples/test_utf8_bom.csv": (2, 3, 1, "foo"),
    "messytables-horror/begrotingsanalyse-2011.csv": (37, 20, 6, "Column 1"),
    "messytables-horror/blank_line.ods": (3, 3, 1, "Name"),
    "messytables-horror/complex.csv": (3, 4, 1, "date"),
    "messytables-horror/encrypted_no_password.xls": "WORKBOOK_LOCKED",
    "messytables-horror/excel_pasting.csv": (14, 9, 4, "Year"),
    "messytables-horror/libreoffice.xlsx": "TABLE_EMPTY",
    "messytables-horror/long.csv": (3999, 1, 1, "foo"),
    "messytables-horror/mixedGLB.csv": (133, 19, 4, "Year"),
    "messytables-horror/null.csv": (10, 4, 0, "Column 1"),
    "messytables-horror/simple.psv": (28, 6, 1, "Year"),
    "messytables-horror/simple.ssv": (6, 3, 1, "date"),
    "messytables-horror/simple.zip": "FORMAT_UNKNOWN",
    "messytables-horror/skip_initials.csv": (2, 2, 1, "field1"),
    "messytables-horror/small.csv": (0, 1, 1, "a"),
    "messytables-horror/spanish_chars.csv": (114, 8, 1, "GF_ID"),
    "messytables-horror/unicode_sheet_name.xls": (
        0,
        1,
        1,
        "this spreadsheet has got a unicode character in the sheet name",
    ),
    "messytables-horror/utf-16le_encoded.csv": (327, 19, 1, "Organisation_code"),
    "messytables-horror/utf8bom.csv": (0, 2, 1, "kitten"),
    "messytables-horror/weird_head_padding.csv": (76, 11, 12, "Column 1"),
    "vcards/John_Doe_BLACK_BERRY.vcf": (1, 13, 0, "Id"),
    "vcards/John_Doe_GMAIL.vcf": (1, 13, 0, "Id"),
    "vcards/John_Doe_LOTUS_NOTES.vcf": (1, 13, 0, "Id"),
    "vcards/John_Doe_MAC_ADDRESS_BOOK.vcf": (1, 13, 0, "Id"),
    "vcards/John_Doe_MS_OUTLOOK.vcf": (1, 13, 0, "Id"),
    "vcards/gmail-list.vcf": (3, 13, 0, "Id"),
    "vcards/outlook-2007.vcf": (1, 13, 0, "Id"),
    "vcards/rfc2426-example.vcf": (2, 13, 0, "Id"),
    "vcards/rfc6350-example.vcf": (1, 13, 0, "Id"),
}
FOLDERS = ("csv-spectrum/csvs", "csvkit-examples", "messytables-horror", "vcards")
LICENCES = ("COPYING.txt", "LICENSE.txt")


def test_every_file_is_listed(corpus: Path) -> None:
    found = {f"{folder}/{path.name}" for folder in FOLDERS for path in (corpus / folder).iterdir()}
    assert {name for name in found if not name.endswith(LICENCES)} == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_the_preview_is_right_or_a_sentence_says_why_not(corpus: Path, name: str) -> None:
    try:
        table = read_file(corpus / name)
    except UserError as error:
        assert error.code == TABLES[name]
        assert sentence(error).endswith(".")
    else:
        assert isinstance(table, Table)
        assert (len(table.rows), len(table.headers), table.header_line, table.headers[0]) == TABLES[name]
        assert all(len(row.cells) == len(table.headers) for row in table.rows)
        assert all(remark.text for remark in table.remarks)


def test_csv_spectrum_is_read_as_its_authors_say(corpus: Path) -> None:
    paths = sorted((corpus / "csv-spectrum" / "csvs").glob("*.csv"))
    assert len(paths) == 12
    for path in paths:
        table = read_file(path)
        assert isinstance(table, Table)
        if path.stem == "location_coordinates":
            continue  # the two files of its authors have different telephone numbers
        wanted = json.loads((corpus / "csv-spectrum" / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
        rows = wanted if isinstance(wanted, list) else [wanted]
        # A cell is one line for us.
        assert [dict(zip(table.headers, row.cells, strict=True)) for row in table.rows] == [
            {header: " ".join(cell.split()) for header, cell in row.items()} for row in rows
        ]


def test_the_same_table_is_read_from_text_and_workbook(corpus: Path) -> None:
    old, new = (read_file(corpus / "csvkit-examples" / name) for name in ("test.xls", "sheets.xlsx"))
    assert isinstance(old, Table)
    assert isinstance(new, Table)
    assert (old.headers, old.rows) == (new.headers, new.rows)
    assert new.sheet == "data"
    assert new.rows[0].cells[:6] == ("Chicago Reader", "1971-01-01", "40", "TRUE", "1", "1971-01-01 04:14:00")


def test_the_cards_of_six_programs(corpus: Path) -> None:
    table = read_file(corpus / "vcards" / "outlook-2007.vcf")
    assert isinstance(table, Table)
    cells = dict(zip(table.headers, table.rows[0].cells, strict=True))
    assert cells["Reports to"] == "TheManagerName"
    assert (cells["Job title"], cells["Company"], cells["Department"]) == ("TheJobTitle", "TheCompany", "TheDepartment")
    for path in sorted((corpus / "vcards").glob("*.vcf")):
        found = read_file(path)
        assert isinstance(found, Table)
        assert all(row.cells[found.headers.index("Name")] for row in found.rows)
        assert not found.remarks
