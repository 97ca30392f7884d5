from hypothesis import given, settings
from hypothesis import strategies as st

from relmap.layout.geometry import Point, Rect, Size
from relmap.ui.map.camera import MAX_ZOOM, MIN_ZOOM, Camera, fitting, nearest_step, stepped

VIEW = Size(1000, 600)
cameras = st.builds(Camera, st.floats(0.02, 4), st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
places = st.builds(Point, st.floats(0, 1000), st.floats(0, 600))


def near(left: Point, right: Point) -> bool:
    return abs(left.x - right.x) < 1e-3 and abs(left.y - right.y) < 1e-3


@given(cameras, places)
@settings(max_examples=50)
def test_a_pixel_and_its_map_point_belong_together(camera: Camera, place: Point) -> None:
    assert near(camera.to_view(*camera.to_map(*place)), place)


@given(cameras, places, st.floats(0.001, 10))
@settings(max_examples=50)
def test_zooming_keeps_the_point_under_the_pointer(camera: Camera, place: Point, zoom: float) -> None:
    after = camera.zoomed(zoom, place)
    assert MIN_ZOOM <= after.zoom <= MAX_ZOOM
    assert near(after.to_view(*camera.to_map(*place)), place)


@given(cameras, st.builds(Rect, st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.floats(1, 1e4), st.floats(1, 1e4)))
@settings(max_examples=50)
def test_the_map_cannot_get_lost(camera: Camera, bounds: Rect) -> None:
    seen = camera.clamped(bounds, VIEW).area(VIEW)
    slack = 1e-6 * (abs(seen.x) + abs(seen.y) + 1)
    assert seen.x <= bounds.right + slack and seen.right >= bounds.x - slack
    assert seen.y <= bounds.bottom + slack and seen.bottom >= bounds.y - slack


def test_fitting_shows_everything_in_the_middle_and_never_enlarges() -> None:
    wide = Rect(-500, 0, 4000, 300)
    camera = fitting(wide, VIEW)
    assert camera.zoom < 1
    assert camera.area(VIEW).center == wide.center
    assert camera.area(VIEW).width > wide.width
    assert fitting(Rect(0, 0, 10, 10), VIEW).zoom == 1.0


def test_zoom_stops_go_both_ways_and_meet_again() -> None:
    assert stepped(1.0, 2) == 2.0
    assert stepped(stepped(1.0, 1), -1) == 1.0
    assert stepped(0.9, 1) == 1.0
    assert stepped(1.1, -1) == 1.0
    assert stepped(MAX_ZOOM, 1) == MAX_ZOOM
    assert nearest_step(stepped(1.0, -3)) == stepped(1.0, -3)


def test_revealing_moves_no_further_than_needed() -> None:
    camera = Camera(1.0, 0, 0)
    assert camera.revealing(Rect(100, 100, 208, 92), VIEW) == camera
    right = camera.revealing(Rect(1100, 100, 208, 92), VIEW, margin=10)
    assert (right.x, right.y) == (1100 + 208 + 10 - 1000, 0)


def test_a_camera_on_the_way_ends_at_its_goal() -> None:
    start, goal = Camera(0.25, 0, 0), Camera(1.0, 100, 50)
    assert start.between(goal, 0.5).zoom == 0.5
    assert start.between(goal, 1.0) == goal
