"""Backups as the user meets them: made in silence, listed, opened as another document, deleted on request."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from window_desk import Desk

from relmap import bootstrap, folders
from relmap.edit.commands import AddAccount, AddPerson
from relmap.ui.automatic_backups import AutomaticBackups
from relmap.ui.dialogs.backups_dialog import BackupsDialog


@pytest.fixture
def worked(desk: Desk, tmp_path: Path) -> Desk:
    """A document of the user's with an account and a person, just opened."""
    path = tmp_path / "Kestrel.relmap"
    bootstrap.create_document(path).close()
    desk.window.files.open(path)
    desk.session.run(AddAccount("Kestrel Hydraulics"))
    desk.session.run(AddPerson(desk.session.account, "Clara Wilson"))
    return desk


def kept() -> list[Path]:
    return sorted(folders.backups().glob("*/*.relmap"))


def timed_out(desk: Desk) -> None:
    """Half an hour goes by."""
    kept = AutomaticBackups(desk.session, bootstrap.backups, lambda _path: True, every_ms=1, parent=desk.window)
    desk.session.run(AddPerson(desk.session.account, "Dave Hollis"))
    with desk.qtbot.waitSignal(kept.changed):
        pass
    kept.finish()
    kept.deleteLater()


def listed(desk: Desk) -> BackupsDialog:
    """The dialog with what there is."""
    desk.run("BACKUPS")
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(BackupsDialog)))
    dialog = desk.dialog(BackupsDialog)
    assert isinstance(dialog, BackupsDialog)
    return dialog


def entries(dialog: BackupsDialog) -> list[str]:
    return [dialog.list.item(row).text().partition(" · ")[2] for row in range(dialog.list.count())]


def test_leaving_a_changed_document_backs_it_up_once(worked: Desk) -> None:
    assert worked.session.document is not None
    path = worked.session.document.path
    with worked.qtbot.waitSignal(worked.window.backups.changed):
        worked.window.files.open_own()
    assert len(kept()) == 1
    worked.window.files.open(path)
    worked.window.files.open_own()
    worked.window.backups.finish()
    assert len(kept()) == 1
    assert worked.messages.said == []


def test_closing_the_window_waits_for_the_backup(worked: Desk) -> None:
    worked.window.close()
    assert len(kept()) == 1


def test_the_sample_is_not_backed_up(desk: Desk) -> None:
    desk.window.files.open_sample()
    desk.session.run(AddPerson(desk.session.account, "Nina"))
    desk.window.close()
    assert kept() == []


def test_while_somebody_works_one_is_made_every_half_hour(worked: Desk) -> None:
    timed_out(worked)
    assert worked.session.document is not None
    (backup,) = bootstrap.backups().of(worked.session.document.path)
    assert (backup.people, backup.accounts) == (2, 1)


def test_one_is_opened_as_a_document_of_its_own(worked: Desk, tmp_path: Path) -> None:
    timed_out(worked)
    worked.session.run(AddPerson(worked.session.account, "Eve Marsh"))
    assert worked.session.document is not None
    path = worked.session.document.path
    dialog = listed(worked)
    assert entries(dialog) == ["2 people, 1 account"]
    worked.messages.files.append(path)  # refused: never over the open document
    worked.qtbot.mouseClick(dialog.open_one, Qt.MouseButton.LeftButton)
    assert worked.messages.said == ["Kestrel.relmap is open in RelMap; choose another name for the copy."]
    worked.messages.files.append(tmp_path / "then.relmap")
    worked.qtbot.mouseClick(dialog.open_one, Qt.MouseButton.LeftButton)
    assert worked.window.windowTitle().startswith("then")
    assert {p.name for p in worked.session.snapshot.people.values()} == {"Clara Wilson", "Dave Hollis"}
    worked.window.files.open(path)
    assert len(worked.session.snapshot.people) == 3


def test_a_document_without_any_says_when_there_will_be_one(worked: Desk) -> None:
    dialog = listed(worked)
    worked.qtbot.waitUntil(dialog.empty.isVisible)
    assert dialog.empty.text().startswith("There is no backup yet.")
    assert not dialog.open_one.isEnabled()


def test_all_are_deleted_after_asking(worked: Desk) -> None:
    timed_out(worked)
    dialog = listed(worked)
    worked.qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    assert worked.messages.asked == ["Delete all backups of Kestrel?"]
    worked.qtbot.waitUntil(dialog.empty.isVisible)
    assert kept() == []
    assert not dialog.open_one.isEnabled()
    assert not dialog.delete.isEnabled()


def test_erasing_the_history_takes_the_backups_along(worked: Desk) -> None:
    worked.session.keep_history(True)
    timed_out(worked)
    with worked.qtbot.waitSignal(worked.window.backups.changed):
        worked.session.erase_history(with_backups=True)
    assert kept() == []


def test_what_fails_is_said_once_and_tried_again(worked: Desk) -> None:
    folders.backups().parent.mkdir(parents=True, exist_ok=True)
    folders.backups().write_text("a file where the folder should be")
    failing = AutomaticBackups(worked.session, bootstrap.backups, lambda _path: True, every_ms=1, parent=worked.window)
    worked.session.run(AddPerson(worked.session.account, "Dave Hollis"))
    worked.qtbot.waitUntil(lambda: bool(worked.messages.said))
    said = "RelMap could not make a backup; is the disk full? Your document is saved, and RelMap goes on trying."
    assert worked.messages.said == [said]
    folders.backups().unlink()
    with worked.qtbot.waitSignal(failing.changed):
        pass
    assert worked.messages.said == [said]
    assert len(kept()) == 1
    failing.finish()


def test_a_damaged_document_shows_the_way_to_its_backups(worked: Desk, tmp_path: Path) -> None:
    timed_out(worked)
    assert worked.session.document is not None
    path = worked.session.document.path
    worked.window.files.open_own()
    worked.window.backups.finish()
    path.write_bytes(path.read_bytes()[:5000])
    assert not worked.window.files.open(path)
    assert worked.messages.said[-1].startswith("Kestrel.relmap is incomplete")
    worked.messages.offered["Show its backups"]()
    worked.qtbot.waitUntil(lambda: bool(worked.window.findChildren(BackupsDialog)))
    dialog = worked.dialog(BackupsDialog)
    assert isinstance(dialog, BackupsDialog)
    worked.messages.files.append(tmp_path / "then.relmap")
    worked.qtbot.mouseClick(dialog.open_one, Qt.MouseButton.LeftButton)
    assert len(worked.session.snapshot.people) == 2
