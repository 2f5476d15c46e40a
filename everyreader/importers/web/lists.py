"""The labels of a page's lists, as its readers see them: by attributes, style sheets, and where an item says
its number.

``record`` notes them while the page is whole, ``settle`` writes them so that pandoc reads the same,
``labels`` counts them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from everyreader.importers.account import WORD
from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.web import article
from everyreader.importers.web.elements import Element, at
from everyreader.importers.web.words import BLOCKS, HEADINGS, words
from everyreader.model.elements import enclosing
from everyreader.source.labels import can_begin
from everyreader.source.labels import label as list_label
from everyreader.source.tree import Node, changed
from everyreader.zipbook.list_labels import label, ordinals
from everyreader.zipbook.look import Sheet, parsed

_RECORD = "data-everyreader-label"
_UNKNOWN = "data-everyreader-list-style"
_CLASS = "everyreader-list-"  # around a list whose labels end otherwise than with a full stop
_TYPES = {"Decimal": "1", "LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
_CSS = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_DELIMITERS = ("Period", "OneParen", "TwoParens")
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


@dataclass(frozen=True)
class _Label:
    """``style`` and ``delimiter`` are pandoc's, empty where the dialect has none that says ``text``."""

    text: str
    number: int
    style: str = ""
    delimiter: str = ""

    def before(self, other: _Label) -> bool:
        """Whether ``other`` goes on from it in the same list."""
        return bool(self.style) and other == _Label(
            list_label(self.number + 1, self.style, self.delimiter),
            self.number + 1,
            self.style,
            self.delimiter,
        )

    def begins(self) -> bool:
        """Whether a list in the dialect can begin with it."""
        return bool(self.style) and can_begin(self.number, self.style)


def record(root: Element, sheets: Iterable[bytes] = ()) -> None:
    """In place: each item of the page's lists gets the label that is seen; ``sheets`` are its linked style
    sheets."""
    texts = [
        *(one.decode("utf-8", "replace") for one in sheets),
        *(one.text or "" for one in root.iter("style")),
    ]
    sheet = Sheet()
    for text in texts:
        sheet.add(parsed(text))
    sheet.attach(root)
    counts_itself = any("counter(" in text for text in texts)
    for owner in root.iter("ol", "ul"):
        items = [one for one in owner if one.tag == "li" and not article.is_hidden(one)]
        numbers = _numbers(items)
        for item, number in zip(items, numbers, strict=True):
            style = _CSS.get(item.get("type", ""), "") or sheet.of(item).list_style.lower()
            text = label(item, number, style, sheet.counters)
            if text == "" and owner.tag == "ol" and counts_itself:
                text = None
            if text is None:
                text = _other(number, style)
                if text is None:
                    owner.set(_UNKNOWN, style)
            item.set(_RECORD, f"{number} {f'{number}.' if text is None else text}")


def tell(item: Element, number: int, label: str) -> None:
    """In place: the item of a list that was none in the page shows ``label``."""
    item.set(_RECORD, f"{number} {label}")


def _numbers(items: list[Element]) -> list[int]:
    if items and enclosing(items[0]).tag == "ul":
        return list(range(1, len(items) + 1))
    return ordinals(items)


def _other(number: int, style: str) -> str | None:
    """The label in a style that books seldom have."""
    if style == "decimal-leading-zero":
        return f"{number:02}."
    return f"{_GREEK[number - 1]}." if style == "lower-greek" and 0 < number <= len(_GREEK) else None


def settle(element: Element, repairs: Repairs) -> None:
    """In place: lists that pandoc reads with the labels recorded; what it cannot have is said in words, and
    named."""
    for owner in list(element.iter("ol", "ul")):
        items = [one for one in owner if one.tag == "li" and one.get(_RECORD) is not None]
        said = [_read(one) for one in items]
        if not items or owner.tag == "ul" and not _counted(said):
            continue
        line = at(owner)
        empty = [one for one in items if not words(one) and next(one.iter("img", "math"), None) is None]
        if empty:
            lost = " ".join(_read(one).text for one in empty)
            repairs.say("list label left out", line, f"“{excerpt(lost)}”: nothing stands behind it")
            for one in empty:
                owner.remove(one)
        kept = [one for one in items if one not in empty]
        if kept and owner.get(_UNKNOWN):
            message = (
                f"“{excerpt(words(owner), 60)}” is counted in a way of its style sheet "
                f"({owner.get(_UNKNOWN)}); look at its numbers"
            )
            repairs.say("list labels changed", line, message)
        if kept:
            _settled(owner, kept, repairs, line)


def labels(element: Element) -> list[str]:
    """The labels of the lists, which are no text of the page; a list that begins an item says its own
    there."""
    return [
        _read(one).text
        for owner in element.iter("ol")
        for one in owner
        if one.tag == "li" and one.get(_RECORD) is not None and not _begins_with_list(one)
    ]


def delimited(blocks: list[Node]) -> list[Node]:
    """pandoc's tree with the delimiters that no attribute of HTML tells it."""
    return changed(blocks, _delimited)


def _delimited(node: Node) -> Node:
    match node:
        case {
            "t": "Div",
            "c": [[_, [name], _], [{"t": "OrderedList", "c": [[start, style, _], items]} as inner]],
        } if name.startswith(_CLASS):
            delimiter = {"t": name.removeprefix(_CLASS)}
            return {**inner, "c": [[start, style, delimiter], items]}
    return node


def _settled(owner: Element, items: list[Element], repairs: Repairs, line: int) -> None:
    said = [_read(one) for one in items]
    shown = excerpt(" ".join(one.text for one in said), 100)
    for key in ("reversed", "style", "class", "type", "start"):
        owner.attrib.pop(key, None)
    if not _counted(said):
        owner.tag = "ul"
        repairs.say("list without numbers", line, f"it shows none: “{excerpt(words(owner))}”")
        return
    starts = [n for n, one in enumerate(said) if n == 0 or not said[n - 1].before(one)]
    if len(starts) == 1 and said[0].begins():
        _ordered(owner, said[0])
        return
    first, *more = (said[n] for n in starts)
    if (
        [one.style for one in more] == [first.style]
        and first.number < more[0].number
        and (first.begins() and more[0].begins())
    ):
        repairs.say("list parted", line, f"its numbers do not go on: {shown}")
        behind = owner.makeelement("ol")
        behind.extend(items[starts[1] :])
        behind.tail, owner.tail = owner.tail, None
        owner.addnext(behind)
        _ordered(behind, more[0])
        _ordered(owner, first)
        return
    repairs.say("list labels kept as words", line, f"no list of a statement has them: {shown}")
    for one, item in zip(said, items, strict=True):
        _say(item, one.text)
        item.tag = "div"
    owner.tag = "div"


def _ordered(owner: Element, first: _Label) -> None:
    owner.tag = "ol"
    owner.set("type", _TYPES[first.style])
    owner.set("start", str(first.number))
    if first.delimiter != "Period":
        around = owner.makeelement("div", {"class": f"{_CLASS}{first.delimiter}"})
        around.tail, owner.tail = owner.tail, None
        owner.addprevious(around)
        around.append(owner)


def _say(item: Element, text: str) -> None:
    """In place: the item begins with ``text``."""
    first = next((one for one in item if isinstance(one.tag, str)), None)
    if first is None or first.tag not in BLOCKS or (item.text or "").strip():
        item.text = f"{text} {(item.text or '').lstrip()}"
    elif first.tag in ("p", "div", *HEADINGS, "section"):
        _say(first, text)
    else:
        alone = item.makeelement("p")
        alone.text = text
        item.insert(0, alone)


def _read(item: Element) -> _Label:
    number, _, text = item.get(_RECORD, "").partition(" ")
    style = next(iter(_fitting(text, int(number))), ("", ""))
    return _Label(text, int(number), *style)


def _fitting(text: str, number: int) -> Iterable[tuple[str, str]]:
    if number < 0:
        return []
    return (
        (style, delimiter)
        for style in _TYPES
        for delimiter in _DELIMITERS
        if list_label(number, style, delimiter) == text
    )


def _counted(said: list[_Label]) -> bool:
    return any(WORD.search(one.text) for one in said)


def _begins_with_list(item: Element) -> bool:
    first = next((one for one in item if isinstance(one.tag, str)), None)
    return first is not None and first.tag in ("ol", "ul") and not (item.text or "").strip()
