"""The embargo until which nobody may publish a statement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from everyreader.importers.draft import Draft, excerpt
from everyreader.importers.nodes import lines_of
from everyreader.importers.repair.release import embargo_words, furniture
from everyreader.importers.repair.release.dates import moment
from everyreader.importers.repair.title.opening import HEAD, inlines_of
from everyreader.source.tree import words


def name_embargo(draft: Draft) -> Draft:
    """An embargo stays visible; its moment, where it is said with its zone, goes into the front matter.

    Beside “for immediate release” it is said to contradict.
    """
    kept = list(embargoes(draft))
    now = next((one for one, _ in _head(draft) if furniture.is_at_once(one)), "")
    for one, line in kept[:1] if now else []:
        message = f"“{excerpt(now)}” and “{excerpt(one)}”: take out the one that is not meant"
        draft = draft.repaired("release times contradict", line, message)
    for one, line in [] if draft.matter.get("embargo") else kept[:1]:
        ends = moment(one, draft.language)
        if ends is None or ends.tzinfo is None:
            message = (
                f"“{excerpt(one)}” stays visible; write its moment and zone as `embargo` into the front "
                f"matter"
            )
            return draft.repaired("embargo found", line, message)
        matter = {**draft.matter, "embargo": ends.isoformat(timespec="minutes")}
        message = f"“{excerpt(one)}” stays visible; it ends {matter['embargo']}"
        return draft.repaired("embargo found", line, message, matter=matter)
    return draft


def embargoes(draft: Draft) -> Iterator[tuple[str, int]]:
    """What the head says of an embargo, and in which line: without the day before it, a label (“Embargo:”)
    with the line below it."""
    for (one, line), (below, _) in pairwise([*_head(draft), ("", 0)]):
        if furniture.kind(one) == "embargo":
            yield f"{one} {below}" if one.endswith(":") else embargo_words.parted(one)[1] or one, line


def _head(draft: Draft) -> list[tuple[str, int]]:
    """The lines of the head, each with its place."""
    return [
        (words(line), block["line"]) for block in draft.blocks[:HEAD] for line in lines_of(inlines_of(block))
    ]
