"""The integration checklist through the fit page: states, owners on both sides, what it makes one think of, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from inspector_hand import relationship, snapshot
from page_hand import pick, plain_appearance, show, type_over
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_fakes import session_over

from relmap.model.ids import pair_id
from relmap.model.knowledge import Integration
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import IntegrationArea, IntegrationState
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.pages.fit.integration_card import IntegrationCard
from relmap.ui.pages.fit_page import FitPage
from relmap.ui.session import Session
from relmap.words.fit_page import text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ORDERS, CATALOGUE = IntegrationArea.ORDER_ENTRY, IntegrationArea.CATALOGUE
LIVE = IntegrationState.LIVE


def opened(qtbot: QtBot, content: Snapshot, folder: Path) -> tuple[Session, IntegrationCard]:
    session = session_over(content)
    session.choose("acc", "deal")
    page = FitPage(session, plain_appearance(folder))
    show(qtbot, page)
    return session, page.integration


def choice(card: IntegrationCard, area: IntegrationArea, name: str) -> ChoiceField:
    field = card.field(area, name)
    assert isinstance(field, ChoiceField)
    return field


def test_a_system_goes_live_and_gets_its_owners(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    session, card = opened(qtbot, snapshot(), tmp_path)
    assert not card.field(ORDERS, "their_owner").isVisible()
    pick(qtbot, choice(card, ORDERS, "state"), LIVE)
    assert card.missing.text() == "Order entry is live: who of theirs answers for it?"
    qtbot.waitUntil(card.field(ORDERS, "their_owner").isVisible)
    pick(qtbot, choice(card, ORDERS, "our_owner"), "lee")
    type_over(qtbot, card.field(ORDERS, "their_owner"), "Otto Brenn")
    assert session.snapshot.integrations == {
        pair_id("acc", ORDERS): Integration("acc", ORDERS, LIVE, our_owner="lee", their_owner="otto")
    }
    assert not card.missing.isVisible()
    session.undo()
    assert card.missing.isVisible()
    for _ in range(2):
        session.undo()
    assert not session.snapshot.integrations
    assert not card.field(ORDERS, "their_owner").isVisible()


def test_a_system_taken_back_is_gone(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    line = Integration("acc", ORDERS, LIVE, their_owner="otto")
    session, card = opened(qtbot, snapshot(line), tmp_path)
    pick(qtbot, choice(card, ORDERS, "state"), IntegrationState.NONE)
    assert not session.snapshot.integrations
    session.undo()
    assert session.snapshot.integrations_of("acc") == (line,)


@pytest.mark.parametrize(("known", "wired"), [(2, True), (3, False)])
def test_connected_by_wire_not_by_people(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, known: int, wired: bool
) -> None:
    lines = [Integration("acc", area, LIVE, their_owner="otto") for area in (ORDERS, CATALOGUE)]
    people = [relationship(person) for person in ("anna", "otto", "boss")[:known]]
    _session, card = opened(qtbot, snapshot(*lines, *people), tmp_path)
    assert (card.remark.text() == text("WIRED_ONLY")) is wired
    assert card.remark.isVisible() is wired


def test_one_system_alone_is_no_remark(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    _session, card = opened(qtbot, snapshot(Integration("acc", ORDERS, LIVE, their_owner="otto")), tmp_path)
    assert not card.remark.isVisible()
