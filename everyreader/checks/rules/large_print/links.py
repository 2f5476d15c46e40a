"""PRT: the links of a PDF (WCAG 2.4.4; ISO 14289-1, 7.18)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from everyreader.checks.rules.large_print.row import UA, Flaw, flaws, has_links, hit, shows
from everyreader.checks.rules.model import REBUILD, STYLE, Hit, advice_for_foreign, rule, short, where
from everyreader.checks.rules.subjects import PRINT, Case, WithStatement
from everyreader.formats.large_print.read.geometry import area, shared
from everyreader.formats.large_print.read.link_tags import Link, Place
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind, Role
from everyreader.model.text import folded
from everyreader.source.tree import blocks_of, links, walk, words

_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)
_OVER_WORDS = 0.3  # of the words' own width that a place to click has to cover
_LED = "A reader cannot tell where a link leads, or is led nowhere."


def _lost_links(case: Case[PdfReading]) -> Counter[str]:
    """How often each destination is lost, by the units: of those the rule about links speaks."""

    def links(units: tuple[Any, ...]) -> Counter[str]:
        return Counter(
            run.link for unit in units for run in unit.runs if run.link and run.role is not Role.NOTE
        )

    if case.publication is None:
        return Counter()
    read = links((*case.reading.units, *case.reading.notes))
    return links(case.publication.all_units) - read


@rule(
    "PRT-060",
    "link-untagged",
    on=PRINT,
    criterion=f"{UA}7.18.5",
    message="a place can be clicked and no tag says that it is a link",
    fix=REBUILD,
    applies=has_links,
    why=_LED,
)
def link_untagged(case: Case[PdfReading]) -> Iterator[Hit]:
    """Of one whose words are in a tag without a place to click, the rule about that place tells."""
    lost = _lost_links(case)
    bare = [string for link in case.reading.links.tagged if not link.places for string in link.strings]
    for place in case.reading.links.loose:
        over = any(one.page == place.page and shared(one.box, box) for one in bare for box in place.boxes)
        if not over and not (place.address and any(one in place.address for one in lost if one != "#")):
            yield hit(f"a link to {_target(place)} on page {place.page}", place.page)


def _target(place: Place) -> str:
    if place.address:
        return place.address
    return f"page {place.spot.page}" if place.spot else "nowhere"


def _usable(reading: PdfReading) -> Iterator[Link]:
    """The links that lead anywhere."""
    return (link for link in reading.links.tagged if any(one.inside or one.address for one in link.places))


def _flaw(link: Link, detail: str = "") -> Flaw:
    return Flaw(f"“{link.words}” on page {link.page}{detail}", link.page, link.words)


def _out_of_reach(reading: PdfReading) -> Iterator[Flaw]:
    for link in _usable(reading):
        lost = [one for one in link.strings if one.visible.strip() and not _can_be_clicked(one, link.places)]
        if lost:
            said = "".join(one.visible for one in lost).strip()
            yield Flaw(f"“{said}” on page {lost[0].page}", lost[0].page, link.words)


def _can_be_clicked(shown: Shown, places: Sequence[Place]) -> bool:
    box = shown.box
    return any(
        place.usable
        and place.page == shown.page
        and any(shared(box, one) >= _OVER_WORDS * area(box) for one in place.boxes)
        for place in places
    )


def _bare(reading: PdfReading) -> Iterator[Flaw]:
    """Links, and no references to notes, that lead nowhere."""
    usable = {id(one) for one in _usable(reading)}
    return (_flaw(one) for one in reading.links.tagged if id(one) not in usable and not one.reference)


@rule(
    "PRT-061",
    "link-out-of-reach",
    on=PRINT,
    criterion=f"{UA}7.18.5",
    message="the place to click is not where the link's words are",
    fix=REBUILD,
    applies=has_links,
    why=_LED,
)
def link_out_of_reach(case: Case[PdfReading]) -> Iterator[Hit]:
    """In a foreign file a link may be clicked at a part of its words."""
    yield from advice_for_foreign(flaws(_out_of_reach))(case)
    if case.publication is None:
        yield from flaws(_bare)(case)


def _undescribed(reading: PdfReading) -> Iterator[Flaw]:
    return (_flaw(one) for one in _usable(reading) if not all(_descriptions(one)))


def _descriptions(link: Link) -> list[str]:
    return [place.contents.strip() for place in link.places]


@rule(
    "PRT-063",
    "link-undescribed",
    on=PRINT,
    criterion=f"{UA}7.18.5",
    message="a link has no description",
    fix=REBUILD,
    applies=has_links,
    why=_LED,
)
def link_undescribed(case: Case[PdfReading]) -> Iterable[Hit]:
    """PDF/UA-2 asks for no description beside a link's words."""
    return flaws(_undescribed)(case) if case.publication or case.reading.pdfua != "2" else ()


@rule(
    "PRT-065",
    "link-described-otherwise",
    on=PRINT,
    criterion="WCAG 2.5.3",
    message="a link is announced by other words than its own",
    fix=REBUILD,
    applies=has_links,
    why=_LED,
)
def link_described_otherwise(case: Case[PdfReading]) -> Iterator[Hit]:
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


def _inner_links(case: WithStatement[PdfReading]) -> Iterator[tuple[str, str]]:
    """The words of each link to a heading, and that heading's."""
    blocks = blocks_of(case.publication)
    headings = {one["c"][1][0]: words(one) for one in walk(blocks, "Header")}
    for said, target in links(blocks):
        if target.removeprefix("#") in headings:
            yield said, headings[target[1:]]


@where("statements with links to their own headings")
def _has_inner_links(case: WithStatement[PdfReading]) -> bool:
    return any(True for _ in _inner_links(case))


@rule(
    "PRT-068",
    "link-leads-elsewhere",
    on=PRINT.with_statement,
    criterion="WCAG 2.4.4",
    message="a link within the file leads to another place than in the statement",
    fix=REBUILD,
    applies=_has_inner_links,
    why=_LED,
)
def link_leads_elsewhere(case: WithStatement[PdfReading]) -> Iterator[Hit]:
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


def _dead(reading: PdfReading) -> Iterator[Flaw]:
    """To a place that the file does not have, or one on the disk of whoever made it."""
    for link in _usable(reading):
        if any(
            place.inside and place.spot is None or place.address.strip().lower().startswith("file:")
            for place in link.places
        ):
            yield _flaw(link)


link_into_nothing = rule(
    "PRT-062",
    "link-into-nothing",
    on=PRINT,
    criterion="WCAG 2.4.4",
    message="a link leads to a place that the file does not have",
    fix=REBUILD,
    applies=has_links,
    why=_LED,
)(flaws(_dead))


def _by_address(reading: PdfReading) -> Iterator[Flaw]:
    for link in _usable(reading):
        said = _descriptions(link)
        if all(said) and any(map(_ADDRESS.fullmatch, said)) and not _ADDRESS.search(link.words):
            yield _flaw(link, f" as “{said[0]}”")


link_described_by_address = rule(
    "PRT-064",
    "link-described-by-address",
    on=PRINT,
    criterion=f"{UA}7.18.5",
    message="a link is announced by its address instead of its words",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
    applies=has_links,
    why=_LED,
)(flaws(_by_address))


def _plain(reading: PdfReading) -> Iterator[Flaw]:
    """Links out of the text, and neither references nor pictures, that are not all underlined."""
    lined = frozenset(map(id, reading.underlined))
    for link in _usable(reading):
        outward = not link.reference and not link.pictured
        if outward and any(one.visible.strip() and id(one) not in lined for one in link.strings):
            yield _flaw(link)


link_looks_like_text = rule(
    "PRT-066",
    "link-looks-like-text",
    on=PRINT,
    criterion="WCAG 1.4.1",
    message="a link is not underlined",
    fix=STYLE,
    house=True,
    applies=has_links,
    why=_LED,
)(flaws(_plain))
