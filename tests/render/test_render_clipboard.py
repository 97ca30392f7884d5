"""What other programs get when a map or people are copied."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from render_pictures import kestrel, scene_of

from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Person, Unit
from relmap.render.clipboard_content import HTML, PNG, SVG, TABLE, TEXT, map_content, people_content
from relmap.render.map.painter import View

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_map_is_copied_as_picture_drawing_and_names() -> None:
    scene = scene_of(kestrel())
    content = map_content(scene, View(dim_others=False))
    image = QImage.fromData(content[PNG], "PNG")
    assert image.width() == round(2 * scene.bounds.width)
    assert b"<svg" in content[SVG] and "Hanna Kestling" in content[SVG].decode()
    names = content[TEXT].decode().splitlines()
    assert "山田 花子" in names and "Coach unknown" not in names


def test_people_are_copied_as_a_table() -> None:
    ada = Person("a", "acc", "Ada <Bell>", "=Head\tof\nit", unit="u", email="ada@example.org", phone="+49 89 1")
    snapshot = snapshot_of(
        [Account("acc", "Larkfield"), Unit("u", "acc", "Works"), ada, Person("b", "acc", "Bo Crane", reports_to="a")]
    )
    content = people_content(snapshot, ["b", "gone", "a"])
    rows = [line.split("\t") for line in content[TEXT].decode().rstrip("\r\n").split("\r\n")]
    assert rows[0][:2] == ["Name", "Job title"]
    assert [row[0] for row in rows[1:]] == ["Bo Crane", "Ada <Bell>"]
    assert rows[1][-1] == "Ada <Bell>"
    assert rows[2][1] == "'=Head of it" and rows[2][5] == "+49 89 1"
    assert content[TABLE] == content[TEXT]
    page = content[HTML].decode()
    assert "Ada &lt;Bell&gt;" in page and page.count("<tr>") == 3
