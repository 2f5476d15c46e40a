"""An OpenDocument's paragraphs and their words, as another reader than pandoc sees them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from everyreader.importers.office import cell_lines, columns
from everyreader.importers.web.elements import drop, put_before

_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, OFFICE, DRAW, STYLE, TABLE = (
    _NAMESPACE % name for name in ("text", "office", "drawing", "style", "table")
)
SVG, FO = _NAMESPACE % "svg-compatible", _NAMESPACE % "xsl-fo-compatible"
DC = "{http://purl.org/dc/elements/1.1/}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_ASIDE = (
    f"{TEXT}note",
    f"{OFFICE}annotation",
    f"{TEXT}tracked-changes",
    f"{DRAW}text-box",
)
_UNSEEN = (*_ASIDE, f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph", f"{SVG}title", f"{SVG}desc")
_SPACE = (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break")


def paragraphs(around: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph in ``around`` but those of the notes and comments in it."""
    for one in around:
        if one.tag in PARAGRAPHS:
            yield one
        if one.tag not in (f"{TEXT}note", f"{OFFICE}annotation"):
            yield from paragraphs(one)


def text_of(node: etree._Element) -> str:
    """A paragraph's words, without those of the notes, comments and boxes that hang in it."""
    out = [node.text or ""]
    for one in node:
        if one.tag in _SPACE:
            out.append(" ")
        elif one.tag not in _UNSEEN and one.tag not in PARAGRAPHS:
            out.append(text_of(one))
        out.append(one.tail or "")
    return "".join(out)


def is_box(one: etree._Element) -> bool:
    """Whether it is a frame's box, or a shape with words in it."""
    is_drawn = isinstance(one.tag, str) and one.tag.startswith(DRAW)
    return one.tag == f"{DRAW}text-box" or is_drawn and next(one.iterchildren(*PARAGRAPHS), None) is not None


def alone(box: etree._Element) -> etree._Element:
    """A paragraph in the place of what holds ``box``, which stands in none."""
    outermost = box
    for one in box.iterancestors():
        if not str(one.tag).startswith(DRAW):
            break
        outermost = one
    around = etree.Element(f"{TEXT}p")
    outermost.addprevious(around)
    around.append(outermost)
    return around


def pictures_apart(block: etree._Element) -> list[etree._Element]:
    """A picture and its caption, which are one paragraph in a box, as two; pandoc would say the caption
    twice."""
    frames = [one for one in block.iter(f"{DRAW}frame") if one.find(f"{DRAW}image") is not None]
    if block.tag not in PARAGRAPHS or not frames or not text_of(block).strip():
        return [block]
    picture = etree.Element(f"{TEXT}p")
    for one in frames:
        drop(one)
        picture.append(one)
    return [picture, block]


def float_out(paragraph: etree._Element) -> None:
    """In place: pictures that float beside a heading in a paragraph of their own behind it; they are
    anchored somewhere in its words."""
    frames = [
        one
        for one in paragraph.iter(f"{DRAW}frame")
        if one.find(f"{DRAW}image") is not None and one.get(f"{TEXT}anchor-type", "as-char") != "as-char"
    ]
    for one in reversed(frames):
        drop(one)
        apart = etree.Element(f"{TEXT}p")
        apart.append(one)
        paragraph.addnext(apart)


def is_counted(paragraph: etree._Element) -> bool:
    """Whether it begins with a word and a number that counts, as captions do (“Table 1”)."""
    counter = next(paragraph.iter(f"{TEXT}sequence"), None)
    return counter is not None and "".join(paragraph.itertext()).split()[1:2] == [
        f"{counter.text}{(counter.tail or ' ').split(' ')[0]}"
    ]


def mark_gaps(body: etree._Element) -> None:
    """In place: a mark before each tab and each run of spaces, which are columns in a line."""
    for paragraph in body.iter(*PARAGRAPHS):
        for one in list(paragraph.iter(etree.Element)):
            if one.text and one.tag not in _UNSEEN:
                one.text = columns.marked(one.text)
            if one is not paragraph and one.tail:
                one.tail = columns.marked(one.tail)
            if one.tag == f"{TEXT}tab" or one.tag == f"{TEXT}s" and one.get(f"{TEXT}c", "1") != "1":
                put_before(one, columns.MARK)


def sign_empty_lines(body: etree._Element) -> None:
    """In place: a sign in each empty paragraph beside others in a cell: it holds them apart, and pandoc drops
    it."""
    for cell in body.iter(f"{TABLE}table-cell"):
        lines = cell.findall(f"{TEXT}p")
        for one in lines if len(lines) > 1 else ():
            if not text_of(one).strip() and next(one.iter(f"{DRAW}frame"), None) is None:
                one.text = cell_lines.SIGN + (one.text or "")
