"""What a Word file's styles say of its paragraphs: how large they are, what is hidden, in what language they are."""

from __future__ import annotations

from lxml import etree

from everyreader.importers.docx_parts import W, WordArchive, is_on
from everyreader.importers.docx_words import words_of

_CAPTIONS = ("caption", "image caption", "table caption")
_DEEPEST = 10  # styles that rest upon each other


class Looks:
    """The looks of one document's paragraphs."""

    def __init__(self, archive: WordArchive) -> None:
        self._archive = archive
        self._hidden_styles: frozenset[str] = frozenset()
        self._sizes: dict[str, float] = {}
        self._styles: dict[str, etree._Element] = {}
        for part in archive.parts("styles"):
            root = archive.xml(part)
            self._styles.update((one.get(f"{W}styleId", ""), one) for one in root.iter(f"{W}style"))
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
            self._sizes[""] = self._sizes.get(normal[0], self._sizes[""]) if normal else self._sizes[""]

    def is_caption(self, paragraph: etree._Element) -> bool:
        return self._rests_on(paragraph, _CAPTIONS)

    def is_subtitle(self, paragraph: etree._Element) -> bool:
        return self._rests_on(paragraph, ("subtitle",))

    def _rests_on(self, paragraph: etree._Element, names: tuple[str, ...]) -> bool:
        """Whether its style is one of Word's own with these names, or rests upon it."""
        name, depth = paragraph.find(f"{W}pPr/{W}pStyle"), 0
        while name is not None and depth < _DEEPEST:
            style, depth = self._styles.get(name.get(f"{W}val", "")), depth + 1
            if style is None:
                return False
            called = style.find(f"{W}name")
            if called is not None and called.get(f"{W}val", "").lower() in names:
                return True
            name = style.find(f"{W}basedOn")
        return False

    def is_hidden(self, run: etree._Element) -> bool:
        """Whether the run is hidden, by itself or by its style."""
        style = run.find(f"{W}rPr/{W}rStyle")
        by_style = style is not None and style.get(f"{W}val") in self._hidden_styles
        return is_on(run.find(f"{W}rPr/{W}vanish")) or by_style

    def size(self, paragraph: etree._Element) -> float:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        around = self._sizes.get(
            style.get(f"{W}val", "") if style is not None else "", self._sizes.get("", 20.0)
        )
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
