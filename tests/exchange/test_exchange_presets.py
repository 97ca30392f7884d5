"""Exports of the programs people have: recognised by their headers, mapped, and read as that program means them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from crm_exports import (
    DATA_LOADER,
    DYNAMICS,
    DYNAMICS_API,
    EXPORTS,
    GOOGLE,
    HUBSPOT,
    LINKEDIN,
    ORGANIMI,
    ORGCHART_NOW,
    OUTLOOK,
    OUTLOOK_DE,
    PINGBOARD,
    PIPEDRIVE,
    REPORT,
    REPORT_WITHOUT_ID,
    UK,
    UNARIC,
    VISIO,
    ZOHO,
    planned,
    proposed,
    table,
)
from exchange_tables import boss_of, named

from relmap.errors import UserError
from relmap.exchange.columns import mapped, propose
from relmap.exchange.dates import DateOrder, read_date, usual_order
from relmap.exchange.formats import plan_import, read_file
from relmap.exchange.presets import program_of
from relmap.exchange.reading import ReadingOptions
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, Influence, PersonStatus, TieKind
from relmap.words.errors import sentence
from relmap.words.imports import program


@pytest.mark.parametrize(("header", "program", "mapping"), EXPORTS)
def test_a_program_is_recognised_and_every_column_finds_its_field(
    header: str, program: str, mapping: dict[str, str]
) -> None:
    source = table(header)
    assert program_of(source) == program
    assert proposed(source) == mapping


def test_a_salesforce_report_without_ids_is_known_by_its_footer() -> None:
    source = table(
        REPORT_WITHOUT_ID,
        '"Kit","Ruiz","Owner","Ardo Pumps","kit@ardo.example",""',
        '"Noa","Lund","Buyer","Ardo Pumps","noa@ardo.example","Kit Ruiz"',
        "",
        '"Grand Totals (2 records)"',
        '"Confidential Information - Do Not Distribute"',
        '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."',
    )
    assert program_of(source) == "salesforce"
    assert len(source.rows) == 2
    assert program_of(table(REPORT_WITHOUT_ID, '"Kit","Ruiz","Owner","Ardo Pumps","kit@ardo.example",""')) == "table"


def test_one_contact_with_several_rows_has_all_the_roles(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        REPORT,
        "0031,Kit,Ruiz,Owner,Ardo Pumps,,,,,Kim Berg,Economic Buyer,1",
        "0031,Kit,Ruiz,Owner,Ardo Pumps,,,,,Kim Berg,Technical Buyer,0",
        "0032,Noa,Lund,Buyer,Ardo Pumps,,,Kit Ruiz,,Kim Berg,Influencer,0",
    )
    roles = {plan.after.people[r.person].name: r for r in plan.after.roles.values()}
    assert roles["Kit Ruiz"].roles == {BuyingRole.ECONOMIC, BuyingRole.TECHNICAL}
    assert (roles["Noa Lund"].roles, roles["Noa Lund"].influence) == (frozenset(), Influence.MEDIUM)
    assert boss_of(plan.after, "Noa Lund") == "Kit Ruiz"


def test_hubspot_buying_roles_are_codes_and_a_blocker_is_no_rating(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        HUBSPOT,
        "9001,Kit,Ruiz,kit@ardo.example,,Kim Berg,Owner,BUDGET_HOLDER;CHAMPION,,,,Ardo Pumps,77;78",
        "9002,Noa,Lund,noa@ardo.example,,Kim Berg,Buyer,BLOCKER,,,,Ardo Pumps,77",
        "9003,Mia,Sol,mia@ardo.example,,Kim Berg,Counsel,LEGAL_AND_COMPLIANCE,,,,Ardo Pumps,77",
    )
    roles = {plan.after.people[r.person].name: r for r in plan.after.roles.values()}
    assert roles["Kit Ruiz"].roles == {BuyingRole.ECONOMIC, BuyingRole.COACH}
    assert roles["Mia Sol"].roles == {BuyingRole.TECHNICAL}
    blocker = roles["Noa Lund"]
    assert (blocker.roles, blocker.rating, blocker.rating_evidence) == (frozenset(), None, "CRM: Blocker")


def test_dynamics_numbers_are_put_into_words_and_who_left_has_left(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        DYNAMICS_API,
        "a1,Kit Ruiz,Owner,kit@ardo.example,,,,,0,,0",
        "a2,Noa Lund,Buyer,noa@ardo.example,,,Kit Ruiz,,2,,1",
        "a3,Mia Sol,Planner,mia@ardo.example,,,Kit Ruiz,,3,,",
    )
    roles = {plan.after.people[r.person].name: r.roles for r in plan.after.roles.values()}
    assert roles["Kit Ruiz"] == {BuyingRole.ECONOMIC}
    assert "Mia Sol" not in roles
    assert named(plan.after, "Noa Lund").status is PersonStatus.LEFT
    assert named(plan.after, "Mia Sol").status is PersonStatus.ACTIVE


def test_google_names_the_manager_in_a_pair_of_columns(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        GOOGLE,
        "Kit,,Ruiz,,,,,,Ardo Pumps,Owner,,,,,,Work,kit@ardo.example ::: kit@home.example,,,,,,",
        "Noa,,Lund,,,,,,Ardo Pumps,Buyer,Purchasing,,,,,Work,noa@ardo.example,Work,+1 555 1 ::: +1 555 2,"
        "Spouse,Mia Sol,Manager,Kit Ruiz",
    )
    assert boss_of(plan.after, "Noa Lund") == "Kit Ruiz"
    assert named(plan.after, "Kit Ruiz").email == "kit@ardo.example"
    assert named(plan.after, "Noa Lund").phone == "+1 555 1"


def test_outlook_writes_the_code_page_of_the_machine_and_salutations_as_title(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        OUTLOOK_DE,
        "Frau,Jördis,,Käßner,,Ardo Pumpen,Geschäftsführung,Geschäftsführerin,,jk@ardo.example,SMTP,,,",
        "Herr,Kit,,Ruiz,,Ardo Pumpen,Einkauf,Einkäufer,,kit@ardo.example,SMTP,,Jördis Käßner,",
        encoding="cp1252",
    )
    assert boss_of(plan.after, "Kit Ruiz") == "Jördis Käßner"
    assert named(plan.after, "Kit Ruiz").title == "Einkäufer"


def test_the_top_of_orgchart_now_reports_to_itself(tmp_path: Path) -> None:
    plan = planned(tmp_path, ORGCHART_NOW, "1,1,Kit Ruiz,Owner,,0,", "2,1,Noa Lund,Buyer,,0,")
    assert [w.code for w in plan.warnings] == ["SELF_REPORT"]
    assert boss_of(plan.after, "Noa Lund") == "Kit Ruiz"


def test_organimi_parts_dotted_managers_by_colons(tmp_path: Path) -> None:
    plan = planned(tmp_path, ORGANIMI, "1,Kit,Ruiz,,,Owner,", "2,Noa,Lund,1,,Buyer,", "3,Mia,Sol,1,,Planner,2:1")
    ties = {(plan.after.people[t.source].name, plan.after.people[t.target].name) for t in plan.after.ties.values()}
    assert ties == {("Mia Sol", "Noa Lund"), ("Mia Sol", "Kit Ruiz")}
    assert {t.kind for t in plan.after.ties.values()} == {TieKind.DOTTED_TO}


@pytest.mark.parametrize(
    ("header", "cells", "wanted"),
    [
        (PINGBOARD, ("3/4/2024", "3/15/2024"), date(2024, 3, 4)),
        (PINGBOARD, ("3/4/2024", "5/6/2024"), date(2024, 3, 4)),
        (PINGBOARD, ("3/4/2024", "15/4/2024"), date(2024, 4, 3)),
        (UNARIC, ("03.04.2024", "05.06.2024"), date(2024, 4, 3)),
        (UNARIC, ("2024-04-03T08:00:00.000Z", "45000"), date(2024, 4, 3)),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_column_then_of_the_program(
    tmp_path: Path, header: str, cells: tuple[str, str], wanted: date
) -> None:
    columns = header.split(",")
    place = next(n for n, name in enumerate(columns) if "date" in name.lower())
    rows = [["Kit", "Ruiz", *[""] * (len(columns) - 2)], ["Noa", "Lund", *[""] * (len(columns) - 2)]]
    for row, cell in zip(rows, cells, strict=True):
        row[place] = cell
    plan = planned(tmp_path, header, *map(",".join, rows))
    assert named(plan.after, "Kit Ruiz").in_post_since == wanted
    assert not plan.warnings


@pytest.mark.parametrize(
    ("order", "wanted"), [(DateOrder.DAY_FIRST, date(2024, 4, 3)), (DateOrder.MONTH_FIRST, date(2024, 3, 4))]
)
def test_dates_that_can_be_read_both_ways_are_listed_and_the_user_says_how(
    tmp_path: Path, order: DateOrder, wanted: date
) -> None:
    header, rows = "Name,Title,Hire date", ("Kit Ruiz,Owner,3/4/2024", "Noa Lund,Buyer,5/6/2024")
    plan = planned(tmp_path, header, *rows)
    assert [w.code for w in plan.warnings] == [f"DATES_{usual_order()}"]
    said = plan_import(Snapshot(), tmp_path / "people.csv", account_name="Ardo", options=ReadingOptions(dates=order))
    assert named(said.after, "Kit Ruiz").in_post_since == wanted
    assert not said.warnings


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        *(("2024-03-15", date(2024, 3, 15)), ("2010-10-14T12:00:00.000Z", date(2010, 10, 14))),
        *(("1940-06-07Z", date(1940, 6, 7)), ("07/15/2009 02:14:45+0800", date(2009, 7, 15))),
        *(("15 Mar 2024", date(2024, 3, 15)), ("15. March 2024", date(2024, 3, 15))),
        *(("3/15/2024 2:30 PM", date(2024, 3, 15)), ("19960415", date(1996, 4, 15)), ("45366", date(2024, 3, 15))),
        *(("15.3.24", date(2024, 3, 15)), ("2024-03-12 09:14", date(2024, 3, 12))),
        *(("--0415", None), ("31.2.2024", None), ("soon", None), ("12345", None), ("", None)),
    ],
)
def test_dates_of_every_program_are_read(cell: str, wanted: date | None) -> None:
    assert read_date(cell, DateOrder.DAY_FIRST) == wanted


def contacts(folder: Path) -> Snapshot:
    return planned(
        folder,
        DATA_LOADER,
        "0035g00000AbCdEAAV,0015g1,Ruiz,Kit,,Kit Ruiz,,,,,Owner,,,,,,",
        "0035g00000AbCdFAAV,0015g1,Lund,Noa,,Noa Lund,,,0035g00000AbCdEAAV,,Buyer,,,,,,",
    ).after


def roles_file(folder: Path, *rows: str) -> Path:
    path = folder / "roles.csv"
    path.write_text("\n".join(("Id,OpportunityId,ContactId,Role,IsPrimary", *rows)), "utf-8")
    return path


def test_contact_roles_come_as_a_second_file(tmp_path: Path) -> None:
    before = contacts(tmp_path)
    path = roles_file(
        tmp_path,
        "00K1,0061,0035g00000AbCdEAAV,Economic Buyer,true",
        "00K2,0061,0035g00000AbCdE,Evaluator,false",
        "00K3,0062,0035g00000AbCdFAAV,Other,false",
        "00K4,0062,0035g00000XxXxXAAV,Evaluator,false",
        "00K5,0062,0035g00000AbCdFAAV,Grand Vizier,false",
    )
    plan = plan_import(before, path, account=next(iter(before.accounts)))
    (role,) = plan.after.roles.values()
    assert plan.after.people[role.person].name == "Kit Ruiz"
    assert role.roles == {BuyingRole.ECONOMIC, BuyingRole.TECHNICAL}
    assert plan.after.people == before.people
    assert (plan.rows, plan.counters.new, plan.counters.unchanged, plan.counters.blocked) == (5, 2, 1, 2)
    assert [(w.line, w.code) for w in plan.warnings] == [(5, "CONTACT_NOT_FOUND"), (6, "ROLE_NOT_KNOWN")]
    assert not plan_import(plan.after, path).change_set()


def test_contact_roles_without_the_contacts_are_refused(tmp_path: Path) -> None:
    path = roles_file(tmp_path, "00K1,0061,0035g00000AbCdEAAV,Economic Buyer,true")
    with pytest.raises(UserError) as caught:
        plan_import(Snapshot(), path, account_name="Ardo Pumps")
    assert caught.value.code == "ROLES_NEED_PEOPLE"
    assert sentence(caught.value).endswith(".")


def test_the_same_export_again_changes_nothing(tmp_path: Path) -> None:
    rows = ("Kit,Ruiz,kit@ardo.example,Owner,,Board,1/2/2020", "Noa,Lund,noa@ardo.example,Buyer,kit@ardo.example,,")
    first = planned(tmp_path, PINGBOARD, *rows)
    again = planned(tmp_path, PINGBOARD, *rows, snapshot=first.after)
    assert not again.change_set()
    assert first.source == again.source == f"pingboard:{first.account}"
    assert mapped(propose(read_file(tmp_path / "people.csv"))) is not None


def test_every_program_has_its_name_in_the_window() -> None:
    for header in (DATA_LOADER, HUBSPOT, DYNAMICS, PIPEDRIVE, ZOHO, LINKEDIN, GOOGLE, OUTLOOK, VISIO, ORGANIMI, UK):
        assert program(table(header).origin)
    for header in (PINGBOARD, ORGCHART_NOW, UNARIC):
        assert program(table(header).origin)
    assert program(table("Name,Title", "Kit Ruiz,Owner").origin) == ""


def test_roles_find_contacts_by_the_id_an_earlier_import_remembers(tmp_path: Path) -> None:
    before = contacts(tmp_path)
    moved = {key: replace(p, source="", source_id="") for key, p in before.people.items()}
    assert before.imported
    plan = plan_import(
        replace(before, people=moved), roles_file(tmp_path, "00K1,0061,0035g00000AbCdEAAV,Economic Buyer,true")
    )
    assert [row.name for row in plan.planned] == ["Kit Ruiz"]
    assert plan.counters.new == 1
