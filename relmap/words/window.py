"""The words of the main window: headings, buttons, empty states, status bar."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.translation import _, plural

_TEXTS: Mapping[str, str] = {
    # start page
    "START_TITLE": "Who signs, and who opens the door?",
    "START_TEXT": "Draw the people of an account, say who plays which part, and RelMap shows the way to the signature.",
    "CARD_SAMPLE": "Open the sample",
    "CARD_SAMPLE_TEXT": "Three invented accounts to look around in. The quickest way to see what a map tells you.",
    "CARD_FILE": "Start from a file",
    "CARD_FILE_TEXT": "A list from your CRM, spreadsheet or address book. Or drop the file anywhere on the window.",
    "CARD_TYPE": "Start by typing",
    "CARD_TYPE_TEXT": "Name the account, then the people: Enter for a colleague, Tab for somebody below.",
    "RECENT": "Opened lately",
    # account list
    "ACCOUNTS": "Accounts",
    "NOT_PLACED": "Not placed ({count})",
    "NOT_PLACED_TIP": "People whose manager is not known. Drag them onto a card, or choose a manager in the details.",
    "NEW_ACCOUNT": "New account",
    "COMPUTING": "looking …",
    "NO_EVALUATION": "not a target",
    "NO_FLAGS": "no flags",
    # strip
    "OBJECTIVE_TIP": "Roles, influence and ratings on the map belong to this objective.",
    "SLOT_TIP": "{role}: {names}",
    "SLOT_EMPTY_TIP": "{role}: nobody named. Select a person and press {key}.",
    "WAY_TO": "Way to {name}",
    "WAY_NONE": "none known",
    "WAY_NO_BUYER": "Nobody is named as economic buyer",
    "WAY_NOT_EVALUATED": "No flags for this objective",
    "WAY_NOT_EVALUATED_TIP": (
        "Partnership is looked at for key and target accounts only, other objectives while they are open."
    ),
    "FLAGS_TIP": "Show the flags",
    "WHY": "Why?",
    "PLAN": "Next step",
    # map
    "EMPTY_MAP": "Nobody is on this map yet.\nPress Insert and type the name of the most senior person you know.",
    "FIND_PLACEHOLDER": "Name, title or unit",
    "FIND_NONE": "nobody found",
    "FIND_COUNT": "{number} of {count}",
    "CLOSE": "Close",
    "NEXT": "Next",
    "PREVIOUS": "Previous",
    "LINES": "Lines",
    "COLOURED_BY": "Coloured by",
    # side
    "SIDE_PERSON": "Details",
    "SIDE_FLAGS": "Flags",
    "SIDE_WAY": "Way up",
    "SIDE_WHAT_IF": "What if",
    "NO_FLAGS_TEXT": "No flags for this objective: access to the economic buyer is in order as far as RelMap can tell.",
    "NOT_EVALUATED_TEXT": (
        "This objective is not checked. Partnership is checked for key and target accounts, other objectives while "
        "they are open."
    ),
    "FACTS": "What we know",
    "CLEARS": "What would clear it",
    "NEXT_STEP": "Next step",
    "LET_STAND": "Let it stand for a while …",
    "LEFT_STANDING": "Left standing",
    "STANDS_UNTIL": "Until {date}: {reason}",
    "RAISE_AGAIN": "Raise it again",
    "KNOWN_WAYS": "Known ways",
    "WORTH_ASKING": "Not known – worth asking",
    "LADDER": "First rung",
    "BEST_MOVE": "Best next move",
    "AGREED": "Has agreed",
    "AGREED_TIP": "{source} has agreed to introduce us to {target}: record it.",
    "SHOW_ON_MAP": "Show on the map",
    "COMFORT": "The number says how comfortable the way is, not how likely it works.",
    # status bar
    "ALL_SAVED": "All changes are saved",
    "READ_ONLY": "This document can only be looked at",
    "AS_OF": "as of {date}",
    # questions
    "REMOVE_ACCOUNT_ASK": "Remove {name} and everybody on its map?",
    "REMOVE_OBJECTIVE_ASK": "Remove the objective “{name}” and its roles?",
    "UNDO_POSSIBLE": "Undo brings it back.",
    "REMOVE": "Remove",
    "RESET_ASK": "Bring the sample back to how it came?",
    "RESET_TEXT": "What you changed in the sample is lost. Your own documents are not touched.",
    "RESET": "Reset",
    "REVERT_ASK": "Bring back everything as it was when the document was opened?",
    "REVERT": "Revert",
    "NOTHING_TO_REVERT": "Nothing has changed since the document was opened.",
    "CANCEL": "Cancel",
    # files
    "OPEN_TITLE": "Open a document",
    "NEW_TITLE": "Where should the new document lie?",
    "COPY_TITLE": "Save a copy",
    "IMPORT_TITLE": "Import",
    "DOCUMENTS": "RelMap documents (*.relmap)",
    "PDFS": "PDF files (*.pdf)",
    "EVERYTHING": "Everything RelMap reads ({patterns})",
    "ANY_FILE": "All files (*)",
    "DOCUMENT_KIND": "RelMap document",
    "DOCUMENT_ASK": "Open {file}, or take its accounts over into this document?",
    "DOCUMENT_TEXT": "You see what would be taken over before anything is.",
    "DOCUMENT_OPEN": "Open it",
    "DOCUMENT_TAKE": "Take its accounts",
    "NOTHING_TO_PASTE": "There are no cells on the clipboard; copy some in a spreadsheet first.",
    "COPIED_MAP": "The map is on the clipboard, as a picture and as a drawing.",
    "COPIED_PEOPLE": "{people} on the clipboard, as a table.",
    "WRITTEN": "Written: {file}",
    "COPY_WRITTEN": "A copy was written: {file}",
    "OPEN_ELSEWHERE": "{file} is open in another window, which comes to the front.",
    "FILE_MISSING": "The document {file} is no longer there.",
    # own team
    "ME": "Me",
    # first steps
    "STEP_FLAG": "This sentence says when nobody we know can take us to the person who signs, and what to do next.",
    "STEP_CARD": "A card shows the part somebody plays (keys 1 to 4) and how deep our relationship is (Ctrl+0 to 5).",
    "STEP_NEXT": "Next",
    "STEP_DONE": "Got it",
    # crash
    "CRASH": "RelMap met a problem it did not expect.",
    "CRASH_TEXT": (
        "Your document is saved up to the last change. A report was written to {folder}; it holds no names of people. "
        "You can go on working; if RelMap behaves strangely, close and start it again."
    ),
    "COPY_DETAILS": "Copy details",
    "ABOUT_TEXT": (
        "RelMap {version}\n\nRelationship maps of key accounts: who signs, who knows whom, and the way there.\n\n"
        "Licence: MIT\nYour document: {document}\nBackups: {backups}\nSettings: {settings}\nCrash reports: {reports}"
    ),
    "KEYS_TITLE": "Keys of the map",
}

_KEYS: tuple[tuple[str, str], ...] = (
    ("Enter", "add a colleague beside"),
    ("Tab", "add somebody below"),
    ("Insert", "add somebody without a manager"),
    ("F2 or typing", "name and title of the selected person"),
    ("Arrow keys", "walk the tree"),
    ("Alt+Arrow keys", "move the branch: before, after, up, down a level"),
    ("1  2  3  4", "economic, technical, user buyer, coach"),
    ("Ctrl+0 … Ctrl+5", "depth of our relationship"),
    ("Space", "details of the selected person"),
    ("Delete", "remove from the map"),
    ("+  −  F", "zoom in, zoom out, fit the map"),
    ("Ctrl+F, F3", "find, find next"),
    ("Ctrl+Z, Ctrl+Y", "undo, redo"),
    ("Escape", "drop a gesture, end a selection"),
    ("Ctrl+Tab", "leave the map for the next field"),
)

_CHIPS: Mapping[str, str] = {
    "F01": "no way up",
    "F02": "no contact",
    "F03": "buyer unknown",
    "F04": "no way up",
    "F05": "post empty",
    "F06": "several buyers",
    "F07": "buyer doubtful",
    "F08": "fragile",
    "F09": "role not filled",
    "F10": "coach unproven",
    "F11": "not covered",
    "F12": "opponent",
    "F13": "sees no gap",
    "F14": "one of ours",
    "F15": "no management",
    "F16": "door closing",
    "F17": "player changed",
    "F18": "lapsed",
    "F19": "no next step",
    "F20": "not agreed",
    "F21": "win unknown",
    "F22": "unprepared",
    "F23": "knowledge old",
    "F24": "fit unproven",
    "F25": "data clash",
}

_PAGES: Mapping[str, str] = {
    "MAP": "Map",
    "OBJECTIVE": "Objective",
    "PROFILE": "Profile",
    "MEETINGS": "Meetings",
    "KNOWLEDGE": "Knowledge",
    "TEAM": "Team",
    "FIT": "Fit",
    "TIMELINE": "Time machine",
    "PORTFOLIO": "Portfolio",
    "RULES": "Rule book",
}


def page_title(code: str) -> str:
    """What a page of the window is called."""
    return _(_PAGES[code])


def text(code: str, **facts: object) -> str:
    """A text of the window, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def chip(rule: str) -> str:
    """The two words that stand for a flag in the account list."""
    return _(_CHIPS[rule])


def keys() -> tuple[tuple[str, str], ...]:
    """The keys of the map and what they do."""
    return tuple((key, _(meaning)) for key, meaning in _KEYS)


def row_count(count: int) -> str:
    """How many rows of a list."""
    return plural("{count} row", "{count} rows", count).format(count=count)


def people_count(count: int) -> str:
    """How many people."""
    return plural("{count} person", "{count} people", count).format(count=count)


def objective_count(count: int) -> str:
    """How many objectives."""
    return plural("{count} objective", "{count} objectives", count).format(count=count)


def relationship_count(count: int) -> str:
    """How many relationships."""
    return plural("{count} relationship", "{count} relationships", count).format(count=count)


def tie_count(count: int) -> str:
    """How many ties."""
    return plural("{count} tie", "{count} ties", count).format(count=count)


def step_count(count: int) -> str:
    """How many steps a way has."""
    return plural("{count} step", "{count} steps", count).format(count=count)
