"""Which pure function carries out which command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from relmap.edit import commands
from relmap.edit.handlers import merging, people, records, relations, strategy
from relmap.model.changes import Change, ChangeSet, apply
from relmap.model.snapshot import Record, Snapshot


def together(snapshot: Snapshot, command: commands.Together) -> ChangeSet:
    """See ``Together``. Raises ``UserError`` when one of the commands is refused; then none is carried out."""
    first: dict[tuple[type[Record], str], Record | None] = {}
    last: dict[tuple[type[Record], str], Record | None] = {}
    now = snapshot
    for part in command.commands:
        change_set = handle(now, part)
        for change in change_set.changes:
            key = (change.record_type, change.id)
            first.setdefault(key, change.before)
            last[key] = change.after
        now = apply(now, change_set)
    changes = (Change(before, last[key]) for key, before in first.items() if before != last[key])
    return ChangeSet(command.label, tuple(changes))


_HANDLERS: Mapping[type, Callable[[Snapshot, Any], ChangeSet]] = {
    commands.AddAccount: records.add_account,
    commands.AddUnit: records.add_unit,
    commands.AddTeamMember: records.add_team_member,
    commands.AddObjective: records.add_objective,
    commands.AddPerson: people.add_person,
    commands.Reassign: people.reassign,
    commands.FillPost: people.fill_post,
    commands.MergePeople: merging.merge_people,
    commands.TellApart: merging.tell_apart,
    commands.AddTie: relations.add_tie,
    commands.SetRelationship: relations.set_relationship,
    commands.RemoveRelationship: relations.remove_relationship,
    commands.ToggleRole: relations.toggle_role,
    commands.SetRole: relations.set_role,
    commands.AddRecords: strategy.add_records,
    commands.Revise: records.revise,
    commands.Remove: records.remove,
    commands.Together: together,
    commands.Incorporate: lambda _snapshot, command: command.change_set,
}


def handle(snapshot: Snapshot, command: commands.Command) -> ChangeSet:
    """What a command changes. Raises ``UserError`` when a rule forbids it; the snapshot is never touched."""
    return _HANDLERS[type(command)](snapshot, command)
