"""The words of the internal strategy pack: its titles, and pages 1 to 5 (method.md 6(a)).

Those of pages 6 to 10 and of the appendix are in ``strategy_pack_plan``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from relmap.analysis.flags.report import Flag
from relmap.analysis.knowledge import FACTS, Item, Missing
from relmap.analysis.meetings import Appointment
from relmap.analysis.paths import Path
from relmap.analysis.stewardship import Contribution
from relmap.model.deal import PolicyRequest
from relmap.model.entities import Person
from relmap.model.knowledge import Fact
from relmap.model.plan import Action
from relmap.model.relations import RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import Style
from relmap.model.vocabulary import DEPTHS, BuyingRole, HowKnown, PersonStatus
from relmap.translation import _, plural
from relmap.words import forms, objective_page
from relmap.words.flags import action, headline
from relmap.words.knowledge import question, style_advice
from relmap.words.knowledge import text as knowledge_text
from relmap.words.labels import label
from relmap.words.map import nobody, short_date
from relmap.words.measures import MeasureLine
from relmap.words.people import full_date, listed, who, whos

_TITLES: Mapping[str, str] = {
    "ACCOUNT": "1 · The account on a page",
    "MAP": "2 · The map",
    "WAY": "3 · The way to the economic buyer",
    "ROLES": "4 · Buying roles",
    "PEOPLE": "5 · Coaches, opponents, competitors",
    "WINS": "6 · Who wins what",
    "STEPS": "7 · Six steps",
    "FIT": "8 · Vision, culture, fit",
    "PLAN": "9 · The next 90 days",
    "QUESTIONS": "10 · Open questions",
    "CONTACTS": "Appendix · Everybody on the map",
}

_TEXTS: Mapping[str, str] = {
    # 1
    "DECIDE": "What we want decided today",
    "NO_DECISION": "Nothing: no flag is raised. What comes next stands in section 9.",
    "NOT_CHECKED": "Is this a key or target account, and is the objective open? Until both are, nothing is checked.",
    "NO_FLAG": "No flag is raised for “{objective}”.",
    "STANDS": "Where we stand",
    "STAGE_UNKNOWN": "How close are we as partners? It is not said yet.",
    "AT_RISK": "{revenue} a year, {risk} of it at risk",
    "NO_EXECUTIVE": "When do we next meet their upper level? Nothing is planned.",
    "DOORS": "Doors that close",
    "OBJECTIVES": "The objectives",
    "NO_WORST": "none",
    "MESSAGES": "What each of us says, whomever we meet",
    "NO_MESSAGES": "Which three sentences should each of us say here? They are not written down yet.",
    # 3
    "BEST_MOVE": "Best next move",
    "CAUTION": "Mind",
    "WORTH_ASKING": "Not known – worth asking",
    "PROFILE": "{name} gives the final yes: how to meet",
    "WHO_SIGNS": "Who gives the final yes?",
    "WHAT": "What",
    "KNOWN": "What we know, or should ask",
    "FROM_WHOM": "From whom, when",
    "LISTENS_TO": "Listens to",
    "DECISION": "How it will be decided",
    # 4
    "ROLES_TEXT": "Questions in grey are still to be answered; nothing more is asked of people with little influence.",
    "MODE": "Sees",
    "DEPTH": "We stand at",
    "OWNER": "Who of ours",
    "NO_LEVEL": "Which level?",
    "NO_INFLUENCE": "How much?",
    "NO_MODE": "Trouble, growth, or no need?",
    "NO_RATING": "For or against?",
    "NO_RESULT": "Which result?",
    "NO_WIN": "What for herself or himself?",
    "NO_OWNER": "Who takes care?",
    "NO_NEXT": "What next, and when?",
    # 5
    "COACHES": "Coaches",
    "QUALITY": "What that makes",
    "SELLS_OPEN": "What was done for us inside?",
    "ANSWERS": "What coaches say, and what we think",
    "QUESTION": "We asked",
    "COACH_SAYS": "The coach said",
    "OUR_VIEW": "We think",
    "ASKED_OPEN": "What did we ask?",
    "OUR_VIEW_OPEN": "What do we think?",
    "OPPONENTS": "Opponents",
    "AGAINST": "How much, and why",
    "EARS": "Has the ear of",
    "NO_EARS": "nobody who signs, as far as we know",
    "ANSWER": "What answers it",
    "NO_ANSWER": "Nothing yet. What would {name} lose by it?",
    "COMPETITOR": "Competitor",
    "CLOSE_TO": "Close to",
    "INCUMBENT": "They have a partner already: {name}.",
    "EVIDENCE_OPEN": "What shows it?",
    "DATES": "Days on which doors close",
    "SELECTION_DAY": "They choose their partner",
    "FIRST_MOVER": "Being first counts until",
    "RENEWAL": "The agreement is up for renewal",
    "NO_DATES": "When do they decide? No day is known: ask whoever you meet next.",
}

# With somebody to ask, and without.
_ASKING: Mapping[str, tuple[str, str]] = {
    "NO_ANSWERS": (
        "No answer of a coach is written down. Show {names} section 9 and ask: “What would you do?”",
        "No answer of a coach is written down. Who could read section 9 and say: “I would do this”?",
    ),
    "NO_OPPONENTS": (
        "Nobody is known to be against it. Ask {names}: “Who loses by it?”",
        "Nobody is known to be against it. Who loses by it?",
    ),
    "NO_COMPETITOR": (
        "No competitor is written down. Ask {names}: “Whom else do they talk to?”",
        "No competitor is written down. Whom else do they talk to?",
    ),
    "NO_DECISION_STEP": (
        "Ask {names}: “How will it be decided: what next, by whom, when?”",
        "How will it be decided: what next, by whom, when? Who could tell us?",
    ),
    "INTERIM": (
        "The post is empty ({titles}). Ask {names} who signs in the interim.",
        "The post is empty ({titles}). Who signs in the interim?",
    ),
}

_UNCOVERED: Mapping[BuyingRole, tuple[str, str]] = {
    BuyingRole.ECONOMIC: (
        "Ask {names}: “Who can release this money alone?”",
        "Who can release this money alone?",
    ),
    BuyingRole.USER: ("Ask {names} who will live with the result.", "Who will live with the result?"),
    BuyingRole.TECHNICAL: ("Ask {names} who screens the offer.", "Who screens the offer?"),
    BuyingRole.COACH: (
        "Would {names} guide us? Ask for one introduction and for one thing that is not public.",
        "Who wants us to win, and is heard inside?",
    ),
}


def title(code: str) -> str:
    """The title of a section, with its number."""
    return _(_TITLES[code])


def text(code: str, **facts: object) -> str:
    """A text of pages 1 to 5, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def ask_or(code: str, people: Sequence[str], snapshot: Snapshot, **facts: object) -> str:
    """That something is not known, and whom to ask; the bare question where there is nobody."""
    asked, bare = _ASKING[code]
    return _(asked if people else bare).format(names=whos(people, snapshot), **facts)


def uncovered_question(role: BuyingRole, people: Sequence[str], snapshot: Snapshot) -> str:
    """That nobody fills a role, and how to find somebody."""
    asked, bare = _UNCOVERED[role]
    said = _(asked if people else bare).format(names=whos(people, snapshot))
    return _("{nobody}. {question}").format(nobody=nobody(role), question=said)


# Page 1


def decision(flag: Flag, snapshot: Snapshot) -> str:
    """What a flag asks for, and which one."""
    return _("{action} ({rule}: {headline})").format(
        action=action(flag, snapshot), rule=flag.rule, headline=headline(flag, snapshot)
    )


def policy_question(request: PolicyRequest) -> str:
    """What our own management is to say yes or no to."""
    if not request.our_rule.strip():
        return _("Yes or no: they need “{need}”.").format(need=request.need.strip())
    return _("Yes or no: they need “{need}”; our rule is “{rule}”.").format(
        need=request.need.strip(), rule=request.our_rule.strip()
    )


def also_raised(flags: Sequence[Flag], snapshot: Snapshot) -> str:
    """Other flags in a few words each."""
    said = dict.fromkeys(_("{headline} ({rule})").format(headline=headline(f, snapshot), rule=f.rule) for f in flags)
    return _("Also: {flags}").format(flags=" · ".join(said))


def measured(line: MeasureLine) -> str:
    """A measure in words; its figure is left out where its sentence begins with it."""
    if line.sentence.startswith(line.figure):
        return line.sentence
    return _("{figure}. {sentence}").format(figure=line.figure, sentence=line.sentence)


def was(words: str, earlier: MeasureLine, day: date) -> str:
    """A measure with what it was on an earlier day."""
    return _("{words} On {day}: {figure}.").format(words=words, day=full_date(day), figure=earlier.figure)


def facts_by(names: Sequence[str]) -> str:
    """Who wrote down what we know."""
    if not names:
        return _("Who writes down what we know here? No fact carries the name of its author yet.")
    return _("Facts by {names}.").format(names=listed(names, len(names)))


def thanks(given: Sequence[Contribution], snapshot: Snapshot) -> str:
    """A thank-you to those who added or confirmed facts this quarter; nobody is ranked."""
    count = sum(one.added + one.confirmed for one in given)
    facts = plural("{count} fact added or confirmed", "{count} facts added or confirmed", count).format(count=count)
    names = listed([who(one.team_member, snapshot) for one in given], len(given))
    return _("Thank you, {names}: {facts} this quarter.").format(names=names, facts=facts)


# Page 3


def path_title(number: int, path: Path, snapshot: Snapshot, several: bool) -> str:
    """A path by its number, whom it leads to where there are several, and its strength."""
    facts = {"number": number, "shown": path.shown, "band": label(path.band)}
    if several:
        return _("Path {number} to {name}: {shown} of 100, {band}").format(name=who(path.end, snapshot), **facts)
    return _("Path {number}: {shown} of 100, {band}").format(**facts)


def who_signs(buyers: Sequence[Person], askers: Sequence[str], snapshot: Snapshot) -> str:
    """The question to put while nobody active is named as economic buyer."""
    empty = [p for p in buyers if p.status is not PersonStatus.UNIDENTIFIED]
    if empty:
        titles = listed([p.title.strip() or who(p.id, snapshot) for p in empty])
        return ask_or("INTERIM", askers, snapshot, titles=titles)
    return uncovered_question(BuyingRole.ECONOMIC, askers, snapshot)


def item_name(item: Item) -> str:
    """What there is to know, in a word or two."""
    if item in FACTS:
        return label(FACTS[item])
    match item:
        case Item.STYLE:
            return knowledge_text("STYLE")
        case Item.RESULT:
            return objective_page.text("RESULT")
        case Item.WIN:
            return objective_page.text("PERSONAL_WIN")
        case Item.MODE:
            return text("MODE")
        case Item.RATING:
            return forms.text("RATING")
        case Item.CRITERIA:
            return objective_page.text("CRITERION")
        case _:
            return text("LISTENS_TO")


def item_question(item: Item, role: RoleAssignment, snapshot: Snapshot) -> str:
    """The question that would tell."""
    return question(Missing(role.objective, role.person, item, 1, 1), snapshot)


def origin(source: str, how: HowKnown | None, day: date | None, old: bool, snapshot: Snapshot) -> str:
    """Where something is known from: an id of theirs or ours or words, how, when, and whether it is too old."""
    known = source in snapshot.people or source in snapshot.team
    parts = (
        who(source, snapshot) if known else source,
        label(how).lower() if how is not None else "",
        full_date(day) if day is not None else "",
        knowledge_text("OLD").lower() if old else "",
    )
    return ", ".join(part for part in parts if part) or _("From whom, and when?")


def style_words(style: Style) -> str:
    """A style, and how to meet somebody of it."""
    return _("{style}. {advice}").format(style=label(style), advice=style_advice(style))


def mode_words(role: RoleAssignment) -> str:
    """A response mode with what was said."""
    said = role.mode_words.strip()
    return _("{mode}: “{words}”").format(mode=label(role.mode), words=said) if said else label(role.mode)


def rating_words(role: RoleAssignment, asks: bool = True) -> str:
    """A rating with what shows it; without evidence it is asked for where more is to be asked at all."""
    if role.rating is None:
        return ""
    rating, shows = forms.rating_words(role.rating), role.rating_evidence.strip()
    if not shows:
        return _("{rating}. What shows it?").format(rating=rating) if asks else rating
    return _("{rating}: “{evidence}”").format(rating=rating, evidence=shows)


def listener(ties: Sequence[Tie], snapshot: Snapshot) -> str:
    """Whom somebody listens to, and how certain that is."""
    return listed(
        [
            _("{name} ({certainty})").format(name=who(tie.source, snapshot), certainty=label(tie.certainty).lower())
            for tie in ties
        ]
    )


def decision_step(fact: Fact, snapshot: Snapshot) -> str:
    """A step of their decision: what, who, when, and who told us."""
    person = who(fact.person, snapshot) if fact.person is not None else _("who?")
    day = full_date(fact.date) if fact.date is not None else _("when?")
    told = _("says {name}").format(name=who(fact.source, snapshot)) if fact.source is not None else _("who says so?")
    return _("{what} ({person}, {day}; {told})").format(what=fact.text.strip(), person=person, day=day, told=told)


# Pages 4 and 5


def person_details(person: str, snapshot: Snapshot, as_of: date, longest: int) -> str:
    """What stands under a name: title, cut to so many characters, and what is particular: gone, vacant, outside."""
    record = snapshot.people.get(person)
    if record is None:
        return snapshot.team[person].title.strip()
    post = record.title.strip()
    post = post if len(post) <= longest else f"{post[: longest - 1].rstrip()}…"
    parts = (post if post != who(person, snapshot) else "", forms.standing_words(record, as_of))
    return "\n".join(part for part in parts if part)


def asked_of(ours: str | None, others: Sequence[str], snapshot: Snapshot) -> str:
    """Who of ours asks directly, else who of theirs could tell."""
    if ours is not None:
        return _("{name} asks directly").format(name=who(ours, snapshot))
    return _("Ask {names}").format(names=whos(others, snapshot)) if others else _("Who could know?")


def depth_words(now: int, aim: int | None, asks: bool) -> str:
    """How deep a relationship counts today, and how deep it should become."""
    stands = label(DEPTHS[now])
    if aim is not None:
        return _("{now}, aim: {aim}").format(now=stands, aim=label(DEPTHS[max(0, min(aim, len(DEPTHS) - 1))]))
    return _("{now}; which aim?").format(now=stands) if asks else stands


def appointment(one: Appointment, as_of: date, snapshot: Snapshot) -> str:
    """What comes next with somebody: day, what, who of ours."""
    return _("{day}: {what} ({ours})").format(
        day=short_date(one.day, as_of),
        what=one.what.strip().rstrip(".") or _("to meet"),
        ours=whos(one.ours, snapshot) or _("who of ours?"),
    )


def coach_said(fact: Fact, snapshot: Snapshot) -> str:
    """A coach's answer, who gave it, when."""
    source = who(fact.source, snapshot) if fact.source is not None else _("by whom?")
    day = fact.date or fact.recorded_on
    said = _("“{words}” – {name}").format(words=fact.text.strip(), name=source)
    return _("{said}, {day}").format(said=said, day=full_date(day)) if day is not None else said


def done_by(action_: Action, as_of: date, snapshot: Snapshot) -> str:
    """An action with who does it and until when; what is open about it as a question."""
    return _("{what} ({owner}, {day})").format(
        what=action_.what.strip() or label(action_.kind),
        owner=who(action_.owner, snapshot) if action_.owner is not None else _("who?"),
        day=short_date(action_.due, as_of) if action_.due is not None else _("until when?"),
    )
