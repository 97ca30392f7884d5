"""The command ``print``, and the export of a map as a picture."""

from __future__ import annotations

from relmap.analysis.flags.rulebook import evaluate, evaluated
from relmap.cli import terminal
from relmap.cli.arguments import Arguments
from relmap.cli.choice import account_called, check_target, objective_called, opened
from relmap.errors import UserError
from relmap.exchange.writers.audience import for_audience
from relmap.layout.geometry import Point
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.entities import Account, Objective
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.packs.map_nodes import nodes
from relmap.packs.map_picture import picture
from relmap.render.paper_job import PaperJob
from relmap.render.unattended import print_map, write_picture, write_presentation


def print_pack(arguments: Arguments) -> int:
    """Put the map of an account on paper."""
    target = arguments.target
    if target.suffix.lower() != ".pdf":
        raise UserError("TARGET_NOT_PDF", file=target.name)
    check_target(target, arguments.file)
    print_map(target, _job(arguments), arguments.paper.value, terminal.TerminalProgress())
    return 0


def export_picture(arguments: Arguments, name: str) -> int:
    """Write the map of an account as PDF, SVG, PNG or PowerPoint slides."""
    job = _job(arguments, for_customers=name == "pptx")
    if name == "pptx":
        write_presentation(arguments.target, job, arguments.template, terminal.TerminalProgress())
    elif name == "pdf":
        print_map(arguments.target, job, arguments.paper.value, terminal.TerminalProgress())
    else:
        write_picture(arguments.target, job, name)
    return 0


def _job(arguments: Arguments, *, for_customers: bool = False) -> PaperJob:
    """What is to be drawn, from what the audience may see; only what can be ``for_customers`` is drawn for them."""
    audience = arguments.audience or Audience.TEAM
    customer = audience is Audience.CUSTOMER
    if customer and not for_customers:
        raise UserError("MAP_NOT_FOR_CUSTOMER")
    with opened(arguments.file) as document:
        whole = document.snapshot
    chosen = account_called(whole, arguments.account, arguments.file)
    objective = _objective(whole, chosen, arguments)
    snapshot = for_audience(whole, audience)
    account = snapshot.accounts[chosen.id]
    if customer:
        drawn = picture(snapshot, account.id, "", arguments.as_of)
    else:
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
