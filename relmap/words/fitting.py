"""Who of ours fits whom, and why, in words (method.md 1.4, 43; 1.5, 111)."""

from __future__ import annotations

from relmap.analysis.fitting import Match
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import Style
from relmap.translation import _
from relmap.words.labels import label
from relmap.words.people import listed, who


def match_words(match: Match, snapshot: Snapshot) -> str:
    """One of ours with the reasons: "Lena Marsh – both speak Danish; in common: auditor"."""
    reasons = []
    if match.like_rank:
        reasons.append(_("of like rank"))
    if match.languages:
        reasons.append(_("both speak {languages}").format(languages=listed(match.languages)))
    if match.shared:
        reasons.append(_("in common: {words}").format(words=listed(match.shared)))
    if match.style is not Style.UNKNOWN:
        style = label(match.style)
        reasons.append(_("alike in manner: {style}").format(style=style[:1].lower() + style[1:]))
    return _("{name} – {reasons}").format(name=who(match.member, snapshot), reasons="; ".join(reasons))


def fits_sentence(match: Match, snapshot: Snapshot) -> str:
    """Who of ours would fit a person the reader is looking at."""
    return _("Who of ours fits: {match}.").format(match=match_words(match, snapshot))


def fits_whom(match: Match, person: str, snapshot: Snapshot) -> str:
    """Who of ours would fit one of several people."""
    return _("Fits {person}: {match}.").format(person=who(person, snapshot), match=match_words(match, snapshot))
