"""Page 10, open questions: by person and whom to ask, what was heard, what changed (method.md 6(a) 10; 1.4, 46)."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.analysis.compare import Comparison, compare
from relmap.analysis.knowledge import Missing, missing_about
from relmap.analysis.listening import TOPICS, Heard, heard
from relmap.analysis.stewardship import silent_colleagues
from relmap.model.snapshot import Snapshot
from relmap.packs.blocks import Block, Bullets, Cell, Column, Facts, Heading, Table, Text, Tone, filled
from relmap.packs.pack import Section
from relmap.packs.strategy.brief import Brief
from relmap.packs.strategy.cells import asking_cell
from relmap.words import knowledge
from relmap.words.compare import heading
from relmap.words.differences import depth_words, gone_words, moved_words, summary
from relmap.words.people import full_date, who
from relmap.words.strategy_pack import title
from relmap.words.strategy_pack_plan import ask_topics, flag_change, lines, named, open_question, text

_A_PERSON = 5
_HEARD = 12
_SILENT = 3


def questions_page(brief: Brief) -> Section:
    """Everything still to find out, and what became of the account since it was last kept."""
    return Section(
        title("QUESTIONS"),
        (
            Heading(text("BY_PERSON")),
            *_missing(brief),
            Heading(text("LISTENING")),
            _listening(brief),
            *_changes(brief),
        ),
    )


def _missing(brief: Brief) -> Iterator[Block]:
    snapshot = brief.snapshot
    by_person = [(role, missing_about(snapshot, role, brief.as_of)) for role in brief.roles]
    rows = sorted(
        (missing for _role, missing in by_person if missing),
        key=lambda missing: (-max(one.value for one in missing), missing[0].person),
    )
    if not brief.roles:
        yield Text(text("NO_HOLDERS"))
    elif not rows:
        yield Text(text("NO_QUESTIONS"))
    else:
        columns = (
            Column(knowledge.text("PERSON"), 1.5),
            Column(text("QUESTIONS"), 4.2),
            Column(text("ASK"), 1.6),
        )
        yield Table(columns, tuple(_person(brief, missing) for missing in rows))
    silent = silent_colleagues(snapshot, brief.account.id, brief.as_of)[:_SILENT]
    if silent:
        yield Bullets(tuple(knowledge.silent_sentence(one, snapshot) for one in silent))


def _person(brief: Brief, missing: tuple[Missing, ...]) -> tuple[Cell, ...]:
    """The most valuable questions about somebody; those already asked in vain come last."""
    person = missing[0].person
    ranked = sorted(missing, key=lambda one: (one.asked, -one.value))
    return (
        Cell(who(person, brief.snapshot), Tone.STRONG),
        Cell(lines([open_question(one, brief.snapshot) for one in ranked], _A_PERSON)),
        asking_cell(brief, person),
    )


def _listening(brief: Brief) -> Block:
    rows = heard(brief.snapshot, brief.account.id, brief.as_of)[:_HEARD]
    if not rows:
        return Text(ask_topics(TOPICS))
    columns = (
        Column(knowledge.text("PERSON"), 2.4),
        *(Column(knowledge.short_topic(topic), 1.0) for topic in TOPICS),
    )
    return Table(columns, tuple(_heard(brief, row) for row in rows))


def _heard(brief: Brief, row: Heard) -> tuple[Cell, ...]:
    return (
        Cell(who(row.person, brief.snapshot), Tone.STRONG if row.gap else Tone.PLAIN),
        *(
            Cell(knowledge.age(row.days(topic, brief.as_of)))
            if topic in row.latest
            else Cell(knowledge.text("NOT_ASKED"), Tone.QUIET)
            for topic in TOPICS
        ),
    )


def _changes(brief: Brief) -> Iterator[Block]:
    before, day = brief.before, brief.before_on
    if before is None or day is None:
        yield Heading(text("CHANGES"))
        yield Text(text("NO_BEFORE"))
        return
    found = compare(before, brief.snapshot, brief.account.id, day, brief.as_of)
    yield Heading(text("CHANGES_SINCE", day=full_date(day)))
    yield Text(summary(found))
    rows = filled(*_groups(found, before, brief.snapshot))
    if rows:
        yield Facts(rows, 0.16)


def _groups(found: Comparison, before: Snapshot, after: Snapshot) -> Iterator[tuple[str, str]]:
    """The parts of a comparison, each with its entries one a line."""
    yield heading("new"), lines([named(p, after.people[p].title, after) for p in found.new])
    yield heading("gone"), lines([named(p, gone_words(p, after), before) for p in found.gone])
    yield heading("moved"), lines([named(m.person, moved_words(m, before, after), after) for m in found.moved])
    yield heading("deeper"), lines([named(d.person, depth_words(d), after) for d in found.deeper])
    yield heading("lapsed"), lines([named(d.person, depth_words(d), after) for d in found.lapsed])
    yield heading("raised"), lines([flag_change(flag, after) for flag in found.raised])
    yield heading("cleared"), lines([flag_change(flag, before) for flag in found.cleared])
