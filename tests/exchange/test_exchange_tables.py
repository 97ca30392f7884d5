"""Text tables: any encoding, any delimiter, whatever programs write above and below the data."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relmap.errors import UserError
from relmap.exchange import files, table
from relmap.exchange.table import read_table
from relmap.words.errors import sentence

GERMAN = "Vorname;Nachname;Position;Abteilung\r\nJörg;Müßig;Geschäftsführer;Vertrieb\r\nZoë;Grün;Einkäuferin;Küche\r\n"
POLISH = "Imię;Nazwisko;Stanowisko\r\nŁucja;Wiśniewska;Główna księgowa\r\nGrażyna;Dąbrowska;Prezes zarządu źródeł\r\n"


def cells(source: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(source).rows]


def refused(source: bytes | Path, **choices: str) -> str:
    with pytest.raises(UserError) as caught:
        read_table(source, **choices)
    words = sentence(caught.value)
    assert words.endswith(".") and "{" not in words
    return caught.value.code


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", b""),
        ("cp1252", b""),
    ],
)
def test_every_encoding_gives_the_same_table(encoding: str, bom: bytes) -> None:
    read = read_table(bom + GERMAN.encode(encoding))
    assert read.headers == ("Vorname", "Nachname", "Position", "Abteilung")
    assert read.rows[0].cells == ("Jörg", "Müßig", "Geschäftsführer", "Vertrieb")
    assert read.delimiter == ";"


def test_a_one_byte_code_page_can_be_chosen() -> None:
    data = POLISH.encode("cp1250")
    assert read_table(data, encoding="windows-1250").rows[0].cells == ("Łucja", "Wiśniewska", "Główna księgowa")
    assert refused(data, encoding="klingon") == "ENCODING_UNKNOWN"


def test_a_damaged_utf8_file_stays_utf8_and_says_so() -> None:
    data = (GERMAN * 8).encode().replace("Grün".encode(), b"Gr\xffn", 1)
    read = read_table(data)
    assert read.encoding == "utf-8"
    assert [r.code for r in read.remarks] == ["UNREADABLE_CHARACTERS"]
    assert read.rows[0].cells[0] == "Jörg"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    lines = [["Name", "Job Title", "Email"], ["Kit Ruiz", "Head of sales; north, south", "kit@ardo.example"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    read = read_table(text.encode())
    assert (read.delimiter, read.rows[0].cells[1]) == (delimiter, "Head of sales; north, south")


def test_a_sep_line_names_the_delimiter_and_lines_keep_their_numbers() -> None:
    read = read_table(b"sep=|\nName|Title\nKit Ruiz|Buyer, tools\n")
    assert (read.delimiter, read.headers, read.rows[0].line) == ("|", ("Name", "Title"), 3)


def test_a_preamble_and_a_footer_are_no_people() -> None:
    text = (
        'Notes:\n"When exporting, you may notice that some addresses are missing."\n\n'
        "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        "Kit,Ruiz,,Ardo,Buyer,15 Mar 2024\nNoa,Lund,,Ardo,Planner,16 Mar 2024\n\n"
        '"Grand Totals (2 records)"\n\n"Confidential Information - Do Not Distribute"\n"Copyright (c) 2000-2026"\n'
    )
    read = read_table(text.encode())
    assert read.headers[0] == "First Name"
    assert [row.cells[1] for row in read.rows] == ["Ruiz", "Lund"]
    assert [(r.code, r.line, r.facts["count"]) for r in read.remarks] == [("FOOTER_LEFT_OUT", 8, 3)]


def test_headers_are_made_unique_and_never_blank() -> None:
    assert read_table(b"Name,,Name,Title\na,b,c,d\n").headers == ("Name", "Column 2", "Name #2", "Title")


def test_a_list_without_headers_loses_nobody() -> None:
    read = read_table(b"Kit Ruiz,Buyer,kit@ardo.example\nNoa Lund,Clerk,noa@ardo.example\n")
    assert read.headers == ("Column 1", "Column 2", "Column 3")
    assert [(row.line, row.cells[0]) for row in read.rows] == [(1, "Kit Ruiz"), (2, "Noa Lund")]
    assert read.remarks == ()


def test_ragged_rows_are_filled_and_listed_once() -> None:
    read = read_table(b"Name,Title\nKit Ruiz\nNoa Lund,Planner,extra\nMia Sol,Buyer\n")
    assert cells(b"Name,Title\nKit Ruiz\nNoa Lund,Planner,extra\n")[0] == ("Kit Ruiz", "", "")
    assert read.headers[2] == "Column 3"
    assert [(r.code, r.line, r.facts["count"]) for r in read.remarks] == [("ROW_WIDTH", 2, 2)]


def test_line_numbers_count_lines_of_the_file_not_rows() -> None:
    read = read_table(b'Name,Title\n"Kit\nRuiz",Buyer\n\nNoa Lund,Planner\n')
    assert [(row.line, row.cells[0]) for row in read.rows] == [(2, "Kit Ruiz"), (5, "Noa Lund")]


def test_old_line_ends_quotes_and_nul_bytes() -> None:
    assert cells(b'Name,Title\rKit,"say ""yes"""\rNoa,Planner\r') == [("Kit", 'say "yes"'), ("Noa", "Planner")]
    read = read_table(b"Name,Title\nK\x00it,Buyer\n")
    assert read.rows[0].cells[0] == "Kit"
    assert [r.code for r in read.remarks] == ["NUL_LEFT_OUT"]


def test_one_guard_quote_of_a_spreadsheet_goes_and_other_quotes_stay() -> None:
    assert cells(b"Name,Title,Phone\n'=Kit,'N/D',+49 89 1\n") == [("=Kit", "'N/D'", "+49 89 1")]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "TABLE_EMPTY"),
        (b"\n\n  \n", "TABLE_EMPTY"),
        (codecs.BOM_UTF8, "TABLE_EMPTY"),
        (b"PK\x03\x04rest", "TABLE_NOT_TEXT"),
        (b"\xd0\xcf\x11\xe0rest", "TABLE_NOT_TEXT"),
        (bytes(200), "TABLE_NOT_TEXT"),
        (b"Name,Title\n" + b"," * 600 + b"\n", "TABLE_TOO_MANY_COLUMNS"),
        (b'Name,Title\nKit,Buyer\n"Noa,Planner\nMia,Clerk\n', "TABLE_QUOTE_OPEN"),
        (b'Name,Title\n"' + b"x" * (1 << 21) + b'",a\n', "TABLE_CELL_TOO_LONG"),
        (b"Name\n" + b"x\n" * (table.MOST_ROWS + 1), "TABLE_TOO_MANY_ROWS"),
        (b" " * (files.LARGEST + 1), "FILE_TOO_LARGE"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(source: bytes, code: str) -> None:
    assert refused(source) == code


def test_what_cannot_be_opened_is_refused_in_one_sentence(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere.csv") == "FILE_NOT_FOUND"
    assert refused(tmp_path) == "FILE_IS_FOLDER"


def test_a_very_long_cell_is_shortened_and_listed() -> None:
    read = read_table(b"Name,Title\nKit," + b"x" * 40_000 + b"\n")
    assert len(read.rows[0].cells[1]) == 32_767
    assert [(r.code, r.line) for r in read.remarks] == [("CELL_SHORTENED", 2)]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_sentence(data: bytes) -> None:
    try:
        read = read_table(data)
    except UserError as error:
        assert sentence(error)
    else:
        assert all(len(row.cells) == len(read.headers) for row in read.rows)
        assert all(remark.text for remark in read.remarks)


@pytest.mark.corpus
@pytest.mark.parametrize(
    "folder", ["csv-spectrum/csvs", "csvkit-examples", "messytables-horror", "strings", "salesforce-dataloader"]
)
def test_every_torture_file_is_a_table_or_a_sentence(corpus: Path, folder: str) -> None:
    found = sorted((corpus / folder).iterdir())
    assert found
    for path in found:
        try:
            read = read_table(path)
        except UserError as error:
            assert sentence(error)
        else:
            assert read.headers
