"""What is said about flags and paths (method.md 3.6, 4.2; desktop.md 4)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from analysis_maps import AS_OF, OBJECTIVE, YOU, Map, low_map
from analysis_strategies import all_paths, snapshots
from hypothesis import given, settings

from relmap.analysis.access import access
from relmap.analysis.flags.rulebook import evaluate
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import (
    Affiliation,
    BuyingRole,
    Certainty,
    Level,
    PersonKind,
    PersonStatus,
    RiskToCustomer,
    Step,
    TargetStatus,
    TieKind,
)
from relmap.words.flags import action, clears_when, headline, sentence, why
from relmap.words.paths import (
    also_sentence,
    caution_sentence,
    next_move,
    no_way,
    path_move,
    route_sentence,
    rung_question,
    way_sentence,
    weakest_sentence,
)
from relmap.words.people import listed


def said(map_: Map, rule: str) -> str:
    return sentence(map_.flags()[rule], map_.snapshot())


def advised(map_: Map, rule: str) -> str:
    return action(map_.flags()[rule], map_.snapshot())


def _introduction(sure: Certainty = Certainty.CONFIRMED) -> Map:
    map_ = Map().person("Dave", name="Dave Hollis").person("EB", Level.BOARD_OWNER, name="Harriet Kestrel")
    map_.team(YOU, name="Kim Berg").know("Dave", 4, 20).intro("Dave", "EB", sure)
    return map_.buyer("EB")


def test_a_path_is_never_a_bare_number() -> None:
    path, snapshot = _introduction().access().known[0], _introduction().snapshot()
    assert way_sentence(path, snapshot) == "Strong – Dave Hollis has agreed to introduce you to Harriet Kestrel"
    assert route_sentence(path, snapshot) == (
        "Kim Berg → Dave Hollis (Trusted, 20 days ago) → has agreed to introduce you to → Harriet Kestrel. 72 Strong. "
        "Weakest step: Kim Berg knows Dave Hollis (Trusted, 20 days ago)."
    )
    assert weakest_sentence(path, snapshot) == "Weakest step: Kim Berg knows Dave Hollis (Trusted, 20 days ago)."


def test_a_direct_path_tells_who_knows_the_buyer() -> None:
    map_ = Map().person("EB", Level.C_SUITE, name="Harriet Kestrel").know("EB", 3, 1).buyer("EB")
    assert way_sentence(map_.access().known[0], map_.snapshot()) == (
        "Strong – You knows Harriet Kestrel (Credible, 1 day ago)"
    )


def test_best_next_move_in_the_words_of_the_method() -> None:
    map_ = _introduction(Certainty.REPORTED)
    assert next_move(map_.access(), map_.snapshot()) == (
        "If Dave Hollis confirms the introduction to Harriet Kestrel, the path becomes Strong: 57 → 72."
    )
    better = _introduction()
    assert next_move(better.access(), better.snapshot()) == (
        "If Kim Berg brings the relationship with Dave Hollis to Advisor, the path stays Strong but rises: 72 → 80."
    )
    best = _introduction().know("Dave", 5)
    assert next_move(best.access(), best.snapshot()).startswith("Every step is as good as it gets")


def test_a_guess_is_worth_asking() -> None:
    map_ = _introduction(Certainty.ASSUMED)
    path, snapshot = map_.access().possible[0], map_.snapshot()
    assert way_sentence(path, snapshot) == (
        "Worth asking – Dave Hollis can perhaps introduce you to Harriet Kestrel, which is our guess"
    )
    assert path_move(path, snapshot) == "Ask Dave Hollis whether an introduction to Harriet Kestrel is possible."
    assert no_way(map_.access(), snapshot) == "No known path leads to Harriet Kestrel. Not known – worth asking:"


def test_a_promise_is_taken_up_before_the_next_question() -> None:
    map_ = _introduction().know("Dave", 2).person("Owner", Level.BOARD_OWNER, name="Ada Brandt").line("EB", "Owner")
    map_.role("EB").buyer("Owner")
    assert path_move(map_.access().possible[0], map_.snapshot()) == (
        "Let Dave Hollis introduce you to Harriet Kestrel, as agreed. Then: Ask Harriet Kestrel to introduce you to "
        "Ada Brandt."
    )


def test_our_management_comes_along_to_the_upper_level() -> None:
    map_ = _introduction(Certainty.ASSUMED).team("chief", name="Ines Falk", is_management=True)
    assert next_move(map_.access(), map_.snapshot()).endswith(" Take Ines Falk along.")
    assert "Ines Falk" not in next_move(map_.change("EB", level=Level.STAFF).access(), map_.snapshot())


def test_the_ladder_in_words() -> None:
    map_ = low_map()
    assert next_move(map_.access(), map_.snapshot()) == "First reach Dir: Ask Eng to introduce you to Dir."
    assert no_way(map_.access(), map_.snapshot()) == (
        "No known path leads to CFO. The way up may take two introductions. Begin here:"
    )
    promised = low_map().intro("Eng", "Dir").change("Dir", reports_to=None).line("Eng", "Buyer")
    assert [rung_question(rung, promised.snapshot()) for rung in promised.access().ladder] == [
        "First reach Dir: Let Eng introduce you to Dir, as agreed."
    ]
    upper = low_map().know("Dir", 3).change("Dir", reports_to=None)
    assert rung_question(upper.access().ladder[0], upper.snapshot()) == (
        "Begin with Dir: Ask Dir for advice on the way up."
    )
    unknown = low_map().change("CFO", status=PersonStatus.UNIDENTIFIED)
    assert no_way(unknown.access(), unknown.snapshot()) == (
        "No economic buyer is named who could be reached. Find out who signs:"
    )
    assert next_move(unknown.access(), unknown.snapshot()) == "Ask Eng and Buyer who can release the money alone."
    assert rung_question(unknown.access().ladder[0], unknown.snapshot()) == (
        "Ask Eng: “Who can release this money alone?”"
    )


def test_variants_through_the_same_person_and_cautions() -> None:
    map_ = _introduction().person("VP", Level.VP, name="Vera Pohl").intro("Dave", "VP")
    map_.tie(TieKind.ALLY, "VP", "EB", Certainty.REPORTED).team("two", name="Ole Dahl").know("Dave", 3, by="two")
    path = map_.access().known[0]
    ways = "Ole Dahl (55 Fair), Vera Pohl (34 Weak), Ole Dahl → Vera Pohl (26 Weak)"
    assert also_sentence(path, map_.snapshot()) == f"Also through {ways}."
    map_.change("Dave", kind=PersonKind.EXTERNAL, affiliation=Affiliation.CONSULTANT).know("Dave", 4, 200)
    assert [caution_sentence(c, map_.snapshot()) for c in map_.access().known[0].cautions] == [
        "The last talk with Dave Hollis is long ago or not recorded; the relationship counts for less.",
        "Dave Hollis stands outside the account; an introduction from outside is less welcome.",
    ]


# the sentences of the rule book


def test_headline_flag_in_full() -> None:
    map_ = low_map()
    assert said(map_, "F01") == (
        "At Alder Pumps, for “Spare parts”, we know 2 people, all below Director. No known path leads to the economic "
        "buyer CFO. Nobody has agreed to take us there yet."
    )
    assert headline(map_.flags()["F01"], map_.snapshot()) == "Only low-level contacts, and no known path to CFO"
    assert clears_when(map_.flags()["F01"], map_.snapshot()) == (
        "An upper-level person in scope reaches Working, or one known path of at least 25 exists."
    )
    assert why(map_.flags()["F01"], map_.snapshot()).splitlines()[:2] == [
        "Low-level contacts: Eng (Trusted) and Buyer (Credible).",
        "Named as economic buyer: CFO (Chief officer).",
    ]


def test_headline_flag_counts_one_and_names_the_unit() -> None:
    map_ = Map().unit("Yard").aim(unit="Yard").person("Eng", unit="Yard").know("Eng", 3).person("A").person("B")
    map_.buyer("A").buyer("B")
    assert said(map_, "F01") == (
        "At Alder Pumps / Yard, for “Spare parts”, we know 1 person, who is below Director. No known path leads to any "
        "of the economic buyers A and B. Nobody has agreed to take us there yet."
    )
    met = Map().person("VP", Level.VP).know("VP", 1).person("EB").buyer("EB")
    assert said(met, "F01").startswith(
        "At Alder Pumps, for “Spare parts”, we know nobody but 1 upper-level person, who has only been met."
    )


@pytest.mark.parametrize(
    ("status", "start"),
    [
        (TargetStatus.KEY, "Alder Pumps is a key account, but nobody of ours has a live contact there"),
        (TargetStatus.TARGET, "Alder Pumps is a target account, but nobody of ours has a live contact there"),
        (TargetStatus.NONE, "For “Spare parts”, nobody of ours has a live contact at Alder Pumps"),
    ],
)
def test_no_contact(status: TargetStatus, start: str) -> None:
    map_ = Map(status=status).person("Eng").person("EB", Level.C_SUITE).buyer("EB")
    assert said(map_, "F02") == start + "."
    lapsed = map_.know("Eng", 1, 200)
    day = AS_OF - timedelta(days=19)
    assert said(lapsed, "F02") == f"{start}; the last one lapsed on {day.day} Sep 2026."
    assert advised(map_, "F02") == "Plan a contact (letter, phone, visit) with EB and Eng."


def test_nobody_signs_and_empty_post() -> None:
    map_ = Map().person("Dir", Level.DIRECTOR).know("Dir", 3)
    assert said(map_, "F03") == "Nobody is named who can give the final yes to “Spare parts”."
    assert advised(map_, "F03").startswith("Ask Dir: “Who can release this money alone?")
    map_.person("EB", name="", title="Finance chief", status=PersonStatus.VACANT).buyer("EB")
    assert said(map_, "F05") == "The economic buyer's post (Finance chief) is empty."
    map_.change("EB", since=AS_OF - timedelta(days=40))
    assert said(map_, "F05") == "The economic buyer's post (Finance chief) is empty since 21 Aug 2026."


def test_no_path_names_the_upper_contacts() -> None:
    map_ = low_map().know("Dir", 2)
    assert said(map_, "F04").startswith("We work with Dir, but no known path reaches CFO.")
    assert advised(map_, "F04") == "Ask Dir to introduce you to CFO."


def test_several_buyers() -> None:
    map_ = Map().person("A", Level.C_SUITE).person("B", Level.C_SUITE).buyer("A").buyer("B").know("A", 3)
    assert said(map_, "F06") == "2 people are named as economic buyer of “Spare parts”: A and B. B cannot be reached."
    assert "two coaches" in advised(map_, "F06")
    map_.know("B", 3)
    assert said(map_, "F06") == "2 people are named as economic buyer of “Spare parts”: A and B."


def test_doubtful_level() -> None:
    map_ = Map(step=Step.EXPLORE).person("EB", Level.MANAGER).know("EB", 4).person("Dir", Level.DIRECTOR).know("Dir", 2)
    map_.buyer("EB", Certainty.ASSUMED).aim(risk_to_customer=RiskToCustomer.HIGH, value=240000.0, currency="EUR")
    assert said(map_, "F07") == (
        "EB (Manager) is named as economic buyer, but the risk for the customer is high; such decisions are usually "
        "made higher up. Nobody has confirmed it."
    )
    assert advised(map_, "F07") == "Ask a coach: “Can EB alone release 240,000 EUR?”"
    assert "this money" in advised(map_.aim(value=None).role("Dir", BuyingRole.COACH), "F07")


def test_fragile_path() -> None:
    map_ = low_map().intro("Eng", "CFO")
    assert said(map_, "F08") == (
        "Every path to CFO runs through Eng. If Eng leaves or turns, access is gone. "
        "All contacts are low-level; Eng is the only way up."
    )
    weak = Map().person("MD", Level.C_SUITE).person("EB", Level.C_SUITE).know("MD", 2).buyer("EB")
    weak.intro("MD", "EB", Certainty.REPORTED)
    assert said(weak, "F08").startswith("The best path to EB is weak (27): You knows MD (Working, 30 days ago).")
    assert advised(weak, "F08").endswith("Develop a second coach in another function.")


def test_lists_of_names_stay_short() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(list("ABCDE")) == "A, B, C, D and E"
    assert listed(list("ABCDEF")) == "A, B, C, D and 2 others"


# every text of every map

_UNFILLED = re.compile(r"[{}]|\bNone\b|\b(EB_|ROUTE_|NO_ROUTE|CAN_INTRODUCE)|  |\.\.|!")


def _texts(snapshot: Snapshot) -> list[str]:
    texts = []
    ((account),) = evaluate(snapshot, AS_OF)
    for report in account.objectives:
        texts += [next_move(report.access, snapshot), no_way(report.access, snapshot)]
        texts += [rung_question(rung, snapshot) for rung in report.access.ladder]
        for flag in report.flags:
            texts += [make(flag, snapshot) for make in (headline, sentence, why, action, clears_when)]
    for path in all_paths(snapshot):
        texts += [make(path, snapshot) for make in (way_sentence, route_sentence, weakest_sentence, path_move)]
        texts += [caution_sentence(caution, snapshot) for caution in path.cautions]
        texts += [also_sentence(path, snapshot)] if path.also else []
    return texts


@settings(max_examples=80)
@given(snapshots())
def test_no_text_has_a_gap(snapshot: Snapshot) -> None:
    for text in _texts(snapshot):
        assert text.strip() == text != ""
        assert not _UNFILLED.search(text), text


def test_nameless_people_and_names_with_braces_are_said() -> None:
    map_ = _introduction().change("Dave", name="", title="").change("EB", name="{0} {name}")
    assert way_sentence(map_.access().known[0], map_.snapshot()) == (
        "Strong – somebody whose name is not known has agreed to introduce you to {0} {name}"
    )
    assert access(map_.snapshot(), OBJECTIVE, AS_OF).known
