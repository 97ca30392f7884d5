"""The account profile: whom to talk to next, whom we depend on, how we stand, who has met whom.

See method.md 3.6, 5, and 1.1, 10; 1.3, 30; 1.5, 56, 58 and 78.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relmap.analysis.account_hints import complacent
from relmap.analysis.account_measures import AccountMeasures, account_measures
from relmap.analysis.conversation import Conversation, conversations
from relmap.analysis.dependence import MustPass, must_pass
from relmap.analysis.encounters import Encounters, encounters
from relmap.analysis.flags.report import AccountReport
from relmap.analysis.ground import Ground
from relmap.analysis.measures import ObjectiveMeasures, objective_measures
from relmap.analysis.scope import active_buyers
from relmap.analysis.settings import thresholds_of
from relmap.analysis.stage import StageLack, stage_lacks
from relmap.analysis.stances import Stances, stances
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import Stance
from relmap.progress import Progress
from relmap.tasks.background import Job
from relmap.ui.appearance import Appearance
from relmap.ui.fields.labels import WrapLabel, shortened
from relmap.ui.fields.link import Link
from relmap.ui.pages.cross_table import CrossTable
from relmap.ui.session import Session
from relmap.ui.widgets.card_column import CardColumn
from relmap.ui.widgets.panel_card import PanelCard
from relmap.ui.widgets.plain import plain_tip
from relmap.ui.widgets.share_bar import ShareBar
from relmap.words.conversation import arithmetic, must_pass_sentence, nothing_to_gain, purpose
from relmap.words.encounters import gap_sentence, met_words, our_group, their_group
from relmap.words.labels import label
from relmap.words.measures import MeasureLine, account_lines, objective_lines
from relmap.words.people import who
from relmap.words.profile_page import stage_sentence, text
from relmap.words.stances import cell_words, go_up

_LONGEST_LINK = 44


@dataclass(frozen=True, slots=True)
class Profile:
    """What was found for one account and objective; ``snapshot`` is the content it was found in.

    ``measures`` are None and ``needs`` are empty for an objective that is not judged.
    """

    snapshot: Snapshot
    account: str
    objective: str | None
    judged: bool
    talks: tuple[Conversation, ...]
    needs: tuple[MustPass, ...]
    measures: ObjectiveMeasures | None
    whole: AccountMeasures
    met: Encounters
    stances: Stances
    stage_lacks: tuple[StageLack, ...]
    complacent: bool


class ProfilePage(CardColumn):
    """Computed in the background while somebody looks; what was found last stays until the new is there."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Profile | None = None
        self._fresh = False
        self._job: Job | None = None
        for signal in (
            session.document_changed,
            session.place_changed,
            session.content_changed,
            session.reports_changed,
        ):
            signal.connect(self._outdate)
        appearance.changed.connect(self.refresh)

    def content(self) -> Iterator[QWidget]:
        """Conversations, dependence, the measures of the objective and of the account, encounters and stances."""
        session = self._session
        if session.account is None:
            yield WrapLabel(text("NO_ACCOUNT")).quiet()
            return
        if not session.snapshot.people_of(session.account):
            yield WrapLabel(text("NO_PEOPLE")).quiet()
            return
        if not self._fresh:
            self._ask(session.account)
        found = self._found
        if found is None or (found.account, found.objective) != (session.account, session.objective):
            yield WrapLabel(text("COMPUTING")).quiet()
            return
        yield self._talks(found)
        yield self._needs(found)
        yield from self._measures(found)
        if found.met.ours and found.met.theirs:
            yield self._met(found)
        if found.stances.levels:
            yield self._stances(found)

    # Finding

    def _outdate(self, _changed: object = None) -> None:
        self._fresh = False
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._session.account is None:
            self._found = None
        self.refresh()

    def _ask(self, account: str) -> None:
        session = self._session
        report = session.reports.settled(account)
        if self._job is not None or report is None:  # the report tells when it is there
            return
        snapshot, objective, as_of = session.snapshot, session.objective, session.as_of

        def work(progress: Progress) -> Profile:
            return _profile(snapshot, account, objective, as_of, report, progress)

        self._job = session.background.run(self, work, self._show)

    def _show(self, found: Profile) -> None:
        self._job = None
        self._found = found
        self._fresh = True
        self.refresh()

    # Showing

    def _talks(self, found: Profile) -> PanelCard:
        card = _card(text("TALKS"))
        if not found.judged:
            card.add(WrapLabel(text("TALKS_NOT_JUDGED")).quiet())
        elif not found.talks:
            card.add(WrapLabel(nothing_to_gain()))
        else:
            card.add(WrapLabel(text("TALKS_TEXT"), 0.92).quiet())
        for rank, talk in enumerate(found.talks, 1):
            lines = arithmetic(talk, found.snapshot)
            said = text("RANKED", rank=rank, purpose=purpose(talk, found.snapshot))
            card.add(self._entry(found, talk.person, said, lines))
        return card

    def _needs(self, found: Profile) -> PanelCard:
        card = _card(text("DEPENDS"))
        if not found.needs:
            card.add(WrapLabel(_nobody_needed(found)))
        for need in found.needs:
            card.add(self._entry(found, need.person, must_pass_sentence(need, found.snapshot), ()))
        return card

    def _measures(self, found: Profile) -> Iterator[PanelCard]:
        snapshot = found.snapshot
        if found.objective is not None:
            title = text("OF_OBJECTIVE", objective=snapshot.objectives[found.objective].title)
            lines = objective_lines(found.measures, snapshot) if found.measures is not None else ()
            yield _measured(title, lines, text("NOT_JUDGED"))
        else:
            yield _card(text("NO_OBJECTIVE"))
        title = text("OF_ACCOUNT", account=snapshot.accounts[found.account].name)
        whole = _measured(title, account_lines(found.whole, snapshot), "")
        for words in self._remarks(found):
            remark, column = _block()
            column.addWidget(WrapLabel(words))
            whole.add(remark)
        yield whole

    def _remarks(self, found: Profile) -> Iterator[str]:
        stage = found.snapshot.accounts[found.account].stage
        if stage is not None and found.stage_lacks:
            yield stage_sentence(stage, found.stage_lacks)
        if found.complacent:
            yield text("COMPLACENT")

    def _met(self, found: Profile) -> PanelCard:
        card = _card(text("MET"))
        card.add(WrapLabel(text("MET_TEXT"), 0.92).quiet())
        met = found.met
        rows = [(their_group(them), [met_words(met, them, us) for us in met.ours]) for them in met.theirs]
        strong = {
            (row, place)
            for row, them in enumerate(met.theirs)
            for place, us in enumerate(met.ours)
            if met.matters(them, us)
        }
        card.add(CrossTable([our_group(us) for us in met.ours], rows, strong))
        for gap in met.gaps:
            card.add(self._entry(found, gap.person, gap_sentence(gap, found.snapshot), ()))
        return card

    def _stances(self, found: Profile) -> PanelCard:
        card = _card(text("STANCES"))
        known, snapshot = found.stances, found.snapshot
        columns = [stance for stance in Stance if stance is not Stance.UNKNOWN]
        rows = [(label(level), [cell_words(known, level, one, snapshot) for one in columns]) for level in known.levels]
        card.add(CrossTable([label(stance) for stance in columns], rows))
        remark = go_up(known, snapshot)
        if remark:
            card.add(WrapLabel(remark))
        return card

    def _entry(self, found: Profile, person: str, said: str, below: Sequence[str]) -> QWidget:
        """A sentence, what belongs to it, and the link to the person; one of ours is not on the map."""
        entry, column = _block()
        column.addWidget(WrapLabel(said))
        for line in below:
            column.addWidget(WrapLabel(line, 0.92).quiet())
        if person in found.snapshot.people:
            name = who(person, found.snapshot)
            link = Link(shortened(name, _LONGEST_LINK))
            link.setToolTip(plain_tip(name))
            link.clicked.connect(partial(self._choose, person))
            column.addWidget(link)
        return entry

    def _choose(self, person: str, _checked: bool = False) -> None:
        self.person_chosen.emit(person)


def _profile(
    snapshot: Snapshot, account: str, objective: str | None, as_of: date, report: AccountReport, progress: Progress
) -> Profile:
    ground = Ground(snapshot, account, as_of, thresholds_of(snapshot))
    judged = next((one for one in report.objectives if one.objective == objective), None)
    progress.step(0, 3)
    talks = conversations(ground, report)
    progress.step(1, 3)
    needs: tuple[MustPass, ...] = ()
    measures = None
    if judged is not None:
        chosen = snapshot.objectives[judged.objective]
        needs = must_pass(ground, chosen)
        progress.step(2, 3)
        measures = objective_measures(ground, chosen, judged.access)
    return Profile(
        snapshot,
        account,
        objective,
        bool(report.objectives),
        talks,
        needs,
        measures,
        account_measures(ground),
        encounters(snapshot, account, as_of),
        stances(snapshot, account),
        stage_lacks(ground),
        complacent(snapshot, account, as_of),
    )


def _nobody_needed(found: Profile) -> str:
    objective = found.snapshot.objectives.get(found.objective or "")
    if objective is None:
        return text("NO_OBJECTIVE")
    if found.measures is None:
        return text("NOT_JUDGED")
    if not active_buyers(found.snapshot, objective):
        return text("DEPENDS_NO_BUYER", objective=objective.title)
    return text("DEPENDS_NOBODY" if found.measures.access.known else "DEPENDS_NO_PATH")


def _measured(title: str, lines: Sequence[MeasureLine], otherwise: str) -> PanelCard:
    card = _card(title)
    if not lines:
        card.add(WrapLabel(otherwise).quiet())
    for line in lines:
        entry, column = _block()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(WrapLabel(text("FIGURE", name=line.name, figure=line.figure)).bold(), 1)
        if line.share is not None:
            head.addWidget(ShareBar(line.share), 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(WrapLabel(line.sentence))
        card.add(entry)
    return card


def _card(title: str) -> PanelCard:
    card = PanelCard()
    card.add(WrapLabel(title).bold())
    return card


def _block() -> tuple[QWidget, QVBoxLayout]:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 6, 0, 0)
    column.setSpacing(2)
    return block, column
