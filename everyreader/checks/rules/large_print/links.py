"""PRT: links, the numbers of notes, and bookmarks of a PDF (WCAG 2.4.4, 2.4.5; ISO 14289-1, 7.18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from everyreader.checks.rules.large_print.row import (
    ACB,
    FINDERS,
    UA,
    flaws,
    foreign_only,
    has_links,
    has_notes,
    hit,
    tagged,
)
from everyreader.checks.rules.model import REBUILD, STYLE, Case, Hit, advice_for_foreign, rule, short, where
from everyreader.checks.rules.subjects import PRINT
from everyreader.formats.large_print.read.flaw import About
from everyreader.formats.large_print.read.link_flaws import shows
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind, Role
from everyreader.model.text import folded
from everyreader.source.tree import blocks_of, links, walk, words

_LED = "A reader cannot tell where a link leads, or is led nowhere."


def _lost_links(case: Case) -> Counter[str]:
    """How often each destination is lost, by the units: of those the rule about links speaks."""

    def links(units: tuple[Any, ...]) -> Counter[str]:
        return Counter(
            run.link for unit in units for run in unit.runs if run.link and run.role is not Role.NOTE
        )

    if case.publication is None:
        return Counter()
    read = links((*case.reading.units, *case.reading.notes))
    return links(case.publication.all_units) - read


_LINKS = {"alone": True, "applies": has_links, "why": _LED}


@rule(
    "PRT-060",
    "link-untagged",
    on=PRINT,
    criterion=f"{UA}7.18.5",
    message="a place can be clicked and no tag says that it is a link",
    fix=REBUILD,
    **_LINKS,
)
def link_untagged(case: Case) -> Iterator[Hit]:
    lost = _lost_links(case)
    for flaw in case.reading.about(About.LINK_LOOSE):
        if not any(address in flaw.detail for address in lost if address != "#"):
            yield hit(flaw.detail, flaw.page)


@rule(
    "PRT-061",
    "link-out-of-reach",
    on=PRINT,
    criterion=f"{UA}7.18.5",
    message="the place to click is not where the link's words are",
    fix=REBUILD,
    **_LINKS,
)
def link_out_of_reach(case: Case) -> Iterator[Hit]:
    """In a foreign file a link may be clicked at a part of its words."""
    yield from advice_for_foreign(flaws(About.LINK_PLACE))(case)
    if case.publication is None:
        yield from flaws(About.LINK_BARE)(case)


@rule(
    "PRT-063",
    "link-undescribed",
    on=PRINT,
    criterion=f"{UA}7.18.5",
    message="a link has no description",
    fix=REBUILD,
    **_LINKS,
)
def link_undescribed(case: Case) -> Iterable[Hit]:
    """PDF/UA-2 asks for no description beside a link's words."""
    return flaws(About.LINK_UNSAID)(case) if case.publication or case.reading.pdfua != "2" else ()


@rule(
    "PRT-065",
    "link-described-otherwise",
    on=PRINT,
    criterion="WCAG 2.5.3",
    message="a link is announced by other words than its own",
    fix=REBUILD,
    **_LINKS,
)
def link_described_otherwise(case: Case) -> Iterator[Hit]:
    """A link that leads out of the file is announced by its own words. Those of a foreign one may say more,
    and not all read them out."""
    for link in case.reading.links.tagged:
        for place in link.places:
            said = folded(place.contents)
            if place.address and said and said not in (link.words, link.said, place.address) and link.words:
                detail = f"“{short(link.words, 40)}” on page {place.page} is announced as “{short(said, 40)}”"
                if not case.foreign:
                    yield hit(detail, place.page, link.words)
                elif link.words.casefold() not in said.casefold():
                    yield replace(hit(detail, place.page, link.words), rests_on=Ground.ADVICE)


def _inner_links(case: Case) -> Iterator[tuple[str, str]]:
    """The words of each link to a heading, and that heading's."""
    blocks = blocks_of(case.publication)
    headings = {one["c"][1][0]: words(one) for one in walk(blocks, "Header")}
    for said, target in links(blocks):
        if target.removeprefix("#") in headings:
            yield said, headings[target[1:]]


@where("statements with links to their own headings")
def _has_inner_links(case: Case) -> bool:
    return any(True for _ in _inner_links(case))


@rule(
    "PRT-068",
    "link-leads-elsewhere",
    on=PRINT,
    criterion="WCAG 2.4.4",
    message="a link within the file leads to another place than in the statement",
    fix=REBUILD,
    applies=_has_inner_links,
    why=_LED,
)
def link_leads_elsewhere(case: Case) -> Iterator[Hit]:
    wanted = dict(_inner_links(case))
    headings = {
        block.text: block for block in case.reading.blocks if block.kind is Kind.HEADING and block.lines
    }
    for link in case.reading.links.tagged:
        heading = headings.get(wanted.get(link.words, ""))
        spots = [place.spot for place in link.places if place.inside and place.spot]
        if heading is None or not spots or link.reference:
            continue
        first = next(one for one in heading.strings if one.visible.strip())
        if not any(shows(spot, first) for spot in spots):
            detail = (
                f"“{link.words}” leads to page {spots[0].page}, “{short(heading.text, 40)}” is on page "
                f"{first.page}"
            )
            yield hit(detail, link.page, link.words)


@where("files with several headings")
def _has_headings(case: Case) -> bool:
    return sum(unit.kind is Kind.HEADING for unit in case.reading.units) > 1


@rule(
    "PRT-071",
    "bookmarks-missing",
    on=PRINT,
    criterion="WCAG 2.4.5 (PDF2)",
    message="the file has headings and no bookmarks",
    fix="make bookmarks of its headings",
    applies=_has_headings,
    alone=True,
    rests_on=Ground.ADVICE,
    why=FINDERS,
)
@foreign_only
def bookmarks_missing(case: Case) -> Iterator[Hit]:
    if not case.reading.bookmarks:
        yield Hit()


_BOOKMARKS = {
    "alone": True,
    "applies": where("files with bookmarks")(lambda case: bool(case.reading.bookmarks) and tagged(case)),
    "why": FINDERS,
}

link_into_nothing = rule(
    "PRT-062",
    "link-into-nothing",
    on=PRINT,
    criterion="WCAG 2.4.4",
    message="a link leads to a place that the file does not have",
    fix=REBUILD,
    **_LINKS,
)(flaws(About.LINK_DEAD))

link_described_by_address = rule(
    "PRT-064",
    "link-described-by-address",
    on=PRINT,
    criterion=f"{UA}7.18.5",
    message="a link is announced by its address instead of its words",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
    **_LINKS,
)(flaws(About.LINK_ADDRESS))

link_looks_like_text = rule(
    "PRT-066",
    "link-looks-like-text",
    on=PRINT,
    criterion="WCAG 1.4.1",
    message="a link is not underlined",
    fix=STYLE,
    house=True,
    **_LINKS,
)(flaws(About.LINK_PLAIN))

note_link_leads_elsewhere = rule(
    "PRT-067",
    "note-link-leads-elsewhere",
    on=PRINT,
    criterion="WCAG 2.4.4",
    message="a note's number does not lead to its note, or the note not back",
    fix=REBUILD,
    applies=has_notes,
    alone=True,
    why="A reader cannot reach the note, or cannot find the way back to the sentence.",
)(flaws(About.NOTE_LINK))

bookmark_leads_elsewhere = rule(
    "PRT-069",
    "bookmark-leads-elsewhere",
    on=PRINT,
    criterion="WCAG 2.4.5 (PDF2)",
    message="a bookmark does not lead to its heading",
    fix=REBUILD,
    **_BOOKMARKS,
)(flaws(About.OUTLINE_PLACE))

bookmark_nested_otherwise = rule(
    "PRT-070",
    "bookmark-nested-otherwise",
    on=PRINT,
    criterion="WCAG 2.4.5 (PDF2)",
    message="bookmarks are nested otherwise than the headings",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
    **_BOOKMARKS,
)(foreign_only(flaws(About.OUTLINE_LEVEL)))

note_on_another_page = rule(
    "PRT-093",
    "note-on-another-page",
    on=PRINT,
    criterion=ACB,
    message="a note stands on another page than its number",
    fix=REBUILD,
    applies=has_notes,
    alone=True,
    house=True,
    why="Who reads on paper has to turn the page to find the note, and again to go on.",
)(flaws(About.NOTE_APART))
