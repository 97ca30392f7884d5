"""What the commands in the menus are called, and the sentence that explains each in the status bar."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.translation import _

_MENUS: Mapping[str, str] = {
    "FILE": "&File",
    "EDIT": "&Edit",
    "VIEW": "&View",
    "ACCOUNT": "&Account",
    "MAP": "&Map",
    "HELP": "&Help",
    "PAGE": "&Page",
    "RECENT": "Open &recent",
    "COLOUR": "&Colour by",
    "LINES": "&Lines",
    "THEME": "&Appearance",
    "SHAPE": "&Shape",
    "DIRECTION": "D&irection",
    "ROLE": "Buying &role",
    "DEPTH": "Our &depth",
    "TIE": "Draw a &line",
}

_ACTIONS: Mapping[str, tuple[str, str]] = {
    "NEW_DOCUMENT": ("&New document…", "Start an empty document in a file of its own."),
    "OPEN": ("&Open…", "Open another RelMap document."),
    "OPEN_OWN": ("Open m&y document", "Open the document RelMap keeps for you."),
    "OPEN_SAMPLE": ("Open the &sample", "Look at three invented accounts; nothing in them can go wrong."),
    "RESET_SAMPLE": ("Reset the sample", "Bring the sample back to how it came."),
    "IMPORT": ("&Import…", "Take people from a list, a workbook, an address book or another document into the map."),
    "EXPORT": ("&Export as data…", "Write this document or account for somebody else, as data."),
    "SAVED": ("&Save", "Every change is saved the moment you make it."),
    "SAVE_COPY": ("Save a &copy…", "Write the whole document to another file and go on with this one."),
    "REVERT": ("Re&vert to when opened", "Bring back everything as it was when the document was opened."),
    "PRINT": ("&Print…", "Print the map of this account."),
    "PREVIEW": ("Print pre&view…", "See the pages before they are printed."),
    "SAVE_PDF": ("Save map as P&DF…", "Write the pages as they would be printed."),
    "SAVE_PICTURE": (
        "Save map as pic&ture or slides…",
        "Write the map as a PNG or SVG picture, or as PowerPoint slides of shapes that can be moved.",
    ),
    "QUIT": ("&Quit", "Close RelMap; everything is saved."),
    "UNDO": ("&Undo", "Take the last change back."),
    "REDO": ("&Redo", "Do the change again that was taken back."),
    "FIND": ("&Find…", "Find people by name, title or unit."),
    "FIND_NEXT": ("Find &next", "Go to the next person found."),
    "FIND_PREVIOUS": ("Find &previous", "Go to the person found before."),
    "COPY": ("&Copy people", "Copy the selected people as a table for a spreadsheet or a mail."),
    "COPY_MAP": ("Copy the ma&p", "Copy the map as a picture for a slide or a mail."),
    "PASTE": ("Pa&ste people…", "Take people from cells copied in a spreadsheet."),
    "SELECT_ALL": ("Select &all", "Select everybody on the map."),
    "RENAME": ("Re&name", "Change name and title on the card."),
    "REMOVE": ("Remove from &map", "Take the selected people off the map; their reports move up."),
    "PAGE_MAP": ("&Map", "The people of the account."),
    "PAGE_OBJECTIVE": ("&Objective", "Steps, criteria, wins and agreements of the chosen objective."),
    "PAGE_PROFILE": ("P&rofile", "How deep and how broad we stand, and whom to talk to next."),
    "PAGE_MEETINGS": ("Mee&tings", "Meetings as stepping stones, and what is to be done."),
    "PAGE_KNOWLEDGE": ("&Knowledge", "What we know, what we should know, what needs confirming."),
    "PAGE_TEAM": ("T&eam", "Who of ours knows whom, and how deep it should be."),
    "PAGE_FIT": ("&Fit", "Vision, culture and criteria of a target account."),
    "PAGE_TIMELINE": ("T&ime machine", "Kept states of the account, and what changed between two of them."),
    "PAGE_PORTFOLIO": ("&Portfolio", "All accounts, the ones that need you first."),
    "PAGE_RULES": ("&Rule book", "What RelMap checks, and the thresholds it checks with."),
    "SHOW_ACCOUNTS": ("&Account list", "Show or hide the list of accounts."),
    "SHOW_SIDE": ("&Side panel", "Show or hide the details on the right."),
    "SHOW_LEGEND": ("&Legend", "Show or hide the legend of the map."),
    "SHOW_MINIMAP": ("&Minimap", "Show or hide the small overview of the map."),
    "SHOW_FLAGS": ("&Flags", "Show the flags of this objective."),
    "SHOW_WAY": ("&Way up", "Show the ways to the economic buyer."),
    "SHOW_WHAT_IF": ("W&hat if", "See what would change before anything is saved."),
    "CAPTURE": ("&Capture a fact", "Write down in one line what you just learned."),
    "SHOW_PERSON": ("&Details", "Show the details of the selected people."),
    "ZOOM_IN": ("Zoom &in", "Make the map larger."),
    "ZOOM_OUT": ("Zoom &out", "Make the map smaller."),
    "ZOOM_ACTUAL": ("Actual si&ze", "Show the cards at their own size."),
    "FIT": ("&Fit the map", "Show the whole map."),
    "CENTRE": ("&Centre on selection", "Bring the selected person to the middle."),
    "FULL_SCREEN": ("F&ull screen", "Use the whole screen."),
    "COLOUR_ROLE": ("&Role", "Colour the cards by buying role."),
    "COLOUR_DEPTH": ("&Depth", "Colour the cards by the depth of our relationship."),
    "COLOUR_FRESHNESS": ("&Freshness", "Colour the cards by how long ago we last talked."),
    "COLOUR_INFLUENCE": ("&Influence", "Colour the cards by influence in this objective."),
    "COLOUR_RATING": ("R&ating", "Colour the cards by support in this objective."),
    "LINES_FORMAL": ("&Formal", "Show dotted reporting lines."),
    "LINES_INFLUENCE": ("&Influence", "Show who influences whom and who are allies."),
    "LINES_INTRODUCTIONS": ("I&ntroductions", "Show who can introduce us to whom."),
    "LINES_CONFLICT": ("&Conflict", "Show who is in conflict with whom."),
    "LINES_TEAM": ("&Team", "Show who of ours knows whom."),
    "THEME_SYSTEM": ("Like the &system", "Follow the light or dark setting of the system."),
    "THEME_LIGHT": ("&Light", "Dark writing on light ground."),
    "THEME_DARK": ("&Dark", "Light writing on dark ground."),
    "NEW_ACCOUNT": ("&New account…", "Start the map of another account."),
    "NEW_OBJECTIVE": ("New &objective…", "Plan another sale in this account."),
    "DUPLICATES": ("Possible &duplicates…", "Compare people who may be the same, and merge them."),
    "REMOVE_OBJECTIVE": ("Remove o&bjective", "Take the chosen objective and its roles out of the account."),
    "REMOVE_ACCOUNT": ("Re&move account", "Take the account and everybody on its map out of the document."),
    "TEAM": ("Our &team…", "Who of ours takes part, and who is management."),
    "UNITS": ("&Units…", "Divisions, plants and departments of the account."),
    "ADD_BELOW": ("Add &below", "Add somebody who reports to the selected person."),
    "ADD_BESIDE": ("Add be&side", "Add somebody with the same manager."),
    "ADD_ROOT": ("Add without a &manager", "Add somebody whose manager is not known yet."),
    "NO_MANAGER": ("Take &off the manager", "The selected people report to nobody on this map."),
    "COLLAPSE": ("&Collapse or expand", "Hide or show everybody below the selected person."),
    "EXPAND_ALL": ("&Expand everything", "Show everybody on the map."),
    "PIN": ("&Pin in place", "Keep the selected cards where they are, whatever else moves."),
    "ROLE_ECONOMIC": ("&Economic buyer", "Gives the final yes and can release the money."),
    "ROLE_TECHNICAL": ("&Technical buyer", "Screens out; can say no, but not the final yes."),
    "ROLE_USER": ("&User buyer", "Lives with the result and judges its effect on the own job."),
    "ROLE_COACH": ("&Coach", "Guides us to the others and informs us."),
    "DEPTH_0": ("0 No contact", "Has never exchanged a word with any of us."),
    "DEPTH_1": ("1 Met", "Has met one of us and would recognise the name."),
    "DEPTH_2": ("2 Working", "Takes our calls and works with us on current business."),
    "DEPTH_3": ("3 Credible", "Asks for our view and would accept a meeting we ask for."),
    "DEPTH_4": ("4 Trusted", "Volunteers inside information and would introduce us upward if asked."),
    "DEPTH_5": ("5 Advisor", "Consults us before deciding, also on matters we do not sell."),
    "TIE_DOTTED_TO": ("&Dotted line", "The first selected person also reports to the second."),
    "TIE_CAN_INTRODUCE": ("Can &introduce", "The first selected person can introduce us to the second."),
    "TIE_INFLUENCES": ("In&fluences", "The second selected person listens to the first."),
    "TIE_ALLY": ("&Allies", "The two selected people trust and help each other."),
    "TIE_CONFLICT": ("&Conflict", "The two selected people work against or avoid each other."),
    "SHAPE_AUTO": ("&Compact", "Let RelMap fold the map to fit screen and paper."),
    "SHAPE_STACKED": ("&Stacked", "Reports below one another under their manager."),
    "SHAPE_BOTH_SIDES": ("&Both sides", "Reports below one another on both sides of their manager's line."),
    "SHAPE_SPREAD": ("S&pread", "All reports side by side."),
    "SHAPE_LANES": (
        "Seniority &lanes",
        "Everybody in the lane of their level; a line below the upper level.",
    ),
    "SHAPE_COLUMNS": ("&Unit columns", "Every unit in a column of its own."),
    "DIRECTION_TOP_DOWN": ("&Top down", "The head of the account at the top."),
    "DIRECTION_LEFT_RIGHT": ("&Left to right", "The head of the account at the left."),
    "FIRST_STEPS": ("&First steps", "Show the hints for the first minutes again."),
    "KEYS": ("&Keyboard", "All keys of the map on one page."),
    "ABOUT": ("&About RelMap", "Version, licence and where files are kept."),
}


def menu_text(code: str) -> str:
    """The title of a menu, with its access key."""
    return _(_MENUS[code])


def action_text(code: str) -> str:
    """The name of a command in the menu, with its access key."""
    return _(_ACTIONS[code][0])


def action_tip(code: str) -> str:
    """What the command does, in one sentence."""
    return _(_ACTIONS[code][1])
