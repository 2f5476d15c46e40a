"""PDFs whose pages, outline, links, titles or settings are wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pymupdf
from pikepdf import Name, Pdf

from tests.planted.fault import Fault, NotPlanted
from tests.planted.pdf_text import draw, edited, instruction
from tests.planted.pdf_tree import lose, put


def root(key: str, value: object) -> Callable[[Pdf], None]:
    """A change of one key of the catalogue."""
    return lambda pdf: put(pdf.Root, key, value)


def _metadata(pdf: Pdf, old: str, new: str) -> None:
    """Change the XMP packet as text."""
    xmp = pdf.Root.Metadata.read_bytes().decode("utf-8")
    if old not in xmp:
        raise NotPlanted(f"no {old!r} in the XMP")
    pdf.Root.Metadata.write(xmp.replace(old, new).encode("utf-8"))


def _title_is_file_name(pdf: Pdf) -> None:
    old = str(pdf.docinfo.Title)
    _metadata(pdf, f">{old}<", ">release-final.typ<")
    pdf.docinfo.Title = pikepdf.String("release-final.typ")


def _pages_exchanged(pdf: Pdf) -> None:
    pages = list(pdf.pages)
    pdf.pages[1], pdf.pages[2] = pages[2], pages[1]


def _page_lost(pdf: Pdf) -> None:
    del pdf.pages[1]


def _page_turned(pdf: Pdf) -> None:
    pdf.pages[1].Rotate = 90


def _page_cropped(pdf: Pdf) -> None:
    pdf.pages[1].CropBox = pikepdf.Array([0, 396, 612, 792])


def _page_scanned(path: Path) -> None:
    """Put a picture of the second page in its place."""
    with pymupdf.open(path) as document:
        picture = document[1].get_pixmap(dpi=100, alpha=False)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        image = pdf.make_stream(
            picture.samples,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=picture.width,
            Height=picture.height,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        )
        page = pdf.pages[1]
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
        draw(
            pdf,
            1,
            [
                instruction("BMC", Name.Artifact),
                instruction("q"),
                instruction("cm", 612, 0, 0, 792, 0, 0),
                instruction("Do", Name.Scan),
                instruction("Q"),
                instruction("EMC"),
            ],
        )
        pdf.save(path)


def _entries(pdf: Pdf) -> list[pikepdf.Object]:
    """The entries of the outline's second level."""
    entry, found = pdf.Root.Outlines.First.First, []
    while entry is not None:
        found.append(entry)
        entry = entry.get("/Next")
    return found


def _entry_lost(pdf: Pdf) -> None:
    first, _, third = _entries(pdf)
    first.Next, third.Prev = third, first
    pdf.Root.Outlines.First.Count = -2


def _entries_exchanged(pdf: Pdf) -> None:
    first, second, _ = _entries(pdf)
    for key in ("/Title", "/Dest"):
        first[key], second[key] = second[key], first[key]


def _entry_misled(pdf: Pdf) -> None:
    put(_entries(pdf)[2], "/Dest", pikepdf.Array([pdf.pages[0].obj, Name.XYZ, 90, 730, 0]))


def _link(pdf: Pdf, address: str) -> tuple[pikepdf.Page, int]:
    """The page of the link to ``address``, and its place among the page's annotations."""
    for page in pdf.pages:
        for at, one in enumerate(page.get("/Annots", [])):
            if "/A" in one and str(one.A.get("/URI", "")) == address:
                return page, at
    raise NotPlanted(f"no link to {address}")


def _link_lost(pdf: Pdf) -> None:
    page, at = _link(pdf, "https://example.org/report")
    del page.Annots[at]


def _link_misled(pdf: Pdf) -> None:
    page, at = _link(pdf, "https://example.org/report")
    page.Annots[at].A.URI = pikepdf.String("https://example.org/")


def _link_undescribed(pdf: Pdf) -> None:
    page, at = _link(pdf, "https://example.org/summary")
    lose(page.Annots[at], "/Contents")


def _pictures_exchanged(pdf: Pdf) -> None:
    shown = [page.Resources.XObject for page in pdf.pages if "/XObject" in page.Resources]
    found = [(one, key) for one in shown for key in one if int(one[key].get("/Height", 0)) == 400]
    (pump, first), (chart, second) = found[:2]
    pump[first], chart[second] = chart[second], pump[first]


def _font_left_out(pdf: Pdf) -> None:
    descriptor = pdf.pages[1].Resources.Font["/f1"].DescendantFonts[0].FontDescriptor
    keys = [key for key in ("/FontFile", "/FontFile2", "/FontFile3") if key in descriptor]
    if not keys:
        raise NotPlanted("no font inside")
    del descriptor[keys[0]]


def _locked(path: Path) -> None:
    """Encrypt so that no program may take the text out, a screen reader neither."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        allowed = pikepdf.Permissions(accessibility=False, extract=False)
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user="", R=4, allow=allowed))


def _speaks_no_standard(pdf: Pdf) -> None:
    _metadata(pdf, "<pdfuaid:part>1</pdfuaid:part>", "")


def _unmarked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def _title_unshown(pdf: Pdf) -> None:
    put(pdf.Root.ViewerPreferences, "/DisplayDocTitle", False)


PAGES = (
    Fault("pdf-page-lost", "the second page is gone", "own", edited(_page_lost)),
    Fault("pdf-pages-exchanged", "two pages changed places", "own", edited(_pages_exchanged)),
    Fault("pdf-page-turned", "a page lies on its side", "own", edited(_page_turned)),
    Fault("pdf-page-cropped", "half a page is cut off", "own", edited(_page_cropped)),
    Fault("pdf-page-scanned", "a page became a picture of itself", "own", _page_scanned),
    Fault(
        "pdf-pictures-exchanged", "each figure shows the other's picture", "rich", edited(_pictures_exchanged)
    ),
    Fault("pdf-font-left-out", "a font is not in the file", "own", edited(_font_left_out)),
)

WAYS = (
    Fault("pdf-outline-lost", "no outline", "own", edited(lambda pdf: lose(pdf.Root, "/Outlines"))),
    Fault("pdf-outline-entry-lost", "a heading is missing in the outline", "own", edited(_entry_lost)),
    Fault("pdf-outline-entries-exchanged", "two entries changed places", "own", edited(_entries_exchanged)),
    Fault("pdf-outline-entry-misled", "an entry leads to the first page", "own", edited(_entry_misled)),
    Fault("pdf-link-lost", "linked words cannot be followed", "rich", edited(_link_lost)),
    Fault("pdf-link-misled", "a link leads to another page", "rich", edited(_link_misled)),
    Fault("pdf-link-undescribed", "a link without a description", "rich", edited(_link_undescribed)),
)

SETTINGS = (
    Fault(
        "pdf-language-lost",
        "the document names no language",
        "own",
        edited(lambda pdf: lose(pdf.Root, "/Lang")),
    ),
    Fault(
        "pdf-language-wrong",
        "the document says that it is Dutch",
        "own",
        edited(root("/Lang", pikepdf.String("nl"))),
    ),
    Fault("pdf-title-is-file-name", "the title is a file's name", "own", edited(_title_is_file_name)),
    Fault("pdf-title-unshown", "the window shows the file's name", "own", edited(_title_unshown)),
    Fault("pdf-said-to-be-untagged", "MarkInfo says that there are no tags", "own", edited(_unmarked)),
    Fault(
        "pdf-tags-lost", "no structure at all", "own", edited(lambda pdf: lose(pdf.Root, "/StructTreeRoot"))
    ),
    Fault("pdf-standard-unnamed", "the file no longer says PDF/UA", "own", edited(_speaks_no_standard)),
    Fault("pdf-locked", "a screen reader may not read", "own", _locked),
)

FAULTS = PAGES + WAYS + SETTINGS
