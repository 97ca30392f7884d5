"""Opens dialogs; each is loaded when it is first asked for, so that the window is there sooner."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from relmap.ui.session import Session


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


def import_file(session: Session, path: Path, window: QWidget) -> None:
    """Show what importing a file would do."""
    from relmap.ui.dialogs.import_dialog import ImportDialog

    ImportDialog.start(session, path, window)


def about(session: Session, window: QWidget) -> None:
    """Show version, licence and where files lie."""
    from relmap.ui.dialogs import help_dialogs

    help_dialogs.about(window, session.document.path if session.document is not None else None)


def keys(window: QWidget) -> None:
    """Show all keys of the map."""
    from relmap.ui.dialogs import help_dialogs

    help_dialogs.keys_page(window)
