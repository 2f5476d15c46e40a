"""LNG, LNK, TXT: what stretches of text carry in every format: their language, their link, what they stand
for (WCAG 3.1, 2.4.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from everyreader.checks.alignment import Pair
from everyreader.checks.rules.model import REBUILD, Hit, rule, short
from everyreader.checks.rules.subjects import TAGGED, Case, WithStatement
from everyreader.model.findings import Rendition
from everyreader.model.publication import Role, Run, Unit
from everyreader.model.reading import Reading


@rule(
    "LNG-001",
    "language-missing",
    on=TAGGED,
    criterion="WCAG 3.1.1",
    message="the file names no language",
    fix=REBUILD,
)
def language_missing(case: Case[Reading]) -> Iterator[Hit]:
    rendered = getattr(case.reading, "rendered", ())  # DOC-001 looks at each of these
    whole = getattr(case.reading, "package_language", "")  # of an e-book that could not be rendered
    if not case.reading.language and not rendered and not (case.foreign and (whole or _all_said(case))):
        yield Hit()


def _all_said(case: Case[Reading]) -> bool:
    """Whether each word has a language by itself: a PDF may say it in its tags."""
    runs = [
        run for unit in (*case.reading.units, *case.reading.notes) for run in unit.runs if run.text.strip()
    ]
    return bool(runs) and all(run.language for run in runs)


@rule(
    "LNG-002",
    "language-wrong",
    on=TAGGED.with_statement,
    criterion="WCAG 3.1.1",
    message="the file names another language",
    fix=REBUILD,
)
def language_wrong(case: WithStatement[Reading]) -> Iterator[Hit]:
    found, expected = case.reading.language, case.publication.metadata.language
    if found and found.casefold() != expected.casefold():
        yield Hit(f"the file says {found}, the statement {expected}")


@rule(
    "LNG-003",
    "phrase-language-lost",
    on=TAGGED.with_statement,
    criterion="WCAG 3.1.2",
    message="the language of some words is lost",
    fix=REBUILD,
)
def phrase_language_lost(case: WithStatement[Reading]) -> Iterator[Hit]:
    """A wrong language of the whole file is the other rule's: runs in the file's own language are taken for
    the statement's."""
    own, wrong = case.publication.metadata.language, case.reading.language
    for alignment in case.alignments:
        for pair in alignment.pairs:
            found = replace(
                pair.found,
                runs=tuple(
                    replace(r, language=own) if wrong and r.language == wrong else r for r in pair.found.runs
                ),
            )
            yield from _apart(Pair(pair.expected, found), lambda run: run.language.casefold(), "language")


@rule(
    "LNK-003",
    "link-lost",
    on=TAGGED.with_statement,
    criterion="WCAG 1.3.1",
    message="a link is lost or leads elsewhere",
    fix=REBUILD,
)
def link_lost(case: WithStatement[Reading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            yield from _apart(pair, lambda run: run.link, "link")


@rule(
    "TXT-005",
    "expansion-differs",
    on=TAGGED.with_statement,
    criterion="EN 301 549 5.4",
    message="what an abbreviation stands for is lost or changed",
    fix=REBUILD,
)
def expansion_differs(case: WithStatement[Reading]) -> Iterator[Hit]:
    """What a PDF tells beside words that are no abbreviation is another rule's."""
    printed = case.rendition == Rendition.LARGE_PRINT
    for alignment in case.alignments:
        for pair in alignment.pairs:
            expected, found = pair.expected, pair.found
            if printed and not any(run.expansion for run in expected.runs):
                continue
            yield from _apart(Pair(expected, found), lambda run: run.expansion, "what it stands for,")


def _apart(pair: Pair, attribute: Callable[[Run], str], what: str) -> Iterator[Hit]:
    """The stretches of text for which an attribute of the runs differs, character by character, white space
    apart."""
    ours, theirs = (_characters(unit, attribute) for unit in (pair.expected, pair.found))
    if [one for one, _ in ours] != [one for one, _ in theirs]:
        return
    stretch, last = "", ("", "")
    for (character, was), (_, now) in (*zip(ours, theirs, strict=True), (("", ""), ("", ""))):
        if stretch and (was, now) != last:
            yield Hit(
                f"{what} “{last[0]}” became “{last[1]}” on “{short(stretch, 40)}”",
                pair.expected.line,
                short(pair.expected.text),
            )
            stretch = ""
        if was != now:
            stretch, last = stretch + character, (was, now)


def _characters(unit: Unit, attribute: Callable[[Run], str]) -> list[tuple[str, str]]:
    return [
        (character, attribute(run))
        for run in unit.runs
        if run.role is not Role.NOTE
        for character in run.text
        if not character.isspace()
    ]
