"""The page of an account: strip, headline, switches, search and the map itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relmap.edit.document import Document
from relmap.model.entities import Person
from relmap.model.vocabulary import BuyingRole, TieKind
from relmap.packs.picture import Colouring, LineKind
from relmap.render.map.drawing import Scene
from relmap.render.map.painter import View
from relmap.ui.appearance import Appearance
from relmap.ui.composition import Composition
from relmap.ui.map.camera import Camera
from relmap.ui.map.canvas import MapCanvas
from relmap.ui.map_edits import MapEdits
from relmap.ui.panels.find_bar import FindBar
from relmap.ui.panels.headline import Headline
from relmap.ui.panels.map_tools import LINE_GROUPS, MapTools
from relmap.ui.panels.strip import Strip
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.words.window import text

_READABLE = 0.35
"""The zoom below which cards lose their names (desktop.md 1)."""
_AIR = 40
"""Pixels above the head of a map too large to be shown whole."""


class MapPage(QWidget):
    """Shows the composition on the canvas and hands the canvas's wishes to ``MapEdits``.

    ``tie_wanted(source, target, where)`` and ``menu_wanted(card, where)`` ask the window for a menu at a place on the
    screen.
    """

    tie_wanted = Signal(str, str, QPoint)
    menu_wanted = Signal(str, QPoint)
    view_changed = Signal()

    def __init__(
        self,
        session: Session,
        composition: Composition,
        edits: MapEdits,
        appearance: Appearance,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._composition = composition
        self._edits = edits
        self._appearance = appearance
        self._settings = settings
        self._shown: tuple[Document | None, str | None] = (None, None)
        self._looked: dict[tuple[Document | None, str | None], Camera] = {}
        self.view = View(
            theme=appearance.theme,
            colouring=settings.choice("colouring", Colouring.ROLE),
            lines=_remembered_lines(settings),
            dim_others=False,
        )
        self.strip = Strip(session, appearance)
        self.headline = Headline(session, appearance)
        self.tools = MapTools(composition)
        self.find_bar = FindBar(composition)
        self.canvas = MapCanvas()
        self.canvas.setMinimumSize(240, 160)
        self.canvas.set_legend_visible(settings.flag("legend", True))
        self.canvas.set_minimap_visible(settings.flag("minimap", True))
        self.canvas.set_name_source(self._written)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.strip, self.headline, self.tools, self.find_bar):
            column.addWidget(widget)
        column.addWidget(self.canvas, 1)
        self._connect()
        self.show_view(self.view)

    def _connect(self) -> None:
        canvas, edits, session = self.canvas, self._edits, self._session
        self._composition.changed.connect(self.refresh)
        self._appearance.changed.connect(lambda: self.show_view(replace(self.view, theme=self._appearance.theme)))
        self.strip.hidden_roles_changed.connect(lambda roles: self.show_view(replace(self.view, hidden_roles=roles)))
        self.tools.colouring_chosen.connect(self.colour_by)
        self.tools.line_switched.connect(self.switch_lines)
        self.find_bar.hits_changed.connect(canvas.set_search_hits)
        self.find_bar.hit_chosen.connect(self.go_to)
        self.find_bar.closed.connect(canvas.setFocus)
        session.selection_changed.connect(self._select)
        session.sight_wanted.connect(self._bring_into_sight)
        edits.name_wanted.connect(self.name)
        canvas.selectionChanged.connect(session.select)
        canvas.addRequested.connect(edits.add)
        canvas.renameRequested.connect(edits.rename)
        canvas.addAbandoned.connect(edits.give_up)
        canvas.reassignRequested.connect(edits.reassign)
        canvas.dottedRequested.connect(lambda source, target: edits.tie(TieKind.DOTTED_TO, source, target))
        canvas.tieRequested.connect(self.tie_wanted)
        canvas.collapseToggled.connect(edits.collapse)
        canvas.roleToggled.connect(lambda code: edits.toggle_role(BuyingRole(code)))
        canvas.depthSet.connect(edits.set_depth)
        canvas.removeRequested.connect(edits.remove)
        canvas.contextMenuRequested.connect(self.menu_wanted)

    def refresh(self) -> None:
        """Show the composition; a map seen for the first time is fitted into the window."""
        scene = self._composition.scene
        self.canvas.set_empty_text("" if scene is None or scene.picture.cards else text("EMPTY_MAP"))
        self.canvas.set_scene(scene)
        self.canvas.select(self._selected())
        shown = (self._session.document, self._session.account)
        if shown != self._shown:
            self._looked[self._shown] = self.canvas.camera
            self._shown = shown
            self._look_again(scene)

    def _look_again(self, scene: Scene | None) -> None:
        """The part of the map looked at last; the first time all of it, or the top of a map too large to be read so."""
        if self._shown in self._looked:
            self.canvas.camera = self._looked[self._shown]
            return
        self.canvas.fit()
        if scene is None or not scene.placement.parents or self.canvas.camera.zoom >= _READABLE:
            return
        rects = scene.placement.rects
        head = min((rects[key] for key in scene.placement.parents.values()), key=lambda rect: (rect.y, rect.x))
        room, air = self.canvas.extent().width / _READABLE, _AIR / _READABLE
        left = max(scene.bounds.x - air, min(head.center.x - room / 2, scene.bounds.right + air - room))
        self.canvas.camera = Camera(_READABLE, left, head.y - air)

    def show_view(self, view: View) -> None:
        """Draw the map another way."""
        self.view = view
        self.canvas.set_view(view)
        self.tools.show_choices(view.colouring, view.lines)
        self.view_changed.emit()

    def show_legend(self, shown: bool) -> None:
        """Show or hide the legend, and remember it."""
        self._settings.keep("legend", shown)
        self.canvas.set_legend_visible(shown)

    def show_minimap(self, shown: bool) -> None:
        """Show or hide the overview of the map, and remember it."""
        self._settings.keep("minimap", shown)
        self.canvas.set_minimap_visible(shown)

    def colour_by(self, colouring: Colouring) -> None:
        """Colour the cards by something else, and remember it."""
        self._settings.keep("colouring", colouring)
        self.show_view(replace(self.view, colouring=colouring))

    def switch_lines(self, code: str, shown: bool) -> None:
        """Show or hide the lines of one switch, and remember it."""
        self._settings.keep(f"lines/{code}", shown)
        lines = self.view.lines | LINE_GROUPS[code] if shown else self.view.lines - LINE_GROUPS[code]
        self.show_view(replace(self.view, lines=lines))

    def dim_others(self, dim: bool) -> None:
        """Fade everybody beside the best way, or not."""
        if dim != self.view.dim_others:
            self.show_view(replace(self.view, dim_others=dim))

    def name(self, card: str) -> None:
        """Type a name and title on a card."""
        self.canvas.select((card,))
        self.canvas.setFocus()
        self.canvas.edit_name(card)

    def go_to(self, card: str) -> None:
        """Select somebody and bring the card into sight."""
        self._session.select((card,))
        self.canvas.center_on(card)

    def _bring_into_sight(self, people: Iterable[str]) -> None:
        """Show people together; for those hidden below a collapsed card, that card."""
        scene = self._composition.scene
        if scene is not None:
            known, cards = self._session.snapshot.people, scene.picture.cards
            self.canvas.show_together(dict.fromkeys(_nearest(known, cards, person) for person in people))

    def _written(self, card: str) -> tuple[str, str]:
        """Name and title as somebody typed them, without the words a card shows for what is not known."""
        person = self._session.snapshot.people.get(card)
        return (person.name, person.title) if person is not None else ("", "")

    def _selected(self) -> tuple[str, ...]:
        draft = self._composition.draft
        return (draft.id,) if draft is not None else self._session.selection

    def _select(self) -> None:
        if self.canvas.selection() != self._session.selection:
            self.canvas.select(self._session.selection)


def _nearest(people: Mapping[str, Person], cards: Collection[str], person: str) -> str:
    """The person, or whoever stands over him nearest, who has a card; "" when nobody has."""
    seen: set[str] = set()
    here: str | None = person
    while here is not None and here not in cards and here not in seen:
        seen.add(here)
        here = people[here].reports_to if here in people else None
    return here if here is not None and here in cards else ""


def _remembered_lines(settings: Settings) -> frozenset[LineKind]:
    lines = frozenset({LineKind.REPORTS_TO})
    for code, kinds in LINE_GROUPS.items():
        if settings.flag(f"lines/{code}", code != "LINES_TEAM"):
            lines |= kinds
    return lines
