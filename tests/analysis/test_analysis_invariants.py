"""The eight invariants of method.md 3.8, and the search against one that simply tries every path."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, permutations

import pytest
from analysis_maps import AS_OF, OBJECTIVE
from analysis_strategies import PEOPLE, TEAM, all_paths, rules, signature, snapshots, strengths
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from relmap.analysis.access import access
from relmap.analysis.graph import HopGraph
from relmap.analysis.ground import Ground
from relmap.analysis.paths import HopKind, shown
from relmap.analysis.scope import active_buyers, opponents
from relmap.analysis.thresholds import DEFAULTS
from relmap.model.entities import Person
from relmap.model.integrity import would_close_cycle
from relmap.model.relations import Relationship, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, TieKind

few = settings(max_examples=60)
person_ids = st.sampled_from(PEOPLE)
SLACK = 1e-9


def with_person(snapshot: Snapshot, person: Person) -> Snapshot:
    return replace(snapshot, people={**snapshot.people, person.id: person})


def with_tie(snapshot: Snapshot, tie: Tie) -> Snapshot:
    return replace(snapshot, ties={**snapshot.ties, tie.id: tie})


@few
@given(snapshots())
def test_1_dotted_lines_change_no_flag(snapshot: Snapshot) -> None:
    undotted = {key: tie for key, tie in snapshot.ties.items() if tie.kind is not TieKind.DOTTED_TO}
    assert signature(replace(snapshot, ties=undotted)) == signature(snapshot)


@few
@given(snapshots(), st.permutations(PEOPLE))
def test_2_a_line_upward_only_opens_the_way_down(snapshot: Snapshot, people: list[str]) -> None:
    lower, upper = people[:2]
    without = with_person(snapshot, replace(snapshot.people[lower], reports_to=None))
    assume(not would_close_cycle(without.people, lower, upper))
    drawn = with_person(without, replace(without.people[lower], reports_to=upper))
    before, after = access(without, OBJECTIVE, AS_OF), access(drawn, OBJECTIVE, AS_OF)
    for old, new in zip(before.buyers, after.buyers, strict=True):
        were = {p.ids for p in old.known}
        created = [p for p in new.known if p.ids not in were]
        assert all((lower, upper) not in pairwise(p.ids) for p in created)
        if len(were) < DEFAULTS.shown_paths:
            assert all((upper, lower) in pairwise(p.ids) for p in created)
    assert after.strength >= before.strength - SLACK


@few
@given(snapshots(), person_ids, person_ids, st.sampled_from(Certainty))
def test_3_conflict_never_helps(snapshot: Snapshot, one: str, other: str, sure: Certainty) -> None:
    before = strengths(snapshot)
    after = strengths(with_tie(snapshot, Tie("new", TieKind.CONFLICT, one, other, sure)))
    for buyer, (known, possible) in before.items():
        assert after[buyer][0] <= known + SLACK
        assert after[buyer][1] <= possible + SLACK


@few
@given(snapshots(), st.data())
def test_3_more_depth_or_certainty_never_hurts(snapshot: Snapshot, data: st.DataObject) -> None:
    better = snapshot
    if snapshot.relationships:
        ours = snapshot.relationships[data.draw(st.sampled_from(sorted(snapshot.relationships)))]
        deeper: Relationship = replace(ours, depth=min(5, ours.depth + 1))
        better = replace(better, relationships={**better.relationships, ours.id: deeper})
    surer = {key: t for key, t in snapshot.ties.items() if t.kind is not TieKind.CONFLICT}
    if surer:
        tie = surer[data.draw(st.sampled_from(sorted(surer)))]
        raised = Certainty.REPORTED if tie.certainty is Certainty.ASSUMED else Certainty.CONFIRMED
        better = with_tie(better, replace(tie, certainty=raised))
    after = strengths(better)
    for buyer, (known, possible) in strengths(snapshot).items():
        assert after[buyer][0] >= known - SLACK
        assert after[buyer][1] >= possible - SLACK


@few
@given(snapshots(), st.integers(1, 400))
def test_4_time_alone_never_helps(snapshot: Snapshot, days: int) -> None:
    later = AS_OF + timedelta(days=days)
    after = strengths(snapshot, later)
    for buyer, (known, possible) in strengths(snapshot).items():
        assert after[buyer][0] <= known + SLACK
        assert after[buyer][1] <= possible + SLACK
    if "F01" in rules(snapshot):
        assert {"F01", "F02"} & rules(snapshot, later)


@few
@given(snapshots(), st.randoms(use_true_random=False))
def test_5_names_order_and_places_change_nothing(snapshot: Snapshot, chance) -> None:
    people = [
        replace(p, name=f"Renamed {p.id}", rank=chance.random(), x=1.0, y=2.0, pinned=True)
        for p in snapshot.people.values()
    ]
    chance.shuffle(people)
    moved = replace(snapshot, people={p.id: p for p in people})
    assert signature(moved) == signature(snapshot)
    assert access(moved, OBJECTIVE, AS_OF) == access(snapshot, OBJECTIVE, AS_OF)


@few
@given(snapshots())
def test_6_no_contact_and_low_contacts_exclude_each_other(snapshot: Snapshot) -> None:
    assert not {"F01", "F02"} <= rules(snapshot)


@few
@given(snapshots())
def test_7_and_8_paths_hold_active_people_once_and_multiply(snapshot: Snapshot) -> None:
    for path in all_paths(snapshot):
        assert path.ids[0] in TEAM
        assert snapshot.team[path.ids[0]].active
        assert all(snapshot.people[person].active for person in path.ids[1:])
        assert len(set(path.ids)) == len(path.ids) <= DEFAULTS.steps + 1
        assert path.hops[0].kind is HopKind.RELATIONSHIP
        assert [(hop.source, hop.target) for hop in path.hops] == list(pairwise(path.ids))
        assert math.prod(hop.weight for hop in path.hops) == pytest.approx(path.strength, abs=1e-12)
        assert path.shown == shown(path.strength)
        assert path.hops[path.weakest].weight == min(hop.weight for hop in path.hops)


def _every_route(ground: Ground, graph: HopGraph, end: str, closed: frozenset[str]) -> Iterator[tuple[str, float]]:
    """First person and strength of all routes to ``end``, found by trying all orders of all people."""
    hops = {(s, t): hop.weight for s, t, hop in graph.graph.edges(data="hop")}
    others = [p for p in PEOPLE if p != end and p not in closed]
    for count in range(DEFAULTS.steps):
        for middle in permutations(others, count):
            people = (*middle, end)
            if people[0] in ground.firsts and all(pair in hops for pair in pairwise(people)):
                yield people[0], ground.firsts[people[0]][0].weight * math.prod(hops[p] for p in pairwise(people))


@few
@given(snapshots())
def test_the_search_finds_what_trying_everything_finds(snapshot: Snapshot) -> None:
    objective = snapshot.objectives[OBJECTIVE]
    ground = Ground(snapshot, objective.account, AS_OF)
    closed = opponents(snapshot, objective, DEFAULTS)
    found = {buyer.person: buyer for buyer in access(snapshot, OBJECTIVE, AS_OF).buyers}
    assert set(found) == {p.id for p in active_buyers(snapshot, objective)}
    for end, buyer in found.items():
        best: dict[str, float] = {}
        for first, strength in _every_route(ground, ground.known, end, closed):
            best[first] = max(strength, best.get(first, 0.0))
        known = sorted((s for s in best.values() if s >= DEFAULTS.known - SLACK), reverse=True)
        assert [p.strength for p in buyer.known] == pytest.approx(known[: DEFAULTS.shown_paths])
        guessed = [s for _, s in _every_route(ground, ground.possible, end, closed) if s >= DEFAULTS.possible - SLACK]
        assert max((p.strength for p in (*buyer.known, *buyer.possible)), default=0.0) == pytest.approx(
            max(guessed, default=0.0)
        )
