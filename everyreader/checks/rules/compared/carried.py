"""What units do not show and every format has to carry: emphasis, formulas as they are written, the right
picture, the facts.

Two formats are looked at: the page and the e-book. The large print may not use italics, and its pictures are
drawn anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from everyreader.browser.rendered import Element, Rendered
from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.places import pictures
from everyreader.checks.rules.subjects import DOCUMENTS, PAGE, WithStatement
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.model.abbreviations import abbreviations
from everyreader.model.findings import Rendition
from everyreader.model.publication import Role
from everyreader.model.reading import Reading
from everyreader.model.text import folded
from everyreader.source.tree import blocks_of, walk, words

_EMPHASIS = ("EM", "STRONG", "I", "B")
_COMMAND = re.compile(r"\\([A-Za-z]+)")

# What shapes a formula and is no part of it: the names and columns of environments, colours, widths of space.
_SHAPING = re.compile(
    r"\\begin\s*\{array\}\s*\{[^{}]*\}|\\(?:begin|end|color|hspace|mspace|kern)\*?\s*\{[^{}]*\}"
)


def _line(case: WithStatement[ShownReading], text: str) -> int | None:
    return next((unit.line for unit in case.publication.all_units if text and text in unit.text), None)


def _emphasised(case: WithStatement[ShownReading]) -> list[str]:
    emphases = walk(blocks_of(case.publication), "Emph", "Strong")
    return [words(one, past=("Note", "Image", "Math")) for one in emphases]


@where("statements with emphasised words")
def _has_emphasis(case: WithStatement[ShownReading]) -> bool:
    return any(_emphasised(case))


def _within(document: Rendered, names: tuple[str, ...], without: tuple[str, ...] = ()) -> dict[int, str]:
    """The text of each element of these names, by its number, without that of elements named ``without``."""
    found: dict[int, str] = {one.number: "" for one in document.wide.nodes.values() if one.name in names}
    for text in document.wide.nodes.values():
        if text.name != "#text" or any(up.name in without for up in text.ancestors()):
            continue
        for up in text.ancestors():
            if up.number in found:
                found[up.number] += text.text
    return found


@rule(
    "STR-002",
    "emphasis-lost",
    on=DOCUMENTS.with_statement,
    criterion="WCAG 1.3.1",
    message="emphasised words are plain",
    fix=REBUILD,
    applies=_has_emphasis,
)
def emphasis_lost(case: WithStatement[ShownReading]) -> Iterator[Hit]:
    there: Counter[str] = Counter()
    for document in case.reading.rendered:
        there.update(folded(text) for text in _within(document, _EMPHASIS).values())
    for text in (Counter(_emphasised(case)) - there).elements():
        yield Hit(f"“{short(text, 50)}”", _line(case, text), short(text))


def _formulas(case: WithStatement[ShownReading]) -> list[str]:
    """As a page has them: those of the notes at the end."""
    blocks = blocks_of(case.publication)
    noted = [one for note in walk(blocks, "Note") for one in walk(note, "Math")]
    return [one["c"][1] for one in (*walk(blocks, "Math", past=("Note",)), *noted)]


@where("statements with formulas")
def _has_formulas(case: WithStatement[ShownReading]) -> bool:
    return any(run.role is Role.MATH for unit in case.publication.all_units for run in unit.runs)


def _signs(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text)
    return Counter(one for one in plain if one.isascii() and one.isalnum())


@rule(
    "STR-003",
    "formula-differs",
    on=DOCUMENTS.with_statement,
    criterion="EN 301 549 5.4",
    message="a formula is not the statement's",
    fix=REBUILD,
    applies=_has_formulas,
    why="Who sees the formula is told something else than who hears it.",
)
def formula_differs(case: WithStatement[ShownReading]) -> Iterator[Hit]:
    """Letters and figures are compared: commands become signs and names, which differ between notations."""
    found = [
        text
        for document in case.reading.rendered
        for text in _within(document, ("MATH",), ("ANNOTATION", "ANNOTATION-XML")).values()
    ]
    for source, now in zip_longest(_formulas(case), found):
        if source is None or now is None:
            continue  # lost or added: the alternatives' rules
        wanted, there = _signs(_COMMAND.sub(" ", _SHAPING.sub(" ", source))), _signs(now)
        named = _signs("".join(_COMMAND.findall(source)))
        if wanted - there or there - wanted - named:
            yield Hit(f"“{source}” became “{short(folded(now), 40)}”", excerpt=source)


def sources(case: WithStatement[Reading]) -> dict[str, set[str]]:
    """The images, as the body names them, that stand under each alternative text of the statement."""
    found: dict[str, set[str]] = {}
    for node in walk(blocks_of(case.publication), "Image"):
        found.setdefault(words(node), set()).add(node["c"][2][0])
    return found


@where("statements with images")
def _has_pictures(case: WithStatement[ShownReading]) -> bool:
    return bool(case.publication.resources)


@rule(
    "ALT-017",
    "picture-exchanged",
    on=DOCUMENTS.with_statement,
    criterion="WCAG 1.1.1",
    message="another picture stands under an alternative text",
    fix=REBUILD,
    applies=_has_pictures,
    why="Who sees the picture and who hears its words are told different things.",
)
def picture_exchanged(case: WithStatement[ShownReading]) -> Iterator[Hit]:
    wanted, hashes = sources(case), {one.name: one.sha256 for one in case.publication.resources}
    lines: dict[str, list[int | None]] = {}
    for _, text, line in pictures(case.publication):
        lines.setdefault(text, []).append(line)
    for alternative, digest in case.reading.pictures:
        own = lines.get(alternative, [None])
        line = own.pop(0) if len(own) > 1 else own[0]
        named = wanted.get(alternative, set()) if alternative else set()
        if named and digest not in {hashes.get(name, "") for name in named}:
            yield Hit(f"“{short(alternative, 60)}”", line, short(alternative))


def _times(case: WithStatement[ShownReading]) -> Iterator[tuple[Rendered, Element]]:
    for document in case.reading.rendered:
        for one in document.wide.nodes.values():
            if one.name == "TIME" and one.attributes.get("datetime"):
                yield document, one


@where("files that give a date to programs")
def _has_times(case: WithStatement[ShownReading]) -> bool:
    return any(True for _ in _times(case)) or bool(case.reading.metadata.get("dcterms:date"))


@rule(
    "MET-024",
    "machine-date-differs",
    on=DOCUMENTS.with_statement,
    criterion="HTML, 4.5.14",
    message="the date that programs read is not the statement's",
    fix=REBUILD,
    applies=_has_times,
)
def machine_date_differs(case: WithStatement[ShownReading]) -> Iterator[Hit]:
    date = case.publication.metadata.date.isoformat()
    for document, one in _times(case):
        if not one.attributes["datetime"].startswith(date):
            yield Hit(
                f"“{one.attributes['datetime']}”, the statement says {date}", where=document.path_of(one)
            )
    if case.rendition == Rendition.HTML:
        for said in case.reading.metadata.get("dcterms:date", ()):
            if said != date:
                yield Hit(f"“{said}”, the statement says {date}", where="head")


@rule(
    "MET-025",
    "page-facts-differ",
    on=PAGE.with_statement,
    criterion="WCAG 2.4.2",
    message="the page does not say whose statement it is",
    fix=REBUILD,
)
def page_facts_differ(case: WithStatement[HtmlReading]) -> Iterator[Hit]:
    """Around the statement the page names its publisher, at the top and in the details at the foot."""
    metadata, outside = case.publication.metadata, case.reading.outside
    for name, value, times in (("publisher", metadata.publisher, 2), ("identifier", metadata.identifier, 1)):
        found = sum(folded(value) == folded(text) for text in outside)
        if found < times:
            yield Hit(
                f"the {name} “{short(value, 60)}” stands there {found} of {times} times", excerpt=short(value)
            )


@where("statements with abbreviations")
def _has_abbreviations(case: WithStatement[HtmlReading]) -> bool:
    return bool(abbreviations(case.publication))


@rule(
    "TXT-006",
    "abbreviation-unlisted",
    on=PAGE.with_statement,
    criterion="WCAG 3.1.4",
    message="the details at the foot do not say what an abbreviation stands for",
    fix=REBUILD,
    applies=_has_abbreviations,
)
def abbreviation_unlisted(case: WithStatement[HtmlReading]) -> Iterator[Hit]:
    """A title attribute shows to a mouse alone; the list at the foot is for everybody."""
    outside = {folded(text) for text in case.reading.outside}
    for one in abbreviations(case.publication):
        if folded(f"{one.text}: {one.expansion}") not in outside:
            yield Hit(f"“{one.text}: {short(one.expansion, 60)}”", excerpt=one.text)
