"""What a document or a style sheet takes in from other files: images, style sheets, scripts, sounds,
fonts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import tinycss2
from lxml import etree
from tinycss2 import ast

from everyreader.zipbook.container import resolve
from everyreader.zipbook.look import Style, parsed
from everyreader.zipbook.markup import Places

Element = etree._Element
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SVG = "{http://www.w3.org/2000/svg}"
_SRCSET = re.compile(r"([^\s,]\S*[^\s,])(?:\s+[^,]*)?(?:,|$)")
_PLAYED = frozenset(("audio", "video", "source", "track"))
_TAKEN_IN = (  # element, attribute
    ("img", "src"),
    ("script", "src"),
    ("iframe", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("audio", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("source", "src"),
    ("track", "src"),
    ("input", "src"),
    (f"{_SVG}image", _XLINK),
    (f"{_SVG}image", "href"),
)
_LINKED = frozenset(("stylesheet", "icon", "preload", "pronunciation"))


@dataclass(frozen=True)
class Use:
    """One thing taken in. ``file`` names who takes it in, ``where`` the place; ``what`` is an element's name
    or ``font``.

    ``name`` is the path inside the zip, ``""`` where it lies elsewhere; ``address`` is as written.
    ``may_be_remote``: sound, film and fonts (EPUB 3.3, 3.6).
    """

    file: str
    where: str
    what: str
    address: str
    name: str
    may_be_remote: bool = False

    @property
    def remote(self) -> bool:
        return self.address.lower().startswith(("http:", "https:", "ftp:", "//"))


def uses(root: Element, file: str, place: Places) -> Iterator[Use]:
    """What the document ``root`` takes in; ``data:`` addresses and places in the document itself are left
    out."""
    for element, address in (*_addresses(root), *_linked(root)):
        tag = str(element.tag).removeprefix(_SVG)
        yield from _use(file, lambda e=element: place(e), tag, address, tag in _PLAYED)
    for element in root.iter("style"):
        yield from uses_of_style(parsed(element.text or ""), file)
    for element in root.xpath("//*[@style]"):
        if "url(" in element.get("style").lower():
            for address, _ in _urls(tinycss2.parse_component_value_list(element.get("style"))):
                yield from _use(file, lambda e=element: place(e), "image", address, False)


def uses_of_style(css: Style, file: str) -> Iterator[Use]:
    """What a style sheet takes in: other sheets, fonts and images."""
    for rule in css:
        keyword = rule.lower_at_keyword if isinstance(rule, ast.AtRule) else ""
        if keyword == "namespace" or not isinstance(rule, ast.AtRule | ast.QualifiedRule):
            continue
        what = {"import": "style sheet", "font-face": "font"}.get(keyword, "image")
        for address, quoted in _urls([*rule.prelude, *(rule.content or ())]):
            if not quoted or keyword == "import":
                yield from _use(file, lambda: "", what, address, what == "font")


def _use(file: str, place: Callable[[], str], what: str, address: str, may_be_remote: bool) -> Iterator[Use]:
    address = address.strip()
    if not address or address.startswith("#") or address.lower().startswith(("data:", "about:", "blob:")):
        return
    yield Use(file, place(), what, address, resolve(file, address)[0], may_be_remote)


def _addresses(root: Element) -> Iterator[tuple[Element, str]]:
    for tag, attribute in _TAKEN_IN:
        for element in root.iter(tag):
            if address := element.get(attribute):
                yield element, address
    for element in root.iter("img", "source"):
        for address in _SRCSET.findall(element.get("srcset", "")):
            yield element, address


def _linked(root: Element) -> Iterator[tuple[Element, str]]:
    for element in root.iter("link"):
        if _LINKED & set(element.get("rel", "").lower().split()):
            yield element, element.get("href", "")


def _urls(nodes: Iterable[ast.Node]) -> Iterator[tuple[str, bool]]:
    """The addresses among ``nodes``, and whether each stands as a mere string."""
    for node in nodes:
        if isinstance(node, ast.URLToken):
            yield node.value, False
        elif isinstance(node, ast.StringToken):
            yield node.value, True
        elif isinstance(node, ast.FunctionBlock):
            inside = list(_urls(node.arguments))
            yield from ((one, False) for one, _ in inside) if node.lower_name == "url" else inside
        elif isinstance(node, ast.CurlyBracketsBlock | ast.ParenthesesBlock | ast.SquareBracketsBlock):
            yield from _urls(node.content)
