"""Invented maps to draw: one small account with every look there is, and large ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from relmap.layout.geometry import Placement, Rect
from relmap.layout.style import Style
from relmap.layout.tree import Node, place
from relmap.model.vocabulary import BuyingRole, Certainty, Influence, PersonStatus, Strength
from relmap.packs.picture import Card, Freshness, Line, LineKind, Picture, Way
from relmap.render.map.anatomy import FULL_CARD
from relmap.render.map.drawing import Scene, build_scene
from relmap.render.map.painter import View, paint
from relmap.render.theme import colour

E, T, U, C = BuyingRole
DAY = date(2026, 9, 30)


def kestrel() -> Picture:
    """Twelve people and a ghost; every status, every line, a way with a weakest step."""
    cards = [
        Card(
            "hk",
            "Hanna Kestling",
            "Owner and managing director",
            "Board",
            roles=(E,),
            influence=Influence.HIGH,
            flags=3,
        ),
        Card(
            "pn",
            "Pia Narvell",
            "Assistant to the MD",
            "Board",
            depth=1,
            usable=1,
            freshness=Freshness.FRESH,
            last_contact_text="2 Jul",
            influence=Influence.LOW,
            team=("LM",),
        ),
        Card("tk", "Tom Kestling", "Finance director", "Finance", influence=Influence.UNKNOWN, below=12),
        Card(
            "iv",
            "Inga Vossberg",
            "Technical director of filtration, hydraulics and everything that has to be kept clean",
            "Engineering · Leeds",
            roles=(T,),
            depth=2,
            usable=1,
            freshness=Freshness.STALE,
            last_contact_text="1 Aug",
            rating=2,
            influence=Influence.HIGH,
            team=("KB",),
            flags=2,
        ),
        Card("va", "Vacant", "Operations director", "Operations · since 21 Aug", status=PersonStatus.VACANT, flags=1),
        Card(
            "me",
            "Mark Evenson",
            "Former operations director",
            "left 21 Aug",
            roles=(C,),
            status=PersonStatus.LEFT,
            depth=3,
            usable=0,
            freshness=Freshness.COLD,
            last_contact_text="13 Jan",
            influence=Influence.MEDIUM,
            team=("KB",),
        ),
        Card(
            "pa",
            "Παύλος Αντωνίου",
            "Purchasing manager",
            "Finance",
            roles=(T,),
            depth=3,
            usable=3,
            freshness=Freshness.FRESH,
            last_contact_text="26 Aug",
            rating=2,
            influence=Influence.MEDIUM,
            team=("KB", "RS", "LM", "AK"),
        ),
        Card(
            "lc",
            "Nguyễn Thị Lùc",
            "Design engineer",
            "Engineering",
            roles=(T,),
            certainty=Certainty.ASSUMED,
            depth=1,
            usable=1,
            freshness=Freshness.AGEING,
            last_contact_text="3 May",
            rating=-3,
            influence=Influence.LOW,
            team=("KB",),
        ),
        Card(
            "sl",
            "Sara Lindgaard",
            "Production manager",
            "Leeds plant",
            roles=(U,),
            depth=2,
            usable=2,
            freshness=Freshness.FRESH,
            last_contact_text="22 Jul",
            rating=2,
            influence=Influence.MEDIUM,
            team=("KB",),
            flags=1,
        ),
        Card("ar", "Amina Rahmani", "Quality manager", "Leeds plant", roles=(T,), influence=Influence.MEDIUM, flags=12),
        Card(
            "dh",
            "Dave Hollin",
            "Maintenance supervisor",
            "Leeds plant",
            roles=(U, C),
            depth=4,
            usable=4,
            freshness=Freshness.FRESH,
            last_contact_text="10 Sep",
            rating=5,
            influence=Influence.LOW,
            team=("KB", "RS"),
        ),
        Card(
            "ex",
            "山田 花子",
            "Consultant, process safety",
            "Osaka",
            "Blue Finch Advisers",
            roles=(E, T, U, C),
            external=True,
            depth=5,
            usable=4,
            freshness=Freshness.AGEING,
            last_contact_text="12 May",
            rating=-1,
            influence=Influence.HIGH,
            team=("AK", "MB"),
            flags=1,
        ),
        Card("bo", "B. Ostrander", "", "", certainty=Certainty.ASSUMED),
        Card(
            "ghost:COACH",
            "Coach unknown",
            roles=(C,),
            status=PersonStatus.UNIDENTIFIED,
            certainty=Certainty.ASSUMED,
            ghost=True,
        ),
    ]
    managers = {
        "pn": "hk",
        "tk": "hk",
        "iv": "hk",
        "va": "hk",
        "me": "hk",
        "pa": "tk",
        "lc": "iv",
        "sl": "va",
        "ar": "va",
        "dh": "sl",
        "ex": "sl",
    }
    lines = [Line(f"reports:{c}", LineKind.REPORTS_TO, c, m) for c, m in managers.items()]
    lines[2] = Line("reports:iv", LineKind.REPORTS_TO, "iv", "hk", Certainty.ASSUMED)
    lines += [
        Line("t1", LineKind.CONFLICT, "pa", "lc"),
        Line("t2", LineKind.INFLUENCES, "lc", "iv", strength=Strength.HIGH),
        Line("t3", LineKind.CAN_INTRODUCE, "dh", "iv", Certainty.ASSUMED),
        Line("t4", LineKind.CAN_INTRODUCE, "sl", "hk", Certainty.REPORTED),
        Line("t5", LineKind.ALLY, "ar", "ex"),
        Line("t6", LineKind.DOTTED_TO, "ar", "iv"),
        Line("t7", LineKind.INFLUENCES, "pn", "hk", strength=Strength.LOW),
        Line("o1", LineKind.OURS, "team-1", "dh", depth=4),
        Line("o2", LineKind.OURS, "team-1", "sl", depth=2),
        Line("o3", LineKind.OURS, "team-2", "pn", depth=1),
    ]
    return Picture(
        account="kestling",
        account_name="Kestling Hydraulics Ltd",
        objective="f",
        objective_title="Filtration standardisation",
        as_of=DAY,
        cards={card.id: card for card in cards},
        managers=managers,
        lines=tuple(lines),
        way=Way("team-1", "Kim Bergh", ("dh", "sl", "hk"), (0.85, 0.6, 0.48), 2, 24),
        headline="We know 6 people, all below Director, and no known path leads to the economic buyer Hanna Kestling.",
        unplaced=frozenset({"bo", "ghost:COACH"}),
        captions={"hk": "Board", "va": "Operations", "iv": "Engineering"},
        team={"team-1": "Kim Bergh", "team-2": "Lars Månsson"},
    )


def large(people: int, span: int = 7) -> Picture:
    """A regular organisation of so many people with a few ties."""
    given = ("Ada", "Björn", "Chloé", "Dmitri", "Elif", "Søren", "Zoë")
    family = ("Arendsen", "Bellweather", "Castellan", "Dørum", "Eastlake", "Fjordholm", "Grünwald", "Hartigan")
    cards, managers, lines = {}, {}, []
    for n in range(people):
        id_ = f"p{n}"
        roles = ((), (T,), (), (U,), (), (U, C), ())[n % 7] if n else (E,)
        cards[id_] = Card(
            id_,
            f"{given[n % 7]} {family[n % 8]}-{n}",
            ("Head of operations", "Plant engineer", "Buyer, hydraulics and filtration")[n % 3],
            ("Operations · Leeds", "Purchasing", "")[n % 3],
            roles=roles,
            depth=n % 6,
            usable=max(0, n % 6 - n % 2),
            freshness=list(Freshness)[n % 5],
            last_contact_text="12 May" if n % 5 < 4 else "",
            influence=(Influence.HIGH, Influence.MEDIUM, Influence.LOW, None)[n % 4],
            rating=(None, 3, -2)[n % 3],
            team=("KB", "RS")[: n % 3],
            flags=int(n % 4 == 1),
        )
        if n:
            managers[id_] = f"p{(n - 1) // span}"
            lines.append(Line(f"reports:{id_}", LineKind.REPORTS_TO, id_, managers[id_]))
        if n % 9 == 8:
            lines.append(Line(f"tie{n}", list(LineKind)[1 + n % 5], id_, f"p{n // 2}"))
    return Picture(
        account="large",
        account_name="Fjordholm Group",
        objective="o",
        objective_title="One supplier",
        as_of=DAY,
        cards=cards,
        managers=managers,
        lines=tuple(lines),
        captions={f"p{n}": f"Division {n}" for n in range(min(8, people))},
    )


def boxes(picture: Picture) -> list[Node]:
    """The cards as boxes for the layout."""
    return [Node(id_, picture.managers.get(id_), *FULL_CARD) for id_ in picture.cards]


def laid_out(picture: Picture, style: Style = Style()) -> Placement:
    """A placement by the real layout."""
    result = place(boxes(picture), style, unplaced=picture.unplaced)
    return result[0] if isinstance(result, tuple) else result


def scene_of(picture: Picture, style: Style = Style()) -> Scene:
    """A scene by the real layout."""
    return build_scene(picture, laid_out(picture, style), style)


def drawn(scene: Scene, view: View, area: Rect | None = None) -> QImage:
    """The scene as pixels, ``view.zoom`` pixels for a map unit."""
    area = area or scene.bounds
    image = QImage(
        max(1, round(area.width * view.zoom)), max(1, round(area.height * view.zoom)), QImage.Format.Format_RGB32
    )
    image.fill(colour(view.theme.ground))
    with painting(image) as painter:
        painter.scale(view.zoom, view.zoom)
        painter.translate(-area.x, -area.y)
        paint(painter, scene, view, area)
    return image


@contextmanager
def painting(image: QImage) -> Iterator[QPainter]:
    """A painter that is ended in any case: one left open would take the process down."""
    painter = QPainter(image)
    try:
        yield painter
    finally:
        painter.end()


def painted(size: tuple[int, int], draw: Callable[[QPainter], object], ground: str = "#FFFFFF") -> QImage:
    """What a function draws on a plain ground."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(colour(ground) if ground else Qt.GlobalColor.white)
    with painting(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
    return image
