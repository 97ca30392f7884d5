"""What is handed to a writer: a document cut to its audience, and whom and which day it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from relmap.exchange.text import clean_text
from relmap.exchange.writers.audience import for_audience
from relmap.model.entities import Account, Person
from relmap.model.names import called
from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.model.vocabulary import Audience, BuyingRole
from relmap.words.labels import label
from relmap.words.legend import as_of_words, audience_word

_BREADTH = {audience: place for place, audience in enumerate(Audience)}


@dataclass(frozen=True)
class Outgoing:
    """The only thing a writer sees. Made by ``outgoing``, so that nothing passes the audience filter by.

    ``snapshot`` is what the audience may see, ``account`` the one account that is written, None for all.
    ``contact_data`` tells whether e-mail addresses and telephone numbers may be shown.
    """

    snapshot: Snapshot
    audience: Audience
    as_of: date
    account: str | None = None
    contact_data: bool = True

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts that are written, by name."""
        wanted = (a for a in self.snapshot.accounts.values() if self.account is None or a.id == self.account)
        return tuple(sorted(wanted, key=lambda a: (a.name.casefold(), a.id)))

    @property
    def people(self) -> Iterator[Person]:
        """Everybody on the maps of these accounts, in sibling order."""
        for account in self.accounts:
            yield from self.snapshot.people_of(account.id)

    @property
    def heading(self) -> str:
        """What stands over the whole: the account if it is one, audience and day (method.md 6)."""
        accounts = self.accounts
        names = [one_line(clean_text(accounts[0].name))] if len(accounts) == 1 else []
        return " · ".join([*names, audience_word(self.audience), as_of_words(self.as_of)])

    def shows(self, widest: Audience) -> bool:
        """Whether something that may go as far as ``widest`` is for this audience."""
        return _BREADTH[self.audience] <= _BREADTH[widest]

    @cached_property
    def _roles(self) -> Mapping[str, Sequence[tuple[str, frozenset[BuyingRole]]]]:
        found: dict[str, list[tuple[str, frozenset[BuyingRole]]]] = {}
        for account in self.accounts:
            for objective in self.snapshot.objectives_of(account.id):
                title = objective.title or label(objective.kind)
                for role in self.snapshot.roles_of(objective.id):
                    if role.roles:
                        found.setdefault(role.person, []).append((title, role.roles))
        return found

    def roles_of(self, person: str) -> Sequence[tuple[str, frozenset[BuyingRole]]]:
        """The buying roles somebody holds: title of the objective and roles, in the order of the objectives."""
        return self._roles.get(person, ())

    def account_name(self, account: str) -> str:
        """The name of an account."""
        return self.snapshot.accounts[account].name

    def unit_name(self, person: Person) -> str:
        """The name of a person's unit, "" without one."""
        unit = self.snapshot.units.get(person.unit) if person.unit is not None else None
        return unit.name if unit is not None else ""

    def manager(self, person: Person) -> Person | None:
        """Whom a person reports to by solid line."""
        return self.snapshot.people.get(person.reports_to) if person.reports_to is not None else None

    def name_of(self, person: str) -> str:
        """What one of theirs or of ours is called, "" for somebody unknown."""
        record = self.snapshot.people.get(person)
        if record is not None:
            return called(record)
        member = self.snapshot.team.get(person)
        return member.name if member is not None else ""


def outgoing(
    snapshot: Snapshot,
    audience: Audience,
    as_of: date,
    account: str | None = None,
    *,
    contact_data: bool = False,
) -> Outgoing:
    """The document, or one account of it, as ``audience`` may see it; ``contact_data`` as in ``for_audience``."""
    shown = for_audience(snapshot, audience, contact_data=contact_data)
    return Outgoing(shown, audience, as_of, account, contact_data or audience is not Audience.CUSTOMER)
