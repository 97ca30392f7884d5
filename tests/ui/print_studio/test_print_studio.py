"""The print studio: pages follow the choices, what is seen is what is printed and saved, nothing leaves unseen."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPageRanges, QPainter, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook
from shiboken6 import isValid
from studio_desk import Bench, bench, crowd, sizes_of, text_of
from window_fakes import TODAY

from relmap import folders
from relmap.errors import UserError
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.packs.kinds import PackKind
from relmap.packs.needs import NEEDS, Need
from relmap.packs.pack import Pack, PackWish
from relmap.render.paper.pack_sheets import PackPaper, pack_sheets
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.print_studio.choices import Choices
from relmap.ui.print_studio.contents_sheet import ContentsSheet
from relmap.ui.print_studio.output import print_on, save_pdf, wanted_pages
from relmap.ui.print_studio.page_pictures import page_size
from relmap.ui.print_studio.page_view import Fit
from relmap.ui.print_studio.papers import PaperName
from relmap.ui.print_studio.papers import page_size as paper_size
from relmap.ui.print_studio.studio import PrintStudio
from relmap.ui.settings import Settings
from relmap.words.errors import sentence

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

A4, A3 = (595, 842), (842, 1191)


@pytest.fixture
def work(qtbot: QtBot) -> Bench:
    """A bench over a document that can be written."""
    return bench(qtbot)


def saved(work: Bench, studio: PrintStudio, path: Path) -> Path:
    """The pages, saved by a click."""
    work.messages.files.append(path)
    work.qtbot.mouseClick(studio.save_button, Qt.MouseButton.LeftButton)
    return path


def row_of(studio: PrintStudio, name: str) -> QWidget:
    """The field of a choice."""
    field = getattr(studio.panel, name)
    assert isinstance(field, QWidget)
    return field


def said(studio: PrintStudio) -> str:
    """What stands below the choices."""
    return " ".join(label.text() for label in studio.panel.findChildren(WrapLabel))


# Choosing


def test_the_pages_tell_what_was_chosen_and_follow_it(work: Bench) -> None:
    studio = work.open()
    assert studio.windowTitle() == "Print: Strategy pack"
    assert len(studio.sheets) == 3
    work.choose(studio, "objective", "Partnership")
    assert work.asked[-1].objective == "o1"
    work.choose(studio, "kind", "Portfolio")
    assert studio.windowTitle() == "Print: Portfolio review"
    wish = work.asked[-1]
    assert (wish.kind, wish.account, wish.objective, wish.person) == (PackKind.PORTFOLIO, "", "", "")


def test_only_what_a_pack_needs_is_asked(work: Bench) -> None:
    studio = work.open()
    rows = {
        Need.ACCOUNT: "account",
        Need.OBJECTIVE: "objective",
        Need.PERSON: "person",
        Need.COLLEAGUE: "colleague",
        Need.MEETING: "meeting",
        Need.PEOPLE: "people",
        Need.AUDIENCE: "readers",
        Need.ARRANGEMENT: "arrangement",
        Need.COPY: "copy",
    }
    for kind in PackKind:
        work.choose(studio, "kind", studio.panel.kind.combo.itemText(list(PackKind).index(kind)))
        assert studio.choices.kind is kind
        shown = {need for need, name in rows.items() if row_of(studio, name).isVisibleTo(studio)}
        assert shown == NEEDS[kind], kind


def test_every_kind_of_pack_has_its_needs() -> None:
    assert set(NEEDS) == set(PackKind)


def test_another_account_brings_its_own_objective_and_nobody_of_the_last(work: Bench) -> None:
    studio = work.open(Choices(PackKind.PRECALL, "a1", "o2", person="p2", meeting="m1"))
    assert work.asked[-1].person == "p2"
    work.choose(studio, "account", "Beta")
    assert (studio.choices.objective, studio.choices.person, studio.choices.meeting) == ("o3", "", "")
    assert studio.notice.isVisible() and "whom it is about" in studio.notice.words.text()
    assert not any(b.isEnabled() for b in (studio.print_button, studio.save_button, studio.both_button))


def test_a_person_is_found_by_typing_and_brings_the_next_meeting(work: Bench) -> None:
    studio = work.open(Choices(PackKind.PRECALL, "a1", "o2"))
    assert not work.asked
    line = studio.panel.person.line
    line.setFocus()
    work.qtbot.keyClicks(line, "Ben")
    work.qtbot.keyClick(line, Qt.Key.Key_Return)
    work.settle(studio)
    assert (work.asked[-1].person, work.asked[-1].meeting) == ("p2", "m1")
    assert [words for _key, words in studio.panel.meeting.options] == ["5 Nov · Review", "5 Oct · Kick-off"]
    work.choose(studio, "meeting", "5 Nov")
    assert work.asked[-1].meeting == "m2"
    line.setFocus()
    line.selectAll()
    work.qtbot.keyClicks(line, "Ann")
    work.qtbot.keyClick(line, Qt.Key.Key_Return)
    work.settle(studio)
    assert (work.asked[-1].person, work.asked[-1].meeting) == ("p1", "m2")


def test_a_map_is_cut_to_the_selected_or_to_a_meeting(work: Bench) -> None:
    work.session.choose("a1", "o2")
    work.session.select(["p1"])
    studio = work.open(Choices(PackKind.MAP, "a1", "o2"))
    entries = [words for _value, words in studio.panel.people.options]
    assert entries == ["Everybody", "The selected person, and one step", "At “Kick-off”, and one step",
                       "At “Review”, and one step"]  # fmt: skip
    work.choose(studio, "people", "At “R")
    assert work.asked[-1].people == {"p1", "p2"}


def test_a_map_for_colleagues_is_made_for_them(work: Bench) -> None:
    studio = work.open(Choices(PackKind.MAP, "a1", "o2"))
    assert work.asked[-1].audience is Audience.TEAM
    work.choose(studio, "readers", "Any")
    assert work.asked[-1].audience is Audience.COMPANY
    assert "no ratings" in said(studio)


def test_names_are_shown_to_the_letter(work: Bench) -> None:
    studio = work.open(Choices(PackKind.PRECALL, "a1", "o2", person="p1"))
    assert studio.panel.person.line.text() == "<b>Ann</b> & Co · Director"
    assert ("a2", "Beta <b>Works</b>") in studio.panel.account.options


# Paper


def test_paper_changes_the_pages_without_making_the_pack_again(work: Bench, tmp_path: Path) -> None:
    studio = work.open()
    made = len(work.asked)
    work.choose(studio, "paper", "A3")
    assert not studio.making and studio.save_button.isEnabled()
    assert {round(page_size(sheet).width()) for sheet in studio.sheets} == {297, 420}
    assert len(work.asked) == made
    assert sizes_of(saved(work, studio, tmp_path / "a.pdf")) == [A3, A3[::-1], A3]


def test_paper_of_ones_own_always_stands(work: Bench) -> None:
    studio = work.open()
    work.choose(studio, "paper", "Another")
    studio.panel.wide.line.setFocus()
    studio.panel.wide.line.selectAll()
    work.qtbot.keyClicks(studio.panel.wide.line, "500")
    work.qtbot.keyClick(studio.panel.wide.line, Qt.Key.Key_Tab)
    work.settle(studio)
    size = page_size(studio.sheets[0])
    assert (round(size.width()), round(size.height())) == (420, 500)
    work.qtbot.keyClicks(studio.panel.high.line, "5")
    work.qtbot.keyClick(studio.panel.high.line, Qt.Key.Key_Return)
    work.settle(studio)
    assert round(page_size(studio.sheets[0]).height()) == 500


@pytest.mark.parametrize("paper", list(PaperName))
def test_every_paper_holds_pages(work: Bench, paper: PaperName) -> None:
    pack = work.make(Snapshot(), PackWish(PackKind.STRATEGY, TODAY, "a1"))
    size = paper_size(paper, 140, 140)
    assert size.isValid()
    assert len(pack_sheets(pack, PackPaper(size))) == 3


def test_black_and_white_has_no_colour(work: Bench) -> None:
    studio = work.open(Choices(PackKind.MAP, "a1", "o2"))
    work.qtbot.mouseClick(studio.panel.greyscale.box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    red, green, blue = (studio.choices.pack_paper.theme.flag[n : n + 2] for n in (1, 3, 5))
    assert red == green == blue


# Looking


def test_the_preview_paints_what_is_printed(work: Bench) -> None:
    studio = work.open()
    work.qtbot.waitUntil(lambda: studio.view.pictures.picture(0) is not None)
    seen = studio.view.pictures.picture(0).toImage()
    ink = sum(seen.pixelColor(x, y).lightness() < 120 for x in range(seen.width()) for y in range(0, seen.height(), 2))
    assert ink > 50
    grabbed: QImage = studio.view.grab().toImage()
    assert any(grabbed.pixelColor(x, grabbed.height() // 2).lightness() > 250 for x in range(grabbed.width()))


def test_small_pages_lead_to_large_ones_and_follow_them(work: Bench) -> None:
    work.pages = 12
    studio = work.open()
    small = studio.thumbnails
    assert small.model().rowCount() == 12
    work.qtbot.waitUntil(lambda: small.pictures.picture(1) is not None)
    place = small.visualRect(small.model().index(1, 0)).center()
    work.qtbot.mouseClick(small.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert studio.view.page == 1
    assert studio.bar.place.text() == "Page 2 of 12"
    work.qtbot.keyClick(studio.view, Qt.Key.Key_PageDown)
    assert (studio.view.page, small.currentIndex().row()) == (2, 2)
    work.qtbot.keyClick(studio.view, Qt.Key.Key_End)
    assert (studio.view.page, small.currentIndex().row()) == (11, 11)
    assert small.visualRect(small.currentIndex()).intersects(small.viewport().rect())
    work.qtbot.waitUntil(lambda: small.pictures.picture(11) is not None)
    studio.view.verticalScrollBar().setValue(0)
    assert (studio.view.page, small.currentIndex().row()) == (0, 0)
    assert not studio.bar.previous.isEnabled()
    small.setFocus()
    work.qtbot.keyClick(small, Qt.Key.Key_Down)
    assert studio.view.page == 1
    assert "Section 2" in small.model().data(small.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert studio.view.accessibleDescription() == "Page 2, Section 2"


def test_zoom_by_keys_buttons_and_wheel(work: Bench) -> None:
    work.pages = 1
    studio = work.open()
    view = studio.view
    whole = view.zoom
    assert view.fit is Fit.PAGE
    ctrl = Qt.KeyboardModifier.ControlModifier
    work.qtbot.keyClick(view, Qt.Key.Key_Plus, ctrl)
    assert view.zoom == pytest.approx(whole * 1.25) and view.fit is Fit.FREE
    work.qtbot.keyClick(view, Qt.Key.Key_Minus, ctrl)
    assert view.zoom == pytest.approx(whole)
    work.qtbot.keyClick(view, Qt.Key.Key_9, ctrl)
    assert view.fit is Fit.WIDTH and view.zoom > whole
    assert page_size(view.sheets[0]).width() * view.zoom * 96 / 25.4 == pytest.approx(view.viewport().width() - 36, 0.1)
    work.qtbot.keyClick(view, Qt.Key.Key_0, ctrl)
    assert view.fit is Fit.PAGE and view.zoom == pytest.approx(whole)
    work.qtbot.mouseClick(studio.bar.larger, Qt.MouseButton.LeftButton)
    assert studio.bar.zoom.text() == f"{round(125 * whole)} %"
    at = QPointF(view.viewport().rect().center())
    none, held = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(at, view.mapToGlobal(at), QPoint(), QPoint(0, 240), none, ctrl, held, False)
    before = view.zoom
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom == pytest.approx(before * 1.25**2)


def test_what_is_no_longer_looked_at_is_not_painted(work: Bench) -> None:
    studio = work.open()
    pictures = studio.view.pictures
    work.qtbot.waitUntil(lambda: all(pictures.picture(page) is not None for page in range(3)))
    painted: list[int] = []
    pictures.painted.connect(painted.append)
    before = pictures.picture(0)
    studio.view.zoom_in()
    studio.view.zoom_out()
    for _ in range(5):
        QApplication.processEvents()
    assert painted == [] and pictures.picture(0) is before


def test_a_page_far_too_large_for_one_picture_is_sharp_where_it_is_looked_at(work: Bench) -> None:
    studio = work.open()
    work.choose(studio, "paper", "A0")
    for _ in range(14):
        studio.view.zoom_in()
    work.qtbot.waitUntil(lambda: studio.view.pictures.picture(0) is not None)
    kept = studio.view.pictures.picture(0)
    assert kept.width() * kept.height() < 9_000_000
    work.qtbot.waitUntil(lambda: studio.view.detail is not None)


# Saving and printing


def test_saving_writes_the_pages_keeps_the_state_and_closes(work: Bench, tmp_path: Path) -> None:
    studio = work.open()
    path = saved(work, studio, tmp_path / "strategy.pdf")
    pages = text_of(path)
    assert len(pages) == 3
    assert "Here is STRATEGY a1 o2" in pages[0] and "page 1 of 3" in pages[0]
    assert work.messages.told == ["Written: strategy.pdf"]
    assert not studio.isVisible()
    assert [mark.pack for mark in work.session.snapshot.marks_of("a1")] == ["strategy"]


def test_the_file_name_is_the_packs(work: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed: list[str] = []
    monkeypatch.setattr(work.messages, "save_file", lambda _title, name, _patterns, _chosen: proposed.append(name))
    work.qtbot.mouseClick(work.open().save_button, Qt.MouseButton.LeftButton)
    assert proposed == ["a1-strategy.pdf"]


@pytest.mark.parametrize(("kind", "kept"), [("Portfolio", ["a1", "a2"]), ("Pre-call", []), ("Joint", [])])
def test_states_are_kept_for_the_packs_that_compare(work: Bench, tmp_path: Path, kind: str, kept: list[str]) -> None:
    studio = work.open(Choices(PackKind.STRATEGY, "a1", "o2", person="p2"))
    work.choose(studio, "kind", kind)
    saved(work, studio, tmp_path / "out.pdf")
    for sheet in studio.findChildren(ContentsSheet):
        work.qtbot.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    assert (tmp_path / "out.pdf").exists()
    assert sorted(mark.account for mark in work.session.snapshot.marks.values()) == kept


def test_a_document_for_looking_prints_and_keeps_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    work = bench(qtbot, read_only=True)
    assert text_of(saved(work, work.open(), tmp_path / "x.pdf"))
    assert work.messages.told == ["Written: x.pdf"]
    assert not work.session.snapshot.marks


def test_a_file_that_cannot_be_written_is_one_sentence_and_the_studio_stays(work: Bench, tmp_path: Path) -> None:
    studio = work.open()
    saved(work, studio, tmp_path / "nowhere" / "x.pdf")
    assert studio.isVisible() and studio.error.isVisible()
    assert studio.error.text().replace("\u200b", "").endswith(".")
    assert not work.session.snapshot.marks and not work.messages.told
    work.choose(studio, "paper", "A3")
    assert not studio.error.isVisible()


def test_the_customer_gets_nothing_before_its_contents_are_seen(work: Bench, tmp_path: Path) -> None:
    studio = work.open(Choices(PackKind.JOINT_MAP, "a1"))
    assert "what they may see" in said(studio)
    path = saved(work, studio, tmp_path / "customer.pdf")
    (sheet,) = studio.findChildren(ContentsSheet)
    assert sheet.isVisible() and not path.exists()
    assert [lines.text() for lines in sheet.lists] == ["•  its names\n•  its titles"] * 3
    work.qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not path.exists() and studio.isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    work.qtbot.mouseClick(studio.save_button, Qt.MouseButton.LeftButton)
    (sheet,) = studio.findChildren(ContentsSheet)
    work.qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert "Here is JOINT_MAP a1" in text_of(path)[0]


def test_a_fact_check_sheet_goes_out_as_a_form(work: Bench, tmp_path: Path) -> None:
    studio = work.open(Choices(PackKind.FACTSHEET, "a1", person="p2"))
    work.messages.files.append(tmp_path / "form.xlsx")
    work.qtbot.mouseClick(studio.form_button, Qt.MouseButton.LeftButton)
    (sheet,) = studio.findChildren(ContentsSheet)
    work.qtbot.keyClick(sheet, Qt.Key.Key_Return)
    rows = CalamineWorkbook.from_path(tmp_path / "form.xlsx").get_sheet_by_index(0).to_python()
    assert rows[0] == ["Field", "What we have", "Your correction"]
    assert "Ben Best" in {row[1] for row in rows}
    work.qtbot.waitUntil(lambda: not studio.isVisible())


def test_only_a_fact_check_sheet_is_a_form(work: Bench) -> None:
    studio = work.open(Choices(PackKind.STRATEGY, "a1", "o2"))
    assert not studio.form_button.isVisible()


def printing_dialog(studio: PrintStudio) -> QPrintDialog:
    """The dialog that asks for a printer."""
    (dialog,) = (d for d in studio.findChildren(QPrintDialog) if d.isVisible())
    return dialog


def test_printing_through_the_printers_own_dialog(work: Bench, tmp_path: Path) -> None:
    studio = work.open()
    work.qtbot.mouseClick(studio.print_button, Qt.MouseButton.LeftButton)
    dialog = printing_dialog(studio)
    line = dialog.findChild(QLineEdit, "filename")
    line.setText(str(tmp_path / "printed.pdf"))
    dialog.accept()
    assert "Here is STRATEGY a1 o2" in text_of(tmp_path / "printed.pdf")[2]
    assert sizes_of(tmp_path / "printed.pdf") == [A4, A4[::-1], A4]
    assert work.messages.told == ["Written: printed.pdf"]
    assert not studio.isVisible()
    assert len(work.session.snapshot.marks) == 1


def test_a_print_dialog_left_prints_nothing(work: Bench) -> None:
    studio = work.open()
    work.qtbot.mouseClick(studio.print_button, Qt.MouseButton.LeftButton)
    work.qtbot.keyClick(printing_dialog(studio), Qt.Key.Key_Escape)
    assert studio.isVisible() and not work.messages.told


def test_both_saves_and_prints(work: Bench, tmp_path: Path) -> None:
    studio = work.open()
    work.messages.files.append(tmp_path / "both.pdf")
    work.qtbot.mouseClick(studio.both_button, Qt.MouseButton.LeftButton)
    dialog = printing_dialog(studio)
    assert (tmp_path / "both.pdf").exists() and studio.isVisible()
    dialog.findChild(QLineEdit, "filename").setText(str(tmp_path / "printed.pdf"))
    dialog.accept()
    assert text_of(tmp_path / "printed.pdf") == text_of(tmp_path / "both.pdf")
    assert len(work.session.snapshot.marks) == 1


def test_some_pages_keep_their_numbers(work: Bench, tmp_path: Path) -> None:
    studio = work.open()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "some.pdf"))
    printer.setPageRanges(QPageRanges.fromString("2-3"))
    assert print_on(printer, studio.sheets, studio)
    pages = text_of(tmp_path / "some.pdf")
    assert ["page 2 of 3" in pages[0], "page 3 of 3" in pages[1]] == [True, True]
    assert wanted_pages(studio.sheets, QPageRanges()) is studio.sheets


# Long work


class Gate:
    """A pack that is made only once the gate opens."""

    def __init__(self, work: Bench) -> None:
        self.opened = threading.Event()
        self.entered = threading.Event()
        self._make = work.make
        work.make = self.make  # type: ignore[method-assign]

    def make(self, snapshot: Snapshot, wish: PackWish) -> Pack:
        """Wait, then make it."""
        self.entered.set()
        assert self.opened.wait(20)
        return self._make(snapshot, wish)


def test_long_work_says_so_and_can_be_stopped(work: Bench) -> None:
    gate = Gate(work)
    studio = work.open()
    work.qtbot.waitUntil(studio.notice.isVisible)
    assert studio.notice.words.text() == "Making the pages …" and studio.notice.bar.isVisible()
    assert not studio.save_button.isEnabled()
    work.qtbot.mouseClick(studio.notice.button, Qt.MouseButton.LeftButton)
    assert studio.notice.words.text() == "The pages were not made."
    gate.opened.set()
    work.session.background.wait()
    QApplication.processEvents()
    assert not studio.sheets
    work.qtbot.mouseClick(studio.notice.button, Qt.MouseButton.LeftButton)
    work.qtbot.waitUntil(lambda: bool(studio.sheets))
    assert studio.view.isVisible() and studio.save_button.isEnabled()


def test_only_the_last_wish_is_answered(work: Bench) -> None:
    gate = Gate(work)
    studio = work.open()
    gate.entered.wait(20)
    work.choose(studio, "objective", "Partnership")
    work.choose(studio, "objective", "New")
    gate.opened.set()
    work.qtbot.waitUntil(lambda: bool(studio.sheets))
    assert [wish.objective for wish in work.asked][-1] == "o2"
    assert studio.view.sheets is studio.sheets


def test_closing_while_pages_are_made_ends_it(work: Bench) -> None:
    gate = Gate(work)
    studio = work.open()
    gate.entered.wait(20)
    work.qtbot.keyClick(studio, Qt.Key.Key_Escape)
    gate.opened.set()
    work.session.background.wait()
    QApplication.processEvents()
    assert not isValid(studio) and not work.window.findChildren(PrintStudio)


def test_a_pack_that_cannot_be_made_says_why(work: Bench) -> None:
    work.failure = UserError("PRINT_NOT_POSSIBLE")
    studio = work.open()
    assert studio.notice.words.text() == sentence(work.failure)
    assert not studio.print_button.isEnabled()
    work.failure = None
    work.choose(studio, "objective", "Partnership")
    work.qtbot.waitUntil(lambda: bool(studio.sheets))
    assert studio.view.isVisible()


def test_writing_can_be_stopped_and_leaves_no_file(work: Bench, tmp_path: Path) -> None:
    work.pages = 30
    studio = work.open()
    pack, painted = work.make(work.session.snapshot, work.asked[-1]), []

    def paint_and_stop(painter: QPainter, number: int, total: int) -> None:
        painted.append(number)
        if number == 3:
            (box,) = studio.findChildren(QProgressDialog)
            box.cancel()

    sheets = [replace(sheet, paint=paint_and_stop) for sheet in studio.sheets]
    assert not save_pdf(tmp_path / "long.pdf", pack, sheets, studio)
    assert painted == [1, 2, 3]
    assert not (tmp_path / "long.pdf").exists()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    painted.clear()
    assert not print_on(printer, sheets, studio)
    assert painted == [1, 2, 3] and studio.isVisible()


# Remembering


def test_each_pack_of_each_account_remembers_its_paper(work: Bench) -> None:
    studio = work.open()
    work.choose(studio, "paper", "A3")
    work.choose(studio, "kind", "Map")
    assert studio.choices.paper is PaperName.A4
    work.choose(studio, "account", "Beta")
    work.choose(studio, "kind", "Strategy")
    assert studio.choices.paper is PaperName.A3  # as anything like it was printed last
    work.choose(studio, "paper", "Letter")
    work.qtbot.mouseClick(studio.panel.greyscale.box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    work.qtbot.keyClick(studio, Qt.Key.Key_Escape)
    again = work.open()
    assert (again.choices.paper, again.choices.greyscale) == (PaperName.A3, False)
    work.choose(again, "account", "Beta")
    assert (again.choices.paper, again.choices.greyscale) == (PaperName.LETTER, True)


def test_nothing_about_people_is_remembered(work: Bench, tmp_path: Path) -> None:
    studio = work.open(Choices(PackKind.STRATEGY, "a1", "o2", person="p2"))
    studio.panel.copy.line.setFocus()
    work.qtbot.keyClicks(studio.panel.copy.line, "Director Dora")
    work.qtbot.keyClick(studio.panel.copy.line, Qt.Key.Key_Tab)
    work.settle(studio)
    assert work.asked[-1].copy == "Director Dora"
    work.choose(studio, "paper", "A3")
    saved(work, studio, tmp_path / "x.pdf")
    Settings(folders.settings_file())._store.sync()
    kept = folders.settings_file().read_text()
    assert "paper=A3" in kept
    assert not any(word in kept for word in ("Dora", "Ben", "Ann", "p2", "Alpha"))


def test_a_damaged_memory_is_no_memory(work: Bench) -> None:
    settings = Settings(folders.settings_file())
    for key, value in (("paper", "PAPYRUS"), ("width", "-1"), ("height", "9999999"), ("greyscale", "perhaps")):
        settings.keep(f"print/a1/strategy/{key}", value)
    choices = work.open().choices
    assert (choices.paper, choices.width, choices.height, choices.greyscale) == (PaperName.A4, 297, 420, False)


# Two thousand people


def test_two_thousand_people_are_cheap_to_look_at(qtbot: QtBot) -> None:
    work = bench(qtbot, content=crowd(2000))
    studio = work.open(Choices(PackKind.PRECALL, "a1", "o2"))
    line = studio.panel.person.line
    line.setFocus()
    qtbot.keyClicks(line, "Crowd 1999")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    work.settle(studio)
    assert work.asked[-1].person == "c1999"


def test_everything_has_a_name_and_the_keyboard_reaches_it(work: Bench) -> None:
    studio = work.open(Choices(PackKind.MAP, "a1", "o2"))
    first = studio.panel.kind.combo
    reached, widget = [first], first.nextInFocusChain()
    while widget is not first:
        reached.append(widget)
        widget = widget.nextInFocusChain()
    wanted = [
        *(getattr(studio.panel, name).combo for name in ("kind", "account", "objective", "people", "readers", "paper")),
        studio.panel.greyscale.box,
        studio.print_button,
        studio.save_button,
        studio.both_button,
        studio.thumbnails,
        studio.view,
        studio.bar.larger,
    ]
    assert [widget for widget in wanted if widget not in reached] == []
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in wanted)


def test_the_day_of_the_pack_is_the_documents(work: Bench) -> None:
    work.open()
    assert work.asked[-1].as_of == TODAY == date(2026, 9, 30)
    assert work.asked[-1].file == "memory.relmap"
