#!/usr/bin/env python3
"""Everything a checkout needs, in one standard-library file.

    python3 packaging/dev.py run  [arguments]       set up what is missing, then the program
    python3 packaging/dev.py test [pytest options]  set up what is missing, then the tests
    python3 packaging/dev.py check                  lint, types and layer rules
    python3 packaging/dev.py bench [names]          the benchmarks, printed as tables

System libraries are installed with apt on Debian and Ubuntu; elsewhere the list is printed. Python packages go, hash
checked, into ``.venv`` beside this folder. Nothing is set up twice.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TWO_AT_ONCE = ("-n", "2", "--dist", "loadfile", "--max-worker-restart=0")
"""Two processes, a file of tests in one of them; one that dies is an error and not started again."""
LOCK = ROOT / "packaging" / "requirements.lock"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What the Qt wheels load at run time, and the Debian package each comes from.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def loads(library: str) -> bool:
    """Whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def run(*command: object, **options: object) -> None:
    """Run a command, saying so, and stop with its status when it fails."""
    words = [str(word) for word in command]
    print("+", " ".join(words), file=sys.stderr, flush=True)
    status = subprocess.run(words, check=False, **options).returncode
    if status:
        sys.exit(status)


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages() -> list[str]:
    """Debian packages of everything that is not there yet."""
    wanted = dict(LIBRARIES)
    if has_display():
        wanted.update(WINDOW_LIBRARIES)
    missing = {package for library, package in wanted.items() if not loads(library)}
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.add("python3-venv")
    return sorted(missing)


def install_packages(packages: list[str]) -> None:
    """Install Debian packages; as another user than root through sudo, after asking."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        sys.exit("These system libraries are missing, please install them: " + ", ".join(packages))
    prefix: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            sys.exit("Please run once as root: " + " ".join(command))
        if sys.stdin.isatty() and input(f"Install {', '.join(packages)} with sudo? [y/N] ").strip().lower() != "y":
            sys.exit("Nothing was installed.")
        prefix = ["sudo"]
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    print("+", " ".join([*prefix, *command]), file=sys.stderr, flush=True)
    if subprocess.run([*prefix, *command], env=env, check=False).returncode:  # a fresh machine has no package lists
        run(*prefix, "apt-get", "update", "-q")
        run(*prefix, *command, env=env)


def set_up() -> None:
    """Bring system libraries and the virtual environment to what the lock file says."""
    if sys.version_info < (3, 11):
        sys.exit("RelMap needs Python 3.11 or newer.")
    if sys.platform == "linux" and (packages := missing_packages()):
        install_packages(packages)
    stamp = VENV / ".relmap-stamp"
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    run(sys.executable, "-m", "venv", "--clear", VENV)
    run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", LOCK)
    stamp.write_text(wanted)


def main() -> int:
    """Set up, then do what was asked; the status is that of the program started."""
    what, *rest = sys.argv[1:] or ["run"]
    if what not in ("run", "test", "check", "bench"):
        print(__doc__, file=sys.stderr)
        return 2
    set_up()
    env = dict(os.environ, PYTHONPATH=str(ROOT))
    if what == "check":
        tools = PYTHON.parent
        for command in (
            [tools / "ruff", "check", "."],
            [tools / "ruff", "format", "--check", "."],
            [tools / "mypy"],
            [tools / "lint-imports"],
        ):
            run(*command, cwd=ROOT, env=env)
        return 0
    if what == "test":
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [PYTHON, "-m", "pytest", *TWO_AT_ONCE, *rest]
    elif what == "bench":
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [PYTHON, "-m", "tests.benchmarks", *rest]
    else:
        if sys.platform == "linux" and not has_display():
            env.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [PYTHON, "-m", "relmap", *rest]
    folder = pathlib.Path.cwd() if what == "run" else ROOT
    return subprocess.run([str(word) for word in command], cwd=folder, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
