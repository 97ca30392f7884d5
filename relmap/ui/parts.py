"""The parts of a furnished window, as its commands see them."""

from __future__ import annotations

from dataclasses import dataclass

from relmap.ui.actions import Actions
from relmap.ui.automatic_backups import AutomaticBackups
from relmap.ui.clipboard import Clipboard
from relmap.ui.composition import Composition
from relmap.ui.file_commands import FileCommands
from relmap.ui.first_steps import FirstSteps
from relmap.ui.guided_tour import GuidedTour
from relmap.ui.map_edits import MapEdits
from relmap.ui.pages.map_page import MapPage
from relmap.ui.pages.page_tabs import PageTabs
from relmap.ui.pages.start_page import StartPage
from relmap.ui.panels.account_list import AccountList
from relmap.ui.panels.side_panel import SidePanel
from relmap.ui.printing import Printing


@dataclass(frozen=True, eq=False)
class Parts:
    """Everything a command may act on."""

    actions: Actions
    files: FileCommands
    backups: AutomaticBackups
    start_page: StartPage
    composition: Composition
    edits: MapEdits
    clipboard: Clipboard
    printing: Printing
    account_list: AccountList
    map_page: MapPage
    pages: PageTabs
    side: SidePanel
    first_steps: FirstSteps
    tour: GuidedTour
