"""Reads what is stored in a presentation: frames, connectors, and who stands on which slide."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from pptx.oxml.ns import qn


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def frame(element: Any) -> tuple[int, int, int, int, Any]:
    xfrm = element.find(qn("p:spPr")).find(qn("a:xfrm"))
    off, ext = xfrm.find(qn("a:off")), xfrm.find(qn("a:ext"))
    return (*(int(value) for value in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))), xfrm)


def preset_path(preset: str, width: float, height: float, adjust: list[float]) -> list[tuple[float, float]]:
    """The way of a connector in its own frame, as the file format's list of preset shapes defines it."""
    bends = preset[-1]
    if preset == "straightConnector1":
        return [(0, 0), (width, height)]
    if bends == "2":
        return [(0, 0), (width, 0), (width, height)]
    x1 = width * adjust[0] / 100_000
    if bends == "3":
        return [(0, 0), (x1, 0), (x1, height), (width, height)]
    y2 = height * adjust[1] / 100_000
    if bends == "4":
        return [(0, 0), (x1, 0), (x1, y2), (width, y2), (width, height)]
    x3 = width * adjust[2] / 100_000
    return [(0, 0), (x1, 0), (x1, y2), (x3, y2), (x3, height), (width, height)]


def on_slide(
    path: list[tuple[float, float]], box: tuple[float, float, float, float], turn: int, flip_h: bool, flip_v: bool
) -> list[tuple[float, float]]:
    """Mirrored in the frame, then turned around its middle."""
    left, top, width, height = box
    middle_x, middle_y = left + width / 2, top + height / 2
    placed = []
    for x, y in path:
        dx, dy = (x - width / 2) * (-1 if flip_h else 1), (y - height / 2) * (-1 if flip_v else 1)
        for _ in range(turn):
            dx, dy = -dy, dx
        placed.append((middle_x + dx, middle_y + dy))
    return placed


def stored_way(element: Any) -> list[tuple[float, float]]:
    x, y, width, height, xfrm = frame(element)
    geometry = element.find(qn("p:spPr")).find(qn("a:prstGeom"))
    adjust = [float(guide.get("fmla").split()[1]) for guide in geometry.iter(qn("a:gd"))]
    path = preset_path(geometry.get("prst"), width, height, adjust)
    turn = int(xfrm.get("rot", "0")) // 5_400_000
    return on_slide(path, (x, y, width, height), turn, xfrm.get("flipH") == "1", xfrm.get("flipV") == "1")


def sites(element: Any) -> list[tuple[float, float]]:
    x, y, width, height, _ = frame(element)
    return [(x + width / 2, y), (x, y + height / 2), (x + width / 2, y + height), (x + width, y + height / 2)]


def name_of(element: Any) -> str:
    head = next(element.iter(qn("p:cNvPr")), None)
    return "" if head is None else str(head.get("name"))


def shapes_by_id(slide: Any) -> dict[int, Any]:
    found = {}
    for element in slide.shapes._spTree:
        for head in element.iter(qn("p:cNvPr")):
            assert int(head.get("id")) not in found, "ids are unique on a slide"
            found[int(head.get("id"))] = element
    return found


def people(slide: Any) -> list[str]:
    return [shape.name.removeprefix("person:") for shape in slide.shapes if shape.name.startswith("person:")]


def links(slide: Any, begin: str) -> list[Any]:
    return [shape for shape in slide.shapes if shape.name.startswith(begin)]
