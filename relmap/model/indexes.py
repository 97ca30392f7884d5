"""Which indexes of a snapshot an edit leaves as they are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from relmap.model.snapshot import Snapshot

_INDEXED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "_units": ("units",),
        "_people": ("people",),
        "_reports": ("people",),
        "_relationships": ("relationships",),
        "_ties": ("ties",),
        "_objectives": ("objectives",),
        "_roles": ("roles",),
        "_imported": ("imported",),
        "_not_same": ("not_same",),
        "_facts_of": ("facts",),
        "_facts_about": ("facts",),
        "_actions_of": ("actions",),
        "_meetings_of": ("meetings",),
        "_attendees_of": ("attendees",),
        "_meetings_with": ("attendees", "meetings"),
        "_questions_of": ("questions",),
        "_agreements_of": ("agreements",),
        "_criteria_of": ("criteria",),
        "_solution_of": ("solution",),
        "_give_and_get_of": ("give_and_get",),
        "_policy_requests_of": ("policy_requests",),
        "_measures_of": ("quality_measures",),
        "_competitor_ties_of": ("competitor_ties",),
        "_fit_of": ("fit",),
        "_integrations_of": ("integrations",),
        "_acknowledgements_of": ("acknowledgements",),
        "_marks_of": ("marks",),
    }
)
"""Which collections each index of a snapshot is made of."""


def hand_over_indexes(before: Snapshot, after: Snapshot) -> None:
    """Let a snapshot use the indexes of the one it was made from, where they are of collections both share.

    An edit touches few collections, so it need not sort all people of a large document again.
    """
    for index, collections in _INDEXED.items():
        if index in before.__dict__ and all(getattr(before, c) is getattr(after, c) for c in collections):
            after.__dict__.setdefault(index, before.__dict__[index])
