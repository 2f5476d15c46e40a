"""A received text → a draft."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from pathlib import Path

from everyreader.importers.draft import Draft
from everyreader.importers.encodings import decoded
from everyreader.importers.text.layout import Laid, laid_out
from everyreader.model.errors import SourceError
from everyreader.source import dialect
from everyreader.source.tree import Node, changed, replaced

# A received text knows no formulas and none of the project's notation: dollars, braces and brackets are what
# they look like.
RECEIVED = dialect.DIALECT + (
    "-tex_math_dollars-bracketed_spans-fenced_divs-attributes-definition_lists-yaml_metadata_block"
)
# Angle brackets that would be read as HTML are shown as they stand; automatic links stay.
_TAG = re.compile(r"(?<!\\)<(?=[A-Za-z/!?])(?!(?:https?|mailto):)")
_SET_IN = re.compile(r" {0,3}(?:\t| {4})")
_ITEM = re.compile(r" {0,3}(?:[-+*•]|\(?[0-9A-Za-z]{1,3}[.)])\s")
_RULE = re.compile(r"([=~_*^+#-])\1+")  # drawn below a heading
_NUMBER = re.compile(r"^(\s*\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5}))([.)])(?=\s)")
_UNEVEN = 4  # characters that such a rule may be longer or shorter than its line
_PRIVATE = tuple(map(chr, range(0xE000, 0xF8FF)))
_LINK_TARGET = re.compile(r"\]\([^)\s]*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)")
# A reference link's own line, and its name behind the words: no words of the text.
_REFERENCE = re.compile(r"^ {0,3}\[[^\]^]+\]:[ \t]*\S+[^\n]*$|(?<=\])\[[^\]^]*\]", re.MULTILINE)


def read(path: Path, language: str) -> Draft:
    """The received text as a draft. Raises ``SourceError`` with the line, ``MakerMissing``."""
    found = decoded(path, path.read_bytes())
    received = found.text
    stand_in = next(mark for mark in _PRIVATE if mark not in received)
    laid = laid_out(received, language, found.pages)
    tree = dialect.parse(path, _TAG.sub(stand_in, _underlined(_level(laid.text))), RECEIVED)
    if not tree["blocks"]:
        raise SourceError(path, "the file holds no words")
    blocks = changed(replaced(tree["blocks"], stand_in, "<"), lambda node: _placed(node, laid))
    return Draft(
        tuple({**one, "aside": True} if one["line"] in laid.notes else one for one in blocks),
        language,
        repairs=(*found.repairs, *laid.repairs),
        lines=tuple(received.split("\n")),
        typed_lines=True,
        received=tuple(_words(received).split("\n")),
    )


def _level(received: str) -> str:
    """``received`` without what sets a line in, outside lists: in a text it is how a paragraph begins, in
    Markdown code."""
    out, in_list = [], False
    for line in received.split("\n"):
        is_set_in = bool(_SET_IN.match(line))
        if line.strip() and not is_set_in:
            in_list = bool(_ITEM.match(line))
        out.append(line.lstrip() if is_set_in and not in_list else line)
    return "\n".join(out)


def _underlined(received: str) -> str:
    """``received`` with underlined lines as the headings that they are: not the first point of a list, not
    code."""
    lines = received.split("\n")
    for index, (line, rule) in enumerate(pairwise(lines)):
        said, drawn = line.strip(), rule.strip()
        is_one = _RULE.fullmatch(drawn) and abs(len(drawn) - len(said)) <= _UNEVEN and len(drawn) > 2
        if is_one and said and not (index and lines[index - 1].strip()) and not _RULE.fullmatch(said):
            lines[index] = _NUMBER.sub(r"\1\\\2", line)
            lines[index + 1] = rule if drawn[0] in "=-" else "-" * len(drawn)
    return "\n".join("\\--" if _signs(lines, index) else line for index, line in enumerate(lines))


def _signs(lines: list[str], index: int) -> bool:
    """Whether a mail's signature begins there; without its space it may underline a heading, which is a line
    alone."""
    return lines[index] == "-- " or lines[index] == "--" and index > 1 and bool(lines[index - 2].strip())


def _placed(node: Node, laid: Laid) -> Node:
    """``node`` with the line of the file that its text was laid out from."""
    return {**node, "line": laid.at(node["line"])} if "line" in node else node


def _words(text: str) -> str:
    """The words of a received text: without what pandoc reads as a link's destination or title, entities as
    characters."""
    for label in re.findall(
        r"^ {0,3}\[\^([^\]\s]+)\]:", text, re.MULTILINE
    ):  # a note's number is no word of it
        text = text.replace(f"[^{label}]", " ")
    return html.unescape(_REFERENCE.sub("", _LINK_TARGET.sub("]", text)))
