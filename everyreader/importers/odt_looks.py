"""What an OpenDocument's styles say of its paragraphs: how large they are, and in what language."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from everyreader.importers.odt_words import NAMESPACE, STYLE, TEXT, text_of

_FO = NAMESPACE % "xsl-fo-compatible"
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
        name, depth = paragraph.get(f"{TEXT}style-name", ""), 0
        while name not in (style, "") and depth < 10:
            found, depth = self.styles.get(name), depth + 1
            name = "" if found is None else found.get(f"{STYLE}parent-style-name", "")
        return name == style

    def size(self, paragraph: etree._Element) -> float:
        spans = [one for one in paragraph.iter(f"{TEXT}span") if "".join(one.itertext()).strip()]
        whole = len(spans) == 1 and "".join(spans[0].itertext()).strip() == text_of(paragraph).strip()
        own = self._style_size(spans[0].get(f"{TEXT}style-name", "")) if whole else None
        return own or self._style_size(paragraph.get(f"{TEXT}style-name", "")) or self._default_size()

    def _style_size(self, name: str, depth: int = 0) -> float | None:
        style = self.styles.get(name)
        if style is None or depth > 10:
            return None
        properties = style.find(f"{STYLE}text-properties")
        size = "" if properties is None else properties.get(f"{_FO}font-size", "")
        if size.endswith("pt"):
            return _points(size)
        around = self._style_size(style.get(f"{STYLE}parent-style-name", ""), depth + 1)
        if size.endswith("%"):
            return (around or self._default_size()) * _points(size) / 100
        return around

    def _default_size(self) -> float:
        one = None if self._default is None else self._default.find(f"{STYLE}text-properties")
        return (_points(one.get(f"{_FO}font-size", "")) if one is not None else 0) or _USUAL

    def language(self) -> str:
        one = None if self._default is None else self._default.find(f"{STYLE}text-properties")
        if one is None:
            return ""
        country = one.get(f"{_FO}country", "none")
        return one.get(f"{_FO}language", "") + ("" if country == "none" else f"-{country}")


def _points(size: str) -> float:
    try:
        return float(size.rstrip("pt%"))
    except ValueError:
        return 0.0
