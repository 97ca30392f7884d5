"""Records, change sets and documents for tests of storage. All names are invented."""

from __future__ import annotations

import resource
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from relmap.errors import UserError
from relmap.model.changes import Change, ChangeSet, difference, snapshot_of
from relmap.model.deal import Agreement, Criterion, GiveAndGet, PolicyRequest, QualityMeasure, SolutionElement
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.keeping import Acknowledgement, RuleSetting, SnapshotMark
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer, Integration
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.references import REFERENCES, STRATEGY
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.strategy_vocabulary import (
    ActionKind,
    Adaptability,
    AgreedHow,
    AgreementType,
    Channel,
    CompetitorStrength,
    Differentiator,
    FactCategory,
    FactState,
    FitLine,
    GiveAndGetKind,
    IntegrationArea,
    IntegrationState,
    ListeningTopic,
    MeetingPart,
    MeetingSetting,
    OurReading,
    Pace,
    PolicyState,
    PricePosition,
    ScreensFor,
    Side,
    SolutionAuthor,
    Stance,
    StanceReason,
    Tone,
    UnitKind,
    Warmth,
    YesNo,
)
from relmap.model.vocabulary import (
    RATINGS,
    AccountStage,
    Affiliation,
    Audience,
    BuyingRole,
    Certainty,
    HowKnown,
    Influence,
    Level,
    MapDirection,
    MapShape,
    ObjectiveKind,
    ObjectiveStatus,
    PersonKind,
    PersonStatus,
    ResponseMode,
    RiskToCustomer,
    Social,
    Step,
    Strength,
    TargetStatus,
    TeamOrg,
    TieKind,
)
from relmap.storage.repository import create_store
from relmap.words.errors import sentence

DAY = date(2026, 3, 9)

# Every record type of version 2, with a value other than the default in every field it had; references are whole.
RECORDS_2: tuple[Record, ...] = (
    TeamMember("t1", "Nuria Ekdal", TeamOrg.SUPPLIER_PARTNER, "Engineer", "Vantor", True, False),
    Account(
        "a1", "Brindle Pumps", TargetStatus.KEY, AccountStage.BASIC, Level.VP, 340, MapShape.SPREAD,
        MapDirection.LEFT_RIGHT,
    ),
    Unit("u1", "a1", "Works"),
    Unit("u2", "a1", "Paint shop", "u1"),
    Person("p1", "a1", "Odile Marchetti", "Owner", reports_to=None, level=Level.BOARD_OWNER, rank=1.0),
    Person(
        "p2", "a1", "Tomasz Brück", "Head of “works”", PersonKind.EXTERNAL, Affiliation.CONSULTANT, "Brück & Söhne",
        PersonStatus.LEFT, DAY, "u2", "Production", "Hall 3", "t.brueck@example.org", "+49 1", Level.MANAGER, "son",
        DAY, "p1", Certainty.REPORTED, 2.5, 120.25, -40.0, True, True, "crm", "4711",
    ),
    Relationship("t1", "p2", 4, DAY, 30, 5, Social.STRONG, "dinner\nin May", DAY, "call"),
    Tie("l1", TieKind.INFLUENCES, "p2", "p1", Certainty.CONFIRMED, Strength.HIGH, DAY, "ask him", "long years", True),
    Objective(
        "o1", "a1", "Line 4", ObjectiveKind.SALE, ObjectiveStatus.ON_HOLD, Step.CONFIRM, "u1", True,
        RiskToCustomer.HIGH, 125000.5, "EUR", DAY,
    ),
    RoleAssignment(
        "o1", "p2", frozenset({BuyingRole.USER, BuyingRole.ECONOMIC}), Certainty.REPORTED, HowKnown.TOLD, DAY,
        Influence.HIGH, "signs", ResponseMode.TROUBLE, "it must run", Certainty.CONFIRMED, -3, "said so",
        Certainty.REPORTED,
    ),
    ImportedValues(
        "i1", "p2", "crm:a1", "4711", "T. Brück", "Head of works", "Brück", "Paint", "Production", "Hall 2",
        "brueck@example.org", "+49 2", Level.VP, PersonStatus.ACTIVE, DAY, "p9",
    ),
    NotSame("p1", "p2"),
)  # fmt: skip
# The record types of version 1 of the file.
RECORDS_1: tuple[Record, ...] = tuple(r for r in RECORDS_2 if not isinstance(r, ImportedValues | NotSame))

# What version 3 adds to those records, by id where one has a value in every new field.
_MORE: dict[str, dict[str, Any]] = {
    "t1": {
        "background": "ran a foundry", "languages": "sv, en", "interests": "sailing", "pace": Pace.INDIRECT,
        "warmth": Warmth.GUARDED,
    },
    "a1": {
        "owner": "t1", "steward": "t1", "revenue": 2.5e6, "revenue_at_risk": 4e5, "currency": "SEK",
        "incumbent_partner": "Ostrava Seals", "agreement_type": AgreementType.ALLIANCE, "renewal_date": DAY,
        "messages": "We stay.\nWe measure.", "messages_on": DAY,
    },
    "u2": {"kind": UnitKind.PLANT, "spend": 12000.5},
    "p2": {
        "pace": Pace.DIRECT, "warmth": Warmth.OPEN, "style_certainty": Certainty.CONFIRMED,
        "style_how_known": HowKnown.SEEN, "style_on": DAY, "stance": Stance.ADVERSARIAL,
        "stance_reason": StanceReason.ROLE, "adaptability": Adaptability.LAGGARD, "reorg_date": DAY,
        "languages": "de", "pronunciation": "Brük", "published": True, "fact_checked_on": DAY,
    },
    "o1": {
        "offer": "Seals", "problem": "leaks", "opportunity": "second line", "factory_contact": "t1",
        "differentiator": Differentiator.SERVICE, "differentiator_words": "they come", "differentiator_said_by": "p1",
        "our_reading": OurReading.PRICE_THREAT, "our_win": "a reference", "we_win": YesNo.YES, "they_win": YesNo.NO,
        "value_to_customer": "40 hours", "value_confirmed_by": "p2", "price_position": PricePosition.PREMIUM,
        "margin_ok": YesNo.NO, "partner_selection_date": DAY, "first_mover_window": DAY, "closed_on": DAY,
        "no_fit_reason": "too small", "keep_in_touch_date": DAY,
    },
}  # fmt: skip
_RELATIONSHIP_3 = {
    "target_date": DAY, "topic": "seals", "trust_credibility": 4, "trust_reliability": 5, "trust_intimacy": 2,
    "trust_self_orientation": 1,
}  # fmt: skip
_ROLE_3 = {
    "result": "no leaks", "personal_win": "sleeps", "win_source": "told Nuria", "coach_credible": YesNo.YES,
    "coach_trusts_us": YesNo.NO, "coach_wants_us": YesNo.YES, "sells_for_us": "in May", "decided_for_us": DAY,
    "decided_words": "I am sold", "sees_us_as_commodity": YesNo.NO, "releases_funds": YesNo.YES,
    "screens_for": frozenset({ScreensFor.SAFETY, ScreensFor.IT}), "job_impact": "fewer nights",
    "why_for_them": "numbers", "confirmed_on": DAY,
}  # fmt: skip


def _with_more(record: Any) -> Record:
    if isinstance(record, Relationship):
        return replace(record, **_RELATIONSHIP_3)
    if isinstance(record, RoleAssignment):
        return replace(record, **_ROLE_3)
    return replace(record, **_MORE.get(record.id, {}))


# Every record type, with a value other than the default in every field; references are whole.
RECORDS: tuple[Record, ...] = (
    *(_with_more(record) for record in RECORDS_2),
    Meeting("m0", "a1"),
    Meeting(
        "m1", "a1", DAY, "review", "o1", MeetingSetting.EVENT, "Hall 3", True, True, "sees the numbers", "a yes",
        "a date", "be short", YesNo.NO, "at ease", "went well", "sends the list", "p2", DAY, DAY, "m0",
    ),
    MeetingAttendee("m1", "p2", MeetingPart.HOSTS),
    MeetingQuestion("q1", "m1", "How long?", "Two days", "t1"),
    Fact(
        "f1", "a1", FactCategory.LISTENING, "It is\nfine", "p2", "o1", "m1", "p1", Certainty.CONFIRMED,
        HowKnown.TOLD, DAY, "t1", DAY, DAY, "t1", DAY, Audience.OWNER, FactState.CLARIFIED, "learned",
        ListeningTopic.MARKET, Tone.NEGATIVE, "Why?", "we think so", Step.EXPLORE, "F12", "seals patience",
    ),
    Fact("f2", None, FactCategory.LESSON, "Ask first"),
    Action(
        "x1", "a1", "send it", ActionKind.PROMISE, "t1", "p2", "o1", Step.ASSURE, Channel.PHONE, DAY, DAY, "F19", "f1",
        Audience.CUSTOMER,
    ),
    Agreement("g1", "o1", Step.EXPLORE, "the aim", "p1", DAY, AgreedHow.WRITTEN, Audience.CUSTOMER),
    Criterion("c1", "o1", "p2", "no leaks", Influence.HIGH, DAY, "p1"),
    SolutionElement("s1", "o1", "new rings", SolutionAuthor.JOINT, "p2"),
    GiveAndGet("y1", "o1", GiveAndGetKind.STAKE, Side.THEM, "a rig", 500.0, DAY, DAY),
    PolicyRequest("r1", "o1", "30 days", "60 days", "t1", PolicyState.REFUSED, DAY, DAY),
    QualityMeasure("k1", "o1", "leaks", "p2", "9", "0", "2", DAY, Audience.CUSTOMER),
    CompetitorTie(
        "n1", "p2", "Ostrava Seals", CompetitorStrength.STRONG, Certainty.CONFIRMED, HowKnown.SEEN, DAY, "dinner"
    ),
    FitAnswer(
        "a1", FitLine.VISION, 2, YesNo.YES, "grow", "grow too", "report", DAY, Certainty.CONFIRMED, HowKnown.PUBLIC
    ),
    Integration("a1", IntegrationArea.CATALOGUE, IntegrationState.LIVE, "t1", "p2"),
    Acknowledgement("w1", "a1", "F12", DAY, "o1", "holiday", "Nuria", DAY),
    RuleSetting("influences.HIGH", 0.5),
    SnapshotMark("z1", "a1", "March review", DAY, "strategy", "{}"),
)  # fmt: skip


def additions(*records: Record) -> ChangeSet:
    """A change set that creates records."""
    return ChangeSet("IMPORT", tuple(Change(None, record) for record in records))


def new_document(path: Path, *records: Record) -> Path:
    """A closed document with these records, or with ``RECORDS``."""
    store = create_store(path)
    store.commit(additions(*(records or RECORDS)), 1)
    store.close()
    return path


def crowd(count: int) -> Snapshot:
    """An account of so many people, three reports each, one of ours knowing every fifth."""
    people = [
        Person(f"c{n}", "a2", f"Person {n}", f"Post {n}", reports_to=f"c{(n - 1) // 3}" if n else None, rank=float(n))
        for n in range(count)
    ]
    ours = [Relationship("t2", person.id, 2) for person in people[::5]]
    ties = [Tie(f"m{n}", TieKind.ALLY, f"c{n}", f"c{n + 1}") for n in range(0, count - 1, 4)]
    return snapshot_of([TeamMember("t2", "Pavel Ostrow"), Account("a2", "Halvorsen Marine"), *people, *ours, *ties])


def whole(snapshot: Snapshot) -> ChangeSet:
    """The change set that makes a snapshot out of an empty document."""
    return difference("IMPORT", Snapshot(), snapshot)


def refusal(action: Callable[[], object]) -> UserError:
    """The error an action ends with; its sentence exists, is plain, and names everything it promises."""
    try:
        action()
    except UserError as error:
        text = sentence(error)
        assert text.endswith(".") and "!" not in text and "\n" not in text
        return error
    raise AssertionError("the action was not refused")


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """What a full disk does, without needing one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def state(path: Path) -> tuple[bytes, int]:
    """What must not change when a file is refused."""
    return path.read_bytes(), path.stat().st_mtime_ns


_TEXTS = st.text(max_size=8) | st.sampled_from(["'; DROP TABLE person", "nul\0inside", "“ö”", "=1+1", "\u202eabc"])
_TRUST = ("credibility", "reliability", "intimacy", "self_orientation")
_BOUNDED: dict[str, st.SearchStrategy[Any]] = {
    "depth": st.integers(0, 5),
    "target_depth": st.none() | st.integers(0, 5),
    "rating": st.none() | st.sampled_from(RATINGS),
    "points": st.none() | st.integers(0, 3),
    **{f"trust_{name}": st.none() | st.integers(1, 5) for name in _TRUST},
}


def records(record_type: type[Record], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any record of a type, with some fields drawn as given."""
    hints = get_type_hints(record_type)
    values = {f.name: _BOUNDED[f.name] if f.name in _BOUNDED else _values(hints[f.name]) for f in fields(record_type)}
    return st.builds(record_type, **{**values, **given})


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is types.UnionType:
        return st.one_of(*map(_values, get_args(hint)))
    if hint is str:
        return _TEXTS
    if hint is int:
        return st.integers(-(2**40), 2**40)
    if hint is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    return st.from_type(hint)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Any small document whose references are whole; managers may form circles, as a file may say."""
    ids = [f"{n}" for n in range(draw(st.integers(0, 4)))]
    one, maybe = st.sampled_from(ids or [""]), st.none() | st.sampled_from(ids or [""])
    references: dict[type[Record], dict[str, st.SearchStrategy[Any]]] = {
        TeamMember: {},
        Account: {},
        Unit: {"account": one, "parent": maybe},
        Person: {"account": one, "unit": maybe, "reports_to": maybe},
        Relationship: {"team_member": one, "person": one},
        Tie: {"source": one, "target": one},
        Objective: {"account": one, "unit": maybe},
        RoleAssignment: {"objective": one, "person": one},
        **{record_type: {} for record_type in STRATEGY},
        ImportedValues: {"person": one},
        NotSame: {"first": one, "second": one},
    }
    for record_type, named in REFERENCES.items():
        hints = get_type_hints(record_type)
        blank = {r.field: types.NoneType in get_args(hints[r.field]) for r in named}
        references[record_type].update({r.field: maybe if blank[r.field] else one for r in named})
    made: list[Record] = []
    for record_type in COLLECTIONS:
        paired = "id" not in (f.name for f in fields(record_type))
        for key in ids:
            if paired and draw(st.booleans()):
                continue
            given = references[record_type] if paired else {"id": st.just(key), **references[record_type]}
            made.append(draw(records(record_type, **given)))
    return snapshot_of(made)
