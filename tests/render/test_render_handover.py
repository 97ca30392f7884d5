"""The hand-over list: what we lose when a colleague leaves, and who takes over (scenarios.md 8)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from person_packs import DAY, account, flaws, member, pages_of, person, said, sample, sheets, with_records

from relmap.analysis.handover import Duty, Successor, hand_over, successor
from relmap.errors import UserError
from relmap.model.deal import PolicyRequest
from relmap.model.knowledge import Integration
from relmap.model.relations import Relationship
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import IntegrationArea
from relmap.packs.kinds import PackKind
from relmap.packs.pack import Pack, PackWish
from relmap.render.made_packs import made_pack

pytestmark = pytest.mark.usefixtures("qapp")


def handover(snapshot: Snapshot, who: str, of: str = "") -> Pack:
    return made_pack(snapshot, PackWish(PackKind.HANDOVER, DAY, of, person=member(snapshot, who).id))


def test_what_goes_with_kim(tmp_path: Path) -> None:
    pages = pages_of(handover(sample(), "Kim"), tmp_path)
    assert "What goes with Kim Berg" in pages[0]
    assert "3 ways lost, 12 flags raised" in pages[0]
    text = " ".join(pages)
    for line in (
        "Answers for the account",
        "Promised: Send the list of critical parts",
        "22 Sep 2026, late",
        "First talk with the finance chief",
        "Karsten Højbjerg: who does “Send the list of critical parts” and who comes to “First talk",
        "What every colleague should know before meeting Tobias Grünewalder and Radomír Hlaváček",
    ):
        assert line in text, line
    assert flaws(handover(sample(), "Kim")) == []


def test_marking_somebody_inactive_first_loses_nothing_of_the_list() -> None:
    """Scenario 8: the colleague is marked inactive, then the list is printed."""
    snapshot = sample()
    kim = member(snapshot, "Kim")
    before = handover(snapshot, "Kim")
    after = handover(with_records(snapshot, replace(kim, active=False)), "Kim")
    assert after.sections == before.sections
    assert after.topic == "Key account manager · Our company · no longer active"


def test_only_one_account_when_asked_for_one() -> None:
    snapshot = sample()
    pack = handover(snapshot, "Kim", account(snapshot, "Nordmark").id)
    assert [section.title for section in pack.sections] == ["What goes with Kim Berg", "Nordmark Foods A/S"]


def test_who_could_take_over_knows_the_person_best() -> None:
    snapshot = sample()
    kim, dave = member(snapshot, "Kim").id, person(snapshot, "Dave").id
    assert successor(snapshot, kim, dave, DAY) == Successor(member(snapshot, "Riku").id, 3)
    lena = member(snapshot, "Lena").id
    better = with_records(snapshot, Relationship(lena, dave, 5, DAY))
    assert successor(better, kim, dave, DAY) == Successor(lena, 5)
    gone = with_records(better, replace(member(snapshot, "Lena"), active=False))
    assert successor(gone, kim, dave, DAY) == Successor(member(snapshot, "Riku").id, 3)


def test_without_anybody_who_knows_the_person_the_owner_is_proposed() -> None:
    snapshot = sample()
    olaf, ulla = member(snapshot, "Olaf").id, person(snapshot, "Ulla").id
    assert successor(snapshot, olaf, ulla, DAY) == Successor(member(snapshot, "Kim").id, 0)
    alone = with_records(snapshot, replace(account(snapshot, "Nordmark"), owner=None))
    found = successor(alone, olaf, ulla, DAY)
    assert found is not None and found.depth == 0, "whoever works with most of its people"


def test_sole_holders_come_first_and_are_named() -> None:
    snapshot = sample()
    found = hand_over(snapshot, member(snapshot, "Kim").id, account(snapshot, "Kestrel").id, DAY)
    sole = {snapshot.people[p.relationship.person].name for p in found.passings if p.sole}
    assert sole == {"Paul Adeyemi", "Sara Lindqvist", "Lucy Chen", "Joe Brandt"}
    assert "Paul Adeyemi (Kestrel Hydraulics Ltd): Credible" in said(handover(snapshot, "Kim"))


def test_duties_of_every_kind_are_listed() -> None:
    snapshot = sample()
    kim = member(snapshot, "Kim").id
    of = account(snapshot, "Kestrel").id
    objective = snapshot.objectives_of(of)[1]
    snapshot = with_records(
        snapshot,
        replace(account(snapshot, "Kestrel"), steward=kim),
        replace(objective, factory_contact=kim),
        PolicyRequest("r", objective.id, "Payment in 90 days", decision_maker=kim),
        Integration(of, IntegrationArea.CATALOGUE, our_owner=kim),
    )
    duties = [duty for duty, _key in hand_over(snapshot, kim, of, DAY).duties]
    assert duties == [Duty.OWNER, Duty.STEWARD, Duty.FACTORY_CONTACT, Duty.POLICY_DECIDER, Duty.SYSTEM_OWNER]
    text = said(handover(snapshot, "Kim"))
    for line in ("Steward of what we know", "Decides on “Payment in 90 days”", "Our owner of catalogue"):
        assert line in text


def test_somebody_who_holds_nothing_has_one_page_that_says_so() -> None:
    snapshot = with_records(sample(), replace(member(sample(), "Lena"), id="new", name="Nina New"))
    pack = handover(snapshot, "Nina")
    assert "there is nothing to hand over" in said(pack)
    assert len(sheets(pack)) == 1
    assert flaws(pack) == []


def test_every_one_of_ours_can_hand_over() -> None:
    snapshot = sample()
    for one in snapshot.team.values():
        pack = handover(snapshot, one.name)
        assert flaws(pack) == [], one.name
        assert len(sheets(pack)) == len(pack.sections), one.name


def test_one_of_theirs_cannot_hand_over() -> None:
    snapshot = sample()
    with pytest.raises(UserError) as raised:
        made_pack(snapshot, PackWish(PackKind.HANDOVER, DAY, person=person(snapshot, "Dave").id))
    assert raised.value.code == "PACK_NEEDS_MEMBER"
