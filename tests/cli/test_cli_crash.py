"""A bug met by the command line: its own exit status, one sentence, and a report that names nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from relmap import folders
from relmap.cli.main import OUR_BUG, main


def a_bug(_document: Path | None, _first: Callable[[], object]) -> int:
    raise ValueError("Harriet Kestrel cannot be found")


def test_a_bug_leaves_one_sentence_and_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], a_bug) == OUR_BUG
    (report,) = folders.crash_reports().glob("crash *.txt")
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert str(report) in said.err
    assert "Harriet" not in said.err
    content = report.read_text(encoding="utf-8")
    assert "ValueError" in content
    assert "cli/main.py" in content
    assert str(Path(__file__).parent) not in content  # where a program lies may name its user
    assert "Harriet" not in content.replace('raise ValueError("Harriet Kestrel cannot be found")', "")


def test_a_report_that_cannot_be_written_is_not_promised(capsys: pytest.CaptureFixture[str]) -> None:
    folders.crash_reports().parent.mkdir(parents=True, exist_ok=True)
    folders.crash_reports().write_text("in the way", encoding="utf-8")
    assert main([], a_bug) == OUR_BUG
    assert "nothing was written" in capsys.readouterr().err
