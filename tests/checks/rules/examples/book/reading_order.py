"""The reading order of e-books: what can be wrong with it, and the rule that says so."""

from __future__ import annotations

from tests.checks.rules.kit import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    Example,
    book,
    book_files,
)
from tests.checks.rules.our_book import ours
from tests.checks.rules.small_book import (
    ITEM,
    MORE,
    MORE_LINE,
    OUR_OPF,
    PNG,
    TEXT,
    told,
    with_more,
)

PLAIN, OURS = book(), ours()
EXAMPLES = [
    Example("PKG-008", FAILED, "a line names nothing", book(spine='<itemref idref="gone"/>')),
    Example("PKG-009", FAILED, "a document comes twice", book(spine='<itemref idref="text"/>')),
    Example("PKG-010", PASSED, "two texts in order", with_more()),
    Example("PKG-010", FAILED, "a text has no place, and the contents lead there", with_more("")),
    Example("PKG-010", FAILED, "a text has no place, and nothing leads there", with_more("", line="")),
    Example(
        "PKG-010", FAILED, "of ours the text has no place", ours((OUR_OPF, '<itemref idref="text"/>', ""))
    ),
    Example("PKG-011", INAPPLICABLE, "nothing is set aside", PLAIN),
    Example(
        "PKG-011",
        PASSED,
        "notes are set aside",
        with_more(
            '<itemref idref="more" linear="no"/>', text=MORE.replace("<body>", '<body epub:type="afterword">')
        ),
    ),
    Example(
        "PKG-011",
        FAILED,
        "a chapter is set aside",
        with_more(
            '<itemref idref="more" linear="no"/>', text=MORE.replace("<body>", '<body epub:type="chapter">')
        ),
    ),
    Example("PKG-011", CANT_TELL, "something is set aside", with_more('<itemref idref="more" linear="no"/>')),
    Example(
        "PKG-011",
        FAILED,
        "our text is set aside",
        ours((OUR_OPF, '<itemref idref="text"/>', '<itemref idref="text" linear="no"/>')),
    ),
    Example("PKG-012", INAPPLICABLE, "nothing is set aside", PLAIN),
    Example(
        "PKG-012",
        PASSED,
        "the contents lead to what is set aside",
        with_more(
            '<itemref idref="more" linear="no"/>', text=MORE.replace("<body>", '<body epub:type="afterword">')
        ),
    ),
    Example(
        "PKG-012",
        FAILED,
        "nothing leads to what is set aside",
        with_more('<itemref idref="more" linear="no"/>', line=""),
    ),
    Example("PKG-013", PASSED, "two texts that differ", with_more()),
    Example(
        "PKG-013",
        FAILED,
        "a text stands in two documents",
        book(
            f"<p>{'The well is deep and cold. ' * 9}</p>",
            manifest=ITEM.format("more"),
            spine='<itemref idref="more"/>',
            contents=MORE_LINE.replace("More", "A Small Book"),
            files={"EPUB/more.xhtml": book_files(f"<p>{'The well is deep and cold. ' * 9}</p>")[TEXT]},
        ),
    ),
    Example("PKG-013", INAPPLICABLE, "a statement stands beside it", OURS),
    Example(
        "PKG-014",
        FAILED,
        "a PDF is in the reading order",
        book(
            manifest='<item id="print" href="print.pdf" media-type="application/pdf"/>',
            spine='<itemref idref="print"/>',
            files={"EPUB/print.pdf": "%PDF-1.7"},
        ),
    ),
    Example(
        "PKG-014",
        PASSED,
        "an image has a text to fall back on",
        book(
            manifest=ITEM.format("more")
            + '<item id="map" href="map.png" media-type="image/png" fallback="more"/>',
            spine='<itemref idref="map"/>',
            contents=MORE_LINE,
            files={"EPUB/map.png": PNG, "EPUB/more.xhtml": MORE},
        ),
    ),
    Example("PKG-015", FAILED, "it is EPUB 2", told('version="3.0"', 'version="2.0"')),
    Example("PKG-038", PASSED, "the small book", PLAIN),
    Example(
        "PKG-038",
        FAILED,
        "a document beside the others is no XML",
        book(
            manifest=ITEM.format("draft"),
            files={"EPUB/draft.xhtml": "<html xmlns='http://www.w3.org/1999/xhtml'><p>"},
        ),
    ),
]
