"""Whatever is made for a customer: nothing internal is in its bytes, nor in how it is arranged (method.md 6(b))."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from customer_files import everything, least_letters, pages_of
from PySide6.QtGui import QPageSize
from secret_document import CANARY, SECRET_DAY, SHOWN, secretive

from relmap.assets import asset
from relmap.errors import UserError
from relmap.exchange import formats, json_reader
from relmap.exchange.writers import fact_sheet
from relmap.exchange.writers.audience import for_audience
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.references import REFERENCES
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.vocabulary import Audience, MapShape, PersonStatus
from relmap.packs.customer.contents import contents
from relmap.packs.kinds import PackKind
from relmap.packs.map_nodes import nodes
from relmap.packs.pack import ContactSection, Pack, PackWish, Section
from relmap.render.audience_map import map_for, write_picture
from relmap.render.clipboard_content import map_content, people_content
from relmap.render.made_packs import made_pack
from relmap.render.map.drawing import build_scene
from relmap.render.map.painter import View
from relmap.render.paper import contact_sheets
from relmap.render.paper.job import printable
from relmap.render.paper.pack_sheets import PackPaper, pack_sheets
from relmap.render.paper.pdf_file import PdfInfo, pdf_bytes
from relmap.render.slides.pptx_file import write_deck

pytestmark = pytest.mark.usefixtures("qapp")

DAY = date(2026, 9, 30)
KINDS = (PackKind.JOINT_MAP, PackKind.FACTSHEET, PackKind.COACH_BRIEFING)
OWN = ("CANARY function", "CANARY@mail.example", "CANARY-tel", "CANARY title", SECRET_DAY.isoformat())
"""What is secret on the map but somebody's own, and therefore on the sheet that person checks."""

INTERNAL = (
    *("economic", "coach", "influenc", "rating", "depth", "sponsor", "opponent", "flag", "certainty", "confirmed"),
    *("internal", "competitor", "partner selection", "dotted", "secret file", "whose copy", "rule book", "vacant"),
)


def pack_of(snapshot: Snapshot, kind: PackKind, account: str = "account", person: str = "ben") -> Pack:
    wish = PackWish(kind, DAY, account, "sale", person, file="Secret file.relmap", copy="Whose copy")
    return made_pack(snapshot, wish)


def pdf_of(pack: Pack, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> bytes:
    return pdf_bytes(pack_sheets(pack, PackPaper(QPageSize(size))), PdfInfo(pack.topic, pack.as_of))


def sample() -> Snapshot:
    return json_reader.read(asset("samples", "sample.relmap.json")).snapshot


def made(name: str, snapshot: Snapshot, folder: Path) -> bytes:
    """A file of a kind as the customer gets it."""
    path = folder / f"map.{name}"
    job = map_for(Audience.CUSTOMER, snapshot, "account", "sale", DAY, "Secret file.relmap")
    match name:
        case "pptx":
            write_deck(path, job)
        case "svg" | "png":
            write_picture(path, job, name)
        case "xlsx":
            path.write_bytes(formats.exported(snapshot, path, "account", None, Audience.CUSTOMER, DAY))
        case "clipboard":
            placement = job.placement or place(nodes(job.picture), job.style)
            view = View(job.theme, job.colouring, job.lines, dim_others=False, opinions=False)
            content = map_content(build_scene(job.picture, placement, job.style), view)
            shown = for_audience(snapshot, Audience.CUSTOMER)
            content |= {f"table {kind}": data for kind, data in people_content(shown, snapshot.people).items()}
            path.write_bytes(b"\n".join(content.values()))
    return path.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_no_canary_is_in_a_pack_for_the_customer(kind: PackKind) -> None:
    pack = pack_of(secretive(), kind)
    told = everything(pdf_of(pack)) + pack.file_name
    if kind is PackKind.FACTSHEET:
        for own in OWN:
            told = told.replace(own, "")
    assert "Ben Carr" in told
    assert CANARY not in told and "PRIVATE" not in told
    for secret in (SECRET_DAY.isoformat(), "1977", "7777"):
        assert secret not in told
    seen = " ".join(pages_of(pdf_of(pack))).lower()
    for word in INTERNAL:
        assert word not in seen, word
    assert (pack.file, pack.copy, pack.changed_rules, pack.closing) == ("", "", 0, "")


def test_the_search_finds_what_a_page_for_the_team_shows() -> None:
    told = everything(pdf_of(pack_of(secretive(), PackKind.MAP)))
    assert CANARY in told and "Whose copy" in told and "INTERNAL" in told


def test_a_pack_for_the_customer_shows_all_that_is_marked_for_him() -> None:
    told = everything(pdf_of(pack_of(secretive(), PackKind.JOINT_MAP)))
    for shown in ("objective", "agreement", "measure", "base", "aim", "now", "step", "talk", "topic"):
        assert f"Shown {shown}" in told, shown
    for name in ("Ada Brook", "Ben Carr", "Cleo Dunn", "Dora Ellis", "Kim Berg", "Works", "Leeds", "FOR Ardo Pumps"):
        assert name in told, name
    briefing = everything(pdf_of(pack_of(secretive(), PackKind.COACH_BRIEFING)))
    assert "Which figures count?" in briefing and "Shown agreement" in briefing
    assert "Which figures count?" not in told


@pytest.mark.parametrize("name", ["pptx", "xlsx", "svg", "png", "clipboard"])
def test_no_canary_is_in_a_map_for_the_customer(name: str, tmp_path: Path) -> None:
    told = everything(made(name, secretive(), tmp_path))
    assert CANARY not in told and "PRIVATE" not in told and "Secret file" not in told
    if name != "png":
        assert "Ada Brook" in told
        for leak in ("EB<", "/5<", "Economic", "No manager", "INTERNAL", "77773", SECRET_DAY.isoformat()):
            assert leak not in told, leak


def test_no_canary_is_in_the_sheet_a_person_fills_in() -> None:
    told = everything(fact_sheet.write(secretive(), "ben", DAY))
    assert "Ben Carr" in told and "Ada Brook" in told
    for own in OWN:
        told = told.replace(own, "")
    assert CANARY not in told


@pytest.mark.parametrize("name", ["pptx", "xlsx", "svg", "png"])
def test_what_is_internal_moves_nothing_in_a_map_for_the_customer(name: str, tmp_path: Path) -> None:
    assert made(name, secretive(), tmp_path) == made(name, stirred(secretive()), tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_internal_moves_nothing_in_a_pack_for_the_customer(kind: PackKind) -> None:
    own = frozenset({"function", "email", "phone", "in_post_since", "title"})
    snapshot = secretive()
    assert pdf_of(pack_of(snapshot, kind)) == pdf_of(pack_of(stirred(snapshot, own), kind))


@pytest.mark.parametrize("name", ["Kestrel", "Nordmark", "Aurelia"])
def test_roles_depths_ranks_places_and_ties_leave_the_customers_bytes_as_they_are(name: str) -> None:
    snapshot = sample()
    account = next(a.id for a in snapshot.accounts.values() if a.name.startswith(name))
    usual = pdf_of(pack_of(snapshot, PackKind.JOINT_MAP, account))
    assert usual == pdf_of(pack_of(stirred(snapshot), PackKind.JOINT_MAP, account))
    bare = replace(snapshot, ties={}, roles={}, facts={}, meetings={}, attendees={}, questions={}, marks={})
    assert usual == pdf_of(pack_of(bare, PackKind.JOINT_MAP, account))


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A3, QPageSize.PageSizeId.Letter])
def test_everybody_stands_on_exactly_one_page_in_legible_letters(size: QPageSize.PageSizeId) -> None:
    snapshot = sample()
    account = next(a.id for a in snapshot.accounts.values() if a.name.startswith("Aurelia"))
    pack = pack_of(snapshot, PackKind.JOINT_MAP, account)
    data = pdf_of(pack, size)
    assert least_letters(data) >= 7.0
    maps = [page for page in pages_of(data) if "Who works with whom" in page]
    assert len(maps) > 3
    shown = for_audience(snapshot, Audience.CUSTOMER).people_of(account)
    assert len(shown) > 130
    homes = Counter(id_ for sheet in contact_pages(pack, size) for id_ in sheet)
    assert homes == Counter(person.id for person in shown)
    for person in shown:
        family = person.name.split()[-1]
        assert any(family in page for page in maps) or not family.isascii(), family


def contact_pages(pack: Pack, size: QPageSize.PageSizeId) -> list[set[str]]:
    """Who belongs on each page of the contact map, without those repeated at its head."""
    (section,) = (section for section in pack.sections if isinstance(section, ContactSection))
    room = contact_sheets.room_of(pack, printable(PackPaper(QPageSize(size)).layout(landscape=True)))
    found = contact_sheets.pages_of(section.map, room, 1)
    return [set(page.placement.rects) - page.references.keys() for page in found]


def test_a_large_map_says_where_each_branch_goes_on() -> None:
    snapshot = sample()
    account = next(a.id for a in snapshot.accounts.values() if a.name.startswith("Nordmark"))
    first, second, *_rest = pages_of(pdf_of(pack_of(snapshot, PackKind.JOINT_MAP, account)))
    assert "Marianne" in first and "→ p. 2" in first
    assert "from p. 1" in second and "below Mette Nordmark-Holst" in second


def letters(text: str) -> str:
    """Without what may be lost where a line ends: spaces, hyphens."""
    return "".join(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["Kestrel", "Nordmark"])
def test_the_list_of_what_is_on_it_names_everything_on_it(kind: PackKind, name: str) -> None:
    snapshot = sample()
    account = next(a.id for a in snapshot.accounts.values() if a.name.startswith(name))
    person = min(p.id for p in snapshot.people_of(account) if p.status is PersonStatus.ACTIVE)
    pack = pack_of(snapshot, kind, account, person)
    page = " ".join(pages_of(pdf_of(pack)))
    parts = contents(pack)
    listed = [part.title for part in parts[1:]] if kind is not PackKind.JOINT_MAP else []
    listed += [word for part in parts for item in part.items for word in item.split(" · ")]
    printed = letters(page)
    missing = [word for word in listed if word.isascii() and letters(word) not in printed]
    assert not missing
    names = {p.name for p in for_audience(snapshot, Audience.CUSTOMER).people_of(account) if p.name in page}
    assert names <= set(listed) and names


def test_a_plan_nobody_has_begun_is_room_to_write() -> None:
    account = Account("a", "Larkfield " * 12)
    people = {
        "p": Person("p", "a", "森 陽子", "部長"),
        "q": Person("q", "a", "ليلى المنصوري", "", reports_to="p"),
        "r": Person("r", "a", "", "Head of " + "long titles " * 20, reports_to="p"),
        "s": Person("s", "a", "Suharto", reports_to="s"),
    }
    snapshot = Snapshot(accounts={"a": account}, people=people, objectives={"o": Objective("o", "a", "Secret title")})
    pack = pack_of(snapshot, PackKind.JOINT_MAP, "a")
    text = " ".join(pages_of(pdf_of(pack)))
    assert "Agreed today" in text and "Suharto" in text and "森 陽子" in text
    for word in ("None", "null", "Secret title", "What we have agreed", "Coloured"):
        assert word not in text
    empty = pack_of(replace(snapshot, people={}), PackKind.JOINT_MAP, "a")
    assert len(pages_of(pdf_of(empty))) == 1 and isinstance(empty.sections[0], Section)


@pytest.mark.parametrize("kind", [PackKind.FACTSHEET, PackKind.COACH_BRIEFING])
@pytest.mark.parametrize("person", ["left", "vacant", "unknown", "nobody", "kim", ""])
def test_a_page_for_one_person_needs_somebody_known_and_there(kind: PackKind, person: str) -> None:
    with pytest.raises(UserError) as caught:
        pack_of(secretive(), kind, person=person)
    assert caught.value.code.endswith("_NEEDS_PERSON")


_STRUCTURE = frozenset(
    {
        *("id", "kind", "affiliation", "status", "reports_to", "reports_to_certainty", "published", "active"),
        *("audience", "category", "unit", "parent", "account", "team_member", "person", "channel", "question"),
    }
)
"""What says who is shown and where: those have tests of their own."""


def stirred(snapshot: Snapshot, own: frozenset[str] = frozenset()) -> Snapshot:
    """The document with every field other than it was, but those that decide what a customer sees, backwards."""
    other: dict[str, dict[str, Record]] = {}
    for record_type, name in COLLECTIONS.items():
        kept = _STRUCTURE | own | SHOWN.get(record_type, frozenset())
        kept |= {reference.field for reference in REFERENCES.get(record_type, ())}
        records = reversed(getattr(snapshot, name).items())
        other[name] = {key: _other(record, kept) for key, record in records}
    shapes: Any = {key: replace(a, map_shape=MapShape.STACKED) for key, a in other["accounts"].items()}  # type: ignore[type-var]
    return replace(snapshot, **{**other, "accounts": shapes})


def _other(record: Any, kept: frozenset[str]) -> Any:
    new = {f.name: _changed(getattr(record, f.name)) for f in fields(record) if f.name not in kept}
    if isinstance(record, TeamMember | Person) and "rank" in new:
        new |= {"rank": -record.rank, "x": 4000.0, "y": -900.0, "pinned": True}
    return replace(record, **new)


def _changed(value: Any) -> Any:
    match value:
        case Enum():
            members = list(type(value))
            return members[(members.index(value) + 1) % len(members)]
        case bool():
            return not value
        case str():
            return f"{value} otherwise"
        case int():
            return (value + 1) % 6
        case float():
            return value + 1.5
        case date():
            return date(1999, 9, 9)
        case frozenset():
            return frozenset()
    return value


def test_stirring_changes_what_it_should() -> None:
    before, after = sample(), stirred(sample())
    assert Style(shape=MapShape.STACKED).shape is next(iter(after.accounts.values())).map_shape
    assert list(after.people) == list(before.people)[::-1]
    for name in ("roles", "ties", "relationships", "meetings", "facts", "agreements"):
        changed = getattr(after, name)
        assert changed and all(changed[key] != record for key, record in getattr(before, name).items()), name
