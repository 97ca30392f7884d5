"""How long import and export take: ``python tests/benchmarks/bench_exchange.py``."""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from relmap.edit.commands import Incorporate
from relmap.edit.document import Document
from relmap.exchange import graphml_reader, json_reader, json_writer
from relmap.exchange.clipboard_table import read_pasted
from relmap.exchange.columns import mapped, propose
from relmap.exchange.duplicates import duplicates
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.planning import plan_people
from relmap.exchange.spreadsheet import read_workbook
from relmap.exchange.table import read_table
from relmap.exchange.vcard_reader import read_vcards
from relmap.model.snapshot import Snapshot
from relmap.storage.repository import create_store

_T = TypeVar("_T")
HEADER = "ID,First Name,Last Name,Job Title,Email,Phone,Department,Location,Manager ID,Company,Notes"


def people(rows: int) -> bytes:
    """A people list of the size; every tenth row is a manager, every fiftieth vacant."""
    lines = [HEADER]
    for n in range(rows):
        first, last = ("Vacant", "") if n % 50 == 49 else (f"Ann{n % 997}", f"Bérg{n // 7}")
        boss = (n - 1) // 10 if n else ""
        lines.append(
            f"{n},{first},{last},Engineer {n % 90},p{n}@ardo.example,+44 {n},Unit {n % 60},Site {n % 9},{boss},Ardo,x"
        )
    return "\n".join(lines).encode()


def workbook(rows: int) -> bytes:
    """The same list as an XLSX workbook."""
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("People")
    for number, line in enumerate(people(rows).decode().split("\n")):
        sheet.write_row(number, 0, line.split(","))
    book.close()
    return stream.getvalue()


def cards(number: int) -> bytes:
    """An address book: each card with a folded note, a quoted-printable address and a small picture."""
    picture = "".join(f"\r\n {'A' * 74}" for _line in range(20))
    made = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{n}\r\nN:Bérg{n // 7};Ann{n % 997};;;\r\nFN:Ann{n % 997} Bérg{n // 7}\r\n"
        f"ORG:Ardo;Unit {n % 60}\r\nTITLE:Engineer {n % 90}\r\nEMAIL;TYPE=WORK:p{n}@ardo.example\r\n"
        f"TEL;TYPE=WORK,VOICE:+44 {n}\r\nTEL;TYPE=CELL:+44 7{n}\r\nADR;TYPE=WORK:;;Mill Lane {n};Bristol;;;UK\r\n"
        f"NOTE:met at the fair\\, {'long ' * 12}\r\n {'words ' * 10}\r\nPHOTO;ENCODING=b:{picture}\r\n"
        f"X-MS-MANAGER:Ann{n // 10 % 997} Bérg{n // 70}\r\nEND:VCARD\r\n"
        for n in range(number)
    )
    return "".join(made).encode()


def graph(boxes: int) -> bytes:
    """A chart of the size as yEd writes it."""
    nodes = "".join(
        f'<node id="n{n}"><data key="d5"><y:ShapeNode><y:NodeLabel>Ann{n % 997} Berg{n // 7}\nEngineer {n % 90}'
        "</y:NodeLabel></y:ShapeNode></data></node>"
        for n in range(boxes)
    )
    edges = "".join(f'<edge source="n{(n - 1) // 10}" target="n{n}"/>' for n in range(1, boxes))
    key = '<key id="d5" for="node" yfiles.type="nodegraphics"/>'
    return f'<graphml xmlns:y="urn:y">{key}<graph edgedefault="directed">{nodes}{edges}</graph></graphml>'.encode()


def timed(label: str, work: Callable[[], _T]) -> _T:
    """Run and print the time."""
    start = time.perf_counter()
    result = work()
    print(f"{label:<44}{time.perf_counter() - start:7.2f} s")
    return result


def main() -> None:
    """Measure and print."""
    data = people(20_000)
    table = timed("20,000 rows: read the table", lambda: read_table(data))
    columns = mapped(timed("20,000 rows: propose columns", lambda: propose(table)))

    def plan(snapshot: Snapshot) -> ImportPlan:
        return plan_people(snapshot, None, "Ardo", table, columns)

    first = timed("20,000 rows: plan into an empty document", lambda: plan(Snapshot()))
    timed("20,000 rows: plan again", lambda: plan(first.after))
    changes = timed("20,000 people: change set", first.change_set)
    with TemporaryDirectory() as folder:
        document = Document(create_store(Path(folder, "bench.relmap")))
        timed("20,000 people: apply to a document on disk", lambda: document.execute(Incorporate(changes)))
        timed("20,000 people: undo", document.undo)
        document.close()
    account = next(iter(first.after.accounts))
    timed("20,000 people: search for duplicates", lambda: duplicates(first.after, account))
    small = plan_people(Snapshot(), None, "Ardo", read_table(people(10_000)), columns).after
    written = timed("10,000 people: write JSON", lambda: json_writer.write(small))
    timed(f"10,000 people: read JSON ({len(written) // 1024:,} KB)", lambda: json_reader.read(written))

    book = workbook(20_000)
    timed(f"20,000 rows: read a workbook ({len(book) // 1024:,} KB)", lambda: read_workbook(book))
    contacts = cards(5_000)
    timed(f"5,000 vCards: read ({len(contacts) // 1024:,} KB)", lambda: read_vcards(contacts))
    pasted = people(5_000).decode().replace(",", "\t")
    timed("5,000 rows: paste", lambda: read_pasted(pasted))
    drawn = graph(20_000)
    timed(f"20,000 boxes: read GraphML ({len(drawn) // 1024:,} KB)", lambda: graphml_reader.read(drawn))


if __name__ == "__main__":
    main()
