"""Files and clipboard, in and out of the window: what is dropped, pasted, copied, and offered to be chosen."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from relmap import bootstrap
from relmap.edit.commands import AddAccount, AddPerson
from relmap.exchange.formats import readable
from relmap.ui.dialogs.export_dialog import ExportDialog
from relmap.ui.dialogs.import_dialog import ImportDialog
from relmap.ui.file_commands import import_patterns

CELLS = "Name\tJob title\tReports to\nNadia Okafor\tOwner\t\nPiet Vermeer\tHead of works\tNadia Okafor\n"


def other_document(folder: Path) -> Path:
    """A document with one account and one person."""
    path = folder / "other.relmap"
    document = bootstrap.create_document(path)
    account = AddAccount("Brume Glass")
    document.execute(account)
    document.execute(AddPerson(account.id, "Inès Moreau", "Owner"))
    document.close()
    return path


def with_people(desk) -> None:
    """Two people pasted from a spreadsheet into an account of their own."""
    QGuiApplication.clipboard().setText(CELLS)
    desk.run("PASTE")
    dialog = desk.dialog(ImportDialog)
    dialog.account.setEditText("Lumen Works")
    dialog.go.click()


def test_cells_are_pasted_and_people_copied(desk) -> None:
    with_people(desk)
    assert {p.name for p in desk.session.snapshot.people.values()} == {"Nadia Okafor", "Piet Vermeer"}
    assert desk.person("Piet Vermeer").reports_to == desk.person("Nadia Okafor").id
    desk.session.select([desk.person("Piet Vermeer").id])
    desk.run("COPY")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 2 and copied[1].startswith("Piet Vermeer\tHead of works")
    assert QGuiApplication.clipboard().mimeData().hasHtml()


def test_what_was_copied_can_be_pasted_again(desk) -> None:
    with_people(desk)
    desk.run("SELECT_ALL")
    desk.run("COPY")
    desk.run("PASTE")
    dialog = desk.dialog(ImportDialog)
    assert dialog.account.currentText() == "Lumen Works"
    assert dialog.plan.counts == "2 unchanged"


def test_nothing_to_paste_is_said(desk) -> None:
    with_people(desk)
    QGuiApplication.clipboard().clear()
    desk.run("PASTE")
    assert "no cells on the clipboard" in desk.messages.said[-1]


def test_the_map_is_copied_as_picture_and_drawing(desk) -> None:
    with_people(desk)
    desk.run("COPY_MAP")
    data = QGuiApplication.clipboard().mimeData()
    assert data.data("image/png").startsWith(b"\x89PNG")
    assert b"<svg" in bytes(data.data("image/svg+xml").data())
    assert "Nadia Okafor" in data.text()


def test_a_document_dropped_on_an_empty_window_is_opened(desk, tmp_path: Path) -> None:
    desk.drop(other_document(tmp_path))
    assert desk.window.windowTitle().startswith("other")
    assert desk.messages.asked == []


def test_the_accounts_of_a_dropped_document_can_be_taken_over(desk, tmp_path: Path) -> None:
    with_people(desk)
    title = desk.window.windowTitle()
    desk.messages.choices.append("Take its accounts")
    desk.drop(other_document(tmp_path))
    waiting = partial(desk.window.findChildren, ImportDialog)
    desk.qtbot.waitUntil(lambda: any(d.isVisible() and d.go.isEnabled() for d in waiting()))
    desk.dialog(ImportDialog).go.click()
    assert desk.window.windowTitle() == title
    assert {a.name for a in desk.session.snapshot.accounts.values()} == {"Lumen Works", "Brume Glass"}
    desk.run("UNDO")
    assert len(desk.session.snapshot.accounts) == 1


def test_a_dropped_document_can_be_opened_instead(desk, tmp_path: Path) -> None:
    with_people(desk)
    desk.messages.choices.append("Open it")
    desk.drop(other_document(tmp_path))
    assert desk.window.windowTitle().startswith("other")


def test_a_broken_document_is_one_sentence(desk, tmp_path: Path) -> None:
    with_people(desk)
    path = tmp_path / "broken.relmap"
    path.write_bytes(b"no database at all")
    before = desk.session.snapshot
    said = len(desk.messages.said)
    desk.messages.files.append(path)
    desk.run("IMPORT")
    desk.qtbot.waitUntil(lambda: len(desk.messages.said) > said)
    assert desk.messages.said[-1].endswith(".")
    assert desk.session.snapshot is before


def test_the_file_chooser_offers_everything_that_can_be_read(desk) -> None:
    everything, *kinds, any_file = import_patterns().split(";;")
    assert any_file == "All files (*)"
    for known in readable():
        assert all(f"*{suffix}" in everything for suffix in known.suffixes)
        assert any(known.label in kind for kind in kinds)
    assert "*.relmap" in everything


def test_the_export_dialog_writes_what_it_says(desk, tmp_path: Path) -> None:
    with_people(desk)
    desk.run("EXPORT")
    dialog = desk.dialog(ExportDialog)
    dialog.choose("CSV")
    desk.messages.files.append(tmp_path / "list.csv")
    dialog.save.click()
    assert "Piet Vermeer" in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert not dialog.isVisible()
