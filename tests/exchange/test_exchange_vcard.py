"""Cards of every version and program become a table of people; no card is lost for one that is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relmap.errors import UserError
from relmap.exchange.card_lines import LONGEST_LINE, MOST_LINES
from relmap.exchange.columns import mapped, propose
from relmap.exchange.formats import plan_import
from relmap.exchange.reading import ReadingOptions
from relmap.exchange.table import Table
from relmap.exchange.vcard_reader import read_vcards
from relmap.model.snapshot import Snapshot
from relmap.words.errors import sentence


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def people(text: str | bytes, encoding: str | None = None) -> list[dict[str, str]]:
    """The rows as header -> cell, blank cells left out."""
    table = read(text, encoding)
    return [{h: c for h, c in zip(table.headers, row.cells, strict=True) if c} for row in table.rows]


def read(text: str | bytes, encoding: str | None = None) -> Table:
    data = text.encode() if isinstance(text, str) else text
    return read_vcards(data, ReadingOptions(encoding=encoding))


def test_a_card_of_outlook_2_1() -> None:
    text = card(
        "N;LANGUAGE=en-us:Brook;Ada;;Mrs.;",
        "FN:Ada Brook",
        "ORG:Ardo Pumps;Operations;Casting",
        "TITLE:Head of Casting",
        "ROLE:Engineering",
        "NOTE;CHARSET=us-ascii;ENCODING=QUOTED-PRINTABLE:met at the fair=0D=0A=",
        "TITLE:not a title but the second line of the note=0D=0A=",
        "",
        "TEL;WORK;FAX:111",
        "TEL;HOME;VOICE:222",
        "TEL;WORK;VOICE:333",
        "ADR;WORK;PREF:;;Mill Lane 1;Bristol;;BS1;UK",
        "PHOTO;TYPE=JPEG;ENCODING=BASE64:",
        " /9j/4AAQSkZJRgABAQEAYABgAAD",
        "",
        "X-MS-MANAGER:Cy Dale",
        "X-MS-ASSISTANT:Di Ebb",
        "EMAIL;PREF;INTERNET:ada@ardo.example",
        version="2.1",
    )
    assert people(text) == [
        {
            "Name": "Ada Brook",
            "First name": "Ada",
            "Last name": "Brook",
            "Job title": "Head of Casting",
            "Company": "Ardo Pumps",
            "Department": "Operations / Casting",
            "Job function": "Engineering",
            "Location": "Bristol",
            "E-mail": "ada@ardo.example",
            "Phone": "333",
            "Reports to": "Cy Dale",
            "Assistant": "Di Ebb",
        }
    ]


def test_quoted_printable_in_a_code_page() -> None:
    text = card("N;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:Br=FCck;J=F6r=", "g", version="2.1")
    assert people(text)[0]["Name"] == "Jörg Brück"
    assert people(card("FN;QUOTED-PRINTABLE:Ada=20Brook", version="2.1"))[0]["Name"] == "Ada Brook"
    assert people(card("FN;CHARSET=no-such;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg", version="2.1"))[0]["Name"] == "Jörg"


def test_lines_are_unfolded_before_they_are_decoded() -> None:
    folded = card("FN:Zoë Brück", "ORG:Ardo").encode().replace("ü".encode(), b"\xc3\r\n \xbc")
    assert people(folded)[0]["Name"] == "Zoë Brück"
    assert people(card("FN:Ada", "  Brook", "TITLE:Head of", "\t Casting"))[0] == {
        "Name": "Ada Brook",
        "Job title": "Head of Casting",
    }


def test_escapes_and_lists() -> None:
    found = people(card("N:Doe\\; Ray;Ada\\, Bea;;;", "ORG:A\\;B\\\\;C", "TITLE:Head\\nof sales"))[0]
    assert found["Last name"] == "Doe; Ray"
    assert found["First name"] == "Ada, Bea"
    assert found["Name"] == "Ada, Bea Doe; Ray"
    assert (found["Company"], found["Department"]) == ("A;B\\", "C")
    assert found["Job title"] == "Head of sales"


def test_a_card_of_version_4_resolves_its_manager_by_uid() -> None:
    text = card("UID:urn:uuid:0e7602cc-443e-4b82-b4b1-90f62f99a199", "FN:Cy Dale", version="4.0") + card(
        "UID:urn:uuid:1e7602cc-443e-4b82-b4b1-90f62f99a199",
        "FN:Ada Brook",
        "N:Brook;Ada;;;",
        'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+44-117-555;ext=102',
        "EMAIL;TYPE=home:ada@home.example",
        "EMAIL;TYPE=work:mailto:ada@ardo.example",
        "RELATED;TYPE=friend:urn:uuid:99999999-443e-4b82-b4b1-90f62f99a199",
        "RELATED;TYPE=x-manager:urn:uuid:0e7602cc-443e-4b82-b4b1-90f62f99a199",
        "RELATED;TYPE=agent;VALUE=text:Di Ebb",
        version="4.0",
    )
    boss, ada = people(text)
    assert ada["Reports to"] == boss["Id"] == "0e7602cc-443e-4b82-b4b1-90f62f99a199"
    assert (ada["Phone"], ada["E-mail"], ada["Assistant"]) == ("+44-117-555 ext. 102", "ada@ardo.example", "Di Ebb")


@pytest.mark.parametrize(
    ("lines", "carried"),
    [
        (("X-MS-MANAGER:Cy Dale",), "Cy Dale"),
        (("X-EVOLUTION-MANAGER:Cy Dale",), "Cy Dale"),
        (("X-KADDRESSBOOK-X-ManagersName:Cy Dale",), "Cy Dale"),
        (("item1.X-ABRELATEDNAMES:Di Ebb", "item1.X-ABLabel:_$!<Spouse>!$_"), ""),
        (("item2.X-ABRELATEDNAMES;type=pref:Cy Dale", "item2.X-ABLabel:_$!<Manager>!$_"), "Cy Dale"),
        (("item2.X-ABRELATEDNAMES:Cy Dale", "item2.X-ABLabel:Vorgesetzter"), "Cy Dale"),
        (("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Cy Dale;7;;;;;;;;;;;;;",), "Cy Dale"),
        (("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Di Ebb;1;;;;;;;;;;;;;",), ""),
        (("RELATED;TYPE=manager;VALUE=text:Cy Dale",), "Cy Dale"),
        (("RELATED;TYPE=manager:https://people.example/7",), ""),
    ],
)
def test_every_carrier_of_the_manager(lines: tuple[str, ...], carried: str) -> None:
    assert people(card("FN:Ada Brook", *lines))[0].get("Reports to", "") == carried


def test_the_card_of_an_assistant_within_a_card_is_not_a_person_of_the_list() -> None:
    inner = card("FN:Di Ebb", "TEL:999", version="2.1").rstrip()
    for agent in (("AGENT:", inner), (f"AGENT:{inner}",)):
        (ada,) = people(card("FN:Ada Brook", *agent, "TEL:111", version="2.1"))
        assert ada == {"Name": "Ada Brook", "Phone": "111", "Assistant": "Di Ebb"}
    (ada,) = people(card("FN:Ada Brook", "AGENT:BEGIN:VCARD\\nFN:Di Ebb\\nEND:VCARD\\n", "TEL:111"))
    assert ada == {"Name": "Ada Brook", "Phone": "111", "Assistant": "Di Ebb"}


def test_a_card_that_never_ends_costs_no_other_card() -> None:
    text = "BEGIN:VCARD\nFN:Ada Brook\n" + card("FN:Ben Carr") + "begin:vcard\nno colon here\nFN:Cy Dale"
    table = read(text)
    assert [row.cells[1] for row in table.rows] == ["Ada Brook", "Ben Carr", "Cy Dale"]
    assert [(r.code, r.line) for r in table.remarks] == [("CARD_NOT_CLOSED", 1), ("CARD_NOT_CLOSED", 7)]


def test_groups_and_firms_are_no_people() -> None:
    text = (
        card("FN:Ada Brook", "KIND:individual")
        + card("FN:Everybody", "KIND:group", version="4.0")
        + card("FN:Ardo Pumps", "X-ABShowAs:COMPANY")
        + card("FN:List", "X-ADDRESSBOOKSERVER-KIND:group")
    )
    table = read(text)
    assert [row.cells[1] for row in table.rows] == ["Ada Brook"]
    assert [(r.code, r.facts["count"]) for r in table.remarks] == [("CARDS_OF_GROUPS", 3)]


def test_a_card_without_a_name_is_a_row_that_is_told(tmp_path: Path) -> None:
    source = tmp_path / "contacts.vcf"
    source.write_text(card("EMAIL:desk@ardo.example") + card("N:Brook;Ada;;;"))
    plan = plan_import(Snapshot(), source, account_name="Ardo Pumps")
    assert (plan.format, plan.counters.new, plan.counters.blocked) == ("vcard", 1, 1)
    assert [(w.line, w.code) for w in plan.warnings] == [(1, "NO_NAME")]
    assert plan.source.startswith("vcard:")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_cards_in_any_encoding(encoding: str) -> None:
    text = "".join(card(f"FN:{name}", "ORG:Müller & Söhne") for name in ("Jörg Brück", "Käthe Groß", "Änne Höß"))
    assert [p["Name"] for p in people(text.encode(encoding))] == ["Jörg Brück", "Käthe Groß", "Änne Höß"]


def test_the_user_may_name_the_encoding() -> None:
    data = card("FN:Łukasz Żak").encode("cp1250")
    table = read(data, "cp1250")
    assert (table.rows[0].cells[1], table.encoding) == ("Łukasz Żak", "cp1250")
    assert people(card("FN:Ada"), "utf-8") == [{"Name": "Ada"}]


def test_every_column_finds_its_field() -> None:
    table = read(card("FN:Ada Brook"))
    assert {table.headers[column]: field.value for field, column in mapped(propose(table)).items()} == {
        "Id": "id",
        "Name": "name",
        "First name": "first",
        "Last name": "last",
        "Job title": "title",
        "Company": "company",
        "Department": "unit",
        "Job function": "function",
        "Location": "site",
        "E-mail": "email",
        "Phone": "phone",
        "Reports to": "reports_to",
    }


def test_no_card_is_one_sentence() -> None:
    for data in (b"", b"Name,Title\nAda,Owner\n", b"END:VCARD\n", bytes(300)):
        with pytest.raises(UserError) as caught:
            read_vcards(data)
        assert sentence(caught.value)


def test_a_picture_without_end_is_not_looked_at() -> None:
    text = card("FN:Ada Brook", "PHOTO:" + "A" * 3000, "X-BIG:" + "A" * LONGEST_LINE, "TITLE:" + "T" * 40_000)
    table = read(text)
    assert len(table.rows[0].cells[4]) == 32_767
    assert [r.code for r in table.remarks] == ["CELL_SHORTENED"]


def test_lines_without_end_are_refused_with_the_limit_named() -> None:
    with pytest.raises(UserError) as caught:
        read_vcards(b"BEGIN:VCARD\nFN:Ada" + b"\n " * MOST_LINES)
    assert str(MOST_LINES) in sentence(caught.value)


@given(
    st.lists(
        st.sampled_from(["BEGIN:VCARD", "END:VCARD", "AGENT:", "FN:Ada", "N:;;", " x", "FN;QUOTED-PRINTABLE:=", ""])
    )
)
def test_any_lines_are_cards_or_one_sentence(lines: list[str]) -> None:
    try:
        table = read("\n".join(lines))
    except UserError as error:
        assert error.code == "NO_CARDS"
    else:
        assert all(len(row.cells) == len(table.headers) for row in table.rows)
        assert len(table.rows) <= lines.count("BEGIN:VCARD")
