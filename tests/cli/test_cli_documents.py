"""``new``, ``check``, ``demo``, the window, version and usage, as processes."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import here, relmap

from relmap import __version__

NO_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        assert not name.startswith(("PySide6", "sqlmodel", "networkx")), name
sys.meta_path.insert(0, NoQt())
"""

WINDOW = """
import sys, types
window = types.ModuleType("relmap.bootstrap")
window.open_window = lambda path, first: first() and None or print("window on", path) or 0
sys.modules["relmap.bootstrap"] = window
"""


def test_the_version_needs_neither_qt_nor_a_database() -> None:
    ended = relmap("--version", before=NO_QT)
    assert (ended.status, ended.out.strip(), ended.err) == (0, f"RelMap {__version__}", "")


def test_new_makes_a_document_once(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    first = relmap("new", path)
    assert (first.status, first.out, first.err) == (0, "", "")
    content = path.read_bytes()
    again = relmap("new", path)
    assert again.status == 1
    assert "a.relmap" in again.sentence
    assert path.read_bytes() == content


def test_new_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    ended = here("new", tmp_path / "none" / "a.relmap")
    assert ended.status == 1
    assert "none" in ended.sentence
    assert list(tmp_path.iterdir()) == []


def test_check_of_a_sound_document(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    here("new", path)
    ended = here("check", path, "--json")
    assert ended.status == 0
    assert ended.json == {"ok": True, "schema": 4, "problems": []}
    assert ended.err == ""
    assert here("check", path).status == 0


def test_check_of_a_damaged_document(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    here("new", path)
    path.write_bytes(path.read_bytes()[:5000])
    ended = here("check", path, "--json")
    assert ended.status == 1
    assert ended.json["ok"] is False
    (problem,) = ended.json["problems"]
    assert problem["code"] == "DOCUMENT_TRUNCATED" and problem["text"]
    assert here("check", path).sentence == problem["text"]
    assert here("check", tmp_path / "none.relmap").status == 1


@pytest.mark.parametrize(
    "words",
    [
        ("new",),
        ("unknown", "a.relmap"),
        ("import", "a.relmap"),
        ("import", "a.relmap", "b.csv", "--map", "name"),
        ("flags", "a.relmap", "--as-of", "yesterday"),
        ("paths", "a.relmap"),
        ("print", "a.relmap", "b.pdf"),
        ("print", "a.relmap", "b.pdf", "--pack", "poem"),
        ("check", "a.relmap", "--jason"),
        ("--nonsense",),
    ],
)
def test_wrong_usage_is_told_and_ends_with_2(words: tuple[str, ...]) -> None:
    ended = here(*words)
    assert ended.status == 2
    assert ended.out == ""
    assert "usage" in ended.err and "Traceback" not in ended.err


def test_the_window_opens_on_the_named_document_or_on_the_own_one(tmp_path: Path) -> None:
    assert relmap(before=WINDOW).out.strip() == "window on None"
    path = tmp_path / "a.relmap"
    here("new", path)
    assert relmap(path, before=WINDOW).out.strip() == f"window on {path}"


def test_the_window_does_not_open_on_what_is_not_there(tmp_path: Path) -> None:
    ended = relmap(tmp_path / "none.relmap", before=WINDOW)
    assert (ended.status, ended.out) == (1, "")
    assert "none.relmap" in ended.sentence


def test_demo_shows_a_fresh_sample_each_time() -> None:
    first = relmap("demo", before=WINDOW)
    assert first.status == 0
    path = Path(first.out.strip().removeprefix("window on "))
    assert here("check", path).status == 0
    assert "accounts" in here("flags", path, "--json", "--as-of", "2026-09-30").json
    path.write_bytes(b"spoilt")
    assert relmap("demo", before=WINDOW).out == first.out
    assert here("check", path).status == 0


def test_a_bug_ends_with_70_and_one_sentence() -> None:
    broken = WINDOW + "\nwindow.open_window = lambda path, first: {}['Odile Marchetti']"
    ended = relmap(before=broken)
    assert ended.status == 70
    assert ended.out == ""
    report = Path(ended.sentence.split("; ")[1].removesuffix(" tells where."))
    text = report.read_text(encoding="utf-8")
    assert "KeyError" in text and "main.py" in text
    assert "Odile" not in text and "Odile" not in ended.err


def test_stopping_ends_quietly() -> None:
    stopped = WINDOW + "\ndef stop(path, first): raise KeyboardInterrupt\nwindow.open_window = stop"
    ended = relmap(before=stopped)
    assert ended.status == 130
    assert "Traceback" not in ended.err and ended.sentence


def test_a_reader_that_closes_early_is_no_failure(tmp_path: Path) -> None:
    closed = "import os; os.close(1); r, w = os.pipe(); os.close(r)\nassert w == 1 or os.dup2(w, 1) == 1"
    path = tmp_path / "a.relmap"
    here("new", path)
    ended = relmap("check", path, "--json", before=closed)
    assert (ended.status, ended.err) == (0, "")
