"""The pre-call sheet: two pages, nothing empty, what matters most, for everybody (method.md 6(c), scenarios.md 6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from person_packs import DAY, account, flaws, pages_of, person, said, sample, sheets, with_records
from PySide6.QtGui import QGuiApplication

from relmap.errors import UserError
from relmap.model.deal import Criterion
from relmap.model.entities import Account, Person
from relmap.model.ids import pair_id
from relmap.model.knowledge import CompetitorTie, Fact
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import (
    CompetitorStrength,
    FactCategory,
    FactState,
    MeetingPart,
    Pace,
    Stance,
    Warmth,
    YesNo,
)
from relmap.model.vocabulary import (
    Audience,
    BuyingRole,
    Influence,
    PersonStatus,
    ResponseMode,
    Social,
    TieKind,
)
from relmap.packs.kinds import PackKind
from relmap.packs.map_excerpt import excerpt, with_neighbours
from relmap.packs.map_picture import picture
from relmap.packs.pack import MapSection, Pack, PackWish
from relmap.packs.picture import LineKind
from relmap.render.made_packs import made_pack

pytestmark = pytest.mark.usefixtures("qapp")
LONG = "Weighs every word before it is said and repeats the figures of three years, plant by plant, " * 4


def sheet(snapshot: Snapshot, who: str, **wish: object) -> Pack:
    found = person(snapshot, who) if who not in snapshot.people else snapshot.people[who]
    return made_pack(snapshot, PackWish(PackKind.PRECALL, DAY, found.account, person=found.id, **wish))  # type: ignore[arg-type]


def map_of(pack: Pack) -> MapSection:
    (back,) = (section for section in pack.sections if isinstance(section, MapSection))
    return back


@pytest.mark.parametrize("name", ["Kestrel", "Nordmark", "Aurelia"])
def test_everybody_of_the_sample_has_two_pages_without_anything_empty(name: str, qapp: QGuiApplication) -> None:
    snapshot = sample()
    for one in snapshot.people_of(account(snapshot, name).id):
        pack = sheet(snapshot, one.id)
        assert len(sheets(pack)) == 2, one.name
        assert flaws(pack) == [], one.name
        assert one.id in map_of(pack).picture.cards, one.name


def test_the_sheet_before_the_meeting_with_the_finance_chief(tmp_path: Path) -> None:
    front, back = pages_of(sheet(sample(), "Jens-Peter"), tmp_path)
    for line in (
        "10 Oct · First talk with the finance chief · At the customer",
        "Sees what four stores tie up.",
        "He lets his controller check our figures.",
        "Even keel: “Supply works, why touch it”",
        "Ruth Callender (management) hosts",
        "“What does it save?” – Kim Berg: Two figures.",
        "What puts Jens-Peter Kragelund off?",
        "Destroy after use – contains assessments of a person.",
        "What will Jens-Peter Kragelund feel when we leave?",
    ):
        assert line in front
    assert "Nordmark Foods" in back
    assert "Karsten Højbjerg" in back, "he takes part"
    assert "Marianne" in back, "the manager of who takes part"
    assert "Destroy after use" in back


def test_somebody_who_decided_is_not_pitched_to() -> None:
    snapshot = sample()
    given = next(r for r in snapshot.roles.values() if r.person == person(snapshot, "Jens-Peter").id)
    before = said(sheet(snapshot, "Jens-Peter", objective=given.objective))
    decided = replace(given, decided_for_us=date(2026, 9, 1), decided_words="We go with you")
    after = said(sheet(with_records(snapshot, decided), "Jens-Peter", objective=given.objective))
    assert "Confirm, do not pitch." not in before
    assert "Jens-Peter Kragelund has decided for us. Confirm, do not pitch." in after
    assert "We go with you" in after


def test_a_benefit_stands_there_only_for_whom_it_is() -> None:
    snapshot = sample()
    boss = person(snapshot, "Jens-Peter")
    objective = next(r.objective for r in snapshot.roles.values() if r.person == boss.id)

    def offers(whom: str | None) -> str:
        benefit = Fact("b1", boss.account, FactCategory.BENEFIT, "One list of spares", whom, objective)
        return said(sheet(with_records(snapshot, benefit), boss.id, objective=objective))

    assert "One list of spares" in offers(boss.id)
    assert "One list of spares" not in offers(None)


def test_private_notes_stay_off_the_sheet() -> None:
    snapshot = sample()
    boss = person(snapshot, "Jens-Peter")
    note = Fact("n1", boss.account, FactCategory.HOT_BUTTON, "Sails at Skagen", boss.id, audience=Audience.OWNER)
    shared = replace(note, audience=Audience.TEAM)
    assert "Sails at Skagen" not in said(sheet(with_records(snapshot, note), boss.id))
    assert "Sails at Skagen" in said(sheet(with_records(snapshot, shared), boss.id))


def test_at_most_five_questions_and_first_those_worth_most() -> None:
    pack = said(sheet(sample(), "Harriet"))
    asked = [line for line in pack.splitlines() if line.endswith("?") and "Harriet" in line and "feel" not in line]
    assert len(asked) == 5
    assert asked[0] == "What result does Harriet Kestrel need for the organisation?"
    assert asked[-1].startswith("Not yet asked: what does Harriet Kestrel think about")


def crowded(snapshot: Snapshot, who: Person) -> Snapshot:
    """As much as can be known of one person, all of it in long words."""
    of: Account = snapshot.accounts[who.account]
    objective = next(r.objective for r in snapshot.roles.values() if r.person == who.id)
    others = [p.id for p in snapshot.people_of(of.id) if p.id != who.id][:6]
    team = list(snapshot.team)
    meeting = Meeting(
        "m1", of.id, date(2026, 10, 2), LONG, objective, None, LONG, True, False, LONG, LONG, LONG, LONG,
        YesNo.YES, "", "", LONG, previous="m0",
    )  # fmt: skip
    before = Meeting("m0", of.id, date(2026, 9, 2), LONG, objective, held=True, outcome=LONG)
    facts = [
        Fact(f"{category}{number}", of.id, category, LONG, who.id, objective, source=others[0], state=state)
        for category in FactCategory
        for number in range(4)
        for state in ((FactState.OPEN,) if category in _OPEN else (FactState.STANDING,))
    ]
    return with_records(
        snapshot,
        replace(of, messages="\n".join([LONG] * 3)),
        replace(
            who, title=LONG, pronunciation=LONG, languages=LONG, pace=Pace.DIRECT, warmth=Warmth.OPEN,
            stance=Stance.ADVERSARIAL,
        ),
        RoleAssignment(
            objective, who.id, frozenset(BuyingRole), influence=Influence.HIGH, influence_reason=LONG,
            mode=ResponseMode.GROWTH, mode_words=LONG, rating=-4, rating_evidence=LONG, result=LONG, personal_win=LONG,
            win_source=LONG, decided_for_us=date(2026, 9, 1), decided_words=LONG, sees_us_as_commodity=YesNo.YES,
        ),
        before,
        meeting,
        *(MeetingAttendee("m1", p, MeetingPart.ANSWERS if p in team else None) for p in (who.id, *others, *team)),
        *(MeetingQuestion(f"q{n}", "m1", LONG, LONG, team[0]) for n in range(8)),
        *facts,
        *(Criterion(f"c{n}", objective, who.id, LONG) for n in range(8)),
        *(Action(f"a{n}", of.id, LONG, owner=team[0], person=who.id, due=date(2026, 9, n + 1)) for n in range(9)),
        *(Relationship(m, who.id, 4, date(2025, 9, 9), social=Social.STRONG) for m in team),
        *(Tie(f"t{n}", TieKind.CAN_INTRODUCE, p, who.id) for n, p in enumerate(others)),
        *(Tie(f"u{n}", TieKind.CONFLICT, p, who.id) for n, p in enumerate(others)),
        *(CompetitorTie(f"k{n}", who.id, LONG, CompetitorStrength.STRONG) for n in range(3)),
    )  # fmt: skip


_OPEN = (FactCategory.CONCERN, FactCategory.INCIDENT)


def test_the_richest_person_still_fits_on_one_page(tmp_path: Path) -> None:
    snapshot = sample()
    pack = sheet(crowded(snapshot, person(snapshot, "Jens-Peter")), "Jens-Peter")
    pages = pages_of(pack, tmp_path)
    assert len(pages) == 2
    assert flaws(pack) == []
    assert "… and" in pages[0], "what is left out is counted"
    assert "Next step: who of theirs does what, until when" in pages[0], "and the lines to write on are there"


def test_a_post_without_a_holder_and_somebody_without_a_name() -> None:
    snapshot = sample()
    vacant = next(p for p in snapshot.people.values() if p.status is PersonStatus.VACANT)
    post = said(sheet(snapshot, vacant.id))
    assert "Nobody is known in this post" in post
    assert "feel when we leave" not in post and "Nobody of ours knows" not in post
    unknown = replace(person(snapshot, "Dave"), name="", title="", status=PersonStatus.UNIDENTIFIED)
    pack = sheet(with_records(snapshot, unknown), unknown.id)
    assert pack.subject == "Name not known"
    assert flaws(pack) == []
    assert len(sheets(pack)) == 2
    left = next(p for p in snapshot.people.values() if p.status is PersonStatus.LEFT)
    assert sheet(snapshot, left.id).subject.endswith("(has left)")


def test_names_in_other_scripts_and_no_objective() -> None:
    of = Account("a", "株式会社 佐藤")
    boss = Person("p", "a", "佐藤 健一", "代表取締役", pronunciation="Satō Ken’ichi")
    report = Person("r", "a", "محمد الفارسي", reports_to="p")
    snapshot = with_records(Snapshot(), of, boss, report)
    pack = sheet(snapshot, "p")
    assert (pack.subject, len(sheets(pack)), flaws(pack)) == ("佐藤 健一", 2, [])
    assert set(map_of(pack).picture.cards) == {"p", "r"}


def test_without_a_person_it_says_what_is_missing() -> None:
    with pytest.raises(UserError) as raised:
        made_pack(sample(), PackWish(PackKind.PRECALL, DAY))
    assert raised.value.code == "PACK_NEEDS_PERSON"


def test_the_map_is_cut_to_whom_we_meet_and_one_step() -> None:
    snapshot = sample()
    whole = picture(snapshot, account(snapshot, "Kestrel").id, "", DAY, collapsed=())
    dave = person(snapshot, "Dave").id
    near = with_neighbours(whole, {dave}, 24)
    joined = {end for line in whole.lines if line.kind is not LineKind.OURS for end in (line.source, line.target)
              if dave in (line.source, line.target)}  # fmt: skip
    assert near == joined | {dave}
    cut = excerpt(whole, near)
    assert set(cut.cards) == near
    assert all(line.target in near for line in cut.lines)
    assert {line.source for line in cut.lines if line.kind is LineKind.OURS} == set(cut.team)
    counted = sum(card.below for card in cut.cards.values())
    chart = {p for p in whole.cards if p in whole.managers or p in whole.managers.values()}
    assert 0 < counted <= len(chart - near)


def test_a_large_map_keeps_managers_and_ties_before_reports() -> None:
    snapshot = sample()
    whole = picture(snapshot, account(snapshot, "Aurelia").id, "", DAY, collapsed=())
    head = max(whole.cards, key=lambda p: sum(boss == p for boss in whole.managers.values()))
    few = with_neighbours(whole, {head}, 3)
    assert len(few) == 3
    if head in whole.managers:
        assert whole.managers[head] in few


def test_a_sheet_wished_for_a_meeting_is_about_that_meeting() -> None:
    snapshot = sample()
    boss = person(snapshot, "Karsten")
    held = next(m for m in snapshot.meetings_with(boss.id) if m.held)
    assert "Told how the finance chief reads papers." not in said(sheet(snapshot, boss.id, meeting=held.id))
    ahead = sheet(snapshot, boss.id)
    assert "First talk with the finance chief" in said(ahead)
    assert pair_id(held.objective or "", boss.id) in snapshot.roles
