"""HDG: headings and the title (WCAG 1.3.1, 2.4.2, 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.located import located
from everyreader.checks.rules.model import READINGS, REBUILD, Case, Hit, Rule, short
from everyreader.findings import Ground, Rendition
from everyreader.publication import Kind, Unit

_SOURCE = (Rendition.SOURCE,)


def headings(case: Case) -> list[Unit]:
    return [unit for unit in case.publication.units if unit.kind is Kind.HEADING]


def _heading_lost(case: Case) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.expected.kind is Kind.HEADING and pair.found.kind is not Kind.HEADING:
            yield Hit(
                f"“{short(pair.expected.text)}” is a {pair.found.kind}",
                pair.expected.line,
                short(pair.expected.text),
            )


def _heading_added(case: Case) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.found.kind is Kind.HEADING and pair.expected.kind is not Kind.HEADING:
            yield Hit(f"“{short(pair.expected.text)}”", pair.expected.line, short(pair.expected.text))


def _level_changed(case: Case) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.expected.kind is pair.found.kind is Kind.HEADING and pair.expected.level != pair.found.level:
            yield Hit(
                f"“{short(pair.expected.text)}” is level {pair.found.level}, the statement says {pair.expected.level}",
                pair.expected.line,
                short(pair.expected.text),
            )


def _skipped(case: Case) -> Iterator[Hit]:
    before = 0
    for unit in headings(case):
        if unit.level > before + 1:
            yield Hit(
                f"level {unit.level} after level {before}: “{short(unit.text)}”", unit.line, short(unit.text)
            )
        before = unit.level


def _empty(case: Case) -> Iterator[Hit]:
    for unit in headings(case):
        if not unit.text.strip():
            yield Hit(f"level {unit.level}", unit.line)


def _faked(case: Case) -> Iterator[Hit]:
    for block, unit in located(case.publication):
        if unit.place or unit.kind is not Kind.PARAGRAPH:
            continue
        match block:
            case {"t": "Para", "c": [{"t": "Strong", "c": inlines}]}:
                text = "".join(one.get("c", " ") if one["t"] in ("Str", "Space") else "" for one in inlines)
                if text and not text.endswith((".", "!", "?", ",")):
                    yield Hit(f"“{short(text)}”", unit.line, short(text))


def _title_doubled(case: Case) -> Iterator[Hit]:
    tops = [unit for unit in headings(case) if unit.level == 1]
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


def _title_disagrees(case: Case) -> Iterator[Hit]:
    first, title = case.publication.units[0], case.publication.metadata.title
    if first.kind is not Kind.HEADING or first.level != 1:
        yield Hit("the text does not begin with a level-1 heading", first.line, short(first.text))
    elif first.text.split() != title.split():  # a no-break space is a space
        yield Hit(
            f"front matter “{short(title)}”, heading “{short(first.text)}”",
            first.line,
            rests_on=Ground.HOUSE,
        )


RULES = (
    Rule(
        "HDG-001",
        "heading-lost",
        "WCAG 1.3.1",
        "a heading is no heading any more",
        REBUILD,
        READINGS,
        _heading_lost,
    ),
    Rule(
        "HDG-002",
        "heading-skipped",
        "ISO 14289-1, 7.4.2; WCAG 1.3.1",
        "a heading level is skipped",
        "go down one level at a time",
        _SOURCE,
        _skipped,
    ),
    Rule(
        "HDG-003",
        "heading-empty",
        "WCAG 2.4.6",
        "a heading has no words",
        "write its words or delete it",
        _SOURCE,
        _empty,
    ),
    Rule(
        "HDG-004",
        "heading-faked",
        "WCAG 1.3.1",
        "a bold line plays a heading",
        "make it a heading with ##",
        _SOURCE,
        _faked,
        rests_on=Ground.ADVICE,
    ),
    Rule(
        "HDG-005",
        "heading-level-changed",
        "WCAG 1.3.1",
        "a heading has another level",
        REBUILD,
        READINGS,
        _level_changed,
    ),
    Rule(
        "HDG-006",
        "title-doubled",
        "WCAG 2.4.6",
        "the title stands twice",
        "keep one level-1 heading",
        _SOURCE,
        _title_doubled,
        rests_on=Ground.ADVICE,
    ),
    Rule(
        "HDG-007",
        "title-disagrees",
        "EPUB 3.3, 7.3; WCAG 2.4.2",
        "title and first heading disagree",
        "begin with one level-1 heading, the same words as 'title'",
        _SOURCE,
        _title_disagrees,
    ),
    Rule(
        "HDG-008",
        "heading-added",
        "WCAG 1.3.1",
        "text has become a heading",
        REBUILD,
        READINGS,
        _heading_added,
    ),
)
