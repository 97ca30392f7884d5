"""What is on the pages of a pack, to be read before it is saved (method.md 6(b)).

It is taken from the pack itself, as it will be printed, so that nothing printed can be missing from the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relmap.packs.blocks import (
    Bars,
    Beside,
    Block,
    Bullets,
    Facts,
    Form,
    Heading,
    Panel,
    Quadrant,
    Table,
    Text,
    WritingRoom,
)
from relmap.packs.customer.contact_map import ContactMap
from relmap.packs.pack import AnySection, ContactSection, MapSection, Pack
from relmap.words.joint_map import text


@dataclass(frozen=True, slots=True)
class Listed:
    """Things of one kind on the pages: what they are, and each in words."""

    title: str
    items: tuple[str, ...]


def contents(pack: Pack) -> tuple[Listed, ...]:
    """Everything printed in the pack, in its order, one list for each heading."""
    head = Listed(text("LIST_HEAD"), tuple(words for words in (pack.subject, pack.topic) if words))
    return (head, *(listed for section in pack.sections for listed in _section(section)))


def _section(section: AnySection) -> Iterator[Listed]:
    if isinstance(section, ContactSection):
        yield from (listed for listed in _contacts(section.map) if listed.items)
    elif isinstance(section, MapSection):
        yield Listed(section.title, tuple(card.name for card in section.picture.cards.values()))
    else:
        yield from _headed(section.title, section.blocks)


def _contacts(shown: ContactMap) -> Iterator[Listed]:
    by_name = sorted(shown.contacts, key=lambda contact: contact.name.casefold())
    yield Listed(text("LIST_PEOPLE"), tuple(_joined(contact.name, contact.title) for contact in by_name))
    ours = sorted({(one.name, one.title) for contact in by_name for one in contact.ours}, key=lambda o: o[0].casefold())
    yield Listed(text("LIST_OURS"), tuple(_joined(*one) for one in ours))
    topics = {one.topic for contact in by_name for one in contact.ours}
    yield Listed(text("LIST_TOPICS"), tuple(sorted(topics, key=str.casefold)))
    units = {place for contact in by_name for place in (contact.unit, contact.site) if place}
    yield Listed(text("LIST_UNITS"), tuple(sorted(units, key=str.casefold)))


def _headed(title: str, blocks: Sequence[Block]) -> Iterator[Listed]:
    """A list for each heading of a section, the first under the section's own title."""
    items: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield Listed(title, tuple(items))
            title, items = block.text, []
        else:
            items.extend(_items(block))
    yield Listed(title, tuple(items))


def _items(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=words) | Text(text=words):
            yield words
        case Bullets(items=items):
            yield from items
        case Facts(rows=rows) | Form(fields=rows):
            yield from (_joined(*row) for row in rows)
        case Table(rows=rows):
            yield from (_joined(*(cell.text for cell in row)) for row in rows)
        case Bars(bars=bars):
            yield from (_joined(bar.name, bar.words) for bar in bars)
        case Quadrant(corners=corners, marked=marked):
            yield from corners if marked is None else (corners[marked],)
        case WritingRoom(label=label) if label:
            yield label
        case Panel(title=title, blocks=blocks):
            yield from (words for words in (title, *_all(blocks)) if words)
        case Beside(columns=columns):
            for column in columns:
                yield from _all(column)


def _all(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _items(block)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
