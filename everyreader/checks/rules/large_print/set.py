"""PRT: how the text is set (ACB, Best Practices and Guidelines for Large Print, 2025). Sizes are in points."""

from __future__ import annotations

import re

from everyreader.checks.rules.large_print.row import (
    ACB,
    UA,
    flaws,
    foreign_only,
    has_text,
    has_units,
    print_rule,
    tagged,
)
from everyreader.checks.rules.model import STYLE
from everyreader.findings import Ground
from everyreader.formats.large_print.flaw import About
from everyreader.publication import Kind

_HARD = re.compile(
    r"(?<!semi)(?<!demi)(?:thin|hairline|light|condensed|compressed|narrow)|script(?!ure)|handwrit|blackletter|fraktur",
    re.IGNORECASE,
)
_TIGHTEST, _WIDEST = -0.02, 0.12  # between letters, in sizes
_FEW_LETTERS = 12


_HOUSE = {"alone": True, "house": True, "applies": has_text, "applicability": "files with text"}
RULES = (
    print_rule(
        "PRT-021 print-lines-too-close",
        ACB,
        "lines stand closer than one and a quarter times the size of their letters",
        STYLE,
        flaws(About.TIGHT, undisputed=True),
        **_HOUSE,
    ),
    print_rule(
        "PRT-022 lines-closer-than-promised",
        ACB,
        "lines of running text stand closer than one and a half times the size of their letters",
        STYLE,
        flaws(About.CLOSE, undisputed=True),
        **_HOUSE,
    ),
    print_rule(
        "PRT-023 paragraphs-run-together",
        ACB,
        "paragraphs follow one another without a gap",
        STYLE,
        flaws(About.UNPARTED, undisputed=True),
        **_HOUSE,
    ),
    print_rule(
        "PRT-024 margin-too-narrow",
        ACB,
        "text comes nearer than an inch to the page's edge",
        STYLE,
        flaws(About.IN_MARGIN),
        **_HOUSE,
    ),
    print_rule(
        "PRT-025 line-too-long",
        ACB,
        "a line is longer than six inches",
        STYLE,
        flaws(About.LONG_LINE),
        **_HOUSE,
    ),
    print_rule(
        "PRT-028 columns-used",
        ACB,
        "text stands in columns",
        STYLE,
        flaws(About.SIDE_BY_SIDE, undisputed=True),
        **_HOUSE,
    ),
    print_rule(
        "PRT-029 line-left-alone",
        ACB,
        "a page's end parts one line from its paragraph, or a heading from what it heads",
        STYLE,
        flaws(About.ALONE, About.STRANDED),
        **_HOUSE,
    ),
    print_rule(
        "PRT-030 heading-not-larger",
        ACB,
        "a heading does not stand out as its level should",
        STYLE,
        flaws(About.SMALL_HEADING, undisputed=True),
        alone=True,
        house=True,
        applies=has_units(Kind.HEADING),
        applicability="files with headings",
    ),
    print_rule(
        "PRT-031 heading-untagged",
        f"{UA}7.4",
        "text looks like a heading and is none",
        "tag it as a heading",
        foreign_only(flaws(About.LIKE_A_HEADING, unsure=True)),
        alone=True,
        applies=tagged,
        applicability="tagged files",
        why="What a part is shows to the eye only.",
        rests_on=Ground.ADVICE,
    ),
)
