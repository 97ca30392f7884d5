"""The content of a kept state of an account: what a mark holds, and the document it stands for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from relmap.exchange import json_reader, json_writer
from relmap.exchange.json_strategy_fields import RULES
from relmap.exchange.writers.audience import for_audience
from relmap.model.keeping import SnapshotMark
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience


def kept_content(snapshot: Snapshot, account: str) -> str:
    """An account as a mark keeps it: with the rule book in force, without private records and without other marks."""
    shown = replace(for_audience(snapshot, Audience.TEAM), marks={})
    document = json.loads(json_writer.write(shown, account))
    rules = json.loads(json_writer.write(Snapshot(rule_settings=shown.rule_settings))).get(RULES)
    if rules:
        document[RULES] = rules
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def kept_snapshot(mark: SnapshotMark) -> Snapshot:
    """The document a mark keeps: one account, as it was. Raises ``UserError`` when the content is none."""
    return json_reader.read(mark.content.encode()).snapshot


def last_kept(snapshot: Snapshot, before: date, pack: str) -> Mapping[str, tuple[date, Snapshot]]:
    """The state each account is compared with, by account, and its day: the last one kept before a day.

    One kept for a ``pack`` goes before others. Raises ``UserError`` when the content of a mark is none.
    """
    found: dict[str, tuple[date, Snapshot]] = {}
    for account in snapshot.accounts:
        marks = [mark for mark in snapshot.marks_of(account) if mark.kept_on < before]
        mark = next((mark for mark in marks if mark.pack == pack), marks[0] if marks else None)
        if mark is not None:
            found[account] = (mark.kept_on, kept_snapshot(mark))
    return found


def kept_states(snapshot: Snapshot, account: str) -> Mapping[str, Snapshot]:
    """Every kept state of an account by the id of its mark, latest first."""
    return {mark.id: kept_snapshot(mark) for mark in snapshot.marks_of(account)}
