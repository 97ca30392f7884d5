"""The best next conversations and what hangs on whom, in words (method.md 3.6)."""

from __future__ import annotations

from relmap.analysis.conversation import Conversation, Gain
from relmap.analysis.dependence import MustPass, Need
from relmap.analysis.paths import MoveKind, RungPurpose
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import DEPTHS
from relmap.translation import _, plural
from relmap.words.labels import label
from relmap.words.people import who


def purpose(talk: Conversation, snapshot: Snapshot) -> str:
    """Who talks with whom about what."""
    source, target = who(talk.hop.source, snapshot), who(talk.hop.target, snapshot)
    names = {"member": who(talk.member, snapshot), "person": who(talk.person, snapshot)}
    names |= {"source": source, "target": target}
    if talk.kind is RungPurpose.ASK_WHO_SIGNS:
        return _("{member} asks {person}: “Who can release this money alone?”").format(**names)
    if talk.kind is MoveKind.DEEPEN:
        deeper = label(DEPTHS[talk.hop.depth + 1])
        return _("{member} meets {person} to bring the relationship to {depth}.").format(depth=deeper, **names)
    if talk.person != talk.hop.source:
        return _("{member} asks {person} whether {source} would introduce you to {target}.").format(**names)
    if talk.kind is MoveKind.CONFIRM:
        return _("{member} asks {person} to confirm the introduction to {target}.").format(**names)
    if talk.kind is MoveKind.FIND_OUT:
        return _("{member} finds out from {person} whether an introduction to {target} is possible.").format(**names)
    return _("{member} asks {person} for an introduction to {target}.").format(**names)


def arithmetic(talk: Conversation, snapshot: Snapshot) -> tuple[str, ...]:
    """What the conversation gains, a line for each economic buyer, and the sum where there are several."""
    lines = [_gain(gain, snapshot) for gain in talk.gains]
    if sum(gain.points > 0 for gain in talk.gains) > 1:
        terms = " + ".join(str(gain.points) for gain in talk.gains if gain.points > 0)
        lines.append(_("Together {terms} = {points} points of access.").format(terms=terms, points=talk.points))
    return tuple(lines)


def nothing_to_gain() -> str:
    """What stands in the place of an empty list."""
    return _("No single conversation opens or strengthens a way now. Name more people who know the buyers.")


def _gain(gain: Gain, snapshot: Snapshot) -> str:
    objective = snapshot.objectives[gain.objective].title
    if not gain.buyer:
        return _("“{objective}”: a first rung, no path yet.").format(objective=objective)
    buyer = who(gain.buyer, snapshot)
    if gain.points:
        return _("“{objective}”: access to {buyer} {before} → {after}, {points:+d} points.").format(
            objective=objective, buyer=buyer, before=gain.before, after=gain.after, points=gain.points
        )
    if not gain.open:
        return _("“{objective}”: a way to {buyer}, still below what counts as a path.").format(
            objective=objective, buyer=buyer
        )
    return plural(
        "“{objective}”: the way to {buyer} then has {count} open question left.",
        "“{objective}”: the way to {buyer} then has {count} open questions left.",
        gain.open,
    ).format(objective=objective, buyer=buyer, count=gain.open)


def must_pass_sentence(need: MustPass, snapshot: Snapshot) -> str:
    """Why somebody on the way to an economic buyer carries a mark."""
    names = {"person": who(need.person, snapshot), "buyer": who(need.buyer, snapshot)}
    if need.need is Need.EVERY_WAY:
        return _("Every way to {buyer} passes {person}. Without {person} there is none.").format(**names)
    return _("Every known path to {buyer} passes {person}; what is left without {person} is too faint.").format(**names)
