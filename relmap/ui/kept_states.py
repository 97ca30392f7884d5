"""Keeping accounts as they are now, by hand or with a printed pack (time machine)."""

from __future__ import annotations

from collections.abc import Iterable

from relmap.edit.commands import AddRecords
from relmap.exchange.kept import kept_content
from relmap.model.ids import new_id
from relmap.model.keeping import SnapshotMark
from relmap.ui.session import Session
from relmap.words.timeline import default_label


def keep_state(session: Session, label: str = "", pack: str = "") -> SnapshotMark | None:
    """Keep the session's account as one undo step; None when there is none, or nothing can be written.

    ``label`` is what it is called, by default its day; ``pack`` the printed pack it is kept for.
    """
    kept = keep_states(session, (session.account,) if session.account is not None else (), label, pack)
    return kept[0] if kept else None


def keep_states(session: Session, accounts: Iterable[str], label: str = "", pack: str = "") -> tuple[SnapshotMark, ...]:
    """Keep several accounts as one undo step; none when nothing can be written."""
    if session.read_only:
        return ()
    snapshot, day = session.snapshot, session.as_of
    marks = tuple(
        SnapshotMark(new_id(), account, label or default_label(day), day, pack, kept_content(snapshot, account))
        for account in accounts
        if account in snapshot.accounts
    )
    return marks if marks and session.run(AddRecords(marks)) is not None else ()
