"""One window a document: starting RelMap with it again brings that window to the front (storage.md 1.5).

Each document has a bell, found by a hash that tells neither its name nor its place. Being rung is all that can happen
to a window: a connection is the whole message, and no byte is ever sent or read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QSysInfo, QThread, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_STARTING_MS: Final = 5000
"""How long another window may take to start, until it is taken for one that will never answer."""

_ANSWER_MS: Final = 1000
_PAUSE_MS: Final = 50


class Doorbell(QObject):
    """The bell of one window, at the document it shows. ``rung``: the user wants to see the window.

    A lock says which window answers for a document, so that what a crash leaves behind is known for what it is. Lock
    and bell lie in ``folder``, which no other user can look into. Where that cannot be written there is no bell, and
    nobody is told: all documents open then, as often as the user likes.
    """

    rung = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._bell: str | None = None
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None
        self._listening = False

    def handed_over(self, document: Path) -> bool:
        """Whether another window that has this document open is coming to the front; else this one answers for it."""
        patience = QDeadlineTimer(_STARTING_MS)
        while not self.hang(document):
            if self.call(document):
                return True
            if patience.hasExpired():
                return False
            QThread.msleep(_PAUSE_MS)  # the other window is just starting, or just going
        return False

    def hang(self, document: Path | None) -> bool:
        """Answer for this document alone from now on, None for no document; False when another window does."""
        bell = self._bell_of(document) if document is not None else None
        if bell == self._bell:
            return True
        self._take_down()
        if bell is None:
            return True
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = QLockFile(str(self._folder / f"{Path(bell).name}.lock"))
        lock.setStaleLockTime(0)  # however long the window has been open
        if not lock.tryLock(0):
            return lock.error() is not QLockFile.LockError.LockFailedError
        self._bell, self._lock = bell, lock
        if self._listening:
            self._serve(bell)
        return True

    def listen(self) -> None:
        """Hear the bell from now on. Loads what that needs, so it is called once the window is visible."""
        self._listening = True
        if self._bell is not None:
            self._serve(self._bell)

    def call(self, document: Path) -> bool:
        """Ring at another window; whether one that has this document open answered."""
        from PySide6.QtNetwork import QLocalSocket

        bell = self._bell_of(document)
        if bell == self._bell:
            return False
        caller = QLocalSocket()
        caller.connectToServer(bell)
        if not caller.waitForConnected(_ANSWER_MS):
            return False
        if caller.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
            caller.waitForDisconnected(_ANSWER_MS)
        return caller.state() is QLocalSocket.LocalSocketState.UnconnectedState

    def _bell_of(self, document: Path) -> str:
        """Where the bell of a document is: on Windows a name that all users share, elsewhere a file."""
        real = os.path.normcase(os.path.realpath(document))
        secret = "\0".join((QSysInfo.machineHostName(), str(self._folder), real))
        name = sha256(secret.encode(errors="surrogateescape")).hexdigest()[:20]
        return f"relmap-{name}" if os.name == "nt" else str(self._folder / name)

    def _take_down(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
        if self._lock is not None:
            self._lock.unlock()
        self._bell = self._lock = self._server = None

    def _serve(self, bell: str) -> None:
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        # The lock is ours: what lies there was left by a window that is gone.
        QLocalServer.removeServer(bell)
        self._server = server
        if not server.listen(bell):  # say so by leaving the lock: nobody need wait for an answer then
            self._take_down()

    def _answer(self) -> None:
        """Letting go of the caller is the answer."""
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnectFromServer()
            caller.deleteLater()
        self.rung.emit()
