"""TXT: the exact words, punctuation included, in order (EN 301 549, 5.4: a conversion preserves what it can
carry)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.alignment import difference, words
from everyreader.checks.rules.model import REBUILD, Hit, rule, short
from everyreader.checks.rules.subjects import TEXTS, WithStatement
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind
from everyreader.model.reading import Reading

_PICTURES = (Kind.IMAGE, Kind.MATH)
_CLAUSE = "EN 301 549 5.4"


@rule(
    "TXT-001",
    "words-missing",
    on=TEXTS.with_statement,
    criterion=_CLAUSE,
    message="words of the statement are missing",
    fix=REBUILD,
)
def words_missing(case: WithStatement[Reading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for unit in alignment.missing:
            if unit.kind not in _PICTURES:
                yield Hit(f"“{short(words(unit))}”", unit.line, short(words(unit)))


@rule(
    "TXT-002",
    "words-added",
    on=TEXTS.with_statement,
    criterion=_CLAUSE,
    message="words that the statement does not have",
    fix=REBUILD,
)
def words_added(case: WithStatement[Reading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for unit in alignment.added:
            if unit.kind not in _PICTURES:
                yield Hit(f"“{short(words(unit))}”", None, short(words(unit)))


@rule(
    "TXT-003",
    "words-changed",
    on=TEXTS.with_statement,
    criterion=_CLAUSE,
    message="words are changed [statement|file]",
    fix=REBUILD,
)
def words_changed(case: WithStatement[Reading]) -> Iterator[Hit]:
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


@rule(
    "TXT-004",
    "words-out-of-order",
    on=TEXTS.with_statement,
    criterion="WCAG 1.3.2",
    message="words stand in another order",
    fix=REBUILD,
    rests_on=Ground.WORDS,
)
def words_out_of_order(case: WithStatement[Reading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.moved:
            yield Hit(f"“{short(words(pair.expected))}”", pair.expected.line, short(words(pair.expected)))
