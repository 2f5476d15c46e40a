"""Word: what stands round words without being any (tags, readings above words, prompts of forms, lists of
contents)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from everyreader.importers.docx.parts import WP, A, V, W, properties_of, unwrap, value_of
from everyreader.importers.docx.words import paragraph_of, paragraphs, run_of, text_of
from everyreader.importers.draft import Repair, excerpt
from everyreader.model.elements import detach, enclosing
from everyreader.model.lengths import inches
from everyreader.model.text import folded

_AROUND = tuple(f"{W}{name}" for name in ("customXml", "smartTag", "bdo", "dir"))
_CONTENTS = (
    *("contents", "table of contents", "list of contents", "inhalt", "inhaltsverzeichnis", "sommaire"),
    *("table des matières", "índice", "contenido", "contenidos", "sumario", "indice", "sommario", "sumário"),
)
_ABOUT = tuple(f"{W}{name}" for name in ("customXmlPr", "smartTagPr"))
_HEIGHT = re.compile(r"(?:^|;)\s*height:([^;]+)")


def open_tags(body: etree._Element) -> None:
    """In place: the words in tags and in runs of a direction as words like others; pandoc drops most of
    them."""
    for one in list(body.iter(*_AROUND)):
        unwrap(one, [each for each in one if each.tag not in _ABOUT])


def join_initials(body: etree._Element) -> None:
    """In place: a large first letter, a frame of its own to Word, as the first letter of its word."""
    for frame in list(body.iter(f"{W}framePr")):
        paragraph = next(frame.iterancestors(f"{W}p"), None)
        after = None if paragraph is None else paragraph.getnext()
        if paragraph is None or after is None or after.tag != f"{W}p":
            continue
        if frame.get(f"{W}dropCap", "none") == "none":
            continue
        properties = after.find(f"{W}pPr")
        for number, one in enumerate(one for one in list(paragraph) if one.tag != f"{W}pPr"):
            after.insert(number + (properties is not None), one)
        detach(paragraph)


def float_out(body: etree._Element, heads: Callable[[etree._Element], bool]) -> None:
    """In place: pictures that float beside a heading in a paragraph of their own behind it; they are
    anchored somewhere in its words."""
    for paragraph in list(paragraphs(body)):
        if not text_of(paragraph).strip() or not heads(paragraph):
            continue
        floating = [one for one in paragraph.iter(f"{W}drawing", f"{W}pict") if _floats(one)]
        for one in reversed(floating):
            run = etree.Element(f"{W}r")
            run.append(one)
            paragraph.addnext(paragraph_of(run))


def _floats(picture: etree._Element) -> bool:
    """Whether it is a picture, not text in a box, that stands elsewhere than in its line."""
    if next(picture.iter(f"{W}txbxContent"), None) is not None:
        return False
    if picture.tag == f"{W}drawing":
        return picture.find(f"{WP}anchor") is not None and next(picture.iter(f"{A}blip"), None) is not None
    shapes = [one for one in picture if next(one.iter(f"{V}imagedata"), None) is not None]
    return any("position:absolute" in one.get("style", "").replace(" ", "") for one in shapes)


def readings(body: etree._Element) -> Iterator[Repair]:
    """In place: a word's reading, which Word shows above it, follows it in brackets; pandoc drops both."""
    for number, paragraph in enumerate(paragraphs(body), 1):
        for ruby in list(paragraph.iter(f"{W}ruby")):
            above = "".join(one.text or "" for one in ruby.iterfind(f"{W}rt//{W}t")).strip()
            run = enclosing(ruby)
            for one in ruby.iterfind(f"{W}rubyBase/{W}r"):
                run.addprevious(one)
            if above:
                run.addprevious(run_of(f" ({above})"))
                yield Repair("reading kept", number, f"in brackets: “{excerpt(above)}”")
            run.remove(ruby)


def prompts(body: etree._Element) -> Iterator[Repair]:
    """In place: without what a form's fields say while nothing is typed into them."""
    for number, paragraph in enumerate(list(paragraphs(body)), 1):
        for one in list(paragraph.iter(f"{W}sdt")) + list(_around(paragraph)):
            content = one.find(f"{W}sdtContent")
            if content is None or one.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                continue
            runs = list(content.iter(f"{W}r"))
            words = folded("".join(each.text or "" for run in runs for each in run.iter(f"{W}t")))
            for run in runs:
                detach(run)
            if words:
                yield Repair("prompt left out", number, f"nothing was typed there: “{excerpt(words)}”")


def _around(paragraph: etree._Element) -> Iterator[etree._Element]:
    content = paragraph.getparent()
    if content is not None and content.tag == f"{W}sdtContent":
        yield enclosing(content)


def contents(body: etree._Element) -> Iterator[Repair]:
    """In place: without lists of contents and of figures: of the pages of another layout; every edition has
    contents of its own."""
    for number, several in _lists(body):
        before = several[0].getprevious()
        several = [before, *several] if before is not None and _heads_contents(before) else several
        words = folded(" ".join(text_of(one) for one in several))
        for one in several:
            detach(one)
        if words:
            message = f"its page numbers mean nothing here: “{excerpt(words, 200)}”"
            yield Repair("list of contents left out", number, message)


def _heads_contents(paragraph: etree._Element) -> bool:
    """Whether it is nothing but the heading of a list of contents, by its style or its words."""
    named = value_of(paragraph, "pPr/pStyle").lower().startswith(("tocheading", "toc heading"))
    return paragraph.tag == f"{W}p" and (named or text_of(paragraph).strip(" :").lower() in _CONTENTS)


def _lists(body: etree._Element) -> list[tuple[int, list[etree._Element]]]:
    """The paragraphs of each such list, and the number of its first: those that its field fills, or that
    stand in its control."""
    found: list[tuple[int, list[etree._Element]]] = []
    open_: list[str] = []
    for number, paragraph in enumerate(paragraphs(body), 1):
        begins = _in_gallery(paragraph)
        is_one = begins or any(one.startswith("TOC") for one in open_)
        for one in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
            kind = one.get(f"{W}fldCharType")
            if kind == "begin":
                open_.append("")
            elif kind == "end" and open_:
                open_.pop()
            elif one.tag == f"{W}instrText" and open_:
                open_[-1] = (open_[-1] + (one.text or "")).lstrip().upper()
            simple = one.get(f"{W}instr", "").strip().upper()
            is_one = is_one or simple.startswith("TOC") or any(each.startswith("TOC") for each in open_)
        if is_one:
            if not found or found[-1][0] + len(found[-1][1]) != number:
                found.append((number, []))
            found[-1][1].append(paragraph)
    return found


def _in_gallery(paragraph: etree._Element) -> bool:
    return any(
        one.get(f"{W}val") == "Table of Contents"
        for control in paragraph.iterancestors(f"{W}sdt")
        for one in control.iterfind(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    )


def drawn(path: etree._Element) -> etree._Element:
    """The paragraph of what is drawn along ``path``: its lines are as high as its shape has room for."""
    said = path.get("string", "")
    run = run_of(said)
    height = _HEIGHT.search(enclosing(path).get("style", ""))
    size = inches(height[1]) / len(said.strip().splitlines() or [""]) if height else 0.0
    if size > 0:
        etree.SubElement(properties_of(run, "rPr"), f"{W}sz", {f"{W}val": str(round(144 * size))})
    return paragraph_of(run)
