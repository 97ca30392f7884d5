"""The map as picture or slides, through its dialog: every kind, for everybody it can be for, and nothing more."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtGui import QGuiApplication, QImage
from window_desk import Desk

from relmap.edit.commands import AddObjective, AddTie
from relmap.model.vocabulary import Audience, TieKind
from relmap.packs.picture import LineKind
from relmap.render.theme import PAPER
from relmap.ui.dialogs.picture_dialog import Kind, PictureDialog
from relmap.words.picture_window import sees

OPINION = "CANARY opinion"
TOLD = {Audience.TEAM: " (team)", Audience.COMPANY: " (company)", Audience.CUSTOMER: ""}


@pytest.fixture
def sample(desk: Desk) -> Desk:
    """The sample is open."""
    desk.window.files.open_sample()
    return desk


def opened(desk: Desk) -> PictureDialog:
    """The dialog, as the menu opens it."""
    desk.run("SAVE_PICTURE")
    dialog = desk.dialog(PictureDialog)
    assert isinstance(dialog, PictureDialog)
    return dialog


def saved(desk: Desk, target: Path, kind: Kind, audience: Audience = Audience.TEAM) -> Path:
    """The map, saved through the dialog."""
    dialog = opened(desk)
    dialog.choose(kind, audience)
    desk.messages.files.append(target)
    dialog.save.click()
    assert not dialog.isVisible()
    assert desk.messages.said[-1] == f"Written: {target.name}"
    return target


def everything(path: Path) -> bytes:
    """The bytes of a file, and of what is packed in it."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return path.read_bytes() + b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("audience", list(TOLD))
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_for_everybody(sample: Desk, tmp_path: Path, kind: Kind, audience: Audience) -> None:
    path = saved(sample, tmp_path / f"map{kind.suffix}", kind, audience)
    if kind is Kind.PNG:
        assert not QImage(str(path)).isNull()
    else:
        assert b"Harriet Kestrel" in everything(path)
    if kind is Kind.PPTX:
        names = {shape.name for slide in Presentation(str(path)).slides for shape in slide.shapes}
        known = f"person:{sample.person('Dave Hollis').id}"
        assert (known in names) is (audience is not Audience.CUSTOMER)


def conflict(desk: Desk) -> str:
    """Two people are at odds, and the objective shown is called an opinion; the id of the tie."""
    session = desk.session
    tie = AddTie(TieKind.CONFLICT, desk.person("Dave Hollis").id, desk.person("Joe Brandt").id, {"words": OPINION})
    assert session.run(tie) is not None
    objective = AddObjective(session.account or "", OPINION)
    assert session.run(objective) is not None
    session.choose(session.account, objective.id)
    return tie.id


@pytest.mark.parametrize("kind", [Kind.SVG, Kind.PPTX])
def test_opinions_and_conflicts_do_not_reach_the_customer(sample: Desk, tmp_path: Path, kind: Kind) -> None:
    tie, red = conflict(sample), PAPER.tie(LineKind.CONFLICT).lower().removeprefix("#")
    told = everything(saved(sample, tmp_path / f"team{kind.suffix}", kind))
    assert OPINION.encode() in told and red.encode() in told.lower()
    shown = everything(saved(sample, tmp_path / f"customer{kind.suffix}", kind, Audience.CUSTOMER))
    assert b"Dave Hollis" in shown and b"Joe Brandt" in shown
    for secret in ("canary", tie, "conflict", red, "no contact", "mark evans", "vacant", "not placed", "objective"):
        assert secret.encode() not in shown.lower(), secret


def test_conflicts_stay_with_the_team(sample: Desk, tmp_path: Path) -> None:
    conflict(sample)
    assert b"conflict" in everything(saved(sample, tmp_path / "team.pptx", Kind.PPTX)).lower()
    company = everything(saved(sample, tmp_path / "company.pptx", Kind.PPTX, Audience.COMPANY))
    assert b"INTERNAL" in company and b"conflict" not in company.lower()


def test_a_picture_of_any_size_with_or_without_a_ground(sample: Desk, tmp_path: Path) -> None:
    plain = QImage(str(saved(sample, tmp_path / "plain.png", Kind.PNG)))
    assert not plain.hasAlphaChannel() and plain.pixelColor(0, 0).name() == PAPER.ground.lower()
    dialog = opened(sample)
    dialog.choose(Kind.PNG, Audience.TEAM)
    dialog.scale.setCurrentIndex(dialog.scale.findData(4))
    dialog.ground.setCurrentIndex(dialog.ground.findData("TRANSPARENT"))
    sample.messages.files.append(tmp_path / "large.png")
    dialog.save.click()
    large = QImage(str(tmp_path / "large.png"))
    assert large.pixelColor(0, 0).alpha() == 0
    assert large.width() == pytest.approx(plain.width() * 2, abs=2)
    cards = sum(large.pixelColor(x, large.height() // 2).alpha() == 255 for x in range(large.width()))
    assert cards > 100


def test_a_map_too_large_for_its_size_says_so(sample: Desk, tmp_path: Path) -> None:
    account = next(a.id for a in sample.session.snapshot.accounts.values() if a.name.startswith("Aurelia"))
    sample.session.choose(account)
    dialog = opened(sample)
    dialog.choose(Kind.PNG, Audience.CUSTOMER)
    dialog.scale.setCurrentIndex(dialog.scale.findData(4))
    sample.messages.files.append(tmp_path / "huge.png")
    dialog.save.click()
    assert "only" in sample.messages.said[-1] and "times as large" in sample.messages.said[-1]


def test_the_choices_fit_the_kind_and_the_name_says_who_it_is_for(sample: Desk) -> None:
    dialog = opened(sample)
    for kind in Kind:
        for audience, told in TOLD.items():
            dialog.choose(kind, audience)
            assert dialog.file_name == f"Kestrel Hydraulics Ltd 2026-09-30{told}{kind.suffix}"
            assert dialog.seen.text() == sees(audience)
            assert dialog.scale.isVisible() is dialog.ground.isVisible() is (kind is Kind.PNG)
            assert dialog.choose_template.isVisible() is (kind is Kind.PPTX)


def test_the_kind_is_remembered_and_the_audience_never_is(sample: Desk, tmp_path: Path) -> None:
    saved(sample, tmp_path / "map.svg", Kind.SVG, Audience.CUSTOMER)
    again = opened(sample)
    assert again.kind.currentData() == Kind.SVG
    assert again.audience.currentData() == Audience.TEAM


def test_slides_on_a_template(sample: Desk, tmp_path: Path) -> None:
    house, own = tmp_path / "house.pptx", tmp_path / "own.pptx"
    made = Presentation()
    made.slide_width = 11 * 914_400
    made.save(str(house))
    dialog = opened(sample)
    dialog.choose(Kind.PPTX, Audience.TEAM)
    assert not dialog.drop_template.isVisible()
    sample.messages.files += [house, own]
    dialog.choose_template.click()
    assert dialog.template.text() == "house.pptx" and dialog.drop_template.isVisible()
    dialog.save.click()
    assert Presentation(str(own)).slide_width == 11 * 914_400


def test_a_template_that_cannot_be_used_is_one_sentence_and_the_dialog_stays(sample: Desk, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.pptx"
    wrong.write_text("no presentation")
    dialog = opened(sample)
    dialog.choose(Kind.PPTX, Audience.COMPANY)
    sample.messages.files += [wrong, tmp_path / "out.pptx", tmp_path / "out.pptx"]
    dialog.choose_template.click()
    dialog.save.click()
    assert sample.messages.said[-1].startswith("wrong.pptx") and not (tmp_path / "out.pptx").exists()
    assert dialog.isVisible() and dialog.save.isEnabled()
    assert QGuiApplication.overrideCursor() is None
    dialog.drop_template.click()
    dialog.save.click()
    assert (tmp_path / "out.pptx").exists()
