"""Words about imports: remarks, the fields and guesses of the mapping, the counters, the formats."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.translation import _, plural

_REMARKS: Mapping[str, str] = {
    # A RelMap document
    "RATING_ZERO": "The rating 0 in {where} was read as unknown; ratings go from -5 to -1 and from 1 to 5.",
    "UNIT_PARENT_NOT_FOUND": "The unit above “{name}” is not in the file; “{name}” stands at the top.",
    "UNIT_NOT_FOUND": "The unit of {name} is not in the file; it was left blank.",
    "RELATIONSHIP_LEFT_OUT": "A relationship was left out because the file has no person {ids}.",
    "TIE_LEFT_OUT": "A tie was left out because its ends are not two people of one account: {ids}.",
    "TIE_TO_SELF": "A tie of {name} to the same person was left out.",
    "RECORD_LEFT_OUT": "A note, plan or agreement was left out because it names what the file does not have: {ids}.",
    "REFERENCE_NOT_FOUND": "A note, plan or agreement no longer names what the file does not have: {ids}.",
    "NOT_SAME_LEFT_OUT": "A note that two people are not the same names nobody of the account: {ids}.",
    "OBJECTIVE_UNIT_NOT_FOUND": "The unit of the objective “{title}” is not in the file; it has none now.",
    "ROLE_LEFT_OUT": "A buying role was left out because the account has no person {ids}.",
    "ROLE_COACH_ONLY": "{name} is one of ours and can only be a coach; other roles were left out.",
    # A table
    "CELL_SHORTENED": "A cell was shortened to {limit} characters.",
    "NO_NAME": "The row has neither a name nor a job title and was not imported.",
    "ROW_REPEATED": "{name} is already in line {first}; the row was read together with it.",
    "SECOND_MANAGER": "{name} is already in line {first} with another manager, who is kept as a dotted line.",
    "EMAIL_ODD": "“{email}” of {name} does not look like an e-mail address.",
    "LEVEL_NOT_KNOWN": "RelMap does not know the level “{level}” of {name}; it was left blank.",
    "ROLE_NOT_KNOWN": "RelMap does not know the buying role “{role}” of {name}; it was left blank.",
    "STATUS_NOT_KNOWN": "RelMap does not know the status “{word}” of {name}; it was left as it is.",
    "DATE_NOT_KNOWN": "“{word}” of {name} is no date RelMap can read; it was left blank.",
    "DATES_DAY_FIRST": "The dates of “{column}” can be read two ways; they were read with the day first.",
    "DATES_MONTH_FIRST": "The dates of “{column}” can be read two ways; they were read with the month first.",
    "TIE_END_UNKNOWN": "{name} has a tie to “{other}”, who was not found or is not the only one; it was left out.",
    "CONTACT_NOT_FOUND": "Nobody on the map has the contact id {id}; the buying role was left out.",
    "ARROWS_DOWN": "The lines that say nothing were read as running from the manager to the report.",
    "ARROWS_UP": "The lines that say nothing were read as running from the report to the manager.",
    "SALESFORCE_FILE_MISSING": "The file {file}, which the plan names, was not found.",
    "ACCOUNT_EXISTS_TWICE": "Both documents have the account “{account}”; it was left out and stays as it is here.",
    "ACCOUNT_IDS_TAKEN": "The account “{account}” was left out: its ids stand for something else in this document.",
    "TEAM_NAME_TWICE": "{name} is now on the team twice: the documents do not know each other's ids.",
    "TEAM_MEMBER_KEPT": "{name} of the team differs in the two documents and stays as here.",
    "MANAGER_AMBIGUOUS": "{name} reports to “{manager}”, but {count} people are called so; please draw the line.",
    "NEW_HOLDER": "{title}: {name} now holds the post of {former}, who is kept as having left.",
    "POST_FILLED": "{title}: {name} now holds the post, which had no name before.",
    "POST_VACANT": "{title}: the post is now vacant.",
    "POSSIBLE_DUPLICATE": "{name} may be {rival}, who is already on the map; please compare them.",
    "MISSING_FROM_FILE": "{name} is not in this file; the person stays on the map.",
    "LEFT_BUT_LISTED": "{name} is marked as having left, but is still in this file; the mark was kept.",
    "LINE_NOT_TAKEN": (
        "The manager of {name} was left as it is: with your own lines, people would report to each other in a circle."
    ),
    "POST_GONE": "{name} has moved to another post; the former one is not in this file.",
    # An address book
    "CARD_NOT_CLOSED": "The card that begins here never ends; what it holds was read.",
    # Both
    "MANAGER_NOT_FOUND": "{name} reports to “{manager}”, who was not found; please draw the line.",
    "REPORTING_CYCLE": "These people report to each other in a circle: {names}.",
    "SELF_REPORT": "{name} reports to the same post and is shown at the top.",
}
_COUNTED_REMARKS: Mapping[str, tuple[str, str]] = {
    "UNREADABLE_CHARACTERS": (
        "{count} character could not be read in this encoding.",
        "{count} characters could not be read in this encoding.",
    ),
    "NUL_LEFT_OUT": ("{count} empty byte was left out.", "{count} empty bytes were left out."),
    "FOOTER_LEFT_OUT": (
        "{count} line below the table was left out.",
        "{count} lines below the table were left out.",
    ),
    "ROW_WIDTH": (
        "{count} row has more or fewer cells than the {columns} columns of the header.",
        "{count} rows have more or fewer cells than the {columns} columns of the header.",
    ),
    "LINES_NOT_KNOWN": (
        "{count} line of a kind RelMap does not know was left out.",
        "{count} lines of kinds RelMap does not know were left out.",
    ),
    "LINES_TO_NOWHERE": (
        "{count} line was left out because it starts at nobody in the file.",
        "{count} lines were left out because they start at nobody in the file.",
    ),
    "ACCOUNTS_NOT_IN_FILE": (
        "The contacts belong to {count} account that is not in the file; they go into one account.",
        "The contacts belong to {count} accounts that are not in the file; all go into one account.",
    ),
    "CARDS_OF_GROUPS": (
        "{count} card of a group or a firm was left out.",
        "{count} cards of groups or firms were left out.",
    ),
    "IDS_DAMAGED": (
        "{count} id was rounded by a spreadsheet and may no longer be unique.",
        "{count} ids were rounded by a spreadsheet and may no longer be unique.",
    ),
}
REMARK_CODES = frozenset({*_REMARKS, *_COUNTED_REMARKS})
"""The codes ``remark`` knows."""

_COUNTERS: Mapping[str, tuple[str, str]] = {
    "new": ("{count} new person", "{count} new people"),
    "changed": ("{count} changed", "{count} changed"),
    "unchanged": ("{count} unchanged", "{count} unchanged"),
    "new_holder": ("{count} post with another holder", "{count} posts with another holder"),
    "possible_duplicates": ("{count} possible duplicate", "{count} possible duplicates"),
    "missing_from_file": ("{count} not in this file", "{count} not in this file"),
    "blocked": ("{count} row not imported", "{count} rows not imported"),
}
_FIELDS: Mapping[str, str] = {
    "id": "Id",
    "name": "Name",
    "first": "First name",
    "last": "Last name",
    "title": "Job title",
    "company": "Company",
    "unit": "Department",
    "function": "Function",
    "site": "Location",
    "level": "Level",
    "email": "E-mail",
    "phone": "Phone",
    "reports_to": "Reports to",
    "dotted": "Dotted line to",
    "role": "Buying role",
    "status": "Status",
    "in_post_since": "In post since",
    "can_introduce": "Can introduce",
    "influences": "Influences",
    "ally": "Ally of",
    "conflict": "In conflict with",
}
_REASONS: Mapping[str, str] = {
    "HEADER": "by the column name",
    "PART_OF_HEADER": "by part of the column name",
    "SIMILAR_HEADER": "by a similar column name",
    "VALUES": "by the values",
}
_KINDS: Mapping[str, str] = {
    "id": "by id",
    "email": "by e-mail",
    "name": "by name",
    "title": "by job title",
}
_FORMATS: Mapping[str, str] = {
    "JSON": "RelMap document as text (JSON)",
    "CSV": "People list (CSV)",
    "TSV": "People list, tab separated",
    "GRAPHML": "Graph of yEd and others (GraphML)",
    "GEXF": "Graph of Gephi (GEXF)",
    "XLSX": "Excel workbook",
    "XLS": "Excel workbook, before 2007",
    "XLSB": "Excel workbook, binary",
    "ODS": "OpenDocument spreadsheet",
    "VCARD": "Address book (vCard)",
    "VISIO": "Visio organization chart (CSV)",
    "RELATIONSHIPS": "Relationships (CSV)",
    "MERMAID": "Chart as text for wikis (Mermaid)",
    "DOT": "Chart as text for Graphviz (DOT)",
}

_PROGRAMS: Mapping[str, str] = {
    "relmap": "RelMap",
    "uk-organogram": "data.gov.uk",
    "linkedin": "LinkedIn",
    "google": "Google Contacts",
    "dynamics": "Dynamics 365",
    "pipedrive": "Pipedrive",
    "zoho": "Zoho",
    "hubspot": "HubSpot",
    "salesforce": "Salesforce",
    "salesforce-tree": "Salesforce",
    "outlook": "Outlook",
    "orgchart-now": "OrgChart Now",
    "organimi": "Organimi",
    "unaric": "Unaric",
    "pingboard": "Pingboard",
    "visio": "Visio",
    "vcard": "vCard",
    "graphml": "GraphML",
    "gexf": "GEXF",
}


def program(code: str) -> str:
    """The program or format a table comes from, by its code; "" when any could have written it."""
    return _PROGRAMS.get(code, "")


def remark(code: str, facts: Mapping[str, object]) -> str:
    """The sentence of one remark, in the user's language."""
    if code in _COUNTED_REMARKS:
        count = facts["count"]
        assert isinstance(count, int)
        return plural(*_COUNTED_REMARKS[code], count).format(**facts)
    return _(_REMARKS[code]).format(**facts)


def counter(name: str, count: int) -> str:
    """How many rows of an import are of one kind; ``name`` is that of the counter (interchange.md 2)."""
    return plural(*_COUNTERS[name], count).format(count=count)


def field_label(name: str) -> str:
    """What a field of a people list is called."""
    return _(_FIELDS[name])


def reason(code: str) -> str:
    """What the guess for a column rests on."""
    return _(_REASONS[code])


def managers_found(kind: str, resolved: int, of: int) -> str:
    """How the column of managers was read, and how well."""
    return _("{resolved} of {of} managers found {kind}").format(resolved=resolved, of=of, kind=_(_KINDS[kind]))


def format_label(code: str) -> str:
    """What a file format is called in a file dialog."""
    return _(_FORMATS[code])
