"""What became of an account between two days."""

from __future__ import annotations

from datetime import timedelta

from analysis_maps import ACCOUNT, AS_OF, Map, low_map

from relmap.analysis.compare import Comparison, compare
from relmap.model.vocabulary import Level, PersonStatus

LATER = AS_OF + timedelta(days=60)


def compared(before: Map, after: Map) -> Comparison:
    return compare(before.snapshot(), after.snapshot(), ACCOUNT, AS_OF, LATER)


def test_nothing_is_different() -> None:
    found = compared(low_map(), low_map())
    assert not found and (found.earlier, found.later) == (AS_OF, LATER)


def test_people_come_go_and_move() -> None:
    after = low_map().change("Buyer", status=PersonStatus.LEFT).change("Eng", reports_to="CFO")
    after.person("New", Level.VP)
    found = compared(low_map(), after)
    assert (found.new, found.gone) == (("New",), ("Buyer",))
    ((moved),) = found.moved
    assert (moved.person, moved.fields) == ("Eng", ("reports_to",))


def test_somebody_removed_is_gone() -> None:
    after = low_map()
    del after.people["Eng"]
    found = compared(low_map(), after)
    assert found.gone == ("Eng",)


def test_deeper_and_lapsed_by_what_counts_on_each_day() -> None:
    before = low_map().know("Dir", 3, days=170)
    after = low_map().know("Dir", 3, days=170).know("CFO", 2)
    found = compared(before, after)
    assert [(c.person, c.before, c.after) for c in found.deeper] == [("CFO", 0, 2)]
    assert [(c.person, c.before, c.after, c.lapsed_only) for c in found.lapsed] == [("Dir", 3, 2, True)]


def test_flags_raised_and_cleared() -> None:
    found = compared(low_map(), low_map().intro("Eng", "CFO").know("Eng", 4))
    assert "F01" in {flag.rule for flag in found.cleared}
    assert "F08" in {flag.rule for flag in found.raised}
