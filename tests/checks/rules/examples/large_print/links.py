"""PRT: links, the numbers of notes, and bookmarks of a PDF."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, pdf
from tests.checks.rules.pdf_kit import PARTS, content, elements, setting

INNER, OUTER, REFERENCE, BACK = 0, 1, 2, 3  # the annotations of the page, in the order of the tags
FAR = Array([400, 300, 450, 320])
# Typst leaves the note of a point on the page from which it moves the point.
CELL = "The water of the well is deep and cold and clear. "
NOTES_APART = (
    "# A Title\n\n"
    + "The well is deep and its water is cold, as it has been.\n\n" * 10
    + "| A | B |\n|---|---|\n"
    + "".join(f"| {CELL * 2}[^{number}] | {CELL * 3} |\n" for number in range(6))
    + "".join(
        f"\n[^{number}]: Note {number} takes more than one line of the foot of the page.\n"
        for number in range(6)
    )
)

PICTURED_HEAD = "# A Title\n\nThe well is deep.\n\n## ![A pump](pump.png){width=8cm} The Pump\n\nIt works.\n"


def annotation(index: int, **values: object):
    """Set keys of one place to click."""

    def change(file: pikepdf.Pdf) -> None:
        setting(**values)(_places(file)[index])

    return change


def _places(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        kid.Obj
        for link in elements(file, "Link")
        for kid in link.K
        if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"
    ]


def undescribed(file: pikepdf.Pdf) -> None:
    del _places(file)[OUTER]["/Contents"]


def bare(file: pikepdf.Pdf) -> None:
    """The tag of the outer link has lost its place to click, and the page as well."""
    link = elements(file, "Link")[1]
    link.K = Array(
        [kid for kid in link.K if not (isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR")]
    )
    page = file.pages[0].obj
    page.Annots = Array([one for one in page.Annots if one.get("/A") is None])


def another(file: pikepdf.Pdf) -> None:
    place = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=FAR, Contents=String("Elsewhere"), F=4)
    place.A = Dictionary(S=Name.URI, URI=String("https://example.net/"))
    file.pages[0].Annots.append(file.make_indirect(place))


def not_underlined(file: pikepdf.Pdf) -> None:
    content(rb"/Artifact << /Type /Layout >> BDC.*?EMC", b"")(file)


def to(page: int, y: float, file: pikepdf.Pdf) -> Array:
    return Array([file.pages[page].obj, Name.XYZ, 90, y, 0])


def reference_astray(file: pikepdf.Pdf) -> None:
    _places(file)[REFERENCE].Dest = to(0, 600, file)


def back_astray(file: pikepdf.Pdf) -> None:
    _places(file)[BACK].Dest = to(0, 60, file)


def reference_dead(file: pikepdf.Pdf) -> None:
    del _places(file)[REFERENCE]["/Dest"]


def no_way_back(file: pikepdf.Pdf) -> None:
    """The note's number is a number only."""
    link = elements(file, "Link")[3]
    link.S = Name.Span
    gone = _places_of(link)
    link.K = Array(
        [kid for kid in link.K if not (isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR")]
    )
    page = file.pages[0].obj
    page.Annots = Array([one for one in page.Annots if one.objgen not in gone])


def _places_of(link: pikepdf.Object) -> set[tuple[int, int]]:
    return {kid.Obj.objgen for kid in link.K if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"}


def inner_astray(file: pikepdf.Pdf) -> None:
    _places(file)[INNER].Dest = to(0, 120, file)


def bookmark(file: pikepdf.Pdf) -> pikepdf.Object:
    return file.Root.Outlines.First.First


def bookmark_astray(file: pikepdf.Pdf) -> None:
    bookmark(file).Dest = to(0, 100, file)


def bookmark_flat(file: pikepdf.Pdf) -> None:
    """The third bookmark stands beside the second."""
    second = bookmark(file)
    third = second.First
    for key in ("/First", "/Last", "/Count"):
        del second[key]
    second.Next, third.Prev, third.Parent = third, second, second.Parent
    second.Parent.Last = third


def no_bookmarks(file: pikepdf.Pdf) -> None:
    del file.Root.Outlines


LINKS = pdf(text=PARTS)
NONE = pdf()
EXAMPLES = [
    Example("PRT-060", PASSED, "each place in a tag", LINKS),
    Example("PRT-060", FAILED, "a place more", pdf(another, PARTS, own=True)),
    Example("PRT-060", INAPPLICABLE, "no link", NONE),
    Example("PRT-061", PASSED, "over its words", LINKS),
    Example("PRT-061", FAILED, "far from its words", pdf(annotation(OUTER, Rect=FAR), PARTS, own=True)),
    Example("PRT-061", FAILED, "a place that is hidden", pdf(annotation(OUTER, F=2), PARTS, own=True)),
    Example("PRT-061", FAILED, "no place at all", pdf(bare, PARTS)),
    Example("PRT-061", INAPPLICABLE, "no link", NONE),
    Example("PRT-062", PASSED, "places that there are", LINKS),
    Example(
        "PRT-062",
        FAILED,
        "a name that nothing has",
        pdf(annotation(INNER, Dest=String("width")), PARTS, own=True),
    ),
    Example("PRT-062", INAPPLICABLE, "no link", NONE),
    Example("PRT-063", PASSED, "described", LINKS),
    Example("PRT-063", FAILED, "not described", pdf(undescribed, PARTS, own=True)),
    Example("PRT-063", INAPPLICABLE, "no link", NONE),
    Example("PRT-064", PASSED, "by its words", LINKS),
    Example(
        "PRT-064",
        FAILED,
        "by its address",
        pdf(annotation(OUTER, Contents=String("https://example.org/report")), PARTS, own=True),
    ),
    Example("PRT-064", INAPPLICABLE, "no link", NONE),
    Example("PRT-065", PASSED, "by its own words", LINKS),
    Example(
        "PRT-065", FAILED, "by others", pdf(annotation(OUTER, Contents=String("click here")), PARTS, own=True)
    ),
    Example("PRT-065", INAPPLICABLE, "no link", NONE),
    Example("PRT-066", PASSED, "underlined", LINKS),
    Example("PRT-066", PASSED, "a narrow letter", pdf(text="# A Title\n\nSee [i](https://example.org/i).\n")),
    Example("PRT-066", FAILED, "not underlined", pdf(not_underlined, PARTS, own=True)),
    Example("PRT-066", INAPPLICABLE, "no link", NONE),
    Example("PRT-093", PASSED, "on one page", LINKS),
    Example("PRT-093", FAILED, "a row at a page's end", pdf(text=NOTES_APART, own=True)),
    Example("PRT-093", INAPPLICABLE, "no note", NONE),
    Example("PRT-067", PASSED, "to the note and back", LINKS),
    Example("PRT-067", FAILED, "the number leads elsewhere", pdf(reference_astray, PARTS, own=True)),
    Example("PRT-067", FAILED, "the note leads elsewhere", pdf(back_astray, PARTS, own=True)),
    Example("PRT-067", FAILED, "the number leads nowhere", pdf(reference_dead, PARTS, own=True)),
    Example("PRT-067", FAILED, "no way back", pdf(no_way_back, PARTS, own=True)),
    Example("PRT-067", INAPPLICABLE, "no note", NONE),
    Example("PRT-068", PASSED, "to its heading", pdf(text=PARTS, own=True)),
    Example("PRT-068", FAILED, "to another place", pdf(inner_astray, PARTS, own=True)),
    Example("PRT-068", INAPPLICABLE, "no link within", pdf(own=True)),
    Example("PRT-069", PASSED, "to its heading", LINKS),
    Example("PRT-069", PASSED, "to the tall picture in its heading", pdf(text=PICTURED_HEAD)),
    Example("PRT-069", FAILED, "to the foot of the page", pdf(bookmark_astray, PARTS, own=True)),
    Example("PRT-069", INAPPLICABLE, "no bookmarks", pdf(no_bookmarks)),
    Example("PRT-070", PASSED, "nested like the headings", LINKS),
    Example("PRT-070", FAILED, "one too high", pdf(bookmark_flat, PARTS)),
    Example("PRT-070", INAPPLICABLE, "no bookmarks", pdf(no_bookmarks)),
    Example("PRT-071", PASSED, "bookmarks", LINKS),
    Example("PRT-071", FAILED, "none", pdf(no_bookmarks, PARTS)),
    Example("PRT-071", INAPPLICABLE, "one heading", NONE),
]
