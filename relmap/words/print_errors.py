"""Sentences of the error codes raised while drawing and printing; ``{name}`` are facts of the error."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "MAP_NOT_FOR_CUSTOMER": (
        "This map shows how people are assessed, so it is never printed for the customer; choose Private, Team or "
        "Company."
    ),
    "PRINT_NOT_POSSIBLE": "The pages cannot be drawn: the printer or the file does not take them.",
}
