"""The figures method.md 7 gives for the sample, and what hangs on whom there."""

from __future__ import annotations

from sample_document import AS_OF, KAM, id_of, ids_of, objective_report, reading

from relmap.analysis.account_measures import AccountMeasures, ShapeKind, account_measures
from relmap.analysis.dependence import must_pass
from relmap.analysis.ground import Ground
from relmap.analysis.measures import CoverageBand, ObjectiveMeasures, objective_measures
from relmap.analysis.what_if import deeper, what_if
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Level

SNAPSHOT: Snapshot = reading().snapshot


def measured(code: str) -> ObjectiveMeasures:
    objective = SNAPSHOT.objectives[id_of(code)]
    access = objective_report(SNAPSHOT, code).access
    return objective_measures(Ground(SNAPSHOT, objective.account, AS_OF), objective, access)


def of_account(code: str) -> AccountMeasures:
    return account_measures(Ground(SNAPSHOT, id_of(code), AS_OF))


def test_kestrel() -> None:
    coverage = measured("O-A1").coverage
    assert (coverage.points, coverage.weight, coverage.percent) == (5.25, 14, 37)
    assert (coverage.band, coverage.working, coverage.holders) == (CoverageBand.THIN, 4, 7)
    account = of_account("A")
    assert account.reach.highest is Level.MANAGER
    assert account.fit.assessed_percent == 43
    assert (account.shape.largest, account.shape.relationships) == ((id_of(KAM), 5), 6)
    assert account.shape.kind is ShapeKind.BOW_TIE


def test_aurelia_is_neither_bow_tie_nor_diamond() -> None:
    shape = of_account("C").shape
    assert (shape.largest, shape.relationships, shape.kind) == ((id_of(KAM), 5), 11, ShapeKind.IN_BETWEEN)


def test_a_dinner_with_the_chief_executive_opens_a_second_way() -> None:
    after = deeper(SNAPSHOT, id_of("T6"), id_of("B01"), AS_OF)
    effects = what_if(SNAPSHOT, after, id_of("B"), AS_OF).objectives
    effect = next(one for one in effects if one.objective == id_of("O-B1"))
    assert [(path.ids, path.shown) for path in effect.gained] == [(ids_of("T6", "B01", "B02"), 32)]
    assert "F08" in {flag.rule for flag in effect.flags.cleared}


def test_the_only_way_to_the_finance_chief_of_nordmark_runs_through_the_plant_director() -> None:
    ground = Ground(SNAPSHOT, id_of("B"), AS_OF)
    assert {one.person for one in must_pass(ground, SNAPSHOT.objectives[id_of("O-B1")])} == {id_of("B07")}
