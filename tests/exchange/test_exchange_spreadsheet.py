"""Workbooks of all kinds become tables of people; those made to do harm are refused in one sentence."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from exchange_workbooks import archive, changed, compound_file, ods, ods_row, record, xls, xlsb, xlsx
from hypothesis import given
from hypothesis import strategies as st

from relmap.errors import UserError
from relmap.exchange import workbook_archive
from relmap.exchange.formats import plan_import, read_file
from relmap.exchange.reading import ReadingOptions
from relmap.exchange.sheet_extent import ods_extent, xlsb_extent, xlsx_extent
from relmap.exchange.spreadsheet import cell_words, read_workbook, sheets
from relmap.exchange.table import Table
from relmap.model.snapshot import Snapshot
from relmap.words.errors import sentence

PEOPLE = [["Name", "Job Title", "Manager"], ["Ada Brook", "Owner", ""], ["Ben Carr", "Buyer", "Ada Brook"]]
CELLS = {(row, column): text for row, texts in enumerate(PEOPLE) for column, text in enumerate(texts) if text}
SHEET = "xl/worksheets/sheet1.xml"


def refused(data: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        read_workbook(data)
    words = sentence(caught.value)
    assert words.endswith(".")
    assert "{" not in words
    return caught.value


def body(table: Table) -> list[list[str]]:
    return [list(table.headers), *(list(row.cells) for row in table.rows)]


@pytest.mark.parametrize(
    "data",
    [xlsx({"People": PEOPLE}), xls(CELLS), xlsb(CELLS), ods("".join(ods_row(*row) for row in PEOPLE))],
    ids=["xlsx", "xls", "xlsb", "ods"],
)
def test_every_kind_of_workbook_gives_the_same_table(data: bytes) -> None:
    table = read_workbook(data)
    assert body(table) == PEOPLE
    assert (table.sheet, table.header_line, table.encoding, table.delimiter) == ("People", 1, "", "")
    assert [row.line for row in table.rows] == [2, 3]
    assert [row.cells for row in table.first_lines] == [tuple(row) for row in PEOPLE]


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".xlsb", ".ods"])
def test_the_kind_is_seen_from_the_content_not_from_the_suffix(tmp_path: Path, suffix: str) -> None:
    source = tmp_path / f"people{suffix}"
    source.write_bytes(xlsx({"People": PEOPLE}))
    plan = plan_import(Snapshot(), source, account_name="Ardo Pumps")
    assert plan.format == suffix[1:]
    assert plan.counters.new == 2
    assert plan.mapping == {"name": "Name", "title": "Job Title", "reports_to": "Manager"}
    assert plan.reports_to is not None
    assert plan.reports_to.resolved == 1


def test_a_text_table_that_calls_itself_a_workbook_is_read_as_text() -> None:
    table = read_workbook("Name\tTitle\nBjörn Carr\tBuyer\n".encode("cp1252"))
    assert body(table) == [["Name", "Title"], ["Björn Carr", "Buyer"]]
    assert (table.delimiter, table.sheet) == ("\t", "")
    assert refused(b"<html><table><tr><td>Name</td></tr></table></html>").code == "WORKBOOK_WEB_PAGE"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (4711.0, "4711"),
        (-3, "-3"),
        (0.1 + 0.2, "0.3"),
        (12.5, "12.5"),
        (398001234567890123.0, "3.98001234567890E+17"),
        (True, "TRUE"),
        (date(2024, 3, 12), "2024-03-12"),
        (datetime(2024, 3, 12), "2024-03-12"),
        (datetime(2024, 3, 12, 9, 14), "2024-03-12 09:14:00"),
        (time(9, 14), "09:14:00"),
        (timedelta(hours=30, minutes=5), "30:05:00"),
        ("00123", "00123"),
    ],
)
def test_cells_are_written_as_spreadsheets_show_them(value: object, words: str) -> None:
    assert cell_words(value) == words  # type: ignore[arg-type]


def test_whole_numbers_are_ids_and_rounded_ones_are_remarked(tmp_path: Path) -> None:
    source = tmp_path / "people.xlsx"
    source.write_bytes(
        xlsx({"A": [["Employee ID", "Name", "Manager ID"], [4711, "Ada Brook", ""], [398001234567890123, "Ben", 4711]]})
    )
    plan = plan_import(Snapshot(), source, account_name="Ardo Pumps")
    ids = {person.name: person.source_id for person in plan.after.people.values()}
    assert ids["Ada Brook"] == "4711"
    assert [w.code for w in plan.warnings if w.line == 3] == ["IDS_DAMAGED"]
    assert plan.reports_to is not None
    assert (plan.reports_to.resolved, plan.reports_to.of) == (1, 1)


def test_the_sheet_most_like_a_list_of_people_is_proposed() -> None:
    data = xlsx(
        {
            "Read me": [["How to fill in this workbook"]],
            "Old staff": [*PEOPLE, *(["Cy Dale", "Clerk", ""] for _ in range(9))],
            "Sales": [["Month", "Turnover"], *([n, n * 7] for n in range(40))],
            "Staff": PEOPLE,
        },
        hidden=("Old staff",),
    )
    table = read_workbook(data)
    assert table.sheet == "Staff"
    infos = sheets(data)
    assert [info.name for info in infos] == ["Read me", "Old staff", "Sales", "Staff"]
    assert [info.hidden for info in infos] == [False, True, False, False]
    assert infos == table.sheets
    assert (infos[3].rows, infos[3].columns, infos[3].known) == (3, 3, 3)
    assert len(read_workbook(data, ReadingOptions(sheet=" old STAFF ")).rows) == 11
    with pytest.raises(UserError) as caught:
        read_workbook(data, ReadingOptions(sheet="Staf"))
    assert caught.value.code == "SHEET_UNKNOWN"
    assert "Read me, Old staff" in sentence(caught.value)


def test_titles_and_blank_rows_above_the_table_are_left_out() -> None:
    rows = [["Ardo Pumps: our contacts"], [], ["as of today"], *PEOPLE]
    table = read_workbook(xlsx({"A": rows}, top=3, left=2))
    assert table.headers == ("Name", "Job Title", "Manager")
    assert table.header_line == 7
    assert [row.line for row in table.rows] == [8, 9]
    chosen = read_workbook(xlsx({"A": rows}), ReadingOptions(header_line=0))
    assert chosen.headers == ("Column 1", "Column 2", "Column 3")
    assert chosen.header_line == 0


def test_merged_cells_are_repeated_in_the_headers_and_downwards(tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.merge_range("B2:C2", "Job Title")
    sheet.write_row("D2", ["Name", "Department"])
    sheet.write_row("B3", ["Owner", "Founder", "Ada Brook"])
    sheet.write_row("B4", ["Buyer", "", "Ben Carr"])
    sheet.merge_range("E3:E4", "Operations")
    sheet.merge_range("B5:E5", "Works council")
    book.close()
    table = read_workbook(path)
    assert body(table) == [
        ["Job Title", "Job Title #2", "Name", "Department"],
        ["Owner", "Founder", "Ada Brook", "Operations"],
        ["Buyer", "", "Ben Carr", "Operations"],
        ["Works council", "", "", ""],
    ]


def test_an_area_of_merged_cells_that_claims_the_whole_sheet_does_not_matter() -> None:
    data = xlsx({"A": PEOPLE})
    sheet = part(data, SHEET)
    areas = b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 50 + b"</mergeCells>"
    table = read_workbook(changed(data, {SHEET: sheet.replace(b"</sheetData>", b"</sheetData>" + areas)}))
    assert body(table) == PEOPLE


def part(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as parts:
        return parts.read(name)


def with_sheet(old: bytes, new: bytes) -> bytes:
    data = xlsx({"A": PEOPLE})
    sheet = part(data, SHEET)
    assert old in sheet
    return changed(data, {SHEET: sheet.replace(old, new, 1)})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (xlsx({"A": [["Name"]]}, top=1_048_575), "TABLE_TOO_MANY_ROWS"),
        (xlsx({"A": [["Name"]]}, left=600), "TABLE_TOO_MANY_COLUMNS"),
        (xlsx({"A": [["Name"]]}, top=90_000, left=90), "SHEET_TOO_LARGE"),
        (with_sheet(b'<row r="3"', b'<row r="999999"'), None),
        (with_sheet(b'<c r="A3"', b'<c r="A1048576"'), "TABLE_TOO_MANY_ROWS"),
        (with_sheet(b'<c r="A3"', b"<c r='XFD3'"), "TABLE_TOO_MANY_COLUMNS"),
        (xlsb({**CELLS, (1_048_575, 16_383): "x"}), "TABLE_TOO_MANY_COLUMNS"),
        (xlsb({**CELLS, (1_048_575, 3): "x"}), "TABLE_TOO_MANY_ROWS"),
        (xls({**CELLS, (65_535, 255): "x"}), "SHEET_TOO_LARGE"),
        (xls({**CELLS, (2, 600): "x"}), "TABLE_TOO_MANY_COLUMNS"),
        (xls(CELLS, in_sheet=record(0x0200, struct.pack("<IIHHH", 9, 1, 0, 3, 0))), "WORKBOOK_DAMAGED"),
        (xls(CELLS, in_sheet=record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFF0, 0, 3, 0))), "WORKBOOK_DAMAGED"),
        (xls(CELLS, before_sheet=record(0x00FC, struct.pack("<II", 1, 0x7FFFFFFF))), "WORKBOOK_DAMAGED"),
        (
            ods(ods_row("Name") + ods_row("Ada", attributes='table:number-rows-repeated="1048570"')),
            "TABLE_TOO_MANY_ROWS",
        ),
    ],
)
def test_no_cell_in_a_far_corner_takes_the_memory(data: bytes, code: str | None) -> None:
    if code is None:
        assert len(read_workbook(data).rows) == 2
    else:
        error = refused(data)
        assert error.code == code
        assert error.facts.get("limit") is not None or code == "WORKBOOK_DAMAGED"


def test_formatted_but_empty_cells_far_away_do_no_harm() -> None:
    far = b'<row r="1048576" s="1"><c r="XFD1048576" s="1"/></row></sheetData>'
    assert body(read_workbook(with_sheet(b"</sheetData>", far))) == PEOPLE
    blank = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert body(read_workbook(ods("".join(ods_row(*row) for row in PEOPLE) + blank))) == PEOPLE


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"../../start.bat": "x"}, "WORKBOOK_ODD_NAME"),
        ({"/etc/people.xml": "<x/>"}, "WORKBOOK_ODD_NAME"),
        ({"xl\\..\\..\\people.xml": "<x/>"}, "WORKBOOK_ODD_NAME"),
        ({"C:people.xml": "<x/>"}, "WORKBOOK_ODD_NAME"),
        ({"xl/extra.xml": DOCTYPE}, "WORKBOOK_DECLARES"),
        ({"xl/extra.xml": DOCTYPE.decode().encode("utf-16")}, "WORKBOOK_DECLARES"),
        ({"xl/extra.bin": DOCTYPE}, "WORKBOOK_DECLARES"),
        ({"xl/extra.xml": "<x>"}, "WORKBOOK_DAMAGED"),
        ({"XL/Workbook.XML": "<x/>"}, "WORKBOOK_DAMAGED"),
        ({"xl/media/zero.png": bytes(40 * 2**20)}, "WORKBOOK_SQUEEZED"),
        ({f"xl/media/{n}.png": b"" for n in range(5_000)}, "WORKBOOK_TOO_MANY_PARTS"),
    ],
)
def test_an_archive_made_to_do_harm_is_refused(parts: Mapping[str, bytes | str], code: str) -> None:
    assert refused(changed(xlsx({"A": PEOPLE}), parts)).code == code


def test_more_than_the_limit_unpacked_is_refused_before_anything_is_unpacked() -> None:
    piece = bytes(range(256)) * 2**9
    stuffed = {f"xl/media/{n}.bin": piece * 8 for n in range(workbook_archive.MOST_UNPACKED // 2**20 + 1)}
    error = refused(changed(xlsx({"A": PEOPLE}), stuffed))
    assert error.code in ("WORKBOOK_TOO_LARGE", "WORKBOOK_SQUEEZED")
    assert str(error.facts["limit"]) in sentence(error)


def test_an_archive_that_lies_about_the_size_of_a_part_is_damaged() -> None:
    data = bytearray(archive({"xl/workbook.xml": b" " * 50_000, "content.xml": b"<x/>"}))
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"content.xml"))
    first = data.index(b"PK\x01\x02")
    assert first < entry
    data[first + 24 : first + 28] = struct.pack("<I", 10)
    assert refused(bytes(data)).code == "WORKBOOK_DAMAGED"


def test_a_claim_to_hold_billions_of_texts_is_damage() -> None:
    data = xlsx({"A": PEOPLE})
    claim = part(data, "xl/sharedStrings.xml").replace(b'uniqueCount="', b'uniqueCount="429496729')
    assert refused(changed(data, {"xl/sharedStrings.xml": claim})).code == "WORKBOOK_DAMAGED"


def test_locked_workbooks_are_named_as_such() -> None:
    assert refused(compound_file("EncryptedPackage", b"")).code == "WORKBOOK_LOCKED"
    assert refused(xls(CELLS, before_sheet=record(0x002F, bytes(54)))).code == "WORKBOOK_LOCKED"
    data = bytearray(xlsx({"A": PEOPLE}))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    assert refused(bytes(data)).code == "WORKBOOK_LOCKED"


def test_other_files_and_empty_workbooks_are_told_apart() -> None:
    assert refused(xlsx({"A": []})).code == "TABLE_EMPTY"
    assert refused(archive({"word/document.xml": "<x/>"})).code == "WORKBOOK_UNKNOWN"
    assert refused(compound_file("WordDocument", b"x")).code == "WORKBOOK_UNKNOWN"
    assert refused(xlsx({"A": PEOPLE})[:-40]).code == "WORKBOOK_DAMAGED"
    assert refused(b"%PDF-1.7").code == "TABLE_NOT_TEXT"


@given(st.binary(max_size=200), st.integers(0, 2_000))
def test_a_damaged_old_workbook_is_a_table_or_one_sentence(noise: bytes, place: int) -> None:
    data = bytearray(xls(CELLS))
    data[place : place + len(noise)] = noise
    try:
        read_workbook(bytes(data))
    except UserError as error:
        assert sentence(error)


@pytest.mark.parametrize(
    ("rows", "extent"),
    [
        (b'<row r="7"><c><v>1</v></c><c/><x:c><v>2</v></x:c></row>', (7, 3)),
        (b'<row/><row><c r="C9" s="1"/></row><c:chart/>', (0, 0)),
        (b'<row/><row s="1"><c><v>1</v></c></row>', (2, 1)),
        (b"<row><c s='r' r = 'AA3'><v>1</v></c></row>", (3, 27)),
        (b'<row><c t=">" r="C3"><v>1</v></c></row>', (3, 3)),
        (b"""<row><c t=' r="A1"' r="C3"><v>1</v></c></row>""", (3, 3)),
        (b'<row r="5" t=">" s=" r=\'9\'"><c><v>1</v></c></row>', (9, 1)),
        (b"<row " * 50_000, (0, 0)),
    ],
)
def test_how_far_a_sheet_reaches_is_read_from_cells_with_values(rows: bytes, extent: tuple[int, int]) -> None:
    assert xlsx_extent(b"<sheetData>" + rows + b"</sheetData>") == extent


def test_parts_that_are_no_sheets_reach_nowhere() -> None:
    assert xlsx_extent(b'<row r="7"><c><v>1</v></c></row>') == (0, 0)
    assert xlsb_extent(b"no sheet at all \x91\x01") == (0, 0)
    assert ods_extent(ods_row("a", "b").encode() * 3) == (3, 2)
    assert ods_extent(b"<table:table-cell t='number-rows-repeated=\"2\"' n:number-columns-repeated='7'><p/>")[1] == 7


@pytest.mark.parametrize("name", ["sheet1.dat", "sheet1.bin", "image.png"])
def test_a_sheet_under_another_name_is_looked_at_too(name: str) -> None:
    data = xlsx({"A": PEOPLE})
    links = part(data, "xl/_rels/workbook.xml.rels").replace(b"worksheets/sheet1.xml", name.encode())
    far = part(data, SHEET).replace(b'<c r="A3"', b'<c r="A1048576"')
    error = refused(changed(data, {"xl/_rels/workbook.xml.rels": links, f"xl/{name}": far}))
    assert error.code == "TABLE_TOO_MANY_ROWS"
    broken = changed(data, {"xl/_rels/workbook.xml.rels": links, f"xl/{name}": far[:-20]})
    assert refused(broken).code == "WORKBOOK_DAMAGED"


def test_the_registry_hands_on_the_wishes(tmp_path: Path) -> None:
    source = tmp_path / "people.xlsx"
    source.write_bytes(xlsx({"A": PEOPLE, "B": [["Name"], ["Cy Dale"]]}))
    table = read_file(source, options=ReadingOptions(sheet="B"))
    assert isinstance(table, Table)
    assert (table.sheet, len(table.rows)) == ("B", 1)
