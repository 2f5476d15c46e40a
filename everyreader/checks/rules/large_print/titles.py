"""PRT: the titles of a PDF and what else it says of itself (WCAG 2.4.2; ISO 14289-1, 7.1; ISO 16684-1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from everyreader.checks.rules.large_print.row import UA, foreign_only, squeezed, tagged
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.subjects import PRINT, Case, WithStatement
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.large_print.write.imprint import imprint
from everyreader.model.findings import Ground
from everyreader.model.publication import Metadata
from everyreader.model.text import folded

_HARMLESS = re.compile(r"handled correctly by|name/number tree")  # as qpdf says it
_CHOOSE = "Who chooses by what a file says of itself chooses wrongly."


@rule(
    "PRT-091",
    "file-damaged",
    on=PRINT,
    criterion="ISO 32000-1, 7",
    message="the file is damaged, and each viewer repairs it in its own way",
    fix=REBUILD,
    why="What one reader gets to see another does not.",
)
def file_damaged(case: Case[PdfReading]) -> Iterator[Hit]:
    """What every viewer reads alike, or what concerns no page, is no damage."""
    for one in [one for one in case.reading.damage if not _HARMLESS.search(one)][:1]:
        yield Hit(short(one.partition(": ")[2] or one, 120))


@rule(
    "PRT-072",
    "title-not-shown",
    on=PRINT,
    criterion=f"{UA}7.1",
    message="a viewer is not told to show the title; it shows the file's name",
    fix=REBUILD,
)
def title_not_shown(case: Case[PdfReading]) -> Iterator[Hit]:
    if not case.reading.facts.says_title:
        yield Hit()


@rule(
    "PRT-073",
    "title-missing",
    on=PRINT,
    criterion="WCAG 2.4.2 (PDF18)",
    message="the file has no title",
    fix="give it one in the properties of the document",
    why=_CHOOSE,
)
@foreign_only
def title_missing(case: Case[PdfReading]) -> Iterator[Hit]:
    if not case.reading.title.strip():
        yield Hit()


@where("files that give their title in both places")
def _both_titles(case: Case[PdfReading]) -> bool:
    return case.reading.facts.information_title is not None and bool(case.reading.title)


@rule(
    "PRT-074",
    "titles-disagree",
    on=PRINT,
    criterion="WCAG 2.4.2",
    message="the file gives two titles",
    fix=REBUILD,
    applies=_both_titles,
    rests_on=Ground.ADVICE,
    why=_CHOOSE,
)
def titles_disagree(case: Case[PdfReading]) -> Iterator[Hit]:
    """A title that is not the statement's either is another rule's."""
    old = case.reading.facts.information_title
    mine, theirs = folded(case.reading.title), folded(old or "")
    wrong = case.publication is not None and mine != folded(case.publication.metadata.title)
    if old is not None and mine and theirs and mine != theirs and not wrong:
        yield Hit(f"“{short(mine, 40)}” and “{short(theirs, 40)}”")


@rule(
    "PRT-075",
    "file-described-otherwise",
    on=PRINT.with_statement,
    criterion="ISO 16684-1",
    message="the file says of itself what the statement does not",
    fix=REBUILD,
    house=True,
    why=_CHOOSE,
)
def file_described_otherwise(case: WithStatement[PdfReading]) -> Iterator[Hit]:
    for key, wanted in _expected(case.publication.metadata):
        found = case.reading.metadata.get(key, ())
        if key == "xmp:CreateDate":
            agrees = any(one.startswith(wanted[0]) for one in found)
        else:
            agrees = sorted(found) == sorted(wanted)
        if not agrees:
            yield Hit(f"{key} is “{', '.join(found)}”, the statement says “{', '.join(wanted)}”")
    own = case.publication.metadata
    older = {"Author": ", ".join(own.author), "Subject": own.description, "Keywords": ", ".join(own.subject)}
    for key, wanted in older.items():
        found = case.reading.facts.information.get(key, wanted)
        if folded(found) != folded(wanted):
            yield Hit(f"{key} is “{found}”, the statement says “{wanted}”")


def _expected(own: Metadata) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "dc:publisher", (own.publisher,)
    yield "dc:identifier", (own.identifier,)
    yield "dc:language", (own.language,)
    yield "xmp:CreateDate", (own.date.isoformat(),)
    for key, values in (
        ("dc:creator", own.author),
        ("dc:description", (own.description,) if own.description else ()),
        ("dc:rights", (own.rights,) if own.rights else ()),
        ("dc:source", (own.source,) if own.source else ()),
    ):
        if values:
            yield key, tuple(values)


@where("our own tagged files")
def _has_imprint(case: WithStatement[PdfReading]) -> bool:
    """A file that was only handed in may be anybody's, unless it says that it has one."""
    return tagged(case) and not case.foreign and (not case.given or bool(case.reading.imprint))


@rule(
    "PRT-099",
    "imprint-differs",
    on=PRINT.with_statement,
    criterion="EN 301 549 12.1.1",
    message="the imprint is not what the publisher and the statement say",
    fix=REBUILD,
    applies=_has_imprint,
    rests_on=Ground.WORDS,
    why="Who has only the paper asks at the wrong place, or cannot ask.",
)
def imprint_differs(case: WithStatement[PdfReading]) -> Iterator[Hit]:
    """Line by line, white space apart: no word may hide there, and none may be lost."""
    wanted, found = imprint(case.publication).lines, case.reading.imprint
    for line in (Counter(map(squeezed, found)) - Counter(map(squeezed, wanted))).elements():
        yield Hit(f"“{short(next(one for one in found if squeezed(one) == line))}” is no line of it")
    for line in (Counter(map(squeezed, wanted)) - Counter(map(squeezed, found))).elements():
        yield Hit(f"“{short(next(one for one in wanted if squeezed(one) == line))}” is not there")
