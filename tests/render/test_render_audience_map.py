"""The map for an audience: drawn from what they may see, and never for the customer when it shows more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from render_pictures import kestrel

from relmap.errors import UserError
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.relations import Relationship
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience, MapDirection, ObjectiveKind
from relmap.render.audience_map import map_for, write_picture
from relmap.render.paper.job import PaperJob

pytestmark = pytest.mark.usefixtures("qapp")

DAY = date(2026, 9, 30)


def document() -> Snapshot:
    """Three people, two of them in a circle, one put by hand; one of ours knows the first."""
    return snapshot_of(
        [
            TeamMember("kim", "Kim Bergh"),
            Account("acc", "Larkfield Pumps", map_direction=MapDirection.LEFT_RIGHT),
            Objective("o", "acc", "Partnership", ObjectiveKind.PARTNERSHIP),
            Person("a", "acc", "Ada Bell", x=900.0, y=700.0, pinned=True),
            Person("b", "acc", "Bo Crane", reports_to="c"),
            Person("c", "acc", "Cy Dorn", reports_to="b"),
            Relationship("kim", "a", 4, DAY),
        ]
    )


def test_each_audience_gets_a_map_of_its_own() -> None:
    team, customer = (map_for(who, document(), "acc", "o", DAY) for who in (Audience.TEAM, Audience.CUSTOMER))
    assert team.picture.cards["a"].depth == 4 and team.picture.objective == "o"
    assert any(line.cut for line in team.picture.lines)
    assert team.placement is not None and team.placement.rects["a"].x == 900.0
    assert customer.picture.cards["a"].depth == 0 and customer.picture.objective == ""
    assert not any(line.cut for line in customer.picture.lines)
    assert customer.placement is not None and customer.placement.rects["a"].x != 900.0
    assert customer.style.direction is MapDirection.TOP_DOWN


@pytest.mark.parametrize("name", ["svg", "png"])
def test_a_picture_with_opinions_is_not_for_the_customer(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as caught:
        write_picture(tmp_path / "map", PaperJob(kestrel(), audience=Audience.CUSTOMER), name)
    assert caught.value.code == "MAP_NOT_FOR_CUSTOMER"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("transparent", [False, True])
def test_scale_and_ground_of_a_picture(tmp_path: Path, transparent: bool) -> None:
    path = tmp_path / "map.png"
    job = map_for(Audience.CUSTOMER, document(), "acc", "", DAY)
    assert write_picture(path, job, "png", scale=3, transparent=transparent) == 3
    made = QImage(str(path))
    assert made.pixelColor(0, 0).alpha() == (0 if transparent else 255)
    assert made.width() > 3 * 208
