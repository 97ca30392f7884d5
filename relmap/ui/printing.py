"""The map as it stands in the window, for paper, pictures and slides (desktop-engineering.md 4).

What draws pages is loaded when somebody prints, so that the window is there sooner.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relmap.analysis.settings import changed_settings
from relmap.model.vocabulary import Audience
from relmap.packs.kinds import PackKind
from relmap.render.map.painter import View
from relmap.ui.composition import Composition
from relmap.ui.session import Session
from relmap.ui.settings import Settings

if TYPE_CHECKING:
    from relmap.render.paper.job import PaperJob


class Printing(QObject):
    """Prints what the map shows: the same colouring, lines and collapsed branches, in the colours of paper."""

    def __init__(self, session: Session, composition: Composition, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._composition = composition
        self._settings = settings
        self._window = window
        self._view = View()

    def show_view(self, view: View) -> None:
        """Print with this colouring and these lines from now on."""
        self._view = view

    def open(self, kind: PackKind | None = None) -> None:
        """Open the print studio with a pack, by default the one of this account looked at last."""
        from relmap.packs.customer.contents import contents
        from relmap.render.made_packs import made_pack
        from relmap.ui.print_studio.choices import Choices, about
        from relmap.ui.print_studio.remembered import last_kind
        from relmap.ui.print_studio.shown_map import ShownMap
        from relmap.ui.print_studio.studio import Maker, PrintStudio

        session, scene = self._session, self._composition.scene
        account = session.account or ""
        first = Choices(kind or last_kind(self._settings, account), account, session.objective or "")
        if session.person is not None:
            first = about(first, session.person.id, session.snapshot, session.as_of)
        shown = ShownMap(scene, self._view) if scene is not None else None
        maker = Maker(made_pack, contents)
        PrintStudio(session, self._settings, maker, first, shown, self._window).open()

    def job_for(self, audience: Audience) -> PaperJob | None:
        """The map to be drawn for an audience: the team's as the window shows it, others' from what they may see."""
        job, document, session = self._job(), self._session.document, self._session
        if job is None or document is None or audience is Audience.TEAM:
            return job
        from relmap.render.audience_map import map_for  # loaded only when needed

        picture = job.picture
        made = map_for(
            audience, session.snapshot, picture.account, picture.objective, session.as_of, document.path.name
        )
        # How our maps are coloured is ours.
        customer = audience is Audience.CUSTOMER
        return made if customer else replace(made, colouring=self._view.colouring, lines=self._view.lines)

    def _job(self) -> PaperJob | None:
        from relmap.render.paper.job import PaperJob

        scene, document = self._composition.scene, self._session.document
        if scene is None or document is None:
            return None
        return PaperJob(
            picture=scene.picture,
            style=scene.style,
            placement=scene.placement,
            colouring=self._view.colouring,
            lines=self._view.lines,
            audience=Audience.TEAM,
            file_name=document.path.name,
            changed_rules=len(changed_settings(self._session.snapshot)),
        )
