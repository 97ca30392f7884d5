"""Files made for a customer: nothing else is in their bytes, packed or not (method.md 6(b))."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from secret_document import CANARY, SECRET_DAY, secretive

from relmap.errors import UserError
from relmap.exchange import formats
from relmap.exchange.formats import Format
from relmap.model.vocabulary import Audience
from relmap.words.errors import sentence

DAY = date(2026, 11, 22)
WRITTEN = [f for f in formats.writable() if f.code != "RELATIONSHIPS"]
CONTACT_DATA = (f"{CANARY}@mail.example", f"{CANARY}-tel")


def written(kind: Format, audience: Audience, account: str | None = "account") -> bytes:
    """All bytes of a file, and those of what is packed in it."""
    data = formats.exported(secretive(), Path("x" + kind.suffixes[0]), account, kind.name, audience, DAY)
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            data += b"\n".join(name.encode() + packed.read(name) for name in packed.namelist())
    return data


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda f: f.code)
@pytest.mark.parametrize("account", ["account", None])
def test_a_file_for_a_customer_holds_nothing_internal(kind: Format, account: str | None) -> None:
    text = written(kind, Audience.CUSTOMER, account).replace(b"\r\n ", b"").decode("utf-8", "replace")
    if kind.contact_data:
        for allowed in CONTACT_DATA:
            text = text.replace(allowed, "")
    assert CANARY not in text
    assert SECRET_DAY.isoformat() not in text
    for word in ("77771", "77773", "Economic", "ECONOMIC", "E T U C", "/5", "Rating", "Influence", "INFLUENCES"):
        assert word not in text
    assert "Ada Brook" in text


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda f: f.code)
def test_a_customer_sees_a_role_in_no_colour_and_no_order(kind: Format) -> None:
    text = written(kind, Audience.CUSTOMER).decode("utf-8", "replace")
    assert "#7A1610" not in text
    assert 'r="122"' not in text
    places = [text.index(name) for name in ("Ada Brook", "Ben Carr", "Cleo Dunn", "Dora Ellis")]
    assert places == sorted(places) or kind.code == "VISIO"  # there everybody follows the manager


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda f: f.code)
def test_without_a_word_a_file_is_for_whom_the_contract_says(kind: Format) -> None:
    expected = {"JSON": Audience.OWNER, "CSV": Audience.CUSTOMER, "TSV": Audience.CUSTOMER}
    expected |= {"VCARD": Audience.CUSTOMER, "VISIO": Audience.CUSTOMER}
    assert kind.audience is expected.get(kind.code, Audience.TEAM)
    path = Path("x" + kind.suffixes[0])
    usual = formats.exported(secretive(), path, "account", kind.name, as_of=DAY)
    assert usual == formats.exported(secretive(), path, "account", kind.name, kind.audience, DAY)


@pytest.mark.parametrize("code", ["XLSX", "GRAPHML", "GEXF", "MERMAID", "DOT"])
def test_a_file_says_who_may_see_it(code: str) -> None:
    (kind,) = (f for f in WRITTEN if f.code == code)
    for audience, word in (
        (Audience.TEAM, "INTERNAL – TEAM"),
        (Audience.COMPANY, "INTERNAL – COMPANY"),
        (Audience.CUSTOMER, "FOR THE CUSTOMER"),
    ):
        text = written(kind, audience).decode("utf-8", "replace")
        assert word in text
        assert "2026-11-22" in text


def test_relationships_are_for_no_customer() -> None:
    with pytest.raises(UserError) as caught:
        formats.exported(secretive(), Path("x.csv"), None, "relationships", Audience.CUSTOMER)
    assert "Customer" in sentence(caught.value)
    for audience, evidence in ((Audience.TEAM, True), (Audience.COMPANY, False)):
        text = formats.exported(secretive(), Path("x.csv"), None, "relationships", audience, DAY).decode("utf-8-sig")
        assert "Kim Berg" in text
        assert (f"{CANARY} evidence" in text) is evidence


@pytest.mark.parametrize("kind", formats.writable(), ids=lambda f: f.code)
def test_equal_documents_give_equal_bytes(kind: Format) -> None:
    path = Path("x" + kind.suffixes[0])
    first, second = (formats.exported(secretive(), path, None, kind.name, Audience.TEAM, DAY) for _ in range(2))
    assert first == second
