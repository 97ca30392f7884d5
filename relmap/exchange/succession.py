"""A post gets another holder: lines go with the post, everything personal with the person (method.md 3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from relmap.model.entities import Person
from relmap.model.relations import RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import PersonStatus, TieKind


def on_post(post: Person, person: Person | None, id_: str) -> Person:
    """Who holds the post from now on: ``person``, who comes from elsewhere, or somebody new called ``id_``."""
    if person is None:
        return replace(
            post,
            id=id_,
            name="",
            status=PersonStatus.UNIDENTIFIED,
            since=None,
            email="",
            phone="",
            upper_override=None,
            in_post_since=None,
        )
    return replace(
        person,
        title=post.title,
        unit=post.unit,
        function=post.function,
        site=post.site,
        level=post.level,
        reports_to=post.reports_to,
        reports_to_certainty=post.reports_to_certainty,
        rank=post.rank,
        x=post.x,
        y=post.y,
        pinned=post.pinned,
        collapsed=post.collapsed,
        status=PersonStatus.ACTIVE,
        since=None,
        in_post_since=None,
        source=post.source,
        source_id=post.source_id,
    )


def gone(post: Person) -> Person:
    """The former holder: has left, gives the place on the map and the id of the post to whoever comes next."""
    return replace(post, status=PersonStatus.LEFT, since=None, x=None, y=None, pinned=False, source="", source_id="")


def lines_of(snapshot: Snapshot, successors: Mapping[str, str]) -> dict[str, Tie | None]:
    """The dotted lines as they run when every post in ``successors`` (person -> person) has changed hands.

    Of a post nobody was named for all ties go to the successor. None means that a tie would join somebody to himself.
    """
    moved: dict[str, Tie | None] = {}

    def end(tie: Tie, person: str) -> str:
        holder = snapshot.people[person]
        if tie.kind is TieKind.DOTTED_TO or not holder.name:
            return successors.get(person, person)
        return person

    for post in successors:
        for tie in snapshot.ties_of(post):
            source, target = end(tie, tie.source), end(tie, tie.target)
            if (source, target) != (tie.source, tie.target):
                moved[tie.id] = replace(tie, source=source, target=target) if source != target else None
    return moved


def roles_of_unnamed(snapshot: Snapshot, successors: Mapping[str, str]) -> dict[str, RoleAssignment | None]:
    """The roles of posts nobody was named for, handed to the successors; what those hold already stays as it is."""
    moved: dict[str, RoleAssignment | None] = {}
    for role in snapshot.roles.values():
        post = snapshot.people.get(role.person)
        if post is None or post.name or role.person not in successors:
            continue
        moved[role.id] = None
        handed = replace(role, person=successors[role.person])
        if handed.id not in snapshot.roles:
            moved[handed.id] = handed
    return moved
