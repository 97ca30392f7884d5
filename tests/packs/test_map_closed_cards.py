"""Whatever reports to whom and whatever is closed: nobody vanishes from the map."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from map_documents import AS_OF, document, people

from relmap.layout.tree import place
from relmap.packs.map_nodes import nodes
from relmap.packs.map_picture import picture


@st.composite
def reporting(draw: st.DrawFn) -> dict[str, str | None]:
    """Up to a dozen people who report to anybody: nobody, each other, themselves, somebody unknown."""
    ids = [f"p{number}" for number in range(draw(st.integers(1, 12)))]
    return {id_: draw(st.sampled_from([None, "stranger", *ids])) for id_ in ids}


@settings(max_examples=150)
@given(reporting(), st.sets(st.sampled_from([f"p{number}" for number in range(12)])))
def test_everybody_is_drawn_or_counted(managers: dict[str, str | None], collapsed: set[str]) -> None:
    shown = picture(document(*people(managers)), "acc", "obj", AS_OF, collapsed=collapsed)
    drawn = [card for card in shown.cards.values() if not card.ghost]
    assert len(drawn) + sum(card.below for card in drawn) == len(managers)
    assert all(not card.below or card.id in collapsed for card in drawn)
    assert shown.managers.keys() | set(shown.managers.values()) | shown.unplaced <= shown.cards.keys()
    assert {(line.source, line.target) for line in shown.lines} == set(shown.managers.items())


@settings(max_examples=100)
@given(reporting())
def test_marked_lines_are_those_the_layout_leaves_out(managers: dict[str, str | None]) -> None:
    shown = picture(document(*people(managers)), "acc", "obj", AS_OF)
    placement = place(nodes(shown), unplaced=shown.unplaced)
    assert placement.rects.keys() == shown.cards.keys()
    assert {(line.source, line.target) for line in shown.lines if line.cut} == set(placement.cuts)
