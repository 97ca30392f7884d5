"""Recognises by its headers which program a table comes from; the name is kept as the source of its people."""

from __future__ import annotations

from collections.abc import Sequence

from relmap.exchange.headers import plain

_GENERAL = "table"
_SIGNATURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("relmap", ("relmap id",)),
    ("uk-organogram", ("post unique reference",)),
    ("linkedin", ("connected on",)),
    ("google", ("e mail 1 value",)),
    ("dynamics", ("do not modify contact",)),
    ("dynamics", ("contactid", "fullname")),
    ("pipedrive", ("person name",)),
    ("pipedrive", ("personne nom",)),
    ("hubspot", ("record id", "contact owner")),
    ("hubspot", ("record id", "lifecycle stage")),
    ("salesforce", ("reportstoid",)),
    ("salesforce", ("accountid", "lastname")),
    ("salesforce", ("contact last name",)),
    ("salesforce", ("contact id", "account name")),
    ("outlook", ("e mail address", "business phone")),
    ("outlook", ("name des r vorgesetzten",)),
    ("organimi", ("boss id",)),
    ("visio", ("unique id", "reports to")),
    ("visio", ("name", "reports to", "master shape")),
)


def preset_of(headers: Sequence[str]) -> str:
    """The code of the program that writes such headers; "table" when any could have."""
    names = {plain(header) for header in headers}
    return next((code for code, needed in _SIGNATURES if names.issuperset(needed)), _GENERAL)
