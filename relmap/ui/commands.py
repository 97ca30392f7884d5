"""What every command of the menus does, and when it is possible."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMainWindow, QMenu

from relmap.edit.commands import Remove, Revise
from relmap.model.entities import Account, Objective
from relmap.model.vocabulary import BuyingRole, MapDirection, MapShape, ObjectiveKind, TieKind
from relmap.packs.kinds import PackKind
from relmap.packs.map_cards import GHOST
from relmap.packs.picture import Colouring
from relmap.ui import dialogs_on_demand as dialogs
from relmap.ui.actions import PACKS
from relmap.ui.appearance import Appearance, Mode
from relmap.ui.clipboard import clipboard_text
from relmap.ui.pages.page_tabs import MAP
from relmap.ui.panels.map_tools import LINE_GROUPS
from relmap.ui.parts import Parts
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.ui.widgets.plain import plain_button
from relmap.words import guided_tour
from relmap.words.window import text

_NEEDS_DOCUMENT = ("IMPORT", "PASTE", "EXPORT", "SAVED", "SAVE_COPY", "REVERT", "BACKUPS", "NEW_ACCOUNT", "TEAM")
_NEEDS_MAP = (
    "PRINT", *PACKS, "SAVE_PICTURE", "COPY_MAP", "FIND", "FIND_NEXT",
    "FIND_PREVIOUS", "SELECT_ALL", "ZOOM_IN", "ZOOM_OUT", "ZOOM_ACTUAL", "FIT", "SHOW_PERSON", "SHOW_FLAGS", "SHOW_WAY",
    "SHOW_WHAT_IF", "CAPTURE",
    "NEW_OBJECTIVE", "UNITS", "DUPLICATES", "REMOVE_ACCOUNT", "ADD_ROOT", "EXPAND_ALL",
)  # fmt: skip
_PRINTED_AS: Mapping[str, PackKind] = {
    MAP: PackKind.MAP,
    "PORTFOLIO": PackKind.PORTFOLIO,
    "TEAM": PackKind.HANDOVER,
}
"""The packs that show what pages of the window show."""
_NEEDS_PEOPLE = ("COPY", "REMOVE", "NO_MANAGER", "PIN")
_NEEDS_ONE = ("ADD_BELOW", "ADD_BESIDE", "RENAME", "COLLAPSE", "CENTRE")
_EDITS = (
    "IMPORT", "PASTE", "REVERT", "NEW_ACCOUNT", "NEW_OBJECTIVE", "DUPLICATES", "REMOVE_ACCOUNT", "REMOVE_OBJECTIVE",
    "ADD_ROOT", "ADD_BELOW", "ADD_BESIDE", "RENAME", "COLLAPSE", "EXPAND_ALL", "REMOVE", "NO_MANAGER", "PIN",
)  # fmt: skip


class Commands(QObject):
    """Connects the registry of actions with the parts of the window."""

    def __init__(
        self, window: QMainWindow, session: Session, parts: Parts, appearance: Appearance, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._parts = parts
        self._appearance = appearance
        self._settings = settings
        self._actions = parts.actions
        self._file()
        self._edit()
        self._view()
        self._account()
        self._map()
        self._pointers()
        self._session.selection_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Offer what is possible now."""
        session, actions = self._session, self._actions
        document = session.document is not None
        account = session.snapshot.accounts.get(session.account or "")
        objective = session.snapshot.objectives.get(session.objective or "")
        people = len(session.selection)
        actions.enable(document, *_NEEDS_DOCUMENT)
        actions.enable(account is not None, *_NEEDS_MAP)
        actions.enable(people > 0, *_NEEDS_PEOPLE)
        actions.enable(people == 1, *_NEEDS_ONE)
        actions.enable(objective is not None and objective.kind is not ObjectiveKind.PARTNERSHIP, "REMOVE_OBJECTIVE")
        actions.enable(self._parts.files.is_sample, "RESET_SAMPLE")
        actions.enable(not self._parts.files.is_own, "OPEN_OWN")
        if session.read_only:
            actions.enable(False, *_EDITS)
        editable = not session.read_only
        for menu, needed in (("ROLE", 1), ("DEPTH", 1), ("TIE", 2)):
            actions.menus[menu].setEnabled(editable and people >= needed and (menu != "TIE" or people == needed))
        for menu in ("SHAPE", "DIRECTION"):
            actions.menus[menu].setEnabled(editable and account is not None)
        if account is not None:
            actions.check(f"SHAPE_{account.map_shape.value}")
            actions.check(f"DIRECTION_{account.map_direction.value}")
        actions.check("PIN", bool(people) and all(session.snapshot.people[key].pinned for key in session.selection))

    def _file(self) -> None:
        actions, files, printing = self._actions, self._parts.files, self._parts.printing
        actions.on("NEW_DOCUMENT", files.start_new)
        actions.on("OPEN", files.choose_and_open)
        actions.on("OPEN_OWN", files.open_own)
        actions.on("OPEN_SAMPLE", files.open_sample)
        actions.on("RESET_SAMPLE", files.reset_sample)
        actions.on("IMPORT", files.choose_and_import)
        actions.on("EXPORT", files.export)
        actions.on("SAVED", lambda: self._window.statusBar().showMessage(text("ALL_SAVED"), 4000))
        actions.on("SAVE_COPY", files.save_copy)
        actions.on("REVERT", files.revert)
        actions.on("BACKUPS", files.show_backups)
        files.backups_wanted.connect(partial(dialogs.backups, self._session, self._parts.backups, files, self._window))
        actions.on("PRINT", self._print)
        for code, kind in PACKS.items():
            actions.on(code, partial(printing.open, kind))
        save_picture = partial(dialogs.save_picture, self._session, self._settings, printing, self._window)
        actions.on("SAVE_PICTURE", save_picture)
        actions.on("QUIT", self._window.close)
        actions.menus["RECENT"].aboutToShow.connect(self._list_recent)
        files.import_wanted.connect(self._import)
        files.accounts_wanted.connect(self._import_accounts)
        files.export_wanted.connect(
            partial(dialogs.export, self._session, files.documents, self._settings, self._window)
        )
        files.sample_opened.connect(self._greet)
        start = self._parts.start_page
        start.sample_wanted.connect(files.open_sample)
        start.file_wanted.connect(files.choose_and_import)
        start.document_wanted.connect(files.open_recent)
        start.typing_wanted.connect(self._new_account)

    def _print(self) -> None:
        """Print what is in front: map, portfolio, who leaves; else the pack of this account looked at last."""
        self._parts.printing.open(_PRINTED_AS.get(self._parts.pages.current))

    def _list_recent(self) -> None:
        menu = self._actions.menus["RECENT"]
        menu.clear()
        for path in self._settings.recent():
            action = menu.addAction(plain_button(path.stem))
            action.setStatusTip(str(path))
            action.setEnabled(path.exists())
            action.triggered.connect(lambda _checked=False, path=path: self._parts.files.open_recent(path))

    def _import(self, path: Path) -> None:
        if self._session.document is None and not self._parts.files.open_own():
            return
        dialogs.import_file(self._session, self._settings, path, self._window)

    def _import_accounts(self, path: Path) -> None:
        if self._session.document is None and not self._parts.files.open_own():
            return
        dialogs.import_document(
            self._session, self._settings, path, self._parts.files.documents.look_into, self._window
        )

    def _paste(self) -> None:
        pasted = clipboard_text()
        if not pasted.strip():
            self._session.messages.tell(text("NOTHING_TO_PASTE"))
        else:
            dialogs.import_pasted(self._session, self._settings, pasted, self._window)

    def _greet(self) -> None:
        if not self._settings.flag("greeted", False):
            self._settings.keep("greeted", True)
            QTimer.singleShot(0, self._parts.first_steps.start)  # once the map has its size

    def _edit(self) -> None:
        actions, page = self._actions, self._parts.map_page
        actions.on("UNDO", self._session.undo)
        actions.on("REDO", self._session.redo)
        clipboard = self._parts.clipboard
        actions.on("COPY", clipboard.copy_people)
        actions.on("COPY_MAP", clipboard.copy_map)
        actions.on("PASTE", self._paste)
        actions.on("FIND", page.find_bar.open_bar)
        actions.on("FIND_NEXT", page.find_bar.next)
        actions.on("FIND_PREVIOUS", page.find_bar.previous)
        actions.on("SELECT_ALL", self._select_all)
        actions.on("RENAME", lambda: page.name(self._session.selection[0]))
        actions.on("REMOVE", self._parts.edits.remove)

    def _select_all(self) -> None:
        scene = self._parts.composition.scene
        if scene is not None:
            self._session.select(key for key in scene.picture.cards if not key.startswith(GHOST))

    def _view(self) -> None:
        actions, page, window = self._actions, self._parts.map_page, self._window
        for colouring in Colouring:
            actions.on(f"COLOUR_{colouring.value}", partial(page.colour_by, colouring))
        for code in LINE_GROUPS:
            actions[code].triggered.connect(lambda checked, code=code: page.switch_lines(code, checked))
        page.view_changed.connect(self._show_view)
        self._show_view()
        for mode in Mode:
            actions.on(f"THEME_{mode.value}", partial(self._appearance.choose, mode))
        actions.check(f"THEME_{self._appearance.mode.value}")
        canvas = page.canvas
        actions.on("ZOOM_IN", canvas.zoom_in)
        actions.on("ZOOM_OUT", canvas.zoom_out)
        actions.on("ZOOM_ACTUAL", lambda: canvas.zoom_to(1.0))
        actions.on("FIT", canvas.fit)
        actions.on("CENTRE", lambda: canvas.center_on(self._session.selection[0]))
        actions.on("SHOW_PERSON", self._parts.side.show_person)
        actions.on("SHOW_FLAGS", self._parts.side.show_flags)
        actions.on("SHOW_WAY", self._parts.side.show_way)
        actions.on("SHOW_WHAT_IF", self._parts.side.show_what_if)
        actions.on("CAPTURE", self._parts.pages.capture)
        for code in self._parts.pages.codes:
            actions.on(f"PAGE_{code}", partial(self._parts.pages.show_page, code))
        for code, widget in (("SHOW_ACCOUNTS", self._parts.account_list), ("SHOW_SIDE", self._parts.side)):
            shown = self._settings.flag(code, True)
            widget.setVisible(shown)
            actions.check(code, shown)
            actions[code].toggled.connect(widget.setVisible)
            actions[code].toggled.connect(lambda on, code=code: self._settings.keep(code, on))
        actions.check("SHOW_LEGEND", self._settings.flag("legend", True))
        actions["SHOW_LEGEND"].toggled.connect(page.show_legend)
        actions.check("SHOW_MINIMAP", self._settings.flag("minimap", True))
        actions["SHOW_MINIMAP"].toggled.connect(page.show_minimap)
        actions["FULL_SCREEN"].toggled.connect(lambda on: window.showFullScreen() if on else window.showNormal())

    def _show_view(self) -> None:
        view = self._parts.map_page.view
        self._parts.printing.show_view(view)
        self._parts.clipboard.show_view(view)
        self._actions.check(f"COLOUR_{view.colouring.value}")
        for code, kinds in LINE_GROUPS.items():
            self._actions.check(code, kinds <= view.lines)

    def _account(self) -> None:
        actions, session, window = self._actions, self._session, self._window
        actions.on("NEW_ACCOUNT", self._new_account)
        actions.on("NEW_OBJECTIVE", partial(dialogs.new_objective, session, window))
        actions.on("TEAM", partial(dialogs.team, session, window))
        actions.on("UNITS", partial(dialogs.units, session, window))
        actions.on("DUPLICATES", partial(dialogs.duplicates, session, window))
        actions.on("REMOVE_ACCOUNT", self._remove_account)
        actions.on("REMOVE_OBJECTIVE", self._remove_objective)
        actions.on("ABOUT", partial(dialogs.about, session, window))
        actions.on("KEYS", partial(dialogs.keys, window))
        actions.on("FIRST_STEPS", self._take_first_steps)
        actions.on("GUIDED_TOUR", self._take_tour)
        self._parts.first_steps.tour_wanted.connect(self._take_tour)
        self._parts.tour.ended.connect(self._end_tour)
        self._parts.account_list.new_account_wanted.connect(self._new_account)

    def _take_first_steps(self) -> None:
        self._parts.tour.close()
        self._parts.first_steps.start()

    def _take_tour(self) -> None:
        """The tour plays in the sample only; from any other document the sample is opened as it came."""
        if self._parts.files.is_sample:
            self._start_tour()
            return
        question, explanation = guided_tour.text("OPEN_ASK"), guided_tour.text("OPEN_TEXT")
        self._session.messages.ask(question, explanation, guided_tour.text("OPEN"), self._open_for_tour)

    def _open_for_tour(self) -> None:
        if self._parts.files.open_fresh_sample():
            QTimer.singleShot(0, self._start_tour)  # once the map has its size

    def _start_tour(self) -> None:
        self._parts.first_steps.end()
        self._parts.tour.start()

    def _end_tour(self, happened: bool) -> None:
        self._parts.map_page.canvas.setFocus()
        if happened:
            reset = (guided_tour.text("RESET"), self._parts.files.reset_sample)
            self._session.messages.offer(guided_tour.text("ENDED"), [reset])

    def _new_account(self) -> None:
        if self._session.document is None and not self._parts.files.open_own():
            return
        dialogs.new_account(self._session, self._window, self._begin_typing)

    def _begin_typing(self, account: str) -> None:
        self._session.choose(account)
        self._parts.edits.add("ROOT", "")

    def _remove_account(self) -> None:
        account = self._session.snapshot.accounts[self._session.account or ""]
        self._session.messages.ask(
            text("REMOVE_ACCOUNT_ASK", name=account.name),
            text("UNDO_POSSIBLE"),
            text("REMOVE"),
            lambda: self._session.run(Remove(Account, (account.id,))),
        )

    def _remove_objective(self) -> None:
        objective = self._session.snapshot.objectives[self._session.objective or ""]
        self._session.messages.ask(
            text("REMOVE_OBJECTIVE_ASK", name=objective.title),
            text("UNDO_POSSIBLE"),
            text("REMOVE"),
            lambda: self._session.run(Remove(Objective, (objective.id,))),
        )

    def _map(self) -> None:
        actions, edits, session = self._actions, self._parts.edits, self._session
        actions.on("ADD_BELOW", lambda: edits.add("REPORT", session.selection[0]))
        actions.on("ADD_BESIDE", lambda: edits.add("SIBLING", session.selection[0]))
        actions.on("ADD_ROOT", lambda: edits.add("ROOT", ""))
        actions.on("NO_MANAGER", edits.no_manager)
        actions.on("COLLAPSE", lambda: edits.collapse(session.selection[0]))
        actions.on("EXPAND_ALL", edits.expand_all)
        actions["PIN"].triggered.connect(edits.pin)
        for role in BuyingRole:
            actions.on(f"ROLE_{role.value}", partial(edits.toggle_role, role))
        for depth in range(6):
            actions.on(f"DEPTH_{depth}", partial(edits.set_depth, depth))
        for kind in TieKind:
            actions.on(f"TIE_{kind.value}", partial(self._tie_selected, kind))
        for shape in MapShape:
            actions.on(f"SHAPE_{shape.value}", partial(self._revise_account, map_shape=shape))
        for direction in MapDirection:
            actions.on(
                f"DIRECTION_{direction.value}",
                partial(self._revise_account, map_direction=direction),
            )

    def _tie_selected(self, kind: TieKind) -> None:
        source, target = self._session.selection[:2]
        self._parts.edits.tie(kind, source, target)

    def _revise_account(self, **values: object) -> None:
        if self._session.account is not None:
            self._session.run(Revise(Account, (self._session.account,), values))
            self._parts.map_page.canvas.fit()

    def _pointers(self) -> None:
        """Ways from one part of the window to another."""
        page, side = self._parts.map_page, self._parts.side
        page.strip.flags_wanted.connect(side.show_flags)
        page.strip.way_wanted.connect(side.show_way)
        page.headline.why_wanted.connect(side.show_flags)
        page.headline.plan_wanted.connect(side.show_way)
        page.canvas.flagClicked.connect(side.show_flags)
        page.canvas.inspectRequested.connect(self._inspect)
        page.menu_wanted.connect(self._card_menu)
        page.tie_wanted.connect(self._tie_menu)
        pages = self._parts.pages
        pages.person_chosen.connect(self._on_the_map)
        pages.account_chosen.connect(self._map_of)
        side.way_shown.connect(page.dim_others)
        side.person_chosen.connect(page.go_to)
        self._parts.account_list.person_chosen.connect(page.go_to)

    def _on_the_map(self, person: str) -> None:
        self._parts.pages.show_page(MAP)
        self._parts.map_page.go_to(person)

    def _map_of(self, account: str) -> None:
        self._session.choose(account)
        self._parts.pages.show_page(MAP)

    def _inspect(self) -> None:
        self._parts.side.show_person()
        self._parts.side.inspector.focus_name()

    def _card_menu(self, card: str, where: QPoint) -> None:
        actions = self._actions
        menu = QMenu(self._window)
        if card and not card.startswith(GHOST):
            for code in ("ADD_BELOW", "ADD_BESIDE", "RENAME"):
                menu.addAction(actions[code])
            for code in ("ROLE", "DEPTH", "TIE"):
                menu.addAction(actions.menus[code].menuAction())  # a menu that is added goes with this one
            menu.addSeparator()
            for code in ("NO_MANAGER", "COLLAPSE", "PIN", "REMOVE"):
                menu.addAction(actions[code])
            menu.addSeparator()
            menu.addAction(actions["PRINT_PRECALL"])
        else:
            for code in ("ADD_ROOT", "EXPAND_ALL", "FIT"):
                menu.addAction(actions[code])
        self._pop_up(menu, where)

    def _tie_menu(self, source: str, target: str, where: QPoint) -> None:
        menu = QMenu(self._window)
        for kind in TieKind:
            action = menu.addAction(self._actions[f"TIE_{kind.value}"].text())
            action.triggered.connect(lambda _checked=False, kind=kind: self._parts.edits.tie(kind, source, target))
        self._pop_up(menu, where)

    def _pop_up(self, menu: QMenu, where: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
