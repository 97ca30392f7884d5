"""The map of the chosen account, composed again whenever what it shows has changed."""

from __future__ import annotations

from operator import is_

from PySide6.QtCore import QObject, Signal

from relmap.analysis.access import Path
from relmap.edit.commands import AddPerson
from relmap.edit.handlers.registry import handle
from relmap.layout.arrangement import Arrangement
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.changes import apply
from relmap.model.entities import Account
from relmap.model.snapshot import Snapshot
from relmap.packs.map_nodes import nodes, pinned_places
from relmap.packs.map_picture import picture
from relmap.packs.picture import Picture
from relmap.render.map.drawing import Scene, build_scene
from relmap.ui.session import Session


class Composition(QObject):
    """The scene of the session's account and objective; ``changed`` tells of another one (or none).

    How each branch is arranged is kept for every account, so that an edit moves only its own branch. ``draft`` is
    somebody who is shown while a name is typed and not in the document yet.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: dict[str, Arrangement] = {}
        self._place: tuple[object, ...] = ()
        self._made_of: tuple[object, ...] = ()
        self.scene: Scene | None = None
        self.draft: AddPerson | None = None
        session.document_changed.connect(self._opened)
        for signal in (session.place_changed, session.content_changed, session.reports_changed, session.way_changed):
            signal.connect(self.compose)

    def way(self) -> Path | None:
        """The way drawn on the map."""
        report = self._session.objective_report
        known = report.access.known if report is not None else ()
        return known[self._session.way] if self._session.way < len(known) else None

    def preview(self, draft: AddPerson | None) -> None:
        """Show somebody who is not in the document yet, or no longer."""
        if draft is not self.draft:
            self.draft = draft
            self.compose()

    def compose(self) -> None:
        """Make the scene anew, unless it would be the same: one edit can change both content and place."""
        session = self._session
        place = (session.account, session.objective, session.as_of)
        made_of = (session.snapshot, session.account_report, self.way(), self.draft)
        # The same values, not equal ones: comparing whole documents would take longer than drawing.
        if place == self._place and all(map(is_, made_of, self._made_of)):
            return
        self._place, self._made_of = place, made_of
        snapshot = session.snapshot
        if self.draft is not None:
            snapshot = apply(snapshot, handle(snapshot, self.draft))
        account, objective = snapshot.accounts.get(self._session.account or ""), self._session.objective
        if account is not None and objective is not None:
            self.scene = self._scene(snapshot, account, objective)
        else:
            self.scene = None
        self.changed.emit()

    def _opened(self) -> None:
        self._kept.clear()
        self._place = ()
        self.draft = None
        self.compose()

    def _scene(self, snapshot: Snapshot, account: Account, objective: str) -> Scene:
        session = self._session
        shown = picture(snapshot, account.id, objective, session.as_of, session.account_report, way=self.way())
        return self._placed(shown, snapshot, account)

    def _placed(self, shown: Picture, snapshot: Snapshot, account: Account) -> Scene:
        style = Style(shape=account.map_shape, direction=account.map_direction)
        placement = place(
            nodes(shown),
            style,
            keep=self._kept.get(account.id),
            pinned=pinned_places(snapshot, account.id),
            unplaced=shown.unplaced,
        )
        self._kept[account.id] = placement.arrangement
        before = self.scene if self.scene is not None and self.scene.picture.account == account.id else None
        return build_scene(shown, placement, style, before)
