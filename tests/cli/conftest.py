"""Commands run in this process find the application the window tests use: Qt allows one only."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def one_application(qapp: QApplication) -> None:
    """The application of all tests."""
