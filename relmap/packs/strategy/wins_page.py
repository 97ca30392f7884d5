"""Page 6, who wins what: the outcome, value and price, results and wins, give and get (method.md 6(a) 6; 1.3)."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.analysis.deal_hints import hints
from relmap.analysis.steps import buyers
from relmap.model.deal import GiveAndGet
from relmap.model.strategy_vocabulary import GiveAndGetKind, Outcome, Side, YesNo
from relmap.model.vocabulary import Influence
from relmap.packs.blocks import Beside, Block, Bullets, Cell, Column, Facts, Heading, Quadrant, Table, Text, Tone
from relmap.packs.pack import Section
from relmap.packs.strategy.brief import Brief
from relmap.packs.strategy.cells import known_or
from relmap.words import objective_page
from relmap.words.labels import label
from relmap.words.objective_page import column_head, hint_words, outcome_words
from relmap.words.people import who
from relmap.words.strategy_pack import title
from relmap.words.strategy_pack_plan import give_words, policy_state, text, value_words

_CORNERS = (Outcome.LOSE_WIN, Outcome.WIN_WIN, Outcome.LOSE_LOSE, Outcome.WIN_LOSE)
"""Left to right is our win, upward theirs."""
_LINES = (
    (GiveAndGetKind.CONCESSION, "GIVES"),
    (GiveAndGetKind.STAKE, "STAKES"),
    (GiveAndGetKind.INTEREST, "INTERESTS"),
)


def wins_page(brief: Brief) -> Section:
    """What each side and each of them wins, and what each side gives for it."""
    return Section(
        title("WINS"),
        (
            Beside(((_quadrant(brief),), (_outcome(brief), Facts(tuple(_value(brief)), 0.3))), (1.25, 1.0)),
            Heading(objective_page.text("HEAD_WINS")),
            _wins(brief),
            Heading(text("HEAD_GIVE")),
            _give_and_get(brief),
            Heading(objective_page.text("HEAD_POLICY")),
            _policies(brief),
            *_hints(brief),
        ),
    )


def _quadrant(brief: Brief) -> Block:
    outcome = brief.objective.outcome
    a, b, c, d = (label(corner) for corner in _CORNERS)
    marked = _CORNERS.index(outcome) if outcome in _CORNERS else None
    return Quadrant((a, b, c, d), text("WE_WIN"), text("THEY_WIN"), marked)


def _outcome(brief: Brief) -> Block:
    if brief.objective.outcome is Outcome.UNKNOWN:
        return Text(text("OUTCOME_OPEN"), Tone.STRONG)
    return Text(outcome_words(brief.objective), Tone.STRONG)


def _value(brief: Brief) -> Iterator[tuple[str, str]]:
    objective = brief.objective
    yield objective_page.text("OUR_WIN"), objective.our_win.strip() or text("OUR_WIN_OPEN")
    yield objective_page.text("VALUE_TO_CUSTOMER"), value_words(objective, brief.snapshot)
    price = objective.price_position
    yield objective_page.text("PRICE"), label(price) if price is not None else text("PRICE_OPEN")
    margin = objective.margin_ok
    yield objective_page.text("MARGIN"), label(margin) if margin is not YesNo.UNKNOWN else text("MARGIN_OPEN")


def _wins(brief: Brief) -> Block:
    holders = [
        role
        for role in buyers(brief.snapshot, brief.objective)
        if role.influence is not Influence.LOW or role.result.strip() or role.personal_win.strip()
    ]
    if not holders:
        return Text(text("NO_BUYERS"))
    columns = (
        Column(objective_page.text("FOR_WHOM"), 1.7),
        Column(objective_page.text("RESULT"), 2.3),
        Column(objective_page.text("PERSONAL_WIN"), 2.3),
        Column(objective_page.text("WIN_SOURCE"), 1.4),
    )
    return Table(
        columns,
        tuple(
            (
                Cell(column_head(role.person, brief.objective.id, brief.snapshot), Tone.STRONG),
                known_or(role.result, text("RESULT_OPEN")),
                known_or(role.personal_win, text("WIN_OPEN")),
                known_or(role.win_source, text("SOURCE_OPEN")),
            )
            for role in holders
        ),
    )


def _give_and_get(brief: Brief) -> Block:
    """Both sides beside each other, what is empty said in a sentence; then what both call fair."""
    lines = brief.snapshot.give_and_get_of(brief.objective.id)
    columns = (Column(text("WHAT"), 1.0), Column(text("OURS"), 3.0), Column(text("THEIRS"), 3.0))
    rows = tuple(
        (
            Cell(objective_page.text(f"HEAD_{code}"), Tone.STRONG),
            *(
                known_or(_side(brief, lines, kind, side), objective_page.text(f"NO_{code}_{side.value}"))
                for side in Side
            ),
        )
        for kind, code in _LINES
    )
    fair = "\n".join(line.what for line in lines if line.kind is GiveAndGetKind.FAIR_MEASURE and line.what.strip())
    row = (Cell(objective_page.text("HEAD_FAIR"), Tone.STRONG), known_or(fair, text("FAIR_OPEN")), Cell())
    return Table(columns, (*rows, row))


def _side(brief: Brief, lines: tuple[GiveAndGet, ...], kind: GiveAndGetKind, side: Side) -> str:
    wanted = (line for line in lines if line.kind is kind and line.side is side and line.what.strip())
    return "\n".join(give_words(line, brief.objective.currency) for line in wanted)


def _policies(brief: Brief) -> Block:
    requests = brief.snapshot.policy_requests_of(brief.objective.id)
    if not requests:
        return Text(objective_page.text("NO_POLICY"))
    columns = (
        Column(objective_page.text("NEED"), 2.0),
        Column(text("OUR_RULE"), 2.0),
        Column(objective_page.text("DECISION_MAKER"), 1.4),
        Column(objective_page.text("STATE"), 1.4),
    )
    return Table(
        columns,
        tuple(
            (
                known_or(one.need, text("NEED_OPEN")),
                known_or(one.our_rule, text("OUR_RULE_OPEN")),
                known_or(
                    who(one.decision_maker, brief.snapshot) if one.decision_maker is not None else "",
                    text("DECIDES_OPEN"),
                ),
                Cell(policy_state(one)),
            )
            for one in requests
        ),
    )


def _hints(brief: Brief) -> Iterator[Block]:
    found = tuple(hint_words(hint) for hint in hints(brief.snapshot, brief.objective, brief.as_of))
    if found:
        yield Heading(text("HINTS"))
        yield Bullets(found)
