"""The files of e-books and their list: what can be wrong with each, and the rule that says so."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

from everyreader.checks.rules import Verdict, judge_alone
from everyreader.formats.epub.read.reader import read_back
from everyreader.model.findings import Rendition
from tests.checks.rules.kit import (
    FAILED,
    PASSED,
    Example,
    Kit,
    book,
    book_files,
)
from tests.checks.rules.our_book import ours
from tests.checks.rules.small_book import (
    IMAGE,
    IMAGE_ITEM,
    ITEM,
    MORE,
    NAV,
    PNG,
    TEXT,
    told,
    with_image,
    with_more,
)

PLAIN, OURS = book(), ours()
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


EXAMPLES = [
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
]
