"""Repairs to single signs: what was read as markup, words that a line's end cut in two."""

from __future__ import annotations

import re
from collections import Counter

from everyreader.importers.draft import Draft, Repairs
from everyreader.importers.nodes import in_every_inlines
from everyreader.source.tree import Node, words

_WORD = re.compile(r"[^\W\d_]+")
_CUT = re.compile(r"([^\W\d_]{2,})-$")
# After these the hyphen stands for a word's rest: “Vor- und Nachteile”, “pre- and post-war”.
LINKING = frozenset(("und", "oder", "bzw.", "and", "or", "to", "et", "ou", "y", "e", "o", "bis", "sowie"))


def put_back_stars(draft: Draft) -> Draft:
    """Stars between digits are a product (``2*3*4``), between the letters of a plain text a sign; neither is
    emphasis."""
    found = Repairs()

    def put_back(inlines: list[Node], line: int) -> list[Node]:
        out: list[Node] = []
        for index, inline in enumerate(inlines):
            star = {"Emph": "*", "Strong": "**"}.get(inline["t"], "")
            left = out[-1]["c"][-1:] if out and out[-1]["t"] == "Str" else ""
            after = inlines[index + 1] if index + 1 < len(inlines) else {"t": ""}
            right = after["c"][:1] if after["t"] == "Str" else ""
            is_sign = star and left.isalnum() and right.isalnum()
            if is_sign and not draft.typed_lines:
                is_sign = left.isdigit() and (right.isdigit() or words(inline["c"]).isdigit())
            if not is_sign:
                out.append(inline)
                continue
            out += [{"t": "Str", "c": star}, *inline["c"], {"t": "Str", "c": star}]
            said = f"{left}{star}{words(inline['c'])}{star}{right}"
            found.say("stars put back", line, f"“{said}” is no emphasis")
        return _merged(out)

    return draft.changed(in_every_inlines(list(draft.blocks), put_back), found)


def _merged(inlines: list[Node]) -> list[Node]:
    out: list[Node] = []
    for inline in inlines:
        if out and inline["t"] == "Str" == out[-1]["t"]:
            out[-1] = {**out[-1], "c": out[-1]["c"] + inline["c"]}
        else:
            out.append(inline)
    return out


def join_cut_words(draft: Draft) -> Draft:
    """A word that a line's end cut in two is one again where the text has it whole elsewhere; else its hyphen
    stays.

    Either way no space comes between: “long-/term” is “long-term”, and “Vor-/und Nachteile” keeps its own.
    """
    if not draft.typed_lines:
        return draft
    whole = Counter(_WORD.findall(" ".join(draft.lines).casefold()))
    found = Repairs()

    def uncut(inlines: list[Node], line: int) -> list[Node]:
        out: list[Node] = []
        here, owed = line, False  # the line's end comes behind the word that is one again
        for index, inline in enumerate(inlines):
            here += inline["t"] == "SoftBreak"
            if owed and inline["t"] == "Space":
                inline, owed = {"t": "SoftBreak"}, False
            after = inlines[index + 1] if index + 1 < len(inlines) else {"t": ""}
            cut = _CUT.search(out[-1]["c"]) if out and out[-1]["t"] == "Str" else None
            begins = _WORD.match(after["c"]) if after["t"] == "Str" else None
            broken = inline["t"] == "SoftBreak" and after["c"].casefold() not in LINKING
            if not cut or not begins or not broken or not begins.group()[0].islower():
                out.append(inline)
                continue
            owed = True
            one = (cut[1] + begins.group()).casefold()
            if whole[one]:
                out[-1] = {**out[-1], "c": out[-1]["c"][:-1]}
                message = (
                    f"“{cut.group()} {begins.group()}” made “{cut[1]}{begins.group()}”, as it stands "
                    f"elsewhere"
                )
                taken, added = f"{cut[1]} {begins.group()}", cut[1] + begins.group()
                found.say("cut word joined", here - 1, message, taken, added)
            else:
                message = f"“{cut.group()}{begins.group()}” keeps its hyphen"
                found.say("cut word joined", here - 1, message)
        return _merged(out)

    return draft.changed(in_every_inlines(list(draft.blocks), uncut), found)
