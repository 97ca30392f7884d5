"""``print`` of every pack, as a process: what is on it, for whom, and the same bytes when asked again."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from cli_process import here, relmap
from pypdf import PdfReader

from relmap.assets import asset
from relmap.packs.kinds import PackKind

ACCOUNT = ("--account", "Kestrel Hydraulics Ltd")
DAVE = (*ACCOUNT, "--person", "Dave Hollis")
DAY = ("--as-of", "2026-09-30")

PACKS: dict[PackKind, tuple[tuple[str, ...], str, str]] = {
    PackKind.MAP: (ACCOUNT, "Harriet Kestrel", "INTERNAL – TEAM"),
    PackKind.STRATEGY: (ACCOUNT, "Account on a page".lower(), "INTERNAL – TEAM"),
    PackKind.JOINT_MAP: (ACCOUNT, "Dave Hollis", "FOR Kestrel Hydraulics Ltd"),
    PackKind.PRECALL: (DAVE, "In their own words", "Destroy after use"),
    PackKind.PORTFOLIO: ((), "Aurelia Mobility Group", "INTERNAL – COMPANY"),
    PackKind.FACTSHEET: (DAVE, "Maintenance supervisor", "FOR"),
    PackKind.COACH_BRIEFING: (DAVE, "Kestrel", "FOR"),
    PackKind.SUBJECT_REPORT: (DAVE, "Dave Hollis", "PRIVATE"),
    PackKind.HANDOVER: (("--person", "Kim Berg"), "Kestrel Hydraulics Ltd", "INTERNAL – TEAM"),
}
"""What to say for each, and two things that stand on it."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packs") / "mine.relmap"
    here("new", path)
    assert here("import", path, asset("samples", "sample.relmap.json")).status == 0
    return path


def text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def test_every_pack_has_a_line_here() -> None:
    assert set(PACKS) == set(PackKind)


@pytest.mark.parametrize("kind", PackKind, ids=lambda kind: kind.value)
def test_a_pack_on_paper(kind: PackKind, sample: Path, tmp_path: Path) -> None:
    words, shown, audience = PACKS[kind]
    target = tmp_path / "out.pdf"
    ended = here("print", sample, target, "--pack", kind.value, *words, *DAY)
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    said = text(target)
    assert shown.lower() in said.lower() and audience in said
    for slip in ("None", "null", "nan", "PackKind", "{"):
        assert slip not in said.replace("nobody", "").split(), slip
    info = dict(PdfReader(target).metadata or {})
    assert set(info) == {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
    assert "coach" not in str(info).lower()


@pytest.mark.parametrize("kind", [PackKind.JOINT_MAP, PackKind.STRATEGY], ids=lambda kind: kind.value)
def test_the_same_document_and_day_give_the_same_bytes(kind: PackKind, sample: Path, tmp_path: Path) -> None:
    words = PACKS[kind][0]
    for name, seed in (("a.pdf", "1"), ("b.pdf", "2")):
        asked = ("print", sample, tmp_path / name, "--pack", kind.value, *words, *DAY)
        assert relmap(*asked, env={"PYTHONHASHSEED": seed}).status == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_fact_check_sheet_goes_out_as_a_form_and_comes_back(sample: Path, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook
    from xlsxwriter import Workbook

    document, form, returned = tmp_path / "own.relmap", tmp_path / "form.xlsx", tmp_path / "returned.xlsx"
    document.write_bytes(sample.read_bytes())
    assert here("print", document, form, "--pack", "factsheet", *DAVE, *DAY).status == 0
    rows = CalamineWorkbook.from_path(form).get_sheet_by_index(0).to_python()
    with Workbook(returned) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            filled = [*row[:2], "Head of maintenance"] if row[1] == "Maintenance supervisor" else row
            page.write_row(number, 0, filled)
    ended = here("import", document, returned, *ACCOUNT, "--json")
    assert ended.status == 0
    assert ended.json["changed"] == 1, ended.out
    assert here("print", document, tmp_path / "map.pdf", "--pack", "map", *ACCOUNT, *DAY).status == 0
    assert "Head of maintenance" in text(tmp_path / "map.pdf")


@pytest.mark.parametrize(
    "words",
    [
        ("--pack", "precall", *ACCOUNT),
        ("--pack", "precall", *ACCOUNT, "--person", "Nobody"),
        ("--pack", "handover"),
        ("--pack", "handover", "--person", "Dave Hollis"),
        ("--pack", "strategy"),
        ("--pack", "factsheet", *ACCOUNT),
    ],
    ids=" ".join,
)
def test_what_a_pack_needs_is_asked_for_in_one_sentence(words: tuple[str, ...], sample: Path, tmp_path: Path) -> None:
    ended = here("print", sample, tmp_path / "out.pdf", *words, *DAY)
    assert ended.status == 1 and ended.sentence.endswith(".")
    assert list(tmp_path.iterdir()) == []
