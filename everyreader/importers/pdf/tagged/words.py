"""The words of a tagged PDF's unit: its lines, links and marks."""

from __future__ import annotations

from everyreader.importers.pdf.ends import ends_in_hyphen, in_address, is_unspaced
from everyreader.importers.pdf.lines import spaced, spelt
from everyreader.model.publication import Role, Unit
from everyreader.source.tree import PLAIN, Node


def inlines_of(unit: Unit) -> list[Node]:
    out: list[Node] = []
    for run in unit.runs:
        text = spelt(run.text)
        if run.role is Role.NOTE:
            out.append({"t": "Superscript", "c": [{"t": "Str", "c": text.strip()}]})
            continue
        lines = [spaced(line) for line in _lines(text)]
        words = [one for line in lines for one in ({"t": "LineBreak"}, *line)][1:]
        out += (
            [{"t": "Link", "c": [PLAIN, words, [run.link, ""]]}]
            if run.link.startswith(("http", "mailto", "tel"))
            else words
        )
    return out


def _lines(text: str) -> list[str]:
    """The lines of a paragraph; one that goes on in the next without a space is none of its own."""
    out = [""]
    for number, line in enumerate(text.split("\u2028")):
        is_word = ends_in_hyphen(out[-1]) and not in_address(out[-1])
        is_one = not number or is_unspaced(out[-1], line) and not is_word
        out[-1:] = [out[-1] + line] if is_one else [out[-1], line]
    return out
