from canvas_scenes import SIDEWAYS, SPREAD, TEAM, scene_of

from relmap.layout.geometry import Point
from relmap.layout.style import Style
from relmap.model.vocabulary import BuyingRole, MapShape
from relmap.render.map.drawing import Scene
from relmap.ui.map.dropping import NOBODY, Drop, drop_at, target_at
from relmap.ui.map.outline import ROOT, Direction, Move, outline

LEFT, RIGHT, UP, DOWN = Direction.LEFT, Direction.RIGHT, Direction.UP, Direction.DOWN


def drop(scene: Scene, moving: str, place: Point) -> Drop | None:
    tree = outline(scene)
    return drop_at(scene, tree, tree.branch([moving]), *place)


def between(scene: Scene, low: str, high: str) -> Point:
    left, right = scene.placement.rects[low], scene.placement.rects[high]
    return Point((left.center.x + right.center.x) / 2, (left.center.y + right.center.y) / 2)


def test_arrows_follow_the_tree() -> None:
    tree = outline(scene_of())
    assert tree.walk("ada", DOWN) == "bea"
    assert tree.walk("bea", RIGHT) == "cid"
    assert tree.walk("cid", LEFT) == "bea"
    assert tree.walk("eva", UP) == "cid"
    assert tree.walk("ada", UP) == ""
    assert tree.walk("bea", LEFT) == ""


def test_arrows_turn_with_the_map() -> None:
    tree = outline(scene_of(style=SIDEWAYS))
    assert tree.walk("ada", RIGHT) == "bea"
    assert tree.walk("bea", DOWN) == "cid"
    assert tree.walk("eva", LEFT) == "cid"


def test_past_the_last_sibling_stands_whoever_is_next_there() -> None:
    people = [*TEAM, ("gus", "dot", "Gus Thal", ""), ("hal", "dot", "Hal Berg", "")]
    tree = outline(scene_of(people))
    assert tree.walk("fin", RIGHT) == "gus"
    assert tree.walk("gus", LEFT) == "fin"


def test_everybody_can_be_reached_from_the_root() -> None:
    tree = outline(scene_of())
    reached, waiting = {"ada"}, ["ada"]
    while waiting:
        person = waiting.pop()
        for arrow in Direction:
            there = tree.walk(person, arrow)
            if there and there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == {person for person, *_ in TEAM}


def test_a_branch_moves_with_the_keyboard() -> None:
    tree = outline(scene_of())
    assert tree.shifted("cid", LEFT) == Move("ada", "bea")
    assert tree.shifted("bea", RIGHT) == Move("ada", "dot")
    assert tree.shifted("cid", RIGHT) == Move("ada", "")
    assert tree.shifted("eva", UP) == Move("ada", "dot")
    assert tree.shifted("cid", DOWN) == Move("bea", "")
    assert tree.shifted("bea", DOWN) is None
    assert tree.shifted("ada", UP) is None
    assert tree.shifted("bea", UP) == Move(ROOT, "")


def test_only_the_heads_of_chosen_branches_move() -> None:
    tree = outline(scene_of())
    assert tree.heads(("fin", "cid", "bea")) == ("cid", "bea")
    assert tree.branch(["cid"]) == {"cid", "eva", "fin"}


def test_a_deep_chain_is_no_trouble() -> None:
    people = [(f"p{at}", f"p{at - 1}" if at else None, f"P {at}", "") for at in range(3000)]
    tree = outline(scene_of(people))
    assert len(tree.branch(["p0"])) == 3000
    assert tree.heads(("p2999", "p0")) == ("p0",)


def test_dropping_on_the_middle_of_a_card_makes_it_the_manager() -> None:
    scene = scene_of()
    assert drop(scene, "eva", scene.placement.rects["dot"].center) == Drop(Move("dot", ""), card="dot")


def test_dropping_between_siblings_orders_them() -> None:
    scene = scene_of()
    found = drop(scene, "dot", between(scene, "bea", "cid"))
    assert found is not None and found.move == Move("ada", "cid") and found.card == ""
    assert found.bar is not None and found.bar.height > found.bar.width


def test_dropping_beside_the_last_sibling_puts_it_last() -> None:
    scene = scene_of()
    rect = scene.placement.rects["dot"]
    found = drop(scene, "bea", Point(rect.right + 10, rect.center.y))
    assert found is not None and found.move == Move("ada", "")


def test_stacked_siblings_have_a_lying_bar() -> None:
    scene = scene_of(style=Style(shape=MapShape.STACKED))
    found = drop(scene, "bea", between(scene, "eva", "fin"))
    assert found is not None and found.move == Move("cid", "fin")
    assert found.bar is not None and found.bar.width > found.bar.height


def test_the_place_among_siblings_does_not_count_those_in_the_hand() -> None:
    scene = scene_of()
    rect = scene.placement.rects["bea"]
    found = drop(scene, "cid", Point(rect.right - 4, rect.center.y))
    assert found is not None and found.move == Move("ada", "dot")
    assert outline(scene).changes_nothing(("cid",), found.move)


def test_nothing_can_be_dropped_into_itself_or_on_a_ghost() -> None:
    scene = scene_of(ghosts=(BuyingRole.COACH,))
    assert drop(scene, "cid", scene.placement.rects["cid"].center) is None
    assert drop(scene, "cid", scene.placement.rects["eva"].center) is None
    assert drop(scene, "cid", scene.placement.rects["ghost:COACH"].center) is None
    assert target_at(scene, "cid", *scene.placement.rects["ghost:COACH"].center) is None
    assert target_at(scene, "cid", *scene.placement.rects["cid"].center) is None
    assert target_at(scene, "cid", *scene.placement.rects["eva"].center) == "eva"


def test_on_empty_ground_nobody_is_the_manager() -> None:
    scene = scene_of(style=SPREAD)
    assert drop(scene, "eva", Point(scene.bounds.right + 300, scene.bounds.bottom + 300)) is NOBODY


def test_moves_that_change_nothing_are_known() -> None:
    tree = outline(scene_of())
    assert tree.changes_nothing(("bea",), Move("ada", "cid"))
    assert tree.changes_nothing(("dot",), Move("ada", ""))
    assert tree.changes_nothing(("bea", "cid"), Move("ada", "dot"))
    assert not tree.changes_nothing(("cid", "bea"), Move("ada", "dot"))
    assert not tree.changes_nothing(("bea",), Move("ada", ""))
    assert not tree.changes_nothing(("eva",), Move("ada", ""))
