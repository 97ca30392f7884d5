"""The File menu: documents opened, started, copied and reverted; data imported and exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.model.backups import Backup
from relmap.model.sample import SAMPLE_DAY
from relmap.ui.documents import Documents
from relmap.ui.messages import Option
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.words.backups import backup_name
from relmap.words.backups import text as backup_text
from relmap.words.errors import sentence
from relmap.words.window import text

SUFFIX = ".relmap"


class FileCommands(QObject):
    """Everything that touches files on the user's behalf. What cannot be done is said; the open document stays.

    ``import_wanted(path)`` asks the window for its import dialog, ``accounts_wanted(path)`` the same for the accounts
    of another document, ``export_wanted`` for the export dialog, ``backups_wanted(path)`` for the backups of a
    document, ``sample_opened`` for the first hints.
    """

    import_wanted = Signal(object)
    accounts_wanted = Signal(object)
    export_wanted = Signal()
    backups_wanted = Signal(object)
    sample_opened = Signal()

    def __init__(
        self, session: Session, documents: Documents, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._documents = documents
        self._settings = settings

    @property
    def is_sample(self) -> bool:
        """Whether the sample is open."""
        document = self._session.document
        return document is not None and document.path == self._documents.sample_path

    @property
    def is_own(self) -> bool:
        """Whether the user's own document is open."""
        document = self._session.document
        return document is not None and document.path == self._documents.own_path

    def open(self, path: Path) -> bool:
        """Open a document; False when that is not possible."""
        return self._show(path, lambda: self._documents.open(path))

    def open_recent(self, path: Path) -> None:
        """Open a document of the list; one that is gone leaves the list."""
        if path.exists():
            self.open(path)
        else:
            self._settings.forget(path)
            self._tell_lost(path, text("FILE_MISSING", file=path.name))

    def open_own(self) -> bool:
        """Open the user's own document."""
        return self._show(self._documents.own_path, self._documents.own)

    def open_sample(self) -> None:
        """Open the user's copy of the sample."""
        if self._show(self._documents.sample_path, self._documents.sample):
            self.sample_opened.emit()

    def reset_sample(self) -> None:
        """Bring the sample back to how it came, after asking."""

        def reset() -> None:
            if self.open_fresh_sample():
                self.sample_opened.emit()

        self._session.messages.ask(text("RESET_ASK"), text("RESET_TEXT"), text("RESET"), reset)

    def open_fresh_sample(self) -> bool:
        """Open the sample as it came, without asking; False when that is not possible."""
        if self.is_sample:
            self._session.show(None)  # its file is made anew
        return self._show(self._documents.sample_path, self._documents.fresh_sample)

    def choose_and_open(self) -> None:
        """Let the user choose a document."""
        self._session.messages.open_file(text("OPEN_TITLE"), text("DOCUMENTS"), self.take)

    def start_new(self) -> None:
        """Let the user choose where a new document lies."""
        self._session.messages.save_file(text("NEW_TITLE"), "RelMap.relmap", text("DOCUMENTS"), self._create)

    def choose_and_import(self) -> None:
        """Let the user choose a file to import."""
        self._session.messages.open_file(text("IMPORT_TITLE"), import_patterns(), self._import)

    @property
    def documents(self) -> Documents:
        """How documents are got at."""
        return self._documents

    def take(self, path: Path) -> None:
        """A file was chosen, dropped or named on the command line: a document is opened, anything else imported."""
        if path.suffix.lower() == SUFFIX:
            self.open(path)
        else:
            self.import_wanted.emit(path)

    def take_dropped(self, path: Path) -> None:
        """A file was dropped on the window: of a document also the accounts can be taken over into the open one."""
        if path.suffix.lower() != SUFFIX or not self._session.snapshot.accounts or self._session.read_only:
            self.take(path)
            return
        options: list[Option] = [
            (text("DOCUMENT_OPEN"), lambda: self.open(path)),
            (text("DOCUMENT_TAKE"), lambda: self.accounts_wanted.emit(path)),
        ]
        question = text("DOCUMENT_ASK", file=path.name)
        self._session.messages.choose(question, text("DOCUMENT_TEXT"), options)

    def _import(self, path: Path) -> None:
        if path.suffix.lower() == SUFFIX:
            self.accounts_wanted.emit(path)
        else:
            self.import_wanted.emit(path)

    def save_copy(self) -> None:
        """Write the document to another file."""
        document = self._session.document
        if document is None:
            return

        def write(path: Path) -> None:
            if self._attempt(lambda: document.copy_to(path)):
                self._session.messages.tell(text("COPY_WRITTEN", file=path.name))

        name = f"{document.path.stem} copy{SUFFIX}"
        self._session.messages.save_file(text("COPY_TITLE"), name, text("DOCUMENTS"), write)

    def show_backups(self) -> None:
        """Show the backups of the open document."""
        if self._session.document is not None:
            self.backups_wanted.emit(self._session.document.path)

    def open_backup(self, document: Path, backup: Backup) -> None:
        """Write a backup of a document to a file the user chooses and open that; the document stays as it is."""

        def write(path: Path) -> None:
            if self._attempt(lambda: self._documents.backups().write(backup, path)):
                self.open(path)

        name = f"{backup_name(document.stem, backup)}{SUFFIX}"
        self._session.messages.save_file(backup_text("OPEN_TITLE"), name, text("DOCUMENTS"), write)

    def export(self) -> None:
        """Write the document, or an account of it, for somebody else."""
        if self._session.document is not None:
            self.export_wanted.emit()

    def revert(self) -> None:
        """Bring back everything as it was when the document was opened, after asking."""
        document = self._session.document
        if document is None:
            return
        if not document.changed_since_opened:
            self._session.messages.tell(text("NOTHING_TO_REVERT"))
            return
        self._session.messages.ask(text("REVERT_ASK"), text("UNDO_POSSIBLE"), text("REVERT"), self._session.revert)

    def _create(self, path: Path) -> None:
        self._show(path, lambda: self._documents.create(path))

    def _show(self, path: Path, opener: Callable[[], Document]) -> bool:
        if self._documents.shown_elsewhere(path):
            self._session.messages.tell(text("OPEN_ELSEWHERE", file=path.name))
            return False
        try:
            document = opener()
        except UserError as error:
            self._tell_lost(path, sentence(error))
            return False
        is_sample = document.path == self._documents.sample_path
        self._session.show(document, SAMPLE_DAY if is_sample else None)
        if not self.is_sample and not self.is_own:
            self._settings.opened(document.path)
        return True

    def _tell_lost(self, path: Path, why: str) -> None:
        """Say why a document cannot be opened, and show the way to its backups when there are any."""
        if self._documents.backups().of(path):
            show = (backup_text("SHOW"), lambda: self.backups_wanted.emit(path))
            self._session.messages.offer(why, [show])
        else:
            self._session.messages.tell(why)

    def _attempt(self, work: Callable[[], object]) -> bool:
        """Do what may fail; False, once the user is told why, when it did."""
        try:
            work()
        except UserError as error:
            self._session.messages.tell(sentence(error))
            return False
        return True


def import_patterns() -> str:
    """What a file dialog offers to import: everything RelMap reads together, then each kind by itself."""
    from relmap.exchange.formats import readable  # loaded only when needed

    kinds: dict[str, list[str]] = {}
    for known in readable():
        kinds.setdefault(known.label, []).extend(f"*{suffix}" for suffix in known.suffixes)
    kinds[text("DOCUMENT_KIND")] = [f"*{SUFFIX}"]
    everything = " ".join(dict.fromkeys(pattern for patterns in kinds.values() for pattern in patterns))
    named = [f"{label} ({' '.join(patterns)})" for label, patterns in kinds.items()]
    return ";;".join([text("EVERYTHING", patterns=everything), *named, text("ANY_FILE")])
