"""What documents of e-books take in and hold."""

from __future__ import annotations

from tests.checks.rules.kit import (
    FAILED,
    INAPPLICABLE,
    PASSED,
    Example,
    book,
)
from tests.checks.rules.our_book import ours
from tests.checks.rules.small_book import (
    OPF,
    OUR_TEXT,
    SEEN,
    told,
    with_image,
)

PLAIN, OURS = book(), ours()
LINKED = "# A Title\n\nSee [the other](#the-second-part).\n\n## The second part\n\nThe water is cold.\n"
EXAMPLES = [
    Example("PKG-016", INAPPLICABLE, "nothing is taken in", PLAIN),
    Example("PKG-016", PASSED, "an image that is there", with_image()),
    Example("PKG-016", FAILED, "an image that is not there", with_image(manifest="", files={})),
    Example(
        "PKG-016",
        FAILED,
        "a style sheet that is not there",
        book(head='<link rel="stylesheet" href="gone.css"/>'),
    ),
    Example(
        "PKG-016",
        FAILED,
        "a font that is not there",
        book(head="<style>@font-face { font-family: x; src: url(gone.woff2) }</style>"),
    ),
    Example(
        "PKG-016",
        FAILED,
        "an image on the maker's own disk",
        book('<p><img src="file:///C:/map.png" alt="A map of the well."/></p>', metadata=SEEN),
    ),
    Example(
        "PKG-017", PASSED, "a link to the other part", book('<p><a href="#second">The second part</a></p>')
    ),
    Example(
        "PKG-017",
        FAILED,
        "a link to a place that is not there",
        book('<p><a href="#third">The third part</a></p>'),
    ),
    Example(
        "PKG-017",
        FAILED,
        "a link to a file that is not there",
        book('<p><a href="third.xhtml">The third part</a></p>'),
    ),
    Example("PKG-017", FAILED, "a link to no place", book('<p><a href="#">The third part</a></p>')),
    Example(
        "PKG-017", FAILED, "a link without its scheme", book('<p><a href="www.example.org">Our page</a></p>')
    ),
    Example(
        "PKG-017",
        FAILED,
        "a link to the maker's own machine",
        book('<p><a href="http://localhost:8000/">Our page</a></p>'),
    ),
    Example(
        "PKG-017",
        FAILED,
        "a link to a file on the maker's own disk",
        book('<p><a href="file:///C:/report.pdf">Our report</a></p>'),
    ),
    Example(
        "PKG-017",
        FAILED,
        "a note's reference to no place",
        book('<p>Deep.<a epub:type="noteref" role="doc-noteref" href="#n">1</a></p>'),
    ),
    Example("PKG-019", INAPPLICABLE, "nothing is taken in", PLAIN),
    Example("PKG-019", PASSED, "an image that is there", with_image()),
    Example(
        "PKG-019",
        FAILED,
        "an image on the network",
        book('<p><img src="https://example.org/map.png" alt="A map of the well."/></p>', metadata=SEEN),
    ),
    Example(
        "PKG-019",
        FAILED,
        "a style sheet on the network",
        book(head='<link rel="stylesheet" href="https://example.org/style.css"/>'),
    ),
    Example("PKG-020", INAPPLICABLE, "the book is not ours", with_image()),
    Example(
        "PKG-020",
        FAILED,
        "our book plays something on the network",
        ours(
            (
                OUR_TEXT,
                "<p>The well is deep.</p>",
                '<p>The well is deep.</p><audio controls="" src="https://example.org/well.mp3"></audio>',
            )
        ),
    ),
    Example("PKG-021", INAPPLICABLE, "the book is not ours", PLAIN),
    Example(
        "PKG-021",
        FAILED,
        "our book has a script",
        ours((OUR_TEXT, "</head>", "<script>alert(1)</script></head>")),
    ),
    Example(
        "PKG-021",
        FAILED,
        "our book has a handler",
        ours((OUR_TEXT, "<p>The well", '<p onclick="go()">The well')),
    ),
    Example("PKG-022", FAILED, "a script is not declared", book(head="<script>1</script>")),
    Example(
        "PKG-022",
        FAILED,
        "a formula is not declared",
        book(
            '<p><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="n"><mi>n</mi></math></p>',
            metadata='<meta property="schema:accessibilityFeature">MathML</meta>',
        ),
    ),
    Example(
        "PKG-022",
        FAILED,
        "a drawing is not declared",
        book(
            '<p><svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="A line"><path d="M0 '
            '0h9"/></svg></p>'
        ),
    ),
    Example(
        "PKG-022",
        FAILED,
        "what is declared is not there",
        told(
            'href="text.xhtml" media-type="application/xhtml+xml"',
            'href="text.xhtml" media-type="application/xhtml+xml" properties="mathml"',
        ),
    ),
    Example(
        "PKG-022",
        PASSED,
        "what is there is declared",
        book(
            head="<script>1</script>",
            changes=(
                (
                    OPF,
                    'href="text.xhtml" media-type="application/xhtml+xml"',
                    'href="text.xhtml" media-type="application/xhtml+xml" properties="scripted"',
                ),
            ),
        ),
    ),
    Example(
        "PKG-023",
        FAILED,
        "the layout is fixed",
        book(metadata='<meta property="rendition:layout">pre-paginated</meta>'),
    ),
    Example(
        "PKG-023",
        FAILED,
        "one document's layout is fixed",
        told(
            '<itemref idref="text"/>', '<itemref idref="text" properties="rendition:layout-pre-paginated"/>'
        ),
    ),
    Example(
        "PKG-024",
        FAILED,
        "only upright",
        book(metadata='<meta property="rendition:orientation">portrait</meta>'),
    ),
    Example(
        "PKG-025",
        FAILED,
        "an image is encrypted",
        with_image(
            files={
                "EPUB/map.png": b"\x00\x01\x02" * 9,
                "META-INF/encryption.xml": (
                    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
                    'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod '
                    'Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData>'
                    '<CipherReference URI="EPUB/map.png"/></CipherData></EncryptedData></encryption>'
                ),
            }
        ),
    ),
    Example("PKG-026", INAPPLICABLE, "no font", PLAIN),
    Example(
        "PKG-026",
        PASSED,
        "a font as it is",
        book(
            head="<style>@font-face { font-family: x; src: url(x.woff2) }</style>",
            manifest='<item id="font" href="x.woff2" media-type="font/woff2"/>',
            files={"EPUB/x.woff2": "wOF2"},
        ),
    ),
    Example(
        "PKG-026",
        FAILED,
        "a font is obfuscated",
        book(
            head="<style>@font-face { font-family: x; src: url(x.woff2) }</style>",
            manifest='<item id="font" href="x.woff2" media-type="font/woff2"/>',
            files={
                "EPUB/x.woff2": "....",
                "META-INF/encryption.xml": (
                    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
                    'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod '
                    'Algorithm="http://www.idpf.org/2008/embedding"/><CipherData><CipherReference '
                    'URI="EPUB/x.woff2"/></CipherData></EncryptedData></encryption>'
                ),
            },
        ),
    ),
    Example("PKG-018", PASSED, "a link that leads where the statement's does", ours(text=LINKED)),
    Example("PKG-018", INAPPLICABLE, "no link to a heading", OURS),
    Example(
        "PKG-018",
        FAILED,
        "a link leads to another heading",
        ours((OUR_TEXT, 'href="#the-second-part">the other', 'href="#a-title">the other'), text=LINKED),
    ),
    Example(
        "PKG-030",
        FAILED,
        "words of ours run from right to left",
        ours((OUR_TEXT, "<p>The well", '<p dir="rtl">The well')),
    ),
]
