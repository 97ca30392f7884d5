"""The fields a table of people can bring, and what other programs call their columns (formats.md 1.1, 5.2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache


class Field(StrEnum):
    """What a column can be read as; the values are the names the command line uses."""

    ID = "id"
    NAME = "name"
    FIRST = "first"
    LAST = "last"
    TITLE = "title"
    COMPANY = "company"
    UNIT = "unit"
    FUNCTION = "function"
    SITE = "site"
    LEVEL = "level"
    EMAIL = "email"
    PHONE = "phone"
    REPORTS_TO = "reports_to"
    DOTTED = "dotted"
    ROLE = "role"
    STATUS = "status"
    IN_POST_SINCE = "in_post_since"
    CAN_INTRODUCE = "can_introduce"
    INFLUENCES = "influences"
    ALLY = "ally"
    CONFLICT = "conflict"


TIE_FIELDS = (Field.CAN_INTRODUCE, Field.INFLUENCES, Field.ALLY, Field.CONFLICT)
"""Fields whose cells list the people at the other end of a tie of the same name."""

# The more specific name stands before the more general one: of two columns that fit, the earlier name wins.
_SYNONYMS: Mapping[Field, str] = {
    Field.ID: (
        "relmap id, contact id, record id, person id, employee id, unique id, do not modify contact, contactid, "
        "post unique reference, member id, personalnummer, mitarbeiter id, matricule, id empleado, worker id, "
        "object id, employee number, emp id, staff id, user id, datensatz id, kontakt id, id"
    ),
    Field.FIRST: (
        "first name, given name, vorname, prénom, nombre, nome, voornaam, imię, förnamn, fornavn, etunimi, utónév, ad, "
        "forename, first"
    ),
    Field.LAST: (
        "last name, surname, family name, nachname, nom de famille, nom, apellidos, apellido, cognome, achternaam, "
        "sobrenome, nazwisko, efternamn, etternavn, efternavn, sukunimi, vezetéknév, soyad, last"
    ),
    Field.NAME: (
        "full name, fullname, display name, employee name, person name, contact name, vollständiger name, nom complet, "
        "nombre completo, nome completo, nome e cognome, volledige naam, personne nom, mitarbeiter, name"
    ),
    Field.TITLE: (
        "job title, jobtitle, organization title, role title, positionname, berufsbezeichnung, titre du poste, "
        "job role, position, funktion, stelle, fonction, poste, cargo, puesto, qualifica, mansione, functie, "
        "stanowisko, befattning, stilling, beosztás, iş unvanı, generic job title, jobbezeichnung, titel, title, role"
    ),
    Field.COMPANY: (
        "company name, company, account account name, account name, associated company, organization name, "
        "person organization, "
        "organisation name, current company, account, firma, unternehmen, société, entreprise, empresa, azienda, "
        "bedrijf, företag, cég, şirket, kunde, accountname, "
        "zugehöriges unternehmen, personne organisation, organization, organisation, employer"
    ),
    Field.UNIT: (
        "department, organization department, business unit, division, unit, team, org unit, abteilung, bereich, "
        "service, département, departamento, área, reparto, afdeling, dział, avdelning, osztály, departman, dept"
    ),
    Field.FUNCTION: "job function, job team function, business function, function, responsibilities",
    Field.SITE: (
        "office location, work location, location, site, office, city, mailing city, business city, geography, "
        "standort, ort, lieu, ville, ubicación, ciudad, sede, città, locatie, plant, werk"
    ),
    Field.LEVEL: (
        "job level, management level, seniority level, seniority, relmap level, level, ebene, hierarchieebene, "
        "niveau, nivel, livello"
    ),
    Field.EMAIL: (
        "work email, e mail address, email address, emailaddress1, e mail 1 value, person email work, e mail adresse, "
        "adresse e mail, adresse de messagerie, courriel, correo electrónico, e mailadres, adres e mail, "
        "e postadress, e mail cím, indirizzo di posta elettronica, user principal name, contact e mail, "
        "personne e mail travail, person email home, person email other, business email, email, e mail, mail"
    ),
    Field.PHONE: (
        "business phone, work phone, phone number, phone 1 value, person phone work, telephone1, contact phone, "
        "telephone number, direct phone, phone, telephone, telefon, telefon geschäftlich, téléphone, teléfono, "
        "telefono, telefoon, telefonnummer, personne téléphone travail, person phone mobile, person phone home, "
        "mobile phone, mobilephone, mobile, mobiltelefon, tel"
    ),
    Field.REPORTS_TO: (
        "reportstoid, reports to id, manager id, supervisor id, boss id, reports to senior post, reportsto email, "
        "manager email, supervisor email, supervisoremail, reports to, reporting to, manager's name, manager name, "
        "supervisor name, managername, line manager, manager, supervisor, boss, parentid, parent id, "
        "name des r vorgesetzten, name des der vorgesetzten, vorgesetzter, berichtet an, führungskraft, "
        "responsable, nom du responsable, "
        "supérieur hiérarchique, jefe, superior, reporta a, responsabile, leidinggevende, gestor, przełożony, chef, "
        "rapporterar till, felettes"
    ),
    Field.DOTTED: (
        "dottedids, dotted ids, dotted line manager, dotted line, dotted to, matrix manager, fachlicher vorgesetzter, "
        "secondary manager, second manager"
    ),
    Field.ROLE: (
        "buying role, hs buying role, contact role, decision influence label, msdyn decisioninfluencetag, rolle, rôle, "
        "buying roles, kaufrolle, accountrolecode, rol de compra, role"
    ),
    Field.STATUS: (
        "relmap status, person status, employment status, org change status, msdyn orgchangestatus, "
        "beschäftigungsstatus, status"
    ),
    Field.IN_POST_SINCE: (
        "in post since, in position since, post start date, role start date, job start date, start date, hire date, "
        "date started, eintrittsdatum, in funktion seit, date d'entrée, fecha de inicio"
    ),
    Field.CAN_INTRODUCE: "can introduce, introduces",
    Field.INFLUENCES: "influences, beeinflusst",
    Field.ALLY: "ally, allies, ally of, allied with",
    Field.CONFLICT: "conflict, conflicts, conflict with, conflicts with, in conflict with",
}

SALUTATIONS = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "herr", "frau", "hr", "fr"),
        *("m", "mme", "mlle", "monsieur", "madame", "sr", "sra"),
    }
)
"""What a column called "Title" holds when it is not the job title."""

_COUNTS = frozenset({"number of posts in fte", "number of posts", "headcount", "number of employees", "fte count"})
_OF_FIRMS = frozenset(
    {
        *("annual revenue", "annualrevenue", "number of employees", "numberofemployees", "numemp", "employees"),
        *("account number", "accountnumber", "accountnumber c", "industry", "ticker symbol", "billing city"),
        *("jahresumsatz", "mitarbeiterzahl", "branche"),
    }
)
_PREFIX = re.compile(r"^(?:contact|person|personne|kontakt|lead|user|employee|manager|reports)\s+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[\W_]+")
_PLAIN_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def plain(text: str) -> str:
    """``text`` in small letters without accents, signs and repeated blanks, for comparison only."""
    folded = text.lower() if text.isascii() else _without_accents(text)
    return " ".join(_NOT_WORD.sub(" ", folded).split())


@lru_cache(maxsize=4096)
def spellings(header: str) -> tuple[str, ...]:
    """The four forms in which a header is looked up: as written, split into words, without object, without ending."""
    as_written, split = plain(header), plain(_CAMEL.sub(" ", header))
    bare = _PREFIX.sub("", split)
    ending = bare.removesuffix(" overwrite").removesuffix(" optional")
    return as_written, split, bare, ending


@cache
def synonyms() -> Mapping[str, tuple[tuple[Field, int], ...]]:
    """Plain header -> the fields it can mean, each with its place in the list of that field (0 is most specific)."""
    found: dict[str, list[tuple[Field, int]]] = {}
    for field, names in _SYNONYMS.items():
        for place, name in enumerate(names.split(", ")):
            found.setdefault(plain(name), []).append((field, place))
    return {name: tuple(fields) for name, fields in found.items()}


def known_words(cells: Iterable[str]) -> int:
    """How many of the cells are names of columns we know: how much a row looks like the row of headers."""
    known = synonyms()
    return sum(any(form in known or form in _COUNTS for form in spellings(cell)) for cell in cells if cell)


def _without_accents(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN_LETTERS))
    return "".join(character for character in folded if not unicodedata.combining(character))


def tells_of_firms(header: str) -> bool:
    """Whether the column says something only firms have; without a column only people have, the rows are firms."""
    return plain(header) in _OF_FIRMS


def counts_posts(header: str) -> bool:
    """Whether the column says how many posts a row stands for; such a table lists no people."""
    return plain(header) in _COUNTS
