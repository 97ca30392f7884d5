"""Everything chosen in the print studio, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.packs.kinds import AUDIENCES, PackKind
from relmap.packs.needs import INDISPENSABLE, NEEDS, Need
from relmap.packs.pack import PackWish
from relmap.render.paper.pack_sheets import PackPaper
from relmap.ui.print_studio.papers import Arrangement, PaperName, page_size, usual_paper


@dataclass(frozen=True)
class Choices:
    """What is printed and how. What a pack does not need keeps its value for the next one that does.

    ``account``, ``objective``, ``person``, ``colleague`` (one of ours) and ``meeting`` are ids, "" for none. ``people``
    cut the map to these and one step; empty is everybody. ``readers`` counts for the map, of which there are several,
    ``width`` and ``height`` (mm) for paper of one's own.
    """

    kind: PackKind = PackKind.MAP
    account: str = ""
    objective: str = ""
    person: str = ""
    colleague: str = ""
    meeting: str = ""
    people: frozenset[str] = frozenset()
    readers: Audience = Audience.TEAM
    copy: str = ""
    paper: PaperName = field(default_factory=usual_paper)
    width: int = 297
    height: int = 420
    arrangement: Arrangement = Arrangement.BRANCH
    greyscale: bool = False

    @property
    def audience(self) -> Audience:
        """For whom the pack is made."""
        return self.readers if Need.AUDIENCE in NEEDS[self.kind] else AUDIENCES[self.kind]

    @property
    def missing(self) -> Need | None:
        """What has to be chosen before there are pages."""
        chosen = {Need.ACCOUNT: self.account, Need.PERSON: self.person, Need.COLLEAGUE: self.colleague}
        return next((need for need in INDISPENSABLE if need in NEEDS[self.kind] and not chosen[need]), None)

    @property
    def pack_paper(self) -> PackPaper:
        """The paper of the pack."""
        size = page_size(self.paper, self.width, self.height)
        if Need.ARRANGEMENT not in NEEDS[self.kind]:
            return PackPaper(size, greyscale=self.greyscale)
        return PackPaper(size, greyscale=self.greyscale, sheets=self.arrangement.sheets, split=self.arrangement.divided)

    def wish(self, as_of: date, file: str) -> PackWish:
        """The pack asked for: what it does not need is left out. ``file`` is the document's name."""
        needed = NEEDS[self.kind]
        person = self.colleague if Need.COLLEAGUE in needed else self.person if Need.PERSON in needed else ""
        return PackWish(
            kind=self.kind,
            as_of=as_of,
            account=self.account if Need.ACCOUNT in needed else "",
            objective=self.objective if Need.OBJECTIVE in needed else "",
            person=person,
            meeting=self.meeting if Need.MEETING in needed else "",
            people=self.people if Need.PEOPLE in needed else frozenset(),
            file=file,
            copy=self.copy if Need.COPY in needed else "",
            readers=self.readers if Need.AUDIENCE in needed else None,
        )


def settled(choices: Choices, snapshot: Snapshot) -> Choices:
    """The choices with nothing in them that does not exist or does not belong together.

    An account without the objective chosen brings its own first one.
    """
    account = choices.account if choices.account in snapshot.accounts else ""
    objectives = [objective.id for objective in snapshot.objectives_of(account)]
    here = {person.id for person in snapshot.people_of(account)}
    person = choices.person if choices.person in here else ""
    meetings = {meeting.id for meeting in snapshot.meetings_with(person)}
    return replace(
        choices,
        account=account,
        objective=choices.objective if choices.objective in objectives else next(iter(objectives), ""),
        person=person,
        colleague=choices.colleague if choices.colleague in snapshot.team else "",
        meeting=choices.meeting if choices.meeting in meetings else "",
        people=choices.people & here,
    )


def about(choices: Choices, person: str, snapshot: Snapshot, as_of: date) -> Choices:
    """The choices about another person, and the next meeting with that person."""
    ahead = [
        (meeting.date, meeting.id)
        for meeting in snapshot.meetings_with(person)
        if meeting.date is not None and meeting.date >= as_of and not meeting.held
    ]
    return replace(choices, person=person, meeting=min(ahead)[1] if ahead else "")
