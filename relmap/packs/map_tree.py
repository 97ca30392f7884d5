"""Who stands on the map and who is hidden below a collapsed card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from relmap.layout.forest import Node, forest_of
from relmap.model.entities import Person


@dataclass(frozen=True, slots=True)
class MapTree:
    """The people of a map, in sibling order, as a tree.

    ``managers`` are the solid lines as recorded, as far as both ends are on the map: they may close cycles. ``above``
    is the same without the lines in ``cut``, those a layout leaves out to open a cycle (method.md 4.4.10).
    ``descending`` lists everybody, managers before their reports.
    """

    people: Mapping[str, Person]
    managers: Mapping[str, str]
    above: Mapping[str, str]
    cut: frozenset[str]
    descending: Sequence[str]

    def line_upward(self, people: Iterable[str]) -> frozenset[str]:
        """These people and all their superiors."""
        found: set[str] = set()
        for here in people:
            step: str | None = here
            while step is not None and step not in found:
                found.add(step)
                step = self.above.get(step)
        return frozenset(found)

    def hidden(self, collapsed: Collection[str], kept: Collection[str]) -> Mapping[str, str]:
        """Who is not drawn, and the outermost collapsed card each is hidden under; ``kept`` are drawn all the same."""
        roof: dict[str, str] = {}
        hidden: dict[str, str] = {}
        for person in self.descending:
            over = roof.get(self.above.get(person, ""))
            if over is not None:
                roof[person] = over
                if person not in kept:
                    hidden[person] = over
            elif person in collapsed:
                roof[person] = person
        return hidden

    def unplaced(self) -> frozenset[str]:
        """People without any solid line (method.md 3.7); when nobody has one, all but the first.

        A self-report is a root (method.md 4.4.10), and so is whoever has reports.
        """
        with_reports = frozenset(self.above.values())
        alone = [id_ for id_ in self.people if id_ not in self.managers and id_ not in with_reports]
        return frozenset(alone if self.managers else alone[1:])

    def heads(self) -> Mapping[str, str]:
        """The head of each unit of two or more people: unit id by person id.

        Head is who reports to nobody in the unit; of several the highest level, then the one with most reports, then
        the first.
        """
        size = Counter(person.unit for person in self.people.values())
        reports = Counter(self.above.values())
        best: dict[str, tuple[tuple[int, int], str]] = {}
        for id_, person in self.people.items():
            manager = self.above.get(id_)
            if person.unit is None or size[person.unit] < 2:
                continue
            if manager is not None and self.people[manager].unit == person.unit:
                continue
            merit = (person.level.rank, reports[id_])
            if person.unit not in best or merit > best[person.unit][0]:
                best[person.unit] = (merit, id_)
        return {id_: unit for unit, (_merit, id_) in best.items()}


def map_tree(people: Sequence[Person]) -> MapTree:
    """The tree of an account's people, given in sibling order."""
    forest = forest_of([Node(p.id, p.reports_to, 0, 0) for p in people])
    by_id = {p.id: p for p in people}
    managers = {p.id: p.reports_to for p in people if p.reports_to is not None and p.reports_to in by_id}
    cut = frozenset(child for child, _manager in forest.cuts)
    return MapTree(
        people=by_id,
        managers=managers,
        above={child: manager for child, manager in managers.items() if child not in cut},
        cut=cut,
        descending=[forest.ids[number] for number in forest.order],
    )
