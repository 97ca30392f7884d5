"""Fresh ids: never twice, in the order they were made, however many at once."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

from relmap.model.ids import new_id, pair_id


def test_ids_sort_in_the_order_they_were_made() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_ids_are_uuids_of_version_7() -> None:
    made = uuid.UUID(new_id())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)


def test_threads_never_get_the_same_id() -> None:
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _number: new_id(), range(8_000)))
    assert len(set(made)) == len(made)


def test_the_id_of_a_pair_depends_on_its_order_only() -> None:
    assert pair_id("a", "b") == pair_id("a", "b") != pair_id("b", "a")
