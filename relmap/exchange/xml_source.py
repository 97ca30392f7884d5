"""Reads XML that comes from outside: no entities, nothing fetched, bounded in depth and size (formats.md 1.6, D12)."""

from __future__ import annotations

from pathlib import Path
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from relmap.errors import UserError
from relmap.exchange.files import read_bytes, require_size
from relmap.exchange.text import LONGEST_TEXT, clean_text

DEEPEST = 50
"""How deep elements, or lists and objects, may be nested."""
MOST_ELEMENTS = 3_000_000
"""Elements one file may have."""

Attributes = dict[str, str]
"""The attributes of an element, without prefixes."""


class XmlReading(ContentHandler):
    """Follows a document element by element; names come without their prefix.

    ``opened`` and ``closed`` are what a format does with them. Raises ``UserError`` beyond the limits.
    """

    def __init__(self, root: str) -> None:
        super().__init__()
        self.path: list[str] = []
        self._root = root
        self._elements = 0
        # The text of each open element, without that of the elements inside.
        self._texts: list[list[str]] = []
        self._length = 0
        self._locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - called by the parser
        self._locator = locator

    @property
    def line(self) -> int:
        """The line the reading stands at."""
        return (self._locator.getLineNumber() or 0) if self._locator is not None else 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - called by the parser
        self._elements += 1
        local = name.rpartition(":")[2]
        if not self.path and local != self._root:
            raise UserError("XML_OTHER_ROOT", expected=self._root, found=local[:60])
        if len(self.path) >= DEEPEST:
            raise UserError("XML_TOO_DEEP", limit=DEEPEST)
        if self._elements > MOST_ELEMENTS:
            raise UserError("XML_TOO_MANY_ELEMENTS", limit=MOST_ELEMENTS)
        self.path.append(local)
        self._texts.append([])
        self._length = 0
        self.opened(local, {key.rpartition(":")[2]: value[:LONGEST_TEXT] for key, value in attrs.items()})

    def endElement(self, name: str) -> None:  # noqa: N802 - called by the parser
        text = clean_text("".join(self._texts.pop())).strip()
        self.closed(self.path.pop(), text)
        self._length = 0

    def characters(self, content: str) -> None:
        if self._length < LONGEST_TEXT:
            part = content[: LONGEST_TEXT - self._length]
            self._texts[-1].append(part)
            self._length += len(part)

    def opened(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def closed(self, name: str, text: str) -> None:
        """An element ends; ``text`` is what stands in it, outside the elements inside."""


def read_xml(source: bytes | Path, reading: XmlReading) -> None:
    """Let ``reading`` follow a file or its content. Raises ``UserError`` for what is no such file, or dangerous."""
    data = read_bytes(source) if isinstance(source, Path) else require_size(source)
    parser = create_parser(forbid_entities=True, forbid_external=True)
    parser.setContentHandler(reading)
    try:
        # All at once: in pieces, a single endless attribute would be looked at again with each of them.
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        raise UserError("XML_ENTITIES") from None
    except SAXParseException as error:
        raise UserError("XML_SYNTAX", line=error.getLineNumber() or 1, column=error.getColumnNumber() or 0) from None
    except (LookupError, UnicodeDecodeError):
        raise UserError("XML_ENCODING") from None
