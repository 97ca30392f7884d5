"""A stranger's document is first read in a process of its own; that process may die, ours does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from relmap.errors import UserError
from relmap.storage.apart import look_apart
from relmap.storage.repository import create_store
from relmap.storage.untrusted import read_untrusted


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "theirs.relmap"
    create_store(path).close()
    return path


def test_a_harmless_document_is_read(document: Path) -> None:
    assert read_untrusted(document).people == {}


def test_what_can_be_read_and_is_wrong_is_told_by_the_reader(document: Path) -> None:
    document.write_bytes(b"not a document at all" * 100)
    look_apart(document)
    with pytest.raises(UserError) as refused:
        read_untrusted(document)
    assert refused.value.code == "DOCUMENT_NOT_RELMAP"


def test_a_look_that_does_not_end_is_ended(document: Path) -> None:
    with pytest.raises(UserError) as refused:
        look_apart(document, patience=0.0)
    assert (refused.value.code, refused.value.facts["file"]) == ("DOCUMENT_DAMAGED", "theirs.relmap")


def test_the_look_comes_first(document: Path) -> None:
    def dies(_copy: Path) -> None:
        raise UserError("DOCUMENT_DAMAGED", file="theirs.relmap")

    with pytest.raises(UserError) as refused:
        read_untrusted(document, dies)
    assert refused.value.code == "DOCUMENT_DAMAGED"
