"""Words in another language: whatever element of a page, an e-book or raw HTML says so, the statement says
it, too."""

from __future__ import annotations

import pytest

from ..conftest import markdown, odt, png
from ..office.test_languages import STYLES, run, word
from ..test_pages import epub
from .test_reader import page

ENGLISH = (
    "The harbour library closes on Saturday and opens again in January. All loans go on until the end of "
    "that month, "
    "and you need not do anything at all about it."
)
FRENCH = (
    "La bibliothèque du port ferme ses portes le samedi et les rouvre en janvier. Tous les prêts sont "
    "prolongés jusqu’à la fin "
    "de ce mois, et vous n’avez rien à faire pour cela. Vous pouvez rendre les livres dans toutes les "
    "autres bibliothèques."
)
TABLE = "<table><thead><tr><th>One</th><th>Two</th></tr></thead><tbody>{}</tbody></table>"


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("<p>An <em lang=fr>esprit</em>.</p>", 'An *[esprit]{lang="fr"}*.'),
        ("<p>A <b lang=fr>tour</b> <cite lang=FR-ca>Le Port</cite>.</p>", 'A **[tour]{lang="fr"}** [Le Port]{lang="fr-CA"}.'),
        ('<p>See <a lang=fr href="https://a.example/">ici</a>.</p>', 'See [[ici](https://a.example/)]{lang="fr"}.'),
        ("<p>Say <q xml:lang=de>gut</q>, <code lang=de>wort</code>, <samp lang=de>x</samp>.</p>", 'Say “[gut]{lang="de"}”, [`wort`]{lang="de"}, [`x`]{lang="de"}.'),
        ("<p>A <span lang=fr> mot </span>here.</p>", 'A [mot]{lang="fr"} here.'),
        ('<p>The <abbr lang=fr title="Organisation mondiale de la santé">OMS</abbr>.</p>', 'The [OMS]{abbr="Organisation mondiale de la santé" lang="fr"}.'),
        ("<p lang=fr>Un mot.</p><p lang=fr>Deux mots.</p>", '::: {lang="fr"}\nUn mot.\n\nDeux mots.\n:::'),
        ("<p lang=fr>Un <i lang=en>word</i>.</p>", '::: {lang="fr"}\nUn *[word]{lang="en"}*.\n:::'),
        ("<h2 lang=fr>Un mot</h2><p>A word.</p>", '## Un mot {lang="fr"}\n\nA word.'),
        ("<ul><li lang=fr>un</li><li>two</li></ul>", '- [un]{lang="fr"}\n- two'),
        ("<ul><li lang=fr>un<ul><li>deux</li></ul></li></ul>", '- [un]{lang="fr"}\n\n  ::: {lang="fr"}\n  - deux\n  :::'),
        ("<ol lang=fr><li>un</li><li lang=de>zwei</li></ol>", '::: {lang="fr"}\n1.  un\n2.  [zwei]{lang="de"}\n:::'),
        ("<blockquote lang=fr><p>Je suis.</p></blockquote>", '::: {lang="fr"}\n> Je suis.\n:::'),
        ("<section lang=fr><p>Un.</p></section>", '::: {lang="fr"}\nUn.\n:::'),
        ("<div lang=fr><p>Un.</p><p lang=en>One.</p></div>", ':::: {lang="fr"}\nUn.\n\n::: {lang="en"}\nOne.\n:::\n::::'),
        ("<details lang=fr><summary>Le prix</summary>Rien.</details>", '::: {lang="fr"}\n\nLe prix\n\n:   Rien.\n:::'),
        ("<dl><dt lang=de>Wort</dt><dd lang=fr>Un mot</dd></dl>", '[Wort]{lang="de"}\n:   [Un mot]{lang="fr"}'),
        ("<address lang=fr>Rue du Port</address>", '[Rue du Port]{lang="fr"}'),
        ("<pre lang=fr>un mot</pre>", '::: {lang="fr"}\n```\nun mot\n```\n:::'),
        (TABLE.format("<tr lang=fr><td>un</td><td lang=de>zwei</td></tr>"), ('| One                | Two                  '
            '|\n|--------------------|----------------------|\n| [un]{lang="fr"}    | [zwei]{lang="de"}  '
            '  |')),
        ("<p lang=''>One.</p><p lang=no-such-one>Two.</p>", "One.\n\nTwo."),
        ('<p>See <a href="https://a.example/" hreflang=fr translate=no>there</a>.</p>', "See [there](https://a.example/)."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["a.html", "a.epub", "a.md"])
def test_every_element_of_a_language_keeps_it(importing, markup, written, kind):
    data = {"a.html": page(markup), "a.epub": epub(f"<h1>The pier</h1>{markup}<p>It opens.</p>")}
    draft = importing(data.get(kind, f"# The pier\n\n<section>{markup}</section>\n\nIt opens.\n"), kind)
    made = "\n".join(line.rstrip() for line in markdown(draft).strip().splitlines())
    first, last = "# The pier\n\n", "\n\nIt opens."
    assert _folded(made.removeprefix(first).removesuffix(last)) == _folded(written)


def _folded(text: str) -> str:
    """``text`` with a table's columns as narrow as they can be."""
    lines = [
        " ".join(line.replace("-", "") if set(line) <= {"|", "-"} else line for line in one.split())
        for one in text.split("\n")
    ]
    return "\n".join(lines)


def test_a_figure_and_its_caption_keep_their_languages(importing, tmp_path):
    (tmp_path / "a.png").write_bytes(png())
    image = '<img src="a.png" alt="un quai">'
    made = markdown(
        importing(page(f"<figure lang=fr>{image}<figcaption>Le quai</figcaption></figure>"), "a.html")
    )
    assert ':::: {lang="fr"}\n::: {.figure}\n![un quai](images/a.png)\n\nLe quai\n:::\n::::' in made
    made = markdown(
        importing(page(f"<figure>{image}<figcaption lang=fr>Le quai</figcaption></figure>"), "a.html")
    )
    assert '::: {.figure}\n![un quai](images/a.png)\n\n[Le quai]{lang="fr"}\n:::' in made
    made = markdown(importing(page(f"<p>{image.replace('src', 'lang=fr src')}</p>"), "a.html"))
    assert '::: {lang="fr"}\n![un quai](images/a.png)\n:::' in made


def test_a_chapter_of_a_book_is_in_the_language_of_its_document(importing):
    chapter = (
        '<html xmlns="http://www.w3.org/1999/xhtml" '
        'xml:lang="{}"><head><title>t</title></head><body><p>{}</p></body></html>'
    )
    book = epub(
        "", "", **{"E/p0.xhtml": chapter.format("en", "Text."), "E/p1.xhtml": chapter.format("fr", "Texte.")}
    )
    assert markdown(importing(book, "a.epub")).strip() == 'Text.\n\n::: {lang="fr"}\nTexte.\n:::'


def test_a_note_is_in_its_own_language_wherever_its_mark_stands(importing):
    body = (
        '<p lang="fr">Un prix<a href="#n" role="doc-noteref">1</a>.</p><ol><li id="n" '
        'role="doc-footnote"><p>Without tax.</p></li></ol>'
    )
    made = markdown(importing(page(body), "a.html"))
    assert '::: {lang="fr"}\nUn prix[^1].\n:::' in made
    assert '::: {lang="en"}' in made and "Without tax." in made


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('A <em lang="fr">mot</em> and <i xml:lang="de">ein</i>.', 'A *[mot]{lang="fr"}* and *[ein]{lang="de"}*.'),
        ('A <a lang="fr" href="https://a.example/">mot</a>.', 'A [[mot]{lang="fr"}](https://a.example/).'),
        ('<div lang="fr">\n\nUn *mot*:\n\n- un\n\n</div>\n\nA word.', '::: {lang="fr"}\nUn *mot*:\n\n- un\n:::\n\nA word.'),
        ('<section lang="fr"><h2>Un</h2>\n\nDeux.\n\n<p>Trois.</p></section>\n\n<p>Four.</p>', '::: {lang="fr"}\n## Un\n\nDeux.\n\nTrois.\n:::\n\nFour.'),
        ('<div lang="fr">\n\nUn.\n\n<div class="x">\n\nDeux.\n\n</div>\n\nTrois.\n\n</div>\n\nA word.', '::: {lang="fr"}\nUn.\n\nDeux.\n\nTrois.\n:::\n\nA word.'),
        ('1. One\n\n   <div lang="fr">\n\n   Un.\n\n   </div>', '1.  One\n\n    ::: {lang="fr"}\n    Un.\n    :::'),
        ("<div>\n\nA word.\n\n</div>\n\nTwo.", "A word.\n\nTwo."),
    ],
)  # fmt: skip
def test_raw_html_round_markdown_keeps_its_language(importing, written, read):
    assert markdown(importing(f"{written}\n", "a.md")).strip() == read


TWO = f'<p>{ENGLISH}</p><div lang="fr-CA"><p>{FRENCH}</p></div>'


@pytest.mark.parametrize(
    ("data", "kind", "language"),
    [
        (f'<html lang="EN-ca"><body><main><h1>Library</h1>{TWO}</main></body></html>', "html", "en-CA"),
        (f"<html><body><main><h1>Library</h1>{TWO}</main></body></html>", "html", "en"),
        ((f'<html lang="en"><body><main lang="fr-CA"><h1>Livres</h1><p>{FRENCH}</p></main></body></html'
            f'>'), "html", "fr-CA"),
        ((f'<html lang="en"><body><main><div lang="fr-CA"><h1>Livres</h1><p>{FRENCH}</p></div></main></'
            f'body></html>'), "html", "fr-CA"),
        (f'<html lang="en"><body><main><h1>Livres</h1><p>{FRENCH}</p></main></body></html>', "html", "fr"),
        (f"---\nlang: EN-CA\n---\n# Library\n\n{ENGLISH}\n\n::: {{lang=fr-CA}}\n{FRENCH}\n:::\n", "md", "en-CA"),
        (f"---\nlang: en-CA\n---\n# Library\n\n{ENGLISH}\n\n<div lang='fr-CA'>\n\n{FRENCH}\n\n</div>\n", "md", "en-CA"),
        (word(run(ENGLISH), run(FRENCH, "fr-CA")), "docx", "en-GB"),
        (odt(f"<text:p>{ENGLISH}</text:p><text:p text:style-name='P'>{FRENCH}</text:p>", STYLES), "odt", "en"),
    ],
)  # fmt: skip
def test_the_language_of_the_whole_is_that_of_the_words_not_marked_as_in_another(
    adding, data, kind, language
):
    added = adding(data, f"a.{kind}", language="", title="Library")
    assert added.publication.metadata.language == language
    languages = {run.language for unit in added.publication.all_units for run in unit.runs}
    assert languages >= ({language, "fr-CA"} if ENGLISH in str(data) and kind != "odt" else {language})


def test_a_mark_of_the_texts_own_language_says_nothing(adding):
    added = adding(
        f'<html lang="en"><body><p lang="en">{ENGLISH}</p><p>A <i lang="en">word</i>.</p></body></html>',
        "a.html",
        title="Library",
    )
    assert "lang=" not in (added.folder / "statement.md").read_text()


def test_headings_of_a_part_in_another_language_are_mended_as_others_are(adding):
    part = (
        f'<section lang="fr"><h1>Livres</h1><p><b>Vos prêts</b></p><p>{FRENCH}</p><h4>Heures</h4><p>À '
        f"neuf heures.</p></section>"
    )
    text = f'<html lang="en"><body><main><h1>Library</h1><p>{ENGLISH}</p>{part}</main></body></html>'
    said = (adding(text, "a.html").folder / "statement.md").read_text()
    assert [line for line in said.splitlines() if line.startswith("#")] == [
        "# Library",
        '## Livres {lang="fr"}',
        '### [Vos prêts]{lang="fr"}',
        '### Heures {lang="fr"}',
    ]
    assert f'::: {{lang="fr"}}\n{FRENCH}\n:::' in said
