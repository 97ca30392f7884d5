"""Which document, account and objective a command line means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.snapshot import Snapshot
from relmap.storage.repository import open_store

_P = TypeVar("_P", Person, TeamMember)
_PICTURES = frozenset({"pdf", "svg", "png", "pptx"})


@contextmanager
def opened(path: Path) -> Iterator[Document]:
    """The document at a path, open inside the block."""
    store = open_store(path)
    try:
        yield Document(store)
    finally:
        store.close()


def account_called(snapshot: Snapshot, name: str | None, file: Path) -> Account:
    """The account of a name or id, or the only one there is; raises ``UserError`` naming those there are."""
    accounts = sorted(snapshot.accounts.values(), key=lambda a: a.name.casefold())
    if not accounts:
        raise UserError("ACCOUNT_NONE", file=file.name)
    known = ", ".join(f"“{a.name}”" for a in accounts)
    if name is None:
        if len(accounts) > 1:
            raise UserError("ACCOUNT_NEEDED", file=file.name, known=known)
        return accounts[0]
    wanted = " ".join(name.split()).casefold()
    for account in accounts:
        if wanted in (account.name.casefold(), account.id.casefold()):
            return account
    raise UserError("ACCOUNT_NOT_FOUND", account=name, file=file.name, known=known)


def objective_called(snapshot: Snapshot, account: Account, title: str) -> Objective:
    """The objective of a title or id; raises ``UserError`` naming those there are."""
    objectives = snapshot.objectives_of(account.id)
    wanted = " ".join(title.split()).casefold()
    for objective in objectives:
        if wanted in (objective.title.casefold(), objective.id.casefold()):
            return objective
    known = ", ".join(f"“{o.title}”" for o in objectives)
    raise UserError("OBJECTIVE_NOT_FOUND", objective=title, account=account.name, known=known)


def person_called(snapshot: Snapshot, account: Account, name: str | None) -> Person:
    """The person of a name or id on an account's map; raises ``UserError`` when there is none, or are several."""
    return _called(snapshot.people_of(account.id), name, account.name)


def member_called(snapshot: Snapshot, name: str | None, file: Path) -> TeamMember:
    """One of ours, of a name or id; raises ``UserError`` when there is none, or are several."""
    return _called(snapshot.team.values(), name, file.name)


def _called(people: Iterable[_P], name: str | None, where: str) -> _P:
    if name is None:
        raise UserError("PERSON_NEEDED")
    wanted = " ".join(name.split()).casefold()
    found = [p for p in people if wanted in (p.name.casefold(), p.id.casefold())]
    if not found:
        raise UserError("PERSON_NOT_FOUND", person=name, where=where)
    if len(found) > 1:
        raise UserError("PERSON_AMBIGUOUS", person=name, ids=", ".join(p.id for p in found))
    return found[0]


def picture_format(target: Path, name: str | None) -> str | None:
    """Whether a drawing is meant, by ``--format`` or suffix: "pdf", "svg", "png" or "pptx", else None."""
    wanted = name.lower() if name is not None else target.suffix.lower().removeprefix(".")
    return wanted if wanted in _PICTURES else None


def check_target(target: Path, document: Path) -> None:
    """Raise ``UserError`` when a file must not, or cannot, be written there."""
    if target.is_dir():
        raise UserError("TARGET_IS_FOLDER", file=target.name)
    if not target.absolute().parent.is_dir():
        raise UserError("TARGET_FOLDER_MISSING", folder=str(target.parent))
    if target.exists() and document.exists() and target.samefile(document):
        raise UserError("TARGET_IS_DOCUMENT", file=target.name)
