"""PDFs with tags, as Typst makes them."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
import typst

from everyreader.importers import account
from everyreader.model.errors import SourceError

from ...conftest import Read
from ..tagged_kit import Tag, line, tagged

OPENING = (
    '#set text(lang: "en")\n= The pier opens\n2 October 2025\n\nIt opens today, with all of its lamps.\n\n'
)


def statement(adding: Read, body: str) -> str:
    """The statement that ``add`` makes of a PDF of this Typst text."""
    added = adding(typst.compile((OPENING + body).encode()), "a.pdf")
    return (added.folder / "statement.md").read_text().partition("lamps.\n\n")[2]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "3 Quay Street 3110 \\\nTelephone 0199 \\\nOffice",
            "3 Quay Street 3110\\\nTelephone 0199\\\nOffice\n",
        ),
        ("- First \\\n  and more\n- Second", "- First\\\n  and more\n- Second\n"),
        ("See https://example.org/ \\\nOr nothing", "See <https://example.org/>\\\nOr nothing\n"),
    ],
    ids=["address", "point", "web address"],
)
def test_a_line_break_in_a_paragraph_stays_one(adding, body, expected):
    assert statement(adding, body) == expected


def test_footnotes_are_notes(adding):
    body = "In 1880.#footnote[See the map.] Benches#footnote[Of wood.], and 40 m#super[2] of deck."
    assert statement(adding, body) == (
        "In 1880.[^1] Benches[^2], and 40 m2 of deck.\n\n[^1]: See the map.\n\n[^2]: Of wood.\n"
    )


def test_a_note_that_two_marks_share_is_one(adding):
    text = statement(adding, "It costs three.#footnote[Without tax.]<a> And again@a more.")
    assert text == "It costs three.[^1] And again[^1] more.\n\n[^1]: Without tax.\n"


def test_a_mark_on_the_second_page_of_its_paragraph_finds_its_note(adding):
    body = "#set page(width: 9cm, height: 7cm)\n" + "All of the lamps are lit, and the boats come in. " * 9
    text = statement(adding, body + "It is a harbour#footnote[So they say.] again.")
    assert text.endswith("It is a harbour[^1] again.\n\n[^1]: So they say.\n")


def test_a_word_that_goes_on_at_the_next_page_is_one(adding):
    body = "#set page(width: 6cm, height: 3.2cm, margin: 1cm)\n#set par(justify: true)\n"
    long = "The superintendent communicated extraordinarily comprehensive responsibilities."
    assert statement(adding, f"{body}#set text(hyphenate: true)\n" + " ".join([long] * 3)) == (
        " ".join([long] * 3) + "\n"
    )


def test_a_pdf_that_is_refused_is_told_what_can_be_done(adding, monkeypatch):
    monkeypatch.setattr("everyreader.importers.pdf.tagged.reader.table_of", lambda units: [])
    monkeypatch.setattr("everyreader.importers.pdf.reader._holds_all", lambda draft, path: True)
    with pytest.raises(SourceError, match="ask for the document that it was made from") as caught:
        statement(adding, "#table(columns: 2, [Day], [Hours], [Friday], [Nine])")
    assert "plain paragraph" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("a.pdf", "ask for the document"),
        ("a.epub", "ask for the document"),
        ("a.html", "ask for the document"),
        ("a.docx", "set that place as a plain paragraph"),
        ("a.txt", "write that place another way"),
    ],
)
def test_what_can_be_done_fits_the_kind_of_the_file(name, remedy):
    assert account.remedy(Path(name)).startswith(remedy)


def test_what_cannot_be_written_is_not_blamed_on_the_pdf_s_markdown(adding, monkeypatch):
    raw = {"t": "RawBlock", "c": ["html", "<table></table>"]}
    monkeypatch.setattr("everyreader.importers.pdf.tagged.reader.table_of", lambda units: [raw])
    monkeypatch.setattr("everyreader.importers.pdf.reader._holds_all", lambda draft, path: True)
    with pytest.raises(SourceError, match="ask for the document that it was made from") as caught:
        statement(adding, "#table(columns: 2, [Day], [Hours], [Friday], [Nine])")
    assert "backslash" not in str(caught.value)


def test_a_heading_and_its_number_are_two_words(adding):
    body = '#set heading(numbering: "1.1")\n= Lamps\nThey burn.\n\n== Oil\nIt burns.'
    assert statement(adding, body) == "## 1 Lamps\n\nThey burn.\n\n### 1.1 Oil\n\nIt burns.\n"


def test_a_list_of_contents_is_left_out_and_named(adding):
    body = '#outline()\n#set heading(numbering: "1.1")\n== Lamps\nThey burn.\n\n== Oil\nIt burns.'
    added = adding(typst.compile((OPENING + body).encode()), "a.pdf")
    assert "list of contents left out" in [one.name for one in added.repairs]
    assert (added.folder / "statement.md").read_text().partition("lamps.\n\n")[
        2
    ] == "## 0.1 Lamps\n\nThey burn.\n\n## 0.2 Oil\n\nIt burns.\n"


def test_a_quotation_is_one_with_all_that_stands_in_it(adding):
    body = (
        "#quote(block: true, attribution: [Jane Okafor])[We are glad.]\n\nSo it is.\n\n#quote(block: "
        "true)[First.\n\n- a point\n\nLast.]"
    )
    assert statement(adding, body) == (
        "> We are glad.\\\n> — Jane Okafor\n\nSo it is.\n\n> First.\n>\n> - a point\n>\n> Last.\n"
    )


def test_a_caption_goes_to_its_table_and_tables_in_a_row_are_several(adding):
    one = "table(columns: 2, table.header([Day], [Hours]), [Friday], [Nine])"
    text = statement(adding, f"#figure({one}, caption: [Hours])\n\n#{one}")
    grid = "| Day    | Hours |\n|--------|-------|\n| Friday | Nine  |\n"
    assert text == f"::: {{.table}}\nTable 1: Hours\n\n{grid}:::\n\n{grid}"


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (("• Lamps", "• Boats"), "- Lamps\n- Boats\n"),
        (("1. Opening of the sitting",), "1.  Opening of the sitting\n"),
    ],
    ids=["bullets", "one number"],
)
def test_labels_that_a_program_wrote_into_the_points_are_no_words_of_them(adding, points, expected):
    body = f"#list(marker: [], {', '.join(f'[{one}]' for one in points)})"
    assert statement(adding, body) == expected


LOOKS = """#set text(lang: "en")
#text(18pt)[The pier opens]

2 October 2025

It opens today, with all of its lamps.

*Present*

Jane Okafor was there, and all of her friends came with her in the end.

- *1. Opening of the sitting*

It is opened at three, and all who came may *speak* as long as they like.
"""


def test_where_no_tag_is_a_heading_sizes_and_bold_lines_make_them(adding):
    added = adding(
        typst.compile(LOOKS.replace("- *", "#list(marker: [])[*").replace("ting*", "ting*]").encode()),
        "a.pdf",
    )
    headings = [(one.level, one.text) for one in added.publication.units if one.kind == "heading"]
    assert headings == [(1, "The pier opens"), (2, "Present"), (2, "1. Opening of the sitting")]
    assert "which have no heading" in next(one.message for one in added.repairs if one.name == "tags read")


def test_merged_cells_of_a_table_stay_merged(adding):
    body = (
        "#table(columns: 3, table.header(table.cell(rowspan: 2)[Day], table.cell(colspan: 2)[Hours], "
        "[From], [To]), [Friday], [Nine], [Ten])"
    )
    units = adding(typst.compile((OPENING + body).encode()), "a.pdf").publication.units[3:]
    assert [(one.text, *(step.extent for step in one.place)) for one in units] == [
        ("Day", 2, 1), ("Hours", 1, 2), ("From", 1, 1), ("To", 1, 1), ("Friday", 1, 1), ("Nine", 1, 1), ("Ten", 1, 1),
    ]  # fmt: skip


def test_a_table_of_many_columns_with_paragraphs_in_a_cell_keeps_its_words(adding):
    heads = ", ".join(f"[Head {n}]" for n in range(12))
    cells = ", ".join(f"[Cell {n}\n\nand more]" for n in range(12))
    text = statement(adding, f"#table(columns: 12, table.header({heads}), {cells})")
    assert text.count("and more") == 12 and "<table" not in text


def test_words_that_a_picture_holds_are_named(adding):
    body = "#figure(kind: image, alt: [Logo], box(stroke: 1pt)[Harbour Trust 1890])\n\nSo it is.".replace(
        "[Logo]", '"Logo"'
    )
    added = adding(typst.compile((OPENING + body).encode()), "a.pdf")
    assert [one.taken for one in added.repairs if one.name == "words in a picture left out"] == [
        "Harbour Trust 1890"
    ]


def test_a_pdf_with_words_outside_of_its_tags_is_read_by_its_lines(adding):
    document = pymupdf.open(stream=typst.compile((OPENING + "And so on, for all who came.").encode()))
    document[0].insert_text((72, 400), "Nobody tagged this line of the page.")
    added = adding(document.tobytes(), "a.pdf")
    assert "Nobody tagged this line" in (added.folder / "statement.md").read_text()
    assert "its tags do not hold all" in next(
        one.message for one in added.repairs if one.name == "text read from its lines"
    )


def test_what_is_no_part_of_the_text_is_named_with_its_page(importing):
    text = (
        "#set page(header: context [Pier #counter(page).get().first()])\n" + OPENING + "#pagebreak()\nMore."
    )
    draft = importing(typst.compile(text.encode()), "a.pdf")
    left = [(one.line, one.taken) for one in draft.repairs if one.name == "artifact left out"]
    assert left == [(1, "Pier 1"), (2, "Pier 2")]


def test_a_sentence_that_is_two_paragraphs_over_a_page_is_one(adding):
    text = statement(adding, "The boats come in and the lamps are\n#pagebreak()\nlit again.")
    assert text == "The boats come in and the lamps are lit again.\n"


def test_a_word_of_a_foot_that_is_drawn_in_pieces_is_one(importing):
    foot = "#set page(footer: pdf.artifact[Har#text(red)[bour 12]])\n"
    draft = importing(typst.compile((foot + OPENING).encode()), "a.pdf")
    assert [one.taken for one in draft.repairs if one.name == "artifact left out"] == ["Harbour 12"]


Cell = tuple[str, int, int]  # its words, where they begin, and how far below their row
LABEL = ("All that may start in one day", 72, 0)
HEAD: tuple[Cell, ...] = (("Day", 72, 0), ("Sport", 150, 0), ("Men", 300, 0), ("Women", 400, 0))


def row(first: str, sport: str, men: str, women: str, below: int = 0) -> tuple[Cell, ...]:
    return ((first, 72, below), (sport, 150, 0), (men, 300, 0), (women, 400, 0))


def table(*rows: tuple[Cell, ...]) -> bytes:
    """A tagged table whose first row and column are headers."""
    made = [
        Tag(
            "TR",
            [
                Tag("TD" if at and cells is not HEAD else "TH", [(text, x, 700 - 20 * number - below, 11)])
                if text
                else Tag("TH", [])
                for at, (text, x, below) in enumerate(cells)
            ],
        )
        for number, cells in enumerate(rows)
    ]
    return tagged(line("The pier opens", 780, "H1"), line("2 October 2025", 740), Tag("Table", made))


def cells_of(adding: Read, data: bytes) -> list[tuple[str, int, int]]:
    """Each cell of a table that is added, with the rows and columns that it fills."""
    units = adding(data, "a.pdf").publication.units
    cells = [one for one in units if any(step.name == "row" for step in one.place)]
    return [(one.text, *(step.extent for step in one.place)) for one in cells]


def test_a_cell_over_several_columns_is_told_by_its_place_where_its_tag_does_not_say_so(adding):
    found = cells_of(
        adding, table(HEAD, row("Friday", "Run", "2", "3"), (LABEL, ("24", 300, 0), ("25", 400, 0)))
    )
    assert found[-3:] == [(LABEL[0], 1, 2), ("24", 1, 1), ("25", 1, 1)]


def test_a_row_that_ends_early_stays_as_its_cells_stand(adding):
    found = cells_of(adding, table(HEAD, row("Friday", "Run", "2", "3"), row("Sunday", "Swim", "4", "5")[:3]))
    assert found[-3:] == [("Sunday", 1, 1), ("Swim", 1, 1), ("4", 1, 1)]


def test_a_short_row_whose_places_tell_nothing_is_named(adding):
    data = table(HEAD, row("Friday", "Run", "2", "3"), (LABEL, ("24", 100, 0), ("25", 400, 0)))
    assert "table row in doubt" in [one.name for one in adding(data, "a.pdf").repairs]


@pytest.mark.parametrize(("below", "rows"), [(0, 1), (20, 3)], ids=["beside the first", "in the middle"])
def test_a_label_in_the_middle_of_several_rows_heads_them_all(adding, below, rows):
    first, *others = (
        row("Friday", "Run", "2", "3", below),
        row("", "Swim", "4", "5"),
        row("", "Row", "6", "7"),
    )
    assert ("Friday", rows, 1) in cells_of(adding, table(HEAD, first, *others))


def test_row_headers_of_the_tags_stay_such(adding):
    added = adding(table(HEAD, row("Friday", "Run", "2", "3"), row("Sunday", "Swim", "4", "5")), "a.pdf")
    assert '{.table row-headers="1"}' in (added.folder / "statement.md").read_text()


def test_a_link_that_the_tags_put_over_no_words_is_named(adding):
    words = (line("2 October 2025", 740), line("It opens today, with all of its lamps.", 700))
    document = pymupdf.open(stream=tagged(line("The pier opens", 780, "H1"), *words))
    document[0].insert_link(
        {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(72, 300, 200, 400), "uri": "https://a.org/"}
    )
    added = adding(document.tobytes(), "a.pdf")
    assert ["https://a.org/" in one.message for one in added.repairs if one.name == "link left out"] == [True]


@pytest.mark.parametrize(("headings", "is_heading"), [(3, False), (1, True)])
def test_capitals_head_nothing_where_tags_say_several_headings(adding, headings, is_heading):
    words = "It opens today, with all of its lamps, and with benches for all who come to see the boats."
    parts = [
        one
        for number in range(1, headings)
        for one in (line(f"Part {number}", 600 - 40 * number, "H2"), line(words, 580 - 40 * number))
    ]
    top = (line("The pier opens", 780, "H1"), line("2 October 2025", 740), line(words, 720))
    added = adding(tagged(*top, line("SEAN HARBOUR", 700), line(words, 680), *parts), "a.pdf")
    assert ("## SEAN HARBOUR" in (added.folder / "statement.md").read_text()) is is_heading


def test_words_in_the_middle_of_columns_span_them(adding):
    places = (72, 150, 230, 310, 390, 470)
    rows = [
        tuple((word, x, 0) for word, x in zip(words, places, strict=True)) for words in ("ABCDEF", "uvwxyz")
    ]
    found = cells_of(adding, table(*rows, (("k", 72, 0), ("l", 230, 0), ("m", 390, 0), ("n", 470, 0))))
    assert [across for _, _, across in found[-4:]] == [1, 3, 1, 1]
