"""The whole method in the window: flags set aside, pages beside the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from window_desk import Desk

from relmap.ui.dialogs.acknowledge_dialog import AcknowledgeDialog
from relmap.ui.widgets.link_button import LinkButton


@pytest.fixture
def sample(desk: Desk) -> Desk:
    """The sample is open."""
    desk.window.files.open_sample()
    return desk


def links(widget, words: str) -> list[LinkButton]:  # type: ignore[no-untyped-def]
    """The links of a panel with these words."""
    return [button for button in widget.findChildren(LinkButton) if button.text() == words]


def test_a_flag_is_let_stand_with_a_reason_and_raised_again(sample: Desk) -> None:
    panel = sample.window.side.flags
    sample.run("SHOW_FLAGS")
    before = [flag.rule for flag in sample.session.objective_report.flags]
    assert before[0] == "F01"
    offered = links(panel, "Let it stand for a while …")
    assert len(offered) == len(before) - 1 + len(sample.session.account_report.flags)
    offered[0].click()
    dialog = sample.dialog(AcknowledgeDialog)
    sample.qtbot.keyClicks(dialog.reason.line, "Decided at the review")
    sample.qtbot.keyClicks(dialog.by.line, "Kim")
    sample.qtbot.mouseClick(dialog.stand, Qt.MouseButton.LeftButton)
    standing = [*sample.session.objective_report.acknowledged, *sample.session.account_report.acknowledged]
    assert len(standing) == 1
    links(panel, "Raise it again")[0].click()
    assert [flag.rule for flag in sample.session.objective_report.flags] == before


def test_every_page_opens_and_the_map_comes_back(sample: Desk) -> None:
    pages = sample.window.pages
    for code in pages.codes:
        sample.run(f"PAGE_{code}")
        assert pages.current == code
        assert pages.page(code).isVisible()
    sample.run("PAGE_MAP")
    assert sample.window.map_page.isVisible()


def test_the_key_of_quick_capture_is_ready_for_one_line(sample: Desk) -> None:
    sample.run("CAPTURE")
    assert sample.window.pages.current == "KNOWLEDGE"


def test_what_if_follows_the_selection_without_saving(sample: Desk) -> None:
    before = sample.session.snapshot
    sample.session.select((sample.person("Dave Hollis").id,))
    sample.run("SHOW_WHAT_IF")
    assert sample.window.side.currentWidget() is sample.window.side.what_if
    assert sample.session.snapshot is before
