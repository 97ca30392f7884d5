"""Account B of method.md 7.2: four plants, one coach on the only way to the finance chief."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sample_accounts.book import ENGINEER, KAM, MANAGEMENT, OLAF, REP, Book, ago

from relmap.model.vocabulary import (
    AccountStage,
    Affiliation,
    Certainty,
    HowKnown,
    Influence,
    PersonKind,
    PersonStatus,
    ResponseMode,
    RiskToCustomer,
    Social,
    Step,
    Strength,
    TargetStatus,
)

PEOPLE = """
# HQ, Aarhus
B01 C Chief executive / Mette Nordmark-Holst
  B02 C Chief financial officer / Jens-Peter Kragelund
    B04 D Procurement director / Birgitte Thorsager
      B11 M Senior buyer, technical goods / Rasmus Kvistborg
      B13 M Category manager, indirect materials / Åse Łukaszewicz-Ó Briain
        B16 S Buyer
        B17 S Buyer
    B05 D Director of group controlling / Niels Overballe
      B15 M Master data manager
        B18 S Controller
  B03 C Chief operating officer / Marianne Skovgaard-Lund
    B14 M Maintenance strategy manager, all plants / Γεώργιος Αλεξανδράκης
  B06 V Vice president people and communication / Freja Ulriksholm
    B19 S Assistant to the executive board
# Odense, Odense
B07 D Plant director Odense / Karsten Højbjerg ^B03
  B09 M Plant manager / Tove Ravnkilde
    B20 M Quality manager
      B24 S Laboratory technician
    B21 M Maintenance manager / Nguyễn Thị Minh Khai
      B22 S Fitter
      B23 S Electrician
      B25 S Lubrication technician
  B12 M Production planning manager / Henning Brorsholt
    B26 S Planner
    B27 S Stores and spare parts
# Aalborg, Aalborg
B08 D Plant director Aalborg / Ulla Steffensborg ^B03
  B10 M Maintenance manager / Per Damsholt
    B29 S Fitter
    B30 S Instrument technician / Олена Ковальчук
  B28 M Production manager
    B31 S Shift leader
    B32 S Shift leader
  B33 M Former quality manager / Arne Lyngfeldt
# Esbjerg, Esbjerg
B34 D Plant director Esbjerg ^B03
  B35 M Production manager
    B37 S Shift leader
    B38 S Stores
  B36 M Maintenance manager
    B39 S Fitter
#
B40 U Secretary of the hygiene committee / Ingeborg Tranekær
"""

MORE: Mapping[str, Mapping[str, Any]] = {
    "B33": {"status": PersonStatus.LEFT, "since": ago(150)},
    "B34": {"name": "", "status": PersonStatus.VACANT, "since": ago(120)},
    "B40": {
        "kind": PersonKind.EXTERNAL,
        "affiliation": Affiliation.INDUSTRY_BODY,
        "firm": "Scandinavian Food Plant Federation",
    },
}


def write_into(book: Book) -> None:
    """Add the account."""
    book.account(
        "B", "Nordmark Foods A/S",
        target_status=TargetStatus.TARGET, stage=AccountStage.COOPERATIVE, employees=1100,
    )  # fmt: skip
    book.units("HQ", "Odense", "Aalborg", "Esbjerg")
    book.outline(PEOPLE, MORE)
    _relations(book)
    _objectives(book)


def _relations(book: Book) -> None:
    book.knows(MANAGEMENT, "B01", 2, 120, target_depth=3, social=Social.SOME, next_step="Dinner at the trade fair")
    book.knows(KAM, "B04", 2, 45)
    book.knows(KAM, "B07", 4, 25, "Showed us the maintenance budget of all four plants.", social=Social.SOME)
    book.knows(ENGINEER, "B07", 3, 30)
    book.knows(OLAF, "B08", 4, 60, "Called Olaf at home when line 2 stood still.")
    book.knows(KAM, "B09", 3, 20)
    book.knows(ENGINEER, "B09", 3, 15)
    book.knows(KAM, "B10", 2, 200)
    book.knows(KAM, "B11", 2, 40)
    book.knows(REP, "B12", 3, 50)
    book.introduces("B07", "B02", Certainty.REPORTED, "Karsten would take us along, says Tove.")
    book.influences("B04", "B02", Strength.HIGH, Certainty.CONFIRMED, "He signs nothing she has not seen.")
    book.conflict("B04", "B07", "Central contracts against the plants' own suppliers.")


def _objectives(book: Book) -> None:
    book.partnership("O-B0", step=Step.CONTACT)
    book.role("O-B0", "B01", "E", Influence.HIGH, how_known=HowKnown.TOLD)
    book.role("O-B0", "B07", "C", Influence.MEDIUM, 4)
    book.sale(
        "O-B1", "Single-source MRO supply, 4 plants",
        step=Step.COLLABORATE, risk_to_customer=RiskToCustomer.MEDIUM,
        value=2_400_000.0, currency="DKK", decision_date=ago(-75),
    )  # fmt: skip
    book.role(
        "O-B1", "B02", "E", Influence.HIGH, how_known=HowKnown.TOLD, known_on=ago(25),
        mode=ResponseMode.EVEN_KEEL, mode_words="Supply works, why touch it.", mode_certainty=Certainty.REPORTED,
    )  # fmt: skip
    book.role(
        "O-B1", "B04", "T", Influence.HIGH, -3,
        rating_evidence="One supplier for four plants is four risks in one.", rating_certainty=Certainty.CONFIRMED,
    )  # fmt: skip
    book.role("O-B1", "B07", "C", Influence.MEDIUM, 4, rating_evidence="Named us in the plant directors' meeting.")
    book.role("O-B1", "B10", "U", Influence.HIGH)
    book.role("O-B1", "B11", "T", Influence.LOW, -1)
    book.role("O-B1", "B12", "U", Influence.LOW, 2)
    book.sale(
        "O-B2", "VMI pilot Odense", unit="Odense",
        step=Step.EXPLORE, risk_to_customer=RiskToCustomer.LOW, value=90_000.0, currency="DKK",
    )  # fmt: skip
    book.role("O-B2", "B09", "E", Influence.HIGH, 3, how_known=HowKnown.TOLD, known_on=ago(20))
    book.role("O-B2", "B07", "C", Influence.HIGH, 4)
    book.role("O-B2", "B12", "U", Influence.MEDIUM, 3)
    book.role("O-B2", "B21", "T", Influence.MEDIUM)
