"""E-books whose package, contents, titles, languages or members are wrong."""

from __future__ import annotations

from tests.planted import zipped
from tests.planted.fault import Fault
from tests.planted.markup import after, drop, exchange, rewrite, swap
from tests.planted.zipped import Members, cover, members, named, nav, package, text

FEATURE = '    <meta property="schema:accessibilityFeature">{}</meta>\n'
ORDER = FEATURE.format("readingOrder")


def _without_picture(old: Members) -> Members:
    lost = named(old, "images/pump")
    return {name: data for name, data in old.items() if name != lost}


def _pictures_exchanged(old: Members) -> Members:
    pump, chart = named(old, "images/pump"), named(old, "images/map")
    return old | {pump: old[chart], chart: old[pump]}


def _unlisted(old: Members) -> Members:
    return old | {"EPUB/draft.xhtml": old["EPUB/text.xhtml"]}


NAMES_AND_LANGUAGES = (
    Fault(
        "epub-title-is-file-name",
        "dc:title is a file's name",
        "own",
        package(rewrite(r"<dc:title>[^<]*<", "<dc:title>2023-11-21-cip-gaza-hostage-release_final2.docx<")),
    ),
    Fault(
        "epub-document-in-no-language",
        "the text names no language",
        "own",
        text(drop(' lang="en-US" xml:lang="en-US"')),
    ),
    Fault(
        "epub-phrase-loses-language",
        "French words would be read as English",
        "rich",
        text(swap('<span lang="fr" xml:lang="fr"><em>', "<span><em>")),
    ),
    Fault(
        "epub-publisher-changed",
        "another publisher in the package",
        "own",
        package(swap("<dc:publisher>Center for International Policy<", "<dc:publisher>Calibre<")),
    ),
)

CONTENTS = (
    Fault(
        "epub-contents-entry-lost",
        "a heading is missing in the contents",
        "own",
        nav(rewrite(r'<li><a href="text.xhtml#diplomacy[^<]*</a></li>', "")),
    ),
    Fault(
        "epub-contents-entries-exchanged",
        "two entries changed places",
        "rich",
        nav(
            exchange(
                '<li><a href="text.xhtml#wells-before-roads">Wells before roads:</a></li>',
                '<li><a href="text.xhtml#money-that-arrives">Money that arrives:</a></li>',
            )
        ),
    ),
    Fault(
        "epub-contents-entry-abridged",
        "an entry has other words than its heading",
        "own",
        nav(swap(">Maximizing delivery of humanitarian aid:<", ">Humanitarian aid<")),
    ),
    Fault(
        "epub-contents-flattened",
        "level 3 stands beside level 2",
        "rich",
        nav(
            rewrite(
                r'(What we ask for</a>)<ol>(<li>.*?)</ol></li>(<li><a href="text.xhtml#numbers)',
                r"\1</li>\2\3",
            )
        ),
    ),
    Fault(
        "epub-contents-hidden",
        "the contents are not shown",
        "own",
        nav(swap('id="toc"', 'id="toc" hidden="hidden"')),
    ),
    Fault(
        "epub-landmarks-lost", "no landmarks", "own", nav(rewrite(r'<nav epub:type="landmarks".*?</nav>', ""))
    ),
    Fault(
        "epub-landmark-misled",
        "“Start of the text” leads to the cover",
        "own",
        nav(swap('epub:type="bodymatter" href="text.xhtml"', 'epub:type="bodymatter" href="cover.xhtml"')),
    ),
    Fault(
        "epub-spine-turned-round",
        "the cover comes after the text",
        "own",
        package(exchange('<itemref idref="cover"/>', '<itemref idref="text"/>')),
    ),
    Fault(
        "epub-text-aside",
        "the text is not in the line of reading",
        "own",
        package(swap('<itemref idref="text"/>', '<itemref idref="text" linear="no"/>')),
    ),
)

CLAIMS = (
    Fault(
        "epub-claims-sound",
        "accessMode auditory in a silent book",
        "own",
        package(
            after(
                '"schema:accessMode">textual</meta>\n',
                '    <meta property="schema:accessMode">auditory</meta>\n',
            )
        ),
    ),
    Fault(
        "epub-claims-certificate",
        "certified by nobody",
        "own",
        package(after(ORDER, '    <meta property="a11y:certifiedBy">Accessible Books Ltd</meta>\n')),
    ),
    Fault(
        "epub-silent-about-alternatives",
        "a feature that is there is not named",
        "rich",
        package(drop(FEATURE.format("alternativeText"))),
    ),
)

MEMBERS = (
    Fault("epub-picture-lost", "a picture did not get into the archive", "rich", members(_without_picture)),
    Fault(
        "epub-pictures-exchanged",
        "each picture stands under the other's name",
        "rich",
        members(_pictures_exchanged),
    ),
    Fault("epub-draft-left-inside", "a file that the package does not list", "own", members(_unlisted)),
    Fault(
        "epub-media-type-wrong",
        "a PNG is said to be a JPEG",
        "rich",
        package(rewrite(r'(id="image-1" media-type=)"image/png"', r'\1"image/jpeg"')),
    ),
    Fault(
        "epub-cover-without-words",
        "the cover has an empty alternative",
        "own",
        cover(rewrite(r'alt="Cover: [^"]*"', 'alt=""')),
    ),
    Fault("epub-type-deflated", "mimetype was packed by a common zip tool", "own", zipped.deflated_mimetype),
    Fault(
        "epub-fixed-layout",
        "the text does not flow",
        "own",
        package(after(ORDER, '    <meta property="rendition:layout">pre-paginated</meta>\n')),
    ),
    Fault(
        "epub-counts-readers",
        "a picture from somebody's server",
        "own",
        text(after("<section>\n", '<p><img src="https://stats.example.net/open.gif" alt=""/></p>\n')),
    ),
    Fault(
        "epub-script-inside",
        "a script",
        "own",
        text(
            swap(
                'href="style.css"/></head>',
                'href="style.css"/><script>document.title = "Book";</script></head>',
            )
        ),
    ),
)

FAULTS = NAMES_AND_LANGUAGES + CONTENTS + CLAIMS + MEMBERS
