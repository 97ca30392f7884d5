"""The portfolio review: the team's truth, and only what the company may read (method.md 6(d), scenarios.md 5)."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from person_packs import DAY, account, flaws, member, pages_of, person, said, sample, sheets, with_records

from relmap.analysis.portfolio import WayUp, rows
from relmap.exchange.kept import kept_content, last_kept
from relmap.model.changes import snapshot_of
from relmap.model.deal import Agreement, Criterion
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.keeping import SnapshotMark
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Snapshot
from relmap.model.strategy_vocabulary import FitLine, Style
from relmap.model.vocabulary import (
    AccountStage,
    Audience,
    BuyingRole,
    Level,
    ResponseMode,
    Step,
    TargetStatus,
)
from relmap.packs.kinds import PackKind
from relmap.packs.pack import Pack, PackWish, Section
from relmap.packs.portfolio_review import portfolio_review
from relmap.render.made_packs import made_pack
from relmap.words.labels import label
from relmap.words.portfolio import Column
from relmap.words.portfolio_review import COLUMNS, column_title, review_cells

pytestmark = pytest.mark.usefixtures("qapp")

PRIVATE = "zqcanary"
WRITTEN: tuple[type[Any], ...] = (
    Fact, RoleAssignment, Relationship, Tie, CompetitorTie, FitAnswer, Criterion, Agreement, MeetingQuestion,
)  # fmt: skip
MEETING = ("why_for_them", "aim", "minimum_action", "coach_advice", "feeling", "outcome")


def review(snapshot: Snapshot) -> Pack:
    return made_pack(snapshot, PackWish(PackKind.PORTFOLIO, DAY))


def titled(pack: Pack, title: str) -> str:
    (section,) = (one for one in pack.sections if isinstance(one, Section) and one.title.startswith(title))
    return said(replace(pack, sections=(section,)))


def written_all_over(snapshot: Snapshot) -> Snapshot:
    """The document with a canary in every text somebody wrote about a person."""
    references = {key for name in COLLECTIONS.values() for key in getattr(snapshot, name)}
    changed = []
    for kind in WRITTEN:
        for record in getattr(snapshot, COLLECTIONS[kind]).values():
            texts = {
                f.name: f"{PRIVATE} {f.name}"
                for f in fields(record)
                if type(getattr(record, f.name)) is str and getattr(record, f.name) not in references
                and f.name not in ("id", "removes", "tags")
            }  # fmt: skip
            changed.append(replace(record, **texts))
    said_there = {name: f"{PRIVATE} {name}" for name in MEETING}
    profile = dict.fromkeys(("languages", "pronunciation", "email", "phone"), PRIVATE)
    return with_records(
        snapshot,
        *changed,
        *(replace(meeting, **said_there) for meeting in snapshot.meetings.values()),
        *(replace(one, **profile) for one in snapshot.people.values()),
    )


def test_two_pages_and_one_for_each_red_account(tmp_path: Path) -> None:
    pages = pages_of(review(sample()), tmp_path)
    assert len(pages) == 4
    assert [title for title in ("Aurelia Mobility Group", "Kestrel Hydraulics Ltd") if title in pages[2] + pages[3]]
    assert "INTERNAL – COMPANY" in pages[0] and "3 accounts" in pages[0]
    assert "“Marine coating line”: Only low-level contacts, and no known path to Андрій Левченко." in pages[2]
    assert "Decision wanted" in pages[3]
    assert flaws(review(sample())) == []


def test_the_table_has_exactly_the_columns_of_the_method() -> None:
    assert [column.value for column in COLUMNS] == [
        "account", "revenue", "open_value", "stage", "way_up", "worst_flag", "eb_known", "best_path", "coverage",
        "shape", "steps_agreed", "freshness", "next_executive_contact", "owner", "steward",
    ]  # fmt: skip
    table = titled(review(sample()), "The accounts")
    assert all(column_title(column) in table for column in COLUMNS)
    assert "2 of 3 accounts have nobody known or no way up (F01, F02)" in table


def test_the_rows_show_what_the_team_knows() -> None:
    """A flag worked out from what the company may see would be another one: the truth is printed."""
    snapshot = sample()
    table = titled(review(snapshot), "The accounts")
    for row in rows(snapshot, DAY):
        cells = review_cells(row, snapshot, DAY)
        assert cells[Column.WORST_FLAG] in table and cells[Column.WAY_UP] in table
    assert {row.way_up for row in rows(snapshot, DAY)} == {WayUp.F01, WayUp.F02, WayUp.FAIR}


def test_nothing_written_about_people_gets_onto_the_paper() -> None:
    snapshot = written_all_over(sample())
    text = said(review(snapshot))
    assert PRIVATE not in text
    for style in (*Style, *ResponseMode):
        if style.value != "UNKNOWN":
            assert label(style) not in text
    for rating in ("+3", "+4", "−3", "+2"):
        assert rating not in text


def test_private_actions_are_not_in_the_plan() -> None:
    snapshot = sample()
    of = account(snapshot, "Kestrel").id
    day = DAY + timedelta(5)
    shared = Action("a1", of, "Walk the plant with us", owner=member(snapshot, "Kim").id,
                    person=person(snapshot, "Tom Kestrel").id, due=day)  # fmt: skip
    private = replace(shared, id="a2", what="Ask about the divorce", audience=Audience.OWNER)
    text = said(review(with_records(snapshot, shared, private)))
    assert "Walk the plant with us" in text
    assert "divorce" not in text


def test_management_is_asked_for_by_name_and_day() -> None:
    asks = titled(review(sample()), "Changes")
    assert "Dinner with the chief executive at the trade fair" in asks
    assert "30 Oct 2026" in asks
    assert "Tom Kestrel" in asks, "whom to reach first, with management"
    assert "They select their partner for “Single-source MRO supply, 4 plants”" in asks
    assert asks.count("Tom Kestrel") == 1, "the same meeting is asked for once"


def test_flags_raised_and_cleared_since_the_kept_state() -> None:
    snapshot = sample()
    of = account(snapshot, "Kestrel")
    harriet = person(snapshot, "Harriet")
    content = kept_content(snapshot, of.id)
    mark = SnapshotMark("m", of.id, "June", date(2026, 9, 1), "PORTFOLIO", content)
    kim = member(snapshot, "Kim").id
    joe = replace(person(snapshot, "Joe Brandt"), title="Head of stores")
    now = with_records(snapshot, mark, Relationship(kim, harriet.id, 4, DAY - timedelta(1), evidence="x"), joe)
    changes = titled(review(now), "Changes")
    assert "1 Sep 2026" in changes
    assert "F01 Only low-level contacts, and no known path to Harriet Kestrel – “Filtration standardisation”" in changes
    assert "Joe Brandt: now Head of stores" in changes
    assert "No earlier state" not in changes
    assert "No earlier state" in titled(review(snapshot), "Changes")


def test_the_state_kept_for_the_last_review_goes_before_others() -> None:
    snapshot = sample()
    of = account(snapshot, "Kestrel").id
    content = kept_content(snapshot, of)
    marks = [
        SnapshotMark("a", of, "by hand", date(2026, 9, 10), "", content),
        SnapshotMark("b", of, "review", date(2026, 6, 30), PackKind.PORTFOLIO, content),
        SnapshotMark("c", of, "today", DAY, PackKind.PORTFOLIO, content),
    ]

    def day(*there: SnapshotMark) -> date | None:
        kept = last_kept(with_records(snapshot, *there), of, DAY, PackKind.PORTFOLIO, Audience.TEAM)
        return kept[0] if kept is not None else None

    assert day(*marks) == date(2026, 6, 30)
    assert day(marks[0]) == date(2026, 9, 10)
    assert day(marks[2]) is None
    assert day(replace(marks[0], content="damaged")) is None


def test_the_fit_proposes_to_promote_and_to_demote() -> None:
    def fit(of: str, points: int) -> list[FitAnswer]:
        return [
            FitAnswer(of, line, points, evidence="seen", evidence_date=DAY) for line in FitLine if line.scored
        ]  # fmt: skip

    snapshot = snapshot_of(
        [
            Account("weak", "Weak Ltd", TargetStatus.KEY),
            Account("good", "Good Ltd", TargetStatus.WATCH),
            Account("key", "Key Ltd", TargetStatus.KEY),
            *fit("weak", 1),
            *fit("good", 3),
            *fit("key", 3),
        ]
    )
    changes = titled(review(snapshot), "Changes")
    assert "Demote Weak Ltd (key account), or find out more" in changes
    assert "Promote Good Ltd (watched)" in changes
    assert "Key Ltd (" not in changes


def many(count: int) -> Snapshot:
    """Accounts with long names in several scripts, people, a sale each, long names of ours."""
    names = ("Österreichische Walzwerke Beteiligungsgesellschaft mbH", "日本ポンプ株式会社", "Kestrel Hydraulics Ltd",
             "شركة النور للصناعات", "Nordmark Foods A/S")  # fmt: skip
    records: list[Any] = [TeamMember(f"t{n}", f"Alexandra Bergström-Hansen {n}") for n in range(8)]
    records.append(TeamMember("boss", "Ruth Callender", is_management=True))
    for n in range(count):
        of, stage = f"a{n}", list(AccountStage)[n % 6]
        records += [
            Account(of, f"{names[n % 5]} {n}", TargetStatus.KEY, stage, owner=f"t{n % 8}", steward=f"t{n % 7}",
                    revenue=23_000_000.0 + n, revenue_at_risk=1e6 * n, currency="EUR"),
            Objective(f"o{n}", of, "Spare parts for all plants", step=Step.COLLABORATE, value=4.5e6, currency="EUR",
                      partner_selection_date=DAY + timedelta(n)),
            Person(f"p{n}", of, "Maximilian Freiherr von Hohenfels", "Chief executive", level=Level.C_SUITE),
            Person(f"q{n}", of, "Joe Brandt", "Stores", level=Level.STAFF, reports_to=f"p{n}"),
            RoleAssignment(f"o{n}", f"p{n}", frozenset({BuyingRole.ECONOMIC})),
            Relationship(f"t{n % 8}", f"q{n}" if n % 3 else f"p{n}", 3, DAY),
            Meeting(f"m{n}", of, DAY + timedelta(20), "Quarterly review of all plants", planned=True),
            MeetingAttendee(f"m{n}", f"p{n}"),
            MeetingAttendee(f"m{n}", "boss"),
        ]  # fmt: skip
    return snapshot_of(records)


def table_pages(pack: Pack) -> int:
    return len(sheets(replace(pack, sections=pack.sections[:1])))


def test_thirty_accounts_stand_on_one_page_and_three_hundred_go_on() -> None:
    pack = review(many(30))
    assert table_pages(pack) == 1
    assert flaws(pack) == []
    large = review(many(300))
    assert 10 < table_pages(large) < 25
    assert said(large).count("Österreichische Walzwerke") >= 60


def test_an_empty_document_says_so() -> None:
    pack = review(Snapshot())
    assert "There is no account yet." in said(pack)
    assert flaws(pack) == []
    assert len(sheets(pack)) == 2


def test_the_builder_needs_nothing_but_the_team_s_document() -> None:
    pack = portfolio_review(sample(), PackWish(PackKind.PORTFOLIO, DAY), {})
    assert said(pack) == said(review(sample()))
