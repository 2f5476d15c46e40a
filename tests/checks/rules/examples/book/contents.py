"""Contents, landmarks and pages of e-books: what can be wrong with each, and the rule that says so."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.checks.rules import Verdict
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, Kit, book
from tests.checks.rules.our_book import ours
from tests.checks.rules.small_book import NAV, OPF, OUR_NAV, OUR_OPF, told, with_more

PLAIN, OURS = book(), ours()
SECOND = '<li><a href="text.xhtml#second">The second part</a></li>'
NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>
<navPoint id="a"><navLabel><text>A Small Book</text></navLabel><content src="text.xhtml#top"/>
<navPoint id="b"><navLabel><text>{0}</text></navLabel><content src="text.xhtml#{1}"/></navPoint></navPoint>
</navMap></ncx>
"""
NCX_ITEM = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
LANDMARK = '<li><a epub:type="bodymatter" href="text.xhtml">Start of the text</a></li>'
BREAK = '<p>Deep.<span epub:type="pagebreak" role="doc-pagebreak" id="p{0}" aria-label="{1}"></span></p>'
PAGES = '<nav epub:type="page-list" aria-label="Pages"><ol>{}</ol></nav>'
PAGED = (
    '<meta property="schema:accessibilityFeature">pageNavigation</meta>'
    '<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>'
)
PRINT = '<meta property="pageBreakSource">urn:isbn:9780306406157</meta>'


def older(title: str = "The second part", place: str = "second") -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book with contents for older reading systems."""
    return book(manifest=NCX_ITEM, files={"EPUB/toc.ncx": NCX.format(title, place)})


def paged(
    *lines: tuple[str, str], breaks: str = BREAK.format(1, 1) + BREAK.format(2, 2), said: str = PAGED + PRINT
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book with pages of a printed one; ``lines``: number and identifier."""
    listed = "".join(f'<li><a href="text.xhtml#{place}">{number}</a></li>' for number, place in lines)
    return book(breaks, metadata=said, nav=PAGES.format(listed) if lines else "")


BOTH = (("1", "p1"), ("2", "p2"))
OF_CONTENTS = ("002", "003", "004", "005", "006", "007", "008", "009")
OF_LANDMARKS = ("011", "012", "013")
EXAMPLES: list[Example] = [
    *(Example(f"NAV-{number}", PASSED, "the small book", PLAIN) for number in (*OF_CONTENTS, *OF_LANDMARKS)),
    *(
        Example(f"NAV-{number}", PASSED, "our own", OURS)
        for number in ("001", *OF_CONTENTS[:6], *OF_LANDMARKS)
    ),
    *(Example(f"NAV-{number}", INAPPLICABLE, "our own", OURS) for number in ("008", "009")),
    Example(
        "NAV-001",
        FAILED,
        "ours lack a heading",
        ours(
            (
                OUR_NAV,
                '</a><ol><li><a href="text.xhtml#the-second-part">The second part</a></li></ol></li>',
                "</a></li>",
            )
        ),
    ),
    Example(
        "NAV-002", FAILED, "a line leads nowhere", told("text.xhtml#second", "text.xhtml#third", in_=NAV)
    ),
    Example(
        "NAV-002",
        FAILED,
        "a line of ours leads nowhere",
        ours((OUR_NAV, "text.xhtml#the-second-part", "text.xhtml#the-third-part")),
    ),
    Example(
        "NAV-002",
        PASSED,
        "words without a link hold others",
        told('<a href="text.xhtml#top">A Small Book</a>', "<span>A Small Book</span>", in_=NAV),
    ),
    Example("NAV-003", FAILED, "no document is said to be the contents", told(' properties="nav"', "")),
    Example(
        "NAV-003",
        FAILED,
        "of ours no document is said to be the contents",
        ours((OUR_OPF, ' properties="nav"', "")),
    ),
    Example(
        "NAV-003",
        FAILED,
        "the navigation document has no contents",
        told(
            '<nav epub:type="toc" role="doc-toc" aria-label="Contents">',
            '<nav aria-label="Contents">',
            in_=NAV,
        ),
    ),
    Example(
        "NAV-003",
        FAILED,
        "of ours the contents are called something else",
        ours((OUR_NAV, 'epub:type="toc" role="doc-toc"', "")),
    ),
    Example(
        "NAV-004",
        FAILED,
        "a line leads to another heading",
        told("text.xhtml#second", "text.xhtml#top", in_=NAV),
    ),
    Example(
        "NAV-004",
        FAILED,
        "two lines of ours lead to each other's heading",
        ours(
            (OUR_NAV, "text.xhtml#a-title", "text.xhtml#x"),
            (OUR_NAV, "text.xhtml#the-second-part", "text.xhtml#a-title"),
            (OUR_NAV, "text.xhtml#x", "text.xhtml#the-second-part"),
        ),
    ),
    Example(
        "NAV-004",
        CANT_TELL,
        "a line leads to the beginning of the document",
        told("text.xhtml#second", "text.xhtml", in_=NAV),
    ),
    Example(
        "NAV-004",
        FAILED,
        "a line leads to a paragraph",
        book('<p id="here">It is cold.</p>', changes=((NAV, "text.xhtml#second", "text.xhtml#here"),)),
    ),
    Example(
        "NAV-004",
        PASSED,
        "a line leads to the section around its heading",
        book(
            '<section id="third"><h2>The third part</h2><p>It is old.</p></section>',
            contents='<li><a href="text.xhtml#third">The third part</a></li>',
            changes=(
                (
                    NAV,
                    '</li></ol></li>\n<li><a href="text.xhtml#third">The third part</a></li>',
                    '</li><li><a href="text.xhtml#third">The third part</a></li></ol></li>',
                ),
            ),
        ),
    ),
    Example(
        "NAV-004",
        PASSED,
        "a line leads to an anchor before its heading",
        book(
            '<p id="third"></p><h2>The third part</h2><p>It is old.</p>',
            contents='<li><a href="text.xhtml#third">The third part</a></li>',
            changes=(
                (
                    NAV,
                    '</li></ol></li>\n<li><a href="text.xhtml#third">The third part</a></li>',
                    '</li><li><a href="text.xhtml#third">The third part</a></li></ol></li>',
                ),
            ),
        ),
    ),
    Example(
        "NAV-004",
        CANT_TELL,
        "a line shares no word with the heading it leads to",
        told(">The second part</a>", ">Its taste</a>", in_=NAV),
    ),
    Example(
        "NAV-005",
        FAILED,
        "a line stands beside the one it belongs under",
        told(f"<ol>{SECOND}</ol></li>", f"</li>{SECOND}", in_=NAV),
    ),
    Example(
        "NAV-005",
        FAILED,
        "a line of ours stands beside the one it belongs under",
        ours(
            (OUR_NAV, "</a><ol><li>", "</a></li><li>"),
            (OUR_NAV, "The second part</a></li></ol></li></ol></nav>", "The second part</a></li></ol></nav>"),
        ),
    ),
    Example(
        "NAV-006",
        FAILED,
        "the contents are hidden",
        told('role="doc-toc"', 'role="doc-toc" hidden="hidden"', in_=NAV),
    ),
    Example(
        "NAV-006",
        FAILED,
        "our contents are hidden",
        ours((OUR_NAV, 'role="doc-toc"', 'role="doc-toc" style="display: none"')),
    ),
    Example("NAV-007", FAILED, "a line has no words", told(">The second part</a>", "></a>", in_=NAV)),
    Example(
        "NAV-007",
        FAILED,
        "a landmark of ours has no words",
        ours((OUR_NAV, ">Start of the text</a>", "></a>")),
    ),
    Example(
        "NAV-008",
        FAILED,
        "the contents go another way",
        with_more(
            changes=(
                (
                    OPF,
                    '<itemref idref="text"/><itemref idref="more"/>',
                    '<itemref idref="more"/><itemref idref="text"/>',
                ),
            )
        ),
    ),
    Example(
        "NAV-009",
        CANT_TELL,
        "a part is not in the contents",
        with_more(line="", body='<p><a href="more.xhtml">What the well tells</a></p>'),
    ),
    Example("NAV-010", INAPPLICABLE, "no older contents", PLAIN),
    Example("NAV-010", PASSED, "older contents that agree", older()),
    Example("NAV-010", FAILED, "the older ones have other words", older("Its taste")),
    Example("NAV-010", FAILED, "the older ones lead nowhere", older(place="third")),
    Example(
        "NAV-011",
        FAILED,
        "where the text begins is not said",
        told(LANDMARK, '<li><a epub:type="toc" href="nav.xhtml">Contents</a></li>', in_=NAV),
    ),
    Example(
        "NAV-011",
        FAILED,
        "our landmarks lack the notes",
        ours((OUR_NAV, '<li><a epub:type="endnotes" href="text.xhtml#endnotes">Notes</a></li>', "")),
    ),
    Example(
        "NAV-012",
        FAILED,
        "a landmark leads nowhere",
        told('href="text.xhtml">Start', 'href="text.xhtml#start">Start', in_=NAV),
    ),
    Example(
        "NAV-013",
        FAILED,
        "the text is said to begin at the contents",
        told('href="text.xhtml">Start', 'href="nav.xhtml">Start', in_=NAV),
    ),
    Example(
        "NAV-013",
        FAILED,
        "our text is said to begin in its middle",
        ours((OUR_NAV, 'href="text.xhtml">Start', 'href="text.xhtml#the-second-part">Start')),
    ),
    Example(
        "NAV-013",
        FAILED,
        "our notes are said to be at the beginning",
        ours((OUR_NAV, "text.xhtml#endnotes", "text.xhtml#a-title")),
    ),
    Example(
        "NAV-013",
        FAILED,
        "our cover is said to be the text",
        ours((OUR_NAV, 'href="cover.xhtml"', 'href="text.xhtml"')),
    ),
    Example("NAV-014", INAPPLICABLE, "no pages", PLAIN),
    Example("NAV-015", INAPPLICABLE, "no pages", PLAIN),
    Example("NAV-016", INAPPLICABLE, "no pages", PLAIN),
    Example("NAV-014", PASSED, "two pages", paged(*BOTH)),
    Example("NAV-015", PASSED, "two pages", paged(*BOTH)),
    Example("NAV-016", PASSED, "two pages", paged(*BOTH)),
    Example("NAV-014", FAILED, "a page leads nowhere", paged(*BOTH, ("3", "p3"))),
    Example("NAV-014", FAILED, "a page leads to another", paged(("2", "p1"), ("1", "p2"))),
    Example("NAV-014", FAILED, "a page leads to a heading", paged(*BOTH, ("3", "second"))),
    Example("NAV-015", FAILED, "a page is not listed", paged(("1", "p1"))),
    Example(
        "NAV-015", FAILED, "there is no list of pages", paged(said=PAGED.partition("</meta>")[2] + PRINT)
    ),
    Example(
        "NAV-016",
        FAILED,
        "a page has no number",
        paged(*BOTH, breaks=BREAK.format(1, 1) + BREAK.format(2, "")),
    ),
    Example("MET-014", PASSED, "the printed edition is named", paged(*BOTH)),
    Example("MET-014", INAPPLICABLE, "no pages", PLAIN),
    Example("MET-014", FAILED, "the printed edition is not named", paged(*BOTH, said=PAGED)),
    *(
        Example(f"NAV-{number}", INAPPLICABLE, "one heading", ours(text="# A Title\n\nText.\n"))
        for number in ("001", "002", "005")
    ),
    Example("NAV-017", PASSED, "the small book", PLAIN),
    Example("NAV-017", PASSED, "our own", OURS),
    Example(
        "NAV-017",
        FAILED,
        "the contents have neither heading nor label",
        book(changes=((NAV, ' aria-label="Contents"', ""), (NAV, "<h1>Contents</h1>", ""))),
    ),
    Example(
        "NAV-017", FAILED, "our contents have an empty heading", ours((OUR_NAV, ">Contents</h1>", "></h1>"))
    ),
    Example(
        "NAV-007", FAILED, "a line is empty", told("<ol>\n<li><a href", "<ol>\n<li></li><li><a href", in_=NAV)
    ),
]
