"""The rule-to-account matrix of method.md 7.4, and what 7.1 and 7.2 expect beyond access."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sample_document import AS_OF, account_report, changed, flag, id_of, ids_of, objective_report, reading

from relmap.analysis.flags.registry import RULE_BOOK
from relmap.analysis.flags.rulebook import evaluate
from relmap.model.keeping import Acknowledgement
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Severity
from relmap.words import flags as words

MATRIX = {
    "F01": "A C3",
    "F02": "C8",
    "F03": "C6",
    "F04": "C0",
    "F05": "C4",
    "F06": "C1",
    "F07": "C7",
    "F08": "B1 C2 C5",
    "F09": "C4",
    "F10": "A",
    "F11": "A B1",
    "F12": "B1",
    "F13": "A B1",
    "F14": "A",
    "F15": "C2",
    "F16": "B1 C3",
    "F17": "A B1",
    "F18": "B1",
    "F19": "A B1",
    "F20": "A",
    "F21": "A",
    "F22": "B1",
    "F23": "A",
    "F24": "A",
    "F25": "A C",
}
"""Rule → accounts and objectives that must raise it."""


@pytest.fixture(scope="module")
def sample() -> Snapshot:
    return reading().snapshot


def rules_of(sample: Snapshot, place: str) -> set[str]:
    """The rules raised for "C3" (objective O-C3) or for a whole account such as "A"."""
    report = account_report(sample, place[0])
    if len(place) > 1:
        return {f.rule for f in objective_report(sample, f"O-{place}").flags}
    return {f.rule for f in (*report.flags, *(f for o in report.objectives for f in o.flags))}


def test_matrix(sample: Snapshot, record_property: pytest.RecordProperty) -> None:
    seen = {
        rule: sorted(place for place in places.split() if rule in rules_of(sample, place))
        for rule, places in MATRIX.items()
    }
    record_property("rules seen", ", ".join(f"{rule} {' '.join(places)}" for rule, places in seen.items()))
    assert seen == {rule: sorted(places.split()) for rule, places in MATRIX.items()}
    assert list(seen) == [info.rule for info in RULE_BOOK]


def test_the_clean_objective_raises_nothing(sample: Snapshot) -> None:
    assert rules_of(sample, "B2") == set()


def test_filtration_raises_what_the_method_lists(sample: Snapshot) -> None:
    assert rules_of(sample, "A1") == {"F01", "F10", "F11", "F13", "F17", "F19", "F20", "F21"}
    assert {f.rule for f in account_report(sample, "A").flags} == {"F14", "F23", "F24", "F25"}


def test_single_source_raises_what_the_method_lists(sample: Snapshot) -> None:
    assert rules_of(sample, "B1") == {"F08", "F11", "F12", "F13", "F16", "F17", "F18", "F19", "F22"}


@pytest.mark.parametrize(
    ("objective", "rule", "people"),
    [
        ("O-A1", "F10", ("A06",)),
        ("O-A1", "F11", ("A03",)),
        ("O-A1", "F13", ("A03",)),
        ("O-A1", "F17", ("A11",)),
        ("O-A1", "F20", ("A01",)),
        ("O-A1", "F21", ("A01", "A05")),
        ("O-B1", "F11", ("B10",)),
        ("O-B1", "F12", ("B04",)),
        ("O-B1", "F13", ("B02",)),
        ("O-B1", "F17", ("B08",)),
        ("O-B1", "F18", ("B10",)),
        ("O-B1", "F22", ("B02",)),
        ("O-C3", "F16", ("C020",)),
    ],
)
def test_who_carries_the_flag(sample: Snapshot, objective: str, rule: str, people: tuple[str, ...]) -> None:
    assert flag(objective_report(sample, objective), rule).people == ids_of(*people)


def test_severities_that_depend_on_the_case(sample: Snapshot) -> None:
    found = {
        place: flag(objective_report(sample, f"O-{place}"), rule).severity
        for place, rule in (("A1", "F13"), ("B1", "F13"), ("C4", "F09"), ("C1", "F06"))
    }
    assert found == {"A1": Severity.MEDIUM, "B1": Severity.HIGH, "C4": Severity.HIGH, "C1": Severity.HIGH}


def test_sentences_name_the_facts(sample: Snapshot) -> None:
    def said(objective: str, rule: str) -> str:
        return words.sentence(flag(objective_report(sample, objective), rule), sample)

    assert "credibility with the buyers is not known" in said("O-A1", "F10")
    assert "led nowhere" in said("O-A1", "F19")
    assert "has the ear of" in said("O-B1", "F12")
    assert "One supplier for four plants" in said("O-B1", "F12")
    assert "last talk 200 days ago, counts as Met" in said("O-B1", "F18")
    assert "in 10 days for the first time. Missing: values and cold buttons." in said("O-B1", "F22")
    bow = next(f for f in account_report(sample, "A").flags if f.rule == "F14")
    assert "holds 5 of 6 working relationships" in words.sentence(bow, sample)


def test_every_flag_has_its_words(sample: Snapshot) -> None:
    for report in evaluate(sample, AS_OF):
        for raised in (*report.flags, *(f for o in report.objectives for f in o.flags)):
            texts = [
                say(raised, sample)
                for say in (words.headline, words.sentence, words.action, words.why, words.clears_when)
            ]
            assert all(text.strip() and "{" not in text and "  " not in text for text in texts), raised.rule


def test_an_acknowledged_flag_is_set_aside_for_a_while(sample: Snapshot) -> None:
    until = AS_OF + timedelta(days=20)
    seen = Acknowledgement("a", id_of("B"), "F12", until, id_of("O-B1"), "Waits for the audit", "Kim Berg", AS_OF)
    document = changed(sample, seen)
    report = objective_report(document, "O-B1")
    assert "F12" not in {f.rule for f in report.flags}
    (aside,) = report.acknowledged
    assert aside.acknowledged == seen
    assert "Waits for the audit" in words.why(aside, document)
    later = objective_report(document, "O-B1", until + timedelta(days=1))
    assert later.acknowledged == ()
