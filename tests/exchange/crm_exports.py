"""Header rows of the exports of many programs, as their makers write them, and small lists below them."""

from __future__ import annotations

from pathlib import Path

from relmap.exchange.columns import propose
from relmap.exchange.formats import plan_import
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.presets import prepared
from relmap.exchange.table import Table, read_table
from relmap.model.snapshot import Snapshot

DATA_LOADER = (
    '"Id","AccountId","LastName","FirstName","Salutation","Name","Phone","MobilePhone","ReportsToId","Email","Title",'
    '"Department","AssistantName","LeadSource","Description","OwnerId","CreatedDate"'
)
REPORT = (
    '"Contact ID","First Name","Last Name","Title","Account Name","Phone","Email","Reports To","Department",'
    '"Contact Owner","Role","Primary"'
)
REPORT_WITHOUT_ID = '"First Name","Last Name","Title","Account Name","Email","Reports To"'
WIZARD = "Account: Account Name,Account: Phone,Contact: First Name,Contact: Last Name,Contact: Title,Contact: Email"
HUBSPOT = (
    "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Job Title,Buying Role,Lifecycle Stage,Lead Status,"
    "Create Date,Associated Company,Associated Company IDs"
)
HUBSPOT_DE = "Datensatz-ID,Vorname,Nachname,E-Mail,Telefonnummer,Jobbezeichnung,Lifecycle-Phase,Zugehöriges Unternehmen"
DYNAMICS = (
    "(Do Not Modify) Contact,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Full Name,First Name,Last Name,"
    "Email,Company Name,Job Title,Business Phone,Manager"
)
DYNAMICS_API = (
    "contactid,fullname,jobtitle,emailaddress1,telephone1,parentcustomerid,managername,accountrolecode,"
    "msdyn_decisioninfluencetag,msdyn_isassistantinorgchart,msdyn_orgchangestatus"
)
PIPEDRIVE = (
    "Person - ID,Person - Name,Person - First name,Person - Last name,Person - Organization,Person - Organization ID,"
    "Person - Job title,Person - Email - Work,Person - Email - Home,Person - Email - Other,Person - Phone - Work,"
    "Person - Phone - Mobile,Person - Labels"
)
PIPEDRIVE_FR = "Personne - Nom,Personne - Organisation,Personne - Poste,Personne - E-mail - Travail"
ZOHO = "Record Id,Contact Owner,First Name,Last Name,Account Name,Title,Department,Email,Phone,Mobile,Reporting To"
LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Relation 1 - Label,Relation 1 - Value,Relation 2 - Label,Relation 2 - Value"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Organization 1 - Name,Organization 1 - Title,"
    "Organization 1 - Department,E-mail 1 - Type,E-mail 1 - Value"
)
OUTLOOK = (
    "First Name,Middle Name,Last Name,Title,Suffix,E-mail Address,Manager's Name,Assistant's Name,Business Phone,"
    "Mobile Phone,Company,Job Title,Department,Office Location"
)
OUTLOOK_DE = (
    "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Assistent(in),E-Mail-Adresse,E-Mail-Typ,"
    "E-Mail: Angezeigter Name,Name des/r Vorgesetzten,Notizen"
)
VISIO = "Unique_ID,Name,Title,Department,Reports_To,Telephone,Master_Shape"
VISIO_BUILT_IN = "Name,Reports_To,Title,Department,Telephone"
ORGANIMI = "ID,First Name,Last Name,Boss ID,Email,Role Title,Dottedids"
ORGANIMI_NEW = "Unique ID,First Name,Last Name,Manager ID,Email,Role Title"
PINGBOARD = "First Name,Last Name,Email,Job Title,Reports To,Department,Start Date"
ORGCHART_NOW = "PersonID,SupervisorID,Name,Title,Department,isAssistant,Photo"
UNARIC = (
    "First Name,Last Name,Email,AliasEmails,Position,SupervisorEmail,Department,SubDepartment,StartDate,EndDate,Mobile"
)
UK = (
    "Post Unique Reference,Name,Grade (or equivalent),Job Title,Job/Team Function,Parent Department,Organisation,Unit,"
    "Contact Phone,Contact E-mail,Reports to Senior Post,Notes,Valid?"
)


def table(header: str, *rows: str) -> Table:
    return prepared(read_table("\n".join((header, *rows)).encode()))


def proposed(source: Table) -> dict[str, str]:
    return {guess.field.value: source.headers[guess.column] for guess in propose(source)}


def planned(
    folder: Path, header: str, *rows: str, snapshot: Snapshot | None = None, encoding: str = "utf-8"
) -> ImportPlan:
    path = folder / "people.csv"
    path.write_bytes("\n".join((header, *rows, "")).encode(encoding))
    return plan_import(snapshot or Snapshot(), path, account_name="Ardo Pumps")


NAMES = {"first": "First Name", "last": "Last Name"}

EXPORTS = [
    (
        DATA_LOADER,
        "salesforce",
        {
            "id": "Id",
            "first": "FirstName",
            "last": "LastName",
            "name": "Name",
            "phone": "Phone",
            "reports_to": "ReportsToId",
            "email": "Email",
            "title": "Title",
            "unit": "Department",
        },
    ),
    (
        REPORT,
        "salesforce",
        {
            **NAMES,
            "id": "Contact ID",
            "title": "Title",
            "company": "Account Name",
            "phone": "Phone",
            "email": "Email",
            "reports_to": "Reports To",
            "unit": "Department",
        },
    ),
    (
        WIZARD,
        "salesforce",
        {
            "company": "Account: Account Name",
            "first": "Contact: First Name",
            "last": "Contact: Last Name",
            "title": "Contact: Title",
            "email": "Contact: Email",
        },
    ),
    (
        HUBSPOT,
        "hubspot",
        {
            **NAMES,
            "id": "Record ID",
            "email": "Email",
            "phone": "Phone Number",
            "title": "Job Title",
            "company": "Associated Company",
        },
    ),
    (
        HUBSPOT_DE,
        "hubspot",
        {
            "id": "Datensatz-ID",
            "first": "Vorname",
            "last": "Nachname",
            "email": "E-Mail",
            "phone": "Telefonnummer",
            "title": "Jobbezeichnung",
            "company": "Zugehöriges Unternehmen",
        },
    ),
    (
        DYNAMICS,
        "dynamics",
        {
            **NAMES,
            "id": "(Do Not Modify) Contact",
            "name": "Full Name",
            "email": "Email",
            "company": "Company Name",
            "title": "Job Title",
            "phone": "Business Phone",
            "reports_to": "Manager",
        },
    ),
    (
        DYNAMICS_API,
        "dynamics",
        {
            "id": "contactid",
            "name": "fullname",
            "title": "jobtitle",
            "email": "emailaddress1",
            "phone": "telephone1",
            "reports_to": "managername",
        },
    ),
    (
        PIPEDRIVE,
        "pipedrive",
        {
            "id": "Person - ID",
            "name": "Person - Name",
            "first": "Person - First name",
            "last": "Person - Last name",
            "company": "Person - Organization",
            "title": "Person - Job title",
            "email": "Person - Email - Work",
            "phone": "Person - Phone - Work",
        },
    ),
    (
        PIPEDRIVE_FR,
        "pipedrive",
        {
            "name": "Personne - Nom",
            "company": "Personne - Organisation",
            "title": "Personne - Poste",
            "email": "Personne - E-mail - Travail",
        },
    ),
    (
        ZOHO,
        "zoho",
        {
            **NAMES,
            "id": "Record Id",
            "company": "Account Name",
            "title": "Title",
            "unit": "Department",
            "email": "Email",
            "phone": "Phone",
            "reports_to": "Reporting To",
        },
    ),
    (LINKEDIN, "linkedin", {**NAMES, "email": "Email Address", "company": "Company", "title": "Position"}),
    (
        GOOGLE,
        "google",
        {
            **NAMES,
            "company": "Organization Name",
            "title": "Organization Title",
            "unit": "Organization Department",
            "email": "E-mail 1 - Value",
            "phone": "Phone 1 - Value",
            "reports_to": "Manager",
        },
    ),
    (
        GOOGLE_OLD,
        "google",
        {
            "name": "Name",
            "first": "Given Name",
            "last": "Family Name",
            "email": "E-mail 1 - Value",
            "company": "Organization 1 - Name",
            "title": "Organization 1 - Title",
            "unit": "Organization 1 - Department",
        },
    ),
    (
        OUTLOOK,
        "outlook",
        {
            **NAMES,
            "email": "E-mail Address",
            "reports_to": "Manager's Name",
            "phone": "Business Phone",
            "company": "Company",
            "title": "Job Title",
            "unit": "Department",
            "site": "Office Location",
        },
    ),
    (
        OUTLOOK_DE,
        "outlook",
        {
            "first": "Vorname",
            "last": "Nachname",
            "company": "Firma",
            "unit": "Abteilung",
            "title": "Position",
            "email": "E-Mail-Adresse",
            "reports_to": "Name des/r Vorgesetzten",
        },
    ),
    (
        VISIO,
        "visio",
        {
            "id": "Unique_ID",
            "name": "Name",
            "title": "Title",
            "unit": "Department",
            "reports_to": "Reports_To",
            "phone": "Telephone",
        },
    ),
    (
        VISIO_BUILT_IN,
        "visio",
        {
            "name": "Name",
            "reports_to": "Reports_To",
            "title": "Title",
            "unit": "Department",
            "phone": "Telephone",
        },
    ),
    (
        ORGANIMI,
        "organimi",
        {
            **NAMES,
            "id": "ID",
            "reports_to": "Boss ID",
            "email": "Email",
            "title": "Role Title",
            "dotted": "Dottedids",
        },
    ),
    (
        ORGANIMI_NEW,
        "organimi",
        {**NAMES, "id": "Unique ID", "reports_to": "Manager ID", "email": "Email", "title": "Role Title"},
    ),
    (
        PINGBOARD,
        "pingboard",
        {
            **NAMES,
            "email": "Email",
            "title": "Job Title",
            "reports_to": "Reports To",
            "unit": "Department",
            "in_post_since": "Start Date",
        },
    ),
    (
        ORGCHART_NOW,
        "orgchart-now",
        {
            "id": "PersonID",
            "reports_to": "SupervisorID",
            "name": "Name",
            "title": "Title",
            "unit": "Department",
        },
    ),
    (
        UNARIC,
        "unaric",
        {
            **NAMES,
            "email": "Email",
            "title": "Position",
            "reports_to": "SupervisorEmail",
            "unit": "Department",
            "in_post_since": "StartDate",
            "phone": "Mobile",
        },
    ),
    (
        UK,
        "uk-organogram",
        {
            "id": "Post Unique Reference",
            "name": "Name",
            "title": "Job Title",
            "company": "Organisation",
            "function": "Job/Team Function",
            "unit": "Unit",
            "phone": "Contact Phone",
            "email": "Contact E-mail",
            "reports_to": "Reports to Senior Post",
        },
    ),
]
"""Header row, the program it is recognised by, and the field each column finds."""
