"""What an import lists beside its result: nothing is refused for it, nothing is silent about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from relmap.words import imports


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing the user should know about what was read.

    ``line`` is the line of the file, None where the format has no rows. ``facts`` are the values the sentence names;
    they stay out of the representation because they may hold names of people.
    """

    code: str
    line: int | None = None
    facts: Mapping[str, object] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """The sentence, in the user's language."""
        return imports.remark(self.code, self.facts)
