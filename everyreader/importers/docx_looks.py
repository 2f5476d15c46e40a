"""What a Word file's styles say of its paragraphs: how large they are, what is hidden, in what language they
are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from everyreader.importers.docx_parts import W, WordArchive, is_on, properties_of, value_of
from everyreader.importers.docx_styles import by_name, chain
from everyreader.importers.docx_words import paragraphs, text_of, words_of
from everyreader.importers.quotations import is_short, is_style

_CAPTIONS = ("caption", "image caption", "table caption")
_HEADINGS = ("title", "subtitle", *(f"heading {level}" for level in range(1, 10)))
_TITLE = "EveryreaderTitle"


class Looks:
    """The looks of one document's paragraphs."""

    def __init__(self, archive: WordArchive) -> None:
        self._archive = archive
        self._hidden_styles: frozenset[str] = frozenset()
        self._sizes: dict[str, float] = {}
        self.styles: dict[str, etree._Element] = {}
        self.usual = ""  # the style of paragraphs that name none
        for part in archive.parts("styles"):
            root = archive.xml(part)
            self.styles.update(by_name(root))
            self._hidden_styles = frozenset(
                one.get(f"{W}styleId", "")
                for one in root.iter(f"{W}style")
                if is_on(one.find(f"{W}rPr/{W}vanish"))
            )
            for one in root.iter(f"{W}style"):
                size = one.find(f"{W}rPr/{W}sz")
                if size is not None:
                    self._sizes[one.get(f"{W}styleId", "")] = _number(size.get(f"{W}val"))
            size = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
            self._sizes[""] = _number(size.get(f"{W}val")) if size is not None else 20.0
            normal = [
                one.get(f"{W}styleId", "")
                for one in root.iter(f"{W}style")
                if one.get(f"{W}default") == "1" and one.get(f"{W}type") == "paragraph"
            ]
            self.usual = next(iter(normal), "")
            self._sizes[""] = self._sizes.get(normal[0], self._sizes[""]) if normal else self._sizes[""]

    def is_caption(self, paragraph: etree._Element) -> bool:
        return self._rests_on(paragraph, _CAPTIONS)

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether it is a heading or a title by its style, or a short line in bold, as people type one."""
        if self._rests_on(paragraph, _HEADINGS):
            return True
        runs = [one for one in paragraph.iter(f"{W}r") if words_of(one).strip()]
        is_bold = all(is_on(one.find(f"{W}rPr/{W}b")) for one in runs)
        return is_bold and not self.is_caption(paragraph) and is_short(text_of(paragraph))

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
        style = run.find(f"{W}rPr/{W}rStyle")
        by_style = style is not None and style.get(f"{W}val") in self._hidden_styles
        return is_on(run.find(f"{W}rPr/{W}vanish")) or by_style

    def size(self, paragraph: etree._Element) -> float:
        around = self._sizes.get(value_of(paragraph, "pPr/pStyle"), self._sizes.get("", 20.0))
        own = []
        for run in paragraph.iter(f"{W}r"):
            size = run.find(f"{W}rPr/{W}sz")
            if words_of(run).strip():
                own.append(_number(size.get(f"{W}val")) if size is not None else around)
        return min(own, default=around)

    def language(self) -> str:
        for part in self._archive.parts("styles"):
            one = self._archive.xml(part).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
            if one is not None:
                return one.get(f"{W}val", "")
        return ""


def _number(value: str | None) -> float:
    try:
        return float(value or 0)
    except ValueError:
        return 0.0


def show_title(body: etree._Element, styles: etree._Element | None) -> None:
    """In place: the paragraph in the style Title is a heading where other words stand above it: pandoc finds
    it at the top alone.

    Without one, it is the paragraph in which a cover page shows the title that the file has.
    """
    if styles is None:
        return
    named = {one.get(f"{W}val", "").lower(): one.getparent() for one in styles.iterfind(f"{W}style/{W}name")}
    title = named["title"].get(f"{W}styleId") if "title" in named else None
    said = [one for one in paragraphs(body) if text_of(one).strip()]
    own = [one for one in said if title and value_of(one, "pPr/pStyle") == title]
    found = own[0] if own else next(_of_controls(body), None)
    if found is None or own and found is said[0]:
        return
    style = etree.SubElement(styles, f"{W}style", {f"{W}type": "paragraph", f"{W}styleId": _TITLE})
    etree.SubElement(style, f"{W}name").set(f"{W}val", "heading 1")
    properties = properties_of(found, "pPr")
    for one in properties.findall(f"{W}pStyle"):
        properties.remove(one)
    properties.insert(0, etree.Element(f"{W}pStyle", {f"{W}val": _TITLE}))


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
