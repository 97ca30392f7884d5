"""Random small maps, with everything that may stand on one: cycles, self-reports, conflicts, opponents, outsiders."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, Map
from hypothesis import strategies as st

from relmap.analysis.access import access
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.paths import Path
from relmap.model.changes import snapshot_of
from relmap.model.entities import Person, TeamMember
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot
from relmap.model.vocabulary import (
    RATINGS,
    Affiliation,
    BuyingRole,
    Certainty,
    Level,
    PersonKind,
    PersonStatus,
    Step,
    Strength,
    TieKind,
)

PEOPLE = tuple(f"p{number}" for number in range(6))
TEAM = ("t0", "t1")

_OUTSIDE = {"kind": PersonKind.EXTERNAL, "affiliation": Affiliation.CONSULTANT}
_GROUP = {"kind": PersonKind.EXTERNAL, "affiliation": Affiliation.GROUP_COMPANY}
_MOSTLY_ACTIVE = st.sampled_from([PersonStatus.ACTIVE] * 7 + list(PersonStatus))


@st.composite
def _person(draw: st.DrawFn, id_: str) -> Person:
    return Person(
        id_,
        ACCOUNT,
        id_,
        level=draw(st.sampled_from(Level)),
        status=draw(_MOSTLY_ACTIVE),
        reports_to=draw(st.sampled_from((None, None, *PEOPLE, "nobody"))),
        **draw(st.sampled_from(({}, {}, {}, _OUTSIDE, _GROUP))),
    )


def _relationship() -> st.SearchStrategy[Relationship]:
    contact = st.none() | st.integers(-20, 500).map(lambda days: AS_OF - timedelta(days=days))
    return st.builds(
        Relationship, st.sampled_from(TEAM), st.sampled_from((*PEOPLE, "nobody")), st.integers(0, 5), contact
    )


def _ties() -> st.SearchStrategy[list[Tie]]:
    tie = st.builds(
        Tie,
        st.just(""),
        st.sampled_from([*TieKind, TieKind.CAN_INTRODUCE, TieKind.CAN_INTRODUCE]),
        st.sampled_from((*PEOPLE, "nobody")),
        st.sampled_from(PEOPLE),
        st.sampled_from(Certainty),
        st.sampled_from(Strength),
    )
    return st.lists(tie, max_size=12).map(lambda ties: [replace(t, id=f"tie{n}") for n, t in enumerate(ties)])


def _roles() -> st.SearchStrategy[list[RoleAssignment]]:
    role = st.builds(
        RoleAssignment,
        st.just(OBJECTIVE),
        st.sampled_from((*PEOPLE, "t0")),
        st.frozensets(st.sampled_from(BuyingRole), max_size=2),
        st.sampled_from(Certainty),
        rating=st.none() | st.sampled_from(RATINGS),
    )
    return st.lists(role, max_size=4)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """A map of up to six people with one evaluated objective."""
    frame = Map(step=draw(st.sampled_from(Step)))
    buyers = draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))
    records: list[Record] = [
        frame.account,
        frame.objective,
        *(TeamMember(id_, id_, active=draw(st.sampled_from((True, True, True, False)))) for id_ in TEAM),
        *(draw(_person(id_)) for id_ in PEOPLE),
        *draw(st.lists(_relationship(), max_size=5)),
        *draw(_ties()),
        *draw(_roles()),
        *(RoleAssignment(OBJECTIVE, p, frozenset({BuyingRole.ECONOMIC}), Certainty.CONFIRMED) for p in buyers),
    ]
    return snapshot_of(records)


def all_paths(snapshot: Snapshot) -> list[Path]:
    """Every path that is shown anywhere."""
    found = access(snapshot, OBJECTIVE, AS_OF)
    paths = [*found.known, *found.possible, *(rung.via for rung in found.ladder)]
    for buyer in found.buyers:
        paths += [*buyer.known, *buyer.possible]
    return [*paths, *(other for path in paths for other in path.also)]


def strengths(snapshot: Snapshot, as_of=AS_OF) -> dict[str, tuple[float, float]]:
    """Best known and best possible strength of every buyer; 0 without one."""
    return {
        buyer.person: (
            max((p.strength for p in buyer.known), default=0.0),
            max((p.strength for p in (*buyer.known, *buyer.possible)), default=0.0),
        )
        for buyer in access(snapshot, OBJECTIVE, as_of).buyers
    }


def signature(snapshot: Snapshot, as_of=AS_OF) -> list[tuple[object, ...]]:
    """What identifies the flags of the map, without their explanation."""
    ((account),) = evaluate(snapshot, as_of)
    return [
        (flag.rule, flag.severity, flag.reason, flag.variants, flag.people)
        for report in account.objectives
        for flag in report.flags
    ]


def rules(snapshot: Snapshot, as_of=AS_OF) -> set[object]:
    """The rules that raise a flag."""
    return {entry[0] for entry in signature(snapshot, as_of)}
