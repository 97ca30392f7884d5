"""When two spellings name the same person, and when a name says that nobody is named (formats.md 3, 5.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache, lru_cache

from rapidfuzz import fuzz

from relmap.exchange.headers import SALUTATIONS, plain

_TITLES = SALUTATIONS | {"professor", "lord", "lady", "dipl", "ing", "rt", "hon", "obe", "cbe", "mbe", "kcb", "phd"}
_VACANT = frozenset(
    {
        *("vacant", "vacancy", "vacant post", "position vacant", "open position", "eliminated", "not in post"),
        *("vakant", "unbesetzt", "nicht besetzt", "vacante", "poste vacant", "to be hired"),
    }
)
_UNDISCLOSED = frozenset(
    {
        *("n d", "nd", "n a", "tbc", "tbd", "tba", "tbn", "to be confirmed", "to be announced"),
        *("unknown", "not known", "not disclosed", "undisclosed", "name withheld", "unbekannt", "inconnu"),
        *("null", "none"),
    }
)
_LONGEST_PLACEHOLDER = 30
_NO_PLACEHOLDER = re.compile("[0-9@]")
_EQUAL, _SHORT_FORM, _BEGINNING, _INITIAL = 100, 95, 90, 85
_SIGNS = " -–—_?.,*/'\""
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\"[^\"]*\"")
_SHORT_FORMS = (
    "andrew andy drew;anthony tony;alexander alex sandy;benjamin ben;catherine kate cathy katherine kathy;"
    "charles charlie chuck;christopher chris kit;daniel dan danny;david dave;deborah debbie;donald don;edward ed eddie "
    "ted ned;elizabeth liz beth betty lisa eliza;eugene gene;francis frank;frederick fred;gerald gerry jerry;"
    "gregory greg;harold harry;henry harry hank;jacqueline jackie;james jim jimmy jamie;jennifer jenny jen;john jack "
    "johnny jon;jonathan jon;joseph joe;judith judy;kenneth ken;lawrence larry laurence;leonard len;margaret maggie "
    "meg peggy;martin marty;matthew matt;michael mike mick;nicholas nick;patricia pat trish;patrick pat paddy;peter "
    "pete;philip phil;raymond ray;rebecca becky;richard rick dick rich;robert bob rob bobby;ronald ron;samuel sam;"
    "sandra sandy;sarah sally;stephen steve steven;stewart stuart;susan sue;theodore ted;thomas tom;timothy tim;"
    "victoria vicky;vincent vince;walter walt;wilhelm willi;william bill will billy"
)


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    """Given name -> the groups of names that are short for each other."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_SHORT_FORMS.split(";")):
        for name in group.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


class Holder(Enum):
    """What a name cell says about who holds a post."""

    NAMED = auto()
    VACANT = auto()
    UNDISCLOSED = auto()
    BLANK = auto()


def holder(name: str) -> Holder:
    """Whether a cell names somebody, nobody, or does not say."""
    if not name:
        return Holder.BLANK
    if len(name) > _LONGEST_PLACEHOLDER or _NO_PLACEHOLDER.search(name):
        return Holder.NAMED
    words = plain(name)
    if words in _VACANT:
        return Holder.VACANT
    return Holder.UNDISCLOSED if words in _UNDISCLOSED or not name.strip(_SIGNS) else Holder.NAMED


@lru_cache(maxsize=1 << 15)
def comparable(name: str) -> str:
    """A name as it is compared: given name first, small letters, no accents, titles and brackets."""
    bare = _BRACKETS.sub(" ", name)
    family, comma, given = bare.partition(",")
    words = plain(f"{given} {family}" if comma else bare).split()
    # A name without a single letter is still somebody's name.
    return " ".join([word for word in words if word not in _TITLES] or words) or name.casefold()


def same_words(name: str) -> str:
    """The words of a comparable name in one order, so that "Ann Berg" and "Berg Ann" are the same."""
    return " ".join(sorted(name.split()))


def alike(first: str, second: str) -> bool:
    """Whether two comparable names may be spellings of one (formats.md 5.5)."""
    return likeness(first, second) > 0


def likeness(first: str, second: str) -> int:
    """How far two comparable names agree, 84 to 100; 0 when they are hardly spellings of one.

    The rule of formats.md 5.5: every word of the shorter name has a partner in the longer - the same, an initial, a
    short form, a beginning or a near spelling - or the words of both, put in order, agree in 88 of 100 letters.
    """
    shorter, longer = sorted((first.split(), second.split()), key=len)
    if len(shorter) < 2:
        return _EQUAL if shorter and shorter == longer else 0
    # Equal words find each other first, so that an initial does not take the partner of a whole word.
    waiting, left = [], list(longer)
    for word in shorter:
        if word in left:
            left.remove(word)
        else:
            waiting.append(word)
    partnered = _all_partnered(waiting, left, shorter)
    if partnered:
        return partnered
    if not _near(" ".join(sorted(waiting)), " ".join(sorted(left))):
        return 0
    return int(fuzz.ratio(same_words(first), same_words(second), score_cutoff=88))


def _all_partnered(waiting: list[str], left: list[str], shorter: list[str]) -> int:
    """How well each waiting word fits a partner of its own; 0 when one has none, or all that agrees are initials."""
    left = list(left)
    whole = any(len(word) > 1 and word not in waiting for word in shorter)
    total = _EQUAL * (len(shorter) - len(waiting))
    for word in sorted(waiting, key=len, reverse=True):
        fits = ((_fit(word, other), other) for other in left)
        fit, partner = next(((fit, other) for fit, other in fits if fit), (0, ""))
        if not fit:
            return 0
        left.remove(partner)
        total += fit
        whole = whole or min(len(word), len(partner)) > 1
    return round(total / len(shorter)) if whole else 0


def _fit(word: str, other: str) -> int:
    """How well two different words of a name may stand for each other; 0 when they do not."""
    shorter, longer = sorted((word, other), key=len)
    if _groups().get(word, frozenset()) & _groups().get(other, frozenset()):
        return _SHORT_FORM
    if len(shorter) != 2 and longer.startswith(shorter):
        return _INITIAL if len(shorter) == 1 else _BEGINNING
    if len(shorter) >= 3 and _near(word, other):
        return int(fuzz.ratio(word, other, score_cutoff=84))
    return 0


def _near(first: str, second: str) -> bool:
    """Whether comparing letters is worth the time: whoever mistypes a name seldom does so at both ends."""
    return not first or not second or first[0] == second[0] or first[-1] == second[-1]
