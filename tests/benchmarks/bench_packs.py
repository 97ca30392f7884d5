"""How long packs take from document to finished PDF: CPU seconds, pages and bytes.

Limits: the map of 150 people 1 s, of 2,000 people 5 s, a strategy pack for 150 people 5 s, a map below 1 MB. "Plain" is
the same number of pages with nothing but their header on them: what Qt and the finishing of the PDF take alone.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QPageSize

from relmap.assets import asset
from relmap.exchange.json_reader import read
from relmap.model.snapshot import Snapshot
from relmap.packs.kinds import PackKind
from relmap.packs.needs import NEEDS, Need
from relmap.packs.pack import Pack, PackWish, Section
from relmap.render.made_packs import made_pack
from relmap.render.paper.pack_sheets import PackPaper, pack_sheets
from relmap.render.paper.pdf_file import PdfInfo, pdf_bytes
from tests.benchmarks.bench_portfolio import portfolio

AS_OF = date(2026, 9, 30)


def main() -> None:
    """Print a line for every pack of the sample's largest account, then maps of larger ones."""
    app = QGuiApplication.instance() or QGuiApplication([])
    sample = read(asset("samples", "sample.relmap.json")).snapshot
    print(f"{'pack':<28} {'made':>7} {'paper':>7} {'plain':>7} {'pages':>6} {'KB':>6}")
    (large,) = (a.id for a in sample.accounts.values() if len(sample.people_of(a.id)) > 100)
    for kind in PackKind:
        print_line(f"{kind.value}, 150 people", sample, wish(sample, kind, large))
    for people in (300, 2_000):
        crowd = portfolio(1, people)
        print_line(f"map, {people} people", crowd, wish(crowd, PackKind.MAP, "a0"))
    print_line("strategy, 2000 people", crowd, wish(crowd, PackKind.STRATEGY, "a0"))
    del app


def wish(snapshot: Snapshot, kind: PackKind, account: str) -> PackWish:
    """The pack of an account, for its last objective; of its first person, or our first colleague."""
    objective = snapshot.objectives_of(account)[-1].id
    person = snapshot.people_of(account)[0].id if Need.PERSON in NEEDS[kind] else next(iter(snapshot.team))
    return PackWish(kind, AS_OF, account, objective, person)


def print_line(name: str, snapshot: Snapshot, asked: PackWish) -> None:
    """Make one pack and print what it took."""
    fresh = replace(snapshot)  # without the indexes an earlier pack has made
    began = process_time()
    pack = made_pack(fresh, asked)
    made = process_time()
    sheets = pack_sheets(pack, PackPaper(QPageSize(QPageSize.PageSizeId.A4)))
    data = pdf_bytes(sheets, PdfInfo(name, AS_OF))
    done = process_time()
    plain_pages(pack, len(sheets))
    plain = process_time() - done
    times = f"{made - began:>6.2f}s {done - made:>6.2f}s {plain:>6.2f}s"
    print(f"{name:<28} {times} {len(sheets):>6} {len(data) // 1024:>6}")


def plain_pages(pack: Pack, count: int) -> None:
    """So many pages with a header only, as PDF."""
    empty = replace(pack, sections=(Section("", ()),) * count)
    pdf_bytes(pack_sheets(empty, PackPaper(QPageSize(QPageSize.PageSizeId.A4))), PdfInfo("plain", AS_OF))


if __name__ == "__main__":
    main()
