"""The notes of a page or a book: what its links say are marks and notes → as pandoc knows them."""

from __future__ import annotations

import re

from lxml import etree

from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.office.one_note import sign
from everyreader.importers.repair.notes.notes import HEADING
from everyreader.importers.web.elements import Element, at, drop, put_before
from everyreader.importers.web.languages import language
from everyreader.importers.web.words import HEADINGS, words
from everyreader.model.elements import enclosing

_MARK = re.compile(
    r"[\[(]?(?:(?:foot|end)?note |fußnote |nota |fn )?(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})[\])]?",
    re.IGNORECASE,
)
_BACK = frozenset("↩↑↵⏎⤴⮐^\ufe0e\ufe0f")
_BLOCKS = ("li", "aside", "p", "div", "dd", "section", "td", "body")
_SAYS = re.compile(r"noteref|footnote-?ref|fn-?ref", re.IGNORECASE)


def settle(article: Element, repairs: Repairs) -> list[list[Element]]:
    """In place: marks and notes by their roles; the marks are no words, since every edition sets its own.
    Each note's marks."""
    order = {one: at for at, one in enumerate(article.iter())}
    places = {
        one.get(key): one
        for one in order
        for key in ("name", "id")
        if isinstance(one.tag, str) and one.get(key)
    }
    notes: dict[Element, Element] = {}
    marks: dict[Element, list[Element]] = {}
    before: list[Element | None] = []
    for mark in list(article.iter("a")):
        target = (
            places.get((mark.get("href") or "")[1:]) if (mark.get("href") or "").startswith("#") else None
        )
        label = words(mark)
        if target is None or not _MARK.fullmatch(label) or order[target] < order[mark]:
            continue
        block = next((up for up in (target, *target.iterancestors()) if up.tag in _BLOCKS), None)
        if (
            block is None
            or block in mark.iterancestors()
            or block is article
            or block not in marks
            and not _leads(mark, block, label)
        ):
            continue
        marks.setdefault(block, []).append(mark)
    for number, (block, several) in enumerate(marks.items(), 1):
        label, name = words(several[0]), f"everyreader-note-{number}"
        own = language(block)
        differs = any(language(one) != own for one in (article, *several))
        notes[block] = _note(block, several, label, name)
        if differs:
            notes[block].set("lang", own)
        before.append(_close_place(block))
        repairs.say("note kept", at(several[0]), f"the mark “{label}” and “{excerpt(words(notes[block]))}”")
        for mark in several:
            _bare(mark)
            mark.attrib.update({"href": f"#{name}", "role": "doc-noteref"})
    _without_headings(before, repairs)
    _without_types(article)
    if notes:
        section = etree.SubElement(article, "section", {"role": "doc-endnotes"})
        etree.SubElement(section, "ol").extend(notes.values())
    return list(marks.values())


def write_signs(marks: list[list[Element]]) -> None:
    """Tell pandoc of a note's further marks, which it would give notes of their own."""
    for number, several in enumerate((one for one in marks if len(one) > 1), 1):
        for mark in several:
            put_before(mark, sign(number))
            if mark is not several[0]:
                drop(mark)


def _bare(mark: Element) -> None:
    """``mark`` without its number and the brackets or the sup around it."""
    for child in list(mark):
        mark.remove(child)
    mark.text = None
    mark.attrib.clear()
    around = enclosing(mark)
    alone = around.tag in ("sup", "span") and len(around) == 1
    if alone and not (around.text or "").strip(" [(") and not (mark.tail or "").strip(" ])"):
        around.text = mark.tail = None
        around.tag = "span"


def _leads(mark: Element, block: Element, label: str) -> bool:
    """Whether the mark says that it is one, or what it leads to leads back or begins with it."""
    said = " ".join(str(value) for key, value in mark.attrib.items() if key != "href")
    own = _places(mark)
    back = any((one.get("href") or "")[1:] in own for one in block.iter("a"))
    bare = label.strip("[]()")
    return bool(_SAYS.search(said)) or back or words(block).lstrip("[(").startswith(f"{bare} ")


def _places(mark: Element) -> set[str]:
    """The identifiers of a mark, of what is around and what is in it."""
    near = (mark, *mark.iterancestors("sup", "span"), *mark.iterdescendants())
    return {said for one in near for key in ("id", "name") if (said := one.get(key))}


def _note(block: Element, marks: list[Element], label: str, name: str) -> Element:
    """``block`` as the note ``name``, without what leads back and without the mark at its head."""
    own = {one for mark in marks for one in _places(mark)}
    for one in [each for each in block.iter("span") if "backlink" in (each.get("class") or "")]:
        drop(one)
    is_led = words(block).startswith(label)
    for one in list(block.iter("a")):
        to = (one.get("href") or "").partition("#")[2]
        if (
            set(words(one)) <= _BACK
            or to
            and (to in own or "backlink" in f"{one.get('role')} {one.get('class')} {dict(one.attrib)}")
        ):
            around = enclosing(one)
            drop(one)
            if around.tag == "sup" and not words(around):
                drop(around)
    for one in block.iter("sup", "span", "a", "b", "strong"):
        if words(one) == label and words(block).startswith(label):
            drop(one)
            break
    if is_led and not words(block).startswith(label):
        _without_stop(block)
    note = etree.Element("li", {"id": name})
    note.text = block.text
    note.extend(list(block))
    return note


def _without_stop(block: Element) -> None:
    """In place: “1. Words” was one with its mark; what is left of that, a stop or a bracket, goes with it."""
    for text in block.xpath(".//text()[normalize-space()]")[:1]:
        around = text.getparent()
        plain = text.lstrip(" \n\t.):]")
        if text.is_tail:
            around.tail = plain
        else:
            around.text = plain


def _close_place(block: Element) -> Element | None:
    """In place: ``block`` goes, and the lists and parts that held nothing but notes. What stood before
    them."""
    around, before = block.getparent(), block.getprevious()
    drop(block)
    while around is not None and around.tag in ("ol", "ul", "section", "div", "aside", "footer"):
        said, outer = words(around), around.getparent()
        if said and not HEADING.fullmatch(said) or next(around.iter("img"), None) is not None:
            break
        if said:
            return next((one for one in around.iter(*HEADINGS, "p") if words(one)), None)
        before = around.getprevious()
        drop(around)
        around = outer
    return before


def _without_headings(before: list[Element | None], repairs: Repairs) -> None:
    """In place: out of what stood before the notes, the headings that have nothing below them any more."""
    for one in dict.fromkeys(before):
        if one is None or one.getparent() is None or not isinstance(one.tag, str) or (one.tail or "").strip():
            continue
        after = one.getnext()
        begins = after if after is None or after.tag != "div" or not len(after) else after[0]
        is_empty = begins is None or begins.tag in ("h1", "h2", "h3", "h4", "section", "footer")
        if is_empty and HEADING.fullmatch(words(one)):
            repairs.say("heading of notes taken out", at(one), f"“{words(one)}”")
            drop(one)


def _without_types(article: Element) -> None:
    """pandoc would leave out what a book calls a title page, and take for a note what has none."""
    for one in article.iter():
        if isinstance(one.tag, str):
            for key in [key for key in one.attrib if key == "type" or key.endswith((":type", "}type"))]:
                del one.attrib[key]
            if one.get("role") and not (
                one.tag == "a" and one.get("role") == "doc-noteref" and not words(one)
            ):
                del one.attrib["role"]
