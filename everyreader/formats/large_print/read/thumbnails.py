"""Which image stands under which words, small enough to be compared."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from PIL import Image

from everyreader.formats.large_print.read.elements import every_node, leaves
from everyreader.formats.large_print.read.pages import Depicted, Pages

SIDE = 16  # dots of an image made small, each way
_MOST_PIXELS = 25_000_000


def depicted(pdf: pikepdf.Pdf, pages: Pages) -> Iterator[Depicted]:
    """Each figure that has words and holds one image of dots."""
    for node in every_node(pdf):
        if node.role != "/Figure" or "/Alt" not in node.element:
            continue
        keys = set(leaves(node.element, node.page))
        held = [one for one in pages.pictures if one.key in keys]
        if any(one.key in keys for one in pages.shapes):
            continue  # a drawing, of which the dots are a part
        if len(held) == 1 and held[0].look:
            yield Depicted(str(node.element.Alt), held[0].look, held[0].page)


def look(thing: pikepdf.Stream) -> bytes:
    """An image made small: ``SIDE`` times ``SIDE`` greys, ``b""`` where it cannot be shown."""
    try:
        image = pikepdf.PdfImage(thing)
        if not 0 < image.width * image.height <= _MOST_PIXELS:
            return b""
        return small(image.as_pil_image())
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError, SyntaxError, TypeError, KeyError):
        return b""


def small(image: Image.Image) -> bytes:
    """``image`` in ``SIDE`` times ``SIDE`` greys, whatever stands behind what is transparent."""
    plain = image.convert("RGBA").convert("RGB") if image.mode == "P" else image
    return plain.convert("L").resize((SIDE, SIDE), Image.Resampling.BOX).tobytes()
