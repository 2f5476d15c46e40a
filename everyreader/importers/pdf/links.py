"""An untagged PDF's links: boxes that lie over its words, and lead out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pymupdf

from everyreader.importers.characters import visible
from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.pdf.letters import letters_of
from everyreader.importers.pdf.page import number_of
from everyreader.source.tree import PLAIN, Node, links

_OUT = (
    pymupdf.LINK_URI,
    pymupdf.LINK_LAUNCH,
)  # of the file; within it links lead to pages, which no other format has
Stretch = tuple[int, int, str]  # from a letter of a line to another, and the address to which they lead
Marked = tuple[Node, str]  # an inline, and the address to which it leads


@dataclass(frozen=True)
class _Area:
    """Where a link lies on its page."""

    uri: str
    boxes: tuple[pymupdf.Rect, ...]

    def holds(self, box: Sequence[float]) -> bool:
        middle = pymupdf.Point((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        return any(middle in one for one in self.boxes)


def linked_text(page: pymupdf.Page) -> dict[str, Any]:
    """A page's text, its spans parted where a link begins or ends; those on a link have its ``uri``."""
    areas = list(_areas(page))
    found = letters_of(page)
    for line in (line for block in found["blocks"] for line in block.get("lines", ()) if areas):
        line["spans"] = [part for span in line["spans"] for part in _parted(span, areas)]
    return found


def _areas(page: pymupdf.Page) -> Iterator[_Area]:
    for uri, link in _leading_out(page):
        yield _Area(uri, tuple(_quads(page, link["xref"])) or (link["from"],))


def _leading_out(page: pymupdf.Page) -> Iterator[tuple[str, dict[str, Any]]]:
    """The page's links that lead out of the file, each with its address."""
    for link in page.get_links():
        uri = link.get("uri") or link.get("file") or ""
        if link["kind"] in _OUT and uri:
            yield uri, link


def _quads(page: pymupdf.Page, xref: int) -> Iterator[pymupdf.Rect]:
    """The boxes of a link that goes over several lines (ISO 32000-2, table 176: ``QuadPoints``)."""
    if xref <= 0:  # a link that is no object of its own has one box
        return
    said = page.parent.xref_get_key(xref, "QuadPoints")[1] if page.parent else ""
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", said)]
    for at in range(0, len(numbers) - 7, 8):
        xs, ys = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
        yield pymupdf.Rect(min(xs), min(ys), max(xs), max(ys)) * page.transformation_matrix


def _parted(span: dict[str, Any], areas: list[_Area]) -> Iterator[dict[str, Any]]:
    def uri_of(char: dict[str, Any]) -> str:
        return next((one.uri for one in areas if one.holds(char["bbox"])), "")

    for uri, several in groupby(span["chars"], key=uri_of):
        chars = list(several)
        box = pymupdf.Rect(chars[0]["bbox"])
        for one in chars:
            box |= pymupdf.Rect(one["bbox"])
        text = "".join(one["c"] for one in chars)
        part = {key: value for key, value in span.items() if key != "chars"}
        on = {"uri": uri} if visible(text).strip() else {}
        yield {
            **part,
            "text": text,
            "bbox": (box.x0, box.y0, box.x1, box.y1),
            "origin": chars[0]["origin"],
            **on,
        }


def stretches(text: str, start: int, links: Iterable[Stretch]) -> Iterator[tuple[str, str]]:
    """``text``, which begins at the letter ``start`` of its line, parted where a link begins or ends, each
    with its address."""
    at = 0
    for begins, ends, uri in links:
        begins, ends = max(begins - start, at), min(ends - start, len(text))
        if begins < ends:
            yield from [(text[at:begins], "")] if at < begins else []
            yield text[begins:ends], uri
            at = ends
    yield from [(text[at:], "")] if at < len(text) else []


def with_links(inlines: list[Marked], page: int) -> list[Node]:
    """The inlines of a paragraph, those that lead to one address in a link, whatever lines they stand on."""
    uris = [uri for _, uri in inlines]
    for at, (one, _) in enumerate(inlines):
        if one["t"] == "Space":
            around = {uris[at - 1], uris[at + 1]} if 0 < at < len(uris) - 1 else {""}
            uris[at] = around.pop() if len(around) == 1 else ""
    out: list[Node] = []
    for uri, several in groupby(zip(inlines, uris, strict=True), key=lambda one: one[1]):
        nodes = [one for (one, _), _ in several]
        out += [{"t": "Link", "c": [PLAIN, nodes, [uri, ""]], "line": page}] if uri else nodes
    return out


def over_no_words(page: pymupdf.Page, held: Iterable[Stretch]) -> Iterator[Repair]:
    """The links of a page that lie over none of the words of its lines: over pictures, or over nothing that
    is seen."""
    over = {uri for _, _, uri in held}
    for uri in dict.fromkeys(uri for uri, _ in _leading_out(page)):
        if uri not in over:
            message = (
                f"no words stand where the link to {excerpt(uri, 120)} is: write it where a reader needs it"
            )
            yield Repair("link left out", number_of(page), message)


def not_kept(document: pymupdf.Document, blocks: list[Node]) -> Iterator[Repair]:
    """The links of a tagged PDF's pages that ``blocks`` do not have: over pictures, which its tags hold."""
    kept = [(0, 0, target) for _, target in links(blocks)]
    return (one for page in document for one in over_no_words(page, kept))


def lost(held: Iterable[tuple[int, str, str]], blocks: list[Node]) -> Iterator[Repair]:
    """The links that ``blocks`` do not have of those that the lines had: each with its page, words and
    address."""
    kept = {target for _, target in links(blocks)}
    for page, text, uri in held:
        if uri not in kept:
            message = f"the words stay, the link goes ({excerpt(uri, 120)}): {text}"
            yield Repair("link without destination", page, message)
