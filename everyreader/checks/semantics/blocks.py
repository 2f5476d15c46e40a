"""The text of a document as an eye meets it: block by block, with how large and how heavy the letters are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from everyreader.browser.rendered.geometry import pixels
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.semantics.page import Page
from everyreader.checks.semantics.roles import role_of
from everyreader.model.text import folded

BOLD = 600  # font-weight; from here browsers draw bold faces


@dataclass
class Block:
    """One block: the nearest element around its text that begins a line, and the texts in it, split at forced
    line breaks."""

    element: Element
    texts: list[Element] = field(default_factory=list)
    parts: list[str] = field(default_factory=lambda: [""])

    @property
    def text(self) -> str:
        """Its words, white space folded."""
        return folded(" ".join(self.parts))

    @property
    def lines(self) -> list[str]:
        """Its words between forced line breaks, white space folded."""
        return [line for line in (folded(one) for one in self.parts) if line]

    @property
    def size(self) -> float:
        """The smallest size of its letters, in CSS pixels."""
        return min(_size(one) for one in self.texts)

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        return all(weight(one) >= BOLD for one in self.texts)

    @property
    def tallest(self) -> int:
        """Over how many lines it runs as it is drawn."""
        return len({round(box[1]) for one in self.texts for box, words in one.lines if words.strip()})

    @property
    def left(self) -> float:
        """Where its words begin, in CSS pixels from the left."""
        return min(one.box[0] for one in self.texts if one.box is not None)


def _size(one: Element) -> float:
    return pixels(one.styles.get("font-size", ""), 16)


def weight(one: Element) -> float:
    value = one.styles.get("font-weight", "400")
    return float(value) if value.replace(".", "", 1).isdigit() else 400


def blocks(page: Page) -> list[Block]:
    """The blocks of what is both seen and not hidden, in document order."""
    if not page.blocks:
        page.blocks += _blocks(page)
    return list(page.blocks)


def _blocks(page: Page) -> list[Block]:
    found: list[Block] = []
    for one in page.nodes:
        if one.name == "BR" and found and any(up is found[-1].element for up in one.ancestors()):
            found[-1].parts.append("")
        if one.name != "#text" or not one.text.strip() or not one.seen or one.parent is None:
            continue
        if page.hidden(one.parent):
            continue
        around = next((up for up in one.ancestors() if up.block), None)
        if around is None:
            continue
        if not found or found[-1].element is not around:
            found.append(Block(around))
        found[-1].texts.append(one)
        found[-1].parts[-1] += one.text
    return found


def usual(blocks: list[Block]) -> tuple[float, bool]:
    """The size of most letters, and whether most are bold."""
    sizes: Counter[tuple[float, bool]] = Counter()
    for block in blocks:
        for one in block.texts:
            sizes[(_size(one), weight(one) >= BOLD)] += len(one.text)
    return sizes.most_common(1)[0][0] if sizes else (16.0, False)


def inside_role(page: Page, element: Element, roles: frozenset[str]) -> bool:
    """Whether ``element`` or anything around it has one of ``roles``."""
    return any(role_of(page, one) in roles for one in element.ancestors() if one.name[0] != "#")
