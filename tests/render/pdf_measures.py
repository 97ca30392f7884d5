"""Measures a finished PDF: sizes of letters, what lies outside its pages, and the text of a part of a page; points."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_float
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

_TEXT, _PATH = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH


@contextmanager
def opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed in any case."""
    document = pypdfium2.PdfDocument(path)
    try:
        yield document
    finally:
        document.close()


def text_sizes(path: Path) -> list[list[float]]:
    """Heights of letters, page by page, as they are on paper."""
    with opened(path) as document:
        return [[_size(obj) for obj in page.get_objects(filter=[_TEXT])] for page in document]


def texts(path: Path) -> list[str]:
    """The text of every page, in reading order, with single spaces."""
    with opened(path) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def text_between(path: Path, number: int, top: float, bottom: float) -> str:
    """The text of a page, from 0, between two heights measured from its top."""
    with opened(path) as document:
        page = document[number]
        height = page.get_height()
        found = page.get_textpage().get_text_bounded(bottom=height - bottom, top=height - top)
        return " ".join(found.split())


def outside(path: Path) -> list[tuple[int, tuple[float, ...]]]:
    """Texts, fills and lines that reach out of their page: its number, from 0, and their bounds."""
    found = []
    with opened(path) as document:
        for number, page in enumerate(document):
            width, height = page.get_size()
            for obj in page.get_objects(filter=[_TEXT, _PATH]):
                left, bottom, right, top = obj.get_bounds()
                if left < -0.5 or bottom < -0.5 or right > width + 0.5 or top > height + 0.5:
                    found.append((number, (left, bottom, right, top)))
    return found


def _size(obj: pypdfium2.PdfObject) -> float:
    matrix, size = obj.get_matrix(), c_float()
    assert raw.FPDFTextObj_GetFontSize(obj.raw, size)
    return size.value * (matrix.c**2 + matrix.d**2) ** 0.5
