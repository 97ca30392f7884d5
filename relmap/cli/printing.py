"""The command ``print``, and the export of a map as a picture."""

from __future__ import annotations

from dataclasses import replace

from relmap.analysis.flags.rulebook import evaluated
from relmap.cli import terminal
from relmap.cli.arguments import Arguments
from relmap.cli.choice import account_called, check_target, member_called, objective_called, opened, person_called
from relmap.errors import UserError
from relmap.exchange.files import write_bytes
from relmap.exchange.writers import fact_sheet
from relmap.model.entities import Account, Objective
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.packs.kinds import PackKind
from relmap.packs.needs import NEEDS, Need
from relmap.packs.pack import PackWish
from relmap.render.audience_map import map_for
from relmap.render.made_packs import made_pack, with_history
from relmap.render.paper.job import PaperJob
from relmap.render.unattended import print_map, write_pack, write_picture, write_presentation


def print_pack(arguments: Arguments) -> int:
    """Put the map of an account, or another pack, on paper; a fact-check sheet also in a spreadsheet to be sent."""
    target = arguments.target
    as_form = arguments.pack is PackKind.FACTSHEET and target.suffix.lower() == ".xlsx"
    if target.suffix.lower() != ".pdf" and not as_form:
        raise UserError("TARGET_NOT_PDF", file=target.name)
    check_target(target, arguments.file)
    with opened(arguments.file) as document:
        whole = document.snapshot
        wish = with_history(_wish(whole, arguments), document)
    if as_form:
        write_bytes(target, fact_sheet.write(whole, wish.person, wish.as_of))
        return 0
    write_pack(target, made_pack(whole, wish), arguments.paper.value, terminal.TerminalProgress())
    return 0


def export_picture(arguments: Arguments, name: str) -> int:
    """Write the map of an account as PDF, SVG, PNG or PowerPoint slides."""
    job = _job(arguments)
    if name == "pptx":
        write_presentation(arguments.target, job, arguments.template, terminal.TerminalProgress())
    elif name == "pdf":
        print_map(arguments.target, job, arguments.paper.value, terminal.TerminalProgress())
    else:
        write_picture(arguments.target, job, name)
    return 0


def _wish(whole: Snapshot, arguments: Arguments) -> PackWish:
    """The pack a command line asks for; raises ``UserError`` for what the document does not have."""
    wish = PackWish(arguments.pack, arguments.as_of, file=arguments.file.name)
    needs = NEEDS[arguments.pack]
    if Need.COLLEAGUE in needs:
        wish = replace(wish, person=member_called(whole, arguments.person, arguments.file).id)
    if Need.ACCOUNT not in needs and arguments.account is None:
        return wish
    account = account_called(whole, arguments.account, arguments.file)
    objective = _objective(whole, account, arguments)
    wish = replace(wish, account=account.id, objective=objective.id if objective else "")
    return replace(wish, person=person_called(whole, account, arguments.person).id) if Need.PERSON in needs else wish


def _job(arguments: Arguments) -> PaperJob:
    """What is to be drawn, from what the audience may see."""
    with opened(arguments.file) as document:
        whole = document.snapshot
    account = account_called(whole, arguments.account, arguments.file)
    objective = _objective(whole, account, arguments)
    audience = arguments.audience or Audience.TEAM
    return map_for(audience, whole, account.id, objective.id if objective else "", arguments.as_of, arguments.file.name)


def _objective(snapshot: Snapshot, account: Account, arguments: Arguments) -> Objective | None:
    """The objective asked for, else the first that the rule book looks at."""
    if arguments.objective is not None:
        return objective_called(snapshot, account, arguments.objective)
    objectives = snapshot.objectives_of(account.id)
    return next((o for o in objectives if evaluated(account, o)), objectives[0] if objectives else None)
