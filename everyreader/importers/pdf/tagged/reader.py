"""A tagged PDF: what its tags make, read by the reader that reads large print back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reader import PdfReading, read_back
from everyreader.importers.account import WORD
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.office.captions import SIGN
from everyreader.importers.pdf.abreast import tagged_rows
from everyreader.importers.pdf.contents import LEFT_OUT, contents
from everyreader.importers.pdf.initials import joined_initials
from everyreader.importers.pdf.lines import spelt
from everyreader.importers.pdf.marks import is_further, is_led, marked, number_of
from everyreader.importers.pdf.notes import with_notes
from everyreader.importers.pdf.page_ends import is_open, joined, left_out, over_pages, without_stamps
from everyreader.importers.pdf.pictures import Picture, image_block
from everyreader.importers.pdf.tagged.headings import Look, looks_of, plain_capitals, without_text
from everyreader.importers.pdf.tagged.lists import list_of
from everyreader.importers.pdf.tagged.order import ordered
from everyreader.importers.pdf.tagged.tables import placed, table_of
from everyreader.importers.pdf.tagged.words import inlines_of
from everyreader.model.errors import MakerFailed
from everyreader.model.publication import Kind, Unit
from everyreader.model.text import folded
from everyreader.source.tree import PLAIN, Node

_ROWS = (Kind.COLUMN_HEADER, Kind.ROW_HEADER, Kind.CELL)


@dataclass(frozen=True)
class Tagged:
    """What the tags make: ``blocks``, the words of pictures, what is left out, and whether a tag says a
    heading.

    Without ``blocks`` the tags cannot be read, or do not hold all of the text.
    """

    blocks: list[Node]
    aside: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    headed: bool = True


def read(path: Path, shown: list[Picture], letters: tuple[str, ...]) -> Tagged:
    """The units that the PDF's tags make, as blocks. Tagged pictures are those of the pages where there are
    as many of both; ``letters`` are the words of each page.
    """
    try:
        reading, stamps = without_stamps(read_back(path, rendered=False, breaks=True))
    except MakerFailed:
        return Tagged([])
    if any(WORD.search(text) for text in reading.untagged_text):
        return Tagged([])
    reading, plain = without_text(reading)
    reading, moved = ordered(reading)
    reading, begun = joined_initials(reading)
    reading, short = placed(reading)
    reading = marked(reading)
    repairs = [
        *stamps,
        *plain,
        *moved,
        *begun,
        *short,
        *left_out(one for one in reading.strings if one.artifact),
    ]
    pages = {id(one.unit): max(one.page, 1) for one in reading.blocks}
    units = [*reading.units, *reading.notes]
    images = [unit for unit in units if unit.kind is Kind.IMAGE]
    paired = len(images) == len(shown) and not any(_key(unit)[0] in ("table", "list") for unit in images)
    if not paired:
        said = ("which picture of the pages it is cannot be told", "its words were “{}”")
        repairs += [
            Repair(
                "image left out",
                pages.get(id(unit), 1),
                "; ".join(said[: 1 + bool(unit.text)]).format(unit.text),
            )
            for unit in images
        ]
        units = [unit for unit in units if unit.kind is not Kind.IMAGE]
    looks = looks_of(reading.blocks)
    signs: dict[int, Node] = {key: {"abreast": rows} for key, rows in tagged_rows(reading.blocks).items()}
    signs |= {id(one.unit): {"open": True} for one in reading.blocks if is_open(one)}
    for one in plain_capitals(reading.blocks):
        signs[id(one.unit)] = {**signs.get(id(one.unit), {}), "aside": True}
    units, listed = _without_contents(units, pages)
    out, notes = with_notes(_blocks(units, iter(shown), pages, looks, signs), letters)
    out, whole = joined(out)
    repairs += [*listed, *notes, *whole, *over_pages(reading.blocks), *_in_pictures(reading, images)]
    return Tagged(out, tuple(unit.text for unit in images) if paired else (), tuple(repairs), not looks)


def _in_pictures(reading: PdfReading, images: list[Unit]) -> Iterator[Repair]:
    """The words that are drawn within what the tags call a picture, a logo's or a chart's, by page."""
    read = {id(one) for block in reading.blocks for one in block.strings}
    labels = Counter((one.page, one.unit.label) for one in reading.blocks if not is_led(one))
    rest = [one for one in reading.strings if images and id(one) not in read and not one.artifact]
    drawn: list[Shown] = []
    for (page, _), group in groupby(rest, key=lambda one: (one.page, one.key)):
        several = list(group)
        label = page, "".join(one.text for one in several).strip()
        if not labels[label]:
            drawn += [one for one in several if WORD.search(one.text)]
        labels[label] -= labels[label] > 0
    for page, several in groupby(drawn, key=lambda one: one.page):
        said = " ".join(one.text.strip() for one in several)
        message = f"“{excerpt(said, 200)}”: write into the text what a reader needs of it"
        yield Repair("words in a picture left out", page, message, taken=spelt(said))


def _without_contents(units: list[Unit], pages: dict[int, int]) -> tuple[list[Unit], list[Repair]]:
    """``units`` without the document's lists of contents, each of which is named."""
    texts = [spelt(" ".join(run.text for run in unit.runs)) for unit in units]
    gone: set[int] = set()
    repairs = Repairs()
    for where in contents(texts):
        said = " ".join(f"{units[at].label} {texts[at]}" for at in where)
        gone |= set(where)
        message = f"“{excerpt(folded(said), 120)}”"
        repairs.say(LEFT_OUT, pages[id(units[where.start])], message, taken=said)
    return [unit for at, unit in enumerate(units) if at not in gone], repairs


def _blocks(
    units: list[Unit],
    pictures: Iterator[Picture],
    pages: dict[int, int],
    looks: Mapping[int, Look],
    signs: Mapping[int, Node],
    within: int = 0,
) -> list[Node]:
    """The blocks of ``units``; ``within`` quotations already."""
    out: list[Node] = []
    for key, group in _groups(units, within):
        if group[0].kind is Kind.IMAGE:
            out.append(image_block(next(pictures), group[0].text))
        elif key == "quote":
            inner = _blocks(group, pictures, pages, looks, signs, within + 1)
            out.append({"t": "BlockQuote", "c": inner, "line": pages[id(group[0])]})
        else:
            made = {"table": table_of, "list": list_of}.get(key, _plain)(
                [_outside(one, within) for one in group]
            )
            look = looks.get(id(group[0])) if len(group) == len(made) == 1 else None
            own = signs.get(id(group[0]), {}) if len(group) == len(made) == 1 else {}
            more = {"line": pages[id(group[0])], **own}
            more |= {"of_note": True} if is_further(group[0]) else {}
            out += [{**(look.given(one) if look else one), **more} for one in made]
    return out


def _outside(unit: Unit, within: int) -> Unit:
    return replace(unit, place=unit.place[within:])


def _groups(units: list[Unit], within: int) -> Iterator[tuple[str, list[Unit]]]:
    """Units that make one block: a table or a list ends where the next one's first row or item begins."""
    group: list[Unit] = []
    last: tuple[str, int] = ("", 0)
    for unit in units:
        key = _key(_outside(unit, within))
        if group and (key[0] != last[0] or key[0] == "plain" or key[1] < last[1]):
            yield last[0], group
            group = []
        group.append(unit)
        last = key
    if group:
        yield last[0], group


def _key(unit: Unit) -> tuple[str, int]:
    """What a unit is a part of, and the row or the item that it stands in."""
    steps = {step.name: step.position for step in unit.place}
    first = unit.place[0].name if unit.place else ""
    if first == "quote" and unit.kind is not Kind.IMAGE:
        return "quote", 1
    if unit.kind in _ROWS or "row" in steps:
        return "table", steps.get("row", 1)
    return ("list", unit.place[0].position) if first in ("ul", "ol") else ("plain", 0)


def _plain(units: list[Unit]) -> list[Node]:
    out = []
    for unit in units:
        inlines = inlines_of(unit)
        if unit.kind is Kind.HEADING:
            out.append({"t": "Header", "c": [unit.level or 1, PLAIN, inlines]})
        elif unit.kind is Kind.CODE:
            out.append({"t": "CodeBlock", "c": [PLAIN, spelt(unit.text)]})
        elif unit.kind is Kind.CAPTION:
            out.append({"t": "Para", "c": [{"t": "Str", "c": SIGN}, *inlines]})
        else:
            out.append({"t": "Para", "c": [*number_of(unit), *inlines]})
    return out
