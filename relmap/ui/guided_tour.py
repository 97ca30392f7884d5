"""The guided tour of the sample: the story of method.md 7.1, one step a bubble, done for real and shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from relmap.analysis.flags.report import AccountReport
from relmap.analysis.what_if import ObjectiveEffect, effect
from relmap.edit.document import Changed
from relmap.edit.story import ACCOUNT, OBJECTIVE, STORY, Standing, StoryStep, outcome, standing
from relmap.model.changes import ChangeSet
from relmap.ui.appearance import Appearance
from relmap.ui.messages import Option
from relmap.ui.session import Session
from relmap.ui.tour_places import TourPlaces
from relmap.ui.widgets.coach_mark import CoachMark, Hint, Place
from relmap.words.guided_tour import changed_words, text, told


class GuidedTour(QObject):
    """Runs over the user's copy of the sample, with bubbles on the ``body`` of the window.

    A step happens by the ordinary command - by the bubble's button, or by the user's own hand - and then the same
    bubble tells what it changed. Back takes it back by Undo. The user may go on working meanwhile: what the bubble
    says follows the document, and it is out of sight while the map of the story is. ``ended``: the user has had
    enough; True when something has happened.
    """

    ended = Signal(bool)

    def __init__(self, session: Session, appearance: Appearance, places: TourPlaces, body: QWidget) -> None:
        super().__init__(body)
        self._session = session
        self._appearance = appearance
        self._places = places
        self._body = body
        self._number = 0
        self._happened: dict[int, ChangeSet] = {}
        self._before: AccountReport | None = None
        self._place: Place = places.flags()
        self._hint: Hint | None = None
        self.mark: CoachMark | None = None
        session.document_changed.connect(self.close)
        session.content_changed.connect(self._follow_document)
        session.reports_changed.connect(self._follow_reports)
        appearance.changed.connect(self._show_anew)

    @property
    def running(self) -> bool:
        """Whether the tour has begun and not ended."""
        return self.mark is not None

    def start(self) -> None:
        """Begin with the first step of the story; a tour that is under way comes back into sight instead."""
        if not self.running:
            self._number = 0
            self._happened.clear()
        self._arrive()

    def close(self) -> None:
        """End without a word."""
        self._hint = None
        if self.mark is not None:
            self.mark.hide()
            self.mark.deleteLater()
            self.mark = None

    # What the bubble is asked for

    def _go_on(self) -> None:
        """Let the step happen; one that has happened, or cannot, gives way to the next."""
        if self._possible:
            self._session.run(self._step.command)
        elif self._number + 1 < len(STORY):
            self._number += 1
            self._arrive()
        else:
            self._end()

    def _go_back(self) -> None:
        """Take back the step that is shown as happened, else the one before."""
        number = self._number if self._number in self._happened else self._number - 1
        document = self._session.document
        if number in self._happened and document is not None:
            if document.next_undo is not self._happened[number]:
                self._session.messages.tell(text("UNDO_FIRST"))
                return
            self._session.undo()
            if number in self._happened:
                return  # the file could not take it; the user was told
        self._number = number
        self._arrive()

    def _end(self) -> None:
        happened = bool(self._happened)
        self.close()
        self.ended.emit(happened)

    # What the document says

    @property
    def _step(self) -> StoryStep:
        return STORY[self._number]

    @property
    def _standing(self) -> Standing:
        return standing(self._step, self._session.snapshot)

    @property
    def _possible(self) -> bool:
        return self._standing is Standing.OPEN and not self._session.read_only

    def _follow_document(self, changed: Changed) -> None:
        """Notice what happened or was taken back, by whatever hand."""
        if not self.running:
            return
        taken_back = [n for n in self._happened if standing(STORY[n], changed.snapshot) is Standing.OPEN]
        for number in taken_back:
            del self._happened[number]
        if self._number in taken_back:
            self._turn_to_step()
        elif self._standing is Standing.OPEN:
            self._before = self._session.reports.of(ACCOUNT)
        elif self._standing is Standing.HAPPENED and self._before is not None and self._number not in self._happened:
            self._happened[self._number] = changed.change_set
            self._turn_to_result()
        self._show()

    def _follow_reports(self) -> None:
        """Flags and ways of a large account arrive late."""
        if self.running and self._standing is Standing.OPEN:
            self._before = self._session.reports.of(ACCOUNT)
        self._show()

    def _effect(self) -> ObjectiveEffect | None:
        """What the step has changed for the objective of the story; None where nobody looks at that objective."""
        after = self._session.reports.of(ACCOUNT)
        if self._before is None or after is None:
            return None
        return next((one for one in effect(self._before, after).objectives if one.objective == OBJECTIVE), None)

    # What is shown

    def _arrive(self) -> None:
        """Turn the window to the step, and show it with the keyboard in the bubble."""
        self._places.turn_to_story()
        if self._number in self._happened:
            self._turn_to_result()
        else:
            self._turn_to_step()
        self._say(focus=True)

    def _turn_to_step(self) -> None:
        self._before = self._session.reports.of(ACCOUNT) if self._standing is Standing.OPEN else None
        self._place = self._places.of_step(self._step) if self._possible else self._places.flags()

    def _turn_to_result(self) -> None:
        effect = self._effect()
        self._place = self._places.of_result(effect) if effect is not None else self._places.flags()

    def _show_anew(self) -> None:
        self._hint = None
        self._show()

    def _show(self) -> None:
        """Say what is true now; the keyboard stays where it is unless the bubble has it."""
        if self.mark is not None and self._told() != self._hint:
            holder = QApplication.focusWidget()
            self._say(focus=holder is not None and self.mark.isAncestorOf(holder))

    def _say(self, focus: bool) -> None:
        self.close()
        self._hint = self._told()
        self.mark = CoachMark(self._hint, self._appearance.theme, self._body)
        self.mark.gone_on.connect(self._go_on)
        self.mark.ended.connect(self._end)
        self.mark.follow(self._place, focus)

    def _told(self) -> Hint:
        """What the bubble says now."""
        happened, last = self._number in self._happened, self._number + 1 == len(STORY)
        words, sections = self._words()
        back: tuple[Option, ...] = ((text("BACK"), self._go_back),) if happened or self._number else ()
        if self._possible:
            button = text("DO")
        elif last:
            button = text("FINISH")
        else:
            button = text("NEXT" if happened else "SKIP")
        end: tuple[Option, ...] = () if last and not self._possible else ((text("END"), self._end),)
        progress = text("PROGRESS", number=self._number + 1, count=len(STORY))
        return Hint(words, progress, button, (*back, *end), tuple(sections))

    def _words(self) -> tuple[str, list[tuple[str, str]]]:
        """The sentence of the step, and below it what it changed, or why it cannot happen."""
        snapshot = self._session.snapshot
        if self._standing is Standing.IMPOSSIBLE:
            return text("IMPOSSIBLE"), []
        sentence = told(self._step.code, self._step.people, snapshot)
        if self._number in self._happened:
            return sentence, self._result()
        if self._session.read_only:
            return sentence, [("", text("READ_ONLY"))]
        if self._standing is Standing.HAPPENED:
            return sentence, [("", text("HAPPENED"))]
        return sentence, []

    def _result(self) -> list[tuple[str, str]]:
        effect = self._effect()
        if effect is None:
            return []
        sections = changed_words(effect, self._session.snapshot)
        if effect.after is None or outcome(effect.after) != self._step.outcome:
            sections.append(("", text("OTHERWISE")))
        return sections
