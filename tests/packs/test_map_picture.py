"""What the cards and lines of a map show."""

from __future__ import annotations

from dataclasses import replace
from math import prod
from typing import Any

import pytest
from map_documents import ACCOUNT, AS_OF, OBJECTIVE, ago, document, people

from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.paths import Hop, HopKind, Path, PathState
from relmap.analysis.standing import Freshness
from relmap.layout.geometry import Size
from relmap.layout.tree import Node
from relmap.model.entities import Objective, Person, Unit
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.vocabulary import (
    Affiliation,
    Band,
    BuyingRole,
    Certainty,
    Influence,
    Level,
    ObjectiveStatus,
    PersonKind,
    PersonStatus,
    Strength,
    TieKind,
)
from relmap.packs.map_nodes import CARD, nodes
from relmap.packs.map_picture import picture
from relmap.packs.picture import Card, Line, LineKind, Picture

E, T, U, C = BuyingRole


def drawn(snapshot: Snapshot, **options: Any) -> Picture:
    return picture(snapshot, "acc", "obj", AS_OF, **options)


def card(**facts: Any) -> Card:
    """The card of one person with these fields."""
    return drawn(document(Person("p", "acc", **facts))).cards["p"]


class TestNames:
    def test_who_where_and_what(self) -> None:
        shown = card(name="Clara Wilson", title="Finance chief", unit="ops", site="Zürich", level=Level.C_SUITE)
        assert (shown.name, shown.title, shown.place) == ("Clara Wilson", "Finance chief", "Operations · Zürich")
        assert (shown.level, shown.upper, shown.external, shown.ghost) == (Level.C_SUITE, True, False, False)

    def test_a_unit_named_like_its_site_is_said_once(self) -> None:
        assert card(unit="ops", site="Operations").place == "Operations"
        assert card(site="Leeds").place == "Leeds"

    def test_control_characters_are_cleaned(self) -> None:
        shown = card(name="Clara\n\u202eWilson\x00", title="Chief\tof  pumps")
        assert (shown.name, shown.title) == ("Clara Wilson", "Chief of pumps")

    def test_a_vacant_post_says_since_when(self) -> None:
        shown = card(title="Plant director", unit="ops", status=PersonStatus.VACANT, since=ago(40))
        assert (shown.name, shown.title, shown.place) == ("Vacant", "Plant director", "Operations · since 21 Aug")

    def test_who_left_says_when(self) -> None:
        shown = card(name="Mark Evans", unit="ops", status=PersonStatus.LEFT, since=ago(400))
        assert (shown.status, shown.place) == (PersonStatus.LEFT, "left 26 Aug 2025")

    def test_a_post_without_name_is_called_by_its_title(self) -> None:
        shown = card(title="Buyer")
        assert (shown.name, shown.title) == ("Buyer", "")

    def test_nothing_known(self) -> None:
        assert card().name == "Name not known"

    def test_an_unidentified_buyer_is_called_by_the_role(self) -> None:
        unknown = Person("p", "acc", status=PersonStatus.UNIDENTIFIED)
        shown = drawn(document(unknown, RoleAssignment("obj", "p", frozenset({E})))).cards
        assert shown["p"].name == "Economic buyer unknown"
        assert "ghost:ECONOMIC" not in shown

    def test_people_outside_carry_their_firm(self) -> None:
        shown = card(name="X", kind=PersonKind.EXTERNAL, affiliation=Affiliation.CONSULTANT, firm="Hasen & Partner")
        assert (shown.external, shown.firm) == (True, "Hasen & Partner")
        assert card(name="Y", firm="Larkfield").firm == ""

    @pytest.mark.parametrize(
        ("level", "override", "upper"),
        [
            (Level.DIRECTOR, None, True),
            (Level.MANAGER, None, False),
            (Level.STAFF, "founder's daughter", True),
            (Level.UNKNOWN, None, False),
        ],
    )
    def test_upper_level(self, level: Level, override: str | None, upper: bool) -> None:
        assert card(level=level, upper_override=override).upper is upper


class TestRoles:
    def test_roles_stand_in_their_order(self) -> None:
        role = RoleAssignment(
            "obj", "p", frozenset({C, U, E}), influence=Influence.HIGH, rating=-3, certainty=Certainty.ASSUMED
        )
        shown = drawn(document(Person("p", "acc", "P"), role)).cards["p"]
        assert shown.roles == (E, U, C)
        assert (shown.influence, shown.rating, shown.certainty) == (Influence.HIGH, -3, Certainty.ASSUMED)

    def test_roles_of_another_objective_are_not_shown(self) -> None:
        other = Objective("other", "acc", "Other")
        role = RoleAssignment("other", "p", frozenset({E}), influence=Influence.HIGH)
        shown = drawn(document(Person("p", "acc", "P"), other, role)).cards["p"]
        assert (shown.roles, shown.influence, shown.rating) == ((), None, None)

    def test_an_empty_role_set_still_shows_influence_and_rating(self) -> None:
        role = RoleAssignment("obj", "p", influence=Influence.LOW, rating=2)
        shown = drawn(document(Person("p", "acc", "P"), role)).cards["p"]
        assert (shown.roles, shown.influence, shown.rating) == ((), Influence.LOW, 2)
        assert shown.certainty is Certainty.CONFIRMED


class TestGhosts:
    def test_an_objective_starts_with_all_four(self) -> None:
        shown = drawn(document(Person("p", "acc", "P")))
        ghosts = {id_: card for id_, card in shown.cards.items() if card.ghost}
        assert list(ghosts) == ["ghost:ECONOMIC", "ghost:TECHNICAL", "ghost:USER", "ghost:COACH"]
        assert ghosts["ghost:ECONOMIC"] == Card(
            "ghost:ECONOMIC",
            "Economic buyer unknown",
            roles=(E,),
            certainty=Certainty.ASSUMED,
            status=PersonStatus.UNIDENTIFIED,
            ghost=True,
        )
        assert ghosts.keys() <= shown.unplaced

    @pytest.mark.parametrize(
        ("status", "filled"),
        [
            (PersonStatus.ACTIVE, True),
            (PersonStatus.VACANT, True),
            (PersonStatus.UNIDENTIFIED, True),
            (PersonStatus.LEFT, False),
        ],
    )
    def test_who_fills_a_role(self, status: PersonStatus, filled: bool) -> None:
        holder = Person("p", "acc", "P", status=status)
        shown = drawn(document(holder, RoleAssignment("obj", "p", frozenset({T}))))
        assert ("ghost:TECHNICAL" not in shown.cards) is filled

    def test_our_own_executive_may_be_the_coach(self) -> None:
        shown = drawn(document(Person("p", "acc", "P"), RoleAssignment("obj", "kim", frozenset({C}))))
        assert "ghost:COACH" not in shown.cards

    def test_none_without_people(self) -> None:
        assert drawn(document()).cards == {}

    def test_none_without_objective(self) -> None:
        shown = picture(document(Person("p", "acc", "P")), "acc", "", AS_OF)
        assert list(shown.cards) == ["p"]
        assert shown.objective_title == ""


class TestRelationships:
    def shown(self, *ours: Relationship, **facts: Any) -> Card:
        return drawn(document(Person("p", "acc", "P", **facts), *ours)).cards["p"]

    def test_nobody(self) -> None:
        shown = self.shown()
        assert (shown.depth, shown.usable, shown.team, shown.last_contact_text) == (0, 0, (), "")
        assert shown.freshness is Freshness.NEVER

    def test_fresh(self) -> None:
        shown = self.shown(Relationship("kim", "p", 4, ago(20)))
        assert (shown.depth, shown.usable, shown.team) == (4, 4, ("KB",))
        assert (shown.freshness, shown.last_contact, shown.last_contact_text) == (Freshness.FRESH, ago(20), "10 Sep")

    def test_lapsed(self) -> None:
        shown = self.shown(Relationship("kim", "p", 4, ago(400)))
        assert (shown.depth, shown.usable, shown.freshness) == (4, 2, Freshness.COLD)
        assert shown.last_contact_text == "26 Aug 2025"

    def test_deepest_colleague_comes_first(self) -> None:
        shown = self.shown(Relationship("kim", "p", 2, ago(10)), Relationship("riku", "p", 3, ago(30)))
        assert shown.team == ("RS", "KB")
        assert (shown.usable, shown.last_contact) == (3, ago(10))

    def test_what_counts_today_decides_who_is_deepest(self) -> None:
        shown = self.shown(Relationship("kim", "p", 4, ago(400)), Relationship("riku", "p", 3, ago(30)))
        assert shown.team == ("RS", "KB")
        assert (shown.depth, shown.usable) == (4, 3)

    def test_a_colleague_who_left_us_leaves_hollow_bars(self) -> None:
        shown = self.shown(Relationship("gone", "p", 4, ago(60)))
        assert (shown.depth, shown.usable, shown.team) == (4, 0, ())

    def test_a_person_who_left_counts_no_more(self) -> None:
        shown = self.shown(Relationship("kim", "p", 4, ago(20)), status=PersonStatus.LEFT)
        assert (shown.depth, shown.usable) == (4, 0)

    def test_a_planned_relationship_is_none_yet(self) -> None:
        shown = drawn(document(Person("p", "acc", "P"), Relationship("kim", "p", 0, target_depth=3)))
        assert shown.cards["p"].team == ()
        assert shown.lines == ()


class TestLines:
    def test_every_kind(self) -> None:
        snapshot = document(
            *people({"a": None, "b": "a"}, b={"reports_to_certainty": Certainty.REPORTED}),
            Tie("t1", TieKind.INFLUENCES, "b", "a", Certainty.CONFIRMED, Strength.HIGH),
            Tie("t2", TieKind.CONFLICT, "a", "b"),
            Relationship("kim", "b", 3, ago(1)),
            Relationship("gone", "a", 3, ago(1)),
        )
        assert drawn(snapshot).lines == (
            Line("reports:b", LineKind.REPORTS_TO, "b", "a", Certainty.REPORTED),
            Line("t1", LineKind.INFLUENCES, "b", "a", Certainty.CONFIRMED, Strength.HIGH),
            Line("t2", LineKind.CONFLICT, "a", "b", Certainty.ASSUMED),
            Line("ours:kim:b", LineKind.OURS, "kim", "b", depth=3),
        )

    def test_lines_of_other_accounts_stay_away(self) -> None:
        other = replace(ACCOUNT, id="acc2", name="Other")
        strangers = [Person("x", "acc2"), Person("y", "acc2", reports_to="x")]
        snapshot = document(other, *strangers, Person("p", "acc", "P"), Tie("t", TieKind.ALLY, "x", "y"))
        shown = drawn(snapshot)
        assert shown.lines == ()
        assert set(shown.cards) - {"p"} == {id_ for id_, card in shown.cards.items() if card.ghost}

    def test_a_line_that_closes_a_cycle_is_marked(self) -> None:
        shown = drawn(document(*people({"a": "c", "b": "a", "c": "b", "d": "c", "s": "s"})))
        assert {line.source: line.cut for line in shown.lines} == {
            "a": True,
            "b": False,
            "c": False,
            "d": False,
            "s": True,
        }
        assert shown.managers == {"a": "c", "b": "a", "c": "b", "d": "c", "s": "s"}


TREE = {"a": None, "b": "a", "c": "b", "d": "b", "e": "a", "f": "e", "g": "f"}


class TestCollapsed:
    def test_counts_who_is_below(self) -> None:
        shown = drawn(document(*people(TREE, b={"collapsed": True})))
        assert [id_ for id_ in shown.cards if not shown.cards[id_].ghost] == ["a", "b", "e", "f", "g"]
        assert {id_: card.below for id_, card in shown.cards.items() if card.below} == {"b": 2}
        assert "c" not in shown.managers

    def test_an_outer_card_hides_the_inner_one(self) -> None:
        shown = drawn(document(*people(TREE)), collapsed={"a", "e"})
        assert {id_: card.below for id_, card in shown.cards.items() if not card.ghost} == {"a": 6}

    def test_what_the_caller_says_wins_over_the_document(self) -> None:
        shown = drawn(document(*people(TREE, a={"collapsed": True})), collapsed=())
        assert len([card for card in shown.cards.values() if not card.ghost]) == 7

    def test_lines_to_hidden_people_are_not_drawn(self) -> None:
        snapshot = document(
            *people(TREE),
            Tie("t", TieKind.ALLY, "c", "e"),
            Relationship("kim", "c", 3),
            Tie("u", TieKind.ALLY, "a", "e"),
        )
        assert [line.id for line in drawn(snapshot, collapsed={"b"}).lines if not line.id.startswith("reports")] == [
            "u"
        ]

    @pytest.mark.parametrize("collapsed", [{"a"}, {"b"}, {"c"}, {"a", "b"}, {"a", "b", "c"}, {"c", "d"}, {"s", "a"}])
    def test_nobody_vanishes_in_a_cycle(self, collapsed: set[str]) -> None:
        shown = drawn(document(*people({"a": "c", "b": "a", "c": "b", "d": "c", "s": "s"})), collapsed=collapsed)
        real = [card for card in shown.cards.values() if not card.ghost]
        assert len(real) + sum(card.below for card in real) == 5

    def test_the_way_is_drawn_in_spite_of_a_closed_card(self) -> None:
        snapshot = document(*people(TREE))
        shown = drawn(snapshot, collapsed={"a"}, way=_path(("kim", "f", 0.85), ("f", "a", 0.68)))
        assert [id_ for id_ in shown.cards if not shown.cards[id_].ghost] == ["a", "e", "f"]
        assert shown.cards["a"].below == 4


class TestUnplaced:
    def test_who_has_no_line(self) -> None:
        shown = drawn(document(*people({"a": None, "b": "a", "x": None, "y": "nobody", "s": "s"})))
        assert {id_ for id_ in shown.unplaced if not shown.cards[id_].ghost} == {"x", "y"}

    def test_a_manager_of_an_unknown_manager_stays_a_root(self) -> None:
        shown = drawn(document(*people({"a": "nobody", "b": "a"})))
        assert "a" not in shown.unplaced
        assert shown.managers == {"b": "a"}

    def test_the_first_person_typed_is_the_head(self) -> None:
        shown = drawn(document(*people({"a": None, "b": None})))
        assert {id_ for id_ in shown.unplaced if not shown.cards[id_].ghost} == {"b"}

    def test_a_closed_card_keeps_its_place(self) -> None:
        shown = drawn(document(*people({"a": None, "b": "a"})), collapsed={"a"})
        assert "a" not in shown.unplaced


class TestCaptions:
    def test_heads_of_units(self) -> None:
        units = {id_: {"unit": "ops"} for id_ in "bcd"}
        units["b"]["level"] = Level.DIRECTOR
        snapshot = document(*people({"a": None, "c": "a", "b": "a", "d": "b"}, **units))
        assert drawn(snapshot).captions == {"b": "Operations"}

    def test_a_unit_of_one_has_none(self) -> None:
        snapshot = document(*people({"a": None}, a={"unit": "ops"}), Unit("empty", "acc", "Empty"))
        assert drawn(snapshot).captions == {}


class TestWay:
    def test_the_way_given(self) -> None:
        snapshot = document(*people({"a": None, "b": "a"}))
        way = drawn(snapshot, way=_path(("kim", "b", 0.85), ("b", "a", 0.68))).way
        assert way is not None
        assert (way.team_member, way.team_name, way.people) == ("kim", "Kim Berg", ("b", "a"))
        assert (way.step_values, way.weakest, way.shown) == ((0.85, 0.68), 1, 57)

    def test_a_way_on_another_map_is_not_drawn(self) -> None:
        snapshot = document(Person("a", "acc", "A"))
        assert drawn(snapshot, way=_path(("kim", "stranger", 0.85))).way is None


class TestReport:
    """With the real rule book: the buyer is known to nobody, the engineer to Kim."""

    @pytest.fixture
    def snapshot(self) -> Snapshot:
        return document(
            *people({"buyer": None, "eng": "buyer"}, buyer={"level": Level.C_SUITE}, eng={"level": Level.STAFF}),
            RoleAssignment("obj", "buyer", frozenset({E}), certainty=Certainty.CONFIRMED),
            Relationship("kim", "eng", 4, ago(10)),
        )

    def shown(self, snapshot: Snapshot) -> Picture:
        (report,) = evaluate(snapshot, AS_OF, "acc")
        return drawn(snapshot, report=report)

    def test_the_worst_flag_is_the_headline(self, snapshot: Snapshot) -> None:
        headline = self.shown(snapshot).headline
        assert "we know 1 person" in headline
        assert "Person buyer" in headline

    def test_flags_stand_on_the_people_they_name(self, snapshot: Snapshot) -> None:
        (report,) = evaluate(snapshot, AS_OF, "acc")
        flags = [*report.flags, *(flag for objective in report.objectives for flag in objective.flags)]
        cards = drawn(snapshot, report=report).cards
        assert any(card.flags for card in cards.values())
        assert all(card.flags == sum(id_ in flag.people for flag in flags) for id_, card in cards.items())

    def test_no_way_is_known(self, snapshot: Snapshot) -> None:
        assert self.shown(snapshot).way is None

    def test_the_best_known_path_is_the_way(self, snapshot: Snapshot) -> None:
        introduces = Tie("t", TieKind.CAN_INTRODUCE, "eng", "buyer", Certainty.CONFIRMED)
        way = self.shown(document(*_records(snapshot), introduces)).way
        assert way is not None
        assert (way.team_member, way.people, way.shown) == ("kim", ("eng", "buyer"), 72)

    def test_a_report_without_the_objective(self, snapshot: Snapshot) -> None:
        closed = replace(OBJECTIVE, status=ObjectiveStatus.WON)
        shown = self.shown(document(*_records(snapshot), closed))
        assert (shown.headline, shown.way) == ("", None)


def test_title_and_day() -> None:
    shown = drawn(document(Person("p", "acc", "P")))
    assert (shown.account_name, shown.objective_title, shown.as_of) == (ACCOUNT.name, OBJECTIVE.title, AS_OF)


def test_boxes_for_the_layout() -> None:
    shown = drawn(document(*people({"a": None, "b": "a"})))
    boxes = nodes(shown)
    assert boxes[:2] == [Node("a", None, *CARD), Node("b", "a", *CARD)]
    assert [box.id for box in boxes] == list(shown.cards)
    assert nodes(shown, Size(140, 60))[0] == Node("a", None, 140, 60)


def _path(*hops: tuple[str, str, float]) -> Path:
    steps = tuple(
        Hop(source, target, HopKind.CAN_INTRODUCE if place else HopKind.RELATIONSHIP, weight, Certainty.CONFIRMED, "")
        for place, (source, target, weight) in enumerate(hops)
    )
    weights = [step.weight for step in steps]
    return Path(steps, prod(weights), Band.FAIR, PathState.TO_ASK, weights.index(min(weights)))


def _records(snapshot: Snapshot) -> list[Record]:
    return [record for name in COLLECTIONS.values() for record in getattr(snapshot, name).values()]
