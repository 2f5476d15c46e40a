"""The repairs in their order, and a draft through all of them."""

from __future__ import annotations

from dataclasses import replace

from everyreader.importers.draft import Draft
from everyreader.importers.repair import leftovers, ornaments, signs
from everyreader.importers.repair.headings import headings, series
from everyreader.importers.repair.lines import heads, line_breaks, lines
from everyreader.importers.repair.links import links
from everyreader.importers.repair.lists import (
    labelled_bullets,
    lists,
    numbers,
    points,
)
from everyreader.importers.repair.notes import notes
from everyreader.importers.repair.release import dateline, embargo, mail, quoted_mail, signatures
from everyreader.importers.repair.tables import table_cells, tables
from everyreader.importers.repair.title import kickers, opening, opening_lines, title, title_style

REPAIRS = (
    signs.put_back_stars,
    signs.join_cut_words,
    ornaments.drop_empty_paragraphs,
    points.drop_empty_points,
    tables.unpick_layout,
    tables.find_headers,
    lines.part_at_gaps,
    line_breaks.join_pushed_lines,
    signatures.part_signatures,
    line_breaks.read_barred_lines,
    mail.leave_out_head,
    mail.name_signature,
    quoted_mail.name_quoted_mail,
    title_style.part_titles,
    headings.free_long_headings,
    ornaments.drop_rules,
    ornaments.drop_end_mark,
    ornaments.drop_empty_headings,
    opening_lines.part_head,
    lines.free_lazy_lines,
    tables.make_typed_tables,
    table_cells.find_row_headers,
    notes.make_notes,
    heads.part_heads,
    lines.part_paragraphs,
    links.unlink_nowhere,
    ornaments.free_end_marks,
    series.mark_numbered_heads,
    numbers.mark_lead_ins,
    lists.make_typed_lists,
    labelled_bullets.count_bullets,
    numbers.keep_numbers,
    numbers.free_lone_numbers,
    ornaments.drop_page_furniture,
    lines.keep_lines,
    headings.part_lead_lines,
    title.promote_title,
    title.name_publisher,
    embargo.name_embargo,
    dateline.mark_dateline,
    mail.take_from_head,
    opening.keep_subtitle,
    opening.plain_furniture,
    links.link_addresses,
    kickers.keep_kickers,
    ornaments.close_levels,
    headings.make_headings,
    headings.bare_headings,
    lines.join_contacts,
    ornaments.close_levels,
    points.head_points,
    links.unlink_lost,
    leftovers.name_left_over,
)


def repair(draft: Draft) -> Draft:
    """``draft`` through every repair, in order; its repairs sorted by line."""
    for step in REPAIRS:
        draft = step(draft)
    return replace(draft, repairs=tuple(sorted(draft.repairs, key=lambda one: one.line)))
