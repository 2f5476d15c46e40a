"""Raw HTML within Markdown → pandoc's elements: what marks words keeps marking them, the rest is opened or
named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import lxml.html
from lxml import etree

from everyreader.importers.blocks.attributes import language_in, marked
from everyreader.importers.blocks.figures import DECORATIVE
from everyreader.importers.blocks.fold_levels import FOLD
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.markdown.raw_html_halves import Half, halves
from everyreader.importers.office import cell_lines, languages
from everyreader.importers.web import annotations as web_shown
from everyreader.importers.web import article, lists
from everyreader.importers.web import languages as web_languages
from everyreader.importers.web.tables import head_tables
from everyreader.model.elements import enclosing
from everyreader.model.text import folded
from everyreader.source.dialect import call
from everyreader.source.expansions import abbreviation
from everyreader.source.tree import BLOCKS, PLAIN, Node, changed, words

_MARKS = {
    **dict.fromkeys(("b", "strong"), "Strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var", "u", "ins"), "Emph"),
    **dict.fromkeys(("s", "del", "strike"), "Strikeout"),
    "sup": "Superscript",
    "sub": "Subscript",
}
_CODE = ("code", "kbd", "samp", "tt")
_VOID = ("br", "img", "hr", "wbr", "input", "source", "meta", "link")


@dataclass
class _Open:
    tag: str
    element: etree._Element
    content: list[Node] = field(default_factory=list)


def opened(blocks: list[Node]) -> tuple[list[Node], list[Repair]]:
    """``blocks`` without raw HTML, and what was left out of it."""
    found = Repairs()
    return _blocks(blocks, found, 1), found


def _blocks(blocks: list[Node], found: Repairs, line: int) -> list[Node]:
    out: list[Node] = []
    waiting: list[tuple[Half, int]] = []  # elements that are open, and where in ``out`` they begin
    gathered: list[str] = []
    start = line
    for block in blocks:
        here = block.get("line", line)
        if block["t"] == "RawBlock":
            start = start if gathered else here
            gathered.append(block["c"][1])
            continue
        _take("".join(gathered), out, waiting, found, start)
        gathered = []
        out.append({**block, "c": _inside(block["c"], found, here)} if "c" in block else block)
    _take("".join(gathered), out, waiting, found, start)
    while waiting:
        _mark(out, *waiting.pop())
    return out


def _take(text: str, out: list[Node], waiting: list[tuple[Half, int]], found: Repairs, line: int) -> None:
    """In place: ``out`` goes on with the raw HTML in ``text``, whose ends close what is ``waiting``."""
    at = 0
    for half in halves(text):
        begun = next((n for n, (one, _) in enumerate(waiting) if one.tag == half.tag), None)
        if half.opens or begun is not None and any(_is_kept(one) for one, _ in waiting):
            out += _of_html(text[at : half.span[0]], found, line)
            at = half.span[1] if _is_kept(half) or not half.opens else half.span[0]
        if half.opens:
            waiting.append((half, len(out)))
        elif begun is not None:
            ended = ""
            while ended != half.tag:
                one, where = waiting.pop()
                ended = one.tag
                _mark(out, one, where)
    out += _of_html(text[at:], found, line)


def _is_kept(half: Half) -> bool:
    return bool(half.language) or half.tag == "details"


def _mark(out: list[Node], begun: Half, where: int) -> None:
    """In place: what follows in ``out`` from ``where`` is what the element that is ``begun`` holds: folded,
    or in its language."""
    line = out[where].get("line", 1) if where < len(out) else 1
    inner = out[where:]
    if begun.tag == "details" and inner:
        inner = [{"t": "Div", "c": [["", [FOLD], []], inner]}]
    out[where:] = [{"line": line, **one} for one in marked("Div", begun.language, inner)]


def _inside(node: Any, found: Repairs, line: int) -> Any:
    if isinstance(node, dict):
        here = node.get("line", line)
        return {**node, "c": _inside(node["c"], found, here)} if "c" in node else node
    if not isinstance(node, list):
        return node
    if node and all(isinstance(one, dict) and "t" in one for one in node):
        if node[0]["t"] in BLOCKS:
            return _blocks(node, found, line)
        inner = [one if one["t"] == "RawInline" else _inside(one, found, line) for one in node]
        return _inlines(inner, found, line) if any(one["t"] == "RawInline" for one in inner) else inner
    return [_inside(one, found, line) for one in node]


def listed(text: str, repairs: Repairs) -> lxml.html.HtmlElement:
    """A piece of a page without what is no text, its lists labelled."""
    root = article.piece(text)
    lists.record(enclosing(root))
    article.prune(root, repairs, pages_own=False)
    web_languages.settle(root, "")
    lists.settle(root, repairs)
    web_shown.told_aside(root, repairs)
    return root


def _of_html(text: str, found: Repairs, line: int) -> list[Node]:
    """A piece of a page between two paragraphs. Half an element (a ``<div>`` whose end comes later) is its
    words alone."""
    if not text.strip():
        return []
    said = Repairs()
    root = listed(text, said)
    found += [Repair(one.name, line, one.message) for one in said]
    head_tables(root)
    done = call(["--from=html", "--to=json"], lxml.html.tostring(root, encoding="utf-8"))
    if done.returncode:
        return []
    blocks = languages.given(lists.delimited(json.loads(done.stdout)["blocks"]))
    placed = changed(
        blocks, lambda one: {**one, "line": line} if one.get("t") in (*BLOCKS, "Link", "Image") else one
    )
    return cell_lines.given(placed, found)


def _inlines(inlines: list[Node], found: Repairs, line: int) -> list[Node]:
    stack = [_Open("", etree.Element("p"))]
    for inline in inlines:
        if inline["t"] != "RawInline":
            stack[-1].content.append(inline)
            continue
        text = inline["c"][1].strip()
        if text.startswith("</"):
            tag = text[2:].strip("> \n").lower()
            at = next((i for i in range(len(stack) - 1, 0, -1) if stack[i].tag == tag), 0)
            while at and len(stack) > at:
                _close(stack, found, line)
        elif text.startswith(("<!", "<?")):
            said = text.removeprefix("<!--").removesuffix("-->").strip()
            found.say("markup left out", line, f"a remark for those who write pages: “{excerpt(said)}”")
        else:
            element = _element(text)
            if element is None or element.tag in _VOID or text.endswith("/>"):
                stack[-1].content += [] if element is None else _void(element, found, line)
            else:
                stack.append(_Open(str(element.tag), element))
    while len(stack) > 1:
        _close(stack, found, line)
    return stack[0].content


def _close(stack: list[_Open], found: Repairs, line: int) -> None:
    one = stack.pop()
    out = stack[-1].content
    found += _told_aside(one, line)
    one.content = marked("Span", language_in(dict(one.element.attrib)), one.content)
    if one.tag in _MARKS:
        out.append({"t": _MARKS[one.tag], "c": one.content})
    elif one.tag in _CODE:
        code = {"t": "Code", "c": [PLAIN, words(one.content)]}
        out += marked("Span", language_in(dict(one.element.attrib)), [code])
    elif one.tag == "a" and one.element.get("href"):
        target = [one.element.get("href"), one.element.get("title") or ""]
        out.append({"t": "Link", "c": [PLAIN, one.content, target], "line": line})
    elif one.tag in ("abbr", "acronym") and (expansion := one.element.get("title")):
        out.append(abbreviation(one.content, expansion))
    elif one.tag == "rt":
        found.say("reading kept", line, f"in brackets: “{excerpt(words(one.content))}”")
        out += [{"t": "Str", "c": "("}, *one.content, {"t": "Str", "c": ")"}]
    elif one.tag == "rp":
        pass  # the brackets above
    elif one.tag == "q":
        out += [{"t": "Quoted", "c": [{"t": "DoubleQuote"}, one.content]}]
    elif one.tag in ("script", "style", *article.OBJECTS):
        said = words(one.content) or one.element.get("src") or "without words"
        found.say(article.left_out(one.element), line, f"what is embedded ({one.tag}): {excerpt(said, 200)}")
    elif one.element.get("id"):
        out.append({"t": "Span", "c": [[one.element.get("id"), [], []], one.content]})
    else:
        out += one.content


def _told_aside(one: _Open, line: int) -> Iterator[Repair]:
    """What an element says only under a mouse, or to screen readers; the title of a link goes with the
    link."""
    for name in ("title", "aria-label"):
        said = folded(one.element.get(name) or "")
        if (
            said
            and said != words(one.content)
            and not (name == "title" and one.tag in ("a", "abbr", "acronym"))
        ):
            where = f" at “{excerpt(words(one.content))}”"
            yield web_shown.taken_out(name.removeprefix("aria-"), said, where, line)


def _void(element: etree._Element, found: Repairs, line: int) -> Iterator[Node]:
    if element.tag == "br":
        yield {"t": "LineBreak"}
    elif element.tag == "img":
        alt = element.get("alt") or ""
        target = [element.get("src") or "", element.get("title") or ""]
        attribute = ["", [DECORATIVE], []] if element.get("alt") == "" else PLAIN
        yield {"t": "Image", "c": [attribute, [{"t": "Str", "c": alt}] if alt else [], target], "line": line}
    elif element.tag == "input" and element.get("type") == "checkbox":
        sign = web_shown.BOXES[element.get("checked") is not None]
        found.say("tick box kept", line, f"as {sign}")
        yield {"t": "Str", "c": sign}
        yield {"t": "Space"}
    elif element.tag in article.OBJECTS:
        message = f"what is embedded ({element.tag}): {excerpt(element.get('src') or 'without words', 200)}"
        found.say(article.left_out(element), line, message)


def _element(text: str) -> etree._Element | None:
    try:
        parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
        return lxml.html.fragment_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
