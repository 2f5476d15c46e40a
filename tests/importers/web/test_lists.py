"""Labels of lists: what the readers of a page, an e-book or raw HTML see is what the statement says, or it is
named."""

from __future__ import annotations

import pytest

from ..conftest import markdown, named
from ..test_pages import epub

STYLE = """<style>ol.letters { list-style: inside lower-alpha } ul.numbers { list-style-type: decimal } ol.bare { list-style: none }
@counter-style bracket { system: extends lower-roman; prefix: "("; suffix: ") " } ol.bracket { list-style-type: bracket }
ol.zero { list-style-type: decimal-leading-zero }</style>"""
PAGE = (
    '<!doctype html><html lang="en"><head><title>x</title>{}</head><body><main><h1>The '
    "pier</h1>{}</main></body></html>"
)
TWO = "<li>gate</li><li>lamp</li>"


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        (f'<ol type="a">{TWO}</ol>', "a.  gate\nb.  lamp"),
        (f'<ol type="I">{TWO}</ol>', "I.  gate\nII.  lamp"),
        (f'<ol type="A" start="3">{TWO}</ol>', "C.  gate\nD.  lamp"),
        ('<ol><li value="7">gate</li><li>lamp</li></ol>', "7.  gate\n8.  lamp"),
        (f'<ol style="list-style-type: upper-alpha">{TWO}</ol>', "A.  gate\nB.  lamp"),
        (f'<ol class="letters">{TWO}</ol>', "a.  gate\nb.  lamp"),
        (f'<ol class="bracket">{TWO}</ol>', "(i) gate\n(ii) lamp"),
        (f'<ul class="numbers">{TWO}</ul>', "1.  gate\n2.  lamp"),
    ],
)
def test_a_lists_labels_are_those_that_its_readers_see(importing, markup, written):
    draft = importing(PAGE.format(STYLE, markup), "a.html")
    assert markdown(draft) == f"# The pier\n\n{written}\n"
    assert named(draft) == []


@pytest.mark.parametrize(
    ("markup", "written", "repair"),
    [
        (f"<ol reversed>{TWO}</ol>", "2\\. gate\n\n1\\. lamp", "list labels kept as words"),
        (f'<ol start="9" type="a">{TWO}</ol>', "i\\. gate\n\nj\\. lamp", "list labels kept as words"),
        (f'<ol start="5" type="i">{TWO}</ol>', "v\\. gate\n\nvi\\. lamp", "list labels kept as words"),
        (f'<ol class="zero">{TWO}</ol>', "01\\. gate\n\n02\\. lamp", "list labels kept as words"),
        (f'<ol class="bare">{TWO}</ol>', "- gate\n- lamp", "list without numbers"),
        (f'<ol style="list-style-type: hebrew">{TWO}</ol>', "1.  gate\n2.  lamp", "list labels changed"),
        ('<ol type="a"><li>gate</li><li></li></ol>', "a.  gate", "list label left out"),
    ],
)
def test_labels_that_no_list_of_a_statement_has_are_named(adding, markup, written, repair):
    added = adding(PAGE.format(STYLE, markup), "a.html")
    assert (added.folder / "statement.md").read_text().endswith(f"# The pier\n\n{written}\n")
    assert [one.name for one in added.repairs] == [repair]


def test_a_number_that_leaps_begins_a_new_list(adding):
    added = adding(PAGE.format(STYLE, '<ol><li>gate</li><li value="7">lamp</li><li>rope</li></ol>'), "a.html")
    assert [one.label for one in added.publication.units if one.label] == ["1.", "7.", "8."]
    assert {"list parted", "lists kept apart"} == {one.name for one in added.repairs}


@pytest.mark.parametrize(("first", "second"), [("1", "i"), ("a", "I"), ("i", "a")])
def test_a_list_whose_first_label_has_two_readings_is_kept_apart_from_the_one_before(adding, first, second):
    added = adding(
        PAGE.format(STYLE, f'<ol type="{first}">{TWO}</ol><ol type="{second}">{TWO}</ol>'), "a.html"
    )
    assert [one.place[0].position for one in added.publication.units if one.label] == [1, 2, 1, 2]
    assert [one.name for one in added.repairs] == ["lists kept apart"]
    assert "\n[//]: # (another list)\n" in (added.folder / "statement.md").read_text(encoding="utf-8")


def test_a_books_style_sheet_letters_its_lists(importing):
    page = f'<link rel="stylesheet" href="s.css"/><h1>A</h1><ol class="x">{TWO}</ol><ol type="i">{TWO}</ol>'
    draft = importing(epub(page, **{"E/s.css": ".x { list-style-type: lower-alpha }"}), "a.epub")
    assert markdown(draft) == "# A\n\na.  gate\nb.  lamp\n\n[//]: # (another list)\n\ni.  gate\nii. lamp\n"


@pytest.mark.parametrize(
    ("markup", "labels"),
    [
        (f'<ol type="a">{TWO}</ol>', ["a.", "b."]),
        ("<ol start='3'>\n\n<li>gate</li>\n\n<li>lamp</li>\n\n</ol>", ["3.", "4."]),
        (f"<ol reversed>{TWO}</ol>", []),
    ],
)
def test_raw_html_in_markdown_keeps_its_labels(adding, markup, labels):
    added = adding(f"# The pier\n\nIt opens.\n\n{markup}\n", "a.md")
    assert [one.label for one in added.publication.units if one.label] == labels


@pytest.mark.parametrize(
    "around", ["<dl><dt>Pier<dd>{}</dl>", "<table><tr><th>Pier<th>Use<tr><td>{}<td>1</table>"]
)
@pytest.mark.parametrize("kind", ["ul", "ol"])
def test_two_lists_beside_each_other_are_taken_wherever_they_stand(adding, around, kind):
    page = PAGE.format("", around.format(f"<{kind}><li>gate</{kind}><{kind}><li>lamp</{kind}>"))
    said = [one.text for one in adding(page, "a.html").publication.units]
    assert [one for one in said if "gate" in one or "lamp" in one] in (["gate", "lamp"], ["gate", "1. lamp"])
