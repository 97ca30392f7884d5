"""Who has met whom, in words (method.md 1.5, 58)."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.analysis.encounters import Encounters, Gap, OurGroup, TheirGroup
from relmap.model.snapshot import Snapshot
from relmap.translation import _, plural
from relmap.words.people import who

_THEIRS: Mapping[TheirGroup, str] = {
    TheirGroup.HEAD: "Headquarters and upper level",
    TheirGroup.PLANTS: "Plants",
    TheirGroup.UNITS: "Other units",
    TheirGroup.OUTSIDE: "Suppliers and others outside",
}
_OURS: Mapping[OurGroup, str] = {
    OurGroup.MANAGEMENT: "Our management",
    OurGroup.TEAM: "Our team",
    OurGroup.SUPPLIERS: "Our suppliers",
}
_UNMET: Mapping[TheirGroup, str] = {
    TheirGroup.HEAD: "Nobody of ours has met anybody at headquarters or on the upper level. Begin with {person}.",
    TheirGroup.PLANTS: "Nobody of ours has met anybody in the plants. Begin with {person}.",
}


def their_group(group: TheirGroup) -> str:
    """A group of theirs."""
    return _(_THEIRS[group])


def our_group(group: OurGroup) -> str:
    """A group of ours."""
    return _(_OURS[group])


def met_words(found: Encounters, theirs: TheirGroup, ours: OurGroup) -> str:
    """How many pairs of two groups have met."""
    count = len(found.pairs.get((theirs, ours), ()))
    if count:
        return plural("{count} pair", "{count} pairs", count).format(count=count)
    return _("nobody yet") if found.matters(theirs, ours) else "–"


def gap_sentence(gap: Gap, snapshot: Snapshot) -> str:
    """An empty place that matters, and who could begin."""
    if gap.ours is None:
        return _(_UNMET[gap.theirs]).format(person=who(gap.person, snapshot))
    host = who(gap.member, snapshot) if gap.member is not None else _("somebody of our management")
    return _(
        "None of our management has met anybody at headquarters or on the upper level: "
        "bring {host} together with {person}."
    ).format(host=host, person=who(gap.person, snapshot))
