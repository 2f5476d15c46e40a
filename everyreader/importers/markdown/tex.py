"""Raw TeX in Markdown: commands that set a page for print, and say nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from everyreader.importers.draft import Repair, Repairs
from everyreader.importers.nodes import as_typed, is_paragraph
from everyreader.source.tree import SPACES, Node

_MEASURE = r"[\[{](?:[-+\d.]*\s?[a-z]{0,2}|\\[A-Za-z]+)[\]}]"  # “{2em}”, “[1]”, “{\fill}”: no words
_COMMANDS = re.compile(rf"(?:\\(?:(?:begin|end)\{{\w+\}}|[A-Za-z]+)\*?(?:{_MEASURE})*\s*)+")


def left_out(blocks: Sequence[Node], *, taken: bool) -> tuple[list[Node], list[Repair]]:
    """``blocks`` without the paragraphs of nothing but commands (“\\newpage”, “\\vspace{2em}\\normalsize”),
    which pandoc shows nobody. ``taken`` says whether their words are counted as the file's."""
    kept: list[Node] = []
    found = Repairs()
    for block in blocks:
        is_text = is_paragraph(block) and all(one["t"] in ("Str", *SPACES) for one in block["c"])
        said = as_typed(block["c"]) if is_text else ""
        if _COMMANDS.fullmatch(said):
            found.say("markup left out", block["line"], f"TeX: “{said}”", said if taken else "")
        else:
            kept.append(block)
    return kept, found
