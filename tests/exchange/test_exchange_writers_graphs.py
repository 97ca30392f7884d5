"""The map for programs that draw graphs: as they expect it, byte for byte (formats.md 4.1)."""

from __future__ import annotations

import io
import itertools
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import networkx
import pytest

from relmap.exchange import formats
from relmap.exchange.writers.chart import LINE_COLOUR, TIE_COLOURS, Fill
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot
from relmap.model.vocabulary import (
    Audience,
    BuyingRole,
    Certainty,
    Level,
    MapDirection,
    ObjectiveKind,
    PersonStatus,
    Strength,
    TieKind,
)
from relmap.packs.picture import LineKind
from relmap.render.theme import PAPER

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 11, 22)
Y = "{http://www.yworks.com/xml/graphml}"


def example() -> Snapshot:
    """Two invented accounts, one of them with a bit of everything."""
    records: list[Record] = [
        TeamMember("kim", "Kim Berg"),
        Account("ardo", "Ardo Pumps"),
        Account("bolt", "Bolt & Söhne", map_direction=MapDirection.LEFT_RIGHT),
        Unit("works", "ardo", "Works"),
        Person("ada", "ardo", "Ada Brook", "Owner", level=Level.BOARD_OWNER, email="ada@ardo.example"),
        Person(
            *("ben", "ardo", 'Ben "B" Carr', "Head of works"),
            unit="works",
            site="Leeds",
            phone="+44 113 496 0000",
            reports_to="ada",
            rank=1.0,
        ),
        Person(
            "cleo",
            "ardo",
            "Cleo Dunn",
            "Buyer",
            reports_to="ben",
            reports_to_certainty=Certainty.ASSUMED,
            rank=2.0,
            in_post_since=date(2024, 3, 1),
        ),
        Person("post", "ardo", "", "Planner", status=PersonStatus.VACANT, unit="works", reports_to="ben", rank=3.0),
        Person("dora", "ardo", "Dora Ellis", "Clerk", status=PersonStatus.LEFT, reports_to="ben", rank=4.0),
        Person("nils", "bolt", "Nils Öberg", "Inhaber; Geschäftsführer"),
        Objective("p", "ardo", "Partnership", ObjectiveKind.PARTNERSHIP),
        Objective("s", "ardo", "Line 3"),
        RoleAssignment("p", "ada", frozenset({BuyingRole.ECONOMIC})),
        RoleAssignment("s", "cleo", frozenset({BuyingRole.TECHNICAL, BuyingRole.COACH})),
        Relationship("kim", "cleo", 4, date(2026, 11, 1)),
        Relationship("kim", "ada", 1, date(2026, 1, 1)),
        Tie("t1", TieKind.INFLUENCES, "cleo", "ada", Certainty.REPORTED, Strength.HIGH, words="plays golf with her"),
        Tie("t2", TieKind.ALLY, "ben", "cleo"),
    ]
    return snapshot_of(records)


@pytest.mark.parametrize(
    ("file", "name", "audience"),
    [
        ("map.graphml", "graphml", Audience.TEAM),
        ("map.gexf", "gexf", Audience.TEAM),
        ("map.mmd", "mermaid", Audience.TEAM),
        ("map.dot", "dot", Audience.TEAM),
        ("map-customer.dot", "dot", Audience.CUSTOMER),
        ("people.csv", "csv", Audience.CUSTOMER),
        ("people-team.csv", "csv", Audience.TEAM),
        ("relationships.csv", "relationships", Audience.TEAM),
        ("visio.csv", "visio", Audience.TEAM),
        ("people.vcf", "vcard", Audience.CUSTOMER),
    ],
)
def test_a_file_is_the_reference_file_byte_for_byte(file: str, name: str, audience: Audience) -> None:
    assert formats.exported(example(), Path(file), None, name, audience, DAY) == (GOLDEN / file).read_bytes()


def graphml() -> ET.Element:
    return ET.fromstring(formats.exported(example(), Path("x.graphml"), None, None, Audience.TEAM, DAY))


def test_yed_finds_boxes_apart_from_each_other_with_labels_and_colours() -> None:
    shapes = list(graphml().iter(f"{Y}ShapeNode"))
    assert len(shapes) == 6
    boxes = []
    for shape in shapes:
        geometry = shape.find(f"{Y}Geometry")
        assert geometry is not None
        boxes.append([float(geometry.attrib[name]) for name in ("x", "y", "width", "height")])
    for (x1, y1, width1, height1), (x2, y2, width2, height2) in itertools.combinations(boxes, 2):
        assert x1 + width1 <= x2 or x2 + width2 <= x1 or y1 + height1 <= y2 or y2 + height2 <= y1
    labels = [label.text for label in graphml().iter(f"{Y}NodeLabel")]
    assert "Cleo Dunn\nBuyer\nT C · 4/5" in labels
    fills = [fill.attrib["color"] for fill in graphml().iter(f"{Y}Fill")]
    assert fills[labels.index("Cleo Dunn\nBuyer\nT C · 4/5")] == Fill.TECHNICAL.value


@pytest.mark.parametrize(
    ("name", "read", "title"),
    [("graphml", networkx.read_graphml, "Name"), ("gexf", lambda f: networkx.read_gexf(f, version="1.3"), "label")],
)
def test_other_programs_read_the_graph(name: str, read: object, title: str) -> None:
    data = formats.exported(example(), Path("x"), "ardo", name, Audience.TEAM, DAY)
    graph = read(io.BytesIO(data))  # type: ignore[operator]
    names = {node: values.get(title, "") for node, values in graph.nodes(data=True)}
    assert len(names) == 5
    managed = {
        (names[source], names[target])
        for source, target, values in graph.edges(data=True)
        if values["Kind"] == "MANAGES"
    }
    assert ("Ada Brook", 'Ben "B" Carr') in managed and len(managed) == 4


def test_colours_are_those_of_the_printed_map() -> None:
    for place, role in enumerate([*BuyingRole, None]):
        fill = Fill[role.value] if role is not None else Fill.NONE
        assert (fill.value, fill.ink) == (PAPER.role_fills[place], PAPER.role_texts[place])
    assert PAPER.tie(LineKind.REPORTS_TO) == LINE_COLOUR
    assert {kind: PAPER.tie(LineKind[kind.value]) for kind in TieKind} == TIE_COLOURS
