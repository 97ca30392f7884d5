"""Every code of the area has a sentence, and no sentence waits for a code nobody uses."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import relmap.exchange
from relmap.exchange.columns import Why
from relmap.exchange.headers import Field
from relmap.exchange.import_plan import Counters
from relmap.exchange.managers import Space
from relmap.words import exchange_errors, imports

SOURCES = "\n".join(path.read_text("utf-8") for path in Path(relmap.exchange.__path__[0]).rglob("*.py"))


def used(kind: str) -> set[str]:
    return {match[1] for match in re.finditer(rf'{kind}\(\s*"([A-Z0-9_]+)"', SOURCES)}


def test_every_error_has_its_sentence_and_every_sentence_its_error() -> None:
    assert used("UserError") <= exchange_errors.SENTENCES.keys()
    assert all(f'"{code}"' in SOURCES for code in exchange_errors.SENTENCES)


def test_every_remark_has_its_sentence_and_every_sentence_its_remark() -> None:
    assert used("Remark") <= imports.REMARK_CODES
    assert all(f'"{code}"' in SOURCES for code in imports.REMARK_CODES)


def test_whatever_the_mapping_and_the_plan_show_has_its_words() -> None:
    assert all(imports.field_label(field) for field in Field)
    assert all(imports.reason(why) for why in Why)
    assert all("3" in imports.counter(counter.name, 3) for counter in fields(Counters))
    assert [imports.counter("new", count) for count in (1, 2)] == ["1 new person", "2 new people"]
    assert {imports.managers_found(kind, 2, 3) for kind in Space} == {
        f"2 of 3 managers found by {kind}" for kind in ("id", "e-mail", "name", "job title")
    }
