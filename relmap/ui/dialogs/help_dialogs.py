"""Small windows of help: the keys of the map, and what RelMap is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QMessageBox, QVBoxLayout, QWidget

from relmap import __version__, folders
from relmap.ui.widgets.plain import plain_label
from relmap.words.window import keys, text


def about(parent: QWidget, document: Path | None) -> None:
    """Show version, licence and where files lie."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        text(
            "ABOUT_TEXT",
            version=__version__,
            document=document or folders.own_document(),
            backups=folders.backups(),
            settings=folders.settings_file(),
            reports=folders.crash_reports(),
        )
    )
    box.open()


def keys_page(parent: QWidget) -> None:
    """Show all keys of the map."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(text("KEYS_TITLE"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    for number, (key, meaning) in enumerate(keys()):
        name = QLabel(key)
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        grid.addWidget(name, number, 0)
        grid.addWidget(plain_label(meaning), number, 1)
    grid.setColumnMinimumWidth(1, 280)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addLayout(grid)
    column.addWidget(buttons)
    dialog.open()
