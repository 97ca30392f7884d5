"""The Qt application: style, fonts, crash reports, and one window."""

from __future__ import annotations

import builtins
import sys

_plain_import = builtins.__import__

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator  # noqa: E402
from PySide6.QtGui import QIcon  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

# PySide6 replaces the import function for a feature RelMap does not use, and every later import pays for it.
builtins.__import__ = _plain_import

from relmap import __version__  # noqa: E402
from relmap.assets import asset  # noqa: E402


def application() -> QApplication:
    """The running application, started when there is none yet."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    app = QApplication(sys.argv[:1])
    app.setApplicationName("RelMap")
    app.setApplicationDisplayName("RelMap")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("org.relmap.RelMap")
    app.setWindowIcon(QIcon(str(asset("icons", "relmap.svg"))))
    app.setStyle("Fusion")
    translator = QTranslator(app)
    if translator.load(QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app
