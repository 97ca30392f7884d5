"""Ways to the economic buyer in words (method.md 3.6, desktop.md 4): never a bare number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from relmap.analysis.paths import (
    Access,
    Caution,
    CautionCode,
    Hop,
    HopKind,
    MoveKind,
    NextMove,
    Path,
    Rung,
    RungPurpose,
    shown,
)
from relmap.analysis.settings import thresholds_of
from relmap.analysis.standing import is_upper
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import DEPTHS, Certainty
from relmap.translation import _, plural
from relmap.words.labels import label
from relmap.words.people import who, whos

_CLAUSES: Mapping[tuple[HopKind, Certainty], str] = {
    (HopKind.CAN_INTRODUCE, Certainty.CONFIRMED): "{source} has agreed to introduce you to {target}",
    (HopKind.CAN_INTRODUCE, Certainty.REPORTED): "{source} is said to be willing to introduce you to {target}",
    (HopKind.CAN_INTRODUCE, Certainty.ASSUMED): "{source} can perhaps introduce you to {target}, which is our guess",
    (HopKind.INFLUENCES, Certainty.CONFIRMED): "{source} has the ear of {target}, but has not been asked",
    (HopKind.INFLUENCES, Certainty.REPORTED): "{source} is said to have the ear of {target}, but has not been asked",
    (HopKind.INFLUENCES, Certainty.ASSUMED): "{source} perhaps has the ear of {target}, which is our guess",
    (HopKind.ALLY, Certainty.CONFIRMED): "{source} is an ally of {target}, but has not been asked",
    (HopKind.ALLY, Certainty.REPORTED): "{source} is said to be an ally of {target}, but has not been asked",
    (HopKind.ALLY, Certainty.ASSUMED): "{source} is perhaps an ally of {target}, which is our guess",
}

_LINKS: Mapping[tuple[HopKind, Certainty], str] = {
    (HopKind.CAN_INTRODUCE, Certainty.CONFIRMED): "has agreed to introduce you to",
    (HopKind.CAN_INTRODUCE, Certainty.REPORTED): "is said to be willing to introduce you to",
    (HopKind.CAN_INTRODUCE, Certainty.ASSUMED): "can perhaps introduce you to",
    (HopKind.INFLUENCES, Certainty.CONFIRMED): "has the ear of",
    (HopKind.INFLUENCES, Certainty.REPORTED): "is said to have the ear of",
    (HopKind.INFLUENCES, Certainty.ASSUMED): "perhaps has the ear of",
    (HopKind.ALLY, Certainty.CONFIRMED): "is an ally of",
    (HopKind.ALLY, Certainty.REPORTED): "is said to be an ally of",
    (HopKind.ALLY, Certainty.ASSUMED): "is perhaps an ally of",
}

_CAUTIONS: Mapping[CautionCode, str] = {
    CautionCode.CONFLICT: "{first} and {second} are in conflict.",
    CautionCode.OPPONENT: "{first} is against this objective and has the ear of {second}.",
    CautionCode.STALE: "The last talk with {first} is long ago or not recorded; the relationship counts for less.",
    CautionCode.OUTSIDER: "{first} stands outside the account; an introduction from outside is less welcome.",
    CautionCode.FORCED: "{first} would be sending you down to {second}: ask for goodwill, not for an order.",
}


def way_sentence(path: Path, snapshot: Snapshot) -> str:
    """A path in one line: "Strong – Dave Hollis has agreed to introduce you to Harriet Kestrel"."""
    told = path.hops[1:] or path.hops
    rating = label(path.band) if path.known else _("Worth asking")
    return _("{rating} – {way}").format(rating=rating, way="; ".join(_clause(hop, snapshot) for hop in told))


def route_sentence(path: Path, snapshot: Snapshot) -> str:
    """A path from our colleague to the end, with its strength and its weakest step (3.6)."""
    stops = [who(path.team_member, snapshot)]
    for hop in path.hops:
        if hop.kind is HopKind.RELATIONSHIP:
            stops.append(_("{person} ({contact})").format(person=who(hop.target, snapshot), contact=_contact(hop)))
        else:
            stops.extend((_link(hop), who(hop.target, snapshot)))
    number = _("{number} {band}") if path.known else _("{number}, not known, worth asking")
    strength = number.format(number=path.shown, band=label(path.band))
    return _("{route}. {strength}. {weakest}").format(
        route=" → ".join(stops), strength=strength, weakest=weakest_sentence(path, snapshot)
    )


def weakest_sentence(path: Path, snapshot: Snapshot) -> str:
    """Which step limits a path."""
    return _("Weakest step: {step}.").format(step=weakest_step(path, snapshot))


def weakest_step(path: Path, snapshot: Snapshot) -> str:
    """The weakest step as part of a sentence."""
    return _clause(path.hops[path.weakest], snapshot)


def also_sentence(path: Path, snapshot: Snapshot) -> str:
    """Other ways through the same first person; "" when there are none."""
    ways = [
        _("{names} ({number} {band})").format(
            names=" → ".join(who(person, snapshot) for person in _what_differs(other, path)),
            number=other.shown,
            band=label(other.band),
        )
        for other in path.also
    ]
    return _("Also through {ways}.").format(ways=", ".join(ways)) if ways else ""


def caution_sentence(caution: Caution, snapshot: Snapshot) -> str:
    """What to mind on a path."""
    names = [who(person, snapshot) for person in caution.people]
    return _(_CAUTIONS[caution.code]).format(first=names[0], second=names[-1])


def path_move(path: Path, snapshot: Snapshot) -> str:
    """What would make a known path stronger, or what to ask on one that is not known."""
    if not path.known:
        return question(path, snapshot)
    return _move(path.next_move, snapshot) if path.next_move is not None else _nothing_better()


def next_move(access: Access, snapshot: Snapshot) -> str:
    """The best next move of an objective: strengthen, ask, or begin at the first rung (method.md 3.6, F01)."""
    if access.known:
        return _move(access.next_move, snapshot) if access.next_move is not None else _nothing_better()
    if access.possible:
        path = access.possible[0]
        return _with_company(question(path, snapshot), _asked_for(path), access, snapshot)
    to_ask = [rung.person for rung in access.ladder if rung.purpose is RungPurpose.ASK_WHO_SIGNS]
    if to_ask:
        return _("Ask {names} who can release the money alone.").format(names=whos(to_ask, snapshot))
    if access.ladder:
        rung = access.ladder[0]
        return _with_company(rung_question(rung, snapshot), rung.person, access, snapshot)
    return _("Find somebody at the account who can be asked for a first introduction.")


def way_missing(access: Access, snapshot: Snapshot) -> str:
    """That no path is known, and to whom."""
    if not access.buyers:
        return _("No economic buyer is named who could be reached.")
    names = whos((buyer.person for buyer in access.buyers), snapshot)
    return _("No known path leads to {names}.").format(names=names)


def no_way(access: Access, snapshot: Snapshot) -> str:
    """What stands where the paths would be, when none is known; what to do follows below it."""
    missing = way_missing(access, snapshot)
    if access.possible:
        rest = _("Not known – worth asking:")
    elif any(rung.purpose is RungPurpose.ASK_WHO_SIGNS for rung in access.ladder):
        rest = _("Find out who signs:")
    elif access.ladder:
        rest = _("The way up may take two introductions. Begin here:")
    else:
        rest = _("Nobody we know leads there yet.")
    return _("{missing} {rest}").format(missing=missing, rest=rest)


def rung_question(rung: Rung, snapshot: Snapshot) -> str:
    """What to do about somebody on the ladder."""
    if rung.purpose is RungPurpose.ASK_WHO_SIGNS:
        return _("Ask {person}: “Who can release this money alone?”").format(person=who(rung.person, snapshot))
    if len(rung.via.hops) == 1:
        return _("Begin with {person}: {move}").format(
            person=who(rung.person, snapshot), move=_use(rung.via.hops[0], snapshot)
        )
    return _("First reach {person}: {question}").format(
        person=who(rung.person, snapshot), question=question(rung.via, snapshot)
    )


def question(path: Path, snapshot: Snapshot) -> str:
    """The question to put on a path: at the first step nobody has agreed to, else to our own contact."""
    agreed = list(takewhile(lambda hop: hop.agreed, path.hops[1:]))
    asked = path.hops[1 + len(agreed) :]
    if not asked and not (agreed and path.known):
        return _use(path.hops[0], snapshot)
    steps = [_take_up(hop, snapshot) for hop in agreed] + [_ask(hop, snapshot) for hop in asked[:1]]
    return _(" Then: ").join(steps)


def _take_up(hop: Hop, snapshot: Snapshot) -> str:
    return _("Let {source} introduce you to {target}, as agreed.").format(
        source=who(hop.source, snapshot), target=who(hop.target, snapshot)
    )


def _ask(hop: Hop, snapshot: Snapshot) -> str:
    if hop.forced:
        template = _("Ask {source} to recommend you to {target}.")
    elif hop.kind is not HopKind.CAN_INTRODUCE:
        template = _("Ask {source} to introduce you to {target}.")
    elif hop.certainty is Certainty.REPORTED:
        template = _("Ask {source} to confirm the introduction to {target}.")
    else:
        template = _("Ask {source} whether an introduction to {target} is possible.")
    return template.format(source=who(hop.source, snapshot), target=who(hop.target, snapshot))


def _asked_for(path: Path) -> str:
    """Whom the question of a path is about."""
    return next((hop.target for hop in path.hops[1:] if not hop.agreed), path.first)


def _use(ours: Hop, snapshot: Snapshot) -> str:
    """What to do with a relationship that does not carry far enough."""
    person = who(ours.target, snapshot)
    if ours.depth >= thresholds_of(snapshot).asked:
        return _("Ask {person} for advice on the way up.").format(person=person)
    deeper = label(DEPTHS[ours.depth + 1])
    return _("Talk to {person} and bring the relationship to {depth}.").format(person=person, depth=deeper)


def _move(move: NextMove, snapshot: Snapshot) -> str:
    names = {"source": who(move.hop.source, snapshot), "target": who(move.hop.target, snapshot)}
    if move.kind is MoveKind.DEEPEN:
        deeper = label(DEPTHS[move.hop.depth + 1])
        template = _("If {source} brings the relationship with {target} to {depth}, {change}.")
        return template.format(depth=deeper, change=_change(move), **names)
    if move.kind is MoveKind.CONFIRM:
        template = _("If {source} confirms the introduction to {target}, {change}.")
    elif move.kind is MoveKind.FIND_OUT:
        template = _("If somebody tells you that {source} would introduce you to {target}, {change}.")
    else:
        template = _("If {source} agrees to introduce you to {target}, {change}.")
    return template.format(change=_change(move), **names)


def _change(move: NextMove) -> str:
    before, after = shown(move.before), shown(move.after)
    if move.band_before is move.band_after:
        return _("the path stays {band} but rises: {before} → {after}").format(
            band=label(move.band_after), before=before, after=after
        )
    return _("the path becomes {band}: {before} → {after}").format(
        band=label(move.band_after), before=before, after=after
    )


def _nothing_better() -> str:
    return _("Every step is as good as it gets; look for a second way, through another function.")


def _with_company(advice: str, person: str, access: Access, snapshot: Snapshot) -> str:
    """Adds the member of our management to take along to an upper-level person (like-rank)."""
    record = snapshot.people.get(person)
    account = snapshot.accounts.get(record.account) if record is not None else None
    if access.companion is None or record is None or account is None or not is_upper(record, account):
        return advice
    return _("{advice} Take {companion} along.").format(advice=advice, companion=who(access.companion, snapshot))


def _clause(hop: Hop, snapshot: Snapshot) -> str:
    source, target = who(hop.source, snapshot), who(hop.target, snapshot)
    if hop.kind is HopKind.RELATIONSHIP:
        return _("{source} knows {target} ({contact})").format(source=source, target=target, contact=_contact(hop))
    if hop.forced:
        template = _("{source} can send you down to {target}, who reports to {source}")
    elif hop.kind is HopKind.REPORTS_TO:
        template = _("{source} reports to {target}, but has not been asked")
    elif hop.kind is HopKind.DOTTED_TO:
        template = _("{source} has a dotted line to {target}, but has not been asked")
    else:
        template = _(_CLAUSES[hop.kind, hop.certainty])
    return template.format(source=source, target=target)


def _link(hop: Hop) -> str:
    """A step between two names on a route."""
    if hop.forced:
        return _("can send you down to")
    if hop.kind is HopKind.REPORTS_TO:
        return _("reports to")
    if hop.kind is HopKind.DOTTED_TO:
        return _("has a dotted line to")
    return _(_LINKS[hop.kind, hop.certainty])


def _contact(hop: Hop) -> str:
    depth = label(DEPTHS[hop.depth])
    if hop.days is None:
        return _("{depth}, last talk not recorded").format(depth=depth)
    if hop.days == 0:
        return _("{depth}, today").format(depth=depth)
    return plural("{depth}, {days} day ago", "{depth}, {days} days ago", hop.days).format(depth=depth, days=hop.days)


def _what_differs(other: Path, path: Path) -> Iterator[str]:
    """Another colleague, then the people between the first one and the end where the way on is another."""
    if other.team_member != path.team_member:
        yield other.team_member
    if other.ids[1:] != path.ids[1:]:
        yield from other.ids[2:-1]
