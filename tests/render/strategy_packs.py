"""Documents to print strategy packs of, and what stands in a pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from relmap.assets import asset
from relmap.exchange.json_reader import read
from relmap.model.changes import snapshot_of
from relmap.model.deal import Agreement, Criterion, GiveAndGet, PolicyRequest, QualityMeasure
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.keeping import Acknowledgement
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer
from relmap.model.plan import Action, Meeting, MeetingAttendee
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import (
    ActionKind,
    CompetitorStrength,
    FactCategory,
    FactState,
    FitLine,
    GiveAndGetKind,
    ListeningTopic,
    PricePosition,
    Side,
    YesNo,
)
from relmap.model.vocabulary import (
    AccountStage,
    Audience,
    BuyingRole,
    Certainty,
    Influence,
    Level,
    PersonStatus,
    ResponseMode,
    Step,
    TargetStatus,
    TieKind,
)
from relmap.packs.blocks import Beside, Block, Heading, Panel
from relmap.packs.kinds import PackKind
from relmap.packs.pack import Pack, PackWish, Section
from relmap.render.made_packs import made_pack

AS_OF = date(2026, 9, 30)
PRIVATE = "xyzzy"
"""Stands in everything only the owner may see, and nowhere else."""

E, U, T, C = (
    frozenset({BuyingRole.ECONOMIC}),
    frozenset({BuyingRole.USER}),
    frozenset({BuyingRole.TECHNICAL}),
    frozenset({BuyingRole.COACH}),
)


def ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


def sample() -> Snapshot:
    return read(asset("samples", "sample.relmap.json")).snapshot


def sample_pack(name: str, objective: str = "") -> Pack:
    """The pack of an account of the sample, for the objective whose title begins so."""
    snapshot = sample()
    account = next(a for a in snapshot.accounts.values() if a.name.startswith(name))
    chosen = next(o for o in snapshot.objectives_of(account.id) if o.title.startswith(objective))
    return made_pack(snapshot, wish(account.id, chosen.id if objective else ""))


def wish(account: str = "acc", objective: str = "") -> PackWish:
    return PackWish(PackKind.STRATEGY, AS_OF, account, objective, file="own.relmap")


def one_person() -> Snapshot:
    """An account of which nothing but one name is known, and no objective."""
    return snapshot_of((Account("acc", "Larkfield Pumps"), Person("ada", "acc", "Ada Finch")))


def full() -> Snapshot:
    """An account of which everything is known that a strategy pack prints, and a private word beside each of it."""
    account = Account(
        "acc",
        "Larkfield Pumps",
        TargetStatus.KEY,
        AccountStage.COOPERATIVE,
        owner="kim",
        steward="kim",
        revenue=100000,
        currency="EUR",
        messages="We stay.\nWe measure.\nWe tell you first.",
        renewal_date=AS_OF + timedelta(days=60),
        incumbent_partner="Dolphin",
    )
    objective = Objective(
        "obj",
        "acc",
        "Seal retrofit",
        step=Step.COLLABORATE,
        value=50000,
        currency="EUR",
        decision_date=AS_OF + timedelta(days=50),
        offer="New seals",
        our_win="A reference",
        we_win=YesNo.YES,
        they_win=YesNo.YES,
        value_to_customer="Two stops fewer",
        value_confirmed_by="eve",
        price_position=PricePosition.PREMIUM,
        margin_ok=YesNo.YES,
    )
    return snapshot_of(
        (
            account,
            objective,
            Unit("ops", "acc", "Operations"),
            TeamMember("kim", "Kim Berg", title="Key account manager"),
            TeamMember("ruth", "Ruth Callender", title="Managing director", is_management=True),
            Person("eve", "acc", "Eve Marsh", "Managing director", level=Level.C_SUITE, email="eve@larkfield.test"),
            Person("tom", "acc", "Tom Reed", "Purchasing", level=Level.MANAGER, reports_to="eve", unit="ops"),
            Person("una", "acc", "Una Stone", "Fitter", level=Level.STAFF, reports_to="tom", unit="ops"),
            Person("max", "acc", "", "Works manager", status=PersonStatus.VACANT, reports_to="eve"),
            Person("leo", "acc", "Leo Past", "Works manager", status=PersonStatus.LEFT, since=ago(30)),
            Relationship("kim", "eve", 2, ago(10), target_depth=4, next_step="Send the drawing"),
            Relationship("kim", "una", 4, ago(5), evidence="Told us the budget"),
            Relationship("ruth", "eve", 1, ago(40)),
            Tie("tie", TieKind.INFLUENCES, "tom", "eve", Certainty.CONFIRMED),
            Tie("ask", TieKind.CAN_INTRODUCE, "una", "eve", Certainty.CONFIRMED),
            RoleAssignment(
                "obj",
                "eve",
                E,
                Certainty.CONFIRMED,
                influence=Influence.HIGH,
                mode=ResponseMode.GROWTH,
                mode_words="We need more output",
                rating=2,
                rating_evidence="Asked for dates",
                result="Output up a tenth",
                personal_win="A calm year",
                win_source="Una Stone",
            ),
            RoleAssignment("obj", "tom", T, influence=Influence.HIGH, rating=-4, rating_evidence="Too dear"),
            RoleAssignment("obj", "una", U | C, influence=Influence.LOW, rating=4, coach_wants_us=YesNo.YES),
            RoleAssignment("obj", "ruth", C),
            Fact("f1", "acc", FactCategory.VALUES, "Is true", "eve", source="una", recorded_by="kim", date=ago(9)),
            Fact("f2", "acc", FactCategory.COACH_INPUT, "Talk output", "eve", "obj", source="una", question="How?"),
            Fact("f3", "acc", FactCategory.CONCERN, "Will it fit in August?", "una", "obj", state=FactState.OPEN),
            Fact("f4", "acc", FactCategory.INCIDENT, "A late crate", "una", resolution="Flown in", date=ago(70)),
            Fact("f5", "acc", FactCategory.DECISION_STEP, "The board meets", "eve", "obj", source="una", date=ago(-20)),
            Fact("f6", "acc", FactCategory.STRENGTH, "Spares in a day", objective="obj", removes="F12"),
            Fact("f7", "acc", FactCategory.LISTENING, "You are quick", "una", topic=ListeningTopic.FIRM, date=ago(90)),
            CompetitorTie("c1", "tom", "Dolphin", CompetitorStrength.STRONG, words="Golf"),
            Criterion("k1", "obj", "eve", "No stop longer than a day", Influence.HIGH, ago(3), "eve"),
            Agreement("a1", "obj", Step.CONTACT, "A first look", "una", ago(100)),
            GiveAndGet("g1", "obj", GiveAndGetKind.CONCESSION, Side.US, "A trial seal", 900, ago(20)),
            GiveAndGet("g2", "obj", GiveAndGetKind.STAKE, Side.THEM, "A fitter for a week"),
            GiveAndGet("g3", "obj", GiveAndGetKind.FAIR_MEASURE, Side.US, "The steel index"),
            PolicyRequest("p1", "obj", "Sixty days to pay", "Thirty days", "ruth", asked_on=ago(12)),
            QualityMeasure("q1", "obj", "Stops a year", "eve", "14", "4", "9", ago(2)),
            Meeting("m1", "acc", AS_OF + timedelta(days=8), "See the line", "obj", aim="A date for the trial"),
            MeetingAttendee("m1", "eve"),
            MeetingAttendee("m1", "ruth"),
            Action("d1", "acc", "Answer the price", ActionKind.ANSWER_CONCERN, "kim", "tom", "obj", removes="F12",
                   due=AS_OF + timedelta(days=12)),
            Action("d2", "acc", "Look again in spring", owner="kim", objective="obj", due=AS_OF + timedelta(days=200)),
            FitAnswer("acc", FitLine.C1, 3, evidence="One stock list", evidence_date=ago(30)),
            FitAnswer("acc", FitLine.VISION_GROWTH, theirs="Double by 2030", ours="Grow with them"),
            FitAnswer("acc", FitLine.WEAKNESSES, ours="Slow papers"),
            FitAnswer("acc", FitLine.WAIT_NO_MONEY, holds=YesNo.YES, evidence="Budget frozen"),
            Acknowledgement("n1", "acc", "F24", AS_OF + timedelta(days=20), reason="After the move", by="Kim Berg"),
            Acknowledgement("n2", "acc", "F21", AS_OF + timedelta(days=20), "obj", "After the move", "Kim Berg"),
            *_private(),
        )
    )  # fmt: skip


def _private() -> Iterator[Fact | Action | Agreement | QualityMeasure]:
    owner = Audience.OWNER
    for category in FactCategory:
        fact = Fact(f"x-{category.value}", "acc", category, PRIVATE, "eve", "obj", source="una", recorded_on=ago(1))
        yield replace(fact, audience=owner, resolution=PRIVATE, question=PRIVATE, our_view=PRIVATE, tags=PRIVATE)
    yield Action("x-action", "acc", PRIVATE, owner="kim", person="eve", objective="obj", due=AS_OF, audience=owner)
    yield Agreement("x-agreed", "obj", Step.EXPLORE, PRIVATE, "eve", ago(1), audience=owner)
    yield QualityMeasure("x-measure", "obj", PRIVATE, "eve", PRIVATE, PRIVATE, PRIVATE, audience=owner)


def texts(value: Any) -> Iterator[str]:
    """Every text in a section, a block or a picture, in order."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from texts(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from texts(one)


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks of a section, those inside of others too, in reading order."""
    for block in blocks:
        if isinstance(block, Panel):
            yield from flat(block.blocks)
        elif isinstance(block, Beside):
            for column in block.columns:
                yield from flat(column)
        else:
            yield block


def section(pack: Pack, number: int) -> Section:
    """A section by its number, from 1."""
    found = pack.sections[number - 1]
    assert isinstance(found, Section)
    return found


def below(pack: Pack, number: int, heading: str) -> list[Block]:
    """What stands below a heading, up to the next one."""
    blocks = list(flat(section(pack, number).blocks))
    start = blocks.index(Heading(heading)) + 1
    rest = blocks[start:]
    end = next((place for place, block in enumerate(rest) if isinstance(block, Heading)), len(rest))
    return rest[:end]


def words(value: Any) -> str:
    """All texts of something, a line each."""
    return "\n".join(texts(value))
