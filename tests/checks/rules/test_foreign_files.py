"""What is asked of files that others made: nothing is an error there but what certainly breaks a requirement
that binds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from everyreader.browser.chromium import Browser
from everyreader.model.publication import Publication
from tests.checks.rules.kit import PAGE, Kit, book, errors, page, pdf
from tests.checks.rules.pdf_kit import PARTS

GOOD = """
<p>Choose <label><input type="radio" name="w" style="width: 3em; height: 3em"> the old well</label>.</p>
<p><a href="#">To the <span class="ear">very first</span> line of the page</a></p>
<p><a href="javascript:dig()">Dig deeper</a></p>
<p><img src="w3c-well.png" alt="W3C" width="90" height="60"></p>
"""
EAR = (
    "<style>.ear { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden "
    "}</style>"
)


@pytest.fixture
def kit(tmp_path: Path, browser: Browser, statement: Callable[[str], Publication], rich: Publication) -> Kit:
    return Kit(tmp_path, browser, statement, rich)


def test_what_a_good_page_may_do_is_no_error(kit: Kit) -> None:
    """A label that names its field, words for the ear (C7), a link to the top, one that runs a script, a name
    with a digit."""
    assert errors(page(GOOD, head=EAR)(kit)) == set()


def test_a_link_to_no_place_is_an_error_where_no_script_could_mean_it(kit: Kit) -> None:
    dead = '<p>The water <a href="#gone">of the well</a> is deep.</p>'
    assert errors(page(dead)(kit)) == {"WEB-005"}
    assert errors(page(f"{dead}<script>let depth = 9</script>")(kit)) == set()


@pytest.mark.parametrize("name", ["DSC_0042", "team-photo-final", "old_well", "well20240502"])
def test_a_name_that_only_a_machine_gives_is_no_alternative_text(kit: Kit, name: str) -> None:
    image = f'<p><img src="{name}.png" alt="{name}" width="90" height="60"></p>'
    assert errors(page(image)(kit)) == {"ALT-011"}


@pytest.mark.parametrize("name", ["W3C", "COVID-19", "MP3", "A-Z"])
def test_a_short_name_that_people_write_is_an_alternative_text(kit: Kit, name: str) -> None:
    image = f'<p><img src="{name.lower()}.png" alt="{name}" width="90" height="60"></p>'
    assert errors(page(image)(kit)) == set()


@pytest.mark.parametrize(
    ("text", "weighs"), [("• Dig. • Drink.", {"LST-005"}), ("(1) Dig. (2) Drink.", set())]
)
def test_numbers_that_are_typed_say_themselves_that_they_are_a_list(
    kit: Kit, text: str, weighs: set[str]
) -> None:
    lines = "".join(f"<p>{one.strip()}.</p>" for one in text.split(".") if one.strip())
    assert errors(page(lines)(kit)) == weighs


def said_in_the_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang
    for one in (
        pdf.Root.StructTreeRoot.K
        if isinstance(pdf.Root.StructTreeRoot.K, Array)
        else [pdf.Root.StructTreeRoot.K]
    ):
        one.Lang = "en"


def said_nowhere(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def link_with_more_words(pdf: pikepdf.Pdf) -> None:
    for one in pdf.pages[0].obj.Annots:
        if "/Contents" in one:
            one.Contents = f"Link to {one.Contents}, as the ministry has it"


def highlight(flags: int) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        mark = Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=[60, 600, 200, 640], F=flags)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])

    return change


@pytest.mark.parametrize(
    ("change", "text", "weighs"),
    [
        (said_in_the_tags, "# A Title\n\nThe well is deep.\n", set()),
        (said_nowhere, "# A Title\n\nThe well is deep.\n", {"LNG-001"}),
        (link_with_more_words, PARTS, set()),
        (highlight(4), "# A Title\n\nThe well is deep.\n", {"PRT-082"}),
        (highlight(2), "# A Title\n\nThe well is deep.\n", set()),
    ],
    ids=[
        "language in the tags",
        "no language",
        "a description that says more",
        "a mark without words",
        "a hidden mark",
    ],
)
def test_a_pdf_may_say_it_elsewhere(
    kit: Kit, change: Callable[[pikepdf.Pdf], None], text: str, weighs: set[str]
) -> None:
    assert errors(pdf(change, text)(kit)) == weighs


def test_a_book_may_lead_to_the_beginning_of_a_part_and_strive_for_conformance(kit: Kit) -> None:
    summary = "It can be read in full as text, and the contents lead to each part."
    changes = (
        ("EPUB/nav.xhtml", 'href="text.xhtml#second"', 'href="text.xhtml"'),
        ("EPUB/package.opf", summary, "This e-book strives to conform to WCAG 2.2, Level AA."),
    )
    assert errors(book(changes=changes)(kit)) == set()


@pytest.mark.parametrize(
    ("promise", "weighs"),
    [
        ("All images have alternative texts, and the text can be read aloud.", set()),
        ("It can be read as text, and the page numbers are those of the printed book.", {"MET-013"}),
    ],
    ids=["images, of which there are none", "page numbers, of which there are none"],
)
def test_a_promise_about_all_images_holds_where_there_are_none(
    kit: Kit, promise: str, weighs: set[str]
) -> None:
    summary = "It can be read in full as text, and the contents lead to each part."
    assert errors(book(changes=(("EPUB/package.opf", summary, promise),))(kit)) == weighs


LINES = "<p>The well is deep, and the water in it is cold until the end of the summer.</p>" * 40
BAR = (
    "<footer style='position: sticky; bottom: 0; height: 6em; {}'><p>Call us about your well "
    "today.</p></footer>"
)


@pytest.mark.parametrize(("ground", "weighs"), [("background: #fff", set()), ("", {"SEE-009", "SEE-026"})])
def test_a_bar_may_lie_on_what_is_scrolled_from_under_it(kit: Kit, ground: str, weighs: set[str]) -> None:
    assert errors(page(LINES + BAR.format(ground))(kit)) & {"SEE-009", "SEE-026"} == weighs


BUTTONS = (
    "<p style='line-height: 3em'>"
    + "<b style='padding: .5em 1em; background: #fe0'>deep water</b> " * 12
    + "</p>"
)


def test_lines_that_are_far_apart_stay_so_for_a_reader_who_wants_them_apart(kit: Kit) -> None:
    assert errors(page(BUTTONS)(kit)) == set()


def rows(style: str = "") -> str:
    cells = (("Well", "Depth"), ("Upper", "12 m"), ("Lower", "9 m"))
    lines = (
        "".join(f"<td{style if not n else ''}>{cell}</td>" for cell in one) for n, one in enumerate(cells)
    )
    return f"<table>{''.join(f'<tr>{one}</tr>' for one in lines)}</table>"


@pytest.mark.parametrize(
    ("style", "weighs"),
    [("", set()), (" style='font-weight: bold'", {"TAB-006"}), (" style='background: #dde'", {"TAB-006"})],
    ids=["rows alike", "a row in bold", "a row on a ground of its own"],
)
def test_a_table_lacks_headers_for_certain_where_the_eye_is_shown_some(
    kit: Kit, style: str, weighs: set[str]
) -> None:
    assert errors(page(rows(style))(kit)) == weighs


def test_an_image_that_is_too_wide_leaves_the_words_where_they_are(kit: Kit) -> None:
    """WCAG 1.4.10 excepts what needs two dimensions; a page that is read from the right scrolls to the
    left."""
    wide = '<p><img src="map.png" alt="خريطة" width="900" height="300"></p><p>البئر عميقة والماء بارد.</p>'
    arabic = PAGE.format(body=wide, head="", lang="ar").replace("<html ", '<html dir="rtl" ')
    assert not errors(page("", whole=arabic)(kit)) & {"WEB-002", "SEE-030"}
