"""Our own people, whom all accounts share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from relmap.edit.commands import AddTeamMember, Remove, Revise
from relmap.model.entities import TeamMember
from relmap.model.strategy_vocabulary import Pace, Warmth
from relmap.model.text import one_line
from relmap.model.vocabulary import TeamOrg
from relmap.ui.fields.check_field import paint_tick
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel, shortened
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.text_field import TextField
from relmap.ui.session import Session
from relmap.ui.widgets.plain import plain_tip
from relmap.words.forms import text
from relmap.words.knowledge import text as knowledge_text
from relmap.words.labels import label

Index = QModelIndex | QPersistentModelIndex

_COLUMNS = (
    ("name", "NAME"),
    ("title", "TITLE"),
    ("org", "ORG"),
    ("firm", "FIRM"),
    ("is_management", "MANAGEMENT"),
    ("active", "ACTIVE"),
)
_TICKED = ("is_management", "active")
_ORG, _MANAGEMENT, _ACTIVE = 2, 4, 5


class TeamRows(QAbstractTableModel):
    """Our people by name, every cell editable. A refused value leaves the cell as it was."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.members: list[TeamMember] = []
        self.refresh()

    def refresh(self) -> None:
        """Read our people again. Rows keep their places while only values change, so that editing is not disturbed."""
        team = self._session.snapshot.team
        if {member.id for member in self.members} == set(team):
            self.members = [team[member.id] for member in self.members]
            if self.members:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.members) - 1, len(_COLUMNS) - 1))
            return
        self.beginResetModel()
        self.members = sorted(team.values(), key=lambda member: (member.name.casefold(), member.id))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.members)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return text(_COLUMNS[section][1])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        possible = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self._session.read_only:
            return possible
        ticked = _COLUMNS[index.column()][0] in _TICKED
        return possible | (Qt.ItemFlag.ItemIsUserCheckable if ticked else Qt.ItemFlag.ItemIsEditable)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        name = _COLUMNS[index.column()][0]
        value = getattr(self.members[index.row()], name)
        if name in _TICKED:
            ticked = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
            return ticked if role == Qt.ItemDataRole.CheckStateRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return label(value) if isinstance(value, TeamOrg) else value
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(value, str) and name != "org":
            return plain_tip(shortened(value, 400))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = _COLUMNS[index.column()][0]
        member = self.members[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) is Qt.CheckState.Checked
        elif role != Qt.ItemDataRole.EditRole:
            return False
        if value == getattr(member, name):
            return False
        return self._session.run(Revise(TeamMember, (member.id,), {name: value}), self) is not None


class TeamDialog(QDialog):
    """Adds, edits and removes our people. Everything is saved at once, so there is only Close."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("TEAM_TITLE"))
        self.rows = TeamRows(session, self)
        self.table = QTableView()
        self.table.setModel(self.rows)
        self.table.setItemDelegateForColumn(_ORG, _OrgDelegate(self.table))
        ticks = _TickDelegate(self.table)
        for ticked in (_MANAGEMENT, _ACTIVE):
            self.table.setItemDelegateForColumn(ticked, ticks)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(text("TEAM_TITLE"))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for narrow in (_ORG, _MANAGEMENT, _ACTIVE):
            header.setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        self.name = TextField(text("NEW_MEMBER_PROMPT"))
        self.name.call(text("NEW_MEMBER_PROMPT"))
        self.name.edited.connect(self._add)
        self.add = QPushButton(text("ADD"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.name.commit)
        self.remove = QPushButton(text("REMOVE"))
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(text("CLOSE"))
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.profile = TeamProfile(session)
        below = QHBoxLayout()
        below.addWidget(self.name, 1)
        below.addWidget(self.add)
        below.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(WrapLabel(text("TEAM_TEXT")).quiet())
        column.addWidget(self.table, 1)
        column.addLayout(below)
        column.addWidget(self.profile)
        column.addWidget(buttons)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        session.content_changed.connect(self._refresh)
        session.document_changed.connect(self._leave)
        self.resize(740, 560)
        self.name.setFocus()
        self._allow()

    def _leave(self) -> None:
        """Another document is open: nothing typed for the old one may reach it."""
        self.profile.form.drop()
        self.close()

    def _refresh(self, _changed: object = None) -> None:
        self.rows.refresh()
        self._allow()

    def _allow(self, *_selection: object) -> None:
        self.name.setEnabled(not self._session.read_only)
        self.add.setEnabled(not self._session.read_only)
        chosen = self._chosen()
        self.remove.setEnabled(bool(chosen) and not self._session.read_only)
        self.profile.aim(chosen[0].id if len(chosen) == 1 else "")

    def _chosen(self) -> tuple[TeamMember, ...]:
        return tuple(self.rows.members[index.row()] for index in self.table.selectionModel().selectedRows())

    def done(self, result: int) -> None:
        """Close the window; what is typed and not decided on yet is saved."""
        self.profile.form.commit()
        super().done(result)

    def _add(self, name: object) -> None:
        if one_line(str(name)):
            self._session.run(AddTeamMember(str(name)), self)
        self.name.show_values([""])

    def _remove(self) -> None:
        members = self._chosen()
        ids = tuple(member.id for member in members)
        known = {relationship.team_member for relationship in self._session.snapshot.relationships.values()}
        command = Remove(TeamMember, ids)
        if known.isdisjoint(ids):
            self._session.run(command, self)
            return
        names = ", ".join(member.name for member in members)
        self._session.messages.ask(
            text("REMOVE_MEMBER_ASK", name=shortened(names, 120)),
            text("REMOVE_MEMBER_TEXT"),
            text("REMOVE"),
            lambda: self._session.run(command),
        )


class TeamProfile(QWidget):
    """What tells whom one of ours fits: languages, background, interests, manner (method.md 1.4, 43)."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._member = ""
        self.title = WrapLabel().bold().quiet()
        form = self.form = Form(self.records, self._save)
        form.add("languages", knowledge_text("LANGUAGES"), TextField(text("LIST_PROMPT")))
        form.add("background", text("BACKGROUND"), LongTextField(text("BACKGROUND_PROMPT")))
        form.add("interests", text("INTERESTS"), TextField(text("LIST_PROMPT")))
        form.add("pace", knowledge_text("PACE"), EnumField(tuple(Pace), text("NOT_KNOWN")))
        form.add("warmth", knowledge_text("WARMTH"), EnumField(tuple(Warmth), text("NOT_KNOWN")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(form)

    def records(self) -> Sequence[TeamMember]:
        """The colleague, none when nobody or several are chosen."""
        member = self._session.snapshot.team.get(self._member)
        return () if member is None else (member,)

    def aim(self, member: str) -> None:
        """Show another colleague, or the same as now; nothing for ""."""
        if member != self._member:
            self.form.commit()
            self._member = member
            self.form.drop()
        self.form.refresh()
        for one in self.records():
            self.title.say(text("FITS_WHOM", name=one.name), 120)
        self.setVisible(bool(self.records()))
        self.setEnabled(not self._session.read_only)

    def _save(self, values: Mapping[str, object]) -> None:
        self._session.run(Revise(TeamMember, (self._member,), values), self)


class _OrgDelegate(QStyledItemDelegate):
    """Chooses between our company and a supplier partner."""

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        editor = EnumField(tuple(TeamOrg), parent=parent)
        editor.setAutoFillBackground(True)
        editor.edited.connect(self._chosen)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        model = index.model()
        if isinstance(editor, EnumField) and isinstance(model, TeamRows):
            editor.show_values([model.members[index.row()].org])

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: N802 - Qt's name
        if isinstance(editor, EnumField) and isinstance(model, TeamRows):
            model.setData(index, editor.value)

    def _chosen(self) -> None:
        editor = self.sender()
        if isinstance(editor, EnumField):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)


class _TickDelegate(QStyledItemDelegate):
    """Ticks that can be seen on dark ground."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        widget = self.parent()
        if not isinstance(widget, QTableView):
            return
        self.initStyleOption(option, index)
        ticked = option.checkState is Qt.CheckState.Checked
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        painter.save()
        paint_tick(painter, widget, QRectF(option.rect), ticked)
        painter.restore()
