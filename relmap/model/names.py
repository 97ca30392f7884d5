"""How a person or post is called when there is only one line for it."""

from __future__ import annotations

from relmap.model.entities import Person


def short_name(name: str) -> str:
    """The last word of a name, for cards too small for all of it."""
    words = name.split()
    return words[-1] if words else ""


def initials(name: str) -> str:
    """First letters of the first and the last word, for the chips of our people; "?" for an empty name."""
    words = name.split()
    if not words:
        return "?"
    return words[0][:1].upper() if len(words) == 1 else (words[0][:1] + words[-1][:1]).upper()


def called(person: Person) -> str:
    """The name, or the title of a post without a named holder; "" when neither is known."""
    return person.name.strip() or person.title.strip()
