"""Tags of words that stand on lines by themselves, with Markdown between them: a paragraph, as kramdown has
it, where strict CommonMark shows it as it is typed."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names

_TAG = re.compile(r"[ \t]*<(?P<name>[a-z][\w-]*)(?:\s[^<>]*)?>[ \t]*$", re.IGNORECASE)
_POINTS = re.compile(r"!?\[(?P<text>[^\]\n]*)\](?:\((?P<to>[^)\n]*)\)|\[(?P<label>[^\]\n]*)\])?")
_RAW = ("pre", "script", "style", "textarea", *block_names)
_NO_BREAK = "<wbr>"  # what follows a tag makes its line one of a paragraph, and nobody sees this


def in_paragraphs(body: str, parser: MarkdownIt) -> str:
    """``body`` with each such tag in the line where images or links in Markdown follow it."""
    told: dict[str, dict[str, object]] = {}
    tokens = parser.parse(body, told)
    lines = body.split("\n")
    known = {label.casefold() for label in told.get("references", {})}
    for token in tokens:
        if token.type != "html_block" or not token.map:
            continue
        first = token.map[0]
        found = _TAG.match(lines[first])
        if found and found["name"].lower() not in _RAW and _leads(token.content, known):
            lines[first] += _NO_BREAK
    return "\n".join(lines)


def _leads(text: str, known: set[str]) -> bool:
    """Whether ``text`` holds an image or a link in Markdown, a label being one of those ``known``."""
    return any(
        one["to"] is not None or (one["label"] or one["text"]).strip().casefold() in known
        for one in _POINTS.finditer(text)
    )
