"""Which pure function carries out which command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from relmap.edit import commands
from relmap.edit.handlers import merging, people, records, relations
from relmap.model.changes import ChangeSet
from relmap.model.snapshot import Snapshot

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
    commands.Revise: records.revise,
    commands.Remove: records.remove,
    commands.Incorporate: lambda _snapshot, command: command.change_set,
}


def handle(snapshot: Snapshot, command: commands.Command) -> ChangeSet:
    """What a command changes. Raises ``UserError`` when a rule forbids it; the snapshot is never touched."""
    return _HANDLERS[type(command)](snapshot, command)
