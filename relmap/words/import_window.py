"""The words of the import dialog (formats.md 5)."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.translation import _, plural

_TEXTS: Mapping[str, str] = {
    "TITLE": "Import",
    "PASTED": "Clipboard",
    "INTO": "Into the account",
    "READING": "Reading {file} …",
    "PLANNING": "Working out what will happen …",
    # How the file is read
    "HOW_READ": "How the file is read",
    "SHEET": "Sheet",
    "SHEET_HIDDEN": "{sheet} (hidden)",
    "ENCODING": "Characters",
    "DELIMITER": "Cells are parted by",
    "HEADER": "Column names stand in",
    "HEADER_LINE": "line {line}",
    "NO_HEADER": "no line",
    "ARROWS": "Lines that say nothing run",
    "ARROWS_DOWN": "from manager to report",
    "ARROWS_UP": "from report to manager",
    "DATES": "Dates such as 03/04/2026",
    "DATES_FOUND": "as the file shows",
    "DATES_DAY_FIRST": "begin with the day",
    "DATES_MONTH_FIRST": "begin with the month",
    "PREVIEW": "The first lines of the file",
    # Columns
    "COLUMNS": "What the columns mean",
    "COLUMN": "Column",
    "SAMPLES": "First values",
    "READ_AS": "Read as",
    "SURE": "Why",
    "MODE": "Values on the map",
    "MODE_UPDATE": "are updated",
    "MODE_FILL": "only fill blanks",
    "MODE_OVERWRITE": "are overwritten",
    "IGNORED": "– not imported –",
    "CHOSEN": "your choice",
    "REMEMBERED": "as last time",
    # The plan
    "PLAN": "What will happen",
    "STOPPED": "You stopped before it was worked out what will happen.",
    "AGAIN": "Work it out",
    "NOTHING": "Everything in the file is in the document already.",
    "LINE": "Line",
    "WHO": "Name",
    "POST": "Job title",
    "WHAT": "What happens",
    "ANSWER": "Your answer",
    "ANSWER_HINT": "Choose what is meant",
    "ALL_LEFT": "Mark everybody listed as left",
    "NONE_LEFT": "Keep everybody listed on the map",
    "NOW": "Import",
    "REPORT": "Save report…",
    "REPORT_TITLE": "Save what the import does as a list",
    "REPORTS": "CSV lists (*.csv)",
    "REPORT_WRITTEN": "Written: {file}",
    "IMPORTED": "Imported from {file}: {counts}. Undo takes it all back.",
    "SHOW_ON_MAP": "Show on the map",
    "EDITED_MEANWHILE": "The map was edited meanwhile; please look at the plan once more.",
}

_DELIMITERS: Mapping[str, str] = {
    ",": "commas",
    ";": "semicolons",
    "\t": "tabs",
    "|": "upright strokes",
}

_ENCODINGS: Mapping[str, str] = {
    "utf-8": "Unicode (UTF-8)",
    "utf-8-sig": "Unicode (UTF-8, marked)",
    "utf-16": "Unicode (UTF-16)",
    "utf-16-le": "Unicode (UTF-16 LE)",
    "utf-16-be": "Unicode (UTF-16 BE)",
    "cp1252": "Western Europe (Windows 1252)",
    "cp1250": "Central Europe (Windows 1250)",
    "cp1251": "Cyrillic (Windows 1251)",
    "cp1253": "Greek (Windows 1253)",
    "cp1254": "Turkish (Windows 1254)",
    "cp1257": "Baltic (Windows 1257)",
    "mac-roman": "Western Europe (old Mac)",
    "shift_jis": "Japanese (Shift JIS)",
    "gb18030": "Chinese (GB 18030)",
    "big5": "Chinese (Big5)",
    "cp949": "Korean (949)",
}
ENCODINGS = tuple(name for name in _ENCODINGS if name not in ("utf-8-sig", "utf-16-le", "utf-16-be"))
"""The encodings offered beside the one found out."""


def text(code: str, **facts: object) -> str:
    """A text of the import dialog, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def delimiter_label(delimiter: str) -> str:
    """What parts the cells of a line."""
    return _(_DELIMITERS[delimiter]) if delimiter in _DELIMITERS else f"“{delimiter}”"


def encoding_label(name: str) -> str:
    """What an encoding is called; its technical name when it is rare."""
    return _(_ENCODINGS[name]) if name in _ENCODINGS else name


def question_count(count: int) -> str:
    """How many questions wait for an answer."""
    return plural("{count} question", "{count} questions", count).format(count=count)


def remark_count(count: int) -> str:
    """How many things are worth knowing."""
    return plural("{count} remark", "{count} remarks", count).format(count=count)
