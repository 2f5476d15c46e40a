"""The accessibility tree of ``main`` → units and notes, in the order a screen reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from everyreader.browser.rendered.tree import IMAGES, MATH, Node
from everyreader.formats.html.read.grid import flat, table_parts
from everyreader.model.publication import Kind, Role, Run, Step, Unit
from everyreader.model.runs import fold
from everyreader.model.text import one_line

_BULLETS = "•◦▪‣⁃–●○■"
_MIRRORED = re.compile(
    r"^([.)]) ?(\w+)$"
)  # the marker of an item that runs from right to left, as the tree has it
_CONTROLS = (
    "checkbox",
    "radio",
    "textbox",
    "searchbox",
    "combobox",
    "listbox",
    "slider",
    "spinbutton",
    "switch",
    "Iframe",
    "progressbar",
    "meter",
)
_FURNITURE = ("navigation", "doc-toc", "banner", "contentinfo")
_SILENT = ("ListMarker", "doc-backlink", "Audio", "Video")


@dataclass(frozen=True)
class _At:
    """Where the walk stands."""

    place: tuple[Step, ...] = ()
    kind: Kind = Kind.PARAGRAPH
    link: str = ""
    role: Role = Role.TEXT
    phrase: bool = False  # inside a paragraph or a heading nothing begins a new line by its style alone
    language: str = ""
    expansion: str = ""

    def inside(self, name: str, position: int, kind: Kind | None = None) -> _At:
        return replace(self, place=(*self.place, Step(name, position)), kind=kind or self.kind)


@dataclass(frozen=True)
class _Displayed(Run):
    """A formula that stands on a line of its own."""


@dataclass
class Words:
    """Units, notes, the nodes of the notes, and the text of what is no part of the statement."""

    units: list[Unit] = field(default_factory=list)
    notes: list[Unit] = field(default_factory=list)
    note_nodes: list[Node] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def read(parts: Iterable[Node]) -> Words:
    """The words below ``parts``, which are the page's ``main`` or, where there is none, the page."""
    met = Words()
    for part in parts:
        met.units += _gather(_each(part, met, _At()), _At())
    return met


def text_of(node: Node) -> tuple[str, ...]:
    """The words below ``node``, block by block."""
    met = read([replace(node, role="")])
    return tuple(filter(None, (*(unit.text for unit in (*met.units, *met.notes)), *met.outside)))


def _each(node: Node, met: Words, at: _At) -> Iterator[Run | Unit]:
    for child in node.children:
        yield from _meet(child, met, at)


def _meet(node: Node, met: Words, at: _At) -> Iterator[Run | Unit]:
    """Runs where ``node`` goes on with the line, whole units where it begins one."""
    match node.role:
        case "StaticText":
            yield Run(node.name, _language(node, at), at.link, at.role, at.expansion)
        case "LineBreak":
            yield Run(" ", _language(node, at), at.link, at.role)
        case role if role in IMAGES:
            yield Run(one_line(node.name), node.language, at.link, Role.ALT)
        case role if role in MATH:
            yield _formula(node, at)
        case "doc-noteref":
            digits = re.search(r"\d+", node.words) or re.search(r"\d+", node.name)
            yield Run(digits[0] if digits else node.words, node.language, role=Role.NOTE)
        case role if role in _SILENT:
            return
        case role if role in _CONTROLS:
            yield Run(f"[{role}]", node.language)  # no statement has one: a word too many
        case role if role in _FURNITURE:
            met.outside += text_of(node)
        case _:
            yield from _container(node, met, at)


def _formula(node: Node, at: _At) -> Run:
    displayed = node.element is not None and node.element.attributes.get("display") == "block"
    return (_Displayed if displayed else Run)(one_line(node.name), node.language, at.link, Role.MATH)


def _container(node: Node, met: Words, at: _At) -> Iterator[Run | Unit]:
    if node.renamed:
        inside: Iterable[Run | Unit] = [Run(node.name, node.language, _link(node, at), at.role)]
    else:
        inside = _each(node, met, _inner(node, at))
    match node.role:
        case "heading":
            kind = replace(at, kind=Kind.HEADING)
            yield from (replace(unit, level=node.level) for unit in _gather(inside, kind, empty=True))
        case "list":
            yield from _list(node, met, at)
        case "table" | "grid" | "treegrid":
            yield from _table(node, met, at)
        case "DescriptionList":
            yield from _definitions(node, met, at)
        case "blockquote":
            quote = at.inside("quote", 1)
            yield from _gather(_each(node, met, quote), quote)
        case "caption" | "Figcaption":
            caption = replace(at, kind=Kind.CAPTION)
            yield from _gather(_each(node, met, caption), caption)
        case "doc-endnotes" | "doc-footnote":
            _notes(node, met)
        case _ if node.tag == "PRE":
            yield from _code(node, at)
        case "paragraph" | "listitem" | "term" | "definition" | "figure":
            yield from _gather(inside, at)
        case _ if node.element is not None and node.element.block and not at.phrase:
            yield from _gather(inside, at)
        case _ if node.element is not None and node.element.floating:
            yield from (Run(" ", at.language, at.link), *inside, Run(" ", at.language, at.link))
        case _:
            yield from inside


def _link(node: Node, at: _At) -> str:
    address = node.address
    if address is None:
        return at.link
    return "#" if address.startswith("#") else address


def _inner(node: Node, at: _At) -> _At:
    return replace(
        at,
        link=_link(node, at),
        role=Role.CODE if node.role == "code" else at.role,
        phrase=at.phrase or node.role in ("paragraph", "heading"),
        language=_language(node, at),
        expansion=node.expansion or at.expansion,
    )


def _language(node: Node, at: _At) -> str:
    """What the browser makes up itself (a line break, generated content) is in the language around it."""
    return node.language if node.element is not None else at.language


def _list(node: Node, met: Words, at: _At) -> Iterator[Unit]:
    position = 0
    for child in flat(node, ("listitem",)):
        if child.role != "listitem":
            yield from _gather(_meet(child, met, at), at)
            continue
        position += 1
        marker = next((one.name.strip() for one in child.children if one.role == "ListMarker"), "")
        if child.element is not None and child.element.styles.get("direction") == "rtl":
            marker = _MIRRORED.sub(r"\2\1", marker)
        label = "•" if marker and marker in _BULLETS else marker
        ordered = node.tag == "OL" or (node.tag not in ("UL", "MENU") and label not in ("", "•"))
        item = at.inside("ol" if ordered else "ul", position)
        first = True
        for unit in _gather(_each(child, met, item), item):
            yield replace(unit, label=unit.label or label) if first else unit
            first = False


def _table(node: Node, met: Words, at: _At) -> Iterator[Unit]:
    for part, place, kind in table_parts(node):
        here = replace(at, place=(*at.place, *place), kind=kind or at.kind)
        if not place:
            yield from _gather(_meet(part, met, here), here)
            continue
        words = [Run(part.name, part.language)] if part.renamed else _each(part, met, here)
        yield from _gather(words, here)


def _definitions(node: Node, met: Words, at: _At) -> Iterator[Unit]:
    position = 0
    for child in flat(node, ("term", "definition")):
        if child.role == "term":
            position, here = 0, replace(at, kind=Kind.TERM)
        elif child.role == "definition":
            position += 1
            here = at.inside("definition", position)
        else:
            here = at
        yield from _gather(_each(child, met, here), here)


def _notes(node: Node, met: Words) -> None:
    """Each note's words; the rest of the section, its heading, belongs to the page, not the statement."""
    items = [one for one in flat(node, ("list", "doc-endnote", "doc-footnote")) if one.role != "list"]
    items += [
        item
        for one in flat(node, ("list",))
        if one.role == "list"
        for item in flat(one, ("listitem", "doc-endnote"))
    ]
    if node.role == "doc-footnote":
        items = [node]
    for item in items:
        if item.role not in ("doc-endnote", "listitem", "doc-footnote"):
            met.outside += text_of(replace(item, children=(item,)) if item.role == "StaticText" else item)
            continue
        met.note_nodes.append(item)
        at = _At((Step("note", len(met.note_nodes)),))
        met.notes += _gather(_each(item, met, at), at)


def _code(node: Node, at: _At) -> Iterator[Unit]:
    """White space kept; only the line breaks at both ends go."""
    parts = [one for one in node.walk() if one.role in ("StaticText", "LineBreak")]
    text = "".join("\n" if one.role == "LineBreak" else one.name for one in parts).strip("\n")
    yield Unit(Kind.CODE, (Run(text, parts[0].language if parts else node.language),), at.place)


def _gather(items: Iterable[Run | Unit], at: _At, *, empty: bool = False) -> Iterator[Unit]:
    """Runs that follow each other as one unit, units as they are; with ``empty`` no words are a unit too."""
    runs: list[Run] = []
    made = False
    for item in items:
        if isinstance(item, Run):
            runs.append(item)
            continue
        for unit in (*_unit(runs, at), item):
            made = True
            yield unit
        runs = []
    last = tuple(_unit(runs, at))
    yield from last
    if empty and not made and not last:
        yield Unit(at.kind, (), at.place)


def _unit(runs: list[Run], at: _At) -> Iterator[Unit]:
    folded = fold(runs)
    kind = at.kind
    if len(folded) == 1 and folded[0].role is Role.ALT and not folded[0].link and kind is not Kind.HEADING:
        kind = Kind.IMAGE
    elif len(folded) == 1 and isinstance(folded[0], _Displayed) and kind is Kind.PARAGRAPH:
        kind = Kind.MATH
    if folded:
        yield Unit(
            kind, tuple(Run(r.text, r.language, r.link, r.role, r.expansion) for r in folded), at.place
        )
