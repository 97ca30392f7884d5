"""Missing facts, the steward's queue, listening, coaches and quick capture (method.md 1.4, 1.5, 2.7, 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, YOU, Map

from relmap.analysis.capture import Captured, read_line
from relmap.analysis.coaching import CoachLabel, coach_label
from relmap.analysis.history import Happened, happenings
from relmap.analysis.knowledge import Item, items_of, missing_facts, most_valuable, too_often
from relmap.analysis.listening import TOPICS, heard
from relmap.analysis.stewardship import Waiting, contributions, silent_colleagues, stale, steward_queue
from relmap.model.ids import pair_id
from relmap.model.knowledge import Fact
from relmap.model.plan import Meeting, MeetingAttendee
from relmap.model.relations import RoleAssignment
from relmap.model.strategy_vocabulary import FactCategory, FactState, ListeningTopic, Pace, Warmth, YesNo
from relmap.model.vocabulary import BuyingRole, Influence, Level

YESTERDAY, LONG_AGO = AS_OF - timedelta(days=1), AS_OF - timedelta(days=400)


def fact(id_: str, person: str | None = "Boss", category: FactCategory = FactCategory.NOTE, **fields: Any) -> Fact:
    given = {"text": id_, "recorded_on": YESTERDAY, "confirmed_on": YESTERDAY, "recorded_by": YOU, **fields}
    return Fact(id_, ACCOUNT, category, person=person, **given)


def small() -> Map:
    made = Map().person("Boss", Level.C_SUITE).person("Eng").buyer("Boss")
    return made.know("Boss", 3).know("Eng", 3).role("Eng", BuyingRole.USER, influence=Influence.MEDIUM)


def items(map_: Map, person: str) -> set[Item]:
    return {m.item for m in missing_facts(map_.snapshot(), ACCOUNT, AS_OF) if m.person == person}


def test_weights_are_those_of_measure_eight() -> None:
    roles = {r.person: r for r in small().snapshot().roles.values()}
    assert sum(items_of(roles["Boss"]).values()) == 13
    assert sum(items_of(roles["Eng"]).values()) == 8


def test_a_fact_that_is_fresh_fills_the_gap_and_an_old_one_does_not() -> None:
    assert Item.VALUES in items(small(), "Boss")
    assert Item.VALUES not in items(small().add(fact("v", category=FactCategory.VALUES)), "Boss")
    old = fact("v", category=FactCategory.VALUES, confirmed_on=LONG_AGO)
    assert Item.VALUES in items(small().add(old), "Boss")


def test_style_needs_both_axes() -> None:
    assert Item.STYLE in items(small().change("Boss", pace=Pace.DIRECT), "Boss")
    assert Item.STYLE not in items(small().change("Boss", pace=Pace.DIRECT, warmth=Warmth.OPEN), "Boss")


def test_nothing_is_asked_about_people_of_little_influence() -> None:
    low = small().role("Eng", BuyingRole.USER, influence=Influence.LOW)
    assert not items(low, "Eng")


def test_the_decision_process_is_asked_for_once_we_work_with_the_buyer() -> None:
    assert Item.DECISION_PROCESS in items(small(), "Boss")
    assert Item.DECISION_PROCESS not in items(small().know("Boss", 1), "Boss")
    step = fact("s", None, FactCategory.DECISION_STEP, objective=OBJECTIVE)
    assert Item.DECISION_PROCESS not in items(small().add(step), "Boss")


def test_five_are_asked_at_most_two_of_one_person_and_a_meeting_counts_double() -> None:
    chosen = most_valuable(missing_facts(small().snapshot(), ACCOUNT, AS_OF))
    assert [m.person for m in chosen] == ["Boss", "Boss", "Eng", "Eng"]
    assert chosen[0].value == 8
    soon = small().add(Meeting("m", ACCOUNT, AS_OF + timedelta(days=9))).add(MeetingAttendee("m", "Eng"))
    first = missing_facts(soon.snapshot(), ACCOUNT, AS_OF)[0]
    assert (first.value, first.meeting_ahead) == (8, False)
    assert {m.value for m in missing_facts(soon.snapshot(), ACCOUNT, AS_OF) if m.person == "Eng"} == {8, 4}


def test_asked_and_not_known_stays_missing_but_is_not_asked_again() -> None:
    asked = fact("q", text="", state=FactState.ASKED, tags=Item.WIN.value)
    found = [m for m in missing_facts(small().add(asked).snapshot(), ACCOUNT, AS_OF) if m.person == "Boss"]
    assert [m.item for m in found if m.asked] == [Item.WIN]
    assert Item.WIN not in {m.item for m in most_valuable(found)}


def test_queue_has_new_and_old_facts_of_influential_people_first() -> None:
    map_ = small().add(fact("fine")).add(fact("old", "Eng", confirmed_on=LONG_AGO))
    map_.add(fact("new", confirmed_on=None)).add(fact("due", None, confirm_by=YESTERDAY))
    queue = steward_queue(map_.snapshot(), ACCOUNT, AS_OF)
    assert [(e.fact.id, e.waiting) for e in queue] == [
        ("new", Waiting.NEW),
        ("old", Waiting.OLD),
        ("due", Waiting.OLD),
    ]
    assert queue[0].twin is not None
    assert queue[0].twin.id == "fine"
    assert stale(replace(fact("x"), confirmed_on=None, recorded_on=None), AS_OF)


def test_who_knows_well_and_wrote_nothing() -> None:
    (silent,) = silent_colleagues(small().add(fact("f", "Eng")).snapshot(), ACCOUNT, AS_OF)
    assert (silent.team_member, silent.people) == (YOU, ("Boss",))
    assert not silent_colleagues(small().add(fact("f", "Eng")).add(fact("g")).snapshot(), ACCOUNT, AS_OF)


def test_contributions_count_five_a_day_about_role_holders_of_this_quarter_only() -> None:
    map_ = small().person("Clerk").team("Ada")
    for number in range(9):
        map_.add(fact(f"f{number}", confirmer="Ada" if number < 2 else None))
    map_.add(fact("clerk", "Clerk")).add(fact("spring", recorded_on=date(2026, 6, 30), confirmer="Ada"))
    given = contributions(map_.snapshot(), ACCOUNT, AS_OF)
    assert [(c.team_member, c.added, c.confirmed) for c in given] == [("Ada", 0, 3), (YOU, 5, 0)]


def test_matrix_holds_the_latest_words_and_marks_who_was_heard_too_little() -> None:
    said: dict[str, Any] = {"category": FactCategory.LISTENING, "topic": ListeningTopic.PRODUCT}
    map_ = small().add(fact("a", date=LONG_AGO, **said)).add(fact("b", date=YESTERDAY, **said))
    boss, eng = heard(map_.snapshot(), ACCOUNT, AS_OF)
    assert (boss.person, boss.gap, boss.latest[ListeningTopic.PRODUCT].id) == ("Boss", True, "b")
    assert boss.days(ListeningTopic.PRODUCT, AS_OF) == 1
    assert boss.next_topic(AS_OF) is ListeningTopic.ABOUT_ME
    assert (eng.person, dict(eng.latest)) == ("Eng", {})
    for topic in TOPICS:
        map_.add(fact(f"t{topic}", category=FactCategory.LISTENING, topic=topic, date=YESTERDAY))
    full = next(row for row in heard(map_.snapshot(), ACCOUNT, AS_OF) if row.person == "Boss")
    assert (full.gap, full.next_topic(AS_OF)) == (False, None)


YES: dict[str, Any] = {"coach_credible": YesNo.YES, "coach_trusts_us": YesNo.YES, "coach_wants_us": YesNo.YES}


@pytest.mark.parametrize(
    ("fields", "depth", "expected"),
    [
        ({**YES, "rating": 4, "influence": Influence.MEDIUM, "sells_for_us": "told the board"}, 1, CoachLabel.CHAMPION),
        ({**YES, "rating": 4, "influence": Influence.UNKNOWN, "sells_for_us": "told"}, 3, CoachLabel.PROVEN),
        ({**YES, "rating": 3}, 3, CoachLabel.PROVEN),
        ({**YES, "rating": 3}, 2, CoachLabel.CLAIMED),
        ({**YES, "rating": None}, 5, CoachLabel.CLAIMED),
        ({**YES, "coach_wants_us": YesNo.UNKNOWN, "rating": 5}, 5, CoachLabel.CLAIMED),
    ],
)
def test_label_of_a_coach(fields: dict[str, Any], depth: int, expected: CoachLabel) -> None:
    map_ = Map().person("Eng").know("Eng", depth)
    assignment = RoleAssignment(OBJECTIVE, "Eng", frozenset({BuyingRole.COACH}), **fields)
    assert coach_label(map_.snapshot(), assignment, AS_OF) is expected
    assert coach_label(map_.snapshot(), replace(assignment, roles=frozenset()), AS_OF) is None


KINDS = {"concern": FactCategory.CONCERN, "warms to": FactCategory.HOT_BUTTON}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Plant closes in May", Captured("Plant closes in May")),
        ("Boss: likes sailing", Captured("likes sailing", "Boss")),
        ("moor: concern: delivery: late", Captured("delivery: late", "Anna", FactCategory.CONCERN)),
        ("Warms to: Anna Moor: early calls", Captured("early calls", "Anna", FactCategory.HOT_BUTTON)),
        ("Boss: “you are slow”", Captured("you are slow", "Boss", FactCategory.LISTENING)),
        ("Ann: who is that", Captured("Ann: who is that")),
        ("  ", Captured("")),
    ],
)
def test_line_is_read_as_a_fact(line: str, expected: Captured) -> None:
    map_ = small().person("Anna", name="Anna Moor")
    assert read_line(line, map_.snapshot().people_of(ACCOUNT), KINDS) == expected


def test_line_without_a_name_is_about_who_is_selected_and_twins_are_not_guessed() -> None:
    map_ = small().person("A", name="Kai Moor").person("B", name="Lea Moor")
    people = map_.snapshot().people_of(ACCOUNT)
    assert read_line("sails", people, KINDS, "A") == Captured("sails", "A")
    assert read_line("lea: sails", people, KINDS, "A") == Captured("sails", "B")
    assert read_line("moor: sails", people, KINDS) == Captured("moor: sails")


def test_met_too_often_for_the_cadence() -> None:
    map_ = small()
    for number in range(3):
        map_.add(Meeting(f"m{number}", ACCOUNT, AS_OF - timedelta(days=number + 1), held=True))
        map_.add(MeetingAttendee(f"m{number}", "Boss"))
    assert too_often(map_.snapshot(), "Boss", AS_OF)
    assert not too_often(map_.know("Boss", 3, cadence=30).snapshot(), "Boss", AS_OF)


def test_history_is_latest_first_and_leaves_the_future_out() -> None:
    map_ = small().add(fact("f")).add(Meeting("m", ACCOUNT, AS_OF, outcome="agreed", held=True))
    map_.add(MeetingAttendee("m", "Boss")).add(fact("later", date=AS_OF + timedelta(days=1)))
    found = happenings(map_.snapshot(), "Boss", AS_OF)
    assert [h.kind for h in found] == [Happened.MEETING, Happened.FACT, Happened.CONTACT]
    assert pair_id(YOU, "Boss") in map_.snapshot().relationships
