"""The words of the fit sheet: how well an account fits us, how much of that is known, and what to find out next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relmap.analysis.fit import KEY_ACCOUNTS_A_MANAGER, Fit, FitBand, Shift, proposed
from relmap.model.entities import Account
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FitLine, ListeningTopic
from relmap.model.vocabulary import ObjectiveStatus
from relmap.translation import _, plural
from relmap.words.labels import label
from relmap.words.people import full_date, listed, who

_TEXTS: Mapping[str, str] = {
    "NO_ACCOUNT": "Choose an account to see how well it fits.",
    "FIT": "Fit",
    "ASSESSED": "Assessed",
    "NOTHING_YET": "–",
    "NEXT_FACT": "Find out next",
    "GO_THERE": "Write it down",
    "TARGETS": "What makes an account worth it",
    "TARGETS_TEXT": "A point counts once it has its evidence and the day of it. What is not known counts neither way.",
    "VISION": "Common vision",
    "CULTURE": "Similar culture",
    "TWO_SIDES": "Write both sides; the points are for what they have in common.",
    "SEEN": "Strengths and weaknesses",
    "SEEN_TEXT": "Theirs as we see them, ours as they see them.",
    "WAIT": "Reasons to wait and see",
    "WAIT_TEXT": "Shown beside the fit, never subtracted. Two confirmed ones question the target.",
    "CONNECTED": "Connected systems",
    "CONNECTED_TEXT": "How far their systems and ours work together, and who answers for it on both sides.",
    "STATE": "State",
    "OUR_OWNER": "Of ours",
    "THEIR_OWNER": "Of theirs",
    "NOBODY": "nobody named",
    "WIRED_ONLY": "Connected by wire, not by people: systems are live, and fewer than three of them work with us.",
    "WHO_ANSWERS": "{area} is live: who of theirs answers for it?",
    "HEARD": "What they say about our firm",
    "THEIRS": "Theirs",
    "OURS": "Ours",
    "POINTS": "Points",
    "EVIDENCE": "Evidence",
    "EVIDENCE_PROMPT": "what shows it, and where",
    "EVIDENCE_DATE": "Day of the evidence",
    "NO_DATE": "no day",
    "NOT_ASSESSED": "not assessed",
    "HOLDS": "Holds",
    "CERTAINTY": "How certain",
    "NAMED": "{line}: {what}",
}

_CRITERION_POINTS = ("No sign of it", "First signs", "Mostly so", "Proven")
_COMMON_POINTS = ("Contradiction seen", "Little in common", "Mostly common", "Common and proven")

_QUESTIONS: Mapping[FitLine, str] = {
    FitLine.VISION: "Do we want the same? Ask where they want to grow and how many suppliers they want to keep.",
    FitLine.CULTURE: "Do we work alike? Ask how they decided on the last change of a supplier, and how long it took.",
    FitLine.C1: "Do their units work together? Ask which of them share production data or an intranet.",
    FitLine.C2: "Does their industry adopt early? Ask what they were among the first to use.",
    FitLine.C3: "Has their chief executive led change? Read the annual report and the web site.",
    FitLine.C4: "Do they use technology to stand out? Ask whether money is set aside for it.",
}

_BANDS: Mapping[FitBand, str] = {
    FitBand.GOOD: "A good fit.",
    FitBand.POSSIBLE: "A possible fit.",
    FitBand.WEAK: "A weak fit.",
    FitBand.UNASSESSED: "Too little is assessed to call it: at least 60 % should be.",
}


def text(code: str, **facts: object) -> str:
    """A text of the page, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def points_words(line: FitLine, points: int) -> str:
    """What a point on a line means."""
    words = _COMMON_POINTS if line in (FitLine.VISION, FitLine.CULTURE) else _CRITERION_POINTS
    return f"{points} · {_(words[points])}"


def question(line: FitLine) -> str:
    """How to find out about a scored line."""
    return _(_QUESTIONS[line])


def verdict(fit: Fit) -> str:
    """Both numbers in a sentence."""
    if fit.percent is None:
        return _("Nothing is assessed yet. Six lines make the sheet; each needs points, evidence and its day.")
    said = _("{fit} % of the points of what is assessed; {assessed} % of the sheet is. {band}").format(
        fit=fit.percent, assessed=fit.assessed_percent, band=_(_BANDS[fit.band])
    )
    if fit.waits:
        reasons = plural("{count} reason to wait and see.", "{count} reasons to wait and see.", len(fit.waits))
        said = f"{said} {reasons.format(count=len(fit.waits))}"
    return said


def three_words(snapshot: Snapshot, account: str, trusted: int) -> str:
    """Trust, common vision, similar culture, each with its value (method.md 1.5, 77)."""
    answers = {answer.line: answer for answer in snapshot.fit_of(account)}
    trust = plural("{count} person trusts us", "{count} people trust us", trusted).format(count=trusted)
    parts = [_("Trust: {value}").format(value=trust)]
    for line in (FitLine.VISION, FitLine.CULTURE):
        answer = answers.get(line)
        known = answer is not None and answer.points is not None
        value = points_words(line, answer.points or 0) if answer is not None and known else _("not assessed")
        parts.append(_("{line}: {value}").format(line=label(line), value=value))
    return "\n".join(parts)


def hints(snapshot: Snapshot, fit: Fit, account: Account, over: Sequence[tuple[str, int]]) -> list[str]:
    """What the sheet makes one think of."""
    found = []
    if proposed(fit, account.target_status) is Shift.DEMOTE:
        found.append(
            _("{account} is treated as {status}, and the fit does not bear it: find out more, or demote it.").format(
                account=account.name, status=label(account.target_status).lower()
            )
        )
    if any(answer.line is FitLine.VISION and (answer.points or 0) > 1 for answer in snapshot.fit_of(account.id)):
        threats = [
            objective.title
            for objective in snapshot.objectives_of(account.id)
            if objective.status is ObjectiveStatus.OPEN and objective.our_reading == "PRICE_THREAT"
        ]
        if threats:
            found.append(
                _("We read “{title}” as a threat to the price although the vision is shared: look again.").format(
                    title=threats[0]
                )
            )
    for member, count in over:
        if member == account.owner:
            found.append(
                _("{name} answers for {count} key accounts; more than {limit} nobody looks after well.").format(
                    name=who(member, snapshot), count=count, limit=KEY_ACCOUNTS_A_MANAGER
                )
            )
    return found


def heard(snapshot: Snapshot, account: str, most: int = 3) -> list[str]:
    """What people there said about our firm, latest first."""
    said = [
        fact
        for fact in snapshot.facts_of(account)
        if fact.topic is ListeningTopic.FIRM and fact.person in snapshot.people and fact.text
    ]
    return [
        _("“{words}” – {name}{day}").format(
            words=fact.text,
            name=listed([who(fact.person or "", snapshot)]),
            day=f", {full_date(fact.date)}" if fact.date is not None else "",
        )
        for fact in reversed(said[-most:])
    ]
