"""The repairs in their order, and a draft through all of them."""

from __future__ import annotations

from dataclasses import replace

from everyreader.importers.repair import (
    bars,
    dateline,
    headings,
    kept_back,
    kickers,
    left_over,
    lines,
    links,
    lists,
    mail,
    marks,
    notes,
    numbers,
    opening,
    parted,
    points,
    pushed,
    quoted_mail,
    row_headers,
    series,
    signatures,
    signs,
    tables,
    title,
    titled,
)
from everyreader.importers.repair.draft import Draft

REPAIRS = (
    signs.put_back_stars,
    signs.join_cut_words,
    marks.drop_empty_paragraphs,
    tables.unpick_layout,
    tables.find_headers,
    lines.part_at_gaps,
    pushed.join_pushed_lines,
    signatures.part_signatures,
    bars.read_barred_lines,
    mail.leave_out_head,
    mail.name_signature,
    quoted_mail.name_quoted_mail,
    titled.part_titles,
    headings.free_long_headings,
    marks.drop_rules,
    marks.drop_end_mark,
    marks.drop_empty_headings,
    parted.part_head,
    lines.free_lazy_lines,
    tables.make_typed_tables,
    row_headers.find_row_headers,
    notes.make_notes,
    lines.part_paragraphs,
    links.unlink_nowhere,
    marks.free_end_marks,
    series.mark_numbered_heads,
    points.join_typed_points,
    lists.make_typed_lists,
    numbers.keep_numbers,
    numbers.free_lone_numbers,
    marks.drop_page_furniture,
    lines.keep_lines,
    headings.part_lead_lines,
    title.promote_title,
    title.name_publisher,
    kept_back.name_embargo,
    dateline.mark_dateline,
    mail.take_from_head,
    opening.keep_subtitle,
    opening.plain_furniture,
    links.link_addresses,
    kickers.keep_kickers,
    marks.close_levels,
    headings.make_headings,
    headings.bare_headings,
    lines.join_contacts,
    marks.close_levels,
    points.head_points,
    left_over.name_left_over,
)


def repair(draft: Draft) -> Draft:
    """``draft`` through every repair, in order; its repairs sorted by line."""
    for step in REPAIRS:
        draft = step(draft)
    return replace(draft, repairs=tuple(sorted(draft.repairs, key=lambda one: one.line)))
