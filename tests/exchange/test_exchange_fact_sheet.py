"""A fact-check sheet goes out as a spreadsheet and comes back as corrections of exactly one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from relmap.errors import UserError
from relmap.exchange.choices import Choices, Side
from relmap.exchange.clipboard_table import read_pasted
from relmap.exchange.fact_sheet import is_fact_sheet, plan_fact_sheet
from relmap.exchange.formats import plan_import, read_file
from relmap.exchange.headers import Field
from relmap.exchange.import_plan import Fate
from relmap.exchange.presets import prepared
from relmap.exchange.table import Table, read_table
from relmap.exchange.writers.fact_sheet import write
from relmap.model.changes import apply, snapshot_of
from relmap.model.entities import Account, Person, TeamMember, Unit
from relmap.model.relations import Relationship
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, Level, PersonStatus
from relmap.words.errors import sentence

DAY = date(2026, 9, 30)
BACK = date(2026, 10, 12)


def document() -> Snapshot:
    return snapshot_of(
        [
            TeamMember("kim", "Kim Berg"),
            Account("a", "Larkfield Pumps"),
            Account("b", "Another firm"),
            Unit("u", "a", "Works"),
            Person("ada", "a", "Ada Bell", "Head of works", unit="u", level=Level.DIRECTOR),
            Person("bo", "a", "Bo Crane", "Manager", unit="u", phone="+44 1", reports_to="ada", site="Leeds"),
            Person("cy", "a", "Cy Dorn", "Clerk", reports_to="ada", reports_to_certainty=Certainty.ASSUMED),
            Relationship("kim", "bo", 4, DAY, evidence="An opinion"),
        ]
    )


def returned(snapshot: Snapshot, corrections: dict[str, str], person: str = "bo") -> list[list[str]]:
    """The rows of a sheet as the person sends it back."""
    book = CalamineWorkbook.from_filelike(BytesIO(write(snapshot, person, DAY)))
    rows = [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]
    assert rows[0] == ["Field", "What we have", "Your correction"]
    assert corrections.keys() <= {row[0] for row in rows}
    return [[row[0], row[1], corrections.get(row[0], row[2])] for row in rows]


def workbook(path: Path, rows: list[list[str]]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return path


def pasted(rows: list[list[str]]) -> Table:
    return prepared(read_pasted("\n".join("\t".join(row) for row in rows)))


def test_the_sheet_holds_the_own_data_and_no_opinion() -> None:
    rows = {row[0]: row[1:] for row in returned(document(), {})}
    assert rows["Name"] == ["Bo Crane", ""] and rows["Reports to"] == ["Ada Bell", ""]
    assert rows["Department"] == ["Works", ""] and rows["Phone"] == ["+44 1", ""] and rows["E-mail"] == ["", ""]
    assert rows["RelMap ID"] == ["bo", ""]
    assert not {"Level", "Buying role", "Status"} & rows.keys()
    # A line nobody confirmed is ours, not theirs.
    assert {row[0]: row[1] for row in returned(document(), {}, "cy")}["Reports to"] == ""
    assert write(document(), "bo", DAY) == write(document(), "bo", DAY)
    with pytest.raises(UserError, match="FACT_SHEET_NEEDS_PERSON"):
        write(document(), "nobody", DAY)


def test_only_what_was_corrected_changes(tmp_path: Path) -> None:
    before = document()
    corrections = {"Name": "Robert Crane-Hill", "Job title": "Head of stores", "E-mail": "bo@larkfield.example"}
    corrections |= {"Department": "Stores", "In post since": "2024-05-01"}
    plan = plan_import(before, workbook(tmp_path / "back.xlsx", returned(before, corrections)))
    (row,) = plan.planned
    assert (row.fate, row.person, plan.account, plan.format) == (Fate.CHANGED, "bo", "a", "xlsx")
    assert {change.field for change in row.changes} == {
        Field.NAME,
        Field.TITLE,
        Field.EMAIL,
        Field.UNIT,
        Field.IN_POST_SINCE,
    }
    after = plan.after
    bo = after.people["bo"]
    assert (bo.name, bo.title, bo.email, bo.in_post_since) == (
        "Robert Crane-Hill",
        "Head of stores",
        "bo@larkfield.example",
        date(2024, 5, 1),
    )
    assert after.units[bo.unit or ""].name == "Stores"
    assert (bo.phone, bo.site, bo.reports_to) == ("+44 1", "Leeds", "ada")
    assert bo.fact_checked_on is not None
    others = {key: person for key, person in after.people.items() if key != "bo"}
    assert others == {key: person for key, person in before.people.items() if key != "bo"}
    assert after.relationships == before.relationships and after.imported == before.imported
    assert not (plan.decisions or plan.conflicts or plan.absences or plan.questions or plan.warnings)
    change_set = plan.change_set()
    assert apply(before, change_set) == after
    assert apply(after, change_set.inverted()) == before


def test_a_sheet_without_corrections_only_says_that_all_is_checked() -> None:
    before = document()
    plan = plan_fact_sheet(before, pasted(returned(before, {})), day=BACK)
    assert plan.after.people == {**before.people, "bo": replace(before.people["bo"], fact_checked_on=BACK)}
    assert plan.counters.unchanged == 1 and plan.planned[0].changes == ()


def test_what_the_map_has_changed_meanwhile_is_asked() -> None:
    rows = returned(document(), {"Phone": "+44 3", "Location": "York"})
    now = document()
    now = replace(now, people={**now.people, "bo": replace(now.people["bo"], phone="+44 2")})
    plan = plan_fact_sheet(now, pasted(rows), day=BACK)
    (conflict,) = plan.conflicts
    assert (conflict.field, conflict.last, conflict.on_map, conflict.in_file) == (
        Field.PHONE,
        "+44 1",
        "+44 2",
        "+44 3",
    )
    assert (plan.after.people["bo"].phone, plan.after.people["bo"].site) == ("+44 3", "York")
    kept = plan_fact_sheet(now, pasted(rows), Choices(conflicts={conflict.key: Side.MAP}), BACK)
    assert (kept.after.people["bo"].phone, kept.after.people["bo"].site) == ("+44 2", "York")


def test_another_superior_is_found_by_name_or_pointed_out() -> None:
    before = document()
    plan = plan_fact_sheet(before, pasted(returned(before, {"Reports to": "Cy Dorn"})), day=BACK)
    assert plan.after.people["bo"].reports_to == "cy" and not plan.conflicts
    plan = plan_fact_sheet(before, pasted(returned(before, {"Reports to": "Zoe Nobody"})), day=BACK)
    assert plan.after.people["bo"].reports_to == "ada"
    assert [warning.code for warning in plan.warnings] == ["MANAGER_NOT_FOUND"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["RelMap ID", "somebody-else", ""]], "FACT_SHEET_PERSON_UNKNOWN"),
        ([["RelMap ID", "", "bo"]], "FACT_SHEET_WITHOUT_ID"),
        ([], "FACT_SHEET_WITHOUT_ID"),
    ],
)
def test_whose_sheet_it_is_must_be_certain(rows: list[list[str]], code: str) -> None:
    head = [["Field", "What we have", "Your correction"], ["Name", "Bo Crane", "Bob"], ["Job title", "Manager", ""]]
    with pytest.raises(UserError) as caught:
        plan_fact_sheet(document(), pasted([*head, *rows]), day=BACK)
    assert caught.value.code == code
    assert sentence(caught.value).count(".") == 1


def test_what_is_no_name_and_a_post_without_holder_do_no_harm() -> None:
    before = document()
    plan = plan_fact_sheet(before, pasted(returned(before, {"Name": "N/A", "Phone": "-"})), day=BACK)
    assert plan.after.people["bo"] == replace(before.people["bo"], fact_checked_on=BACK)
    gone = replace(before.people["bo"], name="", title="", status=PersonStatus.VACANT)
    with pytest.raises(UserError, match="FACT_SHEET_PERSON_UNKNOWN"):
        plan_fact_sheet(replace(before, people={**before.people, "bo": gone}), pasted(returned(before, {})), day=BACK)


def test_a_sheet_is_known_in_any_format_and_nothing_else_is(tmp_path: Path) -> None:
    rows = returned(document(), {"Job title": "Manager"})  # a row of names of columns
    content = read_file(workbook(tmp_path / "back.xlsx", rows))
    assert isinstance(content, Table) and is_fact_sheet(content)
    text = "\n".join(";".join(f'"{cell}"' for cell in row) for row in [["From Bo", "", ""], *rows])
    assert is_fact_sheet(prepared(read_table(text.encode())))
    assert not is_fact_sheet(prepared(read_table(b"Name,Job title,Reports to\nBo Crane,Clerk,Ada Bell\n")))
