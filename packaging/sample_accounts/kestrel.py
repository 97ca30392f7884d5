"""Account A of method.md 7.1: a family firm whose owner nobody of ours has met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sample_accounts.book import INSIDE_SALES, KAM, REP, Book, ago

from relmap.model.vocabulary import (
    AccountStage,
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
    )  # fmt: skip
    book.units("Board", "Finance and purchasing", "Engineering", "Operations")
    book.outline(PEOPLE, MORE)
    _relations(book)
    _objectives(book)


def _relations(book: Book) -> None:
    book.knows(KAM, "A03", 1, 60)
    book.knows(KAM, "A04", 3, 35)
    book.knows(KAM, "A05", 2, 70)
    book.knows(KAM, "A06", 4, 20, "Warned us about the tender before it was out.")
    book.knows(REP, "A06", 3, 40)
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
    )  # fmt: skip
    book.role("O-A1", "A01", "E", Influence.HIGH, how_known=HowKnown.TOLD, known_on=ago(35))
    book.role(
        "O-A1", "A03", "T", Influence.HIGH,
        mode=ResponseMode.OVERCONFIDENT, mode_words="Our filters are fine as they are.",
    )  # fmt: skip
    book.role("O-A1", "A04", "T", Influence.MEDIUM, 2)
    book.role("O-A1", "A05", "U", Influence.MEDIUM, 2)
    book.role(
        "O-A1", "A06", "UC", Influence.LOW, 3,
        mode=ResponseMode.TROUBLE, mode_words="Two stoppages in March.", mode_certainty=Certainty.CONFIRMED,
    )  # fmt: skip
    book.role("O-A1", "A07", "T", Influence.MEDIUM, certainty=Certainty.REPORTED)
    book.role("O-A1", "A09", "T", Influence.LOW, 1)
    book.role("O-A1", "A11", "C", Influence.MEDIUM, 4)
