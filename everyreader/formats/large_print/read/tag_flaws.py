"""What can be wrong with one element of the tag tree, whatever the document says (ISO 32000-1, 14.8; ISO
14289-1, 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pikepdf
from langcodes import tag_is_valid
from pikepdf import Object

from everyreader.formats.large_print.read.elements import (
    Node,
    attribute,
    box_attribute,
    elements,
    every_node,
    leaves,
    role,
    role_map,
)
from everyreader.formats.large_print.read.flaw import About, Flaw
from everyreader.formats.large_print.read.geometry import Box, area, shared
from everyreader.formats.large_print.read.shown import Pages

_STANDARD_NAMES = (
    "Document DocumentFragment Part Art Sect Div Aside BlockQuote Caption TOC TOCI Index NonStruct Private "
    "P H Title"
    " L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note FENote Reference BibEntry Code Link "
    "Annot Ruby"
    " RB RT RP Warichu WT WP Figure Formula Form Sub Em Strong Artifact H1 H2 H3 H4 H5 H6"
)
_STANDARD = frozenset(f"/{name}" for name in _STANDARD_NAMES.split())
_SINCE_2 = frozenset(
    ("/DocumentFragment", "/Aside", "/Title", "/FENote", "/Sub", "/Em", "/Strong", "/Artifact")
)
_HEADING = re.compile(r"/H\d+$")
# What may hold what, where the standard leaves no choice (ISO 32000-1, 14.8.4.3.3 and 14.8.4.3.4).
_HOLDS: Mapping[str, frozenset[str]] = {
    "/Table": frozenset(("/TR", "/THead", "/TBody", "/TFoot", "/Caption")),
    "/THead": frozenset(("/TR",)),
    "/TBody": frozenset(("/TR",)),
    "/TFoot": frozenset(("/TR",)),
    "/TR": frozenset(("/TH", "/TD")),
    "/L": frozenset(("/LI", "/L", "/Caption")),
    "/LI": frozenset(("/Lbl", "/LBody")),
}
_STANDS_IN: Mapping[str, frozenset[str]] = {
    "/TR": frozenset(("/Table", "/THead", "/TBody", "/TFoot")),
    "/TH": frozenset(("/TR",)),
    "/TD": frozenset(("/TR",)),
    "/LI": frozenset(("/L",)),
    "/LBody": frozenset(("/LI",)),
}
_LINES = frozenset(("/P", "/H")) | {f"/H{level}" for level in range(1, 7)}
_WITH_WORDS = _LINES | {
    "/LI",
    "/LBody",
    "/L",
    "/Table",
    "/TR",
    "/Link",
    "/Note",
    "/FENote",
    "/BlockQuote",
    "/Caption",
}
_LABEL = re.compile(r"\W+|\(?\w{1,5}[.):]\)?|\d+")  # of a list item; a term of a definition has no such form
_LABELS = {
    "Decimal": r"\(?\d+[.):]?\)?",
    "UpperRoman": r"\(?[IVXLCDM]+[.):]?\)?",
    "LowerRoman": r"\(?[ivxlcdm]+[.):]?\)?",
    "UpperAlpha": r"\(?[A-Z]{1,2}[.):]?\)?",
    "LowerAlpha": r"\(?[a-z]{1,2}[.):]?\)?",
    "Disc": r"\W+",
    "Circle": r"\W+",
    "Square": r"\W+",
    "Unordered": r"\W+",
    "Ordered": r"\(?\w+[.):]?\)?",
}


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf, pages: Pages) -> None:
        self.pages, self.roles = pages, role_map(pdf)
        self.there = {key for _, key in pages.keys}
        self.nodes = list(every_node(pdf))
        self.bodyless = {node.element.objgen for node in self.nodes if _is_bodyless(node, self.roles)}
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self.pictured = {picture.key for picture in pages.pictures} | {shape.key for shape in pages.shapes}

    def words(self, node: Node) -> str:
        shown = (one for key in leaves(node.element, node.page) for one in self.pages.marked.get(key, ()))
        return " ".join("".join(one.text for one in shown).split())

    def draws(self, node: Node) -> bool:
        """Whether an element holds a picture, a painted path or words."""
        return any(key in self.pictured for key in leaves(node.element, node.page)) or bool(self.words(node))

    def page(self, node: Node) -> int:
        """The page where its first content stands."""
        first = next(leaves(node.element, node.page), (node.page, 0))
        return self.numbers.get(first[0], self.numbers.get(node.page, 0))

    def flaw(self, about: About, node: Node, detail: str = "") -> Flaw:
        words, page = self.words(node), self.page(node)
        short = words if len(words) <= 40 else words[:40].rsplit(" ", 1)[0] + " …"
        place = (f" “{short}”" if short else "") + (f" on page {page}" if page else "")
        return Flaw(about, f"{detail}{':' if detail and place else ''}{place}".strip(), page, words)


def tag_flaws(pdf: pikepdf.Pdf, pages: Pages) -> Iterator[Flaw]:
    """The flaws of all elements, in reading order."""
    tree = _Tree(pdf, pages)
    seen_notes: set[bytes] = set()
    for node in tree.nodes:
        yield from _role(tree, node)
        yield from _nesting(tree, node)
        if node.role == "/L":
            yield from _numbering(tree, node)
        if node.role in ("/Note", "/FENote"):
            yield from _note(tree, node, seen_notes)
        if node.role == "/Figure" and not tree.draws(node):
            yield tree.flaw(About.UNDRAWN, node, f"“{node.element.get('/Alt', '')}”")
        if node.role == "/Figure":
            yield from _box(tree, node)
        language = str(node.element.get("/Lang", ""))
        if language and not tag_is_valid(language):
            yield tree.flaw(About.LANGUAGE, node, f"“{language}”")
    yield from _empty_ones(tree)


def _role(tree: _Tree, node: Node) -> Iterator[Flaw]:
    own = str(node.element.get("/S", ""))
    if own in tree.roles and own in _STANDARD - _SINCE_2 and tree.roles[own] != own:
        yield tree.flaw(About.ROLE, node, f"{own[1:]} is said to stand for {tree.roles[own][1:]}")
    elif node.role not in _STANDARD and not _HEADING.match(node.role) and "/NS" not in node.element:
        circle = "stands for itself in a circle" if node.role in tree.roles else "stands for nothing known"
        yield tree.flaw(About.ROLE, node, f"{own[1:]} {circle}")


def _nesting(tree: _Tree, node: Node) -> Iterator[Flaw]:
    if node.role in _STANDS_IN and node.parent not in _STANDS_IN[node.role]:
        yield tree.flaw(About.NESTING, node, f"{node.role[1:]} in {node.parent[1:] or 'the root'}")
    elif node.parent in _HOLDS and not _may_stand(tree, node) and node.role not in _STANDS_IN:
        yield tree.flaw(About.NESTING, node, f"{node.role[1:]} in {node.parent[1:]}")
    elif node.role in _LINES and any(one in _LINES for one in node.around) and "/Note" not in node.around:
        yield tree.flaw(About.NESTED_LINE, node, f"{node.role[1:]} in a paragraph or heading")
    if node.element.objgen in tree.bodyless:
        yield tree.flaw(About.BODYLESS, node, "LI without LBody")


def _may_stand(tree: _Tree, node: Node) -> bool:
    """By type; what means nothing may stand anywhere, and an item without a body, which another flaw tells,
    holds its words itself."""
    holder = node.element.get("/P")
    bodyless = node.parent == "/LI" and holder is not None and holder.objgen in tree.bodyless
    return node.role in _HOLDS[node.parent] or node.role == "/NonStruct" or bodyless


def _is_bodyless(node: Node, roles: Mapping[str, str]) -> bool:
    return node.role == "/LI" and not any(role(kid, roles) == "/LBody" for kid in elements(node.element))


def _empty_ones(tree: _Tree) -> Iterator[Flaw]:
    """Elements that hold nothing, each with all that it holds once. A cell or a line of code may be empty."""
    inside = 0  # the depth of the empty element whose descendants are being passed
    for node in tree.nodes:
        depth = len(node.around)
        if inside and depth >= inside:
            continue
        inside = 0
        excused = any(one in ("/TD", "/TH", "/Code") for one in node.around)
        if node.role in _WITH_WORDS and not excused and _nothing(tree, node):
            yield tree.flaw(About.EMPTY, node, node.role[1:])
            inside = depth + 1


def _same(said: Box, drawn: Box, *, part: bool) -> bool:
    """Whether one box is the other; of a drawing, which has shapes and dots, ``drawn`` is a part."""
    return shared(said, drawn) > 0.5 * (area(drawn) if part else max(area(said), area(drawn)))


def _box(tree: _Tree, node: Node) -> Iterator[Flaw]:
    """BBox says where a picture stands on its page (ISO 32000-1, 14.8.5.4.3)."""
    keys = set(leaves(node.element, node.page))
    drawn = [picture.box for picture in tree.pages.pictures if picture.key in keys]
    shapes = [shape.box for shape in tree.pages.shapes if shape.key in keys]
    said = box_attribute(node.element)
    if drawn and said is None:
        yield tree.flaw(About.BOX, node, f"“{node.element.get('/Alt', '')}” names no place")
    elif drawn and said and not any(_same(said, one, part=bool(shapes)) for one in (*drawn, *shapes)):
        yield tree.flaw(About.BOX, node, f"“{node.element.get('/Alt', '')}” names another place")


def _nothing(tree: _Tree, node: Node) -> bool:
    """Whether an element holds neither words nor pictures, nor anything that stands for them.

    One that names a part of a page that is not there is another flaw.
    """
    if any(key not in tree.there for key in leaves(node.element, node.page)):
        return False
    return not tree.draws(node) and not _speaks(node.element)


def _speaks(element: Object) -> bool:
    if "/Alt" in element or "/ActualText" in element:
        return True
    return any(_speaks(kid) for kid in elements(element))


def _numbering(tree: _Tree, node: Node) -> Iterator[Flaw]:
    """ListNumbering says what the labels are (ISO 14289-1, 7.6; ISO 32000-1, table 347)."""
    labels = [label for label in _labels(tree, node) if label]
    said = attribute(node.element, "/List", "/ListNumbering").lstrip("/")
    if labels and said == "None" and all(_LABEL.fullmatch(label) for label in labels):
        yield tree.flaw(About.NUMBERING, node, f"labels “{labels[0]}” … and ListNumbering None")
    elif labels and not said:
        yield tree.flaw(About.NUMBERING, node, f"labels “{labels[0]}” … and no ListNumbering")
    elif said in _LABELS and not all(re.fullmatch(_LABELS[said], label) for label in labels):
        yield tree.flaw(About.NUMBERING, node, f"labels “{labels[0]}” … and ListNumbering {said}")


def _labels(tree: _Tree, node: Node) -> Iterator[str]:
    for item in elements(node.element):
        for label in elements(item):
            if role(label, tree.roles) == "/Lbl":
                yield tree.words(Node(label, "/Lbl", (), node.page))


def _note(tree: _Tree, node: Node, seen: set[bytes]) -> Iterator[Flaw]:
    identifier = bytes(node.element.ID) if "/ID" in node.element else b""
    if not identifier:
        yield tree.flaw(About.NOTE_ID, node, "no ID")
    elif identifier in seen:
        yield tree.flaw(About.NOTE_ID, node, f"ID “{identifier.decode('utf-8', 'replace')}” a second time")
    seen.add(identifier)
