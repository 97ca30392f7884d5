"""Sentences of the error codes raised in the document area; ``{name}`` are facts of the error."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # Opening and making
    "DOCUMENT_MISSING": "There is no file {file}.",
    "DOCUMENT_IS_FOLDER": "{file} is a folder, not a RelMap document.",
    "DOCUMENT_EMPTY": "{file} is an empty file, not a RelMap document.",
    "DOCUMENT_NOT_RELMAP": "{file} is not a RelMap document.",
    "DOCUMENT_NEWER": "{file} was made by a newer RelMap; nothing was changed, update RelMap to open it.",
    "DOCUMENT_OLDER_READ_ONLY": (
        "{file} was made by an older RelMap and must be converted once; make the file and its folder writable, "
        "or open a copy in another folder."
    ),
    "DOCUMENT_TRUNCATED": "{file} is incomplete: a part of the file is missing, so ask for a fresh copy.",
    "DOCUMENT_DAMAGED": "{file} is damaged and was not opened; use a backup or an earlier copy.",
    "DOCUMENT_SCHEMA_CHANGED": "{file} was rebuilt by another program and is no longer a RelMap document.",
    "DOCUMENT_WRITE_AHEAD": (
        "Another program changed how {file} is written, so that one file no longer holds all of it; RelMap did not "
        "open it."
    ),
    "DOCUMENT_SIDE_FILE": (
        "{file} was not opened, because RelMap did not make the file {side_file} beside it; move that file away first."
    ),
    "DOCUMENT_NEEDS_RECOVERY": (
        "The last change to {file} was broken off, and undoing it needs the right to write; make the file and its "
        "folder writable."
    ),
    "DOCUMENT_LOCKED": "Another program is using {file}; close it there and try again.",
    "DOCUMENT_NOT_OPENED": "{file} cannot be opened; you may not have the right to read it.",
    "DOCUMENT_EXISTS": "{file} exists already; choose another name.",
    "FOLDER_MISSING": "There is no folder {folder}.",
    # From elsewhere
    "IMPORT_OF_OPEN": "{file} is open in RelMap, so its accounts are there already.",
    "IMPORT_UNFINISHED": "{file} has an unfinished change beside it; ask for a copy made with RelMap.",
    "DOCUMENT_TOO_LARGE": "{file} is larger than {limit} MB, the most RelMap takes accounts from.",
    "DOCUMENT_TOO_MANY_RECORDS": "{file} holds more than {limit} records, the most RelMap takes over.",
    "DOCUMENT_TEXT_TOO_LONG": "{file} holds a text of more than {limit} characters, which nobody has typed.",
    # Saving
    "DOCUMENT_READ_ONLY": "{file} can only be looked at; save a copy to change it.",
    "DOCUMENT_NOT_WRITABLE": "{file} cannot be written; the file or its folder is write-protected.",
    "DOCUMENT_CHANGED_OUTSIDE": "Another program changed {file} in the meantime; open it again before changing it.",
    "DOCUMENT_REPLACED": "Another file was put in the place of {file}; open it again before changing it.",
    "DOCUMENT_GONE": "{file} is no longer in its folder; the change was not saved.",
    "DISK_FULL": "The disk is full; the change to {file} was not saved.",
    "DISK_ERROR": "The disk reported an error at {file}; the change was not saved.",
    # Copies
    "COPY_FAILED": "{file} could not be written to {folder}; check free space and the right to write there.",
    "COPY_ONTO_OPEN": "{file} is open in RelMap; choose another name for the copy.",
    "COPY_ONTO_FOLDER": "{file} is a folder; choose another name for the copy.",
    "COPY_BESIDE_JOURNAL": "{file} has an unfinished change of its own; choose another name for the copy.",
    "BACKUPS_NOT_DELETED": "Not all backups could be deleted; look into the folder {folder}.",
    # What a check finds
    "REFERENCES_BROKEN": "{file} holds references that lead nowhere: {count} in the table {table}.",
    "ROW_UNREADABLE": "{file} holds a record that cannot be read: {key} in the table {table}, column {column}.",
    "TABLE_UNREADABLE": "{file} holds text that cannot be read in the table {table}.",
    "SEAL_BROKEN": "The content of {file} differs from what RelMap last wrote: the disk or another program changed it.",
    "UNIT_DANGLING": "A unit belongs to an account or unit that is not in the document.",
    "PERSON_DANGLING": "{who} belongs to an account or unit that is not in the document.",
    "MANAGER_NOT_FOUND": "{who} reports to somebody who is not in the document.",
    "OBJECTIVE_DANGLING": "An objective belongs to an account or unit that is not in the document.",
    "RELATIONSHIP_DANGLING": "A relationship joins people who are not in the document.",
    "TIE_DANGLING": "A line joins people who are not in the document.",
    "ROLE_DANGLING": "A buying role belongs to a person or objective that is not in the document.",
    "RECORD_DANGLING": "A note, plan or agreement names somebody or something that is not in its account: {who}.",
    "IMPORTED_DANGLING": "What a file said about somebody belongs to nobody in the document.",
    "NOT_SAME_DANGLING": "A note that two people are not the same names somebody who is not in the document.",
    "REPORTING_CYCLE": "These people report to each other in a circle: {who}.",
    "SELF_REPORT": "{who} reports to the same post.",
}
