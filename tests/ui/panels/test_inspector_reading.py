"""What people type for days and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from relmap.ui.fields.reading import FIRST_YEAR, LAST_YEAR, read_amount, read_count, read_day


@pytest.fixture
def locale(request: pytest.FixtureRequest) -> Iterator[None]:
    """The locale named by the parameter, for one test."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "typed"),
    [
        ("en_GB", "31/05/2026"),
        ("en_GB", "31 May 2026"),
        ("en_US", "5/31/26"),
        ("en_US", "5/31/2026"),
        ("en_US", "May 31, 2026"),
        ("de_DE", "31.05.26"),
        ("de_DE", "31. Mai 2026"),
        ("de_DE", "31.5.2026"),
        ("fr_FR", "31 mai 2026"),
        ("fr_FR", "31 May 2026"),
        ("ja_JP", "2026/05/31"),
    ],
    indirect=["locale"],
)
@pytest.mark.usefixtures("locale")
def test_day_in_the_forms_of_a_locale(typed: str) -> None:
    assert read_day(typed) == date(2026, 5, 31)


@pytest.mark.parametrize("typed", ["", "x", "2026", "2026-13-01", "2026-02-30", "1026-05-31", "31.04.2026", "99999"])
def test_what_is_no_day(typed: str) -> None:
    assert read_day(typed) is None


@settings(max_examples=60)
@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_every_day_that_is_shown_can_be_read(day: date) -> None:
    assert read_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("locale", "typed", "amount"),
    [
        ("en_US", "1,250,000.50", 1_250_000.5),
        ("en_US", "1,250", 1_250),
        ("en_US", "1.250", 1.25),
        ("de_DE", "1.250.000,50", 1_250_000.5),
        ("de_DE", "1.250", 1_250),
        ("de_DE", "1,250", 1.25),
        ("de_CH", "1’250’000", 1_250_000),
        ("fr_FR", "1 250 000", 1_250_000),
        ("fr_FR", "1\u202f250", 1_250),
        ("en_GB", "250k", 250_000),
        ("en_GB", "1.2 m", 1_200_000),
        ("de_DE", "1,2 bn", 1_200_000_000),
        ("en_GB", "0", 0),
    ],
    indirect=["locale"],
)
@pytest.mark.usefixtures("locale")
def test_amount(typed: str, amount: float) -> None:
    assert read_amount(typed) == pytest.approx(amount)


@pytest.mark.parametrize("typed", ["", "x", "-5", "1,25,0", "1.2.3", "k", "1..2", ".", "1e5", "inf", "nan", "9" * 400])
def test_what_is_no_amount(typed: str) -> None:
    with pytest.raises(ValueError):
        read_amount(typed)


def test_count_is_whole() -> None:
    assert read_count("12 500") == 12_500
    with pytest.raises(ValueError):
        read_count("12.5")


@settings(max_examples=60)
@given(st.integers(0, 10**11), st.sampled_from(["en_US", "de_DE", "fr_FR", "de_CH"]))
def test_every_number_that_is_shown_can_be_read(number: int, name: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(name))
    try:
        assert read_count(QLocale().toString(number)) == number
    finally:
        QLocale.setDefault(before)
