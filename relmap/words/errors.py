"""The one sentence the user reads for an error code."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.errors import UserError
from relmap.translation import _
from relmap.words import command_errors, document_errors, edit_errors, exchange_errors, print_errors

_SENTENCES: Mapping[str, str] = {
    **document_errors.SENTENCES,
    **command_errors.SENTENCES,
    **edit_errors.SENTENCES,
    **exchange_errors.SENTENCES,
    **print_errors.SENTENCES,
}


def sentence(error: UserError) -> str:
    """What went wrong and where, in one plain sentence, in the user's language."""
    return _(_SENTENCES[error.code]).format(**error.facts)
