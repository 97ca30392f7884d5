"""The account profile on the sample and on small invented accounts."""

from __future__ import annotations

from pathlib import Path

import pytest
from inspector_hand import relationship, role, snapshot, tie
from page_hand import click, plain_appearance, show
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_fakes import TODAY, FakeStore, session_over

from relmap import bootstrap
from relmap.analysis.encounters import TheirGroup
from relmap.edit.commands import AddAccount, AddRecords, Remove, Revise, SetRelationship, SetRole
from relmap.model.entities import Account, Objective, Person, Unit
from relmap.model.plan import Action
from relmap.model.relations import Relationship
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import ActionKind, Stance
from relmap.model.vocabulary import AccountStage, BuyingRole, Certainty, Level, TieKind
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.pages.cross_table import CrossTable
from relmap.ui.pages.profile_page import ProfilePage
from relmap.ui.session import Session
from relmap.ui.widgets.share_bar import ShareBar
from relmap.words.conversation import nothing_to_gain
from relmap.words.encounters import their_group
from relmap.words.profile_page import text


def way(*more: object) -> Snapshot:
    """Kim knows Anna, Anna has agreed to introduce us to Edda Falk, who signs."""
    return snapshot(
        relationship(depth=4),
        tie(TieKind.CAN_INTRODUCE, certainty=Certainty.CONFIRMED, date=relationship().last_contact),
        role("boss", BuyingRole.ECONOMIC, certainty=Certainty.CONFIRMED),
        *more,
    )


def said(page: ProfilePage) -> str:
    return "\n".join(one.text().replace("\u200b", "") for one in page.widget().findChildren(WrapLabel))


def looked_at(qtbot: QtBot, session: Session, folder: Path) -> ProfilePage:
    page = ProfilePage(session, plain_appearance(folder))
    show(qtbot, page)
    qtbot.waitUntil(lambda: text("COMPUTING") not in said(page))
    return page


@pytest.fixture
def session(qapp: QApplication) -> Session:
    made = session_over(way())
    made.choose("acc", "deal")
    return made


def test_the_sample_says_whom_to_talk_to_and_how_we_stand(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    document = bootstrap.fresh_sample()
    session = session_over(FakeStore(document.snapshot))
    document.close()
    for account in session.accounts():
        session.choose(account.id)
        page = looked_at(qtbot, session, tmp_path)
        words = said(page)
        assert text("TALKS") in words and text("DEPENDS") in words
        assert text("OF_ACCOUNT", account=account.name) in words
        for name in ("Reach: ", "Breadth: ", "Fit: "):
            assert name in words
        if session.objective_report is not None:
            for name in ("Access: ", "Coverage: ", "Depth: ", "Freshness: ", "Progress: "):
                assert name in words
            assert "1. " in words


def test_a_conversation_leads_to_its_person(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    page = looked_at(qtbot, session, tmp_path)
    assert "1. " in said(page) and "→" in said(page)
    link = page.widget().findChildren(Link)[0]
    with qtbot.waitSignal(page.person_chosen) as chosen:
        click(qtbot, link)
    assert chosen.args == ["anna"]


def test_everybody_the_way_passes_is_named_one_of_ours_without_a_link(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    page = looked_at(qtbot, session, tmp_path)
    for name in ("Kim Vogel", "Anna Rust"):
        assert f"Every way to Edda Falk passes {name}." in said(page)
    assert "Kim Vogel" not in [link.text() for link in page.widget().findChildren(Link)]


def test_bars_stand_only_beside_shares(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    page = looked_at(qtbot, session, tmp_path)
    bars = page.widget().findChildren(ShareBar)
    report = session.objective_report
    assert report is not None
    assert bars[0].share == report.access.shown / 100
    assert all(0 <= bar.share <= 1 for bar in bars)


def test_it_follows_edits_and_waits_while_hidden(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    page = looked_at(qtbot, session, tmp_path)
    session.run(Remove(Relationship, tuple(session.snapshot.relationships)))
    qtbot.waitUntil(lambda: text("DEPENDS_NO_PATH") in said(page))
    page.hide()
    before = page.widget()
    session.run(SetRole("deal", ("boss",), {"roles": frozenset[BuyingRole]()}))
    assert page.widget() is before
    page.show()
    qtbot.waitUntil(lambda: text("DEPENDS_NO_BUYER", objective="New rolling line") in said(page))
    session.undo()
    session.undo()
    qtbot.waitUntil(lambda: "Every way to Edda Falk passes Anna Rust." in said(page))


def test_another_place_shows_its_own(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    page = looked_at(qtbot, session, tmp_path)
    session.choose("acc", "partnership")
    qtbot.waitUntil(lambda: text("OF_OBJECTIVE", objective="Partnership") in said(page))
    session.run(AddAccount("Elm Works", id="elm"))
    session.choose("elm")
    qtbot.waitUntil(lambda: said(page) == text("NO_PEOPLE"))


def test_without_an_account_it_says_what_to_do(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    page = looked_at(qtbot, session_over(Snapshot()), tmp_path)
    assert said(page) == text("NO_ACCOUNT")


def test_nobody_known_means_nothing_to_gain_or_to_lose(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    session = session_over(snapshot())
    session.choose("acc", "deal")
    page = looked_at(qtbot, session, tmp_path)
    assert nothing_to_gain() in said(page)
    assert text("DEPENDS_NO_BUYER", objective=session.snapshot.objectives["deal"].title) in said(page)


def test_the_largest_names_stay_within_the_page(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    anna = Person("anna", "acc", "مريم" * 40, stance=Stance.ADVERSARIAL, level=Level.STAFF, reports_to="boss")
    works = Unit("works", "acc", "Walzwerk" * 30, spend=5e9)
    session = session_over(way(Objective("deal", "acc", "Rollingline" * 30), anna, works))
    session.choose("acc", "deal")
    page = looked_at(qtbot, session, tmp_path)
    page.resize(380, 700)
    assert page.widget().width() <= 380
    assert all(one.width() <= 380 for one in page.widget().findChildren(WrapLabel))


def test_who_has_met_whom_names_the_empty_place_that_matters(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    page = looked_at(qtbot, session, tmp_path)
    table = page.widget().findChild(CrossTable)
    assert [cell.text() for cell in table.findChildren(WrapLabel)] == [
        "Our team", their_group(TheirGroup.HEAD), "nobody yet", their_group(TheirGroup.UNITS), "1 pair",
    ]  # fmt: skip
    assert "Nobody of ours has met anybody at headquarters or on the upper level. Begin with Edda Falk." in said(page)
    link = next(link for link in reversed(page.widget().findChildren(Link)) if link.text() == "Edda Falk")
    page.ensureWidgetVisible(link)
    with qtbot.waitSignal(page.person_chosen) as chosen:
        click(qtbot, link)
    assert chosen.args == ["boss"]
    session.run(SetRelationship("kim", ("boss",), {"depth": 1}))
    qtbot.waitUntil(lambda: "Begin with" not in said(page))


def test_stances_are_shown_once_one_is_known(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    page = looked_at(qtbot, session, tmp_path)
    assert text("STANCES") not in said(page)
    session.run(Revise(Person, ("anna",), {"stance": Stance.ADVERSARIAL, "level": Level.MANAGER}))
    qtbot.waitUntil(lambda: text("STANCES") in said(page))
    assert "Only at a low level somebody works against suppliers: Anna Rust." in said(page)
    assert "Next above: Edda Falk." in said(page)
    session.undo()
    qtbot.waitUntil(lambda: text("STANCES") not in said(page))


def test_partners_without_an_improvement_are_asked(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    page = looked_at(qtbot, session, tmp_path)
    assert text("COMPLACENT") not in said(page)
    session.run(Revise(Account, ("acc",), {"stage": AccountStage.COOPERATIVE}))
    qtbot.waitUntil(lambda: text("COMPLACENT") in said(page))
    session.run(AddRecords((Action("a", "acc", "Faster", ActionKind.IMPROVEMENT, done=TODAY),)))
    qtbot.waitUntil(lambda: text("COMPLACENT") not in said(page))


def test_a_stage_the_map_does_not_show_is_questioned(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    page = looked_at(qtbot, session, tmp_path)
    assert "the map does not show it" not in said(page)
    session.run(Revise(Account, ("acc",), {"stage": AccountStage.COOPERATIVE}))
    sentence = (
        "The stage is Cooperative, but the map does not show it yet: fewer than three people work with us and "
        "fewer than two of ours work with them."
    )
    qtbot.waitUntil(lambda: sentence in said(page))
    session.run(SetRelationship("lee", ("otto", "boss"), {"depth": 3, "last_contact": TODAY}))
    qtbot.waitUntil(lambda: sentence not in said(page))
