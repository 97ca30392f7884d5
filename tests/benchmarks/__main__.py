"""Runs the benchmarks, all or those named: ``python -m tests.benchmarks [access canvas …]``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def main() -> int:
    """Each benchmark gets a process of its own, so that none warms another up."""
    known = sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py"))
    wanted = sys.argv[1:] or known
    unknown = set(wanted) - set(known)
    if unknown:
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
        return 2
    status = 0
    for name in wanted:
        print(f"\n## {name}\n", flush=True)
        status |= subprocess.run([sys.executable, "-m", f"tests.benchmarks.bench_{name}"], check=False).returncode
    return status


if __name__ == "__main__":
    sys.exit(main())
