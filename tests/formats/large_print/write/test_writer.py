"""What the large print makes of each construct."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from everyreader.checks.rules.large_print.left import crooked
from everyreader.checks.rules.large_print.notes import notes_apart
from everyreader.checks.rules.large_print.order import out_of_order
from everyreader.checks.rules.large_print.repeated import RepeatedHeaders
from everyreader.checks.rules.large_print.tables import uneven_rows, wrong_headers
from everyreader.checks.rules.large_print.tags import empty_tags
from everyreader.checks.rules.large_print.typesetting import in_margins, long_lines
from everyreader.formats.large_print.write.writer import write
from everyreader.model.cells import headers, tables
from everyreader.model.errors import MakerMissing, SourceError
from everyreader.model.publication import Kind
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import font_folders
from tests.formats.large_print.conftest import Printed, elements, print_text
from tests.formats.large_print.constructs import CONSTRUCTS, HASH

HERE = Path(__file__)


@pytest.fixture(scope="module", params=CONSTRUCTS.values(), ids=CONSTRUCTS.keys())
def construct(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return print_text(tmp_path_factory.mktemp("construct"), request.param)


def test_says_exactly_what_the_statement_says(construct: Printed) -> None:
    assert construct.read == construct.said


def test_stands_flush_left_in_print_of_eighteen_points(construct: Printed) -> None:
    assert construct.reading.smallest >= 18
    assert list(crooked(construct.reading)) == []


def test_keeps_every_line_on_its_sheet(construct: Printed) -> None:
    assert construct.reading.beyond_the_page == ()
    assert list(long_lines(construct.reading)) == []


@pytest.mark.parametrize(
    "around",
    ["A [$F$]{A}.", "[$$F$$]{A}", "- > a\n  > [$F$]{A}", "## The [$F$]{A}", "a[^1]\n\n[^1]: See [$F$]{A}"],
)
def test_a_formula_that_no_line_holds_is_set_smaller(printed, around: str) -> None:
    tex = "\\frac{alpha + beta + gamma + delta + epsilon + zeta + eta + theta + iota}{2}"
    made = printed(around.replace("A}", 'alt="a fraction"}').replace("F", tex))
    assert made.reading.beyond_the_page == ()
    assert made.read == made.said


@pytest.mark.parametrize("name", ["matrix", "pmatrix", "vmatrix", "Vmatrix", "cases", "aligned"])
def test_a_formula_of_several_rows_is_drawn(printed, name: str) -> None:
    made = printed(rf'A [$\begin{{{name}}} a & b \\ c & d \end{{{name}}}$]{{alt="a square of letters"}}.')
    assert made.read == made.said


def test_leaves_no_text_without_a_tag(construct: Printed) -> None:
    assert construct.reading.untagged_text == ()


def test_claims_the_standards(construct: Printed) -> None:
    assert (construct.reading.pdfua, construct.reading.pdfa) == ("1", "2A")


def test_rich_statement_is_whole(rich_print: Printed) -> None:
    assert rich_print.read == rich_print.said
    assert rich_print.reading.too_small == ()
    assert rich_print.reading.line_end_hyphens == ()
    assert rich_print.reading.fonts_not_embedded == ()
    assert (rich_print.reading.pdfua, rich_print.reading.pdfa) == ("1", "2A")


def test_language_of_a_whole_statement_that_typst_cannot_say(printed) -> None:
    made = printed("Jedan `dva` [three]{lang=en}.", language="sr-Latn")
    assert made.reading.language == "sr-Latn"
    assert made.read == made.said


def test_decorative_images_are_artifacts(printed) -> None:
    reading = printed("a\n\n![](rule.png){.decorative}\n\nb ![](rule.png){.decorative} c").reading
    assert (reading.decorative, reading.images_without_alt) == (2, ())


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n## *D* D b\n\nDD\n\nD D\\\nD\n\nc",
        "- D\n- b\n- D D",
        "- a\n\n    - D\n    - D\n\n- b",
        "4. a\n5. D\n6. b",
        "* D\n* D",
        "a\n\n> D\n\n::: {lang=fr}\nD D\n:::",
        "a\n\n:   D\n\nb\n\n:   D\n\n:   c",
        "| a | b |\n|---|---|\n| c | D D |",
        "::: figure\nD\n\na\n:::",
        "a[^1]\n\n[^1]: b\n\n    D D",
    ],
)
def test_decoration_alone_leaves_no_tag_that_holds_nothing(printed, text: str) -> None:
    made = printed(text.replace("D", "![](rule.png){.decorative}"))
    assert list(empty_tags(made.reading)) == []
    assert made.reading.decorative == text.count("D")
    assert list(crooked(made.reading)) == []
    assert made.read == made.said


def test_decoration_at_a_page_break_holds_no_note(printed) -> None:
    made = printed("a[^1]\n\n" + "b\n\n![](rule.png){.decorative}\n\n" * 30 + "[^1]: note")
    assert made.read == made.said
    assert made.reading.pdfua == "1"


NOTES = "".join(
    f"[^{number}]: Note {number} says more than fits a line of the large print.\n\n" for number in range(24)
)
PARTED = {
    "points of a list": "".join(f"- Point {number}.[^{number}]\n" for number in range(24)),
    "points in points": "".join(f"- a\n\n    - b\n    - c {number}[^{number}]\n\n" for number in range(24)),
    "terms": "".join(f"Term[^{number}]\n\n:   What it means.\n\n" for number in range(24)),
    "rows": "| a | b |\n|---|---|\n" + "".join(f"| {number} | c[^{number}] |\n" for number in range(24)),
    "rows that a cell ties together": "+----+----------------+\n"
    + "".join(
        (
            f"| {number:2} | one            |\n|    +----------------+\n|    | "
            f"{f'two[^{number}]':15}|\n+----+----------------+\n"
        )
        for number in range(24)
    ),
    "paragraphs of a quotation": "> " + "\n>\n> ".join(f"Words {number}.[^{number}]" for number in range(24)),
    "headings": "".join(f"## Part {number}[^{number}]\n\nWords.\n\n" for number in range(24)),
}


@pytest.mark.parametrize("text", PARTED.values(), ids=PARTED.keys())
def test_a_note_is_on_the_page_of_its_mark(printed, text: str) -> None:
    made = printed(f"{text}\n{NOTES}")
    assert made.read == made.said
    misplaced = (notes_apart, out_of_order, in_margins)
    assert [one.detail for find in misplaced for one in find(made.reading)] == []


def test_cells_name_the_headers_of_their_row_and_column(rich_print: Printed) -> None:
    with pikepdf.open(rich_print.path) as pdf:
        row_header = next(one for one in elements(pdf, "/TH") if one.A[0].Scope == "/Row")
        cell = elements(pdf, "/TD")[0]
        assert bytes(row_header.ID) in [bytes(one) for one in cell.A[0].Headers]
        names = pdf.Root.StructTreeRoot.IDTree.Kids[0].Names
        assert [bytes(one) for one in names[::2]] == sorted(bytes(one) for one in names[::2])
        assert bytes(row_header.ID) in [bytes(one) for one in names[::2]]


def test_a_nested_list_lies_in_its_item(rich_print: Printed) -> None:
    with pikepdf.open(rich_print.path) as pdf:
        assert {str(kid.S) for one in elements(pdf, "/L") for kid in one.K} == {"/LI"}


def test_a_list_says_how_it_counts(printed) -> None:
    with pikepdf.open(printed("iv. four\n\n    - (A) big[^1]\n\n12. twelve\n\n[^1]: a) small").path) as pdf:
        found = [str(one.A[0].ListNumbering) for one in elements(pdf, "/L")]
    assert found == ["/LowerRoman", "/Disc", "/UpperAlpha", "/LowerAlpha", "/Decimal"]


def test_a_link_is_named_by_its_words(printed) -> None:
    with pikepdf.open(printed("See [the *full* report](https://example.org/r).").path) as pdf:
        assert [str(one.Contents) for one in pdf.pages[0].Annots] == ["the full report"]


def test_a_link_to_a_place_that_is_not_there_stays_words(printed) -> None:
    assert printed("Go [there](#nowhere).").reading.units[1].text == "Go there."


def test_short_words_with_hyphens_are_never_parted(printed) -> None:
    reading = printed("a " + "well-being, time-limited (US-supplied) " * 60).reading
    assert reading.line_end_hyphens == ()


def test_an_address_is_parted_at_its_slashes(printed) -> None:
    address = "https://example.org/a-rather-long-part/and-one-more-part/that-goes-on/until-it-ends.html"
    assert printed(f"See <{address}> and more.").reading.line_end_hyphens == ()


def test_a_long_word_of_code_stays_on_the_page(printed) -> None:
    made = printed("```\nthe_call(" + "of_a_very_long_name" * 6 + ", x)\n```")
    assert made.reading.beyond_the_page == ()
    assert made.read == made.said


def test_lines_of_code_stand_as_far_in_as_they_do_and_go_on_farther_in(printed) -> None:
    long = (
        "    zeilen = list(DictReader(open(datei), delimiter=';'))  # and words that go over the end of "
        "the line"
    )
    made = printed(f"```\ndef f():\n\n{long}\n        x\n{' ' * 60}y {HASH}\n    {HASH}\n```")
    assert made.read == made.said
    [code] = [one for one in made.reading.blocks if one.kind is Kind.CODE]
    edge, letter = min(one.start for one in code.lines), 0.602 * 18
    columns = [
        (
            round((one.start + (len(one.text) - len(one.text.lstrip())) * letter - edge) / letter),
            one.text.strip(),
        )
        for one in code.lines
        if one.text.strip()
    ]
    assert [column for column, text in columns if text in ("def f():", "x")] == [0, 8]
    first = next(index for index, (_, text) in enumerate(columns) if text.startswith("zeilen"))
    assert columns[first][0] == 4
    assert columns[first + 1][0] == 6
    assert list(out_of_order(made.reading)) == []


def test_notes_headings_and_captions_on_a_page_laid_across_have_no_longer_lines(printed) -> None:
    words = "more than a line of six inches holds and less than one of ten inches, so that it shows"
    made = printed(
        f"## Heading with {words}\n\n::: table\nCaption with {words}\n\n"
        "| administration[^1] | humanitarian | reconstruction | responsibility |\n|---|---|---|---|\n| a | "
        "b | c | d |\n:::"
        f"\n\n[^1]: Note with {words}\n\n    > {words} {words}"
    )
    with pikepdf.open(made.path) as pdf:
        assert pdf.pages[-1].mediabox[2] > pdf.pages[-1].mediabox[3]
    assert list(long_lines(made.reading)) == []


def test_no_hyphen_is_added_to_long_words(printed) -> None:
    reading = printed(
        "a " + "Donaudampfschifffahrtsgesellschaft internationalisation " * 30, language="de"
    ).reading
    assert reading.line_end_hyphens == ()


def test_the_outline_is_the_headings(rich_print: Printed) -> None:
    headings = [(unit.text, unit.level) for unit in rich_print.publication.units if unit.level]
    contents = rich_print.reading.contents
    assert [(entry.title, entry.level) for entry in contents] == headings
    assert all(entry.leads_somewhere for entry in contents)


def test_a_bookmark_says_the_words_of_a_heading_and_not_those_of_its_note(printed) -> None:
    found = printed('## Found[^1] by [$x^2$]{alt="x squared"}\n\nx\n\n[^1]: At noon.').reading.contents
    assert [one.title for one in found] == ["Title", "Found by x squared"]


def test_metadata_is_the_front_matter(rich_print: Printed) -> None:
    metadata, front = rich_print.reading.metadata, rich_print.publication.metadata
    assert metadata["dc:title"] == (front.title,)
    assert metadata["dc:creator"] == front.author
    assert metadata["dc:publisher"] == (front.publisher,)
    assert metadata["dc:language"] == (front.language,)
    assert metadata["dc:identifier"] == (front.identifier,)
    assert metadata["dc:description"] == (front.description,)
    assert metadata["dc:rights"] == (front.rights,)
    assert metadata["pdf:Keywords"] == (", ".join(front.subject),)
    assert metadata["xmp:CreateDate"][0].startswith(date.isoformat(front.date))


def test_the_cells_of_a_table_drawn_as_records_name_their_headers(printed) -> None:
    made = printed(
        "::: {.table row-headers=1}\n"
        f"| {' | '.join(f'Column {letter}' for letter in 'ABCDEFGH')} |\n{'|---' * 8}|\n"
        f"| Kissi |{' 1 |' * 7}\n:::"
    )
    with pikepdf.open(made.path) as pdf:
        heads, cells = elements(pdf, "/TH"), elements(pdf, "/TD")
        assert [len(row.K) for row in elements(pdf, "/TR")] == [8, 8]
        assert [bytes(one) for one in cells[2].A[0].Headers] == [bytes(heads[3].ID), bytes(heads[8].ID)]
    drawn = [line.text.strip() for one in made.reading.blocks for line in one.lines]
    assert drawn.count("1") == 7
    assert "Column D:" in list(made.reading.artifact_text)


def test_a_table_without_header_drawn_as_records_has_its_rows_in_the_tags(printed) -> None:
    row = " considerable |" * 14
    made = printed(f"|{'  |' * 14}\n|{'--|' * 14}\n|{row}\n|{row}")
    with pikepdf.open(made.path) as pdf:
        assert [len(row.K) for row in elements(pdf, "/TR")] == [14, 14]
    assert made.read == made.said


def test_a_cell_over_several_rows_is_drawn_in_each_of_their_records_and_read_once(printed) -> None:
    side = "+" + ("-" * 16 + "+") * 5
    heads = (
        "|"
        + "|".join(
            f"{head:16}"
            for head in ("Place", *["Reconstruction", "Administration", "Humanitarian", "Responsibility"])
        )
        + "|"
    )
    made = printed(
        f"{side}\n{heads}\n{side.replace('-', '=')}\n"
        f"| Kissi          | 1              | common         | 3              | the last       |\n"
        f"+{'-' * 16}+{'-' * 16}+                +{'-' * 16}+                |\n"
        f"| Bo             | 2              |                | 4              |                |\n{side}"
    )
    assert made.read == made.said
    again = [one for one in made.reading.strings if one.artifact and one.visible.endswith(("common", "last"))]
    assert [one.visible for one in again] == ["Administration: common", "Responsibility: the last"]
    known = RepeatedHeaders(made.reading.blocks)
    assert all(known.say(one) for one in again)
    assert not known.say(replace(again[0], visible="Administration: uncommon"))


def test_the_lines_of_a_record_stand_on_one_page(printed) -> None:
    heads = f"|{' Responsibility |' * 8}\n{'|--' * 8}|\n"
    rows = (f"| {' | '.join(f'{cell}{number}' for cell in 'abcdefgh')} |\n" for number in range(12))
    made = printed(heads + "".join(rows))
    pages = {line.text.strip(): line.page for one in made.reading.blocks for line in one.lines}
    where = [{pages[f"{cell}{number}"] for cell in "abcdefgh"} for number in range(12)]
    assert [len(one) for one in where] == [1] * 12
    assert len(set.union(*where)) > 3


@pytest.mark.parametrize("name", [one for one in CONSTRUCTS if "merged cells" in one])
def test_merged_cells_fill_in_the_tags_what_they_fill_in_the_statement(printed, name: str) -> None:
    made = printed(CONSTRUCTS[name])
    assert [[step.extent for step in one.place] for one in made.read] == [
        [step.extent for step in one.place] for one in made.said
    ]
    cells = zip(tables(made.said), tables(made.read), strict=True)
    for expected, found in cells:
        data = [index for index, cell in enumerate(expected) if cell.kind is Kind.CELL]
        assert [[one.place for one in headers(found)[index]] for index in data] == [
            [one.place for one in headers(expected)[index]] for index in data
        ]
    assert [*wrong_headers(made.reading), *uneven_rows(made.reading)] == []


def test_rows_that_fit_on_a_page_are_not_broken(printed) -> None:
    rows = "".join(
        f"+-------+----------------------+\n| {number:5} | one                  |\n|       "
        f"+----------------------+\n"
        "|       | - two                |\n|       | - three              |\n"
        for number in range(9)
    )
    made = printed(f"{rows}+-------+----------------------+")
    assert made.reading.pages > 1
    pages = [block.page for block in made.reading.blocks if block.in_table]
    groups = [pages[index : index + 4] for index in range(0, len(pages), 4)]  # the number, one, two, three
    assert len(groups) == 9
    assert [one for one in groups if len({*one}) > 1] == []


ANNOUNCED = {
    "a quotation": (
        "Dr Jane Okafor said:\n\n> We have warned of this.\n",
        "Dr Jane Okafor",
        "We have warned",
    ),
    "a list": ("The court asks the minister,\n\n- to list them\n", "The court asks", "to list them"),
    "lines of an address": ("\\\n".join(["First line", *"abcdef", "Last line"]), "First line", "Last line"),
}


@pytest.mark.parametrize("lines", range(8, 13, 2))
@pytest.mark.parametrize(("text", "first", "last"), ANNOUNCED.values(), ids=ANNOUNCED.keys())
def test_what_belongs_together_is_not_parted_by_the_page(printed, text, first, last, lines: int) -> None:
    made = printed("Filling.\n\n" * lines + text)
    pages = {
        words: line.page
        for block in made.reading.blocks
        for line in block.lines
        for words in (first, last)
        if words in line.text
    }
    assert len(pages) == 2
    assert len({*pages.values()}) == 1


def test_columns_of_figures_stand_flush_right(printed) -> None:
    made = printed("| a | number | c |\n|---|---:|:-:|\n| x | 1 | y |\n| x | 12.345 | wide |")
    cells = {block.text: block.lines[0] for block in made.reading.blocks if block.in_table}
    assert cells["1"].end == pytest.approx(cells["12.345"].end, abs=1)
    assert cells["number"].end == pytest.approx(cells["1"].end, abs=1)
    assert cells["y"].start == pytest.approx(cells["wide"].start, abs=1)
    assert made.read == made.said


def test_a_row_higher_than_a_page_goes_on_on_the_next(printed) -> None:
    words = "The well gives water to all who come. " * 60
    made = printed(f"| Place | Water |\n|---|---|\n| Kissi | {words} |")
    assert made.reading.beyond_the_page == ()
    assert made.read == made.said


def test_a_table_too_wide_for_the_page_lies_across_it(printed) -> None:
    row = "| administration | humanitarian | reconstruction | responsibility |"
    made = printed(f"{row}\n|---|---|---|---|\n{row}")
    assert made.read == made.said
    with pikepdf.open(made.path) as pdf:
        assert any(page.mediabox[2] > page.mediabox[3] for page in pdf.pages)


@pytest.mark.parametrize(("last", "upright"), [("Höhe", True), ("Mittelwert", False)])
def test_a_table_that_the_upright_page_just_holds_stays_on_it(printed, last: str, upright: bool) -> None:
    made = printed(
        f"| Kraftwerk | Stickstoff | Schwefel | {last} |\n|---|--:|--:|--:|\n| Elbe-Süderelbe | "
        f"1.204 | **978** | `80 %`[^1] |\n\n[^1]: x"
    )
    assert made.read == made.said
    with pikepdf.open(made.path) as pdf:
        assert all(page.mediabox[2] < page.mediabox[3] for page in pdf.pages) is upright


def test_a_row_that_goes_over_the_page_is_no_change_of_order(printed) -> None:
    rows = "\n".join(
        f"| place {number} | {'The well gives water to all who come. ' * 9}|" for number in range(6)
    )
    made = printed(f"| Place | Water |\n|----|----|\n{rows}")
    assert made.reading.pages > 2
    assert list(out_of_order(made.reading)) == []


def test_a_small_picture_that_stands_alone_is_drawn_larger_than_one_among_words(
    printed, tmp_path: Path
) -> None:
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "small.png")
    made = printed("![alone](small.png)\n\nA ![sign](small.png) in a line.\n\n- ![point](small.png)")
    widths = [round(one.box[2] - one.box[0]) for one in made.reading.images]
    assert widths == [216, 108, 108]  # points: 100 and 200 dots an inch


def test_a_row_of_several_paragraphs_that_goes_over_the_page_is_no_change_of_order(printed) -> None:
    lines = "\n|      |      |\n".join("| a    | b    |" for _ in range(20))
    made = printed(f"+------+------+\n| A    | B    |\n+======+======+\n{lines}\n+------+------+\n")
    assert made.reading.pages > 1
    assert list(out_of_order(made.reading)) == []


def test_a_table_over_several_pages_is_read_once(printed) -> None:
    made = printed("| a[^1] | [b](https://example.org/) |\n|---|---|\n" + "| c | d |\n" * 40 + "\n[^1]: e")
    assert made.reading.pages > 2
    assert made.read == made.said


def test_a_character_that_no_font_draws_is_named_with_its_line(printed) -> None:
    with pytest.raises(SourceError, match=r"statement\.md:11: .*U\+1D11E"):
        printed("a \U0001d11e b")


@pytest.mark.parametrize("text", ["![](pump.png)", "a ![](pump.png) b", "### Skipped", "$x$"])
def test_what_the_standard_forbids_is_written_without_the_claim(printed, text: str) -> None:
    assert printed(text).reading.pdfua == ""


def test_a_missing_template_is_named(rich_print: Printed, tmp_path: Path) -> None:
    with pytest.raises(MakerMissing, match=r"large-print\.typ"):
        write(rich_print.publication, tmp_path / "x.pdf", styles=tmp_path, fonts=font_folders())


def test_a_missing_font_is_named(rich_print: Printed, tmp_path: Path) -> None:
    with pytest.raises(MakerMissing, match="atkinson hyperlegible next"):
        write(rich_print.publication, tmp_path / "x.pdf", styles=styles_folder(), fonts=font_folders()[1:])


def test_a_designer_changes_the_look_without_python(rich_print: Printed, tmp_path: Path) -> None:
    template = (styles_folder() / "large-print.typ").read_text(encoding="utf-8")
    (tmp_path / "large-print.typ").write_text(
        template.replace("#let smallest = 18pt", "#let smallest = 24pt")
    )
    write(rich_print.publication, tmp_path / "x.pdf", styles=tmp_path, fonts=font_folders())
    with pikepdf.open(tmp_path / "x.pdf") as larger, pikepdf.open(rich_print.path) as usual:
        assert len(larger.pages) > len(usual.pages)


def test_bytes_do_not_depend_on_folder_zone_locale_or_hash_seed(rich_print: Printed, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    for file in rich_print.publication.folder.iterdir():
        (other / file.name).write_bytes(file.read_bytes())
    program = (
        "from pathlib import Path; from everyreader.formats.large_print.write.writer import write;"
        "from everyreader.source import read_statement; from everyreader.theme.styles_folder import "
        "styles_folder;"
        "from everyreader.tools.places import font_folders;"
        "write(read_statement(Path('.')), Path('out.pdf'), styles=styles_folder(), fonts=font_folders())"
    )
    environment = {
        **os.environ,
        "TZ": "Pacific/Auckland",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(HERE.parents[4]),
        "TMPDIR": str(tmp_path),
    }
    subprocess.run([sys.executable, "-c", program], cwd=other, env=environment, check=True, timeout=60)
    assert (other / "out.pdf").read_bytes() == rich_print.path.read_bytes()
