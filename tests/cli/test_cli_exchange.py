"""``import`` and ``export`` as processes: lossless, all or nothing, and as documented (interchange.md 2)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_process import here, relmap

from relmap.assets import asset

SAMPLE = asset("samples", "sample.relmap.json")

REPORT_KEYS = [
    "source", "format", "encoding", "delimiter", "rows", "mapping", "new", "changed", "unchanged", "new_holder",
    "possible_duplicates", "missing_from_file", "blocked", "warnings", "reports_to", "cycles",
]  # fmt: skip

PEOPLE = """Name;Position;Manager;E-mail
Odile Marchetti;Owner;;odile@example.org
Tomasz Brück;Head of works;Odile Marchetti;
Ilse Varga;Buyer;Tomasz Brück;
Sven Aho;Planner;Somebody Else;
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "a.relmap"
    assert here("new", path).status == 0
    return path


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def test_json_survives_the_round_trip(document: Path, tmp_path: Path) -> None:
    assert relmap("import", document, SAMPLE).status == 0
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    ended = relmap("export", document, first)
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    other = tmp_path / "b.relmap"
    here("new", other)
    assert here("import", other, first).status == 0
    assert here("export", other, second).status == 0
    assert first.read_bytes() == second.read_bytes()
    before = document.read_bytes()
    assert here("import", document, first, "--json").json["unchanged"] > 0
    assert document.read_bytes() == before


def test_a_people_list_makes_its_account(document: Path, people: Path) -> None:
    ended = here("import", document, people, "--account", "Brindle Pumps", "--json")
    assert ended.status == 0
    report = ended.json
    assert list(report) == REPORT_KEYS
    assert (report["rows"], report["new"], report["format"]) == (4, 4, "csv")
    assert report["mapping"]["name"] == "Name"
    assert [w["code"] for w in report["warnings"]] == ["MANAGER_NOT_FOUND"]
    assert report["warnings"][0]["line"] == 5
    again = here("import", document, people, "--account", "brindle pumps", "--json").json
    assert (again["new"], again["unchanged"]) == (0, 4)


def test_a_dry_run_says_the_same_and_writes_nothing(document: Path, people: Path) -> None:
    before = document.read_bytes()
    dry = here("import", document, people, "--account", "Brindle Pumps", "--dry-run", "--json")
    assert document.read_bytes() == before
    wet = here("import", document, people, "--account", "Brindle Pumps", "--json")
    drop = {"source": None}
    assert {**dry.json, **drop} == {**wet.json, **drop}
    assert document.read_bytes() != before


def test_without_json_the_import_is_told_in_words(document: Path, people: Path) -> None:
    ended = here("import", document, people, "--account", "Brindle Pumps")
    assert ended.status == 0
    assert "4 new people" in ended.out
    assert ended.sentence.startswith("line 5: ")


@pytest.mark.parametrize(
    "words", [("--map", "name=Position", "title=Name"), ("--map", "name=Position", "--map", "title=Name")]
)
def test_columns_can_be_named(document: Path, people: Path, words: tuple[str, ...]) -> None:
    report = here("import", document, people, "--account", "B", "--json", *words).json
    assert (report["mapping"]["name"], report["mapping"]["title"]) == ("Position", "Name")


@pytest.mark.parametrize(
    "words",
    [
        ("import", "DOC", "none.csv", "--account", "B"),
        ("import", "DOC", "PEOPLE"),
        ("import", "DOC", "PEOPLE", "--account", "B", "--map", "hat=Name"),
        ("import", "DOC", "PEOPLE", "--account", "B", "--map", "name=Hat"),
        ("import", "DOC", "PEOPLE", "--account", "B", "--format", "papyrus"),
        ("import", "DOC", "PEOPLE", "--account", "B", "--format", "json"),
        ("import", "DOC", "PEOPLE", "--account", "B", "--sheet", "One"),
        ("import", "DOC", "DOC"),
        ("import", "none.relmap", "PEOPLE", "--account", "B"),
        ("export", "DOC", "DOC"),
        ("export", "DOC", "FOLDER"),
        ("export", "DOC", "FOLDER/none/a.json"),
        ("export", "DOC", "FOLDER/a.papyrus"),
        ("export", "DOC", "FOLDER/a.json", "--account", "Nobody"),
        ("export", "DOC", "FOLDER/a.csv", "--format", "relationships", "--audience", "customer"),
        ("export", "DOC", "FOLDER/a.json", "--objective", "Partnership"),
        ("export", "none.relmap", "FOLDER/a.json"),
        ("flags", "DOC", "--account", "Nobody"),
        ("paths", "DOC", "--account", "Nobody"),
        ("paths", "PEOPLE", "--account", "Nobody"),
    ],
)
def test_a_faulty_input_is_told_in_one_sentence_and_nothing_is_written(
    document: Path, people: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    here("import", document, people, "--account", "Other")
    here("import", document, people, "--account", "Third")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    named = [
        w.replace("DOC", str(document)).replace("PEOPLE", str(people)).replace("FOLDER", str(tmp_path)) for w in words
    ]
    ended = here(*named)
    assert ended.status == 1
    assert ended.out == ""
    assert ended.sentence.endswith(".") and "Traceback" not in ended.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_one_account_can_be_exported(document: Path, people: Path, tmp_path: Path) -> None:
    here("import", document, people, "--account", "Brindle Pumps")
    here("import", document, SAMPLE)
    assert here("export", document, tmp_path / "one.json", "--account", "brindle pumps").status == 0
    (account,) = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))["accounts"]
    assert account["name"] == "Brindle Pumps" and len(account["people"]) == 4
    assert here("export", document, tmp_path / "one.relmap", "--account", "Brindle Pumps").status == 0
    assert b"Kestrel" not in (tmp_path / "one.relmap").read_bytes()
    assert here("export", document, tmp_path / "all.relmap").status == 0
    assert here("check", tmp_path / "all.relmap").status == 0
    assert (
        here("export", document, tmp_path / "list.csv", "--account", "Brindle Pumps", "--audience", "customer").status
        == 0
    )
    assert "Odile Marchetti" in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("a.csv", ()),
        ("a.tsv", ()),
        ("a.csv", ("--format", "visio")),
        ("a.csv", ("--format", "Relationships")),
        ("a.xlsx", ()),
        ("a.vcf", ()),
        ("a.graphml", ()),
        ("a.gexf", ()),
        ("a.mmd", ()),
        ("a.dot", ()),
        ("a.json", ("--audience", "company")),
    ],
)
def test_every_format_is_written_for_its_audience(
    document: Path, people: Path, tmp_path: Path, file: str, words: tuple[str, ...]
) -> None:
    here("import", document, people, "--account", "Brindle Pumps")
    target = tmp_path / file
    ended = here("export", document, target, "--account", "brindle pumps", *words)
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    assert target.stat().st_size > 0
    assert not list(tmp_path.glob("*.part"))


def test_a_file_for_the_customer_says_less(document: Path, tmp_path: Path) -> None:
    here("import", document, SAMPLE)
    inside, outside = tmp_path / "inside.dot", tmp_path / "outside.dot"
    for target, audience in ((inside, "team"), (outside, "customer")):
        assert (
            here("export", document, target, "--account", "Kestrel Hydraulics Ltd", "--audience", audience).status == 0
        )
    assert "/5" in inside.read_text("utf-8") and "#7A1610" in inside.read_text("utf-8")
    assert "/5" not in outside.read_text("utf-8") and "#7A1610" not in outside.read_text("utf-8")
    assert "Harriet Kestrel" in outside.read_text("utf-8")


def test_how_a_file_is_read_can_be_said(document: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes("Export\nName#Position\nJörg Thaler#Owner, retired\n".encode("cp1252"))
    words = ("--account", "B", "--delimiter", "#", "--encoding", "cp1252", "--header-line", "2", "--dry-run", "--json")
    report = here("import", document, path, *words).json
    assert (report["rows"], report["encoding"], report["delimiter"]) == (1, "cp1252", "#")
    assert report["mapping"] == {"name": "Name", "title": "Position"}


@pytest.mark.parametrize("words", [("--delimiter", "##"), ("--header-line", "two"), ("--dates", "never")])
def test_what_cannot_be_said_is_wrong_usage(document: Path, people: Path, words: tuple[str, ...]) -> None:
    assert here("import", document, people, *words).status == 2


def test_accounts_of_another_document_are_added_and_never_overwritten(
    document: Path, people: Path, tmp_path: Path
) -> None:
    here("import", document, people, "--account", "Brindle Pumps")
    other = tmp_path / "other.relmap"
    here("new", other)
    here("import", other, people, "--account", "Aster Valves")
    assert here("import", document, other, "--dry-run", "--json").json["new"] == 4
    assert here("import", document, other, "--json").json["new"] == 4
    again = here("import", document, other, "--json").json
    assert (again["new"], again["blocked"]) == (0, 4)
    assert {w["code"] for w in again["warnings"]} == {"ACCOUNT_EXISTS_TWICE"}


def test_a_document_for_the_customer_holds_nothing_of_ours(document: Path, tmp_path: Path) -> None:
    here("import", document, SAMPLE)
    target = tmp_path / "shared.relmap"
    assert here("export", document, target, "--account", "Kestrel Hydraulics Ltd", "--audience", "customer").status == 0
    shared = here("export", target, tmp_path / "shared.json")
    assert shared.status == 0
    (account,) = json.loads((tmp_path / "shared.json").read_text(encoding="utf-8"))["accounts"]
    assert account["people"] and not account.get("ties")
    # Of ours only who works with whom on what, as the joint map prints it.
    for relationship in account["relationships"]:
        said = {key: value for key, value in relationship.items() if value not in (None, "", 0)}
        assert said.keys() == {"team_member", "person", "topic", "cadence_days"} and said["cadence_days"] == 90
