"""Reads the cards of an address book as a table of people, one row a card (formats.md D7, 1.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from relmap.errors import UserError
from relmap.exchange.card_lines import CardLines, Property
from relmap.exchange.delimiters import RawRow
from relmap.exchange.files import read_bytes, require_size
from relmap.exchange.headers import Field, plain, synonyms
from relmap.exchange.reading import FIND_OUT, ReadingOptions
from relmap.exchange.remarks import Remark
from relmap.exchange.table import MOST_ROWS, Row, Table, cleaned
from relmap.exchange.values import is_address

_MOST_PROPERTIES = 500
_HEADERS = (
    *("Id", "Name", "First name", "Last name", "Job title", "Company", "Department", "Job function", "Location"),
    *("E-mail", "Phone", "Reports to", "Assistant"),
)
_MANAGERS = ("X-MS-MANAGER", "X-EVOLUTION-MANAGER", "X-MANAGER", "X-KADDRESSBOOK-X-MANAGERSNAME")
_ASSISTANTS = ("X-MS-ASSISTANT", "X-EVOLUTION-ASSISTANT", "X-ASSISTANT", "X-KADDRESSBOOK-X-ASSISTANTSNAME")
_ASSISTANT_WORDS = frozenset({"assistant", "x assistant", "agent", "assistent in", "assistent", "assistentin"})
_NO_VOICE = frozenset({"FAX", "PAGER", "MODEM", "BBS", "TEXTPHONE", "VIDEO"})
# A line of the Android address book: that it is a relation, the name, and which one it is.
_ANDROID_RELATION = "vnd.android.cursor.item/relation"
_ANDROID_ASSISTANT, _ANDROID_MANAGER = "1", "7"
_NOBODY = frozenset({"GROUP", "ORG", "LOCATION", "APPLICATION"})
_SCHEMES = ("urn:uuid:", "mailto:", "tel:")


def read_vcards(source: bytes | Path, options: ReadingOptions = FIND_OUT) -> Table:
    """The cards in a file as a table of people, whichever version they have.

    A card that never ends or stands for no person is remarked. Raises ``UserError`` when there is no card at all, or
    more than an import takes.
    """
    lines = CardLines(read_bytes(source) if isinstance(source, Path) else require_size(source), options.encoding)
    rows: list[Row] = []
    remarks: list[Remark] = []
    nobody: list[int] = []
    for card in _cards(lines, remarks):
        if len(rows) == MOST_ROWS:
            raise UserError("TABLE_TOO_MANY_ROWS", limit=MOST_ROWS)
        if card.stands_for_a_person:
            rows.append(cleaned(RawRow(card.line, _cells(card)), len(_HEADERS), remarks))
        else:
            nobody.append(card.line)
    if not rows and not nobody:
        raise UserError("NO_CARDS")
    if nobody:
        remarks.append(Remark("CARDS_OF_GROUPS", nobody[0], {"count": len(nobody)}))
    return Table(_HEADERS, tuple(rows), encoding=lines.encoding, remarks=tuple(remarks), origin="vcard")


class _Card:
    """The properties of one card by their name."""

    def __init__(self, line: int) -> None:
        self.line = line
        self._named: dict[str, list[Property]] = {}

    def add(self, found: Property) -> None:
        same = self._named.setdefault(found.name, []) if len(self._named) < _MOST_PROPERTIES else []
        if len(same) < _MOST_PROPERTIES:
            same.append(found)

    def all(self, *names: str) -> Iterator[Property]:
        for name in names:
            yield from self._named.get(name, ())

    def text(self, *names: str) -> str:
        """The first value under any of the names, blank when there is none."""
        return next((text for found in self.all(*names) if (text := found.plain_value.strip())), "")

    def part(self, name: str, place: int) -> str:
        """One part of the first value of a name."""
        return next((found.part(place) for found in self.all(name)), "")

    @property
    def stands_for_a_person(self) -> bool:
        kind = self.text("KIND", "X-ADDRESSBOOKSERVER-KIND").upper()
        return kind not in _NOBODY and self.text("X-ABSHOWAS").upper() != "COMPANY"

    @property
    def relations(self) -> Iterator[tuple[str, str]]:
        """What somebody is to this person, in plain words, and who it is."""
        for found in self.all(*_MANAGERS):
            yield "manager", found.plain_value
        for found in self.all(*_ASSISTANTS):
            yield "assistant", found.plain_value
        labels = {found.group: found.plain_value for found in self.all("X-ABLABEL")}
        for found in self.all("X-ABRELATEDNAMES"):
            yield plain(labels.get(found.group, "")), found.plain_value
        for found in self.all("RELATED"):
            for word in found.types:
                yield plain(word), found.plain_value
        for found in self.all("X-ANDROID-CUSTOM"):
            if found.part(0) == _ANDROID_RELATION and found.part(2) in (_ANDROID_ASSISTANT, _ANDROID_MANAGER):
                yield "manager" if found.part(2) == _ANDROID_MANAGER else "assistant", found.part(1)


def _cards(lines: Iterable[Property], remarks: list[Remark]) -> Iterator[_Card]:
    """The cards of a file. A card within a card is that of an assistant, of whom only the name is kept."""
    card: _Card | None = None
    inner = 0
    expected = False
    for found in lines:
        word = found.value.strip().upper()
        if found.name == "BEGIN" and word == "VCARD":
            if card is not None and (inner or expected):
                inner += 1
            else:
                if card is not None:
                    remarks.append(Remark("CARD_NOT_CLOSED", card.line))
                    yield card
                card = _Card(found.line)
        elif card is None:
            continue
        elif found.name == "END" and word == "VCARD":
            if inner:
                inner -= 1
            else:
                yield card
                card = None
        elif inner or found.name == "AGENT":
            inner += _assistant(card, found)
        else:
            card.add(found)
        expected = found.name == "AGENT" and not word
    if card is not None:
        remarks.append(Remark("CARD_NOT_CLOSED", card.line))
        yield card


def _assistant(card: _Card, found: Property) -> bool:
    """Keep the name of an assistant, who has a card of its own; True when that card begins right here."""
    text = found.plain_value
    inside = [found.plain_value] if found.name == "FN" else []
    if found.name == "AGENT":
        inside = [line[3:] for line in text.splitlines() if line.upper().startswith("FN:")]
    for name in inside:
        card.add(Property(found.line, _ASSISTANTS[0], "", frozenset(), name))
    return found.name == "AGENT" and text.upper().startswith("BEGIN:VCARD") and "END:VCARD" not in text.upper()


def _cells(card: _Card) -> tuple[str, ...]:
    family, given, additional = (card.part("N", place) for place in range(3))
    org = next((found.parts for found in card.all("ORG")), ())
    related = tuple(card.relations)
    return (
        _bare(card.text("UID")),
        card.text("FN") or " ".join(word for word in (given, additional, family) if word),
        given,
        family,
        card.text("TITLE"),
        org[0] if org else "",
        " / ".join(part.strip() for part in org[1:] if part.strip()),
        card.text("ROLE"),
        _best(card.all("ADR"), _city, lambda found: "HOME" in found.types),
        _best(card.all("EMAIL"), lambda found: _bare(found.plain_value), lambda found: not is_address(found.value)),
        _best(card.all("TEL"), _number, lambda found: bool(found.types & _NO_VOICE)),
        _first(who for word, who in related if _is_manager(word)),
        _first(who for word, who in related if word in _ASSISTANT_WORDS),
    )


def _best(found: Iterable[Property], read: Callable[[Property], str], unfit: Callable[[Property], bool]) -> str:
    """The value of the property most likely used at work: unfit ones last, home after work, preferred before others."""

    def order(one: Property) -> tuple[bool, int, bool]:
        place = 0 if "WORK" in one.types else 3 if "HOME" in one.types else 1 if "CELL" in one.types else 2
        return unfit(one), place, "PREF" not in one.types

    return next((text for one in sorted(found, key=order) if (text := read(one))), "")


def _city(found: Property) -> str:
    # Where somebody lives is nobody's business here.
    return "" if "HOME" in found.types else found.part(3)


def _number(found: Property) -> str:
    number = _bare(found.plain_value)
    return number.replace(";ext=", " ext. ") if number != found.plain_value else number


def _first(values: Iterable[str]) -> str:
    return next((text for value in values if (text := _bare(value))), "")


def _is_manager(word: str) -> bool:
    word = word.removeprefix("x ")
    return any(field is Field.REPORTS_TO for field, _place in synonyms().get(word, ()))


def _bare(value: str) -> str:
    """The value of an address such as "mailto:…" without what kind it is; other links are nothing we can use."""
    value = value.strip()
    for scheme in _SCHEMES:
        if value[: len(scheme)].lower() == scheme:
            return value[len(scheme) :]
    return "" if "://" in value else value
