"""RelMap JSON: lossless both ways, and one plain sentence for everything that is no RelMap JSON."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from exchange_documents import documents
from hypothesis import given, settings

from relmap.errors import UserError
from relmap.exchange import files, json_reader, json_writer
from relmap.exchange.json_fields import KEYS
from relmap.model.snapshot import COLLECTIONS, Snapshot
from relmap.words.errors import sentence

KEPT_ELSEWHERE = {"meeting", "person", "account", "objective", "rank", "x", "y"}


def document(**account: object) -> bytes:
    whole = {"format": "relmap", "version": 1, "accounts": [{"id": "a", "name": "Ardo Pumps", **account}]}
    return json.dumps(whole).encode()


def refused(source: bytes) -> tuple[str, str]:
    with pytest.raises(UserError) as caught:
        json_reader.read(source)
    words = sentence(caught.value)
    assert words.endswith(".") and "{" not in words
    return caught.value.code, words


@given(documents())
@settings(max_examples=60)
def test_every_document_survives_the_round_trip(snapshot: Snapshot) -> None:
    read = json_reader.read(json_writer.write(snapshot))
    assert read.snapshot == snapshot
    assert {w.code for w in read.warnings} <= {"REPORTING_CYCLE", "SELF_REPORT"}
    assert json_writer.write(read.snapshot) == json_writer.write(snapshot)


def test_the_table_of_keys_knows_every_field_of_every_record() -> None:
    for record_type in COLLECTIONS:
        written = {key.attribute for key in KEYS[record_type]}
        assert {f.name for f in fields(record_type)} - written <= KEPT_ELSEWHERE


def test_the_order_of_people_is_sibling_order_even_against_old_ranks() -> None:
    people = [{"id": "b", "rank": 5}, {"id": "c"}, {"id": "a", "rank": 1}]
    snapshot = json_reader.read(document(people=people)).snapshot
    assert [p.id for p in snapshot.people_of("a")] == ["b", "c", "a"]


def test_one_account_takes_only_its_own_colleagues_along() -> None:
    whole = {
        "format": "relmap",
        "version": 1,
        "team": [{"id": "t1", "name": "Kim"}, {"id": "t2", "name": "Lou"}, {"id": "t3", "name": "Max"}],
        "accounts": [
            {
                "id": "a",
                "name": "A",
                "people": [{"id": "p"}],
                "relationships": [{"team_member": "t1", "person": "p", "depth": 2}],
                "objectives": [{"id": "o", "kind": "PARTNERSHIP", "roles": [{"person": "t3", "roles": ["COACH"]}]}],
            },
            {"id": "b", "name": "B", "people": [{"id": "q"}]},
        ],
    }
    written = json.loads(json_writer.write(json_reader.read(json.dumps(whole).encode()).snapshot, "a"))
    assert [member["id"] for member in written["team"]] == ["t1", "t3"]
    assert [account["id"] for account in written["accounts"]] == ["a"]


def test_a_missing_partnership_is_made_the_same_each_time() -> None:
    first, second = json_reader.read(document()), json_reader.read(document())
    assert first.snapshot == second.snapshot
    (objective,) = first.snapshot.objectives_of("a")
    assert (objective.kind, objective.title) == ("PARTNERSHIP", "Partnership")
    assert first.made == {objective.id}


def test_what_points_nowhere_is_listed_and_nobody_is_lost() -> None:
    read = json_reader.read(
        document(
            units=[{"id": "u", "name": "Works", "parent": "gone"}],
            people=[
                {"id": "1", "name": "Ann", "reports_to": "2"},
                {"id": "2", "name": "Ben", "reports_to": "1"},
                {"id": "3", "name": "Cay", "reports_to": "3"},
                {"id": "4", "name": "Dot", "reports_to": "gone", "unit": "gone"},
            ],
            relationships=[{"team_member": "gone", "person": "1"}],
            ties=[
                {"id": "t", "kind": "ALLY", "from": "1", "to": "gone"},
                {"id": "s", "kind": "ALLY", "from": "1", "to": "1"},
            ],
            objectives=[{"id": "o", "title": "Sale", "unit": "gone", "roles": [{"person": "gone", "roles": []}]}],
        )
    )
    assert [w.code for w in read.warnings] == [
        "UNIT_PARENT_NOT_FOUND",
        "UNIT_NOT_FOUND",
        "MANAGER_NOT_FOUND",
        "RELATIONSHIP_LEFT_OUT",
        "TIE_LEFT_OUT",
        "TIE_TO_SELF",
        "OBJECTIVE_UNIT_NOT_FOUND",
        "ROLE_LEFT_OUT",
        "REPORTING_CYCLE",
        "SELF_REPORT",
    ]
    assert all(w.text.endswith(".") and "{" not in w.text for w in read.warnings)
    people = read.snapshot.people
    assert len(people) == 4
    assert (people["1"].reports_to, people["3"].reports_to, people["4"].reports_to) == ("2", "3", None)


def test_our_executive_may_coach_and_nothing_else() -> None:
    source = json.loads(document(objectives=[{"id": "o", "title": "Sale", "roles": []}]))
    source["team"] = [{"id": "t", "name": "Kim"}]
    source["accounts"][0]["objectives"][0]["roles"] = [{"person": "t", "roles": ["COACH", "USER"]}]
    read = json_reader.read(json.dumps(source).encode())
    (role,) = read.snapshot.roles.values()
    assert role.roles == {"COACH"}
    assert [w.code for w in read.warnings] == ["ROLE_COACH_ONLY"]


def test_a_rating_of_zero_becomes_unknown() -> None:
    objectives = [{"id": "o", "title": "Sale", "roles": [{"person": "p", "rating": 0}]}]
    read = json_reader.read(document(people=[{"id": "p"}], objectives=objectives))
    assert [r.rating for r in read.snapshot.roles.values()] == [None]
    assert [w.code for w in read.warnings] == ["RATING_ZERO"]
    assert "accounts[0].objectives[0].roles[0]" in read.warnings[0].text


def test_control_characters_and_half_pairs_do_not_come_in() -> None:
    read = json_reader.read(document(people=[{"id": "p", "name": "A\u0000n\u001bn \ud83d", "title": "two\nlines"}]))
    person = read.snapshot.people["p"]
    assert (person.name, person.title) == ("Ann \ufffd", "two\nlines")


@pytest.mark.parametrize(
    ("account", "code", "where"),
    [
        ({"colour": 1}, "JSON_UNKNOWN_KEY", "accounts[0]"),
        ({"people": [{"id": "p"}, {"id": "q", "boss": "p"}]}, "JSON_UNKNOWN_KEY", "accounts[0].people[1]"),
        ({"people": [{"name": "Ann"}]}, "JSON_MISSING_KEY", "accounts[0].people[0]"),
        ({"people": {}}, "JSON_EXPECTS_LIST", "accounts[0].people"),
        ({"people": [7]}, "JSON_EXPECTS_OBJECT", "accounts[0].people[0]"),
        ({"people": [{"id": "p", "name": None}]}, "JSON_EXPECTS_TEXT", "accounts[0].people[0].name"),
        ({"people": [{"id": 5}]}, "JSON_EXPECTS_ID", "accounts[0].people[0].id"),
        ({"people": [{"id": "x" * 101}]}, "JSON_EXPECTS_ID", "accounts[0].people[0].id"),
        ({"people": [{"id": "p", "level": "BOSS"}]}, "JSON_EXPECTS_WORD", "accounts[0].people[0].level"),
        ({"people": [{"id": "p", "level": ["VP"]}]}, "JSON_EXPECTS_WORD", "accounts[0].people[0].level"),
        ({"people": [{"id": "p", "since": "2026-02-30"}]}, "JSON_EXPECTS_DATE", "accounts[0].people[0].since"),
        ({"people": [{"id": "p", "since": "20260201"}]}, "JSON_EXPECTS_DATE", "accounts[0].people[0].since"),
        ({"people": [{"id": "p", "pinned": 1}]}, "JSON_EXPECTS_FLAG", "accounts[0].people[0].pinned"),
        ({"people": [{"id": "p", "position": [1]}]}, "JSON_EXPECTS_POSITION", "accounts[0].people[0].position"),
        ({"people": [{"id": "p", "position": [1, "2"]}]}, "JSON_EXPECTS_NUMBER", "accounts[0].people[0].position[1]"),
        ({"people": [{"id": "p"}, {"id": "p"}]}, "JSON_DUPLICATE_ID", "accounts[0].people[1]"),
        ({"employees": True}, "JSON_EXPECTS_WHOLE", "accounts[0].employees"),
        ({"employees": -1}, "JSON_OUT_OF_RANGE", "accounts[0].employees"),
        ({"employees": 10**30}, "JSON_EXPECTS_WHOLE", "accounts[0].employees"),
        ({"objectives": [{"id": "o"}]}, "JSON_MISSING_KEY", "accounts[0].objectives[0]"),
        (
            {"objectives": [{"id": "o", "kind": "PARTNERSHIP"}, {"id": "n", "kind": "PARTNERSHIP"}]},
            "JSON_TWO_PARTNERSHIPS",
            "accounts[0].objectives[1]",
        ),
        (
            {"relationships": [{"team_member": "t", "person": "p"}, {"team_member": "t", "person": "p"}]},
            "JSON_PAIR_TWICE",
            "accounts[0].relationships[1]",
        ),
        (
            {"relationships": [{"team_member": "t", "person": "p", "depth": 6}]},
            "JSON_OUT_OF_RANGE",
            "accounts[0].relationships[0].depth",
        ),
        (
            {"objectives": [{"id": "o", "title": "S", "roles": [{"person": "p", "roles": ["BUYER"]}]}]},
            "JSON_EXPECTS_WORD",
            "accounts[0].objectives[0].roles[0].roles[0]",
        ),
    ],
)
def test_a_mistake_is_one_sentence_that_names_the_place(account: dict[str, object], code: str, where: str) -> None:
    found, words = refused(document(**account))
    assert found == code
    assert where in words


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "JSON_SYNTAX"),
        (b"hello", "JSON_SYNTAX"),
        (b"[]", "JSON_EXPECTS_OBJECT"),
        (b"{}", "JSON_NOT_RELMAP"),
        (b'{"format": "relmap", "version": 2}', "JSON_NEWER"),
        (b'{"format": "relmap", "version": true}', "JSON_NOT_RELMAP"),
        (b'{"format": "relmap", "version": "1"}', "JSON_NOT_RELMAP"),
        (b'{"format": "relmap", "format": "relmap"}', "JSON_DUPLICATE_KEY"),
        (b'{"format": "relmap", "version": 1, "extra": 1}', "JSON_UNKNOWN_KEY"),
        (b'{"format": "relmap", "version": NaN}', "JSON_NOT_A_NUMBER"),
        (b"[" * 200_000, "JSON_TOO_DEEP"),
        (b'{"format": "\xff"}', "JSON_NOT_UTF8"),
        (b"PK\x03\x04\x00\x00", "JSON_SYNTAX"),
        (document(people=[{"id": "p", "position": [0, 1]}]).replace(b"1]", b"1e999]"), "JSON_OUT_OF_RANGE"),
        (document(employees=7).replace(b"7", b"9" * 5000), "JSON_EXPECTS_WHOLE"),
    ],
)
def test_what_is_no_relmap_json_is_refused(source: bytes, code: str) -> None:
    assert refused(source)[0] == code


def test_a_file_beyond_the_limit_is_not_parsed() -> None:
    assert refused(b" " * (files.LARGEST + 1))[0] == "FILE_TOO_LARGE"


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert json_reader.read(b"\xef\xbb\xbf" + document()).snapshot.accounts["a"].name == "Ardo Pumps"
