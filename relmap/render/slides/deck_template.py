"""The empty presentation slides are put into: our own, or the user's template without what it says about anybody."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from relmap.errors import UserError
from relmap.layout.geometry import Size
from relmap.render.slides.shapes import EMU

WIDE = Size(960, 540)
"""13.33 x 7.5 in, in points."""

A3 = Size(420 / 25.4 * 72, 297 / 25.4 * 72)

_TEMPLATE_TYPE = b"presentationml.template.main+xml"
_DECK_TYPE = b"presentationml.presentation.main+xml"
_MOST_UNPACKED = 300 * 1024 * 1024
_MOST_PARTS = 5_000
_CONTENT_TYPES = "[Content_Types].xml"
_FURNITURE = frozenset({"dt", "ftr", "sldNum"})
_TITLES = frozenset({"title", "ctrTitle"})
_STAMP = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>RelMap</Application></Properties>"
)
_TELLING = frozenset(
    {
        RT.THUMBNAIL,
        RT.CUSTOM_PROPERTIES,
        RT.PRINTER_SETTINGS,
        RT.COMMENT_AUTHORS,
        RT.CUSTOM_XML,
        RT.HANDOUT_MASTER,
        RT.TAGS,
        RT.VIEW_PROPS,
        "http://schemas.microsoft.com/office/2018/10/relationships/authors",
        "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
    }
)
"""Relations to parts that tell who made the template, on which machine, or show an older deck."""


def empty_deck(size: Size) -> Any:
    """A presentation without slides, of a size in points, in Arial."""
    deck: Any = Presentation()
    wider = size.width * EMU / deck.slide_width
    higher = size.height * EMU / deck.slide_height
    deck.slide_width, deck.slide_height = round(size.width * EMU), round(size.height * EMU)
    size_element = deck.part._element.find(qn("p:sldSz"))
    size_element.attrib.pop("type", None)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.shapes:
            frame = shape._element.spPr.xfrm
            if frame is not None:
                frame.off.x, frame.ext.cx = round(frame.off.x * wider), round(frame.ext.cx * wider)
                frame.off.y, frame.ext.cy = round(frame.off.y * higher), round(frame.ext.cy * higher)
    for relation in deck.slide_master.part.rels.values():
        if relation.reltype == RT.THEME:
            relation.target_part._blob = relation.target_part.blob.replace(b'"Calibri"', b'"Arial"')
    return deck


def template_deck(data: bytes, file: str) -> Any:
    """The user's .pptx or .potx without its slides; raises ``UserError`` for anything else and for macros."""
    content = _checked(data, file)
    try:
        deck: Any = Presentation(io.BytesIO(content))
        slide_ids = deck.part._element.find(qn("p:sldIdLst"))
        for slide_id in [] if slide_ids is None else list(slide_ids):
            deck.part.drop_rel(slide_id.rId)
            slide_ids.remove(slide_id)
        layouts = len(deck.slide_layouts)
    except (KeyError, ValueError, AttributeError, SyntaxError, IndexError) as error:
        raise UserError("TEMPLATE_NOT_READABLE", file=file) from error
    if not layouts:
        raise UserError("TEMPLATE_NOT_READABLE", file=file)
    return deck


def _checked(data: bytes, file: str) -> bytes:
    """The file as a presentation; a template differs from one in its declared type only."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise UserError("TEMPLATE_TOO_LARGE", file=file, limit=_MOST_UNPACKED // 2**20)
            types = archive.read(_CONTENT_TYPES)
            if b"macroEnabled" in types or b"vbaProject" in types:
                raise UserError("TEMPLATE_WITH_MACROS", file=file)
            if _TEMPLATE_TYPE not in types:
                return data
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
                for part in parts:
                    content = archive.read(part)
                    if part.filename == _CONTENT_TYPES:
                        content = content.replace(_TEMPLATE_TYPE, _DECK_TYPE)
                    copy.writestr(part.filename, content)
            return out.getvalue()
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, RuntimeError, ValueError) as error:
        raise UserError("TEMPLATE_NOT_READABLE", file=file) from error


def plain_layout(deck: Any) -> Any:
    """The layout with a title and nothing else, else an empty one, else the one with the fewest places to fill."""

    def rank(layout: Any) -> tuple[int, int]:
        kinds = [place.element.ph.get("type") for place in layout.placeholders]
        body = [kind for kind in kinds if kind not in _FURNITURE]
        title_only = len(body) == 1 and body[0] in _TITLES
        return (0 if title_only else 1 + len(body), len(kinds))

    return min(deck.slide_layouts, key=rank)


def clear_traces(deck: Any, title: str, day: date) -> None:
    """Take out who made the template and on what: properties, thumbnail, comments, sections, printer (method.md 6)."""
    properties = deck.core_properties
    for name in ("author", "last_modified_by", "comments", "category", "keywords", "subject", "content_status"):
        setattr(properties, name, "")
    for name in ("identifier", "language", "version"):
        setattr(properties, name, "")
    properties.title = title
    properties.revision = 1
    noon = datetime.combine(day, time(12), UTC).replace(tzinfo=None)
    properties.created = properties.modified = noon
    element = properties._element
    for printed in element.findall(qn("cp:lastPrinted")):
        element.remove(printed)
    package, main = deck.part.package, deck.part
    for holder in (package._rels, main.rels):
        for id_, relation in list(holder.items()):
            if relation.reltype in _TELLING:
                holder.pop(id_)
            elif relation.reltype == RT.EXTENDED_PROPERTIES:
                relation.target_part._blob = _PROPERTIES
    root = main._element
    for name in ("p:custShowLst", "p:handoutMasterIdLst", "p:custDataLst", "p:modifyVerifier", "p:extLst"):
        for found in root.findall(qn(name)):
            root.remove(found)


def name_notes_master(deck: Any) -> None:
    """List the master of the notes, which the library makes but does not list."""
    root = deck.part._element
    if root.find(qn("p:notesMasterIdLst")) is not None:
        return
    for id_, relation in deck.part.rels.items():
        if relation.reltype == RT.NOTES_MASTER:
            listed = parse_xml(
                '<p:notesMasterIdLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
                'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
                f'<p:notesMasterId r:id="{id_}"/></p:notesMasterIdLst>'
            )
            root.find(qn("p:sldMasterIdLst")).addnext(listed)
            return


def deck_bytes(deck: Any) -> bytes:
    """The presentation as a file, the same bytes at any time of day."""
    saved, out = io.BytesIO(), io.BytesIO()
    deck.save(saved)
    with zipfile.ZipFile(saved) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in archive.infolist():
            stamped = zipfile.ZipInfo(part.filename, _STAMP)
            stamped.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(stamped, archive.read(part))
    return out.getvalue()
