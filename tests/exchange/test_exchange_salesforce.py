"""Salesforce data trees: records that point at each other, in one file or several."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from exchange_tables import boss_of, named

from relmap.errors import UserError
from relmap.exchange import json_tables
from relmap.exchange.formats import plan_import
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.table import Table
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole
from relmap.words.errors import sentence


def record(kind: str, reference: str, **fields: Any) -> dict[str, Any]:
    return {"attributes": {"type": kind, "referenceId": reference}, **fields}


CONTACTS = {
    "records": [
        record("Contact", "C1", AccountId="@A1", FirstName="Kit", LastName="Ruiz", Title="Owner"),
        record("Contact", "C2", AccountId="@A1", FirstName="Noa", LastName="Lund", Title="Buyer", ReportsToId="@C1"),
        record("Contact", "C3", AccountId="@A2", FirstName="Mia", LastName="Sol", ReportsToId="@C9"),
    ]
}
ACCOUNTS = {"records": [record("Account", "A1", Name="Ardo Pumps"), record("Account", "A2", Name="Belo Valves")]}
PLAN = [
    {"sobject": "Account", "saveRefs": True, "files": ["Accounts.json"]},
    {"sobject": "Contact", "resolveRefs": True, "files": ["Contacts.json"]},
    {"sobject": "OpportunityContactRole", "files": ["Roles.json"]},
]


def written(folder: Path, name: str, content: Any) -> Path:
    path = folder / name
    path.write_text(json.dumps(content), "utf-8")
    return path


def planned(path: Path) -> ImportPlan:
    return plan_import(Snapshot(), path, account_name="Ardo Pumps")


def test_references_to_managers_are_followed(tmp_path: Path) -> None:
    plan = planned(written(tmp_path, "Contacts.json", CONTACTS))
    assert boss_of(plan.after, "Noa Lund") == "Kit Ruiz"
    assert named(plan.after, "Noa Lund").source_id == "C2"
    assert plan.source == f"salesforce-tree:{plan.account}"
    assert [w.code for w in plan.warnings] == ["MANAGER_NOT_FOUND", "ACCOUNTS_NOT_IN_FILE"]
    assert not plan_import(plan.after, tmp_path / "Contacts.json", account=plan.account).change_set()


def test_a_plan_brings_all_its_files_together(tmp_path: Path) -> None:
    written(tmp_path, "Contacts.json", CONTACTS)
    written(tmp_path, "Accounts.json", ACCOUNTS)
    roles = [
        record("OpportunityContactRole", "R1", ContactId="@C1", Role="Economic Buyer"),
        record("OpportunityContactRole", "R2", ContactId="@C1", Role="Evaluator"),
    ]
    written(tmp_path, "Roles.json", {"records": roles})
    plan = planned(written(tmp_path, "data-plan.json", PLAN))
    assert {p.name: p.firm for p in plan.after.people.values()} == {
        "Kit Ruiz": "Ardo Pumps",
        "Noa Lund": "Ardo Pumps",
        "Mia Sol": "Belo Valves",
    }
    (role,) = plan.after.roles.values()
    assert role.roles == {BuyingRole.ECONOMIC, BuyingRole.TECHNICAL}


def test_contacts_inside_their_account_belong_to_it(tmp_path: Path) -> None:
    inside = [record("Contact", "C1", LastName="Ruiz", FirstName="Kit")]
    more = [record("Contact", "C2", LastName="Lund", FirstName="Noa")]
    tree = {
        "records": [
            record("Account", "A1", Name="Ardo Pumps", Contacts={"records": inside}),
            record("Account", "A2", Name="Belo Valves", Contacts={"records": more}),
        ]
    }
    plan = planned(written(tmp_path, "tree.json", tree))
    assert {p.name: p.firm for p in plan.after.people.values()} == {"Kit Ruiz": "Ardo Pumps", "Noa Lund": "Belo Valves"}


def test_a_file_that_the_plan_names_and_nobody_sent_is_listed(tmp_path: Path) -> None:
    written(tmp_path, "Contacts.json", CONTACTS)
    plan = planned(written(tmp_path, "data-plan.json", PLAN))
    assert sum(w.code == "SALESFORCE_FILE_MISSING" for w in plan.warnings) == 2


@pytest.mark.parametrize("name", ["../Contacts.json", "/etc/passwd", "..", "a\\b.json", "C:b.json", "sub/a.json"])
def test_a_plan_never_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, "data-plan.json", [{"sobject": "Contact", "files": [name]}])
    with pytest.raises(UserError) as caught:
        planned(path)
    assert caught.value.code == "SALESFORCE_PLAN_ELSEWHERE"
    assert sentence(caught.value).endswith(".")


@pytest.mark.parametrize(
    "content",
    [ACCOUNTS, {"records": [record("Contact", "C1"), 3]}, {"records": [{"attributes": {}, "Name": {"records": 7}}]}],
)
def test_records_without_people_are_one_sentence_or_listed(tmp_path: Path, content: Any) -> None:
    path = written(tmp_path, "tree.json", content)
    with pytest.raises(UserError) as caught:
        planned(path)
    assert caught.value.code in ("SALESFORCE_NO_CONTACTS", "NO_NAME_COLUMN")
    assert sentence(caught.value).endswith(".")


@pytest.mark.corpus
def test_the_real_trees_come_in_or_say_why_not(corpus: Path) -> None:
    folder = corpus / "salesforce-tree"
    table = json_tables.read(folder / "data-plan.json")
    assert isinstance(table, Table)
    assert len(table.rows) == 6
    assert "" not in table.column(table.headers.index("Account Name"))
    alone = plan_import(Snapshot(), folder / "Contacts.json", account_name="Sample")
    assert alone.counters.new == 6
    with pytest.raises(UserError) as caught:
        plan_import(Snapshot(), folder / "Accounts.json", account_name="Sample")
    assert caught.value.code == "SALESFORCE_NO_CONTACTS"
