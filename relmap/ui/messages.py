"""Everything the window asks or tells the user, behind one protocol: tests script the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

FileChosen = Callable[[Path], None]
Option: TypeAlias = tuple[str, Callable[[], object]]
"""A word on a button, and what is done when it is pressed."""


class Messages(Protocol):
    """Where sentences and questions go. Questions answer through a callback, so no event loop is nested."""

    def tell(self, sentence: str) -> None:
        """Show a sentence without asking for anything; the user goes on working."""

    def offer(self, sentence: str, options: Sequence[Option]) -> None:
        """Show a sentence and what can be done next; nothing need be."""

    def ask(self, question: str, explanation: str, yes: str, agreed: Callable[[], object]) -> None:
        """Ask whether to go on; ``yes`` is the word on the button that does, ``agreed`` is called for it alone."""

    def choose(self, question: str, explanation: str, options: Sequence[Option]) -> None:
        """Ask which of several things to do, the first being the usual one; nothing is done when the user cancels."""

    def open_file(self, title: str, patterns: str, chosen: FileChosen) -> None:
        """Let the user choose an existing file; ``patterns`` as Qt's file dialogs want them."""

    def save_file(self, title: str, name: str, patterns: str, chosen: FileChosen) -> None:
        """Let the user choose where to write; ``name`` is proposed. Overwriting was confirmed by then."""
