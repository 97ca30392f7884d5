"""Lanes and columns in the picture of a map, and who may see them."""

from __future__ import annotations

from dataclasses import replace

from map_documents import ACCOUNT, AS_OF, OBJECTIVE, people

from relmap.exchange.writers.audience import for_audience
from relmap.layout.forest import NO_ZONE
from relmap.model.changes import snapshot_of
from relmap.model.entities import Unit
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience, BuyingRole, Level, MapShape
from relmap.packs.map_nodes import nodes
from relmap.packs.map_picture import picture
from relmap.packs.slides import holds_opinions

MANAGERS = {"boss": None, "dir": "boss", "fit": "dir", "odd": "dir"}


def _document(shape: MapShape) -> Snapshot:
    facts = {
        "boss": {"level": Level.C_SUITE, "unit": "top"},
        "dir": {"level": Level.DIRECTOR, "unit": "ops"},
        "fit": {"level": Level.STAFF, "unit": "ops", "upper_override": "founder's daughter"},
    }
    account = replace(ACCOUNT, map_shape=shape)
    units = Unit("top", "acc", "Board"), Unit("ops", "acc", "Operations"), Unit("none", "acc", "Nobody's")
    return snapshot_of((account, OBJECTIVE, *units, *people(MANAGERS, **facts)))


def test_lanes_are_named_by_level() -> None:
    shown = picture(_document(MapShape.LANES), "acc", "obj", AS_OF)
    assert shown.zones[1] == "Chief officer"
    assert shown.zones[NO_ZONE] == "Level not known"
    assert shown.upper_zones == 4
    placed = {node.id: node.zone for node in nodes(shown)}
    assert {id_: placed[id_] for id_ in MANAGERS} == {"boss": 1, "dir": 3, "fit": 5, "odd": NO_ZONE}
    assert placed[f"ghost:{BuyingRole.ECONOMIC}"] == NO_ZONE
    assert shown.cards["fit"].upper


def test_columns_are_named_by_unit_and_have_no_upper_level() -> None:
    shown = picture(_document(MapShape.COLUMNS), "acc", "obj", AS_OF)
    assert shown.zones == {NO_ZONE: "No unit known", 0: "Board", 1: "Operations"}
    assert shown.upper_zones is None
    assert [node.zone for node in nodes(shown)][:4] == [0, 1, 1, NO_ZONE]


def test_other_shapes_have_none() -> None:
    shown = picture(_document(MapShape.STACKED), "acc", "obj", AS_OF)
    assert (shown.zones, shown.zone_of, shown.upper_zones) == ({}, {}, None)


def test_the_customer_never_sees_levels_or_the_line_of_the_upper_level() -> None:
    whole = _document(MapShape.LANES)
    shown = picture(for_audience(whole, Audience.CUSTOMER), "acc", "", AS_OF)
    assert (shown.zones, shown.zone_of, shown.upper_zones) == ({}, {}, None)
    assert holds_opinions(replace(shown, zones={0: "Board"}))
    colleague = picture(for_audience(whole, Audience.COMPANY), "acc", "obj", AS_OF)
    assert colleague.upper_zones == 4
    assert not colleague.cards["fit"].upper
