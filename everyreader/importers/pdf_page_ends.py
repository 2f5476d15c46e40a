"""A tagged PDF at the ends of its pages: the heads and feet that are no part of its text, and the sentences
that go on over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from everyreader.formats.large_print.read.shown import Shown
from everyreader.importers.account import WORD
from everyreader.importers.captions import SIGN
from everyreader.importers.pdf_ends import is_unspaced
from everyreader.importers.pdf_lines import LABEL, spelt
from everyreader.importers.repair.draft import Repair, excerpt
from everyreader.source.tree import Node, words

_TOUCHING = 0.1  # of a string's size, by which the next begins at its end
_FEWEST = 5  # words of a paragraph that may be the first part of a sentence


def left_out(artifacts: Iterable[Shown]) -> Iterator[Repair]:
    """What the PDF calls no part of its text, line by line: one word may be drawn as several strings."""
    lines: list[tuple[Shown, str]] = []  # the last string of a line, and all of its words
    for one in artifacts:
        last, said = lines[-1] if lines else (None, "")
        if last and (last.page, round(last.y)) == (one.page, round(one.y)) and one.angle == last.angle:
            gap = "" if abs(one.x - last.end) < _TOUCHING * one.size else " "
            lines[-1] = one, f"{said}{gap}{one.text}"
        else:
            lines.append((one, one.text))
    for one, said in lines:
        text = " ".join(spelt(said).split())
        if WORD.search(text):
            message = f"the PDF calls it no part of its text: “{excerpt(text)}”"
            yield Repair("artifact left out", one.page, message, taken=text)


def joined(blocks: list[Node]) -> tuple[list[Node], list[Repair]]:
    """``blocks`` with the sentences whole that their pages part, which are two paragraphs to some
    programs."""
    out: list[Node] = []
    repairs: list[Repair] = []
    for one in blocks:
        last = out[-1] if out else one
        if not out or last["line"] >= one["line"] or not goes_on(last, one):
            out.append(one)
            continue
        between = [] if is_unspaced(words(last["c"]), words(one["c"])) else [{"t": "Space"}]
        out[-1] = {**last, "c": [*last["c"], *between, *one["c"]]}
        message = f"“… {words(last['c'])[-40:]}” goes on “{excerpt(words(one['c']), 40)}”"
        repairs.append(Repair("paragraph joined", last["line"], message))
    return out, repairs


def goes_on(block: Node, after: Node) -> bool:
    """Whether a paragraph ends within a sentence, and the next goes on with a small letter or an address."""
    if block["t"] != "Para" or after["t"] != "Para" or after["c"][:1] == [{"t": "Str", "c": SIGN}]:
        return False
    end, start = words(block["c"]), words(after["c"])
    is_sentence = len(end.split()) >= _FEWEST and bool(re.search(r"[\w,;–-]$", end))
    is_rest = start[:1].islower() or start.startswith(("http://", "https://"))
    return is_sentence and is_rest and not LABEL.match(start)
