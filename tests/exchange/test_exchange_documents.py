"""Whole documents in, contact lists out, and which file is which."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from exchange_documents import documents
from exchange_tables import imported, named
from hypothesis import given, settings

from relmap.errors import UserError
from relmap.exchange import formats, json_reader, json_writer
from relmap.exchange.planning import plan_document
from relmap.model.changes import apply, snapshot_of
from relmap.model.entities import Account, Objective, Person
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience, BuyingRole, ObjectiveKind, PersonStatus
from relmap.words.errors import sentence

GOLDEN = Path(__file__).parent.parent / "golden" / "exchange_document.json"


def one_account(*people: Person, name: str = "Ardo Pumps", id_: str = "a") -> Snapshot:
    partnership = Objective(f"{id_}-o", id_, "Partnership", ObjectiveKind.PARTNERSHIP)
    return snapshot_of([Account(id_, name), partnership, *people])


def test_the_written_document_is_the_reference_document_byte_for_byte() -> None:
    read = json_reader.read(GOLDEN)
    assert read.warnings == ()
    assert json_writer.write(read.snapshot) == GOLDEN.read_bytes()


def test_the_example_of_the_contract_is_read_with_its_defaults() -> None:
    source = {
        "format": "relmap",
        "version": 1,
        "team": [{"id": "t", "name": "Kim Berg"}],
        "accounts": [
            {
                "id": "a",
                "name": "Ardo Pumps",
                "people": [{"id": "p", "name": "Ada Brook"}, {"id": "q", "reports_to": "p"}],
                "relationships": [{"team_member": "t", "person": "p"}],
                "ties": [{"id": "x", "kind": "INFLUENCES", "from": "q", "to": "p"}],
                "objectives": [{"id": "o", "title": "Pumps", "roles": [{"person": "p"}]}],
            }
        ],
    }
    snapshot = json_reader.read(json.dumps(source).encode()).snapshot
    assert snapshot.team["t"].org == "OWN_COMPANY"
    assert (snapshot.accounts["a"].upper_from, snapshot.accounts["a"].target_status) == ("DIRECTOR", "NONE")
    assert (snapshot.people["p"].level, snapshot.people["q"].reports_to_certainty) == ("UNKNOWN", "CONFIRMED")
    (relationship,) = snapshot.relationships.values()
    assert (relationship.depth, relationship.cadence_days) == (0, 90)
    assert (snapshot.ties["x"].strength, snapshot.ties["x"].certainty) == ("MEDIUM", "ASSUMED")
    assert (snapshot.objectives["o"].kind, snapshot.objectives["o"].step) == ("SALE", "TARGET")


@given(documents())
@settings(max_examples=40)
def test_a_document_comes_in_whole_and_a_second_time_not_at_all(snapshot: Snapshot) -> None:
    read = json_reader.read(json_writer.write(snapshot))
    found = plan_document(Snapshot(), read)
    assert apply(Snapshot(), found.change_set()) == snapshot
    assert found.counters.new == found.rows == len(snapshot.people)
    assert not plan_document(snapshot, read).change_set()


def test_known_records_are_replaced_and_nothing_is_removed() -> None:
    before = one_account(Person("p", "a", "Ada Brook", rank=0.0), Person("q", "a", "Ben Carr", rank=1.0))
    coming = one_account(Person("p", "a", "Ada Brook", "Owner", rank=0.0), Person("r", "a", "Cleo Dunn", rank=1.0))
    found = plan_document(before, json_reader.read(json_writer.write(coming)))
    counters = found.counters
    assert (counters.new, counters.changed, counters.unchanged, counters.missing_from_file) == (1, 1, 0, 1)
    assert {p.name for p in found.after.people.values()} == {"Ada Brook", "Ben Carr", "Cleo Dunn"}


def test_an_account_keeps_one_partnership() -> None:
    before = one_account(Person("p", "a", "Ada Brook"))
    role = RoleAssignment("other", "p", frozenset({BuyingRole.COACH}))
    coming = replace(
        before,
        objectives={"other": Objective("other", "a", "Partnership", ObjectiveKind.PARTNERSHIP)},
        roles={role.id: role},
    )
    after = plan_document(before, json_reader.read(json_writer.write(coming))).after
    assert list(after.objectives) == ["a-o"]
    assert [r.objective for r in after.roles.values()] == ["a-o"]
    bare = b'{"format": "relmap", "version": 1, "accounts": [{"id": "a", "name": "Ardo Pumps"}]}'
    assert not plan_document(before, json_reader.read(bare)).change_set()


@pytest.mark.parametrize(
    ("coming", "code"),
    [
        (one_account(name="ARDO pumps", id_="b"), "ACCOUNT_NAME_TAKEN"),
        (one_account(Person("p", "b", "Zoe Quist"), name="Bolt", id_="b"), "ID_OF_OTHER_ACCOUNT"),
    ],
)
def test_an_id_or_a_name_that_means_something_else_is_refused(coming: Snapshot, code: str) -> None:
    with pytest.raises(UserError) as caught:
        plan_document(one_account(Person("p", "a", "Ada Brook")), json_reader.read(json_writer.write(coming)))
    assert caught.value.code == code
    assert sentence(caught.value).endswith(".")


def test_a_contact_list_comes_back_as_it_went() -> None:
    before = imported(
        "ID,Name,Title,Email,Phone,Department,Location,Manager ID\n"
        "1,Ada Brook,=Owner,ada@ardo.example,+44 20 1,Board,Leeds,\n"
        '2,"Ben ""B"" Carr",Buyer; tools,ben@ardo.example,,Purchasing,,1\n'
        "3,Vacant,Planner,,,,,2\n"
    )
    (account,) = before.accounts
    for suffix in (".csv", ".tsv"):
        data = formats.exported(before, Path(f"people{suffix}"), account)
        assert data.startswith(b"\xef\xbb\xbfRelMap ID")
        assert b"'=Owner" in data
        assert b"'+44" not in data


def test_an_exported_contact_list_changes_nothing_when_it_comes_back(tmp_path: Path) -> None:
    before = imported("ID,Name,Title,Phone,Manager ID\n1,Ada Brook,=Owner,+44 1,\n2,Vacant,Buyer,,1\n")
    target = tmp_path / "people.csv"
    formats.write_file(target, before, audience=Audience.TEAM)
    found = formats.plan_import(before, target, account_name="Ardo Pumps")
    assert not found.change_set()
    assert found.reports_to is not None
    assert (found.reports_to.kind, found.mapping["reports_to"]) == ("id", "Reports to ID")
    fresh = formats.plan_import(Snapshot(), target, account_name="New").after
    assert [p.title for p in sorted(fresh.people.values(), key=lambda p: p.rank)] == ["=Owner", "Buyer"]


def test_a_contact_list_holds_no_opinion_and_nobody_who_has_left() -> None:
    snapshot = imported("Name,Title,Level,Buying Role\nAda Brook,Owner,VP,Champion\nBen Carr,Buyer,VP,Champion\n")
    gone = replace(named(snapshot, "Ben Carr"), status=PersonStatus.LEFT, upper_override="secret")
    written = formats.exported(replace(snapshot, people={**snapshot.people, gone.id: gone}), Path("people.csv"))
    text = written.decode("utf-8-sig")
    assert "Ada Brook" in text
    assert "Ben Carr" not in text
    assert not {"VP", "COACH", "Champion", "secret"} & set(text.replace("\r\n", ",").split(","))


def test_a_file_is_recognised_by_its_suffix_or_by_name() -> None:
    assert formats.format_of(Path("Export.CSV")).code == "CSV"
    assert formats.format_of(Path("a.relmap.json")).code == "JSON"
    assert formats.format_of(Path("data.bin"), "Tsv").code == "TSV"
    assert all(f.label and f.name for f in formats.FORMATS)
    for path, name, code in ((Path("a.doc"), None, "FORMAT_UNKNOWN"), (Path("a.csv"), "word", "FORMAT_NAME_UNKNOWN")):
        with pytest.raises(UserError) as caught:
            formats.format_of(path, name)
        assert caught.value.code == code
        assert "json" in sentence(caught.value)


def test_a_file_is_written_wholly_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    formats.write_file(target, one_account())
    assert json_reader.read(target).snapshot == one_account()
    with pytest.raises(UserError) as caught:
        formats.write_file(tmp_path / "nowhere" / "out.json", one_account())
    assert caught.value.code == "FILE_NOT_WRITABLE"
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_the_user_may_name_columns_for_the_import(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Name,Nickname,Job Title\nAda Brook,Addy,Owner\n")
    after = formats.plan_import(Snapshot(), source, account_name="Ardo", mapping={"name": "Nickname"}).after
    assert [p.name for p in after.people.values()] == ["Addy"]
