"""Opens dialogs; each is loaded when it is first asked for, so that the window is there sooner."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from relmap.model.snapshot import Snapshot
from relmap.ui.automatic_backups import AutomaticBackups
from relmap.ui.documents import Documents
from relmap.ui.file_commands import FileCommands
from relmap.ui.printing import Printing
from relmap.ui.session import Session
from relmap.ui.settings import Settings


def new_account(session: Session, window: QWidget, created: Callable[[str], None]) -> None:
    """Ask for the name of a new account; ``created`` gets its id."""
    from relmap.ui.dialogs.account_dialog import AccountDialog

    dialog = AccountDialog(session, window)
    dialog.created.connect(created)
    dialog.open()


def new_objective(session: Session, window: QWidget) -> None:
    """Ask for a new objective of the chosen account."""
    from relmap.ui.dialogs.objective_dialog import ObjectiveDialog

    ObjectiveDialog(session, window).open()


def team(session: Session, window: QWidget) -> None:
    """Show and edit our team."""
    from relmap.ui.dialogs.team_dialog import TeamDialog

    TeamDialog(session, window).open()


def units(session: Session, window: QWidget) -> None:
    """Show and edit the units of the chosen account."""
    from relmap.ui.dialogs.units_dialog import UnitsDialog

    UnitsDialog(session, window).open()


def import_file(session: Session, settings: Settings, path: Path, window: QWidget) -> None:
    """Show what importing a file would do."""
    from relmap.ui.dialogs.import_dialog import ImportDialog
    from relmap.ui.dialogs.importing.source import from_file

    ImportDialog.start(session, settings, from_file(path), window)


def import_document(
    session: Session, settings: Settings, path: Path, read: Callable[[Path], Snapshot], window: QWidget
) -> None:
    """Show what taking over the accounts of another document would do."""
    from relmap.ui.dialogs.import_dialog import ImportDialog
    from relmap.ui.dialogs.importing.source import from_document

    ImportDialog.start(session, settings, from_document(path, read), window)


def import_pasted(session: Session, settings: Settings, pasted: str, window: QWidget) -> None:
    """Show what importing cells copied in a spreadsheet would do."""
    from relmap.ui.dialogs.import_dialog import ImportDialog
    from relmap.ui.dialogs.importing.source import from_clipboard

    ImportDialog.start(session, settings, from_clipboard(pasted), window)


def duplicates(session: Session, window: QWidget) -> None:
    """Show people of the chosen account who may be the same."""
    from relmap.ui.dialogs.duplicates_dialog import DuplicatesDialog

    DuplicatesDialog(session, window).open()


def export(session: Session, documents: Documents, settings: Settings, window: QWidget) -> None:
    """Ask what is written, of what and for whom."""
    from relmap.ui.dialogs.export_dialog import ExportDialog

    ExportDialog(session, documents, settings, window).open()


def backups(session: Session, kept: AutomaticBackups, files: FileCommands, window: QWidget, document: Path) -> None:
    """Show the backups of a document."""
    from relmap.ui.dialogs.backups_dialog import BackupsDialog

    kept.look(window, document, lambda found: BackupsDialog(session, kept, files, document, found, window).open())


def save_picture(session: Session, settings: Settings, printing: Printing, window: QWidget) -> None:
    """Ask as what and for whom the map is saved."""
    from relmap.ui.dialogs.picture_dialog import PictureDialog

    PictureDialog(session, settings, printing.job_for, window).open()


def about(session: Session, window: QWidget) -> None:
    """Show version, licence and where files lie."""
    from relmap.ui.dialogs import help_dialogs

    help_dialogs.about(window, session.document.path if session.document is not None else None)


def keys(window: QWidget) -> None:
    """Show all keys of the map."""
    from relmap.ui.dialogs import help_dialogs

    help_dialogs.keys_page(window)
