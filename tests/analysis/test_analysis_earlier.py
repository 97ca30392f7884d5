"""What was known before: values that were replaced, each with what the field held next, and their words."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, YOU, Map

from relmap.analysis.earlier import NOT_TOLD, EarlierValue, earlier_values, told_by
from relmap.model.earlier import Replaced
from relmap.model.entities import Account, Person, Unit
from relmap.model.ids import pair_id
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import Record
from relmap.model.vocabulary import BuyingRole, Influence, PersonStatus
from relmap.words.earlier import earlier_line

NOON = datetime(2026, 9, 3, 12, tzinfo=UTC)


def small() -> Map:
    return Map().team(YOU).person("Boss", title="Head of purchasing").know("Boss", 3).role("Boss", BuyingRole.USER)


def replaced(record_type: type[Record], key: str, hours: int = 0, removed: bool = False, **values: Any) -> Replaced:
    return Replaced(NOON + timedelta(hours=hours), record_type, key, values, removed)


def lines(map_: Map, *kept: Replaced) -> list[str]:
    snapshot = map_.snapshot()
    return [earlier_line(value, snapshot, AS_OF) for value in earlier_values(snapshot, "Boss", kept)]


def test_each_value_leads_to_the_next_and_the_last_to_what_is_held_now() -> None:
    kept = [
        replaced(Person, "Boss", 0, title="Clerk"),
        replaced(Person, "Boss", 1, site="Hall 1"),
        replaced(Person, "Boss", 24, title="Buyer"),
    ]
    assert lines(small(), *kept) == [
        "Title: Buyer → Head of purchasing, 4 Sep",
        "Site: Hall 1 → none, 3 Sep",
        "Title: Clerk → Buyer, 3 Sep",
    ]


def test_relationships_and_roles_say_whom_and_what_they_are_about() -> None:
    assert lines(
        small(),
        replaced(Relationship, pair_id(YOU, "Boss"), 0, depth=1, cadence_days=1),
        replaced(RoleAssignment, pair_id(OBJECTIVE, "Boss"), -1, roles=frozenset(), rating=-2, influence=Influence.LOW),
    ) == [
        "You · Depth: Met → Credible, 3 Sep",
        "You · Contact every: 1 day → 90 days, 3 Sep",
        "Spare parts · Roles: none → User buyer, 3 Sep",
        "Spare parts · Rating: −2 · not interested → none, 3 Sep",
        "Spare parts · Influence: Low → Unknown, 3 Sep",
    ]


def test_a_removed_record_tells_what_it_said_and_nothing_else() -> None:
    map_ = Map().team(YOU).person("Boss")
    gone = Relationship(YOU, "Boss", 4, evidence="Lent us\nthe rig", last_contact=date(2025, 5, 12))
    values = {f.name: getattr(gone, f.name) for f in fields(gone)}
    assert lines(map_, replaced(Relationship, gone.id, removed=True, **values)) == [
        "You · Depth: Trusted → removed, 3 Sep",
        "You · Last contact: 12 May 2025 → removed, 3 Sep",
        "You · Evidence: Lent us the rig → removed, 3 Sep",
    ]


def test_what_came_before_a_removal_leads_to_what_was_removed() -> None:
    map_ = small().know("Boss", 1)  # made anew
    key = pair_id(YOU, "Boss")
    kept = [replaced(Relationship, key, 0, depth=2), replaced(Relationship, key, 1, True, depth=5)]
    assert lines(map_, *kept) == ["You · Depth: Advisor → removed, 3 Sep", "You · Depth: Working → Advisor, 3 Sep"]


def test_references_are_told_by_name_also_those_that_lead_nowhere_now() -> None:
    map_ = small().add(Unit("works", ACCOUNT, "Works")).person("Ida").change("Boss", reports_to="Ida", unit="works")
    kept = [
        replaced(Person, "Boss", 0, reports_to=None, unit="sold"),
        replaced(Person, "Boss", 1, reports_to="gone", status=PersonStatus.LEFT),
    ]
    assert lines(map_, *kept) == [
        "Reports to: somebody whose name is not known → Ida, 3 Sep",
        "Status: Has left → Active, 3 Sep",
        "Reports to: nobody → somebody whose name is not known, 3 Sep",
        "Unit: no longer there → Works, 3 Sep",
    ]


def test_where_a_card_stands_is_no_news() -> None:
    assert lines(small(), replaced(Person, "Boss", rank=4.0, x=1.0, y=2.0, pinned=True, collapsed=True)) == []


def test_records_of_others_and_of_other_kinds_are_left_out() -> None:
    map_ = small().person("Ida")
    assert lines(map_, replaced(Person, "Ida", title="Clerk"), replaced(Account, "Boss", name="Alder")) == []
    assert set(told_by(map_.snapshot(), "Ida").values()) == {None, YOU, OBJECTIVE}


def test_words_from_right_to_left_leave_arrow_and_day_in_place() -> None:
    (line,) = lines(small().change("Boss", name="دانا"), replaced(Person, "Boss", name="נועה"))
    assert line == "Name: \u2068נועה\u2069 → \u2068دانا\u2069, 3 Sep"


@pytest.mark.parametrize("record_type", NOT_TOLD)
def test_every_field_has_words(record_type: type[Record]) -> None:
    """Also the next one somebody adds."""
    snapshot = small().snapshot()
    names = [f.name for f in fields(record_type) if f.name not in NOT_TOLD[record_type]]
    told = {name: EarlierValue(NOON, record_type, None, name, "x", None) for name in names}
    heads = [earlier_line(replace(value, before="before"), snapshot, AS_OF).split(":")[0] for value in told.values()]
    assert all(heads)
    assert len(heads) == len(names) > 10


def test_a_yes_or_no_is_said_in_words() -> None:
    assert lines(small().change("Boss", published=True), replaced(Person, "Boss", published=False)) == [
        "May stand on the customer’s copy: No → Yes, 3 Sep"
    ]
