"""The one door for words a user reads: marks a text for translation and returns it in the user's language.

The core and the command line know no Qt, so the texts go through gettext; catalogues lie in
``resources/translations/<language>/LC_MESSAGES/relmap.mo``.
"""

from __future__ import annotations

import gettext
from functools import cache

from relmap import assets


@cache
def _catalogue() -> gettext.NullTranslations:
    try:
        folder = assets.asset("translations")
    except FileNotFoundError:
        return gettext.NullTranslations()
    return gettext.translation("relmap", str(folder), fallback=True)


def language() -> str:
    """The language texts come in, as a language tag; RelMap's own words are English."""
    return _catalogue().info().get("language", "en")


def _(text: str) -> str:
    """``text`` in the user's language, or as written when there is no translation."""
    return _catalogue().gettext(text)


def plural(one: str, many: str, count: int) -> str:
    """The form of a counted text for ``count``; the caller fills in the number."""
    return _catalogue().ngettext(one, many, count)
