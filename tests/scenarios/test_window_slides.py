"""The map goes into a presentation from the window, with and without the user's own template."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation
from PySide6.QtGui import QAction

from relmap.words.actions import action_text


def _give(desk, command: str) -> None:
    wanted = action_text(command)
    next(action for action in desk.window.findChildren(QAction) if action.text() == wanted).trigger()


def test_slides_and_slides_on_a_template(desk, tmp_path: Path) -> None:
    _give(desk, "OPEN_SAMPLE")
    plain, own = tmp_path / "plain.pptx", tmp_path / "own.pptx"
    desk.messages.files += [plain, plain, own]
    _give(desk, "SAVE_SLIDES")
    _give(desk, "SAVE_ON_TEMPLATE")
    assert desk.messages.said[-2:] == ["Written: plain.pptx", "Written: own.pptx"]
    for path in (plain, own):
        names = {shape.name for slide in Presentation(str(path)).slides for shape in slide.shapes}
        assert {f"person:{person.id}" for person in desk.session.snapshot.people_of(desk.session.account)} <= names
