"""Everything there is to read in a file for a customer: raw, unpacked, and what a reader shows of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from ctypes import c_float
from io import BytesIO

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject
from pypdfium2 import raw


def everything(data: bytes) -> str:
    """A file as text: its bytes in every usual encoding, and all that is packed in it."""
    told = [data.decode(encoding, "replace") for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    if data.startswith(b"%PDF"):
        told += _of_pdf(data)
    elif zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for name in packed.namelist():
                told += [name, everything(packed.read(name))]
    return "\n".join(told)


def pages_of(data: bytes) -> list[str]:
    """The text of each page of a PDF on one line, hidden text included."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(" ".join(text.get_text_range().split()))
        text.close()
    document.close()
    return found


def least_letters(data: bytes) -> float:
    """The height of the smallest letters of a PDF in points, as they are on paper."""
    document = pypdfium2.PdfDocument(data)
    sizes = []
    for page in document:
        text = page.get_textpage()
        for obj in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            matrix, size = obj.get_matrix(), c_float()
            assert raw.FPDFTextObj_GetFontSize(obj.raw, size)
            sizes.append(size.value * (matrix.c**2 + matrix.d**2) ** 0.5)
        text.close()
    document.close()
    return min(sizes)


def _of_pdf(data: bytes) -> Iterator[str]:
    """Texts of pages, then every object: information, outlines, attachments, fonts, marks of alternative text."""
    yield from pages_of(data)
    reader = PdfReader(BytesIO(data))
    size = reader.trailer["/Size"]
    assert isinstance(size, int)
    for number in range(1, size):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if found is not None:
            yield from _of_object(found)
    yield from _of_object(reader.trailer)


def _of_object(found: PdfObject) -> Iterator[str]:
    if isinstance(found, StreamObject):
        yield from (found.get_data().decode(encoding, "replace") for encoding in ("latin-1", "utf-16-be"))
    if isinstance(found, DictionaryObject):
        for name, value in dict.items(found):
            yield str(name)
            yield from _of_object(value)
    elif isinstance(found, ArrayObject):
        for value in list.__iter__(found):
            yield from _of_object(value)
    elif not isinstance(found, IndirectObject):
        yield str(found)
