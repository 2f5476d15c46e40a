"""What pandoc's HTML lacks for those who do not see the page. Each mend is one function on the tree; none
adds a word.

``mend`` runs them in order. The tree has HTML elements in no namespace and MathML in its own. What is ours
and is spoken stands in attributes only: the accessible names of notes and of ways back.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

from lxml import etree
from lxml.builder import E

from everyreader.formats.xhtml.headers import name_headers
from everyreader.formats.xhtml.prepare import HEADING, LIST_STYLE, excerpt
from everyreader.formats.xhtml.regions import mark_links_alone, scroll_tables
from everyreader.model.elements import enclosing
from everyreader.model.errors import SourceError
from everyreader.model.publication import Publication
from everyreader.model.text import folded
from everyreader.source.text import line_at
from everyreader.theme.phrases import direction, phrase

MATHML = "http://www.w3.org/1998/Math/MathML"
_M = f"{{{MATHML}}}"
_GONE = "everyreader-gone"  # an element whose tag goes and whose content stays
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = frozenset(("caption", "dd", "div", "dt", "figcaption", "li", "p", "td", "th"))
_ALIGN = {"text-align: right;": "align-right", "text-align: center;": "align-center"}

Element = etree._Element


def mend(root: Element, publication: Publication) -> None:
    """All mends on ``root``. Raises ``SourceError`` for a formula that cannot be written as MathML."""
    language = publication.metadata.language
    _sections(root)
    _math(root, publication.folder / "statement.md")
    _notes(root, language)
    _dateline(root, publication)
    _lists(root)
    _images(root, publication)
    _tables(root)
    scroll_tables(root, language)
    mark_links_alone(root)
    _code(root)
    _directions(root, language)
    etree.strip_tags(root, _GONE)


def language_of(element: Element, default: str) -> str:
    """The language in force at ``element``: the nearest ``lang``, else ``default``."""
    found = element.xpath("ancestor-or-self::*[@lang][1]/@lang")
    return str(found[-1]) if found else default


def _sections(root: Element) -> None:
    """The identifier stands on the heading, every heading has one, and a heading's language is not its
    section's.
    """
    for section in root.iter("section"):
        heading = next(iter(section), None)
        name = section.attrib.pop("id", "")
        if heading is not None and heading.tag in _HEADINGS and name:
            heading.set("id", name)
        section.attrib.pop("class", None)
    for one in root.iter("section", *_HEADINGS):
        for attribute in ("lang", "dir"):
            own = one.attrib.pop(f"data-{HEADING}-{attribute}", None)
            if own is not None and one.tag != "section":
                one.set(attribute, own)
    taken = set(root.xpath("//@id"))
    free = (name for name in map("heading-{}".format, count(1)) if name not in taken)
    for heading in root.iter(*_HEADINGS):
        if not heading.get("id"):
            heading.set("id", next(free))


def _math(root: Element, path: Path) -> None:
    """A formula's spoken alternative becomes its accessible name and ``alttext``.

    Pandoc's copy of the TeX goes.
    """
    for left in root.iter("span"):
        if "math" in (left.get("class") or "").split():
            tex = excerpt(left.text or "")
            message = f"the formula {tex} cannot be written as MathML; correct its TeX"
            raise SourceError(path, message, line=_line_of(left.text or "", path))
    for math in root.iter(f"{_M}math"):
        around = math.getparent()
        if around is not None and around.tag == "span" and around.get("alt"):
            spoken = folded(around.attrib.pop("alt"))
            math.set("aria-label", spoken)
            math.set("alttext", spoken)
        if math.get("display") == "block" and not _alone(math):
            math.set("display", "inline")
            math.set("displaystyle", "true")
        for cell in math.iter(f"{_M}mtd"):  # ``columnalign`` says it, and the style sheets draw it
            if "padding" in cell.attrib.pop("style", ""):
                cell.set("class", "joined")
        etree.strip_elements(math, f"{_M}annotation", with_tail=False)
        etree.strip_tags(math, f"{_M}semantics")


def _line_of(formula: str, path: Path) -> int | None:
    text, tex = path.read_text(encoding="utf-8"), formula.strip("$")
    return line_at(text, text.index(tex)) if tex in text else None


def _alone(formula: Element) -> bool:
    """Whether a displayed formula is all there is in its block; among words, or in a heading, it goes on with
    the line."""
    one, around = formula, formula.getparent()
    while around is not None and around.tag not in _HEADINGS:
        if len(around) > 1 or (around.text or "").strip() or (one.tail or "").strip():
            return False
        if around.tag in _BLOCKS:
            return True
        one, around = around, around.getparent()
    return False


def _notes(root: Element, language: str) -> None:
    """References and ways back say where they lead; the notes are one section with a name, each in its own
    language.
    """
    notes = {note.get("id"): note for note in root.xpath(".//section[@role='doc-endnotes']/ol/li")}
    _mark_again(root, notes)
    for link in root.xpath(".//a[@role='doc-noteref']"):
        before = link.getprevious()
        if before is not None and before.get("role") == "doc-noteref" and not before.tail:
            link.set("class", "beside")  # 1 and 3 are not 13
        else:
            link.attrib.pop("class", None)
        spoken = language_of(link, language)
        note = notes.pop(link.get("href")[1:], None)  # its first mark says its language
        if (
            note is not None and spoken != language
        ):  # in a French paragraph it is French, though it stands at the end
            note.set("lang", spoken)
        _label(link, "note", language, int("".join(link.itertext())))
    for section in root.xpath(".//section[@role='doc-endnotes']"):
        section.remove(section.find("hr"))
        _label(section, "notes", language, None)
        for number, note in enumerate(section.find("ol"), start=1):
            backs = note.xpath(".//a[@role='doc-backlink']")
            for place, back in enumerate(backs, start=1):
                back.attrib.pop("class")
                _label(back, "back", language, number, place if len(backs) > 1 else None)
            if backs[0].getparent() is note:
                paragraph = etree.SubElement(note, "p")
                paragraph.extend(backs)


def _mark_again(root: Element, notes: dict[str | None, Element]) -> None:
    """A further mark of a note leads to it like the first, and the note back to each; the arrows are counted
    for the eye."""
    for mark in root.xpath(".//span[@class='noteref']"):
        number, around = mark.get("data-note"), mark.getparent()
        back = notes[f"fn{number}"].xpath("(.//a[@role='doc-backlink'])[last()]")[0]
        place = len(notes[f"fn{number}"].xpath(".//a[@role='doc-backlink']")) + 1
        link = E.a(E.sup(number), role="doc-noteref", href=f"#fn{number}", id=f"fnref{number}-{place}")
        link.set("class", back.get("class"))
        link.tail = mark.tail
        around.replace(mark, link)
        if place == 2:
            back.append(E.sup("1"))
        further = E.a(back.text, E.sup(str(place)), role="doc-backlink", href=f"#fnref{number}-{place}")
        further.set("class", back.get("class"))
        back.addnext(further)
        back.tail = " "


def _label(element: Element, name: str, language: str, number: int | None, place: int | None = None) -> None:
    """An accessible name in the language in force; no ``lang`` is set, for it would speak for the content
    too.
    """
    here = language_of(element, language)
    said = phrase(name, here, number).text
    element.set("aria-label", said if place is None else f"{said}, {phrase('place', here, place).text}")


def _dateline(root: Element, publication: Publication) -> None:
    """The dateline is the statement's date in its own words, the ISO date beside it (HTML, 4.5.14)."""
    for span in root.xpath(".//span[@class='dateline']"):
        span.tag = "time"
        span.set("datetime", publication.metadata.date.isoformat())


def _lists(root: Element) -> None:
    """The counter style moves to the list as a class; boxes drawn by pandoc become the characters they
    were."""
    for around in root.xpath(f".//div[@data-{LIST_STYLE}]"):
        around.find("ol").set("class", around.attrib.pop(f"data-{LIST_STYLE}"))
        around.tag = _GONE
    for one in root.iter("ol", "ul"):
        if one.get("class") == "task-list":
            one.attrib.pop("class")
        if one.get("type") == "1":
            one.attrib.pop("type")
    for box in root.xpath(".//label/input"):
        mark = "☐ " if box.get("checked") is None else "☒ "
        enclosing(box).tag = box.tag = _GONE
        box.attrib.clear()
        box.text = mark


def _images(root: Element, publication: Publication) -> None:
    """Decoration says so; a missing alternative stays missing (it is judged, not hidden); the size is known
    early.
    """
    sizes = {one.name: one for one in publication.resources}
    for image in root.iter("img"):
        if image.attrib.pop("class", "") == "decorative":
            image.set("alt", "")
        elif not image.get("alt"):
            image.attrib.pop("alt", None)
        known = sizes.get(image.get("src", ""))
        if known is not None:
            image.set("width", str(known.width))
            image.set("height", str(known.height))
    for caption in root.iter("figcaption"):
        caption.attrib.pop("aria-hidden", None)


def _tables(root: Element) -> None:
    """Header cells say what they head (H63), an empty one heads nothing, alignment is a class."""
    etree.strip_elements(root, "colgroup", with_tail=False)
    for one in root.iter("table", "tr", "thead", "tbody", "tfoot"):
        one.attrib.pop("style", None)
        one.attrib.pop("class", None)
    for cell in root.iter("th", "td"):
        alignment = _ALIGN.get(cell.attrib.pop("style", ""))
        if alignment:
            cell.set("class", alignment)
        if cell.tag == "th":
            _scope(cell)
    name_headers(root)


def _scope(cell: Element) -> None:
    if not "".join(cell.itertext()).strip() and cell.find(".//img") is None:
        cell.tag = "td"
    else:
        cell.set("scope", "col" if cell.xpath("boolean(ancestor::thead)") else "row")


def _code(root: Element) -> None:
    """A block of code that is wider than the window can be scrolled with the keyboard (WCAG 2.1.1)."""
    for block in root.iter("pre"):
        block.set("tabindex", "0")


def _directions(root: Element, language: str) -> None:
    """A phrase of another script runs in its own direction where nobody said otherwise."""
    for one in root.xpath(".//*[@lang and not(@dir)]"):
        around = one.getparent()
        if direction(one.get("lang")) != direction(language_of(around, language)):
            one.set("dir", direction(one.get("lang")))
    for span in root.iter("span"):
        if not span.attrib:
            span.tag = _GONE
