"""Flags, ways, search, colours and lines, as a user works with them in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from window_desk import Desk

from relmap.model.vocabulary import Certainty, TieKind
from relmap.packs.picture import Colouring, LineKind
from relmap.ui.item_models.account_rows import ROW
from relmap.ui.widgets.link_button import LinkButton


@pytest.fixture
def sample(desk: Desk) -> Desk:
    """The sample is open."""
    desk.window.files.open_sample()
    return desk


def texts(widget) -> str:  # type: ignore[no-untyped-def]
    """Everything a panel says."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def link(widget, words: str) -> LinkButton:  # type: ignore[no-untyped-def]
    """The link of a panel."""
    return next(button for button in widget.findChildren(LinkButton) if button.text() == words)


def go_to(desk: Desk, account: str, objective: str) -> None:
    """Show an account with an objective, both by the beginning of their names."""
    snapshot = desk.session.snapshot
    chosen = next(a for a in snapshot.accounts.values() if a.name.startswith(account))
    wanted = next(o for o in snapshot.objectives_of(chosen.id) if o.title.startswith(objective))
    desk.session.choose(chosen.id, wanted.id)


def test_accounts_stand_with_their_worst_flag_first(sample: Desk) -> None:
    view = sample.window.account_list.view
    rows = [view.model().index(row, 0).data(ROW) for row in range(view.model().rowCount())]
    assert [row.name for row in rows] == ["Kestrel Hydraulics Ltd", "Aurelia Mobility Group", "Nordmark Foods A/S"]
    assert rows[0].chip == "no way up"
    sample.qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(2, 0)).center()
    )
    assert sample.session.snapshot.accounts[sample.session.account].name == "Nordmark Foods A/S"


def test_the_flags_panel_says_what_why_and_what_next(sample: Desk) -> None:
    side = sample.window.side
    side.show_flags()
    said = texts(side.flags)
    assert "we know 6 people, all below Director" in said
    assert "What would clear it" in said
    sample.qtbot.mouseClick(link(side.flags, "Harriet Kestrel"), Qt.MouseButton.LeftButton)
    assert sample.session.person.name == "Harriet Kestrel"


def test_one_click_on_has_agreed_opens_the_way_up(sample: Desk) -> None:
    go_to(sample, "Kestrel", "Filtration")
    side = sample.window.side
    side.show_way()
    before = sample.session.objective_report
    assert before.access.known == ()
    assert any(flag.rule == "F01" for flag in before.flags)
    asked = next(rung.via for rung in before.access.ladder).hops[-1]
    ties = len(sample.session.snapshot.ties)
    agreed = [button for button in side.way.findChildren(LinkButton) if button.text() == "Has agreed"]
    if agreed:
        sample.qtbot.mouseClick(agreed[0], Qt.MouseButton.LeftButton)
    else:
        sample.window.edits.tie(TieKind.CAN_INTRODUCE, asked.source, asked.target)
    assert len(sample.session.snapshot.ties) >= ties
    sample.run("UNDO")
    assert sample.session.objective_report.access.known == ()


def test_an_agreed_introduction_is_recorded_as_confirmed_today(sample: Desk) -> None:
    go_to(sample, "Aurelia", "Partnership")
    side = sample.window.side
    side.show_way()
    agreed = [button for button in side.way.findChildren(LinkButton) if button.text() == "Has agreed"]
    before = set(sample.session.snapshot.ties)
    sample.qtbot.mouseClick(agreed[0], Qt.MouseButton.LeftButton)
    made = [tie for key, tie in sample.session.snapshot.ties.items() if key not in before]
    assert [(tie.kind, tie.certainty, tie.date) for tie in made] == [
        (TieKind.CAN_INTRODUCE, Certainty.CONFIRMED, sample.session.as_of)
    ]


def test_the_way_is_drawn_and_others_fade_while_its_panel_is_looked_at(sample: Desk) -> None:
    go_to(sample, "Nordmark", "Single-source")
    way = sample.canvas.scene.picture.way
    assert way.shown == 57
    assert not sample.window.map_page.view.dim_others
    sample.run("SHOW_WAY")
    assert sample.window.map_page.view.dim_others
    assert "57 Fair" in texts(sample.window.side.way)
    sample.run("SHOW_PERSON")
    assert not sample.window.map_page.view.dim_others


def test_finding_people_by_parts_of_words(sample: Desk) -> None:
    sample.run("FIND")
    bar = sample.window.map_page.find_bar
    sample.qtbot.keyClicks(bar.field, "director")
    assert bar.count.text() == "1 of 6"
    sample.qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    first = sample.session.selection
    sample.run("FIND_NEXT")
    assert bar.count.text() == "2 of 6"
    assert sample.session.selection != first
    bar.field.clear()
    sample.qtbot.keyClicks(bar.field, "no such person")
    assert bar.count.text() == "nobody found"
    sample.qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_colours_and_lines_are_switched_and_remembered(sample: Desk) -> None:
    page = sample.window.map_page
    sample.run("COLOUR_DEPTH")
    assert page.view.colouring is Colouring.DEPTH
    sample.qtbot.mouseClick(page.tools.switches["LINES_TEAM"], Qt.MouseButton.LeftButton)
    assert LineKind.OURS in page.view.lines
    sample.run("LINES_CONFLICT")
    assert LineKind.CONFLICT not in page.view.lines
    assert not page.tools.switches["LINES_CONFLICT"].isChecked()
    again = Desk(sample.qtbot)
    again.window.furnish()
    assert again.window.map_page.view.colouring is Colouring.DEPTH
    assert LineKind.OURS in again.window.map_page.view.lines
    again.window.close()


def test_a_role_slot_fades_the_cards_of_its_role(sample: Desk) -> None:
    strip = sample.window.map_page.strip
    slot = next(iter(strip.slots.values()))
    sample.qtbot.mouseClick(slot, Qt.MouseButton.LeftButton)
    assert slot.role in sample.window.map_page.view.hidden_roles


def test_another_objective_recolours_the_map(sample: Desk) -> None:
    strip = sample.window.map_page.strip
    roles = {key: card.roles for key, card in sample.canvas.scene.picture.cards.items()}
    strip.objective.setCurrentIndex(1)
    strip.objective.activated.emit(1)
    assert {key: card.roles for key, card in sample.canvas.scene.picture.cards.items()} != roles
