"""The map as the window shows it, as a pack: what is printed is what was looked at (desktop.md 3)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from relmap.model.vocabulary import Audience
from relmap.packs.kinds import PackKind
from relmap.packs.pack import MapSection, Pack, PackWish
from relmap.render.map.drawing import Scene
from relmap.render.map.painter import View
from relmap.words.legend import audience_word
from relmap.words.packs import file_name


@dataclass(frozen=True, eq=False)
class ShownMap:
    """The map in the window: its cards in their places, its colouring and its lines."""

    scene: Scene
    view: View

    def is_asked_for(self, wish: PackWish) -> bool:
        """Whether it is just what a wish asks for."""
        picture = self.scene.picture
        return (
            wish.kind is PackKind.MAP
            and wish.audience is Audience.TEAM
            and not wish.people
            and (wish.account, wish.objective) == (picture.account, picture.objective)
        )


def shown_map_pack(shown: ShownMap, wish: PackWish, changed_rules: int) -> Pack:
    """The map on the screen, for the team. ``changed_rules`` are the values of the rule book that are not its own."""
    picture, style, placement = shown.scene.picture, shown.scene.style, shown.scene.placement
    section = MapSection(picture.account_name, picture, style=style, placement=placement)
    pack = Pack(
        kind=wish.kind,
        audience=wish.audience,
        subject=picture.account_name,
        topic=picture.objective_title,
        as_of=picture.as_of,
        audience_word=audience_word(wish.audience),
        file_name=file_name(wish.kind, picture.account_name, picture.as_of),
        sections=(section,),
        file=wish.file,
        changed_rules=changed_rules,
    )
    return seen_so(pack, shown.view)


def seen_so(pack: Pack, view: View) -> Pack:
    """A map coloured and with the lines as in the window."""
    sections = tuple(
        replace(section, colouring=view.colouring, lines=view.lines) if isinstance(section, MapSection) else section
        for section in pack.sections
    )
    return replace(pack, sections=sections)
