"""The six steps: evidence, agreement, and the remarks beside them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from relmap.analysis.deal_hints import Hint, hints
from relmap.analysis.steps import EVIDENCE, Evidence, not_agreed, step_after, step_state, steps, wins_missing
from relmap.model.changes import snapshot_of
from relmap.model.deal import Agreement, Criterion, GiveAndGet, QualityMeasure, SolutionElement
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.knowledge import Fact, FitAnswer
from relmap.model.plan import Action, Meeting, MeetingAttendee
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import (
    Differentiator,
    FactCategory,
    FitLine,
    GiveAndGetKind,
    Outcome,
    PricePosition,
    Side,
    SolutionAuthor,
    YesNo,
)
from relmap.model.vocabulary import (
    AccountStage,
    BuyingRole,
    HowKnown,
    Influence,
    ObjectiveStatus,
    RiskToCustomer,
    Step,
)

TODAY = date(2026, 9, 30)
PEOPLE = (Person("eve", "acc", "Eve Lark"), Person("tom", "acc", "Tom Reed"), Person("una", "acc", "Una Vale"))


def role(person: str, kind: BuyingRole, **values: Any) -> RoleAssignment:
    return RoleAssignment("deal", person, frozenset({kind}), **values)


JOINT = SolutionElement("s", "deal", "Hood", SolutionAuthor.JOINT, "una")
ROLES = (role("eve", BuyingRole.ECONOMIC), role("tom", BuyingRole.TECHNICAL), role("una", BuyingRole.USER))


def case(*more: Any, stage: AccountStage | None = None, **values: Any) -> tuple[Snapshot, Objective]:
    deal = Objective("deal", "acc", "New press line", **values)
    snapshot = snapshot_of(
        [Account("acc", "Larkfield", stage=stage), deal, TeamMember("kim", "Kim Vogel"), *PEOPLE, *ROLES, *more]
    )
    return snapshot, deal


def there(step: Step, *more: Any, **values: Any) -> set[Evidence]:
    state = step_state(*case(*more, **values), step)
    return {evidence for evidence, known in state.evidence if known}


def met(*people: str) -> list[Any]:
    return [Meeting("m", "acc", held=True), *(MeetingAttendee("m", person) for person in people)]


def test_every_evidence_belongs_to_one_step() -> None:
    assert [evidence for group in EVIDENCE.values() for evidence in group] == list(Evidence)
    assert tuple(EVIDENCE) == tuple(Step)


def test_nothing_is_there_at_first() -> None:
    snapshot, deal = case()
    assert all(not known for state in steps(snapshot, deal) for _evidence, known in state.evidence)
    assert not any(state.done for state in steps(snapshot, deal))


@pytest.mark.parametrize(
    ("step", "records", "values", "expected"),
    [
        (
            Step.TARGET,
            (),
            {"offer": "Quiet presses", "problem": "Noise"},
            {Evidence.OFFER_NAMED, Evidence.MARKET_NAMED},
        ),
        (Step.CONTACT, (Relationship("kim", "una", 2, TODAY),), {}, {Evidence.CONVERSATION}),
        (Step.CONTACT, met("tom"), {}, {Evidence.CONVERSATION}),
        (Step.EXPLORE, (role("eve", BuyingRole.ECONOMIC, result="Less scrap"),), {}, {Evidence.ECONOMIC_RESULT}),
        (Step.EXPLORE, (role("tom", BuyingRole.TECHNICAL, result="Norm kept"),), {}, {Evidence.TECHNICAL_RESULT}),
        (Step.EXPLORE, met("una"), {}, {Evidence.USER_MET}),
        (Step.EXPLORE, met("tom"), {}, set()),
        (
            Step.EXPLORE,
            (Fact("f", "acc", FactCategory.NOTE, "Annual report", how_known=HowKnown.PUBLIC),),
            {},
            {Evidence.RESEARCH},
        ),
        (Step.COLLABORATE, (SolutionElement("s", "deal", "Hood"),), {}, set()),
        (
            Step.COLLABORATE,
            (SolutionElement("s", "deal", "Hood", SolutionAuthor.JOINT, "una"),),
            {},
            {Evidence.CO_AUTHOR},
        ),
        (
            Step.COLLABORATE,
            (Fact("f", "acc", FactCategory.STEP_EVIDENCE, "Two ways", objective="deal", step=Step.COLLABORATE),),
            {},
            {Evidence.OPTIONS},
        ),
        (Step.COLLABORATE, (Action("a", "acc", owner="kim", objective="deal"),), {}, set()),
        (
            Step.COLLABORATE,
            (Action("a", "acc", owner="kim", objective="deal"), Action("b", "acc", owner="tom", objective="deal")),
            {},
            {Evidence.JOINT_PLAN},
        ),
        (Step.CONFIRM, (Criterion("c", "deal", "eve", "Price"),), {}, set()),
        (
            Step.CONFIRM,
            tuple(Criterion(p.id, "deal", p.id, "Price", met_on=TODAY, confirmed_by="eve") for p in PEOPLE),
            {},
            {Evidence.CRITERIA_NAMED, Evidence.CRITERIA_MET},
        ),
        (Step.ASSURE, (Action("a", "acc", objective="deal", step=Step.ASSURE),), {}, {Evidence.CHECK_IN}),
        (Step.ASSURE, (QualityMeasure("q", "deal", "Scrap"),), {}, {Evidence.MEASURE}),
    ],
)
def test_evidence(step: Step, records: Any, values: Any, expected: set[Evidence]) -> None:
    assert there(step, *records, **values) == expected


def test_fit_counts_from_sixty_percent_assessed() -> None:
    lines = (FitLine.VISION, FitLine.CULTURE, FitLine.C1, FitLine.C2)
    answers = [FitAnswer("acc", line, 2, evidence="seen", evidence_date=TODAY) for line in lines]
    assert Evidence.FIT_ASSESSED in there(Step.TARGET, *answers)
    assert Evidence.FIT_ASSESSED not in there(Step.TARGET, *answers[:2])


def test_only_a_named_customer_agrees() -> None:
    nobody = Agreement("a", "deal", Step.CONTACT, "Look closer")
    snapshot, deal = case(nobody, *met("una"), step=Step.COLLABORATE)
    assert step_state(snapshot, deal, Step.CONTACT).agreement is None
    assert not_agreed(snapshot, deal) == (Step.CONTACT, Step.EXPLORE)
    somebody = Agreement("a", "deal", Step.CONTACT, "Look closer", agreed_by="una")
    snapshot, deal = case(somebody, *met("una"), step=Step.COLLABORATE)
    assert step_state(snapshot, deal, Step.CONTACT).done
    assert not_agreed(snapshot, deal) == (Step.EXPLORE,)


def test_target_needs_no_agreement_and_assure_leads_nowhere() -> None:
    snapshot, deal = case(step=Step.CONTACT)
    assert not_agreed(snapshot, deal) == ()
    assert not step_state(snapshot, deal, Step.TARGET).agreement_needed
    assert [step_after(step) for step in Step] == [*tuple(Step)[1:], None]


def test_wins_are_asked_of_the_economic_buyer_first_and_not_of_low_influence() -> None:
    snapshot, deal = case(
        role("tom", BuyingRole.TECHNICAL, influence=Influence.HIGH, result="Norm kept"),
        role("una", BuyingRole.USER, influence=Influence.LOW),
    )
    assert [r.person for r in wins_missing(snapshot, deal)] == ["eve", "tom"]


def gives(side: Side, *days: date) -> list[GiveAndGet]:
    return [GiveAndGet(str(day), "deal", GiveAndGetKind.CONCESSION, side, "x", since=day) for day in days]


DAYS = (date(2026, 1, 5), date(2026, 5, 5), date(2026, 9, 5))


@pytest.mark.parametrize(
    ("records", "values", "expected"),
    [
        ((), {"differentiator": Differentiator.QUALITY}, Hint.OWN_OPINION),
        ((), {"differentiator": Differentiator.PRICE, "differentiator_said_by": "eve"}, Hint.OWN_OPINION),
        (
            tuple(role(p.id, BuyingRole.USER, sees_us_as_commodity=YesNo.YES) for p in PEOPLE[:2]),
            {},
            Hint.SEEN_AS_COMMODITY,
        ),
        ((), {"status": ObjectiveStatus.NO_FIT}, Hint.NO_FIT_NO_DATE),
        ((), {"risk_to_customer": RiskToCustomer.HIGH}, Hint.RISKS_NOT_LISTED),
        ((SolutionElement("s", "deal", "Hood"),), {"step": Step.CONFIRM}, Hint.ALL_OURS),
        ((), {"step": Step.CONFIRM}, Hint.NOBODY_OF_THEIRS),
        ((), {"price_position": PricePosition.PREMIUM}, Hint.VALUE_UNCONFIRMED),
        ((), {"price_position": PricePosition.DISCOUNT, "margin_ok": YesNo.NO}, Hint.DISCOUNT_HURTS),
        (gives(Side.US, *DAYS), {}, Hint.ONLY_WE_GIVE),
        (gives(Side.THEM, *DAYS), {}, Hint.ONLY_THEY_GIVE),
        (
            (GiveAndGet("s", "deal", GiveAndGetKind.STAKE, Side.US, "Stock"),),
            {"stage": AccountStage.INTERDEPENDENT},
            Hint.ONE_SIDED_STAKES,
        ),
        ((), {"step": Step.ASSURE}, Hint.NO_MEASURE),
        ((), {"status": ObjectiveStatus.WON, "closed_on": date(2026, 1, 1)}, Hint.ASK_REFERENCE),
    ],
)
def test_remarks(records: Any, values: Any, expected: Hint) -> None:
    snapshot, deal = case(*records, **values)
    assert expected in hints(snapshot, deal, TODAY)


def test_remarks_that_do_not_hold() -> None:
    snapshot, deal = case(
        *gives(Side.US, date(2024, 1, 5), *DAYS[1:]),
        Fact("f", "acc", FactCategory.RISK, "Standstill", objective="deal"),
        Fact("g", "acc", FactCategory.REFERENCE, "On stage", objective="deal"),
        risk_to_customer=RiskToCustomer.HIGH,
        differentiator=Differentiator.SERVICE,
        differentiator_said_by="eve",
        status=ObjectiveStatus.WON,
        closed_on=date(2026, 1, 1),
    )
    assert hints(snapshot, deal, TODAY) == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome"),
    [
        (YesNo.YES, YesNo.YES, Outcome.WIN_WIN),
        (YesNo.YES, YesNo.NO, Outcome.WIN_LOSE),
        (YesNo.NO, YesNo.YES, Outcome.LOSE_WIN),
        (YesNo.NO, YesNo.NO, Outcome.LOSE_LOSE),
        (YesNo.YES, YesNo.UNKNOWN, Outcome.UNKNOWN),
    ],
)
def test_quadrant(ours: YesNo, theirs: YesNo, outcome: Outcome) -> None:
    assert case(we_win=ours, they_win=theirs)[1].outcome is outcome
