"""Pages that Word wrote (“Web page, filtered”, and what is pasted from it): its styles and typed labels → a
page's own elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.office import languages
from everyreader.importers.web import lists
from everyreader.importers.web.elements import Element, at, drop
from everyreader.importers.web.languages import language
from everyreader.importers.web.words import HEADINGS, words
from everyreader.language.tongues import primary
from everyreader.source.labels import roman_value

_SPACES = " \t\r\n\xa0"
_FILLER = re.compile(r"font\s*:\s*7(?:\.0)?pt", re.IGNORECASE)  # of the spaces between a label and its words
_SYMBOLS = re.compile(r"symbol|wingdings|courier|webdings", re.IGNORECASE)
_INDENT = re.compile(r"margin-left\s*:\s*(-?[\d.]+)(pt|cm|mm|in)", re.IGNORECASE)
_LEVEL = re.compile(r"mso-list\s*:\s*\S+ level(\d)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
_USUAL = 36.0  # points that Word indents a list
_NUMBER = re.compile(r"\(?(?:(\d{1,3})|([a-zA-Z])|([ivxlcIVXLC]{1,7}))[.)]")
_LONGEST = 8  # letters of a label
_COMMENTS = ("msocomanchor", "MsoCommentReference", "msocomtxt")


@dataclass(frozen=True)
class _Item:
    """A paragraph of a list; ``label`` is empty where it shows a mark, and ``number`` -1 where it goes on
    with the item before."""

    paragraph: Element
    level: float
    label: str
    number: int


def settle(article: Element, repairs: Repairs) -> None:
    """In place: titles, quotations, captions and lists of Word are such, comments and lists of contents
    go."""
    if not any((one.get("class") or "").lower().startswith("mso") for one in article.iter()):
        return
    _without_comments(article, repairs)
    _without_contents(article, repairs)
    for one in list(article.iter("p")):
        name = one.get("class") or ""
        if name == "MsoTitle" and words(one):
            one.tag = "h1"
        elif name in ("MsoQuote", "MsoIntenseQuote"):
            _quoted(one)
        elif name == "MsoCaption":
            one.set("class", "caption")
    _lists(article, repairs)
    for one in article.iter(*HEADINGS):
        filler = _filler(one)
        if filler is not None:
            filler.text = " "
    _languages(article)


def _without_comments(article: Element, repairs: Repairs) -> None:
    for one in list(article.iter("a", "span", "div", "p")):
        if set((one.get("class") or "").split()) & set(_COMMENTS) and article in one.iterancestors():
            if words(one) and one.tag in ("div", "p"):
                repairs.say("comment left out", at(one), f"“{excerpt(words(one), 200)}”")
            drop(one)


def _without_contents(article: Element, repairs: Repairs) -> None:
    lines = [one for one in article.iter("p") if re.match(r"MsoToc(?:\d|Heading)", one.get("class") or "")]
    if lines:
        said = " ".join(map(words, lines))
        repairs.say("list of contents left out", at(lines[0]), f"“{excerpt(said, 200)}”")
    for one in lines:
        drop(one)


def _quoted(one: Element) -> None:
    """In place: ``one`` is a quotation, or goes on with the one before it."""
    before = one.getprevious()
    if before is None or before.tag != "blockquote" or (before.tail or "").strip():
        before = one.makeelement("blockquote")
        one.addprevious(before)
    before.tail, one.tail = one.tail, None
    before.append(one)


def _filler(paragraph: Element) -> Element | None:
    """The spaces that stand between a label of at most a few letters and the words of its paragraph."""
    for one in paragraph.iter("span"):
        if _FILLER.search(one.get("style") or "") and not (one.text or "").strip(_SPACES) and not len(one):
            return one if len(_before(one, paragraph)) <= _LONGEST else None
    return None


def _before(filler: Element, paragraph: Element) -> str:
    said = ""
    for text in paragraph.xpath(".//text()"):
        owner = text.getparent()
        if owner is filler and not text.is_tail:
            break
        said += text
    return said.strip(_SPACES)


def _lists(article: Element, repairs: Repairs) -> None:
    run: list[_Item] = []
    for one in [*article.iter("p"), None]:
        item = None if one is None else _item(one, run)
        if run and (one is None or item is None or not _follows(one, run[-1].paragraph)):
            message = f"{len(run)} points, the first “{excerpt(words(run[0].paragraph), 40)}”"
            repairs.say("typed points made list", at(run[0].paragraph), message)
            _listed(run)
            run = []
            item = None if one is None else _item(one, run)
        run += [item] if item else []


def _follows(one: Element, last: Element) -> bool:
    return one.getprevious() is last and not (last.tail or "").strip(_SPACES)


def _item(paragraph: Element, run: list[_Item]) -> _Item | None:
    style = paragraph.get("style") or ""
    told, indent = _LEVEL.search(style), _INDENT.search(style)
    level = float(told[1]) if told else float(indent[1]) * _POINTS[indent[2].lower()] if indent else _USUAL
    filler = _filler(paragraph)
    if filler is None:
        goes_on = run and (paragraph.get("class") or "").startswith("MsoListParagraph") and words(paragraph)
        return _Item(paragraph, level, "", -1) if goes_on else None
    label = _before(filler, paragraph)
    look = " ".join(each.get("style") or "" for each in filler.iterancestors("span"))
    if label and (not label[:1].isalnum() or _SYMBOLS.search(look)) and not _NUMBER.fullmatch(label):
        return _Item(paragraph, level, "", 0)
    above = next((each for each in reversed(run) if each.level == level and each.label), None)
    number = next(iter(_numbers(label, above.number if above else 0)), 0)
    return _Item(paragraph, level, label, number) if number else None


def _numbers(label: str, before: int) -> Iterator[int]:
    """What ``label`` counts: what follows ``before`` where it can be that."""
    found = _NUMBER.fullmatch(label)
    bare = label.strip("().").lower()
    if not found:
        return
    letter = ord(bare) - ord("a") + 1 if len(bare) == 1 and bare.isalpha() else 0
    both = [int(found[1])] if found[1] else [one for one in (letter, roman_value(bare)) if one]
    yield from (one for one in both if one == before + 1)
    yield from both


def _listed(run: list[_Item]) -> None:
    """In place: the paragraphs of ``run`` are items of lists, those further in within those above them."""
    open_: list[tuple[float, Element]] = []
    for one in run:
        while len(open_) > 1 and open_[-1][0] > one.level:
            open_.pop()
        _taken(one, open_)


def _taken(one: _Item, open_: list[tuple[float, Element]]) -> None:
    paragraph = one.paragraph
    if one.number < 0:
        paragraph.tail = None
        open_[-1][1][-1].append(paragraph)
        return
    tag = "ol" if one.label else "ul"
    deeper = bool(open_) and open_[-1][0] < one.level
    if not open_ or deeper or open_[-1][1].tag != tag:
        owner = paragraph.makeelement(tag)
        if not open_:
            paragraph.addprevious(owner)
        elif deeper:
            open_[-1][1][-1].append(owner)
        else:
            open_.pop()[1].addnext(owner)
        open_.append((one.level, owner))
    owner = open_[-1][1]
    item = owner.makeelement("li")
    owner.append(item)
    _without_label(paragraph)
    item.append(paragraph)
    paragraph.tail = None
    if one.label:
        lists.tell(item, one.number, one.label)


def _without_label(paragraph: Element) -> None:
    filler = _filler(paragraph)
    for text in paragraph.xpath(".//text()"):
        owner = text.getparent()
        if text.is_tail:
            owner.tail = None
        else:
            owner.text = None
        if owner is filler and not text.is_tail:
            return


def _languages(article: Element) -> None:
    """In place: marks of Word's spelling are none of a language where the words do not show it."""
    main = primary(language(article))
    for one in article.iterdescendants("p", "span", *HEADINGS):
        paragraph = next(one.iterancestors("p", *HEADINGS), one)
        tag = one.get("lang")
        if tag and not languages.is_kept(words(one), words(paragraph), tag, main):
            del one.attrib["lang"]
