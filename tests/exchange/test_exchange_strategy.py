"""What surrounds the map, in RelMap JSON, in documents of others and in kept states."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from exchange_documents import documents
from hypothesis import given, settings
from secret_document import SECRET_DAY, secretive

from relmap.exchange import json_reader, json_writer
from relmap.exchange.account_plan import only_account, plan_snapshot
from relmap.exchange.json_strategy_fields import PARTS, STRATEGY_KEYS
from relmap.exchange.kept import kept_content, kept_snapshot
from relmap.exchange.planning import plan_document
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, TeamMember
from relmap.model.integrity import problems
from relmap.model.keeping import RuleSetting, SnapshotMark
from relmap.model.references import STRATEGY, strategy_by_account
from relmap.model.snapshot import COLLECTIONS, Snapshot
from relmap.model.vocabulary import ObjectiveKind

README = Path(__file__).parents[2] / "README.md"


def written(**account: object) -> bytes:
    return json.dumps(
        {
            "format": "relmap",
            "version": 1,
            "team": [{"id": "t", "name": "Kim"}],
            "accounts": [{"id": "a", "name": "Ardo Pumps", "people": [{"id": "p", "name": "Ada"}], **account}],
        }
    ).encode()


def test_every_key_is_documented() -> None:
    text = README.read_text(encoding="utf-8")
    names = {key.name for keys in STRATEGY_KEYS.values() for key in keys}
    assert not {name for name in names | {n for lists in PARTS.values() for n in lists} if f"`{name}`" not in text}


def test_every_kind_of_record_survives_the_round_trip() -> None:
    snapshot = secretive()
    assert all(getattr(snapshot, COLLECTIONS[record_type]) for record_type in STRATEGY)
    read = json_reader.read(json_writer.write(snapshot))
    assert not read.warnings
    for record_type in STRATEGY:
        name = COLLECTIONS[record_type]
        assert getattr(read.snapshot, name) == getattr(snapshot, name)


def test_what_names_nobody_is_kept_without_the_name_or_left_out() -> None:
    read = json_reader.read(
        written(
            facts=[{"id": "f", "category": "VALUES", "text": "order", "person": "gone", "recorded_by": "gone"}],
            actions=[{"id": "x", "owner": "t", "fact": "f"}, {"id": "y", "objective": "gone"}],
            meetings=[{"id": "m", "previous": "m", "attendees": [{"person": "gone"}, {"person": "p"}]}],
            competitor_ties=[{"id": "c", "person": "p", "competitor": "Bolt"}],
        )
    )
    now = read.snapshot
    assert not problems(now)
    assert [w.code for w in read.warnings].count("RECORD_LEFT_OUT") == 1
    assert all(w.text.endswith(".") and "{" not in w.text for w in read.warnings)
    assert (now.facts["f"].text, now.facts["f"].person, now.actions["x"].fact) == ("order", None, "f")
    assert (now.actions["y"].objective, now.meetings["m"].previous) == (None, None)
    assert [a.person for a in now.attendees_of("m")] == ["p"]
    assert list(now.competitor_ties) == ["c"]


@pytest.mark.parametrize(
    ("account", "where"),
    [
        ({"facts": [{"id": "f", "category": "RUMOUR"}]}, "accounts[0].facts[0].category"),
        ({"facts": [{"id": "f", "category": "NOTE", "account": "a"}]}, "accounts[0].facts[0]"),
        ({"fit": [{"line": "C1", "points": 4}]}, "accounts[0].fit[0].points"),
        ({"fit": [{"line": "C1"}, {"line": "C1"}]}, "accounts[0].fit[1]"),
        ({"meetings": [{"id": "m", "attendees": [{"part": "LEADS"}]}]}, "accounts[0].meetings[0].attendees[0]"),
    ],
)
def test_a_mistake_names_its_place(account: dict[str, object], where: str) -> None:
    with pytest.raises(Exception) as caught:
        json_reader.read(written(**account))
    assert where in str(getattr(caught.value, "facts", {}).get("where"))


def test_the_partnership_that_stays_keeps_what_was_agreed() -> None:
    before = snapshot_of([Account("a", "Ardo"), Objective("mine", "a", "Partnership", ObjectiveKind.PARTNERSHIP)])
    coming = {"id": "theirs", "kind": "PARTNERSHIP", "agreements": [{"id": "g", "step": "CONTACT"}]}
    source = written(objectives=[coming], actions=[{"id": "x", "objective": "theirs"}]).replace(b"Ardo Pumps", b"Ardo")
    after = plan_document(before, json_reader.read(source)).after
    assert (after.agreements["g"].objective, after.actions["x"].objective) == ("mine", "mine")
    assert not problems(after)


@given(documents())
@settings(max_examples=25)
def test_an_account_of_another_document_comes_with_all_that_surrounds_it(snapshot: Snapshot) -> None:
    after = plan_snapshot(Snapshot(), snapshot).after
    for account in after.accounts:
        assert strategy_by_account(after).get(account, []) == strategy_by_account(snapshot).get(account, [])
        assert not problems(only_account(after, account)) or problems(snapshot)
    assert {p.code for p in problems(after)} <= {p.code for p in problems(snapshot)}
    assert not after.rule_settings


def test_a_kept_state_is_the_account_as_it_was() -> None:
    snapshot = snapshot_of([r for name in COLLECTIONS.values() for r in getattr(secretive(), name).values()])
    content = kept_content(snapshot, "account")
    mark = SnapshotMark("new", "account", "May review", SECRET_DAY, content=content)
    was = kept_snapshot(mark)
    assert (was.people, was.ties, was.relationships) == (snapshot.people, snapshot.ties, snapshot.relationships)
    assert was.rule_settings == {"fragile": RuleSetting("fragile", 0.77)}
    assert not was.marks and "private" not in was.facts
    again = json_reader.read(json_writer.write(replace(snapshot, marks={mark.id: mark}))).snapshot
    assert again.marks == {mark.id: mark}


def test_kept_states_do_not_count_as_too_many_values() -> None:
    marks = [{"id": f"m{n}", "label": "", "kept_on": "2026-01-01", "content": "[{," * 200_000} for n in range(4)]
    assert len(json_reader.read(written(snapshots=marks)).snapshot.marks) == 4


def test_one_account_is_written_with_those_of_ours_its_plans_name() -> None:
    read = json_reader.read(written(actions=[{"id": "x", "owner": "t"}])).snapshot
    document = replace(read, team={**read.team, "u": TeamMember("u", "Una")})
    assert set(json_reader.read(json_writer.write(document, "a")).snapshot.team) == {"t"}
