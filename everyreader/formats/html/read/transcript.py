"""The walk of a screen reader through a page, as lines that a person can read: one line a stop."""

from __future__ import annotations

from everyreader.browser.rendered.tree import IMAGES, MATH, Node
from everyreader.model.text import folded

_LANDMARKS = {
    "banner": "banner landmark",
    "main": "main landmark",
    "navigation": "navigation landmark",
    "doc-toc": "table of contents",
    "complementary": "complementary landmark",
    "contentinfo": "content information landmark",
    "search": "search landmark",
    "form": "form landmark",
    "region": "region landmark",
    "doc-endnotes": "end notes",
}
_GROUPS = {"blockquote": "block quote", "figure": "figure", "DescriptionList": "definition list"}
_PREFIXES = {
    "link": "link",
    "doc-noteref": "note reference",
    "doc-backlink": "back link",
    "button": "button",
    "term": "term",
    "definition": "definition",
    "caption": "caption",
    "Figcaption": "caption",
    "columnheader": "column header",
    "rowheader": "row header",
    "cell": "cell",
    "gridcell": "cell",
    "checkbox": "check box",
    "textbox": "edit box",
    "combobox": "combo box",
    "slider": "slider",
    "radio": "radio button",
    "doc-footnote": "note",
}
_BLOCKS = (*_PREFIXES, "heading", "paragraph", "listitem", "doc-endnote", "row")


def transcript(root: Node, language: str = "") -> tuple[str, ...]:
    """The lines for all below ``root``. A change from ``language`` stands in brackets before the words."""
    walk = _Walk(language)
    walk.children(root)
    walk.end_line()
    return tuple(walk.lines)


class _Walk:
    """The lines so far, and the line under way: what comes before its words, and the words."""

    def __init__(self, language: str) -> None:
        self.lines: list[str] = []
        self._before: list[str] = []
        self._words: list[str] = []
        self._language = language

    def end_line(self) -> None:
        words = folded("".join(self._words))
        if words:
            self.lines.append(_line(self._before, words))
            self._before = []
        self._words = []

    def say(self, line: str) -> None:
        """A line of its own; what was announced for the words to come is said with it."""
        self.end_line()
        self.lines.append(_line(self._before, line))
        self._before = []

    def children(self, node: Node) -> None:
        for child in node.children:
            self.meet(child)

    def meet(self, node: Node) -> None:
        match node.role:
            case "StaticText" | "LineBreak":
                self._text(node)
            case "ListMarker":
                self._before.append(node.name.strip())
            case role if role in IMAGES:
                self.say(f"image, {node.name or 'no alternative text'}")
            case role if role in MATH:
                self.say(f"formula, {node.name or 'no alternative text'}")
            case role if role in _LANDMARKS:
                self.say(", ".join(filter(None, (_LANDMARKS[role], node.name))))
                self.children(node)
                self.end_line()
            case "list":
                count = sum(one.role in ("listitem", "doc-endnote") for one in node.children)
                self._group(node, f"list with {count} {'item' if count == 1 else 'items'}", "list")
            case "table" | "grid":
                self._group(node, _table(node), "table")
            case role if role in _GROUPS:
                self._group(node, _GROUPS[role], _GROUPS[role])
            case _:
                self._other(node)

    def _group(self, node: Node, begin: str, name: str) -> None:
        self.say(begin)
        self.children(node)
        self.end_line()
        self._before = []
        self.lines.append(f"end of {name}")

    def _other(self, node: Node) -> None:
        if node.role not in _BLOCKS and not (node.element is not None and node.element.block):
            self.children(node)
            return
        self.end_line()
        if node.role == "heading":
            self._before.append(f"heading level {node.level}")
        elif node.role in _PREFIXES:
            self._before.append(_PREFIXES[node.role])
        if node.renamed or not node.children:
            self._words.append(node.name)
        else:
            self.children(node)
        self.end_line()
        if self._before and node.role in (*_PREFIXES, "heading", "listitem"):
            self.say("empty")  # what was announced and had no words is a stop all the same

    def _text(self, node: Node) -> None:
        language = node.language if node.element is not None else self._language
        if language != self._language and node.name.strip():
            self._words.append(f" [{language or 'language unknown'}] ")
            self._language = language
        self._words.append(node.name if node.role == "StaticText" else " ")


def _line(before: list[str], words: str) -> str:
    """A list's marker belongs to the words; what announces them is set off by a comma."""
    text = words
    for part in reversed(before):
        text = f"{part} {text}" if _marker(part) else f"{part}, {text}"
    return text


def _marker(part: str) -> bool:
    return not part[:1].isalpha() or part[-1:] in ".):"


def _table(node: Node) -> str:
    rows = [one for one in node.walk() if one.role == "row"]
    columns = max(
        (
            sum(cell.role in ("cell", "gridcell", "columnheader", "rowheader") for cell in row.children)
            for row in rows
        ),
        default=0,
    )
    return ", ".join(filter(None, ("table", node.name, f"{len(rows)} rows, {columns} columns")))
