"""What the values of single cells mean: addresses, levels, buying roles, references to a manager."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from relmap.exchange.headers import plain
from relmap.exchange.person_names import Holder, holder
from relmap.model.vocabulary import BuyingRole, Influence, Level, PersonStatus

_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]{2,}")
_WHOLE_AS_FLOAT = re.compile(r"(\d+)\.0+")
_DAMAGED = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
_SALESFORCE = re.compile(r"00[0-9A-Za-z]{13}[A-Z0-5]{3}")
_TOP = frozenset({"xx", "nobody", "top", "root"})
_SEVERAL = re.compile(r"\s*[;|\n]\s*|\s*:::\s*")

_PARTED = re.compile("[,;|\n:]")
_REFERENCES = re.compile(r"\s*[;|:\n]+\s*")

_LEVELS: Mapping[Level, str] = {
    Level.BOARD_OWNER: (
        "board owner,board or owner,owner,partner,board,board member,chairman,chair,inhaber,eigentumer,shareholder"
    ),
    Level.C_SUITE: (
        "c suite,chief officer,cxo,c level,clevel,ceo,cfo,coo,cto,cio,cmo,cpo,chief,md,managing director,"
        "general manager,president,geschaftsfuhrer,geschaftsfuhrung,vorstand,executive"
    ),
    Level.VP: (
        "vp,vice president,evp,svp,executive vice president,senior vice president,bereichsleiter,head of division"
    ),
    Level.DIRECTOR: "director,head,head of,leiter,senior director,direktor",
    Level.MANAGER: "manager,team lead,team leader,lead,supervisor,senior manager,teamleiter,gruppenleiter",
    Level.STAFF: (
        "staff,senior,entry,training,unpaid,specialist,individual contributor,employee,associate,analyst,engineer,"
        "mitarbeiter,non manager,junior,intern"
    ),
}
_LEVEL_OF = {name: level for level, names in _LEVELS.items() for name in names.split(",")}

_ROLES: Mapping[BuyingRole, str] = {
    BuyingRole.ECONOMIC: (
        "economic,economic buyer,economic decision maker,decision maker,approver,budget holder,decisor,entscheider"
    ),
    BuyingRole.TECHNICAL: (
        "technical,technical buyer,evaluator,procurement,legal,gatekeeper,legal and compliance,legal compliance,"
        "avaliador,comprador,purchasing"
    ),
    BuyingRole.USER: "user,user buyer,end user,business user,anwender",
    BuyingRole.COACH: "coach,champion,mentor,executive sponsor,influencer who helps,sponsor",
}
_ROLE_OF = {name: role for role, names in _ROLES.items() for name in names.split(",")}
_NO_ROLE = frozenset({"influencer", "blocker", "other", "unknown", "none", "primary", "n a"})
_STATUSES: Mapping[PersonStatus, str] = {
    PersonStatus.ACTIVE: "active,current,employed,in post,aktiv,no feedback,ignore",
    PersonStatus.LEFT: (
        "left,has left,not at company,no longer with company,former,former employee,inactive,terminated,"
        "ausgeschieden,deceased"
    ),
    PersonStatus.VACANT: "vacant,vacant post,open,vakant",
    PersonStatus.UNIDENTIFIED: "unidentified,not identified",
}
_STATUS_OF = {name: status for status, names in _STATUSES.items() for name in names.split(",")}


@dataclass(frozen=True, slots=True)
class Involvement:
    """What a CRM says somebody is in a purchase; always a guess on our side (method.md 2.2 E5)."""

    roles: frozenset[BuyingRole]
    influence: Influence = Influence.UNKNOWN
    note: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing follows from it for us, as from "Other"."""
        return not self.roles and self.influence is Influence.UNKNOWN and not self.note

    def joined(self, other: Involvement | None) -> Involvement:
        """What both say together: one contact has a row for each role."""
        if other is None:
            return self
        known = other.influence if self.influence is Influence.UNKNOWN else self.influence
        return Involvement(self.roles | other.roles, known, self.note or other.note)


def is_address(text: str) -> bool:
    """Whether a text is a plausible e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def says_nothing(text: str) -> bool:
    """Whether a cell is blank or a placeholder such as N/D."""
    return holder(text) in (Holder.BLANK, Holder.UNDISCLOSED)


def identifier(text: str) -> str:
    """An id as it is compared: 1234.0 of a spreadsheet is 1234, the long form of a Salesforce id its short one."""
    found = _WHOLE_AS_FLOAT.fullmatch(text)
    if found is not None:
        return found[1]
    return text[:15] if _SALESFORCE.fullmatch(text) else text


def damaged(identifier_: str) -> bool:
    """Whether a spreadsheet has rounded an id, as in 3.98E+10."""
    return _DAMAGED.fullmatch(identifier_) is not None


def means_top(text: str) -> bool:
    """Whether a reference to a manager says that there is none."""
    return plain(text) in _TOP


def level(text: str) -> Level | None:
    """The level a cell names; None when it is no level we know."""
    if not text:
        return None
    words = plain(text)
    if words.upper().replace(" ", "_") in Level.__members__:
        return Level(words.upper().replace(" ", "_"))
    return _LEVEL_OF.get(words) or _LEVEL_OF.get(words.removesuffix(" level"))


def involvement(text: str) -> Involvement | None:
    """The buying roles a cell names; None when one of its words is no role we know.

    A blocker has no role and no rating: that is a word of the CRM, kept as a note (formats.md 1.1).
    """
    roles: set[BuyingRole] = set()
    influence = Influence.UNKNOWN
    note = ""
    for part in several(text):
        words = plain(part)
        if words in _ROLE_OF:
            roles.add(_ROLE_OF[words])
        elif words not in _NO_ROLE:
            return None
        if words == "influencer":
            influence = Influence.MEDIUM
        elif words == "blocker":
            note = "CRM: Blocker"
    return Involvement(frozenset(roles), influence, note)


def status(text: str) -> PersonStatus | None:
    """The status a cell names; None when it is no status we know."""
    return _STATUS_OF.get(plain(text)) if text else None


def several(text: str) -> tuple[str, ...]:
    """The values of a cell that holds a list."""
    return tuple(part for part in _SEVERAL.split(text) if part)


def first_of(text: str) -> str:
    """The first value of a cell that may hold several addresses or numbers; some programs part them by commas."""
    if not _PARTED.search(text):
        return text
    return next((part for cell in several(text) for part in (p.strip() for p in cell.split(",")) if part), "")


def references(text: str) -> tuple[str, ...]:
    """The people a cell refers to; some programs part ids by colons."""
    return tuple(part for part in _REFERENCES.split(text) if part) if text else ()
