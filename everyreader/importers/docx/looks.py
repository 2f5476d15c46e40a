"""What a Word file's styles say of its paragraphs: how large they are, what is hidden, in what language they
are."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import islice

from lxml import etree

from everyreader.importers.docx.parts import W, WordArchive, is_on, unstyled, value_of
from everyreader.importers.docx.styles import Styles, by_name, chain, said, usual
from everyreader.importers.docx.words import paragraphs, text_of, words_of
from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.office.quotations import is_short, is_style
from everyreader.model.elements import detach, enclosing

_CAPTIONS = ("caption", "image caption", "table caption")
_HEADINGS = ("title", "subtitle", *(f"heading {level}" for level in range(1, 10)))
_BESIDE_TITLES = ("author", "date", "abstract", *_CAPTIONS)  # styles that often rest upon Title
_CODE = ("Verbatim Char", "Source Code")
_TITLE = "EveryreaderTitle"
_SHOWN = ("b", "i", "u", "caps", "smallCaps", "color")
_UNSHOWN = ("0", "false", "off", "none", "auto", "000000")


class Looks:
    """The looks of one document's paragraphs."""

    def __init__(self, archive: WordArchive) -> None:
        self._root = archive.first("styles")
        self.styles: dict[str, etree._Element] = {} if self._root is None else by_name(self._root)
        self.usual = usual(self.styles)
        own = value_of(self.styles.get(self.usual), "rPr/sz")
        self._size = _number(own or value_of(self._root, "docDefaults/rPrDefault/rPr/sz")) or 20.0

    def is_caption(self, paragraph: etree._Element) -> bool:
        return self._rests_on(paragraph, _CAPTIONS)

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether it is a heading or a title by its style, or a short line in bold, as people type one."""
        if self._rests_on(paragraph, _HEADINGS):
            return True
        runs = [one for one in paragraph.iter(f"{W}r") if words_of(one).strip()]
        is_bold = all(is_on(one.find(f"{W}rPr/{W}b")) for one in runs)
        return is_bold and not self.is_caption(paragraph) and is_short(text_of(paragraph))

    def is_undone(self, paragraph: etree._Element) -> bool:
        """Whether it is in a style for headings of which somebody undid by hand all that shows, but for its
        size."""
        name = value_of(paragraph, "pPr/pStyle")
        own = [one.find(f"{W}rPr") for one in chain(name, self.styles)]
        set_apart = _shows(own) or _number(value_of(self.styles.get(name), "rPr/sz")) > self._size
        numbered = value_of(paragraph, "pPr/numPr/numId") or any(
            value_of(one, "pPr/numPr/numId") for one in chain(name, self.styles)
        )
        if not set_apart or numbered or self.is_centred(paragraph) or self.is_title(paragraph):
            return False
        said, plain = len(text_of(paragraph).strip()), 0
        for run in paragraph.iter(f"{W}r"):
            style = (one.find(f"{W}rPr") for one in chain(value_of(run, "rPr/rStyle"), self.styles))
            plain += 0 if _shows([run.find(f"{W}rPr"), *style, *own]) else len(words_of(run))
        return self._rests_on(paragraph, _HEADINGS[2:]) and 2 * plain > said > 0

    def is_title(self, paragraph: etree._Element) -> bool:
        """Whether its style is Title, or rests upon that and no nearer on another of Word's own."""
        names = (
            value_of(one, "name").lower() for one in chain(value_of(paragraph, "pPr/pStyle"), self.styles)
        )
        return next((one for one in names if one in (*_HEADINGS, *_BESIDE_TITLES)), "") == "title"

    def is_centred(self, paragraph: etree._Element) -> bool:
        return self.placed(paragraph) == "center"

    def placed(self, paragraph: etree._Element) -> str:
        """Where its lines stand (“center”); empty where nothing says so."""
        style = value_of(paragraph, "pPr/pStyle") or self.usual
        return value_of(paragraph, "pPr/jc") or said(style, self.styles, "pPr/jc")

    def is_subtitle(self, paragraph: etree._Element) -> bool:
        return self._rests_on(paragraph, ("subtitle",))

    def quotation(self, paragraph: etree._Element) -> str:
        """Its style where that is for quotations, or rests upon one that is."""
        name = value_of(paragraph, "pPr/pStyle")
        return name if any(is_style(value_of(one, "name")) for one in chain(name, self.styles)) else ""

    def _rests_on(self, paragraph: etree._Element, names: tuple[str, ...]) -> bool:
        """Whether its style is one of Word's own with these names, or rests upon it."""
        styles = chain(value_of(paragraph, "pPr/pStyle"), self.styles)
        return any(value_of(one, "name").lower() in names for one in styles)

    def is_hidden(self, run: etree._Element) -> bool:
        """Whether the run is hidden, by itself or by its style."""
        style = self.styles.get(value_of(run, "rPr/rStyle"))
        return any(one is not None and is_on(one.find(f"{W}rPr/{W}vanish")) for one in (run, style))

    def size(self, paragraph: etree._Element) -> float:
        by_style = said(value_of(paragraph, "pPr/pStyle"), self.styles, "rPr/sz")
        around = _number(by_style) if by_style else self._size
        runs = [one for one in paragraph.iter(f"{W}r") if words_of(one).strip()]
        own = [value_of(one, "rPr/sz") for one in runs]
        return min((_number(one) if one else around for one in own), default=around)

    def language(self) -> str:
        return value_of(self._root, "docDefaults/rPrDefault/rPr/lang")


def _shows(properties: list[etree._Element | None]) -> bool:
    """Whether words are set in more than the text's type where ``properties`` say so, the nearest first."""
    for name in _SHOWN:
        said = [each for one in properties if one is not None for each in one.findall(f"{W}{name}")]
        if said and said[0].get(f"{W}val", "1") not in _UNSHOWN:
            return True
    return False


def free_undone(body: etree._Element, looks: Looks, large: Container[int]) -> Iterator[Repair]:
    """In place: a few headings that look as the text does, where other lines look like headings, are
    paragraphs."""
    said = [(n, one) for n, one in enumerate(paragraphs(body), 1) if text_of(one).strip()]
    undone = [(n, one) for n, one in said if n not in large and looks.is_undone(one)]
    others = sum(map(looks.is_heading, (one for _, one in said))) - len(undone)
    for number, one in undone if len(undone) < others else ():
        unstyled(one)
        message = (
            f"its style is for headings, but it is set as the text is: “{excerpt(text_of(one).strip())}”"
        )
        yield Repair("heading made paragraph", number, message)


def _number(value: str) -> float:
    try:
        return float(value or 0)
    except ValueError:
        return 0.0


def show_titles(body: etree._Element, looks: Looks, styles: etree._Element | None) -> list[int]:
    """In place: the paragraphs in the style Title are headings, and their numbers: pandoc finds one at the
    top alone.

    Without one, it is the paragraph in which a cover page shows the title that the file has.
    """
    if styles is None:
        return []
    own = [one for one in paragraphs(body) if text_of(one).strip() and looks.is_title(one)]
    own = [one for one in own if one is own[0] or next(one.iterancestors(f"{W}tc"), None) is None]
    found = own or list(islice(_of_controls(body), 1))
    style = etree.SubElement(styles, f"{W}style", {f"{W}type": "paragraph", f"{W}styleId": _TITLE})
    etree.SubElement(style, f"{W}name").set(f"{W}val", "heading 1")
    for one in found:
        unstyled(one).insert(0, etree.Element(f"{W}pStyle", {f"{W}val": _TITLE}))
    return [n for n, one in enumerate(paragraphs(body), 1) if one in found]


def show_code(body: etree._Element, styles: Styles, fonts: etree._Element | None) -> None:
    """In place: words in the styles that pandoc takes for code are none where their own font is proportional,
    as the file's table of fonts says."""
    named = () if fonts is None else fonts.iter(f"{W}font")
    wide = {one.get(f"{W}name") for one in named if value_of(one, "pitch") == "variable"}

    def is_wide(run: etree._Element) -> bool:
        own = run.find(f"{W}rPr/{W}rFonts")
        return own is not None and own.get(f"{W}ascii") in wide

    for style in list(body.iter(f"{W}rStyle", f"{W}pStyle")):
        if any(value_of(one, "name") in _CODE for one in chain(style.get(f"{W}val", ""), styles)):
            around = enclosing(enclosing(style))
            runs = [run for run in around.iter(f"{W}r") if words_of(run).strip()]
            if runs and all(map(is_wide, runs)):
                detach(style)


def _of_controls(body: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs that are nothing but a control bound to the file's title."""
    for control in body.iter(f"{W}sdt"):
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        bound = "" if binding is None else binding.get(f"{W}xpath", "")
        paragraph = next(control.iter(f"{W}p"), next(control.iterancestors(f"{W}p"), None))
        said = "".join(one.text or "" for one in control.iter(f"{W}t")).strip()
        is_title = "coreProperties" in bound and re.search(r":title\b", bound)
        if is_title and paragraph is not None and said and said == text_of(paragraph).strip():
            yield paragraph
