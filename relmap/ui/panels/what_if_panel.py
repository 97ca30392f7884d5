"""What if: somebody leaves, or one thing improves; ways and flags before anything is saved (method.md 3.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from relmap.analysis.dependence import MustPass, must_pass
from relmap.analysis.ground import Ground
from relmap.analysis.paths import Access, HopKind
from relmap.analysis.settings import thresholds_of
from relmap.analysis.what_if import WhatIf, deeper, introduced, surer, what_if, without_person
from relmap.edit.commands import AddTie, Command, Revise, SetRelationship
from relmap.model.ids import pair_id
from relmap.model.names import called
from relmap.model.relations import Tie
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, TieKind
from relmap.progress import Progress
from relmap.ui.appearance import Appearance
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel, shortened
from relmap.ui.session import Session
from relmap.ui.widgets.link_button import LinkButton
from relmap.ui.widgets.panel_card import PanelCard
from relmap.ui.widgets.plain import plain_tip
from relmap.ui.widgets.when_seen import WhenSeen
from relmap.words import what_if as words

_SUGGESTED = 3
_LONGEST_LINK = 40


class Change(StrEnum):
    """What can be tried."""

    LEAVES = "LEAVES"
    DEEPER = "DEEPER"
    INTRODUCED = "INTRODUCED"
    SURER = "SURER"


@dataclass(frozen=True, slots=True)
class Trial:
    """One change to try: ``first`` and ``second`` are whom it concerns, for SURER ``first`` is the line."""

    change: Change
    first: str
    second: str = ""

    def possible(self, snapshot: Snapshot) -> bool:
        """Whether everybody it concerns is still there."""
        if self.change is Change.SURER:
            return self.first in snapshot.ties
        return all(key in snapshot.people or key in snapshot.team for key in (self.first, self.second) if key)

    def said(self, snapshot: Snapshot) -> str:
        """The change in words."""
        match self.change:
            case Change.LEAVES:
                return words.leaves_words(self.first, snapshot)
            case Change.DEEPER:
                return words.deeper_words(self.first, self.second, snapshot)
            case Change.INTRODUCED:
                return words.introduced_words(self.first, self.second, snapshot)
            case Change.SURER:
                return words.surer_words(snapshot.ties[self.first], snapshot)

    def applied(self, snapshot: Snapshot, as_of: date) -> Snapshot:
        """The document as it would be."""
        match self.change:
            case Change.LEAVES:
                return without_person(snapshot, self.first)
            case Change.DEEPER:
                return deeper(snapshot, self.first, self.second, as_of)
            case Change.INTRODUCED:
                return introduced(snapshot, self.first, self.second, as_of)
            case Change.SURER:
                return surer(snapshot, self.first)

    def command(self, snapshot: Snapshot, as_of: date) -> Command | None:
        """What records the change once it happened; None for somebody who leaves, as that needs more than a click."""
        if self.change is Change.LEAVES:
            return None
        after = self.applied(snapshot, as_of)
        if self.change is Change.DEEPER:
            depth = after.relationships[pair_id(self.first, self.second)].depth
            return SetRelationship(self.first, (self.second,), {"depth": depth, "last_contact": as_of})
        if self.change is Change.SURER:
            return Revise(Tie, (self.first,), {"certainty": after.ties[self.first].certainty})
        values = {"certainty": Certainty.CONFIRMED, "date": as_of}
        for tie in snapshot.ties_of(self.first):
            if (tie.kind, tie.source, tie.target) == (TieKind.CAN_INTRODUCE, self.first, self.second):
                return Revise(Tie, (tie.id,), values)
        return AddTie(TieKind.CAN_INTRODUCE, self.first, self.second, values)


class WhatIfPanel(WhenSeen, QScrollArea):
    """Follows the session; the effect is computed in the background and shown as one card an objective."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._round = 0
        self.trial: Trial | None = None
        self.effect: WhatIf | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kind = ChoiceField([(change, words.text(change.value)) for change in Change])
        self.kind.show_values([Change.LEAVES])
        self.kind.edited.connect(lambda _value: self._ask())
        self.first, self.second = ChoiceField(), ChoiceField()
        for field in (self.first, self.second):
            field.edited.connect(lambda _value: self._chosen())
        self._form = Form(lambda: (), lambda _values: None)
        self._form.add("kind", words.text("KIND"), self.kind)
        self._form.add("first", words.text("WHO_LEAVES"), self.first)
        self._form.add("second", words.text("WHOM"), self.second)
        self._results = QVBoxLayout()
        self._results.setSpacing(10)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(WrapLabel(words.text("LEAD")).quiet())
        column.addWidget(self._form)
        column.addLayout(self._results)
        column.addStretch(1)
        self.setWidget(page)
        for signal in (session.document_changed, session.place_changed):
            signal.connect(self._start_again)
        for signal in (session.content_changed, session.reports_changed, appearance.changed):
            signal.connect(self.refresh)

    def try_out(self, trial: Trial) -> None:
        """Show what a change would do."""
        self.trial = trial
        self.kind.show_values([trial.change])
        self._ask(keep=True)
        self.first.show_values([trial.first])
        self.second.show_values([trial.second or None])
        self._compute()

    def _start_again(self) -> None:
        self.trial = None
        for field in (self.first, self.second):
            field.show_values([None])
        self.refresh()

    def _renew(self) -> None:
        if self.trial is not None and not self.trial.possible(self._session.snapshot):
            self.trial = None
        self._ask(keep=True)
        self._compute()

    # Asking

    def _ask(self, keep: bool = False) -> None:
        """Offer those whom the kind of change may concern."""
        change = self.kind.value
        first, second = "WHO_LEAVES", ""
        theirs, ours = self._theirs(), self._ours()
        options: tuple[list[tuple[str, str]], list[tuple[str, str]]] = (
            [*((key, words.text("GONE_OURS", name=name)) for key, name in ours), *theirs],
            [],
        )
        if change is Change.DEEPER:
            first, second, options = "WHO_OURS", "WHO_THEIRS", (ours, theirs)
        elif change is Change.INTRODUCED:
            first, second, options = "WHO_INTRODUCES", "TO_WHOM", (theirs, theirs)
        elif change is Change.SURER:
            first, options = "WHICH_TIE", (self._uncertain(), [])
        for field, offered, called_so in ((self.first, options[0], first), (self.second, options[1], second)):
            field.set_options([(None, words.text("CHOOSE")), *offered])
            if called_so:
                field.call(words.text(called_so))
            if not keep:
                field.show_values([None])
        nothing = change is Change.SURER and not options[0]
        note = "NOTHING_UNCERTAIN" if nothing else first if first != "WHO_LEAVES" else ""
        self._form.note("first", words.text(note) if note else "")
        self._form.note("second", words.text(second) if second else "")
        self._form.show_row("second", bool(second))
        if not keep:
            self.trial = None
            self._compute()

    def _theirs(self) -> list[tuple[str, str]]:
        people = self._session.snapshot.people_of(self._session.account or "")
        found = [(p.id, called(p)) for p in people if p.active and called(p)]
        return sorted(found, key=lambda pair: pair[1].casefold())

    def _ours(self) -> list[tuple[str, str]]:
        return [(member.id, member.name) for member in self._session.team()]

    def _uncertain(self) -> list[tuple[str, str]]:
        snapshot = self._session.snapshot
        ties = snapshot.account_ties(self._session.account or "")
        return [(t.id, words.tie_words(t, snapshot)) for t in ties if t.certainty is not Certainty.CONFIRMED]

    def _chosen(self) -> None:
        change, first, second = self.kind.value, self.first.value, self.second.value
        paired = change in (Change.DEEPER, Change.INTRODUCED)
        complete = first is not None and (not paired or (second is not None and second != first))
        self.trial = Trial(change, first, second if paired else "") if complete else None
        self._compute()

    # Answering

    def _compute(self) -> None:
        self._round += 1
        self.effect = None
        session, trial = self._session, self.trial
        if session.account is None:
            self._fill([WrapLabel(words.text("NO_ACCOUNT")).quiet()])
            return
        if trial is None:
            self._suggest(session.account)
            return
        self._fill([WrapLabel(words.text("COMPUTING")).quiet()])
        snapshot, as_of, account, asked = session.snapshot, session.as_of, session.account, self._round
        known = session.account_report

        def work(_progress: Progress) -> WhatIf:
            return what_if(snapshot, trial.applied(snapshot, as_of), account, as_of, known)

        session.background.run(self, work, lambda effect: self._arrived(effect, asked))

    def _arrived(self, effect: WhatIf, asked: int) -> None:
        if asked == self._round and self.trial is not None:
            self.effect = effect
            self._fill(self._cards(effect, self.trial))

    def _cards(self, effect: WhatIf, trial: Trial) -> Iterator[QWidget]:
        snapshot, theme = self._session.snapshot, self._appearance.theme
        head = PanelCard(edge=theme.accent)
        head.add(WrapLabel(trial.said(snapshot)).bold())
        head.add(WrapLabel(words.in_short(effect)))
        command = trial.command(snapshot, self._session.as_of)
        if command is not None and not self._session.read_only:
            link = LinkButton(words.text("RECORD"), theme.accent)
            link.clicked.connect(lambda _checked=False: self._session.run(command, self))
            head.add(link)
        for key in (trial.first, trial.second):
            if key in snapshot.people:
                person = LinkButton(shortened(called(snapshot.people[key]), _LONGEST_LINK), theme.accent)
                person.clicked.connect(partial(self._choose, key))
                head.add(person)
        yield head
        if effect.flags:
            yield self._card(words.text("ACCOUNT"), words.flag_sections(effect.flags, snapshot))
        for one in effect.touched:
            title = snapshot.objectives[one.objective].title
            sections = [
                (words.text("WAYS_LOST"), words.path_lines(one.lost, snapshot)),
                (words.text("WAYS_GAINED"), words.path_lines(one.gained, snapshot)),
                *words.flag_sections(one.flags, snapshot),
            ]
            yield self._card(title, sections, words.access_words(one))

    def _card(self, title: str, sections: list[tuple[str, str]], line: str = "") -> PanelCard:
        card = PanelCard()
        card.add(WrapLabel(title).bold())
        if line:
            card.add(WrapLabel(line))
        for heading, said in sections:
            card.section(heading, said)
        return card

    def _suggest(self, account: str) -> None:
        """What is worth trying at once, whom everything depends on when that is found."""
        self._fill(self._suggestions())
        session, asked = self._session, self._round
        snapshot, as_of = session.snapshot, session.as_of
        objective = snapshot.objectives.get(session.objective or "")
        if objective is None or session.objective_report is None:
            return

        def work(_progress: Progress) -> tuple[MustPass, ...]:
            return must_pass(Ground(snapshot, account, as_of, thresholds_of(snapshot)), objective)

        session.background.run(self, work, lambda found: self._depends(found, asked))

    def _suggestions(self) -> Iterator[QWidget]:
        report = self._session.objective_report
        trials = tuple(worth_trying(report.access))[:_SUGGESTED] if report is not None else ()
        if trials:
            yield self._offers(words.text("WORTH_TRYING"), trials)

    def _depends(self, found: tuple[MustPass, ...], asked: int) -> None:
        if asked == self._round and found:
            people = dict.fromkeys(need.person for need in found)
            trials = tuple(Trial(Change.LEAVES, person) for person in people)
            self._results.addWidget(self._offers(words.text("DEPENDS"), trials))

    def _offers(self, title: str, trials: tuple[Trial, ...]) -> PanelCard:
        card = PanelCard()
        card.add(WrapLabel(title, 0.9).quiet())
        for trial in trials:
            said = trial.said(self._session.snapshot)
            link = LinkButton(shortened(said, _LONGEST_LINK), self._appearance.theme.accent)
            link.setToolTip(plain_tip(said))
            link.clicked.connect(partial(self._try, trial))
            card.add(link)
        return card

    def _choose(self, person: str, _checked: bool = False) -> None:
        self.person_chosen.emit(person)

    def _try(self, trial: Trial, _checked: bool = False) -> None:
        self.try_out(trial)

    def _fill(self, cards: Iterable[QWidget]) -> None:
        while (item := self._results.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for card in cards:
            self._results.addWidget(card)


def worth_trying(access: Access) -> Iterator[Trial]:
    """What is most telling to try on the ways to the economic buyer: a step, a question, a loss."""
    for path in access.possible:
        for hop in path.hops:
            if hop.kind is not HopKind.RELATIONSHIP and not hop.agreed:
                yield Trial(Change.INTRODUCED, hop.source, hop.target)
                break
        break
    for path in (*access.known[:1], *access.possible[:1]):
        first = path.hops[0]
        yield Trial(Change.DEEPER, first.source, first.target)
        if path in access.known:
            yield Trial(Change.LEAVES, first.target)
