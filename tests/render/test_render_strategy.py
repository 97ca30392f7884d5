"""The strategy pack: its ten sections, what stands on them, and what must not (method.md 6(a))."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from strategy_packs import (
    AS_OF,
    PRIVATE,
    ago,
    below,
    flat,
    full,
    one_person,
    sample,
    sample_pack,
    section,
    texts,
    wish,
    words,
)

from relmap.analysis.flags.rulebook import evaluate
from relmap.exchange.kept import kept_content
from relmap.model.changes import snapshot_of
from relmap.model.entities import Person
from relmap.model.keeping import SnapshotMark
from relmap.model.plan import Action
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import ActionKind
from relmap.model.vocabulary import Audience, Level, PersonStatus
from relmap.packs.blocks import Bars, Bullets, Facts, Heading, Panel, Quadrant, Table, Text, Tone
from relmap.packs.pack import MapSection, Pack, Section, Split
from relmap.packs.picture import LineKind
from relmap.render.made_packs import made_pack
from relmap.render.paper.pack_sheets import PackPaper, pack_sheets
from relmap.render.paper.pdf_file import PdfInfo, write_pdf_file
from relmap.words.flags import headline, sentence

TITLES = [
    "1 · The account on a page",
    "2 · The map",
    "3 · The way to the economic buyer",
    "4 · Buying roles",
    "5 · Coaches, opponents, competitors",
    "6 · Who wins what",
    "7 · Six steps",
    "8 · Vision, culture, fit",
    "9 · The next 90 days",
    "10 · Open questions",
    "Appendix · Everybody on the map",
]

PACKS = {
    "Kestrel": lambda: sample_pack("Kestrel", "Filtration"),
    "Nordmark": lambda: sample_pack("Nordmark", "Single-source"),
    "clean": lambda: sample_pack("Nordmark", "VMI"),
    "Aurelia": lambda: sample_pack("Aurelia", "Marine"),
    "empty post": lambda: sample_pack("Aurelia", "Defence"),
    "nobody signs": lambda: sample_pack("Aurelia", "IT"),
    "full": lambda: made_pack(full(), wish(objective="obj")),
    "one person": lambda: made_pack(one_person(), wish()),
    "nobody": lambda: made_pack(replace(one_person(), people={}), wish()),
}


@pytest.fixture(params=PACKS, ids=str)
def pack(request: pytest.FixtureRequest) -> Pack:
    made: Pack = PACKS[request.param]()
    return made


def changed(snapshot: Snapshot, *records: Person | Relationship | RoleAssignment | Action | SnapshotMark) -> Snapshot:
    """The document with records added or replaced."""
    whole = snapshot_of(records)
    return replace(
        snapshot,
        **{f.name: {**getattr(snapshot, f.name), **getattr(whole, f.name)} for f in fields(Snapshot)},
    )


class TestEveryPack:
    def test_ten_sections_and_the_list_in_their_order(self, pack: Pack) -> None:
        assert [section.title for section in pack.sections] == TITLES
        assert [isinstance(section, MapSection) for section in pack.sections] == [n == 1 for n in range(11)]
        lying = [s.title for s in pack.sections if isinstance(s, Section) and s.landscape]
        assert lying == ["4 · Buying roles"]

    def test_nothing_is_empty(self, pack: Pack) -> None:
        for one in pack.sections:
            if not isinstance(one, Section):
                continue
            blocks = list(flat(one.blocks))
            assert blocks, one.title
            assert not isinstance(blocks[-1], Heading), one.title
            for block, following in pairwise(blocks):
                assert not (isinstance(block, Heading) and isinstance(following, Heading)), (one.title, block)
            for block in blocks:
                match block:
                    case Text(text=said) | Heading(text=said):
                        assert said.strip(), one.title
                    case Table(columns=columns, rows=rows):
                        assert rows, one.title
                        assert all(column.title for column in columns)
                        assert {len(row) for row in rows} <= {1, len(columns)}
                    case Bullets(items=items):
                        assert items
                        assert all(item.strip() for item in items)
                    case Facts(rows=rows):
                        assert rows
                        assert all(name and value.strip() for name, value in rows)
                    case Bars(bars=bars):
                        assert all(bar.words for bar in bars)

    def test_no_word_of_the_program_itself(self, pack: Pack) -> None:
        said = words([s for s in pack.sections if isinstance(s, Section)])
        for sign in ("None", "null", "{", "}", "UNKNOWN", "..", " .", "  "):
            assert sign not in said

    def test_it_prints(self, pack: Pack, qapp: object, tmp_path: Path) -> None:
        pages = pdf_pages(pack, tmp_path)
        assert all("INTERNAL – TEAM" in page and "own.relmap" in page for page in pages)
        for title in TITLES[:1] + TITLES[2:]:
            assert any(title in page for page in pages), title


def pdf_pages(pack: Pack, folder: Path) -> list[str]:
    """The text of every page of the printed pack, its white space as single spaces."""
    target = folder / "pack.pdf"
    write_pdf_file(
        target, pack_sheets(pack, PackPaper(QPageSize(QPageSize.PageSizeId.A4))), PdfInfo(pack.topic, pack.as_of)
    )
    with pypdfium2.PdfDocument(target) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def is_arabic(letter: str) -> bool:
    """Whether a letter is Arabic, also one of the shapes it is printed in."""
    return "\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufeff"


@pytest.mark.parametrize(("name", "objective", "people"), [("Kestrel", "Filtration", 12), ("Nordmark", "Single", 40)])
def test_ten_pages_and_the_appendix(name: str, objective: str, people: int, qapp: object, tmp_path: Path) -> None:
    pages = pdf_pages(sample_pack(name, objective), tmp_path)
    text = [page for page in pages if any(title in page for title in TITLES[:10])]
    assert len(text) == 9  # and the map, whose heading is the account
    appendix = [page for page in pages if TITLES[10] in page]
    assert len(appendix) == -(-people // 26)


class TestAccountOnAPage:
    @pytest.mark.parametrize("name", ["Kestrel", "Nordmark", "Aurelia", "full"])
    def test_the_worst_flag_leads(self, name: str) -> None:
        pack = PACKS[name]()
        snapshot = full() if name == "full" else sample()
        account = next(a for a in snapshot.accounts.values() if a.name == pack.subject)
        (report,) = evaluate(snapshot, AS_OF, account.id)
        judged = next(o for o in report.objectives if snapshot.objectives[o.objective].title == pack.topic)
        flags = sorted((*judged.flags, *report.flags), key=lambda flag: (flag.severity.rank, flag.rule))
        first = section(pack, 1).blocks[0]
        assert isinstance(first, Panel)
        assert first.severity is flags[0].severity
        assert first.blocks[0] == Text(sentence(flags[0], snapshot), Tone.LEAD)

    def test_without_a_flag_it_says_so(self) -> None:
        pack = PACKS["clean"]()
        assert section(pack, 1).blocks[0] == Text("No flag is raised for “VMI pilot Odense”.", Tone.LEAD)
        assert "Nothing: no flag is raised." in words(section(pack, 1))

    def test_three_decisions_those_of_management_first(self) -> None:
        panel = section(PACKS["Kestrel"](), 1).blocks[1]
        assert isinstance(panel, Panel)
        (bullets,) = panel.blocks
        assert isinstance(bullets, Bullets)
        assert bullets.ticks
        assert [item.rpartition("(")[2][:3] for item in bullets.items] == ["F01", "F14", "F24"]

    def test_what_our_own_rules_forbid_is_decided_first(self) -> None:
        assert "Yes or no: they need “Sixty days to pay”; our rule is “Thirty days”." in words(
            section(PACKS["full"](), 1).blocks[1]
        )

    def test_bars_with_words(self) -> None:
        bars = next(b for b in flat(section(PACKS["Kestrel"](), 1).blocks) if isinstance(b, Bars))
        assert [bar.name for bar in bars.bars] == ["Access", "Coverage", "Freshness"]
        assert [bar.share for bar in bars.bars] == [0.0, pytest.approx(0.37), 1.0]
        assert bars.bars[0].words == "No known path leads to Harriet Kestrel."
        assert bars.bars[1].words == "37 of 100, thin. 4 of 7 buyers are at Working or better."

    def test_messages_contributors_and_thanks(self) -> None:
        said = words(section(PACKS["full"](), 1))
        assert "We stay.\nWe measure.\nWe tell you first." in said
        assert "Facts by Kim Berg." in said
        kestrel = words(section(PACKS["Kestrel"](), 1))
        assert "Which three sentences should each of us say here?" in kestrel
        assert "Thank you, Kim Berg: 6 facts added or confirmed this quarter." in kestrel

    def test_all_objectives_the_chosen_one_stands_out(self) -> None:
        table = next(b for b in flat(section(PACKS["Kestrel"](), 1).blocks) if isinstance(b, Table))
        assert [(row[0].text, row[0].tone) for row in table.rows] == [
            ("Partnership", Tone.PLAIN),
            ("Filtration standardisation", Tone.STRONG),
        ]
        assert all(row[4].text.startswith("F01 ") and row[4].tone is Tone.BAD for row in table.rows)


class TestMap:
    def test_ours_only_where_we_work_with_somebody(self) -> None:
        drawn = PACKS["full"]().sections[1]
        assert isinstance(drawn, MapSection)
        assert drawn.lines is not None
        assert LineKind.OURS in drawn.lines
        ours = {(line.source, line.target) for line in drawn.picture.lines if line.kind is LineKind.OURS}
        assert ours == {("kim", "eve"), ("kim", "una")}
        assert drawn.split is Split.BRANCH

    def test_more_than_sixty_people_unit_by_unit(self) -> None:
        drawn = PACKS["Aurelia"]().sections[1]
        assert isinstance(drawn, MapSection)
        assert drawn.split is Split.UNIT


class TestWay:
    def test_known_paths_with_move_and_caution_then_what_is_worth_asking(self) -> None:
        said = words(section(PACKS["Nordmark"](), 3))
        assert "Path 1: 57 of 100, Fair" in said
        assert "Best next move\nIf Karsten Højbjerg confirms the introduction" in said
        assert "Mind\nBirgitte Thorsager is against this objective" in said
        assert "Ask Mette Nordmark-Holst to recommend you to Jens-Peter Kragelund." in said

    def test_without_a_path_the_first_rungs(self) -> None:
        said = words(section(PACKS["Kestrel"](), 3))
        assert said.index("No known path leads to Harriet Kestrel.") < said.index("First reach Tom Kestrel")
        assert said.index("First reach Tom Kestrel") < said.index("First reach Ingrid Vos")

    def test_the_buyers_profile_with_source_and_day_and_questions(self) -> None:
        rows = {row[0].text: row for block in below(PACKS["full"](), 3, "Eve Marsh gives the final yes: how to meet")
                if isinstance(block, Table) for row in block.rows}  # fmt: skip
        assert (rows["Values"][1].text, rows["Values"][2].text) == ("Is true", "Una Stone, 21 Sep 2026")
        assert rows["Sees"][1].text == "Growth: “We need more output”"
        assert rows["Listens to"][1].text == "Tom Reed (confirmed)"
        assert rows["Warms to"][1].text == "What does Eve Marsh warm to?"
        assert rows["Warms to"][1].tone is Tone.QUIET
        assert rows["Warms to"][2].text == "Kim Berg asks directly"

    def test_how_it_will_be_decided(self) -> None:
        (steps,) = below(PACKS["full"](), 3, "How it will be decided")
        assert steps == Bullets(("The board meets (Eve Marsh, 20 Oct 2026; says Una Stone)",), numbered=True)

    def test_an_empty_post_asks_who_signs(self) -> None:
        (said,) = below(PACKS["empty post"](), 3, "Who gives the final yes?")
        assert "Managing director Defence" in words(said)
        assert "who signs in the interim" in words(said)

    def test_nobody_named_asks_whom_we_know(self) -> None:
        assert "“Who can release this money alone?”" in words(section(PACKS["nobody signs"](), 3))


class TestRoles:
    def test_uncovered_bases_are_rows_with_a_question(self) -> None:
        (table,) = [b for b in flat(section(PACKS["nobody signs"](), 4).blocks) if isinstance(b, Table)]
        (row,) = [row for row in table.rows if len(row) == 1]
        assert row[0].text == (
            "Economic buyer unknown. Ask Gintarė Žilinskaitė and Leopold Hasenöhrl: “Who can release this money alone?”"
        )

    def test_a_row_says_who_what_how_deep_and_what_next(self) -> None:
        (table,) = [b for b in flat(section(PACKS["full"](), 4).blocks) if isinstance(b, Table)]
        rows = {row[0].text: [cell.text for cell in row] for row in table.rows}
        assert rows["Eve Marsh"] == [
            "Eve Marsh",
            "Chief officer",
            "",
            "High",
            "Growth: “We need more output”",
            "+2 · interested: “Asked for dates”",
            "Output up a tenth",
            "A calm year",
            "Working, aim: Trusted",
            "Kim Berg",
            "8 Oct: See the line (Ruth Callender)",
        ]
        assert rows["Tom Reed"][4:8] == [
            "Trouble, growth, or no need?",
            "−4 · strongly against: “Too dear”",
            "Which result?",
            "What for herself or himself?",
        ]

    def test_of_people_with_little_influence_nothing_more_is_asked(self) -> None:
        (table,) = [b for b in flat(section(PACKS["full"](), 4).blocks) if isinstance(b, Table)]
        una = next(row for row in table.rows if row[0].text == "Una Stone")
        assert not any("?" in cell.text for cell in una)


class TestPeople:
    def test_coaches_opponents_competitors_and_days(self) -> None:
        pack = PACKS["full"]()
        coaches = words(below(pack, 5, "Coaches"))
        assert "Una Stone" in coaches
        assert "Ruth Callender" in coaches
        answers = words(below(pack, 5, "What coaches say, and what we think"))
        assert "“Talk output” – Una Stone" in answers
        assert "What do we think?" in answers
        opponents = words(below(pack, 5, "Opponents"))
        assert "Eve Marsh" in opponents
        assert "Answer the price (Kim Berg, 12 Oct)" in opponents
        competitors = words(below(pack, 5, "Competitors"))
        assert "They have a partner already: Dolphin." in competitors
        assert "Golf" in competitors
        (days,) = below(pack, 5, "Days on which doors close")
        assert days == Facts((("Decision", "19 Nov 2026"), ("The agreement is up for renewal", "29 Nov 2026")))

    def test_an_opponent_nobody_answers_is_said(self) -> None:
        assert "Nothing yet. What would Birgitte Thorsager lose by it?" in words(
            below(PACKS["Nordmark"](), 5, "Opponents")
        )


class TestWinsStepsAndFit:
    def test_the_quadrant_marks_where_it_would_end(self) -> None:
        (quadrant,) = [b for b in flat(section(PACKS["full"](), 6).blocks) if isinstance(b, Quadrant)]
        assert quadrant.marked is not None
        assert quadrant.corners[quadrant.marked] == "Both win"
        (open_one,) = [b for b in flat(section(PACKS["Kestrel"](), 6).blocks) if isinstance(b, Quadrant)]
        assert open_one.marked is None

    def test_give_and_get_and_rules_in_the_way(self) -> None:
        said = words(section(PACKS["full"](), 6))
        for expected in (
            "Two stops fewer, confirmed by Eve Marsh",
            "A trial seal (900 EUR, 10 Sep 2026)",
            "A fitter for a week",
            "The steel index",
            "Sixty days to pay",
            "Open, 18 Sep 2026",
        ):
            assert expected in said
        assert "No stake of ours yet." in said

    def test_steps_with_evidence_agreement_and_what_is_missing(self) -> None:
        pack = PACKS["full"]()
        table = next(b for b in flat(section(pack, 7).blocks) if isinstance(b, Table))
        rows = {row[0].text.partition("\n")[0]: row for row in table.rows}
        assert list(rows) == ["Target", "Contact", "Explore", "Collaborate", "Confirm", "Assure"]
        assert rows["Contact"][2].text == "Una Stone agreed to “A first look” on 22 Jun 2026."
        assert rows["Explore"][2].text == "Who of theirs agreed to the result of Explore?"
        assert rows["Explore"][2].tone is Tone.LATE
        assert "we stand here" in rows["Collaborate"][0].text
        said = words(section(pack, 7))
        assert "✓ met, says Eve Marsh" in said
        assert "What must be true before Tom Reed says yes?" in said
        assert "Una Stone: “Will it fit in August?” → What lies behind it?" in said
        assert "Stops a year" in said

    def test_fit_with_points_questions_both_sides_and_incidents(self) -> None:
        said = words(section(PACKS["full"](), 8))
        for expected in (
            "One stock list (31 Aug 2026)",
            "Do we want the same?",
            "Double by 2030",
            "Slow papers",
            "Waits: no money – Assumed – Budget frozen",
            "A late crate → Flown in",
        ):
            assert expected in said


class TestPlan:
    @pytest.mark.parametrize("name", ["Kestrel", "Nordmark", "Aurelia", "full"])
    def test_every_flag_is_named_by_a_line(self, name: str) -> None:
        pack = PACKS[name]()
        snapshot = full() if name == "full" else sample()
        account = next(a for a in snapshot.accounts.values() if a.name == pack.subject)
        (report,) = evaluate(snapshot, AS_OF, account.id)
        judged = next(o for o in report.objectives if snapshot.objectives[o.objective].title == pack.topic)
        table = next(b for b in flat(section(pack, 9).blocks) if isinstance(b, Table))
        named = "\n".join(row[3].text for row in table.rows if len(row) > 1)
        for flag in (*judged.flags, *report.flags, *judged.acknowledged, *report.acknowledged):
            assert f"{flag.rule} {headline(flag, snapshot)}" in named

    def test_what_is_planned_names_the_flag_it_removes_and_is_not_proposed_again(self) -> None:
        table = next(b for b in flat(section(PACKS["Nordmark"](), 9).blocks) if isinstance(b, Table))
        rows = [[cell.text for cell in row] for row in table.rows]
        assert rows[0] == [
            "22 Sep, 8 days late",
            "Kim Berg with Karsten Højbjerg",
            "Send the list of critical parts",
            "F19 There is no next step",
        ]
        proposed = rows[rows.index(["Proposed, because no planned line removes these flags"]) :]
        assert proposed[1][:2] == ["30 Oct 2026?", "Kim Berg?"]
        assert not any(row[-1].startswith("F19") for row in proposed)

    def test_another_objective_is_named_and_what_lies_further_ahead_counted(self) -> None:
        assert "Look at the marked bins (for “VMI pilot Odense”)" in words(section(PACKS["Nordmark"](), 9))
        said = words(section(PACKS["full"](), 9))
        assert "1 line lies more than 90 days ahead." in said
        assert "Look again in spring" not in said

    def test_flags_let_stand_are_marked(self) -> None:
        table = next(b for b in flat(section(PACKS["full"](), 9).blocks) if isinstance(b, Table))
        rows = [[cell.text for cell in row] for row in table.rows]
        aside = rows[rows.index(["Let stand until"]) + 1 :]
        assert [row[:3] for row in aside] == [["20 Oct 2026", "Kim Berg", "After the move"]] * 2
        assert [row[3][:3] for row in aside] == ["F21", "F24"]
        assert "F24" not in words(section(PACKS["full"](), 1).blocks[1])

    def test_ladder_and_management(self) -> None:
        ladder = words(below(PACKS["Nordmark"](), 9, "Ladder of introductions"))
        assert "Stepping stones: Per Damsholt and Karsten Højbjerg (22 Jun)" in ladder
        assert "Kim Berg asks Karsten Højbjerg to confirm the introduction" in ladder
        management = words(below(PACKS["full"](), 9, "Our management"))
        assert "Eve Marsh (Met)" in management
        assert "8 Oct: Ruth Callender → Eve Marsh. See the line" in management
        assert "Spares in a day (removes F12)" in words(section(PACKS["full"](), 9))


class TestQuestions:
    def test_by_person_and_whom_to_ask(self) -> None:
        (table,) = below(PACKS["Kestrel"](), 10, "What we do not know yet")
        assert isinstance(table, Table)
        first = table.rows[0]
        assert first[0].text == "Harriet Kestrel"
        assert first[1].text.splitlines()[0] == "What result does Harriet Kestrel need for the organisation?"
        assert first[1].text.splitlines()[-1] == "And 6 more."
        assert first[2].text == "Ask Dave Hollis and Paul Adeyemi"
        assert [row[2].text for row in table.rows if row[0].text == "Sara Lindqvist"] == ["Kim Berg asks directly"]

    def test_listening_by_topic_with_ages(self) -> None:
        (table,) = below(PACKS["full"](), 10, "What we heard from them: age of the last answer on each topic")
        assert isinstance(table, Table)
        una = next(row for row in table.rows if row[0].text == "Una Stone")
        assert [cell.text for cell in una[1:]] == [*["not asked"] * 3, "3 mo", *["not asked"] * 2]

    def test_an_account_of_one_person_is_a_page_of_questions(self) -> None:
        pack = PACKS["one person"]()
        assert pack.topic == "Partnership"
        for number in (3, 4, 5, 6, 7, 9, 10):
            assert "?" in words(section(pack, number)), number
        assert "Who signs, who checks, who uses it, who helps us?" in words(section(pack, 10))


class TestChanges:
    def kept(self, day: int) -> SnapshotMark:
        """The full account as it was: Zoe was there, Kim hardly knew Eve, no opponent was known."""
        before = changed(
            full(), Person("zoe", "acc", "Zoe Gone", level=Level.STAFF), Relationship("kim", "eve", 1, ago(100))
        )
        return SnapshotMark(f"mark{day}", "acc", "Review", ago(day), content=kept_content(before, "acc"))

    def test_since_the_newest_state_kept_before_today(self) -> None:
        snapshot = changed(full(), self.kept(90), self.kept(0), Person("ned", "acc", "Ned New", level=Level.STAFF))
        changes = words(below(made_pack(snapshot, wish(objective="obj")), 10, "What changed since 2 Jul 2026"))
        assert "New\nNed New" in changes
        assert "Gone\nZoe Gone: no longer on the map" in changes
        assert "Deeper\nEve Marsh: Met → Working" in changes

    def test_measures_say_what_they_were(self) -> None:
        pack = made_pack(changed(full(), self.kept(90)), wish(objective="obj"))
        bars = next(b for b in flat(section(pack, 1).blocks) if isinstance(b, Bars))
        assert bars.bars[1].words.endswith(" On 2 Jul 2026: 25 of 100, thin.")

    def test_what_cannot_be_read_is_not_compared(self) -> None:
        broken = replace(self.kept(90), content="{broken")
        pack = made_pack(changed(full(), broken), wish(objective="obj"))
        (said,) = below(pack, 10, "What changed")
        assert "No earlier state of the account is kept" in words(said)

    def test_what_has_become_private_since_does_not_come_back(self) -> None:
        promise = Action("late", "acc", PRIVATE, ActionKind.PROMISE, "kim", "eve", "obj", due=ago(100))
        before = changed(full(), promise)
        mark = SnapshotMark("mark", "acc", "Review", ago(90), content=kept_content(before, "acc"))
        assert PRIVATE in mark.content
        done = replace(promise, done=ago(1))
        open_now = made_pack(changed(full(), done, mark), wish(objective="obj"))
        assert f"F19 We promised “{PRIVATE}”" in words(below(open_now, 10, "What changed since 2 Jul 2026"))
        private_now = made_pack(changed(full(), replace(done, audience=Audience.OWNER), mark), wish(objective="obj"))
        assert PRIVATE not in words(private_now.sections)


class TestPrivacy:
    def test_what_only_the_owner_may_see_is_nowhere(self, qapp: object, tmp_path: Path) -> None:
        assert any(PRIVATE in text for fact in full().facts.values() for text in texts(fact))
        pack = PACKS["full"]()
        assert PRIVATE not in words(pack.sections)
        assert not any(PRIVATE in page for page in pdf_pages(pack, tmp_path))


class TestAwkwardInput:
    LONG = "Deputy director of the maintenance and continuous improvement of all hydraulic presses " * 6

    def test_long_and_foreign_names(self, qapp: object, tmp_path: Path) -> None:
        snapshot = changed(
            full(),
            Person("eve", "acc", "山田 太郎", self.LONG, level=Level.C_SUITE),
            Person("tom", "acc", "يوسف الحداد", "المشتريات", level=Level.MANAGER, reports_to="eve"),
            Person("una", "acc", "נועה לוי", level=Level.STAFF, reports_to="tom"),
        )
        pages = pdf_pages(made_pack(snapshot, wish(objective="obj")), tmp_path)
        assert any("山田 太郎" in page for page in pages)
        (listed,) = [page for page in pages if TITLES[10] in page]
        assert listed.count("hydraulic presses") == 6
        (roles,) = [page for page in pages if TITLES[3] in page]
        assert roles.count("hydraulic presses") == 0

    def test_a_sentence_that_begins_with_an_arabic_name_reads_from_left_to_right(
        self, qapp: object, tmp_path: Path
    ) -> None:
        snapshot = changed(full(), Person("tom", "acc", "يوسف", level=Level.MANAGER, reports_to="eve"))
        pdf_pages(made_pack(snapshot, wish(objective="obj")), tmp_path)
        with pypdfium2.PdfDocument(tmp_path / "pack.pdf") as document:
            page = document[0].get_textpage()
            # The first line of Arabic letters on the page is the headline flag, which the name begins.
            letters = [
                page.get_charbox(at) for at in range(page.count_chars()) if is_arabic(page.get_text_range(at, 1))
            ]
            found = page.search("has high influence").get_next()
            assert found is not None
            verb = page.get_charbox(found[0])
        line = [box for box in letters if abs(box[1] - verb[1]) < 20]
        assert line
        assert max(box[2] for box in line) < verb[0]

    def test_a_text_without_end_leaves_room_for_the_rows_below(self, qapp: object, tmp_path: Path) -> None:
        eve = next(role for role in full().roles.values() if role.person == "eve")
        snapshot = changed(full(), replace(eve, rating_evidence="And another thing. " * 400))
        pages = [page for page in pdf_pages(made_pack(snapshot, wish(objective="obj")), tmp_path) if TITLES[3] in page]
        assert any(" …" in page for page in pages)
        assert any("Ruth Callender" in page for page in pages)

    @pytest.mark.parametrize("status", PersonStatus)
    def test_a_buyer_in_every_state(self, status: PersonStatus) -> None:
        snapshot = changed(full(), Person("eve", "acc", "Eve Marsh", status=status, since=ago(20), level=Level.C_SUITE))
        pack = made_pack(snapshot, wish(objective="obj"))
        assert ("Eve Marsh gives the final yes: how to meet" in words(pack.sections)) is (status is PersonStatus.ACTIVE)

    def test_without_a_wished_objective_the_most_urgent_one(self) -> None:
        assert sample_pack("Aurelia").topic == "Marine coating line"
        assert sample_pack("Nordmark").topic in {"Partnership", "Single-source MRO supply, 4 plants"}

    def test_a_later_day_prints_too(self) -> None:
        late = replace(wish(objective="obj"), as_of=AS_OF + timedelta(days=900))
        assert "days late" in words(section(made_pack(full(), late), 9))
