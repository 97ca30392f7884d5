"""Two kinds of failure: what the user can mend, and what we have to.

Everything else that escapes is a bug and reaches the crash report.
"""

from __future__ import annotations


class UserError(Exception):
    """Something the user can act on; shown as one plain sentence.

    ``code`` selects the sentence in ``relmap.words.errors``; ``facts`` are the values it names (file, line,
    person). The exception never carries a finished sentence, so that one place words them all.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __repr__(self) -> str:
        # Facts may hold names of people; a representation can end up in a log.
        return f"UserError({self.code!r})"


class BugError(Exception):
    """The program contradicts itself; goes to the crash report, never to a sentence that blames the user."""
