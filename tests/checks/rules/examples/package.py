"""The e-book's files, manifest, reading order and documents: what can be wrong with each, and the rule that
says so."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

from everyreader.checks.rules import Verdict, judge_alone
from everyreader.formats.epub.read.reader import read_back
from everyreader.model.findings import Rendition
from tests.checks.rules.kit import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    Example,
    Kit,
    book,
    book_files,
    document,
)
from tests.checks.rules.our_book import ours, picture

OPF, TEXT, NAV = "EPUB/package.opf", "EPUB/text.xhtml", "EPUB/nav.xhtml"
OUR_OPF, OUR_TEXT, OUR_NAV, OUR_COVER = (
    "EPUB/content.opf",
    "EPUB/text.xhtml",
    "EPUB/nav.xhtml",
    "EPUB/cover.xhtml",
)
ITEM = '<item id="{0}" href="{0}.xhtml" media-type="application/xhtml+xml"/>\n'
MORE = document("<body><h1>More</h1><p>And more.</p></body>", title="More")
MORE_LINE = '<li><a href="more.xhtml">More</a></li>'
PNG = picture()
SEEN = (
    '<meta property="schema:accessMode">visual</meta>'
    '<meta property="schema:accessibilityFeature">alternativeText</meta>'
)
IMAGE = '<p><img src="map.png" alt="A map of the well."/></p>'
IMAGE_ITEM = '<item id="map" href="map.png" media-type="image/png"/>'
COVER_IMAGE = (
    '<img src="cover.png" alt="Cover: A Title. A House, 2 May 2024." role="doc-cover" class="cover"/>'
)
COVER = document('<body epub:type="cover"><p><img src="cover.png" alt="Cover: A Small Book"/></p></body>')
COVER_ITEMS = (
    ITEM.format("cover")
    + '<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>'
)
FIRST_COVER = (OPF, '<itemref idref="text"/>', '<itemref idref="cover"/><itemref idref="text"/>')


def with_image(**parts: object) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book with a picture."""
    return book(
        **{"body": IMAGE, "metadata": SEEN, "manifest": IMAGE_ITEM, "files": {"EPUB/map.png": PNG}, **parts}
    )


def with_cover(
    *changes: tuple[str, str, str], place: tuple[str, str, str] = FIRST_COVER
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book with a cover's page."""
    files = {"EPUB/cover.xhtml": COVER, "EPUB/cover.png": PNG}
    return book(manifest=COVER_ITEMS, files=files, changes=(place, *changes))


def with_more(
    place: str = '<itemref idref="more"/>',
    *,
    line: str = MORE_LINE,
    text: str = MORE,
    body: str = "",
    **parts: object,
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book with a second text."""
    added = {
        "manifest": ITEM.format("more"),
        "spine": place,
        "contents": line,
        "files": {"EPUB/more.xhtml": text},
    }
    return book(body, **{**added, **parts})


def packed(
    pack: Callable[[zipfile.ZipFile, dict[str, bytes]], None], **parts: object
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book in a zip that is made otherwise."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        path = kit.folder / "book.epub"
        with zipfile.ZipFile(path, "w") as archive:
            pack(archive, book_files(**parts))
        return judge_alone(Rendition.EPUB, read_back(path))

    return verdicts


def all_compressed(archive: zipfile.ZipFile, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        archive.writestr(name, data, zipfile.ZIP_DEFLATED)


def mimetype_last(archive: zipfile.ZipFile, files: dict[str, bytes]) -> None:
    for name, data in reversed(files.items()):
        archive.writestr(name, data)


def one_twice(archive: zipfile.ZipFile, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        archive.writestr(name, data)
    archive.writestr(NAV.replace("nav", "NAV"), files[NAV])


def told(before: str, after: str, *, in_: str = OPF) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book with one text changed."""
    return book(changes=((in_, before, after),))


PLAIN, OURS = book(), ours()
LINKED = "# A Title\n\nSee [the other](#the-second-part).\n\n## The second part\n\nThe water is cold.\n"
ARABIC = (
    (OPF, "<dc:language>en", "<dc:language>ar"),
    (OPF, 'xml:lang="en"', 'xml:lang="ar" dir="rtl"'),
    (TEXT, 'lang="en" xml:lang="en"', 'lang="ar" xml:lang="ar" dir="rtl"'),
    (NAV, 'lang="en" xml:lang="en"', 'lang="ar" xml:lang="ar" dir="rtl"'),
)
EVERY = (
    "001",
    "002",
    "003",
    "004",
    "005",
    "006",
    "007",
    "008",
    "009",
    "010",
    "013",
    "014",
    "015",
    "022",
    "023",
    "024",
    "025",
    "027",
    "028",
    "029",
    "030",
    "031",
    "032",
    "033",
)
EXAMPLES: list[Example] = [
    *(Example(f"PKG-{number}", PASSED, "the small book", PLAIN) for number in EVERY),
    *(
        Example(f"PKG-{number}", PASSED, "our own", OURS)
        for number in (
            *EVERY[:10],
            "016",
            "017",
            "019",
            "020",
            "021",
            "022",
            "027",
            "029",
            "030",
            "031",
            "032",
            "033",
            "034",
            "035",
            "036",
            "037",
        )
    ),
    # Files
    Example("PKG-001", FAILED, "a listed file is not there", book(manifest=IMAGE_ITEM)),
    Example("PKG-001", FAILED, "an image that the text shows is not there", with_image(files={})),
    Example("PKG-001", FAILED, "a text that the contents lead to is not there", with_more(files={})),
    Example("PKG-002", FAILED, "a file is not listed", book(files={"EPUB/map.png": PNG})),
    Example("PKG-002", FAILED, "an image that the text shows is not listed", with_image(manifest="")),
    Example(
        "PKG-002",
        FAILED,
        "a text that a link leads to is not listed",
        book('<p><a href="more.xhtml">What the well tells</a></p>', files={"EPUB/more.xhtml": MORE}),
    ),
    Example(
        "PKG-003",
        FAILED,
        "two names differ in capital letters alone",
        packed(one_twice, manifest='<item id="again" href="NAV.xhtml" media-type="application/xhtml+xml"/>'),
    ),
    Example(
        "PKG-004",
        FAILED,
        "a name has a question mark",
        with_image(
            body=IMAGE.replace("map.png", "map%3F.png"),
            manifest=IMAGE_ITEM.replace("map.png", "map%3F.png"),
            files={"EPUB/map?.png": PNG},
        ),
    ),
    Example("PKG-005", FAILED, "the mimetype is compressed", packed(all_compressed)),
    Example("PKG-005", FAILED, "the mimetype comes last", packed(mimetype_last)),
    Example(
        "PKG-005", FAILED, "the mimetype says something else", book(files={"mimetype": "application/zip"})
    ),
    Example(
        "PKG-006",
        FAILED,
        "a PNG is called a JPEG",
        with_image(manifest=IMAGE_ITEM.replace("image/png", "image/jpeg")),
    ),
    Example(
        "PKG-006",
        FAILED,
        "a text is called HTML",
        told(
            'id="text" href="text.xhtml" media-type="application/xhtml+xml"',
            'id="text" href="text.xhtml" media-type="text/html"',
        ),
    ),
    Example("PKG-006", FAILED, "an image is no image", with_image(files={"EPUB/map.png": b"Not found"})),
    Example(
        "PKG-007",
        FAILED,
        "a file has two lines",
        told("</manifest>", ITEM.format("text").replace('id="text"', 'id="again"') + "</manifest>"),
    ),
    Example(
        "PKG-007",
        FAILED,
        "two lines have one identifier",
        with_image(manifest=IMAGE_ITEM.replace('id="map"', 'id="nav"')),
    ),
    Example(
        "PKG-006",
        FAILED,
        "a text without its namespace",
        told(' xmlns="http://www.w3.org/1999/xhtml"', "", in_=TEXT),
    ),
    Example("PKG-039", PASSED, "the small book", PLAIN),
    Example(
        "PKG-039",
        FAILED,
        "a line has no identifier",
        with_image(manifest=IMAGE_ITEM.replace('id="map" ', "")),
    ),
    # Reading order
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
    # What documents take in and hold
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
    # What they say of themselves
    Example("PKG-027", FAILED, "some words have two languages", book('<p lang="fr" xml:lang="it">Mots</p>')),
    Example(
        "PKG-027",
        FAILED,
        "in ours, and the right one counts",
        ours(
            (OUR_TEXT, '<span lang="fr" xml:lang="fr">', '<span lang="it" xml:lang="fr">'),
            text="# A Title\n\nThe [puits]{lang=fr} is deep.\n\n## Next\n\nCold.\n",
        ),
    ),
    Example(
        "PKG-028",
        FAILED,
        "the package is in another language",
        book(
            changes=(
                (OPF, "<dc:language>en", "<dc:language>de"),
                (OPF, 'xml:lang="en"', 'xml:lang="de"'),
                (NAV, 'lang="en" xml:lang="en"', 'lang="de" xml:lang="de"'),
            )
        ),
    ),
    Example(
        "PKG-028",
        CANT_TELL,
        "one text of two is in another language",
        with_more(text=MORE.replace('lang="en" xml:lang="en"', 'lang="fr" xml:lang="fr"')),
    ),
    Example("PKG-028", INAPPLICABLE, "a statement stands beside it", OURS),
    Example(
        "PKG-029",
        FAILED,
        "our contents are in another language",
        ours((OUR_NAV, 'lang="en" xml:lang="en"', 'lang="de" xml:lang="de"')),
    ),
    Example(
        "PKG-029",
        FAILED,
        "our cover is in another language",
        ours((OUR_COVER, 'lang="en" xml:lang="en"', 'lang="de" xml:lang="de"')),
    ),
    Example(
        "PKG-029",
        FAILED,
        "our package is in another language",
        ours((OUR_OPF, 'xml:lang="en" dir="ltr"', 'xml:lang="de" dir="ltr"')),
    ),
    Example(
        "PKG-029", FAILED, "the contents name no language", told(' lang="en" xml:lang="en"', "", in_=NAV)
    ),
    Example(
        "PKG-029",
        CANT_TELL,
        "foreign contents are in another language",
        told('lang="en" xml:lang="en"', 'lang="de" xml:lang="de"', in_=NAV),
    ),
    Example(
        "PKG-030",
        PASSED,
        "an Arabic book from right to left",
        book(changes=(*ARABIC, (OPF, "<spine>", '<spine page-progression-direction="rtl">'))),
    ),
    Example(
        "PKG-030",
        CANT_TELL,
        "an English book from right to left",
        told("<spine>", '<spine page-progression-direction="rtl">'),
    ),
    Example(
        "PKG-030",
        FAILED,
        "an English text from right to left",
        told('xml:lang="en">\n<head>', 'xml:lang="en" dir="rtl">\n<head>', in_=TEXT),
    ),
    Example(
        "PKG-030",
        CANT_TELL,
        "an Arabic text without a direction",
        book(
            changes=(
                *ARABIC[:2],
                (TEXT, *[one.replace(' dir="rtl"', "") for one in ARABIC[2][1:]]),
                ARABIC[3],
            )
        ),
    ),
    Example(
        "PKG-031",
        FAILED,
        "the contents have no title",
        told("<title>Contents</title>", "<title></title>", in_=NAV),
    ),
    Example(
        "PKG-032",
        FAILED,
        "a title is a file's name",
        told("<title>A Small Book</title>", "<title>ch001.xhtml</title>", in_=TEXT),
    ),
    Example(
        "PKG-032",
        FAILED,
        "a title is a placeholder",
        told("<title>A Small Book</title>", "<title>Untitled Document</title>", in_=TEXT),
    ),
    Example(
        "PKG-033",
        CANT_TELL,
        "a title shares no word with the text",
        told("<title>A Small Book</title>", "<title>Annual report</title>", in_=TEXT),
    ),
    Example(
        "PKG-033",
        FAILED,
        "ours has another title",
        ours((OUR_TEXT, "<title>A Title</title>", "<title>Annual report</title>")),
    ),
    # The cover
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
