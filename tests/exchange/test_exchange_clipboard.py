"""What is copied in a spreadsheet, a mail or a text becomes a table of people."""

from __future__ import annotations

import pytest

from relmap.errors import UserError
from relmap.exchange.clipboard_table import read_pasted
from relmap.exchange.reading import ReadingOptions
from relmap.exchange.table import MOST_COLUMNS
from relmap.words.errors import sentence


def body(text: str) -> list[list[str]]:
    table = read_pasted(text)
    return [list(table.headers), *(list(row.cells) for row in table.rows)]


def test_a_range_of_a_spreadsheet() -> None:
    text = 'Name\tTitle\tNotes\r\nAda Brook\tOwner, MD\t"first line\nsecond ""line"""\r\nBen Carr\tBuyer\t\r\n'
    assert body(text) == [
        ["Name", "Title", "Notes"],
        ["Ada Brook", "Owner, MD", 'first line second "line"'],
        ["Ben Carr", "Buyer", ""],
    ]
    table = read_pasted(text)
    assert (table.delimiter, table.encoding, table.header_line) == ("\t", "", 1)
    assert [row.line for row in table.rows] == [2, 4]


@pytest.mark.parametrize("delimiter", [",", ";", "|"])
def test_lines_with_another_separator(delimiter: str) -> None:
    text = "\n".join(delimiter.join(cells) for cells in (("Name", "Job Title"), ("Ada Brook", "Owner")))
    assert body(text) == [["Name", "Job Title"], ["Ada Brook", "Owner"]]


def test_a_single_column_of_names() -> None:
    assert body("Name\nAda Brook\nBen Carr") == [["Name"], ["Ada Brook"], ["Ben Carr"]]


def test_blank_cells_at_the_edges_stay_in_their_columns() -> None:
    assert body("\tName\tTitle\n7\tAda Brook\t\n8\t\tBuyer") == [
        ["Column 1", "Name", "Title"],
        ["7", "Ada Brook", ""],
        ["8", "", "Buyer"],
    ]


def test_the_user_may_say_how_to_read_it() -> None:
    table = read_pasted("Ada Brook\tOwner\nBen Carr\tBuyer", ReadingOptions(header_line=0))
    assert table.headers == ("Column 1", "Column 2")
    assert len(table.rows) == 2
    assert read_pasted("Name;Title\tx\nAda;Owner", ReadingOptions(delimiter=";")).headers == ("Name", "Title x")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "NOTHING_TO_PASTE"),
        (" \r\n\x00", "NOTHING_TO_PASTE"),
        ('Name\tTitle\n"Ada\tOwner\nBen\tBuyer', "TABLE_QUOTE_OPEN"),
        ("\t" * MOST_COLUMNS + "x", "TABLE_TOO_MANY_COLUMNS"),
    ],
)
def test_what_cannot_be_pasted_is_one_sentence(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_pasted(text)
    assert caught.value.code == code
    assert sentence(caught.value).endswith(".")
