"""PRT: how the text is set (ACB, Best Practices and Guidelines for Large Print, 2025). Sizes are in
points."""

from __future__ import annotations

from everyreader.checks.rules.large_print.row import ACB, UA, flaws, foreign_only, has_text, has_units, tagged
from everyreader.checks.rules.model import STYLE, rule, where
from everyreader.checks.rules.subjects import PRINT
from everyreader.formats.large_print.read.flaw import About
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind

_HOUSE = {"alone": True, "house": True, "applies": has_text}

print_lines_too_close = rule(
    "PRT-021",
    "print-lines-too-close",
    on=PRINT,
    criterion=ACB,
    message="lines stand closer than one and a quarter times the size of their letters",
    fix=STYLE,
    **_HOUSE,
)(flaws(About.TIGHT, undisputed=True))

lines_closer_than_promised = rule(
    "PRT-022",
    "lines-closer-than-promised",
    on=PRINT,
    criterion=ACB,
    message="lines of running text stand closer than one and a half times the size of their letters",
    fix=STYLE,
    **_HOUSE,
)(flaws(About.CLOSE, undisputed=True))

paragraphs_run_together = rule(
    "PRT-023",
    "paragraphs-run-together",
    on=PRINT,
    criterion=ACB,
    message="paragraphs follow one another without a gap",
    fix=STYLE,
    **_HOUSE,
)(flaws(About.UNPARTED, undisputed=True))

margin_too_narrow = rule(
    "PRT-024",
    "margin-too-narrow",
    on=PRINT,
    criterion=ACB,
    message="text comes nearer than an inch to the page's edge",
    fix=STYLE,
    **_HOUSE,
)(flaws(About.IN_MARGIN))

line_too_long = rule(
    "PRT-025",
    "line-too-long",
    on=PRINT,
    criterion=ACB,
    message="a line is longer than six inches",
    fix=STYLE,
    **_HOUSE,
)(flaws(About.LONG_LINE))

columns_used = rule(
    "PRT-028", "columns-used", on=PRINT, criterion=ACB, message="text stands in columns", fix=STYLE, **_HOUSE
)(flaws(About.SIDE_BY_SIDE, undisputed=True))

line_left_alone = rule(
    "PRT-029",
    "line-left-alone",
    on=PRINT,
    criterion=ACB,
    message="a page's end parts one line from its paragraph, or a heading from what it heads",
    fix=STYLE,
    **_HOUSE,
)(flaws(About.ALONE, About.STRANDED))

heading_not_larger = rule(
    "PRT-030",
    "heading-not-larger",
    on=PRINT,
    criterion=ACB,
    message="a heading does not stand out as its level should",
    fix=STYLE,
    applies=where("files with headings")(has_units(Kind.HEADING)),
    alone=True,
    house=True,
)(flaws(About.SMALL_HEADING, undisputed=True))

heading_untagged = rule(
    "PRT-031",
    "heading-untagged",
    on=PRINT,
    criterion=f"{UA}7.4",
    message="text looks like a heading and is none",
    fix="tag it as a heading",
    applies=tagged,
    alone=True,
    rests_on=Ground.ADVICE,
    why="What a part is shows to the eye only.",
)(foreign_only(flaws(About.LIKE_A_HEADING, unsure=True)))
