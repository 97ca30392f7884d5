"""Sentences of the error codes raised in the edit area; ``{name}`` are facts of the error."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {}
