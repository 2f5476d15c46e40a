"""Sentences as elements: every one exactly once, and nothing else changed."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from everyreader.browser.chromium import Browser
from everyreader.formats.epub.read.reader import read_back as read_book
from everyreader.formats.epub.write.writer import write as write_book
from everyreader.formats.html.read.reader import read_back as read_page
from everyreader.formats.html.write.writer import page
from everyreader.formats.xhtml import fragment
from everyreader.formats.xhtml.sentences import Marked, mark_sentences
from everyreader.model.errors import MakerFailed
from everyreader.model.publication import Publication
from everyreader.theme.cover import Cover
from everyreader.theme.styles_folder import styles_folder

Statement = Callable[[str], Publication]
_SPACE = re.compile(r"[ \t\r\n\f]+")


def marked(publication: Publication) -> Marked:
    return mark_sentences(fragment(publication), publication)


def body(publication: Publication) -> str:
    """The markup after the title."""
    return marked(publication).fragment.markup.partition("</h1>")[2].replace("</section></div>", "").strip()


def words(element: etree._Element) -> str:
    """What an element says: alternatives for images and formulas, note references left out."""
    if element.tag == "img":
        return element.get("alt", "")
    if str(element.tag).endswith("}math"):
        return element.get("alttext", "")
    if element.get("role") == "doc-noteref":
        return ""
    return (element.text or "") + "".join(words(one) + (one.tail or "") for one in element)


def elements(found: Marked) -> dict[str, etree._Element]:
    return {str(one.get("id")): one for one in etree.fromstring(found.fragment.markup).iterfind(".//*[@id]")}


CASES = {
    "a paragraph of one sentence": ("One.", '<p><span id="s-u2s1">One.</span></p>'),
    "two sentences": ("One. Two.", '<p><span id="s-u2s1">One.</span> <span id="s-u2s2">Two.</span></p>'),
    "a line break between them": (
        "One.\nTwo.",
        '<p><span id="s-u2s1">One.</span> <span id="s-u2s2">Two.</span></p>',
    ),
    "a forced line break between them": (
        "One.\\\nTwo.",
        '<p><span id="s-u2s1">One.</span><br/>\n<span id="s-u2s2">Two.</span></p>',
    ),
    "emphasis inside a sentence": (
        "One *is* one. Two.",
        '<p><span id="s-u2s1">One <em>is</em> one.</span> <span id="s-u2s2">Two.</span></p>',
    ),
    "emphasis across both": (
        "One *is one. Two* is two.",
        (
            '<p><span id="s-u2s1">One <em>is one.</em></span><em> </em><span id="s-u2s2"><em>Two</em> is '
            "two.</span></p>"
        ),
    ),
    "emphasis round both": (
        "*One. Two.*",
        '<p><em><span id="s-u2s1">One.</span> <span id="s-u2s2">Two.</span></em></p>',
    ),
    "a phrase of another language across both": (
        "He said [oui. Non]{lang=fr} again.",
        (
            '<p><span id="s-u2s1">He said <span lang="fr">oui.</span></span><span lang="fr"> </span>'
            '<span id="s-u2s2"><span lang="fr">Non</span> again.</span></p>'
        ),
    ),
    "emphasis that fills a sentence": (
        "One. *Two.* Three.",
        '<p><span id="s-u2s1">One.</span> <em id="s-u2s2">Two.</em> <span id="s-u2s3">Three.</span></p>',
    ),
    "a dateline": (
        "[2 May]{.dateline}",
        '<p><time class="dateline" datetime="2024-05-02" id="s-u2s1">2 May</time></p>',
    ),
    "a cut element keeps its identifier where it begins": (
        "One [is. Two]{#here} is.",
        (
            '<p><span id="s-u2s1">One <span id="here">is.</span></span><span> </span>'
            '<span id="s-u2s2"><span>Two</span> is.</span></p>'
        ),
    ),
    "two sentences inside a link": (
        "See [One. Two.](tel:1)",
        '<p><span id="s-u2s1">See <a href="tel:1">One. Two.</a></span></p>',
    ),
    "a link that is two sentences": (
        "[One. Two.](tel:1)",
        (
            '<p><a href="tel:1" class="alone"><span id="s-u2s1">One.</span> <span '
            'id="s-u2s2">Two.</span></a></p>'
        ),
    ),
    "a sentence that ends in a link and one that begins in it": (
        "Before. See [one. And two](tel:1) now. After.",
        (
            '<p><span id="s-u2s1">Before.</span> <span id="s-u2s2">See <a href="tel:1">one. And two</a> '
            "now.</span> "
            '<span id="s-u2s4">After.</span></p>'
        ),
    ),
    "code with a full stop": (
        "Type `One. Two` now. Yes.",
        '<p><span id="s-u2s1">Type <code>One. Two</code> now.</span> <span id="s-u2s3">Yes.</span></p>',
    ),
    "a block of code": (
        "```\nOne.\n\nTwo.\n```",
        '<pre tabindex="0"><code id="s-u2s1">One.\n\nTwo.</code></pre>',
    ),
    "white space before a formula": (
        'One. [$x$]{alt="X"} is.',
        '<p><span id="s-u2s1">One. </span><span id="s-u2s2"><math',
    ),
    "white space after a formula": (
        'It is [$x$]{alt="x squared."} Two.',
        '</math></span><span id="s-u2s2"> Two.</span></p>',
    ),
    "an image with two sentences": (
        "![One. Two.](a.png)",
        '<p><img src="a.png" alt="One. Two." width="8" height="12" id="s-u2s1"/></p>',
    ),
    "an image among words": (
        "One ![two. Three](a.png) four. Five.",
        (
            '<p><span id="s-u2s1">One <img src="a.png" alt="two. Three" width="8" height="12"/> four.</span> '
            '<span id="s-u2s3">Five.</span></p>'
        ),
    ),
    "decoration": (
        "![](a.png){.decorative}",
        '<p><img src="a.png" alt="" width="8" height="12"/></p>',
    ),
    "an item and its list": (
        "- one\n  - two",
        (
            '<ul>\n<li><p><span id="s-u2s1">one</span></p>\n<ul>\n<li><span '
            'id="s-u3s1">two</span></li>\n</ul></li>\n</ul>'
        ),
    ),
    "no words that could be marked": ("Text.\n\n$x$", '<p><span id="s-u2s1">Text.</span></p>\n<p><math'),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_a_sentence_gets_one_element(
    statement: Statement, tmp_path: Path, source: str, expected: str
) -> None:
    (tmp_path / "small").mkdir(exist_ok=True)
    Image.new("RGB", (8, 12)).save(tmp_path / "small" / "a.png")
    assert body(statement(f"# A Title\n\n{source}\n")).count(expected) == 1


def test_a_notes_reference_stays_with_the_sentence_before_it(statement: Statement) -> None:
    found = elements(marked(statement("# A Title\n\nOne.[^a] Two.\n\n[^a]: Three.\n")))
    assert found["s-u2s1"].find("a").get("role") == "doc-noteref"


def test_a_way_back_is_no_part_of_the_note(statement: Statement) -> None:
    found = elements(marked(statement("# A Title\n\nOne.[^a] Two.\n\n[^a]: Three.\n")))
    assert words(found["s-u3s1"]) == "Three."


def test_a_formula_is_its_own_element(statement: Statement) -> None:
    found = elements(marked(statement('# A Title\n\n[$$x$$]{alt="x. Only x"}\n')))
    assert str(found["s-u2s1"].tag).endswith("}math")


def test_sentences_that_meet_in_a_link_have_one_place(statement: Statement) -> None:
    publication = statement("# A Title\n\nSee [one. And two](https://a.example/) now.\n")
    assert marked(publication).places == {"u1s1": "s-u1s1", "u2s1": "s-u2s1", "u2s2": "s-u2s1"}


def test_an_identifier_of_the_statement_is_left_alone(statement: Statement) -> None:
    publication = statement("# A Title\n\n## Twice {#s-u2s1}\n")
    assert marked(publication).places == {"u1s1": "s--u1s1", "u2s1": "s--u2s1"}


def test_markup_of_another_statement_is_refused(statement: Statement) -> None:
    text = fragment(statement("# A Title\n\nOne.\n"))
    with pytest.raises(MakerFailed, match="part at “Two"):
        mark_sentences(text, statement("# A Title\n\nTwo.\n"))


def test_every_sentence_of_the_rich_statement_has_an_element_of_its_own(rich: Publication) -> None:
    assert marked(rich).places == {one.id: f"s-{one.id}" for one in rich.sentences}


def test_each_element_says_its_sentence(rich: Publication) -> None:
    found = elements(marked(rich))
    said = {one.id: _SPACE.sub(" ", words(found[f"s-{one.id}"])).strip() for one in rich.sentences}
    assert said == {one.id: _SPACE.sub(" ", one.text) for one in rich.sentences}


def test_no_word_and_no_element_of_the_rich_statement_is_lost(rich: Publication) -> None:
    before, after = (etree.fromstring(one.markup) for one in (fragment(rich), marked(rich).fragment))
    assert "".join(after.itertext()) == "".join(before.itertext())
    added = Counter(one.tag for one in after.iter()) - Counter(one.tag for one in before.iter())
    assert set(added) == {"span"}


def test_no_block_stands_inside_a_sentence(rich: Publication) -> None:
    blocks = "self::p or self::li or self::div or self::section or self::table or self::ul or self::ol"
    assert not etree.fromstring(marked(rich).fragment.markup).xpath(
        f"//*[starts-with(@id, 's-')]//*[{blocks}]"
    )


HARD = {
    "emphasis across both": CASES["emphasis across both"][0],
    "a language across both": "[Oui. Non]{lang=fr} again. [سلام [mot. Un]{lang=fr} سلام]{lang=ar} end.",
    "a link across both": CASES["a sentence that ends in a link and one that begins in it"][0],
    "a link that is two sentences": CASES["a link that is two sentences"][0],
    "code with a full stop": CASES["code with a full stop"][0],
    "a phrase that begins and ends with code": "`One. two` is. `x`",
    "formulas": 'Text. [$x^2$]{alt="x. Squared"} text. End.',
    "a table": (
        "::: {.table row-headers=1}\nCaption. *Words. More*.\n\n| A | B |\n|---|--:|\n| r. S. | `1` |\n:::"
    ),
    "definitions": "term\n\n:   one. Two\n\n:   three\n\n    more",
    "an item that opens with a heading": "1) ## One. Two:\n\n   Text. Text.",
    "notes": "a[^a]. B.[^b] C\n\n[^a]: One. Two\n\n[^b]: Three.\n\n    - four. Five",
}


@pytest.fixture
def as_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The e-book's writer with marked sentences."""
    writer = importlib.import_module("everyreader.formats.epub.write.writer")
    monkeypatch.setattr(writer, "fragment", lambda publication: marked(publication).fragment)


def in_book(publication: Publication, folder: Path) -> tuple[object, object]:
    picture = Image.new("RGB", (8, 12))
    picture.save(folder / "cover.png")
    data = (folder / "cover.png").read_bytes()
    write_book(
        publication, folder / "a.epub", cover=Cover(data, data, "Cover: A.", 8, 12), styles=styles_folder()
    )
    reading = read_book(folder / "a.epub")
    return reading.units, reading.notes


@pytest.mark.usefixtures("as_marked")
@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_the_e_book_reads_back_as_the_statement(statement: Statement, tmp_path: Path, text: str) -> None:
    publication = statement(f"# A Title\n\n{text}\n")
    units, notes = (
        [replace(one, line=None) for one in ours] for ours in (publication.units, publication.notes)
    )
    assert in_book(publication, tmp_path) == (tuple(units), tuple(notes))


@pytest.mark.usefixtures("as_marked")
def test_the_rich_e_book_reads_back_as_the_statement(rich: Publication, tmp_path: Path) -> None:
    units, notes = ([replace(one, line=None) for one in ours] for ours in (rich.units, rich.notes))
    assert in_book(rich, tmp_path) == (tuple(units), tuple(notes))


def test_the_page_reads_back_as_the_statement(
    rich: Publication, statement: Statement, browser: Browser, tmp_path: Path
) -> None:
    hard = "\n\n".join(HARD[name] for name in HARD if name not in ("notes", "a link that is two sentences"))
    for publication in (rich, statement(f"# A Title\n\n{hard}\n")):
        path = tmp_path / "page.html"
        path.write_text(page(publication, marked(publication).fragment, styles=styles_folder()), "utf-8")
        reading = read_page(path, browser)
        assert [replace(one, line=None) for one in publication.units] == [
            replace(one, label=ours.label) for one, ours in zip(reading.units, publication.units, strict=True)
        ]
        assert [one.runs for one in publication.notes] == [one.runs for one in reading.notes]
