"""Saves the map as picture or slides, and says what those it is for will see before anything is saved."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from relmap.errors import UserError
from relmap.model.vocabulary import Audience
from relmap.render.audience_map import write_picture
from relmap.render.paper.job import PaperJob
from relmap.ui.busy import busy
from relmap.ui.fields.choice_field import Combo
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.ui.widgets.elided_label import ElidedLabel
from relmap.ui.widgets.plain import plain_label
from relmap.words.errors import sentence
from relmap.words.export_window import audience_label
from relmap.words.file_names import file_stem
from relmap.words.labels import label
from relmap.words.picture_window import sees, text
from relmap.words.window import text as window_text

_KIND = "picture/kind"
_AUDIENCES = (Audience.TEAM, Audience.COMPANY, Audience.CUSTOMER)
_SCALES = (1, 2, 3, 4)
_USUAL_SCALE = 2
_GROUND, _NO_GROUND = "WHITE", "TRANSPARENT"


class Kind(StrEnum):
    """What the map can be saved as."""

    PNG = "PNG"
    SVG = "SVG"
    PPTX = "PPTX"

    @property
    def suffix(self) -> str:
        """The suffix of the file."""
        return f".{self.value.lower()}"


class PictureDialog(QDialog):
    """Kind, audience and what belongs to the kind; Save asks where. The kind is remembered, the audience never is.

    ``job`` gives the map as an audience may see it, None when none is shown any more.
    """

    def __init__(
        self, session: Session, settings: Settings, job: Callable[[Audience], PaperJob | None], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("TITLE"))
        self._session = session
        self._settings = settings
        self._job = job
        self._template: Path | None = None
        self.kind, self.audience, self.scale, self.ground = Combo(), Combo(), Combo(), Combo()
        self.template = ElidedLabel()
        self.choose_template = QPushButton(text("CHOOSE_TEMPLATE"))
        self.drop_template = QPushButton(text("DROP_TEMPLATE"))
        self.seen = plain_label()
        self.seen.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.save = QPushButton(text("SAVE"))
        self.save.setDefault(True)
        self._form = QFormLayout()
        self._fill()
        self._build()
        self.kind.activated.connect(self._show_choices)
        self.audience.activated.connect(self._show_choices)
        self.choose_template.clicked.connect(self._ask_for_template)
        self.drop_template.clicked.connect(lambda: self._use_template(None))
        self._use_template(None)
        self._show_choices()

    def choose(self, kind: Kind, audience: Audience) -> None:
        """Choose what is saved and for whom."""
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.audience.setCurrentIndex(self.audience.findData(audience))
        self._show_choices()

    @property
    def file_name(self) -> str:
        """The name proposed: account and day, with the audience where the file holds opinions."""
        account = self._session.snapshot.accounts.get(self._session.account or "")
        kind, audience = self._wanted()
        told = "" if audience is Audience.CUSTOMER else f" ({label(audience).lower()})"
        name = file_stem(account.name) if account is not None else ""
        return f"{name} {self._session.as_of.isoformat()}{told}{kind.suffix}"

    def accept(self) -> None:
        """Ask where, then write."""
        kind, _audience = self._wanted()
        self._session.messages.save_file(text("TITLE"), self.file_name, text(f"{kind}_FILES"), self._write)

    def _write(self, path: Path) -> None:
        messages = self._session.messages
        try:
            with busy(self):
                done = self._written(path)
        except UserError as error:
            messages.tell(sentence(error))
            return
        self._settings.keep(_KIND, self._wanted()[0])
        if done:
            messages.tell(done)
        super().accept()

    def _written(self, path: Path) -> str:
        """Write the file; what to say about it. Raises ``UserError``."""
        kind, audience = self._wanted()
        job = self._job(audience)
        if job is None:
            return ""
        if kind is Kind.PPTX:
            from relmap.render.slides.pptx_file import write_deck  # loaded only when needed

            write_deck(path, job, self._template)
            return window_text("WRITTEN", file=path.name)
        scale = float(self.scale.currentData())
        transparent = self.ground.currentData() == _NO_GROUND
        used = write_picture(path, job, kind.lower(), scale=scale, transparent=transparent)
        if kind is Kind.PNG and used < scale:
            return text("WRITTEN_SMALLER", file=path.name, scale=self.locale().toString(used, "f", 1))
        return window_text("WRITTEN", file=path.name)

    def _wanted(self) -> tuple[Kind, Audience]:
        """What is chosen; Qt hands back plain texts."""
        return Kind(self.kind.currentData()), Audience(self.audience.currentData())

    def _show_choices(self) -> None:
        """What the audience sees, and the choices the kind has."""
        kind, audience = self._wanted()
        self.seen.setText(sees(audience))
        self._form.setRowVisible(self.scale, kind is Kind.PNG)
        self._form.setRowVisible(self.ground, kind is Kind.PNG)
        self._form.setRowVisible(self._template_row, kind is Kind.PPTX)

    def _ask_for_template(self) -> None:
        self._session.messages.open_file(text("TEMPLATE_TITLE"), text("TEMPLATES"), self._use_template)

    def _use_template(self, path: Path | None) -> None:
        self._template = path
        self.template.setText(path.name if path is not None else text("NO_TEMPLATE"))
        self.drop_template.setVisible(path is not None)

    def _fill(self) -> None:
        for kind in Kind:
            self.kind.addItem(text(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(self._settings.choice(_KIND, Kind.PNG)))
        for audience in _AUDIENCES:
            self.audience.addItem(audience_label(audience), audience)
        for scale in _SCALES:
            self.scale.addItem(text(f"TIMES_{scale}"), scale)
        self.scale.setCurrentIndex(self.scale.findData(_USUAL_SCALE))
        for ground in (_GROUND, _NO_GROUND):
            self.ground.addItem(text(ground), ground)

    def _build(self) -> None:
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._template_row = QWidget()
        row = QHBoxLayout(self._template_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.template, 1)
        for button in (self.drop_template, self.choose_template):
            button.setAutoDefault(False)
            row.addWidget(button)
        for code, choice in (
            ("KIND", self.kind),
            ("AUDIENCE", self.audience),
            ("SCALE", self.scale),
            ("GROUND", self.ground),
        ):
            choice.setAccessibleName(text(code))
        self._form.addRow(text("KIND"), self.kind)
        self._form.addRow(text("SCALE"), self.scale)
        self._form.addRow(text("GROUND"), self.ground)
        self._form.addRow(text("TEMPLATE"), self._template_row)
        self._form.addRow(text("AUDIENCE"), self.audience)
        self._form.addRow("", self.seen)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(window_text("CANCEL"))
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(self._form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumSize(500, 280)
