"""What an OpenDocument's styles say of its paragraphs: how large they are, and in what language."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from everyreader.importers.odt_styles import chain, language_of, of_text, parent_of
from everyreader.importers.odt_words import STYLE, TEXT, text_of
from everyreader.importers.quotations import is_style

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
        return style is not None and etree.QName(style.getparent()).localname == "automatic-styles"

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


def _points(size: str) -> float:
    try:
        return float(size.rstrip("pt%"))
    except ValueError:
        return 0.0
