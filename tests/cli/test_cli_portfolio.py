"""``portfolio``: the columns of the review for every account, worst first, on the sample."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import here, relmap

from relmap.assets import asset

DAY = "2026-09-30"
KEYS = [
    *("id", "name", "target_status", "revenue", "revenue_at_risk", "currency", "open_value", "stage", "way_up"),
    *("worst_flag", "eb_known", "eb_known_in", "objectives", "objective", "access", "best_path", "coverage", "shape"),
    *("reach", "steps_agreed", "freshness", "next_executive_contact", "doors", "owner", "steward", "win_win"),
    *("sentence", "sentences"),
]
RANKS = ("CRITICAL", "HIGH", "MEDIUM", "INFO")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "a.relmap"
    here("new", path)
    assert here("import", path, asset("samples", "sample.relmap.json")).status == 0
    return path


def test_every_account_has_the_columns_of_the_review(sample: Path) -> None:
    ended = relmap("portfolio", sample, "--json", "--as-of", DAY)
    assert (ended.status, ended.err) == (0, "")
    assert list(ended.json) == ["as_of", "accounts", "sums"]
    assert ended.json["as_of"] == DAY
    assert len(ended.json["accounts"]) == 3
    for account in ended.json["accounts"]:
        assert list(account) == KEYS
        assert account["best_path"] in ("STRONG", "FAIR", "WEAK", "NONE")
        assert set(account["sentences"]) == {"shape", "reach", "access", "coverage", "steps_agreed", "freshness"}
        for text in account["sentences"].values():
            assert text.endswith((".", ":")) and "None" not in text and "{" not in text


def test_the_worst_account_stands_first_and_the_objectives_are_those_of_the_flags(sample: Path) -> None:
    accounts = here("portfolio", sample, "--json", "--as-of", DAY).json["accounts"]
    order = [(RANKS.index(a["worst_flag"]["severity"]), -a["revenue_at_risk"]) for a in accounts]
    assert order == sorted(order)
    flagged = {a["id"]: a for a in here("flags", sample, "--json", "--as-of", DAY).json["accounts"]}
    for account in accounts:
        titles = {o["title"]: o for o in flagged[account["id"]]["objectives"]}
        assert account["objectives"] == len(titles)
        assert account["access"] == titles[account["objective"]["title"]]["access"]


def test_the_sums_tell_what_stands_behind_a_closed_door(sample: Path) -> None:
    below = here("portfolio", sample, "--json", "--as-of", DAY).json["sums"]
    assert (below["accounts"], below["blocked_accounts"]) == (3, 2)
    assert below["blocked_revenue"] == [
        {"amount": 5_800_000.0, "currency": "EUR"},
        {"amount": 420_000.0, "currency": "GBP"},
    ]


def test_in_words(sample: Path) -> None:
    ended = here("portfolio", sample, "--as-of", DAY)
    assert (ended.status, ended.err) == (0, "")
    assert "Kestrel Hydraulics Ltd" in ended.out and "Way up: Low-level only (F01)" in ended.out


def test_an_empty_document_teaches_the_next_step(tmp_path: Path) -> None:
    here("new", tmp_path / "b.relmap")
    ended = here("portfolio", tmp_path / "b.relmap")
    assert ended.status == 0 and "no account yet" in ended.out
