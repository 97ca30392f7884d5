"""Sentences of the error codes raised while drawing and printing; ``{name}`` are facts of the error."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "MAP_NOT_FOR_CUSTOMER": (
        "This map shows how people are assessed, so it is never printed for the customer; choose Private, Team or "
        "Company, or make slides or a picture."
    ),
    "TEMPLATE_NOT_READABLE": "{file} is not a PowerPoint presentation or template that can be read.",
    "TEMPLATE_WITH_MACROS": "{file} holds macros; save it as .pptx or .potx to use it as a template.",
    "TEMPLATE_TOO_LARGE": "{file} unpacks to more than {limit} MB, the most RelMap takes as a template.",
    "TEMPLATE_TOO_SMALL": (
        "The slides of {file} are too small for a map: it needs {width} by {height} cm below the title."
    ),
    "PACK_NEEDS_PERSON": "Choose the person this page is about.",
    "PACK_NEEDS_MEMBER": "Choose who of ours hands over.",
    "PRINT_NOT_POSSIBLE": "The pages cannot be drawn: the printer or the file does not take them.",
}
