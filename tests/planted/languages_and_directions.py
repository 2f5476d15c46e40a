"""Languages and directions that are not those of the words."""

from __future__ import annotations

from tests.planted.fault import Fault
from tests.planted.markup import rewrite, swap
from tests.planted.page import body, head
from tests.planted.zipped import nav, package, text

HTML = (
    Fault(
        "page-turned-round",
        "dir on the root",
        "own",
        head(swap('<html lang="en-US">', '<html lang="en-US" dir="rtl">')),
    ),
    Fault(
        "page-paragraph-turned-round",
        "dir on one paragraph",
        "own",
        body(
            swap(
                "<p>The Center for International Policy welcomes",
                '<p dir="rtl">The Center for International Policy welcomes',
            )
        ),
    ),
)
EPUB = (
    Fault(
        "book-language-other",
        "dc:language is German",
        "own",
        package(swap("<dc:language>en-US<", "<dc:language>de<")),
    ),
    Fault(
        "book-pages-turned-round",
        "pages go from right to left",
        "own",
        package(swap("<spine>", '<spine page-progression-direction="rtl">')),
    ),
    Fault("book-text-turned-round", "dir of the document", "own", text(swap('dir="ltr"', 'dir="rtl"'))),
    Fault(
        "book-text-in-wrong-language",
        "the document says French",
        "own",
        text(swap('lang="en-US" xml:lang="en-US"', 'lang="fr" xml:lang="fr"')),
    ),
    Fault(
        "book-contents-in-wrong-language",
        "the contents say French",
        "own",
        nav(rewrite(r'lang="en-US" xml:lang="en-US"', 'lang="fr" xml:lang="fr"')),
    ),
)
