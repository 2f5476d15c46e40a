"""Verses of pages and books: lines that are paragraphs, or text set as typed → the lines of one stanza."""

from __future__ import annotations

import re

from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.web.elements import NUMBER, Element, at, class_named, drop
from everyreader.importers.web.words import BLOCKS, words
from everyreader.model.elements import enclosing

_LINE = re.compile(
    r"(?:z3998:)?(?:l|v|line|verse|vers|verso|zeile|verszeile|ligne|poem|poetry|lyrics?|(?:verse|poem"
    r"|poetry|stanza|lyrics?|first|last|indent)-?line(?:-?\w+)?"
    r"|(?:line|verse|poem|poetry)-?(?:first|last|mid|middle|start|end|indent\w*|\d+))",
    re.IGNORECASE,
)
_STANZA = re.compile(
    r"(?:z3998:)?(?:stanza|strophe|strofa|estrofa|verse|vers|lg|line-?group|stropha)s?(?:-?\d+)?",
    re.IGNORECASE,
)
_POEM = class_named(r"verse|poem|poetry|poème|gedicht|lyrics?|stanza|strophe")
_FIRST = class_named(r"first|start|begin|top")
_LONGEST = 25  # words of a line


def settle(element: Element, repairs: Repairs) -> None:
    """In place: each stanza is one paragraph of lines."""
    for one in list(element.iter("pre")):
        if _POEM.search(_named(one)) or _POEM.search(_named(enclosing(one))):
            _of_pre(one, repairs)
    for around in list(element.iter("div", "section", "blockquote", "body", "article", "li", "p")):
        run: list[Element] = []
        in_stanza = _says(around, _STANZA) and all(_can_be_line(one, around) for one in around)
        for one in list(around):
            is_line = _can_be_line(one, around) and (in_stanza or _says(one, _LINE))
            if not is_line or _FIRST.search(_named(one)):
                _joined(run, repairs)
                run = []
            if is_line:
                run.append(one)
        _joined(run, repairs)


def _named(one: Element) -> str:
    types = (str(value) for key, value in one.attrib.items() if key.endswith("type"))
    return " ".join((one.get("class") or "", *types))


def _says(one: Element, names: re.Pattern[str]) -> bool:
    return any(names.fullmatch(name.replace("_", "-")) for name in _named(one).split())


def _can_be_line(one: Element, around: Element) -> bool:
    if one.tag not in (("span",) if around.tag == "p" else ("p", "div")):
        return False
    plain = not any(
        each.tag in BLOCKS or each.tag in ("br", "img")
        for each in one.iterdescendants()
        if isinstance(each.tag, str)
    )
    return plain and 0 < len(words(one).split()) <= _LONGEST and not (one.tail or "").strip()


def _joined(run: list[Element], repairs: Repairs) -> None:
    if len(run) < 2:
        return
    if run[0].tag == "span":
        for one in run[:-1]:
            one.tail = None
            one.addnext(one.makeelement("br"))
    else:
        stanza = run[0].makeelement("p")
        run[0].addprevious(stanza)
        for number, one in enumerate(run):
            one.tail = None
            one.tag = "span"
            if number:
                stanza.append(stanza.makeelement("br"))
            stanza.append(one)
    repairs.say("lines kept", at(run[0]), f"a stanza of {len(run)} lines: “{excerpt(words(run[0]))}”")


def _of_pre(pre: Element, repairs: Repairs) -> None:
    """In place: text as it was typed is paragraphs, one for each stanza; white space at the beginning of its
    lines goes."""
    typed = (pre.text or "").strip("\n")
    if not len(pre) and "\n\n" in typed:
        for stanza in re.split(r"\n[ \t]*\n\s*", typed):
            part = pre.makeelement("pre", {NUMBER: str(-at(pre))})
            part.text = stanza
            pre.addprevious(part)
            _of_pre(part, repairs)
        drop(pre)
        return
    lines = 0
    for one in list(pre.iter()):
        for key in ("text", "tail") if one is not pre else ("text",):
            text = getattr(one, key) or ""
            first, *rest = text.strip("\n" if key == "text" and one is pre else "").split("\n")
            if not rest:
                continue
            lines += len(rest)
            setattr(one, key, first.rstrip())
            owner = one if key == "text" else enclosing(one)
            index = 0 if key == "text" else owner.index(one) + 1
            for offset, line in enumerate(rest):
                broken = owner.makeelement("br")
                broken.tail = line.strip()
                owner.insert(index + offset, broken)
    pre.tag = "p"
    repairs.say("lines kept", at(pre), f"a verse of {lines + 1} lines: “{excerpt(words(pre))}”")
