"""Scenario 7: the customer copy. The joint map in four clicks; what is on it is read before it is saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_hand import PaperHand, pages
from pypdf import PdfReader
from PySide6.QtCore import Qt
from window_desk import Desk

from relmap.model.vocabulary import PersonStatus
from relmap.ui.print_studio.contents_sheet import ContentsSheet

INTERNAL = ("internal", "economic buyer", "coach", "rating", "influence", "sample.relmap", "depth", "vacant")


@pytest.fixture
def hand(desk: Desk) -> PaperHand:
    return PaperHand.over_the_sample(desk)


def test_the_joint_map_in_four_clicks_and_nothing_internal_on_it(hand: PaperHand, tmp_path: Path) -> None:
    hand.menu("PRINT_JOINT_MAP")
    target = tmp_path / "joint.pdf"
    hand.save(target)
    assert not target.exists()
    told = "\n".join(hand.agree())
    assert hand.clicks <= 4
    words = " ".join(pages(target))
    snapshot, account = hand.desk.session.snapshot, hand.desk.session.account
    people = snapshot.people_of(account or "")
    shown = [person.name for person in people if person.status is PersonStatus.ACTIVE]
    assert shown and all(name in words and name in told for name in shown)
    gone = [person.name for person in people if person.status is PersonStatus.LEFT]
    assert gone and not any(name in words or name in told for name in gone)
    assert not [secret for secret in INTERNAL if secret in words.lower()]
    reader = PdfReader(target)
    properties = " ".join(str(value) for value in (reader.metadata or {}).values()).lower()
    assert not [secret for secret in (*INTERNAL, "home", "tmp") if secret in properties]


def test_nothing_is_written_when_the_list_is_left_and_nothing_is_kept_when_it_is_not(
    hand: PaperHand, tmp_path: Path
) -> None:
    before = hand.desk.session.snapshot
    studio = hand.menu("PRINT_JOINT_MAP")
    hand.save(tmp_path / "left.pdf")
    hand.desk.qtbot.keyClick(hand.desk.dialog(ContentsSheet), Qt.Key.Key_Escape)
    assert studio.isVisible() and not (tmp_path / "left.pdf").exists()
    hand.desk.messages.files.clear()
    hand.save(tmp_path / "joint.pdf")
    hand.agree()
    assert hand.desk.session.snapshot is before
    assert hand.desk.messages.said[-1] == "Written: joint.pdf"
