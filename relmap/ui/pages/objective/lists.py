"""The plain lists of the objective page: solution, offers, risks, plan, give and get, results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from relmap.analysis.deal_hints import Hint
from relmap.model.deal import GiveAndGet, PolicyRequest, QualityMeasure, SolutionElement
from relmap.model.entities import Objective
from relmap.model.ids import new_id
from relmap.model.knowledge import Fact
from relmap.model.plan import Action
from relmap.model.snapshot import StrategyRecord
from relmap.model.strategy_vocabulary import FactCategory, GiveAndGetKind, PolicyState, Side, SolutionAuthor
from relmap.model.vocabulary import Audience, Step
from relmap.ui.fields.amount_field import AmountField
from relmap.ui.fields.choice_field import ChoiceField, EnumField
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.text_field import TextField
from relmap.ui.pages.objective.block import Block, Editor
from relmap.ui.pages.objective.lines import Column, RecordLines
from relmap.ui.session import Session
from relmap.words.labels import label
from relmap.words.objective_page import text
from relmap.words.people import who

_SIDE_BY_SIDE_FROM = 620
_OUTCOMES = (FactCategory.REFERRAL, FactCategory.REFERENCE, FactCategory.REPEAT, FactCategory.SATISFACTION)


class ListBlock(Block):
    """A block of one or several lists of records."""

    def __init__(self, session: Session, heading: str) -> None:
        super().__init__(session, heading)
        self._lists: list[RecordLines] = []

    def editors(self) -> Iterable[Editor]:
        """The lists."""
        return tuple(self._lists)

    def put(self, lines: RecordLines) -> RecordLines:
        """Put a list at the end."""
        self._lists.append(lines)
        self.column.addWidget(lines)
        return lines

    def facts(self, *categories: FactCategory) -> Callable[[], Sequence[Fact]]:
        """Gives the facts of the objective of some categories."""

        def read() -> Sequence[Fact]:
            objective = self.objective
            if objective is None:
                return ()
            facts = self.session.snapshot.facts_of(objective.account)
            return tuple(f for f in facts if f.category in categories and f.objective == objective.id)

        return read

    def new_fact(self, category: FactCategory) -> Callable[[str], Fact | None]:
        """Makes a fact of a category about the objective."""

        def make(typed: str) -> Fact | None:
            objective = self.objective
            if objective is None:
                return None
            today = self.session.as_of
            return Fact(
                new_id(), objective.account, category, typed, objective=objective.id, date=today, recorded_on=today
            )

        return make

    def actions_where(self, wanted: Callable[[Action], bool]) -> Callable[[], Sequence[Action]]:
        """Gives the actions of the objective that are wanted."""

        def read() -> Sequence[Action]:
            objective = self.objective
            if objective is None:
                return ()
            actions = self.session.snapshot.actions_of(objective.account)
            return tuple(a for a in actions if a.objective == objective.id and wanted(a))

        return read

    def of_objective(self, make: Callable[[Objective, str], StrategyRecord]) -> Callable[[str], StrategyRecord | None]:
        """Makes a record of the objective from a text."""

        def made(typed: str) -> StrategyRecord | None:
            objective = self.objective
            return make(objective, typed) if objective is not None else None

        return made


class SolutionBlock(ListBlock):
    """The parts of the solution and whose idea each is (method.md 1.1, 18)."""

    HINTS = (Hint.ALL_OURS,)

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_SOLUTION"))
        self.elements = self.put(
            RecordLines(
                SolutionElement,
                (
                    Column("text", text("ELEMENT"), LongTextField),
                    Column("author", text("AUTHOR"), lambda: EnumField(tuple(SolutionAuthor))),
                    Column("person", text("CO_AUTHOR"), lambda: self.person_field(text("CO_AUTHOR"))),
                ),
                lambda: session.snapshot.solution_of(self.key or ""),
                self.run,
                prompt=text("ADD_ELEMENT"),
                empty=text("NO_ELEMENTS"),
                make=self.of_objective(lambda o, typed: SolutionElement(new_id(), o.id, typed)),
            )
        )


class OffersBlock(ListBlock):
    """What we offer to whom (method.md 1.1, 4); an offer linked to nobody is not shown on the pre-call sheet."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_OFFERS"))
        self.offers = self.put(
            RecordLines(
                Fact,
                (
                    Column("text", text("BENEFIT"), LongTextField),
                    Column("person", text("FOR_WHOM"), lambda: self.person_field(text("FOR_WHOM_PROMPT"))),
                    Column("resolution", text("HER_RESULT"), lambda: TextField(text("HER_RESULT"))),
                ),
                self.facts(FactCategory.BENEFIT),
                self.run,
                prompt=text("ADD_BENEFIT"),
                empty=text("NO_BENEFITS"),
                make=self.new_fact(FactCategory.BENEFIT),
            )
        )


class RisksBlock(ListBlock):
    """The customer's risks and how we share them (method.md 1.2, 25)."""

    HINTS = (Hint.RISKS_NOT_LISTED,)

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_RISKS"))
        self.risks = self.put(
            RecordLines(
                Fact,
                (
                    Column("text", text("RISK"), LongTextField),
                    Column("resolution", text("HOW_SHARED"), lambda: TextField(text("HOW_SHARED"))),
                    Column("person", text("SAID_BY"), lambda: self.person_field(text("SAID_BY_PROMPT"))),
                ),
                self.facts(FactCategory.RISK),
                self.run,
                prompt=text("ADD_RISK"),
                empty=text("NO_RISKS"),
                make=self.new_fact(FactCategory.RISK),
            )
        )


class PlanBlock(ListBlock):
    """The joint plan: lines owned by them beside lines owned by us (method.md 1.2, 26)."""

    HINTS = (Hint.NOBODY_OF_THEIRS,)

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_PLAN"))
        self.lines = self.put(
            RecordLines(
                Action,
                (
                    Column("what", text("WHAT"), LongTextField),
                    Column("owner", text("OWNER"), lambda: OwnerField(self)),
                    Column("due", text("DUE"), lambda: self.day_field("–"), caption=True),
                    Column("done", text("DONE"), lambda: self.day_field(text("NOT_DONE"), today=True), caption=True),
                ),
                self.actions_where(lambda a: a.audience is Audience.CUSTOMER or a.owner in session.snapshot.people),
                self.run,
                prompt=text("ADD_PLAN"),
                empty=text("NO_PLAN"),
                make=self.of_objective(
                    lambda o, typed: Action(new_id(), o.account, typed, objective=o.id, audience=Audience.CUSTOMER)
                ),
            )
        )


class OwnerField(ChoiceField):
    """One of theirs who holds a role, or one of ours."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self._block = block

    def _display(self) -> None:
        snapshot = self._block.session.snapshot
        roles = snapshot.roles_of(self._block.key or "")
        keys = dict.fromkeys([r.person for r in roles if r.person in snapshot.people])
        names = {key: who(key, snapshot) for key in keys}
        names |= {member.id: member.name for member in self._block.session.team()}
        if isinstance(self._value, str):
            names.setdefault(self._value, who(self._value, snapshot))
        wanted = ((None, text("NO_OWNER")), *names.items())
        if wanted != self._options:
            self._options = wanted
            self.combo.clear()
            for value, words in wanted:
                self.combo.addItem(words, value)
        super()._display()


class SidesBlock(ListBlock):
    """Lines of one kind, ours beside theirs, below one another where there is no room."""

    def __init__(self, session: Session, kind: GiveAndGetKind, code: str) -> None:
        super().__init__(session, text(f"HEAD_{code}"))
        self._kind = kind
        self.sides: dict[Side, RecordLines] = {}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self.column.addLayout(self._row)
        for side in Side:
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(WrapLabel(label(side)).bold())
            lines = self.sides[side] = RecordLines(
                GiveAndGet,
                (Column("what", text("WHAT"), LongTextField), *self._more()),
                lambda side=side: self._of(side),  # type: ignore[misc]
                self.run,
                prompt=text(f"ADD_{code}_{side}"),
                empty=text(f"NO_{code}_{side}"),
                make=self.of_objective(lambda o, typed, side=side: self._made(o, side, typed)),  # type: ignore[misc]
            )
            self._lists.append(lines)
            column.addWidget(lines)
            column.addStretch(1)
            self._row.addWidget(holder, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _SIDE_BY_SIDE_FROM
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _more(self) -> tuple[Column, ...]:
        value = Column("value", text("WORTH"), AmountField, caption=True)
        since = Column("since", text("WHEN"), lambda: self.day_field(text("WHEN"), today=True))
        match self._kind:
            case GiveAndGetKind.CONCESSION:
                return (value, since)
            case GiveAndGetKind.STAKE:
                return (
                    value,
                    Column("since", text("FROM"), lambda: self.day_field("–"), caption=True),
                    Column("until", text("UNTIL"), lambda: self.day_field("–"), caption=True),
                )
            case _:
                return ()

    def _of(self, side: Side) -> Sequence[GiveAndGet]:
        lines = self.session.snapshot.give_and_get_of(self.key or "")
        return tuple(line for line in lines if line.kind is self._kind and line.side is side)

    def _made(self, objective: Objective, side: Side, typed: str) -> GiveAndGet:
        dated = self._kind is GiveAndGetKind.CONCESSION
        return GiveAndGet(new_id(), objective.id, self._kind, side, typed, since=self.session.as_of if dated else None)


class ConcessionsBlock(SidesBlock):
    """What each side conceded, with dates (method.md 1.3, 36)."""

    HINTS = (Hint.ONLY_WE_GIVE, Hint.ONLY_THEY_GIVE)

    def __init__(self, session: Session) -> None:
        super().__init__(session, GiveAndGetKind.CONCESSION, "GIVES")


class StakesBlock(SidesBlock):
    """Skin in the game, on both sides (method.md 1.3, 34)."""

    HINTS = (Hint.ONE_SIDED_STAKES,)

    def __init__(self, session: Session) -> None:
        super().__init__(session, GiveAndGetKind.STAKE, "STAKES")


class InterestsBlock(SidesBlock):
    """Interests of both, for the negotiation (method.md 1.3, 38)."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, GiveAndGetKind.INTEREST, "INTERESTS")


class FairBlock(ListBlock):
    """The yardsticks both sides accept (method.md 1.3, 38)."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_FAIR"))
        self.measures = self.put(
            RecordLines(
                GiveAndGet,
                (Column("what", text("WHAT"), LongTextField),),
                lambda: tuple(
                    line
                    for line in session.snapshot.give_and_get_of(self.key or "")
                    if line.kind is GiveAndGetKind.FAIR_MEASURE
                ),
                self.run,
                prompt=text("ADD_FAIR"),
                empty=text("NO_FAIR"),
                make=self.of_objective(
                    lambda o, typed: GiveAndGet(new_id(), o.id, GiveAndGetKind.FAIR_MEASURE, what=typed)
                ),
            )
        )


class PolicyBlock(ListBlock):
    """Rules of ours that stand in their way, and who decides (method.md 1.5, 96)."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_POLICY"))
        self.requests = self.put(
            RecordLines(
                PolicyRequest,
                (
                    Column("need", text("NEED"), LongTextField),
                    Column("our_rule", text("OUR_RULE"), lambda: TextField(text("OUR_RULE"))),
                    Column("decision_maker", text("DECISION_MAKER"), self.team_field),
                    Column("state", text("STATE"), lambda: EnumField(tuple(PolicyState))),
                    Column("asked_on", text("ASKED_ON"), lambda: self.day_field("–"), caption=True),
                    Column("decided_on", text("DECIDED_ON"), lambda: self.day_field("–"), caption=True),
                ),
                lambda: session.snapshot.policy_requests_of(self.key or ""),
                self.run,
                prompt=text("ADD_POLICY"),
                empty=text("NO_POLICY"),
                make=self.of_objective(lambda o, typed: PolicyRequest(new_id(), o.id, typed, asked_on=session.as_of)),
            )
        )


class MeasuresBlock(ListBlock):
    """Results both sides measure (method.md 1.1, 9 and 21)."""

    HINTS = (Hint.NO_MEASURE,)

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_MEASURES"))
        self.measures = self.put(
            RecordLines(
                QualityMeasure,
                (
                    Column("name", text("MEASURE"), lambda: TextField(needed=True)),
                    Column("baseline", text("BASELINE"), TextField, caption=True),
                    Column("target", text("TARGET"), TextField, caption=True),
                    Column("actual", text("ACTUAL"), TextField, caption=True),
                    Column("agreed_by", text("AGREED_BY"), lambda: self.person_field(text("AGREED_BY_PROMPT"))),
                    Column("measured_on", text("MEASURED_ON"), lambda: self.day_field("–"), caption=True),
                    Column("audience", text("WHO_SEES"), lambda: EnumField(tuple(Audience))),
                ),
                lambda: session.snapshot.quality_measures_of(self.key or ""),
                self.run,
                prompt=text("ADD_MEASURE"),
                empty=text("NO_MEASURES"),
                make=self.of_objective(lambda o, typed: QualityMeasure(new_id(), o.id, typed)),
            )
        )


class CheckInsBlock(ListBlock):
    """Follow-up after the sale (method.md 1.1, 5)."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_CHECK_INS"))
        self.check_ins = self.put(
            RecordLines(
                Action,
                (
                    Column("what", text("WHAT"), LongTextField),
                    Column("owner", text("OWNER"), lambda: OwnerField(self)),
                    Column("due", text("DUE"), lambda: self.day_field("–"), caption=True),
                    Column("done", text("DONE"), lambda: self.day_field(text("NOT_DONE"), today=True), caption=True),
                ),
                self.actions_where(lambda action: action.step is Step.ASSURE),
                self.run,
                prompt=text("ADD_CHECK_IN"),
                empty=text("NO_CHECK_INS"),
                make=self.of_objective(
                    lambda o, typed: Action(new_id(), o.account, typed, objective=o.id, step=Step.ASSURE)
                ),
            )
        )


class OutcomesBlock(ListBlock):
    """Referrals, references, repeat business, satisfaction (method.md 1.1, 7)."""

    HINTS = (Hint.ASK_REFERENCE,)

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_OUTCOMES"))
        self.outcomes = self.put(
            RecordLines(
                Fact,
                (
                    Column("text", text("OUTCOME"), LongTextField),
                    Column("category", text("OUTCOME_KIND"), lambda: EnumField(_OUTCOMES)),
                    Column("person", text("SAID_BY"), lambda: self.person_field(text("SAID_BY_PROMPT"))),
                    Column("date", text("WHEN"), lambda: self.day_field(text("WHEN"), today=True)),
                ),
                self.facts(*_OUTCOMES),
                self.run,
                prompt=text("ADD_OUTCOME"),
                empty=text("NO_OUTCOMES"),
                make=self.new_fact(FactCategory.SATISFACTION),
            )
        )
