"""The rule book: every rule with its state, its numbers, and the flags left standing (method.md 4.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from relmap.analysis.flags.registry import BANDS, RULE_BOOK, WEIGHTS, RuleInfo
from relmap.analysis.flags.report import AccountReport, Flag
from relmap.analysis.flags.rulebook import SUPPRESSES
from relmap.analysis.settings import changed_settings, default_of, switched_off, thresholds_of, value_of
from relmap.edit.commands import AddRecords, Remove
from relmap.model.keeping import Acknowledgement, RuleSetting
from relmap.ui.appearance import Appearance
from relmap.ui.dialogs.acknowledge_dialog import AcknowledgeDialog, acknowledge_dialog
from relmap.ui.fields.check_field import CheckField
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.setting_field import SettingField
from relmap.ui.session import Session
from relmap.ui.widgets.look import row_height
from relmap.ui.widgets.panel_card import PanelCard
from relmap.ui.widgets.when_seen import WhenSeen
from relmap.words.rule_book import clears, condition, rule_name, setting_name
from relmap.words.rules_page import (
    acknowledged_line,
    changed_words,
    flag_line,
    hidden_words,
    number_words,
    severity_words,
    text,
)

_DEPTHS = ("upper_contact", "candidate_depth", "covered", "working", "knows_well", "evidence_depth", "introducer")
_MOST_FLAGS = 12
_GROUPS = (("WEIGHTS", WEIGHTS), ("BANDS", BANDS))
_COLUMNS = ("RULE", "NAME", "RAISED", "STATE")


class RulesPage(WhenSeen, QWidget):
    """A table of the rules; beside it the chosen one with everything that can be changed.

    ``account_chosen(id)``: somebody wants the map on which a flag is raised.
    """

    account_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keys = (*(info.rule for info in RULE_BOOK), *(group for group, _settings in _GROUPS))
        self._shown = ""
        self.numbers: dict[str, SettingField] = {}
        self.on: CheckField | None = None
        self.dialog: AcknowledgeDialog | None = None
        self.changed = WrapLabel()
        self.reset = Link(text("RESET_ALL"))
        self.reset.clicked.connect(self._ask_reset)
        self.table = self._table()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.addWidget(self.changed, 1)
        head.addWidget(self.reset)
        both = QHBoxLayout()
        both.addWidget(self.table, 5)
        both.addWidget(self._area, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(WrapLabel(text("LEAD")).quiet())
        column.addLayout(head)
        column.addLayout(both, 1)
        for signal in (session.document_changed, session.content_changed, session.reports_changed, appearance.changed):
            signal.connect(self.refresh)

    def show_rule(self, rule: str) -> None:
        """Choose a rule, or "WEIGHTS" or "BANDS"."""
        self.table.setCurrentCell(self._keys.index(rule), 0)

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self._keys), len(_COLUMNS))
        table.setHorizontalHeaderLabels([text(code) for code in _COLUMNS])
        table.setAccessibleName(text("TABLE"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(row_height(table) + 2)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place in range(len(_COLUMNS)):
            stretch = _COLUMNS[place] == "NAME"
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(place, mode)
        for row in range(len(self._keys)):
            for place in range(len(_COLUMNS)):
                table.setItem(row, place, QTableWidgetItem())
        table.currentCellChanged.connect(lambda *_cells: self._show_detail())
        return table

    # The list

    def _renew(self) -> None:
        session = self._session
        changed, off = changed_settings(session.snapshot), switched_off(session.snapshot)
        self.changed.say(changed_words(len(changed)))
        self.reset.setVisible(bool(changed) and not session.read_only)
        raised: dict[str, int] = {}
        for flag in self._flags():
            raised[flag.rule] = raised.get(flag.rule, 0) + 1
        for row, info in enumerate(RULE_BOOK):
            differs = any(setting in changed for setting in info.settings)
            state = text("STATE_OFF") if info.rule in off else text("STATE_CHANGED") if differs else text("STATE_ON")
            marked = differs or info.rule in off
            self._say(row, (info.rule, rule_name(info.rule), str(raised.get(info.rule, "") or ""), state), marked)
        for row, (group, settings) in enumerate(_GROUPS, len(RULE_BOOK)):
            differs = any(setting in changed for setting in settings)
            self._say(row, ("", text(group), "", text("STATE_CHANGED") if differs else ""), differs)
        if self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        else:
            self._show_detail()

    def _say(self, row: int, cells: Sequence[str], marked: bool) -> None:
        for place, words in enumerate(cells):
            item = self.table.item(row, place)
            if item is not None:
                item.setText(words)
                item.setToolTip(words)
                font = item.font()
                font.setBold(marked)
                item.setFont(font)

    def _reports(self) -> Iterator[AccountReport]:
        for account in self._session.snapshot.accounts:
            report = self._session.reports.of(account)
            if report is not None:
                yield report

    def _flags(self) -> Iterator[Flag]:
        for report in self._reports():
            yield from report.flags
            for objective in report.objectives:
                yield from objective.flags

    # The chosen rule

    def _show_detail(self) -> None:
        row = self.table.currentRow()
        if row < 0:
            return
        key = self._keys[row]
        typing = any(field.typing for field in self.numbers.values())
        if key != self._shown or not typing:
            had = next((name for name, field in self.numbers.items() if field.line.hasFocus()), "")
            place = self._area.verticalScrollBar().value() if key == self._shown else 0
            self._fill(key)
            self._area.verticalScrollBar().setValue(place)
            if had in self.numbers:
                self.numbers[had].setFocus()

    def _fill(self, key: str) -> None:
        self._shown = key
        self.numbers, self.on = {}, None
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(10)
        info = next((one for one in RULE_BOOK if one.rule == key), None)
        for card in self._group(key) if info is None else self._rule(info):
            column.addWidget(card)
        column.addStretch(1)
        old = self._area.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._area.setWidget(page)

    def _group(self, key: str) -> Iterator[PanelCard]:
        card = PanelCard()
        card.add(WrapLabel(text(key), 1.1).bold())
        card.add(WrapLabel(text(f"{key}_TEXT")).quiet())
        card.add(self._settings(dict(_GROUPS)[key]))
        yield card

    def _rule(self, info: RuleInfo) -> Iterator[PanelCard]:
        snapshot = self._session.snapshot
        thresholds = thresholds_of(snapshot)
        card = PanelCard()
        card.add(WrapLabel(f"{info.rule} · {rule_name(info.rule)}", 1.1).bold())
        card.add(WrapLabel(severity_words(info)).quiet())
        card.section(text("RAISED_WHEN"), condition(info.rule, thresholds))
        card.section(text("CLEARS"), clears(info.rule, thresholds))
        card.section(text("HIDES"), hidden_words(SUPPRESSES.get(info.rule, ())))
        if info.can_be_off:
            self.on = CheckField(text("ON"))
            self.on.call(text("ON"))
            self.on.show_values([info.rule not in switched_off(snapshot)])
            self.on.setEnabled(not self._session.read_only)
            self.on.edited.connect(partial(self._switch, info.rule))
            card.add(self.on)
        else:
            card.add(WrapLabel(text("FIXED")).quiet())
        yield card
        if info.settings:
            numbers = PanelCard()
            numbers.add(WrapLabel(text("NUMBERS")).bold())
            numbers.add(self._settings(info.settings))
            yield numbers
        yield self._raised(info.rule)

    def _settings(self, settings: Sequence[str]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(10)
        changed = changed_settings(self._session.snapshot)
        thresholds = thresholds_of(self._session.snapshot)
        for row, setting in enumerate(settings):
            default = default_of(setting)
            if default is None:
                continue
            least, most = _range(setting, default)
            field = SettingField(least, most, isinstance(default, int))
            field.call(setting_name(setting))
            field.show_values([value_of(thresholds, setting)])
            field.setEnabled(not self._session.read_only)
            field.edited.connect(partial(self._set, setting))
            differs = setting in changed
            name, note = WrapLabel(setting_name(setting)), WrapLabel(size=0.92)
            note.say(text("CHANGED" if differs else "DEFAULT", value=number_words(default)))
            note.setForegroundRole(QPalette.ColorRole.Text if differs else QPalette.ColorRole.PlaceholderText)
            if differs:
                name.bold()
            field.refused.connect(partial(self._refuse, note))
            back = Link(text("BACK"))
            back.setAccessibleName(f"{text('BACK')}: {setting_name(setting)}")
            back.setVisible(differs and not self._session.read_only)
            back.clicked.connect(partial(self._take_back, setting))
            grid.addWidget(name, 2 * row, 0, 1, 3)
            grid.addWidget(field, 2 * row + 1, 0)
            grid.addWidget(note, 2 * row + 1, 1)
            grid.addWidget(back, 2 * row + 1, 2)
            self.numbers[setting] = field
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        return holder

    def _raised(self, rule: str) -> PanelCard:
        session, card = self._session, PanelCard()
        card.add(WrapLabel(text("NOW")).bold())
        flags = [flag for flag in self._flags() if flag.rule == rule]
        if not flags:
            card.add(WrapLabel(text("NOT_RAISED")).quiet())
        for flag in flags[:_MOST_FLAGS]:
            card.add(WrapLabel(flag_line(flag, session.snapshot)))
            show = Link(text("SHOW"))
            show.clicked.connect(partial(self._open, flag.account))
            card.add(show)
            if not session.read_only and flag.acknowledged is None:
                link = Link(text("ACKNOWLEDGE"))
                link.clicked.connect(partial(self._acknowledge, flag))
                card.add(link)
        left = [one for one in session.snapshot.acknowledgements.values() if one.rule == rule]
        left = [one for one in left if one.until >= session.as_of]
        if left:
            card.add(WrapLabel(text("LEFT")).bold())
        for one in left:
            card.add(WrapLabel(acknowledged_line(one, session.snapshot)))
            if not session.read_only:
                again = Link(text("RAISE_AGAIN"))
                again.clicked.connect(partial(self._raise_again, one.id))
                card.add(again)
        return card

    # Changing

    def _refuse(self, note: WrapLabel, sentence: str) -> None:
        if sentence:
            note.say(sentence)
            note.setForegroundRole(QPalette.ColorRole.Text)

    def _set(self, setting: str, value: object) -> None:
        if value == default_of(setting):
            self._take_back(setting)
        elif isinstance(value, (int, float)):
            self._session.run(AddRecords((RuleSetting(setting, float(value)),)), self)

    def _take_back(self, setting: str, _checked: bool = False) -> None:
        if setting in self._session.snapshot.rule_settings:
            self._session.run(Remove(RuleSetting, (setting,)), self)

    def _switch(self, rule: str, on: object) -> None:
        if on:
            self._take_back(rule)
        else:
            self._session.run(AddRecords((RuleSetting(rule, 0.0),)), self)

    def _ask_reset(self) -> None:
        ids = tuple(self._session.snapshot.rule_settings)
        self._session.messages.ask(
            text("RESET_ASK"),
            text("RESET_TEXT"),
            text("RESET_ALL"),
            lambda: self._session.run(Remove(RuleSetting, ids), self),
        )

    def _open(self, account: str, _checked: bool = False) -> None:
        self.account_chosen.emit(account)

    def _acknowledge(self, flag: Flag, _checked: bool = False) -> None:
        self.dialog = acknowledge_dialog(self._session, flag, self)

    def _raise_again(self, record: str, _checked: bool = False) -> None:
        self._session.run(Remove(Acknowledgement, (record,)), self)


def _range(setting: str, default: float) -> tuple[float, float]:
    """What a number may be: factors and shares 0 … 1, depths 0 … 5, the opponent's rating -5 … -1."""
    if setting == "opponent":
        return (-5, -1)
    if setting == "candidate_rating":
        return (-5, 5)
    if setting in _DEPTHS:
        return (0, 5)
    if isinstance(default, float) and default <= 1:
        return (0, 1)
    return (0, 1_000_000_000) if setting == "management_value" else (0, 100_000)
