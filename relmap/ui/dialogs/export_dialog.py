"""Asks what is written, of what and for whom, and says what that audience will see before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from relmap.errors import UserError
from relmap.exchange.formats import Format, writable, write_file
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.ui.documents import Documents
from relmap.ui.fields.choice_field import Combo
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.ui.widgets.plain import plain_label
from relmap.words.errors import sentence
from relmap.words.export_window import audience_label, sees, sees_not, text
from relmap.words.file_names import file_stem
from relmap.words.labels import label
from relmap.words.window import text as window_text

_DOCUMENT = "RELMAP"
_SUFFIX = ".relmap"
_WHOLE = ""
_FORMAT, _AUDIENCE = "export/format", "export/audience"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written. ``format`` is None for a document, ``account`` None for the whole of it."""

    format: Format | None
    account: str | None
    audience: Audience

    @property
    def contact_list(self) -> bool:
        """Whether the format tells how people are reached and nothing else."""
        return self.format is not None and self.format.contact_data

    @property
    def suffix(self) -> str:
        """The suffix of the file."""
        return _SUFFIX if self.format is None else self.format.suffixes[0]


class ExportDialog(QDialog):
    """Three choices and what follows from them; Save asks where. The format is remembered, the audience never is."""

    def __init__(self, session: Session, documents: Documents, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("TITLE"))
        self._session = session
        self._documents = documents
        self._settings = settings
        self.format, self.scope, self.audience = Combo(), Combo(), Combo()
        self.shown = plain_label()
        self.hidden = plain_label()
        self.save = QPushButton(text("SAVE"))
        self.save.setDefault(True)
        self._fill()
        self._build()
        self.format.activated.connect(self._choose_format)
        self.audience.activated.connect(self._tell)
        self._choose_format()

    @property
    def wish(self) -> Wish:
        """What the choices come to."""
        formats = {known.code: known for known in writable()}
        audience = Audience(self.audience.currentData())  # Qt hands back a plain text
        return Wish(formats.get(self.format.currentData()), self.scope.currentData() or None, audience)

    def choose(self, code: str, audience: Audience | None = None) -> None:
        """Choose a format, and an audience other than its usual one."""
        self.format.setCurrentIndex(self.format.findData(code))
        self._choose_format()
        if audience is not None:
            self.audience.setCurrentIndex(self.audience.findData(audience))
            self._tell()

    def accept(self) -> None:
        """Ask where, then write."""
        wish = self.wish
        pattern = f"{self.format.currentText()} (*{wish.suffix})"
        self._session.messages.save_file(text("SAVE_TITLE"), self.file_name, pattern, self._write)

    @property
    def file_name(self) -> str:
        """The name proposed: of the account or document, with the audience where the file holds opinions."""
        wish, document = self.wish, self._session.document
        account = self._session.snapshot.accounts.get(wish.account or "")
        name = account.name if account is not None else document.path.stem if document is not None else ""
        told = wish.contact_list or wish.audience is Audience.CUSTOMER
        parts = (file_stem(name), "" if told else f"({label(wish.audience).lower()})")
        return " ".join(part for part in parts if part) + wish.suffix

    def _write(self, path: Path) -> None:
        wish, session = self.wish, self._session
        try:
            if wish.format is None:
                self._write_document(path, wish)
            else:
                write_file(path, session.snapshot, wish.account, wish.format.name, wish.audience, session.as_of)
        except UserError as error:
            session.messages.tell(sentence(error))
            return
        self._settings.keep(_FORMAT, self.format.currentData())
        session.messages.tell(text("WRITTEN", file=path.name))
        super().accept()

    def _write_document(self, path: Path, wish: Wish) -> None:
        document = self._session.document
        assert document is not None
        if wish.account is None and wish.audience is Audience.OWNER:
            document.copy_to(path, with_history=False)
            return
        self._documents.write_for(path, self._session.snapshot, wish.account, wish.audience)

    def _choose_format(self) -> None:
        """Every format has an audience it is usually for."""
        known = next((f for f in writable() if f.code == self.format.currentData()), None)
        usual = known.audience if known is not None else Audience.OWNER
        self.audience.setCurrentIndex(self.audience.findData(usual))
        whole = known is None or not known.people
        self.scope.setCurrentIndex(self.scope.findData(_WHOLE if whole else self._session.account or _WHOLE))
        self._tell()

    def _tell(self) -> None:
        wish = self.wish
        self.shown.setText(_lines(sees(wish.audience, contact_list=wish.contact_list)))
        hidden = sees_not(wish.audience, contact_list=wish.contact_list)
        self.hidden.setText(_lines(hidden))
        self.hidden.setVisible(bool(hidden))
        self._hidden_title.setVisible(bool(hidden))

    def _fill(self) -> None:
        snapshot: Snapshot = self._session.snapshot
        for known in writable():
            self.format.addItem(f"{known.label} ({known.suffixes[0]})", known.code)
        self.format.addItem(text("DOCUMENT_FORMAT"), _DOCUMENT)
        self.format.setCurrentIndex(max(0, self.format.findData(self._settings.text(_FORMAT))))
        account = snapshot.accounts.get(self._session.account or "")
        if account is not None:
            self.scope.addItem(text("ACCOUNT", account=account.name), account.id)
        self.scope.addItem(text("WHOLE"), _WHOLE)
        for audience in Audience:
            self.audience.addItem(audience_label(audience), audience)

    def _build(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for code, choice in (("FORMAT", self.format), ("SCOPE", self.scope), ("AUDIENCE", self.audience)):
            choice.setAccessibleName(text(code))
            form.addRow(text(code), choice)
        shown_title = _heading(text("SEES"))
        self._hidden_title = _heading(text("SEES_NOT"))
        self.hidden.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(window_text("CANCEL"))
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(form)
        for widget in (shown_title, self.shown, self._hidden_title, self.hidden):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumSize(480, 420)


def _lines(lines: tuple[str, ...]) -> str:
    return "\n".join(f"•  {line}" for line in lines)


def _heading(words: str) -> QLabel:
    title = QLabel(words)
    font = title.font()
    font.setBold(True)
    title.setFont(font)
    title.setContentsMargins(0, 8, 0, 0)
    return title
