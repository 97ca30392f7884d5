"""The guided tour: the story of the sample told by bubbles, driven by keys and clicks in a real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel
from window_desk import Desk, documents
from window_fakes import FakeStore

from relmap.edit.commands import Remove, Revise, SetRelationship, Together
from relmap.edit.document import Document
from relmap.edit.story import ACCOUNT, OBJECTIVE, STORY, outcome
from relmap.model.entities import Account, Objective, Person
from relmap.model.sample import SAMPLE_DAY, sample_id
from relmap.ui.appearance import Mode
from relmap.ui.widgets.coach_mark import CoachMark
from relmap.ui.widgets.link_button import LinkButton

KIM, INGRID, DAVE, MARK = (sample_id(code) for code in ("T1", "A03", "A06", "A11"))
RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


class Tourist:
    """Somebody who takes the tour, by the bubble that is in sight."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def bubble(self) -> CoachMark:
        """The bubble, once it stands."""
        tour = self.desk.window.tour
        self.desk.qtbot.waitUntil(lambda: tour.mark is not None and tour.mark.isVisible())
        assert tour.mark is not None
        return tour.mark

    @property
    def said(self) -> str:
        """Everything the bubble says."""
        return "\n".join(label.text() for label in self.bubble.findChildren(QLabel))

    @property
    def button(self) -> str:
        """The word on the button."""
        return self.bubble.button.text()

    def key(self, key: Qt.Key) -> None:
        """Press a key while the bubble has the keyboard."""
        self.desk.window.activateWindow()
        self.desk.qtbot.waitUntil(self.bubble.button.hasFocus)
        self.desk.qtbot.keyClick(QApplication.focusWidget(), key)

    def click(self, words: str) -> None:
        """Click what is called so in the bubble."""
        (button,) = (b for b in (self.bubble.button, *self.bubble.links) if b.text() == words)
        self.desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def stands_beside_its_place(self) -> None:
        """The bubble is inside the window and covers nothing of what it points at."""
        bubble = self.bubble
        self.desk.qtbot.waitUntil(lambda: not bubble.target.isEmpty() and bubble.target == bubble.place())
        assert not bubble.geometry().intersects(bubble.target)
        assert self.desk.window.body.rect().contains(bubble.geometry())


@pytest.fixture
def sample(desk: Desk) -> Desk:
    """The sample is open; its first hints were seen."""
    desk.settings.keep("greeted", True)
    desk.window.files.open_sample()
    return desk


@pytest.fixture
def tourist(sample: Desk) -> Tourist:
    """The tour has just begun."""
    sample.run("GUIDED_TOUR")
    return Tourist(sample)


@pytest.fixture
def locked(desk: Desk) -> Iterator[Tourist]:
    """The tour over a sample that can only be looked at."""
    desk.settings.keep("greeted", True)
    opened = documents().sample()
    store = FakeStore(opened.snapshot, read_only=True)
    store.path = opened.path
    opened.close()
    desk.session.show(Document(store), SAMPLE_DAY)
    desk.run("GUIDED_TOUR")
    yield Tourist(desk)
    desk.session.show(None)


def now(desk: Desk):  # type: ignore[no-untyped-def]
    """What the objective of the story has come to in the window."""
    assert (desk.session.account, desk.session.objective) == (ACCOUNT, OBJECTIVE)
    return outcome(desk.session.objective_report)


def codes(desk: Desk) -> set[str]:
    """The lines of the story that are on the map, by their codes."""
    return {code for code in ("A-S1", "A-S3", "A-S4") if sample_id(code) in desk.session.snapshot.ties}


def test_enter_alone_leads_through_the_story(tourist: Tourist) -> None:
    desk = tourist.desk
    revision = desk.session.document.revision
    for number, step in enumerate(STORY, start=1):
        assert f"Step {number} of {len(STORY)}" in tourist.said
        assert tourist.button == "Let it happen"
        tourist.stands_beside_its_place()
        tourist.key(RETURN)
        assert now(desk) == step.outcome
        assert desk.session.document.revision == revision + number, "one undo step each"
        tourist.stands_beside_its_place()
        tourist.key(RETURN)
    assert desk.window.tour.mark is None
    assert desk.messages.said == ["The tour has ended. The sample stays as it is now."]
    assert now(desk) == STORY[-1].outcome


def test_what_changed_is_told_before_and_after(tourist: Tourist) -> None:
    tourist.click("Let it happen")
    assert "Dave Hollis agrees to introduce you to Ingrid Vos." in tourist.said
    assert "Still flagged\nF01 · Only low-level contacts, and no known path to Harriet Kestrel" in tourist.said
    assert "Next step until now\nFirst reach Tom Kestrel" in tourist.said
    assert "Next step from now on\nLet Dave Hollis introduce you to Ingrid Vos, as agreed." in tourist.said
    tourist.click("Next")
    tourist.click("Let it happen")
    assert "Flags raised\nF04 · No known path to Harriet Kestrel" in tourist.said
    assert "Flags cleared\nF01" in tourist.said
    tourist.click("Next")
    tourist.click("Let it happen")
    assert "Best way: none → 49 fair\nFair – Dave Hollis has agreed to introduce you to Ingrid Vos" in tourist.said
    tourist.click("Next")
    tourist.click("Let it happen")
    assert "Another way\nWeak – Mark Evans has agreed to introduce you to Harriet Kestrel" in tourist.said
    assert "F08 · Every path to Harriet Kestrel runs through Ingrid Vos" in tourist.said
    assert "otherwise" not in tourist.said
    assert tourist.button == "Finish"


def test_each_step_points_at_where_it_is_written_down(tourist: Tourist) -> None:
    desk = tourist.desk
    side, body = desk.window.side, desk.window.body

    def around(widget) -> QRect:  # type: ignore[no-untyped-def]
        return QRect(widget.mapTo(body, widget.rect().topLeft()), widget.size())

    def points_at(find) -> None:  # type: ignore[no-untyped-def]
        desk.qtbot.waitUntil(lambda: around(find()).contains(tourist.bubble.target) and tourist.bubble.isVisible())

    points_at(lambda: side.way.agreements[DAVE, INGRID])
    tourist.click("Let it happen")
    points_at(lambda: side.way.advice)
    tourist.click("Next")
    assert desk.session.selection == (INGRID,)
    points_at(lambda: side.inspector.page.card)
    tourist.click("Let it happen")
    points_at(lambda: desk.window.map_page.headline)
    tourist.click("Next")
    points_at(lambda: side.inspector.page.adder)
    tourist.click("Let it happen")
    points_at(lambda: side.way.known[0])
    tourist.click("Next")
    assert desk.session.selection == (MARK,)
    points_at(lambda: side.inspector.page.form.field("status"))
    tourist.click("Let it happen")
    points_at(lambda: side.way.known[2])
    assert desk.session.way == 2, "the way that was gained is drawn on the map"


def test_back_takes_every_step_back(tourist: Tourist) -> None:
    desk = tourist.desk
    as_it_came = desk.session.snapshot
    for _step in STORY:
        tourist.click("Let it happen")
        if tourist.button != "Finish":
            tourist.click("Next")
    for step in reversed(STORY[:-1]):
        tourist.click("Back")
        assert tourist.button == "Let it happen"
        assert now(desk) == step.outcome
    tourist.click("Back")
    assert desk.session.snapshot == as_it_came
    assert "Step 1 of 4" in tourist.said
    assert [link.text() for link in tourist.bubble.links] == ["End"]


def test_back_after_next_takes_back_the_step_before(tourist: Tourist) -> None:
    tourist.click("Let it happen")
    tourist.click("Next")
    tourist.click("Back")
    assert "Step 1 of 4" in tourist.said
    assert tourist.button == "Let it happen"
    assert tourist.desk.session.document.undo_label is None
    assert "A-S1" not in codes(tourist.desk)


def test_back_leaves_alone_what_the_user_changed_since(tourist: Tourist) -> None:
    desk = tourist.desk
    tourist.click("Let it happen")
    desk.session.run(Revise(Person, (DAVE,), {"site": "Hull"}))
    changed = desk.session.snapshot
    tourist.click("Back")
    assert desk.messages.said == ["Something else was changed since. Undo that first, then go back."]
    assert desk.session.snapshot is changed
    desk.run("UNDO")
    tourist.click("Back")
    assert tourist.button == "Let it happen"


def test_undo_and_redo_of_the_window_are_followed(tourist: Tourist) -> None:
    desk = tourist.desk
    tourist.click("Let it happen")
    assert tourist.button == "Next"
    desk.run("UNDO")
    assert tourist.button == "Let it happen"
    desk.run("REDO")
    assert tourist.button == "Next"
    assert now(desk) == STORY[0].outcome


def test_a_step_done_by_hand_is_noticed(tourist: Tourist) -> None:
    desk = tourist.desk
    way = desk.window.side.way
    desk.qtbot.mouseClick(way.agreements[DAVE, INGRID], Qt.MouseButton.LeftButton)
    assert tourist.button == "Next"
    assert "Next step from now on" in tourist.said
    tourist.click("Back")
    assert tourist.button == "Let it happen"
    assert (DAVE, INGRID) in way.agreements


def test_escape_ends_and_leaves_the_document_as_it_is(tourist: Tourist) -> None:
    desk = tourist.desk
    tourist.key(RETURN)
    tourist.key(ESCAPE)
    assert desk.window.tour.mark is None
    assert "A-S1" in codes(desk)
    desk.messages.offered["Reset the sample"]()
    assert desk.messages.asked == ["Bring the sample back to how it came?"]
    assert "A-S1" not in codes(desk)


def test_ending_before_anything_happened_offers_nothing(tourist: Tourist) -> None:
    tourist.key(ESCAPE)
    assert tourist.desk.window.tour.mark is None
    assert tourist.desk.messages.said == []


def test_a_step_that_happened_before_says_so_and_is_skipped(sample: Desk) -> None:
    sample.session.run(STORY[0].command)
    sample.run("GUIDED_TOUR")
    tourist, before = Tourist(sample), sample.session.snapshot
    assert "In your copy of the sample this has happened already, or more than this." in tourist.said
    assert tourist.button == "Skip"
    tourist.stands_beside_its_place()
    tourist.key(RETURN)
    assert sample.session.snapshot is before
    assert "Step 2 of 4" in tourist.said
    tourist.key(RETURN)
    assert now(sample) == STORY[1].outcome


def test_a_step_about_somebody_who_is_gone_says_so_and_is_skipped(sample: Desk) -> None:
    sample.session.run(Remove(Person, (INGRID,)))
    sample.run("GUIDED_TOUR")
    tourist = Tourist(sample)
    for _step in range(3):
        assert "this step speaks of is no longer there" in tourist.said
        assert tourist.button == "Skip"
        tourist.key(RETURN)
    assert "Mark Evans has left" in tourist.said
    tourist.key(RETURN)
    assert "it came out otherwise than in the story" in tourist.said
    assert [way for way, _strength in now(sample).ways] == [(KIM, MARK, sample_id("A01"))]


@pytest.mark.parametrize(("kind", "key"), [(Account, ACCOUNT), (Objective, OBJECTIVE)], ids=["account", "objective"])
def test_without_the_map_of_the_story_every_step_is_skipped(sample: Desk, kind: type, key: str) -> None:
    sample.session.run(Remove(kind, (key,)))
    sample.run("GUIDED_TOUR")
    tourist = Tourist(sample)
    for step in STORY:
        assert "this step speaks of is no longer there" in tourist.said
        assert tourist.button == ("Finish" if step is STORY[-1] else "Skip")
        tourist.key(RETURN)
    assert sample.window.tour.mark is None


def test_somebody_leaving_the_map_under_the_tour_is_noticed(tourist: Tourist) -> None:
    tourist.desk.session.run(Remove(Person, (DAVE,)))
    assert "this step speaks of is no longer there" in tourist.said
    tourist.desk.run("UNDO")
    assert tourist.button == "Let it happen"


def test_a_changed_sample_comes_out_otherwise_and_says_so(sample: Desk) -> None:
    lapsed = SetRelationship(KIM, (DAVE,), {"depth": 1})
    sample.session.run(Together("RECORD_TALK", (lapsed, SetRelationship(sample_id("T4"), (DAVE,), {"depth": 0}))))
    sample.run("GUIDED_TOUR")
    tourist = Tourist(sample)
    for number in range(3):
        tourist.click("Let it happen")
        if number < 2:
            tourist.click("Next")
    assert now(sample) != STORY[2].outcome
    assert "it came out otherwise than in the story" in tourist.said


def test_a_document_for_looking_can_only_be_leafed_through(locked: Tourist) -> None:
    before = locked.desk.session.snapshot
    for _step in STORY[:-1]:
        assert "This document can only be looked at, so nothing can happen in it." in locked.said
        assert locked.button == "Skip"
        locked.stands_beside_its_place()
        locked.key(RETURN)
    assert locked.button == "Finish"
    locked.key(RETURN)
    assert locked.desk.window.tour.mark is None
    assert locked.desk.session.snapshot is before
    assert locked.desk.messages.said == []


def test_from_another_document_a_fresh_sample_is_opened_and_said_so(sample: Desk, tmp_path: Path) -> None:
    sample.session.run(Remove(Person, (INGRID,)))
    sample.run("OPEN_OWN")
    sample.run("GUIDED_TOUR")
    assert sample.messages.asked == ["The tour plays in the sample. Open it as it came?"]
    tourist = Tourist(sample)
    assert sample.window.windowTitle().startswith("Sample")
    assert "Dave Hollis agrees to introduce you to Ingrid Vos." in tourist.said
    tourist.key(RETURN)
    assert now(sample) == STORY[0].outcome


def test_tab_walks_through_the_bubble(tourist: Tourist) -> None:
    tourist.key(RETURN)
    tourist.key(Qt.Key.Key_Tab)
    back, end = tourist.bubble.links
    assert back.hasFocus()
    tourist.desk.qtbot.keyClick(back, Qt.Key.Key_Tab)
    assert end.hasFocus()
    tourist.desk.qtbot.keyClick(end, Qt.Key.Key_Backtab)
    tourist.desk.qtbot.keyClick(back, RETURN)
    assert tourist.button == "Let it happen"
    assert codes(tourist.desk) == set()


def test_another_document_ends_the_tour(tourist: Tourist) -> None:
    tourist.desk.run("OPEN_OWN")
    assert tourist.desk.window.tour.mark is None


def test_another_page_or_account_hides_the_bubble_and_the_menu_brings_it_back(tourist: Tourist) -> None:
    desk = tourist.desk
    tourist.click("Let it happen")
    mark = desk.window.tour.mark
    other = next(key for key in desk.session.snapshot.accounts if key != ACCOUNT)
    for leave in (lambda: desk.run("PAGE_TEAM"), lambda: desk.session.choose(other)):
        leave()
        desk.qtbot.waitUntil(lambda: not desk.window.tour.mark.isVisible())
        desk.run("GUIDED_TOUR")
        assert tourist.button == "Next"
        assert now(desk) == STORY[0].outcome
        tourist.stands_beside_its_place()
    assert mark is not desk.window.tour.mark


@pytest.mark.parametrize("size", [(1200, 560), (1200, 700), (1900, 1000)], ids=str)
def test_the_bubble_keeps_to_its_place_when_the_window_is_resized(tourist: Tourist, size: tuple[int, int]) -> None:
    desk = tourist.desk
    for _step in STORY:
        for _half in range(2):
            desk.window.resize(*size)
            desk.qtbot.waitUntil(lambda: desk.window.body.rect().contains(tourist.bubble.geometry()))
            tourist.stands_beside_its_place()
            desk.window.resize(1300, 820)
            desk.qtbot.waitUntil(lambda: desk.window.body.rect().contains(tourist.bubble.geometry()))
            tourist.stands_beside_its_place()
            if tourist.button != "Finish":
                tourist.click(tourist.button)


def test_the_keyboard_stays_with_somebody_who_works_on(tourist: Tourist) -> None:
    desk = tourist.desk
    desk.window.activateWindow()
    desk.canvas.setFocus()
    desk.qtbot.waitUntil(desk.canvas.hasFocus)
    desk.session.run(STORY[0].command)
    assert tourist.button == "Next"
    assert desk.canvas.hasFocus()


def test_every_word_is_there_for_a_screen_reader(tourist: Tourist) -> None:
    tourist.click("Let it happen")
    bubble = tourist.bubble
    for words in ("Dave Hollis agrees to introduce you", "Still flagged", "Next step from now on"):
        assert words in bubble.accessibleName()
        assert words in bubble.button.accessibleDescription()
    assert [link.accessibleName() for link in bubble.links] == ["Back", "End"]


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_bubble_follows_light_and_dark(tourist: Tourist, mode: Mode) -> None:
    desk = tourist.desk
    desk.run(f"THEME_{mode.value}")
    theme = desk.window.map_page.view.theme
    image = tourist.bubble.grab().toImage()
    assert image.pixelColor(image.width() // 2, 16).name() == theme.way.lower()


def test_the_last_of_the_first_hints_offers_the_tour(desk: Desk) -> None:
    desk.qtbot.mouseClick(desk.window.start_page.sample, Qt.MouseButton.LeftButton)
    first_steps = desk.window.first_steps
    desk.qtbot.waitUntil(lambda: first_steps.mark is not None)
    assert first_steps.mark.links == []
    desk.qtbot.mouseClick(first_steps.mark.button, Qt.MouseButton.LeftButton)
    (offered,) = first_steps.mark.links
    assert isinstance(offered, LinkButton)
    desk.qtbot.mouseClick(offered, Qt.MouseButton.LeftButton)
    assert first_steps.mark is None
    assert "Step 1 of 4" in Tourist(desk).said


def test_first_steps_and_tour_do_not_talk_at_once(tourist: Tourist) -> None:
    desk = tourist.desk
    desk.run("FIRST_STEPS")
    assert desk.window.tour.mark is None
    desk.run("GUIDED_TOUR")
    assert desk.window.first_steps.mark is None
    assert "Step 1 of 4" in tourist.said
