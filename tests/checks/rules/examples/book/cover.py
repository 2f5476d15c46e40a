"""The cover of e-books."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.checks.rules import Verdict
from tests.checks.rules.kit import (
    FAILED,
    INAPPLICABLE,
    PASSED,
    Example,
    Kit,
    book,
    document,
)
from tests.checks.rules.our_book import ours
from tests.checks.rules.small_book import (
    ITEM,
    OPF,
    OUR_COVER,
    OUR_OPF,
    PNG,
)

COVER_IMAGE = (
    '<img src="cover.png" alt="Cover: A Title. A House, 2 May 2024." role="doc-cover" class="cover"/>'
)
COVER = document('<body epub:type="cover"><p><img src="cover.png" alt="Cover: A Small Book"/></p></body>')
COVER_ITEMS = (
    ITEM.format("cover")
    + '<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>'
)
FIRST_COVER = (OPF, '<itemref idref="text"/>', '<itemref idref="cover"/><itemref idref="text"/>')


def with_cover(
    *changes: tuple[str, str, str], place: tuple[str, str, str] = FIRST_COVER
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book with a cover's page."""
    files = {"EPUB/cover.xhtml": COVER, "EPUB/cover.png": PNG}
    return book(manifest=COVER_ITEMS, files=files, changes=(place, *changes))


PLAIN, OURS = book(), ours()
EXAMPLES = [
    Example("PKG-034", INAPPLICABLE, "a foreign book without a cover", PLAIN),
    Example("PKG-034", PASSED, "a cover", with_cover()),
    Example("PKG-034", FAILED, "no image is marked", with_cover((OPF, ' properties="cover-image"', ""))),
    Example(
        "PKG-034",
        FAILED,
        "a text is marked",
        ours(
            (
                OUR_OPF,
                'media-type="application/xhtml+xml"/>\n    <item href="text.xhtml"',
                'media-type="application/xhtml+xml" properties="cover-image"/>\n    <item href="text.xhtml"',
            )
        ),
    ),
    Example("PKG-034", FAILED, "our cover's page shows nothing", ours((OUR_COVER, COVER_IMAGE, ""))),
    Example("PKG-035", INAPPLICABLE, "no cover", PLAIN),
    Example("PKG-035", PASSED, "a cover", with_cover()),
    Example(
        "PKG-035",
        FAILED,
        "the cover is said to mean nothing",
        with_cover(("EPUB/cover.xhtml", 'alt="Cover: A Small Book"', 'alt=""')),
    ),
    Example(
        "PKG-035",
        FAILED,
        "our cover is said to mean nothing",
        ours((OUR_COVER, 'alt="Cover: A Title. A House, 2 May 2024." role="doc-cover"', 'alt=""')),
    ),
    Example("PKG-036", INAPPLICABLE, "the book is not ours", with_cover()),
    Example(
        "PKG-036",
        FAILED,
        "our cover says little",
        ours((OUR_COVER, 'alt="Cover: A Title. A House, 2 May 2024."', 'alt="cover"')),
    ),
    Example(
        "PKG-036",
        FAILED,
        "our cover says another date",
        ours((OUR_COVER, "A House, 2 May 2024.", "A House, 12 May 2024.")),
    ),
    Example("PKG-037", INAPPLICABLE, "no cover", PLAIN),
    Example("PKG-037", PASSED, "a cover", with_cover()),
    Example(
        "PKG-037",
        FAILED,
        "the cover comes last",
        with_cover(place=(OPF, "</spine>", '<itemref idref="cover"/></spine>')),
    ),
]
