"""The words of the account profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relmap.analysis.stage import StageLack
from relmap.model.vocabulary import AccountStage
from relmap.translation import _
from relmap.words.labels import label
from relmap.words.people import listed

_TEXTS: Mapping[str, str] = {
    "NO_ACCOUNT": "Choose an account to see how deep and how broad we stand there.",
    "NO_PEOPLE": "Nobody is on this map yet. Name the people first; then this page says whom to talk to next.",
    "COMPUTING": "Looking …",
    "TALKS": "Best next conversations",
    "TALKS_TEXT": "Over all objectives of the account, the one that gains most first.",
    "TALKS_NOT_JUDGED": (
        "No objective of this account is checked. Partnership is checked for key and target accounts, other "
        "objectives while they are open."
    ),
    "DEPENDS": "Who do we depend on",
    "DEPENDS_NO_BUYER": "Nobody is named as economic buyer of “{objective}”. Who can release this money alone?",
    "DEPENDS_NO_PATH": "No path to the economic buyer is known yet, so nothing hangs on anybody.",
    "DEPENDS_NOBODY": "On no single person: whoever is left out, a known path to the economic buyer remains.",
    "NO_OBJECTIVE": "No objective is chosen. Plan one with Account · New objective.",
    "OF_OBJECTIVE": "{objective}: how we stand",
    "OF_ACCOUNT": "{account} as a whole",
    "NOT_JUDGED": (
        "This objective is not measured. Partnership is for key and target accounts only, other objectives while "
        "they are open."
    ),
    "MET": "Who has met whom",
    "MET_TEXT": "Pairs of one of ours and one of theirs who know each other or sat in one meeting.",
    "STANCES": "How they deal with suppliers",
    "COMPLACENT": (
        "Complacent? By stage we are partners, and no improvement was done within a year. Plan one on the page "
        "Meetings, of the kind Improvement, with a day."
    ),
    "RANKED": "{rank}. {purpose}",
    "FIGURE": "{name}: {figure}",
}

_STAGE_LACKS: Mapping[StageLack, str] = {
    StageLack.CONTACT: "nobody works with us yet",
    StageLack.THREE_CONTACTS: "fewer than three people work with us",
    StageLack.TWO_OF_OURS: "fewer than two of ours work with them",
    StageLack.DIAMOND: "our contacts are no diamond",
    StageLack.UPPER_LEVEL: "nobody of the upper level finds us credible",
    StageLack.GIVE_AND_GET: "no give and get of both sides is written down",
    StageLack.FOUR_FUNCTIONS: "fewer than four pairs of functions meet",
    StageLack.TWO_SYSTEMS: "fewer than two systems are connected",
}


def stage_sentence(stage: AccountStage, lacks: Sequence[StageLack]) -> str:
    """That the map does not bear out a stage, and why."""
    return _("The stage is {stage}, but the map does not show it yet: {lacks}.").format(
        stage=label(stage), lacks=listed([_(_STAGE_LACKS[lack]) for lack in lacks])
    )


def text(code: str, **facts: object) -> str:
    """A text of the page, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)
