"""The words of the objective page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relmap.analysis.deal_hints import Hint
from relmap.analysis.steps import Evidence, StepState
from relmap.model.deal import Agreement, Criterion
from relmap.model.entities import Objective
from relmap.model.ids import pair_id
from relmap.model.names import short_name
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import Outcome
from relmap.model.vocabulary import BuyingRole, ObjectiveStatus, Step
from relmap.translation import _
from relmap.words.labels import label
from relmap.words.people import full_date, who

_TEXTS: Mapping[str, str] = {
    "NO_OBJECTIVE": "No objective is chosen",
    "NO_OBJECTIVE_TEXT": "Choose an account and one of its objectives above the map, then plan it here.",
    "TAB_STEP": "Step",
    "TAB_AIM": "Aim",
    "TAB_CRITERIA": "Criteria",
    "TAB_SOLUTION": "Solution",
    "TAB_WINS": "Wins",
    "TAB_GIVE": "Give and get",
    "TAB_RESULTS": "Results",
    "TAB_COMPARE": "Side by side",
    "GO_THERE": "Write it down",
    "REMOVE_LINE": "Remove this line",
    "WHEN": "When",
    "WHAT": "What",
    "FROM": "from",
    "UNTIL": "until",
    "OWNER": "Who does it",
    "NO_OWNER": "nobody yet",
    "DUE": "until",
    "DONE": "done",
    "NOT_DONE": "not done",
    "NOT_YET": "Not yet",
    "SAID_BY": "Said by",
    "SAID_BY_PROMPT": "who said it",
    # step
    "EVIDENCE": "What shows it",
    "ADD_EVIDENCE": "What else shows that this step is done?",
    "AGREEMENTS": "What they agreed to",
    "STATEMENT": "What was agreed",
    "STATEMENT_PROMPT": "what was agreed, in their words",
    "AGREED_BY": "Agreed by",
    "AGREED_BY_PROMPT": "who of theirs agreed",
    "AGREED_HOW": "How",
    "WHO_SEES": "Who may see it",
    "HOW_NOT_KNOWN": "how is not known",
    "AGREED": "Agreed: go on",
    "GO_ON_WITHOUT": "Go on without agreement",
    "WHO_AGREED": "Name who of theirs agreed, or go on without agreement.",
    "STAND_HERE": "Go back to this step",
    # aim
    "HEAD_FACTS": "The objective",
    "OFFER": "What we offer",
    "OFFER_PROMPT": "one sentence",
    "PROBLEM": "Their problem",
    "PROBLEM_PROMPT": "what it solves for them",
    "OPPORTUNITY": "Their growth",
    "OPPORTUNITY_PROMPT": "what it lets them do",
    "PARTNER_SELECTION": "They choose on",
    "FACTORY_CONTACT": "Our factory",
    "HEAD_DIFFERENCE": "What sets us apart",
    "DIFFERENTIATOR": "We differ by",
    "IN_WORDS": "In words",
    "DIFFERENCE_PROMPT": "what is different for them",
    "OUR_READING": "We see this as",
    "HEAD_ENDING": "Where it stands",
    "CLOSED_ON": "Ended on",
    "NO_FIT": "There is no fit: end it honestly",
    "NO_FIT_TEXT": "We forgo the sale and keep the friend. This is not counted as lost.",
    "NO_FIT_REASON": "Why no fit",
    "NO_FIT_PROMPT": "what we cannot do well for them",
    "NO_FIT_WHY": "Say in a few words why it does not fit.",
    "KEEP_IN_TOUCH": "Keep in touch",
    "KEEP_IN_TOUCH_PROMPT": "when we talk again",
    "END_IT": "End it and keep in touch",
    # criteria
    "HEAD_CRITERIA": "What they need to see before a yes",
    "NO_CRITERIA": "Ask one of them: “What must be true before you say yes?” and write the answer below.",
    "NO_HOLDERS": "Nobody has a buying role in this objective yet. Give roles on the map first.",
    "CRITERION": "Criterion",
    "IMPORTANCE": "Importance",
    "CONFIRMED_BY": "Confirmed by",
    "CONFIRMED_BY_PROMPT": "who of theirs said so",
    "MET_ON": "Met on",
    "NOT_MET": "not met",
    "CONFIRM": "They say it is met",
    "REMOVE_CRITERION": "Remove this criterion",
    "WHOSE_CRITERION": "Whose criterion",
    "ADD_CRITERION": "What must be true before the yes?",
    "UNNAMED": "not said",
    "HEAD_CONCERNS": "Concerns",
    "CONCERN": "Concern, in their words",
    "WHOSE_CONCERN": "whose concern",
    "LEARNED": "what we learned",
    "ADD_CONCERN": "What worries somebody? In their words.",
    "NO_CONCERNS": "No concern was heard yet. One that is heard early can be understood; ask about it, do not argue.",
    # solution
    "HEAD_SOLUTION": "The solution, and whose idea it is",
    "ELEMENT": "Part of the solution",
    "AUTHOR": "Whose idea",
    "CO_AUTHOR": "their author",
    "ADD_ELEMENT": "One part of the solution",
    "NO_ELEMENTS": "People carry out what they thought of themselves. Write the first part, and whose idea it was.",
    "HEAD_OFFERS": "What we offer to whom",
    "BENEFIT": "What we offer",
    "FOR_WHOM": "For whom",
    "FOR_WHOM_PROMPT": "for nobody yet",
    "HER_RESULT": "the result or wish it serves",
    "ADD_BENEFIT": "Something we offer",
    "NO_BENEFITS": "Link each thing we offer to one person who wants it.",
    "HEAD_RISKS": "Their risks, and how we share them",
    "RISK": "A risk for them",
    "HOW_SHARED": "how we share it",
    "ADD_RISK": "What could go wrong for them?",
    "NO_RISKS": "A decision is easier when its risk is shared. Write down the first one they named.",
    "HEAD_PLAN": "Joint plan",
    "ADD_PLAN": "Something to be done together",
    "NO_PLAN": "A plan with lines of theirs beside lines of ours is a promise to carry it out.",
    # wins
    "HEAD_OUTCOME": "Who wins",
    "OUR_WIN": "Our win",
    "OUR_WIN_PROMPT": "what we win besides the money",
    "HEAD_WINS": "What each of them wins",
    "RESULT": "Result",
    "RESULT_PROMPT": "what the firm gets, measurable",
    "PERSONAL_WIN": "Personal win",
    "PERSONAL_WIN_PROMPT": "what it means to the person",
    "WIN_SOURCE": "How known",
    "WIN_SOURCE_PROMPT": "who said it, when",
    "DECIDED": "Decided for us",
    "NOT_DECIDED": "not yet",
    "DECIDED_WORDS": "said how",
    "COMMODITY": "Sees a commodity",
    "HEAD_VALUE": "Value and price",
    "VALUE_TO_CUSTOMER": "Worth to them",
    "VALUE_TO_CUSTOMER_PROMPT": "an amount, or in words",
    "PRICE": "Our price",
    "MARGIN": "Margin is right",
    # give and get
    "WORTH": "worth",
    "HEAD_GIVES": "What each side gave",
    "ADD_GIVES_US": "We gave …",
    "ADD_GIVES_THEM": "They gave …",
    "NO_GIVES_US": "Nothing given by us yet.",
    "NO_GIVES_THEM": "Nothing given by them yet.",
    "HEAD_STAKES": "What each side has at stake",
    "ADD_STAKES_US": "We put in …",
    "ADD_STAKES_THEM": "They put in …",
    "NO_STAKES_US": "No stake of ours yet.",
    "NO_STAKES_THEM": "No stake of theirs yet.",
    "HEAD_INTERESTS": "What each side needs from it",
    "ADD_INTERESTS_US": "We need …",
    "ADD_INTERESTS_THEM": "They need …",
    "NO_INTERESTS_US": "No interest of ours written down.",
    "NO_INTERESTS_THEM": "No interest of theirs written down.",
    "HEAD_FAIR": "What both sides call fair",
    "ADD_FAIR": "A measure both accept",
    "NO_FAIR": "An index, a market price, a third party: something both sides accept before there is a quarrel.",
    "HEAD_POLICY": "Rules of ours in their way",
    "NEED": "What they need",
    "OUR_RULE": "our rule in the way",
    "DECISION_MAKER": "Who of ours decides",
    "STATE": "State",
    "ASKED_ON": "asked on",
    "DECIDED_ON": "decided on",
    "ADD_POLICY": "What do they need that our rules forbid?",
    "NO_POLICY": "No rule of ours stands in their way.",
    # results
    "HEAD_CHECK_INS": "After the sale",
    "ADD_CHECK_IN": "Delivery, training, a visit to ask how it runs",
    "NO_CHECK_INS": "Assuring begins the day after the yes. Plan the first visit.",
    "HEAD_MEASURES": "Results both sides measure",
    "MEASURE": "What is measured",
    "BASELINE": "before",
    "TARGET": "wanted",
    "ACTUAL": "now",
    "MEASURED_ON": "measured on",
    "ADD_MEASURE": "A figure both sides look at",
    "NO_MEASURES": "Agree on one figure that shows the customer what has changed.",
    "HEAD_OUTCOMES": "What came of it",
    "OUTCOME": "What happened",
    "OUTCOME_KIND": "Kind",
    "ADD_OUTCOME": "A referral, a reference, praise, another order",
    "NO_OUTCOMES": "Nothing noted yet. A content customer is glad to be asked for a reference.",
    # side by side
    "HEAD_COMPARE": "Two objectives side by side",
    "COMPARE_WITH": "Compare with",
    "NOTHING_TO_COMPARE": "This account has one objective only. A second one can take over its roles.",
}

_HERE: Mapping[Evidence, str] = {
    Evidence.FIT_ASSESSED: "The fit of the account is assessed.",
    Evidence.OFFER_NAMED: "It is said what we offer.",
    Evidence.MARKET_NAMED: "It is said what it solves, or lets them do.",
    Evidence.CONVERSATION: "There was a conversation.",
    Evidence.ECONOMIC_RESULT: "The result the economic buyer needs is known.",
    Evidence.TECHNICAL_RESULT: "The result a technical buyer needs is known.",
    Evidence.USER_RESULT: "The result a user needs is known.",
    Evidence.USER_MET: "We met a user.",
    Evidence.RESEARCH: "We read up on them in public sources.",
    Evidence.CO_AUTHOR: "Somebody of theirs is an author of the solution.",
    Evidence.OPTIONS: "Options were considered together.",
    Evidence.JOINT_PLAN: "There is a plan with lines of theirs and of ours.",
    Evidence.CRITERIA_NAMED: "Every buyer has said what must be true before a yes.",
    Evidence.CRITERIA_MET: "They say that all their criteria are met.",
    Evidence.CHECK_IN: "Follow-up is planned.",
    Evidence.MEASURE: "Both sides measure a result.",
}
_MISSING: Mapping[Evidence, str] = {
    Evidence.FIT_ASSESSED: "Less than 60 % of the fit is assessed: assess the account on the Fit page.",
    Evidence.OFFER_NAMED: "Say in one sentence what we offer.",
    Evidence.MARKET_NAMED: "Say what it solves for them, or lets them do.",
    Evidence.CONVERSATION: "Nobody has talked to anybody there yet: the first conversation comes before any offer.",
    Evidence.ECONOMIC_RESULT: "The result the economic buyer needs is not known.",
    Evidence.TECHNICAL_RESULT: "The result a technical buyer needs is not known.",
    Evidence.USER_RESULT: "The result a user needs is not known.",
    Evidence.USER_MET: "No meeting with a user is recorded.",
    Evidence.RESEARCH: "Nothing from a public source is written down about them.",
    Evidence.CO_AUTHOR: "Nobody of theirs is named as author of a part of the solution.",
    Evidence.OPTIONS: "It is not noted which options were considered together.",
    Evidence.JOINT_PLAN: "The joint plan does not have a line on each side.",
    Evidence.CRITERIA_NAMED: "Not every buyer has said what must be true before a yes.",
    Evidence.CRITERIA_MET: "Not all their criteria are met by their own word.",
    Evidence.CHECK_IN: "No follow-up after the sale is planned.",
    Evidence.MEASURE: "Nothing is measured that shows them what has changed.",
}
_WHERE: Mapping[Evidence, str] = {
    Evidence.OFFER_NAMED: "AIM",
    Evidence.MARKET_NAMED: "AIM",
    Evidence.ECONOMIC_RESULT: "WINS",
    Evidence.TECHNICAL_RESULT: "WINS",
    Evidence.USER_RESULT: "WINS",
    Evidence.CO_AUTHOR: "SOLUTION",
    Evidence.OPTIONS: "STEP",
    Evidence.JOINT_PLAN: "SOLUTION",
    Evidence.CRITERIA_NAMED: "CRITERIA",
    Evidence.CRITERIA_MET: "CRITERIA",
    Evidence.CHECK_IN: "RESULTS",
    Evidence.MEASURE: "RESULTS",
}
_HINTS: Mapping[Hint, str] = {
    Hint.OWN_OPINION: "Our difference is only our own opinion, or only a price. Ask who of them thinks it matters.",
    Hint.SEEN_AS_COMMODITY: "Most people of influence see a commodity. Show one of them what is different.",
    Hint.NO_FIT_NO_DATE: "Set a day to get in touch again.",
    Hint.RISKS_NOT_LISTED: "The risk for them is high, and none of it is written down.",
    Hint.ALL_OURS: "The whole solution is our idea. Ask what they would change.",
    Hint.NOBODY_OF_THEIRS: "No line of the plan is theirs.",
    Hint.VALUE_UNCONFIRMED: "A premium price needs a value that somebody of theirs has confirmed.",
    Hint.DISCOUNT_HURTS: "At this discount the margin is not right: that is no win for us.",
    Hint.ONLY_WE_GIVE: "We gave three times within a year, they never did.",
    Hint.ONLY_THEY_GIVE: "They gave three times within a year, we never did.",
    Hint.ONE_SIDED_STAKES: "By stage we are close partners, but only one side has something at stake.",
    Hint.NO_MEASURE: "Nothing is measured yet. Agree on one figure.",
    Hint.ASK_REFERENCE: "Won more than half a year ago and nothing noted since: ask for the reference.",
}
_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.WIN_WIN: "Both win.",
    Outcome.WIN_LOSE: "We win and they lose: such a sale is the last one.",
    Outcome.LOSE_WIN: "They win and we lose: nobody can keep that up.",
    Outcome.LOSE_LOSE: "Both lose: better no sale than this one.",
    Outcome.UNKNOWN: "Not both sides are known. Click where it would end today.",
}


def text(code: str, **facts: object) -> str:
    """A text of the page."""
    return _(_TEXTS[code]).format(**facts)


def hint_words(hint: Hint) -> str:
    """A remark in one sentence or two."""
    return _(_HINTS[hint])


def evidence_words(evidence: Evidence, there: bool) -> str:
    """A line of evidence with its mark."""
    return f"✓ {_(_HERE[evidence])}" if there else f"○ {_(_MISSING[evidence])}"


def next_fact(objective: Objective, state: StepState) -> str:
    """The one thing to find out or do next, in one sentence (method.md 1.1, 14)."""
    if objective.status is ObjectiveStatus.NO_FIT:
        if objective.keep_in_touch_date is None:
            return hint_words(Hint.NO_FIT_NO_DATE)
        return _("Ended without a fit. We get in touch again on {day}.").format(
            day=full_date(objective.keep_in_touch_date)
        )
    if objective.status in (ObjectiveStatus.LOST, ObjectiveStatus.ON_HOLD):
        return _("This objective is not open: {status}.").format(status=label(objective.status).lower())
    if state.missing:
        return _("Next: {sentence}").format(sentence=_(_MISSING[state.missing[0]]))
    if state.step is Step.ASSURE:
        return _("Next: ask what they want to reach after this, and start the next objective.")
    if state.agreement_needed and state.agreement is None:
        return _("Next: say back to them what {step} has found, and get a yes.").format(step=label(state.step))
    return _("{step} is done: go on to the next step.").format(step=label(state.step))


def next_tab(objective: Objective, state: StepState) -> str:
    """The part of the page where the next fact is written down; "" when it is somewhere else."""
    if objective.status is ObjectiveStatus.NO_FIT:
        return "AIM" if objective.keep_in_touch_date is None else ""
    if objective.status in (ObjectiveStatus.LOST, ObjectiveStatus.ON_HOLD):
        return ""
    return _WHERE.get(state.missing[0], "") if state.missing else "STEP"


def subtitle(objective: Objective, snapshot: Snapshot) -> str:
    """Account, status and where it stands, on one line."""
    parts = [snapshot.accounts[objective.account].name, label(objective.status)]
    unit = snapshot.units.get(objective.unit or "")
    if unit is not None:
        parts.append(unit.name)
    if objective.value is not None:
        parts.append(f"{objective.value:,.0f} {objective.currency}".strip())
    if objective.decision_date is not None:
        parts.append(_("decision on {day}").format(day=full_date(objective.decision_date)))
    return " · ".join(parts)


def step_mark(done: bool, passed: bool) -> str:
    """The sign on a step of the bar: done, passed with something missing, or none."""
    if done:
        return "✓"
    return "○" if passed else ""


def step_tip(state: StepState, standing: Step) -> str:
    """A step of the bar in a sentence, for tips and screen readers."""
    parts = [label(state.step)]
    if state.step is standing:
        parts.append(_("the objective stands here"))
    there = len(state.evidence) - len(state.missing)
    parts.append(_("{there} of {all} pieces of evidence").format(there=there, all=len(state.evidence)))
    if state.agreement_needed:
        parts.append(_("agreed") if state.agreement is not None else _("nobody of theirs has agreed"))
    return ", ".join(parts)


def entry_words(before: StepState, snapshot: Snapshot) -> str:
    """What a step is entered with: the step before it, in one sentence."""
    if before.agreement is not None:
        return _("Entered with: {agreement}").format(agreement=agreement_words(before.agreement, snapshot))
    if before.agreement_needed:
        return _("Entered with: nobody of theirs has agreed to the result of {step}.").format(step=label(before.step))
    if before.missing:
        return _("Entered with: {sentence}").format(sentence=_(_MISSING[before.missing[0]]))
    return _("Entered with: {step} is done.").format(step=label(before.step))


def agreement_words(agreement: Agreement, snapshot: Snapshot) -> str:
    """Who agreed to what, and when."""
    name = who(agreement.agreed_by, snapshot) if agreement.agreed_by is not None else _("nobody")
    said = f"“{agreement.statement}”" if agreement.statement else _("the result")
    if agreement.agreed_on is None:
        return _("{name} agreed to {said}.").format(name=name, said=said)
    return _("{name} agreed to {said} on {day}.").format(name=name, said=said, day=full_date(agreement.agreed_on))


def agreement_question(step: Step) -> str:
    """Who agreed to the result of a step."""
    return _("Who of theirs agreed to the result of {step}?").format(step=label(step))


def go_on(step: Step | None) -> str:
    """The button that leads to the next step, or after the last one to another objective."""
    return _("Start the next objective …") if step is None else _("Go on to {step} …").format(step=label(step))


def column_head(person: str, objective: str, snapshot: Snapshot) -> str:
    """A person with the letters of the roles in an objective."""
    role = snapshot.roles.get(pair_id(objective, person))
    letters = "".join(r.letter for r in BuyingRole if role is not None and r in role.roles)
    return f"{letters} · {who(person, snapshot)}" if letters else who(person, snapshot)


def grid_head(person: str, objective: str, snapshot: Snapshot) -> str:
    """Role letters above the last name, for a narrow column."""
    role = snapshot.roles.get(pair_id(objective, person))
    letters = " ".join(r.letter for r in BuyingRole if role is not None and r in role.roles)
    return f"{letters or '–'}\n{short_name(who(person, snapshot))}"


def criterion_cell(criterion: Criterion | None) -> str:
    """A place in the table of criteria."""
    if criterion is None:
        return ""
    return _("✓ met") if criterion.met else _("○ open")


def criteria_count(criteria: Sequence[Criterion]) -> str:
    """How many criteria they say are met."""
    met = sum(criterion.met for criterion in criteria)
    return _("{met} of {all} criteria are met by their own word.").format(met=met, all=len(criteria))


def win_words(role: RoleAssignment) -> str:
    """What is known of somebody's win, in a sentence; what is missing as a question."""
    if not role.result.strip() and not role.personal_win.strip():
        return _("○ Neither the result nor the personal win is known.")
    if not role.personal_win.strip():
        return _("○ Result: {result}. The personal win is not known.").format(result=role.result.rstrip("."))
    if not role.result.strip():
        return _("○ Wins: {win}. The result is not known.").format(win=role.personal_win.rstrip("."))
    words = _("✓ Result: {result}. Wins: {win}.").format(
        result=role.result.rstrip("."), win=role.personal_win.rstrip(".")
    )
    if role.decided_for_us is not None:
        return words + " " + _("Has decided: confirm, do not pitch.")
    return words


def outcome_words(objective: Objective) -> str:
    """The outcome in a sentence."""
    return _(_OUTCOMES[objective.outcome])
