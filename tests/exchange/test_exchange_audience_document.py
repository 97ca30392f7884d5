"""A ``.relmap`` file for somebody outside holds what they may see, and nothing else in any byte (storage.md 9)."""

from __future__ import annotations

from pathlib import Path

import pytest
from secret_document import CANARY, SECRET_DAY, secretive

from relmap.exchange.writers.audience import for_audience
from relmap.model.vocabulary import Audience
from relmap.storage.export import write_for
from relmap.storage.untrusted import read_untrusted


def test_nothing_secret_is_in_the_raw_bytes_of_a_document_for_a_customer(tmp_path: Path) -> None:
    path = tmp_path / "customer.relmap"
    shown = for_audience(secretive(), Audience.CUSTOMER)
    write_for(path, shown, Audience.CUSTOMER)
    data = path.read_bytes()
    assert b"Ada Brook" in data
    secrets = [CANARY, SECRET_DAY.isoformat(), "TROUBLE", "ECONOMIC", "77771", str(tmp_path)]
    for secret in secrets:
        assert secret.encode() not in data
        assert secret.encode("utf-16-le") not in data
    assert read_untrusted(path) == shown


@pytest.mark.parametrize("audience", Audience)
def test_a_document_for_anybody_comes_back_as_it_was_shown(audience: Audience, tmp_path: Path) -> None:
    shown = for_audience(secretive(), audience)
    write_for(tmp_path / "a.relmap", shown, audience)
    assert read_untrusted(tmp_path / "a.relmap") == shown
