"""OpenDocument's lists: labels that no list of a statement has (“1.2”, “§ 3”) become words, all others are as
they are shown.

What counts where (lists that go on after a paragraph, values that an item sets, items that hold nothing but a
deeper list) is counted here as office programs do; pandoc is given each list with its first number, whatever
went before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.odt import depths
from everyreader.importers.odt.list_styles import BULLETS, LIST, settled, style_of
from everyreader.importers.odt.numbers import KINDS, counted, label_of, put, whole
from everyreader.importers.odt.styles import Styles, chain
from everyreader.importers.odt.words import DRAW, ID, PARAGRAPHS, STYLE, TEXT, text_of
from everyreader.importers.office.list_labels import of_points, without_words
from everyreader.model.elements import detach, enclosing
from everyreader.source.labels import can_begin, numeral

_ITEM = f"{TEXT}list-item"
_NUMBER, _BULLET = f"{TEXT}list-level-style-number", f"{TEXT}list-level-style-bullet"

Element = etree._Element
Levels = dict[int, Element]


@dataclass(eq=False)
class _Tree:
    """A list and what goes on with its numbers; the points of it that show a label, each with number and
    level's style."""

    counts: dict[int, int] = field(default_factory=dict)
    roots: list[Element] = field(default_factory=list)
    numbers: dict[Element, int] = field(default_factory=dict)
    styles: dict[Element, Element] = field(default_factory=dict)
    labels: dict[Element, str] = field(default_factory=dict)
    is_words: bool = False  # not every label is one that a statement's list draws
    in_note: bool = False  # where pandoc reads paragraphs alone


class Lists:
    """The lists in ``body``; ``roots`` are the parts of the document that hold styles."""

    def __init__(self, body: Element, roots: Iterable[Element], styles: Styles) -> None:
        self._body, self._paragraph_styles = body, styles
        self.headers: list[Element] = []  # of lists, above deeper points
        # The paragraph before each point without words, with its label; none where it has no paragraph.
        self.without_words: list[tuple[Element | None, str | None]] = []
        self._uncounted: set[Element] = set()  # items that were headers of numbered lists
        self._styles: dict[str, Levels] = {
            one.get(f"{STYLE}name", ""): {whole(level, "level", 1): level for level in one}
            for root in roots
            for one in root.iter(f"{TEXT}list-style")
        }

    def write(self, automatic: Element) -> tuple[dict[Element, str], tuple[str, ...]]:
        """In place: the paragraphs that begin with their label now, and the labels of what stays a list.

        ``automatic`` takes the styles of those.
        """
        depths.listed(self._body)
        trees: list[_Tree] = []
        by_identifier: dict[str | None, _Tree] = {}
        by_style: dict[str, _Tree] = {}
        for root in [one for one in self._body.iter(LIST) if enclosing(one).tag not in _WITHIN]:
            name = self._name_of(root, "")
            self._simplify(root, 1, name)
            goes_on = by_style.get(name) if root.get(f"{TEXT}continue-numbering") == "true" else None
            tree = by_identifier.get(root.get(f"{TEXT}continue-list"), goes_on) or _Tree()
            trees += [tree] if not tree.roots else []
            tree.roots.append(root)
            by_style[name] = tree
            if root.get(ID):
                by_identifier[root.get(ID)] = tree
            tree.in_note |= next(root.iterancestors(f"{TEXT}note-body"), None) is not None
            tree.is_words |= tree.in_note
            self._count(root, 1, name, tree)
        written: dict[Element, str] = {}
        kept: list[str] = []
        told = [self._told(root, tree) for tree in trees if not tree.is_words for root in tree.roots]
        order = {one: n for n, one in enumerate(self._body.iter(LIST))}
        for tree in trees:
            for root in tree.roots:
                if tree.is_words:
                    written |= _as_paragraphs(root, tree)
                else:
                    kept += settled(root, tree.numbers, tree.styles, tree.labels, automatic)
        depths.nest(sorted(told, key=lambda one: order[one[0]]))
        automatic.append(style_of(BULLETS, etree.Element(_BULLET, {f"{TEXT}bullet-char": "•"})))
        return written, tuple(kept)

    def _told(self, root: Element, tree: _Tree) -> tuple[Element, float, object]:
        """A list, how far inside it begins, and what counts it, or the look of its bullets."""
        name = self._name_of(root, "")
        first = self._styles.get(name, {}).get(1)
        indent = 0.0 if first is None else depths.indent_of(first)
        return root, indent, tree if tree.numbers else name

    def _name_of(self, list_: Element, around: str) -> str:
        """The style of a list: its own, that of the list around it, or that of its first paragraph's
        style."""
        name = list_.get(f"{TEXT}style-name") or around
        first = next(list_.iter(*PARAGRAPHS), None)
        if name or first is None:
            return name
        styles = chain(first.get(f"{TEXT}style-name", ""), self._paragraph_styles)
        return next(filter(None, (one.get(f"{STYLE}list-style-name") for one in styles)), "")

    def _simplify(self, list_: Element, level: int, name: str) -> None:
        """In place: what shows no label (a list's header, an item with nothing but a deeper list) is of the
        item before it.

        A first header stands above the list, but for one above deeper points of a list of bullets: it is
        their point.
        """
        style = self._styles.get(name, {}).get(level)
        for item in list(list_):
            if item.find("*") is None:
                self._leave_out(item)
                continue
            before = item.getprevious()
            is_header = item.tag == f"{TEXT}list-header"
            own = depths.own_paragraph(item)
            inner = item.findall(LIST)
            if before is not None and (is_header or own is None):
                for one in inner:
                    one.set(f"{TEXT}continue-numbering", "true")
                before.extend(list(item))
                list_.remove(item)
            elif is_header and inner and not _counts(style):
                item.tag = _ITEM
                self.headers += [own] if own is not None else []
            elif is_header:
                for one in item.findall(f"{TEXT}p") if inner else list(item):
                    depths.outermost(list_).addprevious(one)
                if inner:
                    item.tag = _ITEM
                    self._uncounted.add(item)
                else:
                    list_.remove(item)
        for inner in list_.findall(f"{_ITEM}/{LIST}"):
            self._simplify(inner, level + 1, self._name_of(inner, name))

    def _count(self, list_: Element, level: int, name: str, tree: _Tree) -> None:
        before: int | None = None
        for item in list(list_):
            heads = item in self._uncounted and level not in tree.counts
            own = depths.own_paragraph(item) if item.tag == _ITEM else None
            levels = self._styles.get(item.get(f"{TEXT}style-override", name), {})
            style = levels.get(level)
            is_empty = own is not None and _is_empty(item)
            if own is not None and style is not None and _counts(style):
                again = item.get(f"{TEXT}start-value") is not None
                number = counted(item, style, level, levels, tree.counts, again=again)
                label = label_of(style, level, levels, tree.counts)
                if is_empty:  # a number beside nothing: those behind it begin with theirs
                    self._leave_out(item, label)
                    continue
                tree.numbers[item], tree.styles[item], tree.labels[item] = number, style, label
                tree.is_words |= not _is_drawn(label, style, number, before)
                before = number
            elif own is not None and not is_empty:
                tree.is_words |= before is not None
            elif before is own is None and item not in self._uncounted and _counts(style):
                tree.is_words |= len(list_) > 1 or level in tree.counts
            tree.is_words |= any(one.tag == f"{TEXT}h" for one in item)
            for inner in item.findall(LIST):
                if own is not None and inner.get(f"{TEXT}continue-numbering") != "true":
                    for below in [one for one in tree.counts if one > level]:
                        del tree.counts[below]
                self._count(inner, level + 1, self._name_of(inner, name), tree)
            if heads:  # its points stand above the first of this level
                tree.counts.pop(level, None)

    def _leave_out(self, item: Element, label: str | None = None) -> None:
        """In place: without a point that holds no words."""
        self.without_words.append((depths.paragraph_before(item), label))
        detach(item)


_WITHIN = (_ITEM, f"{TEXT}list-header")


def kept(written: dict[Element, str], lists: Lists, paragraphs: Iterable[Element]) -> Iterator[Repair]:
    """One repair for all labels that became words, one for points without words, and one for each header that
    became a point."""
    numbers: dict[Element | None, int] = {one: number for number, one in enumerate(paragraphs, 1)}
    yield from of_points([(number, written[one]) for one, number in numbers.items() if one in written])
    lost = [(numbers.get(before, 1), label) for before, label in lists.without_words]
    yield from without_words([(number, label) for number, label in lost if label])
    for number in (number for number, label in lost if label is None):
        message = "it has no paragraph and shows no mark; those behind it count on from the one before it"
        yield Repair("empty list item left out", number, message)
    for one in lists.headers:
        message = f"“{excerpt(text_of(one).strip())}” shows no bullet; it is the point of those below it"
        yield Repair("list header made point", numbers.get(one, 1), message)


def _counts(style: Element | None) -> bool:
    return style is not None and style.tag == _NUMBER


def _is_empty(item: Element) -> bool:
    return not "".join(item.itertext()).strip() and next(item.iter(f"{DRAW}frame"), None) is None


def _is_drawn(label: str, style: Element, number: int, before: int | None) -> bool:
    """Whether a list of a statement has this label at this place, give or take a full stop."""
    kind = KINDS.get(style.get(f"{STYLE}num-format", ""))
    if kind is None or kind.endswith("Alpha") and number > 26:
        return False
    follows = number == before + 1 if before is not None else can_begin(number, kind)
    return follows and bool(re.fullmatch(rf"\(?{numeral(number, kind)}[.):]*", label))


def _as_paragraphs(root: Element, tree: _Tree) -> dict[Element, str]:
    written: dict[Element, str] = {}
    place = root
    for one in list(_flat(root, tree, written)):
        place.addnext(one)
        place = one
    detach(root)
    return written


def _flat(list_: Element, tree: _Tree, written: dict[Element, str]) -> Iterator[Element]:
    """What a list holds, without its items; points without numbers stay lists of bullets."""
    bullets: Element | None = None
    for item in list(list_):
        own = depths.own_paragraph(item)
        inner = [one for one in item.iter(_ITEM) if one in tree.numbers]
        is_point = own is not None and own.tag != f"{TEXT}h" and item.tag == _ITEM
        if is_point and not inner and not tree.in_note:
            if bullets is None:
                bullets = etree.Element(LIST, {f"{TEXT}style-name": BULLETS})
                yield bullets
            _bulleted(item)
            bullets.append(item)
            continue
        bullets = None
        for child in list(item):
            if child is own and item in tree.numbers:
                label = tree.labels[item]
                if label and text_of(child).strip():
                    put(child, label)
                    written[child] = label
            if child.tag == f"{TEXT}h":
                child.set(f"{TEXT}is-list-header", "true")  # the outline does not number it, too
            if child.tag == LIST:
                yield from _flat(child, tree, written)
            elif child.tag in PARAGRAPHS:
                yield child


def _bulleted(around: Element) -> None:
    for one in around.iter(LIST):
        one.attrib.pop(f"{TEXT}style-name", None)
