"""Everything stored about a person: every field of every record that is about her or him is on the paper."""

from __future__ import annotations

import types
from dataclasses import fields, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from person_packs import DAY, account, flaws, pages_of, person, said, sample, sheets, with_records

from relmap.analysis.subject import stored_about
from relmap.errors import UserError
from relmap.exchange.kept import kept_content
from relmap.model.deal import Agreement, Criterion, QualityMeasure, SolutionElement
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.keeping import Acknowledgement, RuleSetting, SnapshotMark
from relmap.model.knowledge import CompetitorTie, Fact, Integration
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.strategy_vocabulary import FactCategory
from relmap.model.vocabulary import Audience
from relmap.packs.kinds import AUDIENCES, PackKind
from relmap.packs.pack import Pack, PackWish
from relmap.render.made_packs import made_pack
from relmap.words import subject_report as words
from relmap.words.labels import label
from relmap.words.people import full_date

pytestmark = pytest.mark.usefixtures("qapp")

WHO = "subject"
IDS = {
    "account": "acc", "objective": "obj", "meeting": "met", "person": WHO, "team_member": "our", "owner": "our",
    "unit": "uni", "reports_to": "boss", "source": WHO, "target": "boss", "previous": "", "fact": "fac",
    "recorded_by": "our", "confirmer": "our", "answered_by": "our", "our_owner": "our", "their_owner": WHO,
    "agreed_by": WHO, "confirmed_by": WHO, "next_step_by": WHO, "first": "boss", "second": WHO,
}  # fmt: skip
"""What reference fields hold; every other text is a canary."""

ABOUT: tuple[type[Any], ...] = (
    Person, Relationship, Tie, RoleAssignment, ImportedValues, NotSame, Meeting, MeetingAttendee, MeetingQuestion,
    Fact, Action, Agreement, Criterion, SolutionElement, QualityMeasure, CompetitorTie, Integration,
)  # fmt: skip
"""The records that may be about a person; ``test_nothing_that_names_people_is_forgotten`` keeps the list true."""


def report(snapshot: Snapshot, who: str = WHO) -> Pack:
    return made_pack(snapshot, PackWish(PackKind.SUBJECT_REPORT, DAY, person=who))


def filled(kind: type[Any], number: int) -> tuple[Any, list[str]]:
    """A record with a canary in every field, and what must be read on the paper."""
    values: dict[str, Any] = {}
    wanted: list[str] = []
    hints = get_type_hints(kind)
    for place, field in enumerate(fields(kind)):
        name, hint = field.name, _plain(hints[field.name])
        if name == "id":
            values[name] = WHO if kind is Person else f"{kind.__name__}-1"
            wanted += [WHO] if kind is Person else []
        elif kind is ImportedValues and name in ("unit", "source"):
            values[name] = f"canary {kind.__name__} {name}"
            wanted.append(values[name])
        elif kind is Person and name == "source":
            values[name] = "canary of the file"
            wanted.append(values[name])
        elif name in IDS and hint is str:
            values[name] = IDS[name] or None
        elif hint is str:
            values[name] = f"canary {kind.__name__} {name}"
            wanted.append(values[name])
        elif hint is bool:
            values[name] = True
            wanted.append(words.field_name(kind, name))
        elif hint is date:
            values[name] = date(2000 + number, 1, 1) + timedelta(place)
            wanted.append(full_date(values[name]))
        elif hint is int:
            values[name] = 4 if "depth" in name or name == "rating" or "trust" in name else 100 + place
            wanted.append(str(values[name]))
        elif hint is float:
            values[name] = 1000.5 + place
            wanted.append(f"{values[name]:g}")
        elif get_origin(hint) is frozenset:
            member = list(get_args(hint)[0])[-1]
            values[name] = frozenset({member})
            wanted.append(label(member))
        else:
            assert isinstance(hint, type) and issubclass(hint, StrEnum), (kind, name, hint)
            values[name] = next(m for m in reversed(list(hint)) if m.value != "UNKNOWN")
            wanted.append(label(values[name]))
        if name not in ("id", "account") or kind is Person:
            wanted.append(words.field_name(kind, name)) if values[name] is not None else None
    return kind(**values), wanted


def _plain(hint: Any) -> Any:
    """The type without "or None"."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(one for one in get_args(hint) if one is not type(None))
    return hint


def world() -> Snapshot:
    return with_records(
        Snapshot(),
        TeamMember("our", "Olga Ours"),
        Account("acc", "The account"),
        Unit("uni", "acc", "The unit"),
        Person("boss", "acc", "Bea Boss"),
        Objective("obj", "acc", "The objective"),
        Meeting("met", "acc", date(2026, 1, 1), "The meeting"),
        MeetingAttendee("met", WHO),
        Fact("fac", "acc", FactCategory.NOTE, "The fact", "boss"),
        Person(WHO, "acc", "Sue Subject"),
    )


@pytest.mark.parametrize("kind", ABOUT, ids=lambda kind: kind.__name__)
def test_every_field_of_every_record_is_printed(kind: type[Any]) -> None:
    record, wanted = filled(kind, ABOUT.index(kind))
    pack = report(with_records(world(), record))
    text = said(pack)
    missing = [one for one in wanted if one not in text]
    assert missing == []
    assert flaws(pack) == []


def test_nothing_that_names_people_is_forgotten() -> None:
    """Every record type either is tested above, or is printed for the field that names somebody, or names nobody."""
    named_only = {Objective, Account, Unit, TeamMember}
    without = {RuleSetting, SnapshotMark, Acknowledgement}
    from relmap.model.references import REFERENCES

    for kind in COLLECTIONS:
        names_people = any(Person in reference.targets for reference in REFERENCES.get(kind, ()))
        assert kind in ABOUT or kind in named_only | without or not names_people, kind


def test_every_field_has_a_name_in_plain_words() -> None:
    for kind in ABOUT:
        for field in fields(kind):
            assert words.field_name(kind, field.name)
    for other in (Objective, Account, TeamMember):
        for field in fields(other):
            hint = _plain(get_type_hints(other)[field.name])
            if hint is str and field.name not in ("unit", "factory_contact", "steward"):
                assert words.field_name(other, field.name)


def test_an_objective_is_named_only_where_it_names_the_person() -> None:
    objective = Objective("obj", "acc", "The objective", value_confirmed_by=WHO, offer="secret offer", currency="EUR")
    text = said(report(with_records(world(), objective)))
    assert "Confirmed the value" in text and "The objective" in text
    assert "secret offer" not in text


def test_texts_that_mention_the_name_are_found() -> None:
    ours = replace(world().team["our"], background="Studied with Sue Subject")
    assert "Studied with Sue Subject" in said(report(with_records(world(), ours)))
    note = Fact("n", "acc", FactCategory.NOTE, "Asked sue subject about August", "boss", tags="t")
    assert "Asked sue subject about August" in said(report(with_records(world(), note)))


def test_private_notes_are_told_to_whom_they_are_about() -> None:
    assert AUDIENCES[PackKind.SUBJECT_REPORT] is Audience.OWNER
    note = Fact("n", "acc", FactCategory.NOTE, "Only for me", WHO, audience=Audience.OWNER)
    pack = report(with_records(world(), note))
    assert "Only for me" in said(pack)
    assert pack.audience_word == "PRIVATE"


def test_acknowledged_flags_the_person_is_on_are_told() -> None:
    snapshot = sample()
    harriet = person(snapshot, "Harriet")
    objective = snapshot.objectives_of(harriet.account)[1].id
    reason = "She travels until spring"
    given = Acknowledgement("ack", harriet.account, "F01", DAY + timedelta(9), objective, reason, "Kim", DAY)
    text = said(report(with_records(snapshot, given), harriet.id))
    other = person(snapshot, "Joe Brandt")
    assert reason in text
    assert reason not in said(report(with_records(snapshot, given), other.id))


def test_what_an_earlier_state_said_is_told() -> None:
    before = world()
    mark = SnapshotMark("mark", "acc", "Spring", date(2026, 3, 1), content=kept_content(before, "acc"))
    now = with_records(before, replace(before.people[WHO], title="Head of now"), mark)
    old = with_records(before, replace(before.people[WHO], title="Head of then"))
    then = replace(mark, id="then", label="Winter", content=kept_content(old, "acc"))
    text = said(report(with_records(now, then)))
    assert "Spring, kept on 1 Mar 2026: nothing differed from today" in text
    assert "Winter, kept on 1 Mar 2026: what differed from today" in text
    assert "Head of then" in text


@pytest.mark.parametrize("name", ["Kestrel", "Nordmark", "Aurelia"])
def test_everybody_of_the_sample_can_be_told(name: str) -> None:
    snapshot = sample()
    for one in snapshot.people_of(account(snapshot, name).id):
        pack = report(snapshot, one.id)
        assert flaws(pack) == [], one.name
        assert len(sheets(pack)) >= 1


def test_the_pages_of_the_finance_chief(tmp_path: Path) -> None:
    snapshot = sample()
    pages = pages_of(report(snapshot, person(snapshot, "Jens-Peter").id), tmp_path)
    text = " ".join(pages)
    assert "PRIVATE" in pages[0]
    for line in ("He reads two pages, alone, in the evening.", "Working capital freed from four stores", "Even keel"):
        assert line in text
    assert "what is not here" in text.casefold()


def test_records_that_are_not_about_the_person_stay_out() -> None:
    snapshot = sample()
    joe = person(snapshot, "Joe Brandt")
    for one in stored_about(snapshot, joe.id, DAY):
        record: Record = one.record
        named = [getattr(record, name) for name in one.fields]
        assert joe.id in named or record == joe or isinstance(record, (Meeting, MeetingQuestion))


def test_without_a_person_it_says_what_is_missing() -> None:
    with pytest.raises(UserError) as raised:
        made_pack(sample(), PackWish(PackKind.SUBJECT_REPORT, DAY))
    assert raised.value.code == "PACK_NEEDS_PERSON"
