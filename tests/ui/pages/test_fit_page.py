"""The fit sheet through its page: two numbers, evidence first, both sides, undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from inspector_hand import snapshot
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_fakes import TODAY, session_over

from relmap.analysis.fit import FULL, FitBand, assessed, fit_of, overloaded
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account
from relmap.model.ids import pair_id
from relmap.model.knowledge import FitAnswer
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FitLine, YesNo
from relmap.model.vocabulary import Certainty, TargetStatus
from relmap.ui.appearance import Appearance
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.text_field import LineField
from relmap.ui.pages.fit_page import FitPage
from relmap.ui.session import Session
from relmap.ui.settings import Settings

DAY = date(2026, 6, 1)


def answer(line: FitLine, points: int | None, evidence: str = "annual report", day: date | None = DAY) -> FitAnswer:
    return FitAnswer("acc", line, points, evidence=evidence, evidence_date=day)


def with_answers(*answers: FitAnswer) -> Snapshot:
    return snapshot(*answers)


# The measure


def test_unknown_counts_neither_way() -> None:
    fit = fit_of(with_answers(answer(FitLine.C1, 3), answer(FitLine.VISION, 1)), "acc")
    assert (fit.points, fit.possible) == (4.5, 7.5)
    assert (fit.percent, fit.assessed_percent) == (60, 36)
    assert fit.band is FitBand.UNASSESSED
    assert FULL == 21


def test_a_point_without_evidence_and_its_day_is_not_assessed() -> None:
    assert not assessed(answer(FitLine.C3, 2, evidence=" "))
    assert not assessed(answer(FitLine.C3, 2, day=None))
    assert not assessed(None)
    assert assessed(answer(FitLine.C3, 0))


def test_bands_begin_where_the_method_says() -> None:
    lines = (FitLine.C1, FitLine.C2, FitLine.C3, FitLine.C4, FitLine.VISION, FitLine.CULTURE)
    weak = fit_of(with_answers(*(answer(line, 1) for line in lines)), "acc")
    good = fit_of(with_answers(*(answer(line, 3) for line in lines[:-1]), answer(FitLine.CULTURE, 0)), "acc")
    possible = fit_of(with_answers(*(answer(line, 2) for line in lines)), "acc")
    assert (weak.band, possible.band, good.band) == (FitBand.WEAK, FitBand.POSSIBLE, FitBand.GOOD)
    assert (weak.percent, possible.percent, good.percent) == (33, 67, 79)
    assert good.assessed_percent == 100
    assert not good.missing


def test_reasons_to_wait_stand_beside_the_fit() -> None:
    reason = FitAnswer("acc", FitLine.WAIT_NO_MONEY, holds=YesNo.YES, certainty=Certainty.CONFIRMED)
    fit = fit_of(with_answers(answer(FitLine.C1, 3), reason), "acc")
    assert fit.percent == 100
    assert fit.confirmed_waits == 1


def test_more_than_four_key_accounts_are_too_many() -> None:
    accounts = [Account(f"a{n}", f"Account {n}", TargetStatus.KEY, owner="kim") for n in range(5)]
    assert overloaded(snapshot_of(accounts)) == (("kim", 5),)
    assert overloaded(snapshot_of(accounts[:4])) == ()


# The page


@pytest.fixture
def session(qapp: QApplication) -> Session:
    made = session_over(snapshot())
    made.choose("acc", "deal")
    return made


@pytest.fixture
def appearance(qapp: QApplication, tmp_path: Path) -> Appearance:
    return Appearance(Settings(tmp_path / "settings.ini"))


@pytest.fixture
def page(qtbot: QtBot, session: Session, appearance: Appearance) -> FitPage:
    made = FitPage(session, appearance)
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def stored(session: Session, line: FitLine) -> FitAnswer | None:
    return session.snapshot.fit.get(pair_id("acc", line))


def choose(page: FitPage, line: FitLine, name: str, index: int) -> None:
    field = page.field(line, name)
    assert isinstance(field, ChoiceField)
    field.combo.setCurrentIndex(index)
    field.combo.activated.emit(index)


def typed(qtbot: QtBot, page: FitPage, line: FitLine, name: str, words: str) -> None:
    field = page.field(line, name)
    assert isinstance(field, LineField)
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, words)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_empty_sheet_asks_for_the_vision_first(qtbot: QtBot, page: FitPage) -> None:
    assert page.fit_number.text() == "–"
    assert page.assessed_number.text() == "0 %"
    qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert page.field(FitLine.VISION, "points").focusProxy().hasFocus()


def test_points_count_once_there_is_evidence(qtbot: QtBot, page: FitPage, session: Session) -> None:
    choose(page, FitLine.VISION, "points", 3)
    assert page.assessed_number.text() == "0 %"
    typed(qtbot, page, FitLine.VISION, "evidence", "Strategy day")
    made = stored(session, FitLine.VISION)
    assert made is not None
    assert (made.points, made.evidence, made.evidence_date) == (2, "Strategy day", TODAY)
    assert page.fit_number.text() == "67 %"
    assert page.assessed_number.text() == "21 %"
    session.undo()
    assert page.assessed_number.text() == "0 %"


def test_both_sides_and_reasons_are_written_down(qtbot: QtBot, page: FitPage, session: Session) -> None:
    typed(qtbot, page, FitLine.CULTURE_OPENNESS, "theirs", "Shares forecasts")
    typed(qtbot, page, FitLine.CULTURE_OPENNESS, "ours", "Shares stock")
    choose(page, FitLine.WAIT_NOT_FORCED, "holds", list(YesNo).index(YesNo.YES))
    sides = stored(session, FitLine.CULTURE_OPENNESS)
    assert sides is not None
    assert (sides.theirs, sides.ours) == ("Shares forecasts", "Shares stock")
    assert "reason" in page.verdict.text() or page.fit_number.text() == "–"
    assert len(fit_of(session.snapshot, "acc").waits) == 1


def test_an_answer_taken_back_is_gone(page: FitPage, session: Session) -> None:
    choose(page, FitLine.C2, "points", 2)
    choose(page, FitLine.C2, "points", 0)
    assert stored(session, FitLine.C2) is None


def test_nothing_can_be_written_in_a_read_only_document(qtbot: QtBot, appearance: Appearance) -> None:
    session = session_over(snapshot(), read_only=True)
    made = FitPage(session, appearance)
    qtbot.addWidget(made)
    made.show()
    assert not made.field(FitLine.C1, "points").isEnabled()
    assert not made.go.isVisible()
