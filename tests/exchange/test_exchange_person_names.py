"""Which spellings are one person, and which names name nobody."""

from __future__ import annotations

import pytest

from relmap.exchange.person_names import Holder, alike, comparable, holder


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bob Harker", "Robert Harker"),
        ("E Stellmann", "Edward Stellmann"),
        ("Steve Fielder", "Stephen Fielder"),
        ("Will Caven", "Michael William Caven"),
        ("Sir Paul Britten", "Paul Britten"),
        ("Helene Moorfield", "Helen Moorfield"),
        ("Lund, Noa", "Noa Lund"),
        ("Jörg Müßig", "Joerg Muessig"),
        ("Łucja Wiśniewska", "Lucja Wisniewska"),
        ("Ana García Márquez", "Ana Garcia"),
        ("Ruiz (on leave), Kit", "Kit Ruiz"),
    ],
)
def test_spellings_of_one_name(first: str, second: str) -> None:
    assert alike(comparable(first), comparable(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Brian Ether", "Zina Ether"),
        ("James Bowen", "Christopher Marten"),
        ("Kit Ruiz", "Kit Lund"),
        ("Ann", "Ann Lund"),
        ("K R", "Kit Ruiz"),
        ("", "Kit Ruiz"),
    ],
)
def test_different_people(first: str, second: str) -> None:
    assert not alike(comparable(first), comparable(second))


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("", Holder.BLANK),
        ("'N/D'", Holder.UNDISCLOSED),
        ("n/d", Holder.UNDISCLOSED),
        ("TBC", Holder.UNDISCLOSED),
        ("-", Holder.UNDISCLOSED),
        ("Vacant", Holder.VACANT),
        ("Not in Post", Holder.VACANT),
        ("Eliminated", Holder.VACANT),
        ("Noa Lund", Holder.NAMED),
        ("李小龍", Holder.NAMED),
        ("🙂", Holder.NAMED),
    ],
)
def test_placeholders_name_nobody(cell: str, kind: Holder) -> None:
    assert holder(cell) is kind
