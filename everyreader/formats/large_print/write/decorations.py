"""Decorative images where nothing else stands: drawn, with no tag, which would hold nothing."""

from __future__ import annotations

from collections.abc import Sequence

from everyreader.formats.large_print.write import parting
from everyreader.formats.large_print.write.inlines import LINE_WIDTH, Context, picture, printed_width
from everyreader.formats.large_print.write.raw_blocks import raw_block
from everyreader.source.tree import Node

_GAP = 0.1  # inches: a space between two


def drawn(context: Context, images: Sequence[Node]) -> list[Node]:
    """``images`` beside each other as far as a line goes; each row stays on one page."""
    if len(images) == 1:
        return [raw_block(_code(context, images[0], prefix=""))]
    room = LINE_WIDTH * context.room / parting.LINE
    rows: list[list[str]] = []
    left = 0.0
    for image in images:
        width = max(context.pictures[image["c"][2][0]].width, printed_width(image)) + _GAP
        if not rows or width > left:
            rows.append([])
            left = room
        rows[-1].append(_code(context, image, prefix="inline-"))
        left -= width
    return [raw_block(f"#decorations[{' '.join(row)}]") for row in rows]


def _code(context: Context, image: Node, *, prefix: str) -> str:
    attribute, content, [name, _] = image["c"]
    return picture(context, attribute, content, name, prefix=prefix)
