"""The composition root: puts storage, documents and the window together. The only module that may import everything.

The window comes first: the database and the graph library are loaded once it is visible.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from relmap import folders
from relmap.edit.document import Document
from relmap.edit.ports import Backups
from relmap.errors import UserError
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.ui.application import application
from relmap.ui.documents import Documents
from relmap.ui.file_commands import SUFFIX

if TYPE_CHECKING:
    from relmap.ui.doorbell import Doorbell


def open_document(path: Path) -> Document:
    """Open a document; raises ``UserError`` with what is wrong."""
    from relmap.storage.repository import open_store

    return Document(open_store(path))


def create_document(path: Path) -> Document:
    """Make an empty document, replacing nothing but an empty file."""
    from relmap.storage.repository import create_store

    return Document(create_store(path))


def own_document() -> Document:
    """The user's own document, made on the first start."""
    path = folders.own_document()
    return open_document(path) if path.exists() else _first(path)


def sample_document() -> Document:
    """The user's copy of the sample, made when first asked for."""
    path = folders.sample_document()
    return open_document(path) if path.exists() else fresh_sample()


def fresh_sample() -> Document:
    """The sample as it came."""
    from relmap.cli.documents import fresh_sample as laid_out

    return open_document(laid_out())


def look_into(path: Path) -> Snapshot:
    """What a document that came from elsewhere holds; raises ``UserError`` with what is wrong."""
    from relmap.storage.untrusted import read_untrusted

    return read_untrusted(path)


def write_for(path: Path, snapshot: Snapshot, account: str | None, audience: Audience) -> None:
    """Write a document with one account, or all, as an audience may see it; raises ``UserError``."""
    from relmap.exchange.account_plan import only_account
    from relmap.exchange.writers.audience import for_audience
    from relmap.storage.export import write_for as write

    only = snapshot if account is None else only_account(snapshot, account)
    write(path, for_audience(only, audience), audience)


def backups() -> Backups:
    """The copies RelMap keeps of documents by itself."""
    from relmap.storage.backups import KeptBackups

    return KeptBackups()


def _first(path: Path) -> Document:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("FOLDER_MISSING", folder=str(path.parent)) from error
    return create_document(path)


def open_window(path: Path | None, first: Callable[[], object]) -> int:
    """Show the window, open a document in it (the user's own when none is named), and run until it is closed.

    When another window has the document open, that one comes to the front and there is nothing else to do. Otherwise
    ``first`` is called before anything is opened.
    """
    from PySide6.QtCore import QTimer

    from relmap.tasks.background import Background
    from relmap.ui.appearance import Appearance
    from relmap.ui.crash import CrashReports
    from relmap.ui.doorbell import Doorbell
    from relmap.ui.main_window import MainWindow
    from relmap.ui.session import Session
    from relmap.ui.settings import Settings
    from relmap.ui.window_messages import WindowMessages

    # Loading makes many objects that all stay: looking through them for garbage would only take time.
    gc.disable()
    app = application()
    crashes = CrashReports(folders.crash_reports())
    crashes.install()
    doorbell = Doorbell(folders.doorbells(), app)
    document = path or folders.own_document()
    if document.suffix.lower() == SUFFIX and doorbell.handed_over(document):
        return 0
    first()
    settings = Settings(folders.settings_file())
    appearance = Appearance(settings)
    messages = WindowMessages()
    session = Session(messages, Background())
    documents = Documents(
        open_document,
        create_document,
        own_document,
        sample_document,
        fresh_sample,
        look_into,
        write_for,
        doorbell.call,
        backups,
        folders.own_document(),
        folders.sample_document(),
    )
    window = MainWindow(session, documents, settings, appearance)
    messages.attach(window.message_bar)
    doorbell.rung.connect(window.come_forward)
    session.document_changed.connect(lambda: _follow(doorbell, session.document))
    window.show()

    def start() -> None:
        try:
            window.start(path)
            _follow(doorbell, session.document)
            doorbell.listen()
        finally:
            gc.freeze()
            gc.enable()

    QTimer.singleShot(0, start)
    return app.exec()


def _follow(doorbell: Doorbell, document: Document | None) -> None:
    """Answer for the document that is shown now."""
    doorbell.hang(document.path if document is not None else None)
