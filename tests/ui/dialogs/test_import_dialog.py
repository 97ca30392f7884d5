"""The import dialog: reading, mapping, plan and answers on one page, and what it remembers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot
from window_fakes import FakeMessages, FakeStore, session_over

from relmap.errors import UserError
from relmap.exchange.choices import FieldMode
from relmap.exchange.headers import Field
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import ObjectiveKind
from relmap.ui.dialogs.import_dialog import ImportDialog
from relmap.ui.dialogs.importing.source import ImportSource, from_clipboard, from_document, from_file
from relmap.ui.fields.choice_field import Combo
from relmap.ui.session import Session
from relmap.ui.settings import Settings

LIST = """Name;Position;Manager;E-mail;Shoe size
Nadia Okafor;Owner;;nadia@lumen.example;38
Piet Vermeer;Head of works;Nadia Okafor;;41
;;Nadia Okafor;nobody@lumen.example;40
Yara Costa;Buyer;Piet Vermeer;;39
Olu Adeyemi;Planner;Somebody Else;;42
"""
ACCOUNT = Account("a", "Lumen Works")


def lumen(*people: Person) -> Snapshot:
    """A document with one account and these people."""
    return snapshot_of([ACCOUNT, Objective("o", "a", "Partnership", ObjectiveKind.PARTNERSHIP), *people])


class Table:
    """A window with an import dialog on it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.settings = Settings(folder / "settings.ini")
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()

    def open(self, session: Session, source: ImportSource) -> ImportDialog:
        """The dialog over what was chosen."""
        ImportDialog.start(session, self.settings, source, self.window)
        return self.dialog()

    def dialog(self) -> ImportDialog:
        """The dialog that is open."""
        return next(d for d in self.window.findChildren(ImportDialog) if d.isVisible())

    def file(self, content: str | bytes = LIST, name: str = "people.csv") -> Path:
        """A file with this content."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Table:
    return Table(qtbot, tmp_path)


def messages(session: Session) -> FakeMessages:
    assert isinstance(session.messages, FakeMessages)
    return session.messages


def chips(dialog: ImportDialog) -> dict[str, str]:
    return {chip.code: chip.text() for chip in dialog.plan.chips.chips}


def whats(dialog: ImportDialog, code: str) -> dict[str, str]:
    dialog.plan.chips.choose(code)
    return {row.who: row.what for row in dialog.plan.list.rows}


def read_as(dialog: ImportDialog) -> dict[str, str]:
    names = [dialog.mapping.item(n, 0).text() for n in range(dialog.mapping.rowCount())]
    return dict(zip(names, [choice.currentText() for choice in dialog.mapping.fields], strict=True))


def test_a_list_is_mapped_and_planned_row_by_row(table: Table) -> None:
    session = session_over(lumen())
    dialog = table.open(session, from_file(table.file()))
    assert dialog.account.currentText() == "Lumen Works"
    assert read_as(dialog)["Position"] == "Job title"
    assert read_as(dialog)["Shoe size"] == "– not imported –"
    assert chips(dialog) == {"new": "4 new people", "blocked": "1 row not imported", "remarks": "2 remarks"}
    assert whats(dialog, "new")["Yara Costa"] == "Is added below Piet Vermeer."
    assert "neither a name nor a job title" in whats(dialog, "blocked")[""]
    assert "Somebody Else" in whats(dialog, "remarks")["Olu Adeyemi"]
    assert dialog.plan.summary.text() == "2 of 3 managers found by name"
    dialog.go.click()
    assert {p.name for p in session.snapshot.people.values()} == {
        "Nadia Okafor", "Piet Vermeer", "Yara Costa", "Olu Adeyemi",
    }  # fmt: skip
    assert "4 new people" in messages(session).told[-1]


def test_nothing_is_written_when_the_dialog_is_left(table: Table) -> None:
    session = session_over(lumen())
    before = session.snapshot
    dialog = table.open(session, from_file(table.file()))
    dialog.reject()
    assert session.snapshot is before


def test_a_field_is_read_from_one_column_and_the_choice_is_remembered(table: Table) -> None:
    session = session_over(lumen())
    dialog = table.open(session, from_file(table.file()))
    dialog.mapping.choose("Shoe size", Field.TITLE)
    assert read_as(dialog)["Position"] == "– not imported –"
    assert "38" in {row.post for row in dialog.plan.list.rows}
    dialog.go.click()
    session.undo()
    turned = "\n".join(";".join(reversed(line.split(";"))) for line in LIST.splitlines())
    again = table.open(session, from_file(table.file(turned, "other.csv")))
    assert read_as(again)["Shoe size"] == "Job title"
    assert read_as(again)["Position"] == "– not imported –"


def test_how_the_file_is_read_can_be_overruled(table: Table) -> None:
    session = session_over(lumen())
    content = "Our people\n\nName|Position\nZoë Ünal|Owner; founder\n".encode("cp1254")
    dialog = table.open(session, from_file(table.file(content)))
    dialog.how.click()
    assert dialog.reading.isVisible()
    dialog.reading.choose("encoding", "cp1250")
    (wrong,) = dialog.plan.list.rows
    dialog.reading.choose("encoding", "cp1254")
    (right,) = dialog.plan.list.rows
    assert (right.who, right.post) == ("Zoë Ünal", "Owner; founder")
    dialog.reading.choose("delimiter", ";")
    assert not dialog.go.isEnabled() or "Zoë Ünal" not in {row.who for row in dialog.plan.list.rows}
    dialog.reading.choose("delimiter", "|")
    assert [row.who for row in dialog.plan.list.rows] == ["Zoë Ünal"]
    dialog.reading.choose("header_line", 0)
    assert "Column 1" in read_as(dialog)
    assert wrong.post == right.post


def test_a_row_is_mended_where_it_stands(table: Table) -> None:
    session = session_over(lumen())
    dialog = table.open(session, from_file(table.file()))
    dialog.plan.chips.choose("blocked")
    model = dialog.plan.list.model_
    assert model.setData(model.index(0, 1), "Femi Bello")
    assert "blocked" not in chips(dialog)
    assert whats(dialog, "new")["Femi Bello"] == "Is added below Nadia Okafor."


def test_an_ambiguous_manager_is_asked_once(table: Table) -> None:
    content = (
        "Name;Position;Manager\nLi Wei;Director;\nLi Wei;Plant manager;\nAnn Sol;Buyer;Li Wei\nBo Ray;Buyer;Li Wei\n"
    )
    session = session_over(lumen())
    dialog = table.open(session, from_file(table.file(content)))
    assert chips(dialog)["questions"] == "1 question"
    (row,) = dialog.plan.list.rows
    assert row.question is not None and row.question.open
    assert [words for _key, words in row.question.options][-1] == "None of them"
    meant = next(key for key, words in row.question.options if "Plant manager" in words)
    dialog.plan.list.answer(row, meant)
    dialog.go.click()
    people = {p.title: p for p in session.snapshot.people.values() if p.name == "Li Wei"}
    below = {p.name for p in session.snapshot.reports_of(people["Plant manager"].id)}
    assert below == {"Ann Sol", "Bo Ray"}


def test_fields_may_only_fill_blanks(table: Table) -> None:
    known = Person("p", "a", "Nadia Okafor", "Founder", email="nadia@lumen.example")
    session = session_over(lumen(known))
    dialog = table.open(session, from_file(table.file()))
    assert not dialog.mapping.isColumnHidden(3)
    place = next(n for n in range(dialog.mapping.rowCount()) if dialog.mapping.item(n, 0).text() == "Position")
    choice = dialog.mapping.cellWidget(place, 3)
    assert isinstance(choice, Combo)
    choice.setCurrentIndex(choice.findData(FieldMode.FILL))
    choice.activated.emit(choice.currentIndex())
    assert whats(dialog, "unchanged") == {"Nadia Okafor": "Stays as it is."}
    dialog.go.click()
    assert session.snapshot.people["p"].title == "Founder"


def test_a_map_edited_meanwhile_is_planned_anew(table: Table) -> None:
    session = session_over(lumen())
    dialog = table.open(session, from_file(table.file()))
    session.show(session_over(lumen(Person("p", "a", "Nadia Okafor", "Owner"))).document)
    dialog.go.click()
    assert dialog.isVisible()
    assert chips(dialog)["new"] == "3 new people"
    dialog.go.click()
    assert len(session.snapshot.people) == 4


def test_an_import_the_file_does_not_take_can_be_tried_again(table: Table) -> None:
    store = FakeStore(lumen())
    session = session_over(store)
    dialog = table.open(session, from_file(table.file()))
    store.failure = UserError("DOCUMENT_READ_ONLY", file="memory.relmap")
    dialog.go.click()
    assert dialog.isVisible() and dialog.go.isEnabled()
    assert QGuiApplication.overrideCursor() is None
    assert not session.snapshot.people and "memory.relmap" in messages(session).told[-1]
    store.failure = None
    dialog.go.click()
    assert len(session.snapshot.people) == 4


def test_a_list_that_changes_nothing_is_imported_too(table: Table) -> None:
    session = session_over(lumen())
    for _again in range(2):
        dialog = table.open(session, from_file(table.file()))
        dialog.go.click()
        assert not dialog.isVisible()
    assert len(session.snapshot.people) == 4
    assert messages(session).told[-1].startswith("Imported from people.csv")


def test_another_account_is_another_plan(table: Table) -> None:
    session = session_over(lumen(Person("p", "a", "Nadia Okafor", "Owner")))
    dialog = table.open(session, from_file(table.file()))
    assert chips(dialog)["new"] == "3 new people"
    dialog.account.setEditText("Lumen Trading")
    assert chips(dialog)["new"] == "4 new people"
    dialog.account.setEditText("")
    assert not dialog.go.isEnabled()
    assert dialog.plan.trouble.text() == "Say into which account the people go."
    dialog.account.setEditText("Lumen Trading")
    dialog.go.click()
    assert session.snapshot.accounts[session.account or ""].name == "Lumen Trading"


def test_cells_are_pasted_from_a_spreadsheet(table: Table) -> None:
    session = session_over(lumen())
    dialog = table.open(session, from_clipboard("Name\tPosition\nNadia Okafor\tOwner\nPiet Vermeer\tHead of works\n"))
    assert dialog.account.currentText() == "Lumen Works"
    dialog.go.click()
    assert len(session.snapshot.people) == 2


def test_a_large_list_is_read_and_planned_beside_the_window(table: Table) -> None:
    rows = "".join(f"P{n};Person Nr{n};Specialist in everything one can think of;\n" for n in range(5000))
    session = session_over(lumen())
    source = from_file(table.file("Id;Name;Position;Manager\n" + rows))
    assert source.large
    ImportDialog.start(session, table.settings, source, table.window)

    def planned() -> bool:
        return any(d.go.isEnabled() for d in table.window.findChildren(ImportDialog))

    table.qtbot.waitUntil(planned, timeout=20_000)
    dialog = table.dialog()
    assert chips(dialog)["new"] == "5000 new people"
    dialog.account.setEditText("Lumen Trading")
    assert not dialog.go.isEnabled()
    table.qtbot.waitUntil(dialog.go.isEnabled, timeout=20_000)


def test_a_plan_that_was_stopped_can_be_worked_out_later(table: Table) -> None:
    rows = "".join(f"P{n};Person Nr{n};Specialist in everything one can think of;\n" for n in range(5000))
    session = session_over(lumen())
    ImportDialog.start(
        session, table.settings, from_file(table.file("Id;Name;Position;Manager\n" + rows)), table.window
    )
    table.qtbot.waitUntil(lambda: bool(table.window.findChildren(ImportDialog)), timeout=20_000)
    dialog = table.window.findChildren(ImportDialog)[0]
    for box in dialog.findChildren(QProgressDialog):
        box.canceled.emit()
    assert not dialog.go.isEnabled()
    assert dialog.plan.trouble.isVisible()
    dialog.plan.again.click()
    table.qtbot.waitUntil(dialog.go.isEnabled, timeout=20_000)


def test_accounts_of_another_document_are_taken_over(table: Table) -> None:
    objective = Objective("bo", "b", "Partnership", ObjectiveKind.PARTNERSHIP)
    other = snapshot_of([Account("b", "Brume Glass"), objective, Person("q", "b", "Inès Moreau", "Owner")])
    session = session_over(lumen())
    read: Callable[[Path], Snapshot] = lambda _path: other  # noqa: E731
    ImportDialog.start(session, table.settings, from_document(table.folder / "other.relmap", read), table.window)
    table.qtbot.waitUntil(lambda: any(d.go.isEnabled() for d in table.window.findChildren(ImportDialog)))
    dialog = table.dialog()
    assert not dialog.mapping.isVisible() and not dialog.account.isVisible()
    dialog.go.click()
    assert set(session.snapshot.accounts) == {"a", "b"}
    assert session.account == "b"


def test_the_answers_to_a_question_are_a_menu(table: Table) -> None:
    content = "Name;Position;Manager\nLi Wei;Director;\nLi Wei;Plant manager;\nAnn Sol;Buyer;Li Wei\n"
    dialog = table.open(session_over(lumen()), from_file(table.file(content)))
    plan = dialog.plan.list
    menu = plan.menu_of(plan.rows[0])
    assert not any(action.isChecked() for action in menu.actions())
    menu.actions()[0].trigger()
    (row,) = plan.rows
    assert row.question is not None and not row.question.open
    assert plan.menu_of(row).actions()[0].isChecked()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", b""), ("a.xlsx", b"PK\x03\x04broken"), ("a.vcf", b"no card"), ("a.papyrus", b"x"), ("a.json", b"[1")],
)
def test_what_cannot_be_read_is_one_sentence(table: Table, name: str, content: bytes) -> None:
    session = session_over(lumen())
    ImportDialog.start(session, table.settings, from_file(table.file(content, name)), table.window)
    assert not table.window.findChildren(ImportDialog)
    assert len(messages(session).told) == 1 and messages(session).told[0].endswith(".")
