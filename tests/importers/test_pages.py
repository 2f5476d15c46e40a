"""Saved pages, e-books and PDFs."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from everyreader.model.errors import SourceError
from everyreader.model.publication import Kind

from .conftest import markdown, named, png, zipped

PAGE = """\
<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>x</title><script>no()</script></head><body>
<nav><a href="/">Home</a></nav>{}<footer>© 2024</footer></body></html>"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<main><h1>A</h1><p>Text <b>bold</b>.</p></main>", "# A\n\nText **bold**.\n"),
        ("<article><h1>A</h1><ul><li>b</li><li>c</li></ul></article>", "# A\n\n- b\n- c\n"),
        ("<h1>A</h1><main><p>Text.</p></main>", "# A\n\nText.\n"),
        (("<main><h1>A</h1><div class='share'>Share <a href='/x'>now</a></div><p>Text that goes "
            "on.</p></main>"), "# A\n\nText that goes on.\n"),
        (("<main><h1>A</h1><p><abbr title='Bay &quot;C&quot; \\ D'>BC</abbr>, <acronym "
            "title='e'>E</acronym>, <abbr title='2024-05-02T10:00Z'>May</abbr> <abbr>F</abbr></p></main>"),
         '# A\n\n[BC]{abbr="Bay &quot;C&quot; &#92; D"}, E, May F\n'),
        ("<main><h1>A</h1><p><acronym title='bay cliff'><b>BC</b></acronym></p></main>", '# A\n\n[**BC**]{abbr="bay cliff"}\n'),
        ("<main><h1>A</h1><p hidden>no</p><p>Text.</p></main>", "# A\n\nText.\n"),
        ("<main><h1>A</h1><table><tr><th>B</th><th>C</th></tr><tr><td>1</td><td>2</td></tr></table></main>",
         "# A\n\n| B   | C   |\n|-----|-----|\n| 1   | 2   |\n"),
    ],
)  # fmt: skip
def test_the_article_of_a_page_is_read_and_the_rest_named(importing, body, expected):
    draft = importing(PAGE.format(body), "a.html", "")
    assert markdown(draft) == expected
    assert draft.language == "fr"
    said = " ".join(one.message for one in draft.repairs if one.name == "part of the page left out")
    assert "Home" in said and "© 2024" in said


def test_a_page_of_boxes_gives_its_longest_text(importing):
    text = "".join(
        f"<p>The council met on the pier, and spoke of its lamps, benches and boats, for the {n}th time.</p>"
        for n in range(9)
    )
    links = "".join(f"<li><a href='/{n}'>Page {n}</a></li>" for n in range(9))
    page = (
        f"<html><body><div id='top'><ul>{links}</ul></div><div id='story'><h2>The "
        f"pier</h2>{text}</div></body></html>"
    )
    draft = importing(page, "a.html")
    assert markdown(draft).startswith("## The pier\n\nThe council met")
    assert "Page 3" not in markdown(draft)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_a_page_without_a_charset_is_read(importing, encoding):
    page = "<html><body><h1>Café</h1><p>“Yes” – she said.</p></body></html>"
    assert markdown(importing(page.encode(encoding), "a.html")) == "# Café\n\n“Yes” – she said.\n"


def epub(*pages: str, **parts: str) -> bytes:
    items = "".join(
        f'<item id="p{n}" href="p{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(pages))
    )
    spine = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    head = (
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>en</dc:language><dc:creator>J'
        "o</dc:creator></metadata>"
    )
    xhtml = (
        '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head><body>{}</body></html>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="E/c.opf"/></rootfiles></container>',
            "E/c.opf": (
                f'<package xmlns="http://www.idpf.org/2007/opf">{head}<manifest>{items}</manifest><spine>'
                f"{spine}</spine></package>"
            ),
            **{f"E/p{n}.xhtml": xhtml.format(page) for n, page in enumerate(pages)},
            **parts,
        }
    )


def test_a_books_chapters_follow_each_other_with_their_links(importing):
    draft = importing(
        epub('<h1>A</h1><p>See <a href="p1.xhtml#x">b</a>.</p>', '<h1 id="x">B</h1><p>Text.</p>'), "a.epub"
    )
    assert markdown(draft) == "# A\n\nSee [b](#place-1-x).\n\n# B {#place-1-x}\n\nText.\n"
    assert draft.matter["author"] == ["Jo"]


def test_a_books_own_contents_are_left_out(importing):
    draft = importing(
        epub('<nav epub:type="toc"><ol><li>A</li></ol></nav>', "<h1>A</h1><p>Text.</p>"), "a.epub"
    )
    assert named(draft) == [(1, "list of contents left out")]


def test_a_locked_book_is_refused(importing):
    with pytest.raises(SourceError, match="it is encrypted"):
        importing(epub("<p>a</p>", **{"META-INF/encryption.xml": "<e><EncryptionMethod/></e>"}), "a.epub")


def pdf(*lines: tuple[float, str], image: bytes = b"", **saved: object) -> bytes:
    document = pymupdf.open()
    page = document.new_page()
    top = 100.0
    for size, text in lines:
        page.insert_text((72, top), text, fontsize=size)
        top += 1.3 * size
    if image:
        page.insert_image(pymupdf.Rect(0, 0, 500, 700), stream=image)
    return document.tobytes(**saved)


def test_a_pdf_without_tags_is_read_by_its_lines_and_sizes(importing):
    draft = importing(
        pdf((24, "The pier opens"), (11, "It opens today, with all of its lamps and benches and boats and"), (11, "more to come."),
            (11, "Nobody is late."), (11, "· 3 benches")),
        "a.pdf",
    )  # fmt: skip
    assert markdown(draft) == (
        "# The pier opens\n\nIt opens today, with all of its lamps and benches and boats and more to "
        "come.\n\n"
        "Nobody is late.\n\n· 3 benches\n"
    )
    assert named(draft) == [(1, "text read from its lines")]
    assert draft.place == "page"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (lambda: pdf(image=png()), "page 1 is a picture of a page"),
        (
            lambda: pdf((11, "Text."), encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="a", owner_pw="b"),
            "it is encrypted",
        ),
        (lambda: b"no pdf", "it is no PDF that can be opened"),
    ],
)
def test_a_scan_and_a_locked_pdf_are_refused(importing, data, says):
    with pytest.raises(SourceError) as caught:
        importing(data(), "a.pdf")
    assert says in str(caught.value)


def test_a_file_of_an_unknown_kind_is_refused_with_those_that_are_known(tmp_path: Path):
    from everyreader.importers.table import read
    from everyreader.model.errors import UsageError

    with pytest.raises(UsageError, match=r"cannot read '.pages' files; save it as one of .docx"):
        read(tmp_path / "a.pages")


def test_merged_cells_lists_and_both_header_rows_of_a_page_come_along(adding):
    page = (
        "<main><h1>A</h1><p>Before it stands a sentence.</p><table><tr><th rowspan=2>B<th "
        "colspan=2>C<tr><th>d<th>e"
        "<tr><th rowspan=2>r<td>1 | x<td><ul><li>one<li>two</ul><tr><td colspan=2>3</table></main>"
    )
    units = adding(page.encode(), "a.html", title="A").publication.units[2:]
    assert [(unit.text, unit.kind) for unit in units[:5]] == [
        *((text, Kind.COLUMN_HEADER) for text in "BCde"),
        ("r", Kind.ROW_HEADER),
    ]
    assert [
        (unit.text, [(step.name, step.position, step.extent) for step in unit.place]) for unit in units[5:]
    ] == [
        ("1 | x", [("row", 3, 1), ("column", 2, 1)]),
        ("one", [("row", 3, 1), ("column", 3, 1), ("ul", 1, 1)]),
        ("two", [("row", 3, 1), ("column", 3, 1), ("ul", 2, 1)]),
        ("3", [("row", 4, 1), ("column", 2, 2)]),
    ]


def test_a_table_with_an_empty_header_row_makes_no_header_of_the_next(adding):
    page = (
        "<main><h1>A</h1><p>Before it stands a sentence.</p><table><thead><tr><th><th></thead>"
        "<tr><td>one<td>1<tr><td>two<td>2</table></main>"
    )
    assert {unit.kind for unit in adding(page.encode(), "a.html", title="A").publication.units[2:]} == {
        Kind.CELL
    }


def test_pictures_of_a_pdf_come_along_at_their_place_but_for_those_of_every_page(importing):
    document = pymupdf.open()
    for number in (1, 2):
        page = document.new_page()
        page.insert_text((72, 100), f"Above, on page {number}.")
        page.insert_text((72, 400), f"Below, on page {number}.")
        page.insert_image(pymupdf.Rect(300, 20, 360, 80), stream=png("blue"))
    page.insert_image(pymupdf.Rect(72, 150, 272, 350), stream=png())
    page.insert_image(pymupdf.Rect(72, 500, 80, 508), stream=png("green"))
    draft = importing(document.tobytes(), "a.pdf")
    assert markdown(draft).split("\n\n")[2:] == [
        "Above, on page 2.",
        "![](images/page-2-1.png)",
        "Below, on page 2.\n",
    ]
    assert (1, "image left out") in named(draft)
    assert (2, "image without alternative text") in named(draft)
