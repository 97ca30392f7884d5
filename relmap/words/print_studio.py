"""The words of the print studio: what is put on paper, of whom, for whom and how (desktop.md 3)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from relmap.model.vocabulary import Audience
from relmap.translation import _, plural

_TEXTS: Mapping[str, str] = {
    # choices
    "KIND": "Pack",
    "ACCOUNT": "Account",
    "OBJECTIVE": "Objective",
    "PERSON": "Person",
    "PERSON_PROMPT": "type a name",
    "COLLEAGUE": "Who leaves",
    "MEETING": "Meeting",
    "NO_MEETING": "None is planned",
    "PEOPLE": "People",
    "EVERYBODY": "Everybody",
    "AUDIENCE": "For",
    "COPY": "Copy for",
    "COPY_PROMPT": "name or number",
    "PAPER": "Paper",
    "ARRANGEMENT": "Laid out",
    "WIDTH": "Width",
    "HEIGHT": "Height",
    "MM": "mm",
    "GREYSCALE": "In black and white",
    # what is missing
    "MISSING_ACCOUNT": "Choose an account: its pages are shown here.",
    "MISSING_PERSON": "Choose whom it is about: type a name at the right.",
    "MISSING_COLLEAGUE": "Choose who of ours leaves: what is handed over is shown here.",
    "MAKING": "Making the pages …",
    "STOPPED": "The pages were not made.",
    "MAKE": "Make them now",
    "EMPTY": "There is nothing to print.",
    # the pages
    "PAGES": "Pages",
    "PREVIEW": "Print preview",
    "PREVIOUS": "Previous page (Page Up)",
    "NEXT": "Next page (Page Down)",
    "SMALLER": "Smaller (Ctrl+−)",
    "LARGER": "Larger (Ctrl++)",
    "WHOLE_PAGE": "Whole page",
    "WHOLE_PAGE_TIP": "Show a whole page (Ctrl+0)",
    "PAGE_WIDTH": "Page width",
    "PAGE_WIDTH_TIP": "Show pages as wide as the window (Ctrl+9)",
    # what is done
    "PRINT": "&Print…",
    "SAVE": "&Save PDF…",
    "BOTH": "Save PDF &and print…",
    "FORM": "Save as a &form to be sent…",
    "FORM_TIP": "A small spreadsheet: the corrections in it are imported when it comes back.",
    "FORM_TITLE": "Save the form",
    "FORMS": "Spreadsheets (*.xlsx)",
    "CLOSE": "Close",
    "SAVE_TITLE": "Save as PDF",
    "SAVING": "Writing the PDF …",
    "PRINTING": "Printing …",
    "PRINTED": "Sent to the printer: {pack}",
    # for the customer
    "CONFIRM_TITLE": "For the customer",
    "CONFIRM_HEAD": "This leaves the house. These pages hold:",
    "CONFIRM_FOOT": "Nothing else from RelMap is on them.",
    "CONFIRM": "That may go out",
}

_PAPERS: Mapping[str, str] = {
    "A4": "A4 (210 × 297 mm)",
    "A3": "A3 (297 × 420 mm)",
    "A2": "A2 (420 × 594 mm)",
    "A1": "A1 (594 × 841 mm)",
    "A0": "A0 (841 × 1189 mm)",
    "LETTER": "Letter (8.5 × 11 in)",
    "TABLOID": "Tabloid (11 × 17 in)",
    "CUSTOM": "Another size",
}

_ARRANGEMENTS: Mapping[str, str] = {
    "BRANCH": "One page, else by branch",
    "UNIT": "One page, else by unit",
    "LEVEL": "One page, else by level",
    "POSTER": "Poster to cut and glue",
    "ONE_SHEET": "One large sheet",
}

_AUDIENCES: Mapping[Audience, str] = {
    Audience.OWNER: "For you alone: it holds private notes, too.",
    Audience.TEAM: "For the account team. It holds assessments of people.",
    Audience.COMPANY: "For any colleague: facts and roles, no ratings, no notes.",
    Audience.CUSTOMER: "For the customer: made from nothing but what they may see.",
}


def text(code: str, **facts: object) -> str:
    """A text of the studio, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def title(pack: str) -> str:
    """The title of the studio while it shows a pack."""
    return _("Print: {pack}").format(pack=pack)


def paper_name(paper: StrEnum) -> str:
    """A size of paper."""
    return _(_PAPERS[paper.value])


def arrangement_name(arrangement: StrEnum) -> str:
    """How a map goes on paper."""
    return _(_ARRANGEMENTS[arrangement.value])


def readers(audience: Audience) -> str:
    """For whom a pack is made, in a sentence."""
    return _(_AUDIENCES[audience])


def selected_people(count: int) -> str:
    """The map cut to the selected people and those one step away."""
    return plural("The selected person, and one step", "The {count} selected, and one step", count).format(count=count)


def meeting_people(name: str) -> str:
    """The map cut to those who take part in a meeting and those one step away."""
    return _("At “{name}”, and one step").format(name=name)


def meeting_entry(day: str, name: str) -> str:
    """A meeting in a list."""
    return _("{day} · {name}").format(day=day, name=name)


def page_entry(number: int, title: str) -> str:
    """A page in a list, as it is read out; ``title`` is "" where it goes on from the page before."""
    if title:
        return _("Page {number}, {title}").format(number=number, title=title)
    return _("Page {number}").format(number=number)


def page_place(number: int, total: int) -> str:
    """Which page is looked at."""
    return _("Page {number} of {total}").format(number=number, total=total)


def page_number(number: int) -> str:
    """The number below a small picture of a page."""
    return str(number)


def percent(zoom: float) -> str:
    """How large pages are shown; 1 is as large as on paper."""
    return _("{percent} %").format(percent=round(100 * zoom))
