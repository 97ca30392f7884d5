"""Thresholds, switches and acknowledgements of a document (method.md 4.1)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, Map, low_map

from relmap.analysis.access import access
from relmap.analysis.flags.registry import BANDS, RULE_BOOK, WEIGHTS
from relmap.analysis.settings import changed_settings, default_of, switched_off, thresholds_of, value_of
from relmap.analysis.thresholds import DEFAULTS
from relmap.model.keeping import Acknowledgement, RuleSetting
from relmap.model.vocabulary import Level, Severity, Strength
from relmap.words import rule_book
from relmap.words.legend import changed_rules_words


def acknowledged(map_: Map, rule: str, *, objective: str | None = OBJECTIVE, days: int = 10, **fields: object) -> Map:
    values = {"reason": "Known", "by": "Kim", "made_on": AS_OF, **fields}
    return map_.add(Acknowledgement(rule, ACCOUNT, rule, AS_OF + timedelta(days=days), objective, **values))


def test_without_settings_the_defaults_hold() -> None:
    snapshot = low_map().snapshot()
    assert thresholds_of(snapshot) is DEFAULTS
    assert changed_settings(snapshot) == ()


def test_settings_change_numbers_places_and_codes() -> None:
    map_ = low_map().add(RuleSetting("fragile", 0.5)).add(RuleSetting("relationship.3", 0.7))
    map_.add(RuleSetting("influences.HIGH", 0.65)).add(RuleSetting("upper_contact", 3.0))
    changed = thresholds_of(map_.snapshot())
    assert changed.fragile == 0.5
    assert changed.relationship == (0.0, 0.15, 0.40, 0.7, 0.85, 0.95)
    assert changed.influences[Strength.HIGH] == 0.65
    assert changed.upper_contact == 3
    assert isinstance(changed.upper_contact, int)
    assert changed_settings(map_.snapshot()) == ("fragile", "influences.HIGH", "relationship.3", "upper_contact")
    assert value_of(changed, "relationship.3") == 0.7


@pytest.mark.parametrize("setting", ["nonsense", "relationship.9", "influences.SOME", "fragile.1", "known."])
def test_a_setting_nobody_knows_is_passed_over(setting: str) -> None:
    snapshot = low_map().add(RuleSetting(setting, 0.5)).snapshot()
    assert thresholds_of(snapshot) == DEFAULTS
    assert changed_settings(snapshot) == ()


def test_a_number_that_is_none_is_passed_over() -> None:
    assert thresholds_of(low_map().add(RuleSetting("known", float("nan"))).snapshot()) == DEFAULTS


def test_flags_and_paths_use_the_documents_numbers() -> None:
    map_ = low_map().know("Dir", 2)
    assert "F04" in map_.flags()
    map_.add(RuleSetting("upper_contact", 3))
    assert "F01" in map_.flags()
    map_.add(RuleSetting("known", 0.9)).know("CFO", 4)
    assert access(map_.snapshot(), OBJECTIVE, AS_OF).known == ()


def test_a_rule_is_switched_off_but_never_the_headline() -> None:
    map_ = low_map().add(RuleSetting("F09", 0)).add(RuleSetting("F01", 0)).add(RuleSetting("F23", 0))
    assert switched_off(map_.snapshot()) == {"F09", "F23"}
    assert "F01" in map_.all_flags()
    assert not {"F09", "F23"} & set(map_.all_flags())
    assert changed_settings(map_.snapshot()) == ("F09", "F23")


def test_the_headline_is_only_marked() -> None:
    map_ = acknowledged(low_map(), "F01")
    raised = map_.flags()["F01"]
    assert raised.acknowledged is not None
    assert raised.severity is Severity.CRITICAL
    assert map_.report().acknowledged == ()


def test_an_acknowledgement_needs_a_reason_and_ends() -> None:
    assert "F09" in acknowledged(low_map(), "F09", reason=" ").all_flags()
    assert "F09" not in acknowledged(low_map(), "F09").all_flags()
    assert "F09" in acknowledged(low_map(), "F09", days=-1).all_flags()
    assert "F09" in acknowledged(low_map(), "F09", objective="another").all_flags()
    long_ago = AS_OF - timedelta(days=91)
    assert "F09" in acknowledged(low_map(), "F09", made_on=long_ago).all_flags()


def test_an_acknowledged_flag_still_suppresses() -> None:
    map_ = Map().person("CFO", Level.C_SUITE)
    assert set(map_.flags()) == {"F02"}
    assert acknowledged(map_, "F02").flags() == {}


def test_account_flags_are_acknowledged_without_objective() -> None:
    assert "F24" not in acknowledged(low_map(), "F24", objective=None).all_flags()


def test_the_registry_names_every_rule_and_number_in_words() -> None:
    assert [info.rule for info in RULE_BOOK] == [f"F{n:02d}" for n in range(1, 26)]
    assert [info.rule for info in RULE_BOOK if not info.can_be_off] == ["F01"]
    for info in RULE_BOOK:
        for text in (rule_book.rule_name(info.rule), rule_book.condition(info.rule), rule_book.clears(info.rule)):
            assert text
            assert "{" not in text
        for setting in info.settings:
            assert default_of(setting) is not None
            assert rule_book.setting_name(setting)
    for setting in (*WEIGHTS, *BANDS):
        assert default_of(setting) is not None
        assert rule_book.setting_name(setting)


def test_conditions_show_the_numbers_in_force() -> None:
    changed = thresholds_of(low_map().add(RuleSetting("fragile", 0.5)).snapshot())
    assert "below 50" in rule_book.condition("F08", changed)
    assert "below 40" in rule_book.condition("F08")
    assert changed_rules_words(3) == "rule book changed: 3 values"
