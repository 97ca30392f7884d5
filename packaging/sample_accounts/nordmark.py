"""Account B of method.md 7.2: four plants, one coach on the only way to the finance chief."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sample_accounts.book import ENGINEER, INSIDE_SALES, KAM, MANAGEMENT, OLAF, REP, Book, ago

from relmap.model.deal import SolutionElement
from relmap.model.knowledge import CompetitorTie, Fact
from relmap.model.plan import MeetingQuestion
from relmap.model.strategy_vocabulary import (
    ActionKind,
    Channel,
    CompetitorStrength,
    FactCategory,
    MeetingPart,
    MeetingSetting,
    Pace,
    PricePosition,
    SolutionAuthor,
    UnitKind,
    Warmth,
    YesNo,
)
from relmap.model.vocabulary import (
    AccountStage,
    Affiliation,
    Audience,
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
    "B02": {
        "languages": "Danish, English",
        "pace": Pace.INDIRECT,
        "warmth": Warmth.GUARDED,
        "style_certainty": Certainty.REPORTED,
        "style_how_known": HowKnown.TOLD,
        "style_on": ago(40),
    },
    "B07": {"languages": "Danish"},
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
        owner=KAM, steward=INSIDE_SALES, revenue=3_100_000.0, revenue_at_risk=2_400_000.0, currency="DKK",
        messages="One stock for four plants.\nParts before the line stands.", messages_on=ago(12),
    )  # fmt: skip
    book.units("HQ", kind=UnitKind.HEADQUARTERS)
    book.units("Odense", "Aalborg", kind=UnitKind.PLANT)
    book.units("Esbjerg", kind=UnitKind.PLANT, spend=640_000.0)
    book.outline(PEOPLE, MORE)
    _relations(book)
    _objectives(book)
    _single_source(book)
    _pilot(book)
    _knowledge(book)


def _relations(book: Book) -> None:
    book.knows(MANAGEMENT, "B01", 2, 120, target_depth=3, social=Social.SOME, next_step="Dinner at the trade fair")
    book.knows(KAM, "B04", 2, 45, topic="Contract and prices")
    book.knows(
        KAM,
        "B07",
        4,
        25,
        "Showed us the maintenance budget of all four plants.",
        social=Social.SOME,
        topic="Supply of all four plants",
    )
    book.knows(ENGINEER, "B07", 3, 30, topic="Stock in Odense")
    book.knows(OLAF, "B08", 4, 60, "Called Olaf at home when line 2 stood still.")
    book.knows(KAM, "B09", 3, 20, topic="Trial in Odense")
    book.knows(ENGINEER, "B09", 3, 15, topic="Trial in Odense")
    book.knows(KAM, "B10", 2, 200, topic="Stock list of the plants")
    book.knows(KAM, "B11", 2, 40)
    book.knows(REP, "B12", 3, 50, topic="Bins and labels")
    book.introduces("B07", "B02", Certainty.REPORTED, "Karsten would take us along, says Tove.")
    book.influences("B04", "B02", Strength.HIGH, Certainty.CONFIRMED, "He signs nothing she has not seen.")
    book.conflict("B04", "B07", "Central contracts against the plants' own suppliers.")


def _objectives(book: Book) -> None:
    book.partnership("O-B0", step=Step.CONTACT)
    book.role("O-B0", "B01", "E", Influence.HIGH, how_known=HowKnown.TOLD)
    book.role(
        "O-B0",
        "B07",
        "C",
        Influence.MEDIUM,
        4,
        coach_credible=YesNo.YES,
        coach_trusts_us=YesNo.YES,
        coach_wants_us=YesNo.YES,
    )
    book.sale(
        "O-B1", "Single-source MRO supply, 4 plants",
        step=Step.COLLABORATE, risk_to_customer=RiskToCustomer.MEDIUM,
        value=2_400_000.0, currency="DKK", decision_date=ago(-75),
        partner_selection_date=ago(-75), our_win="All four plants in one contract",
        we_win=YesNo.YES, they_win=YesNo.YES,
        price_position=PricePosition.MARKET, margin_ok=YesNo.YES,
    )  # fmt: skip
    book.role(
        "O-B1", "B02", "E", Influence.HIGH, how_known=HowKnown.TOLD, known_on=ago(25),
        mode=ResponseMode.EVEN_KEEL, mode_words="Supply works, why touch it.", mode_certainty=Certainty.REPORTED,
        result="Working capital freed from four stores",
        personal_win="A quiet year before he retires", win_source="Karsten Højbjerg",
    )  # fmt: skip
    book.role(
        "O-B1", "B04", "T", Influence.HIGH, -3,
        rating_evidence="One supplier for four plants is four risks in one.", rating_certainty=Certainty.CONFIRMED,
        result="Fewer suppliers to audit", personal_win="Keeps the say over contracts", win_source="Rasmus Kvistborg",
    )  # fmt: skip
    book.role(
        "O-B1",
        "B07",
        "C",
        Influence.MEDIUM,
        4,
        rating_evidence="Named us in the plant directors' meeting.",
        coach_credible=YesNo.YES,
        coach_trusts_us=YesNo.YES,
        coach_wants_us=YesNo.YES,
    )
    book.role(
        "O-B1",
        "B10",
        "U",
        Influence.HIGH,
        result="Parts on the shelf when a line stands",
        personal_win="Weekends at home",
        win_source="himself",
    )
    book.role("O-B1", "B11", "T", Influence.LOW, -1)
    book.role("O-B1", "B12", "U", Influence.LOW, 2)
    book.sale(
        "O-B2", "VMI pilot Odense", unit="Odense",
        step=Step.EXPLORE, risk_to_customer=RiskToCustomer.LOW, value=90_000.0, currency="DKK",
        our_win="Proof for the other plants", we_win=YesNo.YES, they_win=YesNo.YES,
    )  # fmt: skip
    book.role(
        "O-B2",
        "B09",
        "E",
        Influence.HIGH,
        3,
        how_known=HowKnown.TOLD,
        known_on=ago(20),
        result="No stock-outs",
        personal_win="First plant of the group to do it",
        win_source="herself",
    )
    book.role(
        "O-B2",
        "B07",
        "C",
        Influence.HIGH,
        4,
        coach_credible=YesNo.YES,
        coach_trusts_us=YesNo.YES,
        coach_wants_us=YesNo.YES,
    )
    book.role(
        "O-B2",
        "B12",
        "U",
        Influence.MEDIUM,
        3,
        result="No manual counting",
        personal_win="Home on time",
        win_source="himself",
    )
    book.role(
        "O-B2",
        "B21",
        "T",
        Influence.MEDIUM,
        result="The right grease in the right bin",
        personal_win="Less blame",
        win_source="Tove Ravnkilde",
    )


def _single_source(book: Book) -> None:
    """The finance chief is met in ten days, and nobody knows what he values or what cools him."""
    book.around(
        CompetitorTie, "B-C1", person="B04", competitor="Fjordmark Teknik", strength=CompetitorStrength.STRONG,
        certainty=Certainty.REPORTED, how_known=HowKnown.TOLD, known_on=ago(45), words="They wrote her tender text.",
    )  # fmt: skip
    book.agreed(
        "O-B1", Step.CONTACT, "B07", 150, "Talk about all four plants, not about parts.", audience=Audience.CUSTOMER
    )
    book.agreed(
        "O-B1",
        Step.EXPLORE,
        "B10",
        95,
        "Stock is too high and yet the wrong part is missing.",
        audience=Audience.CUSTOMER,
    )
    book.meets(
        "B-M1", 100, "B10", "B07", parts={KAM: MeetingPart.LEADS, ENGINEER: MeetingPart.ANSWERS}, objective="O-B1",
        setting=MeetingSetting.PLANT_FLOOR, planned=True, why_for_them="Sees the stock of all plants side by side.",
        outcome="Stock list of four plants.", next_step="Opens the stock list", next_step_by="B10",
        next_step_due=ago(90), next_step_done=ago(92),
    )  # fmt: skip
    book.meets(
        "B-M2", 25, "B07", parts={KAM: MeetingPart.LISTENS}, objective="O-B1", setting=MeetingSetting.CUSTOMER_SITE,
        planned=True, why_for_them="Prepares his talk with the finance chief.", previous="B-M1",
        outcome="Told how the finance chief reads papers.", next_step="Tells the finance chief that we come",
        next_step_by="B07", next_step_due=ago(-5),
    )  # fmt: skip
    book.meets(
        "B-M3", -10, "B02", "B07", parts={MANAGEMENT: MeetingPart.HOSTS, KAM: MeetingPart.LEADS}, objective="O-B1",
        purpose="First talk with the finance chief", setting=MeetingSetting.CUSTOMER_SITE, planned=True,
        why_for_them="Sees what four stores tie up.", aim="He names a plant to begin with.",
        minimum_action="He lets his controller check our figures.", previous="B-M2",
    )  # fmt: skip
    questions = {"What if you fail to deliver?": "Stock stays yours for a year.", "What does it save?": "Two figures."}
    for number, (question, answer) in enumerate(questions.items(), 1):
        book.around(MeetingQuestion, f"B-Q{number}", meeting="B-M3", question=question, answer=answer, answered_by=KAM)
    book.plans("B-X1", "O-B1", "Prepare the figures of four stores", ENGINEER, 7)
    book.plans("B-X2", "O-B1", "Send the list of critical parts", KAM, -8, kind=ActionKind.PROMISE, person="B07")
    book.around(
        Fact, "B-F9", category=FactCategory.COACH_INPUT, person="B02", source="B07", objective="O-B1", date=ago(25),
        question="How does he decide?", text="He reads two pages, alone, in the evening.", our_view="In the board.",
        recorded_by=KAM, recorded_on=ago(25), confirmed_on=ago(25), confirmer=KAM,
    )  # fmt: skip
    book.around(
        SolutionElement, "B-S1", objective="O-B1", text="One stock list", author=SolutionAuthor.JOINT, person="B10"
    )


def _pilot(book: Book) -> None:
    """The clean case: nothing is missing here."""
    book.agreed("O-B2", Step.CONTACT, "B09", 60, "Try it in Odense first.", audience=Audience.CUSTOMER)
    book.meets(
        "B-M4", 20, "B09", "B12", parts={KAM: MeetingPart.LEADS}, objective="O-B2", setting=MeetingSetting.PLANT_FLOOR,
        planned=True, why_for_them="Chooses the bins for the trial.", outcome="Twelve bins chosen.",
        next_step="Marks the bins", next_step_by="B12", next_step_due=ago(-14),
    )  # fmt: skip
    book.plans("B-X3", "O-B2", "Look at the marked bins", ENGINEER, 15, person="B12")
    _joint_plan(book)
    book.plans("B-X4", "O-B0", "Dinner with the chief executive at the trade fair", MANAGEMENT, 30, person="B01")


def _knowledge(book: Book) -> None:
    book.knows_of("B-F1", FactCategory.BACKGROUND, "B02", "Began as an auditor.", source="B07")
    book.knows_of("B-F2", FactCategory.HOT_BUTTON, "B02", "Cash before cost.", source="B07")
    book.knows_of("B-F3", FactCategory.VALUES, "B07", "A word is a word.")
    book.knows_of("B-F4", FactCategory.NOTE, "B08", "Calls at night rather than in the morning.", recorded_by=OLAF)
    book.knows_of("B-F5", FactCategory.NOTE, "B09", "Decides on the floor, never at a desk.")
    book.knows_of("B-F6", FactCategory.NOTE, "B12", "Keeps his own list of shortages.", recorded_by=REP)
    book.fits(
        C1=(2, "Plants share production figures each morning."),
        C2=(1, "Food plants follow, they do not lead."),
        C3=(2, "Annual report: merged two works in a year."),
        C4=(2, "Sensors on all filling lines."),
        VISION=(2, "Both want fewer and deeper suppliers."),
        CULTURE=(2, "Decides slowly, keeps to it."),
    )


def _joint_plan(book: Book) -> None:
    """What Nordmark and we do together, for both to see; and two questions for the plant director of Odense."""
    book.shares("B-J1", "Put the stock lists of all four plants side by side", "B10", -92)
    book.shares("B-J2", "Mark twelve bins for the trial", "B12", 14, objective="O-B2")
    book.shares("B-J3", "Fill the marked bins and count what is taken", ENGINEER, 28, person="B12", objective="O-B2")
    book.shares("B-J4", "Say which plant follows Odense", "B07", 60, objective="O-B1")
    book.shares("B-J5", "Walk along the bins, every second Tuesday", ENGINEER, 13, person="B12", channel=Channel.VISIT)
    book.shares("B-J6", "Monthly talk about stock and shortages", KAM, 30, person="B09", channel=Channel.VIDEO)
    book.measures(
        "B-Q8", "O-B2", "Stock-outs in Odense", "B09",
        baseline="9 a month", target="2 a month", actual="6 in September", measured_on=ago(2),
    )  # fmt: skip
    book.measures(
        "B-Q9", "O-B1", "Value of spare parts in stock", "B10", baseline="DKK 14 million", target="DKK 9 million"
    )
    for number, question in enumerate(("Who has to be heard before a second plant starts?", "Which figures count?"), 1):
        book.around(
            Fact, f"B-F2{number}", category=FactCategory.COACH_INPUT, objective="O-B1", question=question,
            recorded_by=KAM, recorded_on=ago(5), confirmed_on=ago(5), confirmer=KAM, audience=Audience.CUSTOMER,
        )  # fmt: skip
