"""A full history leaves the document in no file that the command line writes, and ``check`` is fine with it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
import pytest
from cli_process import here

from relmap.assets import asset
from relmap.edit.commands import Revise
from relmap.edit.document import Document
from relmap.model.entities import Person
from relmap.model.vocabulary import Audience
from relmap.storage.repository import open_store

ACCOUNT, NOW, CANARY = "Kestrel Hydraulics Ltd", "Chief of everything", "Canary of the works council"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, in which everybody's title was the canary for a moment."""
    path = tmp_path_factory.mktemp("history") / "a.relmap"
    assert here("new", path).status == 0
    assert here("import", path, asset("samples", "sample.relmap.json")).status == 0
    opened = Document(open_store(path))
    opened.keep_history(True)
    people = tuple(opened.snapshot.people)
    for title in (CANARY, NOW):
        opened.execute(Revise(Person, people, {"title": title}))
    opened.close()
    assert CANARY.encode() in path.read_bytes()
    return path


def content(path: Path) -> bytes:
    """Everything a file says, also where it is packed."""
    if path.suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(path)
        try:
            return "".join(page.get_textpage().get_text_range() for page in pdf).encode()
        finally:
            pdf.close()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            return b"".join(map(parts.read, parts.namelist()))
    return path.read_bytes()


def test_check_is_fine_with_it(document: Path) -> None:
    ended = here("check", document, "--json")
    assert (ended.status, ended.json["ok"], ended.json["schema"]) == (0, True, 4)
    assert [problem["code"] for problem in ended.json["problems"]] == ["REPORTING_CYCLE"]  # as the sample has one


@pytest.mark.parametrize("audience", [None, *Audience])
@pytest.mark.parametrize("name", ["out.relmap", "out.relmap.json", "out.xlsx"])
def test_no_export_of_the_document_holds_it(
    document: Path, tmp_path: Path, name: str, audience: Audience | None
) -> None:
    wish = [] if audience is None else ["--audience", audience.value]
    assert here("export", document, tmp_path / name, *wish).status == 0
    assert NOW.encode() in content(tmp_path / name)
    assert CANARY.encode() not in content(tmp_path / name)


@pytest.mark.parametrize("name", ["out.csv", "out.vcf", "out.graphml", "out.svg", "out.pptx", "out.relmap"])
def test_no_export_of_an_account_holds_it(document: Path, tmp_path: Path, name: str) -> None:
    assert here("export", document, tmp_path / name, "--account", ACCOUNT).status == 0
    assert NOW.encode() in content(tmp_path / name)
    assert CANARY.encode() not in content(tmp_path / name)


def test_who_asks_what_is_stored_is_told_it(document: Path, tmp_path: Path) -> None:
    words = ("--account", ACCOUNT, "--person", "Dave Hollis", "--as-of", "2026-09-30")
    assert here("print", document, tmp_path / "all.pdf", "--pack", "subject-report", *words).status == 0
    said = content(tmp_path / "all.pdf").decode()
    assert CANARY in said and "Maintenance supervisor" in said and "keeps a full history" in " ".join(said.split())


@pytest.mark.parametrize("pack", ["map", "strategy", "precall", "joint-map", "factsheet", "coach-briefing"])
def test_no_other_pack_holds_it(pack: str, document: Path, tmp_path: Path) -> None:
    person = () if pack in ("map", "strategy", "joint-map") else ("--person", "Dave Hollis")
    words = ("--account", ACCOUNT, *person, "--as-of", "2026-09-30")
    assert here("print", document, tmp_path / "out.pdf", "--pack", pack, *words).status == 0
    assert CANARY not in content(tmp_path / "out.pdf").decode()
