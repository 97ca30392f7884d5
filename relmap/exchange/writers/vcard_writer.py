"""People as cards for a telephone or a mail program: vCard 3.0, which all of them read (formats.md 1.3, 4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.exchange.text import clean_text
from relmap.exchange.writers.outgoing import Outgoing
from relmap.model.entities import Person
from relmap.model.names import called
from relmap.model.text import one_line
from relmap.model.vocabulary import Audience, PersonStatus

_LINE = 75
"""Bytes of a line before it is folded."""


def write(out: Outgoing) -> bytes:
    """A card for everybody with a name who has not left: how to reach them, and never what we think of them."""
    lines: list[str] = []
    for person in out.people:
        if person.name.strip() and person.status in (PersonStatus.ACTIVE, PersonStatus.UNIDENTIFIED):
            lines += _card(out, person)
    return b"".join(_folded(line) for line in lines)


def _card(out: Outgoing, person: Person) -> Iterator[str]:
    manager = out.manager(person)
    family, given = _parts(person.name)
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:{_text(person.id)}"
    yield f"FN:{_text(person.name)}"
    yield f"N:{_text(family)};{_text(given)};;;"
    firm = person.firm or out.account_name(person.account)
    yield f"ORG:{';'.join(_text(part) for part in (firm, out.unit_name(person)) if part)}"
    for name, value in (
        ("TITLE", person.title),
        ("EMAIL;TYPE=INTERNET", person.email),
        ("TEL;TYPE=WORK", person.phone),
    ):
        if value:
            yield f"{name}:{_text(value)}"
    if person.site:
        yield f"ADR;TYPE=WORK:;;;{_text(person.site)};;;"
    if manager is not None and called(manager):
        yield f"X-MS-MANAGER:{_text(called(manager))}"
        yield f"item1.X-ABRELATEDNAMES;TYPE=WORK:{_text(called(manager))}"
        yield "item1.X-ABLabel:_$!<Manager>!$_"
    if out.audience is not Audience.CUSTOMER:
        yield "CLASS:CONFIDENTIAL"
    yield "END:VCARD"


def _parts(name: str) -> tuple[str, str]:
    """Family and given name: the last word and the others, unless a comma says it."""
    family, comma, given = name.partition(",")
    if comma and given.strip():
        return family.strip(), given.strip()
    given, _blank, family = name.strip().rpartition(" ")
    return family, given


def _text(text: str) -> str:
    """A value in which nothing is taken for a sign of the format."""
    line = one_line(clean_text(text))
    return line.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> bytes:
    """A line with its end, broken after 75 bytes at most and never within a character."""
    if len(whole := line.encode()) <= _LINE:
        return whole + b"\r\n"
    parts, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > _LINE:
            parts.append("")
            # The blank that marks a continued line counts.
            size = 1
        parts[-1] += character
        size += width
    return "\r\n ".join(parts).encode() + b"\r\n"
