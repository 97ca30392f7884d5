"""Stepping stones, what meetings lack, what is due (method.md 1.5, 97-98 and 107-112)."""

from __future__ import annotations

from datetime import date
from typing import Any

from relmap.analysis.access import access
from relmap.analysis.meetings import (
    DueKind,
    Lack,
    Phase,
    calendar,
    chain_to,
    dues,
    lacks,
    led_nowhere,
    next_meeting,
    overdue,
    phase,
    soon,
    stepping_stones,
)
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.knowledge import Fact
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, FactState, MeetingPart, Pace, Warmth
from relmap.model.vocabulary import BuyingRole, Certainty, ObjectiveKind, TieKind

TODAY = date(2026, 9, 30)
DEAL = Objective("deal", "acc", "New line")
GROUND = (
    Account("acc", "Birchwood Mills"),
    Objective("partnership", "acc", "Partnership", ObjectiveKind.PARTNERSHIP),
    DEAL,
    Person("edda", "acc", "Edda Falk", pace=Pace.DIRECT, warmth=Warmth.OPEN),
    Person("anna", "acc", "Anna Rust", reports_to="edda"),
    Person("otto", "acc", "Otto Brenn", reports_to="edda"),
    TeamMember("kim", "Kim Vogel"),
    RoleAssignment("deal", "edda", roles=frozenset({BuyingRole.ECONOMIC})),
)


def document(*records: Any) -> Snapshot:
    return snapshot_of([*GROUND, *records])


def meeting(key: str, *people: str, **values: Any) -> tuple[Any, ...]:
    record = Meeting(key, "acc", objective=values.pop("objective", "deal"), **values)
    return (record, *(MeetingAttendee(key, person) for person in people))


def test_phase_follows_day_plan_and_word() -> None:
    def of(**values: Any) -> Phase:
        return phase(Meeting("m", "acc", **values), TODAY)

    assert of() is Phase.DRAFT
    assert of(planned=True, date=TODAY) is Phase.PLANNED
    assert of(planned=True, date=date(2026, 9, 29)) is Phase.PASSED
    assert of(held=True, planned=True) is Phase.HELD
    assert of(held=True) is Phase.UNPLANNED


def test_meeting_lacks_the_most_valuable_first() -> None:
    now = document(*meeting("m"))
    found = lacks(now, now.meetings["m"], TODAY)
    assert found[:4] == (Lack.THEIRS, Lack.WHY_FOR_THEM, Lack.DATE, Lack.AIM)
    assert Lack.COACH_INPUT not in found, "only for a meeting with an economic buyer"


def test_meeting_with_a_buyer_needs_two_questions_a_profile_and_a_coach() -> None:
    prepared: list[Any] = [
        *meeting(
            "m", "edda", date=TODAY, planned=True, why_for_them="Saves a shift.", aim="Yes", minimum_action="Asks on"
        ),
        MeetingAttendee("m", "kim", MeetingPart.LEADS),
        MeetingQuestion("q1", "m", "Why you?", "Two figures."),
    ]
    prepared.extend(
        Fact(category.value, "acc", category=category, person="edda", text="Known.")
        for category in (FactCategory.HOT_BUTTON, FactCategory.VALUES, FactCategory.BACKGROUND)
    )
    asked = Fact("cold", "acc", category=FactCategory.COLD_BUTTON, person="edda", text="?", state=FactState.ASKED)
    old = Fact("old", "acc", category=FactCategory.COACH_INPUT, person="edda", text="Be brief.", date=date(2026, 7, 1))
    now = document(*prepared, asked, old)
    assert lacks(now, now.meetings["m"], TODAY) == (Lack.QUESTIONS, Lack.COLD_BUTTON, Lack.COACH_INPUT)
    told = Fact("new", "acc", category=FactCategory.COACH_INPUT, person="edda", text="Be brief.", date=TODAY)
    cold = Fact("cold", "acc", category=FactCategory.COLD_BUTTON, person="edda", text="Slides.")
    now = document(*prepared, told, cold, MeetingQuestion("q2", "m", "How soon?", "In May."))
    assert lacks(now, now.meetings["m"], TODAY) == ()


def test_held_meeting_lacks_what_the_customer_does_next() -> None:
    now = document(*meeting("m", "anna", held=True, outcome="Agreed"))
    assert lacks(now, now.meetings["m"], TODAY) == (Lack.NEXT_STEP,)
    now = document(*meeting("m", "anna", held=True, outcome="Agreed", next_step="Counts the stoppages"))
    assert lacks(now, now.meetings["m"], TODAY) == (Lack.NEXT_STEP_BY, Lack.NEXT_STEP_DUE)
    passed = document(*meeting("m", "anna", date=date(2026, 9, 1)))
    assert lacks(passed, passed.meetings["m"], TODAY) == (Lack.WHETHER_HELD,)


def test_stones_lead_through_meetings_and_the_best_way_to_the_buyer() -> None:
    ties = (
        Relationship("kim", "otto", depth=4, last_contact=TODAY),
        Tie("intro", TieKind.CAN_INTRODUCE, "otto", "edda", certainty=Certainty.CONFIRMED),
    )
    first = meeting("m1", "anna", held=True, date=date(2026, 8, 1))
    second = meeting("m2", "anna", date=date(2026, 10, 5), previous="m1")
    aside = meeting("m3", "otto", held=True, date=date(2026, 12, 1), objective="partnership")
    now = document(*ties, *first, *second, *aside)
    stones = stepping_stones(now, DEAL, access(now, "deal", TODAY), TODAY)
    assert [(s.meeting, s.people, s.buyer) for s in stones] == [
        ("m1", ("anna",), False),
        ("m2", ("anna",), False),
        (None, ("otto",), False),
        (None, ("edda",), True),
    ]


def test_chain_ends_with_the_meeting_with_the_buyer() -> None:
    first = meeting("m1", "anna", held=True)
    second = meeting("m2", "edda", date=date(2026, 10, 5), previous="m1")
    later = meeting("m3", "otto", date=date(2026, 11, 5))
    now = document(*first, *second, *later)
    assert [s.meeting for s in stepping_stones(now, DEAL, None, TODAY)] == ["m1", "m2"]


def test_unknown_buyer_is_the_last_stone_and_a_loop_ends() -> None:
    now = snapshot_of([GROUND[0], DEAL, *document().people.values()])
    assert [(s.people, s.buyer) for s in stepping_stones(now, DEAL, None, TODAY)] == [((), True)]
    looped = document(*meeting("m1", previous="m2"), *meeting("m2", previous="m1"))
    assert {m.id for m in chain_to(looped, looped.meetings["m1"])} == {"m1", "m2"}
    assert stepping_stones(looped, DEAL, None, TODAY)[-1].buyer


def test_dues_join_actions_customer_steps_and_meetings_that_led_nowhere() -> None:
    now = document(
        Action("late", "acc", "Send figures", owner="kim", due=date(2026, 9, 20)),
        Action("soon", "acc", "Call", due=date(2026, 10, 10)),
        Action("done", "acc", "Old", due=date(2026, 9, 1), done=date(2026, 9, 2)),
        Action("open", "acc", "Some day"),
        *meeting("step", "anna", held=True, date=date(2026, 8, 1), next_step="Counts", next_step_due=date(2026, 9, 25)),
        *meeting("nowhere", "otto", held=True, date=date(2026, 9, 1)),
    )
    found = dues(now, "acc", TODAY)
    assert [(d.kind, d.id, d.late) for d in found] == [
        (DueKind.NO_NEXT_STEP, "nowhere", 29),
        (DueKind.ACTION, "late", 10),
        (DueKind.CUSTOMER_STEP, "step", 5),
        (DueKind.ACTION, "soon", 0),
        (DueKind.ACTION, "open", 0),
    ]
    assert [d.id for d in overdue(now, "acc", TODAY)] == ["nowhere", "late", "step"]
    assert [d.id for d in found if soon(d, TODAY)] == ["soon"]


def test_meeting_built_upon_did_not_lead_nowhere() -> None:
    now = document(*meeting("m1", held=True, date=date(2026, 9, 1)), *meeting("m2", previous="m1"))
    assert led_nowhere(now, "acc") == ()


def test_calendar_tells_who_of_ours_meets_whom() -> None:
    now = document(
        *meeting("m", "anna", "kim", date=date(2026, 10, 5), purpose="Prices"),
        *meeting("held", "anna", "kim", date=date(2026, 9, 5), held=True),
        Action("call", "acc", "Call", owner="kim", person="otto", due=date(2026, 10, 1)),
        Action("alone", "acc", "Think", owner="kim", due=date(2026, 10, 1)),
    )
    assert [(e.day.day, e.ours, e.theirs, e.what) for e in calendar(now, "acc", TODAY)] == [
        (1, ("kim",), ("otto",), "Call"),
        (5, ("kim",), ("anna",), "Prices"),
    ]
    following = next_meeting(now, "acc", TODAY)
    assert following is not None and following.id == "m"
