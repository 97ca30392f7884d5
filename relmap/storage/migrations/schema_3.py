"""The schema of documents of version 3, frozen: the map's tables with more to say, and what surrounds the map."""

from __future__ import annotations

import re
import sqlite3
from typing import Final

from relmap.storage.migrations import schema_2
from relmap.storage.migrations.rebuilding import rebuild, table_of
from relmap.storage.migrations.schema_3_added import ADDED

# The tables of version 2 that have new columns; they stand at the end of each.
_WIDENED: Final = (
    """CREATE TABLE team_member (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    org TEXT NOT NULL,
    title TEXT NOT NULL,
    firm TEXT NOT NULL,
    is_management INTEGER NOT NULL,
    active INTEGER NOT NULL,
    background TEXT NOT NULL,
    languages TEXT NOT NULL,
    interests TEXT NOT NULL,
    pace TEXT,
    warmth TEXT,
    PRIMARY KEY (id)
) STRICT""",
    """CREATE TABLE account (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    target_status TEXT NOT NULL,
    stage TEXT,
    upper_from TEXT NOT NULL,
    employees INTEGER,
    map_shape TEXT NOT NULL,
    map_direction TEXT NOT NULL,
    owner TEXT,
    steward TEXT,
    revenue REAL,
    revenue_at_risk REAL,
    currency TEXT NOT NULL,
    incumbent_partner TEXT NOT NULL,
    agreement_type TEXT NOT NULL,
    renewal_date TEXT,
    messages TEXT NOT NULL,
    messages_on TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(owner) REFERENCES team_member (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(steward) REFERENCES team_member (id) DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    """CREATE TABLE unit (
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    parent TEXT,
    kind TEXT,
    spend REAL,
    PRIMARY KEY (id),
    FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(parent) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    """CREATE TABLE person (
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    affiliation TEXT,
    firm TEXT NOT NULL,
    status TEXT NOT NULL,
    since TEXT,
    unit TEXT,
    function TEXT NOT NULL,
    site TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    level TEXT NOT NULL,
    upper_override TEXT,
    in_post_since TEXT,
    reports_to TEXT,
    reports_to_certainty TEXT NOT NULL,
    rank REAL NOT NULL,
    x REAL,
    y REAL,
    pinned INTEGER NOT NULL,
    collapsed INTEGER NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    pace TEXT,
    warmth TEXT,
    style_certainty TEXT NOT NULL,
    style_how_known TEXT,
    style_on TEXT,
    stance TEXT NOT NULL,
    stance_reason TEXT,
    adaptability TEXT NOT NULL,
    reorg_date TEXT,
    languages TEXT NOT NULL,
    pronunciation TEXT NOT NULL,
    published INTEGER NOT NULL,
    fact_checked_on TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(reports_to) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    """CREATE TABLE relationship (
    team_member TEXT NOT NULL,
    person TEXT NOT NULL,
    depth INTEGER NOT NULL,
    last_contact TEXT,
    cadence_days INTEGER NOT NULL,
    target_depth INTEGER,
    social TEXT,
    evidence TEXT NOT NULL,
    since TEXT,
    next_step TEXT NOT NULL,
    target_date TEXT,
    topic TEXT NOT NULL,
    trust_credibility INTEGER,
    trust_reliability INTEGER,
    trust_intimacy INTEGER,
    trust_self_orientation INTEGER,
    PRIMARY KEY (team_member, person),
    FOREIGN KEY(team_member) REFERENCES team_member (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT""",
    """CREATE TABLE objective (
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    step TEXT NOT NULL,
    unit TEXT,
    joint_approval INTEGER NOT NULL,
    risk_to_customer TEXT,
    value REAL,
    currency TEXT NOT NULL,
    decision_date TEXT,
    offer TEXT NOT NULL,
    problem TEXT NOT NULL,
    opportunity TEXT NOT NULL,
    factory_contact TEXT,
    differentiator TEXT,
    differentiator_words TEXT NOT NULL,
    differentiator_said_by TEXT,
    our_reading TEXT,
    our_win TEXT NOT NULL,
    we_win TEXT NOT NULL,
    they_win TEXT NOT NULL,
    value_to_customer TEXT NOT NULL,
    value_confirmed_by TEXT,
    price_position TEXT,
    margin_ok TEXT NOT NULL,
    partner_selection_date TEXT,
    first_mover_window TEXT,
    closed_on TEXT,
    no_fit_reason TEXT NOT NULL,
    keep_in_touch_date TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(factory_contact) REFERENCES team_member (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(differentiator_said_by) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(value_confirmed_by) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    """CREATE TABLE role_assignment (
    objective TEXT NOT NULL,
    person TEXT NOT NULL,
    roles TEXT NOT NULL,
    certainty TEXT NOT NULL,
    how_known TEXT,
    known_on TEXT,
    influence TEXT NOT NULL,
    influence_reason TEXT NOT NULL,
    mode TEXT NOT NULL,
    mode_words TEXT NOT NULL,
    mode_certainty TEXT NOT NULL,
    rating INTEGER,
    rating_evidence TEXT NOT NULL,
    rating_certainty TEXT NOT NULL,
    result TEXT NOT NULL,
    personal_win TEXT NOT NULL,
    win_source TEXT NOT NULL,
    coach_credible TEXT NOT NULL,
    coach_trusts_us TEXT NOT NULL,
    coach_wants_us TEXT NOT NULL,
    sells_for_us TEXT NOT NULL,
    decided_for_us TEXT,
    decided_words TEXT NOT NULL,
    sees_us_as_commodity TEXT NOT NULL,
    releases_funds TEXT NOT NULL,
    screens_for TEXT NOT NULL,
    job_impact TEXT NOT NULL,
    why_for_them TEXT NOT NULL,
    confirmed_on TEXT,
    PRIMARY KEY (objective, person),
    FOREIGN KEY(objective) REFERENCES objective (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT""",
)

_WIDE: Final = {str(table_of(statement)): statement for statement in _WIDENED}

STATEMENTS: Final = (
    *(_WIDE.get(str(table_of(statement)), statement) for statement in schema_2.STATEMENTS),
    *ADDED,
)

# What the new columns that cannot be blank hold: what nobody has said anything about.
_SAID_NOTHING: Final = {
    ("account", "agreement_type"): "'NONE'",
    ("person", "style_certainty"): "'ASSUMED'",
    ("person", "stance"): "'UNKNOWN'",
    ("person", "adaptability"): "'UNKNOWN'",
    ("person", "published"): "0",
    ("objective", "we_win"): "'UNKNOWN'",
    ("objective", "they_win"): "'UNKNOWN'",
    ("objective", "margin_ok"): "'UNKNOWN'",
    ("role_assignment", "coach_credible"): "'UNKNOWN'",
    ("role_assignment", "coach_trusts_us"): "'UNKNOWN'",
    ("role_assignment", "coach_wants_us"): "'UNKNOWN'",
    ("role_assignment", "sees_us_as_commodity"): "'UNKNOWN'",
    ("role_assignment", "releases_funds"): "'UNKNOWN'",
}


def from_2(connection: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    """Give every record its new fields, saying nothing, and add the new tables."""
    for table, statement in _WIDE.items():
        there = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
        columns = {}
        for name, needed in re.findall(r"^    (\w+) [A-Z]+( NOT NULL)?,$", statement, re.MULTILINE):
            columns[name] = name if name in there else _SAID_NOTHING.get((table, name), "''" if needed else "NULL")
        rebuild(connection, statements, table, columns)
    for statement in ADDED:
        connection.execute(statement)
