"""Random commands over whatever document there is, for property tests of editing."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from relmap.edit import commands as do
from relmap.edit.document import Document
from relmap.model.changes import ChangeSet
from relmap.model.entities import Account, Person, TeamMember, Unit
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, PersonStatus, TieKind

texts = st.text(max_size=12)


class MemoryStore:
    """A store that keeps what was committed in a list."""

    def __init__(self, snapshot: Snapshot | None = None) -> None:
        self.snapshot = snapshot or Snapshot()
        self.path = Path("memory.relmap")
        self.read_only = False
        self.committed: list[ChangeSet] = []
        self.failure: Exception | None = None

    def load(self) -> Snapshot:
        return self.snapshot

    def commit(self, change_set: ChangeSet, revision: int) -> None:
        if self.failure is not None:
            raise self.failure
        self.committed.append(change_set)

    def copy_to(self, target: Path) -> None:
        target.write_text("copy")

    def close(self) -> None:
        self.path = Path("closed")


@st.composite
def commands(draw: st.DrawFn, document: Document) -> do.Command:
    """One command that makes sense for the document as it is (it may still be refused)."""
    now = document.snapshot
    kinds = ["account", "team"]
    if now.accounts:
        kinds += ["person", "person", "person", "unit", "objective", "drop_account"]
    if now.people:
        kinds += ["move", "move", "revise", "role", "drop", "tie", "fill"]
        if now.team:
            kinds += ["relationship", "drop_team"]
    if now.units:
        kinds += ["drop_unit"]
    one = lambda collection: draw(st.sampled_from(sorted(collection)))  # noqa: E731
    match draw(st.sampled_from(kinds)):
        case "account":
            return do.AddAccount(draw(texts))
        case "team":
            return do.AddTeamMember(draw(texts))
        case "person":
            account = one(now.accounts)
            managers = [None, *(p.id for p in now.people_of(account))]
            return do.AddPerson(account, draw(texts), draw(texts), draw(st.sampled_from(managers)))
        case "unit":
            return do.AddUnit(one(now.accounts), draw(texts))
        case "objective":
            return do.AddObjective(one(now.accounts), draw(texts))
        case "move":
            managers = [None, *sorted(now.people)]
            chosen = draw(st.lists(st.sampled_from(sorted(now.people)), min_size=1, max_size=3))
            return do.Reassign(tuple(chosen), draw(st.sampled_from(managers)), draw(st.sampled_from(managers)))
        case "revise":
            values = {"name": draw(texts), "status": draw(st.sampled_from(PersonStatus))}
            return do.Revise(Person, (one(now.people),), values)
        case "role":
            objective = one(now.objectives)
            return do.ToggleRole(objective, (one(now.people),), draw(st.sampled_from(BuyingRole)))
        case "tie":
            return do.AddTie(draw(st.sampled_from(TieKind)), one(now.people), one(now.people))
        case "fill":
            return do.FillPost(one(now.people), draw(texts))
        case "relationship":
            return do.SetRelationship(one(now.team), (one(now.people),), {"depth": draw(st.integers(0, 5))})
        case "drop":
            return do.Remove(Person, tuple(draw(st.sets(st.sampled_from(sorted(now.people)), max_size=3))))
        case "drop_account":
            return do.Remove(Account, (one(now.accounts),))
        case "drop_team":
            return do.Remove(TeamMember, (one(now.team),))
        case "drop_unit":
            return do.Remove(Unit, (one(now.units),))
    raise AssertionError
