"""The fragment: the statement's words in markup that says what each thing is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from everyreader.formats.xhtml import Heading, contents, describe, fragment
from everyreader.formats.xhtml.fragment import XHTML
from everyreader.formats.xhtml.mend import language_of
from everyreader.model.errors import SourceError
from everyreader.model.publication import Publication

Statement = Callable[[str], Publication]


def one(publication: Publication, path: str) -> Any:
    """The one element that ``path`` finds."""
    [found] = etree.fromstring(fragment(publication).markup).xpath(path)
    return found


def with_inline(publication: Publication, kind: str, content: object) -> Publication:
    """A tree with one element that the reader of the source would never let through."""
    tree = json.loads(publication.body)
    tree["blocks"].append({"t": "Para", "c": [{"t": kind, "c": content}]})
    return replace(publication, body=json.dumps(tree))


def test_the_dateline_carries_the_iso_date(statement: Statement) -> None:
    assert one(statement("# A Title\n\n[2 May]{.dateline}\n"), "//time").get("datetime") == "2024-05-02"


def test_the_dateline_keeps_its_words(statement: Statement) -> None:
    assert one(statement("# A Title\n\n[2 May]{.dateline}\n"), "//time").text == "2 May"


@pytest.mark.parametrize(
    ("source", "style"),
    [
        ("1) one", "decimal-paren"),
        ("(1) one", "decimal-parens"),
        ("a) one", "lower-alpha-paren"),
        ("(I) one\n(II) two", "upper-roman-parens"),
    ],
)
def test_a_list_keeps_its_style_as_a_class(statement: Statement, source: str, style: str) -> None:
    assert one(statement(f"# A Title\n\n{source}\n"), "//ol").get("class") == style


def test_a_plain_numbered_list_needs_no_class(statement: Statement) -> None:
    assert one(statement("# A Title\n\n1. one\n"), "//ol").get("class") is None


def test_a_list_keeps_its_first_number(statement: Statement) -> None:
    assert one(statement("# A Title\n\n4) four\n"), "//ol").get("start") == "4"


def test_a_heading_inside_an_item_stays_there(statement: Statement) -> None:
    assert one(statement("# A Title\n\n1) ## Point:\n\n   Text\n"), "//li/h2").text == "Point:"


def test_identifiers_stand_on_headings(statement: Statement) -> None:
    assert one(statement("# A Title\n\n## Next part\n"), "//h2").get("id") == "next-part"


def test_an_identifier_that_begins_with_a_digit_becomes_a_name(statement: Statement) -> None:
    assert one(statement("# A Title\n\n## 2023 in review\n"), "//h2").get("id") == "_2023-in-review"


def test_a_link_follows_the_identifier_that_became_a_name(statement: Statement) -> None:
    text = "# A Title\n\n[see](#2023-in-review)\n\n## 2023 in review\n"
    assert one(statement(text), "//a").get("href") == "#_2023-in-review"


def test_a_heading_of_signs_alone_has_an_identifier(statement: Statement) -> None:
    assert one(statement("# A Title\n\n## ???\n"), "//h2").get("id")


def test_a_headings_language_is_not_its_sections(statement: Statement) -> None:
    assert one(statement("# A Title\n\n## Oui {lang=fr}\n\nText\n"), "//section[h2]").get("lang") is None


def test_a_heading_that_opens_a_french_part_is_french(statement: Statement) -> None:
    heading = one(statement("# A Title\n\n::: {lang=fr}\n## Oui\n\nTexte.\n:::\n"), "//h2")
    assert language_of(heading, "en") == "fr"


def test_a_heading_of_its_own_language_keeps_it(statement: Statement) -> None:
    assert one(statement("# A Title\n\n## Oui {lang=fr}\n\nText\n"), "//h2").get("lang") == "fr"


def test_a_header_cell_heads_its_column(statement: Statement) -> None:
    assert one(statement("# A Title\n\n| A |\n|---|\n| 1 |\n"), "//th").get("scope") == "col"


def test_a_row_header_heads_its_row(statement: Statement) -> None:
    table = "::: {.table row-headers=1}\n| A | B |\n|---|---|\n| r | 1 |\n:::\n"
    assert one(statement(f"# A Title\n\n{table}"), "//tbody//th").get("scope") == "row"


def test_an_empty_corner_heads_nothing(statement: Statement) -> None:
    assert one(statement("# A Title\n\n|  | B |\n|---|---|\n| r | 1 |\n"), "//thead//td").text is None


MERGED = (
    "::: {.table row-headers=1}\n+---+-------+\n| A | B     |\n|   +---+---+\n|   | C | D |\n+===+===+===+\n"
    "| r | 1 | 2 |\n|   +---+---+\n|   | 3     |\n+---+-------+\n:::\n"
)


def test_cells_of_a_table_with_merged_cells_name_their_headers(statement: Statement) -> None:
    root = etree.fromstring(fragment(statement(f"# A Title\n\n{MERGED}")).markup)
    words = {head.get("id"): "".join(head.itertext()) for head in root.iter("th")}
    assert {
        "".join(cell.itertext()): [words[name] for name in cell.get("headers").split()]
        for cell in root.iter("td")
    } == {"1": ["B", "C", "r"], "2": ["B", "D", "r"], "3": ["B", "C", "D", "r"]}
    assert {head.get("scope") for head in root.iter("th")} == {"col", "row"}


def test_cells_of_a_plain_table_leave_it_to_scope(statement: Statement) -> None:
    root = etree.fromstring(fragment(statement("# A Title\n\n| A |\n|---|\n| 1 |\n")).markup)
    assert root.xpath("//@headers") == []


TABLE = "::: table\nWells by district\n\n| A | B |\n|---|---|\n| 1 | 2 |\n:::\n\n"


def test_a_table_scrolls_in_a_region_named_by_its_caption(statement: Statement) -> None:
    made = statement(f"# A Title\n\n{TABLE}")
    around = one(made, "//table/..")
    assert (around.get("role"), around.get("tabindex")) == ("region", "0")
    assert one(made, "//caption").get("id") == around.get("aria-labelledby")


def test_two_tables_of_one_caption_are_regions_of_two_names(statement: Statement) -> None:
    regions = fragment(statement(f"# A Title\n\n{TABLE}{TABLE}")).elements()[0].xpath("//*[@role='region']")
    assert [around.get("aria-label") for around in regions] == [None, "Table 2"]


@pytest.mark.parametrize(
    ("source", "alone"),
    [
        ("[A report](https://example.org/)", True),
        ("- **[A report](https://example.org/)**\n\n    More.", True),
        ("| [A report](https://example.org/) | b |\n|---|---|\n| c | d |", True),
        ("Read [a report](https://example.org/)", False),
        ("[One](https://example.org/)[^1] and more\n\n[^1]: x", False),
    ],
)
def test_a_link_without_words_beside_it_is_told(statement: Statement, source: str, alone: bool) -> None:
    link = one(statement(f"# A Title\n\n{source}\n"), "//a[@href='https://example.org/']")
    assert (link.get("class") == "alone") is alone


def test_a_notes_reference_says_what_it_is(statement: Statement) -> None:
    link = one(statement("# A Title\n\nText[^a]\n\n[^a]: Note.\n"), "//a[@role='doc-noteref']")
    assert link.get("aria-label") == "Note 1"


def test_a_notes_way_back_says_where_it_leads(statement: Statement) -> None:
    link = one(statement("# A Title\n\nText[^a]\n\n[^a]: Note.\n"), "//a[@role='doc-backlink']")
    assert link.get("aria-label") == "Back to reference 1"


def test_the_label_is_in_the_language_in_force(statement: Statement) -> None:
    link = one(statement("# A Title\n\n[Texte[^a]]{lang=fr}\n\n[^a]: Note.\n"), "//a[@role='doc-backlink']")
    assert link.get("aria-label") == "Retour à l’appel de note 1"


TWICE = "# A Title\n\nText[^a], and [encore[^a]]{lang=fr}.\n\n[^a]: Note.\n"


def test_a_note_with_two_marks_leads_back_to_each_by_a_name_of_its_own(statement: Statement) -> None:
    tree = etree.fromstring(fragment(statement(TWICE)).markup)
    marks, backs = (tree.xpath(f"//a[@role='doc-{one}']") for one in ("noteref", "backlink"))
    assert [(one.get("id"), one.get("href")) for one in marks] == [("fnref1", "#fn1"), ("fnref1-2", "#fn1")]
    assert [one.get("aria-label") for one in marks] == ["Note 1", "Note 1"]
    assert [(one.get("href"), one.get("aria-label")) for one in backs] == [
        ("#fnref1", "Back to reference 1, place 1"),
        ("#fnref1-2", "Back to reference 1, place 2"),
    ]


def test_a_note_is_in_the_language_of_its_first_mark(statement: Statement) -> None:
    assert one(statement(TWICE), "//section[@role='doc-endnotes']//li").get("lang") is None


def test_a_note_in_a_french_phrase_is_french(statement: Statement) -> None:
    assert (
        one(
            statement("# A Title\n\n[Texte[^a]]{lang=fr}\n\n[^a]: Note.\n"),
            "//section[@role='doc-endnotes']//li",
        ).get("lang")
        == "fr"
    )


def test_a_formula_has_its_spoken_alternative(statement: Statement) -> None:
    formula = one(statement('# A Title\n\n[$x^2$]{alt="x squared"}\n'), "//*[local-name()='math']")
    assert formula.get("alttext") == formula.get("aria-label") == "x squared"


def test_neighbouring_marks_of_notes_are_kept_apart(statement: Statement) -> None:
    text = "# A Title\n\nA[^1][^2] b[^3].\n\n[^1]: c\n\n[^2]: d\n\n[^3]: e\n"
    marks = etree.fromstring(fragment(statement(text)).markup).xpath("//a[@role='doc-noteref']")
    assert [mark.get("class") for mark in marks] == [None, "beside", None]


def test_the_columns_of_a_matrix_carry_no_style_of_their_own(statement: Statement) -> None:
    tex = r"\begin{aligned} a &= b \\ c &= d \end{aligned}"
    formula = one(
        statement(f'# A Title\n\n[${tex}$]{{alt="a is b and c is d"}}\n'), "//*[local-name()='math']"
    )
    cells = formula.xpath(".//*[local-name()='mtd']")
    assert [(cell.get("columnalign"), cell.get("class"), cell.get("style")) for cell in cells] == [
        ("right", "joined", None),
        ("left", "joined", None),
    ] * 2


def test_a_formula_keeps_no_copy_of_its_tex(statement: Statement) -> None:
    assert "annotation" not in fragment(statement("# A Title\n\n$x^2$\n")).markup


@pytest.mark.parametrize(
    ("text", "display"),
    [
        ('[$$x$$]{alt="x"}', "block"),
        ('Then [$$x$$]{alt="x"}', "inline"),
        ('[$$x$$]{alt="x"} follows.', "inline"),
        ('See **[$$x$$]{alt="x"}**', "inline"),
        ('## [$$x$$]{alt="x"}', "inline"),
        ('- [$$x$$]{alt="x"}', "block"),
    ],
)
def test_a_displayed_formula_goes_on_with_the_line_unless_it_is_alone(
    statement: Statement, text: str, display: str
) -> None:
    formula = one(statement(f"# A Title\n\n{text}\n"), "//*[local-name()='math']")
    assert formula.get("display") == display
    assert formula.get("displaystyle") == ("true" if display == "inline" else None)


def test_a_formula_that_is_no_tex_is_refused(statement: Statement) -> None:
    with pytest.raises(SourceError, match="MathML"):
        fragment(with_inline(statement("# A Title\n"), "Math", [{"t": "InlineMath"}, "\\nothing{"]))


def test_a_formula_that_cannot_be_written_is_named_with_its_line(statement: Statement) -> None:
    with pytest.raises(SourceError, match=r"statement\.md:11: the formula .* cannot be written as MathML"):
        fragment(statement("# A Title\n\nWater is $\\ce{H2O}$.\n"))


def test_code_can_be_reached_with_the_keyboard(statement: Statement) -> None:
    assert one(statement("# A Title\n\n```\ncode\n```\n"), "//pre").get("tabindex") == "0"


def test_a_box_stays_a_character(statement: Statement) -> None:
    assert "".join(one(statement("# A Title\n\n- ☐ do it\n"), "//li").itertext()) == "☐ do it"


def test_another_script_runs_its_own_way(statement: Statement) -> None:
    assert one(statement("# A Title\n\n[سلام]{lang=ar}\n"), "//span").get("dir") == "rtl"


def test_a_decorative_image_has_an_empty_alternative(rich: Publication) -> None:
    assert one(rich, "//img[contains(@src, 'rule')]").get("alt") == ""


def test_a_caption_is_not_hidden(rich: Publication) -> None:
    assert one(rich, "//figcaption").get("aria-hidden") is None


def test_a_missing_alternative_stays_missing(rich: Publication) -> None:
    tree = rich.body.replace(
        '{"t": "Image", "c": [["", ["decorative"], []]', '{"t": "Image", "c": [["", [], []]'
    )
    assert one(replace(rich, body=tree), "//img[contains(@src, 'rule')]").get("alt") is None


def test_the_contents_nest_as_the_headings_do(statement: Statement) -> None:
    blocks = fragment(statement("# A Title\n\n## B\n\n### C\n\n## D\n")).elements()
    assert contents(blocks) == (
        Heading(
            "A Title",
            "a-title",
            1,
            "",
            (Heading("B", "b", 2, "", (Heading("C", "c", 3),)), Heading("D", "d", 2)),
        ),
    )


def test_a_title_in_the_contents_leaves_out_note_marks(statement: Statement) -> None:
    text = "# A Title\n\n## Next[^a]\n\n[^a]: Note.\n"
    assert fragment(statement(text)).contents[0].children[0].title == "Next"


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "paper.pdf"]
)
def test_a_link_of_another_scheme_is_refused(statement: Statement, target: str) -> None:
    planted = with_inline(
        statement("# A Title\n"), "Link", [["", [], []], [{"t": "Str", "c": "x"}], [target, ""]]
    )
    with pytest.raises(SourceError, match="a link leads to"):
        fragment(planted)


@pytest.mark.parametrize(
    "target", ["https://a.example/", "http://a.example/", "mailto:a@a.example", "tel:+12025550123"]
)
def test_a_link_of_a_known_scheme_stays_as_written(statement: Statement, target: str) -> None:
    assert one(statement(f"# A Title\n\n[x]({target})\n"), "//a").get("href") == target


def test_raw_markup_is_refused(statement: Statement) -> None:
    with pytest.raises(SourceError, match="raw markup"):
        fragment(with_inline(statement("# A Title\n"), "RawInline", ["html", "<script>alert(1)</script>"]))


def test_unknown_attributes_do_not_pass(statement: Statement) -> None:
    hostile = [["", ["x"], [["onclick", "alert(1)"], ["style", "display:none"]]], [{"t": "Str", "c": "word"}]]
    assert "<p>word</p>" in fragment(with_inline(statement("# A Title\n"), "Span", hostile)).markup


def test_an_identifier_used_twice_is_refused(statement: Statement) -> None:
    with pytest.raises(SourceError, match="share the identifier #a"):
        fragment(
            with_inline(statement("# A Title {#a}\n"), "Span", [["a", [], []], [{"t": "Str", "c": "x"}]])
        )


def test_xhtml_has_both_language_attributes(statement: Statement) -> None:
    block = fragment(statement("# A Title\n\n[oui]{lang=fr}\n")).xhtml()[0]
    span = next(block.iter(f"{{{XHTML}}}span"))
    assert span.get("{http://www.w3.org/XML/1998/namespace}lang") == span.get("lang") == "fr"


def test_html_closes_no_void_element(statement: Statement) -> None:
    assert "<br>" in fragment(statement("# A Title\n\none\\\ntwo\n")).html()


def test_the_traits_count_what_is_there(rich: Publication) -> None:
    traits = fragment(rich).traits
    assert (traits.images, traits.decorative, traits.images_without_alt, traits.notes) == (3, 1, 0, 2)


def test_tables_are_called_well_headed_only_when_all_are(statement: Statement) -> None:
    traits = fragment(statement("# A Title\n\n|  |\n|---|\n| 1 |\n")).traits
    assert "header cells" not in describe(traits, ()).summary


def test_arrows_and_emoji_keep_the_presentation_that_they_have(statement: Statement) -> None:
    found = one(statement("# A Title\n\n↔ ↔︎ ↔️ 🙂‍↔️ ↩ `a ↔ b` ☎️ ☎︎\n"), "//p")
    assert "".join(found.itertext()) == "↔ ↔︎ ↔️ 🙂‍↔️ ↩ a ↔ b ☎️ ☎︎"
