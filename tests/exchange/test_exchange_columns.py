"""The proposed mapping: headers of many programs, values where headers do not help."""

from __future__ import annotations

import pytest

from relmap.errors import UserError
from relmap.exchange.columns import mapped, propose, remapped, require_people
from relmap.exchange.headers import Field
from relmap.exchange.presets import preset_of
from relmap.exchange.table import Table, read_table
from relmap.words.errors import sentence
from relmap.words.imports import field_label, reason

SALESFORCE = "Id,AccountId,LastName,FirstName,Salutation,Name,Phone,ReportsToId,Email,Title,Department"
REPORT = "Contact ID,First Name,Last Name,Title,Account Name,Phone,Email,Reports To,Department,Contact Owner"
HUBSPOT = "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Job Title,Lifecycle Stage,Associated Company"
LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
OUTLOOK_DE = "Anrede,Vorname,Nachname,Firma,Abteilung,Position,E-Mail-Adresse,Name des/r Vorgesetzten,Notizen"
GOOGLE = "First Name,Last Name,Organization Name,Organization Title,Organization Department,E-mail 1 - Value"
PIPEDRIVE = (
    "Person - ID,Person - Name,Person - Organization,Person - Job title,Person - Email - Work,Person - Phone - Work"
)
ORGANIMI = "ID,First Name,Last Name,Boss ID,Email,Role Title,Dottedids"
VISIO = "Unique_ID,Name,Title,Department,Reports_To,Telephone,Master_Shape"
UK = "Post Unique Reference,Name,Grade (or equivalent),Job Title,Unit,Contact E-mail,Reports to Senior Post"
PINGBOARD = "First Name,Last Name,Email Overwrite,Job Title,Reports To,Department,Start Date"


def table(header: str, *rows: str) -> Table:
    return read_table("\n".join((header, *rows)).encode())


def proposed(source: Table) -> dict[str, str]:
    return {guess.field.value: source.headers[guess.column] for guess in propose(source)}


@pytest.mark.parametrize(
    ("header", "preset", "wanted"),
    [
        (SALESFORCE, "salesforce", {"id": "Id", "reports_to": "ReportsToId", "title": "Title", "last": "LastName"}),
        (REPORT, "salesforce", {"id": "Contact ID", "company": "Account Name", "reports_to": "Reports To"}),
        (HUBSPOT, "hubspot", {"id": "Record ID", "title": "Job Title", "company": "Associated Company"}),
        (LINKEDIN, "linkedin", {"first": "First Name", "title": "Position", "email": "Email Address"}),
        (OUTLOOK_DE, "outlook", {"last": "Nachname", "title": "Position", "reports_to": "Name des/r Vorgesetzten"}),
        (GOOGLE, "google", {"title": "Organization Title", "unit": "Organization Department"}),
        (PIPEDRIVE, "pipedrive", {"id": "Person - ID", "name": "Person - Name", "email": "Person - Email - Work"}),
        (ORGANIMI, "organimi", {"id": "ID", "reports_to": "Boss ID", "title": "Role Title", "dotted": "Dottedids"}),
        (VISIO, "visio", {"id": "Unique_ID", "reports_to": "Reports_To", "phone": "Telephone"}),
        (UK, "uk-organogram", {"id": "Post Unique Reference", "title": "Job Title", "unit": "Unit"}),
        (PINGBOARD, "pingboard", {"email": "Email Overwrite", "reports_to": "Reports To"}),
    ],
)
def test_headers_of_other_programs_map_by_themselves(header: str, preset: str, wanted: dict[str, str]) -> None:
    source = table(header)
    assert preset_of(source.headers) == preset
    assert wanted.items() <= proposed(source).items()


def test_a_title_that_holds_salutations_is_not_the_job_title() -> None:
    source = table("First Name,Last Name,Title,Job Title", "Kit,Ruiz,Mr,Buyer", "Noa,Lund,Mrs,Planner")
    assert proposed(source)["title"] == "Job Title"
    assert "title" not in proposed(table("First Name,Last Name,Title", "Kit,Ruiz,Mr", "Noa,Lund,Mrs"))


def test_role_is_a_buying_role_or_a_job_title_as_its_values_say() -> None:
    buying = table("Name,Role", "Kit Ruiz,Decision Maker", "Noa Lund,End User")
    assert proposed(buying)["role"] == "Role"
    job = table("Name,Role", "Kit Ruiz,Welder", "Noa Lund,Painter")
    assert proposed(job) == {"name": "Name", "title": "Role"}


def test_of_several_manager_columns_the_one_that_resolves_is_taken() -> None:
    source = table("ID,Name,Manager ID,Manager Name", "1,Kit Ruiz,,", "2,Noa Lund,HR-77,Kit Ruiz")
    assert proposed(source)["reports_to"] == "Manager Name"


def test_a_misspelt_header_is_found_with_less_confidence() -> None:
    guesses = {g.field: g for g in propose(table("Name,Departement,Job Titel", "Kit Ruiz,Sales,Buyer"))}
    assert guesses[Field.TITLE].why == "SIMILAR_HEADER"
    assert guesses[Field.TITLE].confidence < guesses[Field.NAME].confidence
    assert all(reason(g.why) and field_label(g.field) for g in guesses.values())


def test_values_speak_where_headers_do_not() -> None:
    source = table("A,B,C", "Kit Ruiz,kit@ardo.example,7", "Noa Lund,noa@ardo.example,8", "Mia Sol,mia@ardo.example,9")
    assert proposed(source) == {"name": "A", "email": "B"}


def test_the_user_has_the_last_word() -> None:
    source = table("Name,Job Title,Nickname", "Kit Ruiz,Buyer,Kitty")
    columns = mapped(propose(source))
    assert remapped(source, columns, {"name": "nickname", "title": ""}) == {Field.NAME: 2}
    for wanted, code in (({"shoe": "Name"}, "MAP_FIELD_UNKNOWN"), ({"name": "Shoe"}, "MAP_COLUMN_UNKNOWN")):
        with pytest.raises(UserError) as caught:
            remapped(source, columns, wanted)
        assert caught.value.code == code
        assert "Name" in sentence(caught.value) or "name" in sentence(caught.value)


@pytest.mark.parametrize(
    ("header", "code"),
    [("Unit,Generic Job Title,Number of Posts in FTE", "NOT_A_PEOPLE_LIST"), ("date,place", "NO_NAME_COLUMN")],
)
def test_a_table_without_people_is_refused(header: str, code: str) -> None:
    source = table(header, "a,b,c")
    with pytest.raises(UserError) as caught:
        require_people(source, mapped(propose(source)))
    assert caught.value.code == code
    assert sentence(caught.value).endswith(".")


@pytest.mark.parametrize("header", ["Name,NumEmp,Industry", "NAME,TYPE,PHONE,ACCOUNTNUMBER__C,ANNUALREVENUE"])
def test_a_list_of_companies_is_refused(header: str) -> None:
    source = table(header, "Ardo Pumps,25,Machines", "Belo Valves,36,Machines")
    with pytest.raises(UserError) as caught:
        require_people(source, mapped(propose(source)))
    assert caught.value.code == "LIST_OF_COMPANIES"
    assert sentence(caught.value).endswith(".")
    people = table("Name,Title,Industry", "Kit Ruiz,Buyer,Machines")
    require_people(people, mapped(propose(people)))


def test_a_column_that_is_mostly_blank_holds_no_names() -> None:
    source = table("A,B", "Kit Ruiz,x", *[",y"] * 9)
    assert proposed(source) == {}
