"""The command ``print``, and the export of a map as a picture."""

from __future__ import annotations

from relmap.analysis.flags.rulebook import evaluate, evaluated
from relmap.cli import terminal
from relmap.cli.arguments import Arguments
from relmap.cli.choice import account_called, check_target, objective_called, opened
from relmap.errors import UserError
from relmap.layout.geometry import Point
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.entities import Account, Objective
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.packs.map_nodes import nodes
from relmap.packs.map_picture import picture
from relmap.render.paper_job import PaperJob
from relmap.render.unattended import print_map, write_picture


def print_pack(arguments: Arguments) -> int:
    """Put the map of an account on paper."""
    target = arguments.target
    if target.suffix.lower() != ".pdf":
        raise UserError("TARGET_NOT_PDF", file=target.name)
    check_target(target, arguments.file)
    print_map(target, _job(arguments), arguments.paper.value, terminal.TerminalProgress())
    return 0


def export_picture(arguments: Arguments, name: str) -> int:
    """Write the map of an account as PDF, SVG or PNG."""
    job = _job(arguments)
    if name == "pdf":
        print_map(arguments.target, job, arguments.paper.value, terminal.TerminalProgress())
    else:
        write_picture(arguments.target, job, name)
    return 0


def _job(arguments: Arguments) -> PaperJob:
    audience = arguments.audience or Audience.TEAM
    if audience is Audience.CUSTOMER:
        raise UserError("MAP_NOT_FOR_CUSTOMER")
    with opened(arguments.file) as document:
        snapshot = document.snapshot
    account = account_called(snapshot, arguments.account, arguments.file)
    objective = _objective(snapshot, account, arguments)
    (report,) = evaluate(snapshot, arguments.as_of, account.id)
    drawn = picture(snapshot, account.id, objective.id if objective else "", arguments.as_of, report)
    style = Style(shape=account.map_shape, direction=account.map_direction)
    return PaperJob(
        picture=drawn,
        style=style,
        placement=place(nodes(drawn), style, pinned=_pinned(snapshot, account), unplaced=drawn.unplaced),
        audience=audience,
        file_name=arguments.file.name,
    )


def _pinned(snapshot: Snapshot, account: Account) -> dict[str, Point]:
    return {
        person.id: Point(person.x, person.y)
        for person in snapshot.people_of(account.id)
        if person.pinned and person.x is not None and person.y is not None
    }


def _objective(snapshot: Snapshot, account: Account, arguments: Arguments) -> Objective | None:
    """The objective asked for, else the first that the rule book looks at."""
    if arguments.objective is not None:
        return objective_called(snapshot, account, arguments.objective)
    objectives = snapshot.objectives_of(account.id)
    return next((o for o in objectives if evaluated(account, o)), objectives[0] if objectives else None)
