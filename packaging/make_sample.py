#!/usr/bin/env python3
"""Writes the sample document: the three invented accounts of method.md 7, always the same bytes.

    python3 packaging/make_sample.py           writes resources/samples/sample.relmap.json
    python3 packaging/make_sample.py --check   says whether the file there is what would be written

Needs the packages of the program: run it with the interpreter of ``.venv``.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sample_accounts import aurelia, kestrel, nordmark  # noqa: E402
from sample_accounts.book import Book  # noqa: E402

from relmap.exchange import json_writer  # noqa: E402

TARGET = ROOT / "resources" / "samples" / "sample.relmap.json"


def sample() -> bytes:
    """The sample document as RelMap JSON."""
    book = Book()
    book.our_people()
    for account in (kestrel, nordmark, aurelia):
        account.write_into(book)
    return json_writer.write(book.snapshot())


def main() -> int:
    """Write or check; the status is 1 when the file in the checkout is out of date."""
    text = sample()
    if "--check" in sys.argv[1:]:
        current = TARGET.read_bytes() if TARGET.exists() else b""
        if current == text:
            return 0
        print(f"{TARGET.relative_to(ROOT)} is out of date; run packaging/make_sample.py", file=sys.stderr)
        return 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
