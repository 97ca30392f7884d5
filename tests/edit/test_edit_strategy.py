"""Editing what surrounds the map: new records in one step, what they require, and what goes when something goes."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from edit_strategies import MemoryStore

from relmap.edit import commands as do
from relmap.edit.document import Document
from relmap.edit.handlers.strategy import add_label, remove_label
from relmap.errors import UserError
from relmap.model.deal import Agreement, Criterion
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.integrity import problems
from relmap.model.keeping import Acknowledgement, RuleSetting
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer
from relmap.model.plan import Action, Meeting, MeetingAttendee
from relmap.model.references import REFERENCES, STRATEGY
from relmap.model.snapshot import StrategyRecord
from relmap.model.strategy_vocabulary import FactCategory, FitLine, Pace
from relmap.model.vocabulary import BuyingRole, PersonStatus, Step
from relmap.words.edits import edit_label
from relmap.words.errors import sentence

DAY = date(2026, 4, 2)


@pytest.fixture
def document() -> Document:
    made = Document(MemoryStore())
    made.execute(do.AddAccount("Birchwood Mills", id="acc"))
    made.execute(do.AddAccount("Cedar Works", id="other"))
    made.execute(do.AddTeamMember("Kim Berg", id="kim"))
    for key, account in (("ada", "acc"), ("ben", "acc"), ("zoe", "other")):
        made.execute(do.AddPerson(account, key.title(), id=key))
    made.execute(do.AddObjective("acc", "Seals", id="seals"))
    return made


def add(document: Document, *records: StrategyRecord) -> None:
    document.execute(do.AddRecords(records))


def refused(document: Document, *records: StrategyRecord) -> str:
    before = document.snapshot
    with pytest.raises(UserError) as caught:
        add(document, *records)
    assert sentence(caught.value).endswith(".") and document.snapshot is before
    return caught.value.code


def test_every_kind_of_record_has_words_for_its_undo_step() -> None:
    for record_type in STRATEGY:
        assert edit_label(add_label(record_type)) and edit_label(remove_label(record_type))


def test_every_reference_is_a_field_of_its_record() -> None:
    for record_type, references in REFERENCES.items():
        assert {r.field for r in references} <= {f.name for f in fields(record_type)}


def test_a_meeting_and_what_came_out_of_it_is_one_step(document: Document) -> None:
    talk = do.Together(
        "RECORD_TALK",
        (
            do.AddRecords(
                (Meeting("m", "acc", DAY, held=True), MeetingAttendee("m", "ada"), MeetingAttendee("m", "kim"))
            ),
            do.AddRecords((Fact("f", "acc", FactCategory.LISTENING, "Fine \x00 so ", "ada", meeting="m"),)),
            do.SetRelationship("kim", ("ada",), {"depth": 2, "last_contact": DAY}),
        ),
    )
    before = document.snapshot
    document.execute(talk)
    now = document.snapshot
    assert edit_label(document.undo_label or "") == "Record talk"
    assert [a.person for a in now.attendees_of("m")] == ["ada", "kim"]
    assert [f.text for f in now.facts_about("ada")] == ["Fine   so"]
    assert [m.id for m in now.meetings_with("kim")] == ["m"]
    document.undo()
    assert document.snapshot == before


def test_when_one_part_is_refused_nothing_is_done(document: Document) -> None:
    before = document.snapshot
    parts = (do.AddRecords((Action("x", "acc"),)), do.AddAccount("Cedar Works"))
    with pytest.raises(UserError, match="ACCOUNT_EXISTS"):
        document.execute(do.Together("RECORD_TALK", parts))
    assert document.snapshot is before


def test_records_stay_within_their_account(document: Document) -> None:
    assert refused(document, Action("x", "acc", person="zoe")) == "NOT_OF_THE_ACCOUNT"
    assert refused(document, Criterion("c", "seals", "zoe")) == "NOT_OF_THE_ACCOUNT"
    assert refused(document, Meeting("m", "acc"), MeetingAttendee("m", "zoe")) == "NOT_OF_THE_ACCOUNT"
    with pytest.raises(UserError, match="NOT_OF_THE_ACCOUNT"):
        document.execute(do.Revise(Objective, ("seals",), {"value_confirmed_by": "zoe"}))


def test_a_meeting_is_planned_once_it_says_why_for_them(document: Document) -> None:
    assert refused(document, Meeting("m", "acc", planned=True)) == "MEETING_NEEDS_REASON"
    add(document, Meeting("m", "acc", planned=True, why_for_them="Sees the figures."))
    document.execute(do.Revise(Meeting, ("m",), {"why_for_them": ""}))
    assert not document.snapshot.meetings["m"].planned


@pytest.mark.parametrize(("rule", "days"), [("F01", 30), ("F20", 90)])
def test_a_flag_stands_acknowledged_for_a_while_only(document: Document, rule: str, days: int) -> None:
    def seen(length: int, reason: str = "on holiday") -> Acknowledgement:
        return Acknowledgement("w", "acc", rule, DAY + timedelta(length), None, reason, "Kim", DAY)

    assert refused(document, seen(days + 1)) == "ACKNOWLEDGED_TOO_LONG"
    assert refused(document, seen(days, "  ")) == "ACKNOWLEDGEMENT_NEEDS_REASON"
    add(document, seen(days))


def test_the_headline_rule_cannot_be_switched_off(document: Document) -> None:
    assert refused(document, RuleSetting("F01", 0.0)) == "RULE_FIXED"
    assert refused(document, RuleSetting("fragile", float("nan"))) == "VALUE_NOT_POSSIBLE"
    add(document, RuleSetting("F02", 0.0), RuleSetting("opponent", -4.0))
    add(document, RuleSetting("opponent", -2.0))
    assert document.snapshot.rule_settings["opponent"].value == -2.0


def test_only_a_lesson_stands_without_an_account(document: Document) -> None:
    assert refused(document, Fact("f", None, FactCategory.NOTE)) == "FACT_NEEDS_ACCOUNT"
    add(document, Fact("f", None, FactCategory.LESSON, recorded_by="kim"))


def test_points_are_for_scored_lines(document: Document) -> None:
    assert refused(document, FitAnswer("acc", FitLine.WAIT_NO_MONEY, 2)) == "VALUE_NOT_POSSIBLE"
    assert refused(document, FitAnswer("acc", FitLine.C1, 4)) == "VALUE_NOT_POSSIBLE"
    assert [line for line in FitLine if line.scored] == ["C1", "C2", "C3", "C4", "VISION", "CULTURE"]
    assert sum(line.wait for line in FitLine) == 3


def known_about_ada(document: Document) -> None:
    add(
        document,
        Meeting("m", "acc", next_step_by="ada"),
        MeetingAttendee("m", "ada"),
        Fact("f", "acc", FactCategory.VALUES, "order", "ada", source="ben"),
        Fact("g", "acc", FactCategory.NOTE, "quiet", "ben", source="ada"),
        Action("x", "acc", "send", person="ada", fact="f"),
        Agreement("a", "seals", Step.EXPLORE, "the aim", "ada"),
        Criterion("c", "seals", "ada"),
        CompetitorTie("t", "ada", "Ostrava Seals"),
    )


def test_what_is_about_somebody_goes_with_her_and_the_rest_forgets_her(document: Document) -> None:
    known_about_ada(document)
    document.execute(do.Remove(Person, ("ada",)))
    now = document.snapshot
    assert not problems(now)
    assert not (now.attendees or now.criteria or now.competitor_ties) and list(now.facts) == ["g"]
    assert (now.facts["g"].source, now.meetings["m"].next_step_by, now.agreements["a"].agreed_by) == (None, None, None)
    assert (now.actions["x"].person, now.actions["x"].fact) == (None, None)


def test_one_person_out_of_two_records_knows_what_both_did(document: Document) -> None:
    known_about_ada(document)
    add(document, MeetingAttendee("m", "ben"))
    document.execute(do.MergePeople("ben", "ada"))
    now = document.snapshot
    assert not problems(now)
    assert [a.person for a in now.attendees_of("m")] == ["ben"]
    assert {f.id for f in now.facts_about("ben")} == {"f", "g"}
    assert (now.criteria["c"].person, now.agreements["a"].agreed_by) == ("ben", "ben")


def test_who_takes_a_post_takes_its_plans_but_nobodys_nature(document: Document) -> None:
    known_about_ada(document)
    values = {"name": "", "status": PersonStatus.VACANT, "pace": Pace.DIRECT, "reorg_date": DAY}
    document.execute(do.Revise(Person, ("ada",), values))
    document.execute(do.ToggleRole("seals", ("ada",), BuyingRole.ECONOMIC))
    document.execute(do.SetRole("seals", ("ada",), {"personal_win": "calm", "result": "no leaks"}))
    document.execute(do.FillPost("ada", "Cleo Dunn", id="cleo"))
    now = document.snapshot
    assert not problems(now)
    assert not now.facts_about("cleo") and not now.competitor_ties and now.actions["x"].person == "cleo"
    assert (now.people["cleo"].pace, now.people["cleo"].reorg_date) == (None, DAY)
    assert [(r.personal_win, r.result) for r in now.roles_of("seals")] == [("", "no leaks")]


def test_a_colleague_who_is_removed_is_no_longer_named(document: Document) -> None:
    document.execute(do.Revise(Account, ("acc",), {"steward": "kim"}))
    add(document, Action("x", "acc", owner="kim"), Meeting("m", "acc"), MeetingAttendee("m", "kim"))
    document.execute(do.Remove(TeamMember, ("kim",)))
    now = document.snapshot
    assert (now.accounts["acc"].steward, now.actions["x"].owner, now.attendees) == (None, None, {})


def test_an_objective_takes_its_agreements_along_and_an_account_everything(document: Document) -> None:
    known_about_ada(document)
    document.execute(do.Revise(Meeting, ("m",), {"objective": "seals"}))
    document.execute(do.Remove(Objective, ("seals",)))
    now = document.snapshot
    assert not (now.agreements or now.criteria) and now.meetings["m"].objective is None
    document.execute(do.Remove(Account, ("acc",)))
    now = document.snapshot
    assert not (now.facts or now.meetings or now.attendees or now.actions or now.competitor_ties)
    assert not problems(now)
