"""The story of the sample over documents that were changed in other ways before."""

from __future__ import annotations

from pathlib import Path

import pytest

from relmap.edit.commands import Command, Remove, Revise, SetRelationship
from relmap.edit.handlers.registry import handle
from relmap.edit.story import OBJECTIVE, STORY, Standing, standing
from relmap.exchange.json_reader import read
from relmap.model.changes import apply
from relmap.model.entities import Objective, Person, TeamMember
from relmap.model.relations import Tie
from relmap.model.sample import sample_id
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty

FILE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "sample.relmap.json"
AGREED, MET, TRUSTED, RETURNED = STORY
KIM, INGRID, DAVE = sample_id("T1"), sample_id("A03"), sample_id("A06")


@pytest.fixture(scope="module")
def sample() -> Snapshot:
    return read(FILE.read_bytes()).snapshot


def after(snapshot: Snapshot, *commands: Command) -> Snapshot:
    for command in commands:
        snapshot = apply(snapshot, handle(snapshot, command))
    return snapshot


def test_everything_is_open_in_the_sample_as_it_came(sample: Snapshot) -> None:
    assert [standing(step, sample) for step in STORY] == [Standing.OPEN] * len(STORY)


def test_what_was_told_has_happened(sample: Snapshot) -> None:
    now = after(sample, *(step.command for step in STORY))
    assert [standing(step, now) for step in STORY] == [Standing.HAPPENED] * len(STORY)


def test_a_relationship_that_is_deeper_already_is_not_taken_back(sample: Snapshot) -> None:
    now = after(sample, SetRelationship(KIM, (INGRID,), {"depth": 4}))
    assert standing(MET, now) is Standing.HAPPENED
    assert standing(TRUSTED, now) is Standing.HAPPENED
    assert standing(AGREED, now) is Standing.OPEN


def test_an_introduction_known_better_is_not_taken_back(sample: Snapshot) -> None:
    told = after(sample, TRUSTED.command)
    tie = next(t for t in told.ties_of(INGRID) if t.certainty is Certainty.REPORTED)
    assert standing(TRUSTED, after(told, Revise(Tie, (tie.id,), {"certainty": Certainty.CONFIRMED}))) is (
        Standing.HAPPENED
    )


@pytest.mark.parametrize(
    ("gone", "impossible"),
    [
        (Remove(Person, (DAVE,)), {"AGREED"}),
        (Remove(Person, (INGRID,)), {"AGREED", "MET", "TRUSTED"}),
        (Remove(Objective, (OBJECTIVE,)), {"AGREED", "MET", "TRUSTED", "RETURNED"}),
        (Remove(TeamMember, (KIM,)), {"AGREED", "MET", "TRUSTED", "RETURNED"}),
    ],
    ids=["dave", "ingrid", "objective", "kim"],
)
def test_without_whom_it_speaks_of_a_step_is_impossible(sample: Snapshot, gone: Command, impossible: set[str]) -> None:
    now = after(sample, gone)
    assert {step.code for step in STORY if standing(step, now) is Standing.IMPOSSIBLE} == impossible
