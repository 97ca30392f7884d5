"""What is copied from the window for other programs, and what is pasted into it (formats.md 5.1)."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from relmap.errors import UserError
from relmap.render.map.painter import View
from relmap.ui.composition import Composition
from relmap.ui.session import Session
from relmap.words.errors import sentence
from relmap.words.window import people_count, text


class Clipboard(QObject):
    """Copies the map as it is shown, and the selected people as a table."""

    def __init__(self, session: Session, composition: Composition, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._composition = composition
        self._view = View()

    def show_view(self, view: View) -> None:
        """Copy with this colouring and these lines from now on."""
        self._view = view

    def copy_map(self) -> None:
        """Put the map on the clipboard: as a picture, as a drawing, and as the names on it."""
        from relmap.render.clipboard_content import map_content  # loaded only when needed

        scene = self._composition.scene
        if scene is None:
            return
        try:
            content = map_content(scene, self._view)
        except UserError as error:
            self._session.messages.tell(sentence(error))
            return
        _put(content)
        self._session.messages.tell(text("COPIED_MAP"))

    def copy_people(self) -> None:
        """Put the selected people on the clipboard as a table, in the order they were selected."""
        from relmap.render.clipboard_content import people_content  # loaded only when needed

        people = self._session.selection
        if people:
            _put(people_content(self._session.snapshot, people))
            self._session.messages.tell(text("COPIED_PEOPLE", people=people_count(len(people))))


def clipboard_text() -> str:
    """The text on the clipboard, "" when there is none."""
    return QGuiApplication.clipboard().text()


def _put(content: dict[str, bytes]) -> None:
    data = QMimeData()
    for kind, value in content.items():
        data.setData(kind, value)
    QGuiApplication.clipboard().setMimeData(data)
