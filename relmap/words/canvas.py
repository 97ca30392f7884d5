"""The words of the map: what a drag would do, the editor on a card, and what a screen reader says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from relmap.model.vocabulary import DEPTHS, BuyingRole, PersonStatus
from relmap.translation import _, plural
from relmap.words.labels import label

_TEXTS: Mapping[str, str] = {
    "MAP": "Relationship map",
    "MAP_HELP": (
        "Arrow keys walk from card to card, Enter adds a colleague, Tab somebody below, F2 changes name and title. "
        "Control and Tab leave the map."
    ),
    "NAME": "Name",
    "TITLE": "Title",
    "NEXT_HINT": "Enter: next · Tab: below · ↓ title · Esc: done",
    "RENAME_HINT": "Enter: done · ↓ title · Esc: undo",
    "NO_NAME": "Unnamed",
    "NO_MANAGER": "No manager",
    "NOT_HERE": "Not possible here",
    "OVERVIEW": "Overview of the map: click to go there",
    "ZOOM_IN": "Zoom in",
    "ZOOM_OUT": "Zoom out",
    "FIT": "Fit the map (F)",
    "LEGEND": "Legend ▸",
    "LEGEND_OPEN": "On this map",
    "LEGEND_TIP": "What colours, signs and lines mean: click to open or fold",
}


def canvas_text(code: str) -> str:
    """A fixed text of the map."""
    return _(_TEXTS[code])


def zoom_text(zoom: float) -> str:
    """A zoom as people write it: "71 %"."""
    percent = zoom * 100
    return _("{percent} %").format(percent=round(percent) if percent >= 10 else round(percent, 1))


def drop_manager(name: str) -> str:
    """What dropping cards on a card does."""
    return _("Reports to {name}").format(name=name)


def drop_before(name: str) -> str:
    """What dropping cards between siblings does."""
    return _("Before {name}").format(name=name)


def drop_last(manager: str) -> str:
    """What dropping cards after the last sibling does; ``manager`` is "" for people without one."""
    return _("Last below {name}").format(name=manager) if manager else _("Last in the row")


def drop_counted(sentence: str, people: int) -> str:
    """The sentence with the number of people who go along."""
    moved = plural("{count} person", "{count} people", people).format(count=people)
    return _("{sentence} · {moved}").format(sentence=sentence, moved=moved)


def spoken(
    name: str,
    title: str,
    status: PersonStatus,
    roles: Iterable[BuyingRole],
    depth: int,
    flags: int,
    manager: str,
    below: int,
) -> str:
    """A card as a screen reader says it: who, in which part, how near to us, what is wrong."""
    parts = [name or canvas_text("NO_NAME")]
    if title:
        parts.append(title)
    if status is not PersonStatus.ACTIVE:
        parts.append(label(status))
    parts.extend(label(role) for role in roles)
    parts.append(_("depth {depth} of 5, {word}").format(depth=depth, word=label(DEPTHS[depth])))
    if flags:
        parts.append(plural("{count} flag", "{count} flags", flags).format(count=flags))
    if manager:
        parts.append(_("reports to {name}").format(name=manager))
    if below:
        parts.append(plural("{count} person hidden below", "{count} people hidden below", below).format(count=below))
    return ", ".join(parts)
