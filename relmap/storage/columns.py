"""What columns of a document's tables are made of."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import INTEGER, REAL, TEXT, ForeignKey
from sqlmodel import Field

STRICT: Final = {"sqlite_strict": True}
# What is only found by its whole key is kept in the tree of the key: half the size.
STRICT_BY_KEY: Final = {"sqlite_strict": True, "sqlite_with_rowid": False}


def text_column(refers_to: str = "", *, key: bool = False, index: bool = False, blank: bool = False) -> Any:
    """A text: an id, a code, a date or words. ``refers_to`` is "table.column"."""
    # References are checked at the end of a transaction: a change set may write a person before the manager.
    arguments = [ForeignKey(refers_to, deferrable=True, initially="DEFERRED")] if refers_to else []
    return Field(sa_type=TEXT, sa_column_args=arguments, primary_key=key, index=index, nullable=blank)


def whole_column(*, blank: bool = False) -> Any:
    """A whole number, yes and no among them."""
    return Field(sa_type=INTEGER, nullable=blank)


def real_column(*, blank: bool = False) -> Any:
    """A number."""
    return Field(sa_type=REAL, nullable=blank)
