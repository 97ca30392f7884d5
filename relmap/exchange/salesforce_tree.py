"""Reads the data trees of Salesforce: records that point at each other by "@" references (formats.md 1.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from relmap.errors import UserError
from relmap.exchange.files import LARGEST, read_bytes
from relmap.exchange.json_cells import record_table
from relmap.exchange.json_reader import parsed
from relmap.exchange.remarks import Remark
from relmap.exchange.table import Table

_MOST_FILES = 50
_ROLES = ("OpportunityContactRole", "AccountContactRole")
_RECORD_KEYS = ("attributes", "Id", "AccountId", "ReportsToId", "Account", "ReportsTo")


def is_tree(root: Any) -> bool:
    """Whether parsed JSON is a data tree."""
    records = root.get("records") if isinstance(root, Mapping) else None
    return isinstance(records, list) and any(
        isinstance(record, Mapping) and isinstance(record.get("attributes"), Mapping) for record in records
    )


def is_plan(root: Any) -> bool:
    """Whether parsed JSON is a plan that names the files of a data tree."""
    return isinstance(root, list) and bool(root) and all(isinstance(i, Mapping) and "sobject" in i for i in root)


def read_plan(root: Sequence[Mapping[str, Any]], folder: Path) -> Table:
    """The contacts of all files a plan names, which lie beside it.

    Raises ``UserError`` when a name leads elsewhere, or the files together are too large or hold no contacts.
    """
    names = [name for step in root if isinstance(step.get("files"), list) for name in step["files"]]
    trees: list[Any] = []
    remarks: list[Remark] = []
    size = 0
    for name in dict.fromkeys(str(name) for name in names[:_MOST_FILES]):
        if not name or name in (".", "..") or Path(name).name != name or any(sign in name for sign in "\\:\x00"):
            raise UserError("SALESFORCE_PLAN_ELSEWHERE", file=name[:100])
        path = folder / name
        if not path.is_file() or path.is_symlink():
            remarks.append(Remark("SALESFORCE_FILE_MISSING", facts={"file": name}))
            continue
        data = read_bytes(path)
        size += len(data)
        if size > LARGEST:
            raise UserError("FILE_TOO_LARGE", limit=LARGEST // 2**20)
        trees.append(parsed(data))
    return read_trees(trees, remarks)


def read_trees(roots: Sequence[Any], remarks: Sequence[Remark] = ()) -> Table:
    """The contacts of one or several parsed files as a table; references reach from file to file.

    Raises ``UserError`` when there are no contacts.
    """
    trees = _Trees()
    for root in roots:
        trees.add(root)
    if not trees.contacts:
        raise UserError("SALESFORCE_NO_CONTACTS", types=", ".join(sorted(trees.types)[:10]) or "-")
    noted = list(remarks)
    unknown = {account for _record, account in trees.contacts if account and account not in trees.accounts}
    if unknown:
        noted.append(Remark("ACCOUNTS_NOT_IN_FILE", facts={"count": len(unknown)}))
    return record_table(list(trees.rows()), "salesforce-tree", noted)


@dataclass(slots=True)
class _Trees:
    """What the files hold: contacts with the reference of their account, account names and roles by reference."""

    contacts: list[tuple[Mapping[str, Any], str]] = field(default_factory=list)
    accounts: dict[str, str] = field(default_factory=dict)
    roles: dict[str, list[str]] = field(default_factory=dict)
    types: set[str] = field(default_factory=set)

    def add(self, root: Any) -> None:
        """Take in every record of a file, those inside others too."""
        waiting: list[tuple[Any, str]] = [(root, "")]
        while waiting:
            tree, account = waiting.pop()
            records = tree.get("records") if isinstance(tree, Mapping) else None
            inside: list[tuple[Any, str]] = []
            for record in records if isinstance(records, list) else ():
                if isinstance(record, Mapping):
                    inside.extend(self._record(record, account))
            waiting.extend(reversed(inside))

    def _record(self, record: Mapping[str, Any], around: str) -> Iterator[tuple[Any, str]]:
        kind = _attribute(record, "type")
        key = _key(record)
        self.types.add(kind)
        account = around
        if kind == "Account":
            account = key
            self.accounts[key] = str(record.get("Name") or "")
        elif kind == "Contact":
            self.contacts.append((record, _reference(record.get("AccountId")) or around))
        elif kind in _ROLES and record.get("Role"):
            self.roles.setdefault(_reference(record.get("ContactId")), []).append(str(record["Role"]))
        for value in record.values():
            if isinstance(value, Mapping) and "records" in value:
                yield value, account

    def rows(self) -> Iterator[dict[str, Any]]:
        """A row for each contact: its own fields, with ids and names in place of references."""
        for record, account in self.contacts:
            key = _key(record)
            names = record.get("Account"), record.get("ReportsTo")
            row: dict[str, Any] = {
                "Contact ID": key,
                **{name: value for name, value in record.items() if name not in _RECORD_KEYS and not _tree(value)},
                "Account Name": self.accounts.get(account) or _inner(names[0], "Name"),
                "Reports To": _reference(record.get("ReportsToId")) or _inner(names[1], "Name"),
            }
            if key in self.roles:
                row["Contact Role"] = "; ".join(dict.fromkeys(self.roles[key]))
            yield row


def _tree(value: Any) -> bool:
    return isinstance(value, Mapping) and "records" in value


def _attribute(record: Mapping[str, Any], name: str) -> str:
    attributes = record.get("attributes")
    return str(attributes.get(name) or "") if isinstance(attributes, Mapping) else ""


def _key(record: Mapping[str, Any]) -> str:
    return str(record.get("Id") or _attribute(record, "referenceId"))


def _reference(value: Any) -> str:
    return value.removeprefix("@") if isinstance(value, str) else ""


def _inner(value: Any, name: str) -> str:
    return str(value.get(name) or "") if isinstance(value, Mapping) else ""
