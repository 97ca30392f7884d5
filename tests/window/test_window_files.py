"""Documents in the window: opening, copying, reverting, exporting, printing, remembering."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from window_desk import Desk

from relmap import folders
from relmap.edit.commands import AddAccount, AddPerson
from relmap.ui.dialogs.export_dialog import ExportDialog


@pytest.fixture
def sample(desk: Desk) -> Desk:
    """The sample is open."""
    desk.window.files.open_sample()
    return desk


def test_the_own_document_is_made_on_the_first_start_and_found_again(desk: Desk) -> None:
    assert folders.own_document().exists()
    desk.session.run(AddAccount("Polder Pumps"))
    desk.window.close()
    again = Desk(desk.qtbot)
    again.window.start(None)
    assert [a.name for a in again.session.snapshot.accounts.values()] == ["Polder Pumps"]
    again.window.close()


def test_size_and_account_are_remembered(sample: Desk) -> None:
    sample.window.resize(QSize(1111, 777))
    chosen = next(a.id for a in sample.session.snapshot.accounts.values() if a.name.startswith("Nordmark"))
    sample.session.choose(chosen)
    sample.window.close()
    again = Desk(sample.qtbot)
    assert sample.settings.text("last_account") == chosen
    assert not again.settings.state("window").isEmpty()
    again.window.close()


def test_a_copy_is_whole_and_the_document_goes_on(sample: Desk, tmp_path: Path) -> None:
    target = tmp_path / "copy.relmap"
    sample.messages.files.append(target)
    sample.run("SAVE_COPY")
    assert sample.window.windowTitle().startswith("Sample")
    people = len(sample.session.snapshot.people)
    sample.window.files.open(target)
    assert len(sample.session.snapshot.people) == people
    assert sample.window.windowTitle().startswith("copy")


def test_reverting_brings_everything_back_and_can_be_undone(sample: Desk) -> None:
    before = sample.session.snapshot
    sample.run("REVERT")
    assert sample.messages.said[-1] == "Nothing has changed since the document was opened."
    sample.session.run(AddPerson(sample.session.account, "Nina"))
    sample.run("REVERT")
    assert sample.session.snapshot == before
    sample.run("UNDO")
    assert sample.person("Nina").name == "Nina"


def test_a_new_document_starts_empty_and_is_listed(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "team.relmap"
    desk.messages.files.append(target)
    desk.run("NEW_DOCUMENT")
    assert desk.window.start_page.isVisible()
    assert target in desk.settings.recent()
    target_gone = tmp_path / "gone.relmap"
    desk.window.files.open_recent(target_gone)
    assert desk.messages.said[-1] == "The document gone.relmap is no longer there."


def test_json_leaves_and_comes_back_whole(sample: Desk, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    sample.messages.files.append(target)
    sample.run("EXPORT")
    dialog = sample.dialog(ExportDialog)
    dialog.choose("JSON")
    dialog.scope.setCurrentIndex(dialog.scope.findData(""))
    dialog.save.click()
    assert len(json.loads(target.read_text(encoding="utf-8"))["accounts"]) == 3


@pytest.mark.parametrize("kind", ["folder", "foreign", "newer", "garbage", "gone"])
def test_what_cannot_be_opened_is_one_sentence_and_the_window_stays(sample: Desk, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"{kind}.relmap"
    if kind == "folder":
        path.mkdir()
    elif kind in ("foreign", "newer"):
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE things (id INTEGER)")
            if kind == "newer":
                other.execute("PRAGMA application_id = 0x52454C4D")
                other.execute("PRAGMA user_version = 999")
        other.close()
    elif kind == "garbage":
        path.write_bytes(os.urandom(5000))
    before, title = sample.session.snapshot, sample.window.windowTitle()
    told = len(sample.messages.said)
    assert not sample.window.files.open(path)
    assert len(sample.messages.said) == told + 1
    assert sample.session.snapshot is before
    assert sample.window.windowTitle() == title
    assert sample.session.run(AddPerson(sample.session.account, "Nina")) is not None


def test_a_document_for_looking_offers_no_edits(sample: Desk, tmp_path: Path) -> None:
    target = tmp_path / "shown.relmap"
    sample.messages.files.append(target)
    sample.run("SAVE_COPY")
    target.chmod(0o400)
    os.environ.setdefault("RELMAP_TEST", "")
    sample.window.files.open(target)
    if sample.session.read_only:  # root may write everywhere
        assert not sample.window.actions_["ADD_ROOT"].isEnabled()
    assert sample.session.document.path == target
