"""The export dialog: three choices, what the audience sees, and a file that holds no more."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from window_fakes import FakeMessages, session_over

from relmap import bootstrap, folders
from relmap.exchange.formats import writable
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.relations import Relationship
from relmap.model.snapshot import Record
from relmap.model.vocabulary import Audience, ObjectiveKind
from relmap.ui.dialogs.export_dialog import ExportDialog
from relmap.ui.documents import Documents
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.words.export_window import sees, sees_not

SECRET = "thinks the competitor is cheaper"


def records() -> Iterable[Record]:
    """Two accounts with one person each, and a judgement about one of them."""
    yield TeamMember("kim", "Kim Berg")
    for key, name in (("a", "Lumen Works: north"), ("b", "Brume Glass")):
        yield Account(key, name)
        yield Objective(f"{key}-o", key, "Partnership", ObjectiveKind.PARTNERSHIP)
    yield Person("p", "a", "Nadia Okafor", "Owner", email="nadia@lumen.example")
    yield Person("q", "b", "Piet Vermeer", "Owner")
    yield Relationship("kim", "p", 3, evidence=SECRET)


@pytest.fixture
def documents() -> Documents:
    return Documents(
        bootstrap.open_document,
        bootstrap.create_document,
        bootstrap.own_document,
        bootstrap.sample_document,
        bootstrap.fresh_sample,
        bootstrap.look_into,
        bootstrap.write_for,
        lambda _path: False,
        bootstrap.backups,
        folders.own_document(),
        folders.sample_document(),
    )


class Table:
    """The dialog over a small document, and the file it writes."""

    def __init__(self, qtbot: QtBot, documents: Documents, folder: Path) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.session: Session = session_over(snapshot_of(records()))
        self.session.choose("a")
        self.folder = folder
        self.settings = Settings(folder / "settings.ini")
        self.dialog = ExportDialog(self.session, documents, self.settings, self.window)

    @property
    def messages(self) -> FakeMessages:
        assert isinstance(self.session.messages, FakeMessages)
        return self.session.messages

    def save(self, name: str) -> Path:
        """Save to a file of this name."""
        path = self.folder / name
        self.messages.files.append(path)
        self.dialog.save.click()
        return path


@pytest.fixture
def table(qtbot: QtBot, documents: Documents, tmp_path: Path) -> Table:
    return Table(qtbot, documents, tmp_path)


def test_every_format_is_for_its_usual_audience(table: Table) -> None:
    usual = {known.code: known.audience for known in writable()} | {"RELMAP": Audience.OWNER}
    offered = [table.dialog.format.itemData(n) for n in range(table.dialog.format.count())]
    assert offered == list(usual)
    for code, audience in usual.items():
        table.dialog.choose(code)
        assert table.dialog.wish.audience is audience


def test_what_the_audience_sees_is_told_before_anything_is_saved(table: Table) -> None:
    table.dialog.choose("CSV")
    for line in sees(Audience.CUSTOMER, contact_list=True):
        assert line in table.dialog.shown.text()
    table.dialog.choose("JSON", Audience.COMPANY)
    for line in sees_not(Audience.COMPANY, contact_list=False):
        assert line in table.dialog.hidden.text()
    assert all(sees(audience, contact_list=False) for audience in Audience)


def test_files_with_opinions_say_so_in_their_name(table: Table) -> None:
    table.dialog.choose("CSV")
    assert table.dialog.file_name == "Lumen Works north.csv"
    table.dialog.choose("XLSX")
    assert table.dialog.file_name == "Lumen Works north (team).xlsx"
    table.dialog.choose("JSON")
    assert table.dialog.file_name == "memory (private).json"


def test_one_account_or_everything(table: Table) -> None:
    table.dialog.choose("CSV")
    one = table.save("one.csv").read_text(encoding="utf-8-sig")
    assert "Nadia Okafor" in one and "Piet Vermeer" not in one and SECRET not in one
    assert table.messages.told[-1] == "Written: one.csv"


def test_a_customer_gets_nothing_of_ours(table: Table) -> None:
    table.dialog.choose("JSON", Audience.CUSTOMER)
    text = table.save("all.json").read_text(encoding="utf-8")
    assert "Nadia Okafor" in text and SECRET not in text and "nadia@lumen.example" not in text


def test_a_document_for_a_colleague_is_made_anew(table: Table) -> None:
    table.dialog.choose("RELMAP", Audience.COMPANY)
    path = table.save("shared.relmap")
    shared = bootstrap.look_into(path)
    assert set(shared.people) == {"p", "q"}
    assert shared.relationships and SECRET.encode() not in path.read_bytes()


def test_full_copy_for_oneself_leaves_the_full_history_out(table: Table) -> None:
    table.session.keep_history(True)
    table.dialog.choose("RELMAP", Audience.OWNER)
    assert table.save("mine.relmap").read_text() == "copy"
    assert table.session.document is not None
    table.session.document.copy_to(table.folder / "saved.relmap")
    assert (table.folder / "saved.relmap").read_text() == "copy with history"


def test_what_cannot_be_written_is_one_sentence_and_the_dialog_stays(table: Table) -> None:
    table.dialog.open()
    table.dialog.choose("RELATIONSHIPS", Audience.CUSTOMER)
    path = table.save("relationships.csv")
    assert not path.exists()
    assert table.messages.told[-1].endswith(".")
    assert table.dialog.isVisible()


def test_the_format_is_remembered_and_the_audience_never_is(table: Table, documents: Documents) -> None:
    table.dialog.choose("XLSX", Audience.COMPANY)
    table.save("list.xlsx")
    again = ExportDialog(table.session, documents, table.settings, table.window)
    assert again.wish.format is not None and again.wish.format.code == "XLSX"
    assert again.wish.audience is Audience.TEAM
