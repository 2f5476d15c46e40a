"""What moves, or goes away on paper: DOC-050 to DOC-055."""

from __future__ import annotations

import base64
import io

from PIL import Image

from tests.checks.rules.examples.look.hidden import style
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, book, page

P = '<p class="m">The water is deep.</p>'
TURN = "@keyframes k { from { translate: 0 0 } to { translate: 3px 0 } }"
FADE = "@keyframes k { from { opacity: 1 } to { opacity: 0.8 } }"
CALM = "@media (prefers-reduced-motion: reduce) { .m { animation: none } }"
WORDS = "<p>The water of the well is deep and cold.</p>"


BUTTON = '<p><button style="font-size: 1rem; min-width: 44px; min-height: 44px">Stop it</button></p>'


def lamp(milliseconds: int, again: int = 0) -> str:
    """An image that goes on and off, each for so long, and again so many times; 0 without end."""
    dark, light = (Image.new("RGB", (300, 200), colour) for colour in ("black", "white"))
    out = io.BytesIO()
    dark.save(out, "GIF", save_all=True, append_images=[light], duration=milliseconds, loop=again)
    data = base64.b64encode(out.getvalue()).decode()
    return (
        f'<p>The lamp: <img src="data:image/gif;base64,{data}" alt="A lamp goes on and off." width="300" '
        f'height="200"></p>'
    )


EXAMPLES = [
    Example("DOC-055", FAILED, "five times a second", page(lamp(100))),
    Example("DOC-055", PASSED, "once a second", page(lamp(500, again=1))),
    Example("DOC-055", INAPPLICABLE, "nothing moves", page(P)),
    Example(
        "DOC-050",
        FAILED,
        "without end",
        page(P, head=style(f"{TURN} .m {{ animation: k 2s infinite }} {CALM}")),
    ),
    Example(
        "DOC-050",
        FAILED,
        "for eight seconds",
        page(P, head=style(f"{TURN} .m {{ animation: k 2s 4 }} {CALM}")),
    ),
    Example("DOC-050", FAILED, "an image", page(lamp(500))),
    Example("DOC-050", CANT_TELL, "an image, and a button that may stop it", page(lamp(500) + BUTTON)),
    Example("DOC-050", FAILED, "marquee", page("<marquee>The water is deep.</marquee>")),
    Example(
        "DOC-050",
        FAILED,
        "a drawing",
        page(
            '<p>The water</p><svg role="img" aria-label="A wave" width="50" height="50"><circle cx="20" '
            'cy="20" r="9">'
            '<animate attributeName="cx" from="10" to="40" dur="3s" repeatCount="indefinite"/></circle></svg>'
        ),
    ),
    Example(
        "DOC-050",
        FAILED,
        "in a book",
        book(P, head=style(f"{TURN} .m {{ animation: k 3s infinite }}"), shown=True),
    ),
    Example(
        "DOC-050",
        PASSED,
        "two seconds, unless the reader wants none",
        page(P, head=style(f"{TURN} .m {{ animation: k 2s }} {CALM}")),
    ),
    Example("DOC-050", INAPPLICABLE, "nothing moves", page(P)),
    Example(
        "DOC-051",
        FAILED,
        "five times a second",
        page(P, head=style(f"{FADE} .m {{ animation: k 0.2s infinite }} {CALM}")),
    ),
    Example("DOC-051", PASSED, "once", page(P, head=style(f"{FADE} .m {{ animation: k 2s }} {CALM}"))),
    Example("DOC-051", INAPPLICABLE, "nothing moves", page(P)),
    Example("DOC-052", FAILED, "four seconds", page(P, head=style(f"{TURN} .m {{ animation: k 4s }}"))),
    Example(
        "DOC-052",
        PASSED,
        "unless the reader wants none",
        page(P, head=style(f"{TURN} .m {{ animation: k 4s }} {CALM}")),
    ),
    Example("DOC-052", INAPPLICABLE, "nothing moves", page(P)),
    Example(
        "DOC-053", FAILED, "left out", page(P + WORDS, head=style("@media print { .m { display: none } }"))
    ),
    Example(
        "DOC-053", FAILED, "transparent", page(P + WORDS, head=style("@media print { .m { opacity: 0 } }"))
    ),
    Example(
        "DOC-053",
        PASSED,
        "all of it",
        page(P + WORDS, head=style("@media print { header { display: none } }")),
    ),
    Example("DOC-053", INAPPLICABLE, "no styles for paper", page(P)),
    Example("DOC-054", FAILED, "the whole page", page(WORDS, head=style("body { user-select: none }"))),
    Example("DOC-054", FAILED, "in a book", book(WORDS, head=style("p { user-select: none }"), shown=True)),
    Example(
        "DOC-054",
        PASSED,
        "a sign",
        page(f'{WORDS}<p>Wells <span style="user-select: none">»</span> water</p>'),
    ),
]
