"""Word, OpenDocument and Rich Text: words kept, what stands beside the text named, what cannot be read
refused by name."""

from __future__ import annotations

import json

import pytest

from everyreader.importers.blocks.tree import cleaned
from everyreader.model.errors import SourceError
from everyreader.source.read import without_lines
from everyreader.source.write import write

from ..conftest import changed, docx, markdown, named, office, paragraph, png, zipped

STATEMENT = """\
# The pier opens

4 March 2024

It is **open**.[^1] See [the plan](https://example.org).

- 3 benches
- 2 lamps

| Place | Lamps |
|-------|------:|
| North |     2 |

[^1]: Since noon.
"""


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_words_structure_links_and_notes_come_over(adding, kind):
    publication = adding(office(STATEMENT, kind), f"pier.{kind}").publication
    assert [unit.text for unit in publication.units] == [
        *("The pier opens", "4 March 2024", "It is open. See the plan.", "3 benches", "2 lamps"),
        *("Place", "Lamps", "North", "2"),
    ]
    assert [unit.text for unit in publication.notes] == ["Since noon."]
    assert "https://example.org" in {run.link for unit in publication.units for run in unit.runs}


def test_rich_text_comes_over(adding):
    text = (
        rb"{\rtf1\ansi {\header Head\par}\pard {\b The pier opens}\par\pard It opens {\v secretly "
        rb"}today\u8230?\par}"
    )
    added = adding(text, "pier.rtf")
    assert [unit.text for unit in added.publication.units] == ["The pier opens", "It opens today…"]
    assert {"header left out", "hidden text left out"} <= {one.name for one in added.repairs}


@pytest.mark.parametrize(
    ("body", "parts", "words", "name"),
    [
        (
            paragraph("Kept.") + paragraph("secret", "<w:vanish/>"),
            {},
            "Kept.",
            "hidden text left out",
        ),
        (
            (
                '<w:p><w:ins w:author="Jo"><w:r><w:t>New.</w:t></w:r></w:ins>'
                '<w:del w:author="Jo"><w:r><w:delText>Old.</w:delText></w:r></w:del></w:p>'
            ),
            {},
            "New.",
            "deletion left out",
        ),
        (paragraph("Kept."), {"header": paragraph("Page head")}, "Kept.", "header left out"),
        (
            paragraph("Kept."),
            {"comments": f'<w:comment w:author="Jo">{paragraph("Really?")}</w:comment>'},
            "Kept.",
            "comment left out",
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
            + paragraph("In a box.")
            + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
            + paragraph("In a box.")
            + (
                "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t"
                ">Before.</w:t></w:r></w:p>"
            ),
            {},
            "Before.\n\nIn a box.",
            "text box kept",
        ),
        (
            (
                "<w:p><w:r><w:t>Dear </w:t></w:r><w:fldSimple w:instr='MERGEFIELD name'><w:r><w:t>Ms "
                "Brook</w:t></w:r></w:fldSimple></w:p>"
            ),
            {},
            "Dear Ms Brook",
            "",
        ),
    ],
)
def test_what_pandoc_would_drop_is_kept_or_named(importing, body, parts, words, name):
    draft = importing(docx(body, **parts), "a.docx")
    assert markdown(draft).strip() == words
    assert name in [one.name for one in draft.repairs] or not name


STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def test_a_strict_word_file_is_read_like_any_other(importing):
    data = office("# The pier\n\nIt *opens*.\n", "docx")
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = changed(data, "word/document.xml", usual, STRICT)
    assert markdown(importing(strict, "a.docx")) == markdown(importing(data, "b.docx"))


def test_styles_that_nothing_is_set_in_are_not_missed(importing):
    data = changed(office("# The pier\n\n> Quoted.\n", "docx"), "word/document.xml", "Heading1", "Own")
    own = (
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn '
        'w:val="Heading1"/></w:style>'
    )
    data = changed(data, "word/styles.xml", "</w:styles>", f"{own}</w:styles>")
    assert markdown(importing(data, "a.docx")) == "# The pier\n\n> Quoted.\n"


def test_the_words_of_every_body_are_kept(importing):
    data = docx(paragraph("One.") + "</w:body><w:body>" + paragraph("Two."))
    assert markdown(importing(data, "a.docx")) == "One.\n\nTwo.\n"


@pytest.mark.parametrize(
    ("before", "behind", "written"),
    [
        ("", "Here it is.", "[Here]{#here-b} it is."),
        ("It is here.", "", "It is [here.]{#here-b}"),
    ],
)
def test_a_bookmark_with_nothing_in_it_is_the_place_of_a_word(importing, before, behind, written):
    mark = '<w:bookmarkStart w:id="1" w:name="here b"/><w:bookmarkEnd w:id="1"/>'
    run = "<w:r><w:t>{}</w:t></w:r>"
    link = f'<w:p><w:hyperlink w:anchor="here b">{run.format("See there")}</w:hyperlink></w:p>'
    draft = importing(docx(f"<w:p>{run.format(before)}{mark}{run.format(behind)}</w:p>{link}"), "a.docx")
    assert markdown(draft) == f"{written}\n\n[See there](#here-b)\n"


def test_a_bookmark_in_a_heading_is_the_headings_place():
    heading = (
        '{"t": "Header", "c": [1, ["", [], []], [{"t": "Span", "c": [["place", [], []], []]}, {"t": '
        '"Str", "c": "Pier"}]]}'
    )
    link = (
        '{"t": "Para", "c": [{"t": "Link", "c": [["", [], []], [{"t": "Str", "c": "above"}], ["#place", '
        '""]]}]}'
    )
    blocks, _ = cleaned([json.loads(heading), json.loads(link)])
    assert write(without_lines(blocks)) == "# Pier {#place}\n\n[above](#place)\n"


def test_bold_that_ends_in_a_no_break_space_stays_bold(adding):
    bold = paragraph("May\u00a0", "<w:b/>")
    after = "<w:r><w:t>it rained.</w:t></w:r></w:p>"
    added = adding(docx(bold.replace("</w:p>", after)), "a.docx", title="Report")
    assert "**May**\u00a0it rained." in (added.folder / "statement.md").read_text(encoding="utf-8")


def test_a_line_of_underscores_to_write_on_is_no_word(adding):
    body = "".join(map(paragraph, ("Name", "_" * 40, "Please send it back.")))
    added = adding(docx(body), "a.docx", title="A form")
    assert "rule dropped" in [one.name for one in added.repairs]


def test_a_picture_in_an_opendocument_keeps_its_description_and_its_caption(importing):
    data = office("Before.\n", "odt")
    picture = (
        '<draw:frame draw:name="a"><draw:image xlink:href="Pictures/a.png"/><svg:title>A title</svg:title>'
        "<svg:desc>A dog on a lawn</svg:desc></draw:frame>"
    )
    box = f"<draw:frame><draw:text-box><text:p>{picture}Figure 1: Max</text:p></draw:text-box></draw:frame>"
    data = changed(data, "content.xml", "Before.", f"Before.{picture}{box}")
    data = changed(data, "Pictures/a.png", "", png())
    assert markdown(importing(data, "a.odt")) == (
        "Before.![A dog on a lawn](images/a.png)\n\n"
        "::: {.figure}\n![A dog on a lawn](images/a.png)\n\nFigure 1: Max\n:::\n"
    )


def test_capitals_that_rich_text_only_shows_are_no_letters_of_the_word(adding):
    added = adding(rb"{\rtf1\ansi {\b Report}\par It is {\b\caps open} now.\par}", "a.rtf", title="Report")
    assert added.publication.units[-1].text == "It is open now."


def test_pictures_of_rich_text_come_along_with_their_descriptions(adding):
    words = rb"{\*\picprop{\sp{\sn wzDescription}{\sv A red {square\u8230?}}}}".replace(
        b"{sq", b"sq"
    ).replace(b"?}", b"?")
    picture = rb"{\pict" + words + rb"\pngblip\picw4 " + png().hex().encode() + b"}"
    old = rb"{\nonshppict{\pict\wmetafile8 0100}}{\pict\wmetafile8 0100}"
    added = adding(
        rb"{\rtf1\ansi {\b Pier}\par See {\*\shppict" + picture + b"}" + old + rb" here.\par}", "a.rtf"
    )
    assert added.publication.units[-1].text == "See A red square… here."
    assert [one.line for one in added.repairs if one.name == "image left out"] == [2]


def test_larger_paragraphs_are_told(importing):
    draft = importing(
        docx(paragraph("Large", '<w:sz w:val="40"/>') + paragraph("A longer text.", '<w:sz w:val="20"/>')),
        "a.docx",
    )
    assert [block.get("large") for block in draft.blocks] == [2.0, None]


def test_an_office_files_places_are_paragraphs(importing):
    draft = importing(docx(paragraph("One.") + paragraph("Two.") + paragraph("Three.")), "a.docx")
    assert [block["line"] for block in draft.blocks] == [1, 2, 3]
    assert draft.place == "paragraph"


def test_images_come_along_and_one_without_words_is_named(adding, tmp_path):
    (tmp_path / "red.png").write_bytes(png())
    added = adding("# Title\n\n![](red.png)\n\nText.\n\n![A square.](red.png)\n", "a.md")
    assert (added.folder / "images/red.png").read_bytes() == png()
    assert [one.line for one in added.repairs if one.name == "image without alternative text"] == [3]


@pytest.mark.parametrize("path", ["../../Com/Logo/12_o.png", "C:\\Pictures of us\\well.jpg", "red"])
def test_an_image_whose_words_are_a_files_name_is_left_for_a_person(adding, tmp_path, path):
    (tmp_path / "red.png").write_bytes(png())
    escaped = path.replace("\\", "\\\\").replace("_", "\\_")
    added = adding(f"# Title\n\nText.\n\n![{escaped}](red.png)\n", "a.md")
    assert [one.message for one in added.repairs if one.name == "image without alternative text"] == [
        f"images/red.png: write between ![ and ] what it shows, instead of “{path}”"
    ]


def test_an_image_that_is_not_there_leaves_its_words(adding):
    added = adding("# Title\n\nSee ![the map](https://example.org/map.png) here.\n", "a.md")
    assert added.publication.units[-1].text == "See the map here."
    assert "image left out" in [one.name for one in added.repairs]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", b"", "the file is empty"),
        ("a.pdf", b"", "the file is empty"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old binary kind"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "it is encrypted",
        ),
        ("a.docx", b"PK\x03\x04 broken", "it is not a .docx file, or it is broken"),
        ("a.docx", zipped({"../../x": "y"}), "lies outside the file"),
        ("a.odt", zipped({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "has a DOCTYPE"),
        ("a.docx", zipped({"x": bytes(30_000_000)}), "it is a bomb"),
        ("a.rtf", b"no rich text", "it is no .rtf file"),
        (
            "a.docx",
            docx("<w:p/>", header=paragraph("Head")),
            "the file holds no words but what is no statement (header",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(importing, name, data, says):
    with pytest.raises(SourceError) as caught:
        importing(data, name)
    assert says in str(caught.value)


def test_lists_one_after_the_other_stay_two(adding):
    data = office("# Title\n\n1. a\n2. b\n\n<!-- -->\n\n1. c\n2. d\n", "odt")
    added = adding(data, "a.odt")
    assert [unit.label for unit in added.publication.units if unit.label] == ["1.", "2.", "1.", "2."]


def test_a_line_of_letters_below_a_point_is_a_list(adding):
    added = adding(office("# Title\n\n1.  one\n\n    a.  two\n    b.  three\n", "docx"), "a.docx")
    assert [unit.label for unit in added.publication.units if unit.label] == ["1.", "a.", "b."]


def test_names_of_repairs_carry_their_paragraph(importing):
    draft = importing(
        docx(paragraph("One.") + '<w:p><w:ins w:author="Jo"><w:r><w:t>Two.</w:t></w:r></w:ins></w:p>'),
        "a.docx",
    )
    assert named(draft) == [(2, "insertion kept")]


def test_the_style_title_of_an_opendocument_is_the_title(adding):
    added = adding(office("---\ntitle: The year\n---\n\n# Foreword\n\nIt was long.\n", "odt"), "a.odt")
    assert [one.text for one in added.publication.units] == ["The year", "Foreword", "It was long."]
    assert [one.level for one in added.publication.units[:2]] == [1, 2]
