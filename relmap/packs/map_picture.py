"""Makes the picture of an account's map: what each card and line shows for one objective on one day (desktop.md 1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from relmap.analysis.flags.report import AccountReport, ObjectiveReport
from relmap.analysis.flags.urgency import flags_of
from relmap.analysis.paths import Path
from relmap.analysis.zones import LEVELS, unit_columns, upper_lanes, zone_numbers
from relmap.layout.forest import NO_ZONE
from relmap.model.entities import Account
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import MapShape, TieKind
from relmap.packs.map_cards import Cards, contacts, plain
from relmap.packs.map_tree import MapTree, map_tree
from relmap.packs.picture import Card, Line, LineKind, Picture, UnitName, Way
from relmap.words import flags as words
from relmap.words import legend
from relmap.words.labels import label

_TIE_LINES: Mapping[TieKind, LineKind] = {kind: LineKind(kind.value) for kind in TieKind}


def picture(
    snapshot: Snapshot,
    account: str,
    objective: str,
    as_of: date,
    report: AccountReport | None = None,
    *,
    way: Path | None = None,
    collapsed: Collection[str] | None = None,
) -> Picture:
    """The map of an account as it stands on ``as_of``, with the buying roles of an objective.

    ``objective`` may be "" for a map without roles. Flags, headline and, unless ``way`` names another path, the best
    way come from ``report``. ``collapsed`` are the closed cards, by default those the document says. Whoever is on the
    way is drawn in any case, with his superiors. Nobody else vanishes: each is on a card or counted on one.
    """
    tree = map_tree(snapshot.people_of(account))
    assessed = _objective_report(report, objective)
    drawn_way = _way(snapshot, way if way is not None else _best(assessed), tree)
    if collapsed is None:
        collapsed = {p.id for p in tree.people.values() if p.collapsed}
    hidden = tree.hidden(collapsed, tree.line_upward(drawn_way.people if drawn_way else ()))
    flags = flags_of(report, objective) if report is not None else ()
    flagged = Counter(person for flag in flags for person in set(flag.people))
    cards = Cards(snapshot, snapshot.accounts[account], objective, as_of, flagged, Counter(hidden.values()))
    visible = {p.id: cards.card(p) for p in tree.people.values() if p.id not in hidden}
    ghosts = {card.id: card for card in cards.ghosts()} if tree.people else {}
    heads, units = tree.heads().items(), snapshot.units
    asked = snapshot.objectives.get(objective)
    lines = tuple(_lines(snapshot, account, tree, visible))
    shown = snapshot.accounts[account]
    lanes = shown.map_shape is MapShape.LANES
    return Picture(
        account=account,
        account_name=plain(snapshot.accounts[account].name),
        objective=objective,
        objective_title=plain(asked.title) if asked is not None else "",
        as_of=as_of,
        cards={**visible, **ghosts},
        managers={child: boss for child, boss in tree.managers.items() if child in visible and boss in visible},
        lines=lines,
        way=drawn_way,
        headline=words.sentence(flags[0], snapshot) if flags else "",
        unplaced=(tree.unplaced() & visible.keys()) | ghosts.keys(),
        captions={id_: plain(units[unit].name) for id_, unit in heads if id_ in visible and unit in units},
        zones=_zone_names(snapshot, shown),
        zone_of=zone_numbers(snapshot, shown),
        upper_zones=upper_lanes(shown) if lanes else None,
        team={line.source: plain(snapshot.team[line.source].name) for line in lines if line.kind is LineKind.OURS},
        units={u.id: UnitName(plain(u.name), u.parent) for u in snapshot.units_of(account)},
    )


def _zone_names(snapshot: Snapshot, account: Account) -> Mapping[int, str]:
    """The names of all lanes or columns the map may have."""
    if account.map_shape is MapShape.LANES:
        return {NO_ZONE: legend.no_level(), **{number: label(level) for number, level in enumerate(LEVELS)}}
    if account.map_shape is MapShape.COLUMNS:
        columns = enumerate(unit_columns(snapshot, account))
        return {NO_ZONE: legend.no_unit(), **{number: plain(unit.name) for number, (unit, _) in columns}}
    return {}


def _lines(snapshot: Snapshot, account: str, tree: MapTree, visible: Mapping[str, Card]) -> Iterator[Line]:
    """All lines whose ends are drawn: reporting lines, ties, then ours."""
    for child, boss in tree.managers.items():
        if child in visible and boss in visible:
            certainty = tree.people[child].reports_to_certainty
            yield Line(f"reports:{child}", LineKind.REPORTS_TO, child, boss, certainty, cut=child in tree.cut)
    for tie in snapshot.account_ties(account):
        if tie.source in visible and tie.target in visible:
            yield Line(tie.id, _TIE_LINES[tie.kind], tie.source, tie.target, tie.certainty, tie.strength)
    for person in visible:
        for ours in contacts(snapshot, person):
            if snapshot.team[ours.team_member].active:
                line = f"ours:{ours.team_member}:{person}"
                yield Line(line, LineKind.OURS, ours.team_member, person, depth=ours.depth)


def _objective_report(report: AccountReport | None, objective: str) -> ObjectiveReport | None:
    if report is None:
        return None
    return next((r for r in report.objectives if r.objective == objective), None)


def _best(assessed: ObjectiveReport | None) -> Path | None:
    return assessed.access.known[0] if assessed is not None and assessed.access.known else None


def _way(snapshot: Snapshot, path: Path | None, tree: MapTree) -> Way | None:
    """The path as the map shows it; none when somebody on it is on another map."""
    if path is None or not all(person in tree.people for person in path.ids[1:]):
        return None
    return Way(
        team_member=path.team_member,
        team_name=plain(snapshot.team[path.team_member].name),
        people=path.ids[1:],
        step_values=tuple(hop.weight for hop in path.hops),
        weakest=path.weakest,
        shown=path.shown,
    )
