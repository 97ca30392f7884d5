"""A person on a slide: one rectangle with text, so that it can be moved and typed over like any other shape.

Colour never says anything alone: the role has its tag, the depth its number (formats.md 4.2, 9).
"""

from __future__ import annotations

from dataclasses import dataclass

from relmap.model.vocabulary import Certainty, Influence, PersonStatus
from relmap.packs.picture import Card, Colouring
from relmap.packs.slides import CARD
from relmap.render.map.cards import tint
from relmap.render.slides.shapes import EMU, Run, Stroke
from relmap.render.texts import Face, advance, elided, wrapped
from relmap.render.theme import Theme, blended
from relmap.words import legend as legend_words
from relmap.words import slides as words
from relmap.words.labels import label

NAME = Face(11, bold=True)
TEXT = Face(10)
"""The smallest lettering on a slide."""

INSET = 5.0
"""Between the outline of a card and its text, in points."""

SLACK = 0.92
"""How much of a line is filled: the fonts of a template may be wider than those measured."""

_ROLE_SHARE = 0.16
"""How much of a role's colour tints its card."""


@dataclass(frozen=True, slots=True)
class Look:
    """How cards are drawn. ``opinions`` is False for the customer; ``scale`` enlarges the lettering of a small map."""

    theme: Theme
    colouring: Colouring
    opinions: bool
    scale: float = 1.0


def card_text(card: Card, look: Look) -> list[list[Run]]:
    """The lines of a card: name, title on two lines at most, marks."""
    room = (CARD.width - 2 * INSET) * SLACK
    theme, scale = look.theme, look.scale
    left = card.status is PersonStatus.LEFT
    known = card.status not in (PersonStatus.VACANT, PersonStatus.UNIDENTIFIED) and not card.ghost
    name_look = Face(NAME.pixels, bold=known, italic=not known)
    name = Run(
        elided(card.name, name_look, room), 11 * scale, theme.muted if left else theme.ink, known, not known, left
    )
    lines = [[name]]
    if title := fitted(card.title, TEXT, room, 2):
        lines.append([Run(title, 10 * scale, theme.ink)])
    marks = _marks(card, look, room) if look.opinions else _place(card, look, room)
    return [*lines, marks] if marks else lines


def fitted(text: str, face: Face, width: float, lines: int) -> str:
    """``text`` so far as it fits on some lines, ended with "…" when it does not; without line breaks."""
    clean = " ".join(text.split())
    shown = wrapped(clean, face, width, lines)
    if not shown:
        return ""
    end = 0
    for line in shown[:-1]:
        end = clean.index(line, end) + len(line)
    gap = " " if clean[end : end + 1] == " " else ""
    return clean[:end] + gap + shown[-1]


def card_fill(card: Card, look: Look) -> str:
    """The fill: what the map is coloured by, a breath of the role's colour when that is the role."""
    theme = look.theme
    if look.colouring is Colouring.ROLE and card.roles:
        return blended(theme.role_fill(card.roles[0]), theme.card, _ROLE_SHARE)
    return tint(card, look.colouring, theme)


def card_outline(card: Card, look: Look, on_way: bool = False) -> Stroke:
    """The outline: the colour of the first role; dashes for vacant posts, dots for what is only assumed."""
    theme = look.theme
    dash = ""
    if card.status is PersonStatus.VACANT:
        dash = "dash"
    elif card.ghost or card.certainty is Certainty.ASSUMED or card.status is PersonStatus.UNIDENTIFIED:
        dash = "sysDot"
    tone = theme.role_fill(card.roles[0]) if card.roles else theme.border
    width = 2.25 if card.roles else 1.0
    if card.external:
        width = max(width, 3.0)
    return (
        Stroke(theme.way, 3.5, dash, double=card.external) if on_way else Stroke(tone, width, dash, "", card.external)
    )


def card_words(card: Card, opinions: bool) -> str:
    """A person in one line, for screen readers and notes: nothing is shortened here."""
    who = ", ".join(text for text in (card.name, card.title, card.firm, card.place) if text)
    return "; ".join([who, *_opinions(card)]) if opinions else who


def bars(depth: int) -> str:
    """A depth of 0 to 5 as letters every font has."""
    return "■" * depth + "□" * (5 - depth)


def signed(rating: int) -> str:
    """A rating with its sign."""
    return f"+{rating}" if rating > 0 else f"−{-rating}"


def _opinions(card: Card) -> list[str]:
    said = []
    if card.roles:
        said.append(words.roles_words(card.roles, card.certainty is Certainty.ASSUMED))
    if card.status is not PersonStatus.ACTIVE and not card.ghost:
        said.append(label(card.status))
    if card.ghost:
        return said
    said.append(words.depth_words(card.depth, card.usable))
    if card.team:
        said.append(words.team_words(card.team))
    if card.rating is not None:
        said.append(words.rating_words(signed(card.rating)))
    if card.influence not in (None, Influence.UNKNOWN) and card.influence is not None:
        said.append(legend_words.influence_label(card.influence))
    return said


def _place(card: Card, look: Look, room: float) -> list[Run]:
    shown = elided(card.place, TEXT, room)
    return [Run(shown, 10 * look.scale, look.theme.muted)] if shown else []


def _marks(card: Card, look: Look, room: float) -> list[Run]:
    """Roles, depth, rating, hidden people and who of ours, as far as there is room."""
    theme = look.theme
    parts = [(" · ".join(words.role_tag(role) for role in card.roles), theme.ink, True)] if card.roles else []
    if not card.ghost:
        lapsed = f" ({card.depth})" if card.usable < card.depth else ""
        parts.append((f"{bars(card.usable)} {card.usable}/5{lapsed}", theme.ink, False))
        if card.rating:
            parts.append((signed(card.rating), theme.supporter if card.rating > 0 else theme.opponent, True))
        if card.below:
            parts.append((f"▼{card.below}", theme.ink, True))
        if card.team:
            parts.append((" ".join(card.team), theme.muted, False))
    runs: list[Run] = []
    for text, tone, bold in parts:
        spaced = f"   {text}" if runs else text
        room -= advance(spaced, Face(TEXT.pixels, bold))
        if room < 0:
            break
        runs.append(Run(spaced, 10 * look.scale, tone, bold))
    return runs


def inset(scale: float) -> int:
    """The inset of a card in EMU."""
    return round(INSET * scale * EMU)
