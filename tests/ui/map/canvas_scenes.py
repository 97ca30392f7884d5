"""Maps of invented people for the tests of the canvas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from relmap.layout.style import Style
from relmap.layout.tree import Node, place
from relmap.model.vocabulary import BuyingRole, Influence, MapDirection, MapShape
from relmap.packs.picture import Card, Line, LineKind, Picture
from relmap.render.map.drawing import Scene, build_scene

TEAM = (
    ("ada", None, "Ada Winter", "Managing director"),
    ("bea", "ada", "Bea Sommer", "Finance director"),
    ("cid", "ada", "Cid Herbst", "Technical director"),
    ("dot", "ada", "Dot Lenz", "Operations director"),
    ("eva", "cid", "Eva Kamp", "Design engineer"),
    ("fin", "cid", "Fin Moor", "Test engineer"),
)
"""id, manager, name, title. SPREAD puts bea, cid and dot side by side below ada, eva and fin below cid."""

SPREAD = Style(shape=MapShape.SPREAD)
SIDEWAYS = Style(shape=MapShape.SPREAD, direction=MapDirection.LEFT_RIGHT)


def scene_of(
    people: Sequence[tuple[str, str | None, str, str]] = TEAM,
    style: Style = SPREAD,
    cards: Mapping[str, Mapping[str, object]] | None = None,
    lines: tuple[Line, ...] = (),
    account: str = "account",
    ghosts: tuple[BuyingRole, ...] = (),
) -> Scene:
    """A map of these people; ``cards`` gives further facts by id."""
    drawn = {
        key: Card(key, name, title, roles=_roles(at), depth=at % 6) for at, (key, _, name, title) in enumerate(people)
    }
    for key, facts in (cards or {}).items():
        drawn[key] = replace(drawn[key], **facts)  # type: ignore[arg-type]
    for role in ghosts:
        drawn[f"ghost:{role}"] = Card(f"ghost:{role}", "", ghost=True, roles=(role,), influence=Influence.UNKNOWN)
    managers = {key: manager for key, manager, _, _ in people if manager}
    picture = Picture(
        account,
        "Invented Pumps",
        "objective",
        "New line",
        date(2026, 9, 30),
        drawn,
        managers,
        _formal(managers) + lines,
    )
    nodes = [Node(key, managers.get(key), 208, 92) for key in drawn]
    return build_scene(picture, place(nodes, style), style)


def crowd(count: int, renamed: int = -1) -> Scene:
    """A compact map of many people: nine reports each; one of them may have another name."""
    people = [
        (f"p{at}", f"p{(at - 1) // 9}" if at else None, f"Person {at}", f"Title {at % 40}") for at in range(count)
    ]
    if renamed >= 0:
        people[renamed] = (*people[renamed][:2], "Renamed Person", people[renamed][3])
    return scene_of(people, Style())


def tie(source: str, target: str, kind: LineKind = LineKind.INFLUENCES) -> Line:
    """A tie between two of them."""
    return Line(f"{source}>{target}", kind, source, target)


def _roles(at: int) -> tuple[BuyingRole, ...]:
    return (list(BuyingRole)[at % 5],) if at % 5 < 4 else ()


def _formal(managers: Mapping[str, str]) -> tuple[Line, ...]:
    return tuple(Line(f"{person}>{boss}", LineKind.REPORTS_TO, person, boss) for person, boss in managers.items())
