"""Somebody on the map, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from relmap.model.entities import Person
from relmap.model.names import called
from relmap.ui.fields.date_field import Chevron
from relmap.ui.fields.text_field import LineField
from relmap.words.forms import text
from relmap.words.map import nameless

_MOST_SHOWN = 14


def entry(person: Person) -> str:
    """How a person stands in lists: name and title."""
    name, title = person.name.strip(), person.title.strip()
    return f"{name} · {title}" if name and title else called(person) or nameless()


class PersonField(LineField):
    """The id of a person or, with ``nobody`` words, None.

    ``people`` gives everybody there is to choose from, by id; ``one`` a single person. The list is made when the
    field is entered: a map may hold thousands, and the panel shows every selection at once.
    """

    def __init__(
        self,
        people: Callable[[], Iterable[Person]],
        one: Callable[[str], Person | None],
        nobody: str = "",
        prompt: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(nobody or prompt, parent)
        self._people = people
        self._one = one
        self._nobody = nobody
        self._entries: Mapping[str, str] = {}
        self._picked: tuple[str, str] | None = None
        self._list = QStandardItemModel(self)
        self._completer = completer = QCompleter(self._list, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MOST_SHOWN)
        completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]  # of two overloads
        self.line.setCompleter(completer)
        self.opener = Chevron(text("SHOW_PEOPLE"), self)
        self.opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.opener.clicked.connect(self._open)
        self.row.addWidget(self.opener)

    def eventFilter(self, watched: object, event: object) -> bool:
        if watched is self.line and isinstance(event, QFocusEvent) and event.gotFocus():
            self._fill()
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        people = sorted(self._people(), key=lambda person: (entry(person).casefold(), person.id))
        entries = {person.id: entry(person) for person in people}
        if entries == self._entries:
            return
        self._entries = entries
        self._list.clear()
        for key, words in entries.items():
            item = QStandardItem(words)
            item.setEditable(False)
            item.setData(key, Qt.ItemDataRole.UserRole)
            self._list.appendRow(item)

    def _open(self) -> None:
        self.line.setFocus()
        self._fill()
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def _activated(self, index: QModelIndex) -> None:
        words = str(index.data())
        self._picked = (words, str(index.data(Qt.ItemDataRole.UserRole)))
        self.line.setText(words)
        self.commit()

    def commit(self) -> None:
        """Decide on who is named."""
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()
        super().commit()

    def _objection(self, typed: str) -> str:
        if not typed or self._found(typed) is not None:
            return ""
        return text("NOBODY_CALLED", typed=typed)

    def _read(self, typed: str) -> str | None:
        if not typed and not self._nobody:
            return self._value if isinstance(self._value, str) else None
        return self._found(typed) if typed else None

    def _found(self, typed: str) -> str | None:
        """The person picked from the list, of exactly this entry or name, or the only one it can mean."""
        if self._picked is not None and self._picked[0] == typed and self._picked[1] in self._entries:
            return self._picked[1]
        wanted = typed.casefold()
        for fits in (
            [key for key, words in self._entries.items() if words.casefold() == wanted],
            [key for key, words in self._entries.items() if words.casefold().startswith(f"{wanted} · ")],
            [key for key, words in self._entries.items() if wanted in words.casefold()],
        ):
            if fits:
                return fits[0] if len(fits) == 1 else None
        return None

    def _written(self, value: object) -> str:
        person = self._one(value) if isinstance(value, str) else None
        return entry(person) if person is not None else ""
