"""Whatever people type, no file breaks and no program is made to run it (formats.md 4.3, 4.4)."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from relmap.errors import UserError
from relmap.exchange import formats
from relmap.exchange.text import clean_text
from relmap.exchange.vcard_reader import read_vcards
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Person, Unit
from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.model.vocabulary import Audience
from relmap.words.errors import sentence

DAY = date(2026, 11, 22)
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\n@A1",
    "'=1",
    '=HYPERLINK("x")',
)
TEXTS = (
    *FORMULAS,
    *("{=1}", "https://ardo.example", "mailto:a@b.example", "\x00\x01\x1b[31m", "\ud800", "\ufffe\uffff", "]]>", "-->"),
    *('<b>&"quoted"</b>', "a;b,c\\d", "line\nfeed\r\nand more", "%%{init: {}}%%", "end", "`code`", "#quot;", "\\N\\G"),
    *("日本語の名前", "Ελλάδα", "שלום עולם", "\u202eevil", "👩‍👩‍👧", "x" * 40_000),
)


def document(texts: list[str]) -> Snapshot:
    """Everybody called, titled and placed by one of the texts."""
    people = [
        Person(
            f"p{n}",
            "a",
            text,
            text,
            unit="u",
            site=text,
            email=text,
            phone=text,
            reports_to=f"p{n - 1}" if n else None,
            rank=n,
        )
        for n, text in enumerate(texts)
    ]
    return snapshot_of([Account("a", texts[0]), Unit("u", "a", texts[0]), *people])


def written(name: str, texts: list[str]) -> bytes:
    return formats.exported(document(texts), Path("x"), None, name, Audience.TEAM, DAY)


def plain(text: str) -> str:
    """A text as one line, as every reader of ours takes it."""
    return one_line(clean_text(text))


def check(texts: list[str]) -> None:
    """All formats with these texts: readable, complete, and nothing taken for more than text."""
    for name in ("graphml", "gexf"):
        root = ET.fromstring(written(name, texts))
        assert sum(element.tag.endswith("}node") for element in root.iter()) == len(texts)
    for name, delimiter in (("csv", ","), ("tsv", "\t"), ("visio", ",")):
        rows = list(csv.reader(io.StringIO(written(name, texts).decode("utf-8-sig"), newline=""), delimiter=delimiter))
        assert len(rows) == len(texts) + 1
        for cell in (cell for row in rows for cell in row):
            assert not re.match(r"\s*[=@]|\s*[+-](?![\d\s()./-]*$)", cell), cell
    book = CalamineWorkbook.from_filelike(io.BytesIO(written("xlsx", texts)))
    assert len(book.get_sheet_by_name("People").to_python()) == len(texts) + 1
    cards = read_vcards(written("vcard", texts))
    assert [row.cells[1] for row in cards.rows] == [
        plain(text).removeprefix("'") if re.match("'+[=+@-]", plain(text)) else plain(text)
        for text in (text[:32_767] for text in texts)
        if text.strip()
    ]
    assert written("dot", texts).decode().count("fillcolor=") == len(texts)


def test_odd_texts_break_no_file() -> None:
    check([text for text in TEXTS if len(text) < 1000 and plain(text)])


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
@settings(max_examples=40)
def test_no_text_breaks_a_file(texts: list[str]) -> None:
    check([f"x{text}" for text in texts])


@pytest.mark.corpus
def test_the_naughty_strings_break_no_file(corpus: Path) -> None:
    texts = json.loads((corpus / "strings" / "blns.json").read_text("utf-8"))
    texts += (corpus / "strings" / "csv-injection-payloads.txt").read_text("utf-8").splitlines()
    check([text for text in texts if plain(text)])


def test_a_workbook_holds_texts_and_no_formulas_or_links() -> None:
    with zipfile.ZipFile(io.BytesIO(written("xlsx", list(TEXTS)))) as packed:
        for name in packed.namelist():
            part = packed.read(name)
            assert b"<f>" not in part and b"<hyperlink" not in part and b"relationships/hyperlink" not in part, name
        texts = packed.read("xl/sharedStrings.xml").decode()
    assert "=1+1" in texts
    assert "x" * 32_766 + "…" in texts
    assert "_x001B_" not in texts


def test_a_workbook_tells_neither_who_nor_where() -> None:
    with zipfile.ZipFile(io.BytesIO(written("xlsx", ["Ada Brook"]))) as packed:
        core = packed.read("docProps/core.xml").decode()
        app = packed.read("docProps/app.xml").decode()
        assert {info.date_time[0] for info in packed.infolist()} == {1980}
    assert "<dc:creator></dc:creator>" in core and "<cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert re.findall(r"\d{4}-\d\d-\d\d", core) == ["2026-11-22", "2026-11-22"]
    assert "<Company></Company>" in app


def test_mermaid_takes_what_stands_in_a_box_for_text_only() -> None:
    text = written("mermaid", ['"]; click n0 "javascript:x"', "%%{init: 1}%%", "<script>", "a|b`c"]).decode()
    labels = re.findall(r'^  n\d+\["(.*)"\]$', text, re.MULTILINE)
    assert len(labels) == 4
    for label in labels:
        assert not re.search(r'["%{}`|]|<(?!br/>)', label)


def test_what_mermaid_would_not_draw_is_refused_with_the_limit() -> None:
    wide = document([f"Person {n}" for n in range(502)])
    with pytest.raises(UserError) as many:
        formats.exported(wide, Path("x.mmd"))
    assert (many.value.code, many.value.facts["lines"]) == ("MERMAID_TOO_MANY_LINES", 501)
    with pytest.raises(UserError) as long:
        formats.exported(document(["x" * 30_000, "Ada Brook"]), Path("x.mmd"))
    for caught, limit in ((many, "500"), (long, "50000")):
        assert limit in sentence(caught.value)
    assert formats.exported(document([f"Person {n}" for n in range(501)]), Path("x.mmd"))


def test_a_circle_and_a_self_report_are_drawn_and_lose_nobody() -> None:
    people = [
        Person("a1", "a", "Ada Brook", reports_to="a2"),
        Person("a2", "a", "Ben Carr", reports_to="a1"),
        Person("a3", "a", "Cleo Dunn", reports_to="a3"),
    ]
    snapshot = snapshot_of([Account("a", "Ardo Pumps"), *people])
    for kind in formats.writable():
        if kind.code != "RELATIONSHIPS":
            data = formats.exported(snapshot, Path("x"), None, kind.name, Audience.TEAM, DAY)
            assert kind.code == "XLSX" or all(person.name.encode() in data for person in people)
    rows = list(csv.reader(io.StringIO(formats.exported(snapshot, Path("x"), None, "visio").decode("utf-8-sig"))))
    assert {row[0]: row[4] for row in rows[1:]} == {"a1": "", "a2": "a1", "a3": ""}


def test_an_empty_document_is_a_file_too() -> None:
    for kind in formats.writable():
        assert isinstance(formats.exported(Snapshot(), Path("x"), None, kind.name, Audience.TEAM, DAY), bytes)


def test_address_lines_are_folded_between_characters() -> None:
    data = written("vcard", ["Ægir " * 40 + "Ólafsson"])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.replace(b"\r\n ", b"").decode().count("Ægir") >= 40
    assert data.endswith(b"END:VCARD\r\n")
