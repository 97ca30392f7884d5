"""Account A of method.md 7.1: a family firm whose owner nobody of ours has met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sample_accounts.book import INSIDE_SALES, KAM, REP, Book, ago

from relmap.model.strategy_vocabulary import (
    Channel,
    FactCategory,
    ListeningTopic,
    MeetingPart,
    MeetingSetting,
    PricePosition,
    Tone,
    YesNo,
)
from relmap.model.vocabulary import (
    AccountStage,
    Audience,
    Certainty,
    HowKnown,
    Influence,
    PersonStatus,
    ResponseMode,
    RiskToCustomer,
    Step,
    Strength,
    TargetStatus,
)

PEOPLE = """
# Board, Leeds
A01 B Owner and managing director / Harriet Kestrel
  A12 S Assistant to the managing director / Priya Nair
# Finance and purchasing, Leeds
A02 C Finance director / Tom Kestrel ^A01
  A04 M Purchasing manager / Paul Adeyemi
    A08 S Stores / Joe Brandt
# Engineering, Leeds
A03 D Technical director / Ingrid Vos ^A01
  A09 S Design engineer / Lucy Chen
# Operations, Leeds plant
A10 D Operations director ^A01
  A05 M Production manager / Sara Lindqvist
    A06 S Maintenance supervisor / Dave Hollis
  A07 M Quality manager / Amina Rahman
A11 D Former operations director / Mark Evans ^A01
"""

MORE: Mapping[str, Mapping[str, Any]] = {
    "A10": {"name": "", "status": PersonStatus.VACANT, "since": ago(40)},
    "A11": {"status": PersonStatus.LEFT, "since": ago(40)},
}


def write_into(book: Book) -> None:
    """Add the account."""
    book.account(
        "A", "Kestrel Hydraulics Ltd",
        target_status=TargetStatus.KEY, stage=AccountStage.BASIC, employees=80,
        owner=KAM, revenue=420_000.0, revenue_at_risk=180_000.0, currency="GBP",
    )  # fmt: skip
    book.units("Board", "Finance and purchasing", "Engineering", "Operations")
    book.outline(PEOPLE, MORE)
    _relations(book)
    _objectives(book)
    _strategy(book)


def _relations(book: Book) -> None:
    book.knows(KAM, "A03", 1, 60)
    book.knows(KAM, "A04", 3, 35, topic="Prices, stock and delivery")
    book.knows(KAM, "A05", 2, 70)
    book.knows(KAM, "A06", 4, 20, "Warned us about the tender before it was out.", topic="Filters at the presses")
    book.knows(REP, "A06", 3, 40, topic="Filters at the presses")
    book.knows(KAM, "A08", 2, 10)
    book.knows(KAM, "A09", 2, 150)
    book.knows(KAM, "A11", 4, 260, "Told us in confidence who would decide about the new line.")
    book.knows(INSIDE_SALES, "A12", 1, 90)
    book.introduces("A12", "A01", Certainty.ASSUMED)
    book.influences("A06", "A03", Strength.MEDIUM, Certainty.ASSUMED)
    book.allies("A11", "A01", Certainty.REPORTED, "They still play golf together, says Dave.")
    book.conflict("A04", "A05", "Who pays for rush orders.")
    book.dotted("A06", "A03")


def _objectives(book: Book) -> None:
    book.partnership("O-A0", step=Step.CONTACT)
    book.role("O-A0", "A01", "E", Influence.HIGH, how_known=HowKnown.PUBLIC)
    book.role("O-A0", "A03", "T", Influence.MEDIUM)
    book.role("O-A0", "A05", "U", Influence.MEDIUM)
    book.role("O-A0", "A06", "C", Influence.LOW, 3)
    book.sale(
        "O-A1", "Filtration standardisation",
        step=Step.COLLABORATE, risk_to_customer=RiskToCustomer.MEDIUM, value=180_000.0, currency="GBP",
        offer="One filter family for all presses", our_win="A reference in hydraulics", we_win=YesNo.YES,
        value_to_customer="Two stoppages fewer a quarter", price_position=PricePosition.MARKET, margin_ok=YesNo.YES,
    )  # fmt: skip
    book.role("O-A1", "A01", "E", Influence.HIGH, how_known=HowKnown.TOLD, known_on=ago(35))
    book.role(
        "O-A1", "A03", "T", Influence.HIGH,
        mode=ResponseMode.OVERCONFIDENT, mode_words="Our filters are fine as they are.",
        result="One specification for all presses",
        personal_win="Her design becomes the standard", win_source="Dave Hollis",
    )  # fmt: skip
    book.role(
        "O-A1",
        "A04",
        "T",
        Influence.MEDIUM,
        2,
        result="Half the part numbers",
        personal_win="Fewer rush orders",
        win_source="himself",
    )
    book.role("O-A1", "A05", "U", Influence.MEDIUM, 2, result="No stoppage for want of a filter")
    book.role(
        "O-A1", "A06", "UC", Influence.LOW, 3,
        mode=ResponseMode.TROUBLE, mode_words="Two stoppages in March.", mode_certainty=Certainty.CONFIRMED,
        coach_trusts_us=YesNo.YES, coach_wants_us=YesNo.YES, job_impact="Fewer night calls",
    )  # fmt: skip
    book.role(
        "O-A1",
        "A07",
        "T",
        Influence.MEDIUM,
        certainty=Certainty.REPORTED,
        result="Traceable batches",
        personal_win="A clean audit",
        win_source="Paul Adeyemi",
    )
    book.role("O-A1", "A09", "T", Influence.LOW, 1)
    book.role("O-A1", "A11", "C", Influence.MEDIUM, 4)


def _strategy(book: Book) -> None:
    """A diagnosis with holes: nobody knows what Harriet wants, and the last meeting led nowhere."""
    book.agreed(
        "O-A1", Step.CONTACT, "A04", 120, "Look at the filters of all presses together.", audience=Audience.CUSTOMER
    )
    book.agreed("O-A1", Step.EXPLORE, "A05", 75, "Stoppages cost more than filters.", audience=Audience.CUSTOMER)
    _joint_plan(book)
    book.meets(
        "A-M1", 90, "A06", "A05", parts={KAM: MeetingPart.LISTENS}, objective="O-A1", purpose="Walk along the presses",
        setting=MeetingSetting.PLANT_FLOOR, planned=True, why_for_them="Sees where filters fail.",
        outcome="Agreed to count stoppages.", next_step="Counts the stoppages of a month", next_step_by="A06",
        next_step_due=ago(55), next_step_done=ago(56),
    )  # fmt: skip
    book.meets(
        "A-M2", 35, "A04", parts={KAM: MeetingPart.LEADS}, objective="O-A1", purpose="Prices and stock",
        setting=MeetingSetting.CUSTOMER_SITE, outcome="A friendly talk about prices.", previous="A-M1",
    )  # fmt: skip
    book.knows_of("A-F1", FactCategory.NOTE, "A06", "Knows every press by its sound.")
    book.knows_of("A-F2", FactCategory.BACKGROUND, "A03", "Drew the first press herself.", source="A06")
    book.knows_of(
        "A-F3", FactCategory.LISTENING, "A04", "You are quick when it burns, and silent when it does not.",
        topic=ListeningTopic.SERVICE, tone=Tone.NEGATIVE, date=ago(35), meeting="A-M2",
    )  # fmt: skip
    book.fits(
        C1=(1, "Units plan apart; one shared stock list."),
        C3=(2, "Moved the works in 2019 against advice; trade paper of that year."),
        C4=(2, "New press line with sensors, seen on the floor."),
    )


def _joint_plan(book: Book) -> None:
    """What Kestrel and we do together, for both to see."""
    book.shares("A-J1", "Count the stoppages of one month", "A06", -56)
    book.shares("A-J2", "List the filters of all presses", KAM, -30, person="A04")
    book.shares("A-J3", "Compare stoppages and filters press by press", REP, 21, person="A05")
    book.shares("A-J4", "Say which presses come first", "A05", 30)
    book.shares("A-J5", "Look at the figures of the month together", KAM, 14, person="A04", channel=Channel.VISIT)
    book.measures(
        "A-Q1", "O-A1", "Stoppages for want of a filter", "A05",
        baseline="5 a quarter", target="3 a quarter", actual="4 in the third quarter", measured_on=ago(10),
    )  # fmt: skip
    book.measures("A-Q2", "O-A1", "Part numbers of filters in stock", "A04", baseline="46", target="23")
