"""Words on the slides of a presentation, in their alternative texts and in their notes (formats.md 4.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relmap.model.vocabulary import BuyingRole
from relmap.translation import _
from relmap.words.labels import label

_TAGS: Mapping[BuyingRole, str] = {
    BuyingRole.ECONOMIC: "EB",
    BuyingRole.TECHNICAL: "TB",
    BuyingRole.USER: "UB",
    BuyingRole.COACH: "CO",
}


def role_tag(role: BuyingRole) -> str:
    """The short sign of a buying role, for those who do not see its colour."""
    return _(_TAGS[role])


def onward_words(people: int, slide: int) -> str:
    """On the link below a card whose reports stand on another slide."""
    return _("+{people} → {slide}").format(people=people, slide=slide)


def back_words(slide: int) -> str:
    """On the link of a card repeated from another slide."""
    return _("← {slide}").format(slide=slide)


def link_words(name: str, slide: int) -> str:
    """What a link does, for screen readers."""
    return _("{name}: go to slide {slide}").format(name=name, slide=slide)


def home_words() -> str:
    """On the link to the first slide."""
    return _("← first slide")


def slide_words(number: int, total: int) -> str:
    """Slide x of y."""
    return _("slide {number} of {total}").format(number=number, total=total)


def line_words(first: str, kind: str, second: str) -> str:
    """What a line says, for screen readers."""
    return _("{first} – {kind} – {second}").format(first=first, kind=kind, second=second)


def depth_words(depth: int, usable: int) -> str:
    """How well we know somebody; ``usable`` is what it counts as today."""
    if usable < depth:
        return _("depth {depth} of 5, counts as {usable}").format(depth=depth, usable=usable)
    return _("depth {depth} of 5").format(depth=depth)


def rating_words(rating: str) -> str:
    """How much somebody is for or against us; ``rating`` has its sign."""
    return _("rating {rating}").format(rating=rating)


def team_words(initials: Sequence[str]) -> str:
    """Who of ours knows somebody."""
    return _("known by {initials}").format(initials=", ".join(initials))


def roles_words(roles: Sequence[BuyingRole], assumed: bool) -> str:
    """The buying roles of somebody."""
    named = ", ".join(label(role) for role in roles)
    return _("{roles} (assumed)").format(roles=named) if assumed else named


def continues_words(name: str, slide: int) -> str:
    """In the notes: where a branch goes on."""
    return _("The people below {name} are on slide {slide}.").format(name=name, slide=slide)
