"""What the customer's pages are made of: contact map, joint plan, the list of what is on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from relmap.exchange.writers.audience import for_audience
from relmap.model.changes import snapshot_of
from relmap.model.deal import Agreement, QualityMeasure
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.plan import Action
from relmap.model.relations import Relationship
from relmap.model.snapshot import Record, Snapshot
from relmap.model.strategy_vocabulary import Channel
from relmap.model.vocabulary import Audience, Certainty, Level, ObjectiveKind, PersonStatus, Step
from relmap.packs.blocks import Heading, Table
from relmap.packs.customer.contact_map import Ours, contact_map
from relmap.packs.customer.contents import Listed, contents
from relmap.packs.customer.joint_map import joint_map_pack
from relmap.packs.customer.joint_plan import joint_plan, plan_blocks
from relmap.packs.kinds import PackKind
from relmap.packs.pack import PackWish

DAY = date(2026, 9, 30)
CUSTOMER = Audience.CUSTOMER


def document(*more: Record) -> Snapshot:
    return snapshot_of(
        [
            TeamMember("kim", "Kim Berg", title="Key account manager"),
            TeamMember("lea", "Lea Marsh", title="Inside sales"),
            Account("a", "Larkfield Pumps"),
            Unit("w", "a", "Works"),
            Unit("b", "a", "Board"),
            Person("zoe", "a", "Zoe Abel", "Owner", unit="b", level=Level.BOARD_OWNER, rank=9.0),
            Person("bo", "a", "Bo Crane", "Buyer", unit="w", site="Leeds", reports_to="zoe", rank=5.0),
            Person("ann", "a", "Ann Dorn", "Clerk", unit="w", reports_to="zoe", rank=7.0),
            Person("cy", "a", "Cy Ellis", reports_to="zoe", reports_to_certainty=Certainty.ASSUMED, rank=1.0),
            Objective("p", "a", "Our secret name", ObjectiveKind.PARTNERSHIP),
            Objective("o", "a", "Fewer stoppages"),
            Objective("s", "a", "Secret sale"),
            Relationship("kim", "bo", 2, topic="Prices"),
            Relationship("lea", "bo", 5, topic="Orders"),
            Relationship("kim", "zoe", 5),
            *more,
        ]
    )


def shown(*more: Record) -> Snapshot:
    return for_audience(document(*more), CUSTOMER)


def wish() -> PackWish:
    return PackWish(PackKind.JOINT_MAP, DAY, "a", file="secret.relmap", copy="For Kim")


def test_people_stand_by_department_and_name_and_ours_by_name() -> None:
    contacts = contact_map(shown(), "a").contacts
    assert [c.id for c in contacts] == ["zoe", "ann", "bo", "cy"]
    zoe, _ann, bo, cy = contacts
    assert (bo.title, bo.unit, bo.site, bo.manager) == ("Buyer", "Works", "Leeds", "zoe")
    assert bo.ours == (Ours("Kim Berg", "Key account manager", "Prices"), Ours("Lea Marsh", "Inside sales", "Orders"))
    assert cy.manager is None and zoe.ours == ()


def test_even_from_the_whole_document_nothing_but_named_fields_is_taken() -> None:
    assert contact_map(document(), "a") == contact_map(shown(), "a")


def test_a_published_vacancy_is_a_post() -> None:
    post = Person("v", "a", "Former holder", "Head of works", status=PersonStatus.VACANT, unit="w", published=True)
    (found,) = (c for c in contact_map(shown(post), "a").contacts if c.id == "v")
    assert (found.name, found.title) == ("Vacant", "Head of works")


def test_the_plan_holds_what_is_marked_and_names_nobody_who_is_not_shown() -> None:
    plan = joint_plan(
        shown(
            Person("gone", "a", "Gone Person", status=PersonStatus.LEFT),
            Agreement("1", "o", Step.EXPLORE, "Count them", "bo", DAY, audience=CUSTOMER),
            Agreement("2", "o", Step.TARGET, "Try one press", audience=CUSTOMER),
            Agreement("3", "s", Step.TARGET, "Secret", "bo", DAY),
            Action("4", "a", "Send the list", owner="kim", person="bo", objective="s", audience=CUSTOMER),
            Action("5", "a", "Open the store", owner="gone", due=DAY, done=DAY, audience=CUSTOMER),
            Action("6", "a", "Monthly talk", owner="kim", person="zoe", channel=Channel.VISIT, audience=CUSTOMER),
            Action("7", "a", "Secret move", owner="kim"),
            QualityMeasure("8", "o", "Stoppages", "bo", "5", "3", "4", DAY, CUSTOMER),
            QualityMeasure("9", "s", "Secret measure"),
        ),
        "a",
    )
    assert plan.objectives == ("Fewer stoppages",)
    assert [(a.statement, a.by) for a in plan.agreed] == [("Count them", "Bo Crane"), ("Try one press", "")]
    assert [(s.what, s.theirs, s.ours, s.talk) for s in plan.steps] == [
        ("Open the store", "", "", False),
        ("Monthly talk", "Zoe Abel", "Kim Berg", True),
        ("Send the list", "Bo Crane", "Kim Berg", False),
    ]
    assert [m.name for m in plan.measures] == ["Stoppages"]
    assert [(t.topic, t.theirs, t.ours) for t in plan.turns] == [
        ("Orders", "Bo Crane", "Lea Marsh"),
        ("Prices", "Bo Crane", "Kim Berg"),
    ]


def test_a_blank_plan_has_no_headings_and_a_full_one_no_empty_rows() -> None:
    bare = replace(shown(), relationships={})
    assert joint_plan(bare, "a").blank and not list(plan_blocks(joint_plan(bare, "a"), "Larkfield", DAY))
    blocks = list(plan_blocks(joint_plan(shown(), "a"), "Larkfield", DAY))
    assert [type(block) for block in blocks] == [Heading, Table]


def test_agreements_of_several_objectives_stand_below_their_names() -> None:
    plan = joint_plan(
        shown(
            Agreement("1", "o", Step.EXPLORE, "Count them", "bo", DAY, audience=CUSTOMER),
            Agreement("2", "p", Step.TARGET, "Meet twice a year", "zoe", DAY - timedelta(400), audience=CUSTOMER),
        ),
        "a",
    )
    (table,) = [b for b in plan_blocks(plan, "Larkfield", DAY) if isinstance(b, Table)][:1]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Fewer stoppages"],
        ["Count them", "Bo Crane", "30 Sep"],
        ["Partnership"],
        ["Meet twice a year", "Zoe Abel", "26 Aug 2025"],
    ]


def test_the_pack_says_for_whom_it_is_and_nothing_about_the_file() -> None:
    pack = joint_map_pack(shown(), wish())
    assert pack.audience_word == "FOR Larkfield Pumps"
    assert pack.file_name == "Larkfield Pumps-joint-map-2026-09-30"
    assert (pack.file, pack.copy, pack.changed_rules, pack.closing) == ("", "", 0, "")
    assert [section.title for section in pack.sections] == ["Who works with whom", "Joint plan"]


def test_the_list_counts_people_ours_departments_and_lines_of_the_plan() -> None:
    step = Action("4", "a", "Send the list", owner="kim", person="bo", due=DAY, audience=CUSTOMER)
    found = contents(joint_map_pack(shown(step), wish()))
    assert found[0] == Listed("On every page", ("Larkfield Pumps", "Joint map and plan"))
    listed = {one.title: one.items for one in found}
    assert listed["Their people"] == ("Ann Dorn · Clerk", "Bo Crane · Buyer", "Cy Ellis", "Zoe Abel · Owner")
    assert listed["Our people"] == ("Kim Berg · Key account manager", "Lea Marsh · Inside sales")
    assert listed["Departments and places"] == ("Board", "Leeds", "Works")
    assert listed["Who does what by when"] == ("Send the list · Bo Crane · Kim Berg · 30 Sep",)
    assert "What we have agreed" not in listed
