"""The lines of a vCard file as properties: unfolded, decoded, without escapes (formats.md 1.3; versions 2.1 to 4.0)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from quopri import decodestring

from relmap.errors import UserError
from relmap.exchange.encodings import decoded

LONGEST_LINE = 1 << 20
"""Bytes of a property that is looked at; only pictures and sounds are longer."""
MOST_LINES = 2_000_000
"""Lines a file may have; one full of cards with pictures has a third of that."""

_IGNORED = re.compile(rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-OL-DESIGN|X-MS-CARDPICTURE)[;:]", re.IGNORECASE)
_LINE = re.compile(rb"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_PROPERTY = re.compile(rb"(?:([\w-]+)\.)?([\w-]+)((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)", re.DOTALL)
_PARAMETER = re.compile(rb";((?:[^\":;]|\"[^\"]*\")*)")
_QUOTED_PRINTABLE = re.compile(rb"[;=]QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_PART = re.compile(r"((?:\\.|[^\\;])*)(?:;|$)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a card. ``name``, ``group`` and the words of ``types`` are in capitals; ``line`` counts from 1.

    ``value`` still has its escapes: ``parts`` and ``plain_value`` take them away.
    """

    line: int
    name: str
    group: str
    types: frozenset[str]
    value: str

    @property
    def plain_value(self) -> str:
        """The value as one text."""
        return _without_escapes(self.value)

    @property
    def parts(self) -> tuple[str, ...]:
        """The texts of a value in parts, such as a name or an address."""
        return tuple(_without_escapes(part) for part in _PART.findall(self.value))

    def part(self, place: int) -> str:
        """One of the parts; blank when there are fewer."""
        parts = self.parts
        return parts[place].strip() if place < len(parts) else ""


class CardLines:
    """The properties of a file in their order. ``encoding`` is what it is read in: known once all are read.

    ``encoding`` overrides what would be guessed; a property that names its own characters is read in those.
    """

    def __init__(self, data: bytes, encoding: str | None = None) -> None:
        if data.startswith(_WIDE) or b"\x00" in data[:4]:
            data, encoding = decoded(data, encoding).text.encode(), "utf-8"
        self._data = data.removeprefix(codecs.BOM_UTF8)
        self._wanted = encoding
        self.encoding = encoding or "utf-8"

    def __iter__(self) -> Iterator[Property]:
        for line, text in _unfolded(self._data):
            found = _PROPERTY.fullmatch(text) if len(text) <= LONGEST_LINE else None
            if found is None:
                continue
            group, name, rest, value = found.groups()
            words, charset, quoted = _parameters(_PARAMETER.findall(rest))
            if quoted:
                value = decodestring(value)
            yield Property(
                line,
                name.decode("ascii", "replace").upper(),
                (group or b"").decode("ascii", "replace").upper(),
                words,
                self._text(value, charset),
            )

    def _text(self, value: bytes, charset: str) -> str:
        if value.isascii():
            return value.decode("ascii")
        for name in (charset, self._wanted or "utf-8"):
            try:
                return value.decode(name)
            except (LookupError, UnicodeDecodeError):
                continue
        if self._wanted is None:
            # What is not UTF-8 was written in the code page of somebody's computer: the whole file tells which.
            self.encoding = self._wanted = decoded(self._data).encoding
        return value.decode(self._wanted, "replace")


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of every line, with the lines that continue it. Raises ``UserError`` for too many lines."""
    pieces: list[bytes] = []
    start = 0
    soft = False
    for number, found in enumerate(_LINE.finditer(data), 1):
        if number > MOST_LINES:
            raise UserError("CARDS_TOO_MANY_LINES", limit=MOST_LINES)
        line = found[1]
        if pieces and soft:
            pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
        elif pieces and line[:1] in (b" ", b"\t"):
            pieces.append(line[1:])
        else:
            if pieces and not _IGNORED.match(pieces[0]):
                yield start, b"".join(pieces)
            pieces, start = [line], number
        soft = line.endswith(b"=") and _QUOTED_PRINTABLE.search(pieces[0]) is not None
    if pieces and not _IGNORED.match(pieces[0]):
        yield start, b"".join(pieces)


def _parameters(found: Sequence[bytes]) -> tuple[frozenset[str], str, bool]:
    """The words of the types, the characters named, and whether the value is written as quoted-printable."""
    words: set[str] = set()
    charset = "utf-8"
    quoted = False
    for parameter in found:
        name, equals, value = parameter.decode("ascii", "replace").upper().replace('"', "").partition("=")
        if not equals:
            name, value = "TYPE", name
        if name == "CHARSET":
            charset = value
        elif value == "QUOTED-PRINTABLE":
            quoted = True
        elif name == "TYPE":
            words.update(word.strip() for word in value.split(","))
        elif name == "PREF":
            words.add("PREF" if value in ("", "1") else "")
    return frozenset(words - {""}), charset, quoted


def _without_escapes(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text) if "\\" in text else text
