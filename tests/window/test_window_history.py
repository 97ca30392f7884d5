"""The full history through the whole window: switched on by the mouse, an edit told, switched off and gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from window_desk import Desk

from relmap.ui.pages.timeline_page import TimelinePage
from relmap.ui.panels.inspector.history_page import HistoryPage
from relmap.ui.panels.inspector.person_page import PersonPage

CANARY = "Keeper of the canary"


@pytest.fixture
def sample(desk: Desk) -> Desk:
    """The sample, with Dave Hollis selected."""
    desk.window.files.open_sample()
    desk.session.show_people([desk.person("Dave Hollis").id])
    return desk


def switch(desk: Desk) -> None:
    """Press the switch on the timeline page, and go back to the map."""
    desk.run("PAGE_TIMELINE")
    page = desk.window.pages.page("TIMELINE")
    assert isinstance(page, TimelinePage)
    desk.qtbot.waitUntil(page.history.box.isVisible)
    desk.qtbot.mouseClick(page.history.box, Qt.MouseButton.LeftButton)
    desk.run("PAGE_MAP")


def retitle(desk: Desk, title: str) -> None:
    """Type another title into the inspector."""
    inspector = desk.window.side.inspector
    inspector.show_tab("PERSON")
    assert isinstance(inspector.page, PersonPage)
    line = inspector.page.form.field("title").focusProxy()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    desk.qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.keyClicks(line, title)
    desk.qtbot.keyClick(line, Qt.Key.Key_Return)


def told(desk: Desk) -> list[str]:
    """What the history of the person says about titles."""
    inspector = desk.window.side.inspector
    inspector.show_tab("HISTORY")
    assert isinstance(inspector.page, HistoryPage)
    lines = inspector.page.earlier.lines
    desk.qtbot.waitUntil(lambda: all(label.isVisible() for label in lines))
    return [label.text() for label in lines if label.text().startswith("Title: ")]


def written(desk: Desk) -> bytes:
    """The bytes of the document on disk, once it is closed: a live file is not read past SQLite."""
    assert desk.session.document is not None
    path: Path = desk.session.document.path
    desk.session.show(None)
    return path.read_bytes()


def test_an_edit_is_told_once_the_history_is_on(sample: Desk) -> None:
    former = sample.person("Dave Hollis").title
    retitle(sample, "Buyer")
    assert told(sample) == []
    switch(sample)
    retitle(sample, "Head of purchasing")
    (line,) = told(sample)
    assert line.startswith("Title: Buyer → Head of purchasing, ")
    sample.run("UNDO")
    assert [text.split(",")[0] for text in told(sample)] == [
        "Title: Head of purchasing → Buyer",
        "Title: Buyer → Head of purchasing",
    ]
    assert sample.messages.asked == []
    assert former not in " ".join(told(sample))


def test_switching_off_asks_and_clears_it_from_the_disk(sample: Desk) -> None:
    switch(sample)
    retitle(sample, CANARY)
    retitle(sample, "Buyer")
    assert len(told(sample)) == 2
    sample.messages.choices.append("Erase, delete the backups")
    switch(sample)
    assert sample.messages.asked == ["Erase the full history of this document?"]
    assert told(sample) == []
    assert CANARY.encode() not in written(sample)


def test_the_history_stays_with_the_document(sample: Desk, tmp_path: Path) -> None:
    switch(sample)
    retitle(sample, CANARY)
    retitle(sample, "Buyer")
    sample.messages.files.append(tmp_path / "copy.relmap")
    sample.run("SAVE_COPY")
    assert CANARY.encode() in written(sample)
    sample.window.files.open(tmp_path / "copy.relmap")
    sample.session.show_people([sample.person("Dave Hollis").id])
    assert told(sample)[0].startswith(f"Title: {CANARY} → Buyer, ")
