"""What we know about one person: how to meet her, as a coach, competitors, facts; and what to find out next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout

from relmap.analysis.coaching import coach_label
from relmap.analysis.knowledge import Missing, missing_facts, too_often
from relmap.analysis.stewardship import KEPT_DAYS
from relmap.edit.commands import Revise
from relmap.model.entities import Person
from relmap.model.relations import RoleAssignment
from relmap.model.strategy_vocabulary import Adaptability, Pace, Stance, StanceReason, Style, Warmth, YesNo
from relmap.model.vocabulary import BuyingRole, HowKnown
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form, Records, Save
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.scale_fields import CertaintyField
from relmap.ui.fields.text_field import TextField
from relmap.ui.panels.inspector.competitor_cards import CompetitorList
from relmap.ui.panels.inspector.fact_cards import FactList
from relmap.ui.panels.inspector.objective_page import assignments, save_roles
from relmap.ui.panels.inspector.page import Card, Page, clear_all
from relmap.ui.panels.knowledge.answer_box import AnswerBox
from relmap.ui.session import Session
from relmap.words.forms import heading
from relmap.words.forms import text as form_text
from relmap.words.knowledge import coach_words, style_advice, text
from relmap.words.labels import label


class KnowledgePage(Page):
    """One question first, then the facts, then what is observed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.next = NextFact(session)
        self.facts = FactList(session)
        self.manner = StyleCard(session, self.people, self._save)
        self.coach = CoachTests(session, self.roles, self._save_role)
        self.competitors = CompetitorList(session)
        for widget in (self.next, self.facts, self.manner, self.coach, self.competitors):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def people(self) -> Sequence[Person]:
        """The person, none when gone."""
        people = self.session.snapshot.people
        return tuple(people[key] for key in self.target.people if key in people)

    def roles(self) -> Sequence[RoleAssignment]:
        """What the person is to the chosen objective."""
        return assignments(self.session, self.target.objective, self.target.people)

    def forms(self) -> Iterable[Form]:
        """Everything that can be edited."""
        return (self.manner.form, self.coach.form, *self.facts.forms(), *self.competitors.forms())

    def started(self) -> None:
        """Another person or objective."""
        super().started()
        person = self.target.people[0] if self.target.people else ""
        self.next.start(person)
        self.facts.start(person)
        self.competitors.start(person)

    def refresh(self) -> None:
        """Show what is known now."""
        super().refresh()
        self.next.refresh(self.target.account)
        self.facts.refresh()
        self.competitors.refresh()
        for person in self.people():
            self.manner.show_person(person)
        roles = self.roles()
        self.coach.setVisible(any(BuyingRole.COACH in role.roles for role in roles))
        for role in roles:
            self.coach.show_role(role)

    def _save(self, values: Mapping[str, object]) -> None:
        self.run(Revise(Person, self.target.people, values))

    def _save_role(self, values: Mapping[str, object]) -> None:
        save_roles(self, values)


class NextFact(Card):
    """The one fact about this person that is worth most now."""

    def __init__(self, session: Session) -> None:
        super().__init__(text("NEXT_FACT"))
        self._session = session
        self._person = ""
        self._missing: Missing | None = None
        self.box: AnswerBox | None = None
        self._place = QVBoxLayout()
        self.column.addLayout(self._place)

    def start(self, person: str) -> None:
        """Ask about another person."""
        self._person = person
        self._missing = None

    def refresh(self, account: str | None) -> None:
        """Ask what is missing now; the question being answered stays."""
        session = self._session
        asked = missing_facts(session.snapshot, account or "", session.as_of, (self._person,)) if account else ()
        wanted = next((m for m in asked if not m.asked), None)
        self.setVisible(wanted is not None)
        if wanted == self._missing:
            return
        self._missing = wanted
        clear_all(self._place)
        self.box = None
        if wanted is not None:
            self.box = AnswerBox(session, wanted, self._author)
            self._place.addWidget(self.box)

    def _author(self) -> str | None:
        account = self._session.snapshot.accounts.get(self._session.account or "")
        return (account.steward or account.owner) if account is not None else None


class StyleCard(Card):
    """Two observed axes and what they make; stance, languages and the like (method.md 2.6)."""

    def __init__(self, session: Session, records: Records, save: Save) -> None:
        super().__init__("")
        self._session = session
        self.advice = WrapLabel()
        self.hint = WrapLabel(size=0.92).quiet()
        never = form_text("NOT_KNOWN")
        form = self.form = Form(records, save)
        form.add("pace", text("PACE"), EnumField(tuple(Pace), text("CHOOSE")))
        form.add("warmth", text("WARMTH"), EnumField(tuple(Warmth), text("CHOOSE")))
        form.add("style_certainty", text("STYLE_CERTAINTY"), CertaintyField(), wide=True)
        form.add("style_how_known", text("HOW_KNOWN"), EnumField(tuple(HowKnown), never))
        form.add("style_on", text("OBSERVED_ON"), DateField(lambda: session.as_of, never, today_button=True))
        form.add("stance", text("STANCE"), EnumField(tuple(Stance)))
        form.add("stance_reason", text("STANCE_REASON"), EnumField(tuple(StanceReason), never))
        form.add("adaptability", text("ADAPTABILITY"), EnumField(tuple(Adaptability)))
        form.add("languages", text("LANGUAGES"), TextField())
        form.add("pronunciation", text("PRONUNCIATION"), TextField())
        form.add("fact_checked_on", text("CHECKED_ON"), DateField(lambda: session.as_of, form_text("NEVER")))
        for widget in (self.advice, self.form, self.hint):
            self.column.addWidget(widget)

    def show_person(self, person: Person) -> None:
        """Ask for certainty and source only where there is something they belong to."""
        style = person.style
        self.title.say(text("HOW_TO_MEET", name=heading(person)), 120)
        known = style is not Style.UNKNOWN
        self.advice.say(f"{label(style)}. {style_advice(style)}" if known else text("STYLE_UNKNOWN"))
        observed = person.pace is not None or person.warmth is not None
        for name in ("style_certainty", "style_how_known", "style_on"):
            self.form.show_row(name, observed)
        self.form.show_row("stance_reason", person.stance is not Stance.UNKNOWN)
        self.form.note("fact_checked_on", text("CHECK_AGAIN") if self._check_again(person.fact_checked_on) else "")
        often = too_often(self._session.snapshot, person.id, self._session.as_of)
        self.hint.say(text("TOO_OFTEN") if often else "")
        self.hint.setVisible(often)

    def _check_again(self, day: date | None) -> bool:
        return day is not None and self._session.as_of - day > timedelta(days=KEPT_DAYS)


class CoachTests(Card):
    """The three tests of a coach in the chosen objective, and what they make of her (method.md 2.1, 2.7)."""

    def __init__(self, session: Session, records: Records, save: Save) -> None:
        super().__init__(text("COACH"))
        self._session = session
        self.quality = WrapLabel()
        form = self.form = Form(records, save)
        form.add("coach_credible", text("COACH_CREDIBLE"), EnumField(tuple(YesNo)))
        form.add("coach_trusts_us", text("COACH_TRUSTS"), EnumField(tuple(YesNo)))
        form.add("coach_wants_us", text("COACH_WANTS"), EnumField(tuple(YesNo)))
        form.add("sells_for_us", text("SELLS_FOR_US"), LongTextField(text("SELLS_PROMPT")))
        self.column.addWidget(self.quality)
        self.column.addWidget(form)

    def show_role(self, role: RoleAssignment) -> None:
        """Say what the coach has proven."""
        quality = coach_label(self._session.snapshot, role, self._session.as_of)
        self.quality.say(coach_words(quality) if quality is not None else "")
