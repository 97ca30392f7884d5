"""The enumerations of the method (method.md 2.2); member order is sort and legend order.

Values are the canonical codes, the same in the file, in JSON, in flags and in the code.
"""

from __future__ import annotations

from enum import StrEnum


class PersonKind(StrEnum):
    """E1, without TEAM: our own people are ``TeamMember`` records."""

    CONTACT = "CONTACT"
    EXTERNAL = "EXTERNAL"


class Affiliation(StrEnum):
    """E2: what ties an EXTERNAL person to the account."""

    GROUP_COMPANY = "GROUP_COMPANY"
    CONSULTANT = "CONSULTANT"
    EX_EMPLOYEE = "EX_EMPLOYEE"
    CHANNEL_PARTNER = "CHANNEL_PARTNER"
    CUSTOMER_OF_ACCOUNT = "CUSTOMER_OF_ACCOUNT"
    INDUSTRY_BODY = "INDUSTRY_BODY"
    OTHER = "OTHER"


class TeamOrg(StrEnum):
    """Whose employee a team member is."""

    OWN_COMPANY = "OWN_COMPANY"
    SUPPLIER_PARTNER = "SUPPLIER_PARTNER"


class PersonStatus(StrEnum):
    """E3."""

    ACTIVE = "ACTIVE"
    LEFT = "LEFT"
    VACANT = "VACANT"
    UNIDENTIFIED = "UNIDENTIFIED"


class Level(StrEnum):
    """E4, highest first; ``rank`` is the stored number 6 … 0 used in comparisons."""

    BOARD_OWNER = "BOARD_OWNER"
    C_SUITE = "C_SUITE"
    VP = "VP"
    DIRECTOR = "DIRECTOR"
    MANAGER = "MANAGER"
    STAFF = "STAFF"
    UNKNOWN = "UNKNOWN"

    @property
    def rank(self) -> int:
        """6 for BOARD_OWNER down to 0 for UNKNOWN."""
        return _LEVEL_RANK[self]


_LEVEL_RANK = {level: 6 - position for position, level in enumerate(Level)}


class BuyingRole(StrEnum):
    """E5; a person may hold several in one objective."""

    ECONOMIC = "ECONOMIC"
    TECHNICAL = "TECHNICAL"
    USER = "USER"
    COACH = "COACH"

    @property
    def letter(self) -> str:
        """The one letter on the card: E, T, U or C."""
        return self.value[0]


class Influence(StrEnum):
    """E6; UNKNOWN counts as MEDIUM in weights and comparisons."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"
    UNKNOWN = "UNKNOWN"

    @property
    def rank(self) -> int:
        """3, 2, 1; UNKNOWN 2."""
        return {"HIGH": 3, "MEDIUM": 2, "LOW": 1, "UNKNOWN": 2}[self.value]


class Strength(StrEnum):
    """How much an INFLUENCES tie carries."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class ResponseMode(StrEnum):
    """E7."""

    TROUBLE = "TROUBLE"
    GROWTH = "GROWTH"
    EVEN_KEEL = "EVEN_KEEL"
    OVERCONFIDENT = "OVERCONFIDENT"
    UNKNOWN = "UNKNOWN"


class Depth(StrEnum):
    """E9: the labels of relationship depth 0 … 5, in order; records store the number."""

    NONE = "NONE"
    MET = "MET"
    WORKING = "WORKING"
    CREDIBLE = "CREDIBLE"
    TRUSTED = "TRUSTED"
    ADVISOR = "ADVISOR"


class Social(StrEnum):
    """E10."""

    NONE = "NONE"
    SOME = "SOME"
    STRONG = "STRONG"


class TieKind(StrEnum):
    """E11 without the lines that are records of their own (REPORTS_TO on the person, RELATIONSHIP)."""

    DOTTED_TO = "DOTTED_TO"
    CAN_INTRODUCE = "CAN_INTRODUCE"
    INFLUENCES = "INFLUENCES"
    ALLY = "ALLY"
    CONFLICT = "CONFLICT"

    @property
    def mutual(self) -> bool:
        """Whether the tie has no direction."""
        return self in (TieKind.ALLY, TieKind.CONFLICT)


class Certainty(StrEnum):
    """E12, best known first."""

    CONFIRMED = "CONFIRMED"
    REPORTED = "REPORTED"
    ASSUMED = "ASSUMED"


class AccountStage(StrEnum):
    """E14."""

    EXPLORATORY = "EXPLORATORY"
    BASIC = "BASIC"
    COOPERATIVE = "COOPERATIVE"
    INTERDEPENDENT = "INTERDEPENDENT"
    INTEGRATED = "INTEGRATED"
    DISENGAGING = "DISENGAGING"


class TargetStatus(StrEnum):
    """How much of a target an account is; Partnership is evaluated for KEY and TARGET only."""

    KEY = "KEY"
    TARGET = "TARGET"
    WATCH = "WATCH"
    NONE = "NONE"


class ObjectiveKind(StrEnum):
    """PARTNERSHIP exists exactly once in every account."""

    PARTNERSHIP = "PARTNERSHIP"
    SALE = "SALE"


class ObjectiveStatus(StrEnum):
    """E15; only OPEN objectives are evaluated."""

    OPEN = "OPEN"
    WON = "WON"
    LOST = "LOST"
    NO_FIT = "NO_FIT"
    ON_HOLD = "ON_HOLD"


class Step(StrEnum):
    """E15: the six steps."""

    TARGET = "TARGET"
    CONTACT = "CONTACT"
    EXPLORE = "EXPLORE"
    COLLABORATE = "COLLABORATE"
    CONFIRM = "CONFIRM"
    ASSURE = "ASSURE"

    @property
    def rank(self) -> int:
        """0 for TARGET up to 5 for ASSURE."""
        return list(Step).index(self)


class Severity(StrEnum):
    """E16, worst first."""

    CRITICAL = "CRITICAL"
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    INFO = "INFO"

    @property
    def rank(self) -> int:
        """0 for the worst; sorts ascending."""
        return list(Severity).index(self)


class Audience(StrEnum):
    """E17, most private first; a print for X holds only items marked X or later."""

    OWNER = "OWNER"
    TEAM = "TEAM"
    COMPANY = "COMPANY"
    CUSTOMER = "CUSTOMER"


class RiskToCustomer(StrEnum):
    """E22."""

    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


class HowKnown(StrEnum):
    """E24."""

    SEEN = "SEEN"
    TOLD = "TOLD"
    PUBLIC = "PUBLIC"
    INFERRED = "INFERRED"


class Band(StrEnum):
    """Band of a path's strength (method.md 3.5); NONE is no known path."""

    STRONG = "STRONG"
    FAIR = "FAIR"
    WEAK = "WEAK"
    NONE = "NONE"


class MapShape(StrEnum):
    """How the tree of a map is laid out (drawing.md 2.6).

    LANES and COLUMNS also put everybody where the level or the unit belongs (desktop.md 2).
    """

    AUTO = "AUTO"
    STACKED = "STACKED"
    BOTH_SIDES = "BOTH_SIDES"
    SPREAD = "SPREAD"
    LANES = "LANES"
    COLUMNS = "COLUMNS"

    @property
    def zoned(self) -> bool:
        """Whether the map is divided into named parts."""
        return self in (MapShape.LANES, MapShape.COLUMNS)


class MapDirection(StrEnum):
    """Where the head of the tree stands."""

    TOP_DOWN = "TOP_DOWN"
    LEFT_RIGHT = "LEFT_RIGHT"


RATINGS: tuple[int, ...] = (5, 4, 3, 2, 1, -1, -2, -3, -4, -5)
"""E8: the ratings there are, best first; 0 is not one of them, blank means unknown."""

DEPTHS: tuple[Depth, ...] = tuple(Depth)
"""E9: ``DEPTHS[n]`` is the label of depth ``n``."""
