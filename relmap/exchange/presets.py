"""Recognises by its headers which program a table comes from, and undoes the habits of that program.

The code of the program is kept as the source of its people (formats.md 1.1, 5.1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from relmap.exchange.dates import DateOrder
from relmap.exchange.headers import plain
from relmap.exchange.table import Row, Table
from relmap.exchange.values import several

_GENERAL = "table"


@dataclass(frozen=True, slots=True)
class Preset:
    """A program. Each signature is a set of headers, in plain words, that only this program writes together.

    ``dates`` is the order of day and month where the program always writes the same.
    """

    code: str
    signatures: tuple[tuple[str, ...], ...]
    dates: DateOrder | None = None


# The more telling signature stands first: several programs share the plainer words.
_PRESETS: tuple[Preset, ...] = (
    Preset("relmap", (("relmap id",),)),
    Preset("uk-organogram", (("post unique reference",),)),
    Preset("linkedin", (("connected on",),), DateOrder.MONTH_FIRST),
    Preset("google", (("e mail 1 value",), ("given name", "family name", "organization 1 title"))),
    Preset("dynamics", (("do not modify contact",), ("contactid", "fullname"))),
    Preset("pipedrive", (("person name",), ("personne nom",), ("person first name", "person last name"))),
    Preset("zoho", (("record id", "account name"), ("record id", "reporting to"))),
    Preset(
        "hubspot",
        (("record id", "contact owner"), ("record id", "lifecycle stage"), ("record id", "buying role")),
        DateOrder.MONTH_FIRST,
    ),
    # German words: days come first there.
    Preset("hubspot", (("datensatz id",),), DateOrder.DAY_FIRST),
    Preset(
        "salesforce",
        (
            *(("reportstoid",), ("reportsto email",), ("accountid", "lastname"), ("contact last name",)),
            *(("opportunityid", "contactid", "role"), ("accountid", "contactid", "role")),
            *(("contact id", "account name"), ("contact id", "contact owner"), ("kontakt id", "accountname")),
        ),
    ),
    Preset(
        "outlook",
        (
            *(("e mail address", "business phone"), ("e mail address", "manager s name")),
            *(("name des r vorgesetzten",), ("name des der vorgesetzten",), ("anrede", "e mail adresse")),
        ),
    ),
    Preset("orgchart-now", (("personid", "supervisorid"), ("person id", "supervisor id"))),
    Preset("organimi", (("boss id",), ("unique id", "manager id"))),
    Preset("unaric", (("supervisoremail",),), DateOrder.DAY_FIRST),
    Preset(
        "pingboard",
        (
            *(("email", "job title", "reports to", "start date"), ("email overwrite", "reports to")),
            ("email", "reports to overwrite"),
        ),
        DateOrder.MONTH_FIRST,
    ),
    Preset("visio", (("unique id", "reports to"), ("name", "reports to", "master shape"))),
)
_VISIO_HEADER = "Reports_To"
_REPORT_HEADERS = {"account name", "contact owner", "accountname", "account owner"}
_RELATION = re.compile(r"relation (\d+) (label|type)")
_DYNAMICS_CODES: Mapping[str, Mapping[str, str]] = {
    "msdyn decisioninfluencetag": {"0": "Decision maker", "1": "Influencer", "2": "Blocker", "3": "Unknown"},
    "accountrolecode": {"1": "Decision maker", "2": "", "3": "Influencer"},
    "msdyn orgchangestatus": {"0": "", "1": "Not at company", "2": ""},
}


def preset_of(headers: Sequence[str]) -> str:
    """The code of the program that writes such headers; "table" when any could have."""
    found = _recognised(headers)
    if found is not None:
        return found.code
    return "visio" if _VISIO_HEADER in headers else _GENERAL


def program_of(table: Table) -> str:
    """The code of the program a table comes from."""
    if table.origin:
        return table.origin
    found = preset_of(table.headers)
    if found == _GENERAL and any(remark.code == "FOOTER_LEFT_OUT" for remark in table.remarks):
        # Only a report ends with totals and a copyright; whose report it is, its columns say.
        return "salesforce" if _REPORT_HEADERS & {plain(header) for header in table.headers} else found
    return found


def date_order(table: Table) -> DateOrder | None:
    """The order in which the program of a table writes day and month; None when that depends on its user."""
    found = _recognised(table.headers)
    return found.dates if found is not None else None


def prepared(table: Table, dates: DateOrder | None = None) -> Table:
    """The table with its program recognised and its codes and pairs of columns put into words and columns.

    ``dates`` is the order of day and month as the user says it is, None when nobody does.
    """
    program = program_of(table)
    change = _HABITS.get(program)
    return replace(table if change is None else change(table), origin=program, dates=dates)


def _recognised(headers: Sequence[str]) -> Preset | None:
    names = {plain(header) for header in headers}
    fitting = (p for p in _PRESETS if any(names.issuperset(needed) for needed in p.signatures))
    return next(fitting, None)


def _google(table: Table) -> Table:
    """Google says "Relation 1 - Label" Manager, "Relation 1 - Value" the name: that becomes a column of managers."""
    names = {plain(header): place for place, header in enumerate(table.headers)}
    pairs = [
        (place, names[f"relation {found[1]} value"])
        for name, place in names.items()
        if (found := _RELATION.fullmatch(name)) is not None and f"relation {found[1]} value" in names
    ]
    if not pairs or "manager" in names:
        return table

    def manager(row: Row) -> str:
        for label, value in pairs:
            for kind, name in zip(several(row.cells[label]), several(row.cells[value]), strict=False):
                if plain(kind) == "manager":
                    return name
        return ""

    rows = tuple(replace(row, cells=(*row.cells, manager(row))) for row in table.rows)
    return replace(table, headers=(*table.headers, "Manager"), rows=rows)


def _dynamics(table: Table) -> Table:
    """The interface of Dynamics gives numbers where its pages say words."""
    codes = {
        place: words
        for place, header in enumerate(table.headers)
        if (words := _DYNAMICS_CODES.get(plain(header))) is not None
    }
    if not codes:
        return table

    def worded(row: Row) -> Row:
        cells = (codes[place].get(cell, cell) if place in codes else cell for place, cell in enumerate(row.cells))
        return replace(row, cells=tuple(cells))

    return replace(table, rows=tuple(map(worded, table.rows)))


_HABITS: Mapping[str, Callable[[Table], Table]] = {"google": _google, "dynamics": _dynamics}
