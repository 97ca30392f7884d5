"""The left side: the accounts with their worst flag, and people who have no place on the map yet."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from relmap.render.theme import colour
from relmap.ui.appearance import Appearance
from relmap.ui.composition import Composition
from relmap.ui.item_models.account_rows import ROW, AccountRow, AccountRows
from relmap.ui.session import Session
from relmap.ui.widgets.link_button import LinkButton
from relmap.ui.widgets.plain import plain_tip
from relmap.words.window import text

_PAD = 10


_LEAST = 150
"""Pixels: names of accounts can be told apart."""


class AccountList(QWidget):
    """Choosing an account; the list follows the document."""

    new_account_wanted = Signal()
    person_chosen = Signal(str)

    def __init__(
        self, session: Session, composition: Composition, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_LEAST)
        self._session = session
        self._composition = composition
        self._rows = AccountRows(session, self)
        self.view = QListView()
        self.view.setModel(self._rows)
        self.view.setItemDelegate(_AccountDelegate(appearance, self))
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setAccessibleName(text("ACCOUNTS"))
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self._add = LinkButton(text("NEW_ACCOUNT"), appearance.theme.accent)
        self._add.clicked.connect(self.new_account_wanted)
        self._unplaced_title = _heading("")
        self._unplaced_title.setToolTip(text("NOT_PLACED_TIP"))
        self.unplaced = QListWidget()
        self.unplaced.setFrameShape(QListView.Shape.NoFrame)
        self.unplaced.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.unplaced.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.unplaced.viewport().setAutoFillBackground(False)
        self.unplaced.itemActivated.connect(self._person)
        self.unplaced.itemClicked.connect(self._person)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(6)
        column.addWidget(_heading(text("ACCOUNTS")))
        column.addWidget(self.view, 3)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._unplaced_title)
        column.addWidget(self.unplaced, 1)
        composition.changed.connect(self.refresh)
        appearance.changed.connect(lambda: self._add.say(text("NEW_ACCOUNT"), appearance.theme.accent))
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(230, 500)

    def refresh(self) -> None:
        """Read accounts and people without a place again."""
        session = self._session
        self._rows.refresh()
        index = self._rows.index_of(session.account)
        if index != self.view.currentIndex():
            self.view.selectionModel().blockSignals(True)
            self.view.setCurrentIndex(index)
            self.view.selectionModel().blockSignals(False)
            self.view.viewport().update()
        scene = self._composition.scene
        cards = [scene.picture.cards[key] for key in scene.picture.unplaced] if scene is not None else []
        people = sorted((card for card in cards if not card.ghost), key=lambda card: card.name.casefold())
        self._unplaced_title.setText(text("NOT_PLACED", count=len(people)).upper())
        self._unplaced_title.setVisible(bool(people))
        self.unplaced.setVisible(bool(people))
        self.unplaced.clear()
        for card in people:
            item = QListWidgetItem(card.name)
            item.setToolTip(plain_tip(card.title))
            item.setData(Qt.ItemDataRole.UserRole, card.id)
            self.unplaced.addItem(item)

    def _chosen(self, current: QModelIndex) -> None:
        row = current.data(ROW)
        if isinstance(row, AccountRow):
            self._session.choose(row.account)

    def _person(self, item: QListWidgetItem) -> None:
        self.person_chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class _AccountDelegate(QStyledItemDelegate):
    """The name, below it the chip and the detail; names are drawn as plain text."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, 2 * option.fontMetrics.height() + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: AccountRow = index.data(ROW)
        theme = self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect.adjusted(0, 1, 0, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.chosen))
            painter.drawRoundedRect(rect, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(option.palette.color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(rect, 6, 6)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * 0.88)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        line = option.fontMetrics.height()
        inside = rect.adjusted(_PAD, _PAD - 2, -_PAD, 0)

        painter.setFont(bold)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        room = QRect(inside.left(), inside.top(), inside.width(), line)
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

        painter.setFont(small)
        width = painter.fontMetrics().horizontalAdvance(row.chip) + 14
        badge = QRect(inside.left(), room.bottom() + 5, width, line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.severity(row.severity) if row.severity is not None else theme.faint))
        painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
        painter.setPen(colour(theme.card if row.severity is not None else theme.ink))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, row.chip)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        beside = QRect(badge.right() + 8, badge.top(), inside.right() - badge.right() - 8, line)
        detail = painter.fontMetrics().elidedText(row.detail, Qt.TextElideMode.ElideRight, beside.width())
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, detail)
        painter.restore()


def _heading(words: str) -> QLabel:
    title = QLabel(words.upper())
    font = title.font()
    font.setPointSizeF(font.pointSizeF() * 0.85)
    font.setWeight(QFont.Weight.DemiBold)
    title.setFont(font)
    title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    title.setContentsMargins(8, 4, 0, 2)
    return title
