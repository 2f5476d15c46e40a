"""PDFs without tags as TeX and office programs lay them out: what belongs to the pages is left out and named,
columns are read one after the other, and lines that a reader of PDFs parts are one.
"""

from __future__ import annotations

import re

import pymupdf
import pytest
import typst

from everyreader.model.errors import UsageError

from ..conftest import markdown, named
from .test_lines import OPENING, cells, pdf

TEXT = "The council met on the pier and spoke of lamps and boats"
PAPER = """#set page(paper: "a4", margin: (x: 3.5cm, top: 3.4cm, bottom: 4.5cm), numbering: "1")
#set text(lang: "en", font: "New Computer Modern", size: 10pt)
#set par(justify: true, first-line-indent: 15pt, spacing: 0.65em)
#show heading: it => block(above: 1.4em, below: 1em)[#if it.numbering != none [#counter(heading).display()#h(1em)]#it.body]
"""
SENTENCES = (
    "The office offered an efficient and difficult superintendence of the extraordinarily comprehensive "
    "works. "
)


def paper(body: str) -> bytes:
    """What TeX would make of this: New Computer Modern, justified, the page's number high in the foot;
    without tags."""
    return typst.compile((PAPER + body).encode(), pdf_tags=False)


def lines(count: int, *, x: int = 72, y: int = 150, text: str = TEXT, size: float = 10) -> list:
    return [(x, y + 12 * n, f"{text} {chr(97 + n % 26)}.", size) for n in range(count)]


def text_of(added) -> str:
    return (added.folder / "statement.md").read_text().split("---\n", 2)[2]


# Furniture


def test_a_page_number_is_left_out_wherever_it_counts_up(importing):
    pages = [[*(OPENING if n == 0 else []), *lines(20), (300, 660, f"{n + 7}", 10)] for n in range(3)]
    draft = importing(pdf(*pages), "a.pdf")
    assert [one for one in named(draft) if one[1] == "page number left out"] == [
        (1, "page number left out"),
        (2, "page number left out"),
        (3, "page number left out"),
    ]
    assert not {"7", "8", "9"} & set(markdown(draft).split())


@pytest.mark.parametrize(("y", "said"), [(720, True), (402, False)], ids=["at the foot", "in the text"])
def test_the_number_of_an_only_page_is_left_out_at_its_foot(importing, y, said):
    draft = importing(pdf([*OPENING, *lines(20), (300, y, "1", 10)]), "a.pdf")
    assert ((1, "page number left out") in named(draft)) is said


def test_a_running_head_with_its_page_s_number_is_left_out(importing):
    heads = ("Lamps", "Boats", "Benches")
    pages = [
        [(72, 90, f"{n + 4}", 10), (300, 90, head, 10), *lines(9, y=130)] for n, head in enumerate(heads)
    ]
    draft = importing(pdf(*pages), "a.pdf")
    assert [one.taken for one in draft.repairs if one.name == "header left out"] == [
        "4 Lamps",
        "5 Boats",
        "6 Benches",
    ]


def test_turned_print_beside_the_text_is_left_out(importing):
    document = pymupdf.open(stream=pdf([*OPENING, *lines(9)]))
    document[0].insert_text((30, 400), "archive 26-117", rotate=90)
    draft = importing(document.tobytes(), "a.pdf")
    assert [one.taken for one in draft.repairs if one.name == "margin left out"] == ["archive 26-117"]


def test_numbers_in_the_text_stay(importing):
    pages = [[*lines(9), (72, 262, f"{n + 1}", 10), *lines(9, y=274)] for n in range(3)]
    assert "page number left out" not in {name for _, name in named(importing(pdf(*pages), "a.pdf"))}


CONTENTS = (
    '#outline()\n#set heading(numbering: "1.1")\n= The lamps\nThey burn.\n== Their oil\nIt burns.\n= The '
    "boats\nThey float.\n"
)


@pytest.mark.parametrize(
    "body", [CONTENTS, CONTENTS.replace("#outline()", "#outline(title: none)")], ids=["headed", "by itself"]
)
def test_a_list_of_contents_is_left_out_and_named(adding, body):
    added = adding(
        paper(f"#text(18pt)[A report on the pier]\n\nIt is open to all who come.\n\n{body}"), "a.pdf"
    )
    assert [one.name for one in added.repairs if "contents" in one.name] == ["list of contents left out"]
    assert text_of(added).endswith(
        "who come.\n\n## 1 The lamps\n\nThey burn.\n\n### 1.1 Their oil\n\nIt burns.\n\n## 2 The "
        "boats\n\nThey float.\n"
    )


def test_a_list_of_prices_is_no_list_of_contents(importing):
    prices = [
        (72, 200 + 12 * n, f"{one} . . . . . . {n + 2}", 10) for n, one in enumerate(("Tea", "Milk", "Cake"))
    ]
    draft = importing(pdf([*OPENING, *prices]), "a.pdf")
    assert "list of contents left out" not in {name for _, name in named(draft)}


# Columns


def test_columns_are_read_one_after_the_other_below_what_stands_over_both(importing):
    left, right = (
        lines(8, y=160, size=9),
        lines(8, x=335, y=163, size=9, text="Nobody who was there came late to it or left too early"),
    )
    both = (72, 290, f"{TEXT}, where the benches and all of the boats are to be seen by everybody.", 9)
    below = [
        *lines(5, y=320, size=9),
        *lines(5, x=335, y=320, size=9, text="All of them went home by the last boat of that long day"),
    ]
    shuffled = [one for pair in zip(left, right, strict=True) for one in pair]
    said = " ".join(markdown(importing(pdf([*OPENING, *shuffled, both, *below]), "a.pdf")).split())
    order = (f"{TEXT} h.", "Nobody", "early h.", "where the benches", "All of them went")
    places = [said.index(one) for one in order]
    assert places == sorted(places)


def test_three_columns_are_read_one_after_the_other(importing):
    said = (
        "The council met on the pier today",
        "Nobody came late who was there",
        "All of them went home by boat",
    )
    columns = [lines(9, x=72 + 170 * n, y=160, size=9, text=text) for n, text in enumerate(said)]
    rows = [one for row in zip(*columns, strict=True) for one in row]
    text = " ".join(markdown(importing(pdf([*OPENING, *rows]), "a.pdf")).split())
    places = [text.index(f"{one} {letter}.") for one in said for letter in ("a", "i")]
    assert places == sorted(places)


def counted(paragraphs: int, words: int = 60) -> str:
    """Paragraphs in whose words every fifth is a number that rises."""
    told = [f"{n} lamps of the long pier" for n in range(paragraphs * words // 5)]
    return "\n\n".join(" ".join(told[n : n + words // 5]) + "." for n in range(0, len(told), words // 5))


def numbers(draft) -> list[int]:
    return [int(n) for n in re.findall(r"(?<!x)\b\d+(?= lamps)", markdown(draft))]


OVER = '#place(top, scope: "parent", float: true)[{}]\n'
MASTHEAD = OVER.format(
    "#grid(columns: (2fr, 1fr), text(18pt)[*Rules*], [Register \\ Volume eighty-five \\ Of "
    "August])#line(length: 100%)"
)
UNRULED = OVER.format(
    "#table(columns: 4, stroke: none, " + "[Wooden bench],[Oil],[Two boats],[Gas]," * 3 + ")"
)


@pytest.mark.parametrize(
    ("columns", "gutter", "body"),
    [
        (3, 7, counted(18)),
        (2, 7, counted(18)),
        (3, 9, MASTHEAD + counted(12)),
        (2, 12, UNRULED + counted(10)),
        (2, 12, counted(40, 5)),
        (2, 12, "#block(height: 26pt, columns(2)[" + counted(1, 35) + "])"),
        (3, 9, "\n\n".join(f"{one}\n- So it is\n- And a longer point of it, in two lines" for one in counted(9).split("\n\n"))),
    ],
    ids=["three, narrow", "two, narrow", "a masthead", "a table over them", "short lines", "of two lines", "points"],
)  # fmt: skip
def test_columns_are_read_one_after_the_other_whatever_stands_beside_them(importing, columns, gutter, body):
    # a block that balances its own columns stands on a page of one
    columns = 1 if "columns(2)" in body else columns
    page = f"#set page(columns: {columns}, margin: 1.8cm)\n#set columns(gutter: {gutter}pt)\n"
    read = numbers(importing(paper(page + body), "a.pdf"))
    assert len(read) > 5 and read == sorted(read)


def test_rows_of_long_pieces_that_are_read_across_are_left_for_a_person(importing):
    rows = [*lines(2, y=200, size=9), *lines(2, x=335, y=200, size=9, text="Nobody came late to it")]
    pairs = [rows[0], rows[2], rows[1], rows[3]]
    assert "columns read across" in {name for _, name in named(importing(pdf([*OPENING, *pairs]), "a.pdf"))}


def test_a_table_of_long_cells_is_not_read_by_columns(importing):
    rows = (
        ("Lamps of oil and gas", "Thirty in the north"),
        ("Benches of wood", "Two in the long south"),
        ("Boats", "None"),
    )
    said = markdown(importing(pdf(OPENING + cells(rows * 2, 80, 300)), "a.pdf"))
    assert said.index("Thirty") < said.index("Benches")


def test_two_justified_columns_of_tex_are_text_without_cut_words(adding):
    body = (
        '#set page(columns: 2, margin: 2.5cm)\n#place(top + center, scope: "parent", float: true, '
        "text(17pt)[Pier news])\n"
    ) + 4 * f"\n\n{SENTENCES * 8}"
    added, said = adding(paper(body), "a.pdf"), (SENTENCES * 8).strip()
    assert text_of(added) == "\n# Pier news" + 4 * f"\n\n{said}" + "\n"
    assert not {"table found", "columns read as text"} & {one.name for one in added.repairs}


# Lines that are one, headings, what stands below a title


def test_a_heading_and_its_number_are_one_and_what_stands_under_the_title_is_no_heading(adding):
    title = (
        "#align(center)[#text(17pt)[A report on bridges]\n\n#text(12pt)[Jane Okafor]\n\n#text(12pt)[3 "
        "March 2026]]\n"
    )
    body = f'#set heading(numbering: "1")\n= Introduction\n{SENTENCES * 3}\n= Methods\n{SENTENCES * 3}'
    text = text_of(adding(paper(title + body), "a.pdf"))
    assert text.startswith(
        "\n# A report on bridges\n\nJane Okafor\n\n[3 March 2026]{.dateline}\n\n## 1 Introduction\n\n"
    )
    assert "\n\n## 2 Methods\n\n" in text


def test_the_first_of_numbered_chapters_is_not_taken_for_the_title(adding):
    body = f'#set heading(numbering: "1")\n= Lamps\n{SENTENCES}\n= Boats\n{SENTENCES}'
    with pytest.raises(UsageError, match="say also --title"):
        adding(paper(body), "a.pdf")


def test_sentences_of_a_wide_set_line_are_one_line(importing):
    row = [(72, 162, "It is open to all.", 10), (160, 162, "They come by boat, or on foot.", 10)]
    draft = importing(pdf([*OPENING, *lines(1), *row, (72, 174, "And they go home.", 10)]), "a.pdf")
    assert "It is open to all. They come by boat, or on foot." in " ".join(markdown(draft).split())
    assert "columns read as text" not in {name for _, name in named(draft)}


def test_an_indented_line_begins_a_paragraph(importing):
    body = [*lines(3), (84, 186, f"{TEXT} d.", 10), (72, 198, f"{TEXT} e.", 10)]
    draft = importing(pdf([*OPENING, *body]), "a.pdf")
    assert [one.split()[-1] for one in markdown(draft).split("\n\n")[-2:]] == ["c.", "e."]


# Letters and words


def test_ligatures_are_spelt_out_and_named(adding):
    added = adding(paper("#text(18pt)[The pier]\n\nThe o\ufb03ce o\ufb00ered \ufb01ve \ufb02ats."), "a.pdf")
    assert "The office offered five flats." in text_of(added)
    assert [one.name for one in added.repairs if "ligatures" in one.name] == ["ligatures spelt out"]


@pytest.mark.parametrize(
    ("more", "expected", "name"),
    [
        ("A lighthouse is there.", "a lighthouse again", "cut word joined"),
        ("All is well.", "a light-house again", "cut words kept"),
    ],
    ids=["whole elsewhere", "unknown"],
)
def test_a_word_that_a_line_s_hyphen_cuts_is_joined_or_named(adding, more, expected, name):
    body = [(72, 150, f"{more} We saw a light-", 11), (72, 163, "house again.", 11)]
    added = adding(pdf([*OPENING, *body]), "a.pdf")
    assert expected in text_of(added)
    assert [one.name for one in added.repairs if one.name in ("cut word joined", "cut words kept")] == [name]


def test_a_suspended_hyphen_keeps_its_space(importing):
    body = [(72, 150, "We go by the north-", 11), (72, 163, "and southbound boats.", 11)]
    assert "north- and southbound" in " ".join(markdown(importing(pdf([*OPENING, *body]), "a.pdf")).split())


def test_a_text_that_cuts_words_by_habit_has_them_whole_but_for_compounds(adding):
    words = ("adip-iscing", "consec-tetur", "elit-ibus", "dolor-em", "magna-que", "vel-itis", "pier-side")
    body = [
        line
        for one in words
        for line in (f"It is {one[: one.index('-') + 1]}", f"{one[one.index('-') + 1 :]} here.")
    ]
    whole = [(72, 150 + 13 * n, line, 11) for n, line in enumerate((*body, "One side of the pier."))]
    text = " ".join(text_of(adding(pdf([*OPENING, *whole]), "a.pdf")).split())
    assert "is adipiscing here." in text and "is velitis here." in text and "is pier-side here." in text


def test_a_line_of_nothing_but_spaces_is_none(importing):
    assert "lamps" in markdown(importing(pdf([*OPENING, (72, 200, "   ", 11)]), "a.pdf"))


def test_the_name_of_a_paper_goes_before_all_columns_though_it_is_not_wider_than_one(adding):
    name = '#place(top + center, scope: "parent", float: true, text(24pt)[Pier])'
    stories = "\n\n".join(
        f'#text(13pt, weight: "bold")[{one}]\n\n{SENTENCES * 6}' for one in ("Lamps", "Boats", "Oil")
    )
    text = text_of(adding(paper(f"#set page(columns: 3, margin: 1.8cm)\n{name}\n{stories}"), "a.pdf"))
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        "# Pier",
        "## Lamps",
        "## Boats",
        "## Oil",
    ]


def test_a_counted_caption_goes_to_its_table(importing):
    rows = [
        *cells((("Seat", "Price"), ("Window", "29"), ("Sleeper", "119")), 80, 200),
        (80, 262, "Table 1: Prices", 11),
    ]
    tables = [one for one in importing(pdf([*OPENING, *rows]), "a.pdf").blocks if one["t"] == "Table"]
    assert len(tables) == 1 and tables[0]["c"][1][1]


@pytest.mark.parametrize("hyphenate", ["true", "false"])
def test_a_paragraph_goes_on_behind_the_notes_of_its_page(adding, hyphenate):
    set_up = (
        f"#set page(width: 10cm, height: 8cm, margin: 1.5cm)\n#set text(hyphenate: "
        f"{hyphenate})\n#text(17pt)[Pier]\n\n"
    )
    noted = SENTENCES.replace("offered", "offered#footnote[So they say.]", 1)
    text = text_of(adding(paper(f"{set_up}{SENTENCES * 2}{noted}{SENTENCES * 3}"), "a.pdf"))
    whole = f"{SENTENCES * 2}{SENTENCES.replace('offered', 'offered[^1]', 1)}{SENTENCES * 3}"
    assert text == f"\n# Pier\n\n{whole.strip()}\n\n[^1]: So they say.\n"


def test_a_word_that_a_typed_hyphen_cuts_goes_on_behind_the_notes_of_a_text_of_any_size(adding):
    end = 72 + pymupdf.get_text_length("A lighthouse is there.", fontsize=10)
    first = [(72, 700, "A lighthouse is there.", 10), (end, 696, "1", 6), (72, 712, "We saw a light-", 10)]
    note = [(72, 760, "1", 5), (76, 760, "So they say.", 8)]
    pages = [[*OPENING[:1], *lines(4), *first, *note], [(72, 72, "house again.", 10), *lines(4)]]
    added = adding(pdf(*pages), "a.pdf")
    assert "We saw a lighthouse again." in " ".join(text_of(added).split())
    assert "cut words kept" not in {one.name for one in added.repairs}


def test_a_letterhead_of_two_columns_is_no_table_and_the_title_is_found_below_it(adding):
    head = [(72, 60, "Harbour Trust", 11), (72, 74, "3 Quay Street", 11), (72, 88, "3110 Northport", 11)]
    beside = [(400, 60, "Telephone 0199", 11), (400, 74, "Fax 0198", 11), (400, 88, "Open each day", 11)]
    body = [(x, y + 80, text, size) for x, y, text, size in OPENING]
    text = text_of(adding(pdf([*head, *beside, *body]), "a.pdf"))
    assert text.startswith("\n# The pier opens\n")
    assert "Harbour Trust\\\n3 Quay Street\\\n3110 Northport" in text and "Telephone 0199\\\nFax 0198" in text
