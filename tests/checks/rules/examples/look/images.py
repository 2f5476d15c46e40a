"""Images that are not shown, or not as they are: SEE-006, SEE-007."""

from __future__ import annotations

from tests.checks.rules.examples.look.hidden import style
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, book, page

PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='60' height='40'%3E"
    "%3Crect width='60' height='40' fill='green'/%3E%3C/svg%3E"
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" '
    'fill="green"/></svg>'
)
IMAGE = f'<p class="w"><img src="{PICTURE}" alt="A green field." {{0}}></p>'
BOOK_IMAGE = '<p><img src="field.svg" alt="A green field." {0}/></p>'
ITEM = '<item id="field" href="field.svg" media-type="image/svg+xml"/>'
SEEN = (
    '<meta property="schema:accessMode">visual</meta><meta '
    'property="schema:accessibilityFeature">alternativeText</meta>'
)


def in_book(attributes: str, css: str = "", svg: str = SVG):
    return book(
        BOOK_IMAGE.format(attributes),
        head=style(css),
        manifest=ITEM,
        metadata=SEEN,
        files={"EPUB/field.svg": svg},
        shown=True,
    )


EXAMPLES = [
    Example("SEE-006", FAILED, "a speck", page(IMAGE.format('width="3" height="2"'))),
    Example("SEE-006", FAILED, "transparent", page(IMAGE.format('style="opacity: 0"'))),
    Example(
        "SEE-006", FAILED, "outside the page", page(IMAGE.format('style="position: absolute; left: -999px"'))
    ),
    Example(
        "SEE-006",
        FAILED,
        "cut away",
        page(IMAGE.format(""), head=style(".w { height: 0; overflow: hidden }")),
    ),
    Example(
        "SEE-006",
        FAILED,
        "under a box",
        page(
            IMAGE.format(""),
            head=style(
                ".w { position: relative } .w::after { content: ''; position: absolute; inset: 0; "
                "background: #ccc }"
            ),
        ),
    ),
    Example(
        "SEE-006",
        FAILED,
        "broken",
        page(f'<p><img src="{PICTURE[:60]}" alt="A green field." width="60" height="40"></p>'),
    ),
    Example("SEE-006", FAILED, "a speck in a book", in_book('width="3" height="2"')),
    Example("SEE-006", PASSED, "an image that is seen", page(IMAGE.format('width="60" height="40"'))),
    Example(
        "SEE-006",
        PASSED,
        "a decoration without size",
        page(f'<p><img src="{PICTURE}" alt="" width="1" height="1"> Water.</p>'),
    ),
    Example("SEE-006", PASSED, "an image in a book", in_book("")),
    Example("SEE-006", INAPPLICABLE, "no image", page("<p>Water.</p>")),
    Example("SEE-007", FAILED, "stretched", page(IMAGE.format('width="300" height="40"'))),
    Example("SEE-007", FAILED, "squeezed in a book", in_book('width="20" height="90"')),
    Example(
        "SEE-007",
        PASSED,
        "cut to measure",
        page(IMAGE.format('style="width: 300px; height: 60px; object-fit: cover"')),
    ),
    Example("SEE-007", PASSED, "in proportion", page(IMAGE.format('width="120" height="80"'))),
    Example("SEE-007", INAPPLICABLE, "no image", page("<p>Water.</p>")),
]
