"""The best next conversations and their arithmetic."""

from __future__ import annotations

from analysis_maps import ACCOUNT, AS_OF, YOU, Map, low_map
from analysis_strategies import snapshots
from hypothesis import given, settings

from relmap.analysis.conversation import Conversation, conversations
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.ground import Ground
from relmap.analysis.paths import MoveKind, RungPurpose
from relmap.analysis.what_if import deeper, introduced, surer, what_if
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, Level
from relmap.words.conversation import arithmetic, nothing_to_gain, purpose


def talks(snapshot: Snapshot, most: int | None = None) -> tuple[Conversation, ...]:
    (report,) = evaluate(snapshot, AS_OF)
    return conversations(Ground(snapshot, ACCOUNT, AS_OF), report, most)


def tried(snapshot: Snapshot, talk: Conversation) -> Snapshot:
    hop = talk.hop
    if talk.kind is MoveKind.DEEPEN:
        return deeper(snapshot, hop.source, hop.target, AS_OF)
    if talk.kind is MoveKind.ASK_INTRODUCTION:
        return introduced(snapshot, hop.source, hop.target, AS_OF)
    return surer(snapshot, hop.record_id)


def test_the_largest_gain_stands_first_with_its_sum() -> None:
    snapshot = low_map().intro("Eng", "CFO", Certainty.REPORTED).snapshot()
    first, second = talks(snapshot)[:2]
    assert (first.member, first.person, first.kind, first.points) == (YOU, "Eng", MoveKind.CONFIRM, 15)
    assert (second.kind, second.points) == (MoveKind.DEEPEN, 7)
    assert purpose(first, snapshot) == "You asks Eng to confirm the introduction to CFO."
    assert arithmetic(first, snapshot) == ("“Spare parts”: access to CFO 57 → 72, +15 points.",)


def test_what_opens_a_way_counts_from_nothing() -> None:
    snapshot = low_map().intro("Eng", "CFO", Certainty.ASSUMED).snapshot()
    first = talks(snapshot)[0]
    assert (first.person, first.points, first.opens) == ("Eng", 57, True)


def test_with_nobody_to_sign_somebody_is_asked_who_does() -> None:
    snapshot = Map().person("Eng").know("Eng", 4).snapshot()
    (first,) = talks(snapshot)
    assert first.kind is RungPurpose.ASK_WHO_SIGNS
    assert purpose(first, snapshot) == "You asks Eng: “Who can release this money alone?”"
    assert arithmetic(first, snapshot) == ("“Spare parts”: a first rung, no path yet.",)


def test_a_way_with_two_open_questions_gains_nothing_yet() -> None:
    map_ = Map().person("Eng").person("Dir", Level.DIRECTOR).person("CFO", Level.C_SUITE).buyer("CFO").know("Eng", 5)
    map_.intro("Eng", "Dir", Certainty.ASSUMED).intro("Dir", "CFO", Certainty.ASSUMED)
    snapshot = map_.snapshot()
    found = talks(snapshot)
    assert found and all(talk.points == 0 and talk.gains[0].open == 1 for talk in found)
    assert arithmetic(found[0], snapshot) == ("“Spare parts”: the way to CFO then has 1 open question left.",)
    assert {talk.person for talk in found} == {"Eng"}  # nobody of ours knows the director


def test_an_empty_map_has_no_conversation_and_says_what_to_do() -> None:
    assert talks(Map().snapshot()) == ()
    assert nothing_to_gain()


@settings(max_examples=60)
@given(snapshots())
def test_the_arithmetic_is_what_happens(snapshot: Snapshot) -> None:
    for talk in talks(snapshot):
        for gain in talk.gains:
            if gain.points <= 0:
                continue
            (effect,) = what_if(snapshot, tried(snapshot, talk), ACCOUNT, AS_OF).objectives
            assert effect.after is not None
            reached = next(b for b in effect.after.access.buyers if b.person == gain.buyer)
            assert reached.known[0].shown >= gain.after
