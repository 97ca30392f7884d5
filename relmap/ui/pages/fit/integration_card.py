"""The integration checklist: what is connected, and who answers for it on both sides (method.md 1.1, 12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from relmap.analysis.ground import Ground
from relmap.analysis.integration import unowned, wired_only
from relmap.edit.commands import AddRecords, Remove
from relmap.model.entities import Person
from relmap.model.ids import pair_id
from relmap.model.knowledge import Integration
from relmap.model.strategy_vocabulary import IntegrationArea, IntegrationState
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.field import Field
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.person_field import PersonField
from relmap.ui.fields.team_field import TeamField
from relmap.ui.session import Session
from relmap.ui.widgets.panel_card import PanelCard
from relmap.words.fit_page import text
from relmap.words.labels import label


class IntegrationCard(PanelCard):
    """One row an area; owners are asked for once something is planned or live. Every answer is saved at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._fields: dict[tuple[IntegrationArea, str], Field] = {}
        self.remark = WrapLabel()
        self.missing = WrapLabel()
        self.add(WrapLabel(text("CONNECTED"), 1.1).bold())
        self.add(WrapLabel(text("CONNECTED_TEXT"), 0.92).quiet())
        self.add(self.remark)
        self.add(self.missing)
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 4, 0, 2)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        self._headings = tuple(WrapLabel(text(code), 0.9).quiet() for code in ("OUR_OWNER", "THEIR_OWNER"))
        for place, heading in enumerate(self._headings, 2):
            grid.addWidget(heading, 0, place)
        for row, area in enumerate(IntegrationArea, 1):
            grid.addWidget(WrapLabel(label(area)).quiet(), row, 0)
            for place, (name, field) in enumerate(self._row(), 1):
                field.call(text("NAMED", line=label(area), what=text(name.upper())))
                field.edited.connect(partial(self._save, area, name))
                self._fields[area, name] = field
                grid.addWidget(field, row, place)
        for place, stretch in enumerate((3, 3, 3, 4)):
            grid.setColumnStretch(place, stretch)
        self.add(rows)

    def field(self, area: IntegrationArea, name: str) -> Field:
        """The field of one part of a row."""
        return self._fields[area, name]

    def refresh(self, ground: Ground) -> None:
        """Show the checklist as it is now."""
        lines = {line.area: line for line in ground.snapshot.integrations_of(ground.account)}
        for (area, name), field in self._fields.items():
            line = lines.get(area, Integration(ground.account, area))
            field.setVisible(name == "state" or line.state is not IntegrationState.NONE)
            field.setEnabled(not self._session.read_only)
            if not field.typing:
                field.show_values([getattr(line, name)])
        for heading in self._headings:
            heading.setVisible(any(line.state is not IntegrationState.NONE for line in lines.values()))
        wired = wired_only(ground)
        self.remark.say(text("WIRED_ONLY") if wired else "")
        self.remark.setVisible(wired)
        waiting = unowned(ground.snapshot, ground.account)
        self.missing.say(text("WHO_ANSWERS", area=label(waiting[0].area)) if waiting else "")
        self.missing.setVisible(bool(waiting))

    def _row(self) -> Iterable[tuple[str, Field]]:
        yield "state", EnumField(tuple(IntegrationState))
        yield "our_owner", TeamField(self._session)
        yield "their_owner", PersonField(self._people, self._person, text("NOBODY"))

    def _people(self) -> Iterable[Person]:
        return self._session.snapshot.people_of(self._session.account or "")

    def _person(self, key: str) -> Person | None:
        return self._session.snapshot.people.get(key)

    def _save(self, area: IntegrationArea, name: str, value: Any) -> None:
        account = self._session.account
        if account is None:
            return
        blank = Integration(account, area)
        before = self._session.snapshot.integrations.get(pair_id(account, area))
        after = replace(before or blank, **{name: value})
        if after.state is not IntegrationState.NONE:
            self._session.run(AddRecords((after,)), self)
        elif before is not None:
            self._session.run(Remove(Integration, (before.id,)), self)
