"""A print studio over a document in memory, and packs that say what they were asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from window_fakes import FakeMessages, session_over

from relmap import folders
from relmap.errors import UserError
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.plan import Meeting, MeetingAttendee
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import ObjectiveKind
from relmap.packs.blocks import Text
from relmap.packs.customer.contents import Listed
from relmap.packs.kinds import PackKind
from relmap.packs.pack import Pack, PackWish, Section
from relmap.ui.print_studio.choices import Choices
from relmap.ui.print_studio.studio import Maker, PrintStudio
from relmap.ui.session import Session
from relmap.ui.settings import Settings


def document() -> Snapshot:
    """Two accounts; at the first somebody whose name looks like markup, and two meetings with Ben."""
    accounts = (Account("a1", "Alpha & Sons"), Account("a2", "Beta <b>Works</b>"))
    objectives = (
        Objective("o1", "a1", "Partnership", ObjectiveKind.PARTNERSHIP),
        Objective("o2", "a1", "New line", ObjectiveKind.SALE),
        Objective("o3", "a2", "Partnership", ObjectiveKind.PARTNERSHIP),
    )
    people = (
        Person("p1", "a1", "<b>Ann</b> & Co", title="Director"),
        Person("p2", "a1", "Ben Best", title="Buyer", reports_to="p1"),
        Person("p3", "a2", "Cem Cakir", title="Owner"),
    )
    meetings = (
        Meeting("m1", "a1", date(2026, 10, 5), "Kick-off"),
        Meeting("m2", "a1", date(2026, 11, 5), "Review"),
    )
    attendees = (MeetingAttendee("m1", "p2"), MeetingAttendee("m2", "p2"), MeetingAttendee("m2", "p1"))
    return Snapshot(
        accounts={one.id: one for one in accounts},
        objectives={one.id: one for one in objectives},
        people={one.id: one for one in people},
        team={"t1": TeamMember("t1", "Kim Berg")},
        meetings={one.id: one for one in meetings},
        attendees={one.id: one for one in attendees},
    )


@dataclass
class Bench:
    """The studio, what it asked for, and where its pages go."""

    qtbot: QtBot
    session: Session
    messages: FakeMessages
    asked: list[PackWish] = field(default_factory=list)
    pages: int = 3
    failure: UserError | None = None
    window: QWidget = field(default_factory=QWidget)

    def make(self, snapshot: Snapshot, wish: PackWish) -> Pack:
        """A pack that tells its wish on each of its pages."""
        self.asked.append(wish)
        if self.failure is not None:
            raise self.failure
        names = (wish.kind.name, wish.account, wish.objective, wish.person, wish.meeting, wish.copy)
        told = " ".join(name for name in names if name)
        return Pack(
            kind=wish.kind,
            audience=wish.audience,
            subject=f"subject {told}",
            topic="",
            as_of=wish.as_of,
            audience_word=wish.audience.name,
            file_name=f"{wish.account}-{wish.kind.value}",
            sections=tuple(
                Section(f"Section {number}", (Text(f"Here is {told}."),), landscape=number % 2 == 0)
                for number in range(1, self.pages + 1)
            ),
        )

    def open(self, choices: Choices | None = None) -> PrintStudio:
        """A studio over a window, shown, its pages made."""
        maker = Maker(self.make, lambda pack: [Listed(one.title, ("its names", "its titles")) for one in pack.sections])
        first = choices or Choices(PackKind.STRATEGY, "a1", "o2")
        studio = PrintStudio(self.session, Settings(folders.settings_file()), maker, first, None, self.window)
        studio.open()
        studio.resize(1100, 740)  # the screen that exists only in memory is smaller
        studio.activateWindow()
        self.qtbot.waitUntil(studio.isActiveWindow)
        self.settle(studio)
        return studio

    def settle(self, studio: PrintStudio) -> None:
        """Wait until there are pages, or words in their place."""
        self.qtbot.waitUntil(lambda: not studio.making or studio.notice.bar.isVisible())

    def choose(self, studio: PrintStudio, row: str, words: str) -> None:
        """Choose the entry of a list that begins so."""
        combo = getattr(studio.panel, row).combo
        (place, *_others) = (n for n in range(combo.count()) if combo.itemText(n).startswith(words))
        combo.setCurrentIndex(place)
        combo.activated.emit(place)
        self.settle(studio)


def bench(qtbot: QtBot, read_only: bool = False, content: Snapshot | None = None) -> Bench:
    """A bench over the document."""
    messages = FakeMessages()
    made = Bench(qtbot, session_over(content or document(), read_only=read_only, messages=messages), messages)
    made.window.resize(1200, 800)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    return made


def text_of(path: Path) -> list[str]:
    """The text of each page of a PDF."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    finally:
        pdf.close()


def sizes_of(path: Path) -> list[tuple[int, int]]:
    """Width and height of each page of a PDF, in points."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [(round(page.get_width()), round(page.get_height())) for page in pdf]
    finally:
        pdf.close()


def crowd(count: int) -> Snapshot:
    """An account with so many people."""
    base = document()
    people = (
        Person(f"c{n}", "a1", f"Crowd {n}", title="Clerk", reports_to=f"c{(n - 1) // 6}" if n else None)
        for n in range(count)
    )
    return replace(base, people={one.id: one for one in people})


def ids(people: Iterable[Person]) -> frozenset[str]:
    """The ids of people."""
    return frozenset(person.id for person in people)
