"""Sentences of the error codes raised by the command line; ``{name}`` are facts of the error."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "ACCOUNT_NOT_FOUND": "There is no account “{account}” in {file}; it has {known}.",
    "ACCOUNT_NEEDED": "{file} has several accounts; name one with --account: {known}.",
    "ACCOUNT_NONE": "{file} holds no account yet.",
    "OBJECTIVE_NOT_FOUND": "{account} has no objective “{objective}”; it has {known}.",
    "PERSON_NEEDED": "This pack is about one person; name him or her with --person.",
    "PERSON_NOT_FOUND": "There is nobody called “{person}” in {where}.",
    "PERSON_AMBIGUOUS": "Several people are called “{person}”; name one by id: {ids}.",
    "OBJECTIVE_NEEDS_PICTURE": "{file} is not a map, so it cannot be limited to one objective.",
    "SHEET_NOT_POSSIBLE": "{file} has no sheets, so --sheet cannot choose one.",
    "TEMPLATE_NEEDS_SLIDES": "{file} is not a presentation, so --template does not apply.",
    "TARGET_IS_DOCUMENT": "{file} is the document itself; choose another name.",
    "TARGET_NOT_PDF": "A print is a PDF, so {file} must end in .pdf; only a fact-check sheet may be an .xlsx.",
    "TARGET_IS_FOLDER": "{file} is a folder; name a file.",
    "TARGET_FOLDER_MISSING": "There is no folder {folder}.",
}
