"""Starting the program: CPU time until the window is visible and until a map of 150 people is drawn.

Each figure is the median of several fresh processes; the reference is a process that only shows an empty Qt window.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 5

EMPTY = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1200, 800)
window.show()
app.processEvents()
print(time.process_time())
"""

STARTED = """
import json, sys, time
from PySide6.QtCore import QTimer
times = {}
from relmap.ui import main_window
shown = main_window.MainWindow.showEvent
def visible(self, event):
    shown(self, event)
    QTimer.singleShot(0, lambda: times.setdefault("visible", time.process_time()))
main_window.MainWindow.showEvent = visible
begin = main_window.MainWindow.start
def started(self, path):
    times.setdefault("visible", time.process_time())
    begin(self, path)
    self.session.choose(next(a.id for a in self.session.snapshot.accounts.values() if "Aurelia" in a.name))
    self.grab()
    times["drawn"] = time.process_time()
    print(json.dumps(times), flush=True)
    QTimer.singleShot(0, self.close)
main_window.MainWindow.start = started
from pathlib import Path
from relmap.bootstrap import open_window
open_window(Path(sys.argv[1]), lambda: None)
"""

VERSION = "import sys; sys.argv = ['relmap', '--version']; from relmap.__main__ import main; main()"


def run(code: str, *arguments: str) -> tuple[str, float]:
    """The output of a fresh process and the CPU seconds it took."""
    before = os.times()
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    after = os.times()
    taken = after.children_user - before.children_user + after.children_system - before.children_system
    return done.stdout.strip(), taken


def main() -> None:
    """Print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = str(Path(home) / name.lower())
        sample = _sample()
        run(STARTED, str(sample))
        empty = statistics.median(float(run(EMPTY)[0].splitlines()[-1]) for _ in range(ROUNDS))
        starts = [json.loads(run(STARTED, str(sample))[0].splitlines()[-1]) for _ in range(ROUNDS)]
        version = statistics.median(run(VERSION)[1] for _ in range(ROUNDS))
    print(f"{'':44}{'CPU s':>8}{'x empty window':>17}{'budget':>9}")
    for name, seconds, budget in (
        ("an empty Qt window visible (reference)", empty, ""),
        ("RelMap's window visible", statistics.median(s["visible"] for s in starts), "0.6"),
        ("map of 150 people drawn", statistics.median(s["drawn"] for s in starts), "1.5"),
        ("relmap --version", version, "0.1"),
    ):
        print(f"{name:44}{seconds:8.2f}{seconds / empty:17.1f}{budget:>9}")


def _sample() -> Path:
    from relmap.cli.documents import fresh_sample

    return fresh_sample()


if __name__ == "__main__":
    main()
