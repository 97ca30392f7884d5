"""The words of the backups RelMap makes by itself (storage.md 1.7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from relmap.model.backups import Backup
from relmap.translation import _, plural
from relmap.words.people import full_date

_TEXTS: Mapping[str, str] = {
    "TITLE": "Backups of {document}",
    "TEXT": "RelMap backs a document up every half hour while you change it, and when you leave it. All backups of two "
    "days are kept; of older ones one a day, then one a week, then one a month.",
    "PRIVACY": "Backups lie on this computer only. They hold what you have removed since, people too; where somebody "
    "has to be forgotten, delete them.",
    "LIST": "Backups, the latest first",
    "NONE": "There is no backup yet. The first is made half an hour after a change, or when you leave the document.",
    "SHOW": "Show its backups",
    "OPEN": "Open as a new document…",
    "OPEN_TITLE": "Where should the document from the backup lie?",
    "OPEN_NAME": "{document} as of {day}",
    "DELETE": "Delete all…",
    "DELETE_ASK": "Delete all backups of {document}?",
    "DELETE_TEXT": "They cannot be brought back. The document itself stays as it is.",
    "DELETE_ALL": "Delete",
    "CLOSE": "Close",
    "FAILED": "RelMap could not make a backup; is the disk full? Your document is saved, and RelMap goes on trying.",
}


def text(code: str, **facts: object) -> str:
    """A text about backups, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def backup_words(backup: Backup) -> str:
    """One backup in a line: "3 Sep 2026, 14:05 · 412 people, 31 accounts"."""
    people = plural("{count} person", "{count} people", backup.people).format(count=backup.people)
    accounts = plural("{count} account", "{count} accounts", backup.accounts).format(count=backup.accounts)
    line = _("{when} · {people}, {accounts}").format(when=_when(backup.made_at), people=people, accounts=accounts)
    return _("{line} · before an update of RelMap").format(line=line) if backup.before_update else line


def backup_name(document: str, backup: Backup) -> str:
    """What a document made from a backup may be called, without a suffix."""
    return text("OPEN_NAME", document=document, day=f"{backup.made_at.astimezone():%Y-%m-%d %H.%M}")


def _when(moment: datetime) -> str:
    here = moment.astimezone()
    return _("{day}, {time}").format(day=full_date(here.date()), time=f"{here:%H:%M}")
