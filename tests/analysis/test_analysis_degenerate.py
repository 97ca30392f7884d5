"""Degenerate documents (method.md 3.7) and the order of reports."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, YOU, Map, low_map, names, summary

from relmap.analysis.access import access
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.thresholds import DEFAULTS
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.vocabulary import (
    BuyingRole,
    Level,
    ObjectiveKind,
    Severity,
    Step,
    TargetStatus,
)

ROOT = Path(__file__).resolve().parents[2]


def test_self_reports_unknown_people_and_foreign_records_do_no_harm() -> None:
    map_ = low_map().change("Eng", reports_to="Eng").change("Buyer", reports_to="nobody")
    map_.intro("Eng", "Eng").intro("Eng", "nobody").intro("nobody", "CFO").conflict("CFO", "CFO").know("nobody", 4)
    map_.know("Eng", 4, by="nobody").role("nobody", BuyingRole.ECONOMIC).role(YOU, BuyingRole.ECONOMIC)
    assert summary(map_) == {"F01": "NO_ROUTE"}
    assert not map_.access().possible


def test_an_objective_of_no_account_is_answered_but_not_reported() -> None:
    lost = snapshot_of([Objective(OBJECTIVE, "gone", "Lost")])
    assert evaluate(lost, AS_OF) == ()
    assert access(lost, OBJECTIVE, AS_OF).known == ()


def test_a_cycle_of_units_ends() -> None:
    map_ = low_map().unit("A", "B").unit("B", "A").aim(unit="A").change("Eng", unit="B")
    assert map_.flags()["F01"].facts.low[0].person == "Eng"


def test_a_very_deep_chart_is_walked_without_recursion() -> None:
    people = [Person(f"p{n}", ACCOUNT, f"p{n}", reports_to=f"p{n - 1}" if n else None) for n in range(3000)]
    frame = Map()
    deep = snapshot_of(
        [
            frame.account,
            frame.objective,
            *frame.others.values(),
            *people,
            Relationship(YOU, "p2999", 3, AS_OF),
            RoleAssignment(OBJECTIVE, "p0", frozenset({BuyingRole.ECONOMIC})),
        ]
    )
    (report,) = evaluate(deep, AS_OF)
    assert "F01" in [flag.rule for flag in report.objectives[0].flags]


def test_networkx_is_loaded_with_the_first_graph_only() -> None:
    program = "import sys, relmap.analysis.flags.rulebook, relmap.words.flags; print('networkx' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_absurd_cadences_and_dates_do_no_harm() -> None:
    map_ = Map().person("A").person("B").add(Relationship(YOU, "A", 2, date.min, 10**9))
    map_.add(Relationship(YOU, "B", 1, date.max, 0))
    assert map_.flags(date.max)
    assert map_.flags(date.min)


def test_a_crowd_where_everybody_introduces_everybody_is_searched() -> None:
    map_ = Map().person("EB", Level.C_SUITE).buyer("EB")
    crowd = [f"c{n}" for n in range(30)]
    for one in crowd:
        map_.person(one).know(one, 4).intro(one, "EB")
        for other in crowd:
            map_.intro(one, other)
    assert [(names(p), len(p.also)) for p in map_.access().known] == [(f"You {one} EB", 3) for one in sorted(crowd)[:3]]


def test_reports_come_in_the_order_of_the_document_and_for_one_account() -> None:
    accounts = [Account(key, key, target_status=TargetStatus.KEY) for key in ("b", "a")]
    aims = [Objective(f"o{a.id}", a.id, "Partnership", kind=ObjectiveKind.PARTNERSHIP) for a in accounts]
    both = snapshot_of([*accounts, *aims])
    assert [r.account for r in evaluate(both, AS_OF)] == ["b", "a"]
    assert [r.account for r in evaluate(both, AS_OF, "a")] == ["a"]
    assert evaluate(both, AS_OF, "c") == ()


def test_flags_come_worst_first() -> None:
    map_ = low_map(step=Step.EXPLORE).buyer("Dir")
    flags = map_.report().flags
    assert [flag.rule for flag in flags if flag.rule <= "F08"] == ["F01", "F06"]
    assert [(f.severity.rank, f.rule) for f in flags] == sorted((f.severity.rank, f.rule) for f in flags)
    assert [flag.severity for flag in flags[:2]] == [Severity.CRITICAL, Severity.HIGH]


def test_changed_thresholds_change_the_result() -> None:
    stricter = replace(DEFAULTS, upper_contact=3)
    snapshot = low_map().know("Dir", 2).snapshot()
    (usual,), (strict,) = (
        r.objectives for r in (*evaluate(snapshot, AS_OF), *evaluate(snapshot, AS_OF, thresholds=stricter))
    )
    assert [f.rule for f in usual.flags if f.rule <= "F08"] == ["F04"]
    assert [f.rule for f in strict.flags if f.rule <= "F08"] == ["F01"]
