"""The words of the dialog that saves the map as a picture or slides (method.md E17, 6(b))."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.model.vocabulary import Audience
from relmap.translation import _

_TEXTS: Mapping[str, str] = {
    "TITLE": "Save map as picture or slides",
    "KIND": "As",
    "PNG": "Picture (PNG)",
    "SVG": "Drawing that stays sharp (SVG)",
    "PPTX": "PowerPoint slides",
    "AUDIENCE": "For",
    "SCALE": "Size",
    "TIMES_1": "as on the screen",
    "TIMES_2": "2 times, for mail and documents",
    "TIMES_3": "3 times",
    "TIMES_4": "4 times, for print",
    "GROUND": "Background",
    "WHITE": "white",
    "TRANSPARENT": "none, to lie on any colour",
    "TEMPLATE": "Look",
    "NO_TEMPLATE": "Plain slides",
    "CHOOSE_TEMPLATE": "Use my template…",
    "DROP_TEMPLATE": "Use none",
    "TEMPLATE_TITLE": "Choose your template",
    "TEMPLATES": "PowerPoint templates (*.potx *.pptx)",
    "SAVE": "Save…",
    "PNG_FILES": "PNG pictures (*.png)",
    "SVG_FILES": "SVG pictures (*.svg)",
    "PPTX_FILES": "PowerPoint presentations (*.pptx)",
    "WRITTEN_SMALLER": "Written: {file}, only {scale} times as large: other programs could not open more.",
}
_SEES: Mapping[Audience, str] = {
    Audience.TEAM: "The account team sees the map as you see it, with roles, ratings and all lines shown.",
    Audience.COMPANY: (
        "A colleague sees names, titles, roles, influence and who of ours knows whom how well. Ratings, conflicts and "
        "alliances are left out."
    ),
    Audience.CUSTOMER: (
        "The customer sees names, titles, departments, places and confirmed reporting lines. Everything else is left "
        "out, and so are vacant posts, unknown people and those who have left."
    ),
}


def text(code: str, **facts: object) -> str:
    """A text of the dialog, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def sees(audience: Audience) -> str:
    """What the account team, a colleague or the customer sees on the map."""
    return _(_SEES[audience])
