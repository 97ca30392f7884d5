"""Lanes by level, columns by unit (desktop.md 2)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from relmap.analysis.zones import unit_columns, upper_lanes, zone_numbers
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Person, Unit
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Level, MapShape


def _firm(shape: MapShape, units: Mapping[str, str | None], people: Mapping[str, str | None]) -> Snapshot:
    """Units with the units above them, people with their units."""
    return snapshot_of(
        [
            Account("acc", "Larkfield Pumps", map_shape=shape),
            *(Unit(name, "acc", name, parent) for name, parent in units.items()),
            *(Person(name, "acc", name, unit=unit) for name, unit in people.items()),
        ]
    )


def _columns(firm: Snapshot) -> dict[str, list[str]]:
    return {unit.name: list(ids) for unit, ids in unit_columns(firm, firm.accounts["acc"])}


def test_lanes_have_the_order_of_levels_and_unknown_levels_none() -> None:
    firm = snapshot_of(
        [
            Account("acc", "Larkfield Pumps", map_shape=MapShape.LANES),
            *(Person(level.value, "acc", level=level) for level in Level),
        ]
    )
    numbers = zone_numbers(firm, firm.accounts["acc"])
    assert numbers == {"BOARD_OWNER": 0, "C_SUITE": 1, "VP": 2, "DIRECTOR": 3, "MANAGER": 4, "STAFF": 5}


@pytest.mark.parametrize(
    ("upper_from", "count"), [(Level.BOARD_OWNER, 1), (Level.DIRECTOR, 4), (Level.STAFF, 6), (Level.UNKNOWN, 6)]
)
def test_so_many_lanes_are_upper_level(upper_from: Level, count: int) -> None:
    assert upper_lanes(Account("acc", upper_from=upper_from, name="")) == count


def test_a_unit_shares_its_column_with_its_parts() -> None:
    units = {"Board": None, "Plant": None, "Stores": "Plant", "Sales": None}
    firm = _firm(MapShape.COLUMNS, units, {"a": "Board", "b": "Plant", "c": "Stores", "d": "Sales", "e": None})
    assert _columns(firm) == {"Board": ["Board"], "Plant": ["Plant", "Stores"], "Sales": ["Sales"]}
    assert zone_numbers(firm, firm.accounts["acc"]) == {"a": 0, "b": 1, "c": 1, "d": 2}


def test_a_unit_of_more_than_half_is_divided() -> None:
    units = {"Group": None, "Rail": "Group", "Bogies": "Rail", "Marine": "Group", "Empty": "Group", "Holding": None}
    people = {"a": "Group", "b": "Rail", "c": "Bogies", "d": "Marine", "e": "Holding"}
    assert _columns(_firm(MapShape.COLUMNS, units, people)) == {
        "Group": ["Group"],
        "Marine": ["Marine"],
        "Rail": ["Bogies", "Rail"],
        "Holding": ["Holding"],
    }


def test_units_in_a_circle_are_one_column() -> None:
    firm = _firm(MapShape.COLUMNS, {"One": "Two", "Two": "One", "Other": None}, {"a": "One", "b": "Two", "c": "Other"})
    found = _columns(firm)
    assert sorted(id_ for ids in found.values() for id_ in ids) == ["One", "Other", "Two"]


@pytest.mark.parametrize("shape", [shape for shape in MapShape if not shape.zoned])
def test_other_maps_have_no_zones(shape: MapShape) -> None:
    firm = _firm(shape, {"Board": None}, {"a": "Board"})
    assert zone_numbers(firm, firm.accounts["acc"]) == {}
