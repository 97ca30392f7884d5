"""The content of a kept state of an account: what a mark holds, and the document it stands for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from relmap.errors import UserError
from relmap.exchange import json_reader, json_writer
from relmap.exchange.json_strategy_fields import RULES
from relmap.exchange.writers.audience import for_audience, marked_as_today
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


def kept_for(mark: SnapshotMark, audience: Audience, today: Snapshot) -> Snapshot:
    """The document a mark keeps as an audience may see it today. Raises ``UserError`` when the content is none.

    What has become private since it was kept is private there, too.
    """
    return for_audience(marked_as_today(kept_snapshot(mark), today), audience)


def last_kept(
    snapshot: Snapshot, account: str, before: date, pack: str, audience: Audience
) -> tuple[date, Snapshot] | None:
    """The state an account is compared with, as an audience may see it, and its day: the last kept before a day.

    One kept for the ``pack`` goes before others. None when nothing is kept that can be read.
    """
    marks = [mark for mark in snapshot.marks_of(account) if mark.kept_on < before]
    mark = next((mark for mark in marks if mark.pack == pack), marks[0] if marks else None)
    if mark is None:
        return None
    try:
        return mark.kept_on, kept_for(mark, audience, snapshot)
    except UserError:  # not ours to mend while printing; the timeline tells of it
        return None


def kept_states(snapshot: Snapshot, account: str) -> Mapping[str, Snapshot]:
    """Every kept state of an account by the id of its mark, latest first."""
    return {mark.id: kept_snapshot(mark) for mark in snapshot.marks_of(account)}
