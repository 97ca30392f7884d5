"""Sentences of the error codes raised in the exchange area; ``{name}`` are facts of the error."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "FORMAT_UNKNOWN": "RelMap cannot tell the format of {file}; it knows {known}.",
    "FORMAT_NAME_UNKNOWN": "RelMap does not know a format “{name}”; it knows {known}.",
    "FORMAT_NOT_READABLE": "RelMap writes the format “{format}” but does not read it; it reads {known}.",
    "FORMAT_NOT_WRITABLE": "RelMap reads the format “{format}” but does not write it; it writes {known}.",
    "LIST_NOT_FOR_AUDIENCE": "Relationships stay inside: there is no such list for the audience “{audience}”.",
    "MERMAID_TOO_MANY_LINES": "The map has {lines} lines, and Mermaid draws at most {limit}; export it as SVG.",
    "MERMAID_TOO_LONG": (
        "The chart is {characters} characters long, and Mermaid draws at most {limit}; export it as SVG."
    ),
    "FACT_SHEET_NEEDS_PERSON": (
        "A fact-check sheet is one person's own data; choose somebody who is known by name and has not left."
    ),
    "FACT_SHEET_WITHOUT_ID": (
        "The fact-check sheet does not say whose data it is: the value in its line “RelMap ID” is missing."
    ),
    "FACT_SHEET_PERSON_UNKNOWN": (
        "The fact-check sheet is about somebody this document does not have; nothing was imported."
    ),
    "FILE_NOT_FOUND": "There is no file {file}.",
    "FILE_IS_FOLDER": "{file} is a folder, not a file.",
    "FILE_NOT_READABLE": "The file {file} cannot be opened: {reason}.",
    "FILE_NOT_WRITABLE": "The file {file} cannot be written: {reason}.",
    "FILE_TOO_LARGE": "The file is larger than {limit} MB, the most RelMap imports.",
    "JSON_NOT_UTF8": "The file is not UTF-8 text: line {line} holds bytes that are no characters.",
    "JSON_SYNTAX": "The file is not valid JSON: reading stopped at line {line}, column {column}.",
    "JSON_TOO_DEEP": "The file nests lists and objects more than {limit} deep, the most RelMap reads.",
    "JSON_TOO_MANY_VALUES": "The file holds more than {limit} values, the most RelMap reads.",
    "JSON_NOT_A_NUMBER": "The file holds {word}, which is not a number RelMap can keep.",
    "JSON_NOT_RELMAP": 'The file is not a RelMap document: it needs "format": "relmap" and "version": 1.',
    "JSON_NOT_KNOWN": (
        'The file is neither a RelMap document ("format": "relmap") nor a list of people, a graph of nodes and links '
        "or Salesforce records."
    ),
    "SALESFORCE_NO_CONTACTS": "The file holds Salesforce records but no contacts; it has {types}.",
    "SALESFORCE_PLAN_ELSEWHERE": "The plan names “{file}”, which is not a file in the folder of the plan.",
    "GRAPH_EMPTY": "The file holds a graph without any nodes.",
    "GRAPH_TOO_MANY_LINES": "The graph has more than {limit} lines, the most RelMap imports.",
    "XML_OTHER_ROOT": "The file is not what its name says: it begins with “{found}” instead of “{expected}”.",
    "XML_TOO_DEEP": "The file nests elements more than {limit} deep, the most RelMap reads.",
    "XML_TOO_MANY_ELEMENTS": "The file has more than {limit} elements, the most RelMap reads.",
    "XML_ENTITIES": "The file defines entities, which RelMap does not read because they can fill all memory.",
    "XML_SYNTAX": "The file is not valid XML: reading stopped at line {line}, column {column}.",
    "XML_ENCODING": "The file names an encoding RelMap does not know.",
    "JSON_NEWER": "The file was written by a newer RelMap; update RelMap to read it.",
    "JSON_UNKNOWN_KEY": "RelMap does not know the key “{key}” in {where}.",
    "JSON_DUPLICATE_KEY": "The key “{key}” stands twice in the same object.",
    "JSON_MISSING_KEY": "The key “{key}” is missing in {where}.",
    "JSON_DUPLICATE_ID": "The id {id} in {where} is already used by another record.",
    "JSON_PAIR_TWICE": "{where} names a pair that is already in the file.",
    "JSON_TWO_PARTNERSHIPS": "{where} is a second Partnership objective; an account has exactly one.",
    "JSON_EXPECTS_TEXT": "{where} must be a text.",
    "JSON_EXPECTS_ID": "{where} must be an id: a text of 1 to 100 characters.",
    "JSON_EXPECTS_LIST": "{where} must be a list.",
    "JSON_EXPECTS_OBJECT": "{where} must be an object.",
    "JSON_EXPECTS_FLAG": "{where} must be true or false.",
    "JSON_EXPECTS_NUMBER": "{where} must be a number.",
    "JSON_EXPECTS_WHOLE": "{where} must be a whole number.",
    "JSON_EXPECTS_DATE": "{where} must be a date such as 2026-09-30.",
    "JSON_EXPECTS_POSITION": "{where} must be two numbers, as in [120, 40].",
    "JSON_EXPECTS_WORD": "{where} must be one of {allowed}.",
    "JSON_OUT_OF_RANGE": "{where} must lie between {least} and {most}.",
    "ENCODING_UNKNOWN": "There is no encoding called “{encoding}”.",
    "TABLE_EMPTY": "The file is empty.",
    "TABLE_NOT_TEXT": "The file is not a text table; it looks like {looks_like}.",
    "TABLE_TOO_MANY_COLUMNS": "The table has {columns} columns; RelMap imports at most {limit}.",
    "TABLE_TOO_MANY_ROWS": "The table has more than {limit} rows, the most RelMap imports.",
    "TABLE_CELL_TOO_LONG": "A cell that begins in line {line} is far too long; perhaps a quote is never closed.",
    "TABLE_QUOTE_OPEN": "The quote opened in line {line} is never closed.",
    "NO_SUCH_LINE": "The file has no line {line} that could hold the names of the columns.",
    "WORKBOOK_LOCKED": (
        "The workbook is protected with a password; open it in your spreadsheet program and save it without one."
    ),
    "WORKBOOK_DAMAGED": "The workbook is damaged and cannot be read.",
    "WORKBOOK_UNKNOWN": "The file is no workbook RelMap can read; save it as .xlsx in your spreadsheet program.",
    "WORKBOOK_WEB_PAGE": (
        "The file is a web page that only calls itself a workbook; open it in your spreadsheet program and save it as "
        ".xlsx."
    ),
    "WORKBOOK_TOO_LARGE": "The workbook unpacks to more than {limit} MB, the most RelMap imports.",
    "WORKBOOK_TOO_MANY_PARTS": "The workbook has more than {limit} parts, the most RelMap imports.",
    "WORKBOOK_SQUEEZED": (
        "A part of the workbook unpacks to more than {limit} times its size, as in a file made to fill the memory."
    ),
    "WORKBOOK_ODD_NAME": "The workbook has a part called “{name}”, which leads out of it; RelMap does not open it.",
    "WORKBOOK_DECLARES": "The workbook declares entities or a document type, which RelMap does not read.",
    "SHEET_TOO_LARGE": "A sheet spans {rows} rows and {columns} columns; RelMap imports at most {limit} cells.",
    "SHEET_UNKNOWN": "The workbook has no sheet “{sheet}”; it has {sheets}.",
    "NOTHING_TO_PASTE": "The clipboard holds no text.",
    "CARDS_TOO_MANY_LINES": "The address book has more than {limit} lines, the most RelMap imports.",
    "NO_CARDS": "The file holds no address card.",
    "NOT_A_PEOPLE_LIST": (
        "This is not a list of people: there is no column of names, and “{column}” says that each row counts several "
        "posts."
    ),
    "LIST_OF_COMPANIES": (
        "This is a list of companies, not of people: “{column}” is told of each, but no job title, e-mail or manager."
    ),
    "NO_NAME_COLUMN": "No column holds names or job titles; the file has {columns}.",
    "MAP_FIELD_UNKNOWN": "There is no field “{field}”; the fields are {fields}.",
    "MAP_COLUMN_UNKNOWN": "The file has no column “{column}”; it has {columns}.",
    "ROLES_NEED_PEOPLE": (
        "The file holds buying roles of contacts none of whom is on the map; import the contacts themselves first."
    ),
    "ACCOUNT_NOT_NAMED": "Say into which account the people go.",
    "ACCOUNT_NAME_TAKEN": "The document has another account called “{account}”; rename one of them first.",
    "ID_OF_OTHER_ACCOUNT": "The id {id} of “{what}” belongs to another account of the document.",
    "ID_OF_OURS_AND_THEIRS": "The id {id} stands for one of ours in one document and one of theirs in the other.",
}
