"""Random sound documents for round trips; every field takes part."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from datetime import date
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from relmap.model import vocabulary as v
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.keeping import RuleSetting
from relmap.model.knowledge import Fact
from relmap.model.references import REFERENCES, STRATEGY
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot
from relmap.model.strategy_vocabulary import FactCategory

_R = TypeVar("_R", bound=Record)

# Fields drawn record by record below; all others are drawn by their type.
_OLD: dict[type, frozenset[str]] = {
    kind: frozenset(f.name for f in fields(kind)[: [f.name for f in fields(kind)].index(first)])
    for kind, first in (
        (TeamMember, "background"),
        (Account, "owner"),
        (Unit, "kind"),
        (Person, "pace"),
        (Objective, "offer"),
        (Relationship, "target_date"),
        (RoleAssignment, "result"),
    )
} | {Tie: frozenset(f.name for f in fields(Tie))}

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=8)
DATES = st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1))


def _reference(draw: st.DrawFn, ids: list[str]) -> str | None:
    return draw(st.none() | st.sampled_from(ids)) if ids else None


def _values(draw: st.DrawFn, **strategies: st.SearchStrategy[object]) -> dict[str, object]:
    return {name: draw(strategy) for name, strategy in strategies.items() if draw(st.booleans())}


@st.composite
def documents(draw: st.DrawFn) -> Snapshot:
    """A document of up to two accounts with units, people, ties, relationships, objectives and roles."""
    records: list[Record] = []
    team = [f"t{n}" for n in range(draw(st.integers(0, 2)))]
    for id_ in team:
        values = _values(
            draw,
            org=st.sampled_from(v.TeamOrg),
            title=TEXTS,
            firm=TEXTS,
            active=st.booleans(),
            is_management=st.booleans(),
        )
        records.append(TeamMember(id_, draw(TEXTS), **values))
    for number in range(draw(st.integers(0, 2))):
        records.extend(_account(draw, f"a{number}", team))
    if draw(st.booleans()):
        records.append(Fact("lesson", None, FactCategory.LESSON, draw(TEXTS)))
        records.append(RuleSetting("fragile", draw(st.floats(-10, 10))))
    return snapshot_of(records)


_TICKS = ("trust_credibility", "trust_reliability", "trust_intimacy", "trust_self_orientation")


def _further(draw: st.DrawFn, record: _R, given: dict[str, list[str]]) -> _R:
    """A record with any values in the fields of strategy; ``given`` are the ids each reference may take."""
    hints = get_type_hints(type(record))
    new: dict[str, object] = {}
    for field in fields(record):
        if field.name in _OLD.get(type(record), ()) or field.default is MISSING or draw(st.booleans()):
            continue
        if field.name in given:
            new[field.name] = _reference(draw, given[field.name])
        else:
            new[field.name] = draw(_any(field.name, hints[field.name]))
    return replace(record, **new)


def _any(name: str, hint: Any) -> st.SearchStrategy[object]:
    if get_origin(hint) is UnionType:
        return st.none() | _any(name, next(a for a in get_args(hint) if a is not NoneType))
    if name == "points":
        return st.integers(0, 3)
    if name in _TICKS:
        return st.integers(1, 5)
    if hint is str:
        return TEXTS
    if hint is float:
        return st.floats(0, 1e9)
    if hint is date:
        return st.dates(date(1950, 1, 1), date(2100, 1, 1))
    return st.from_type(hint)


def _around(draw: st.DrawFn, account: str, people: list[str], team: list[str], objectives: list[str]) -> list[Record]:
    """Up to one record of every kind around the map, naming whom it likes."""
    there: dict[type, list[str]] = {TeamMember: team, Person: people, Objective: objectives, Account: [account]}
    records: list[Record] = []
    for record_type in STRATEGY:
        if record_type is RuleSetting or draw(st.booleans()):
            continue
        needed: dict[str, object] = {}
        given = {r.field: [key for t in r.targets for key in there.get(t, [])] for r in REFERENCES[record_type]}
        hints = get_type_hints(record_type)
        for field in fields(record_type):
            if field.name == "id":
                needed["id"] = f"{account}-{record_type.__name__}"
            elif field.name in given and (field.default is MISSING):
                if not given[field.name]:
                    break
                needed[field.name] = draw(st.sampled_from(given[field.name]))
            elif field.default is MISSING:
                needed[field.name] = draw(_any(field.name, hints[field.name]))
        else:
            record = _further(draw, record_type(**needed), given)
            there.setdefault(record_type, []).append(record.id)
            records.append(record)
    return records


def _account(draw: st.DrawFn, account: str, team: list[str]) -> list[Record]:
    values = _values(
        draw,
        target_status=st.sampled_from(v.TargetStatus),
        stage=st.none() | st.sampled_from(v.AccountStage),
        upper_from=st.sampled_from(v.Level),
        employees=st.none() | st.integers(0, 10**6),
        map_shape=st.sampled_from(v.MapShape),
        map_direction=st.sampled_from(v.MapDirection),
    )
    units = [f"{account}u{n}" for n in range(draw(st.integers(0, 3)))]
    people = [f"{account}p{n}" for n in range(draw(st.integers(0, 4)))]
    records: list[Record] = [Account(account, draw(TEXTS), **values)]
    records += [Unit(unit, account, draw(TEXTS), _reference(draw, units)) for unit in units]
    records += [_person(draw, person, account, people, units) for person in people]
    records += _lines(draw, account, people, team)
    objectives = [f"{account}o{number}" for number in range(draw(st.integers(1, 2)))]
    for number, objective in enumerate(objectives):
        records.extend(_objective(draw, objective, account, number == 0, people, units))
    named = {"TeamMember": team, "Person": people}
    further = [_further(draw, record, _ids(record, named)) for record in records]
    return [*further, *_around(draw, account, people, team, objectives)]


def _ids(record: Record, there: dict[str, list[str]]) -> dict[str, list[str]]:
    return {r.field: [key for t in r.targets for key in there[t.__name__]] for r in REFERENCES.get(type(record), ())}


def _person(draw: st.DrawFn, id_: str, account: str, people: list[str], units: list[str]) -> Person:
    place = draw(st.none() | st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)))
    values = _values(
        draw,
        kind=st.sampled_from(v.PersonKind),
        affiliation=st.none() | st.sampled_from(v.Affiliation),
        status=st.sampled_from(v.PersonStatus),
        level=st.sampled_from(v.Level),
        reports_to_certainty=st.sampled_from(v.Certainty),
        upper_override=st.none() | TEXTS,
        since=DATES,
        in_post_since=DATES,
        rank=st.floats(-100, 100),
        pinned=st.booleans(),
        collapsed=st.booleans(),
        **dict.fromkeys(("name", "title", "firm", "function", "site", "email", "phone", "source", "source_id"), TEXTS),
    )
    return Person(
        id_,
        account,
        unit=_reference(draw, units),
        reports_to=_reference(draw, people),
        x=place and place[0],
        y=place and place[1],
        **values,
    )


def _lines(draw: st.DrawFn, account: str, people: list[str], team: list[str]) -> list[Record]:
    records: list[Record] = []
    for person in people:
        for member in team:
            values = _values(
                draw,
                depth=st.integers(0, 5),
                last_contact=DATES,
                cadence_days=st.integers(1, 400),
                target_depth=st.none() | st.integers(0, 5),
                social=st.none() | st.sampled_from(v.Social),
                evidence=TEXTS,
                since=DATES,
                next_step=TEXTS,
            )
            if values:
                records.append(Relationship(member, person, **values))
    for number, (source, target) in enumerate((a, b) for a in people for b in people if a != b):
        values = _values(
            draw,
            certainty=st.sampled_from(v.Certainty),
            strength=st.sampled_from(v.Strength),
            date=DATES,
            words=TEXTS,
            reason=TEXTS,
            was_solid=st.booleans(),
        )
        if values:
            records.append(Tie(f"{account}t{number}", draw(st.sampled_from(v.TieKind)), source, target, **values))
    return records


def _objective(
    draw: st.DrawFn, id_: str, account: str, partnership: bool, people: list[str], units: list[str]
) -> list[Record]:
    kind = v.ObjectiveKind.PARTNERSHIP if partnership else v.ObjectiveKind.SALE
    values = _values(
        draw,
        status=st.sampled_from(v.ObjectiveStatus),
        step=st.sampled_from(v.Step),
        joint_approval=st.booleans(),
        risk_to_customer=st.none() | st.sampled_from(v.RiskToCustomer),
        value=st.none() | st.floats(0, 1e9),
        currency=TEXTS,
        decision_date=DATES,
    )
    title = "Partnership" if partnership else draw(TEXTS)
    records: list[Record] = [Objective(id_, account, title, kind, unit=_reference(draw, units), **values)]
    for person in people:
        role = _values(
            draw,
            roles=st.frozensets(st.sampled_from(v.BuyingRole)),
            certainty=st.sampled_from(v.Certainty),
            how_known=st.none() | st.sampled_from(v.HowKnown),
            known_on=DATES,
            influence=st.sampled_from(v.Influence),
            influence_reason=TEXTS,
            mode=st.sampled_from(v.ResponseMode),
            mode_words=TEXTS,
            mode_certainty=st.sampled_from(v.Certainty),
            rating=st.none() | st.sampled_from(v.RATINGS),
            rating_evidence=TEXTS,
            rating_certainty=st.sampled_from(v.Certainty),
        )
        if role:
            records.append(RoleAssignment(id_, person, **role))
    return records
