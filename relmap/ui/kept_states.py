"""Keeping an account as it is now, by hand or with a printed pack (time machine)."""

from __future__ import annotations

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
    account, day = session.account, session.as_of
    if account is None or session.read_only:
        return None
    content = kept_content(session.snapshot, account)
    mark = SnapshotMark(new_id(), account, label or default_label(day), day, pack, content)
    return mark if session.run(AddRecords((mark,))) is not None else None
