"""Labels of list items in plain text: which line begins with one, and whether it is an item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from everyreader.source.labels import roman_value

_LABEL = re.compile(
    r"(?P<indent> *)(?:(?P<sign>[•‣◦▪●·*–-])"
    r"|(?P<open>\(?)(?P<count>\d{1,4}|[ivxlcdm]+|[IVXLCDM]+|[a-zA-Z]{1,2})(?P<close>[.)]))(?=[ \t]|$)"
)
_DASH, _SPOKEN = "-", "–"
_FREE = 2  # an indent from which a label alone makes an item


@dataclass(frozen=True)
class Item:
    """A line that begins with a label. ``room`` is where its words begin; ``style`` what all labels of its
    list have in common."""

    indent: int
    room: int
    label: str
    style: str
    count: int
    dash: bool = False
    spoken: bool = False

    @property
    def bullet(self) -> bool:
        return self.style.startswith("ul")


@dataclass
class OpenList:
    """The list that is being read, if any: the style of its labels and those that it has had."""

    style: str = ""
    indent: int = 0
    labels: list[Item] = field(default_factory=list)

    def end(self) -> None:
        self.style, self.labels = "", []

    def place_of(self, item: Item) -> int:
        """The position of ``item``: it begins a list of its own where its label is of another kind, or the
        first again."""
        again = not item.bullet and any(one.label == item.label for one in self.labels)
        if item.style != self.style or again:
            self.style, self.labels = item.style, []
        self.indent = item.indent
        self.labels.append(item)
        return len(self.labels)

    def goes_on(self, item: Item) -> bool:
        """Whether ``item`` is the next of this list."""
        last = self.labels[-1] if self.labels else None
        return last is not None and self.indent == item.indent and _follows(last, item)


def item(line: str) -> Item | None:
    """What ``line`` begins with, if it is a label."""
    found = _LABEL.match(line)
    if found is None:
        return None
    indent, end = len(found["indent"]), found.end()
    if found["sign"]:
        sign = found["sign"]
        return Item(indent, end + 1, "•", f"ul{sign}", 0, sign == _DASH, sign == _SPOKEN)
    count, kind = _value(found["count"])
    style = f"{kind}{found['open']}{found['close']}"
    return Item(indent, end + 1, line[indent:end], style, count)


def begins_list(lines: Sequence[str], at: int, open_list: OpenList) -> Item | None:
    """The item that the line at ``at`` begins; None where it is words that look like a label.

    A label further in than the words around it makes an item. At their edge it takes a second line right
    below with the next label; or below an empty line, if labels count from one or are bullets. A dash
    begins what somebody says, and a capital with a stop a name.
    """
    found = item(lines[at])
    if found is None or found.indent >= _FREE:
        return found
    if found.style == "upper." or found.spoken:
        return None
    if open_list.goes_on(found):
        return found
    gap = 0
    for line in lines[at + 1 :]:
        following = item(line)
        if not line.strip():
            gap += 1
        elif following and following.indent == found.indent:
            loose = gap > 1 or gap and found.dash
            first = found.bullet or found.count == 1
            return found if first and not loose and _follows(found, following) else None
        elif line.startswith("  "):
            continue
        else:
            return None
    return None


def _follows(one: Item, other: Item) -> bool:
    return one.style == other.style and (one.bullet or other.count == one.count + 1)


def _value(count: str) -> tuple[int, str]:
    """What a numeral counts, and of which kind it is."""
    if count.isdigit():
        return int(count), "digits"
    kind = "upper" if count.isupper() else "lower"
    if len(count) == 1 and count.lower() != "i":
        return ord(count.lower()) - ord("a") + 1, kind
    return roman_value(count), kind
