"""The languages of a page and of its parts: pandoc keeps ``lang`` at few elements, so others get a ``span``
or ``div`` in or round them.

A direction (``dir``) is not taken over: in every edition it follows from the language.
"""

from __future__ import annotations

from everyreader.importers.blocks.attributes import language_in
from everyreader.importers.web.elements import Element
from everyreader.importers.web.words import BLOCKS, HEADINGS, words

_NAMES = ("lang", "xml:lang", "{http://www.w3.org/XML/1998/namespace}lang")
_WHOLE = ("main", "article", "section", "div", "body")
_KEPT = ("span", "div", "section", "table", "figure", "pre", "a", "code", "img", "abbr", *HEADINGS)
_INTO_DIV = ("article", "main", "header", "footer", "nav", "aside", "details", "fieldset", "form", "center")
_IN_DIV = ("ul", "ol", "dl", "blockquote")
_IN_SPAN = ("samp", "var", "tt")  # pandoc takes them for code, which holds no span
_NARROW = (
    "td",
    "th",
    "caption",
    "figcaption",
    "dt",
    "summary",
    "legend",
)  # no div of a language stands there


def language(chosen: Element) -> str:
    """The language that the article or what is around it says it is in."""
    return next(filter(None, (_own(one) for one in (chosen, *chosen.iterancestors()))), "")


def settle(article: Element, language: str) -> None:
    """In place: words of ``article``, which is in ``language``, say where pandoc keeps it that they are in
    another."""
    for one in article.iter():
        if isinstance(one.tag, str):
            own = _own(one)
            for name in _NAMES:
                one.attrib.pop(name, None)
            if own and one is not article:
                one.set("lang", own)
    for one in list(article):
        _settle(one, language, narrow=False)


def _own(one: Element) -> str:
    return next(filter(None, (language_in({"lang": one.get(name) or ""}) for name in _NAMES)), "")


def _settle(one: Element, around: str, *, narrow: bool) -> None:
    if not isinstance(one.tag, str) or one.tag in ("math", "svg"):
        return
    own = one.attrib.pop("lang", "")
    narrow = narrow or one.tag in _NARROW
    has_blocks = bool(own) and any(each.tag in BLOCKS for each in one.iterdescendants())
    inside = own or around
    if not own or own == around and one.tag in _WHOLE or not words(one) and one.tag != "img":
        pass
    elif one.tag in _IN_SPAN:
        _in(one, "span", own)
    elif one.tag in _KEPT and not (
        has_blocks and (narrow or one.tag in ("span", "a")) or narrow and one.tag in _WHOLE
    ):
        one.set("lang", own)
    elif not has_blocks:
        _in_spans(one, own)
    elif not narrow and one.tag in _INTO_DIV:
        one.tag = "div"
        one.set("lang", own)
    elif not narrow and one.tag in _IN_DIV:
        _in(one, "div", own)
    else:
        _in_spans(one, own)
        inside = around
    for each in list(one):
        _settle(each, inside, narrow=narrow)


def _in(one: Element, tag: str, own: str) -> None:
    """In place: ``one`` in an element of its language."""
    around = one.makeelement(tag, {"lang": own})
    one.addprevious(around)
    around.tail, one.tail = one.tail, None
    around.append(one)


def _in_spans(one: Element, own: str) -> None:
    """In place: the blocks in ``one`` are in the language ``own`` where they say no other, its words between
    them in spans."""
    pieces: list[Element] = []
    text, one.text = one.text or "", None
    span = one.makeelement("span", {"lang": own})
    span.text = text
    for each in list(one):
        if each.tag in BLOCKS or any(inner.tag in BLOCKS for inner in each.iterdescendants()):
            tail, each.tail = each.tail, None
            each.set("lang", each.get("lang") or own)
            pieces += [span, each]
            span = one.makeelement("span", {"lang": own})
            span.text = tail
        else:
            span.append(each)
    for piece in (*pieces, span):
        if piece.tag == "span" and not words(piece) and piece.get("lang") == own and not len(piece):
            continue
        one.append(piece)
