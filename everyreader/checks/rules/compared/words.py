"""TXT: the exact words, punctuation included, in order (EN 301 549, 5.4: a conversion preserves what it can carry)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.alignment import difference, words
from everyreader.checks.rules.model import READINGS, REBUILD, Case, Hit, Rule, short
from everyreader.findings import Ground
from everyreader.publication import Kind

_PICTURES = (Kind.IMAGE, Kind.MATH)
_CLAUSE = "EN 301 549 5.4"


def _missing(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for unit in alignment.missing:
            if unit.kind not in _PICTURES:
                yield Hit(f"“{short(words(unit))}”", unit.line, short(words(unit)))


def _added(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for unit in alignment.added:
            if unit.kind not in _PICTURES:
                yield Hit(f"“{short(words(unit))}”", None, short(words(unit)))


def _changed(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.changed:
            if pair.expected.kind not in _PICTURES:
                yield Hit(
                    difference(words(pair.expected), words(pair.found)),
                    pair.expected.line,
                    short(words(pair.found)),
                )
        for pair in alignment.pairs:  # in code, white space counts
            if pair.expected.kind is pair.found.kind is Kind.CODE and pair.expected.text != pair.found.text:
                yield Hit(
                    difference(pair.expected.text, pair.found.text),
                    pair.expected.line,
                    short(pair.found.text),
                )


def _moved(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.moved:
            yield Hit(f"“{short(words(pair.expected))}”", pair.expected.line, short(words(pair.expected)))


RULES = (
    Rule(
        "TXT-001",
        "words-missing",
        _CLAUSE,
        "words of the statement are missing",
        REBUILD,
        READINGS,
        _missing,
    ),
    Rule(
        "TXT-002",
        "words-added",
        _CLAUSE,
        "words that the statement does not have",
        REBUILD,
        READINGS,
        _added,
    ),
    Rule(
        "TXT-003",
        "words-changed",
        _CLAUSE,
        "words are changed [statement|file]",
        REBUILD,
        READINGS,
        _changed,
    ),
    Rule(
        "TXT-004",
        "words-out-of-order",
        "WCAG 1.3.2",
        "words stand in another order",
        REBUILD,
        READINGS,
        _moved,
        rests_on=Ground.WORDS,
    ),
)
