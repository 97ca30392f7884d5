"""Account C of method.md 7.3: a matrix group with nine objectives, each with its own difficulty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sample_accounts.book import ENGINEER, KAM, MANAGEMENT, REP, SECOND_KAM, Book, ago

from relmap.model.knowledge import CompetitorTie, Integration
from relmap.model.strategy_vocabulary import (
    ActionKind,
    CompetitorStrength,
    FactCategory,
    IntegrationArea,
    IntegrationState,
    Stance,
    StanceReason,
    UnitKind,
)
from relmap.model.vocabulary import (
    AccountStage,
    Affiliation,
    Certainty,
    HowKnown,
    Influence,
    PersonKind,
    PersonStatus,
    RiskToCustomer,
    Step,
    Strength,
    TargetStatus,
)

PEOPLE = """
# Holding, Vienna
H01 B Chair of the holding and of the Rail supervisory board / Konstanze von Ahrenfels
  H02 B Chief financial officer of the holding / Ferdinand Ottenschlag
  H03 B Member of the holding board / Σοφία Μαυροκορδάτου
  H04 B Member of the holding board / Hiroshi Nakagome-Lindt
# Group HQ, Linz
C001 C Group chief executive / Valérie d'Harcourt-Brenner ^H02
  C002 C Group chief financial officer / Aurelio Santacroce
    C007 D Director group controlling
      C026 M Group treasury manager
      C034 S Controller, divisions
  C003 C Group chief procurement officer / Wilhelmina Østergaard-Pfeiffer
    C004 V Vice president procurement, indirect materials / Tobias Grünewalder
      C023 M Category manager fluids and lubricants / Noémie Castelnaud
        C024 S Strategic buyer / Suharto
        C035 S Buyer
      C027 M Category manager plant services
    C025 D Director supplier development / Mirosława Trzebiatowska
  C005 V Executive vice president technology and operations / Yrjö Kallioniemi
    C008 D Director group quality / 佐藤 美咲
      C028 M Supplier quality manager
      C036 S Auditor
    C009 D Director health, safety and environment
  C006 V Senior vice president people
    C029 M Talent manager
    C037 S Assistant to the executive board
# Rail, Graz
C010 C Managing director Rail / Veronika Staudinger ^H01
  C011 V Senior vice president operations Rail / Lambert Quistorp
    C012 D Director test and validation / Ildikó Szentesi-Varga
      C013 M Safety engineering manager / Matteo Ferrandino
        C046 S Safety engineer
        C047 S Safety engineer
        C048 S Hazard analyst
      C017 M Test rig manager
        C049 S Test engineer
        C050 S Test engineer
        C051 S Rig technician
    C014 D Director engineering Rail
      C018 M Bogie design manager
        C052 S Design engineer
        C053 S Design engineer
      C019 M Traction systems manager
        C054 S Systems engineer
        C055 S Systems engineer
        C056 S Thermal analyst
      C040 M Hydraulics manager
        C057 S Fluid engineer
        C058 S Design engineer
    C015 D Director production Rail
      C041 M Assembly manager
        C059 S Shift leader
        C060 S Shift leader
      C042 M Maintenance manager
        C061 S Fitter
        C062 S Lubrication technician
      C043 M Quality manager Rail
        C063 S Inspector
    C016 D Director commercial services Rail
      C044 M Purchasing manager Rail
        C064 S Buyer
        C065 S Buyer
      C045 M Controlling manager Rail
        C066 S Controller
        C067 S People partner Rail
# Marine, Gdańsk
C020 V Senior vice president Marine / Андрій Левченко ^C005
  C021 D Director surface technology / Ottoline Feverell-Braun
    C022 M Coating line manager / Krzysztof Bąkowski
      C078 S Process engineer
      C079 S Process engineer
      C080 S Coating inspector
    C072 M Corrosion laboratory manager
      C081 S Chemist
      C082 S Chemist
  C070 D Director shipyard services
    C073 M Dock operations manager
      C083 S Shift leader
      C084 S Shift leader
      C085 S Crane coordinator
    C074 M Maintenance manager
      C086 S Fitter
      C087 S Electrician
  C071 D Director commercial services Marine
    C075 M Purchasing manager Marine
      C088 S Buyer
      C089 S Buyer
    C076 M Controlling manager Marine
      C090 S Controller
      C091 S People partner Marine
    C077 M Quality manager Marine
      C092 S Inspector
      C093 S Inspector
# Defence, Brno
C030 C Managing director Defence ^C001
  C094 V Vice president programmes Defence
    C031 D Director spares and logistics / Radomír Hlaváček
      C032 M Spares planning manager / Xènia Fontecha
        C102 S Planner
        C103 S Planner
      C097 M Warehouse manager
        C104 S Stores
        C105 S Stores
    C095 D Director vehicle engineering
      C098 M Powertrain manager
        C106 S Design engineer
        C107 S Design engineer
      C099 M Qualification manager / ليلى المنصوري
        C108 S Test engineer
        C109 S Test engineer
    C096 D Director commercial services Defence
      C100 M Purchasing manager Defence
        C110 S Buyer
        C111 S Contracts clerk
      C101 M Controlling manager Defence
        C112 S Controller
# Aftermarket, Lyon
C113 V Vice president Aftermarket / Benoît Lachapelle-Morin ^C005
  C114 D Director parts and digital services
    C116 M Parts portal manager
      C121 S Product owner
      C122 S Web analyst
      C123 S Content editor
    C117 M Parts pricing manager
      C124 S Price analyst
    C118 M Customer service manager
      C125 S Service agent
      C126 S Service agent
  C115 D Director field service
    C119 M Field service manager
      C127 S Service technician
      C128 S Service technician
    C120 M Purchasing manager Aftermarket
      C129 S Buyer
      C068 S Controller
# Shared services, Linz
C130 D Director information technology services / Gintarė Žilinskaitė ^C002
  C132 M Application services manager
    C134 S Application specialist
    C135 S Application specialist
    C144 S Catalogue data steward / Đurđica Ribarić
  C133 M Catalogue and purchasing systems manager
    C136 S Catalogue specialist
    C137 S Integration engineer
C131 D Director finance services ^C002
  C138 S Accounts payable clerk
  C139 S Accounts payable clerk
  C140 S Travel desk
C141 M Service desk manager ^C142
C142 M Workplace services manager ^C143
C143 S Process coordinator ^C141
#
X01 U Partner, industrial practice / Leopold Hasenöhrl
X02 U Former head of Marine purchasing / Dorota Wachowiak
X03 U Secretary of the rail standards committee / Guillaume Perrault-Nys
X04 U Sales manager, rail components / Sevgi Çelikkol
X05 U Branch manager / Antonín Brožek
X06 U Head of rolling stock / Maarten Hoogland
"""

# 58 characters, more than two lines of a card.
LONG_TITLE = "Deputy Director of Supplier Quality, Plants & Subsidiaries"

_HOLDING = {"kind": PersonKind.EXTERNAL, "affiliation": Affiliation.GROUP_COMPANY, "firm": "Aurelia Holding SE"}


def _outside(affiliation: Affiliation, firm: str) -> Mapping[str, Any]:
    return {"kind": PersonKind.EXTERNAL, "affiliation": affiliation, "firm": firm}


MORE: Mapping[str, Mapping[str, Any]] = {
    "H01": _HOLDING,
    "H02": _HOLDING,
    "H03": _HOLDING,
    "H04": _HOLDING,
    "C004": {"stance": Stance.COLLABORATIVE},
    "C023": {"stance": Stance.TRANSACTIONAL, "languages": "French, German"},
    "C024": {"stance": Stance.ADVERSARIAL, "stance_reason": StanceReason.ROLE},
    "C025": {"title": LONG_TITLE},
    "C008": {"title": "品質保証部長"},
    "C030": {"name": "", "status": PersonStatus.VACANT, "since": ago(140)},
    "X01": _outside(Affiliation.CONSULTANT, "Hasenöhrl & Partner"),
    "X02": _outside(Affiliation.EX_EMPLOYEE, "Independent"),
    "X03": _outside(Affiliation.INDUSTRY_BODY, "Union of Rolling Stock Builders"),
    "X04": _outside(Affiliation.CHANNEL_PARTNER, "Bosporus Rail Components"),
    "X05": _outside(Affiliation.CHANNEL_PARTNER, "Moravian Industrial Supply"),
    "X06": _outside(Affiliation.CUSTOMER_OF_ACCOUNT, "Lowland Regional Railways"),
}


def write_into(book: Book) -> None:
    """Add the account."""
    book.account(
        "C", "Aurelia Mobility Group",
        target_status=TargetStatus.KEY, stage=AccountStage.COOPERATIVE, employees=14_000,
        owner=KAM, revenue=5_800_000.0, revenue_at_risk=850_000.0, currency="EUR",
    )  # fmt: skip
    book.units("Holding")
    book.units("Group HQ", kind=UnitKind.HEADQUARTERS)
    book.units(
        "Rail", "Marine", "Defence", "Aftermarket", "Shared services", parent="Group HQ", kind=UnitKind.BUSINESS_UNIT
    )
    book.outline(PEOPLE, MORE)
    _relations(book)
    _dotted_lines(book)
    _objectives(book)
    _strategy(book)


def _relations(book: Book) -> None:
    book.knows(MANAGEMENT, "C002", 3, 80)
    book.knows(KAM, "C004", 3, 30, topic="Purchasing across the group")
    book.knows(KAM, "C012", 4, 20, "Told us which competitor had failed the rig test.", topic="Test rigs")
    book.knows(KAM, "C031", 3, 60)
    book.knows(KAM, "X01", 4, 30, "Took us to the holding's supplier evening.")
    book.knows(ENGINEER, "C013", 4, 15, "Sent us the hazard analysis before it was signed.", topic="Safety of fluids")
    book.knows(ENGINEER, "C032", 3, 30)
    book.knows(SECOND_KAM, "C022", 3, 50, topic="Coating line")
    book.knows(REP, "C023", 4, 30, "Named the price the last tender was lost at.")
    book.knows(REP, "C024", 3, 40, topic="Coating line")
    book.knows(KAM, "C130", 2, 30)
    book.introduces("C012", "C011", Certainty.CONFIRMED, "She took us into his office after the rig test.")
    book.allies("C011", "C010", Certainty.REPORTED, "They built the Graz works together.")
    book.introduces("X01", "H02", Certainty.CONFIRMED, "Offered a lunch for three.")
    book.influences("C013", "C012", Strength.HIGH, Certainty.CONFIRMED)


def _dotted_lines(book: Book) -> None:
    book.dotted("C010", "C001")
    for purchasing in ("C044", "C075", "C100", "C120"):
        book.dotted(purchasing, "C004")
    for controlling in ("C045", "C076", "C101", "C068"):
        book.dotted(controlling, "C007")
    for people in ("C067", "C091"):
        book.dotted(people, "C006")
    for quality in ("C043", "C077", "C080", "C099"):
        book.dotted(quality, "C008")
    for engineering in ("C014", "C021", "C095", "C119"):
        book.dotted(engineering, "C005")
    for systems in ("C116", "C026"):
        book.dotted(systems, "C130")
    for safety in ("C042", "C074", "C097"):
        book.dotted(safety, "C009")
    book.dotted("C144", "C133", was_solid=True, reason="The import named two solid managers.")


def _objectives(book: Book) -> None:
    book.partnership("O-C0", step=Step.EXPLORE)
    book.role("O-C0", "C001", "E", Influence.HIGH, how_known=HowKnown.PUBLIC)
    book.role("O-C0", "C004", "T", Influence.MEDIUM, 2)
    book.role("O-C0", "C010", "U", Influence.MEDIUM)
    book.role("O-C0", "X01", "C", Influence.MEDIUM, 3)

    book.sale("O-C1", "Group e-procurement frame", step=Step.EXPLORE, value=6_500_000.0, currency="EUR")
    book.role("O-C1", "C002", "E", Influence.HIGH, 2, how_known=HowKnown.TOLD)
    book.role("O-C1", "C003", "E", Influence.HIGH, how_known=HowKnown.INFERRED, certainty=Certainty.REPORTED)
    book.role("O-C1", "C004", "TC", Influence.MEDIUM, 3)
    book.role("O-C1", "C133", "U", Influence.LOW)

    book.sale("O-C2", "Rail test rigs", unit="Rail", step=Step.EXPLORE, value=1_200_000.0, currency="EUR")
    book.role("O-C2", "C010", "E", Influence.HIGH, how_known=HowKnown.TOLD)
    book.role("O-C2", "C011", "T", Influence.MEDIUM)
    book.role("O-C2", "C012", "C", Influence.MEDIUM, 4)
    book.role("O-C2", "C013", "U", Influence.MEDIUM, 3)

    book.sale("O-C3", "Marine coating line", unit="Marine", step=Step.EXPLORE, value=850_000.0, currency="EUR")
    book.role("O-C3", "C020", "E", Influence.HIGH, how_known=HowKnown.TOLD)
    book.role("O-C3", "C021", "T", Influence.MEDIUM)
    book.role("O-C3", "C022", "UC", Influence.MEDIUM, 3)

    book.sale("O-C4", "Defence spares", unit="Defence", step=Step.CONTACT, value=400_000.0, currency="EUR")
    book.role("O-C4", "C030", "E", Influence.HIGH, how_known=HowKnown.TOLD)
    book.role("O-C4", "C031", "T", Influence.MEDIUM, 2)
    book.role("O-C4", "C032", "U", Influence.MEDIUM, 1)

    book.sale("O-C5", "Holding investment plan", step=Step.CONTACT)
    book.role("O-C5", "H02", "E", Influence.HIGH, how_known=HowKnown.TOLD)
    book.role("O-C5", "X01", "C", Influence.MEDIUM, 4)
    book.role("O-C5", "C002", "T", Influence.MEDIUM)
    book.role("O-C5", "C012", "U", Influence.LOW)

    book.sale("O-C6", "IT catalogue", unit="Shared services", step=Step.CONTACT, value=60_000.0, currency="EUR")
    book.role("O-C6", "C130", "TC", Influence.MEDIUM, 2)
    book.role("O-C6", "C133", "U", Influence.MEDIUM)

    book.sale(
        "O-C7", "Safety-critical fluid", unit="Rail",
        step=Step.EXPLORE, risk_to_customer=RiskToCustomer.HIGH, value=300_000.0, currency="EUR",
    )  # fmt: skip
    book.role("O-C7", "C013", "E", Influence.HIGH, 3, how_known=HowKnown.TOLD)
    book.role("O-C7", "C012", "C", Influence.MEDIUM, 4)
    book.role("O-C7", "C040", "T", Influence.MEDIUM)
    book.role("O-C7", "C042", "U", Influence.LOW)

    book.sale("O-C8", "Parts portal", unit="Aftermarket", step=Step.TARGET)
    book.role("O-C8", "C113", "E", Influence.HIGH, how_known=HowKnown.PUBLIC)
    book.role("O-C8", "C114", "T", Influence.MEDIUM)
    book.role("O-C8", "C116", "U", Influence.MEDIUM)


def _strategy(book: Book) -> None:
    """A competitor sits with the head of Marine; nobody keeps what we know."""
    book.around(
        CompetitorTie, "C-C1", person="C020", competitor="Baltic Coatings", strength=CompetitorStrength.STRONG,
        certainty=Certainty.CONFIRMED, how_known=HowKnown.SEEN, known_on=ago(70), words="On the stand together.",
    )  # fmt: skip
    for objective, person in (("O-C1", "C004"), ("O-C2", "C012"), ("O-C3", "C022"), ("O-C7", "C013")):
        book.agreed(objective, Step.CONTACT, person, 100, "Worth a closer look.")
    asked = {"O-C0": "X01", "O-C1": "C004", "O-C2": "C012", "O-C3": "C022", "O-C4": "C031", "O-C6": "C130"}
    for number, (objective, person) in enumerate(asked.items(), 1):
        book.plans(f"C-X{number}", objective, "Meet and ask who decides", KAM, 20 + number, person=person)
    book.plans(
        "C-X7", "O-C1", "Two days shorter from order to line", ENGINEER, -90, kind=ActionKind.IMPROVEMENT, done=ago(80)
    )
    book.knows_of("C-F1", FactCategory.NOTE, "C012", "Trusts what she has measured herself.")
    book.knows_of("C-F2", FactCategory.NOTE, "X01", "Sits in the lodge of the holding at the opera ball.")
    for area, state, theirs in (
        (IntegrationArea.ORDER_ENTRY, IntegrationState.LIVE, "C023"),
        (IntegrationArea.CATALOGUE, IntegrationState.LIVE, None),
        (IntegrationArea.E_PAYMENT, IntegrationState.PLANNED, None),
    ):
        owners = {"our_owner": KAM} if theirs is None else {"our_owner": KAM, "their_owner": theirs}
        book.around(Integration, area=area, state=state, **owners)
    book.fits(
        C1=(2, "Rail and Marine share a supplier portal."),
        C2=(3, "Supplies the first tier of car and rail makers."),
        C3=(2, "The chief executive broke up the old divisions."),
        C4=(2, "Digital twin of the Graz works."),
        VISION=(2, "Half as many suppliers by 2028, says the annual report."),
    )
