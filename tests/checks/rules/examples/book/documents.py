"""What documents of e-books say of themselves: language, direction, title."""

from __future__ import annotations

from tests.checks.rules.kit import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    Example,
    book,
)
from tests.checks.rules.our_book import ours
from tests.checks.rules.small_book import (
    MORE,
    NAV,
    OPF,
    OUR_COVER,
    OUR_NAV,
    OUR_OPF,
    OUR_TEXT,
    TEXT,
    told,
    with_more,
)

PLAIN, OURS = book(), ours()
ARABIC = (
    (OPF, "<dc:language>en", "<dc:language>ar"),
    (OPF, 'xml:lang="en"', 'xml:lang="ar" dir="rtl"'),
    (TEXT, 'lang="en" xml:lang="en"', 'lang="ar" xml:lang="ar" dir="rtl"'),
    (NAV, 'lang="en" xml:lang="en"', 'lang="ar" xml:lang="ar" dir="rtl"'),
)
EXAMPLES = [
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
]
