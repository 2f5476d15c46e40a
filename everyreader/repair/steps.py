"""The repairs in their order, and a draft through all of them."""

from __future__ import annotations

from dataclasses import replace

from everyreader.repair import marks, opening, points
from everyreader.repair.draft import Draft

REPAIRS = (
    marks.drop_empty_paragraphs,
    marks.drop_rules,
    marks.drop_end_mark,
    marks.drop_empty_headings,
    opening.promote_title,
    opening.mark_dateline,
    marks.unlink_nowhere,
    points.join_typed_points,
    points.join_bullet_lists,
    marks.close_levels,
    points.head_points,
)


def repair(draft: Draft) -> Draft:
    """``draft`` through every repair, in order; its repairs sorted by line."""
    for step in REPAIRS:
        draft = step(draft)
    return replace(draft, repairs=tuple(sorted(draft.repairs, key=lambda one: one.line)))
