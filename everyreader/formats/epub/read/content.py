"""One content document → what can be said of it beside its words: for the rules about the e-book's parts and
claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from everyreader.model.text import folded
from everyreader.zipbook.container import resolve
from everyreader.zipbook.markup import MATH, SVG, XML_LANG, Places, heading_level, language_of, spoken, types
from everyreader.zipbook.resources import Use, uses

Element = etree._Element
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SVG_LINK = "{http://www.w3.org/2000/svg}a"
_SSML = "{http://www.w3.org/2001/10/synthesis}"
_SWITCH = "{http://www.idpf.org/2007/ops}switch"
_DATA = frozenset(("application/ld+json", "application/json", "text/plain", "text/template"))
_MOVING = frozenset(
    (
        "video",
        "canvas",
        "iframe",
        "object",
        "embed",
        "script",
        "marquee",
        "blink",
        "animate",
        "animateTransform",
    )
)
_CONTROLS = ("form", "input", "button", "select", "textarea")
_NAVIGATION = frozenset(("toc", "landmarks", "page-list"))
_ARIA_ONLY_NAMES = frozenset(("aria-label", "aria-labelledby", "aria-hidden"))


@dataclass(frozen=True)
class Spot:
    """One place in a document, as a path of elements, and what stands there."""

    where: str
    what: str


@dataclass(frozen=True)
class Heading:
    """A heading met. ``order`` is the element's place in the document, from 0."""

    text: str
    level: int
    order: int


@dataclass(frozen=True)
class PageBreak:
    """The place where a page of the printed book begins. ``label`` is its number, ``""`` without one."""

    label: str
    id: str
    order: int
    where: str


@dataclass(frozen=True)
class Link:
    """A link. ``name`` is the path inside the zip, ``""`` for an address elsewhere; ``kinds`` its types
    (``noteref`` …).

    ``in_navigation``: it stands in the contents, landmarks or list of pages.
    """

    address: str
    name: str
    fragment: str
    words: str
    where: str
    kinds: frozenset[str] = frozenset()
    in_navigation: bool = False


@dataclass(frozen=True)
class Document:
    """One XHTML document of the book. ``title`` is ``None`` without such an element.

    ``kinds`` are the types of its body and, where that has one child only, of the child. ``inside``: what the
    manifest's ``properties`` have to name (``mathml``, ``svg``, ``scripted``, ``switch``,
    ``remote-resources``). ``features`` are the things that accessibility metadata may claim. ``ids`` maps
    identifiers to the element's place in the document; ``first`` is its first words.
    """

    name: str
    title: str | None
    language: str
    direction: str
    kinds: frozenset[str]
    all_kinds: frozenset[str]
    words: int
    first: str
    headings: tuple[Heading, ...]
    pages: tuple[PageBreak, ...]
    links: tuple[Link, ...]
    uses: tuple[Use, ...]
    inside: frozenset[str]
    scripts: tuple[Spot, ...]
    directions: tuple[
        tuple[Spot, str], ...
    ]  # parts with a direction of their own: the place, and their language
    languages_apart: tuple[
        tuple[Spot, str], ...
    ]  # lang and xml:lang differ: the place, and what xml:lang says
    features: frozenset[str]
    ids: Mapping[str, int] = field(default_factory=dict, repr=False)


def document(root: Element, name: str, place: Places, is_hidden: Callable[[Element], bool]) -> Document:
    """The facts about the document ``root``; headings and page breaks that are hidden are not among them."""
    order = {element: number for number, element in enumerate(root.iter("*"))}
    body = root.find("body")
    body = etree.Element("body") if body is None else body
    title, text = root.find("head/title"), spoken(body)
    ids = [element for element in order if element.get("id")]
    taken_in, scripts = tuple(uses(root, name, place)), tuple(_scripts(root, place))
    return Document(
        name=name,
        title=None if title is None else folded("".join(title.itertext())),
        language=language_of(root) or language_of(body),
        direction=root.get("dir", "") or body.get("dir", ""),
        kinds=_kinds(body),
        all_kinds=frozenset(kind for element in body.iter("*") for kind in types(element)),
        words=len(text.split()),
        first=text[:200],
        headings=tuple(
            Heading(spoken(element), level, number)
            for element, number in order.items()
            if (level := heading_level(element)) and not is_hidden(element)
        ),
        pages=tuple(_pages(order, place, is_hidden)),
        links=tuple(_links(root, name, place)),
        uses=taken_in,
        inside=frozenset(_inside(root, taken_in, scripts)),
        scripts=scripts,
        directions=tuple(_directions(body, place)),
        languages_apart=tuple(_languages_apart(root, place)),
        features=frozenset(_features(root, body)),
        ids={element.get("id", ""): order[element] for element in reversed(ids)},
    )


def heading_at(target: Element) -> Element | None:
    """The heading to which a link to ``target`` leads: the place itself, what is around it, or the first in
    or right after it."""
    around = next((one for one in (target, *target.iterancestors()) if heading_level(one)), None)
    if around is not None:
        return around
    within = next((one for one in target.iter("*") if heading_level(one)), None)
    return within if within is not None or spoken(target) else _first_after(target)


def _first_after(target: Element) -> Element | None:
    """The heading that comes right after an empty anchor, with no words between."""
    for up in (target, *target.iterancestors()):
        if up.tag == "body" or _has_words(up.tail):
            return None
        for beside in up.itersiblings():
            for one in beside.iter("*"):
                if heading_level(one):
                    return one
                if _has_words(one.text) or one is not beside and _has_words(one.tail):
                    return None
            if _has_words(beside.tail):
                return None
    return None


def _has_words(text: str | None) -> bool:
    return bool(text and text.strip())


def _kinds(body: Element) -> frozenset[str]:
    kinds, only = types(body), list(body)
    while len(only) == 1 and only[0].tag in ("section", "div", "main", "article", "aside", "nav"):
        kinds, only = kinds | types(only[0]), list(only[0])
    return kinds


def _pages(
    order: Mapping[Element, int], place: Places, is_hidden: Callable[[Element], bool]
) -> Iterator[PageBreak]:
    for element, number in order.items():
        if "pagebreak" in types(element) and not is_hidden(element):
            label = element.get("aria-label") or element.get("title") or spoken(element)
            yield PageBreak(folded(label), element.get("id", ""), number, place(element))


def _links(root: Element, name: str, place: Places) -> Iterator[Link]:
    for element in root.iter("a", "area", _SVG_LINK):
        address = element.get("href") if element.get("href") is not None else element.get(_XLINK)
        if address is not None:
            around = (types(one) for one in element.iterancestors("nav"))
            yield Link(
                address,
                *resolve(name, address),
                spoken(element),
                place(element),
                types(element),
                any(one & _NAVIGATION for one in around),
            )


def _scripts(root: Element, place: Places) -> Iterator[Spot]:
    """What makes a document scripted: scripts, handlers, forms (EPUB 3.3, 6.3.2)."""
    for element in root.iter("*"):
        tag = etree.QName(element).localname
        if tag == "script" and element.get("type", "").lower() not in _DATA or tag in _CONTROLS:
            yield Spot(place(element), tag)
        for attribute, value in element.items():
            if attribute.startswith("on") or value.strip().lower().startswith("javascript:"):
                yield Spot(place(element), attribute)


def _inside(root: Element, taken_in: tuple[Use, ...], scripts: tuple[Spot, ...]) -> Iterator[str]:
    if next(root.iter(MATH), None) is not None:
        yield "mathml"
    if next(root.iter(SVG), None) is not None:
        yield "svg"
    if scripts:
        yield "scripted"
    if next(root.iter(_SWITCH), None) is not None:
        yield "switch"
    if any(use.remote for use in taken_in):
        yield "remote-resources"


def _languages_apart(root: Element, place: Places) -> Iterator[tuple[Spot, str]]:
    for element in root.iter("*"):
        own, xml = element.get("lang"), element.get(XML_LANG)
        if own is not None and xml is not None and own.lower() != xml.lower():
            yield Spot(place(element), f"lang “{own}”, xml:lang “{xml}”"), xml


def _directions(body: Element, place: Places) -> Iterator[tuple[Spot, str]]:
    for element in body.xpath("descendant::*[@dir]"):
        around = (language_of(one) for one in (element, *element.iterancestors()))
        yield Spot(place(element), element.get("dir").strip().lower()), next(filter(None, around), "")


def _features(root: Element, body: Element) -> Iterator[str]:
    """What is in the document of the things that accessibility metadata may claim."""
    for element in body.iter("*"):
        tag, attributes = element.tag, set(element.keys())
        if tag == "img" and (element.get("alt") or element.get("aria-label") or "").strip():
            yield "image with words"
        if tag in ("img", SVG):
            yield "image"
        if tag == MATH:
            yield (
                "described formula" if element.get("alttext") or element.get("aria-label") else "bare formula"
            )
        if attributes & {"aria-details", "aria-describedby", "longdesc"} or tag == "details":
            yield "long description"
        if element.get("role") or any(
            one.startswith("aria-") and one not in _ARIA_ONLY_NAMES for one in attributes
        ):
            yield "ARIA"
        if any(one.startswith(_SSML) for one in attributes):
            yield "speech markup"
        if etree.QName(str(tag)).localname in _MOVING:
            yield "moves"
        if tag in ("ruby", "audio", "video", "table"):
            yield str(tag)
        if tag == "track":
            yield f"track {element.get('kind', 'subtitles')}"
    if root.xpath("head/link[contains(@rel, 'pronunciation')]"):
        yield "speech markup"
