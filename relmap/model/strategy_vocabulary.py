"""The enumerations of the strategy around the map (method.md 1, 2.2 E13, E18-E21, E23, E25); order is sort order.

Those of the map itself are in ``relmap.model.vocabulary``.
"""

from __future__ import annotations

from enum import StrEnum


class YesNo(StrEnum):
    """The answer to a test: of a coach (method.md 2.1), of the margin, of what is true for a fit."""

    YES = "YES"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


class Pace(StrEnum):
    """First observed axis of style (method.md 2.6)."""

    DIRECT = "DIRECT"
    INDIRECT = "INDIRECT"


class Warmth(StrEnum):
    """Second observed axis of style (method.md 2.6)."""

    OPEN = "OPEN"
    GUARDED = "GUARDED"


class Style(StrEnum):
    """E13; always derived by ``style_of``, never typed."""

    STYLE_DIRECTOR = "STYLE_DIRECTOR"
    STYLE_SOCIALIZER = "STYLE_SOCIALIZER"
    STYLE_RELATER = "STYLE_RELATER"
    STYLE_THINKER = "STYLE_THINKER"
    UNKNOWN = "UNKNOWN"


_STYLES = {
    (Pace.DIRECT, Warmth.GUARDED): Style.STYLE_DIRECTOR,
    (Pace.DIRECT, Warmth.OPEN): Style.STYLE_SOCIALIZER,
    (Pace.INDIRECT, Warmth.OPEN): Style.STYLE_RELATER,
    (Pace.INDIRECT, Warmth.GUARDED): Style.STYLE_THINKER,
}


def style_of(pace: Pace | None, warmth: Warmth | None) -> Style:
    """The style two observed axes make; UNKNOWN until both are observed (method.md 2.6)."""
    return Style.UNKNOWN if pace is None or warmth is None else _STYLES[pace, warmth]


class Outcome(StrEnum):
    """E18, ours first: WIN_LOSE is our win and their loss. Always derived by ``outcome_of``."""

    WIN_WIN = "WIN_WIN"
    WIN_LOSE = "WIN_LOSE"
    LOSE_WIN = "LOSE_WIN"
    LOSE_LOSE = "LOSE_LOSE"
    UNKNOWN = "UNKNOWN"


_OUTCOMES = {
    (YesNo.YES, YesNo.YES): Outcome.WIN_WIN,
    (YesNo.YES, YesNo.NO): Outcome.WIN_LOSE,
    (YesNo.NO, YesNo.YES): Outcome.LOSE_WIN,
    (YesNo.NO, YesNo.NO): Outcome.LOSE_LOSE,
}


def outcome_of(we_win: YesNo, they_win: YesNo) -> Outcome:
    """Where an objective stands in the quadrant; UNKNOWN until both sides are known (method.md 1.3, 32)."""
    return _OUTCOMES.get((we_win, they_win), Outcome.UNKNOWN)


class Stance(StrEnum):
    """E19: how somebody deals with suppliers."""

    COLLABORATIVE = "COLLABORATIVE"
    TRANSACTIONAL = "TRANSACTIONAL"
    ADVERSARIAL = "ADVERSARIAL"
    UNKNOWN = "UNKNOWN"


class StanceReason(StrEnum):
    """Where a stance comes from (method.md 1.3, 29)."""

    ROLE = "ROLE"
    EXPERIENCE = "EXPERIENCE"
    PERSONAL = "PERSONAL"


class ListeningTopic(StrEnum):
    """E20: the six topics to ask for views on, and the rest."""

    ABOUT_ME = "ABOUT_ME"
    PRODUCT = "PRODUCT"
    SERVICE = "SERVICE"
    FIRM = "FIRM"
    COMPETITORS = "COMPETITORS"
    MARKET = "MARKET"
    OTHER = "OTHER"


class Tone(StrEnum):
    """How something was said: −, 0 or + (method.md 1.4, 46)."""

    NEGATIVE = "NEGATIVE"
    NEUTRAL = "NEUTRAL"
    POSITIVE = "POSITIVE"


class CompetitorStrength(StrEnum):
    """E21: how close a competitor is to a person."""

    NONE = "NONE"
    SOME = "SOME"
    STRONG = "STRONG"
    UNKNOWN = "UNKNOWN"


class Adaptability(StrEnum):
    """E23: how somebody takes to change."""

    INNOVATOR = "INNOVATOR"
    EARLY_ADOPTER = "EARLY_ADOPTER"
    PRAGMATIST = "PRAGMATIST"
    CONSERVATIVE = "CONSERVATIVE"
    LAGGARD = "LAGGARD"
    UNKNOWN = "UNKNOWN"


class MeetingSetting(StrEnum):
    """E25: where we meet."""

    CUSTOMER_SITE = "CUSTOMER_SITE"
    PLANT_FLOOR = "PLANT_FLOOR"
    OUR_SITE = "OUR_SITE"
    REMOTE = "REMOTE"
    SOCIAL = "SOCIAL"
    EVENT = "EVENT"


class Channel(StrEnum):
    """E25: how a planned touch reaches somebody."""

    LETTER = "LETTER"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    VISIT = "VISIT"
    VIDEO = "VIDEO"
    EVENT = "EVENT"


class MeetingPart(StrEnum):
    """What one of ours does in a meeting (method.md 1.5, 110)."""

    LEADS = "LEADS"
    LISTENS = "LISTENS"
    ANSWERS = "ANSWERS"
    HOSTS = "HOSTS"


class FactCategory(StrEnum):
    """What a fact is about; one record type carries them all (method.md 1.5, 80).

    The first six are about a person: NOTE to COLD_BUTTON feed the card "How to meet", REASON_TO_MEET the pre-call
    sheet. See ``Fact`` for the fields each category uses.
    """

    NOTE = "NOTE"
    VALUES = "VALUES"
    BACKGROUND = "BACKGROUND"
    HOT_BUTTON = "HOT_BUTTON"
    COLD_BUTTON = "COLD_BUTTON"
    REASON_TO_MEET = "REASON_TO_MEET"
    LISTENING = "LISTENING"
    CONCERN = "CONCERN"
    INCIDENT = "INCIDENT"
    COACH_INPUT = "COACH_INPUT"
    DECISION_STEP = "DECISION_STEP"
    BENEFIT = "BENEFIT"
    RESULT = "RESULT"
    RISK = "RISK"
    STEP_EVIDENCE = "STEP_EVIDENCE"
    RED_FLAG = "RED_FLAG"
    STRENGTH = "STRENGTH"
    REFERRAL = "REFERRAL"
    REFERENCE = "REFERENCE"
    REPEAT = "REPEAT"
    SATISFACTION = "SATISFACTION"
    LESSON = "LESSON"


class FactState(StrEnum):
    """Whether a fact waits for something.

    OPEN and CLARIFIED are for concerns and incidents (method.md 1.1, 19; 1.5, 54). ASKED is "unknown, asked":
    recorded, never counted as known (method.md 5, measure 8).
    """

    STANDING = "STANDING"
    OPEN = "OPEN"
    CLARIFIED = "CLARIFIED"
    ASKED = "ASKED"


class ActionKind(StrEnum):
    """What an action is for, where a rule or page asks.

    ANSWER_CONCERN answers an opponent (F12), PROMISE is a follow-up we owe (F19), a done PROPOSAL is one that is out
    (F20), ASK_COLLEAGUE belongs to PLAN (method.md 1.4, 48), IMPROVEMENT is a commitment (method.md 1.5, 78).
    """

    STEP = "STEP"
    ANSWER_CONCERN = "ANSWER_CONCERN"
    PROMISE = "PROMISE"
    PROPOSAL = "PROPOSAL"
    INTRODUCTION = "INTRODUCTION"
    ASK_COACH = "ASK_COACH"
    ASK_COLLEAGUE = "ASK_COLLEAGUE"
    RESEARCH = "RESEARCH"
    IMPROVEMENT = "IMPROVEMENT"


class AgreedHow(StrEnum):
    """How a customer agreed to a step (method.md 1.1, 15)."""

    SAID = "SAID"
    WRITTEN = "WRITTEN"


class SolutionAuthor(StrEnum):
    """Whose idea an element of the solution is (method.md 1.1, 18)."""

    US = "US"
    CUSTOMER = "CUSTOMER"
    JOINT = "JOINT"


class Side(StrEnum):
    """Of the table."""

    US = "US"
    THEM = "THEM"


class GiveAndGetKind(StrEnum):
    """A line of the give-and-get sheet (method.md 1.3, 34, 36, 38).

    A CONCESSION of US is a give, of THEM a get. A STAKE is skin in the game; INTEREST and FAIR_MEASURE prepare the
    negotiation.
    """

    CONCESSION = "CONCESSION"
    STAKE = "STAKE"
    INTEREST = "INTEREST"
    FAIR_MEASURE = "FAIR_MEASURE"


class PolicyState(StrEnum):
    """How far a request to change a rule of ours has come (method.md 1.5, 96)."""

    OPEN = "OPEN"
    GRANTED = "GRANTED"
    REFUSED = "REFUSED"


class PricePosition(StrEnum):
    """Our price against the market (method.md 1.3, 35)."""

    PREMIUM = "PREMIUM"
    MARKET = "MARKET"
    DISCOUNT = "DISCOUNT"


class Differentiator(StrEnum):
    """What sets us apart in an objective (method.md 1.1, 1)."""

    QUALITY = "QUALITY"
    SERVICE = "SERVICE"
    PRICE = "PRICE"


class OurReading(StrEnum):
    """How we read the customer's partnering (method.md 1.5, 69)."""

    OPPORTUNITY = "OPPORTUNITY"
    PRICE_THREAT = "PRICE_THREAT"


class AgreementType(StrEnum):
    """What binds account and us by contract (method.md 1.1, 10)."""

    NONE = "NONE"
    FRAMEWORK = "FRAMEWORK"
    SINGLE_SOURCE = "SINGLE_SOURCE"
    ALLIANCE = "ALLIANCE"
    LIFETIME = "LIFETIME"


class ScreensFor(StrEnum):
    """What a technical buyer measures against (method.md 1.5, 100)."""

    SPECIFICATION = "SPECIFICATION"
    PROCUREMENT = "PROCUREMENT"
    LEGAL = "LEGAL"
    IT = "IT"
    QUALITY = "QUALITY"
    SAFETY = "SAFETY"
    FINANCE = "FINANCE"


class UnitKind(StrEnum):
    """What a unit is in the family of the account (method.md 1.5, 56, 58)."""

    HEADQUARTERS = "HEADQUARTERS"
    BUSINESS_UNIT = "BUSINESS_UNIT"
    PLANT = "PLANT"
    DEPARTMENT = "DEPARTMENT"


class IntegrationArea(StrEnum):
    """The integration checklist (method.md 1.1, 12)."""

    ORDER_ENTRY = "ORDER_ENTRY"
    JUST_IN_TIME = "JUST_IN_TIME"
    E_PAYMENT = "E_PAYMENT"
    PRODUCTION_DATA = "PRODUCTION_DATA"
    CATALOGUE = "CATALOGUE"


class IntegrationState(StrEnum):
    """How far a system is connected."""

    NONE = "NONE"
    PLANNED = "PLANNED"
    LIVE = "LIVE"


class FitLine(StrEnum):
    """The lines of the fit sheet (method.md 1.5, 51-75; 5, measure 6)."""

    C1 = "C1"
    C1_PRODUCTION_DATA = "C1_PRODUCTION_DATA"
    C1_INTRANET = "C1_INTRANET"
    C1_LINE_SIDE_DELIVERY = "C1_LINE_SIDE_DELIVERY"
    C1_INTERCOMPANY_SUPPLY = "C1_INTERCOMPANY_SUPPLY"
    C1_SUPPLIERS_INVOLVED = "C1_SUPPLIERS_INVOLVED"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    C4_TECH_BUDGET = "C4_TECH_BUDGET"
    VISION = "VISION"
    VISION_GROWTH = "VISION_GROWTH"
    VISION_SUPPLIER_BASE = "VISION_SUPPLIER_BASE"
    VISION_DATA_SHARING = "VISION_DATA_SHARING"
    VISION_AUTOMATION = "VISION_AUTOMATION"
    VISION_HORIZON = "VISION_HORIZON"
    CULTURE = "CULTURE"
    CULTURE_DECISION_SPEED = "CULTURE_DECISION_SPEED"
    CULTURE_OPENNESS = "CULTURE_OPENNESS"
    CULTURE_RISK = "CULTURE_RISK"
    CULTURE_QUALITY = "CULTURE_QUALITY"
    CULTURE_ETHICS = "CULTURE_ETHICS"
    CULTURE_TERM = "CULTURE_TERM"
    CULTURE_PARTNERING = "CULTURE_PARTNERING"
    STRENGTHS = "STRENGTHS"
    WEAKNESSES = "WEAKNESSES"
    WAIT_NO_MONEY = "WAIT_NO_MONEY"
    WAIT_NOT_FORCED = "WAIT_NOT_FORCED"
    WAIT_NO_VISION = "WAIT_NO_VISION"

    @property
    def scored(self) -> bool:
        """Whether the line carries points 0 … 3: the four criteria, vision and culture."""
        return "_" not in self.value and self not in (FitLine.STRENGTHS, FitLine.WEAKNESSES)

    @property
    def wait(self) -> bool:
        """Whether the line is a reason to wait and see."""
        return self.value.startswith("WAIT_")

    @property
    def ticked(self) -> bool:
        """Whether the line is answered by yes or no: waits and the ticks below C1 and C4."""
        return self.wait or self.value.startswith(("C1_", "C4_"))

    @property
    def below(self) -> FitLine | None:
        """The scored line this one explains."""
        head = self.value.partition("_")[0]
        return None if self.scored or head not in FitLine.__members__ else FitLine(head)
