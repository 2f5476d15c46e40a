"""The reader: files, manifest, spine, contents and what documents hold beside their words."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.formats.epub.read.reader import EpubReading, read_back
from everyreader.model.errors import MakerFailed
from tests.checks.rules.kit import book_files, document, zipped

Read = Callable[..., EpubReading]
MORE = document("<body><h1>More</h1><p>And more.</p></body>", title="More")
ITEM = '<item id="more" href="more.xhtml" media-type="application/xhtml+xml"/>'
NAV, TEXT, OPF = "EPUB/nav.xhtml", "EPUB/text.xhtml", "EPUB/package.opf"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    return lambda body="", **parts: read_back(zipped(book_files(body, **parts), tmp_path / "book.epub"))


def texts(reading: EpubReading) -> list[str]:
    return [unit.text for unit in reading.units]


# What is met


def test_a_text_that_only_the_contents_lead_to_is_met_after_the_others(read: Read) -> None:
    line = '<li><a href="more.xhtml">More</a></li>'
    reading = read(manifest=ITEM, contents=line, files={"EPUB/more.xhtml": MORE})
    assert texts(reading)[-2:] == ["More", "And more."]


def test_a_text_that_nothing_leads_to_is_not_met(read: Read) -> None:
    assert "More" not in texts(read(manifest=ITEM, files={"EPUB/more.xhtml": MORE}))


def test_a_text_of_a_wrong_type_is_met_all_the_same(read: Read) -> None:
    before = 'href="text.xhtml" media-type="application/xhtml+xml"'
    assert "The well is deep." in texts(read(changes=((OPF, before, before.replace("xhtml+xml", "xml")),)))


def test_a_document_twice_in_the_spine_is_read_once(read: Read) -> None:
    assert texts(read(spine='<itemref idref="text"/>')) == texts(read())


def test_contents_in_the_spine_are_no_text(read: Read) -> None:
    assert texts(read(spine='<itemref idref="nav"/>')) == texts(read())


def test_a_caption_outside_a_figure_is_a_paragraph(read: Read) -> None:
    assert read("<figcaption>A well</figcaption>").units[-1].kind.value == "paragraph"


def test_a_headings_level_is_what_is_announced(read: Read) -> None:
    assert read('<h2 aria-level="4">Third</h2>').units[-1].level == 4


# Contents


def test_a_line_knows_the_heading_to_which_it_leads(read: Read) -> None:
    lines = read().navigation.toc
    assert [(one.target.heading.text, one.target.heading.level, one.level) for one in lines] == [
        ("A Small Book", 1, 1),
        ("The second part", 2, 2),
    ]


@pytest.mark.parametrize(
    ("body", "heading"),
    [
        ('<h2 id="x">Third</h2>', "Third"),
        ('<h2><a id="x"></a>Third</h2>', "Third"),
        ('<section id="x"><h2>Third</h2><p>Old.</p></section>', "Third"),
        ('<p id="x"></p><h2>Third</h2>', "Third"),
        ('<div><a id="x"></a></div><div><h2>Third</h2></div>', "Third"),
        ('<p id="x">Old.</p><h2>Third</h2>', None),
        ('<p><a id="x"></a>Old.</p><h2>Third</h2>', None),
        ('<p id="x"></p>Old.<h2>Third</h2>', None),
    ],
)
def test_the_heading_of_a_place(read: Read, body: str, heading: str | None) -> None:
    found = read(body, contents='<li><a href="text.xhtml#x">Third</a></li>').navigation.toc[-1].target.heading
    assert (found.text if found else None) == heading


def test_a_role_alone_makes_no_contents(read: Read) -> None:
    assert read(changes=((NAV, 'epub:type="toc" role', "role"),)).contents == ()


def test_an_older_books_contents_are_read(read: Read) -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Start</text></'
        "navLabel>"
        '<content src="text.xhtml"/><navPoint><content '
        'src="gone.xhtml"/></navPoint></navPoint></navMap></ncx>'
    )
    item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    reading = read(manifest=item, files={"EPUB/toc.ncx": ncx}, changes=((OPF, ' properties="nav"', ""),))
    assert [(one.title, one.level, one.leads_somewhere) for one in reading.contents] == [
        ("Start", 1, True),
        ("", 2, False),
    ]


# What documents hold


@pytest.mark.parametrize(
    ("css", "addresses"),
    [
        ("@import 'a.css';", ["a.css"]),
        ("@font-face { src: local('x'), url(\"a.woff\") format('woff') }", ["a.woff"]),
        ("p { background: url(a.png) } @media print { p { background: url(b.png) } }", ["a.png", "b.png"]),
        ("@namespace svg url(http://www.w3.org/2000/svg); a[href='x'] { content: 'y' }", []),
        ("p { background: url(data:image/png;base64,AAAA) } q { fill: url(#x) }", []),
    ],
)
def test_what_a_style_sheet_takes_in(read: Read, css: str, addresses: list[str]) -> None:
    assert [use.address for use in read(head=f"<style>{css}</style>").uses] == addresses


def test_what_an_image_may_be_shown_from(read: Read) -> None:
    uses = read('<p><img src="a.png" srcset="b.png 2x, c.png 3x" alt="A well"/></p>').uses
    assert [use.address for use in uses] == ["a.png", "b.png", "c.png"]


def test_a_place_is_a_path_from_the_nearest_identifier(read: Read) -> None:
    body = '<div id="x"><p>a</p><p>b <img src="a.png" alt="A well"/></p></div>'
    assert read(body).uses[0].where == "#x > p:nth-of-type(2) > img"


def test_what_makes_a_document_scripted(read: Read) -> None:
    body = (
        '<p onclick="x()"><a href="javascript:x()">x</a><input type="text"/></p><script '
        'type="application/json">1</script>'
    )
    found = {one.what for one in read(body).documents[0].scripts}
    assert found == {"onclick", "href", "input"}


def test_a_formula_and_a_drawing_are_named(read: Read) -> None:
    body = (
        '<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>n</mi></math>'
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg></p>'
    )
    assert read(body).documents[0].inside == {"mathml", "svg"}


# Covers


COVER = document('<body><p><img src="cover.png" alt="{}"/></p></body>')
COVER_ITEMS = ITEM.replace("more", "cover") + (
    '<item id="image" href="cover.png" media-type="image/png" properties="cover-image"/>'
)


@pytest.mark.parametrize(("alt", "decoration"), [("A cover", False), ("", True)])
def test_a_page_with_the_cover_alone_is_no_text(read: Read, alt: str, decoration: bool) -> None:
    files = {"EPUB/cover.xhtml": COVER.format(alt), "EPUB/cover.png": b"\x89PNG\r\n\x1a\n"}
    reading = read(manifest=COVER_ITEMS, spine='<itemref idref="cover"/>', files=files)
    assert (reading.cover_page, reading.cover_alt, reading.cover_is_decoration, reading.decorative) == (
        "EPUB/cover.xhtml",
        alt,
        decoration,
        0,
    )


def test_a_drawing_around_the_cover_is_the_cover(read: Read) -> None:
    drawn = COVER.format("").replace(
        '<img src="cover.png" alt=""/>',
        (
            '<svg xmlns="http://www.w3.org/2000/svg"><image xmlns:l="http://www.w3.org/1999/xlink" '
            'l:href="cover.png"/></svg>'
        ),
    )
    files = {"EPUB/cover.xhtml": drawn, "EPUB/cover.png": b"\x89PNG\r\n\x1a\n"}
    assert read(manifest=COVER_ITEMS, spine='<itemref idref="cover"/>', files=files).cover_alt == ""


# Files from strangers


def test_a_broken_text_that_nobody_meets_is_named(read: Read) -> None:
    reading = read(manifest=ITEM, files={"EPUB/more.xhtml": "<html>"})
    assert [name for name, _ in reading.broken] == ["EPUB/more.xhtml"]


def test_a_broken_text_that_the_contents_lead_to_is_refused(read: Read) -> None:
    with pytest.raises(MakerFailed, match=r"more\.xhtml is not well-formed"):
        read(
            manifest=ITEM,
            contents='<li><a href="more.xhtml">More</a></li>',
            files={"EPUB/more.xhtml": "<html>"},
        )


def test_broken_older_contents_count_as_none(read: Read) -> None:
    item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    assert read(manifest=item, files={"EPUB/toc.ncx": "<ncx>"}).navigation.older == ()


def test_paths_out_of_the_book_are_not_followed(read: Read) -> None:
    item = '<item id="out" href="../../../../etc/hostname" media-type="text/plain"/>'
    reading = read(manifest=item, head='<link rel="stylesheet" href="../../../../etc/hostname"/>')
    assert reading.missing == ("../../../etc/hostname",)


def test_a_part_that_cannot_be_unpacked_is_refused(tmp_path: Path) -> None:
    path = zipped(book_files(), tmp_path / "book.epub")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(TEXT).header_offset
    data[start + 60 : start + 90] = b"\xff" * 30
    path.write_bytes(data)
    with pytest.raises(MakerFailed, match="cannot be unpacked"):
        read_back(path)


def test_many_links_are_placed_in_time(read: Read) -> None:
    reading = read("".join(f'<p id="x{n}"><a href="#x{n}">{n}</a></p>' for n in range(3000)))
    assert len(reading.links_inside) == 3000
