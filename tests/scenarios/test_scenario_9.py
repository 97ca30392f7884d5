"""Scenario 9: the same export three months later; the map is brought up to date and not one judgement is lost."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from relmap.edit.commands import AddTeamMember, AddTie, Revise, SetRelationship, SetRole
from relmap.model.entities import Person
from relmap.model.vocabulary import BuyingRole, PersonStatus, TieKind
from relmap.ui.dialogs.import_dialog import ImportDialog
from relmap.words.plans import text

HEADERS = ("Contact ID", "Full Name", "Job Title", "Email", "Account Name", "Reports To")
SPRING = (
    ("P01", "Marit Haugland", "Managing director", "", ""),
    ("P02", "Oskar Lindqvist", "Head of operations", "oskar@skagen.example", "Marit Haugland"),
    ("P03", "Renate Solberg", "Head of finance", "renate@skagen.example", "Marit Haugland"),
    ("P04", "Tor Eikeland", "Plant manager", "", "Oskar Lindqvist"),
    ("P05", "Sunniva Brekke", "Buyer", "", "Oskar Lindqvist"),
    ("P06", "Kaja Nordahl", "Controller", "", "Renate Solberg"),
)
SUMMER = (
    ("P01", "Marit Haugland", "Managing director", "", ""),
    ("P02", "Oskar Lindqvist", "Chief operating officer", "oskar@skagen.example", "Marit Haugland"),
    ("P03", "Ingvild Aasen", "Head of finance", "ingvild@skagen.example", "Marit Haugland"),
    ("P04", "Bjarne Fossum", "Plant manager", "", "Oskar Lindqvist"),
    ("P06", "Kaja Nordahl", "Senior controller", "", "Ingvild Aasen"),
    ("P07", "Eirik Vangen", "Quality manager", "", "Oskar Lindqvist"),
)


def export(path: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    """A CRM export with these people."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADERS)
        for id_, name, title, address, boss in rows:
            writer.writerow((id_, name, title, address, "Skagen Valves", boss))
    return path


@pytest.fixture
def judged(desk, tmp_path: Path):
    """The map after the first import, with what the user found out since."""
    desk.window.files.take(export(tmp_path / "spring.csv", SPRING))
    desk.dialog(ImportDialog).go.click()
    session, person = desk.session, desk.person
    ours = AddTeamMember("Kim Berg")
    session.run(ours)
    for name, depth in (("Oskar Lindqvist", 4), ("Renate Solberg", 3), ("Tor Eikeland", 2), ("Sunniva Brekke", 1)):
        values = {"depth": depth, "last_contact": date(2026, 9, 1), "evidence": f"Met {name} at the fair."}
        session.run(SetRelationship(ours.id, (person(name).id,), values))
    role = {"roles": frozenset({BuyingRole.ECONOMIC}), "rating": 3, "rating_evidence": "Wants a second source."}
    session.run(SetRole(session.objective, (person("Marit Haugland").id,), role))
    session.run(AddTie(TieKind.CAN_INTRODUCE, person("Oskar Lindqvist").id, person("Marit Haugland").id))
    session.run(AddTie(TieKind.DOTTED_TO, person("Kaja Nordahl").id, person("Oskar Lindqvist").id))
    session.run(Revise(Person, (person("Oskar Lindqvist").id,), {"x": 120.0, "y": 40.0, "pinned": True}))
    session.run(Revise(Person, (person("Kaja Nordahl").id,), {"phone": "+47 55 01 02 03", "title": "Group controller"}))
    return desk


def open_import(desk, folder: Path) -> ImportDialog:
    """The later export, chosen with the menu."""
    desk.messages.files.append(export(folder / "summer.csv", SUMMER))
    desk.run("IMPORT")
    return desk.dialog(ImportDialog)


def chips(dialog: ImportDialog) -> dict[str, str]:
    return {chip.code: chip.text() for chip in dialog.plan.chips.chips}


def test_the_plan_says_what_is_new_and_asks_what_cannot_be_known(judged, tmp_path: Path) -> None:
    dialog = open_import(judged, tmp_path)
    assert dialog.account.currentText() == "Skagen Valves"
    shown = chips(dialog)
    assert shown["new"] == "1 new person"
    assert shown["new_holder"] == "2 posts with another holder"
    assert shown["missing_from_file"] == "1 not in this file"
    assert dialog.plan.chips.chosen == "questions"
    asked = {row.who: row.question.answer for row in dialog.plan.list.rows}
    assert asked["Ingvild Aasen"] == asked["Bjarne Fossum"] == text("RENAMED_NO")
    assert asked["Kaja Nordahl"] == "Keep “Group controller”"
    dialog.plan.chips.choose("changed")
    changed = {row.who: row.what for row in dialog.plan.list.rows}
    assert "Head of operations → Chief operating officer" in changed["Oskar Lindqvist"]
    dialog.plan.chips.choose("missing_from_file")
    (missing,) = dialog.plan.list.rows
    assert missing.who == "Sunniva Brekke" and missing.question.answer == text("STAYS")


def test_everything_we_judged_survives_and_one_undo_takes_it_all_back(judged, tmp_path: Path) -> None:
    session, person = judged.session, judged.person
    before = session.snapshot
    oskar, renate, tor = person("Oskar Lindqvist"), person("Renate Solberg"), person("Tor Eikeland")
    dialog = open_import(judged, tmp_path)
    judged.qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    after = session.snapshot
    assert after.people[oskar.id] == replace(oskar, title="Chief operating officer")
    assert after.roles == before.roles
    assert after.relationships == before.relationships
    assert person("Kaja Nordahl").title == "Group controller"
    assert person("Kaja Nordahl").phone == "+47 55 01 02 03"
    for gone, new in ((renate, "Ingvild Aasen"), (tor, "Bjarne Fossum")):
        assert after.people[gone.id].status is PersonStatus.LEFT
        assert person(new).reports_to == gone.reports_to
        assert after.relationships_of(person(new).id) == ()
        assert len(after.relationships_of(gone.id)) == 1
    assert person("Kaja Nordahl").reports_to == person("Ingvild Aasen").id
    assert person("Sunniva Brekke").status is PersonStatus.ACTIVE
    assert before.ties.items() <= after.ties.items()
    judged.run("UNDO")
    assert session.snapshot == before


def test_answers_in_the_list_change_what_is_imported(judged, tmp_path: Path) -> None:
    session, person = judged.session, judged.person
    renate, sunniva = person("Renate Solberg"), person("Sunniva Brekke")
    dialog = open_import(judged, tmp_path)
    rows = {row.who: row for row in dialog.plan.list.rows}
    dialog.plan.list.answer(rows["Ingvild Aasen"], rows["Ingvild Aasen"].question.options[0][0])
    assert chips(dialog)["new_holder"] == "1 post with another holder"
    rows = {row.who: row for row in dialog.plan.list.rows}
    dialog.plan.list.answer(rows["Kaja Nordahl"], rows["Kaja Nordahl"].question.options[1][0])
    dialog.plan.chips.choose("missing_from_file")
    dialog.plan.all_left.click()
    dialog.go.click()
    assert session.snapshot.people[renate.id].name == "Ingvild Aasen"
    assert len(session.snapshot.relationships_of(renate.id)) == 1
    assert person("Kaja Nordahl").title == "Senior controller"
    assert session.snapshot.people[sunniva.id].status is PersonStatus.LEFT
    assert session.snapshot.relationships_of(sunniva.id) != ()


def test_the_report_can_be_kept_before_and_after(judged, tmp_path: Path) -> None:
    dialog = open_import(judged, tmp_path)
    judged.messages.files += [tmp_path / "before.csv", tmp_path / "after.csv"]
    dialog.save.click()
    dialog.go.click()
    judged.messages.offered["Save report…"]()
    reports = [(tmp_path / name).read_text(encoding="utf-8-sig").splitlines() for name in ("before.csv", "after.csv")]
    assert reports[0] == reports[1]
    assert reports[0][0] == ",".join((*HEADERS, "Result", "Remarks"))
    results = {line.split(",")[1]: line.split(",")[6] for line in reports[0][1:]}
    assert results["Eirik Vangen"] == "new"
    assert results["Bjarne Fossum"] == "another holder"
    assert results["Sunniva Brekke"] == "not in this file"


def test_what_came_in_can_be_shown_on_the_map(judged, tmp_path: Path) -> None:
    open_import(judged, tmp_path).go.click()
    judged.messages.offered["Show on the map"]()
    names = {judged.session.snapshot.people[key].name for key in judged.session.selection}
    assert names == {"Oskar Lindqvist", "Ingvild Aasen", "Bjarne Fossum", "Eirik Vangen"}
