"""The commands ``flags`` and ``paths``: what the map says about access."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.analysis.access import access
from relmap.analysis.flags.report import AccountReport, Flag, ObjectiveReport
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.paths import Access, Path
from relmap.cli import terminal
from relmap.cli.arguments import Arguments
from relmap.cli.choice import account_called, objective_called, opened
from relmap.edit.document import Document
from relmap.model.entities import Account, Objective
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import ObjectiveStatus
from relmap.translation import _
from relmap.words.flags import action, clears_when, sentence
from relmap.words.labels import label
from relmap.words.paths import caution_sentence, no_way, path_move, route_sentence, rung_question


def flags(arguments: Arguments) -> int:
    """What the rule book says about every account, or about one."""
    with opened(arguments.file) as document:
        snapshot = document.snapshot
    account = None
    if arguments.account is not None:
        account = account_called(snapshot, arguments.account, arguments.file).id
    reports = evaluate(snapshot, arguments.as_of, account)
    if arguments.json:
        accounts = [_account_flags(report, snapshot) for report in reports]
        terminal.say_json({"as_of": arguments.as_of.isoformat(), "accounts": accounts})
    else:
        for report in reports:
            for line in _flag_lines(report, snapshot):
                terminal.say(line)
    return 0


def _account_flags(report: AccountReport, snapshot: Snapshot) -> dict[str, object]:
    account = snapshot.accounts[report.account]
    return {
        "id": account.id,
        "name": account.name,
        "flags": [_flag(flag, snapshot) for flag in report.flags],
        "objectives": [_objective_flags(objective, snapshot) for objective in report.objectives],
    }


def _objective_flags(report: ObjectiveReport, snapshot: Snapshot) -> dict[str, object]:
    return {
        "id": report.objective,
        "title": snapshot.objectives[report.objective].title,
        "access": report.shown,
        "band": report.band.value,
        "flags": [_flag(flag, snapshot) for flag in report.flags],
    }


def _flag(flag: Flag, snapshot: Snapshot) -> dict[str, object]:
    written: dict[str, object] = {"id": flag.rule, "code": flag.code, "severity": flag.severity.value}
    if flag.reason is not None:
        written["reason"] = flag.reason.value
    if flag.variants:
        written["variants"] = list(flag.variants)
    return {
        **written,
        "people": list(flag.people),
        "sentence": sentence(flag, snapshot),
        "action": action(flag, snapshot),
        "clears_when": clears_when(flag, snapshot),
    }


def _flag_lines(report: AccountReport, snapshot: Snapshot) -> Iterator[str]:
    yield snapshot.accounts[report.account].name
    for flag in report.flags:
        yield from _flag_text(flag, snapshot)
    for objective in report.objectives:
        title, band = snapshot.objectives[objective.objective].title, label(objective.band)
        yield "  " + _("{title} – access {shown}, {band}").format(title=title, shown=objective.shown, band=band)
        for flag in objective.flags:
            yield from _flag_text(flag, snapshot)


def _flag_text(flag: Flag, snapshot: Snapshot) -> Iterator[str]:
    yield f"    {flag.rule} {label(flag.severity)}: {sentence(flag, snapshot)}"
    yield f"        {action(flag, snapshot)}"


def paths(arguments: Arguments) -> int:
    """The ways to the economic buyers of an account's open objectives, or of one objective."""
    with opened(arguments.file) as document:
        account, objectives = _asked(document, arguments)
        snapshot = document.snapshot
    found = [access(snapshot, objective.id, arguments.as_of) for objective in objectives]
    if arguments.json:
        terminal.say_json(
            {
                "as_of": arguments.as_of.isoformat(),
                "account": {"id": account.id, "name": account.name},
                "objectives": [_objective_paths(one, snapshot) for one in found],
            }
        )
    else:
        for one in found:
            for line in _path_lines(one, snapshot):
                terminal.say(line)
    return 0


def _asked(document: Document, arguments: Arguments) -> tuple[Account, tuple[Objective, ...]]:
    snapshot = document.snapshot
    account = account_called(snapshot, arguments.account, arguments.file)
    if arguments.objective is not None:
        return account, (objective_called(snapshot, account, arguments.objective),)
    opens = (o for o in snapshot.objectives_of(account.id) if o.status is ObjectiveStatus.OPEN)
    return account, tuple(opens)


def _objective_paths(found: Access, snapshot: Snapshot) -> dict[str, object]:
    return {
        "id": found.objective,
        "title": snapshot.objectives[found.objective].title,
        "known": [_path(path, snapshot) for path in found.known],
        "possible": [_path(path, snapshot) for path in found.possible],
        "ladder": [
            {"person": rung.person, "via": _path(rung.via, snapshot), "question": rung_question(rung, snapshot)}
            for rung in found.ladder
        ],
    }


def _path(path: Path, snapshot: Snapshot) -> dict[str, object]:
    return {
        "strength": path.strength,
        "shown": path.shown,
        "band": path.band.value,
        "state": path.state.value,
        "people": list(path.ids),
        "hops": [
            {
                "from": hop.source,
                "to": hop.target,
                "kind": hop.kind.value,
                "weight": hop.weight,
                "certainty": hop.certainty.value,
            }
            for hop in path.hops
        ],
        "weakest": path.weakest,
        "next_move": path_move(path, snapshot),
        "cautions": [caution_sentence(caution, snapshot) for caution in path.cautions],
    }


def _path_lines(found: Access, snapshot: Snapshot) -> Iterator[str]:
    yield snapshot.objectives[found.objective].title
    if not found.known:
        yield f"  {no_way(found, snapshot)}"
    for path in (*found.known, *found.possible):
        yield f"  {route_sentence(path, snapshot)}"
        yield f"      {path_move(path, snapshot)}"
    for rung in found.ladder:
        yield f"  {rung_question(rung, snapshot)}"
