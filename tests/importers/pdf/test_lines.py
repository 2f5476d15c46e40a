"""PDFs without tags: what stands in columns becomes a table or is named, words cut at a line's end are one,
and marks find their notes.
"""

from __future__ import annotations

import io

import pikepdf
import pymupdf
import pytest
import typst

from everyreader.model.errors import SourceError

from ..conftest import markdown, named

ROWS = (("Seat", "Price", "Return"), ("Window", "29", "52"), ("Sleeper", "119", "210"))
TABLE = (
    "| Seat    | Price | Return |\n|---------|-------|--------|\n| Window  | 29    | 52     |\n| Sleeper "
    "| 119   | 210    |\n"
)
OPENING = [
    (72, 80, "The pier opens", 22),
    (72, 120, "It opens today, with all of its lamps and benches and boats.", 11),
]
Words = tuple[float, float, str, float]


def pdf(*pages: list[Words], lines: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()) -> bytes:
    document = pymupdf.open()
    for words in pages:
        page = document.new_page()
        for x, y, text, size in words:
            page.insert_text((x, y), text, fontsize=size)
        for start, end in lines:
            page.draw_line(start, end)
    return document.tobytes()


def cells(rows: tuple[tuple[str, ...], ...], *places: int) -> list[Words]:
    return [
        (x, 200 + 16 * n, text, 11) for n, row in enumerate(rows) for x, text in zip(places, row, strict=True)
    ]


def marked(y: float, text: str, mark: str, rest: str = "") -> list[Words]:
    """``text``, a small raised mark right behind it, and the rest of the line."""
    end = 72 + pymupdf.get_text_length(text, fontsize=11)
    behind = end + pymupdf.get_text_length(mark, fontsize=7)
    return [(72, y, text, 11), (end, y - 4, mark, 7), *([(behind, y, rest, 11)] if rest else [])]


GRID = tuple(((70, y), (400, y)) for y in (187, 203, 219, 235)) + tuple(
    ((x, 187), (x, 235)) for x in (70, 190, 290, 400)
)


@pytest.mark.parametrize(
    ("data", "how"),
    [
        (pdf(OPENING + cells(ROWS, 80, 200, 300), lines=GRID), "from the lines drawn round them"),
        (pdf(OPENING + cells(ROWS, 80, 200, 300)), "since they stand below each other"),
        (pdf(OPENING + sorted(cells(ROWS, 80, 200, 300))), "since they stand below each other"),
    ],
    ids=["ruled", "row by row", "column by column"],
)
def test_columns_on_a_page_are_a_table(importing, data, how):
    draft = importing(data, "a.pdf")
    tables = [one for one in draft.blocks if one["t"] == "Table"]
    assert len(tables) == 1
    assert [one.message for one in draft.repairs if one.name == "table found"] == [
        f"3 rows of 3, {how}: “Seat | Price | Return”; read it through against the page"
    ]


def test_a_table_keeps_its_words_and_finds_its_headers(adding):
    added = adding(pdf(OPENING + cells(ROWS, 80, 200, 300), lines=GRID), "a.pdf")
    assert TABLE in (added.folder / "statement.md").read_text()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (cells(ROWS[:2], 80, 200, 300), "Seat Price Return\\\nWindow 29 52"),
        (cells((*ROWS, ("Bed", "9", "")), 80, 200, 300)[:-1], "Seat Price Return\\\nWindow 29 52\\\nSleeper 119 210\\\nBed 9"),
        (cells((("Phone:", "020 1"), ("Fax:", "020 2"), ("Web:", "none")), 80, 200), "Phone: 020 1\\\nFax: 020 2\\\nWeb: none"),
        ([(72, 200, "Seat      29", 11), (72, 214, "Bed      49", 11)], "Seat 29\\\nBed 49"),
    ],
)  # fmt: skip
def test_columns_that_are_no_sure_table_become_lines_and_are_named(importing, words, expected):
    draft = importing(pdf(OPENING + words), "a.pdf")
    assert expected in markdown(draft)
    assert (1, "columns read as text") in named(draft)


def test_columns_of_a_newspaper_are_no_table(importing):
    text = "The council met on the pier today, all of it, and it spoke"
    columns = [(x, 160 + 12 * n, text, 8) for x in (72, 320) for n in range(6)]
    assert not {"table found", "columns read as text"} & {
        name for _, name in named(importing(pdf(OPENING + columns), "a.pdf"))
    }


def test_marks_find_the_notes_at_the_foot_of_their_page(adding):
    first = [
        *OPENING,
        *marked(150, "It costs three in the harbour", "1", " and more for all."),
        (72, 700, "1", 5),
        (76, 703, "Without tax.", 8),
    ]
    second = [
        *marked(80, "It costs two.", "1", " And four."),
        *marked(100, "So it is.", "1"),
        (72, 703, "1 With tax.", 8),
    ]
    added = adding(pdf(first, second), "a.pdf")
    text = (added.folder / "statement.md").read_text()
    assert (
        "in the harbour[^1] and more for all." in text
        and "It costs two.[^2] And four." in text
        and "So it is.[^2]" in text
    )
    assert text.endswith("[^1]: Without tax.\n\n[^2]: With tax.\n")


def test_a_mark_without_a_note_stays_apart_and_is_named(importing):
    draft = importing(
        pdf([*OPENING, *marked(150, "It costs three.", "4"), *marked(170, "It has 40 m", "2")]), "a.pdf"
    )
    assert "It costs three.[4]{.sup} It has 40 m[2]{.sup}" in " ".join(markdown(draft).split())
    assert [one.message for one in draft.repairs if one.name == "typed notes left"] == [
        "the small “4” behind “It costs three.” leads to no note; make it [^name], or leave it"
    ]


def test_a_note_whose_number_is_written_to_its_first_word_finds_its_mark(adding):
    foot = [(72, 690, "1", 5), (75, 693, "Without tax.", 8), (72, 705, "2", 5), (75, 708, "With tax.", 8)]
    body = [
        *OPENING,
        *marked(150, "It costs three in the harbour", "1", " and more for all."),
        *marked(170, "Then four.", "2"),
    ]
    text = (adding(pdf([*body, *foot]), "a.pdf").folder / "statement.md").read_text()
    assert "in the harbour[^1] and more for all." in text and "Then four.[^2]" in text
    assert text.endswith("[^1]: Without tax.\n\n[^2]: With tax.\n")


def test_a_mark_that_a_font_draws_raised_finds_its_note_where_one_word_alone_can_bear_it(adding):
    body = [*OPENING, (72, 150, "It costs 2.1 for all who come to the sea.1 See No.1 and A1.", 11)]
    text = (adding(pdf([*body, (72, 703, "1Without tax.", 8)]), "a.pdf").folder / "statement.md").read_text()
    assert "costs 2.1 for all who come to the sea.[^1] See No.1 and A1." in text
    assert text.endswith("[^1]: Without tax.\n")


@pytest.mark.parametrize(
    ("body", "foot"),
    [("It costs three. And four. See Art.1 of it.", "1Without tax."), ("The sea.1 The pier.1 All.", "1With tax.")],
    ids=["no mark", "two that may be it"],
)  # fmt: skip
def test_a_note_without_a_sure_mark_stays_a_paragraph_and_is_named(adding, body, foot):
    added = adding(pdf([*OPENING, (72, 150, body, 11), (72, 703, foot, 8)]), "a.pdf")
    assert (added.folder / "statement.md").read_text().endswith(f"\n\n{foot}\n")
    assert [one.message for one in added.repairs if one.name == "typed notes left"] == [
        f"“{foot}” begins with a number as a note does; make it [^name], or leave it"
    ]


def test_small_print_that_begins_with_a_number_is_no_note(importing):
    page = [*OPENING, (72, 150, "It is here.1", 11), (72, 703, "1st floor, Quay Street", 8)]
    assert "typed notes left" not in {name for _, name in named(importing(pdf(page), "a.pdf"))}


def untagged(text: str) -> bytes:
    """What Typst makes of this, without its tags: it draws soft hyphens."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(typst.compile(text.encode()))) as made:
        del made.Root["/StructTreeRoot"]
        made.save(out)
    return out.getvalue()


def test_a_soft_hyphen_at_the_end_of_a_line_joins_its_word(adding):
    words = ["Har-?bour-?master", "opin-?ion. All", "HAR-?BOUR-?MASTERS", "light-?houses"]
    set_up = "#set page(width: 6.3cm, height: 20cm)\n#set text(hyphenate: true)\n#set par(justify: true)\n"
    body = " ".join(f"The {word} of the pier." for word in words * 3)
    text = (
        adding(untagged(f"{set_up}= The pier opens\n{body}"), "a.pdf").folder / "statement.md"
    ).read_text()
    assert text.endswith("\n\n" + body.replace("-?", "") + "\n")


def test_a_soft_hyphen_at_the_end_of_a_page_stays_the_hyphen_that_is_seen(adding):
    set_up = (
        "#set page(width: 6cm, height: 3.2cm, margin: 1cm)\n#set text(hyphenate: true)\n#set "
        "par(justify: true)\n"
    )
    long = " ".join(["The superintendent communicated extraordinarily comprehensive responsibilities."] * 3)
    data = untagged(f"{set_up}= The pier\n{long}")
    assert b"\xc2\xad\n" in "".join(page.get_text()[-2:] for page in pymupdf.open(stream=data)).encode()
    text = (adding(data, "a.pdf", title="The pier").folder / "statement.md").read_text()
    assert " ".join(text.partition("# The pier")[2].split()).replace("-", "") == long


@pytest.mark.parametrize("tagged", [True, False])
def test_a_typed_hyphen_at_a_lines_end_goes_where_the_word_stands_whole_and_is_named_elsewhere(
    adding, tagged
):
    text = (
        "#set page(width: 30cm)\n= The pier opens\nThe harbour- \\\nmaster and the harbourmaster met the "
        "news- \\\nmen at a "
        "well- \\\nknown quay, a well-known one, in summer- \\\nand autumn."
    )
    added = adding(typst.compile(text.encode()) if tagged else untagged(text), "a.pdf")
    said = " ".join(added.publication.units[-1].text.split())
    assert said == (
        "The harbourmaster and the harbourmaster met the news-men at a well-known quay, a well-known "
        "one, in summer- and autumn."
    )
    told = {one.name: one.message for one in added.repairs}
    assert told["cut word joined"] == "“harbour- master” made “harbourmaster”, as it stands elsewhere"
    assert told["cut words kept"] == "“news-men”: take out the hyphen where it is one word"


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (
            [(72, 50, "47018", 14), (160, 50, "Harbour Journal / Vol. 85, No. 152 / Rules", 11)],
            "header left out",
        ),
        ([(72, 50, "Amtsblatt Nr. 12", 9), (500, 50, "Seite 3", 9)], "header left out"),
        ([(72, 50, "12 | Harbour Trust | Annual report 2023", 9)], "header left out"),
        ([(72, 820, "Page 3 of 9", 9)], "footer left out"),
        ([(25, 820, "E:\\WORK\\REPORT.INDD", 6), (300, 820, "14:05", 6)], "footer left out"),
    ],
)
def test_what_says_itself_that_it_is_of_the_page_is_left_out_of_one_page_too(importing, row, name):
    body = [
        (72, 150 + 13 * n, "It opens today, with all of its lamps and benches and boats.", 11)
        for n in range(4)
    ]
    draft = importing(pdf([*row, *body]), "a.pdf")
    said = " ".join(text for _, _, text, _ in row)
    assert [(one.name, one.taken) for one in draft.repairs if one.name.endswith("left out")] == [(name, said)]


@pytest.mark.parametrize(
    "line", ["Report No. 12", "Budget / Pier / Lamps / 2024", "No. 10 reopens", "Rule No. 5 / Lamps"]
)
def test_a_title_with_a_number_is_none_of_the_pages(importing, line):
    body = [
        (72, 150 + 13 * n, "It opens today, with all of its lamps and benches and boats.", 11)
        for n in range(4)
    ]
    draft = importing(pdf([(72, 50, line, 14), *body]), "a.pdf")
    assert draft.blocks[0]["t"] == "Header" and not any("left out" in one.name for one in draft.repairs)


def test_a_head_that_stands_left_and_right_by_turns_is_one(importing):
    pages = [
        [
            (72 if n % 2 else 400, 50, f"1234{n} The pier" if n % 2 else f"The pier 1234{n}", 9),
            (72, 150, "It opens today, with all of it.", 11),
        ]
        for n in range(1, 5)
    ]
    assert [one for _, one in named(importing(pdf(*pages), "a.pdf"))].count("header left out") == 4


def test_a_bold_label_behind_a_sentence_begins_a_paragraph(importing):
    text = (
        "#set page(width: 9cm)\n= The pier\n*Summary:* It opens today, and see \\\n*Note:* It is a very "
        "long one now. \\\n"
        "*Dates:* It opens, as the *council* \\\n*said.* It has."
    )
    draft = importing(untagged(text), "a.pdf")
    assert (
        "and see **Note:** It is a very long one now.\n\nDates: It opens, as the **council said.** It has."
        in markdown(draft)
    )


def test_notes_may_be_more_of_a_page_than_its_text(importing):
    text = [(72, 80 + 12 * n, "The pier opens today, with all of its lamps.", 10) for n in range(5)]
    notes = [
        (72, 400 + 9 * n, "See the map of the pier, which is in the hall of the quay.", 7) for n in range(6)
    ]
    assert "Header" not in {one["t"] for one in importing(pdf([*text, *notes]), "a.pdf").blocks}


def test_a_page_with_nothing_but_its_number_holds_no_words(importing):
    with pytest.raises(
        SourceError, match=r"no words but what is no statement .footer left out: “Page 3 of 9”"
    ):
        importing(pdf([(72, 820, "Page 3 of 9", 9)]), "a.pdf")
