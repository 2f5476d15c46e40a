"""Typst code between pandoc's blocks, and what becomes of the blank lines that pandoc puts there.

``JOIN`` marks where they are taken out again, ``BREAK`` where one must stand.
"""

from __future__ import annotations

import re

from everyreader.source.tree import Node

JOIN, BREAK = "\ue000", "\ue001"  # private use: literal() escapes them wherever the statement has them


def raw_block(text: str) -> Node:
    """Typst code between blocks, with blank lines round it unless it says ``JOIN``."""
    return {"t": "RawBlock", "c": ["typst", f"{BREAK}{text}{BREAK}"]}


def joined(typst: str) -> str:
    """pandoc's output with the marked gaps closed."""
    closed = re.sub(rf"[\s{BREAK}]*{JOIN}[\s{BREAK}]*", "", typst)
    return re.sub(rf"[\s{BREAK}]*{BREAK}[\s{BREAK}]*", "\n\n", closed)
