"""Text and Markdown: any encoding, front matter, a site generator's own language, raw HTML."""

from __future__ import annotations

from datetime import date

import pytest

from everyreader.model.errors import SourceError

from ..conftest import markdown, named

SAID = "Café “opens” – at noon.\n"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (SAID.encode(), []),
        (SAID.encode("utf-8-sig"), []),
        (SAID.encode("utf-16"), [(1, "encoding found")]),
        (SAID.encode("utf-16-be"), [(1, "encoding found")]),
        (SAID.encode("utf-16-le"), [(1, "encoding found")]),
        (SAID.encode("cp1252"), [(1, "encoding found")]),
        (SAID.replace("\n", "\r").encode(), [(1, "line ends mended")]),
        (SAID.replace("\n", "\r\n").encode(), []),
    ],
)
def test_a_text_is_read_in_any_encoding(importing, data, found):
    draft = importing(data, "a.txt")
    assert markdown(draft) == SAID
    assert named(draft) == found


def test_a_file_of_zero_bytes_is_no_text(importing):
    with pytest.raises(SourceError, match="it holds zero bytes"):
        importing(b"ab\x00\x01\x02c", "a.txt")


def test_a_line_set_in_is_no_code(importing):
    assert markdown(importing("One.\n\n\tTwo begins here.\n", "a.txt")) == "One.\n\nTwo begins here.\n"


def test_front_matter_is_taken_over_and_the_rest_named(adding):
    added = adding(
        "---\nlayout: post\ntitle: 'Yes: no'\ndate: 2024-03-05 10:00:00 +0000\nauthors:\n- Jo\n- {name: "
        "Ann}\ntags: [a, b]\n"
        "excerpt: Short.\nlang: en-GB\n---\n\nText.\n",
        "2024-03-05-yes.md",
        date="",
        language="",
    )
    metadata = added.publication.metadata
    assert (metadata.title, metadata.date, metadata.author) == ("Yes: no", date(2024, 3, 5), ("Jo", "Ann"))
    assert (metadata.subject, metadata.description, metadata.language) == (("a", "b"), "Short.", "en-GB")
    assert [(one.line, one.message) for one in added.repairs if one.name == "front matter left out"] == [
        (2, "layout: post")
    ]
    assert added.folder.name == "2024-03-05-yes-no"


def test_toml_front_matter_is_read(importing):
    assert importing('+++\ntitle = "A"\n+++\n\nText.\n', "a.md").title == "A"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("---\na: [\n---\n\nText.\n", "a.md:3: the front matter cannot be read"),
        ("---\na: &x 1\nb: *x\n---\n\nText.\n", "YAML aliases"),
        ("---\ntitle: A\n---\n", "holds no words behind its front matter"),
    ],
)
def test_front_matter_that_cannot_be_read_is_refused(importing, text, says):
    with pytest.raises(SourceError) as caught:
        importing(text, "a.md")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("a {% raw %}{{ b }}{% endraw %} c\n", "a \\{\\{ b \\}\\} c\n", []),
        ("[a]({{ site.baseurl }}/b/)\n", "[a](./b/)\n", []),
        ('[a]({{ "/b/" | url }})\n', "[a](/b/)\n", []),
        ("a {% include note.html %} b\n", "a b\n", [(1, "site code left out")]),
        ("a\n\n{% comment %}\nb\n{% endcomment %}\n\nc\n", "a\n\nc\n", [(3, "site code left out")]),
        ("a\n{: .note}\n", "a\n", [(2, "markup left out")]),
        ("`{{ a }}`\n", "`{{ a }}`\n", []),
        (
            "<b>a</b> b<br>c <a href='https://example.org'>d</a>\n",
            "**a** b\\\nc [d](https://example.org)\n",
            [],
        ),
        ("x<sup>2</sup> <!-- no --> y\n", "x[2]{.sup} y\n", [(1, "markup left out")]),
        ("<div class='a'>\n\n*b*\n\n</div>\n", "*b*\n", []),
        ("<h2 align='center'>A</h2>\n", "## A\n", []),
        ("a\n\n<iframe src='https://example.org/v'></iframe>\n", "a\n", [(3, "embedded part left out")]),
        ("<p>a</p></div><div><p>b</p></div>\n", "a\n\nb\n", []),
        ("1. a\n1. b\n", "1.  a\n2.  b\n", []),
    ],
)
def test_markdown_of_the_web(importing, text, expected, found):
    draft = importing(text, "a.md")
    assert markdown(draft) == expected
    assert named(draft) == found


@pytest.mark.parametrize("kind", ["md", "txt"])
@pytest.mark.parametrize(
    ("points", "labels", "said"),
    [
        ("1.\n2. Way\n3. Road", ["2.", "3."], "1."),
        ("1. Way\n2.\n3. Road", ["1.", "3."], "2."),
        ("1. Way\n2. Road\n3.", ["1.", "2."], "3."),
        ("4) Way\n5)\n6)\n7) Road", ["4)", "7)"], "5) 6)"),
    ],
)
def test_points_behind_an_empty_one_keep_their_numbers(adding, kind, points, labels, said):
    added = adding(f"# Ways\n\nThese are mended.\n\n{points}\n\nThey open soon.\n", f"a.{kind}")
    assert [one.label for one in added.publication.units if one.label] == labels
    assert [one.message for one in added.repairs if one.name == "list label left out"] == [
        f"“{said}”: nothing stands behind it"
    ]


def test_the_label_of_an_empty_point_is_named_as_it_was_typed(adding):
    added = adding("# Ways\n\n1. Way\n1.\n1. Road\n", "a.md")
    assert [one.label for one in added.publication.units if one.label] == ["1.", "3."]
    assert [one.message for one in added.repairs if one.name == "list label left out"] == [
        "“1.”: nothing stands behind it"
    ]


def test_an_image_shortcode_is_an_image(importing):
    draft = importing('{% image "assets/a.png" "What it shows" %}\n', "a.md")
    assert markdown(draft) == "What it shows\n"
    assert named(draft) == [(1, "image left out")]


@pytest.mark.parametrize(
    "text",
    [
        'A *b* [c](https://example.org "d") `e` &amp; f.[^1]\n\n[^1]: Note.\n',
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n~~c~~ ![d](e.png)x\n",
        "1. a\n1. b\n\n<table><tr><th>c</th></tr><tr><td>d</td></tr></table>\n",
        "a) b\nc) d\n\n(1) e\n\nTerm\n: Meaning\n",
        "x<sub>2</sub>y <kbd>z</kbd> [a][b]\n\n[b]: https://example.org\n",
    ],
)
def test_words_in_are_words_out(adding, text):
    adding("# Title\n\n" + text, "a.md")


def test_a_note_may_be_marked_behind_a_power(adding):
    added = adding("# Title\n\nIt holds 10^3^[^1] litres, m^2^[^1].\n\n[^1]: When full.\n", "a.md")
    assert added.publication.units[1].text == "It holds 10^3^ litres, m^2^."
    assert [one.text for one in added.publication.notes] == ["When full."]


def test_a_note_that_nothing_refers_to_is_named_with_its_words(adding):
    added = adding("# Title\n\nOne.[^a]\n\n[^a]: Read.\n\n[^b]: Left *behind*.\n\n    With more.\n", "a.md")
    [left] = [one for one in added.repairs if one.name == "note left out"]
    assert (left.line, left.taken) == (7, "Left behind. With more.")
    assert "Left" not in added.publication.statement.decode()


def test_what_an_abbreviation_is_said_to_stand_for_is_kept_among_emphasis_too(importing):
    draft = importing('The [WHO]{abbr="World Health"} and *[EU]{abbr="Union"}*.\n', "a.md")
    assert markdown(draft) == 'The [WHO]{abbr="World Health"} and *[EU]{abbr="Union"}*.\n'


def test_tex_between_dollars_stays_as_typed_and_is_named_and_prices_are_not(importing):
    draft = importing("It is $\\frac{p}{l}$ at $5 to $6, not `$\\alpha$`.\n", "a.md")
    assert [(one.name, one.line) for one in draft.repairs] == [("formula left as typed", 1)]
    assert "\\frac" in markdown(draft)


def test_a_wall_of_text_is_refused(adding):
    with pytest.raises(SourceError, match="160 words are one paragraph, and nothing says where others begin"):
        adding("word " * 160, "a.txt", title="Title")


def test_one_long_paragraph_is_taken_at_a_persons_word(adding):
    added = adding("word " * 160, "a.txt", title="Title", one_paragraph=True)
    assert len(added.publication.units) == 2


def test_a_long_paragraph_among_others_is_none(adding):
    adding("# Title\n\n" + "word " * 160 + "\n\nTwo.\n\nThree.\n", "a.md")


@pytest.mark.parametrize("lengths", [(160, 170), (600, 40, 90, 700), (90, 600, 80)])
def test_long_paragraphs_of_a_plain_text_that_stand_beside_others_are_their_authors(adding, lengths):
    text = "".join(f"{'word ' * (length - 1)}end.\n\n" for length in lengths)
    assert len(adding(f"Title\n\n{text}", "a.txt", title="Title").publication.units) == len(lengths) + 1


def test_what_abbreviations_stand_for_is_kept_where_they_first_stand(adding):
    added = adding(
        (
            "# The WHO\n\nThe WHO and the <abbr title='bay &amp; cliff'>BC</abbr>.\n\n*[WHO]: World "
            "Health Organization\n*[UN]: United Nations\n"
        ),
        "a.md",
    )
    assert [(one.line, one.name) for one in added.repairs][-2:] == [
        (5, "abbreviation marked"),
        (6, "abbreviation left out"),
    ]
    runs = [run for unit in added.publication.units for run in unit.runs if run.expansion]
    assert [(run.text, run.expansion) for run in runs] == [
        ("WHO", "World Health Organization"),
        ("WHO", "World Health Organization"),
        ("BC", "bay & cliff"),
    ]


def test_underlined_lines_are_headings_with_a_number_too(importing):
    text = (
        "1. Who\n------\n\nAll.\n\nIV. Where\n=========\n\nHere.\n\n2) When\n~~~~~~~\n\nNow.\n\n~~~\n1. "
        "code\n~~~\n"
    )
    draft = importing(text, "a.txt")
    assert markdown(draft) == (
        "## 1. Who\n\nAll.\n\n# IV. Where\n\nHere.\n\n## 2) When\n\nNow.\n\n```\n1. code\n```\n"
    )


def test_contact_identifier_and_embargo_are_taken_over(adding):
    added = adding(
        (
            "---\ntitle: A Title\nidentifier: urn:x:1\ncontact: [a@example.org, '+44 20 7946 "
            "0000']\nembargo: 2030-05-02T09:00+01:00\n---\n\nText.\n"
        ),
        "a.md",
    )
    metadata = added.publication.metadata
    assert (metadata.identifier, metadata.contact) == ("urn:x:1", ("a@example.org", "+44 20 7946 0000"))
    assert metadata.embargo is not None and metadata.embargo.isoformat() == "2030-05-02T09:00:00+01:00"
    assert "front matter left out" not in {one.name for one in added.repairs}


def test_an_embargo_without_its_zone_is_left_for_a_person(adding):
    added = adding("---\ntitle: A Title\nembargo: 2030-05-02 09:00\n---\n\nText.\n", "a.md")
    assert (3, "embargo found") in [(one.line, one.name) for one in added.repairs]


@pytest.mark.parametrize(
    "notation",
    [
        '::: {.table row-headers="1"}\nWells\n\n| A   | B   |\n|-----|-----|\n| 1   | 2   |\n:::\n',
        '::: {lang="fr"}\nUn mot.\n:::\n\nA word.\n',
        'Of H[2]{.sub}O, x[3]{.sup} and [*mot*]{lang="fr"}.\n',
        'As [$x^2$]{alt="x squared"} is.\n\n[$$y$$]{alt="why"}\n',
        "It costs \\$5 or \\$6.\n",
    ],
)
def test_our_own_notation_stays_what_it_means(adding, notation):
    words = notation.replace("\\$", "$") if "alt=" not in notation else notation
    added = adding(f"# A Title\n\nSome words first.\n\n{words}", "a.md")
    assert notation in (added.folder / "statement.md").read_text(encoding="utf-8")
    assert not added.repairs


def test_a_language_before_a_block_and_behind_emphasis_is_kept(adding):
    added = adding("# A Title\n\n{lang=fr}\nUn mot.\n\nA *mot*{lang=fr}.\n", "a.md")
    said = [(run.text, run.language) for unit in added.publication.units for run in unit.runs]
    assert ("Un mot.", "fr") in said
    assert ("mot", "fr") in said


def test_a_fence_that_is_not_quite_ours_is_taken_out(adding):
    added = adding("# A Title\n\n::: figure\nOnly words.\n:::\n\nMore words.\n", "a.md")
    assert [unit.text for unit in added.publication.units if unit.text != "A Title"][-2:] == [
        "Only words.",
        "More words.",
    ]


def test_a_line_before_an_address_is_no_heading_in_a_text_that_has_some(adding):
    said = "Pictures for the site:\n[https://a.example/b](https://a.example/b)\nuse them, and pass them on"
    added = adding(f"# Minutes\n\nText.\n\n### Ideas\n\n{said}\n\n### Plans\n\nText.\n", "a.md")
    assert [one.text for one in added.publication.units if one.level] == ["Minutes", "Ideas", "Plans"]
