"""Graphs of yEd, Gephi, networkx and others: boxes become people, lines managers and ties, dangers one sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from exchange_tables import boss_of, named

from relmap.errors import UserError
from relmap.exchange import gexf_reader, graphml_reader, json_tables
from relmap.exchange.formats import plan_import
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.reading import Arrows, ReadingOptions
from relmap.exchange.table import Table
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, TieKind
from relmap.words.errors import sentence

GRAPHML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
PLAIN = (
    GRAPHML_HEAD
    + """<key id="d0" for="node" attr.name="name" attr.type="string"/>
<key id="d1" for="node" attr.name="title" attr.type="string"><default>Clerk</default></key>
<key id="d2" for="edge" attr.name="kind" attr.type="string"/>
<graph edgedefault="directed">
<node id="a"><data key="d0">Kit Ruiz</data><data key="d1">Owner</data></node>
<node id="b"><data key="d0">Noa Lund</data></node>
<node id="c"><data key="d0">Mia Sol</data></node>
<edge source="b" target="a"><data key="d2">REPORTS_TO</data></edge>
<edge source="a" target="c"><data key="d2">MANAGES</data></edge>
<edge source="c" target="b"><data key="d2">DOTTED_TO</data></edge>
<edge source="c" target="a"><data key="d2">Can introduce</data></edge>
<edge source="b" target="c"><data key="d2">ALLY</data></edge>
<edge source="c" target="b"><data key="d2">ally</data></edge>
<edge source="b" target="c"><data key="d2">plays golf with</data></edge>
</graph></graphml>"""
)
YED = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<!--Created by yEd 3.20-->
<key for="port" id="d0" yfiles.type="portgraphics"/>
<key attr.name="description" attr.type="string" for="node" id="d4"/>
<key for="node" id="d5" yfiles.type="nodegraphics"/>
<key for="edge" id="d9" yfiles.type="edgegraphics"/>
<graph edgedefault="directed" id="G">
<node id="n0"><data key="d5"><y:ShapeNode><y:Geometry height="30.0" width="30.0"/><y:NodeLabel>Kit Ruiz
Managing director<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel>
<y:Shape type="rectangle"/></y:ShapeNode></data></node>
<node id="n1" yfiles.foldertype="group"><data key="d5"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>
<y:NodeLabel>Sales</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
<graph edgedefault="directed" id="n1:">
<node id="n1::n0"><data key="d5"><y:ShapeNode><y:NodeLabel>Noa Lund
Head of sales</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1::n1"><data key="d5"><y:ShapeNode><y:NodeLabel>&lt;html&gt;Mia Sol&lt;br/&gt;Planner</y:NodeLabel>
</y:ShapeNode></data></node>
</graph></node>
<edge id="e0" source="n0" target="n1::n0"/>
<edge id="e1" source="n1::n0" target="n1::n1"/>
<edge id="e2" source="n1::n1" target="n0"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>influences</y:EdgeLabel>
</y:PolyLineEdge></data></edge>
</graph></graphml>"""
GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="Job title" type="string"><default>Clerk</default></attribute>
<attribute id="1" title="E-mail" type="string"/></attributes>
<attributes class="edge"><attribute id="0" title="kind" type="string"/></attributes>
<nodes>
<node id="1" label="Kit Ruiz"><attvalues><attvalue for="0" value="Owner"/><attvalue for="1" value="kit@ardo.example"/>
</attvalues><viz:color r="1" g="2" b="3"/></node>
<node id="2" label="Noa Lund"><nodes><node id="3" label="Mia Sol"/></nodes></node>
</nodes>
<edges><edge source="2" target="1" type="directed"/><edge source="3" target="1"/>
<edge source="3" target="2"><attvalues><attvalue for="0" value="conflict"/></attvalues></edge></edges>
</graph></gexf>"""


def planned(folder: Path, name: str, content: str | Any, snapshot: Snapshot | None = None, **said: Any) -> ImportPlan:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return plan_import(snapshot or Snapshot(), path, account_name="Ardo Pumps", **said)


def ties(plan: ImportPlan) -> set[tuple[str, TieKind, str]]:
    people = plan.after.people
    return {(people[t.source].name, t.kind, people[t.target].name) for t in plan.after.ties.values()}


def codes(plan: ImportPlan) -> list[str]:
    return [w.code for w in plan.warnings]


def test_graphml_lines_are_what_they_say_they_are(tmp_path: Path) -> None:
    plan = planned(tmp_path, "chart.graphml", PLAIN)
    assert (boss_of(plan.after, "Noa Lund"), boss_of(plan.after, "Mia Sol")) == ("Kit Ruiz", "Kit Ruiz")
    assert named(plan.after, "Kit Ruiz").title == "Owner"
    assert named(plan.after, "Mia Sol").title == "Clerk"
    mutual = {frozenset((a, b)) for a, kind, b in ties(plan) if kind is TieKind.ALLY}
    assert mutual == {frozenset(("Noa Lund", "Mia Sol"))}
    assert {t for t in ties(plan) if t[1] is not TieKind.ALLY} == {
        ("Mia Sol", TieKind.DOTTED_TO, "Noa Lund"),
        ("Mia Sol", TieKind.CAN_INTRODUCE, "Kit Ruiz"),
    }
    introduction = next(t for t in plan.after.ties.values() if t.kind is TieKind.CAN_INTRODUCE)
    assert introduction.certainty is Certainty.ASSUMED
    assert codes(plan) == ["LINES_NOT_KNOWN"]
    assert plan.format == "graphml"
    assert plan.source == f"graphml:{plan.account}"


def test_the_same_graph_again_changes_nothing(tmp_path: Path) -> None:
    for name, content in (("a.graphml", PLAIN), ("b.graphml", YED), ("c.gexf", GEXF)):
        first = planned(tmp_path, name, content)
        assert not planned(tmp_path, name, content, first.after).change_set()


def test_yed_labels_are_names_and_titles_and_groups_departments(tmp_path: Path) -> None:
    plan = planned(tmp_path, "chart.graphml", YED)
    assert {p.name: p.title for p in plan.after.people.values()} == {
        "Kit Ruiz": "Managing director",
        "Noa Lund": "Head of sales",
        "Mia Sol": "Planner",
    }
    assert (boss_of(plan.after, "Noa Lund"), boss_of(plan.after, "Mia Sol")) == ("Kit Ruiz", "Noa Lund")
    assert ties(plan) == {("Mia Sol", TieKind.INFLUENCES, "Kit Ruiz")}
    unit = named(plan.after, "Mia Sol").unit
    assert unit is not None
    assert plan.after.units[unit].name == "Sales"
    assert codes(plan) == ["ARROWS_DOWN"]


def test_gexf_is_read_with_attributes_and_the_direction_found(tmp_path: Path) -> None:
    plan = planned(tmp_path, "chart.gexf", GEXF)
    assert (boss_of(plan.after, "Noa Lund"), boss_of(plan.after, "Mia Sol")) == ("Kit Ruiz", "Kit Ruiz")
    assert named(plan.after, "Kit Ruiz").email == "kit@ardo.example"
    assert named(plan.after, "Noa Lund").title == "Clerk"
    assert {kind for _a, kind, _b in ties(plan)} == {TieKind.CONFLICT}
    assert codes(plan) == ["ARROWS_UP"]


def test_the_user_may_turn_the_arrows(tmp_path: Path) -> None:
    plan = planned(tmp_path, "chart.graphml", YED, options=ReadingOptions(arrows=Arrows.UP))
    assert boss_of(plan.after, "Kit Ruiz") == "Noa Lund"


def node_link(lines: str = "links", *edges: tuple[str, str]) -> dict[str, Any]:
    return {
        "directed": True,
        "multigraph": False,
        "graph": {},
        "nodes": [{"id": "Kit Ruiz"}, {"id": "Noa Lund"}, {"id": "Mia Sol"}],
        lines: [{"source": a, "target": b} for a, b in edges],
    }


@pytest.mark.parametrize("word", ["links", "edges"])
def test_node_link_json_of_every_networkx_is_read(tmp_path: Path, word: str) -> None:
    plan = planned(tmp_path, "graph.json", node_link(word, ("Kit Ruiz", "Noa Lund"), ("Kit Ruiz", "Mia Sol")))
    assert (boss_of(plan.after, "Noa Lund"), boss_of(plan.after, "Mia Sol")) == ("Kit Ruiz", "Kit Ruiz")
    assert plan.counters.new == 3


def test_a_second_manager_is_a_dotted_line(tmp_path: Path) -> None:
    graph = node_link("edges", ("Mia Sol", "Kit Ruiz"), ("Noa Lund", "Kit Ruiz"), ("Mia Sol", "Noa Lund"))
    plan = planned(tmp_path, "graph.json", graph, options=ReadingOptions(arrows=Arrows.UP))
    assert boss_of(plan.after, "Mia Sol") == "Noa Lund"
    assert ties(plan) == {("Mia Sol", TieKind.DOTTED_TO, "Kit Ruiz")}
    assert "SECOND_MANAGER" in codes(plan)


def test_a_list_of_ids_and_parents_is_a_chart(tmp_path: Path) -> None:
    people = [
        {"id": "1", "name": "Kit Ruiz", "positionName": "Owner", "parentId": None, "tags": ["a", "b"]},
        {"id": "2", "name": "Noa Lund", "positionName": "Buyer", "parentId": 1},
    ]
    plan = planned(tmp_path, "chart.json", people)
    assert boss_of(plan.after, "Noa Lund") == "Kit Ruiz"
    assert named(plan.after, "Noa Lund").title == "Buyer"
    assert plan.after == planned(tmp_path, "chart.json", {"nodes": people}, plan.after).after


def test_nobody_is_lost_at_the_end_of_a_line_to_nowhere(tmp_path: Path) -> None:
    graph = node_link("links", ("Noa Lund", "Kit Ruiz"), ("Mia Sol", "Ivo Dahl"), ("Ute Falk", "Kit Ruiz"))
    plan = planned(tmp_path, "graph.json", graph, options=ReadingOptions(arrows=Arrows.UP))
    assert {p.name for p in plan.after.people.values()} >= {"Kit Ruiz", "Noa Lund", "Mia Sol"}
    assert {"MANAGER_NOT_FOUND", "LINES_TO_NOWHERE"} <= set(codes(plan))


def test_ids_with_signs_of_lists_stay_apart() -> None:
    nodes = "".join(f'<node id="{id_}"/>' for id_ in ("a:b", "a;b", "a_b"))
    edge = '<edge source="a:b" target="a;b"><data key="k">ally</data></edge>'
    text = f'{GRAPHML_HEAD}<key id="k" for="edge" attr.name="kind"/><graph>{nodes}{edge}</graph></graphml>'
    table = graphml_reader.read(text.encode())
    assert len(set(table.column(0))) == 3
    assert table.rows[0].cells[table.headers.index("Ally of")] == table.rows[1].cells[0]


def refused(read: Any, content: str | bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        read(content if isinstance(content, bytes) else content.encode())
    assert sentence(caught.value).endswith(".")
    return caught.value


@pytest.mark.parametrize("read", [graphml_reader.read, gexf_reader.read])
def test_dangerous_and_broken_xml_is_one_sentence(read: Any) -> None:
    root = "graphml" if read is graphml_reader.read else "gexf"
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    assert refused(read, f'<!DOCTYPE x [<!ENTITY e0 "ha">{bomb}]><{root}>&e9;</{root}>').code == "XML_ENTITIES"
    outside = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><{root}>&e;</{root}>'
    assert refused(read, outside).code == "XML_ENTITIES"
    deep = refused(read, f"<{root}>" + "<graph>" * 60 + "</graph>" * 60 + f"</{root}>")
    assert (deep.code, deep.facts["limit"]) == ("XML_TOO_DEEP", 50)
    assert refused(read, f"<{root}><graph></{root}>").code == "XML_SYNTAX"
    assert refused(read, "").code == "XML_SYNTAX"
    assert refused(read, b"\x00\x01\x02").code == "XML_SYNTAX"
    assert refused(read, "<html/>").code == "XML_OTHER_ROOT"
    assert refused(read, f"<{root}/>").code == "GRAPH_EMPTY"
    unknown = refused(read, f'<?xml version="1.0" encoding="klingon"?><{root}/>')
    assert unknown.code in ("XML_ENCODING", "XML_SYNTAX")


def test_more_boxes_and_lines_than_the_limits_are_refused() -> None:
    nodes = "".join(f'<node id="{n}"/>' for n in range(100_001))
    assert refused(graphml_reader.read, f"<graphml><graph>{nodes}</graph></graphml>").code == "TABLE_TOO_MANY_ROWS"
    facts = {"id": "1", **{f"k{n}": "x" for n in range(101)}}
    graph = {"nodes": [facts], "links": [{"source": "1", "target": "1"}]}
    error = refused(json_tables.read, json.dumps(graph))
    assert (error.code, error.facts["limit"]) == ("TABLE_TOO_MANY_COLUMNS", 100)


@pytest.mark.parametrize("depth", [60, 100_000])
def test_json_nested_too_deeply_is_refused(depth: int) -> None:
    error = refused(json_tables.read, "[" * depth + "]" * depth)
    assert (error.code, error.facts["limit"]) == ("JSON_TOO_DEEP", 50)


@pytest.mark.parametrize("content", ["{}", "[]", "7", '"text"', "[1, 2]", '{"nodes": []}', '{"records": []}'])
def test_json_of_another_kind_is_refused(content: str) -> None:
    assert refused(json_tables.read, content).code == "JSON_NOT_KNOWN"


def test_odd_nodes_and_links_do_no_harm() -> None:
    graph = {
        "nodes": [{"id": None}, 7, "Kit Ruiz", {"id": {"a": 1}}, {"name": ["Noa", "Lund"]}, []],
        "links": [{"source": 7}, 3, None, {"source": "Kit Ruiz", "target": 7, "kind": {"x": 1}}],
    }
    table = json_tables.read(json.dumps(graph).encode())
    assert isinstance(table, Table)
    assert len(table.rows) >= 6
