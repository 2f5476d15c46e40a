"""HDG: headings and the title (WCAG 1.3.1, 2.4.2, 2.4.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from everyreader.checks.rules.model import REBUILD, Hit, rule, short
from everyreader.checks.rules.places import located
from everyreader.checks.rules.subjects import STATEMENT, TEXTS, WithStatement
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind, Publication, Unit
from everyreader.model.reading import Reading
from everyreader.model.text import folded
from everyreader.source.tree import Node

_LONGEST = 14  # words of a heading
_ADDRESS = re.compile(r"\S@\S|://|\bwww\.|\+?\d[\d\s()/.-]{6,}\d")  # whom to ask, and where


def headings(publication: Publication) -> list[Unit]:
    return [unit for unit in publication.units if unit.kind is Kind.HEADING]


@rule(
    "HDG-001",
    "heading-lost",
    on=TEXTS.with_statement,
    criterion="WCAG 1.3.1",
    message="a heading is no heading any more",
    fix=REBUILD,
)
def heading_lost(case: WithStatement[Reading]) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.expected.kind is Kind.HEADING and pair.found.kind is not Kind.HEADING:
            yield Hit(
                f"“{short(pair.expected.text)}” is a {pair.found.kind}",
                pair.expected.line,
                short(pair.expected.text),
            )


@rule(
    "HDG-008",
    "heading-added",
    on=TEXTS.with_statement,
    criterion="WCAG 1.3.1",
    message="text has become a heading",
    fix=REBUILD,
)
def heading_added(case: WithStatement[Reading]) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.found.kind is Kind.HEADING and pair.expected.kind is not Kind.HEADING:
            yield Hit(f"“{short(pair.expected.text)}”", pair.expected.line, short(pair.expected.text))


@rule(
    "HDG-005",
    "heading-level-changed",
    on=TEXTS.with_statement,
    criterion="WCAG 1.3.1",
    message="a heading has another level",
    fix=REBUILD,
)
def heading_level_changed(case: WithStatement[Reading]) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.expected.kind is pair.found.kind is Kind.HEADING and pair.expected.level != pair.found.level:
            yield Hit(
                (
                    f"“{short(pair.expected.text)}” is level {pair.found.level}, the statement says "
                    f"{pair.expected.level}"
                ),
                pair.expected.line,
                short(pair.expected.text),
            )


@rule(
    "HDG-002",
    "heading-skipped",
    on=STATEMENT,
    criterion="ISO 14289-1, 7.4.2; WCAG 1.3.1",
    message="a heading level is skipped",
    fix="go down one level at a time",
)
def heading_skipped(case: WithStatement[None]) -> Iterator[Hit]:
    before = 0
    for unit in headings(case.publication):
        if unit.level > before + 1:
            yield Hit(
                f"level {unit.level} after level {before}: “{short(unit.text)}”", unit.line, short(unit.text)
            )
        before = unit.level


@rule(
    "HDG-003",
    "heading-empty",
    on=STATEMENT,
    criterion="WCAG 2.4.6",
    message="a heading has no words",
    fix="write its words or delete it",
)
def heading_empty(case: WithStatement[None]) -> Iterator[Hit]:
    for unit in headings(case.publication):
        if not unit.text.strip():
            yield Hit(f"level {unit.level}", unit.line)


@rule(
    "HDG-004",
    "heading-faked",
    on=STATEMENT,
    criterion="WCAG 1.3.1",
    message="a bold line plays a heading",
    fix="make it a heading with ##",
    rests_on=Ground.ADVICE,
)
def heading_faked(case: WithStatement[None]) -> Iterator[Hit]:
    """A bold line that something leads to (“Elected are:”), another bold line below such a one, and one with
    no text below it head nothing: as headings they would be empty, or take what follows into their part."""
    bold = {id(unit): unit for block, unit in located(case.publication) if _is_bold_line(block, unit)}
    led = False
    units = case.publication.units
    for before, unit, after in zip((None, *units), units, (*units[1:], None), strict=False):
        led = id(unit) in bold and (led or before is not None and before.text.endswith((":", ",")))
        leads = after is not None and after.kind is not Kind.HEADING and id(after) not in bold
        if id(unit) in bold and leads and not led:
            yield Hit(f"“{short(folded(unit.text))}”", unit.line, short(folded(unit.text)))


def _is_bold_line(block: Node, unit: Unit) -> bool:
    if unit.place or block["t"] != "Para" or [one["t"] for one in block["c"]] != ["Strong"]:
        return False
    text = folded(unit.text)
    says_more = len(text.split()) > _LONGEST or _ADDRESS.search(text)
    return bool(text) and not says_more and not text.endswith((".", "!", "?", ","))


@rule(
    "HDG-006",
    "title-doubled",
    on=STATEMENT,
    criterion="WCAG 2.4.6",
    message="the title stands twice",
    fix="keep one level-1 heading",
    rests_on=Ground.ADVICE,
)
def title_doubled(case: WithStatement[None]) -> Iterator[Hit]:
    tops = [unit for unit in headings(case.publication) if unit.level == 1]
    for unit in tops[1:]:
        yield Hit(f"“{short(unit.text)}” is a second level-1 heading", unit.line, short(unit.text))
    first = case.publication.units[0]
    for unit in case.publication.units[1:3]:
        if (
            first.kind is Kind.HEADING
            and unit.kind is Kind.PARAGRAPH
            and unit.text.split() == first.text.split()
        ):
            yield Hit("the title stands again as text", unit.line, short(unit.text))


@rule(
    "HDG-007",
    "title-disagrees",
    on=STATEMENT,
    criterion="EPUB 3.3, 7.3; WCAG 2.4.2",
    message="title and first heading disagree",
    fix="begin with one level-1 heading, the same words as 'title'",
)
def title_disagrees(case: WithStatement[None]) -> Iterator[Hit]:
    first, title = case.publication.units[0], case.publication.metadata.title
    if first.kind is not Kind.HEADING or first.level != 1:
        yield Hit("the text does not begin with a level-1 heading", first.line, short(first.text))
    elif first.text.split() != title.split():  # a no-break space is a space
        yield Hit(
            f"front matter “{short(title)}”, heading “{short(first.text)}”",
            first.line,
            rests_on=Ground.HOUSE,
        )
