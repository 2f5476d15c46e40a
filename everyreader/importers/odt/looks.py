"""What an OpenDocument's styles say of its paragraphs: how large they are, and in what language."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from everyreader.importers.odt.styles import alignment_of, chain, language_of, of_text, parent_of
from everyreader.importers.odt.words import PARAGRAPHS, STYLE, TABLE, TEXT, paragraphs, text_of
from everyreader.importers.office.quotations import is_short, is_style
from everyreader.model.elements import enclosing

_HEADINGS = ("Title", "Subtitle", "Heading")
_USUAL = 12.0  # points, where no style says another size


class Looks:
    """The ``styles`` of one document, by their names; ``roots`` are its parts that hold some."""

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        self.styles = {
            one.get(f"{STYLE}name", ""): one for each in roots for one in each.iter(f"{STYLE}style")
        }
        self._default = next(
            (
                one
                for each in roots
                for one in each.iter(f"{STYLE}default-style")
                if one.get(f"{STYLE}family") == "paragraph"
            ),
            None,
        )

    def rests_on(self, paragraph: etree._Element, style: str) -> bool:
        """Whether the paragraph's style is ``style``, or rests upon it."""
        name = paragraph.get(f"{TEXT}style-name", "")
        return name == style or any(parent_of(one) == style for one in chain(name, self.styles))

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether it is a heading or a title by its style, or a short line in bold, as people type one."""
        if paragraph.tag != PARAGRAPHS[0] or any(self.rests_on(paragraph, one) for one in _HEADINGS):
            return True
        spans = [one for one in paragraph.iter(f"{TEXT}span") if text_of(one).strip()]
        words = "".join(map(text_of, spans)).split()
        all_of_it = [paragraph] if words != text_of(paragraph).split() else spans
        is_bold = all(self._is_bold(one) for one in all_of_it)
        return is_bold and not self.rests_on(paragraph, "Caption") and is_short(text_of(paragraph))

    def _is_bold(self, node: etree._Element) -> bool:
        said = (of_text(one, "font-weight") for one in chain(node.get(f"{TEXT}style-name", ""), self.styles))
        return next(filter(None, said), "") == "bold"

    def is_centred(self, paragraph: etree._Element) -> bool:
        around = chain(paragraph.get(f"{TEXT}style-name", ""), self.styles)
        return next(filter(None, map(alignment_of, around)), "") == "center"

    def quotation(self, paragraph: etree._Element) -> str:
        """The name of its style where that is for quotations, or rests upon one that is."""
        name = paragraph.get(f"{TEXT}style-name", "")
        names = [name, *(parent_of(one) for one in chain(name, self.styles))]
        if not any(is_style(self._shown(one)) for one in names):
            return ""
        return parent_of(self.styles[name]) if self.is_automatic(name) else name

    def is_automatic(self, name: str) -> bool:
        """Whether a style is of the text alone: what somebody set by hand."""
        style = self.styles.get(name)
        return style is not None and etree.QName(enclosing(style)).localname == "automatic-styles"

    def _shown(self, name: str) -> str:
        """A style's name as people read it."""
        style = self.styles.get(name)
        return name if style is None else style.get(f"{STYLE}display-name", name)

    def size(self, paragraph: etree._Element) -> float:
        spans = [one for one in paragraph.iter(f"{TEXT}span") if "".join(one.itertext()).strip()]
        whole = len(spans) == 1 and "".join(spans[0].itertext()).strip() == text_of(paragraph).strip()
        own = self._style_size(spans[0].get(f"{TEXT}style-name", "")) if whole else None
        return own or self._style_size(paragraph.get(f"{TEXT}style-name", "")) or self._default_size()

    def _style_size(self, name: str, depth: int = 0) -> float | None:
        style = self.styles.get(name)
        if style is None or depth > 10:
            return None
        size = of_text(style, "font-size")
        if size.endswith("pt"):
            return _points(size)
        around = self._style_size(parent_of(style), depth + 1)
        if size.endswith("%"):
            return (around or self._default_size()) * _points(size) / 100
        return around

    def _default_size(self) -> float:
        return _points(of_text(self._default, "font-size")) or _USUAL

    def language(self) -> str:
        return language_of(self._default)


def show_titles(body: etree._Element, looks: Looks) -> list[int]:
    """In place: the paragraphs in the style Title are headings, and their numbers: pandoc takes them for
    paragraphs like others."""
    found = []
    for number, one in enumerate(paragraphs(body), 1):
        is_title = looks.rests_on(one, "Title") and not looks.rests_on(one, "Subtitle")
        in_cell = next(one.iterancestors(f"{TABLE}table-cell"), None) is not None
        if is_title and one.tag == PARAGRAPHS[0] and text_of(one).strip() and not (found and in_cell):
            one.tag = f"{TEXT}h"
            one.set(f"{TEXT}outline-level", "1")
            found.append(number)
    return found


def _points(size: str) -> float:
    try:
        return float(size.rstrip("pt%"))
    except ValueError:
        return 0.0
