"""``flags`` and ``paths`` as processes: exactly the documented keys, on the sample and on a day of our choice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli_process import here, relmap

from relmap.assets import asset

DAY = "2026-09-30"
ACCOUNT = "Kestrel Hydraulics Ltd"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "a.relmap"
    here("new", path)
    assert here("import", path, asset("samples", "sample.relmap.json")).status == 0
    return path


def test_flags_have_the_documented_keys(sample: Path) -> None:
    ended = relmap("flags", sample, "--json", "--as-of", DAY)
    assert (ended.status, ended.err) == (0, "")
    assert list(ended.json) == ["as_of", "accounts"]
    assert ended.json["as_of"] == DAY
    flags = 0
    for account in ended.json["accounts"]:
        assert list(account) == ["id", "name", "flags", "objectives"]
        for objective in account["objectives"]:
            assert list(objective) == ["id", "title", "access", "band", "flags"]
            assert isinstance(objective["access"], int)
            assert objective["band"] in ("STRONG", "FAIR", "WEAK", "NONE")
            for flag in objective["flags"]:
                flags += 1
                _check_flag(flag)
    assert flags


def _check_flag(flag: dict[str, Any]) -> None:
    optional = [key for key in ("reason", "variants") if key in flag]
    expected = ["id", "code", "severity", *optional, "people", "sentence", "action", "clears_when"]
    assert list(flag) == expected
    assert ("reason" in flag) == (flag["id"] in ("F01", "F04"))
    for text in (flag["sentence"], flag["action"], flag["clears_when"]):
        assert text and "{" not in text and "None" not in text


def test_flags_of_one_account(sample: Path) -> None:
    every = here("flags", sample, "--json", "--as-of", DAY).json["accounts"]
    (one,) = here("flags", sample, "--account", ACCOUNT.upper(), "--json", "--as-of", DAY).json["accounts"]
    assert one in every and one["name"] == ACCOUNT


def test_flags_in_words(sample: Path) -> None:
    ended = here("flags", sample, "--as-of", DAY)
    assert (ended.status, ended.err) == (0, "")
    assert ACCOUNT in ended.out and "F0" in ended.out


def test_paths_have_the_documented_keys(sample: Path) -> None:
    accounts = here("flags", sample, "--json", "--as-of", DAY).json["accounts"]
    kinds = {"known": 0, "possible": 0, "ladder": 0}
    for account in accounts:
        ended = here("paths", sample, "--account", account["name"], "--json", "--as-of", DAY)
        assert (ended.status, ended.err) == (0, "")
        assert list(ended.json) == ["as_of", "account", "objectives"]
        assert ended.json["account"] == {"id": account["id"], "name": account["name"]}
        for objective in ended.json["objectives"]:
            assert list(objective) == ["id", "title", *kinds]
            for path in (*objective["known"], *objective["possible"], *(r["via"] for r in objective["ladder"])):
                _check_path(path)
            for rung in objective["ladder"]:
                assert list(rung) == ["person", "via", "question"]
            for kind in kinds:
                kinds[kind] += len(objective[kind])
    assert all(kinds.values())


def _check_path(path: dict[str, Any]) -> None:
    keys = ["strength", "shown", "band", "state", "people", "hops", "weakest", "next_move", "cautions"]
    assert list(path) == keys
    assert path["shown"] == int(100 * path["strength"] + 1e-7)
    assert path["state"] in ("DIRECT", "AGREED", "TO_ASK")
    assert [hop["from"] for hop in path["hops"]] == path["people"][:-1]
    assert [hop["to"] for hop in path["hops"]] == path["people"][1:]
    assert path["hops"][0]["kind"] == "RELATIONSHIP"
    assert all(list(hop) == ["from", "to", "kind", "weight", "certainty"] for hop in path["hops"])
    assert 0 <= path["weakest"] < len(path["hops"])


def test_access_of_flags_is_the_best_path(sample: Path) -> None:
    accounts = here("flags", sample, "--json", "--as-of", DAY, "--account", ACCOUNT).json["accounts"]
    for objective in accounts[0]["objectives"]:
        found = here("paths", sample, "--account", ACCOUNT, "--objective", objective["title"], "--json", "--as-of", DAY)
        (asked,) = found.json["objectives"]
        assert asked["id"] == objective["id"]
        assert objective["access"] == max((path["shown"] for path in asked["known"]), default=0)


def test_paths_in_words(sample: Path) -> None:
    ended = here("paths", sample, "--account", ACCOUNT, "--as-of", DAY)
    assert (ended.status, ended.err) == (0, "")
    assert "Partnership" in ended.out
    wrong = here("paths", sample, "--account", ACCOUNT, "--objective", "World peace")
    assert wrong.status == 1 and "Partnership" in wrong.sentence
